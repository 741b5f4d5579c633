//! Figures as they are written in tables.

use rust_decimal::Decimal;

/// The largest figure that is drawn; sums and steps of such figures cannot overflow.
const LARGEST: u64 = 1_000_000_000_000_000;
/// The most decimals of a figure.
const DECIMALS: u32 = 10;

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
    plain.parse().ok().filter(|figure: &Decimal| figure.abs() <= Decimal::from(LARGEST) && figure.scale() <= DECIMALS)
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
}
