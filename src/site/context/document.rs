//! Documents (documenten): strategy, council letter, report, explanation, form.

use serde::Serialize;

use super::{Fact, Link, Reference, Status};

/// `documenten/<id>.html`, key `document`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DocumentPage {
    pub document: Document,
}

/// A document (document).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Document {
    pub title: String,
    /// "strategie", "brief".
    pub kind: Option<String>,
    pub number: Option<String>,
    pub date: Option<String>,
    /// "vastgesteld", "concept".
    pub status: Option<String>,
    pub statuses: Vec<Status>,
    pub version_history: Vec<VersionEntry>,
    /// Rows of a metadata block, in order.
    pub fields: Vec<Fact>,
    pub annex_of: Option<Link>,
    /// The documents of earlier versions that it comes in the place of.
    pub replaces: Vec<Reference>,
    pub annexes: Vec<Link>,
    /// Headings carry their number as text: `<span class="number">2.1</span>`.
    pub html: String,
    pub questions: Vec<Link>,
}

/// One version of a document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VersionEntry {
    pub version: String,
    pub date: Option<String>,
    pub by: Option<String>,
    pub summary: Option<String>,
}
