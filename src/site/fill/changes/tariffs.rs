//! Tariffs as they were and as they are, with the difference and what explains it.

use super::Pair;
use super::bars::Told;
use crate::catalogue::amounts::Money;
use crate::catalogue::terms::Unit;
use crate::figures;
use crate::site::context::TariffChange;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::tariffs::{Difference, Row, Which, scope_keys};
use crate::versions::compare::{Change, What};
use rust_decimal::Decimal;
use serde_json::Value;

/// The tariffs that changed, each with the segment of its product: those of the periods that both versions have, and all
/// of a period that is new or gone.
pub fn rows(pair: &Pair) -> Vec<(Option<String>, Told)> {
    let mut rows = Vec::new();
    for change in &pair.told.changes {
        if let Some(which) = &change.tariff {
            rows.push((change.segments.first().cloned(), Told::new(one(pair, change, which), change.amount.as_ref())));
        }
        let gone = change.change == What::Withdrawn;
        let side = if gone { pair.old } else { pair.new };
        for row in &change.rows {
            let segment = side.catalogue().product(&row.code).map(|product| product.segment.value.clone());
            let amount = row.amount.as_ref().filter(|_| !gone);
            rows.push((segment, Told::new(of_period(pair, side, &change.id, row, gone), amount)));
        }
    }
    rows
}

fn one(pair: &Pair, change: &Change, which: &Which) -> TariffChange {
    let amount = |value: Option<&Value>| {
        value.and_then(Value::as_str).and_then(|text| text.parse().ok()).map(|amount| euro(pair.page, Money(amount)))
    };
    let built = change.amount.is_none() && change.change == What::Changed;
    let explanation = match &change.amount {
        Some(amount) => explanation(pair.page, amount),
        None if built => pair.page.label("explanation.build-up"),
        None => pair.page.label(if change.change == What::New { "status.new" } else { "status.withdrawn" }),
    };
    let side = if change.change == What::Withdrawn { pair.old } else { pair.new };
    // Of a build-up that adds up to the same amount nothing but that is told.
    let (was, now) = if built { (None, None) } else { (amount(change.old.as_ref()), amount(change.new.as_ref())) };
    TariffChange { was, now, explanation, ..named(pair, side, &change.id, which, change.amount.as_ref()) }
}

fn of_period(pair: &Pair, side: &View, period: &str, row: &Row, gone: bool) -> TariffChange {
    let which = Which { period: period.to_owned(), unit: row.unit, scope: row.scope.clone() };
    let (was, now) = match (gone, row.old) {
        (true, _) => (Some(row.new), None),
        (false, old) => (old, Some(row.new)),
    };
    let explanation = match &row.amount {
        _ if gone => pair.page.label("status.withdrawn"),
        Some(amount) => explanation(pair.page, amount),
        None => pair.page.label("status.new"),
    };
    let euro = |amount: Money| euro(pair.page, amount);
    let amount = row.amount.as_ref().filter(|_| !gone);
    TariffChange { was: was.map(euro), now: now.map(euro), explanation, ..named(pair, side, &row.code, &which, amount) }
}

/// Which tariff it is, and how much it differs.
fn named(pair: &Pair, side: &View, code: &str, which: &Which, amount: Option<&Difference>) -> TariffChange {
    let view = pair.page;
    let language = view.shared.language;
    let own = side.product(code);
    let page = side.catalogue().product(code).map_or_else(|| code.to_owned(), |product| product.id.clone());
    let number = |text: &str| text.parse::<Decimal>().ok();
    let difference = amount.and_then(|amount| number(&amount.difference));
    TariffChange {
        product: crate::site::context::Reference { url: view.href(&PageId::Product(page), None), ..own },
        period: which.period.clone(),
        per: Unit::find(which.unit).map_or_else(String::new, |unit| view.label(&format!("per.{}", unit.key()))),
        scope: scope(side, &which.scope),
        difference: difference.map(|value| figures::signed_amount(value, language)),
        percent: amount.and_then(|amount| number(amount.percentage.as_ref()?)).map(|percent| figures::signed_percent(percent, language)),
        ..TariffChange::default()
    }
}

fn euro(view: &View, amount: Money) -> String {
    figures::amount(amount.0, view.shared.language)
}

fn explanation(view: &View, amount: &Difference) -> String {
    view.label(&format!("explanation.{}", amount.explanation))
}

/// For whom a tariff is, in words.
pub fn scope(view: &View, keys: &str) -> Option<String> {
    let named = |(key, values): (&str, Vec<&str>)| {
        let name = |id: &&str| match key {
            "law" => view.label(&format!("law.{id}")),
            "segments" => view.segment(id).label,
            "products" => view.product(id).label,
            "categories" => view.category(id).label,
            "municipalities" => view.municipality(id).label,
            "providers" => view.provider(id).label,
            dimension => view.dimension_value(dimension, id),
        };
        let fixed = ["law", "segments", "products", "categories", "municipalities", "providers"].contains(&key);
        let dimension = view.catalogue().edition.dimension.iter().find(|dimension| dimension.id.value == key);
        let label = if fixed {
            view.label(&format!("scope.{key}"))
        } else {
            dimension.map_or_else(|| key.to_owned(), |own| own.name.value.clone())
        };
        format!("{label}: {}", values.iter().map(name).collect::<Vec<_>>().join(", "))
    };
    let rows: Vec<String> = scope_keys(keys).map(named).collect();
    (!rows.is_empty()).then(|| rows.join("; "))
}
