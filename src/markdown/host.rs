//! What rendering asks of whoever calls it: addresses, embeds, terms, words. Knows no catalogue.

use super::outline::Path;
use super::terms::Terms;
use crate::catalogue::reference::Reference;
use crate::catalogue::terms::Language;
use crate::charts::ChartData;
use crate::findings::Place;

/// The one door through which Markdown reaches the catalogue. Every answer may be "not known";
/// reporting that is the task of the checks, not of rendering.
pub trait Host {
    /// What a reference becomes: links and the words between them, one after the other. `spot` says where it stands.
    fn link(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Vec<Link>>;

    /// The HTML of an embedded image or table, a whole block where `embed.alone`.
    /// Snippets are never asked for here.
    fn embed(&self, embed: &Embed<'_>) -> Option<String>;

    /// The Markdown of a snippet and where it stands.
    fn snippet(&self, id: &str) -> Option<(&str, Place)> {
        let _ = id;
        None
    }

    /// The terms that are linked by themselves.
    fn terms(&self) -> Option<&Terms> {
        None
    }

    /// The address of a term, by its identifier in [`Host::terms`].
    fn term_link(&self, id: &str) -> Option<String> {
        let _ = id;
        None
    }

    /// The data of a table under `content/tables`.
    fn chart_data(&self, table: &str) -> Option<ChartData> {
        let _ = table;
        None
    }

    /// How a chart is called where it stands: "Figuur 1".
    fn figure_label(&self, chart: &str) -> Option<String> {
        let _ = chart;
        None
    }

    /// The words that rendering adds itself.
    fn labels(&self) -> Labels {
        Labels::default()
    }
}

/// Where a link stands.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The text that was written between the brackets, without markup; may be empty.
    pub text: &'a str,
    /// The paragraph and part of the clause that it stands in; empty outside of them.
    pub path: &'a Path,
}

/// Where a link leads; words where it leads nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Its address; `None` where the text just stands there.
    pub href: Option<String>,
    /// Its text, used where none was written.
    pub text: String,
    /// A class, for what looks different: a code, an amount.
    pub class: Option<String>,
}

/// What an image asks for.
#[derive(Clone, Copy, Debug)]
pub struct Embed<'a> {
    /// What is embedded.
    pub reference: &'a Reference,
    /// The text alternative.
    pub alt: &'a str,
    /// The text in quotes behind the address.
    pub caption: Option<&'a str>,
    /// True where it is a paragraph by itself; otherwise only inline HTML may be given.
    pub alone: bool,
}

/// How a text is rendered.
#[derive(Clone, Debug)]
pub struct Options {
    /// The level in HTML of a `##` heading. No level is ever skipped.
    pub top: u8,
    /// Whether headings are numbered.
    pub numbered: bool,
    /// Stands before the numbers of headings: "E." in annex E.
    pub heading_prefix: String,
    /// Stands before every identifier, so that several texts can share a page: `45a48-`. Not before
    /// the paragraphs and parts of a clause: those are unique by themselves.
    pub prefix: String,
    /// Set for a clause in a contract.
    pub clause: Option<ClauseOptions>,
    /// Whether the first use of a term in a section is linked.
    pub terms: bool,
    /// What to call the text where a table has no heading above it.
    pub name: String,
    /// Whether it is for paper, where nothing can be unfolded.
    pub print: bool,
    /// The language of figures in charts.
    pub language: Language,
}

impl Default for Options {
    fn default() -> Self {
        let (heading_prefix, prefix, name) = (String::new(), String::new(), String::new());
        Self { top: 2, numbered: false, heading_prefix, prefix, clause: None, terms: true, print: false, name, language: Language::Nl }
    }
}

/// How a clause is numbered where it stands.
#[derive(Clone, Debug, Default)]
pub struct ClauseOptions {
    /// The identifier of the clause, which anchors by name start with: `facturatie`.
    pub id: String,
    /// What anchors by number start with: `artikel-7`. `None` in the unnumbered front.
    pub number_id: Option<String>,
    /// What stands before the number of a paragraph: "", "3.2." or "3.19.".
    pub number_prefix: String,
}

/// The words that rendering adds.
#[derive(Clone, Debug)]
pub struct Labels {
    /// Heads the footnotes: "Noten".
    pub notes: String,
    /// "Terug naar de tekst".
    pub back: String,
    /// "Tabel".
    pub table: String,
    /// "Noot": what the sign of a footnote is called.
    pub note: String,
    /// "Gegevens bij": before the title of a chart, over its figures.
    pub data: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            notes: "Noten".into(),
            back: "Terug naar de tekst".into(),
            table: "Tabel".into(),
            note: "Noot".into(),
            data: "Gegevens bij".into(),
        }
    }
}
