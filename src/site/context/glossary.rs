//! The glossary (begrippenlijst).

use serde::Serialize;

use super::Link;

/// `begrippen.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GlossaryPage {
    pub terms: Vec<GlossaryTerm>,
}

/// A term (begrip).
#[derive(Debug, Clone, Default, Serialize)]
pub struct GlossaryTerm {
    pub id: String,
    pub term: String,
    /// Other forms and abbreviations.
    pub also: Vec<String>,
    pub definition_html: String,
    pub source: Option<String>,
    /// What refers to it; products by name where they are few, and else as one link to search.
    pub used_in: Vec<Link>,
}
