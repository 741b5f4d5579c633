//! Impacts: what a term is worth on an entry, as a whole number, computed once at build time.
//!
//! BM25F over tantivy's counts. A query, in Rust or in the browser, only adds these.

use std::collections::BTreeMap;

use super::Entry;
use super::analysis::{Analysis, FIELDS, TITLE, synonym_term};
use super::record::{Counts, Record};

const K1: f64 = 1.2;
/// Title, headings, code, body, keywords, parts of title, parts of body.
const WEIGHTS: [f64; FIELDS] = [3.0, 1.6, 4.0, 1.0, 1.6, 2.0, 0.55];
/// How much a field's length counts.
const LENGTH: [f64; FIELDS] = [0.5, 0.5, 0.0, 0.7, 0.0, 0.5, 0.7];
/// A saturated term in a title has about this weight, times K1 + 1; fits in one byte of a variable-length number.
const SCALE: f64 = 44.0;
/// What stands in a title is worth so much more, whatever else the entry says.
const TITLED: f64 = 1.3;
/// What is gone is worth so much of what there is.
const GONE: f64 = 0.5;
/// The rarity of a term is a multiple of one part in so many.
const RARITY: f64 = 64.0;
/// Of this many written forms of a stem it is known on which entry they stand.
pub const MARKED_FORMS: usize = 7;

/// One entry in a term's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// The number of the entry.
    pub entry: u32,
    /// Term frequency in all fields, saturated: 1 to 126.
    pub weight: u32,
    /// Which of the forms stand there as written, one bit each.
    pub forms: u32,
}

/// All words of one stem.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Folded words, those that are written on the site first; none for a group of synonyms.
    pub forms: Vec<String>,
    /// Whether more than one of them is written, so that it matters which.
    pub marked: bool,
    /// How rare it is.
    pub rarity: u32,
    /// Where it stands, by entry.
    pub postings: Vec<Posting>,
}

/// The groups, sorted by their first form; groups of synonyms at the end.
#[derive(Debug, Default)]
pub struct Impacts {
    /// A group's place is its number.
    pub groups: Vec<Group>,
    /// For each group of synonyms its number, and its phrases as numbers of groups and as words.
    pub synonyms: Vec<Synonym>,
}

/// A group of synonyms that occurs on the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// Its own group.
    pub group: u32,
    /// Its phrases as groups.
    pub phrases: Vec<Vec<u32>>,
    /// Its phrases in words.
    pub words: Vec<Vec<String>>,
}

/// The order of words that a browser sorts by: UTF-16 units.
pub fn word_order(one: &str, other: &str) -> std::cmp::Ordering {
    one.encode_utf16().cmp(other.encode_utf16())
}

/// Computes the impacts of a record of entries.
pub fn impacts(analysis: &Analysis, record: &Record, entries: &[Entry]) -> Impacts {
    let mut forms: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (word, stem) in &analysis.stems {
        forms.entry(stem).or_default().push(word);
    }
    let averages = Averages::of(record, entries);
    let mut stems: Vec<(&str, Vec<&str>)> = forms.into_iter().collect();
    for (_, words) in &mut stems {
        let written = |word: &str| record.surfaces.contains_key(word);
        words.sort_by(|a, b| written(b).cmp(&written(a)).then_with(|| word_order(a, b)));
    }
    stems.sort_by(|(_, a), (_, b)| word_order(a[0], b[0]));

    let empty = Counts::new();
    let mut groups: Vec<Group> = Vec::with_capacity(stems.len());
    let mut number_of: BTreeMap<&str, u32> = BTreeMap::new();
    for (stem, words) in &stems {
        number_of.insert(stem, u32::try_from(groups.len()).unwrap_or(u32::MAX));
        let mut group = averages.group(record.terms.get(*stem).unwrap_or(&empty));
        group.marked = words.iter().filter(|word| record.surfaces.contains_key(**word)).count() > 1;
        if group.marked {
            for (bit, word) in words.iter().take(MARKED_FORMS).enumerate() {
                let Some(written) = record.surfaces.get(*word) else { continue };
                for posting in group.postings.iter_mut().filter(|posting| written.contains(&posting.entry)) {
                    posting.forms |= 1 << bit;
                }
            }
        }
        group.forms = words.iter().map(|&word| word.to_owned()).collect();
        groups.push(group);
    }
    let mut synonyms = Vec::new();
    for (number, words) in analysis.synonyms.groups.iter().enumerate() {
        let Some(counts) = record.terms.get(&synonym_term(number)) else {
            continue;
        };
        let group_of = |word: &String| analysis.stems.get(word).and_then(|stem| number_of.get(stem.as_str())).copied();
        let phrases = words.iter().map(|phrase| phrase.iter().filter_map(group_of).collect()).collect();
        let group = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        synonyms.push(Synonym { group, phrases, words: words.clone() });
        groups.push(averages.group(counts));
    }
    Impacts { groups, synonyms }
}

/// Lengths of fields, for BM25F.
struct Averages {
    entries: f64,
    lengths: Vec<[f64; FIELDS]>,
    /// What an entry is worth beside others.
    worth: Vec<f64>,
}

impl Averages {
    /// The length of every field of every entry, relative to the average.
    fn of(record: &Record, entries: &[Entry]) -> Self {
        let mut lengths = vec![[0.0; FIELDS]; entries.len()];
        for (entry, counts) in record.terms.values().flatten() {
            if let Some(length) = lengths.get_mut(*entry as usize) {
                for field in 0..FIELDS {
                    length[field] += f64::from(counts[field]);
                }
            }
        }
        for field in 0..FIELDS {
            // Pages of the site itself say nothing of how long its texts are.
            let texts = || lengths.iter().zip(entries).filter(|(_, entry)| entry.names.is_empty()).map(|(length, _)| length[field]);
            let filled = texts().filter(|length| *length > 0.0).count();
            let total: f64 = texts().sum();
            for length in &mut lengths {
                length[field] = if total > 0.0 { length[field] * count(filled) / total } else { 1.0 };
            }
        }
        let worth = entries.iter().map(|entry| if entry.gone { GONE } else { 1.0 }).collect();
        Self { entries: count(entries.iter().filter(|entry| entry.names.is_empty()).count()), lengths, worth }
    }

    fn group(&self, counts: &Counts) -> Group {
        let found = count(counts.len());
        let rarity = (1.0 + (self.entries - found + 0.5).max(0.0) / (found + 0.5)).ln();
        let postings = counts.iter().filter_map(|(entry, counts)| {
            let lengths = self.lengths.get(*entry as usize)?;
            let frequency: f64 = (0..FIELDS)
                .map(|field| {
                    let norm = 1.0 - LENGTH[field] + LENGTH[field] * lengths[field];
                    WEIGHTS[field] * f64::from(counts[field]) / norm.max(0.05)
                })
                .sum();
            let saturated = frequency * (K1 + 1.0) / (frequency + K1);
            let saturated = if counts[TITLE] > 0 { saturated * TITLED } else { saturated };
            Some(Posting { entry: *entry, weight: whole(saturated * SCALE * self.worth[*entry as usize]), forms: 0 })
        });
        Group { forms: Vec::new(), marked: false, rarity: whole(rarity * RARITY), postings: postings.collect() }
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of entries are far below 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded, positive and small")]
fn whole(value: f64) -> u32 {
    value.round().clamp(1.0, 1e6) as u32
}
