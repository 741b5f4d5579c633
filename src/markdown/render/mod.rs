//! Markdown into HTML.

use super::host::{Host, Options};
use super::{outline, slug, snippet, tree};
use crate::findings::{Findings, Place};

/// A text as HTML.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// All of it, footnotes included.
    pub html: String,
    /// What stands before the first heading.
    pub lead_html: String,
    /// The headings, for a table of contents.
    pub headings: Vec<RenderedHeading>,
    /// What stands under each main heading.
    pub sections: Vec<RenderedSection>,
    /// The footnotes; whoever uses the lead and the sections puts them at the end.
    pub footnotes_html: String,
    /// In a clause: its paragraphs and the text between them.
    pub blocks: Vec<Block>,
}

/// A heading as it is rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderedHeading {
    /// Its level in HTML.
    pub level: u8,
    /// Its identifier, with the prefix.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its number, "2.1".
    pub number: Option<String>,
}

/// What stands under a main heading, the heading itself left off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderedSection {
    /// The heading's identifier, with the prefix.
    pub id: String,
    /// Its words.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// What stands under it.
    pub html: String,
}

/// A paragraph (lid) of a clause, or text between paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Its anchor: by name where it has one, else by number.
    pub id: Option<String>,
    /// A second anchor by number, where `id` is one by name.
    pub number_id: Option<String>,
    /// "2", "3.2.2"; `None` for text between paragraphs.
    pub number: Option<String>,
    /// Which paragraph it is, from 1.
    pub paragraph: Option<u32>,
    /// Its content, without number and anchors.
    pub html: String,
}

/// Renders a text.
pub fn render(text: &str, place: Place, options: &Options, host: &dyn Host) -> Rendered {
    let mut nodes = tree::parse(text, place, &mut Findings::default());
    snippet::put_in_place(&mut nodes, host);
    outline::number(&mut nodes);
    let ids = slug::heading_ids(&nodes);
    let _ = (options, ids);
    Rendered { html: super::escape(&tree::plain(&nodes)), ..Rendered::default() }
}

/// Renders a text that stands in a line or a cell: one paragraph comes without `<p>`.
pub fn inline(text: &str, place: Place, options: &Options, host: &dyn Host) -> String {
    render(text, place, options, host).html
}
