//! The custom properties that stylesheets set for the whole page, each with its place and the media it is for; and the
//! addresses of files that they ask for.
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

/// What a stylesheet asks for, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The address.
    pub value: String,
    /// Where it stands, without quotes.
    pub span: Range<usize>,
    /// Whether it is that of another stylesheet.
    pub import: bool,
}

impl Address {
    /// The path of a file beside the stylesheet, without what stands after `?` and `#`; none where it asks for no such file.
    pub fn file(&self) -> Option<&str> {
        let path = self.value.split(['?', '#']).next().unwrap_or_default();
        let scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        (!path.is_empty() && !path.starts_with('/') && !scheme).then_some(path)
    }

    /// Whether it asks nothing of anybody: data in the stylesheet, or a part of the page.
    pub fn is_inside(&self) -> bool {
        let start = self.value.trim_start();
        start.is_empty() || start.starts_with('#') || start.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
    }
}

/// The addresses that a stylesheet asks for, in order.
pub fn addresses(text: &str) -> Vec<Address> {
    let clean = without_comments(text);
    let lower = clean.to_ascii_lowercase();
    let bytes = lower.as_bytes();
    let mut found = Vec::new();
    let mut add = |range: Range<usize>, import: bool| {
        let inner = &clean[range.clone()];
        let from = range.start + (inner.len() - inner.trim_start().len());
        found.push(Address { value: inner.trim().to_owned(), span: from..from + inner.trim().len(), import });
    };
    // Where strings are addresses by themselves: after `@import`, and between the parentheses of `image-set()`.
    let (mut at, mut import, mut depth, mut images) = (0, false, 0_usize, None);
    while at < bytes.len() {
        let rest = &bytes[at..];
        if matches!(bytes[at], b'"' | b'\'') {
            let end = string_end(bytes, at);
            if import || images.is_some_and(|images| depth == images) {
                add(at + 1..end, import);
            }
            (at, import) = (end + 1, false);
        } else if rest.starts_with(b"@import") {
            (at, import) = (at + 7, true);
        } else if rest.starts_with(b"@namespace") {
            // The name of a language, which nobody is asked for.
            at += rest.iter().position(|byte| *byte == b';').unwrap_or(rest.len());
        } else if rest.starts_with(b"url(") {
            let inside = at + 4 + rest[4..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let quoted = bytes.get(inside).is_some_and(|byte| matches!(byte, b'"' | b'\''));
            let end = if quoted {
                string_end(bytes, inside)
            } else {
                inside + bytes[inside..].iter().position(|byte| *byte == b')').unwrap_or(bytes.len() - inside)
            };
            add(inside + usize::from(quoted)..end, import);
            at = end + bytes[end..].iter().position(|byte| *byte == b')').map_or(0, |close| close) + 1;
            import = false;
        } else {
            if rest.starts_with(b"image-set(") {
                images = Some(depth + 1);
            }
            match bytes[at] {
                b'(' => depth += 1,
                b')' => {
                    images = images.filter(|images| *images != depth);
                    depth = depth.saturating_sub(1);
                }
                b';' => import = false,
                _ => {}
            }
            at += 1;
        }
    }
    found
}

/// Where a string ends that opens here: its closing quote, or the end of the text.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while at < bytes.len() && bytes[at] != bytes[open] {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
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
    fn addresses_are_found_however_they_are_written() {
        let text = r##"/* url(no) */ @namespace svg url(http://www.w3.org/2000/svg);
@import "a.css"; @IMPORT url( 'https://b.example/b.css' ) print;
p { background: URL(c.png) , image-set("d.png" type("image/png") 1x, url(e.png) 2x); content: "url(no)"; mask: url("#f") }
@font-face { src: url(//g.example/g.woff2) format("woff2"), url(data:font/woff2;base64,AA==) } q { content: "é" } r { background: url(h?x#y"##;
        let found = addresses(text);
        let values: Vec<_> = found.iter().map(|own| (own.value.as_str(), own.import, own.file(), own.is_inside())).collect();
        assert_eq!(
            values,
            [
                ("a.css", true, Some("a.css"), false),
                ("https://b.example/b.css", true, None, false),
                ("c.png", false, Some("c.png"), false),
                ("d.png", false, Some("d.png"), false),
                ("e.png", false, Some("e.png"), false),
                ("#f", false, None, true),
                ("//g.example/g.woff2", false, None, false),
                ("data:font/woff2;base64,AA==", false, None, true),
                ("h?x#y", false, Some("h"), false),
            ]
        );
        assert!(found.iter().all(|own| text[own.span.clone()] == own.value));
        for broken in ["url(", "url('", "@import", "@import '", "\"\\", "image-set(", ")))", "@namespace", "url( "] {
            let _ = addresses(broken);
        }
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
