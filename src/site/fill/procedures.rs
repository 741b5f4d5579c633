//! The procedures, side by side.

use super::page;
use crate::site::context::{Page, ProceduresPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn procedures(view: &View) -> ProceduresPage {
    let _ = view;
    ProceduresPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Procedures, "procedures", view.label("procedures"))
}
