//! What looks wrong in the words and lists of a text: open places, references that were left as
//! text, items that are not where they seem to be.

use super::tree::{Kind, Node, Text};
use crate::catalogue::reference::KINDS;
use crate::findings::{Rule, rules};
use std::ops::Range;

/// Where the items stand in the lists around a place.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    first: Option<usize>,
    ordered: bool,
    item: usize,
}

impl Lists {
    /// The lists inside an item of a list.
    pub fn inside(&self, ordered: bool) -> Self {
        Self { first: None, ordered, item: self.item }
    }

    /// True for an item that stands further right than the first one on its level.
    pub fn is_loose(&mut self, column: usize) -> bool {
        column > *self.first.get_or_insert(column)
    }

    /// Begins an item.
    pub fn open(&mut self, column: usize) {
        (self.item, self.first) = (column, None);
    }
}

/// The column of what stands at a byte or, after blanks, behind it; from 0. A tab goes to the next
/// fourth column.
pub fn column(text: &str, at: usize) -> usize {
    let blanks = text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches([' ', '\t']).len());
    let at = at + blanks;
    let before = text.get(..at).unwrap_or_default();
    let line = &before[before.rfind('\n').map_or(0, |n| n + 1)..];
    line.chars().fold(0, |column, sign| if sign == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// Finds lines within a paragraph of an ordered item that look like items of their own. Markdown
/// takes `2.` or `b.` there for words: a list inside a paragraph can only start with `1.`.
pub fn swallowed(source: &str, paragraph: &Node, lists: &Lists, report: &mut dyn FnMut(Range<usize>, &'static str)) {
    if !lists.ordered {
        return;
    }
    for child in &paragraph.children {
        let Kind::Text(text) = &child.kind else { continue };
        for (newline, _) in text.text.match_indices('\n') {
            let line = &text.text[newline + 1..];
            let at = text.source(newline + 1);
            if looks_like_item(line) && column(source, at) > lists.item {
                report(
                    at..at + 1,
                    "this line looks like an item, but it is part of the paragraph above it; put an empty line before it and number it `1.`",
                );
            }
        }
    }
}

fn looks_like_item(line: &str) -> bool {
    let Some(end) = line.find(['.', ')']) else { return false };
    let (mark, rest) = (&line[..end], &line[end + 1..]);
    let number = mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit());
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
    !mark.is_empty() && (number || letter) && rest.starts_with(' ')
}

/// Finds what should not be left in words: open places, links that are not read as links, and
/// footnotes without text.
pub fn words(text: &Text, report: &mut dyn FnMut(&'static Rule, Range<usize>, String)) {
    let place = |range: &Range<usize>| text.source(range.start)..text.source(range.end - 1) + 1;
    for range in open_places(&text.text) {
        report(&rules::OPEN_PLACE, place(&range), format!("`{}` is an open place", &text.text[range.clone()]));
    }
    for range in left_as_text(&text.text) {
        let what = format!("`{}` is left as text: a reference has no spaces or quotes in it", &text.text[range.clone()]);
        report(&rules::BAD_REFERENCE, place(&range), what);
    }
    for (open, _) in text.text.match_indices("{#") {
        let inner = near(&text.text[open + 2..], 100);
        let Some(close) = inner.find('}').filter(|n| !inner[..*n].contains(char::is_whitespace)) else { continue };
        let what = format!(
            "`{{#{}}}` is left as text: a name begins with a letter and stands at the end of the first paragraph of an item",
            &inner[..close]
        );
        report(&rules::BAD_IDENTIFIER, place(&(open..open + close + 3)), what);
    }
    for (open, _) in text.text.match_indices("[^") {
        let label = &text.text[open + 2..];
        let label = near(label, 100);
        let Some(close) = label.find(']').filter(|n| *n > 0 && !label[..*n].contains(char::is_whitespace)) else { continue };
        let what = format!("the footnote `{}` has no text", &label[..close]);
        report(&rules::UNKNOWN_REFERENCE, place(&(open..open + close + 3)), what);
    }
}

/// Where a text still has an open place: `PM`, `XX`, `[vul in]`, `[…]`.
pub fn open_places(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, sign.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let hyphens = text[..from].ends_with('-') || sign == '-';
                let word = &text[from..at];
                let crosses = word.len() > 1 && word.bytes().all(|b| b == b'X') && !is_ordinal(&text[at..]);
                if (word == "PM" && !hyphens) || crosses {
                    out.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    for (open, _) in text.match_indices('[') {
        let Some(close) = near(&text[open..], 200).find(']') else { continue };
        let inner = text[open + 1..open + close].split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if inner == "…" || inner == "..." || inner.starts_with("vul in") || inner.starts_with("invullen") {
            out.push(open..open + close + 1);
        }
    }
    out
}

/// True where a number in Roman figures goes on as an ordinal: "XX e eeuw", "XX-ste".
fn is_ordinal(rest: &str) -> bool {
    let hyphen = rest.starts_with('-');
    let rest = rest.trim_start_matches([' ', '\u{a0}', '-', '\n']);
    let word = rest.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "e" | "ste" | "eeuw" | "eeuws") || (word == "de" && hyphen)
}

/// The beginning of a text: looking further for every sign would take forever in a hostile one.
fn near(text: &str, mut bytes: usize) -> &str {
    while bytes < text.len() && !text.is_char_boundary(bytes) {
        bytes += 1;
    }
    text.get(..bytes).unwrap_or(text)
}

/// Where `](kind:` stands in text.
fn left_as_text(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("](") {
        let rest = near(&text[at + 2..], 200);
        let rest = rest.strip_prefix('<').unwrap_or(rest);
        let kind = rest.split([':', '?']).next().unwrap_or_default();
        if KINDS.contains(&kind) && rest[kind.len()..].trim_start_matches('?').starts_with(':') {
            let end = rest.find([')', '\n']).map_or(rest.len(), |n| n + 1);
            let end = text.len() - text[at + 2..].len() + usize::from(text[at + 2..].starts_with('<')) + end;
            out.push(at..end);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_places_are_whole_words_in_capitals() {
        let found = |text: &'static str| open_places(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(found("PM, 12 XX (XXX) [vul in: bedrag] […] [...]"), ["PM", "XX", "XXX", "[vul in: bedrag]", "[…]", "[...]"]);
        assert_eq!(found("de XX e eeuw, XX-ste, [vul\n  in] XX"), ["XX", "[vul\n  in]"]);
        assert_eq!(found("om 3 pm, PM10, PM-post, XXL, Xx, [vul] in, n.t.b."), Vec::<&str>::new());
    }

    #[test]
    fn links_that_were_not_read_are_found() {
        let found = |text: &'static str| left_as_text(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(found("[x](clause:a b) en [](clause?:c d"), ["](clause:a b)", "](clause?:c d"]);
        assert_eq!(found("[x](klein: b) (clause:x)"), Vec::<&str>::new());
    }
}
