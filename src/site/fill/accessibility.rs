//! Pages about the site itself: accessibility, and the page for an address that does not exist.

use super::page;
use crate::site::context::{AccessibilityPage, NotFoundPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The accessibility page's own keys.
pub fn accessibility(view: &View) -> AccessibilityPage {
    let publication = view.catalogue().settings.publication.as_ref();
    AccessibilityPage { statement_url: publication.and_then(|p| p.accessibility_statement.as_ref()).map(|url| url.value.clone()) }
}

/// The accessibility page.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Accessibility, "accessibility", view.label("accessibility"))
}

/// Where to go from an address that does not exist.
pub fn not_found(view: &View) -> NotFoundPage {
    let pages = [(PageId::Home, "home"), (PageId::Products, "products"), (PageId::Search, "search")];
    let instead = pages.iter().map(|(page, label)| view.link(view.label(label), page, None)).filter(|link| link.url.is_some());
    NotFoundPage { instead: instead.collect() }
}

/// The page for an address that does not exist.
pub fn not_found_page(view: &View) -> Page {
    page::page(view, &PageId::NotFound, "not-found", view.label("not_found"))
}
