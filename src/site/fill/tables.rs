//! Tables: an editor's own, and those that are made of the catalogue.

use super::page;
use crate::catalogue::Entry;
use crate::catalogue::document::TableFile;
use crate::catalogue::reference::Reference;
use crate::site::context::{Page, TablePage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// A table's own keys.
pub fn table(view: &View, table: &Entry<TableFile>) -> TablePage {
    let _ = (view, table);
    TablePage::default()
}

/// The page of a table.
pub fn page(view: &View, table: &Entry<TableFile>) -> Page {
    let title = table.title.as_ref().map_or_else(|| table.id.clone(), |title| title.value.clone());
    page::page(view, &PageId::Table(table.id.clone()), "table", title)
}

/// The HTML of an embedded table; `None` where there is no such table.
pub fn embed(_view: &View<'_>, _reference: &Reference, _caption: Option<&str>) -> Option<String> {
    None
}
