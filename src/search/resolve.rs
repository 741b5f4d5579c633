//! From words to groups of the index: exact, inflected, joined, begun, opened, misspelt, synonymous.
//!
//! `search.js` does the same in the same order, with the same weights.

use super::Failure;
use super::compound::LINKS;
use super::export::Alike;
use super::forms::{infinitives, inflected};
use super::fuzzy::allowed;
use super::impact::{MARKED_FORMS, word_order};
use super::near::{corrections, end_or_beginning, open};
use super::parse::{Asked, Parsed};
use super::reader::{Reader, Word};
use super::verbs::particles;
use serde::Serialize;

/// How a word of the query and a word of the index come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// As typed, or another form of its stem that the index knows.
    Exact,
    /// By the endings of Dutch words.
    Inflected,
    /// Two words that stand beside each other, as one.
    Joined,
    /// A part of a word that is not on the site.
    Opened,
    /// A part of a word that is on few entries.
    OpenedToo,
    /// By its beginning, where nothing else is found.
    Begun,
    /// By its beginning, where the word itself is found too.
    BegunToo,
    /// With one typing error.
    OneError,
    /// With two.
    TwoErrors,
    /// As a synonym.
    Synonym,
}

impl How {
    /// What such a match is worth, in 256ths.
    pub fn weight(self) -> u32 {
        match self {
            Self::Exact | Self::Joined => 256,
            Self::Inflected => 240,
            Self::Opened => 224,
            Self::Synonym => 205,
            Self::OneError => 200,
            Self::Begun => 190,
            Self::TwoErrors | Self::OpenedToo => 150,
            Self::BegunToo => 96,
        }
    }
}

/// A compound in fewer entries than 2 to this power is opened although it is on the site.
const RARE: u32 = 3;
/// So many groups at most for a beginning: where nothing else is found, and where the word itself is.
const MOST_BEGUN: usize = 12;
const MOST_BEGUN_TOO: usize = 4;

/// One way in which a term matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The group.
    pub group: u32,
    /// How it matches.
    pub how: How,
    /// The form that was typed, where it is known on which entries it stands.
    pub form: Option<u32>,
}

/// Something to look for: a word of the query or a part of one.
#[derive(Debug, Clone)]
pub struct Term {
    /// The word it comes from.
    pub word: Asked,
    /// The ways in which it matches; the best one counts.
    pub ways: Vec<Way>,
    /// Words to mark in the text.
    pub marks: Vec<String>,
}

/// A query in groups.
#[derive(Debug, Default)]
pub struct Resolved {
    /// What to look for.
    pub terms: Vec<Term>,
    /// What was typed and what was taken for it.
    pub corrected: Vec<(String, String)>,
    /// Words with the parts of them that were looked for.
    pub parts: Vec<(String, Vec<String>)>,
    /// Words with what was looked for as the same.
    pub synonyms: Vec<(String, Vec<String>)>,
    /// Words of which nothing was found.
    pub left_out: Vec<String>,
}

/// A term under construction.
struct Draft {
    term: Term,
    /// The word, where it is on few entries: its parts say more.
    rare: Option<String>,
}

impl Draft {
    fn new(word: &Asked) -> Self {
        Self { term: Term { word: word.clone(), ways: Vec::new(), marks: vec![word.text.clone()] }, rare: None }
    }

    fn add(&mut self, reader: &Reader, word: &Word, how: How, form: Option<u32>) -> Result<(), Failure> {
        if self.term.ways.iter().any(|way| way.group == word.group) {
            return Ok(());
        }
        self.term.ways.push(Way { group: word.group, how, form });
        self.term.marks.extend(reader.near(&word.text, word.group)?);
        Ok(())
    }
}

/// Looks up the words of a query just as they were typed.
pub fn exactly(reader: &Reader, parsed: &Parsed) -> Result<Resolved, Failure> {
    let mut resolved = Resolved::default();
    for word in &parsed.words {
        let mut term = Draft::new(word).term;
        if let Some(found) = reader.lookup(&word.text)? {
            term.ways.push(Way { group: found.group, how: How::Exact, form: marked_form(&found) });
            resolved.terms.push(term);
        } else if !word.stop {
            resolved.left_out.push(word.text.clone());
        }
    }
    Ok(resolved)
}

/// The place of a form, where it is known on which entries it stands.
fn marked_form(word: &Word) -> Option<u32> {
    (word.place < small(MARKED_FORMS)).then_some(word.place)
}

/// Looks up the words of a query; `synonyms` are those of the head.
pub fn resolve(reader: &Reader, parsed: &Parsed, synonyms: &[Alike]) -> Result<Resolved, Failure> {
    let mut resolved = Resolved::default();
    let words = &parsed.words;
    for (number, word) in words.iter().enumerate() {
        let mut draft = Draft::new(word);
        let exact = reader.lookup(&word.text)?;
        if let Some(found) = &exact {
            draft.rare = (found.class < RARE && !word.digits).then(|| found.text.clone());
            draft.add(reader, found, How::Exact, marked_form(found))?;
        } else if !word.stop
            && let Some(found) = inflected(reader, &word.text)?
        {
            draft.add(reader, &found, How::Inflected, None)?;
        }
        if word.stop {
            resolved.terms.extend(Some(draft.term).filter(|term| !term.ways.is_empty()));
            continue;
        }
        let before = number.checked_sub(1).map(|i| &words[i]);
        for (one, other) in [(before, Some(word)), (Some(word), words.get(number + 1))] {
            if let (Some(one), Some(other)) = (one, other)
                && one.place + 1 == other.place
            {
                for link in LINKS {
                    if let Some(found) = reader.lookup(&format!("{}{link}{}", one.text, other.text))? {
                        draft.add(reader, &found, How::Joined, None)?;
                    }
                }
            }
        }
        begun(reader, &mut draft)?;
        if draft.term.ways.is_empty() && !unknown(reader, &mut draft, &mut resolved)? {
            continue;
        }
        if draft.term.ways.is_empty() {
            resolved.left_out.push(word.text.clone());
            continue;
        }
        let rare = draft.rare.take();
        resolved.terms.push(draft.term);
        if let Some(rare) = rare {
            let pieces = open(reader, &rare, 3)?;
            parts(reader, &Asked { phrase: None, ..word.clone() }, &pieces, How::OpenedToo, &mut resolved)?;
        }
    }
    resolved.synonyms = add_synonyms(&mut resolved.terms, synonyms);
    Ok(resolved)
}

