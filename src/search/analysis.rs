//! From entries to the terms of their fields, with every word analysed once.
//!
//! Knows stems, compounds, synonyms and stop words; knows nothing of tantivy, files or queries.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use super::compound::Splitter;
use super::stem::{exceptions, stem};
use super::synonym::Synonyms;
use super::verbs;
use super::words::{Run, code_parts, fold, normal, runs};
use super::{Entry, Settings};

/// The fields of the index. Entries are cut into the first five; parts of compounds and codes are in the last two.
pub const NAMES: [&str; FIELDS] = ["title", "headings", "code", "body", "keywords", "title_parts", "body_parts"];
/// How many fields there are.
pub const FIELDS: usize = 7;
/// The field of the title.
pub const TITLE: usize = 0;
const TITLE_PARTS: usize = 5;
const BODY_PARTS: usize = 6;

/// The terms of one entry.
#[derive(Debug, Default)]
pub struct Terms {
    /// Stems by field.
    pub fields: [Vec<String>; FIELDS],
    /// The folded words of title, headings, code, body and keywords, as they were written.
    pub surfaces: BTreeSet<String>,
}

/// What is known of one folded word.
#[derive(Debug, Clone)]
struct Word {
    stem: String,
    parts: Vec<String>,
    /// The terms of its parts, with those of their synonyms.
    part_terms: Vec<String>,
}

/// All entries analysed.
#[derive(Debug)]
pub struct Analysis {
    /// One for each entry, in their order.
    pub terms: Vec<Terms>,
    /// The stem of every folded word and part that is on the site or in a synonym.
    pub stems: BTreeMap<String, String>,
    /// The synonyms that count here.
    pub synonyms: Synonyms,
}

/// Whether a folded word says nothing about what a text is about.
pub fn is_stop(word: &str) -> bool {
    static WORDS: std::sync::LazyLock<BTreeSet<&'static str>> = std::sync::LazyLock::new(|| stop_words().collect());
    WORDS.contains(word)
}

/// The stop words and question words.
pub fn stop_words() -> impl Iterator<Item = &'static str> {
    include_str!("stopwords.txt").split_whitespace()
}

/// The term of a group of synonyms: no word can be like it.
pub fn synonym_term(group: usize) -> String {
    format!("={group}")
}

/// The words of a run as the index and a query see them: a hyphenated word in its parts and as a whole.
fn words(run: &Run, stop_too: bool) -> Vec<String> {
    let mut found = vec![run.whole.clone()];
    if run.parts.len() > 1 && !run.digits {
        found.extend(run.parts.iter().cloned());
    }
    found.retain(|word| !word.is_empty() && (stop_too || !is_stop(word)));
    found
}

/// Analyses entries; the same entries and settings give the same terms.
pub fn analyse(entries: &[Entry], settings: &Settings) -> Analysis {
    let cut: Vec<Cut> = entries.par_iter().map(cut).collect();
    let vocabulary = vocabulary(&cut);
    let splitter = splitter(&vocabulary, settings);
    let synonyms = Synonyms::new(&settings.synonyms, is_stop, stem);
    let known: HashMap<&str, Word> = vocabulary.par_iter().map(|word| (*word, Word::of(word, &splitter, &synonyms))).collect();
    let terms: Vec<Terms> = cut.par_iter().map(|fields| terms(fields, &known, &synonyms)).collect();

    let mut stems = BTreeMap::new();
    let written: BTreeSet<&str> = terms.iter().flat_map(|terms| &terms.surfaces).map(String::as_str).collect();
    for word in vocabulary.iter().filter(|word| written.contains(**word)) {
        if let Some(found) = known.get(word) {
            stems.insert((*word).to_owned(), found.stem.clone());
            stems.extend(found.parts.iter().map(|part| (part.clone(), stem(part))));
            let other = verbs::other_form(word).filter(|other| stem(other) == found.stem);
            stems.extend(other.map(|other| (other, found.stem.clone())));
        }
    }
    for code in cut.iter().flatten().flatten().filter(|run| run.digits) {
        stems.extend(code_parts(code).into_iter().map(|part| (part.clone(), part)));
    }
    // A query is not stemmed: what the table brings together must stand in the lexicon, written on the site or not.
    let there: BTreeSet<String> = stems.values().cloned().collect();
    stems.extend(exceptions().filter(|(_, stem)| there.contains(*stem)).map(|(form, stem)| (form.to_owned(), stem.to_owned())));
    for word in synonyms.groups.iter().flatten().flatten() {
        stems.extend(verbs::other_form(word).map(|other| (other, stem(word))));
        stems.insert(word.clone(), stem(word));
    }
    Analysis { terms, stems, synonyms }
}

