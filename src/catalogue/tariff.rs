//! Tariffs as written (tarieven): periods, rows, indexation, personal budgets.

use super::amounts::{Money, Percent};
use super::product::{AtUnit, Placed};
use super::scope::Scope;
use super::terms::Correction;
use crate::content::fields::record;
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// A file of tariffs.
    pub struct TariffSheet {
        /// The period.
        period: Period,
        /// The rows.
        tariff: Vec<TariffRow>,
        /// What a personal budget pays (pgb).
        pgb: Vec<Pgb>,
    }
}

record! {
    /// A tariff period (tariefperiode).
    pub struct Period {
        /// Identifier.
        id: At<String>,
        /// First day in force.
        valid_from: At<Date>,
        /// Last day in force.
        valid_until: Option<At<Date>>,
        /// The period from which rows that are not listed follow.
        based_on: Option<At<String>>,
        /// How they follow.
        indexation: Option<Indexation>,
    }
}

record! {
    /// How tariffs are indexed.
    pub struct Indexation {
        /// Percentage; where components stand, what they give by default.
        rate: Option<At2Percent>,
        /// How provisional is corrected to final; by ratio by default.
        correction: Option<Correction>,
        /// Decimals of every rate on the way; two by default.
        rate_decimals: Option<u32>,
        /// The step to which amounts are rounded; a cent by default.
        rounding: Option<Money>,
        /// What the rate is made of.
        components: Vec<Component>,
    }
}

/// A percentage and its place.
pub type At2Percent = Placed<Percent>;

record! {
    /// A part of an indexation, rates in percent.
    pub struct Component {
        /// Name, such as OVA or PPC.
        name: String,
        /// Weight, of all together 1.
        weight: Percent,
        /// Provisional rate of the previous year.
        provisional_previous: Option<Percent>,
        /// Final rate of the previous year.
        final_previous: Option<Percent>,
        /// Provisional rate of this year.
        provisional: Percent,
    }
}

record! {
    /// One tariff.
    pub struct TariffRow {
        /// The code.
        product: At<String>,
        /// Unit; the product's by default.
        unit: Option<AtUnit>,
        /// Amount.
        amount: Placed<Money>,
        /// For whom.
        r#where: Scope,
        /// What it is made of.
        buildup: Vec<BuildupPart>,
    }
}

record! {
    /// A part of a tariff's build-up (kostprijselement).
    pub struct BuildupPart {
        /// The element.
        element: String,
        /// Its amount.
        amount: Money,
    }
}

record! {
    /// What a personal budget (persoonsgebonden budget, pgb) pays.
    pub struct Pgb {
        /// For which products.
        r#where: Scope,
        /// For what kind of help.
        label: Option<String>,
        /// Percentage of the tariff.
        percent: Option<Placed<Percent>>,
        /// Or an amount per unit.
        amount: Option<Placed<Money>>,
    }
}
