//! Funding (bekostiging) in parts: a region on its way from one model to another pays a share of its budget by the other.

use super::amounts::Percent;
use super::product::Placed;
use super::terms::Funding;
use crate::content::fields::record;
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// A part of the budget that is paid in another way than the rest.
    pub struct FundingPart {
        /// The way in which that part is paid.
        funding: Funding,
        /// Its share of the budget in percent.
        percent: Placed<Percent>,
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Option<At<Date>>,
        /// When, in words, where the source is not exact.
        when: Option<String>,
    }
}
