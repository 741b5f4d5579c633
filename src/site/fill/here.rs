//! My municipality (mijn gemeente) on pages that are the same for everybody: what it does not buy, and what it pays
//! otherwise. A script beside the municipality's page brings it, as nothing else can be read from a folder.

use super::{amounts::codes, compare, later, local, parts::current_sheet};
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::catalogue::tariff::TariffSheet;
use crate::site::plan::PageId;
use crate::site::view::View;
use serde::Serialize;
use std::collections::BTreeMap;

/// Kinds of pages on which products stand with what holds in general; the script marks what is otherwise.
const MARKED: &[&str] = &["combinations", "guide", "home", "overview", "period", "search", "segment", "segments"];

/// From a day ("" is always), what is paid; `None` is what is paid in general.
type Paid = (String, Option<String>);

/// What differs in one municipality; products by the names of their pages.
#[derive(Serialize)]
struct Here<'a> {
    name: &'a str,
    not: Vec<String>,
    /// The segments of which it buys nothing.
    segments: Vec<&'a str>,
    tariffs: BTreeMap<String, Vec<Paid>>,
}

/// The municipalities of which something can be marked on a page of this kind, with a space between.
pub fn places(view: &View, kind: &str) -> Option<String> {
    let all = view.catalogue().municipalities.keys();
    let there: Vec<&str> = all.filter(|id| view.shared.plan().has(&PageId::Municipality((*id).clone()))).map(String::as_str).collect();
    (MARKED.contains(&kind) && !there.is_empty()).then(|| there.join(" "))
}

/// The script of a municipality: what it does not buy, and the tariffs that are its own.
pub fn script(view: &View, id: &str) -> String {
    let catalogue = view.catalogue();
    let kept = |product: &&Entry<Product>| local::kept_from(view, product, id).is_some();
    let (not, bought): (Vec<_>, Vec<_>) = catalogue.products.values().partition(kept);
    let own = |product: &&Entry<Product>| {
        codes(product).flat_map(|code| catalogue.tariffs.of(code)).any(|own| !own.scope.get("municipalities").is_empty())
    };
    let paid = bought.iter().copied().filter(own).map(|product| (compare::name(&product.id), paid(view, product, id)));
    let bought_of = |segment: &str| {
        let of = |product: &&Entry<Product>| catalogue.lineage(&product.segment.value).any(|around| around.id == segment);
        (not.iter().any(&of), bought.iter().any(&of))
    };
    let segments = catalogue.segments.keys().map(String::as_str).filter(|segment| bought_of(segment) == (true, false)).collect();
    let here = Here {
        segments,
        name: catalogue.municipalities.get(id).map_or(id, |own| &own.name.value),
        not: not.iter().map(|product| compare::name(&product.id)).collect(),
        tariffs: paid.filter(|(_, paid)| paid.iter().any(|(_, text)| text.is_some())).collect(),
    };
    format!("bestekHere({});\n", serde_json::to_string(&here).unwrap_or_default())
}

fn paid(view: &View, product: &Entry<Product>, id: &str) -> Vec<Paid> {
    let at = |sheet: Option<&TariffSheet>| {
        let here = later::told(view, product, sheet, Some(id));
        let (text, figure) = &here;
        let said = if figure.is_some() { format!("€\u{a0}{text}") } else { text.clone() };
        (here != later::told(view, product, sheet, None)).then_some(said)
    };
    let mut all = vec![(String::new(), at(current_sheet(view)))];
    for sheet in later::to_come(view) {
        let then = at(Some(sheet));
        if all.last().is_none_or(|(_, before)| *before != then) {
            all.push((sheet.period.valid_from.value.to_string(), then));
        }
    }
    all
}
