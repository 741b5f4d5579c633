//! What may run beside what: products by products, a table for each segment, and the same as a list.

use serde::Serialize;

use super::{Link, Reference};

/// `combinaties.html`, key `combinations`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CombinationsPage {
    pub combinations: Combinations,
}

/// All combinations of which anything is said.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Combinations {
    pub groups: Vec<CombinationGroup>,
    /// Products of which nothing is said.
    pub open: Vec<Reference>,
}

/// The products of a segment, beside all that is said of them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CombinationGroup {
    /// The anchor of the segment.
    pub id: String,
    pub segment: Link,
    pub columns: Vec<Reference>,
    pub rows: Vec<CombinationRow>,
}

/// A product beside others.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CombinationRow {
    pub product: Reference,
    /// One for each column: `may`, `not`, `only`, `add`, `same` or `open`.
    pub cells: Vec<&'static str>,
    pub may: Vec<Reference>,
    pub may_not: Vec<Reference>,
    /// Only together with one of these.
    pub only_with: Vec<Reference>,
    /// Only there as an addition to it.
    pub add_ons: Vec<Reference>,
}
