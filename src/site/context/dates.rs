//! Every day on which something takes effect.

use serde::Serialize;

use super::Reference;

/// `datums.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DatesPage {
    /// From the day of the build on, soonest first.
    pub coming: Vec<DateRow>,
    /// Before it, latest first.
    pub past: Vec<DateRow>,
}

/// A day.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DateRow {
    /// ISO date, also its anchor.
    pub id: String,
    pub date: String,
    pub moments: Vec<DateMoment>,
}

/// What happens on a day.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DateMoment {
    pub name: Reference,
    /// "gaat in".
    pub what: String,
}
