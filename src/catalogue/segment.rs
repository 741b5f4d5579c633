//! Segments (segmenten, percelen, opdrachten, arrangementen).

use super::amounts::Percent;
use super::funding::FundingPart;
use super::scope::Scope;
use super::terms::{Funding, SegmentKind};
use crate::content::fields::{Free, record};
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// A segment. Its scope says under which law and in which municipalities it is bought.
    pub struct Segment {
        .. scope: Scope;
        /// Name.
        name: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// What kind of segment it is; segment by default.
        kind: Option<SegmentKind>,
        /// Its place among its neighbours.
        order: Option<i32>,
        /// The segment it lies in.
        parent: Option<At<String>>,
        /// First day in force.
        valid_from: Option<Date>,
        /// Last day in force.
        valid_until: Option<At<Date>>,
        /// Segments of earlier versions or outside this one that it follows up.
        replaces: Vec<At<String>>,
        /// Segments that a provider may not be in as well.
        excludes: Vec<At<String>>,
        /// The category of providers it is for.
        category: Option<At<String>>,
        /// Way of funding.
        funding: Option<Funding>,
        /// Parts of the budget that are paid in another way.
        funding_parts: Vec<FundingPart>,
        /// How many providers are wanted.
        providers: Option<Wanted>,
        /// Percentage that a main contractor delivers itself at least.
        main_contractor_share: Option<super::product::Placed<Percent>>,
        /// How and when a provider gets in.
        admission: Option<Admission>,
        /// The four instruments of purchasing.
        instruments: Option<Instruments>,
        /// Free rows that are compared between segments.
        conditions: Free<At<String>>,
    }
}

record! {
    /// How many providers there are to be, and are.
    pub struct Wanted {
        /// How many are wanted: a number or a range.
        wanted: Option<String>,
        /// How many have a contract, where a source says so and does not name them.
        contracted: Option<String>,
    }
}

record! {
    /// How and when a provider gets in (toelating).
    pub struct Admission {
        /// Procedures.
        procedures: Vec<At<String>>,
        /// When one can apply.
        windows: Vec<Window>,
        /// For whom and when it is closed (dichtgezet).
        closed_for: Vec<Closed>,
        /// What a provider must at least have.
        thresholds: Vec<Threshold>,
        /// How it is closed and what thresholds are, in words, where there are no figures; Markdown.
        rules: Option<At<String>>,
    }
}

record! {
    /// A time in which one can apply.
    pub struct Window {
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Option<At<Date>>,
    }
}

record! {
    /// Admission that is closed for some.
    pub struct Closed {
        .. scope: Scope;
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Option<At<Date>>,
        /// Why.
        reason: Option<String>,
    }
}

record! {
    /// What a provider must at least have.
    pub struct Threshold {
        .. scope: Scope;
        /// Clients a year.
        minimum_clients: Option<u32>,
    }
}

record! {
    /// The four instruments of purchasing; Markdown.
    pub struct Instruments {
        /// Supplier management (leveranciersmanagement).
        suppliers: Option<At<String>>,
        /// Access (toegang).
        access: Option<At<String>>,
        /// Funding (bekostiging).
        funding: Option<At<String>>,
        /// Contract.
        contract: Option<At<String>>,
    }
}

impl Instruments {
    /// All four, in their order.
    pub fn in_order(&self) -> [Option<&At<String>>; 4] {
        [&self.suppliers, &self.access, &self.funding, &self.contract].map(Option::as_ref)
    }
}

impl Segment {
    /// Its texts beside its own Markdown and its conditions: the instruments, and the rules of admission.
    pub fn texts(&self) -> impl Iterator<Item = &At<String>> {
        let instruments = self.instruments.iter().flat_map(Instruments::in_order).flatten();
        instruments.chain(self.admission.iter().filter_map(|admission| admission.rules.as_ref()))
    }
}
