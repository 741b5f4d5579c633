//! The glossary, with the places where a term is used.

use super::page;
use crate::site::context::{GlossaryPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn glossary(view: &View) -> GlossaryPage {
    let _ = view;
    GlossaryPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Glossary, "glossary", view.label("glossary"))
}
