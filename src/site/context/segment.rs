//! Segments (segmenten, percelen, opdrachten): the list and the page of one.

use serde::Serialize;

use super::{Columns, Coverage, Fact, Link, ProductRow, Reference, Status, Validity};

/// `segmenten/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SegmentsPage {
    pub segments: Vec<SegmentRow>,
    /// Names of the conditions that are compared, then one row a segment.
    pub conditions: Option<super::Table>,
}

/// A segment in a list; `depth` 0 is at the top, children follow their parent.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SegmentRow {
    pub number: Option<String>,
    pub name: String,
    pub url: String,
    pub depth: u8,
    pub kind: Option<String>,
    pub summary_html: Option<String>,
    pub statuses: Vec<Status>,
    pub law: Option<String>,
    pub coverage: Option<Coverage>,
    pub products: String,
}

/// `segmenten/<id>.html`, key `segment`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SegmentPage {
    pub segment: Segment,
}

/// A segment (segment).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Segment {
    pub number: Option<String>,
    pub name: String,
    /// "perceel", "opdracht".
    pub kind: Option<String>,
    pub statuses: Vec<Status>,
    pub law: Option<String>,
    pub parent: Option<Link>,
    pub children: Vec<SegmentRow>,
    pub validity: Option<Validity>,
    pub replaces: Vec<Reference>,
    /// A provider may not be in both.
    pub excludes: Vec<Reference>,
    pub category: Option<Link>,
    pub municipalities: Vec<Link>,
    pub coverage: Option<Coverage>,
    pub funding: Option<String>,
    /// How many providers are wanted: "5-7".
    pub providers_wanted: Option<String>,
    /// How many have a contract, as a source says it.
    pub providers_contracted: Option<String>,
    /// "70 %": what a main contractor delivers itself at least.
    pub main_contractor_share: Option<String>,
    pub admission: Option<Admission>,
    pub instruments: Option<Instruments>,
    /// Free rows, in the order written.
    pub conditions: Vec<Fact>,
    /// Whatever else limits it (dimensions, providers).
    pub scope: Vec<Fact>,
    pub html: Option<String>,
    /// Tariffs of its products that differ by the same dimensions, side by side.
    pub matrices: Vec<super::Table>,
    pub products: Vec<ProductRow>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    /// Heads the tariff column of the products.
    pub tariff_period: Option<String>,
    /// JSON of [`super::Later`]: the names of the periods to come.
    pub later_periods: Option<String>,
    pub providers: Vec<Link>,
    pub contracts: Vec<Link>,
    pub requirements: Vec<Link>,
    pub indicators: Vec<Link>,
    pub questions: Vec<Link>,
    pub clauses: Vec<Link>,
    /// Documents that refer to it.
    pub documents: Vec<Link>,
    /// Why it differs from the version before.
    pub changes: Vec<super::Change>,
}

/// How and when a provider gets in (toelating).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Admission {
    pub procedures: Vec<Link>,
    pub windows: Vec<Validity>,
    pub closed_for: Vec<ClosedAdmission>,
    pub thresholds: Vec<Threshold>,
    /// The same in words, where there are no figures.
    pub rules_html: Option<String>,
}

/// Where nobody new is admitted for a while.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClosedAdmission {
    pub municipalities: Vec<Link>,
    pub products: Vec<Reference>,
    /// Whatever else limits it, in words.
    pub scope: Option<String>,
    pub validity: Validity,
    pub reason: Option<String>,
}

/// What a provider needs at least to get in.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Threshold {
    pub municipalities: Vec<Link>,
    /// Whatever else limits it, in words.
    pub scope: Option<String>,
    pub minimum_clients: Option<String>,
}

/// The four instruments of purchasing, as HTML.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Instruments {
    /// Leveranciersmanagement.
    pub suppliers_html: Option<String>,
    /// Toegang.
    pub access_html: Option<String>,
    /// Bekostiging.
    pub funding_html: Option<String>,
    /// Contract.
    pub contract_html: Option<String>,
}
