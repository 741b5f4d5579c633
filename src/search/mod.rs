//! Search: one analysis at build time, one index, one way to query it.
//!
//! `Entry`s are analysed (`words`, `stem`, `compound`, `synonym`, `analysis`), counted by tantivy (`record`), turned into
//! whole-number impacts (`impact`) and written as scripts that a browser loads (`export`, `wire`). A query reads those
//! same files (`reader`, `query`, `excerpt`), as `themes/default/scripts/search.js` does, so that both give the same
//! results. Nothing of the domain is known here, and nothing is printed.

mod analysis;
mod compound;
mod excerpt;
mod export;
mod first;
mod forms;
mod fuzzy;
mod impact;
mod near;
mod parse;
mod places;
mod query;
mod reader;
mod record;
mod resolve;
mod stem;
mod store;
mod synonym;
mod verbs;
mod why;
mod wire;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

pub use self::analysis::unused_synonyms;
use self::export::Head;
pub use self::query::{Hit, Note, Piece, Results};
pub use self::resolve::How;
pub use self::why::{Reason, Sought, Why};

/// One result: a page or a part of one.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The address of the page relative to the root of the site, with an anchor where the entry is part of a page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its kind as in references, singular: `product`, `clause`, `question`.
    pub kind: String,
    /// Codes and numbers it goes by.
    pub codes: Vec<String>,
    /// Words that people search for and the text does not use.
    pub keywords: Vec<String>,
    /// What a result says in one line beside its text: tariff, ages.
    pub facts: Vec<String>,
    /// True for what is gone: it stands below what there is.
    pub gone: bool,
    /// Values to filter by: segment, law, category, municipality.
    pub facets: BTreeMap<String, Vec<String>>,
    /// Its text.
    pub sections: Vec<Section>,
    /// Names for which it comes before all others: a page of the menu by what the menu calls it.
    pub names: Vec<String>,
    /// Where it stands under a number: an article in each of its contracts.
    pub places: Vec<Place>,
    /// What comes behind the anchor of a place for each part that has a number: `lid-3`, `lid-3-a`.
    pub parts: Vec<String>,
}

/// A number under which an entry stands somewhere.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// The number: `3.2`.
    pub number: String,
    /// What it stands in: the title of a contract.
    pub name: String,
    /// The address without the number in its anchor: `overeenkomsten/raam.html#artikel-`.
    pub url: String,
}

/// A stretch of text under a heading.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// The anchor of the heading on the page.
    pub anchor: Option<String>,
    /// The heading; empty for text before the first one.
    pub heading: String,
    /// Plain text.
    pub text: String,
    /// Names of other things that are listed here: they count less than what the entry says of itself.
    pub listing: bool,
}

/// What a site adds to the analysis.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Groups of words or phrases for one thing.
    pub synonyms: Vec<Vec<String>>,
    /// Words that are no compounds.
    pub never_split: Vec<String>,
    /// Words that compounds are made of.
    pub parts: Vec<String>,
    /// What readers call each kind.
    pub kinds: BTreeMap<String, String>,
    /// The language of the site, `nl` or `en`.
    pub language: String,
}

/// How a word is analysed, to show to an editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Analysed {
    /// The word as it is looked up.
    pub word: String,
    /// Its stem: words of one stem are found by each other.
    pub stem: String,
    /// Its parts, when it is a compound.
    pub parts: Vec<String>,
    /// Words and phrases that are searched with it.
    pub synonyms: Vec<String>,
    /// Whether it says nothing about what a text is about.
    pub stop: bool,
}

/// What can go wrong with an index.
#[derive(Debug)]
pub enum Failure {
    /// A file of the index is missing or damaged.
    Damaged,
    /// Another process is writing the index.
    Busy,
    /// The index could not be written or read.
    Io(std::io::Error),
    /// tantivy refused.
    Engine(tantivy::TantivyError),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged => f.write_str("the search index is damaged; build the site again"),
            Self::Busy => f.write_str("another process is writing the search index"),
            Self::Io(error) => write!(f, "the search index: {error}"),
            Self::Engine(error) => write!(f, "the search index: {error}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<tantivy::TantivyError> for Failure {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Engine(error)
    }
}

/// The search index of a site.
#[derive(Debug)]
pub struct Index {
    head: Head,
    files: Vec<(String, Vec<u8>)>,
    names: BTreeMap<String, usize>,
}

impl Index {
    /// Analyses and indexes entries in memory. The same entries and settings give the same files.
    pub fn build(entries: &[Entry], settings: &Settings) -> Result<Self, Failure> {
        Self::build_in(entries, settings, None)
    }

    /// As `build`, with tantivy's index of record in an empty folder.
    fn build_in(entries: &[Entry], settings: &Settings, folder: Option<&Path>) -> Result<Self, Failure> {
        let analysis = analysis::analyse(entries, settings);
        let addresses: Vec<&str> = entries.iter().map(|entry| entry.url.as_str()).collect();
        let record = record::record(&analysis.terms, &addresses, folder)?;
        let impacts = impact::impacts(&analysis, &record, entries);
        Self::from_files(export::export(entries, &impacts, settings))
    }

    fn from_files(files: Vec<(String, Vec<u8>)>) -> Result<Self, Failure> {
        let names = (0..).zip(&files).map(|(place, (name, _))| (name.clone(), place)).collect();
        let (_, head) = files.first().ok_or(Failure::Damaged)?;
        let head: Head = serde_json::from_slice(&wire::read_script(head)?).map_err(|_| Failure::Damaged)?;
        if head.format != export::FORMAT {
            return Err(Failure::Damaged);
        }
        Ok(Self { head, files, names })
    }

    /// The browser index: names with `/` relative to its folder, and contents. The first is `head.js`, whose name never
    /// changes; pages name it in `data-index`. All others carry a content hash in their names.
    pub fn export(&self) -> &[(String, Vec<u8>)] {
        &self.files
    }

    /// The values of each facet that results can be chosen by; `kind` is one of them.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn facets(&self) -> Result<BTreeMap<String, Vec<String>>, Failure> {
        let mut facets = reader::Reader::new(self).facets()?;
        facets.insert("kind".to_owned(), self.head.kinds.clone());
        Ok(facets)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.head.entries as usize
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.head.entries == 0
    }

    /// Answers a query: at most `limit` hits, of entries that have one of the values of every facet in `filters`
    /// (`kind` is a facet too).
    pub fn query(&self, text: &str, limit: usize, filters: &BTreeMap<String, Vec<String>>) -> Result<Results, Failure> {
        self.find(text, limit, filters, false)
    }

    /// As `query`; where it is `exact`, only the words as they were typed are looked for: nothing is corrected, opened or
    /// taken for another.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn find(&self, text: &str, limit: usize, filters: &BTreeMap<String, Vec<String>>, exact: bool) -> Result<Results, Failure> {
        query::answer(self, text, limit, filters, exact).map(|answer| answer.results)
    }
}

/// How words are analysed with these settings, on a site of these entries (which may be none).
pub fn analyze(text: &str, entries: &[Entry], settings: &Settings) -> Vec<Analysed> {
    analysis::explain(text, entries, settings)
}

#[cfg(test)]
mod tests;
