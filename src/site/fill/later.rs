//! Tariffs in lists of products: those of the day of the build, and those of periods to come, which a script shows from
//! their first day, so that a list that was made before says what is paid today.

use super::amounts::{codes, listed};
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::site::context::{FacetValue, Later};
use crate::site::view::View;
use std::collections::BTreeMap;

/// A tariff as it is read, and as a figure; or why there is none.
pub type Told = (String, Option<String>);

/// What a list says of the tariff of a product in a period, in one municipality or in general.
pub fn told(view: &View, product: &Entry<Product>, sheet: Option<&TariffSheet>, municipality: Option<&str>) -> Told {
    let (tariff, absence) = listed(view, product, sheet, municipality);
    as_told(view, tariff, absence)
}

/// A tariff, or why there is none.
pub fn as_told(view: &View, tariff: Option<&Tariff>, absence: Option<String>) -> Told {
    match tariff {
        Some(tariff) => (view.amount(tariff.amount, None).text, Some(tariff.amount.0.to_string())),
        None => (absence.unwrap_or_else(|| view.label("tariff_not_set")), None),
    }
}

/// The tariffs in the municipalities that have another than there is in general, by their place in this list.
pub fn exceptions(view: &View, product: &Entry<Product>, sheet: Option<&TariffSheet>, places: &[FacetValue]) -> BTreeMap<usize, Told> {
    let mut own = codes(product).flat_map(|code| view.catalogue().tariffs.of(code));
    if !own.any(|tariff| !tariff.scope.get("municipalities").is_empty()) {
        return BTreeMap::new();
    }
    let general = told(view, product, sheet, None);
    let here = places.iter().map(|place| told(view, product, sheet, Some(&place.id)));
    here.enumerate().filter(|(_, here)| *here != general).collect()
}

/// The tariffs of a product in periods to come, as JSON of [`Later`]; `None` where nothing changes.
pub fn later(view: &View, product: &Entry<Product>, municipality: Option<&str>, places: &[FacetValue]) -> Option<String> {
    each(view, |sheet| (told(view, product, sheet, municipality), exceptions(view, product, sheet, places)))
}

/// What is paid in periods to come, as JSON of [`Later`], and where it is another; `None` where nothing changes.
pub fn each(view: &View, of: impl Fn(Option<&TariffSheet>) -> (Told, BTreeMap<usize, Told>)) -> Option<String> {
    let mut before = of(super::parts::current_sheet(view));
    let mut all = Vec::new();
    for sheet in to_come(view) {
        let then = of(Some(sheet));
        if then != before {
            let ((text, figure), tariff) = then.clone();
            all.push(Later { from: sheet.period.valid_from.value.to_string(), text, figure, tariff });
            before = then;
        }
    }
    json(&all)
}

/// The names of the periods to come, as JSON of [`Later`].
pub fn periods(view: &View) -> Option<String> {
    let period = |sheet: &TariffSheet| Later {
        from: sheet.period.valid_from.value.to_string(),
        text: sheet.period.id.value.clone(),
        ..Later::default()
    };
    json(&to_come(view).map(period).collect::<Vec<_>>())
}

/// The sheets of tariffs that are not in force yet on the day of the build.
pub fn to_come<'a>(view: &View<'a>) -> impl Iterator<Item = &'a TariffSheet> {
    let today = view.shared.date;
    view.catalogue().sheets.iter().filter(move |sheet| sheet.period.valid_from.value > today)
}

fn json(all: &[Later]) -> Option<String> {
    (!all.is_empty()).then(|| serde_json::to_string(all).unwrap_or_default())
}
