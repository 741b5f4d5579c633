//! The terms of a glossary, found in running text. Decides nothing about where they lead.

use std::collections::HashMap;

/// Every form of every term, by its first word.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    // Looked up, never walked: its order cannot show.
    forms: HashMap<String, Vec<Form>>,
}

#[derive(Clone, Debug)]
struct Form {
    words: Vec<String>,
    id: String,
    exact: Option<String>,
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermAt {
    /// The bytes of the text that are the term.
    pub range: std::ops::Range<usize>,
    /// The term's identifier.
    pub id: String,
}

impl Terms {
    /// Adds a form of the term `id`. What is all capitals (ZOU) is found by case only.
    pub fn add(&mut self, form: &str, id: &str) {
        let words: Vec<String> = words(form).into_iter().map(|range| form[range].to_lowercase()).collect();
        let Some(first) = words.first().cloned() else { return };
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = letters > 1 && !form.chars().any(char::is_lowercase);
        let exact = capitals.then(|| form.split_whitespace().collect::<Vec<_>>().join(" "));
        let forms = self.forms.entry(first).or_default();
        forms.push(Form { words, id: id.to_owned(), exact });
        forms.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
    }

    /// Every term in a text, the longest first where two begin at one word; none overlap.
    pub fn find(&self, text: &str) -> Vec<TermAt> {
        let found = words(text);
        let mut out = Vec::new();
        let mut at = 0;
        while at < found.len() {
            let Some((id, count)) = self.at(text, &found[at..]) else {
                at += 1;
                continue;
            };
            out.push(TermAt { range: found[at].start..found[at + count - 1].end, id: id.to_owned() });
            at += count;
        }
        out
    }

    /// The longest term that begins at the first of `words`, and how many of them it takes.
    fn at(&self, text: &str, words: &[std::ops::Range<usize>]) -> Option<(&str, usize)> {
        let forms = self.forms.get(&text.get(words.first()?.clone())?.to_lowercase())?;
        forms.iter().find(|form| form.fits(text, words)).map(|form| (form.id.as_str(), form.words.len()))
    }
}

impl Form {
    fn fits(&self, text: &str, words: &[std::ops::Range<usize>]) -> bool {
        let Some(words) = words.get(..self.words.len()) else { return false };
        let together = words.windows(2).all(|pair| text[pair[0].end..pair[1].start].chars().all(char::is_whitespace));
        let same = words.iter().zip(&self.words).all(|(range, word)| text[range.clone()].to_lowercase() == *word);
        let cased = self.exact.as_ref().is_none_or(|exact| {
            let written: Vec<&str> = words.iter().map(|range| &text[range.clone()]).collect();
            written.join(" ") == *exact
        });
        together && same && cased
    }
}

/// The words of a text: letters and digits, and the hyphens and apostrophes between them.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    let mut joined = false;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let letter = if sign.is_ascii() {
            sign.is_ascii_alphanumeric()
        } else {
            sign.is_alphanumeric() || unicode_normalization::char::is_combining_mark(sign)
        };
        match out.last_mut() {
            Some(word) if letter && (word.end == at || (joined && word.end + joiner_length(text, word.end) == at)) => word.end = end,
            _ if letter => out.push(at..end),
            _ => {}
        }
        joined = matches!(sign, '-' | '\'' | '’' | '\u{2011}' | '\u{ad}') && out.last().is_some_and(|word| word.end == at);
    }
    out
}

fn joiner_length(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut terms = Terms::default();
        for (form, id) in
            [("jeugdige", "j"), ("jeugdigen", "j"), ("jeugd", "x"), ("lokaal team", "lt"), ("lokaal", "l"), ("ZOU", "zou"), ("pgb", "pgb")]
        {
            terms.add(form, id);
        }
        terms.find(text).into_iter().map(|t| format!("{}:{}", t.id, &text[t.range])).collect()
    }

    #[test]
    fn whole_words_and_the_longest_first() {
        assert_eq!(found("Jeugdigen, (jeugdige) en jeugdigheid"), ["j:Jeugdigen", "j:jeugdige"]);
        assert_eq!(found("het Lokaal\nteam en lokaal, team"), ["lt:Lokaal\nteam", "l:lokaal"]);
        assert_eq!(found("jeugd-ggz is geen jeugd"), ["x:jeugd"]);
        assert_eq!(found("pgb's en PGB- of -pgb"), ["pgb:PGB", "pgb:pgb"]);
    }

    #[test]
    fn capitals_are_found_by_case() {
        assert_eq!(found("dat zou ZOU zijn, Zou"), ["zou:ZOU"]);
    }
}
