//! The procedures, side by side.

use super::catalogue_tables::{heads, or_dash, row};
use super::page;
use super::parts::{anchor, anchors, once};
use super::words::fact;
use crate::catalogue::Entry;
use crate::catalogue::procurement::Procedure as Written;
use crate::catalogue::segment::Segment;
use crate::markdown::Options;
use crate::site::context::{Column, Link, Page, Procedure, ProceduresPage, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All procedures, and what is compared between them.
pub fn procedures(view: &View) -> ProceduresPage {
    compared(view, view.catalogue().procedures.values(), "")
}

/// Some procedures, and what is compared between them; `prefix` stands before their anchors.
pub fn compared<'a>(view: &View, procedures: impl Iterator<Item = &'a Written> + Clone, prefix: &str) -> ProceduresPage {
    let names = names(procedures.clone());
    ProceduresPage {
        procedures: procedures.map(|written| procedure(view, written, &names, prefix)).collect(),
        field_names: names.into_iter().cloned().collect(),
    }
}

/// The page of the procedures.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Procedures, "procedures", view.label("procedures"));
    let names: Vec<&str> = view.catalogue().procedures.values().map(|procedure| procedure.name.value.as_str()).collect();
    page.description = Some(names.join(", "));
    page
}

/// The names of all fields, in the order in which they first appear.
fn names<'a>(procedures: impl Iterator<Item = &'a Written>) -> Vec<&'a String> {
    once(procedures.flat_map(|procedure| procedure.fields.0.keys()))
}

fn procedure(view: &View, written: &Written, names: &[&String], prefix: &str) -> Procedure {
    let id = written.id.value.clone();
    let options = Options { top: 3, prefix: format!("{prefix}{id}-"), name: written.name.value.clone(), ..view.options() };
    Procedure {
        name: written.name.value.clone(),
        kind: kind(view, written),
        fields: written.fields.0.iter().map(|(label, text)| fact(label, &view.inline(text))).collect(),
        compared: names.iter().map(|name| written.fields.0.get(*name).map(|text| view.inline(text))).collect(),
        description_html: written.description.as_ref().map(|text| crate::markdown::render(&text.value, text.place, &options, view).html),
        segments: segments(view, &id),
        categories: categories(view, &id),
        id: format!("{prefix}{id}"),
    }
}

/// The segments to which one is admitted by a procedure.
fn segments(view: &View, id: &str) -> Vec<Link> {
    let own = |segment: &&Entry<Segment>| segment.admission.iter().flat_map(|admission| &admission.procedures).any(|own| own.value == id);
    view.catalogue().segments.values().filter(own).map(|segment| view.segment(&segment.id)).collect()
}

/// The categories of providers that are contracted by a procedure.
fn categories(view: &View, id: &str) -> Vec<Link> {
    let categories = view.catalogue().edition.category.iter().filter(|category| category.procedures.iter().any(|own| own.value == id));
    categories.map(|category| view.category(&category.id)).collect()
}

fn kind(view: &View, written: &Written) -> Option<String> {
    written.kind.map(|kind| view.label(&format!("procedure_kind.{}", kind.key())))
}

/// The procedures as a table: what kind each is, and its fields.
pub fn table(view: &View) -> Table {
    let names = names(view.catalogue().procedures.values());
    let mut table = heads(view, &["procedure", "fill.kind"]);
    table.columns.extend(names.iter().map(|name| Column { label: (*name).clone(), ..Column::default() }));
    let used = [view.label("provider_categories"), view.label("segments")];
    table.columns.extend(used.into_iter().map(|label| Column { label, ..Column::default() }));
    for (id, written) in &view.catalogue().procedures {
        let link = view.link(written.name.value.clone(), &PageId::Procedures, Some(id));
        let mut cells = vec![anchor(&link), or_dash(kind(view, written).map(|kind| crate::markdown::escape(&kind)).unwrap_or_default())];
        cells.extend(names.iter().map(|name| or_dash(written.fields.0.get(*name).map(|text| view.inline(text)).unwrap_or_default())));
        cells.push(or_dash(anchors(&categories(view, id))));
        cells.push(or_dash(anchors(&segments(view, id))));
        table.rows.push(row(cells));
    }
    table
}
