//! The indicators, and what providers scored on them.

use super::page;
use crate::site::context::{IndicatorsPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn indicators(view: &View) -> IndicatorsPage {
    let _ = view;
    IndicatorsPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Indicators, "indicators", view.label("indicators"))
}
