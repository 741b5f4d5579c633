//! What may run beside what (combinaties): for each segment its products, beside every product of which anything is said.

use super::page;
use super::parts::count;
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::catalogue::relations::{Beside, Related};
use crate::markdown::escape;
use crate::site::context::{CombinationGroup, CombinationRow, Combinations, CombinationsPage, Page, Reference};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page with all combinations.
pub fn combinations(view: &View) -> (Page, CombinationsPage) {
    let all = || view.catalogue().products.values();
    let related = |product: &Entry<Product>| view.shared.relations.get(&product.id);
    let (ruled, open): (Vec<_>, Vec<_>) = all().partition(|product| related(product).has_rule());
    let mut page = page::page(view, &PageId::Combinations, "combinations", view.label("combinations"));
    page.description = Some(view.label("combinations_lead"));
    let said = view.say("fill.combinations_of", &[&ruled.len().to_string(), &count(view, "product", all().count())]);
    page.lead_html = Some(format!("<p>{}</p>", escape(&view.label("combinations_lead"))));
    page.margin.push(said);
    let segments = super::parts::once(ruled.iter().map(|product| product.segment.value.as_str()));
    let groups = segments.into_iter().map(|segment| group(view, segment, &ruled)).collect();
    let open = open.into_iter().map(|product| view.product(&product.id)).collect();
    (page, CombinationsPage { combinations: Combinations { groups, open } })
}

/// Where the products of the segment of a product stand; none where nothing is said of the product.
pub fn of(view: &View, product: &Product, related: &Related) -> Option<String> {
    related.has_rule().then(|| view.href(&PageId::Combinations, Some(&anchor(&product.segment)))).flatten()
}

fn anchor(segment: &str) -> String {
    format!("segment-{segment}")
}

fn group(view: &View, segment: &str, ruled: &[&Entry<Product>]) -> CombinationGroup {
    let relations = &view.shared.relations;
    let own: Vec<&Entry<Product>> = ruled.iter().copied().filter(|product| product.segment.value == segment).collect();
    // A column in which nothing is said of any row would only widen the table.
    let said = |product: &&&Entry<Product>| own.iter().any(|row| relations.get(&row.id).beside(&product.id).is_some());
    let columns: Vec<&Entry<Product>> = ruled.iter().filter(said).copied().collect();
    CombinationGroup {
        id: anchor(segment),
        segment: view.segment(segment),
        columns: columns.iter().map(|product| view.product(&product.id)).collect(),
        rows: own.iter().map(|product| row(view, product, &columns)).collect(),
    }
}

fn row(view: &View, product: &Entry<Product>, columns: &[&Entry<Product>]) -> CombinationRow {
    let related = view.shared.relations.get(&product.id);
    let cell = |column: &&Entry<Product>| match related.beside(&column.id) {
        _ if column.id == product.id => "same",
        Some(Beside::May) => "may",
        Some(Beside::MayNot) => "not",
        Some(Beside::OnlyWith) => "only",
        Some(Beside::AddOn) => "add",
        None => "open",
    };
    // In the list as in the table, each product stands under one thing that is said of it.
    let listed = |said: Beside, ids: &[String]| -> Vec<Reference> {
        ids.iter().filter(|id| related.beside(id) == Some(said)).map(|id| view.product(id)).collect()
    };
    CombinationRow {
        product: view.product(&product.id),
        cells: columns.iter().map(cell).collect(),
        may: listed(Beside::May, &related.combines_with),
        may_not: listed(Beside::MayNot, &related.excludes),
        only_with: listed(Beside::OnlyWith, &related.add_on_to),
        add_ons: listed(Beside::AddOn, &related.add_ons),
    }
}
