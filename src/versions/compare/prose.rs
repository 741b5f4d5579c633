//! Texts: their sections, when they are the same, and which words differ.

use crate::catalogue::Catalogue;
use crate::markdown::MOST;
use serde::Serialize;
use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::borrow::Cow;

/// A run of words that are in both texts or in one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// In which it stands.
    pub side: Side,
    /// The words, with the space after them.
    pub text: String,
}

/// In which text words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In both.
    Both,
    /// In the old one only.
    Old,
    /// In the new one only.
    New,
}

/// A text with the snippets that it embeds in their place, so that a snippet that says something else is a change of every
/// text that uses it; those in `kept` stay as they are written.
pub fn with_snippets<'a>(catalogue: &'a Catalogue, body: &'a str, kept: &[&'a str]) -> Cow<'a, str> {
    if !body.contains(SNIPPET) {
        return Cow::Borrowed(body);
    }
    let mut text = String::new();
    put(catalogue, body, "", &mut kept.to_vec(), &mut text);
    Cow::Owned(text)
}

/// The snippet that a line embeds.
pub fn embed(line: &str) -> Option<&str> {
    line.trim().strip_prefix("![").and_then(|rest| rest.split_once(SNIPPET)).and_then(|(_, rest)| rest.strip_suffix(')'))
}

/// A text without the snippets that it embeds.
pub fn without_snippets(text: &str) -> String {
    text.lines().filter(|line| embed(line).is_none()).collect::<Vec<_>>().join("\n")
}

const SNIPPET: &str = "](snippet:";

fn put<'a>(catalogue: &'a Catalogue, body: &'a str, indent: &str, open: &mut Vec<&'a str>, text: &mut String) {
    for line in body.lines() {
        let bare = line.trim();
        match embed(line).and_then(|id| catalogue.snippets.get_key_value(id)) {
            // One that embeds itself is left out at its second turn, and what grows past all measure as it is written.
            Some((id, snippet)) if !open.contains(&id.as_str()) && text.len() < MOST.bytes => {
                open.push(id);
                let deeper = format!("{indent}{}", &line[..line.len() - line.trim_start().len()]);
                put(catalogue, snippet.body.text.trim(), &deeper, open, text);
                open.pop();
            }
            _ => {
                text.push_str(if bare.is_empty() { "" } else { indent });
                text.push_str(line);
                text.push('\n');
            }
        }
    }
}

/// Whether a field holds a text of sections.
pub fn is_prose(field: &str) -> bool {
    field == "text" || field.starts_with("text: ")
}

/// A text by its headings: `text` before the first, then `text: Doelgroep`. Sections that have no text are left out.
pub fn sections(body: &str) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = vec![("text".to_owned(), String::new())];
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let bare = line.trim_start();
        let sign = ["```", "~~~"].into_iter().find(|sign| bare.starts_with(sign));
        match (fence, sign) {
            (None, Some(sign)) => fence = Some(sign),
            (Some(open), Some(sign)) if open == sign => fence = None,
            _ => {}
        }
        let level = bare.bytes().take_while(|b| *b == b'#').count();
        if fence.is_none() && (1..=6).contains(&level) && bare[level..].starts_with(' ') {
            let title = bare[level..].trim();
            let same = |name: &str| name == format!("text: {title}") || name.starts_with(&format!("text: {title} ("));
            let times = sections.iter().filter(|(name, _)| same(name)).count();
            let name = if times == 0 { format!("text: {title}") } else { format!("text: {title} ({})", times + 1) };
            sections.push((name, String::new()));
        } else if let Some((_, text)) = sections.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    let trimmed = sections.into_iter().map(|(name, text)| (name, text.trim().to_owned()));
    trimmed.filter(|(name, text)| name != "text" || !text.is_empty()).collect()
}

/// Whether two texts say the same: lines that are broken elsewhere and other typed numbers of lists are no change.
pub fn same(old: &Value, new: &Value) -> bool {
    match (old.as_str(), new.as_str()) {
        (Some(old), Some(new)) => old == new || plain(old) == plain(new),
        _ => old == new,
    }
}

/// A text with one line a block, and every ordered list numbered alike.
fn plain(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut fresh = true;
    let mut fenced = false;
    for line in text.lines() {
        let bare = line.trim();
        let fence = bare.starts_with("```") || bare.starts_with("~~~");
        if fenced || fence {
            fenced ^= fence;
            blocks.push(line.to_owned());
            fresh = true;
            continue;
        }
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let rest = bare[digits..].strip_prefix(['.', ')']).filter(|rest| digits > 0 && (rest.is_empty() || rest.starts_with(' ')));
        let indent = line.len() - line.trim_start().len();
        let starts = bare.starts_with(['#', '|', '>']) || ["- ", "* ", "+ "].iter().any(|sign| bare.starts_with(sign));
        let hard = line.ends_with("  ") || line.ends_with('\\');
        match rest {
            _ if bare.is_empty() => {
                fresh = true;
                continue;
            }
            Some(rest) => blocks.push(format!("{:indent$}1. {}", "", words_of(rest))),
            None if starts || fresh => blocks.push(format!("{:indent$}{}", "", words_of(bare))),
            None => {
                if let Some(block) = blocks.last_mut() {
                    block.push(' ');
                    block.push_str(&words_of(bare));
                }
            }
        }
        fresh = hard;
    }
    blocks
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Both texts word by word. The pieces of `Both` and `Old` together are the old text, those of `Both` and `New` the new one.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (was, is) = (tokens(old), tokens(new));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |side, tokens: &[&str]| {
        if !tokens.is_empty() {
            pieces.push(Piece { side, text: tokens.concat() });
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        match op.as_tag_tuple() {
            (DiffTag::Equal, range, _) => push(Side::Both, &was[range]),
            (_, gone, added) => {
                push(Side::Old, &was[gone]);
                push(Side::New, &is[added]);
            }
        }
    }
    pieces
}

/// Words, signs and spaces, one after the other.
pub fn tokens(text: &str) -> Vec<&str> {
    let class = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| class(last) != class(c) || class(c) == 2) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}
