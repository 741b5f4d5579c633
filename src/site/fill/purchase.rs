//! Where products are bought (inkoopniveau), as a picture: a filled square where they are, an open one where they are not.
//! What a square means stands in it as text too, for who does not see it.

use super::parts::{anchor, closed};
use super::products::level_in;
use super::segment::tree;
use crate::catalogue::Entry;
use crate::catalogue::product::{Product, Purchase};
use crate::catalogue::scope::expand;
use crate::catalogue::segment::{Closed, Segment};
use crate::catalogue::terms::Level;
use crate::markdown::escape;
use crate::site::context::{Align, Cell, Column, Link, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// Products by the level at which they are bought; those that say none are left out.
pub fn levels(view: &View, products: &[&Entry<Product>]) -> Table {
    let name = |level: &Level| view.label(&format!("level.{}", level.key()));
    let mut table = table(view, Level::ALL.iter().map(name));
    for product in products {
        let Some(purchase) = &product.purchase else { continue };
        let mut cells = vec![head(view, product)];
        cells.extend(
            Level::ALL.iter().map(|level| Cell { note_html: for_whom(view, purchase, *level), ..at_level(view, purchase, *level) }),
        );
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// Products by municipality: which of them buy it, at what level where that differs, and where nobody new is admitted for it.
pub fn municipalities(view: &View, products: &[&Entry<Product>]) -> Table {
    let catalogue = view.catalogue();
    let mut table = table(view, catalogue.municipalities.values().map(|municipality| municipality.name.value.clone()));
    for product in products {
        let buys = catalogue.bought_in(product);
        let mut cells = vec![head(view, product)];
        for id in catalogue.municipalities.keys() {
            let bought = buys.contains(&id.as_str());
            let level = product.purchase.as_ref().filter(|purchase| bought && purchase.levels().len() > 1);
            let level =
                level.and_then(|purchase| level_in(view, purchase, id)).map(|level| escape(&view.label(&format!("level.{}", level.key()))));
            let shut = (bought && is_closed(view, product, id)).then(|| escape(&view.label("fill.closed")));
            let notes: Vec<String> = level.into_iter().chain(shut).collect();
            cells.push(Cell { note_html: (!notes.is_empty()).then(|| notes.join(", ")), ..square(view, bought) });
        }
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// Segments (productgroepen) by municipality: how many of its products each of them buys, and until when nobody new is
/// admitted there, with the way to what the segment says of it.
pub fn groups(view: &View) -> Table {
    let catalogue = view.catalogue();
    let mut table = table(view, catalogue.municipalities.values().map(|municipality| municipality.name.value.clone()));
    table.columns[0].label = view.label("segment");
    for segment in tree(view) {
        let products: Vec<_> = catalogue.products.values().filter(|product| product.segment.value == segment.id).collect();
        if products.is_empty() {
            continue;
        }
        let bought: Vec<Vec<&str>> = products.iter().map(|product| catalogue.bought_in(product)).collect();
        let mut cells = vec![Cell { html: anchor(&view.segment(&segment.id)), note_html: None }];
        for id in catalogue.municipalities.keys() {
            let here = bought.iter().filter(|towns| towns.contains(&id.as_str())).count();
            let shut = if here > 0 { shut(view, segment, id) } else { None };
            cells.push(Cell { note_html: shut, ..part(view, here, products.len()) });
        }
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// All, some with how many, or none.
fn part(view: &View, here: usize, all: usize) -> Cell {
    if here == 0 || here == all {
        return square(view, here > 0);
    }
    Cell { html: escape(&view.say("fill.so_many_of", &[&here.to_string(), &all.to_string()])), note_html: None }
}

/// Until when a segment admits nobody new in a municipality, for some of its products or for all.
fn shut(view: &View, segment: &Entry<Segment>, municipality: &str) -> Option<String> {
    let catalogue = view.catalogue();
    let (around, entry) = catalogue.lineage(&segment.id).find_map(|around| {
        let entries = around.admission.iter().flat_map(|admission| &admission.closed_for);
        let mut own = entries.filter(|entry| shuts(view, entry, municipality));
        own.find(|entry| {
            let named = entry.scope.get("products");
            named.is_empty() || named.iter().any(|id| catalogue.product(id).is_some_and(|product| product.segment.value == segment.id))
        })
        .map(|entry| (around, entry))
    })?;
    let validity = closed(view, entry).validity.text;
    let url = view.href(&PageId::Segment(around.id.clone()), Some("deel_toelating"));
    Some(shut_mark(&view.label("fill.closed"), &validity, url.as_deref()))
}

/// One word in the cell, so that columns stay as wide as each other; the dates are its title, and text for who hears it.
fn shut_mark(word: &str, dates: &str, url: Option<&str>) -> String {
    let (word, dates) = (escape(word), escape(dates));
    let Some(url) = url else { return format!("{word} {dates}").trim_end().to_owned() };
    if dates.is_empty() {
        return format!("<a href=\"{}\">{word}</a>", escape(url));
    }
    format!("<a href=\"{}\" title=\"{word} {dates}\">{word}<span class=\"hidden-visually\"> {dates}</span></a>", escape(url))
}

/// Segments by municipality: which of them it is for.
pub fn segments(view: &View, segments: &[&Entry<Segment>]) -> Table {
    let catalogue = view.catalogue();
    let mut table = table(view, catalogue.municipalities.values().map(|municipality| municipality.name.value.clone()));
    table.columns[0].label = view.label("segment");
    for segment in segments {
        let here = catalogue.municipalities_of(segment.scope.get("municipalities"));
        let mut cells = vec![Cell { html: anchor(&view.segment(&segment.id)), note_html: None }];
        cells.extend(catalogue.municipalities.keys().map(|id| square(view, here.contains(&id.as_str()))));
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// Whether a segment is not for all municipalities, and not for those of the segment that it lies in.
pub fn limited(view: &View, segment: &Entry<Segment>) -> bool {
    let catalogue = view.catalogue();
    let own = |segment: &Entry<Segment>| catalogue.municipalities_of(segment.scope.get("municipalities"));
    let around = catalogue.lineage(&segment.id).nth(1).map_or(catalogue.municipalities.len(), |around| own(around).len());
    own(segment).len() < around
}

/// Whether a product is not the same in all municipalities.
pub fn differs(view: &View, product: &Entry<Product>) -> bool {
    let catalogue = view.catalogue();
    let by_level = matches!(&product.purchase, Some(purchase) if purchase.levels().len() > 1);
    by_level
        || catalogue.bought_in(product).len() < catalogue.municipalities.len()
        || catalogue.municipalities.keys().any(|id| is_closed(view, product, id))
}

fn table(view: &View, columns: impl Iterator<Item = String>) -> Table {
    let first = Column { label: view.label("product"), ..Column::default() };
    let rest = columns.map(|label| Column { label, align: Align::Mark, ..Column::default() });
    Table { columns: std::iter::once(first).chain(rest).collect(), row_heads: 1, ..Table::default() }
}

fn head(view: &View, product: &Entry<Product>) -> Cell {
    let reference = view.product(&product.id);
    let code = reference.code.map(|code| format!("<span class=\"code\">{}</span>", escape(&code)));
    Cell { html: anchor(&Link { label: reference.label, url: reference.url }), note_html: code }
}

/// Whether it is bought at a level. That it is bought at one does not say that it is not at another, where a site leaves unsaid
/// what it does not know.
fn at_level(view: &View, purchase: &Purchase, level: Level) -> Cell {
    let on = purchase.levels().contains(&level);
    if on || !view.catalogue().settings.leaves_unsaid() {
        return square(view, on);
    }
    let word = escape(&view.label("not_said"));
    let html = format!("<span class=\"quiet\" aria-hidden=\"true\">?</span><span class=\"hidden-visually\">{word}</span>");
    Cell { html, note_html: None }
}

fn square(view: &View, on: bool) -> Cell {
    let (class, word) = if on { (" on", "fill.yes") } else { ("", "fill.no") };
    let html = format!(
        "<span class=\"square{class}\" aria-hidden=\"true\"></span><span class=\"hidden-visually\">{}</span>",
        escape(&view.label(word))
    );
    Cell { html, note_html: None }
}

/// The municipalities for which it is this level, where it is not for all.
fn for_whom(view: &View, purchase: &Purchase, level: Level) -> Option<String> {
    let Purchase::By(rows) = purchase else { return None };
    let own = rows.iter().filter(|row| row.level == level);
    let names: Vec<String> = own.flat_map(|row| &row.municipalities).map(|id| escape(&view.municipality(id).label)).collect();
    let rest = rows.iter().any(|row| row.level == level && row.municipalities.is_empty());
    if names.is_empty() { rest.then(|| escape(&view.label("fill.the_others"))) } else { Some(names.join(", ")) }
}

/// Whether a segment closes a product for a municipality, by name, on the day of the build or later.
fn is_closed(view: &View, product: &Entry<Product>, municipality: &str) -> bool {
    let catalogue = view.catalogue();
    let admissions = catalogue.lineage(&product.segment.value).filter_map(|segment| segment.admission.as_ref());
    let own: Vec<&str> = std::iter::once(product.id.as_str()).chain(super::amounts::codes(product)).collect();
    admissions.flat_map(|admission| &admission.closed_for).any(|entry| {
        let named = entry.scope.get("products");
        shuts(view, entry, municipality) && (named.is_empty() || named.iter().any(|id| own.contains(&id.value.as_str())))
    })
}

/// Whether it closes something in a municipality that has not opened again.
fn shuts(view: &View, entry: &Closed, municipality: &str) -> bool {
    let towns = entry.scope.get("municipalities");
    let ended = closed(view, entry).validity.until.is_some_and(|until| until < view.shared.date.to_string());
    !ended && (towns.is_empty() || expand(&view.catalogue().edition, towns).contains(municipality))
}
