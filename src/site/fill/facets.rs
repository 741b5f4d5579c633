//! What the list of products can be narrowed by (facetten): the values that occur, how often, and which product has which.
//!
//! Only counts and names; what is shown of it is up to the template and its script.

use super::later::{exceptions, later};
use super::parts::current_sheet;
use super::products::{later_waits, level_in, news, waits};
use super::{municipality, parts};
use crate::catalogue::Entry;
use crate::catalogue::product::{Product, Purchase};
use crate::catalogue::terms::Level;
use crate::site::context::{Facet, FacetValue, Here, ProductRow};
use crate::site::view::View;
use std::collections::BTreeMap;

/// A value as one product has it: its place among the others, its name in an address, its label.
type Value = (usize, String, String);

/// Ages that are asked for together: under four, primary school, secondary school, young adults, adults, retired.
const AGES: [(u32, Option<u32>); 6] = [(0, Some(3)), (4, Some(11)), (12, Some(17)), (18, Some(22)), (23, Some(66)), (67, None)];

/// The facets of a list, and in each row which of their values it has.
pub fn facets(view: &View, products: &[&Entry<Product>], rows: &mut [ProductRow]) -> Vec<Facet> {
    let mut facets: Vec<Facet> = Vec::new();
    let mut places = 0;
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); products.len()];
    for (key, label, values) in values(view, products) {
        let mut counted: BTreeMap<(usize, &str), (&str, usize)> = BTreeMap::new();
        for (place, id, label) in values.iter().flatten() {
            counted.entry((*place, id)).or_insert((label, 0)).1 += 1;
        }
        // What every product says is no choice.
        if counted.values().all(|(_, count)| *count == products.len()) {
            continue;
        }
        let keys: Vec<(usize, &str)> = counted.keys().copied().collect();
        for (of, own) in values.iter().zip(&mut owned) {
            own.extend(of.iter().filter_map(|(place, id, _)| keys.binary_search(&(*place, id)).ok()).map(|at| places + at));
        }
        places += keys.len();
        let value = |((_, id), (label, count)): ((usize, &str), (&str, usize))| FacetValue { id: id.into(), label: label.into(), count };
        facets.push(Facet { key: key.to_owned(), label, values: counted.into_iter().map(value).collect() });
    }
    for (row, own) in rows.iter_mut().zip(owned) {
        row.facets = Some(own.iter().map(usize::to_string).collect::<Vec<_>>().join(" "));
    }
    here(view, products, rows, &facets);
    facets
}

/// Of every facet its name in an address, its label, and the values of each product.
fn values(view: &View, products: &[&Entry<Product>]) -> Vec<(&'static str, String, Vec<Vec<Value>>)> {
    let catalogue = view.catalogue();
    let each = |of: &dyn Fn(&Entry<Product>) -> Vec<Value>| products.iter().map(|product| of(product)).collect::<Vec<_>>();
    let worded = |at: usize, table: &str, key: &str| (at, key.to_owned(), view.label(&format!("{table}.{key}")));
    let segments: BTreeMap<&str, usize> =
        super::segment::tree(view).into_iter().enumerate().map(|(at, segment)| (segment.id.as_str(), at)).collect();
    let bought = bought(view);
    vec![
        (
            "wet",
            view.label("law_head"),
            each(&|p| catalogue.law(p).map(|law| worded(law as usize, "law", law.key())).into_iter().collect()),
        ),
        (
            "segment",
            view.label("segment"),
            each(&|p| {
                let id = &p.segment.value;
                vec![(segments.get(id.as_str()).copied().unwrap_or(usize::MAX), id.clone(), view.segment(id).label)]
            }),
        ),
        (
            "categorie",
            view.label("category"),
            each(&|p| p.code.iter().map(|code| code.value.category().to_owned()).map(|id| (0, id.clone(), national(view, &id))).collect()),
        ),
        (
            "bekostiging",
            view.label("funding_head"),
            each(&|p| catalogue.funding(p).map(|f| worded(f as usize, "funding", f.key())).into_iter().collect()),
        ),
        (
            "eenheid",
            view.label("unit_head"),
            each(&|p| p.unit.map(|unit| worded(unit.value as usize, "unit", unit.value.key())).into_iter().collect()),
        ),
        (
            "inkoop",
            view.label("purchase"),
            each(&|p| {
                let levels = p.purchase.as_ref().map(Purchase::levels).unwrap_or_default();
                levels.into_iter().map(|level| worded(level as usize, "level", level.key())).collect()
            }),
        ),
        ("gemeente", view.label("municipality"), each(&|p| bought.get(p.id.as_str()).cloned().unwrap_or_default())),
        ("leeftijd", view.label("ages"), each(&|p| ages(view, p))),
        ("status", view.label("status_head"), each(&|p| statuses(view, p))),
    ]
}

