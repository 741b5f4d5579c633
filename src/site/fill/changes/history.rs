//! In which versions what changed of a product, for its page.

use super::{entries::anchor, status, values};
use crate::figures;
use crate::site::context::{HistoryEntry, Link, Status};
use crate::site::fill::parts::once;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::tariffs::Difference;
use crate::versions::compare::{Change, What};
use crate::versions::history::Event;
use rust_decimal::Decimal;

/// The versions that changed a product, newest first, each with the way to what it changed.
pub fn history(view: &View, id: &str) -> Vec<HistoryEntry> {
    view.shared.history.product(id).iter().map(|event| entry(view, event)).collect()
}

fn entry(view: &View, event: &Event) -> HistoryEntry {
    let editions = &view.shared.editions;
    let edition = editions.all.iter().find(|edition| edition.version() == event.version);
    let page = PageId::ChangesOf(event.version.to_owned()).address();
    let url = if editions.is_current() { view.file(&page) } else { editions.link(&view.address, &page) };
    let products = || event.changes.iter().filter(|change| change.kind == "product");
    let whats = once(products().map(|change| change.change));
    let at = if whats.is_empty() { String::new() } else { format!("#{}", anchor("product", event.id)) };
    let mut statuses: Vec<Status> = whats.into_iter().map(|what| status(view, what)).collect();
    if statuses.is_empty() {
        statuses.push(status(view, What::Changed));
    }
    let fields = products().filter(|change| change.change == What::Changed).filter_map(|change| change.field.as_deref());
    let fields: Vec<String> = fields.map(|field| values::label(view, view, "product", field)).collect();
    let was = products().filter(|change| change.change == What::Renamed).filter_map(|change| change.old.as_ref()?.as_str());
    let mut lines: Vec<String> = was.map(|was| view.say("changes.was_called", &[was])).collect();
    lines.extend((!fields.is_empty()).then(|| fields.join(", ")));
    lines.extend(tariffs(view, event));
    HistoryEntry {
        version: Link { label: view.say("versions.edition", &[event.version]), url: Some(format!("{url}{at}")) },
        from: edition.map(|edition| view.date(edition.catalogue.edition.valid_from)),
        statuses,
        lines,
    }
}

/// How many tariffs of a period are told one by one.
const FEW: usize = 2;

/// "Tarief 2026: correctie (+0,53 %)", or how many there are where that would be a list.
fn tariffs(view: &View, event: &Event) -> Vec<String> {
    let mut told: Vec<(&str, Option<&Difference>, String)> = Vec::new();
    for change in event.changes.iter().filter(|change| change.kind == "tariff") {
        let Some(which) = &change.tariff else { continue };
        told.push((&which.period, change.amount.as_ref(), explained(view, change)));
    }
    for (period, row) in &event.rows {
        let new = || view.label("status.new");
        told.push((
            period,
            row.amount.as_ref(),
            row.amount.as_ref().map_or_else(new, |amount| view.label(&format!("explanation.{}", amount.explanation))),
        ));
    }
    let line = |period: &str| {
        let own: Vec<_> = told.iter().filter(|(of, ..)| *of == period).collect();
        let percent = |amount: &Difference| amount.percentage.as_ref()?.parse::<Decimal>().ok();
        let words = own.iter().map(|(_, amount, explanation)| match amount.and_then(percent) {
            Some(percent) => format!("{explanation} ({})", figures::signed_percent(percent, view.shared.language)),
            None => explanation.clone(),
        });
        let mut words = once(words);
        if own.len() > FEW {
            // The first is the product's own, and what is for some only comes after it.
            words.truncate(1);
            words.push(view.say("changes.others", &[&(own.len() - 1).to_string()]));
        }
        format!("{}: {}", view.say("fill.tariffs_of", &[period]), words.join(", "))
    };
    once(told.iter().map(|(period, ..)| *period)).into_iter().map(line).collect()
}

fn explained(view: &View, change: &Change) -> String {
    match (&change.amount, change.change) {
        (Some(amount), _) => view.label(&format!("explanation.{}", amount.explanation)),
        (None, What::New) => view.label("status.new"),
        (None, What::Withdrawn) => view.label("status.withdrawn"),
        (None, _) => view.label("explanation.build-up"),
    }
}
