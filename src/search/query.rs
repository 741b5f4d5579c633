//! Answers a query from the files of the browser index, by adding whole numbers.
//!
//! `search.js` does the same in the same order; a test runs both.

use std::collections::BTreeMap;

use serde::Serialize;

use super::excerpt::{excerpt, marked};
use super::export::{Fragment, MOST_TERMS};
use super::first::{at_place, promote, with_places};
use super::impact::Posting;
use super::parse::{Parsed, parse};
use super::places::read;
use super::reader::Reader;
use super::resolve::{Resolved, Term, Way, exactly, resolve};
use super::words::runs;
use super::{Failure, Index};

/// So many entries at most are read for a quoted phrase.
const MOST_READ: usize = 300;

/// The answer to a query.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// The hits, best first, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// How many there are of each kind, whatever the limit.
    pub kinds: Vec<(String, usize)>,
    /// Words that were taken for others: what was typed, what was searched.
    pub corrected: Vec<(String, String)>,
    /// Words that were opened: what was typed, the parts that were searched.
    pub parts: Vec<(String, Vec<String>)>,
    /// Words that were searched with others for the same.
    pub synonyms: Vec<(String, Vec<String>)>,
    /// Words of which nothing was found.
    pub left_out: Vec<String>,
    /// What else there is to say.
    pub note: Option<Note>,
}

/// Something to say about a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// There is no word in it.
    Empty,
    /// It has only words that stand everywhere.
    OnlyStopWords,
    /// It was too long; only its beginning was used.
    TooLong,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The address relative to the root of the site, with the best anchor.
    pub url: String,
    /// The title.
    pub title: String,
    /// Its codes.
    pub codes: Vec<String>,
    /// The kind.
    pub kind: String,
    /// Its score; only to be compared within one answer.
    pub score: u64,
    /// The text around the words.
    pub snippet: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
    /// The title in pieces.
    pub name: Vec<Piece>,
    /// What there is to say in one line: tariff, ages.
    pub facts: Vec<String>,
    /// The keyword by which it was found, where nothing that it shows has the words.
    pub also: Option<String>,
}

/// A stretch of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is one of the words that were asked for.
    pub marked: bool,
}

/// An answer with what it was made of.
#[derive(Default)]
pub(super) struct Answer {
    pub results: Results,
    /// The entry of each hit.
    pub entries: Vec<u32>,
    /// What was looked for.
    pub terms: Vec<Term>,
}

/// Answers a query, and says what the answer was made of.
pub(super) fn answer(
    index: &Index,
    text: &str,
    limit: usize,
    filters: &BTreeMap<String, Vec<String>>,
    exact: bool,
) -> Result<Answer, Failure> {
    let head = &index.head;
    let reader = Reader::new(index);
    let is_stop = |word: &str| head.stop.split(' ').any(|stop| stop == word);
    let parsed = parse(text, is_stop);
    let mut results = Results::default();
    if parsed.words.is_empty() {
        results.note = Some(Note::Empty);
        return Ok(Answer { results, ..Answer::default() });
    }
    let mut resolved = if exact { exactly(&reader, &parsed) } else { resolve(&reader, &parsed, &head.synonyms) }?;
    resolved.terms.truncate(MOST_TERMS);
    let mut ranked = rank(&reader, &resolved.terms, &head.coverage, index.len(), exact)?;
    let mut placed = match read(&parsed.all, is_stop) {
        Some(reference) if parsed.phrases.is_empty() => reader.places()?.find(reference),
        _ => Vec::new(),
    };
    for (facet, values) in filters.iter().filter(|(_, values)| !values.is_empty()) {
        let allowed = reader.with_facet(facet, values)?;
        ranked.retain(|hit| allowed.contains(&hit.entry));
        placed.retain(|place| allowed.contains(&place.entry));
    }
    if !parsed.phrases.is_empty() {
        ranked = with_phrases(&reader, ranked, &parsed, &resolved)?;
    }
    promote(&reader, &mut ranked, &asked(&parsed, &resolved), resolved.terms.len())?;
    let ranked = with_places(ranked, &placed);

    results.total = ranked.len();
    results.note = note(&parsed, &ranked);
    let kinds = reader.kinds();
    let mut counts = vec![0; head.kinds.len()];
    for hit in &ranked {
        if let Some(count) = kinds.get(hit.entry as usize).and_then(|kind| counts.get_mut(*kind as usize)) {
            *count += 1;
        }
    }
    results.kinds = head.kinds.iter().cloned().zip(counts).filter(|(_, count)| *count > 0).collect();
    for ranked in ranked.iter().take(limit) {
        let mut fragment = reader.fragment(ranked.entry)?;
        if let Some(place) = ranked.place.and_then(|place| placed.get(place)) {
            at_place(&mut fragment, place);
        }
        let kind = kinds.get(ranked.entry as usize).and_then(|kind| head.kinds.get(*kind as usize));
        results.hits.push(hit(&fragment, kind.cloned().unwrap_or_default(), ranked.score, &resolved.terms));
    }
    results.corrected = resolved.corrected;
    results.parts = resolved.parts;
    results.synonyms = resolved.synonyms;
    // a reference was understood as a whole
    results.left_out = if placed.is_empty() { resolved.left_out } else { Vec::new() };
    let entries = ranked.iter().take(limit).map(|ranked| ranked.entry).collect();
    Ok(Answer { results, entries, terms: resolved.terms })
}

