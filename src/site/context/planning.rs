//! The planning of a procurement.

use super::Link;
use serde::Serialize;

/// `planning.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanningPage {
    pub steps: Vec<PlanningStep>,
    /// `planning.ics`.
    pub calendar_url: Option<String>,
    /// The steps with dates as bars in time.
    pub drawing_html: Option<String>,
    /// The steps that are not in the drawing, as their dates are words.
    pub undated: Vec<Link>,
}

/// A step of the planning.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanningStep {
    pub id: String,
    pub title: String,
    pub who: Vec<String>,
    /// ISO dates for the script, where the source is exact.
    pub start: Option<String>,
    pub end: Option<String>,
    /// Where the day of the build lies, as in `Validity`.
    pub state: &'static str,
    /// "1 tot en met 15 december 2024", or what the source says.
    pub when: String,
    pub parts: Vec<String>,
    /// For whom it is, where it is not for all.
    pub scope: Option<String>,
}
