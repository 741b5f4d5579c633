//! What help costs, on the page of a product: a worked example, and what its script needs for other sums.

use serde::Serialize;

/// A cost indication (kostenindicatie).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cost {
    /// `day`, `week`, `month`, `spread` or `once`.
    pub pace: String,
    /// "uur per week": what the volume is counted in.
    pub volume_label: String,
    /// "Weken" or "Maanden"; `None` where there is no length.
    pub duration_label: Option<String>,
    /// The example: volume, length and first day.
    pub volume: String,
    pub duration: u32,
    pub start: String,
    /// The first day as it is read.
    pub start_text: String,
    /// The most that the product has, where it says so: the volume, and the length in weeks or months.
    pub most_volume: Option<String>,
    pub most_duration: Option<u32>,
    /// Days and nights are counted: never more of them than there are days.
    pub nights: bool,
    /// The rule that the sum follows, in words.
    pub rule: String,
    /// One and more of the unit and of a step, with `{}` where the number stands.
    pub unit: [String; 2],
    pub step: Option<[String; 2]>,
    /// What has tariffs of its own: another code, a scope; the product itself first.
    pub variants: Vec<CostVariant>,
    /// The sum of the example.
    pub lines: Vec<CostLine>,
    pub total: String,
}

/// Tariffs that follow each other.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CostVariant {
    pub label: String,
    /// The identifiers of the municipalities where it is the tariff, with a space between them.
    pub places: Option<String>,
    /// JSON: `[{"from", "until", "amount", "period"}]`.
    pub rates: String,
}

/// A line of a sum.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CostLine {
    /// "5 weken in 2026".
    pub label: String,
    /// "5 × 2 uur × € 75,60".
    pub sum: Option<String>,
    /// "756,00"; `None` where there is no tariff.
    pub amount: Option<String>,
}
