//! The page of what can be taken along as data.

use super::page;
use crate::site::context::{DataPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn data(view: &View) -> DataPage {
    let _ = view;
    DataPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Data, "data", view.label("data"))
}
