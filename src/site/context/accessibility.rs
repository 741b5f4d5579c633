//! Pages about the site itself: accessibility, and the page for an address that does not exist.

use serde::Serialize;

use super::Link;

/// `toegankelijkheid.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccessibilityPage {
    /// The organisation's own statement, `publication.accessibility_statement`.
    pub statement_url: Option<String>,
}

/// `404.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NotFoundPage {
    /// Where to go instead.
    pub instead: Vec<Link>,
}
