//! Tariff periods: the list of them, and the sheet of one with the calculation of its indexation.

use super::amounts::{buildup, codes, holds_for, per_minute, period as period_link, pgb};
use super::columns::columns;
use super::matrix::Asked;
use super::page;
use crate::catalogue::Entry;
use crate::catalogue::amounts::round;
use crate::catalogue::edition::DimensionValue;
use crate::catalogue::product::Product;
use crate::catalogue::scope::{Relation, Scope, expand};
use crate::catalogue::tariff::{Component, Indexation as Written, TariffSheet};
use crate::catalogue::tariffs::{Origin, Tariff, rate};
use crate::catalogue::terms::Correction;
use crate::figures;
use crate::site::context::{
    self, Dimension, Indexation, IndexationComponent, Page, PeriodPage, PeriodRow, TariffPeriod, TariffRow, TariffsPage, WithoutTariff,
};
use crate::site::plan::PageId;
use crate::site::view::View;
use rust_decimal::Decimal;

/// All periods.
pub fn tariffs(view: &View) -> TariffsPage {
    let catalogue = view.catalogue();
    let row = |sheet: &TariffSheet| PeriodRow {
        label: sheet.period.id.value.clone(),
        url: view.href(&PageId::Period(sheet.period.id.value.clone()), None).unwrap_or_default(),
        validity: validity(view, sheet),
        based_on: sheet.period.based_on.as_ref().map(|id| period_link(view, id)),
        rate: sheet.period.indexation.as_ref().and_then(rate).map(|rate| figures::percent(rate.0, view.shared.language)),
        tariffs: catalogue.tariffs.iter().filter(|tariff| tariff.period == sheet.period.id.value).count().to_string(),
    };
    TariffsPage { periods: catalogue.sheets.iter().map(row).collect(), dimensions: dimensions(view) }
}

/// What codes and tariffs differ by, with the values of each.
pub fn dimensions(view: &View) -> Vec<Dimension> {
    let value = |value: &DimensionValue| context::DimensionValue { id: value.id.value.clone(), name: value.name.clone() };
    let dimensions = view.catalogue().edition.dimension.iter();
    dimensions.map(|d| Dimension { name: d.name.value.clone(), values: d.values.iter().map(value).collect() }).collect()
}

/// The page of all periods.
pub fn tariffs_page(view: &View) -> Page {
    page::page(view, &PageId::Tariffs, "tariffs", view.label("tariffs"))
}

/// A period's own keys.
pub fn period(view: &View, sheet: &TariffSheet) -> PeriodPage {
    PeriodPage { period: content(view, sheet, &Shown::ALL) }
}

/// The page of a period.
pub fn page(view: &View, sheet: &TariffSheet) -> Page {
    let id = &sheet.period.id.value;
    let title = view.say("fill.tariffs_of", &[id]);
    let mut page = page::page(view, &PageId::Period(id.clone()), "period", title.clone());
    page.description = Some(format!("{title}, {}", validity(view, sheet).text));
    page
}

/// When a sheet holds.
fn validity(view: &View, sheet: &TariffSheet) -> context::Validity {
    view.validity(Some(sheet.period.valid_from.value), view.catalogue().tariffs.end(&sheet.period.id))
}

/// What of a sheet is shown: all on its page, in a book what that is about.
pub struct Shown<'a> {
    /// Which tariffs.
    pub tariff: &'a dyn Fn(&Tariff) -> bool,
    /// Which products, where they have no tariff.
    pub product: &'a dyn Fn(&Entry<Product>) -> bool,
    /// Which rates for personal budgets, by their scope.
    pub pgb: &'a dyn Fn(&Scope) -> bool,
}

impl Shown<'_> {
    /// Everything.
    pub const ALL: Shown<'static> = Shown { tariff: &|_| true, product: &|_| true, pgb: &|_| true };
}

