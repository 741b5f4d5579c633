//! `bestek search`: what a reader finds.

use super::{Common, Format, fail};
use jiff::civil::Date;

/// Runs the command; gives the exit status.
pub fn run(_common: &Common, _query: &str, _limit: usize, _format: Format, _date: Date) -> u8 {
    fail("search is being connected")
}
