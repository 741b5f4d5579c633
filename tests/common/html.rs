//! Looks into HTML as far as the tests need: its tags with their attributes, and the text a reader sees.
//!
//! It trusts that the HTML is well formed, which html-validate judges.

/// A start tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Its attributes, with entities resolved; those without a value are empty.
    pub attributes: Vec<(String, String)>,
    /// The text up to the next tag.
    pub text: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// All start tags, in order.
pub fn tags(html: &str) -> Vec<Tag> {
    pieces(html).into_iter().filter_map(|piece| if let Piece::Start(tag) = piece { Some(tag) } else { None }).collect()
}

/// The text that a reader sees, with single spaces: without head, scripts, styles and what is hidden from sight as a template.
pub fn visible(html: &str) -> String {
    let (mut text, mut hidden) = (String::new(), 0_usize);
    for piece in pieces(html) {
        match piece {
            Piece::Start(tag) => {
                hidden += usize::from(hides(&tag.name));
                if !inline(&tag.name) {
                    text.push(' ');
                }
                if hidden == 0 {
                    text.push_str(&tag.text);
                }
            }
            Piece::End(name, after) => {
                hidden -= usize::from(hides(&name) && hidden > 0);
                if !inline(&name) {
                    text.push(' ');
                }
                if hidden == 0 {
                    text.push_str(&after);
                }
            }
        }
    }
    plain(&text)
}

/// Text with ordinary single spaces, without soft hyphens.
pub fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hides(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "template")
}

fn inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "code"
            | "em"
            | "i"
            | "ins"
            | "del"
            | "mark"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
    )
}

enum Piece {
    Start(Tag),
    End(String, String),
}

fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(end) = tag_end(rest) else { break };
        let (tag, after) = (&rest[1..end], &rest[end + 1..]);
        rest = after;
        let text = &after[..after.find('<').unwrap_or(after.len())];
        if let Some(name) = tag.strip_prefix('/') {
            pieces.push(Piece::End(name.trim().to_lowercase(), unescape(text)));
        } else if !tag.starts_with('!') {
            let tag = start_tag(tag, text);
            if tag.name == "script" || tag.name == "style" {
                let close = format!("</{}", tag.name);
                let end = after.find(&close).unwrap_or(after.len());
                pieces.push(Piece::Start(Tag { text: after[..end].to_owned(), ..tag }));
                rest = &after[end..];
            } else {
                pieces.push(Piece::Start(tag));
            }
        }
    }
    pieces
}

/// The place of the `>` that ends the tag with which `html` begins; one within quotes does not.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in html.char_indices() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            (None, '>') => return Some(at),
            _ => {}
        }
    }
    None
}

fn start_tag(tag: &str, text: &str) -> Tag {
    let tag = tag.trim_end_matches('/');
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        let length = rest.find(|sign: char| sign.is_whitespace() || sign == '=').unwrap_or(rest.len());
        if length == 0 {
            break;
        }
        let key = rest[..length].to_owned();
        rest = rest[length..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (found, next) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            (value, rest) = (found, next);
        }
        attributes.push((key, unescape(value)));
    }
    Tag { name: name.to_lowercase(), attributes, text: unescape(text) }
}

/// Resolves the entities that the program may write.
pub fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = rest.find(';').filter(|end| *end < 10).and_then(|end| entity(&rest[1..end]).map(|sign| (sign, end)));
        if let Some((sign, end)) = found {
            plain.push(sign);
            rest = &rest[end + 1..];
        } else {
            plain.push('&');
            rest = &rest[1..];
        }
    }
    plain + rest
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "thinsp" => '\u{2009}',
        "euro" => '€',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
