//! Figures, dates and percentages as readers see them, in the language of the interface. Rounds only where it is asked to.

use crate::catalogue::terms::Language;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};

fn separators(language: Language) -> (char, char) {
    match language {
        Language::Nl => ('.', ','),
        Language::En => (',', '.'),
    }
}

const MONTHS_DUTCH: [&str; 12] =
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];
const MONTHS_ENGLISH: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A figure with its decimals as given, thousands apart, and a real minus: "−1.234,5".
pub fn number(value: Decimal, language: Language) -> String {
    let (thousands, point) = separators(language);
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 4);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A figure with exactly that many decimals, rounded half away from zero.
pub fn rounded(value: Decimal, decimals: u32, language: Language) -> String {
    let mut rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    number(rounded, language)
}

/// An amount with at least two decimals and without the euro sign: "11.360,00".
pub fn amount(value: Decimal, language: Language) -> String {
    let mut value = value;
    if value.scale() < 2 {
        value.rescale(2);
    }
    number(value, language)
}

/// A figure with the euro sign before it: "€ 11.360,00".
pub fn euros(figure: &str) -> String {
    format!("€\u{a0}{figure}")
}

/// A difference of amounts, with its sign: "+4,15", "−1,90".
pub fn signed_amount(value: Decimal, language: Language) -> String {
    let sign = if value.is_sign_positive() && !value.is_zero() { "+" } else { "" };
    format!("{sign}{}", amount(value, language))
}

/// A percentage with a narrow space before its sign: "4,15 %".
pub fn percent(value: Decimal, language: Language) -> String {
    format!("{}\u{202f}%", number(value, language))
}

/// A difference in percent, with its sign: "+4,15 %", "−1,90 %".
pub fn signed_percent(value: Decimal, language: Language) -> String {
    let sign = if value.is_sign_positive() && !value.is_zero() { "+" } else { "" };
    format!("{sign}{}", percent(value, language))
}

/// A date written out: "1 januari 2026".
pub fn date(value: Date, language: Language) -> String {
    format!("{} {}", day_month(value, language), value.year())
}

/// A day without its year: "1 januari".
pub fn day_month(value: Date, language: Language) -> String {
    let months = match language {
        Language::Nl => &MONTHS_DUTCH,
        Language::En => &MONTHS_ENGLISH,
    };
    let index = usize::try_from(value.month() - 1).unwrap_or_default();
    format!("{} {}", value.day(), months.get(index).copied().unwrap_or_default())
}

/// A day for a narrow place: "1 jan", and "1 jan 2027" in another year than this one. The script of pages says it so too.
pub fn short_day(value: Date, year: i16, language: Language) -> String {
    let long = day_month(value, language);
    let (day, month) = long.split_once(' ').unwrap_or((&long, ""));
    let month: String = if month == "maart" { "mrt".to_owned() } else { month.chars().take(3).collect() };
    if value.year() == year { format!("{day} {month}") } else { format!("{day} {month} {}", value.year()) }
}

/// A period with both ends in it: "1 januari tot en met 31 december 2026", "vanaf 1 januari 2026".
pub fn period(from: Option<Date>, until: Option<Date>, language: Language) -> String {
    let (through, since, until_word) = match language {
        Language::Nl => ("tot en met", "vanaf", "tot en met"),
        Language::En => ("to", "from", "until"),
    };
    match (from, until) {
        (Some(from), Some(until)) if from == until => date(from, language),
        (Some(from), Some(until)) if from.year() == until.year() => {
            format!("{} {through} {}", day_month(from, language), date(until, language))
        }
        (Some(from), Some(until)) => {
            format!("{} {through} {}", date(from, language), date(until, language))
        }
        (Some(from), None) => format!("{since} {}", date(from, language)),
        (None, Some(until)) => format!("{until_word} {}", date(until, language)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal in a test")
    }

    #[test]
    fn a_short_day_has_its_year_where_that_is_another() {
        assert_eq!(short_day(civil::date(2027, 1, 1), 2026, Language::Nl), "1 jan 2027");
        assert_eq!(short_day(civil::date(2026, 3, 15), 2026, Language::Nl), "15 mrt");
        assert_eq!(short_day(civil::date(2026, 9, 1), 2026, Language::En), "1 Sep");
    }

    #[test]
    fn amounts_have_two_decimals_and_thousands_apart() {
        assert_eq!(amount(decimal("75.6"), Language::Nl), "75,60");
        assert_eq!(amount(decimal("11360"), Language::Nl), "11.360,00");
        assert_eq!(amount(decimal("1234567.891"), Language::En), "1,234,567.891");
        assert_eq!(amount(decimal("-0.5"), Language::Nl), "\u{2212}0,50");
    }

    #[test]
    fn figures_are_shown_with_the_same_decimals() {
        let show = |text: &str, decimals| rounded(decimal(text), decimals, Language::Nl);
        assert_eq!(show("12345", 1), "12.345,0");
        assert_eq!(show("-3120", 0), "\u{2212}3.120");
        assert_eq!(show("-0.04", 1), "0,0");
    }

    #[test]
    fn percentages_carry_their_sign() {
        assert_eq!(percent(decimal("4.15"), Language::Nl), "4,15\u{202f}%");
        assert_eq!(signed_percent(decimal("4.15"), Language::Nl), "+4,15\u{202f}%");
        assert_eq!(signed_percent(decimal("-1.90"), Language::Nl), "\u{2212}1,90\u{202f}%");
        assert_eq!(signed_percent(decimal("0.00"), Language::Nl), "0,00\u{202f}%");
    }

    #[test]
    fn periods_say_the_year_once() {
        let from = civil::date(2026, 1, 1);
        let until = civil::date(2026, 12, 31);
        let both = period(Some(from), Some(until), Language::Nl);
        assert_eq!(both, "1 januari tot en met 31 december 2026");
        assert_eq!(period(Some(from), None, Language::Nl), "vanaf 1 januari 2026");
        let english = period(Some(from), Some(civil::date(2027, 3, 1)), Language::En);
        assert_eq!(english, "1 January 2026 to 1 March 2027");
        assert_eq!(period(None, None, Language::En), "");
    }
}