/// A tariff sheet.
pub fn content(view: &View, sheet: &TariffSheet, shown: &Shown) -> TariffPeriod {
    let catalogue = view.catalogue();
    let id = &sheet.period.id.value;
    let previous = previous(view, sheet);
    let tariffs = catalogue.tariffs.iter().filter(|tariff| tariff.period == *id && (shown.tariff)(tariff));
    let (in_matrix, rest): (Vec<&Tariff>, Vec<&Tariff>) = tariffs.partition(|tariff| super::matrix::covers(view, tariff));
    let products: Vec<&Entry<Product>> = catalogue
        .products
        .values()
        .filter(|product| (shown.product)(product) && codes(product).any(|code| in_matrix.iter().any(|tariff| tariff.code == code)))
        .collect();
    let asked = Asked { periods: &[id.as_str()], shown: shown.tariff, names: true, empty: false };
    let matrices = if in_matrix.is_empty() { Vec::new() } else { super::matrix::all(view, &products, &asked) };
    // A cell has no place for a build-up or for the difference with the period before.
    let says_more = |row: &TariffRow| !row.buildup.is_empty() || row.previous.is_some();
    let told = in_matrix.into_iter().map(|tariff| row(view, tariff, previous)).filter(says_more);
    let tariffs: Vec<TariffRow> = rest.into_iter().map(|tariff| row(view, tariff, previous)).chain(told).collect();
    let pgb = pgb(view, sheet, shown.pgb);
    let columns = columns(
        &tariffs,
        vec![
            ("scope", view.label("holds_for"), &|row| row.scope.clone()),
            ("previous", String::new(), &|row| row.previous.clone()),
            ("derived", String::new(), &|row| row.derived.then(|| view.label("derived"))),
            ("per_minute", String::new(), &|row| row.per_minute.clone()),
        ],
    );
    TariffPeriod {
        label: id.clone(),
        validity: validity(view, sheet),
        based_on: sheet.period.based_on.as_ref().map(|id| period_link(view, id)),
        indexation: sheet.period.indexation.as_ref().map(|written| indexation(view, written)),
        // Beside code, product, unit and amount: two for the period before, and two more.
        wide: ["scope", "previous", "per_minute"].iter().all(|key| columns.shown.get(*key) == Some(&true)),
        columns,
        tariffs,
        matrices,
        previous_label: previous.map(|previous| previous.period.id.value.clone()),
        pgb_columns: super::amounts::pgb_columns(view, &pgb),
        pgb,
        without: without(view, sheet, shown.product),
    }
}

/// The sheet that amounts are compared with: the one it is based on, or else the one before it for the same products.
fn previous<'a>(view: &View<'a>, sheet: &TariffSheet) -> Option<&'a TariffSheet> {
    let sheets = &view.catalogue().sheets;
    let named = sheet.period.based_on.as_ref().and_then(|id| sheets.iter().find(|other| other.period.id.value == id.value));
    let holds = |tariffs: &[Tariff], period: &TariffSheet| tariffs.iter().any(|tariff| tariff.period == period.period.id.value);
    let shared = |other: &TariffSheet| view.catalogue().tariffs.by_code.values().any(|all| holds(all, sheet) && holds(all, other));
    let before = sheets.iter().filter(|other| other.period.valid_from.value < sheet.period.valid_from.value && shared(other));
    named.or_else(|| before.max_by_key(|other| other.period.valid_from.value))
}

fn row(view: &View, tariff: &Tariff, previous: Option<&TariffSheet>) -> TariffRow {
    let catalogue = view.catalogue();
    let same = |other: &&Tariff| {
        previous.is_some_and(|sheet| sheet.period.id.value == other.period)
            && other.unit == tariff.unit
            && other.scope.relation(&tariff.scope, &catalogue.edition) == Relation::Same
    };
    let before = catalogue.tariffs.of(&tariff.code).iter().find(same).map(|other| other.amount.0);
    let language = view.shared.language;
    let percent = |before: Decimal| ((tariff.amount.0 - before) * Decimal::ONE_HUNDRED).checked_div(before);
    TariffRow {
        id: None,
        product: view.product(&tariff.code),
        code: tariff.code.clone(),
        scope: holds_for(view, tariff),
        places: {
            let towns = expand(&catalogue.edition, tariff.scope.get("municipalities"));
            (!towns.is_empty()).then(|| towns.iter().map(String::as_str).collect::<Vec<_>>().join(" "))
        },
        unit: Some(view.label(&format!("each.{}", tariff.unit.key()))),
        amount: view.amount(tariff.amount, None),
        per_minute: per_minute(view, tariff),
        previous: before.map(|before| figures::amount(before, language)),
        change: before.and_then(percent).map(|change| figures::signed_percent(hundredth(change), language)),
        derived: matches!(tariff.origin, Origin::Indexed { .. }),
        buildup: buildup(view, tariff),
    }
}

