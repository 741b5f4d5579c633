//! Money, percentages and durations: decimal and exact, read as they are written.

use crate::content::fields::{FromValue, Reader};
use crate::content::form::{Form, Kind as Json, Scalar};
use crate::content::value::{Kind, Value};
use crate::findings::{At, rules};
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
    let steps = value.checked_div(step).map(|steps| round(steps, 0));
    let rounded = steps.and_then(|steps| steps.checked_mul(step));
    rounded.map_or_else(|| round(value, 2), |rounded| rounded.round_dp(step.scale().max(2)))
}

/// The largest amount that is read, in euros; a region spends a tenth of it in a year.
const LARGEST_AMOUNT: i64 = 1_000_000_000;
/// The largest percentage that is read.
const LARGEST_PERCENT: i64 = 10_000;
/// The most decimals of a figure. Within these bounds no computation overflows.
const DECIMALS: u32 = 10;

/// True for an amount that content could say.
pub fn is_sensible(amount: Decimal) -> bool {
    amount.abs() <= Decimal::from(LARGEST_AMOUNT)
}

/// What a figure is: a number, or text that keeps its decimals.
const FIGURE: &[Json] = &[Json::Number, Json::Text];
/// How a figure is written as text.
const DECIMAL: &str = "^ *[-+]?[0-9_]+([.,][0-9_]+)? *$";

fn decimal(value: &Value, reader: &mut Reader, wanted: &str, largest: i64) -> Option<Decimal> {
    let (Kind::Text(text) | Kind::Number(text)) = &value.kind else {
        reader.wrong(value, wanted);
        return None;
    };
    let plain = text.trim().replace('_', "");
    let exact = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'));
    let dotted = if plain.contains('.') { plain.clone() } else { plain.replacen(',', ".", 1) };
    let digits = plain.chars().filter(char::is_ascii_digit).count();
    let number = Decimal::from_str_exact(&dotted).ok().filter(|_| exact);
    match number {
        Some(number) if number.abs() <= Decimal::from(largest) && number.scale() <= DECIMALS => return Some(number),
        None if !exact || digits < 20 || dotted.matches('.').count() > 1 => {
            reader.wrong_with(value, wanted, plainer(text).map(|plain| format!("write `{plain}`")));
        }
        _ => {
            let message = format!("`{}` is out of range: at most {largest}, with at most {DECIMALS} decimals", text.trim());
            reader.findings.add(&rules::OUT_OF_RANGE, value.place, message);
        }
    }
    None
}

/// The figure that was meant: without a sign of the euro or of percent, and without points between the thousands.
fn plainer(text: &str) -> Option<String> {
    let bare = |c: char| c.is_whitespace() || matches!(c, '€' | '%');
    let text: String = text.trim().trim_start_matches("EUR").chars().filter(|c| !bare(*c)).collect();
    let text = text.strip_suffix(",-").map_or_else(|| text.clone(), |whole| format!("{whole}.00"));
    let last = text.rfind(['.', ',']);
    let mut plain = String::new();
    for (at, sign) in text.char_indices() {
        match sign {
            // Three digits behind the only sign are thousands where the other sign is also there.
            '.' | ',' if Some(at) == last && text.matches(sign).count() == 1 => plain.push('.'),
            '.' | ',' => {}
            sign => plain.push(sign),
        }
    }
    plain.parse::<Decimal>().is_ok().then_some(plain)
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
        decimal(&value, reader, "an amount such as \"75.60\"", LARGEST_AMOUNT).map(Self)
    }
    fn form() -> Form {
        Form::Scalar(Scalar { name: "amount", about: "an amount in euros, such as \"75.60\"", kinds: FIGURE, pattern: Some(DECIMAL) })
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
        decimal(&value, reader, "a percentage such as \"6.30\"", LARGEST_PERCENT).map(Self)
    }
    fn form() -> Form {
        Form::Scalar(Scalar { name: "percentage", about: "a percentage, such as \"6.30\"", kinds: FIGURE, pattern: Some(DECIMAL) })
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

/// The largest number of years, months, weeks or days of a length of time.
const LONGEST: i32 = 1200;

/// A length of time in civil units, such as "18 months"; or a range of it, such as "5-7 years".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    written: String,
    months: i32,
    days: i32,
    /// The longest, in months and days, where it is a range.
    to: Option<(i32, i32)>,
}

