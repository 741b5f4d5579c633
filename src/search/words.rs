//! From text to words: normal form, lower case, codes and numbers kept whole.
//!
//! `search.js` cuts a query by the same rules, so what changes here changes there. It never stems.

use unicode_normalization::UnicodeNormalization as _;

/// A stretch of text that readers see as one word, with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset just behind its last letter.
    pub end: usize,
    /// The word as a whole, folded: `risico's` is `risicos`, `jeugd-ggz` is `jeugdggz`.
    pub whole: String,
    /// What stands between its hyphens, slashes and points; one part when there are none.
    pub parts: Vec<String>,
    /// Whether it has a digit: a code, a number, a date.
    pub digits: bool,
}

/// Unicode normal form C without characters that nobody sees; all text is kept like this.
pub fn normal(text: &str) -> String {
    if text.chars().all(is_settled) {
        return text.to_owned();
    }
    text.nfc().filter(|c| !is_invisible(*c)).collect()
}

/// Whether a letter is in normal form whatever stands beside it, and seen: nearly all of a Dutch text is.
fn is_settled(c: char) -> bool {
    matches!(c, '\0'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{20ac}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Lower case without diacritics: `Cliënt` is `client`.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect()
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() && u32::from(c) < 0x1_0000
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

/// The words of a text that is in normal form, in order.
pub fn runs(text: &str) -> Vec<Run> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| letters.get(i).map(|(_, c)| *c);
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        if !in_word(c) {
            i += 1;
            continue;
        }
        let first = i;
        let (mut whole, mut parts, mut part) = (String::new(), Vec::new(), String::new());
        let mut length = 0;
        while let Some(c) = at(i) {
            if in_word(c) {
                whole.push(c);
                part.push(c);
                length += 1;
                i += 1;
                continue;
            }
            let (Some(before), Some(after)) = (at(i - 1), at(i + 1).filter(|c| in_word(*c))) else {
                break;
            };
            let numbers = before.is_numeric() && after.is_numeric();
            if is_hyphen(c) || numbers && matches!(c, '.' | ',' | '/') {
                if numbers {
                    whole.push(if is_hyphen(c) { '-' } else { c });
                }
                parts.push(std::mem::take(&mut part));
            } else if !(is_apostrophe(c) || c == '.' && length == 1 && !before.is_numeric()) {
                break;
            }
            length = 0;
            i += 1;
        }
        parts.push(part);
        let end = letters.get(i).map_or(text.len(), |(offset, _)| *offset);
        found.push(Run {
            start: letters[first].0,
            end,
            digits: whole.chars().any(char::is_numeric),
            whole: fold(&whole),
            parts: parts.iter().map(|part| fold(part)).collect(),
        });
    }
    found
}

/// The stretches of only digits or only letters in a code: `45a48` gives `45` and `48`.
pub fn code_parts(run: &Run) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in &run.parts {
        let mut piece = String::new();
        let mut digits = None;
        for c in part.chars() {
            if digits.is_some_and(|d| d != c.is_numeric()) {
                found.push(std::mem::take(&mut piece));
            }
            digits = Some(c.is_numeric());
            piece.push(c);
        }
        found.push(piece);
    }
    found.retain(|piece| piece.chars().count() > 1 && *piece != run.whole);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wholes(text: &str) -> Vec<String> {
        runs(&normal(text)).into_iter().map(|r| r.whole).collect()
    }

    #[test]
    fn words_codes_and_numbers_stay_whole() {
        assert_eq!(
            wholes("Product 45A48, € 98,25 (zaak 2021/253668); 3.19.1. En/of o.a. de b.v."),
            ["product", "45a48", "98,25", "zaak", "2021/253668", "3.19.1", "en", "of", "oa", "de", "bv"]
        );
        assert_eq!(wholes("risico’s PvE-12 1-1-2026"), ["risicos", "pve12", "1-1-2026"]);
    }

    #[test]
    fn what_is_said_to_be_settled_is() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_settled(*c)) {
            assert_eq!(c.to_string().nfc().filter(|c| !is_invisible(*c)).collect::<String>(), c.to_string());
            // Nothing that follows may join it either, but for marks, which are not settled.
            assert!(unicode_normalization::is_nfc_quick(std::iter::once(c)) == unicode_normalization::IsNormalized::Yes);
        }
    }

    #[test]
    fn a_hyphenated_word_has_its_parts() {
        let run = &runs("jeugd-ggz")[0];
        assert_eq!(run.whole, "jeugdggz");
        assert_eq!(run.parts, ["jeugd", "ggz"]);
    }

    #[test]
    fn a_code_has_parts() {
        assert_eq!(code_parts(&runs("45a48")[0]), ["45", "48"]);
        assert_eq!(code_parts(&runs("2021/253668")[0]), ["2021", "253668"]);
    }

    #[test]
    fn odd_text_does_no_harm() {
        assert!(wholes("🙂 … -- \"' .,/").is_empty());
        assert_eq!(wholes("fi\u{ad}nanci\u{308}en"), ["financien"]);
        assert_eq!(wholes("-a-"), ["a"]);
        assert_eq!(wholes("שלום עולם").len(), 2);
    }
}
