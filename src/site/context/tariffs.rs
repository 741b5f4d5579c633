//! Tariff periods (tariefperioden): the list of them and the sheet of one.

use serde::Serialize;

use super::{Amount, BuildupRow, Columns, Link, PgbRate, Reference, Validity};

/// `tarieven/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TariffsPage {
    pub periods: Vec<PeriodRow>,
    /// What codes and tariffs differ by.
    pub dimensions: Vec<Dimension>,
}

/// A period in the list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PeriodRow {
    pub label: String,
    pub url: String,
    pub validity: Validity,
    pub based_on: Option<Link>,
    /// "4,15 %".
    pub rate: Option<String>,
    /// Number of tariffs.
    pub tariffs: String,
}

/// A declared dimension (profiel, intensiteit) with its values.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Dimension {
    pub name: String,
    pub values: Vec<DimensionValue>,
}

/// A value of a [`Dimension`].
#[derive(Debug, Clone, Default, Serialize)]
pub struct DimensionValue {
    pub id: String,
    pub name: Option<String>,
}

/// `tarieven/<period>.html`, key `period`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PeriodPage {
    pub period: TariffPeriod,
}

/// A tariff sheet (tarievenblad).
#[derive(Debug, Clone, Default, Serialize)]
pub struct TariffPeriod {
    pub label: String,
    pub validity: Validity,
    pub based_on: Option<Link>,
    pub indexation: Option<Indexation>,
    pub tariffs: Vec<TariffRow>,
    /// What differs by dimensions, as rows and columns; `tariffs` has what they do not say.
    pub matrices: Vec<super::Table>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    /// Heads the column with the amounts of the period before.
    pub previous_label: Option<String>,
    /// On paper its list asks for a page that is turned.
    pub wide: bool,
    pub pgb: Vec<PgbRate>,
    /// Which columns of it stand in the list.
    pub pgb_columns: Columns,
    /// Products valid in the period that have no tariff in it, and why.
    pub without: Vec<WithoutTariff>,
}

/// How a period follows from the one before (indexatie).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Indexation {
    /// "4,15 %".
    pub rate: String,
    /// Tariffs go down by it.
    pub down: bool,
    /// "verhouding" or "verschil".
    pub correction: Option<String>,
    pub rate_decimals: Option<String>,
    /// "0,01".
    pub rounding: Option<String>,
    pub components: Vec<IndexationComponent>,
    /// The weighted corrections together, and the weighted new rates together.
    pub correction_sum: Option<String>,
    pub provisional_sum: Option<String>,
}

/// One index in the calculation (OVA, PPC); all percentages as text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexationComponent {
    pub name: String,
    pub weight: String,
    pub provisional_previous: Option<String>,
    pub final_previous: Option<String>,
    pub correction: Option<String>,
    pub provisional: Option<String>,
}

/// One tariff of the sheet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TariffRow {
    pub id: Option<String>,
    pub product: Reference,
    pub code: String,
    pub scope: Option<String>,
    /// The municipalities whose own it is, with a space between.
    pub places: Option<String>,
    pub unit: Option<String>,
    pub amount: Amount,
    pub per_minute: Option<String>,
    /// The amount of the period before.
    pub previous: Option<String>,
    /// "+4,15 %".
    pub change: Option<String>,
    /// Follows from indexation, not typed.
    pub derived: bool,
    pub buildup: Vec<BuildupRow>,
}

/// A product without a tariff in the period.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WithoutTariff {
    pub product: Reference,
    /// "per aanbieder", "nog niet vastgesteld", "geen tarief".
    pub reason: String,
}
