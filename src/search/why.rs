//! Why a result stands where it stands: word by word, what was found, where, and what it weighs.
//!
//! It computes with the same numbers as the ranking and changes nothing.

use std::collections::BTreeMap;

use serde::Serialize;

use super::excerpt::marked;
use super::export::Fragment;
use super::query::{Answer, answer, worth};
use super::reader::Reader;
use super::resolve::{How, Term};
use super::{Failure, Index};

/// Why an entry is a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Why {
    /// One for each word that was found.
    pub words: Vec<Reason>,
    /// How many words were looked for.
    pub asked: usize,
    /// What the sum of the words is multiplied by, in 1024ths: the share of words that were found.
    pub share: u32,
}

/// What one word adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The word as it was typed, or a part of it.
    pub word: String,
    /// The words of the index that it stands for.
    pub found: Vec<String>,
    /// How they come together.
    pub how: How,
    /// What such a match is worth, in 256ths.
    pub how_weight: u32,
    /// In which fields of the entry it can be seen: title, code, headings, text, keywords.
    pub fields: Vec<&'static str>,
    /// How often and in which fields, saturated: 1 to 126.
    pub weight: u32,
    /// How rare the word is, in 64ths of a natural logarithm.
    pub rarity: u32,
    /// What it adds.
    pub score: u64,
}

/// A word that a query looks for: as it was typed, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sought {
    /// The word or the part.
    pub word: String,
    /// The words of the index that it stands for.
    pub found: Vec<String>,
    /// How they come together.
    pub how: How,
}

impl Index {
    /// What a query of this text looks for, word by word: nothing for a word that leads to nothing.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn sought(&self, text: &str) -> Result<Vec<Sought>, Failure> {
        let terms = answer(self, text, 1, &BTreeMap::new(), false)?.terms;
        let reader = Reader::new(self);
        let of_term = |term: &Term| -> Result<Vec<Sought>, Failure> {
            let one = |way: &super::resolve::Way| {
                let found = found(&reader, term, way.group)?;
                Ok(Sought { word: term.word.text.clone(), found, how: way.how })
            };
            term.ways.iter().map(one).collect()
        };
        Ok(terms.iter().map(of_term).collect::<Result<Vec<_>, Failure>>()?.concat())
    }

    /// Why each of the first `limit` results of a query stands where it stands, in their order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn why(&self, text: &str, limit: usize, filters: &BTreeMap<String, Vec<String>>, exact: bool) -> Result<Vec<Why>, Failure> {
        let Answer { entries, terms, .. } = answer(self, text, limit, filters, exact)?;
        let reader = Reader::new(self);
        entries.into_iter().map(|entry| why(&reader, self, entry, &terms)).collect()
    }
}

fn why(reader: &Reader, index: &Index, entry: u32, terms: &[Term]) -> Result<Why, Failure> {
    let fragment = reader.fragment(entry)?;
    let mut words = Vec::new();
    for term in terms {
        let mut best: Option<Reason> = None;
        for way in &term.ways {
            let list = reader.list(way.group)?;
            let Some(posting) = list.postings.iter().find(|posting| posting.entry == entry) else { continue };
            let score = worth(way, posting, list.rarity);
            if best.as_ref().is_none_or(|known| score > known.score) {
                best = Some(Reason {
                    word: term.word.text.clone(),
                    found: found(reader, term, way.group)?,
                    how: way.how,
                    how_weight: way.how.weight(),
                    fields: fields(&fragment, term),
                    weight: posting.weight,
                    rarity: list.rarity,
                    score,
                });
            }
        }
        words.extend(best);
    }
    let share = terms.len().checked_sub(1).and_then(|all| index.head.coverage.get(all)?.get(words.len()).copied());
    Ok(Why { words, asked: terms.len(), share: share.unwrap_or(0) })
}

/// The words of a group, as far as the query came across them.
fn found(reader: &Reader, term: &Term, group: u32) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for mark in &term.marks {
        if !words.contains(mark) && reader.lookup(mark)?.is_some_and(|word| word.group == group) {
            words.push(mark.clone());
        }
    }
    Ok(words)
}

/// The fields in which a term can be seen.
fn fields(fragment: &Fragment, term: &Term) -> Vec<&'static str> {
    let Fragment(_, title, codes, sections, _, keywords) = fragment;
    let seen = |text: &str| marked(text, std::slice::from_ref(term)).iter().any(|piece| piece.marked);
    let fields = [
        ("title", seen(title)),
        ("code", codes.iter().any(|code| seen(code))),
        ("headings", sections.iter().any(|(_, heading, _)| seen(heading))),
        ("text", sections.iter().any(|(_, _, text)| seen(text))),
        ("keywords", keywords.iter().any(|word| seen(word))),
    ];
    fields.into_iter().filter(|(_, seen)| *seen).map(|(name, _)| name).collect()
}
