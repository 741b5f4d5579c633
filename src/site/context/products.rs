//! The list of all products, and the row that also stands in other lists.

use serde::Serialize;

use super::{Amount, Columns, Link, Reference, Status};

/// `producten/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductsPage {
    pub products: Vec<ProductRow>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    /// Heads the tariff column: "2026".
    pub tariff_period: Option<String>,
    /// Where they are bought, as a picture; `None` where all are bought at one level.
    pub purchase: Option<super::Table>,
    /// What tariffs will differ by, while there is no page of tariffs that says so.
    pub dimensions: Vec<super::Dimension>,
    pub withdrawn: Vec<WithdrawnProduct>,
}

/// A product in a list, with the value of every facet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductRow {
    pub code: Option<String>,
    pub name: String,
    pub url: String,
    pub summary_html: Option<String>,
    pub statuses: Vec<Status>,
    pub law: Option<String>,
    pub segment: Option<Link>,
    pub funding: Option<String>,
    pub unit: Option<String>,
    /// The unit after "per": "stuk".
    pub each: Option<String>,
    pub tariff: Option<Amount>,
    /// Said where the tariff would stand.
    pub tariff_absence: Option<String>,
    /// Levels, comma separated.
    pub purchase: Option<String>,
    /// "alle" or names.
    pub municipalities: Option<String>,
    pub ages: Option<String>,
    /// Shortest waiting time in weeks; `None` is not reported.
    pub waiting_weeks: Option<String>,
    pub providers: Option<String>,
}

/// A product that is no longer in the catalogue.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WithdrawnProduct {
    pub code: String,
    /// The page that says what became of it.
    pub url: Option<String>,
    pub name: Option<String>,
    pub from: Option<String>,
    /// Until when running care can still be claimed (uitloop).
    pub claimable_until: Option<String>,
    pub successor: Option<Reference>,
}