/// Adds words that begin with what was typed: for the last word from the third letter, for codes always.
fn begun(reader: &Reader, draft: &mut Draft) -> Result<(), Failure> {
    let word = draft.term.word.clone();
    let letters = word.text.chars().count();
    if !(word.last && letters >= 3 || word.digits && letters >= 2) {
        return Ok(());
    }
    let known = !draft.term.ways.is_empty();
    let (how, most) = if known { (How::BegunToo, MOST_BEGUN_TOO) } else { (How::Begun, MOST_BEGUN) };
    let mut found = reader.beginning(&word.text)?;
    found.retain(|candidate| candidate.text != word.text && candidate.class > 0);
    found.sort_by(|a, b| b.class.cmp(&a.class).then_with(|| word_order(&a.text, &b.text)));
    let ways = draft.term.ways.len();
    for candidate in &found {
        if draft.term.ways.len() - ways == most {
            break;
        }
        draft.add(reader, candidate, how, None)?;
    }
    Ok(())
}

/// What to do with a word that is not on the site. False when its parts became terms of their own.
fn unknown(reader: &Reader, draft: &mut Draft, resolved: &mut Resolved) -> Result<bool, Failure> {
    let word = draft.term.word.clone();
    if word.digits {
        return parts(reader, &word, &word.parts.clone(), How::Opened, resolved).map(|found| !found);
    }
    for form in infinitives(&word.text) {
        if let Some(verb) = reader.lookup(&form)? {
            draft.add(reader, &verb, How::Inflected, None)?;
            return Ok(true);
        }
    }
    // with two errors a participle is that of another verb: afgewezen, afgegeven
    let participle = particles().iter().any(|particle| word.text.strip_prefix(particle).is_some_and(|rest| rest.starts_with("ge")));
    let most = allowed(word.text.chars().count()).min(if participle { 1 } else { 2 });
    let (errors, corrections) = corrections(reader, &word.text, most)?;
    if errors > 1 || corrections.is_empty() {
        let pieces = open(reader, &word.text, 3)?;
        if parts(reader, &word, &pieces, How::Opened, resolved)? {
            return Ok(false);
        }
    }
    for correction in &corrections {
        draft.add(reader, correction, if errors > 1 { How::TwoErrors } else { How::OneError }, None)?;
    }
    if corrections.is_empty()
        && let Some(piece) = end_or_beginning(reader, &word.text)?
    {
        parts(reader, &word, std::slice::from_ref(&piece), How::Opened, resolved)?;
        resolved.parts.pop();
        resolved.corrected.push((word.text, piece));
        return Ok(false);
    }
    if let Some(best) = corrections.first() {
        draft.rare = (best.class < RARE).then(|| best.text.clone());
        resolved.corrected.push((word.text, best.text.clone()));
    }
    Ok(true)
}

/// Makes terms of the parts of a word; false when none of them is on the site.
fn parts(reader: &Reader, word: &Asked, pieces: &[String], how: How, resolved: &mut Resolved) -> Result<bool, Failure> {
    let mut found = Vec::new();
    for piece in pieces {
        let mut draft = Draft::new(&Asked { text: piece.clone(), ..word.clone() });
        let known = match reader.lookup(piece)? {
            Some(known) => Some(known),
            None => inflected(reader, piece)?,
        };
        if let Some(known) = known {
            draft.add(reader, &known, how, None)?;
            resolved.terms.push(draft.term);
            found.push(piece.clone());
        }
    }
    let any = !found.is_empty();
    resolved.parts.extend(any.then(|| (word.text.clone(), found)));
    Ok(any)
}

/// Where terms in a row are a phrase of a group of synonyms, each of them matches the group.
/// Gives the words of each phrase with those that were added.
fn add_synonyms(terms: &mut [Term], synonyms: &[Alike]) -> Vec<(String, Vec<String>)> {
    let mut added = Vec::new();
    let primary: Vec<u32> = terms.iter().map(|term| term.ways[0].group).collect();
    for (group, phrases, words) in synonyms {
        for (number, phrase) in phrases.iter().enumerate().filter(|(_, phrase)| !phrase.is_empty()) {
            for at in 0..primary.len() {
                if !primary[at..].starts_with(phrase) {
                    continue;
                }
                // forms of one stem are no other words
                let other = |(place, _): &(usize, &String)| *place != number && phrases.get(*place) != Some(phrase);
                let others: Vec<String> = words.iter().enumerate().filter(other).map(|(_, word)| word.clone()).collect();
                let typed: Vec<&str> = terms[at..at + phrase.len()].iter().map(|term| term.word.text.as_str()).collect();
                if !others.is_empty() {
                    added.push((typed.join(" "), others));
                }
                for term in &mut terms[at..at + phrase.len()] {
                    if term.ways.iter().all(|way| way.group != *group) {
                        term.ways.push(Way { group: *group, how: How::Synonym, form: None });
                        term.marks.extend(words.iter().flat_map(|phrase| phrase.split(' ')).map(str::to_owned));
                    }
                }
            }
        }
    }
    added
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
