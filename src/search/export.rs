//! Writes the browser index: head, lexicon, postings, facets and fragments, each a classic script.
//!
//! The format stands here and in `reader.rs`, and in `search.js`, which reads the same files.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::impact::{Group, Impacts, MARKED_FORMS, word_order};
use super::places::Places;
use super::wire::{deflate, hash, put, script};
use super::words::{normal, runs};
use super::{Entry, Settings, analysis, verbs};

/// Goes up when the format or the analysis changes.
pub const FORMAT: u32 = 3;
/// A block of the lexicon has about so many bytes before it is deflated.
const BLOCK: usize = 5_500;
/// A shard of postings likewise.
const SHARD: usize = 5_500;
/// So many fragments share a folder, whose name is the hash of them all.
pub const FOLDER: usize = 64;
/// Of more words than this the rest does not count.
pub const MOST_TERMS: usize = 24;

/// What is loaded before anything else. Names are those of files, without `.js`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// `FORMAT`.
    pub format: u32,
    /// How many entries there are.
    pub entries: u32,
    /// The kinds, in alphabetical order.
    pub kinds: Vec<String>,
    /// What readers call them, in the same order.
    pub names: Vec<String>,
    /// The kind of every entry: (kind, so many times).
    pub runs: Vec<(u32, u32)>,
    /// 1024 × (matched ÷ all)^0.6, by all and matched.
    pub coverage: Vec<Vec<u32>>,
    /// Stop words, with spaces between.
    pub stop: String,
    /// Particles of verbs that fall apart, with spaces between.
    pub particles: String,
    /// Groups of synonyms.
    pub synonyms: Vec<Alike>,
    /// The entries that come first for a name of their own.
    pub named: BTreeMap<String, Vec<u32>>,
    /// The blocks of the lexicon: first word, name.
    pub lexicon: Vec<(String, String)>,
    /// The shards of postings: first group, name.
    pub postings: Vec<(u32, String)>,
    /// The folders of fragments.
    pub fragments: Vec<String>,
    /// The file with the facets.
    pub facets: String,
    /// The file with the numbers of articles; empty where there are none.
    pub places: String,
    /// The file with what is done with words that are not on the site, or on few entries.
    pub apart: String,
}

/// A group of synonyms: its group, its phrases as groups, its phrases as words.
pub type Alike = (u32, Vec<Vec<u32>>, Vec<String>);

/// What a result shows: address, title, codes, sections of anchor, heading and text, facts, keywords.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fragment(pub String, pub String, pub Vec<String>, pub Vec<(Option<String>, String, String)>, pub Vec<String>, pub Vec<String>);

/// How many parts a fragment has; those that are empty at its end are not written.
pub const FRAGMENT: usize = 6;

/// By facet and value: the entries, each as the distance to the one before.
pub type Facets = BTreeMap<String, BTreeMap<String, Vec<u32>>>;

/// All files of the browser index: name and content, the head first.
pub fn export(entries: &[Entry], impacts: &Impacts, settings: &Settings) -> Vec<(String, Vec<u8>)> {
    let mut head = Head { format: FORMAT, entries: small(entries.len()), coverage: coverage(), ..Head::default() };
    head.stop = analysis::stop_words().collect::<Vec<_>>().join(" ");
    head.particles = verbs::particles().join(" ");
    for (number, entry) in (0..).zip(entries) {
        for name in &entry.names {
            let words: Vec<String> = runs(&normal(name)).into_iter().map(|run| run.whole).collect();
            head.named.entry(words.join(" ")).or_default().push(number);
        }
    }
    kinds(&mut head, entries);
    head.names = head.kinds.iter().map(|kind| settings.kinds.get(kind).unwrap_or(kind).clone()).collect();
    for synonym in &impacts.synonyms {
        let words = synonym.words.iter().map(|phrase| phrase.join(" ")).collect();
        head.synonyms.push((synonym.group, synonym.phrases.clone(), words));
    }
    let mut files = Vec::new();
    for (first, bytes) in lexicon(&impacts.groups) {
        head.lexicon.push((first, add(&mut files, "l", &bytes)));
    }
    for (first, bytes) in postings(&impacts.groups) {
        head.postings.push((first, add(&mut files, "p", &bytes)));
    }
    head.facets = add(&mut files, "k", &serde_json::to_vec(&facets(entries)).unwrap_or_default());
    let places = Places::of(entries);
    if !places.names.is_empty() {
        head.places = add_code(&mut files, include_str!("places.js"), &serde_json::to_vec(&places).unwrap_or_default());
    }
    head.apart = add_code(&mut files, include_str!("apart.js"), b"1");

    let fragments: Vec<Vec<u8>> = entries.par_iter().map(fragment).collect();
    for (number, folder) in fragments.chunks(FOLDER).enumerate() {
        let mut all = blake3::Hasher::new();
        for bytes in folder {
            all.update(bytes);
        }
        let name = format!("f/{}", &all.finalize().to_hex()[..8]);
        for (place, bytes) in folder.iter().enumerate() {
            let name = format!("{name}/{}", number * FOLDER + place);
            files.push((format!("{name}.js"), script(&name, bytes)));
        }
        head.fragments.push(name);
    }
    let head = serde_json::to_vec(&head).unwrap_or_default();
    files.insert(0, ("head.js".to_owned(), script("head", &deflate(&head))));
    files
}

