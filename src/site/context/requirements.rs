//! A programme of requirements (programma van eisen).

use serde::Serialize;

use super::{Download, Fact, Link};

/// `eisen/<id>.html`, keys `programme` and `form`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RequirementsPage {
    pub programme: Requirements,
    /// The form with which a provider answers it, in each format that there is.
    pub form: Vec<Download>,
}

/// A programme of requirements.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Requirements {
    pub title: String,
    pub prefix: Option<String>,
    pub requirements: Vec<Requirement>,
}

/// A requirement (eis).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Requirement {
    /// Anchor: its identifier.
    pub id: String,
    /// "PvE-12".
    pub number: String,
    pub html: String,
    /// For whom it holds; empty is for all.
    pub scope: Vec<Fact>,
    pub verified_by: Option<String>,
    pub questions: Vec<Link>,
}
