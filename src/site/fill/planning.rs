//! The planning of the procurement.

use super::page;
use crate::site::context::{Page, PlanningPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn planning(view: &View) -> PlanningPage {
    let _ = view;
    PlanningPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Planning, "planning", view.label("planning"))
}