/// Adds a file; gives its name.
fn add(files: &mut Vec<(String, Vec<u8>)>, folder: &str, bytes: &[u8]) -> String {
    let name = format!("{folder}/{}", hash(bytes));
    files.push((format!("{name}.js"), script(&name, &deflate(bytes))));
    name
}

/// Adds a file with code that only some queries need, which is loaded for those; gives its name.
fn add_code(files: &mut Vec<(String, Vec<u8>)>, code: &str, bytes: &[u8]) -> String {
    let code = minifier::js::minify(code).map(|less| less.to_string()).unwrap_or_default();
    let name = format!("k/{}", hash(&[code.as_bytes(), bytes].concat()));
    let data = script(&name, &deflate(bytes));
    files.push((format!("{name}.js"), [code.as_bytes(), b";", &data].concat()));
    name
}

fn kinds(head: &mut Head, entries: &[Entry]) {
    let mut kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for entry in entries {
        let kind = kinds.iter().position(|kind| *kind == entry.kind).map_or(0, small);
        match head.runs.last_mut() {
            Some((last, times)) if *last == kind => *times += 1,
            _ => head.runs.push((kind, 1)),
        }
    }
    head.kinds = kinds.into_iter().map(str::to_owned).collect();
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1024")]
fn coverage() -> Vec<Vec<u32>> {
    let share = |matched: u32, all: u32| (1024.0 * (f64::from(matched) / f64::from(all)).powf(0.6)).round() as u32;
    let row = |all| (0..=all).map(|matched| share(matched, all)).collect();
    (1..=small(MOST_TERMS)).map(row).collect()
}

fn fragment(entry: &Entry) -> Vec<u8> {
    let sections = entry.sections.iter().map(|s| (s.anchor.clone(), normal(&s.heading), normal(&s.text)));
    let fragment = Fragment(
        entry.url.clone(),
        normal(&entry.title),
        entry.codes.clone(),
        sections.collect(),
        entry.facts.clone(),
        entry.keywords.iter().map(|word| normal(word)).collect(),
    );
    let mut fragment = serde_json::to_value(&fragment).unwrap_or_default();
    // Most entries have no facts and no keywords: what is empty at the end is not written.
    if let Some(parts) = fragment.as_array_mut() {
        while parts.last().and_then(serde_json::Value::as_array).is_some_and(Vec::is_empty) {
            parts.pop();
        }
    }
    deflate(&serde_json::to_vec(&fragment).unwrap_or_default())
}

fn facets(entries: &[Entry]) -> Facets {
    let mut facets = Facets::new();
    let mut latest: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (number, entry) in (0..).zip(entries) {
        for (facet, values) in &entry.facets {
            for value in values {
                let before = latest.insert((facet, value), number);
                if before == Some(number) {
                    continue;
                }
                let list = facets.entry(facet.clone()).or_default().entry(value.clone()).or_default();
                list.push(number - before.unwrap_or(0));
            }
        }
    }
    facets
}

/// Blocks of: letters shared with the word before, length of the rest, the rest, group (zigzag from the last one),
/// place in its group and size class of its postings in one number.
fn lexicon(groups: &[Group]) -> Vec<(String, Vec<u8>)> {
    let mut words: Vec<(&str, u32, u32)> = Vec::new();
    for (number, group) in (0..).zip(groups) {
        let class = (small(group.postings.len()) + 1).ilog2().min(7);
        for (place, form) in group.forms.iter().enumerate() {
            words.push((form, number, small(place.min(MARKED_FORMS)) << 3 | class));
        }
    }
    words.sort_by(|(a, ..), (b, ..)| word_order(a, b));
    let mut blocks: Vec<(String, Vec<u8>)> = Vec::new();
    let (mut before, mut last) = ("", 0);
    for (word, group, place) in words {
        if blocks.last().is_none_or(|(_, bytes)| bytes.len() >= BLOCK) {
            blocks.push((word.to_owned(), Vec::new()));
            (before, last) = ("", 0);
        }
        let Some((_, bytes)) = blocks.last_mut() else { continue };
        let shared = before.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b).map(|((_, a), _)| a.len_utf8());
        let shared: usize = shared.sum();
        put(bytes, small(shared));
        put(bytes, small(word.len() - shared));
        bytes.extend_from_slice(&word.as_bytes()[shared..]);
        put(bytes, if group >= last { (group - last) << 1 } else { (last - group) << 1 | 1 });
        put(bytes, place);
        (before, last) = (word, group);
    }
    blocks
}

/// Shards of: how many postings and whether they have forms, rarity, distances, weights, forms.
fn postings(groups: &[Group]) -> Vec<(u32, Vec<u8>)> {
    let mut shards: Vec<(u32, Vec<u8>)> = Vec::new();
    for (number, group) in (0..).zip(groups) {
        if shards.last().is_none_or(|(_, bytes)| bytes.len() >= SHARD) {
            shards.push((number, Vec::new()));
        }
        let Some((_, bytes)) = shards.last_mut() else { continue };
        let marked = group.marked;
        put(bytes, small(group.postings.len()) << 1 | u32::from(marked));
        if group.postings.is_empty() {
            continue;
        }
        put(bytes, group.rarity);
        let mut last = 0;
        for posting in &group.postings {
            put(bytes, posting.entry - last);
            last = posting.entry;
        }
        for posting in &group.postings {
            put(bytes, posting.weight);
        }
        for posting in group.postings.iter().filter(|_| marked) {
            put(bytes, posting.forms);
        }
    }
    shards
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
