//! Real quotation marks: what was typed straight in a text is set as a printer would. Tags, code and scripts stay as they are.

/// Elements whose text is not prose.
fn is_kept(name: &str) -> bool {
    matches!(name, "code" | "pre" | "script" | "style" | "textarea" | "kbd")
}

/// Elements within a line: what stands before them stands before their text.
fn is_inline(name: &str) -> bool {
    matches!(name, "a" | "abbr" | "b" | "del" | "em" | "i" | "ins" | "mark" | "small" | "span" | "strong" | "sub" | "sup")
}

/// A page with its straight quotes curled.
pub fn curl(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    let mut before: Option<char> = None;
    while let Some(start) = rest.find('<') {
        text(&rest[..start], &mut before, &mut out);
        let Some(end) = tag_end(&rest[start..]).map(|end| start + end) else {
            out.push_str(&rest[start..]);
            return out;
        };
        let tag = &rest[start..end];
        out.push_str(tag);
        rest = &rest[end..];
        let name = tag.trim_start_matches(['<', '/']);
        let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !is_inline(name) {
            before = None;
        }
        if is_kept(name) && !tag.starts_with("</") {
            let close = rest.find(&format!("</{name}")).unwrap_or(rest.len());
            out.push_str(&rest[..close]);
            before = rest[..close].chars().last();
            rest = &rest[close..];
        }
    }
    text(rest, &mut before, &mut out);
    out
}

/// Where a tag ends; a `>` within a value is none.
fn tag_end(tag: &str) -> Option<usize> {
    if tag.starts_with("<!--") {
        return tag.find("-->").map(|at| at + 3);
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

fn text(text: &str, before: &mut Option<char>, out: &mut String) {
    let mut rest = text;
    // Every byte of every page passes here: bytes are looked at, not characters.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'\'' | b'"' | b'&')) {
        let (plain, sign) = rest.split_at(at);
        out.push_str(plain);
        *before = plain.chars().next_back().or(*before);
        rest = sign;
        let straight = [("'", '\''), ("&#x27;", '\''), ("&#39;", '\''), ("\"", '"'), ("&quot;", '"')];
        let found = straight.iter().find(|(written, _)| rest.starts_with(written));
        let (length, set) = match found {
            Some((written, '\'')) => (written.len(), single(*before, &rest[written.len()..])),
            Some((written, _)) => (written.len(), if opens(*before) { '“' } else { '”' }),
            None => (1, '&'),
        };
        out.push(set);
        *before = Some(set);
        rest = &rest[length..];
    }
    out.push_str(rest);
    *before = rest.chars().next_back().or(*before);
}

fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([–—/“‘".contains(c))
}

/// An apostrophe, also at the start of "’s avonds" and "’t", or else a quotation mark.
fn single(before: Option<char>, after: &str) -> char {
    let mut next = after.chars();
    let elided = next.next().is_some_and(|c| "stnm".contains(c)) && next.next().is_none_or(|c| !c.is_alphanumeric());
    if opens(before) && !elided { '‘' } else { '’' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_curled_in_text_alone() {
        assert_eq!(
            curl("<p title=\"a > 'b'\">Risico's, &quot;één&quot; hbo&#x27;er</p>"),
            "<p title=\"a > 'b'\">Risico’s, “één” hbo’er</p>"
        );
        assert_eq!(curl("<p>Zij zegt <em>\"ja\"</em> en 's avonds 'nee'.</p>"), "<p>Zij zegt <em>“ja”</em> en ’s avonds ‘nee’.</p>");
        assert_eq!(curl("<code>\"a\"</code> <p>\"b\"</p><!-- \"c\" -->"), "<code>\"a\"</code> <p>“b”</p><!-- \"c\" -->");
        assert_eq!(curl("geen tags, < niet af \"x"), "geen tags, < niet af \"x");
    }
}
