//! The page that lays products side by side: the frame that its script fills. Never a product of its own.

use serde::Serialize;

/// `vergelijken.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparePage {
    pub choices: Vec<CompareChoice>,
}

/// A product to choose.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CompareChoice {
    /// The name of its page without its ending.
    pub id: String,
    /// "45A48 Ambulante begeleiding".
    pub label: String,
}
