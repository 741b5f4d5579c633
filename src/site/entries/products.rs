//! Products, codes that were withdrawn, and segments.

use super::{entry, facets, municipalities, plain, sections, text};
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::search;
use crate::site::fill::{self, products::product_row};
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

/// The tariff that holds now, and for which ages.
fn facts(view: &View, product: &Entry<Product>) -> Vec<String> {
    let row = product_row(view, product);
    // The index is older than who reads it: the year says of when the tariff is.
    let period = crate::site::fill::products::tariff_period(view).map_or_else(String::new, |period| format!("({period})"));
    let said = |amount: crate::site::context::Amount| {
        ["€\u{a0}".to_owned() + &amount.text, amount.per.unwrap_or_default(), period].join(" ").replace("  ", " ")
    };
    let tariff = row.tariff.map(|amount| said(amount).trim().to_owned());
    tariff.into_iter().chain(row.ages).collect()
}
