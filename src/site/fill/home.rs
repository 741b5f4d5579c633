//! The home page: segments, what is new, and the way in for three kinds of readers.

use super::page;
use crate::site::context::{HomePage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn home(view: &View) -> HomePage {
    let _ = view;
    HomePage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Home, "home", view.label("home"))
}
