//! The search page, and what stands there without a script.

use super::page;
use crate::site::context::{Page, SearchPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn search(view: &View) -> SearchPage {
    let _ = view;
    SearchPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Search, "search", view.label("search"))
}
