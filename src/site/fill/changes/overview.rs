//! What changed at a glance: how many products and tariffs, and what became of the products that are gone.

use super::{Pair, number, status};
use crate::site::context::{ChangeFigure, Reference, Status, WithdrawnProduct};
use crate::site::fill::parts::once;
use crate::site::plan::PageId;
use crate::versions::compare::tariffs::Difference;
use crate::versions::compare::{Change, What};
use std::collections::BTreeSet;

/// The figures over all products and tariffs, those of nothing left out; none where no product and no tariff differs.
pub fn figures(pair: &Pair) -> Vec<ChangeFigure> {
    let page = pair.page;
    let (new, gone) = (number(pair.told, "product", What::New), number(pair.told, "product", What::Withdrawn));
    let touched = |change: &&Change| change.kind == "product" && matches!(change.change, What::Changed | What::Renamed);
    let changed: BTreeSet<&str> = pair.told.changes.iter().filter(touched).map(|change| change.id.as_str()).collect();
    let (up, down) = tariffs(pair);
    if new + gone + changed.len() + up + down == 0 {
        return Vec::new();
    }
    let figure = |number: usize, status: Status, note: Option<String>| ChangeFigure {
        number: number.to_string(),
        status: Some(status),
        note,
        label: None,
    };
    let plain = |number: usize, label: &str, note: String| ChangeFigure {
        number: number.to_string(),
        status: None,
        label: Some(page.label(label)),
        note: Some(note),
    };
    let followed = withdrawn(pair).iter().filter(|gone| !gone.successors.is_empty()).count();
    let same = pair.new.catalogue().products.len().saturating_sub(new + changed.len());
    let up_down = match (up, down) {
        (_, 0) => page.label("changes.all_up"),
        (0, _) => page.label("changes.all_down"),
        _ => page.say("changes.up_down", &[&up.to_string(), &down.to_string()]),
    };
    let up_down = page.say("changes.in_periods", &[&up_down, &periods(pair).join(", ")]);
    let all = [
        (new, figure(new, status(page, What::New), Some(page.label("changes.products_new")))),
        (changed.len(), figure(changed.len(), status(page, What::Changed), Some(page.label("changes.products_changed")))),
        (gone, figure(gone, status(page, What::Withdrawn), Some(page.say("changes.followed", &[&followed.to_string()])))),
        (up + down, plain(up + down, "changes.tariffs_differ", up_down)),
        (same, plain(same, "changes.products_same", page.label("changes.but_tariff"))),
    ];
    all.into_iter().filter(|(number, _)| *number > 0).map(|(_, figure)| figure).collect()
}

/// The periods of which tariffs differ: an amount that differs in two of them counts twice.
fn periods(pair: &Pair) -> Vec<String> {
    let told = &pair.told.changes;
    let own = told.iter().filter(|change| change.amount.is_some()).filter_map(|change| Some(change.tariff.as_ref()?.period.clone()));
    let new = told.iter().filter(|change| change.change == What::New && change.rows.iter().any(|row| row.amount.is_some()));
    own.chain(new.map(|change| change.id.clone())).collect::<BTreeSet<_>>().into_iter().collect()
}

/// How many tariffs are higher, and how many lower.
fn tariffs(pair: &Pair) -> (usize, usize) {
    let own = pair.told.changes.iter().filter(|change| change.kind == "tariff").filter_map(|change| change.amount.as_ref());
    let new = pair.told.changes.iter().filter(|change| change.change == What::New);
    let amounts: Vec<&Difference> = own.chain(new.flat_map(|change| &change.rows).filter_map(|row| row.amount.as_ref())).collect();
    let lower = amounts.iter().filter(|amount| amount.difference.starts_with('-')).count();
    let same = amounts.iter().filter(|amount| amount.difference.chars().all(|sign| "0.".contains(sign))).count();
    (amounts.len() - lower - same, lower)
}

/// The products that are gone, with what follows each up and until when running care can be claimed.
pub fn withdrawn(pair: &Pair) -> Vec<WithdrawnProduct> {
    let gone = pair.told.changes.iter().filter(|change| change.kind == "product" && change.change == What::Withdrawn);
    gone.map(|change| {
        let said = pair.new.catalogue().gone.get(&change.id);
        let date = |date: Option<jiff::civil::Date>| date.map(|date| pair.page.date(date));
        WithdrawnProduct {
            code: change.id.clone(),
            url: pair.page.href(&PageId::Product(change.id.clone()), None),
            name: Some(change.name.clone()),
            from: date(said.and_then(|said| said.from)),
            claimable_until: date(said.and_then(|said| said.claimable_until)),
            successors: followers(pair, &change.id)
                .into_iter()
                .map(|id| Reference { url: pair.page.href(&PageId::Product(id.to_owned()), None), ..pair.new.product(id) })
                .collect(),
        }
    })
    .collect()
}

/// What a code was withdrawn for, and the products that name it in their `replaces`, as where it was split or merged.
fn followers<'a>(pair: &Pair<'a>, code: &str) -> Vec<&'a str> {
    let catalogue = pair.new.shared.catalogue;
    let said = catalogue.gone.get(code).and_then(|gone| gone.successor.as_deref());
    let naming = catalogue.products.values().filter(|product| product.replaces.iter().any(|own| own.value == code));
    once(said.into_iter().chain(naming.map(|product| product.id.as_str())))
}