impl Word {
    fn of(word: &str, splitter: &Splitter, synonyms: &Synonyms) -> Self {
        let parts = splitter.open(word);
        let mut part_terms = Vec::new();
        for part in parts.iter().map(|part| stem(part)) {
            part_terms.extend(alone(synonyms, &part));
            part_terms.push(part);
        }
        Self { stem: stem(word), parts, part_terms }
    }
}

/// Every word and part of a word, once, in order.
fn vocabulary(cut: &[Cut]) -> Vec<&str> {
    let mut words: HashSet<&str> = HashSet::new();
    for run in cut.iter().flatten().flatten() {
        words.insert(&run.whole);
        words.extend(run.parts.iter().map(String::as_str));
    }
    let mut words: Vec<&str> = words.into_iter().collect();
    words.sort_unstable();
    words
}

fn splitter(vocabulary: &[&str], settings: &Settings) -> Splitter {
    let folded = |words: &[String]| -> Vec<String> { words.iter().map(|word| fold(&normal(word))).collect() };
    Splitter::new(vocabulary.iter().copied(), &folded(&settings.parts), &folded(&settings.never_split), is_stop)
}

/// Groups of synonyms of which no phrase has all its words in the texts, by their places. A word is there as one of its
/// forms, or as a part of a longer one.
pub fn unused_synonyms(texts: &[&str], groups: &[Vec<&str>]) -> Vec<usize> {
    let of_run = |run: Run| run.parts.into_iter().chain([run.whole]);
    let of_text = |text: &&str| runs(&normal(text)).into_iter().flat_map(of_run).collect::<HashSet<String>>();
    let words = texts.par_iter().map(of_text).reduce(HashSet::new, |mut all, some| {
        all.extend(some);
        all
    });
    let stems: HashSet<String> = words.iter().map(|word| stem(word)).collect();
    let there = |word: &str| {
        is_stop(word) || stems.contains(&stem(word)) || word.chars().count() >= 4 && words.iter().any(|longer| longer.contains(word))
    };
    let written = |phrase: &&str| {
        let words = runs(&normal(phrase));
        !words.is_empty() && words.iter().all(|run| there(&run.whole))
    };
    let unused = |group: &Vec<&str>| !group.iter().any(written);
    groups.iter().enumerate().filter(|(_, group)| unused(group)).map(|(number, _)| number).collect()
}

/// How the words of a text are analysed on a site.
pub fn explain(text: &str, entries: &[Entry], settings: &Settings) -> Vec<super::Analysed> {
    let cut: Vec<Cut> = entries.par_iter().map(cut).collect();
    let splitter = splitter(&vocabulary(&cut), settings);
    let synonyms = Synonyms::new(&settings.synonyms, is_stop, stem);
    let alike = |run: &Run| {
        let own = [stem(&run.whole)];
        let groups = synonyms.beginning_at(&own).filter_map(|group| synonyms.groups.get(group));
        let words = groups.flatten().map(|phrase| phrase.join(" ")).filter(|phrase| *phrase != run.whole);
        words.collect::<BTreeSet<String>>().into_iter().collect()
    };
    let analysed = |run: Run| super::Analysed {
        stem: stem(&run.whole),
        parts: splitter.open(&run.whole),
        synonyms: alike(&run),
        stop: is_stop(&run.whole),
        word: run.whole,
    };
    runs(&normal(text)).into_iter().map(analysed).collect()
}