/// A percentage with two decimals.
fn hundredth(percent: Decimal) -> Decimal {
    let mut percent = round(percent, 2);
    percent.rescale(2);
    percent
}

/// Products that are valid in a period and have no tariff in it, and why.
fn without(view: &View, sheet: &TariffSheet, shown: &dyn Fn(&Entry<Product>) -> bool) -> Vec<WithoutTariff> {
    let catalogue = view.catalogue();
    let (from, until) = (sheet.period.valid_from.value, catalogue.tariffs.end(&sheet.period.id));
    let mut rows = Vec::new();
    for product in catalogue.products.values().filter(|product| shown(product)) {
        let (valid_from, valid_until) = catalogue.validity(product);
        let meets = valid_until.is_none_or(|end| from <= end) && until.is_none_or(|end| valid_from <= end);
        // In this sheet, or in another one that holds beside it.
        let then = |tariff: &Tariff| tariff.until.is_none_or(|end| from <= end) && until.is_none_or(|end| tariff.from <= end);
        let has = codes(product).any(|code| catalogue.tariffs.of(code).iter().any(then));
        if meets && !has {
            let reason = product.tariff.map_or("missing", crate::catalogue::terms::NoTariff::key);
            rows.push(WithoutTariff { product: view.product(&product.id), reason: view.label(&format!("no_tariff.{reason}")) });
        }
    }
    rows
}

/// The calculation of an indexation, step by step, as it is published.
fn indexation(view: &View, written: &Written) -> Indexation {
    let language = view.shared.language;
    let decimals = written.rate_decimals.unwrap_or(2).min(10);
    let percent = |value: Decimal| figures::percent(value, language);
    let kind = written.correction.unwrap_or(Correction::Ratio);
    let (mut corrections, mut rates) = (Decimal::ZERO, Decimal::ZERO);
    let mut components = Vec::new();
    for component in &written.components {
        let correction = correction(component, kind).map(|value| exact(value, decimals));
        corrections += correction.unwrap_or_default() * component.weight.0;
        rates += component.provisional.0 * component.weight.0;
        components.push(IndexationComponent {
            name: component.name.clone(),
            weight: figures::number(component.weight.0, language),
            provisional_previous: component.provisional_previous.map(|value| percent(value.0)),
            final_previous: component.final_previous.map(|value| percent(value.0)),
            correction: correction.map(percent),
            provisional: Some(percent(component.provisional.0)),
        });
    }
    let any = !components.is_empty();
    Indexation {
        rate: rate(written).map_or_else(String::new, |rate| percent(rate.0.abs())),
        down: rate(written).is_some_and(|rate| rate.0.is_sign_negative() && !rate.0.is_zero()),
        correction: any.then(|| view.label(&format!("correction.{}", kind.key()))),
        rate_decimals: any.then(|| decimals.to_string()),
        rounding: Some(figures::amount(written.rounding.map_or(Decimal::new(1, 2), |step| step.0), language)),
        components,
        correction_sum: any.then(|| percent(exact(corrections, decimals))),
        provisional_sum: any.then(|| percent(exact(rates, decimals))),
    }
}

/// From what was provisional in the year before to what was final, in percent.
fn correction(component: &Component, kind: Correction) -> Option<Decimal> {
    let (provisional, last) = (component.provisional_previous?.0, component.final_previous?.0);
    let hundred = Decimal::ONE_HUNDRED;
    match kind {
        Correction::Ratio => (hundred + last).checked_div(hundred + provisional).map(|ratio| (ratio - Decimal::ONE) * hundred),
        Correction::Difference => Some(last - provisional),
    }
}

/// Rounded, and with all of its decimals.
fn exact(value: Decimal, decimals: u32) -> Decimal {
    let mut value = round(value, decimals);
    value.rescale(decimals);
    value
}
