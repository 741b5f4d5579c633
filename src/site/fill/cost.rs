//! What help costs: the sum of an example on the page of a product, worked out as its script does others.

use super::amounts::{codes, for_whom};
use super::book::holds;
use super::parts::{count, once};
use crate::catalogue::Entry;
use crate::catalogue::cost::{Line, Pace, Plan, Rate, cost as sum, total};
use crate::catalogue::product::Product;
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::terms::{Frequency, Unit};
use crate::figures;
use crate::site::context::{Cost, CostLine, CostVariant};
use crate::site::view::View;
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::BTreeMap;

/// The length of the example where the product has no maximum: half a year.
const WEEKS: u32 = 26;
const MONTHS: u32 = 6;

/// The cost indication of a product; none where nothing is counted by person, or all tariffs are over.
pub fn cost(view: &View, product: &Entry<Product>) -> Option<Cost> {
    let today = view.shared.date;
    if super::product::by_task(view, product) {
        return None;
    }
    let variants = variants(view, product);
    let (_, rates) = variants.first()?;
    let unit = rates.first()?.unit;
    let pace = Pace::of(unit, product.frequency.map(|frequency| frequency.value))?;
    let ahead = rates.iter().find(|tariff| tariff.until.is_none_or(|until| today <= until))?;
    let plan = Plan {
        volume: Decimal::from(product.maximum.as_ref().and_then(|maximum| maximum.amount).unwrap_or(1)),
        pace,
        duration: duration(pace, product),
        start: ahead.from.max(today),
        nights: unit == Unit::Day,
    };
    let written: Vec<Rate> = rates.iter().map(|tariff| Rate { from: tariff.from, until: tariff.until, amount: tariff.amount.0 }).collect();
    let lines = sum(&written, &plan);
    let forms = |key: &str| [view.label(&format!("count.{key}_one")), view.label(&format!("count.{key}"))];
    let step = match pace {
        Pace::Daily => Some("calendar_day"),
        Pace::Weekly | Pace::Spread => Some("week"),
        Pace::Monthly => Some("month"),
        Pace::Once => None,
    };
    let here = tariffs_in(view, product, &variants);
    let variant = |(at, (label, rates)): (usize, &(Option<String>, Vec<&Tariff>))| CostVariant {
        label: label.clone().unwrap_or_else(|| view.label("all")),
        places: here.get(&at).map(|ids| ids.join(" ")),
        rates: json!(rates.iter().map(|tariff| rate(tariff)).collect::<Vec<_>>()).to_string(),
    };
    Some(Cost {
        pace: pace.key().to_owned(),
        volume_label: volume_label(view, unit, pace),
        duration_label: step.map(|_| view.label(if pace == Pace::Monthly { "cost_months" } else { "cost_weeks" })),
        volume: plan.volume.to_string(),
        duration: plan.duration,
        start: plan.start.to_string(),
        start_text: view.date(plan.start),
        most_volume: product.maximum.as_ref().and_then(|maximum| maximum.amount).map(|_| plan.volume.to_string()),
        most_duration: product.maximum.as_ref().and_then(|maximum| maximum.months).filter(|_| step.is_some()).map(|_| plan.duration),
        nights: plan.nights,
        rule: view.label(&format!("cost_rule.{}", pace.key())) + &nights_rule(view, &plan),
        unit: forms(unit.key()),
        step: step.map(forms),
        lines: lines.iter().map(|line| shown(view, line, rates, unit, &plan, step)).collect(),
        total: figures::amount(total(&lines).0, view.shared.language),
        variants: variants.iter().enumerate().map(variant).collect(),
    })
}