/// The runs of title, headings, code, body, keywords and listings.
type Cut = [Vec<Run>; 6];
const LISTING: usize = 5;

fn cut(entry: &Entry) -> Cut {
    let all =
        |texts: &mut dyn Iterator<Item = &String>| -> Vec<Run> { texts.flat_map(|text| with_infinitives(runs(&normal(text)))).collect() };
    [
        all(&mut std::iter::once(&entry.title)),
        all(&mut entry.sections.iter().map(|s| &s.heading)),
        all(&mut entry.codes.iter()),
        all(&mut entry.sections.iter().filter(|s| !s.listing).map(|s| &s.text)),
        all(&mut entry.keywords.iter()),
        all(&mut entry.sections.iter().filter(|s| s.listing).map(|s| &s.text)),
    ]
}

/// Joins the verb that falls apart around `te`: `in te dienen` is `indienen`, as in a query.
fn with_infinitives(mut found: Vec<Run>) -> Vec<Run> {
    for at in (2..found.len()).rev() {
        let joined = verbs::joined(&found[at - 2].whole, &found[at - 1].whole, &found[at].whole);
        if let Some(whole) = joined {
            let run = Run { parts: vec![whole.clone()], whole, ..found[at].clone() };
            found[at] = run;
        }
    }
    found
}

fn terms(fields: &Cut, known: &HashMap<&str, Word>, synonyms: &Synonyms) -> Terms {
    let mut terms = Terms::default();
    for (field, found) in fields.iter().enumerate() {
        let parts_field = if field == TITLE { TITLE_PARTS } else { BODY_PARTS };
        // What is only listed counts as parts do.
        let field = if field == LISTING { BODY_PARTS } else { field };
        let mut stems = Vec::new();
        // a title of nothing but stop words must be found by them
        let stop_too = field == TITLE && found.iter().all(|run| is_stop(&run.whole));
        for run in found {
            for word in words(run, stop_too) {
                let Some(analysed) = known.get(word.as_str()) else {
                    continue;
                };
                stems.push(analysed.stem.clone());
                terms.fields[parts_field].extend(analysed.part_terms.iter().cloned());
                terms.surfaces.insert(word);
            }
            if run.digits {
                terms.fields[parts_field].extend(code_parts(run));
            }
        }
        for at in 0..stems.len() {
            let groups: BTreeSet<usize> = synonyms.beginning_at(&stems[at..]).collect();
            terms.fields[field].extend(groups.into_iter().map(synonym_term));
        }
        terms.fields[field].extend(stems);
    }
    terms
}

/// A part counts for a synonym that is one word.
fn alone(synonyms: &Synonyms, part: &str) -> Vec<String> {
    let part = [part.to_owned()];
    synonyms.beginning_at(&part).map(synonym_term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Section;

    #[test]
    fn an_entry_becomes_terms() {
        let entry = Entry {
            title: "Gezinsbegeleiding (45A48)".to_owned(),
            sections: vec![Section {
                heading: "Wie".to_owned(),
                text: "Gezinnen met een persoonsgebonden budget.".to_owned(),
                ..Section::default()
            }],
            ..Entry::default()
        };
        let analysis = analyse(&[entry], &Settings::default());
        let fields = &analysis.terms[0].fields;
        assert_eq!(fields[TITLE], ["gezinsbegeleid", "45a48"]);
        assert_eq!(fields[TITLE_PARTS], ["gezin", "begeleid", "45", "48"]);
        assert!(fields[1].is_empty());
        let body = &fields[3];
        assert!(body.contains(&"gezin".to_owned()));
        assert!(body.iter().any(|term| term.starts_with('=')), "{body:?}");
        assert_eq!(analysis.stems["gezinnen"], "gezin");
    }
}
