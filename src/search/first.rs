//! What comes first whatever it scores: what is called by the words of the query, and the articles that it refers to.
//!
//! `search.js` does the same.

use super::Failure;
use super::export::Fragment;
use super::places::Found;
use super::query::{Ranked, wholes};
use super::reader::Reader;

/// Among so many of the best, those are looked for whose title or code is in the query.
const PROMOTED: usize = 10;

/// Who types a name of a page, a title or a code wants that page. Who types a code with something else wants what has the
/// code, and then what is titled with the rest of it and has all that was asked: `45A48 2025` and the tariffs of 2025.
pub fn promote(reader: &Reader, ranked: &mut Vec<Ranked>, asked: &[String], terms: usize) -> Result<(), Failure> {
    let mut first: Vec<Ranked> = Vec::new();
    for entry in reader.named(&asked.join(" ")) {
        first.extend(ranked.iter().find(|hit| hit.entry == *entry));
    }
    ranked.retain(|hit| first.iter().all(|one| one.entry != hit.entry));
    let rest = ranked.split_off(ranked.len().min(PROMOTED));
    let mut tiers: [Vec<Ranked>; 4] = Default::default();
    let mut with_code = false;
    for hit in ranked.drain(..) {
        let Fragment(_, title, codes, ..) = reader.fragment(hit.entry)?;
        let title = wholes(&title);
        let codes: Vec<Vec<String>> = codes.iter().map(|code| wholes(code)).collect();
        let has = |words: &[String]| matches!(words, [one] if one.chars().any(char::is_numeric) && asked.contains(one));
        with_code |= codes.iter().any(|code| has(code));
        let tier = if title == asked || codes.iter().any(|code| code == asked) {
            0
        } else if codes.iter().any(|code| has(code)) {
            1
        } else if hit.matched.count_ones() as usize == terms && title.iter().any(|word| has(std::slice::from_ref(word))) {
            2
        } else {
            3
        };
        tiers[tier].push(hit);
    }
    if !with_code {
        // What has a number of the query in its title stays where it is.
        let [_, _, numbered, others] = &mut tiers;
        others.append(numbered);
        others.sort_by(|a, b| b.score.cmp(&a.score).then(a.entry.cmp(&b.entry)));
    }
    *ranked = first;
    ranked.extend(tiers.into_iter().flatten().chain(rest));
    Ok(())
}

/// The places that the query refers to, before what else was found.
pub fn with_places(ranked: Vec<Ranked>, placed: &[Found]) -> Vec<Ranked> {
    let best = ranked.iter().map(|hit| hit.score).max().unwrap_or_default();
    let of = |(number, place): (usize, &Found)| {
        let known = ranked.iter().find(|hit| hit.entry == place.entry);
        Ranked { entry: place.entry, score: best, matched: known.map_or(0, |hit| hit.matched), place: Some(number) }
    };
    let mut all: Vec<Ranked> = placed.iter().enumerate().map(of).collect();
    all.extend(ranked.into_iter().filter(|hit| placed.iter().all(|place| place.entry != hit.entry)));
    all
}

/// An entry as it stands in one place: its address, its number with the part, what it stands in, and of its text that part.
pub fn at_place(fragment: &mut Fragment, place: &Found) {
    let Fragment(url, _, codes, sections, facts, _) = fragment;
    url.clone_from(&place.url);
    let ends = format!(" {}", place.number);
    let mut code = codes.iter().find(|code| code.ends_with(&ends)).unwrap_or(&place.number).clone();
    if let Some(part) = &place.part {
        let mut steps = part.split('-');
        let member = format!("{}-{}", steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        code = std::iter::once(code).chain([member.replace('-', " ")]).chain(steps.map(str::to_owned)).collect::<Vec<_>>().join(", ");
        if sections.iter().any(|(anchor, ..)| anchor.as_deref() == Some(member.as_str())) {
            sections.retain(|(anchor, ..)| anchor.as_deref() == Some(member.as_str()));
        }
    }
    *codes = vec![code];
    *facts = vec![place.name.clone()];
}