/// A national product category: its number, and its name where it has one.
fn national(view: &View, id: &str) -> String {
    let key = format!("product_category.{id}");
    match view.shared.labels.get(&key) {
        name if name == key => id.to_owned(),
        name => format!("{id} {name}"),
    }
}

/// The municipalities that buy a product, by product.
fn bought<'a>(view: &View<'a>) -> BTreeMap<&'a str, Vec<Value>> {
    let mut bought: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for (at, (id, own)) in view.catalogue().municipalities.iter().enumerate() {
        for product in municipality::products(view, id) {
            bought.entry(&product.id).or_default().push((at, id.clone(), own.name.value.clone()));
        }
    }
    bought
}

fn ages(view: &View, product: &Product) -> Vec<Value> {
    let range = product.ages.as_ref();
    if range.is_none() && view.catalogue().settings.leaves_unsaid() {
        return Vec::new();
    }
    let (from, to) = (range.and_then(|ages| ages.from).unwrap_or(0), range.and_then(|ages| ages.to).unwrap_or(u32::MAX));
    let meets = |(_, (first, last)): &(usize, &(u32, Option<u32>))| from <= last.unwrap_or(u32::MAX) && *first <= to;
    let value = |(at, (first, last)): (usize, &(u32, Option<u32>))| match last {
        Some(last) => (at, format!("{first}-{last}"), view.say("fill.ages_short", &[&first.to_string(), &last.to_string()])),
        None => (at, format!("{first}"), view.say("fill.ages_from", &[&first.to_string()])),
    };
    AGES.iter().enumerate().filter(meets).map(value).collect()
}

/// What is new or changed, and what does not hold on the day of the build.
fn statuses(view: &View, product: &Entry<Product>) -> Vec<Value> {
    let (from, until) = view.catalogue().validity(product);
    let timed = parts::standing(view, Some(from), until);
    let kinds = ["new", "changed", "coming", "past"];
    let place = |kind: &str| kinds.iter().position(|own| *own == kind).unwrap_or(kinds.len());
    let value = |kind: &str| (place(kind), kind.to_owned(), view.label(&format!("status.{kind}")));
    news(view, product).into_iter().chain(timed).map(value).collect()
}

/// What is different in single municipalities: the tariff, the shortest waiting time, and the level at which it is bought.
fn here(view: &View, products: &[&Entry<Product>], rows: &mut [ProductRow], facets: &[Facet]) {
    let start = |key: &str| {
        let before = facets.iter().take_while(|facet| facet.key != key).map(|facet| facet.values.len()).sum::<usize>();
        facets.iter().find(|facet| facet.key == key).map(|facet| (before, facet))
    };
    let Some((_, municipalities)) = start("gemeente") else { return };
    let levels = start("inkoop");
    let sheet = current_sheet(view);
    for (product, row) in products.iter().zip(rows) {
        let mut here = Here { tariff: exceptions(view, product, sheet, &municipalities.values), ..Here::default() };
        row.later = later(view, product, None, &municipalities.values);
        row.waits = later_waits(view, product, None, &municipalities.values);
        let waits = waits(view, product, view.shared.date);
        for (at, value) in municipalities.values.iter().enumerate() {
            here.wait.extend(waits.get(value.id.as_str()).map(|weeks| (at, *weeks)));
            if let (Some(purchase @ Purchase::By(_)), Some((before, levels))) = (&product.purchase, levels) {
                let level = level_in(view, purchase, &value.id).map(Level::key);
                let place = levels.values.iter().position(|own| Some(own.id.as_str()) == level);
                here.level.extend(place.map(|place| (at, before + place)));
            }
        }
        let empty = here.wait.is_empty() && here.level.is_empty() && here.tariff.is_empty();
        row.here = (!empty).then(|| serde_json::to_string(&here).unwrap_or_default());
    }
}