impl Duration {
    /// Reads "2 years", "18 months", "6 weeks", "30 days", "5-7 years", or the Dutch words.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let figure = |text: &str| text.parse().ok().filter(|n| (0..=LONGEST).contains(n));
        let (number, to) = match number.split_once(['-', '–']) {
            Some((from, to)) => (figure(from)?, Some(figure(to)?)),
            None => (figure(number)?, None),
        };
        let (month, day) = match unit.trim() {
            "year" | "years" | "jaar" | "jaren" => (12, 0),
            "month" | "months" | "maand" | "maanden" => (1, 0),
            "week" | "weeks" | "weken" => (0, 7),
            "day" | "days" | "dag" | "dagen" => (0, 1),
            _ => return None,
        };
        let of = |number: i32| (number * month, number * day);
        let (months, days) = of(number);
        to.is_none_or(|to| to > number).then(|| Self { written: text.trim().to_owned(), months, days, to: to.map(of) })
    }

    /// The date that lies this long after `date`; the last day of a shorter month. None of a range.
    pub fn after(&self, date: Date) -> Option<Date> {
        self.exact().then(|| date.saturating_add(self.span()))
    }

    /// The last day of what lasts so long from `start`, both days included; none of a range. Where the month has no such day,
    /// as in a year from 29 February, its last day is the last.
    pub fn through(&self, start: Date) -> Option<Date> {
        let after = self.after(start)?;
        let whole = self.months == 0 || self.days > 0 || after.day() == start.day();
        Some(if whole { after.yesterday().unwrap_or(after) } else { after })
    }

    /// The last day that leaves so long until the end of `end`; none of a range. Counted back from the first day after it,
    /// so that half a year before the end of December is the end of June.
    pub fn before_end_of(&self, end: Date) -> Option<Date> {
        let after = end.tomorrow().ok()?;
        self.exact().then(|| after.saturating_sub(self.span()))?.yesterday().ok()
    }

    /// The first date that can lie this long after `date`: with the shortest of a range.
    pub fn earliest(&self, date: Date) -> Date {
        date.saturating_add(self.span())
    }

    fn exact(&self) -> bool {
        self.to.is_none()
    }

    fn span(&self) -> jiff::Span {
        jiff::Span::new().months(self.months).days(self.days)
    }

    /// In Dutch, or English: "2 jaar", "18 maanden", "5–7 jaar".
    pub fn text(&self, dutch: bool) -> String {
        let ends: Vec<(i32, i32)> = std::iter::once((self.months, self.days)).chain(self.to).collect();
        let all = |fits: fn(i32, i32) -> bool| ends.iter().all(|(months, days)| fits(*months, *days));
        let (each, names) = if all(|months, days| months == 0 && days % 7 == 0 && days > 0) {
            (7, ["week", "weken", "week", "weeks"])
        } else if all(|months, _| months == 0) {
            (1, ["dag", "dagen", "day", "days"])
        } else if all(|months, _| months % 12 == 0) {
            (12, ["jaar", "jaar", "year", "years"])
        } else {
            (1, ["maand", "maanden", "month", "months"])
        };
        let numbers: Vec<String> = ends.iter().map(|(months, days)| ((months + days) / each).to_string()).collect();
        let index = usize::from(numbers != ["1"]) + if dutch { 0 } else { 2 };
        format!("{} {}", numbers.join("–"), names[index])
    }
}

impl FromValue for Duration {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Text(text) = &value.kind else {
            reader.wrong(&value, "a length of time such as \"2 years\" or \"6 months\"");
            return None;
        };
        let read = Self::parse(text);
        if read.is_none() {
            let long = text.trim().split_once(' ').is_some_and(|(number, unit)| {
                !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && Self::parse(&format!("1 {}", unit.trim())).is_some()
            });
            if long {
                let message = format!("`{}` is out of range: a length of time is at most {LONGEST} of its unit", text.trim());
                reader.findings.add(&rules::OUT_OF_RANGE, value.place, message);
            } else {
                let message = format!("`{}` is not a length of time", text.trim());
                let help = "write a number, a space and a unit: \"2 years\", \"6 months\", \"30 days\"; or a range, the least first: \"5-7 years\"";
                reader.findings.add(&rules::WRONG_TYPE, value.place, message).help(help);
            }
        }
        read
    }
    fn form() -> Form {
        const LENGTH: &str = "^ *[0-9]{1,4}([-–][0-9]{1,4})? +(years?|jaar|jaren|months?|maand|maanden|weeks?|weken|days?|dag|dagen) *$";
        let about = "a length of time, such as \"2 years\", \"6 months\" or \"30 dagen\", or a range, \"5-7 years\"";
        Form::Scalar(Scalar { name: "duration", about, kinds: &[Json::Text], pattern: Some(LENGTH) })
    }
}

impl FromValue for At<Duration> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        FromValue::read(value, reader).map(|duration| Self::new(duration, place))
    }
    fn form() -> Form {
        Duration::form()
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
    fn a_figure_that_is_not_plain_has_one_that_is() {
        for (text, plain) in [("€ 67,80", "67.80"), ("1.064,20", "1064.20"), ("1,064.20", "1064.20"), ("70%", "70"), ("€ 60,-", "60.00")]
        {
            assert_eq!(plainer(text).as_deref(), Some(plain), "{text}");
        }
        assert_eq!(plainer("veel"), None);
    }

    #[test]
    fn rounding_to_a_step_that_is_too_fine_rounds_to_cents() {
        let fine = Decimal::new(1, 28);
        assert_eq!(round_to(Decimal::MAX, fine), Decimal::MAX);
        assert_eq!(round_to("1.026".parse().unwrap(), "0.05".parse().unwrap()).to_string(), "1.05");
    }

    #[test]
    fn a_duration_lands_on_civil_dates() {
        let start = jiff::civil::date(2026, 1, 31);
        assert_eq!(Duration::parse("1 month").unwrap().after(start), Some(jiff::civil::date(2026, 2, 28)));
        assert_eq!(Duration::parse("2 jaar").unwrap().text(true), "2 jaar");
        assert_eq!(Duration::parse("18 months").unwrap().text(true), "18 maanden");
        assert!(Duration::parse("soon").is_none());
        let range = Duration::parse("5-7 jaar").unwrap();
        assert_eq!(
            (range.text(true).as_str(), range.after(start), range.earliest(start)),
            ("5–7 jaar", None, jiff::civil::date(2031, 1, 31))
        );
        assert_eq!(Duration::parse("6–18 months").unwrap().text(false), "6–18 months");
        assert!(Duration::parse("7-5 years").is_none() && Duration::parse("5- years").is_none());
    }
}
