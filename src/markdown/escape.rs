//! Text into HTML, and HTML back into text.

/// Text as it stands in HTML, between tags as well as in an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Control signs may not stand in HTML at all.
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => out.push('\u{fffd}'),
            _ => out.push(sign),
        }
    }
    out
}

/// The words of HTML that this program wrote, on one line; tags that part words become a space.
pub fn text_of(html: &str) -> String {
    const INLINE: [&str; 11] = ["a", "em", "strong", "del", "code", "span", "sup", "b", "i", "abbr", "wbr"];
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { break };
        let tag = rest[open + 1..open + close].trim_start_matches('/');
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
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
        assert_eq!(escape("a\0b"), "a\u{fffd}b");
    }
}
