//! Amounts as pages show them: the tariffs of a product, their build-up, and what a personal budget pays.

use super::book::holds;
use super::columns::columns;
use super::later;
use super::parts::current_sheet;
use super::parts::without;
use crate::catalogue::Entry;
use crate::catalogue::amounts::{Money, round};
use crate::catalogue::product::{OtherCode, Product};
use crate::catalogue::scope::{Relation, Scope, expand};
use crate::catalogue::subject::Subject;
use crate::catalogue::tariff::{BuildupPart, Pgb, TariffSheet};
use crate::catalogue::tariffs::{Origin, Tariff};
use crate::catalogue::terms::Unit;
use crate::figures;
use crate::site::context::{BuildupRow, CodeTariff, Columns, Link, PgbRate, ProductTariff};
use crate::site::plan::PageId;
use crate::site::view::View;
use rust_decimal::Decimal;

/// All codes of a product, its own first.
pub fn codes(product: &Product) -> impl Iterator<Item = &str> {
    product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.value.as_str())
}

/// A period by its name.
pub fn period(view: &View, id: &str) -> Link {
    view.link(id, &PageId::Period(id.to_owned()), None)
}

/// Every tariff of a product, by period and then by code.
pub fn tariffs(view: &View, product: &Entry<Product>) -> Vec<ProductTariff> {
    let catalogue = view.catalogue();
    let mut rows: Vec<(usize, &Tariff)> = Vec::new();
    for tariff in codes(product).flat_map(|code| catalogue.tariffs.of(code)).filter(|tariff| holds(view, &tariff.scope)) {
        let place = catalogue.sheets.iter().position(|sheet| sheet.period.id.value == tariff.period);
        rows.push((place.unwrap_or_default(), tariff));
    }
    rows.sort_by_key(|(place, _)| *place);
    let row = |(_, tariff): &(usize, &Tariff)| {
        let own = product.code.as_ref().is_none_or(|code| code.value.as_str() == tariff.code);
        ProductTariff {
            places: super::parts::places(view, tariff.scope.get("municipalities")),
            period: period(view, &tariff.period),
            validity: view.validity(Some(tariff.from), tariff.until),
            code: (!own).then(|| tariff.code.clone()),
            scope: for_whom(view, product, tariff),
            amount: view.amount(tariff.amount, Some(tariff.unit)),
            per_minute: per_minute(view, tariff),
            derived: derived(view, tariff),
            buildup: buildup(view, tariff),
            in_matrix: super::matrix::covers(view, tariff),
        }
    };
    rows.iter().map(row).collect()
}

/// For whom a tariff of a product holds: by the name of its code where that has one.
pub fn for_whom(view: &View, product: &Product, tariff: &Tariff) -> Option<String> {
    let other = product.other_codes.iter().find(|other| other.code.value.as_str() == tariff.code);
    let Some((other, name)) = other.and_then(|other| Some((other, other.name.as_ref()?))) else { return holds_for(view, tariff) };
    let own = view.scope_text(&without(&tariff.scope, &said_by(other)));
    Some(std::iter::once(name.value.clone()).chain(own).collect::<Vec<_>>().join("; "))
}

