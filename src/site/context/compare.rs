//! The page that lays products side by side: the frame that its script fills. Never a product of its own.

use serde::Serialize;

use super::Choice;

/// `vergelijken.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ComparePage {
    pub choices: Vec<Choice>,
    /// The municipalities to choose from, as what holds can differ between them.
    pub places: Vec<Choice>,
}
