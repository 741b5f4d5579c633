//! What a personal budget (pgb) pays: an amount or a share of the tariff, for whom and for what kind of help.

use super::tariffs::{Difference, scope_text};
use super::{Change, Follow, What};
use crate::catalogue::Catalogue;
use crate::catalogue::amounts::Money;
use crate::catalogue::tariff::{Pgb, TariffSheet};
use rust_decimal::Decimal;
use serde_json::Value;

/// Compares what is paid in each period: with the same period, and where that is new with the last one before it.
/// What stays as it was in the period before is not told. A period that is gone is told as one that came, the other way
/// round.
pub fn compare(old: &Catalogue, new: &Catalogue, names: &Follow, changes: &mut Vec<Change>) {
    for sheet in &new.sheets {
        match of_period(old, sheet) {
            Some(same) => compare_sheets(same, sheet, names, "correction", changes),
            None => come(new, old, sheet, names, changes),
        }
    }
    for sheet in old.sheets.iter().filter(|sheet| of_period(new, sheet).is_none()) {
        let mut gone = Vec::new();
        come(old, new, sheet, names, &mut gone);
        changes.extend(gone.into_iter().map(mirrored));
    }
}

/// The sheet of the same period.
fn of_period<'a>(catalogue: &'a Catalogue, sheet: &TariffSheet) -> Option<&'a TariffSheet> {
    catalogue.sheets.iter().find(|other| other.period.id.value == sheet.period.id.value)
}

/// What a period that only `own` has pays, beside the last one before it.
fn come(own: &Catalogue, other: &Catalogue, sheet: &TariffSheet, names: &Follow, changes: &mut Vec<Change>) {
    let earlier = other.sheets.iter().chain(&own.sheets).filter(|was| was.period.valid_from.value < sheet.period.valid_from.value);
    match earlier.filter(|was| !was.pgb.is_empty()).max_by_key(|was| was.period.valid_from.value) {
        Some(last) => compare_sheets(last, sheet, names, "new", changes),
        None => changes.extend(sheet.pgb.iter().map(|now| one(sheet, now, names, What::New))),
    }
}

/// A change as it is seen from the other side.
fn mirrored(change: Change) -> Change {
    let what = match change.change {
        What::New => What::Withdrawn,
        What::Withdrawn => What::New,
        other => other,
    };
    let amount = change.amount.clone().and_then(|amount| {
        let (old, new) = (number(change.new.as_ref())?, number(change.old.as_ref())?);
        Some(Difference::of(Money(old), Money(new), amount.explanation))
    });
    Change { change: what, amount, old: change.new.clone(), new: change.old.clone(), ..change }
}

fn number(value: Option<&Value>) -> Option<Decimal> {
    value?.as_str()?.parse().ok()
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
