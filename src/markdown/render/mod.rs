//! Markdown into HTML: the whole of a text, cut into what pages need of it.
//!
//! Classes and identifiers in this HTML are what themes build on; they stand in [`classes`].

mod block;
mod clause;
mod inline;
mod notes;
mod renumber;
mod table;

pub use notes::without_notes;
pub use renumber::notes_through;
pub use table::columns_on_paper;

use super::escape::text_of;
use super::host::{Host, Labels, Options};
use super::outline::{self, Path};
use super::tree::{self, Kind, Node};
use super::{slug, snippet};
use crate::findings::{Findings, Place};
use notes::Notes;
use std::collections::{BTreeMap, BTreeSet};

/// The classes of the HTML that is written here.
pub mod classes {
    /// The paragraphs (leden) of a clause.
    pub const PARAGRAPHS: &str = "paragraphs";
    /// The parts (onderdelen) of a paragraph.
    pub const PARTS: &str = "parts";
    /// A number that stands before what it numbers, and a cell with a figure.
    pub const NUMBER: &str = "number";
    /// The frame in which a wide table scrolls.
    pub const TABLE: &str = "table-frame";
    /// A cell whose text stands in the middle.
    pub const CENTRE: &str = "centre";
    /// A term that was linked by itself.
    pub const TERM: &str = "term";
    /// A link to another site.
    pub const EXTERNAL: &str = "external";
    /// The sign of a footnote.
    pub const NOTE: &str = "footnote-sign";
    /// A footnote on paper, in the line that leads to it.
    pub const FOOTNOTE: &str = "footnote";
    /// The footnotes at the end.
    pub const NOTES: &str = "footnotes";
    /// What leads nowhere; only seen in a preview of content with errors.
    pub const UNKNOWN: &str = "unknown";
}

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
    /// The footnotes at the end; whoever uses the lead and the sections puts them at the end.
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

/// Renders a text that stands at `place`.
pub fn render(text: &str, place: Place, options: &Options, host: &dyn Host) -> Rendered {
    let nodes = prepare(text, place, host);
    let mut writer = Renderer::new(&nodes, options, host);
    let mut rendered = writer.whole(&nodes);
    rendered.footnotes_html = writer.notes();
    rendered.html.push_str(&rendered.footnotes_html);
    rendered.headings = writer.headings;
    rendered
}

/// Renders a text that stands in a line or a cell: one paragraph comes without `<p>`.
pub fn inline(text: &str, place: Place, options: &Options, host: &dyn Host) -> String {
    let nodes = prepare(text, place, host);
    let mut renderer = Renderer::new(&nodes, options, host);
    let mut out = String::new();
    match nodes.as_slice() {
        [Node { kind: Kind::Paragraph { .. }, children, .. }] if snippet::alone(&nodes[0]).is_none() => {
            renderer.inlines(children, &mut out);
        }
        _ => renderer.blocks(&nodes, &mut out),
    }
    out.push_str(&renderer.notes());
    out
}

fn prepare(text: &str, place: Place, host: &dyn Host) -> Vec<Node> {
    let mut nodes = tree::parse(text, place, &mut Findings::default());
    snippet::put_in_place(&mut nodes, host);
    outline::number(&mut nodes);
    nodes
}

/// Writes nodes, and remembers what was numbered, named and linked so far.
struct Renderer<'a> {
    options: &'a Options,
    host: &'a dyn Host,
    labels: Labels,
    ids: std::vec::IntoIter<String>,
    taken: BTreeSet<String>,
    headings: Vec<RenderedHeading>,
    counts: Vec<u32>,
    unnumbered: Option<u8>,
    linked: BTreeSet<String>,
    plain: bool,
    quoted: bool,
    footnote: bool,
    /// How many tags of emphasis are open.
    emphasis: usize,
    path: Path,
    notes: Notes<'a>,
    tables: BTreeMap<String, usize>,
}

impl<'a> Renderer<'a> {
    fn new(nodes: &'a [Node], options: &'a Options, host: &'a dyn Host) -> Self {
        let ids: Vec<String> = slug::heading_ids(nodes).into_iter().map(|id| format!("{}{id}", options.prefix)).collect();
        Self {
            options,
            host,
            labels: host.labels(),
            taken: ids.iter().cloned().collect(),
            ids: ids.into_iter(),
            headings: Vec::new(),
            counts: Vec::new(),
            unnumbered: None,
            linked: BTreeSet::new(),
            plain: !options.terms,
            quoted: false,
            footnote: false,
            emphasis: 0,
            path: Path::default(),
            notes: Notes::of(nodes, options.print),
            tables: BTreeMap::new(),
        }
    }

    /// An identifier with the prefix, unless it is taken already.
    fn claim(&mut self, id: &str) -> Option<String> {
        let id = format!("{}{id}", self.options.prefix);
        self.taken.insert(id.clone()).then_some(id)
    }

