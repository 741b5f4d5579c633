//! What an editor can write: the kinds of files, their keys, and both as a JSON Schema.
//!
//! Nothing is said here that the records do not say themselves, but for where a kind of file stands and what it is for.

pub mod keys;
pub mod schema;

use crate::catalogue::{contract, document, edition, people, procurement, product, segment, settings, tariff};
use crate::content::fields::FromValue;
use crate::content::form::{Form, Record};

/// How the keys of a kind stand in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// TOML.
    Toml,
    /// TOML between two lines of `+++`, with Markdown below it.
    FrontMatter,
    /// The columns of a CSV file.
    Columns,
    /// TOML in a fenced block of a Markdown text.
    Block,
}

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub struct FileKind {
    /// What it is called.
    pub name: &'static str,
    /// Where such files stand, in the folder of the site.
    pub place: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// How its keys stand in it.
    pub layout: Layout,
    /// Its keys.
    record: fn() -> Record,
}

impl FileKind {
    /// Its keys, as an editor can write them.
    pub fn record(&self) -> Record {
        (self.record)()
    }

    /// The kind that somebody means: by its name, by its folder, or by a file.
    pub fn find(word: &str) -> Option<&'static Self> {
        let word = word.trim().trim_start_matches("./").trim_end_matches('/');
        KINDS.iter().find(|kind| kind.name == word).or_else(|| Self::of(word)).or_else(|| {
            let folder = word.strip_prefix("content/").unwrap_or(word);
            let stands = |kind: &&Self| kind.place.strip_prefix("content/").and_then(|place| place.split_once('/')).map(|(first, _)| first);
            KINDS.iter().find(|kind| stands(kind) == Some(folder) || kind.place == format!("content/{word}"))
        })
    }

    /// The kind of the file at this path in the folder of a site.
    pub fn of(path: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| match kind.place.split_once("**/*") {
            Some((folder, end)) => kind.layout != Layout::Block && path.starts_with(folder) && path.ends_with(end),
            None => kind.place == path,
        })
    }
}

/// The keys of a type that is read as a whole file, a row or a block.
fn keys<T: FromValue>() -> Record {
    match T::form() {
        Form::Record(record) => record,
        _ => Record { name: "", about: String::new(), keys: Vec::new(), open: false },
    }
}

/// A row of tariffs in CSV: its scope stands in columns of its own, and it has no build-up.
fn tariff_row() -> Record {
    use crate::catalogue::scope::Scope;
    use crate::content::fields::FromKeys;
    let mut row = keys::<tariff::TariffRow>();
    row.keys.retain(|key| !["where", "buildup"].contains(&key.name));
    row.with_group(Scope::keys())
}

/// Declares the kinds, each in one line.
macro_rules! kinds {
    ($($name:literal $layout:ident $place:literal $record:expr; $about:literal)*) => {
        /// All kinds of files, in the order in which an editor meets them.
        pub static KINDS: &[FileKind] = &[$(FileKind { name: $name, place: $place, about: $about, layout: Layout::$layout, record: $record }),*];
    };
}

