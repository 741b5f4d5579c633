//! Pages about the site itself: accessibility, and the page for an address that does not exist.

use super::page;
use super::words::fact;
use crate::catalogue::terms::Language;
use crate::markdown::escape;
use crate::site::context::{AccessibilityPage, NotFoundPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The accessibility page's own keys.
pub fn accessibility(view: &View) -> AccessibilityPage {
    let settings = &view.catalogue().settings;
    let statement = settings.publication.as_ref().and_then(|publication| publication.accessibility_statement.as_ref());
    let mut page = AccessibilityPage { statement_url: statement.map(|url| url.value.clone()), ..AccessibilityPage::default() };
    let Some(stated) = &settings.accessibility else { return page };
    let mut add = |label: &str, text: Option<String>| {
        page.facts.extend(text.map(|text| fact(&view.label(&format!("accessibility_page.{label}")), &escape(&text))));
    };
    add("status", Some(view.label(&format!("accessibility_status.{}", stated.status.key()))));
    add("date", stated.date.map(|date| view.date(date)));
    add("examined", stated.examined.map(|date| view.date(date)));
    add("by", stated.by.as_ref().map(|by| by.value.clone()));
    page.known = stated.known.iter().map(|known| known.value.clone()).collect();
    page.answer_within = stated.answer_within.as_ref().map(|within| within.text(view.shared.language == Language::Nl));
    page
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