fn note(parsed: &Parsed, ranked: &[Ranked]) -> Option<Note> {
    if ranked.is_empty() && parsed.words.iter().all(|word| word.stop) {
        return Some(Note::OnlyStopWords);
    }
    parsed.cut.then_some(Note::TooLong)
}

/// An entry with its score and the terms that it matches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ranked {
    pub entry: u32,
    pub score: u64,
    pub matched: u32,
    /// Which of the places that the query refers to it is.
    pub place: Option<usize>,
}

/// What one term adds to the score of an entry in one way.
pub(super) fn worth(way: &Way, posting: &Posting, rarity: u32) -> u64 {
    let impact = u64::from(posting.weight) * u64::from(rarity);
    let as_typed = way.form.is_some_and(|form| posting.forms >> form & 1 == 1);
    ((impact * u64::from(way.how.weight())) >> 8) + if as_typed { impact >> 3 } else { 0 }
}

/// Adds the impacts: for each term its best way, then times the share of terms that match.
fn rank(reader: &Reader, terms: &[Term], coverage: &[Vec<u32>], entries: usize, exact: bool) -> Result<Vec<Ranked>, Failure> {
    let mut scores = vec![0u64; entries];
    let mut matched = vec![0u32; entries];
    for (bit, term) in terms.iter().enumerate() {
        let mut best: BTreeMap<usize, u64> = BTreeMap::new();
        for way in &term.ways {
            let list = reader.list(way.group)?;
            let typed = |posting: &&Posting| match way.form {
                Some(form) if list.marked => posting.forms >> form & 1 == 1,
                Some(form) => form == 0,
                None => true,
            };
            for posting in list.postings.iter().filter(|posting| !exact || typed(posting)) {
                let score = worth(way, posting, list.rarity);
                let known = best.entry(posting.entry as usize).or_default();
                *known = score.max(*known);
            }
        }
        for (entry, score) in best {
            let (Some(sum), Some(bits)) = (scores.get_mut(entry), matched.get_mut(entry)) else {
                return Err(Failure::Damaged);
            };
            *sum += score;
            *bits |= 1 << bit;
        }
    }
    let shares = terms.len().checked_sub(1).and_then(|all| coverage.get(all));
    let mut ranked = Vec::new();
    for (entry, (sum, matched)) in (0..).zip(scores.into_iter().zip(matched)) {
        if matched != 0 {
            let share = shares.and_then(|shares| shares.get(matched.count_ones() as usize)).copied().unwrap_or(0);
            ranked.push(Ranked { entry, score: (sum * u64::from(share)) >> 10, matched, place: None });
        }
    }
    ranked.sort_by(|a, b| b.score.cmp(&a.score).then(a.entry.cmp(&b.entry)));
    Ok(ranked)
}

/// Keeps the entries in which every quoted phrase stands, word for word.
fn with_phrases(reader: &Reader, ranked: Vec<Ranked>, parsed: &Parsed, resolved: &Resolved) -> Result<Vec<Ranked>, Failure> {
    let wanted = (0..).zip(&resolved.terms).filter(|(_, term)| term.word.phrase.is_some()).fold(0u32, |all, (bit, _)| all | 1 << bit);
    let mut kept = Vec::new();
    for ranked in ranked.into_iter().filter(|ranked| ranked.matched & wanted == wanted).take(MOST_READ) {
        let Fragment(_, title, codes, sections, ..) = reader.fragment(ranked.entry)?;
        let mut texts = vec![title];
        texts.extend(codes);
        texts.extend(sections.into_iter().flat_map(|(_, heading, text)| [heading, text]));
        let texts: Vec<Vec<String>> = texts.iter().map(|text| wholes(text)).collect();
        let has = |phrase: &Vec<String>| texts.iter().any(|words| words.windows(phrase.len()).any(|window| window == phrase));
        if parsed.phrases.iter().all(has) {
            kept.push(ranked);
        }
    }
    Ok(kept)
}

pub(super) fn wholes(text: &str) -> Vec<String> {
    runs(text).into_iter().map(|run| run.whole).collect()
}

/// All words of the query, with corrections in place.
fn asked(parsed: &Parsed, resolved: &Resolved) -> Vec<String> {
    let used = |word: &String| resolved.corrected.iter().find(|(typed, _)| typed == word).map_or(word, |(_, used)| used).clone();
    parsed.all.iter().map(used).collect()
}

fn hit(fragment: &Fragment, kind: String, score: u64, terms: &[Term]) -> Hit {
    let excerpt = excerpt(fragment, terms);
    let Fragment(url, title, codes, _, facts, keywords) = fragment;
    let name = marked(title, terms);
    let shown = excerpt.pieces.iter().chain(&name).any(|piece| piece.marked);
    let also = keywords.iter().find(|word| !shown && marked(word, terms).iter().any(|piece| piece.marked)).cloned();
    let url = match excerpt.anchor {
        Some(anchor) if !url.contains('#') => format!("{url}#{anchor}"),
        _ => url.clone(),
    };
    Hit {
        url,
        title: title.clone(),
        kind,
        codes: codes.clone(),
        score,
        snippet: excerpt.pieces.iter().map(|piece| piece.text.as_str()).collect(),
        pieces: excerpt.pieces,
        name,
        facts: facts.clone(),
        also,
    }
}