/// For whom a tariff holds in a list: what its code is for, and its own scope.
pub fn holds_for(view: &View, tariff: &Tariff) -> Option<String> {
    let Some(product) = view.catalogue().product(&tariff.code) else { return holds_for_gone(view, tariff) };
    let other = product.other_codes.iter().find(|other| other.code.value.as_str() == tariff.code);
    // What the code says already is not said again.
    let keys: Vec<&str> = other.map(said_by).unwrap_or_default();
    let words = [other.and_then(|other| view.scope_text(&other.r#where)), view.scope_text(&without(&tariff.scope, &keys))];
    let words: Vec<String> = words.into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// Of a code that is gone: running care only, from the day on which it is gone.
fn holds_for_gone(view: &View, tariff: &Tariff) -> Option<String> {
    let gone = view.catalogue().gone.get(&tariff.code)?;
    let running = gone.from.is_some_and(|from| from <= tariff.from).then(|| view.label("fill.running_care"));
    let words: Vec<String> = running.into_iter().chain(view.scope_text(&tariff.scope)).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// What is paid for another code of a product, now and in periods to come.
pub fn code_tariffs(view: &View, other: &OtherCode) -> Vec<CodeTariff> {
    let sheets = current_sheet(view).into_iter().chain(later::to_come(view));
    let known: Vec<&str> = sheets.map(|sheet| sheet.period.id.value.as_str()).collect();
    let tariffs = view.catalogue().tariffs.of(other.code.value.as_str());
    let told = |tariff: &Tariff| CodeTariff {
        places: super::parts::places(view, tariff.scope.get("municipalities")),
        amount: view.amount(tariff.amount, Some(tariff.unit)),
        period: std::iter::once(tariff.period.clone())
            .chain(view.scope_text(&without(&tariff.scope, &said_by(other))))
            .collect::<Vec<_>>()
            .join(", "),
    };
    tariffs.iter().filter(|tariff| known.contains(&tariff.period.as_str()) && holds(view, &tariff.scope)).map(told).collect()
}

fn said_by(other: &OtherCode) -> Vec<&str> {
    other.r#where.keys.keys().map(String::as_str).chain(other.r#where.law.map(|_| "law")).collect()
}

/// The amount per minute that goes with one per hour.
pub fn per_minute(view: &View, tariff: &Tariff) -> Option<String> {
    (tariff.unit == Unit::Hour).then(|| figures::amount(tariff.amount.per_minute().0, view.shared.language))
}

/// "tarief 2026 plus 4,91 %".
pub fn derived(view: &View, tariff: &Tariff) -> Option<String> {
    let Origin::Indexed { from, rate, .. } = &tariff.origin else { return None };
    let key = if rate.0.is_sign_negative() { "fill.indexed_down" } else { "fill.indexed" };
    Some(view.say(key, &[from, &figures::percent(rate.0.abs(), view.shared.language)]))
}

/// What a tariff is made of, each part with its share.
pub fn buildup(view: &View, tariff: &Tariff) -> Vec<BuildupRow> {
    let Origin::Listed(parts) = &tariff.origin else { return Vec::new() };
    let row = |part: &BuildupPart| BuildupRow {
        element: part.element.clone(),
        amount: figures::amount(part.amount.0, view.shared.language),
        share: (part.amount.0 * Decimal::ONE_HUNDRED)
            .checked_div(tariff.amount.0)
            .map(|share| figures::percent(tenth(share), view.shared.language)),
    };
    parts.iter().map(row).collect()
}

/// A share with one decimal.
fn tenth(share: Decimal) -> Decimal {
    let mut share = round(share, 1);
    share.rescale(1);
    share
}

/// The tariff of a code in a period, as it holds in a municipality or for a provider: the most specific that fits.
pub fn holding<'a>(
    view: &View<'a>,
    code: &str,
    sheet: &TariffSheet,
    municipality: Option<&str>,
    provider: Option<&str>,
) -> Option<&'a Tariff> {
    let catalogue = view.catalogue();
    let fits = |scope: &Scope| {
        scope.keys.iter().all(|(key, values)| match key.as_str() {
            "municipalities" => municipality.is_some_and(|id| expand(&catalogue.edition, values).contains(id)),
            "providers" => provider.is_some_and(|id| values.iter().any(|value| value.value == id)),
            _ => false,
        })
    };
    let mut best: Option<&Tariff> = None;
    for tariff in catalogue.tariffs.of(code).iter().filter(|tariff| tariff.period == sheet.period.id.value && fits(&tariff.scope)) {
        if best.is_none_or(|best| tariff.scope.relation(&best.scope, &catalogue.edition) == Relation::First) {
            best = Some(tariff);
        }
    }
    best
}

/// The tariff of a product in a list, or why there is none.
pub fn listed<'a>(
    view: &View<'a>,
    product: &Entry<Product>,
    sheet: Option<&TariffSheet>,
    municipality: Option<&str>,
) -> (Option<&'a Tariff>, Option<String>) {
    if let Some(absence) = product.tariff {
        return (None, Some(view.label(&format!("no_tariff.{}", absence.key()))));
    }
    let catalogue = view.catalogue();
    let found = sheet.and_then(|sheet| codes(product).find_map(|code| holding(view, code, sheet, municipality, None)));
    if found.is_some() {
        return (found, None);
    }
    let all: Vec<&Tariff> = codes(product).flat_map(|code| catalogue.tariffs.of(code)).collect();
    if all.iter().any(|tariff| sheet.is_some_and(|sheet| sheet.period.id.value == tariff.period)) {
        return (None, Some(view.label("fill.tariff_differs")));
    }
    let next = all.iter().map(|tariff| tariff.from).filter(|from| *from > view.shared.date).min();
    let text = next.map_or_else(|| view.label("no_tariff.missing"), |from| view.say("fill.tariff_from", &[&view.date(from)]));
    (None, Some(text))
}

/// A row of a sheet for personal budgets.
pub fn pgb(view: &View, sheet: &TariffSheet, shown: &dyn Fn(&Scope) -> bool) -> Vec<PgbRate> {
    let row = |rate: &Pgb| PgbRate {
        period: None,
        label: rate.label.clone().unwrap_or_else(|| view.label("pgb")),
        scope: view.scope_text(&rate.r#where),
        percent: rate.percent.map(|percent| figures::percent(percent.value.0, view.shared.language)),
        amount: rate.amount.map(|amount| view.amount(amount.value, None)),
    };
    sheet.pgb.iter().filter(|rate| shown(&rate.r#where)).map(row).collect()
}

/// What a personal budget pays for a product, from now on: amounts are worked out where a percentage was written.
pub fn product_pgb(view: &View, product: &Entry<Product>) -> Vec<PgbRate> {
    let catalogue = view.catalogue();
    let subject = Subject::product(catalogue, product);
    let mut rows = Vec::new();
    // Nobody can buy the being there of a team with a budget of their own.
    if super::product::by_task(view, product) || product.pgb.is_some() {
        return rows;
    }
    for sheet in &catalogue.sheets {
        let ended = sheet.period.valid_until.as_ref().is_some_and(|until| until.value < view.shared.date);
        if ended {
            continue;
        }
        let fitting: Vec<&Pgb> =
            sheet.pgb.iter().filter(|rate| subject.meets(&rate.r#where, catalogue) && holds(view, &rate.r#where)).collect();
        for rate in &fitting {
            if fitting.iter().any(|other| replaces(view, other, rate)) {
                continue;
            }
            let tariff = codes(product).next().and_then(|code| catalogue.tariffs.general(code, Some(&sheet.period.id), view.shared.date));
            let tariff = tariff.filter(|tariff| tariff.scope.is_empty());
            let share = |of: &Tariff, percent: Decimal| Money(round(of.amount.0 * percent / Decimal::ONE_HUNDRED, 2));
            let amount = rate.amount.map(|amount| amount.value).or_else(|| Some(share(tariff?, rate.percent?.value.0)));
            let unit = tariff.map(|tariff| tariff.unit).or(product.unit.map(|unit| unit.value));
            if amount.is_none() && tariff.is_none() {
                continue;
            }
            // That it holds for this product is what the page says.
            let whom = without(&rate.r#where, &["law", "segments", "products", "categories"]);
            let row = |scope: Option<String>, amount: Option<Money>| PgbRate {
                period: Some(period(view, &sheet.period.id)),
                label: rate.label.clone().unwrap_or_else(|| view.label("pgb")),
                scope,
                percent: rate.percent.map(|percent| figures::percent(percent.value.0, view.shared.language)),
                amount: amount.map(|amount| view.amount(amount, unit)),
            };
            rows.push(row(view.scope_text(&whom), amount));
            // A share of a tariff is another where a municipality has its own.
            let Some(percent) = rate.percent.filter(|_| rate.amount.is_none() && whom.is_empty()) else { continue };
            let own = codes(product).next().into_iter().flat_map(|code| catalogue.tariffs.of(code)).filter(|own| {
                own.period == sheet.period.id.value
                    && own.scope.law.is_none()
                    && !own.scope.is_empty()
                    && without(&own.scope, &["municipalities"]).is_empty()
            });
            rows.extend(own.map(|own| row(view.scope_text(&own.scope), Some(share(own, percent.value.0)))));
        }
    }
    rows
}

/// Which columns a list of what a personal budget pays has.
pub fn pgb_columns(view: &View, rates: &[PgbRate]) -> Columns {
    columns(rates, vec![("scope", view.label("holds_for"), &|rate| rate.scope.clone())])
}

/// Which columns the tariffs of a product have.
pub fn tariff_columns(view: &View, tariffs: &[ProductTariff]) -> Columns {
    columns(
        tariffs,
        vec![
            ("scope", view.label("holds_for"), &|row| row.scope.clone().or(row.code.clone())),
            ("per", view.label("tariff"), &|row| row.amount.per.clone()),
            ("per_minute", view.label("per_minute"), &|row| row.per_minute.clone()),
        ],
    )
}

/// Whether a rate is said more specifically by another, for all of whom this page is about.
fn replaces(view: &View, other: &Pgb, rate: &Pgb) -> bool {
    let whole = without(&other.r#where, &["law", "segments", "products", "categories"]).is_empty();
    whole && other.label == rate.label && other.r#where.relation(&rate.r#where, &view.catalogue().edition) == Relation::First
}
