//! Municipalities (gemeenten): the list with their groups, and the page of one.

use serde::Serialize;

use super::{Amount, ClosedAdmission, Columns, Link, ProductRow, Reference, Threshold};

/// `gemeenten/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MunicipalitiesPage {
    pub municipalities: Vec<MunicipalityRow>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    pub groups: Vec<MunicipalityGroup>,
    /// The segments beside the municipalities: how many of its products each buys, and where nobody new is admitted.
    pub by_segment: Option<super::Table>,
    /// What is not the same in all of them, as a picture.
    pub differences: Option<super::Table>,
}

/// A municipality in the list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MunicipalityRow {
    pub name: String,
    pub url: String,
    pub code: Option<String>,
    pub groups: Vec<String>,
    pub products: String,
    pub providers: String,
}

/// Municipalities that are named together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MunicipalityGroup {
    pub id: String,
    pub name: String,
    pub municipalities: Vec<Link>,
}

/// `gemeenten/<id>.html`, key `municipality`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MunicipalityPage {
    pub municipality: Municipality,
}

/// A municipality (gemeente).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Municipality {
    /// Its identifier, by which a reader keeps it as their own.
    pub id: String,
    pub name: String,
    /// "GM0000".
    pub code: Option<String>,
    pub groups: Vec<Link>,
    pub segments: Vec<Link>,
    /// With the purchase level that holds here.
    pub products: Vec<ProductRow>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    pub tariff_period: Option<String>,
    /// JSON of [`super::Later`]: the names of the periods to come.
    pub later_periods: Option<String>,
    pub offers: Vec<MunicipalityOffer>,
    /// The list of providers, narrowed to this municipality.
    pub providers_url: Option<String>,
    /// Which columns of it stand in the list.
    pub offer_columns: Columns,
    pub closed: Vec<ClosedAdmission>,
    pub thresholds: Vec<Threshold>,
    /// The rules of admission in words, of each segment that has them: its name and the text.
    pub admission_rules: Vec<super::Fact>,
}

/// What a provider offers here.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MunicipalityOffer {
    pub provider: Link,
    pub product: Reference,
    pub tariff: Option<Amount>,
    /// Said where the tariff would stand.
    pub tariff_absence: Option<String>,
    /// JSON of [`super::Later`], one for each change of its tariff.
    pub later: Option<String>,
    pub waiting_weeks: Option<String>,
    pub stop: Option<String>,
    pub as_of: Option<String>,
}
