//! Where products are bought (inkoopniveau), as a picture: a filled square where they are, an open one where they are not.
//! What a square means stands in it as text too, for who does not see it.

use super::parts::{anchor, closed};
use super::products::level_in;
use super::segment::tree;
use crate::catalogue::Entry;
use crate::catalogue::product::{Product, Purchase};
use crate::catalogue::scope::expand;
use crate::catalogue::segment::{Admission, Closed, Segment};
use crate::catalogue::terms::Level;
use crate::figures;
use crate::markdown::escape;
use crate::site::context::{Align, Cell, Column, Link, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;
use jiff::civil::Date;

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
            let closings = if bought { closings(view, product, id) } else { Vec::new() };
            let shut = closings.into_iter().map(|(segment, entry)| closing(view, segment, entry, &view.label("fill.closed")));
            let notes: Vec<String> = level.into_iter().chain(shut).collect();
            cells.push(Cell { note_html: (!notes.is_empty()).then(|| notes.join(", ")), ..square(view, bought) });
        }
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// Segments (productgroepen) by municipality: when a provider gets in, how many of its products each of them buys, and which
/// of those are closed to who is new there, with the way to what the segment says of it.
pub fn groups(view: &View) -> Table {
    let catalogue = view.catalogue();
    let mut table = table(view, catalogue.municipalities.values().map(|municipality| municipality.name.value.clone()));
    table.columns[0].label = view.label("segment");
    let opens = |segment: &&Entry<Segment>| around(view, segment).any(|(_, admission)| !admission.windows.is_empty());
    let admits = tree(view).iter().any(opens);
    if admits {
        table.columns.insert(1, Column { label: view.label("admission"), ..Column::default() });
    }
    for segment in tree(view) {
        let products: Vec<_> = catalogue.products.values().filter(|product| product.segment.value == segment.id).collect();
        if products.is_empty() {
            continue;
        }
        let bought: Vec<Vec<&str>> = products.iter().map(|product| catalogue.bought_in(product)).collect();
        let mut cells = vec![Cell { html: anchor(&view.segment(&segment.id)), note_html: None }];
        if admits {
            cells.push(Cell { html: windows(view, segment), note_html: None });
        }
        for id in catalogue.municipalities.keys() {
            let here = products.iter().zip(&bought).filter(|(_, towns)| towns.contains(&id.as_str()));
            let here: Vec<_> = here.map(|(product, _)| *product).collect();
            cells.push(Cell { note_html: shut(view, segment, id, &here), ..part(view, here.len(), products.len()) });
        }
        table.rows.push(Row { id: None, cells });
    }
    table
}

/// A segment and those around it that say how a provider gets in.
fn around<'a>(view: &View<'a>, segment: &'a Entry<Segment>) -> impl Iterator<Item = (&'a Entry<Segment>, &'a Admission)> {
    let all = view.catalogue().lineage(&segment.id);
    all.filter_map(|around| Some((around, around.admission.as_ref()?))).collect::<Vec<_>>().into_iter()
}

/// When a provider can apply for a segment, as the clock of the reader has it.
fn windows(view: &View, segment: &Entry<Segment>) -> String {
    let Some((around, admission)) = around(view, segment).next() else { return escape(&view.label("not_said")) };
    let url = view.href(&PageId::Segment(around.id.clone()), Some("deel_toelating"));
    if admission.windows.is_empty() {
        return anchor(&Link { label: view.label("fill.admission_see"), url });
    }
    let last = admission.windows.iter().filter_map(|window| window.until.as_ref()).map(|until| until.value).max();
    let each = admission.windows.iter().map(|window| {
        let until = window.until.as_ref().map(|until| until.value);
        let now = until.map_or_else(|| view.label("fill.open"), |until| view.say("fill.open_until", &[&short(view, until)]));
        let now = if matches!(view.page, Some(PageId::Print(_))) { view.label("fill.open") } else { now };
        timed(view, (window.from, until), url.as_deref(), &now, &view.say("fill.open_from", &["{date}"]))
    });
    let all: String = each.collect();
    // After the last of them nothing would be left of the cell.
    let endless = admission.windows.iter().any(|window| window.until.is_none());
    let paper = matches!(view.page, Some(PageId::Print(_)));
    let Some(since) = last.filter(|_| !endless && !paper).and_then(|last| last.tomorrow().ok()) else { return all };
    all + &timed(view, (Some(since), None), url.as_deref(), &view.say("fill.closed_since", &[&short(view, since)]), "")
}

/// All, some with how many, or none.
fn part(view: &View, here: usize, all: usize) -> Cell {
    if here == 0 || here == all {
        return square(view, here > 0);
    }
    Cell { html: escape(&view.say("fill.so_many_of", &[&here.to_string(), &all.to_string()])), note_html: None }
}

