//! Plain lists of pages: tables, programmes of requirements.

use super::page;
use crate::site::context::{ListingPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The list of an editor's own tables.
pub fn tables(view: &View) -> ListingPage {
    let _ = view;
    ListingPage::default()
}

/// Its page.
pub fn tables_page(view: &View) -> Page {
    page::page(view, &PageId::Tables, "listing", view.label("tables"))
}

/// The list of programmes of requirements.
pub fn requirements(view: &View) -> ListingPage {
    let _ = view;
    ListingPage::default()
}

/// Its page.
pub fn requirements_page(view: &View) -> Page {
    page::page(view, &PageId::Requirements, "listing", view.label("requirements"))
}
