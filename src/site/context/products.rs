//! The list of all products, and the row that also stands in other lists.

use serde::Serialize;

use super::{Amount, Columns, Link, Reference, Status};
use std::collections::BTreeMap;

/// `producten/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductsPage {
    pub products: Vec<ProductRow>,
    /// What it can be narrowed by.
    pub facets: Vec<Facet>,
    /// Where those that are chosen are compared.
    pub compare_url: Option<String>,
    /// Other ways to the same products.
    pub ways: Vec<Link>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    /// Heads the tariff column: "2026".
    pub tariff_period: Option<String>,
    /// JSON of [`Later`]: the names of the periods to come.
    pub later_periods: Option<String>,
    /// Where they are bought, as a picture; `None` where all are bought at one level.
    pub purchase: Option<super::Table>,
    /// What tariffs will differ by, while there is no page of tariffs that says so.
    pub dimensions: Vec<super::Dimension>,
    pub withdrawn: Vec<WithdrawnProduct>,
}

/// Something that products differ by, to choose from.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Facet {
    /// Its name in an address: "wet".
    pub key: String,
    pub label: String,
    pub values: Vec<FacetValue>,
}

/// A value of a facet, and how many products have it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FacetValue {
    /// Its name in an address: "jeugdwet".
    pub id: String,
    pub label: String,
    pub count: usize,
}

/// What holds of a product in single municipalities, by their place in the facet of municipalities.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Here {
    /// The shortest waiting time in weeks.
    #[serde(rename = "w", skip_serializing_if = "BTreeMap::is_empty")]
    pub wait: BTreeMap<usize, u32>,
    /// The tariff where it is another, as it is read and as a figure; without a figure why there is none.
    #[serde(rename = "t", skip_serializing_if = "BTreeMap::is_empty")]
    pub tariff: BTreeMap<usize, (String, Option<String>)>,
    /// The level at which it is bought, by its place among the values of all facets.
    #[serde(rename = "l", skip_serializing_if = "BTreeMap::is_empty")]
    pub level: BTreeMap<usize, usize>,
}

/// The shortest waiting time in a list from a day to come, on which somebody takes nobody new any more.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LaterWait {
    /// The first day, "2026-03-15".
    #[serde(rename = "d")]
    pub from: String,
    /// In weeks; none where nobody who takes people reported any.
    #[serde(rename = "a", skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// As in [`Here`].
    #[serde(rename = "w", skip_serializing_if = "BTreeMap::is_empty")]
    pub here: BTreeMap<usize, u32>,
}

/// A tariff in a list, or the name of a period, that holds from a day to come.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Later {
    /// The first day, "2027-01-01".
    #[serde(rename = "d")]
    pub from: String,
    /// As it is read; without a figure why there is none.
    #[serde(rename = "a")]
    pub text: String,
    #[serde(rename = "n", skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// As in [`Here`].
    #[serde(rename = "t", skip_serializing_if = "BTreeMap::is_empty")]
    pub tariff: BTreeMap<usize, (String, Option<String>)>,
}

/// A product in a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductRow {
    /// The name of its page without its ending, as addresses that name products have it.
    pub id: String,
    /// The values that it has, by their places among the values of all facets: "0 4 17".
    pub facets: Option<String>,
    /// JSON of [`Here`]; `None` where all is alike.
    pub here: Option<String>,
    /// JSON of [`Later`], one for each change of its tariff.
    pub later: Option<String>,
    /// JSON of [`LaterWait`], one for each day on which it is another.
    pub waits: Option<String>,
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
    /// The tariff as a figure, to order by: "75.60".
    pub tariff_figure: Option<String>,
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
    /// What follows it up; several where it was split.
    pub successors: Vec<Reference>,
}
