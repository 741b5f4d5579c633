//! What holds of a product in one municipality: whether it buys it, the tariffs in the card, and who offers it there.

use super::amounts::{codes, holding, per_minute, period};
use super::municipality::holds;
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::catalogue::scope::expand;
use crate::catalogue::tariffs::Tariff;
use crate::site::context::{CardTariff, CardTariffs, Choice, NotBought, Offer, Purchase};
use crate::site::view::View;

/// What the page of a product says of municipalities.
#[derive(Default)]
pub struct Places {
    /// Those to choose from, where anything differs between them.
    pub choices: Vec<Choice>,
    /// Those that buy it; `None` is all.
    pub bought_in: Option<String>,
    /// Those that do not.
    pub not_bought: Vec<NotBought>,
    /// Those in which somebody offers it, and those in which nobody does.
    pub offered_in: Option<String>,
    pub unoffered_in: Option<String>,
}

/// Why a municipality does not buy a product.
pub enum KeptFrom {
    /// The product names those that do.
    Product,
    /// It takes no part in this segment.
    Segment(String),
}

/// Why a municipality does not buy a product; nothing where it does.
pub fn kept_from(view: &View, product: &Product, id: &str) -> Option<KeptFrom> {
    let catalogue = view.catalogue();
    let named = &product.municipalities;
    if !named.is_empty() && !expand(&catalogue.edition, named).contains(id) {
        return Some(KeptFrom::Product);
    }
    let without = catalogue.lineage(&product.segment).find(|segment| !holds(view, &segment.scope, id));
    without.map(|segment| KeptFrom::Segment(segment.id.clone()))
}

/// What differs between municipalities.
pub fn places(view: &View, product: &Entry<Product>, offers: &[Offer], purchase: &[Purchase]) -> Places {
    let (mut bought, mut unoffered, mut offered) = (Vec::new(), Vec::new(), Vec::new());
    let mut not_bought: Vec<(Option<String>, NotBought)> = Vec::new();
    for id in view.catalogue().municipalities.keys().map(String::as_str) {
        let here = |offer: &Offer| offer.places.as_ref().is_none_or(|places| places.split(' ').any(|own| own == id));
        let kept = kept_from(view, product, id);
        let there = kept.is_none() && offers.iter().any(here);
        if there { &mut offered } else { &mut unoffered }.push(id);
        let segment = match kept {
            None => {
                bought.push(id);
                continue;
            }
            Some(KeptFrom::Product) => None,
            Some(KeptFrom::Segment(segment)) => Some(segment),
        };
        if let Some((_, group)) = not_bought.iter_mut().find(|(own, _)| *own == segment) {
            group.places = format!("{} {id}", group.places);
        } else {
            let link = segment.as_ref().map(|id| view.segment(id));
            not_bought.push((segment, NotBought { places: id.to_owned(), segment: link }));
        }
    }
    let own_tariffs =
        || codes(product).flat_map(|code| view.catalogue().tariffs.of(code)).any(|own| !own.scope.get("municipalities").is_empty());
    let differs = !not_bought.is_empty()
        || offers.iter().any(|offer| offer.places.is_some())
        || purchase.iter().any(|row| row.places.is_some())
        || own_tariffs();
    let some = |ids: &[&str], others: bool| (others && !ids.is_empty()).then(|| ids.join(" "));
    if !differs || bought.len() + not_bought.len() < 2 {
        return Places::default();
    }
    Places {
        choices: choices(view),
        bought_in: some(&bought, !not_bought.is_empty()),
        offered_in: some(&offered, !unoffered.is_empty()),
        unoffered_in: some(&unoffered, true),
        not_bought: not_bought.into_iter().map(|(_, group)| group).collect(),
    }
}

/// All municipalities, to choose one from.
pub fn choices(view: &View) -> Vec<Choice> {
    view.catalogue().municipalities.iter().map(|(id, own)| Choice { id: id.clone(), label: own.name.value.clone() }).collect()
}

/// The tariffs of the product itself, of its own code and unit, as the card shows them: in force and next, or else the last
/// there was. In one municipality, or for all.
pub fn ahead<'a>(view: &View<'a>, product: &Entry<Product>, municipality: Option<&str>) -> Vec<&'a Tariff> {
    let Some(code) = codes(product).next() else { return Vec::new() };
    let sheets = view.catalogue().sheets.iter();
    let all = sheets.filter_map(|sheet| holding(view, code, sheet, municipality, None));
    let all = all.filter(|tariff| tariff.scope.law.is_none() && product.unit.is_none_or(|unit| unit.value == tariff.unit));
    let (over, ahead): (Vec<_>, Vec<_>) = all.partition(|tariff| tariff.until.is_some_and(|until| until < view.shared.date));
    if ahead.is_empty() { over.last().copied().into_iter().collect() } else { ahead.into_iter().take(2).collect() }
}

/// The tariffs in the card: those for all, and those of municipalities that have others.
pub fn card(view: &View, product: &Entry<Product>) -> Vec<CardTariffs> {
    let general = ahead(view, product, None);
    let mut groups: Vec<(Vec<&Tariff>, Vec<&str>)> = vec![(general, Vec::new())];
    for id in view.catalogue().municipalities.keys().filter(|id| kept_from(view, product, id).is_none()) {
        let own = ahead(view, product, Some(id));
        let same = |other: &[&Tariff]| other.len() == own.len() && other.iter().zip(&own).all(|(a, b)| std::ptr::eq(*a, *b));
        match groups.iter_mut().find(|(other, _)| same(other)) {
            Some((_, places)) => places.push(id),
            None => groups.push((own, vec![id])),
        }
    }
    let several = groups.len() > 1 || view.catalogue().municipalities.keys().any(|id| kept_from(view, product, id).is_some());
    let row = |tariff: &&Tariff| CardTariff {
        period: period(view, &tariff.period),
        validity: view.validity(Some(tariff.from), tariff.until),
        amount: view.amount(tariff.amount, Some(tariff.unit)),
        per_minute: per_minute(view, tariff),
    };
    let group = |(at, (tariffs, places)): (usize, &(Vec<&Tariff>, Vec<&str>))| CardTariffs {
        places: several.then(|| places.join(" ")),
        only: at > 0,
        minutes: tariffs.iter().any(|tariff| per_minute(view, tariff).is_some()),
        rows: tariffs.iter().map(row).collect(),
    };
    groups.iter().enumerate().map(group).collect()
}
