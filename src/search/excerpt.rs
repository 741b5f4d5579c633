//! The piece of text that a result shows, with its words marked, and the heading it stands under.
//!
//! `search.js` does the same; it does not rank.

use super::export::Fragment;
use super::query::Piece;
use super::resolve::Term;
use super::words::{Run, runs};

/// Words before the first marked one, and words in all.
const BEFORE: usize = 6;
const LENGTH: usize = 32;

/// Which terms a run matches, one bit each.
fn matches(run: &Run, terms: &[Term]) -> u32 {
    let mut found = 0;
    for (bit, term) in terms.iter().enumerate() {
        let hit = |word: &String| term.marks.iter().any(|mark| is_mark(word, mark));
        if hit(&run.whole) || run.parts.len() > 1 && run.parts.iter().any(hit) {
            found |= 1 << bit;
        }
    }
    found
}

/// A word is marked when it is a mark, or begins or ends with one of four letters, or has one of five in it.
fn is_mark(word: &str, mark: &str) -> bool {
    let letters = mark.chars().count();
    word == mark || letters >= 4 && (word.starts_with(mark) || word.ends_with(mark)) || letters >= 5 && word.contains(mark)
}

/// Where a hit leads and what it shows.
#[derive(Debug)]
pub struct Excerpt {
    /// The anchor of the section, when the words are not already in the title.
    pub anchor: Option<String>,
    /// The text in pieces.
    pub pieces: Vec<Piece>,
}

/// Chooses the section and the stretch of it in which most of the terms stand.
pub fn excerpt(fragment: &Fragment, terms: &[Term]) -> Excerpt {
    let Fragment(_, title, _, sections, ..) = fragment;
    let in_title = runs(title).iter().fold(0, |all, run| all | matches(run, terms));
    let mut best: Option<(u32, usize)> = None;
    let mut found = Vec::new();
    for (number, (_, heading, text)) in sections.iter().enumerate() {
        let in_heading = runs(heading).iter().fold(0, |all, run| all | matches(run, terms));
        let words: Vec<(Run, u32)> = runs(text).into_iter().map(|run| (matches(&run, terms), run)).map(|(m, run)| (run, m)).collect();
        let in_text = words.iter().fold(0, |all, (_, matched)| all | matched);
        // a word in the heading says more than one in the text; one of the title says little about the section
        let score =
            (in_heading & !in_title).count_ones() * 3 + (in_text & !in_title).count_ones() * 4 + (in_text | in_heading).count_ones();
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, number));
        }
        found.push((words, (in_text | in_heading) & !in_title != 0));
    }
    let Some((_, number)) = best else {
        return Excerpt { anchor: None, pieces: Vec::new() };
    };
    let (words, own) = &found[number];
    let (anchor, _, text) = &sections[number];
    Excerpt { anchor: anchor.clone().filter(|_| *own), pieces: pieces(text, words) }
}

/// A whole text in pieces.
pub fn marked(text: &str, terms: &[Term]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut add = |text: &str, marked: bool| {
        if !text.is_empty() {
            found.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut from = 0;
    for run in runs(text).iter().filter(|run| matches(run, terms) != 0) {
        add(&text[from..run.start], false);
        add(&text[run.start..run.end], true);
        from = run.end;
    }
    add(&text[from..], false);
    found
}

fn pieces(text: &str, words: &[(Run, u32)]) -> Vec<Piece> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut best = (0, 0);
    for (at, (_, matched)) in words.iter().enumerate().filter(|(_, (_, matched))| *matched != 0) {
        let until = words.len().min(at + LENGTH - BEFORE);
        let all = words[at..until].iter().fold(*matched, |all, (_, matched)| all | matched).count_ones();
        if all > best.0 {
            best = (all, at);
        }
    }
    let first = best.1.saturating_sub(BEFORE);
    let last = words.len().min(first + LENGTH) - 1;
    let mut found = Vec::new();
    let mut add = |text: &str, marked: bool| {
        if !text.is_empty() {
            found.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut from = if first == 0 { 0 } else { words[first].0.start };
    if first > 0 {
        add("… ", false);
    }
    for (run, matched) in &words[first..=last] {
        if *matched != 0 {
            add(&text[from..run.start], false);
            add(&text[run.start..run.end], true);
            from = run.end;
        }
    }
    let end = words.get(last + 1).map_or(text.len(), |_| words[last].0.end);
    add(&text[from..end], false);
    if last + 1 < words.len() {
        add(" …", false);
    }
    found
}
