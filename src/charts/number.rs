//! Figures as they are written in tables, and as readers see them.

use crate::catalogue::terms::Language;
use rust_decimal::Decimal;

/// Reads "18,4", "1.234,5", "75.60", "−3", "€ 12" or "52 %"; `None` where it is no figure.
pub fn read(text: &str) -> Option<Decimal> {
    let text: String = text.trim().trim_start_matches('€').trim_end_matches('%').chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.replace(['\u{2212}', '–'], "-");
    let plain = if text.contains(',') {
        text.replace('.', "").replace(',', ".")
    } else if text.matches('.').count() > 1 {
        text.replace('.', "")
    } else {
        text
    };
    // Decimal also reads signs that no table has, such as underscores.
    if plain.is_empty() || !plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')) {
        return None;
    }
    plain.parse().ok()
}

/// A figure with that many decimals, thousands apart, and a real minus.
pub fn show(value: Decimal, decimals: u32, language: Language) -> String {
    let (thousands, point) = if language == Language::En { (',', '.') } else { ('.', ',') };
    let mut rounded = value.abs().round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(decimals);
    let text = rounded.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value.is_sign_negative() && !rounded.is_zero() {
        out.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_both_ways_of_writing() {
        for (text, value) in [
            ("18,4", "18.4"),
            ("1.234,5", "1234.5"),
            ("75.60", "75.60"),
            ("1.234.567", "1234567"),
            ("−3", "-3"),
            ("€ 12", "12"),
            ("52 %", "52"),
        ] {
            assert_eq!(read(text), value.parse().ok(), "{text}");
        }
        for text in ["", "n.v.t.", "1_000", "1e3", "-", "."] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn figures_are_shown_with_the_same_decimals() {
        let show = |text: &str, decimals| show(read(text).unwrap(), decimals, Language::Nl);
        assert_eq!(show("12345", 1), "12.345,0");
        assert_eq!(show("-3120", 0), "−3.120");
        assert_eq!(show("-0,04", 1), "0,0");
    }
}
