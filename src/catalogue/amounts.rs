//! Money, percentages and durations: decimal and exact, read as they are written.

use crate::content::fields::{FromValue, Reader};
use crate::content::value::{Kind, Value};
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};

/// Rounds half away from zero, as amounts are.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Rounds to a multiple of `step` (0.01, 0.05), half away from zero.
pub fn round_to(value: Decimal, step: Decimal) -> Decimal {
    if step <= Decimal::ZERO {
        return round(value, 2);
    }
    let rounded = round(value / step, 0) * step;
    rounded.round_dp(step.scale().max(2))
}

fn decimal(value: &Value, reader: &mut Reader, wanted: &str) -> Option<Decimal> {
    if let Kind::Text(text) | Kind::Number(text) = &value.kind {
        let plain = text.trim().replace('_', "");
        let exact = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'));
        let dotted = if plain.contains('.') { plain.clone() } else { plain.replacen(',', ".", 1) };
        if exact && let Ok(number) = dotted.parse::<Decimal>() {
            return Some(number);
        }
    }
    reader.wrong(value, wanted);
    None
}

/// An amount in euros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub Decimal);

impl Money {
    /// The amount for a minute, from that for an hour: divided by 60, rounded half up to cents (rule IV081).
    #[must_use]
    pub fn per_minute(self) -> Self {
        Self(round(self.0 / Decimal::from(60), 2))
    }
}

impl FromValue for Money {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        decimal(&value, reader, "an amount such as \"75.60\"").map(Self)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&decimals(self.0, 2))
    }
}

/// A percentage: 6.30 means 6.30 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub Decimal);

impl FromValue for Percent {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        decimal(&value, reader, "a percentage such as \"6.30\"").map(Self)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// A number as text with at least `least` decimals.
pub fn decimals(value: Decimal, least: u32) -> String {
    let mut value = value;
    if value.scale() < least {
        value.rescale(least);
    }
    value.to_string()
}

/// A length of time in civil units, such as "18 months".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    written: String,
    months: i32,
    days: i32,
}

impl Duration {
    /// Reads "2 years", "18 months", "6 weeks", "30 days", or the Dutch words.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let number: i32 = number.parse().ok().filter(|n| (0..=1200).contains(n))?;
        let (months, days) = match unit.trim() {
            "year" | "years" | "jaar" | "jaren" => (number * 12, 0),
            "month" | "months" | "maand" | "maanden" => (number, 0),
            "week" | "weeks" | "weken" => (0, number * 7),
            "day" | "days" | "dag" | "dagen" => (0, number),
            _ => return None,
        };
        Some(Self { written: text.trim().to_owned(), months, days })
    }

    /// The date that lies this long after `date`; the last day of a shorter month.
    pub fn after(&self, date: Date) -> Date {
        let span = jiff::Span::new().months(self.months).days(self.days);
        date.saturating_add(span)
    }

    /// The date that lies this long before `date`.
    pub fn before(&self, date: Date) -> Date {
        let span = jiff::Span::new().months(self.months).days(self.days);
        date.saturating_sub(span)
    }

    /// In Dutch, or English: "2 jaar", "18 maanden".
    pub fn text(&self, dutch: bool) -> String {
        let (number, names) = match (self.months, self.days) {
            (0, days) if days % 7 == 0 && days > 0 => (days / 7, ["week", "weken", "week", "weeks"]),
            (0, days) => (days, ["dag", "dagen", "day", "days"]),
            (months, _) if months % 12 == 0 => (months / 12, ["jaar", "jaar", "year", "years"]),
            (months, _) => (months, ["maand", "maanden", "month", "months"]),
        };
        let index = usize::from(number != 1) + if dutch { 0 } else { 2 };
        format!("{number} {}", names[index])
    }
}

impl FromValue for Duration {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let read = match &value.kind {
            Kind::Text(text) => Self::parse(text),
            _ => None,
        };
        if read.is_none() {
            reader.wrong(&value, "a length of time such as \"2 years\" or \"6 months\"");
        }
        read
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tariff_per_minute_is_rounded_half_up() {
        assert_eq!(Money("75.60".parse().unwrap()).per_minute().0.to_string(), "1.26");
        assert_eq!(Money("78.30".parse().unwrap()).per_minute().0.to_string(), "1.31");
    }

    #[test]
    fn a_duration_lands_on_civil_dates() {
        let start = jiff::civil::date(2026, 1, 31);
        assert_eq!(Duration::parse("1 month").unwrap().after(start), jiff::civil::date(2026, 2, 28));
        assert_eq!(Duration::parse("2 jaar").unwrap().text(true), "2 jaar");
        assert_eq!(Duration::parse("18 months").unwrap().text(true), "18 maanden");
        assert!(Duration::parse("soon").is_none());
    }
}
