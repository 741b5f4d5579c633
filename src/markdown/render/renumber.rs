//! Footnotes of a document for paper that is made of several texts: numbered through, as notes of two texts can stand at
//! the foot of one page.

use super::classes;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The document with its notes numbered from its first to its last.
pub fn notes_through(html: &str) -> Cow<'_, str> {
    let open = format!("<sup class=\"{}\"><a id=\"", classes::NOTE);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for sign in html.split(&open).skip(1) {
        if let Some(id) = between(sign, " href=\"#", "\"") {
            let next = numbers.len() + 1;
            numbers.entry(id).or_insert(next);
        }
    }
    let same = |(id, number): (&&str, &usize)| id.ends_with(&format!("noot_{number}"));
    if numbers.iter().all(same) {
        return Cow::Borrowed(html);
    }
    let mut pieces = html.split(&open);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (sign, rest) = piece.split_once("</sup>").unwrap_or((piece, ""));
        let id = between(sign, " href=\"#", "\"").unwrap_or_default();
        let new = numbers.get(id).copied().unwrap_or_default().to_string();
        let old = id.rsplit('_').next().unwrap_or_default();
        out.push_str(&open);
        out.push_str(&sign.replace(&format!(" {old}\">{old}</a>"), &format!(" {new}\">{new}</a>")));
        out.push_str("</sup>");
        out.push_str(rest);
    }
    for (id, new) in &numbers {
        let old = id.rsplit('_').next().unwrap_or_default();
        let note = |number: &str| format!("id=\"{id}\" role=\"doc-footnote\"><span class=\"{}\">{number}</span>", classes::NUMBER);
        let item = |number: &str| format!("<li id=\"{id}\" value=\"{number}\">");
        let new = &new.to_string();
        out = out.replacen(&note(old), &note(new), 1).replacen(&item(old), &item(new), 1);
    }
    Cow::Owned(out)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(open)?;
    after.split_once(close).map(|(inside, _)| inside)
}
