//! Pieces that pages of several kinds are filled with: links as HTML, scopes, coverage, counts.

use super::words::fact;
use crate::catalogue::scope::Scope;
use crate::catalogue::segment::{Closed, Threshold};
pub use crate::catalogue::subject::once;
use crate::catalogue::tariff::TariffSheet;
use crate::findings::At;
use crate::markdown::escape;
use crate::site::context::{ClosedAdmission, Coverage, Fact, Link, Status};
use crate::site::view::View;
use jiff::civil::Date;

/// A link as HTML; its text where it leads nowhere.
pub fn anchor(link: &Link) -> String {
    match &link.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(&link.label)),
        None => escape(&link.label),
    }
}

/// Links as HTML, with commas between.
pub fn anchors(links: &[Link]) -> String {
    links.iter().map(anchor).collect::<Vec<_>>().join(", ")
}

/// For whom something holds, as rows.
pub fn scope_facts(view: &View, scope: &Scope) -> Vec<Fact> {
    view.scope_rows(scope).into_iter().map(|(label, links)| fact(&label, &anchors(&links))).collect()
}

/// A scope without some of its keys; `law` is one of them.
pub fn without(scope: &Scope, keys: &[&str]) -> Scope {
    let mut rest = scope.clone();
    rest.keys.retain(|key, _| !keys.contains(&key.as_str()));
    if keys.contains(&"law") {
        rest.law = None;
    }
    rest
}

/// Links to municipalities and groups.
pub fn municipalities(view: &View, ids: &[At<String>]) -> Vec<Link> {
    ids.iter().map(|id| view.municipality(id)).collect()
}

/// Which municipalities some identifiers mean, drawn; `None` where the site names no municipalities.
pub fn coverage(view: &View, ids: &[At<String>]) -> Option<Coverage> {
    let catalogue = view.catalogue();
    let all = catalogue.municipalities.len();
    let covered = catalogue.municipalities_of(ids);
    if all == 0 {
        return None;
    }
    let cells = catalogue.municipalities.keys().map(|id| covered.contains(&id.as_str())).collect();
    let text = if covered.len() == all {
        view.say("fill.all_of", &[&number_word(view, all)])
    } else {
        view.say("fill.some_of", &[&covered.len().to_string(), &all.to_string()])
    };
    Some(Coverage { cells, text })
}

/// A number as a word up to twelve, as running text has it.
fn number_word(view: &View, number: usize) -> String {
    let key = format!("number.{number}");
    let word = view.label(&key);
    if word == key { number.to_string() } else { word }
}

/// "1 product", "31 producten".
pub fn count(view: &View, what: &str, number: usize) -> String {
    let key = if number == 1 { format!("count.{what}_one") } else { format!("count.{what}") };
    view.say(&key, &[&crate::figures::number(number.into(), view.shared.language)])
}

/// Where and how long nobody new is admitted.
pub fn closed(view: &View, closed: &Closed) -> ClosedAdmission {
    ClosedAdmission {
        municipalities: municipalities(view, closed.scope.get("municipalities")),
        products: closed.scope.get("products").iter().map(|id| view.product(id)).collect(),
        scope: view.scope_text(&without(&closed.scope, &["municipalities", "products"])),
        validity: view.validity(closed.from, closed.until.as_ref().map(|date| date.value)),
        reason: closed.reason.clone(),
    }
}

/// What a provider must at least have.
pub fn threshold(view: &View, threshold: &Threshold) -> crate::site::context::Threshold {
    crate::site::context::Threshold {
        municipalities: municipalities(view, threshold.scope.get("municipalities")),
        scope: view.scope_text(&without(&threshold.scope, &["municipalities"])),
        minimum_clients: threshold.minimum_clients.map(|number| number.to_string()),
    }
}

/// The tariff sheet that is in force: on the day of the build, or else the last before it, or the first.
pub fn current_sheet<'a>(view: &View<'a>) -> Option<&'a TariffSheet> {
    let sheets = &view.catalogue().sheets;
    sheets.iter().rev().find(|sheet| sheet.period.valid_from.value <= view.shared.date).or_else(|| sheets.first())
}

/// The periods whose sheets are in force: several where they are for other products; the one that stands for them where
/// none is.
pub fn current_periods<'a>(view: &View<'a>) -> Vec<&'a str> {
    let catalogue = view.catalogue();
    let today = view.shared.date;
    let ended = |sheet: &TariffSheet| catalogue.tariffs.end(&sheet.period.id).is_some_and(|end| end < today);
    let sheets = catalogue.sheets.iter().filter(|sheet| sheet.period.valid_from.value <= today && !ended(sheet));
    let periods: Vec<&str> = sheets.map(|sheet| sheet.period.id.as_str()).collect();
    if periods.is_empty() { current_sheet(view).map(|sheet| sheet.period.id.as_str()).into_iter().collect() } else { periods }
}

/// The status of what is not in force on the day of the build; nothing while it is.
pub fn in_time(view: &View, from: Option<Date>, until: Option<Date>) -> Vec<Status> {
    let status = |kind: &str, standing: &str| Status {
        kind: kind.to_owned(),
        label: view.label(&format!("status.{standing}")),
        ..Status::default()
    };
    let today = view.shared.date;
    let coming = from.filter(|from| today < *from).map(|from| Status { before: Some(from.to_string()), ..status("concept", "coming") });
    let past = until.map(|until| Status { after: Some(until.to_string()), hidden: until >= today, ..status("superseded", "past") });
    coming.into_iter().chain(past).collect()
}

/// Whether a period is still to come (`coming`) or over (`past`); none where it is now.
pub fn standing(view: &View, from: Option<Date>, until: Option<Date>) -> Option<&'static str> {
    let today = view.shared.date;
    if from.is_some_and(|from| today < from) {
        return Some("coming");
    }
    until.is_some_and(|until| until < today).then_some("past")
}

/// The identifiers of the municipalities that are meant, for a script that shows what holds in one; none where that is all.
pub fn places(view: &View, ids: &[At<String>]) -> Option<String> {
    let meant = view.catalogue().municipalities_of(ids);
    (meant.len() < view.catalogue().municipalities.len()).then(|| meant.join(" "))
}
