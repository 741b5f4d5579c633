//! The term of a contract: every part that was written, and the dates that follow.

use super::words::fact;
use crate::catalogue::amounts::Duration;
use crate::catalogue::contract::{Extension, Extensions, Term};
use crate::catalogue::term::TermDates;
use crate::catalogue::terms::Language;
use crate::charts::scale::Ends;
use crate::charts::timeline::{Moment, Stretch, timeline};
use crate::findings::At;
use crate::markdown::escape;
use crate::site::context::{self, TermPeriod};
use crate::site::view::View;

/// The term as a page shows it.
pub fn term(view: &View, term: &Term) -> context::Term {
    let dutch = view.shared.language == Language::Nl;
    let dates = term.dates();
    let mut facts = Vec::new();
    let mut add =
        |key: &str, text: Option<String>| facts.extend(text.map(|text| fact(&view.label(&format!("term_page.{key}")), &escape(&text))));
    let list = |items: &[At<Duration>]| {
        let words: Vec<String> = items.iter().map(|item| item.text(dutch)).collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    // "2 jaar (tot en met 31 december 2027)": what was written, and the date that it gives.
    let with_end = |text: Option<String>, date: Option<jiff::civil::Date>| match (text, date) {
        (Some(text), Some(date)) => Some(format!("{text} ({})", view.validity(None, Some(date)).text)),
        (text, _) => text,
    };
    add("start", term.start.as_ref().map(|date| view.date(date.value)).or_else(|| term.start_text.clone()));
    let fixed_end = dates.end().filter(|_| term.end.is_none());
    add("duration", with_end(term.duration.as_ref().map(|duration| duration.text(dutch)), fixed_end));
    add("end", term.end.as_ref().map(|date| view.date(date.value)).or_else(|| term.end_text.clone()));
    add("extensions", extensions(view, &term.extensions, dutch));
    add("minimum", term.minimum.as_ref().map(|duration| duration.text(dutch)));
    add("maximum", with_end(term.maximum.as_ref().map(|duration| duration.text(dutch)), dates.maximum));
    let notice = dates.periods.first().and_then(|period| period.notice_by);
    let by = |date| view.say("term_page.notice_by", &[&view.date(date)]);
    add(
        "notice",
        term.notice.as_ref().map(|notice_time| match notice {
            Some(date) => format!("{} ({})", notice_time.text(dutch), by(date)),
            None => notice_time.text(dutch),
        }),
    );
    let moments: Vec<String> = dates.evaluations.iter().map(|date| view.date(*date)).collect();
    add(
        "evaluations",
        list(&term.evaluations).map(|text| if moments.is_empty() { text } else { format!("{text} ({})", moments.join(", ")) }),
    );
    let label = |index: usize| {
        if index == 0 { view.label("term_page.fixed") } else { view.say("term_page.extension", &[&index.to_string()]) }
    };
    let period = |(index, period): (usize, &crate::catalogue::term::TermPeriod)| TermPeriod {
        label: label(index),
        validity: view.validity(period.start, Some(period.end)),
        notice_by: period.notice_by.map(|date| view.date(date)),
    };
    let drawing_html = drawing(view, &dates, &label);
    context::Term { periods: dates.periods.iter().enumerate().map(period).collect(), facts, drawing_html }
}

/// The extensions by their lengths; what the source leaves open is said as well.
fn extensions(view: &View, written: &Extensions, dutch: bool) -> Option<String> {
    let Extensions::Each(all) = written else { return Some(view.label("term_page.extensions_open")) };
    let words = all.iter().map(|extension| match extension {
        Extension::Open => view.label("term_page.extension_open"),
        Extension::For(duration) => duration.text(dutch),
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The term on a line; none where its beginning or its end is not known.
fn drawing(view: &View, dates: &TermDates, label: &dyn Fn(usize) -> String) -> Option<String> {
    let mut stretches = Vec::new();
    for (index, period) in dates.periods.iter().enumerate() {
        stretches.push(Stretch { label: label(index), start: period.start?, end: period.end, open: index > 0 });
    }
    let mut moments = Vec::new();
    for period in &dates.periods {
        if let Some(day) = period.notice_by {
            moments.push(Moment { day, label: view.say("term_page.last_notice", &[&view.date(day)]) });
        }
    }
    for day in &dates.evaluations {
        moments.push(Moment { day: *day, label: view.say("term_page.evaluation", &[&view.date(*day)]) });
    }
    let (first, last) = (stretches.first()?.start, stretches.last()?.end);
    let title = view.say("term_page.drawing", &[&view.validity(Some(first), Some(last)).text]);
    timeline(&stretches, &moments, &Ends { title, first: view.date(first), last: view.date(last) })
}
