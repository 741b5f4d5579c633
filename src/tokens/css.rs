//! The custom properties that stylesheets set for the whole page, each with its place and the media it is for.
//!
//! Not a parser of CSS: what is set on anything but the page (`:root`, `html`) holds for no page as a whole and is passed by.

use std::ops::Range;

/// A custom property that is set for the whole page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its name, with `--`.
    pub name: String,
    /// Its value as written, without `!important`.
    pub value: String,
    /// Where the declaration stands.
    pub span: Range<usize>,
    /// The conditions it stands under, outermost first: `screen and (prefers-color-scheme: dark)`.
    pub media: Vec<String>,
    /// What goes before what: marked as important, and the number of times that the page is named.
    pub weight: (bool, usize),
}

/// The custom properties of a stylesheet, in order.
pub fn properties(text: &str) -> Vec<Property> {
    let text = without_comments(text);
    let mut found = Vec::new();
    let mut blocks: Vec<String> = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (_, Some(open)) if byte == open => quote = None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (b'(', None) => depth += 1,
            (b')', None) => depth = depth.saturating_sub(1),
            (b'{', None) => {
                blocks.push(text[start..at].trim().to_ascii_lowercase());
                (start, depth) = (at + 1, 0);
            }
            (b';' | b'}', None) if depth == 0 || byte == b'}' => {
                found.extend(declaration(&text, start..at, &blocks));
                if byte == b'}' {
                    blocks.pop();
                }
                (start, depth) = (at + 1, 0);
            }
            _ => {}
        }
    }
    found
}

/// The custom property between two ends, where one is set for the page.
fn declaration(text: &str, range: Range<usize>, blocks: &[String]) -> Option<Property> {
    let written = &text[range.clone()];
    let (name, value) = written.split_once(':')?;
    let name = name.trim();
    if !name.starts_with("--") {
        return None;
    }
    let (conditions, selectors): (Vec<&String>, Vec<&String>) = blocks.iter().partition(|block| block.starts_with('@'));
    let pages = selectors.iter().map(|selector| selector.split(',').filter_map(page).max()).sum::<Option<usize>>()?;
    let media = conditions.into_iter().filter_map(|block| block.strip_prefix("@media")).map(|query| query.trim().to_owned()).collect();
    let lower = value.to_ascii_lowercase();
    let important = lower.trim_end().strip_suffix("important").is_some_and(|rest| rest.trim_end().ends_with('!'));
    let value = if important { &value[..value.rfind('!').unwrap_or(value.len())] } else { value };
    let from = range.start + (written.len() - written.trim_start().len());
    let span = from..from + written.trim().len();
    (pages > 0).then(|| Property { name: name.to_owned(), value: value.trim().to_owned(), span, media, weight: (important, pages) })
}

/// How heavily a selector names the page as a whole; none where it is about something else.
fn page(selector: &str) -> Option<usize> {
    match selector.trim() {
        "html" | "&" => Some(0),
        roots => (!roots.is_empty() && roots.replace(":root", "").is_empty()).then(|| roots.matches(":root").count()),
    }
    .map(|weight| weight + 1)
}

/// The text with spaces in place of comments, so that places stay what they are.
fn without_comments(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, tail) = rest.split_at(at);
        clean.push_str(before);
        let end = if let Some(comment) = tail.strip_prefix("/*") {
            let end = comment.find("*/").map_or(tail.len(), |end| end + 4);
            clean.extend(std::iter::repeat_n(' ', end));
            end
        } else {
            let quote = tail.as_bytes()[0] as char;
            let end = if quote == '/' { 1 } else { tail[1..].find(quote).map_or(tail.len(), |end| end + 2) };
            clean.push_str(&tail[..end]);
            end
        };
        rest = &tail[end..];
    }
    clean + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Vec<String>)> {
        properties(text).into_iter().map(|own| (own.name, own.value, own.media)).collect()
    }

    #[test]
    fn what_is_set_for_the_page_is_read_with_its_media() {
        let text = "@import url(\"a;b\");\n:root, .x { --a: #fff; color: red; --b: url(a;b) }\n@media print { html { --a: \";}\" ; } }\n.y { --a: #000 }";
        let print = vec!["print".to_owned()];
        assert_eq!(
            read(text),
            [("--a".into(), "#fff".into(), vec![]), ("--b".into(), "url(a;b)".into(), vec![]), ("--a".into(), "\";}\"".into(), print),]
        );
    }

    #[test]
    fn comments_are_passed_by_and_places_stay() {
        let text = "/* --a: é */ :root { /* { */ --a: red; }";
        let own = properties(text);
        assert_eq!(own.len(), 1);
        assert_eq!(&text[own[0].span.clone()], "--a: red");
    }

    #[test]
    fn a_nested_condition_and_what_is_important_count() {
        let own = properties(":root{ --a:1 !important; @media (prefers-contrast: more) { --a:2 } &.dark { --a:3 } } :root:root{--a:4}");
        let seen: Vec<_> = own.iter().map(|own| (own.value.as_str(), own.weight, own.media.len())).collect();
        assert_eq!(seen, [("1", (true, 2), 0), ("2", (false, 2), 1), ("4", (false, 3), 0)]);
    }

    #[test]
    fn what_is_no_stylesheet_gives_nothing() {
        for text in ["", "{", "}", "}}:root{--a", "\"", "/*", ":root{--a:é", "@media{@media{:root{--:", "'\\"] {
            properties(text);
        }
        assert!(properties("<html>").is_empty());
    }
}