/// Which of the products that a municipality buys of a segment admit nobody new there, and when.
fn shut(view: &View, segment: &Entry<Segment>, municipality: &str, bought: &[&Entry<Product>]) -> Option<String> {
    let entries = around(view, segment).flat_map(|(own, admission)| admission.closed_for.iter().map(move |entry| (own, entry)));
    let notes = entries.filter(|(_, entry)| shuts(view, entry, municipality)).filter_map(|(own, entry)| {
        let closed = bought.iter().filter(|product| names(entry, product)).count();
        let word = match closed {
            0 => return None,
            all if all == bought.len() => view.label("fill.closed"),
            1 => view.label("fill.closed_one"),
            some => view.say("fill.closed_some", &[&some.to_string()]),
        };
        Some(closing(view, own, entry, &word))
    });
    let notes: String = notes.collect();
    (!notes.is_empty()).then_some(notes)
}

/// That something is closed, with the way to what its segment says of it.
fn closing(view: &View, segment: &Entry<Segment>, entry: &Closed, word: &str) -> String {
    let url = view.href(&PageId::Segment(segment.id.clone()), Some("deel_toelating"));
    let until = entry.until.as_ref().map(|until| until.value);
    timed(view, (entry.from, until), url.as_deref(), word, &view.say("fill.closed_from", &[word, "{date}"]))
}

/// What holds between two days, said by the clock of the reader: words for then and for before, where there are any, and nothing afterwards. All of it
/// is its title, and text for who hears it.
fn timed(view: &View, (from, until): (Option<Date>, Option<Date>), url: Option<&str>, now: &str, later: &str) -> String {
    let validity = view.validity(from, until);
    if matches!(view.page, Some(PageId::Print(_))) {
        // Paper has no clock: it says the dates.
        let words = match (now, validity.text.as_str()) {
            (word, "") => word.to_owned(),
            (word, dates) => format!("{word}, {dates}"),
        };
        return format!("<span class=\"timed\">{}</span>", escape(&words));
    }
    let said = match validity.state {
        "later" => later.replace("{date}", &from.map_or_else(String::new, |from| short(view, from))),
        "past" => String::new(),
        _ => now.to_owned(),
    };
    let hidden = if said.is_empty() { " hidden" } else { "" };
    let date = |name: &str, day: Option<Date>| day.map_or_else(String::new, |day| format!(" data-{name}=\"{day}\""));
    let heard = if validity.text.is_empty() {
        String::new()
    } else {
        format!("<span class=\"hidden-visually\">, {}</span>", escape(&validity.text))
    };
    let (tag, href) = url.map_or(("span", String::new()), |url| ("a", format!(" href=\"{}\"", escape(url))));
    format!(
        "<{tag} class=\"timed\"{href} title=\"{}\"{}{} data-now=\"{}\" data-later=\"{}\" data-past=\"\"{hidden}><span data-say>{}</span>{heard}</{tag}>",
        escape(&validity.text),
        date("from", from),
        date("until", until),
        escape(now),
        escape(later),
        escape(&said)
    )
}

/// In few letters, with its year: it is read in other years too.
fn short(view: &View, day: Date) -> String {
    figures::short_day(day, i16::MIN, view.shared.language)
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
        || catalogue.municipalities.keys().any(|id| !closings(view, product, id).is_empty())
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

/// What closes a product for a municipality, on the day of the build or later.
fn closings<'a>(view: &View<'a>, product: &'a Entry<Product>, municipality: &str) -> Vec<(&'a Entry<Segment>, &'a Closed)> {
    let segments = view.catalogue().lineage(&product.segment.value);
    let all = segments.flat_map(|segment| {
        segment.admission.iter().flat_map(move |admission| admission.closed_for.iter().map(move |entry| (segment, entry)))
    });
    all.filter(|(_, entry)| shuts(view, entry, municipality) && names(entry, product)).collect()
}

/// Whether something closes a product: by its name or one of its codes, or with all of its segment.
fn names(entry: &Closed, product: &Entry<Product>) -> bool {
    let named = entry.scope.get("products");
    named.is_empty() || named.iter().any(|id| id.value == product.id || super::amounts::codes(product).any(|code| code == id.value))
}

/// Whether it closes something in a municipality that has not opened again.
fn shuts(view: &View, entry: &Closed, municipality: &str) -> bool {
    let towns = entry.scope.get("municipalities");
    let ended = closed(view, entry).validity.until.is_some_and(|until| until < view.shared.date.to_string());
    !ended && (towns.is_empty() || expand(&view.catalogue().edition, towns).contains(municipality))
}
