//! How much each tariff of a table differs, as bars beside each other, with a line where the indexation lies: what
//! stands out from the rest is seen before it is read.

use crate::site::context::{TariffBar, TariffChange};
use crate::versions::compare::tariffs::Difference;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A row of a table of tariffs, with what its bar needs.
pub struct Told {
    /// The row.
    pub row: TariffChange,
    /// How much it differs, in percent.
    percent: Option<Decimal>,
    /// Whether the difference is an indexation (indexatie).
    indexed: bool,
}

impl Told {
    /// A row, with how much it differs.
    pub fn new(row: TariffChange, amount: Option<&Difference>) -> Self {
        let percent = amount.and_then(|amount| amount.percentage.as_ref()?.parse().ok());
        Self { row, percent, indexed: amount.is_some_and(|amount| amount.explanation == "indexation") }
    }
}

/// The rows with their bars, and the indexation that most of the indexed ones follow.
pub fn drawn(told: Vec<Told>) -> (Vec<TariffChange>, Option<Decimal>) {
    let indexation = most(told.iter().filter(|one| one.indexed).filter_map(|one| one.percent));
    let all = || told.iter().filter_map(|one| one.percent).chain(indexation).chain([Decimal::ZERO]);
    let (low, high) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
    let several = told.iter().filter(|one| one.percent.is_some()).count() > 1;
    let rows = told.into_iter().map(|one| {
        let bar = one.percent.filter(|_| several).and_then(|percent| bar(percent, low, high, indexation));
        TariffChange { bar, ..one.row }
    });
    (rows.collect(), indexation.filter(|_| several))
}

/// The value that is there most often; of those, the lowest.
fn most(values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut counts: BTreeMap<Decimal, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let largest = counts.values().max().copied()?;
    counts.into_iter().find(|(_, count)| *count == largest).map(|(value, _)| value)
}

fn bar(percent: Decimal, low: Decimal, high: Decimal, mark: Option<Decimal>) -> Option<TariffBar> {
    let place = |value: Decimal| Some((value - low).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(high - low)?.round_dp(1));
    let (zero, end) = (place(Decimal::ZERO)?, place(percent)?);
    Some(TariffBar {
        start: zero.min(end).normalize().to_string(),
        width: (end - zero).abs().normalize().to_string(),
        lower: percent.is_sign_negative(),
        mark: mark.and_then(place).map(|place| place.normalize().to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(percent: &str, explanation: &'static str) -> Told {
        let amount = Difference { difference: "1".into(), percentage: Some(percent.into()), explanation };
        Told::new(TariffChange::default(), Some(&amount))
    }

    #[test]
    fn bars_share_one_scale_with_zero_and_the_indexation_on_it() {
        let (rows, indexation) = drawn(vec![
            told("4.15", "indexation"),
            told("4.15", "indexation"),
            told("4.16", "indexation"),
            told("8", "correction"),
            told("-2", "build-up"),
        ]);
        assert_eq!(indexation, Some("4.15".parse().unwrap()));
        let bars: Vec<&TariffBar> = rows.iter().filter_map(|row| row.bar.as_ref()).collect();
        assert_eq!(bars.len(), 5);
        assert_eq!((bars[0].start.as_str(), bars[0].width.as_str(), bars[0].mark.as_deref()), ("20", "41.5", Some("61.5")));
        assert_eq!((bars[3].start.as_str(), bars[3].width.as_str()), ("20", "80"));
        assert_eq!((bars[4].start.as_str(), bars[4].width.as_str(), bars[4].lower), ("0", "20", true));
    }

    #[test]
    fn one_difference_is_no_picture() {
        let (rows, indexation) = drawn(vec![told("4.15", "indexation"), Told::new(TariffChange::default(), None)]);
        assert!(rows.iter().all(|row| row.bar.is_none()));
        assert_eq!(indexation, None);
    }

    #[test]
    fn what_is_the_same_everywhere_has_no_scale() {
        let (rows, _) = drawn(vec![told("0", "correction"), told("0", "correction")]);
        assert!(rows.iter().all(|row| row.bar.is_none()));
    }
}
