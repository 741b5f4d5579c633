//! Pages about the site itself: accessibility, and the page for an address that does not exist.

use serde::Serialize;

use super::{Fact, Link};

/// `toegankelijkheid.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AccessibilityPage {
    /// The organisation's own statement, `publication.accessibility_statement`.
    pub statement_url: Option<String>,
    /// What the statement says: status, day, how it was examined; empty where nothing was stated.
    pub facts: Vec<Fact>,
    /// What is known not to work yet.
    pub known: Vec<String>,
    /// How soon a report is answered; "2 weken".
    pub answer_within: Option<String>,
}

/// `404.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NotFoundPage {
    /// Where to go instead.
    pub instead: Vec<Link>,
}
