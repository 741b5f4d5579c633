//! Words that are longer than a line, on paper: where they may be broken, so that a table holds them, and what of a long
//! heading stands at the head of the pages.

use crate::markdown::{escape, text_of};
use std::borrow::Cow;

/// So many letters without a place to break are too long for a column; then they may be broken each so many.
const LONG: usize = 60;
const PIECE: usize = 20;
/// What fits at the head of a page, beside the title of the document.
const HEAD: usize = 90;

/// A page for paper in which no word or heading runs off it.
pub fn fit(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    for (from, until) in texts(html) {
        let text = &html[from..until];
        if text.len() > LONG && text.split_whitespace().any(|word| word.len() > LONG && word.chars().count() > LONG) {
            out.push_str(&html[kept..from]);
            text.split_inclusive(char::is_whitespace).for_each(|word| push(&mut out, word));
            kept = until;
        }
    }
    let whole = if kept == 0 { Cow::Borrowed(html) } else { Cow::Owned(out + &html[kept..]) };
    match headed(&whole) {
        Some(headed) => Cow::Owned(headed),
        None => whole,
    }
}

/// The stretches of a page between its tags, from its body on.
fn texts(html: &str) -> impl Iterator<Item = (usize, usize)> {
    let body = html.find("<body").unwrap_or(html.len());
    html[body..].match_indices('>').filter_map(move |(at, _)| {
        let from = body + at + 1;
        let until = from + html[from..].find('<')?;
        Some((from, until))
    })
}

/// Adds a word with a place to break after each piece; a character reference stays whole.
fn push(out: &mut String, word: &str) {
    if word.chars().count() <= LONG {
        return out.push_str(word);
    }
    let (mut length, mut reference) = (0, false);
    for c in word.chars() {
        out.push(c);
        reference = (reference || c == '&') && c != ';';
        length += 1;
        if length >= PIECE && !reference {
            out.push_str("<wbr>");
            length = 0;
        }
    }
}

/// Gives long headings the words that stand at the head of their pages; none where no heading is long.
fn headed(html: &str) -> Option<String> {
    let (mut out, mut any) = (String::new(), false);
    let mut rest = html;
    while let Some(at) = rest.match_indices("<h").map(|(at, _)| at).find(|at| matches!(rest.as_bytes().get(at + 2), Some(b'1' | b'2'))) {
        let (before, heading) = rest.split_at(at);
        out.push_str(before);
        let text = heading.split("</h").next().map(text_of).unwrap_or_default();
        out.push_str(&heading[..3]);
        if text.chars().count() > HEAD {
            any = true;
            out.push_str(&format!(" data-head=\"{}\"", escape(&short(&text))));
        }
        rest = &heading[3..];
    }
    out.push_str(rest);
    any.then_some(out)
}

/// What of a title fits at the head of a page.
pub fn short(title: &str) -> Cow<'_, str> {
    if title.chars().count() <= HEAD {
        return Cow::Borrowed(title);
    }
    let cut: String = title.chars().take(HEAD).collect();
    // Between words, where there is one in the second half.
    let at = cut.rfind(' ').filter(|at| *at > cut.len() / 2).unwrap_or(cut.len());
    Cow::Owned(format!("{}…", &cut[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_word_may_be_broken_and_stays_whole() {
        let word = "a".repeat(70);
        let html = format!("<body><table><td data-x=\"{word}\">Een {word} &amp; meer</td></table></body>");
        let fitted = fit(&html);
        assert_eq!(fitted.matches("<wbr>").count(), 3);
        assert_eq!(fitted.replace("<wbr>", ""), html);
        assert!(matches!(fit("<body><p>Gewone woorden.</p></body>"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_reference_is_not_torn() {
        let html = format!("<body><p>{}&amp;{}</p></body>", "a".repeat(18), "b".repeat(60));
        assert!(fit(&html).contains("&amp;"), "{}", fit(&html));
    }

    #[test]
    fn a_long_heading_has_a_short_form_for_the_head_of_the_page() {
        let html = format!("<body><h2 id=\"x\">{}</h2><h2>Kort</h2></body>", "woord".repeat(80));
        assert!(fit(&format!("<body><h1>{}</h1></body>", "een woord ".repeat(40))).contains("<h1 data-head=\"een woord"));
        let fitted = fit(&html);
        assert!(fitted.contains(&format!("<h2 data-head=\"{}…\" id=\"x\">", &"woord".repeat(18))), "{fitted}");
        assert!(fitted.contains("<h2>Kort</h2>"));
        assert_eq!(short("Een titel"), "Een titel");
        assert_eq!(short(&"een woord ".repeat(20)).chars().count(), 90);
    }
}
