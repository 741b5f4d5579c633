//! Spaces before links and emphasis on paper, each in an element of its own.
//!
//! `WeasyPrint` breaks a line after its first word where the text before an element in the line fits and only the space behind
//! that text does not (`split_first_line` of version 70 takes the space for a word too long to be broken off). The space that
//! stands by itself has no first word. Other engines see no difference, and who copies the text gets the same.

/// The elements in a line before which this can happen.
const INLINE: &[&str] = &["a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "q", "span", "strong", "sup"];

/// The document with those spaces by themselves.
pub fn apart(html: &str) -> String {
    let body = html.find("<body").unwrap_or(html.len());
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut kept = 0;
    for (at, _) in html.match_indices(" <").filter(|(at, _)| *at > body) {
        let name = html[at + 2..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let before = html[..at].rsplit('>').next().unwrap_or_default();
        // Text of one word has nothing to be broken after.
        if INLINE.contains(&name) && !before.contains('<') && before.trim().contains(' ') {
            out.push_str(&html[kept..at]);
            out.push_str("<span> </span>");
            kept = at + 1;
        }
    }
    out.push_str(&html[kept..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::text_of;

    #[test]
    fn a_space_after_words_stands_by_itself() {
        let html = "<head><title>a b <b></title></head><body><p class=\"x y\">Zie ook <a href=\"#a\">dit</a> en <em>dat</em>, en dan <strong>ook <em>zo</em></strong>.</p>\
            <p>twee woorden <table></p><svg><text>een twee <tspan>x</tspan></text></svg></body>";
        let apart = apart(html);
        assert!(apart.contains("Zie ook<span> </span><a href") && apart.contains("en dan<span> </span><strong>ook <em>"), "{apart}");
        assert!(apart.contains("</a> en <em>") && apart.contains("woorden <table>") && apart.contains("twee <tspan>"), "{apart}");
        assert!(apart.starts_with("<head><title>a b <b></title></head><body><p class=\"x y\">"));
        assert_eq!(text_of(&apart), text_of(html));
    }
}
