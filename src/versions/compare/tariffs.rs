//! Tariffs: old, new, how much they differ, and what explains it.

use super::{Change, Follow, What};
use crate::catalogue::Catalogue;
use crate::catalogue::amounts::Money;
use crate::catalogue::scope::Scope;
use crate::catalogue::tariffs::{Origin, Tariff};
use indexmap::IndexMap;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

/// How much an amount differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// New less old, in euros.
    pub difference: String,
    /// The same in percent of the old amount, to two decimals; none of nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percentage: Option<String>,
    /// `indexation`, `build-up` (a new build-up) or `correction`; in another period `new` where a row gives no build-up.
    pub explanation: &'static str,
}

/// A tariff of a period that is new or gone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The code.
    pub code: String,
    /// The unit.
    pub unit: &'static str,
    /// For whom: keys and values as written; empty for all.
    pub scope: String,
    /// The amount just before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Money>,
    /// The amount in the period.
    pub new: Money,
    /// How much it differs.
    #[serde(flatten)]
    pub amount: Option<Difference>,
}

/// Which tariff of a code it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Which {
    /// The period.
    pub period: String,
    /// The unit.
    pub unit: &'static str,
    /// For whom.
    pub scope: String,
}

/// For whom a tariff is, as keys and the values of each.
pub fn scope_keys(scope: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    let keys = scope.split("; ").filter_map(|part| part.split_once('='));
    keys.map(|(key, values)| (key, values.split(' ').collect()))
}

/// What a tariff is found by: code, unit, scope, period.
type Key = (String, &'static str, String, String);

/// Compares the tariffs. Those of a period that only one catalogue has are told once, with the period; those of a code
/// that only one has, with its product.
pub fn compare(old: &Catalogue, new: &Catalogue, names: &Follow, changes: &mut Vec<Change>) {
    let follow = |code: &str| names.called("product", code).to_owned();
    let (before, after) = (keyed(old, names), keyed(new, names));
    let known: std::collections::BTreeSet<String> =
        old.codes.keys().map(|code| follow(code)).filter(|code| new.codes.contains_key(code)).collect();
    let has = |catalogue: &Catalogue, period: &str| catalogue.sheets.iter().any(|sheet| sheet.period.id.value == period);
    let told = |key: &Key| known.contains(&key.0) && has(old, &key.3) && has(new, &key.3);
    for (key, tariff) in after.iter().filter(|(key, _)| told(key)) {
        match before.get(key) {
            None => changes.push(Change { new: Some(money(tariff.amount)), ..one(new, key, What::New) }),
            Some(was) if was.amount != tariff.amount => {
                let (from, to) = (Some(money(was.amount)), Some(money(tariff.amount)));
                changes.push(Change { old: from, new: to, amount: Some(difference(was, tariff)), ..one(new, key, What::Changed) });
            }
            Some(was) if buildup(was) != buildup(tariff) => {
                let mut change = Change { old: Some(buildup(was)), new: Some(buildup(tariff)), ..one(new, key, What::Changed) };
                change.field = change.field.map(|field| format!("buildup {field}"));
                changes.push(change);
            }
            Some(_) => {}
        }
    }
    for (key, tariff) in before.iter().filter(|(key, _)| told(key) && !after.contains_key(*key)) {
        changes.push(Change { old: Some(money(tariff.amount)), ..one(new, key, What::Withdrawn) });
    }
    for change in changes.iter_mut().filter(|change| change.kind == "period") {
        change.rows = match change.change {
            What::New => rows(&change.id, &after, &before),
            What::Withdrawn => rows(&change.id, &before, &after),
            _ => Vec::new(),
        };
    }
}

/// For whom something holds, as keys and values in one order, with the names of now.
pub fn scope_text(scope: &Scope, names: &Follow) -> String {
    let mut keys: Vec<String> = scope.law.iter().map(|law| format!("law={}", law.key())).collect();
    for (name, values) in &scope.keys {
        let kind = match name.as_str() {
            "products" => "product",
            "segments" => "segment",
            _ => "",
        };
        let mut values: Vec<&str> = values.iter().map(|value| names.called(kind, &value.value)).collect();
        values.sort_unstable();
        keys.push(format!("{name}={}", values.join(" ")));
    }
    keys.sort_unstable();
    keys.join("; ")
}

fn keyed<'a>(catalogue: &'a Catalogue, names: &Follow) -> IndexMap<Key, &'a Tariff> {
    let key = |t: &Tariff| (names.called("product", &t.code).to_owned(), t.unit.key(), scope_text(&t.scope, names), t.period.clone());
    // A code that is gone can still be paid, beside the one that it is called now: that one comes first, and is meant.
    let mut keyed = IndexMap::new();
    for tariff in catalogue.tariffs.iter() {
        keyed.entry(key(tariff)).or_insert(tariff);
    }
    keyed
}

