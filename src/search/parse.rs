//! From what was typed to words: quotes, stop words, limits.
//!
//! `search.js` does the same; it looks nothing up.

use super::verbs;
use super::words::{normal, runs};

/// What is behind this many characters of a query is left out.
pub const LONGEST: usize = 300;
/// Likewise behind this many words.
pub const MOST_WORDS: usize = 12;

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The folded word.
    pub text: String,
    /// Its parts, where it is a code that has them.
    pub parts: Vec<String>,
    /// Whether it has a digit.
    pub digits: bool,
    /// Its place; neighbours differ by one.
    pub place: usize,
    /// Whether it is a stop word, in a query that has nothing else.
    pub stop: bool,
    /// Whether it is the last that was typed.
    pub last: bool,
    /// The quoted phrase in which it stands.
    pub phrase: Option<usize>,
}

/// A query in words.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The words to look for.
    pub words: Vec<Asked>,
    /// Quoted phrases: all their words.
    pub phrases: Vec<Vec<String>>,
    /// All words, stop words too.
    pub all: Vec<String>,
    /// Whether something was cut off.
    pub cut: bool,
}

/// Reads a query.
///
/// A query of stop words only keeps them: there may be a title like that.
pub fn parse(text: &str, is_stop: impl Fn(&str) -> bool) -> Parsed {
    let parsed = read(text, &is_stop);
    if !parsed.words.is_empty() {
        return parsed;
    }
    let mut all = read(text, |_| false);
    for word in &mut all.words {
        word.stop = true;
    }
    all
}

fn read(text: &str, is_stop: impl Fn(&str) -> bool) -> Parsed {
    let mut parsed = Parsed::default();
    let text = normal(text);
    parsed.cut = text.chars().count() > LONGEST;
    let text: String = text.chars().take(LONGEST).map(|c| if matches!(c, '„' | '“' | '”' | '«' | '»') { '"' } else { c }).collect();
    let text = codes_joined(&text);
    let pieces: Vec<&str> = text.split('"').collect();
    let mut place = 0;
    for (number, piece) in pieces.iter().enumerate() {
        let found = runs(piece);
        let mut phrase = None;
        if number % 2 == 1 && number + 1 < pieces.len() && !found.is_empty() {
            phrase = Some(parsed.phrases.len());
            parsed.phrases.push(found.iter().map(|run| run.whole.clone()).collect());
        }
        for (at, run) in found.iter().enumerate() {
            parsed.all.push(run.whole.clone());
            let split = run.parts.len() > 1 && !run.digits;
            let joined = at.checked_sub(2).and_then(|i| verbs::joined(&found[i].whole, &found[i + 1].whole, &run.whole));
            let texts = if split { run.parts.clone() } else { vec![joined.unwrap_or_else(|| run.whole.clone())] };
            for text in texts {
                place += 1;
                if text.is_empty() || is_stop(&text) || parsed.words.iter().any(|word| word.text == text) {
                    continue;
                }
                if parsed.words.len() == MOST_WORDS {
                    parsed.cut = true;
                    continue;
                }
                let parts = if run.parts.len() > 1 && run.digits { run.parts.clone() } else { Vec::new() };
                parsed.words.push(Asked { text, parts, digits: run.digits, place, stop: false, last: false, phrase });
            }
        }
    }
    if let Some(word) = parsed.words.last_mut() {
        word.last = word.place == place;
    }
    parsed
}

/// A code is also typed with spaces: 45 A 48.
fn codes_joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut joined = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        joined.push(*letter);
        at += 1;
        if let [digit, ' ', one, ' ', other] = letters[at - 1..letters.len().min(at + 4)]
            && digit.is_ascii_digit()
            && one.is_ascii_alphabetic()
            && other.is_ascii_digit()
        {
            joined.extend([one, other]);
            at += 4;
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(query: &str) -> Vec<String> {
        parse(query, |word| word == "de").words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn reads_what_people_type() {
        assert_eq!(texts("De jeugd-ggz, 45A48 de"), ["jeugd", "ggz", "45a48"]);
        assert_eq!(texts("bezwaar in te dienen"), ["bezwaar", "in", "te", "indienen"]);
        assert_eq!(texts("45 A 48 en 1 a 2 b 3"), ["45a48", "en", "1a2", "b", "3"]);
        assert!(texts("🙂 ?!").is_empty());
        let parsed = parse("\"sociaal netwerk\" pgb \"los", |_| false);
        assert_eq!(parsed.phrases, [["sociaal", "netwerk"]]);
        assert_eq!(parsed.words.iter().filter(|word| word.phrase == Some(0)).count(), 2);
        assert!(parsed.words[3].last);
    }

    #[test]
    fn long_queries_are_cut() {
        let parsed = parse(&"woord anders ".repeat(1000), |_| false);
        assert!(parsed.cut);
        let parsed = parse("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10 k11 l12 m13", |_| false);
        assert!(parsed.cut && parsed.words.len() == MOST_WORDS);
    }
}
