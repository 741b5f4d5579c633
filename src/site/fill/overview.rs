//! The overview (overzicht): all segments and products with the steps between them, as a drawing and as lists.

use super::page;
use super::parts::once;
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::charts::steps::{Band, Step, Words, steps};
use crate::markdown::escape;
use crate::site::context::{Overview, OverviewGroup, OverviewPage, OverviewProduct, Page, Reference};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page with all of it.
pub fn overview(view: &View) -> (Page, OverviewPage) {
    let mut page = page::page(view, &PageId::Overview, "overview", view.label("overview"));
    page.description = Some(view.label("overview_lead"));
    page.lead_html = Some(format!("<p>{}</p>", escape(&view.label("overview_lead"))));
    let products = view.catalogue().products.values();
    let segments: Vec<(&str, Vec<&Entry<Product>>)> = once(products.clone().map(|product| product.segment.value.as_str()))
        .into_iter()
        .map(|segment| (segment, products.clone().filter(|product| product.segment.value == segment).collect()))
        .collect();
    let bands: Vec<Band> = segments.iter().map(|(segment, products)| band(view, segment, products)).collect();
    let words = Words {
        title: view.label("overview_title"),
        description: view.label("overview_description"),
        lighter: view.label("lighter"),
        heavier: view.label("heavier"),
        alone: view.label("overview_alone"),
    };
    let groups = segments.iter().map(|(segment, products)| group(view, segment, products)).collect();
    (page, OverviewPage { overview: Overview { drawing_html: steps(&bands, &words), groups } })
}

/// A segment for the drawing. Heavier products elsewhere are named by their codes: lines over the whole drawing would say nothing.
fn band(view: &View, segment: &str, products: &[&Entry<Product>]) -> Band {
    let place = |id: &String| products.iter().position(|product| product.id == *id);
    let step = |product: &&Entry<Product>| {
        let heavier = &view.shared.relations.get(&product.id).heavier;
        let reference = view.product(&product.id);
        let beyond: Vec<String> = heavier.iter().filter(|id| place(id).is_none()).map(|id| called(view, id)).collect();
        Step {
            code: reference.code,
            name: reference.label,
            url: reference.url,
            heavier: heavier.iter().filter_map(place).collect(),
            beyond: (!beyond.is_empty()).then(|| view.say("fill.heavier_elsewhere", &[&beyond.join(", ")])),
        }
    };
    let link = view.segment(segment);
    Band { name: link.label, url: link.url, boxes: products.iter().map(step).collect() }
}

/// A product in few letters: its code, where it has one.
fn called(view: &View, id: &str) -> String {
    let reference = view.product(id);
    reference.code.unwrap_or(reference.label)
}

fn group(view: &View, segment: &str, products: &[&Entry<Product>]) -> OverviewGroup {
    let references = |ids: &[String]| -> Vec<Reference> { ids.iter().map(|id| view.product(id)).collect() };
    let one = |product: &&Entry<Product>| {
        let related = view.shared.relations.get(&product.id);
        OverviewProduct { product: view.product(&product.id), lighter: references(&related.lighter), heavier: references(&related.heavier) }
    };
    OverviewGroup { id: format!("segment-{segment}"), segment: view.segment(segment), products: products.iter().map(one).collect() }
}