kinds! {
    "bestek.toml" Toml "bestek.toml" keys::<settings::Settings>;
        "The site: who publishes it, where, in which language and theme. Required."
    "catalogue.toml" Toml "content/catalogue.toml" keys::<edition::Edition>;
        "The version of the catalogue, its status and validity, and what holds for all of it. Required."
    "product" FrontMatter "content/products/**/*.md" keys::<product::Product>;
        "One product a file; below its keys what it is and for whom, and a section under every heading."
    "segment" FrontMatter "content/segments/**/*.md" keys::<segment::Segment>;
        "One segment a file (segment, perceel, opdracht, arrangement); they nest by `parent`."
    "tariffs" Toml "content/tariffs/**/*.toml" keys::<tariff::TariffSheet>;
        "One period of tariffs a file."
    "tariffs.csv" Columns "content/tariffs/**/*.csv" tariff_row;
        "The rows of a period, in a CSV file beside the TOML file of the same name."
    "clause" FrontMatter "content/clauses/**/*.md" keys::<contract::Clause>;
        "One clause a file; below its title its paragraphs as an ordered list."
    "contract" Toml "content/contracts/**/*.toml" keys::<contract::Contract>;
        "One contract a file, composed from clauses, or a contract for every segment or category."
    "requirements" Toml "content/requirements/**/*.toml" || keys::<document::Requirements>().optional("title");
        "One programme of requirements a file (programma van eisen)."
    "document" FrontMatter "content/documents/**/*.md" keys::<document::Document>;
        "One document a file: a strategy, a letter, a report, an explanation, a form."
    "questions" Toml "content/questions/**/*.toml" || keys::<document::QuestionRound>().optional("title");
        "One round of questions and answers a file (nota van inlichtingen)."
    "table" Toml "content/tables/**/*.toml" keys::<document::TableFile>;
        "One table a file; its rows here, or in a CSV file of the same name. A CSV file alone is a table as well: its first row has the columns."
    "chart" Block "content/**/*.md" keys::<crate::charts::Chart>;
        "A fenced block marked `chart`, in any Markdown text: a table drawn as a chart."
    "glossary.toml" Toml "content/glossary.toml" keys::<document::Glossary>;
        "Terms and what they mean (begrippenlijst)."
    "municipalities.toml" Toml "content/municipalities.toml" keys::<people::Municipalities>;
        "The municipalities (gemeenten)."
    "providers.toml" Toml "content/providers.toml" keys::<people::Providers>;
        "The providers and what they are contracted for (aanbieders)."
    "offers.csv" Columns "content/offers.csv" keys::<people::Offer>;
        "What providers offer now, with waiting times and stops (cliëntenstop)."
    "scores.csv" Columns "content/scores.csv" keys::<people::Score>;
        "What providers score on indicators."
    "planning.toml" Toml "content/planning.toml" keys::<procurement::Planning>;
        "The steps of the procurement, with their dates."
    "indicators.toml" Toml "content/indicators.toml" keys::<procurement::Indicators>;
        "What is measured (indicatoren)."
    "procedures.toml" Toml "content/procedures.toml" keys::<procurement::Procedures>;
        "How providers are selected."
    "guide.toml" Toml "content/guide.toml" keys::<procurement::Guide>;
        "From a situation to products, question by question (hulp bij kiezen)."
}

/// What stands in the folder of a site and has no keys.
pub static WITHOUT_KEYS: &[(&str, &str)] = &[
    ("content/snippets/**/*.md", "Text that is used in several places, by `[](snippet:name)`."),
    ("content/assets/**", "Images and attachments, copied as they are."),
    ("content/versions/**", "Frozen versions, written by a release and never by hand."),
    ("themes/**", "A theme, or files that take the place of those of the default theme."),
    ("output/**", "What a build made; nothing in it is edited."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::rules;

    #[test]
    fn a_kind_is_found_by_its_name_its_folder_and_a_file() {
        let found = |word| FileKind::find(word).map(|kind| kind.name);
        for word in ["product", "products", "content/products/", "content/products/a/45a48.md"] {
            assert_eq!(found(word), Some("product"), "{word}");
        }
        assert_eq!((found("bestek.toml"), found("content/offers.csv")), (Some("bestek.toml"), Some("offers.csv")));
        assert_eq!((found("tariffs"), found("content/tariffs/2026.csv")), (Some("tariffs"), Some("tariffs.csv")));
        assert_eq!(found("geen"), None);
    }

    #[test]
    fn every_kind_has_keys_and_no_name_of_a_rule() {
        for kind in KINDS {
            assert!(!kind.record().keys.is_empty(), "{} has no keys", kind.name);
            assert_eq!(rules::find(kind.name), None);
        }
    }
}
