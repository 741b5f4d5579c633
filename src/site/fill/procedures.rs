//! The procedures, side by side.

use super::catalogue_tables::{heads, or_dash, row};
use super::page;
use super::parts::{anchor, once};
use super::words::fact;
use crate::catalogue::procurement::Procedure as Written;
use crate::findings::At;
use crate::markdown::Options;
use crate::site::context::{Column, Page, Procedure, ProceduresPage, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All procedures, and what is compared between them.
pub fn procedures(view: &View) -> ProceduresPage {
    let names = names(view);
    ProceduresPage {
        procedures: view.catalogue().procedures.values().map(|written| procedure(view, written, &names)).collect(),
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
fn names<'a>(view: &View<'a>) -> Vec<&'a String> {
    once(view.catalogue().procedures.values().flat_map(|procedure| procedure.fields.0.keys()))
}

fn procedure(view: &View, written: &Written, names: &[&String]) -> Procedure {
    let catalogue = view.catalogue();
    let id = written.id.value.clone();
    let own = |ids: &[At<String>]| ids.iter().any(|other| other.value == id);
    let segments = catalogue.segments.values().filter(|segment| segment.admission.as_ref().is_some_and(|a| own(&a.procedures)));
    let categories = catalogue.edition.category.iter().filter(|category| own(&category.procedures));
    let options = Options { top: 3, prefix: format!("{id}-"), name: written.name.value.clone(), ..view.options() };
    Procedure {
        name: written.name.value.clone(),
        kind: kind(view, written),
        fields: written.fields.0.iter().map(|(label, text)| fact(label, &view.inline(text))).collect(),
        compared: names.iter().map(|name| written.fields.0.get(*name).map(|text| view.inline(text))).collect(),
        description_html: written.description.as_ref().map(|text| crate::markdown::render(&text.value, text.place, &options, view).html),
        segments: segments.map(|segment| view.segment(&segment.id)).collect(),
        categories: categories.map(|category| view.category(&category.id)).collect(),
        id,
    }
}

fn kind(view: &View, written: &Written) -> Option<String> {
    written.kind.map(|kind| view.label(&format!("procedure_kind.{}", kind.key())))
}

/// The procedures as a table: what kind each is, and its fields.
pub fn table(view: &View) -> Table {
    let names = names(view);
    let mut table = heads(view, &["procedure", "fill.kind"]);
    table.columns.extend(names.iter().map(|name| Column { label: (*name).clone(), ..Column::default() }));
    for (id, written) in &view.catalogue().procedures {
        let link = view.link(written.name.value.clone(), &PageId::Procedures, Some(id));
        let mut cells = vec![anchor(&link), or_dash(kind(view, written).map(|kind| crate::markdown::escape(&kind)).unwrap_or_default())];
        cells.extend(names.iter().map(|name| or_dash(written.fields.0.get(*name).map(|text| view.inline(text)).unwrap_or_default())));
        table.rows.push(row(cells));
    }
    table
}
