//! What a personal budget (pgb) pays: an amount or a share of the tariff, for whom and for what kind of help.

use super::tariffs::{Difference, scope_text};
use super::{Change, Follow, What};
use crate::catalogue::Catalogue;
use crate::catalogue::tariff::{Pgb, TariffSheet};
use serde_json::Value;

/// Compares what is paid in each period: with the same period, and where that is new with the last one before it.
/// What stays as it was in the period before is not told, nor what went with a period.
pub fn compare(old: &Catalogue, new: &Catalogue, names: &Follow, changes: &mut Vec<Change>) {
    for sheet in &new.sheets {
        let same = old.sheets.iter().find(|was| was.period.id.value == sheet.period.id.value);
        let earlier = || old.sheets.iter().chain(&new.sheets).filter(|was| was.period.valid_from.value < sheet.period.valid_from.value);
        let last = || earlier().filter(|was| !was.pgb.is_empty()).max_by_key(|was| was.period.valid_from.value);
        let Some(was) = same.or_else(last) else {
            changes.extend(sheet.pgb.iter().map(|now| one(sheet, now, names, What::New)));
            continue;
        };
        let explanation = if same.is_some() { "correction" } else { "new" };
        compare_sheets(was, sheet, names, explanation, changes);
    }
}

fn compare_sheets(was: &TariffSheet, now: &TariffSheet, names: &Follow, explanation: &'static str, changes: &mut Vec<Change>) {
    let key = |pgb: &Pgb| (pgb.label.clone(), scope_text(&pgb.r#where, names));
    for pgb in &now.pgb {
        let mut change = one(now, pgb, names, What::New);
        if let Some(before) = was.pgb.iter().find(|before| key(before) == key(pgb)) {
            if paid(before) == paid(pgb) {
                continue;
            }
            (change.change, change.old) = (What::Changed, Some(paid(before)));
            let amounts = before.amount.as_ref().zip(pgb.amount.as_ref());
            change.amount = amounts.map(|(old, new)| Difference::of(old.value, new.value, explanation));
        }
        changes.push(change);
    }
    for gone in was.pgb.iter().filter(|gone| now.pgb.iter().all(|pgb| key(pgb) != key(gone))) {
        let mut change = one(now, gone, names, What::Withdrawn);
        change.old = change.new.take();
        changes.push(change);
    }
}

fn one(sheet: &TariffSheet, pgb: &Pgb, names: &Follow, what: What) -> Change {
    let label = pgb.label.as_deref().unwrap_or_default();
    let field = Some(scope_text(&pgb.r#where, names));
    Change { field, new: Some(paid(pgb)), ..Change::of("pgb", &sheet.period.id, label, what) }
}

/// The amount, or the percentage with its sign.
fn paid(pgb: &Pgb) -> Value {
    match (&pgb.amount, &pgb.percent) {
        (Some(amount), _) => serde_json::to_value(amount).unwrap_or_default(),
        (None, Some(percent)) => format!("{} %", percent.value.0.normalize()).into(),
        (None, None) => Value::Null,
    }
}
