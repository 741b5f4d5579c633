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
    /// On paper: the same as a table, by segment.
    pub table: Option<RequirementTable>,
}

/// A programme as a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RequirementTable {
    /// Number, requirement, and of the rest what any requirement has.
    pub columns: Vec<String>,
    pub groups: Vec<RequirementGroup>,
}

/// Requirements that hold for the same segments.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RequirementGroup {
    pub id: String,
    pub title: String,
    pub rows: Vec<RequirementRow>,
}

/// A row: the cells behind its number as HTML.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RequirementRow {
    pub id: String,
    pub number: String,
    pub cells: Vec<String>,
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