    /// An anchor of a clause, which already begins with the clause or its number, unless it is taken.
    fn claim_anchor(&mut self, id: String) -> Option<String> {
        self.taken.insert(id.clone()).then_some(id)
    }

    fn whole(&mut self, nodes: &'a [Node]) -> Rendered {
        let nodes = flat(nodes);
        let levels = nodes.iter().filter_map(|node| heading_level(node));
        let split = levels.min().unwrap_or(2).max(2);
        let mut out = Rendered::default();
        for node in nodes {
            let mut html = String::new();
            if let Some(level) = heading_level(node) {
                html = self.heading(node);
                out.text_block(&html);
                if level <= split || out.sections.is_empty() {
                    let RenderedHeading { id, text: title, number, .. } = self.headings.last().cloned().unwrap_or_default();
                    out.sections.push(RenderedSection { id, title, number, html: String::new() });
                    out.html.push_str(&html);
                    continue;
                }
            } else if self.options.clause.is_some() && matches!(node.kind, Kind::List { ordered: Some(_) }) {
                out.blocks.extend(self.paragraphs(node, &mut html));
            } else {
                self.block(node, &mut html);
                out.text_block(&html);
            }
            out.add(&html);
        }
        out
    }

    fn heading(&mut self, node: &'a Node) -> String {
        let Kind::Heading { level, unnumbered, .. } = node.kind else { return String::new() };
        self.linked.clear();
        let top = self.options.top.clamp(1, 6);
        let before = self.headings.last().map_or(top - 1, |heading| heading.level);
        let level = (level + top).saturating_sub(2).clamp(top, 6).min(before + 1);
        let number = self.number(level - top, unnumbered);
        let id = self.ids.next().unwrap_or_default();
        let mut inner = String::new();
        let plain = std::mem::replace(&mut self.plain, true);
        // The words of a heading stand in the contents and at the head of pages too.
        let in_line = std::mem::take(&mut self.notes.in_lines);
        self.inlines(&node.children, &mut inner);
        (self.plain, self.notes.in_lines) = (plain, in_line);
        // The text of a reference ("artikel 21, lid 2") begins as a heading does.
        if begins_with_reference(&node.children) {
            inner = capital(&inner);
        }
        let text = text_of(&without_notes(&inner));
        let shown = number.as_ref().map_or(String::new(), |number| format!("<span class=\"{}\">{number}</span> ", classes::NUMBER));
        self.headings.push(RenderedHeading { level, id: id.clone(), text, number });
        format!("<h{level} id=\"{id}\">{shown}{inner}</h{level}>\n")
    }

    /// The next number of a heading, 0 being the highest level.
    fn number(&mut self, level: u8, unnumbered: bool) -> Option<String> {
        if !self.options.numbered {
            return None;
        }
        // What stands under an unnumbered heading has no number either.
        if unnumbered || self.unnumbered.is_some_and(|above| level > above) {
            self.unnumbered = Some(self.unnumbered.map_or(level, |above| above.min(level)));
            return None;
        }
        self.unnumbered = None;
        self.counts.resize(usize::from(level) + 1, 0);
        if let Some(last) = self.counts.last_mut() {
            *last += 1;
        }
        let number = self.counts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        Some(format!("{}{number}", self.options.heading_prefix))
    }
}

impl Rendered {
    /// Adds what follows to the section it stands in, or to the lead.
    fn add(&mut self, html: &str) {
        self.html.push_str(html);
        match self.sections.last_mut() {
            Some(section) => section.html.push_str(html),
            None => self.lead_html.push_str(html),
        }
    }

    /// Adds text between paragraphs, to the text before it where there is some.
    fn text_block(&mut self, html: &str) {
        match self.blocks.last_mut() {
            Some(block) if block.paragraph.is_none() => block.html.push_str(html),
            _ if html.is_empty() => {}
            _ => self.blocks.push(Block { html: html.to_owned(), ..Block::default() }),
        }
    }
}

fn heading_level(node: &Node) -> Option<u8> {
    if let Kind::Heading { level, .. } = node.kind { Some(level) } else { None }
}

/// Nodes with those of snippets among them.
fn flat(nodes: &[Node]) -> Vec<&Node> {
    let mut out = Vec::new();
    for node in nodes {
        if let Kind::Snippet = node.kind {
            out.extend(flat(&node.children));
        } else {
            out.push(node);
        }
    }
    out
}

/// Whether a heading begins with a reference whose text is made of its target.
fn begins_with_reference(nodes: &[Node]) -> bool {
    matches!(nodes.first(), Some(Node { kind: Kind::Link { .. }, children, .. }) if children.is_empty())
}

/// HTML with a capital at the start of its text.
fn capital(html: &str) -> String {
    let mut inside = false;
    let first = html.char_indices().find(|(_, c)| {
        let tag = inside || *c == '<';
        inside = if inside { *c != '>' } else { *c == '<' };
        !tag
    });
    let Some((at, letter)) = first else { return html.to_owned() };
    format!("{}{}{}", &html[..at], letter.to_uppercase(), &html[at + letter.len_utf8()..])
}
