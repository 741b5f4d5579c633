//! Products, codes that were withdrawn, and segments.

use super::{entry, facets, municipalities, plain, sections, text};
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::search;
use crate::site::fill::amounts::{holding, listed};
use crate::site::fill::parts::current_sheet;
use crate::site::fill::{self, later, products::product_row};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::{BTreeMap, BTreeSet};

/// Products and segments.
pub fn products(view: &View, all: &mut Vec<search::Entry>) {
    let catalogue = view.catalogue();
    let mut before = before(view);
    for product in catalogue.products.values() {
        let mut found = entry("product", &PageId::Product(product.id.clone()), None, &product.name);
        found.codes =
            product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.as_str().to_owned()).collect();
        found.keywords.clone_from(&product.keywords);
        found.keywords.extend(before.remove(&product.id).unwrap_or_default());
        found.facts = facts(view, product);
        found.sections = sections(view, &product.body);
        let extra = product.other_codes.iter().filter_map(|other| other.name.as_ref()).map(|name| name.value.clone());
        let extra: Vec<String> = extra.chain(product.instead.iter().map(|instead| instead.when.value.clone())).collect();
        if !extra.is_empty() {
            found.sections.push(text(extra.join(". ")));
        }
        let mut facets = BTreeMap::from([("segment".to_owned(), vec![view.segment(&product.segment).label])]);
        if let Some(law) = catalogue.law(product) {
            facets.insert("law".to_owned(), vec![view.label(&format!("law.{}", law.key()))]);
        }
        let buys = |id: &str| fill::local::kept_from(view, product, id).is_none();
        facets.extend(municipalities(view, buys).map(|names| ("municipality".to_owned(), names)));
        found.facets = facets;
        all.push(found);
    }
    gone(view, all);
    for segment in catalogue.segments.values() {
        let mut found = entry("segment", &PageId::Segment(segment.id.clone()), None, &segment.name);
        found.sections = sections(view, &segment.body);
        let conditions = segment.conditions.0.iter().map(|(label, value)| format!("{label}: {}", plain(view, value)));
        found.sections.extend(conditions.map(text));
        found.facets = facets(view, &segment.scope);
        let takes_part = |id: &str| catalogue.lineage(&segment.id).all(|own| fill::municipality::holds(view, &own.scope, id));
        found.facets.extend(municipalities(view, takes_part).map(|names| ("municipality".to_owned(), names)));
        found.facets.insert("segment".to_owned(), vec![segment.name.value.clone()]);
        if let Some(category) = &segment.category {
            found.facets.insert("category".to_owned(), vec![view.category(category).label]);
        }
        all.push(found);
    }
}

/// What is gone: found by its code and its name, it leads to the page that says what became of it.
fn gone(view: &View, all: &mut Vec<search::Entry>) {
    for page in &view.shared.plan().pages {
        let PageId::Gone(page) = page else { continue };
        let (was, code) = match &**page {
            PageId::Product(code) => ("product", Some(code.clone())),
            PageId::Segment(_) => ("segment", None),
            PageId::Document(_) => ("document", None),
            PageId::Contract(_) => ("contract", None),
            PageId::Round(_) => ("question", None),
            _ => continue,
        };
        let Some(name) = fill::gone::name(view, page).or_else(|| code.clone()) else { continue };
        let mut found = entry("withdrawn", page, None, &name);
        found.gone = true;
        found.codes.extend(code);
        found.facts = vec![view.label(&format!("kind.{was}"))];
        all.push(found);
    }
    gone_clauses(view, all);
}

/// Articles that an earlier version had: they lead to their place in the contract, which says what became of them.
fn gone_clauses(view: &View, all: &mut Vec<search::Entry>) {
    let mut seen = BTreeSet::new();
    for composed in view.catalogue().composed.values() {
        for clause in fill::gone_clauses::gone(view, composed) {
            if seen.insert(clause.id.clone()) {
                let mut found = entry("withdrawn", &PageId::Contract(composed.id.clone()), Some(&clause.id), &clause.name);
                found.gone = true;
                found.facts = vec![view.label("kind.clause")];
                all.push(found);
            }
        }
    }
}

/// The codes of every version up to this one that are gone, by the product that follows them up now.
fn before(view: &View) -> BTreeMap<String, Vec<String>> {
    let (catalogue, succession) = (view.catalogue(), &view.shared.succession);
    let mut codes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for code in succession.followed("product").filter(|code| catalogue.product(code).is_none()) {
        let heirs = succession.heirs("product", code, |id| catalogue.product(id).is_some());
        for heir in heirs.into_iter().filter_map(|id| catalogue.product(id)) {
            let own = codes.entry(heir.id.clone()).or_default();
            if !own.iter().any(|known| known == code) {
                own.push(code.to_owned());
            }
        }
    }
    codes
}

/// How many other codes of a product are said with their tariff; more of them stand on its own page.
const OTHER_CODES: usize = 3;

/// What is paid, in every year that is known from now on, and for which ages; then what is paid for its other codes.
fn facts(view: &View, product: &Entry<Product>) -> Vec<String> {
    let own = paid(view, |sheet| listed(view, product, sheet, None).0);
    let others = product.other_codes.iter().filter_map(|other| {
        let code = other.code.as_str();
        let paid = paid(view, |sheet| sheet.and_then(|sheet| holding(view, code, sheet, None, None)));
        let name = other.name.as_ref().map_or_else(String::new, |name| format!(" {}", name.value));
        (!paid.is_empty()).then(|| format!("{code}{name}: {paid}"))
    });
    let others: Vec<String> = others.collect();
    let others = if others.len() > OTHER_CODES { Vec::new() } else { others };
    Some(own).filter(|own| !own.is_empty()).into_iter().chain(product_row(view, product).ages).chain(others).collect()
}

/// "€ 78,60 per uur (2026), € 82,46 (2027)": the index is older than who reads it, so the years say of when a tariff is.
fn paid<'a>(view: &View<'a>, of: impl Fn(Option<&TariffSheet>) -> Option<&'a Tariff>) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut before = None;
    for sheet in current_sheet(view).into_iter().chain(later::to_come(view)) {
        let Some(tariff) = of(Some(sheet)) else { continue };
        if before != Some((tariff.amount, tariff.unit)) {
            let amount = view.amount_text(tariff.amount, tariff.unit);
            // The unit is said once.
            let per = amount.split_once(' ').filter(|_| before.is_some_and(|(_, unit)| unit == tariff.unit));
            said.push(format!("{} ({})", per.map_or(amount.as_str(), |(amount, _)| amount), sheet.period.id.value));
            before = Some((tariff.amount, tariff.unit));
        }
    }
    said.join(", ")
}
