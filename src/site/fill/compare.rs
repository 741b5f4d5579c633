//! Comparing (vergelijken): the page that lays products side by side, and the addresses that lead to it.

use super::page;
use crate::catalogue::product::Product;
use crate::catalogue::relations::Related;
use crate::site::context::{Choice, ComparePage, Link, Page};
use crate::site::frame::encode;
use crate::site::plan::PageId;
use crate::site::view::View;

/// At most so many products stand side by side.
const MOST: usize = 4;

/// The page, with every product to choose from.
pub fn compare(view: &View) -> (Page, ComparePage) {
    let label = |code: Option<&str>, words: &str| code.map_or_else(String::new, |code| format!("{code} ")) + words;
    // A product is found by each of its codes.
    let choices = |product: &crate::catalogue::Entry<Product>| -> Vec<Choice> {
        let id = name(&product.id);
        let own = Choice { id: id.clone(), label: label(product.code.as_ref().map(|code| code.as_str()), &product.name.value) };
        let others = product.other_codes.iter().map(|other| {
            let name = &product.name.value;
            let words = other.name.as_ref().map_or_else(|| name.clone(), |other| format!("{name}, {}", other.value));
            Choice { id: id.clone(), label: label(Some(other.code.as_str()), &words) }
        });
        std::iter::once(own).chain(others).collect()
    };
    let mut page = page::page(view, &PageId::Compare, "compare", view.label("compare_title"));
    page.description = Some(view.label("compare_lead"));
    (page, ComparePage { choices: view.catalogue().products.values().flat_map(choices).collect(), places: super::local::choices(view) })
}

/// The name of a product in the address of the page, which is also that of its own page.
pub fn name(id: &str) -> String {
    id.to_lowercase()
}

/// The address at which a product stands beside nothing yet; none where there is nothing to compare with.
pub fn start(view: &View, product: &str) -> Option<String> {
    Some(format!("{}?p={}", view.href(&PageId::Compare, None)?, encode(&name(product))))
}

/// The product with the step below and the step above it, side by side.
pub fn with_steps(view: &View, product: &crate::catalogue::Entry<Product>, related: &Related) -> Option<Link> {
    let steps = [related.lighter.last(), Some(&product.id), related.heavier.first()].into_iter().flatten();
    let steps: Vec<_> = steps.filter_map(|id| view.catalogue().product(id)).take(MOST).collect();
    let url = view.href(&PageId::Compare, None).filter(|_| steps.len() > 1)?;
    let called = |product: &&crate::catalogue::Entry<Product>| {
        product.code.as_ref().map_or_else(|| product.name.value.clone(), |code| code.value.as_str().to_owned())
    };
    let names: Vec<String> = steps.iter().map(called).collect();
    let (last, others) = names.split_last()?;
    let ids: Vec<String> = steps.iter().map(|step| encode(&name(&step.id))).collect();
    let names = view.say("refer.and", &[&others.join(", "), last]);
    Some(Link { label: view.say("fill.compare_these", &[&names]), url: Some(format!("{url}?p={}", ids.join(","))) })
}
