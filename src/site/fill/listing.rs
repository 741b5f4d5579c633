//! Plain lists of pages: tables, programmes of requirements.

use super::parts::count;
use super::{page, tables as own};
use crate::markdown::escape;
use crate::site::context::{ListEntry, ListGroup, ListingPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

fn one_group(entries: Vec<ListEntry>) -> ListingPage {
    ListingPage { groups: vec![ListGroup { entries, ..ListGroup::default() }], empty: None }
}

/// The list of an editor's own tables.
pub fn tables(view: &View) -> ListingPage {
    let entries = view.catalogue().tables.values().map(|table| ListEntry {
        title: own::title(table),
        url: view.href(&PageId::Table(table.id.clone()), None).unwrap_or_default(),
        margin: Some(count(view, "row", table.rows.len())),
        text_html: Some(escape(&table.columns.join(", "))),
        ..ListEntry::default()
    });
    one_group(entries.collect())
}

/// Its page.
pub fn tables_page(view: &View) -> Page {
    page::page(view, &PageId::Tables, "listing", view.label("tables"))
}

/// The list of programmes of requirements.
pub fn requirements(view: &View) -> ListingPage {
    let entries = view.catalogue().requirements.values().map(|programme| ListEntry {
        title: programme.title.value.clone(),
        url: view.href(&PageId::Requirement(programme.id.clone()), None).unwrap_or_default(),
        margin: programme.prefix.clone(),
        text_html: Some(escape(&count(view, "requirement", programme.requirement.len()))),
        print_url: view.href(&PageId::Print(programme.id.clone()), None),
        ..ListEntry::default()
    });
    one_group(entries.collect())
}

/// Its page.
pub fn requirements_page(view: &View) -> Page {
    page::page(view, &PageId::Requirements, "listing", view.label("requirements"))
}
