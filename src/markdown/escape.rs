//! Text into HTML, and HTML back into text.

/// Text as it stands in HTML, between tags as well as in an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut written = 0;
    for (at, sign) in text.char_indices() {
        let instead = match sign {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            // Control signs may not stand in HTML at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(instead);
        written = at + sign.len_utf8();
    }
    out.push_str(&text[written..]);
    out
}

/// The words of HTML that this program wrote, on one line; tags that part words become a space, the cells of a table
/// are parted by commas and its rows by semicolons.
pub fn text_of(html: &str) -> String {
    const INLINE: [&str; 11] = ["a", "em", "strong", "del", "code", "span", "sup", "b", "i", "abbr", "wbr"];
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let (mut rows, mut cells) = (0, 0);
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        let tag = rest[open + 1..open + close].trim_start_matches('/');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let between = match &rest[open + 1..open + close] {
            "/table" => {
                rows = 0;
                None
            }
            _ if rest[open + 1..].starts_with('/') => None,
            _ if name == "tr" => {
                (rows, cells) = (rows + 1, 0);
                (rows > 1).then_some(';')
            }
            _ if name == "td" || name == "th" => {
                cells += 1;
                (cells > 1).then_some(',')
            }
            _ => None,
        };
        if let Some(sign) = between {
            text.truncate(text.trim_end().len());
            if !text.ends_with(['.', ',', ';', ':']) {
                text.push(sign);
            }
        }
        if !INLINE.contains(&name) {
            text.push(' ');
        }
        rest = &rest[open + close + 1..];
    }
    if !rest.contains('<') {
        text.push_str(rest);
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_survives_the_way_there_and_back() {
        let text = "a < b & \"c\" > &amp; d";
        assert_eq!(text_of(&escape(text)), text);
        assert_eq!(text_of("<p>zorg<strong>aanbieder</strong></p>\n<p>twee</p>"), "zorgaanbieder twee");
        let table =
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td></td><td>2.</td></tr></tbody></table><p>x</p>";
        assert_eq!(text_of(table), "A, B; 1, 2. x");
        assert_eq!(escape("a\0b"), "a\u{fffd}b");
    }
}
