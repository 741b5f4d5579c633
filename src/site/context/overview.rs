//! The whole catalogue at one glance: a drawing of segments, products and steps, and the same as lists.

use serde::Serialize;

use super::{Link, Reference};

/// `overzicht.html`, key `overview`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OverviewPage {
    pub overview: Overview,
}

/// All segments with their products.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Overview {
    /// The drawing, with a link to every segment and product.
    pub drawing_html: Option<String>,
    pub groups: Vec<OverviewGroup>,
}

/// A segment with its products, in the order of the catalogue.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OverviewGroup {
    /// The anchor of the segment.
    pub id: String,
    pub segment: Link,
    pub products: Vec<OverviewProduct>,
}

/// A product with the steps beside it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OverviewProduct {
    pub product: Reference,
    pub lighter: Vec<Reference>,
    pub heavier: Vec<Reference>,
}
