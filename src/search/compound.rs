//! Opens compounds (samenstellingen): `gezinsbegeleiding` is `gezin` and `begeleiding`.
//!
//! Its lexicon is the site's own words, the parts of the field and those of the site's settings. It knows nothing
//! of ranking; what it finds goes into fields of its own, so that the whole word wins.

use std::collections::BTreeSet;

use super::stem::stem;

/// What may stand between two parts.
pub const LINKS: [&str; 5] = ["", "s", "e", "en", "er"];
/// Words that are rather prefixes than parts.
const PARTICLES: [&str; 16] = [
    "achter", "alleen", "ander", "beide", "binnen", "boven", "buiten", "eigen", "gelijk", "langs", "samen", "steeds", "terug", "teneinde",
    "verder", "waarde",
];
const SHORTEST_COMPOUND: usize = 7;
const SHORTEST_OWN_PART: usize = 5;

/// A lexicon to open compounds with.
#[derive(Debug, Default)]
pub struct Splitter {
    parts: BTreeSet<String>,
    stems: BTreeSet<String>,
    never: BTreeSet<String>,
}

impl Splitter {
    /// A splitter that knows the words of a site, and the parts and exceptions of its settings (all folded).
    pub fn new<'a>(
        vocabulary: impl Iterator<Item = &'a str>,
        parts: &[String],
        never_split: &[String],
        is_stop: impl Fn(&str) -> bool,
    ) -> Self {
        let mut splitter = Self::default();
        splitter.never.extend(include_str!("never_split.txt").split_whitespace().map(str::to_owned));
        splitter.never.extend(never_split.iter().cloned());
        splitter.never = splitter.never.iter().map(|word| stem(word)).collect();
        splitter.parts.extend(include_str!("parts.txt").split_whitespace().map(str::to_owned));
        splitter.parts.extend(parts.iter().cloned());
        let own = vocabulary.filter(|word| {
            word.len() >= SHORTEST_OWN_PART && word.bytes().all(|b| b.is_ascii_lowercase()) && !PARTICLES.contains(word) && !is_stop(word)
        });
        splitter.parts.extend(own.map(str::to_owned));
        splitter.stems = splitter.parts.iter().map(|part| stem(part)).collect();
        splitter
    }

    /// The parts of a folded word, larger before smaller ones; none when it is no compound.
    pub fn open(&self, word: &str) -> Vec<String> {
        if word.len() < SHORTEST_COMPOUND || !word.bytes().all(|b| b.is_ascii_lowercase()) || self.never.contains(&stem(word)) {
            return Vec::new();
        }
        let Some(pieces) = self.pieces(word, 4) else {
            return Vec::new();
        };
        let mut found = pieces.clone();
        for piece in &pieces {
            found.extend(self.open(piece));
        }
        found
    }

    /// The split into the fewest pieces, and of those the one whose shortest piece is longest.
    fn pieces(&self, word: &str, most: usize) -> Option<Vec<String>> {
        let mut best: Option<Vec<String>> = None;
        for at in 3..word.len().saturating_sub(2) {
            let Some(first) = self.first(&word[..at]) else {
                continue;
            };
            let rest = &word[at..];
            let mut candidate = vec![first.to_owned()];
            if self.last(rest) {
                candidate.push(rest.to_owned());
            } else if most > 2
                && let Some(more) = self.pieces(rest, most - 1)
            {
                candidate.extend(more);
            } else {
                continue;
            }
            let rank = |pieces: &[String]| {
                let shortest = pieces.iter().map(String::len).min().unwrap_or(0);
                (std::cmp::Reverse(pieces.len()), shortest)
            };
            if best.as_ref().is_none_or(|best| rank(&candidate) > rank(best)) {
                best = Some(candidate);
            }
        }
        best
    }

    /// A piece that is not the last, without its linking letters.
    fn first<'a>(&self, piece: &'a str) -> Option<&'a str> {
        LINKS.iter().find_map(|link| piece.strip_suffix(link).filter(|bare| self.parts.contains(*bare)))
    }

    /// The last piece may be inflected.
    fn last(&self, piece: &str) -> bool {
        self.parts.contains(piece) || piece.len() >= 4 && self.stems.contains(&stem(piece)) && !PARTICLES.contains(&piece)
    }
}

#[cfg(test)]
mod tests {
    use super::Splitter;

    fn open(word: &str) -> Vec<String> {
        let own = ["robuustheid", "mantelzorger", "gedeeld", "vergunning"];
        Splitter::new(own.into_iter(), &["klik".to_owned()], &["klikhulp".to_owned()], |_| false).open(word)
    }

    #[test]
    fn opens_with_linking_letters() {
        assert_eq!(open("gezinsbegeleiding"), ["gezin", "begeleiding"]);
        assert_eq!(open("kinderopvang"), ["kinder", "opvang"].map(|p| p.replace("kinder", "kind")));
        assert_eq!(open("wachtlijstbeheer"), ["wachtlijst", "beheer", "wacht", "lijst"]);
        assert_eq!(open("huisartsverwijzingen"), ["huisarts", "verwijzingen", "huis", "arts"]);
        assert_eq!(open("robuustheidsscan"), ["robuustheid", "scan"]);
    }

    #[test]
    fn leaves_what_is_no_compound() {
        for word in ["gemeenschappelijk", "begeleiding", "klikhulp", "verantwoordelijk", "zorg", "45a48aaaa", "xyzzyxyzzy"] {
            assert!(open(word).is_empty(), "{word}: {:?}", open(word));
        }
    }
}
