//! The term of a contract: every part that was written, and the dates that follow.

use super::words::fact;
use crate::catalogue::contract::Term;
use crate::markdown::escape;
use crate::site::context;
use crate::site::context::format::Language;
use crate::site::view::View;

/// The term as a page shows it.
pub fn term(view: &View, term: &Term) -> context::Term {
    let dutch = view.shared.language == Language::Dutch;
    let mut facts = Vec::new();
    let mut add =
        |key: &str, text: Option<String>| facts.extend(text.map(|text| fact(&view.label(&format!("term.{key}")), &escape(&text))));
    let list = |items: &[crate::catalogue::amounts::Duration]| {
        let words: Vec<String> = items.iter().map(|item| item.text(dutch)).collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    add("start", term.start.as_ref().map(|date| view.date(date.value)));
    add("duration", term.duration.as_ref().map(|duration| duration.text(dutch)));
    add("end", term.end.as_ref().map(|date| view.date(date.value)));
    add("extensions", list(&term.extensions));
    add("maximum", term.maximum.as_ref().map(|duration| duration.text(dutch)));
    add("notice", term.notice.as_ref().map(|duration| duration.text(dutch)));
    add("evaluations", list(&term.evaluations));
    context::Term { periods: Vec::new(), facts, drawing_html: None }
}