/// Tariffs that follow each other: of one code, unit and scope, in order of time. Those of the product itself come first.
fn variants<'a>(view: &View<'a>, product: &Entry<Product>) -> Vec<(Option<String>, Vec<&'a Tariff>)> {
    let tariffs: Vec<&Tariff> = codes(product)
        .flat_map(|code| view.catalogue().tariffs.of(code))
        .filter(|tariff| holds(view, &tariff.scope) && product.unit.is_none_or(|unit| unit.value == tariff.unit))
        .collect();
    let named: Vec<(Option<String>, &Tariff)> = tariffs.into_iter().map(|tariff| (for_whom(view, product, tariff), tariff)).collect();
    let mut keys = once(named.iter().map(|(label, tariff)| (label.clone(), tariff.code.clone())));
    keys.sort_by_key(|(label, _)| label.is_some());
    let of = |(label, code): (Option<String>, String)| {
        let mut own: Vec<&Tariff> = named.iter().filter(|(l, t)| *l == label && t.code == code).map(|(_, tariff)| *tariff).collect();
        own.sort_by_key(|tariff| tariff.from);
        (label, own)
    };
    keys.into_iter().map(of).collect()
}

/// In which municipalities which of the variants is the tariff; nothing where there is one for all.
fn tariffs_in<'a>(view: &View<'a>, product: &Entry<Product>, variants: &[(Option<String>, Vec<&Tariff>)]) -> BTreeMap<usize, Vec<&'a str>> {
    let mut here: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for id in view.catalogue().municipalities.keys().filter(|_| variants.len() > 1) {
        let own = super::local::ahead(view, product, Some(id));
        let own = own.first().and_then(|own| variants.iter().position(|(_, rates)| rates.iter().any(|rate| std::ptr::eq(*rate, *own))));
        if let Some(at) = own {
            here.entry(at).or_default().push(id);
        }
    }
    here
}

/// That there are never more days and nights than days, where those are counted.
fn nights_rule(view: &View, plan: &Plan) -> String {
    if plan.nights { format!(" {}", view.label("cost_rule.nights")) } else { String::new() }
}

fn rate(tariff: &Tariff) -> serde_json::Value {
    let until = tariff.until.map(|until| until.to_string());
    json!({ "from": tariff.from.to_string(), "until": until, "amount": tariff.amount.0.to_string(), "period": tariff.period })
}

fn duration(pace: Pace, product: &Product) -> u32 {
    let months = product.maximum.as_ref().and_then(|maximum| maximum.months).map(|months| months.clamp(1, 120));
    match pace {
        Pace::Monthly => months.unwrap_or(MONTHS),
        _ => months.map_or(WEEKS, |months| months * 52 / 12),
    }
}

/// "Uur per week", "Stuks".
fn volume_label(view: &View, unit: Unit, pace: Pace) -> String {
    let unit = view.label(&format!("cost_unit.{}", unit.key()));
    let frequency = match pace {
        Pace::Daily => Frequency::Day,
        Pace::Weekly => Frequency::Week,
        Pace::Monthly => Frequency::Month,
        Pace::Spread | Pace::Once => return view.say("cost_unit.total", &[&unit]),
    };
    format!("{unit} {}", view.label(&format!("frequency.{}", frequency.key())))
}

fn shown(view: &View, line: &Line, rates: &[&Tariff], unit: Unit, plan: &Plan, step: Option<&str>) -> CostLine {
    let language = view.shared.language;
    let tariff = line.rate.and_then(|rate| rates.get(rate));
    let place = tariff.map_or_else(|| view.say("cost_since", &[&view.date(line.from)]), |tariff| view.say("cost_in", &[&tariff.period]));
    let steps = step.map(|step| count(view, step, line.steps as usize));
    let volume = |volume: Decimal| {
        let one = if volume == Decimal::ONE { "_one" } else { "" };
        view.say(&format!("count.{}{one}", unit.key()), &[&figures::number(volume.normalize(), language)])
    };
    let every = line.volume == plan.volume * Decimal::from(line.steps);
    let times = match plan.pace {
        Pace::Daily | Pace::Weekly | Pace::Monthly if every => format!("{} × {}", line.steps, volume(plan.volume)),
        _ => volume(line.volume),
    };
    CostLine {
        label: steps.map_or_else(|| place.clone(), |steps| format!("{steps} {place}")),
        sum: tariff.map(|tariff| format!("{times} × €\u{a0}{}", figures::amount(tariff.amount.0, language))),
        amount: line.amount.map(|amount| figures::amount(amount, language)),
    }
}
