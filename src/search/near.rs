//! What the site has that is near to a word that it has not: with a typing error less, in parts, by its end or its beginning.

use super::Failure;
use super::compound::LINKS;
use super::forms::inflected;
use super::fuzzy::distance;
use super::impact::word_order;
use super::reader::{Reader, Word};

/// So many corrections at most.
const MOST_CORRECTIONS: usize = 3;

/// Words at the smallest distance: first those that share two letters at the beginning, then, with one error, those that
/// share one. With two errors and another beginning it is another word: broertje, beroerte.
pub fn corrections(reader: &Reader, word: &str, most: usize) -> Result<(usize, Vec<Word>), Failure> {
    let letters: Vec<char> = word.chars().collect();
    if most == 0 {
        return Ok((0, Vec::new()));
    }
    let swapped: String = [letters[1], letters[0]].iter().collect();
    let prefixes = [vec![letters[..2].iter().collect::<String>()], vec![letters[0].to_string(), swapped]];
    for (prefixes, most) in prefixes.into_iter().zip([most, 1]) {
        let mut candidates = Vec::new();
        for prefix in &prefixes {
            candidates.extend(reader.beginning(prefix)?);
        }
        let mut found: Vec<(usize, Word)> = Vec::new();
        for candidate in candidates {
            let other: Vec<char> = candidate.text.chars().collect();
            if candidate.class == 0 || other.len() < 4 || other.iter().any(|c| c.is_numeric()) {
                continue;
            }
            if let Some(errors) = distance(&letters, &other, most) {
                found.push((errors, candidate));
            }
        }
        found.sort_by(|(d, a), (e, b)| d.cmp(e).then(b.class.cmp(&a.class)).then_with(|| word_order(&a.text, &b.text)));
        if let Some((errors, _)) = found.first() {
            let errors = *errors;
            let mut best: Vec<Word> = Vec::new();
            for (_, word) in found.into_iter().filter(|(d, _)| *d == errors) {
                if best.len() < MOST_CORRECTIONS && best.iter().all(|known| known.group != word.group) {
                    best.push(word);
                }
            }
            return Ok((errors, best));
        }
    }
    Ok((0, Vec::new()))
}

/// Opens a word that is not on the site into words that are; the most even split.
pub fn open(reader: &Reader, word: &str, most: usize) -> Result<Vec<String>, Failure> {
    let letters: Vec<char> = word.chars().collect();
    let mut best: Vec<String> = Vec::new();
    for at in 3..letters.len().saturating_sub(2) {
        let head: String = letters[..at].iter().collect();
        let rest: String = letters[at..].iter().collect();
        let Some(first) = bare(reader, &head)? else {
            continue;
        };
        let mut pieces = vec![first];
        if letters.len() - at >= 4 && (reader.lookup(&rest)?.is_some() || inflected(reader, &rest)?.is_some()) {
            pieces.push(rest);
        } else if most > 2 {
            let more = open(reader, &rest, most - 1)?;
            if more.is_empty() {
                continue;
            }
            pieces.extend(more);
        } else {
            continue;
        }
        let shortest = |pieces: &[String]| pieces.iter().map(|piece| piece.chars().count()).min().unwrap_or(0);
        let fewer = pieces.len() < best.len() || pieces.len() == best.len() && shortest(&pieces) > shortest(&best);
        if best.is_empty() || fewer {
            best = pieces;
        }
    }
    Ok(best)
}

/// The longest word of the site of at least five letters that a word ends with, which in Dutch says what it is, or else
/// that it begins with.
pub fn end_or_beginning(reader: &Reader, word: &str) -> Result<Option<String>, Failure> {
    let places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    let Some(most) = places.len().checked_sub(5) else { return Ok(None) };
    for at in places.iter().take(most + 1).skip(1) {
        if reader.lookup(&word[*at..])?.is_some() {
            return Ok(Some(word[*at..].to_owned()));
        }
    }
    for at in places.iter().skip(5).rev() {
        if reader.lookup(&word[..*at])?.is_some() || inflected(reader, &word[..*at])?.is_some() {
            return Ok(Some(word[..*at].to_owned()));
        }
    }
    Ok(None)
}

/// A first piece without linking letters, if it is a word of the site of at least four letters, or a form of one of at
/// least five.
fn bare(reader: &Reader, piece: &str) -> Result<Option<String>, Failure> {
    for link in LINKS {
        if let Some(word) = piece.strip_suffix(link)
            && word.chars().count() >= 4
            && (reader.lookup(word)?.is_some() || word.chars().count() >= 5 && inflected(reader, word)?.is_some())
        {
            return Ok(Some(word.to_owned()));
        }
    }
    Ok(None)
}