fn one(new: &Catalogue, (code, unit, scope, period): &Key, change: What) -> Change {
    let product = new.product(code);
    let parts = [period.as_str(), unit, scope.as_str()];
    let field = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let segments = product.map(|product| product.segment.value.clone()).into_iter().collect();
    let name = product.map_or("", |product| product.name.as_str());
    let tariff = Some(Which { period: period.clone(), unit, scope: scope.clone() });
    Change { field: Some(field), tariff, segments, ..Change::of("tariff", code, name, change) }
}

/// The tariffs of a period, each beside the last one before it of the same code, unit and scope.
fn rows(period: &str, own: &IndexMap<Key, &Tariff>, other: &IndexMap<Key, &Tariff>) -> Vec<Row> {
    let mut earlier: IndexMap<(&str, &str, &str), Vec<&Tariff>> = IndexMap::new();
    for ((code, unit, scope, of), tariff) in own.iter().chain(other).filter(|((_, _, _, of), _)| of != period) {
        let _ = of;
        earlier.entry((code, unit, scope)).or_default().push(tariff);
    }
    let row = |((code, unit, scope, _), tariff): (&Key, &&Tariff)| {
        let before = earlier.get(&(code.as_str(), *unit, scope.as_str())).into_iter().flatten();
        let base = before.filter(|base| base.from < tariff.from).max_by_key(|base| base.from);
        let amount = base.map(|base| difference(base, tariff));
        Row { code: code.clone(), unit, scope: scope.clone(), old: base.map(|base| base.amount), new: tariff.amount, amount }
    };
    own.iter().filter(|(key, _)| key.3 == period).map(row).collect()
}

fn difference(old: &Tariff, new: &Tariff) -> Difference {
    let explanation = match &new.origin {
        Origin::Indexed { .. } => "indexation",
        Origin::Listed(parts) if !parts.is_empty() && buildup(old) != buildup(new) => "build-up",
        Origin::Listed(_) if old.period == new.period => "correction",
        Origin::Listed(_) => "new",
    };
    Difference::of(old.amount, new.amount, explanation)
}

impl Difference {
    /// How much an amount differs from another.
    pub fn of(old: Money, new: Money, explanation: &'static str) -> Self {
        let difference = new.0 - old.0;
        let percentage = (difference * Decimal::ONE_HUNDRED).checked_div(old.0);
        Self { difference: difference.to_string(), percentage: percentage.map(hundredths), explanation }
    }
}

/// A percentage with two decimals.
fn hundredths(percent: Decimal) -> String {
    let mut percent = percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    percent.rescale(2);
    percent.to_string()
}

fn money(amount: Money) -> serde_json::Value {
    serde_json::to_value(amount).unwrap_or_default()
}

fn buildup(tariff: &Tariff) -> serde_json::Value {
    match &tariff.origin {
        Origin::Listed(parts) => serde_json::to_value(parts).unwrap_or_default(),
        Origin::Indexed { .. } => serde_json::json!([]),
    }
}
