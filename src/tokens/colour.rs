//! Colours as stylesheets write them, and the contrast between two (contrast), as WCAG 2 defines it.

use std::fmt;

/// A colour without what shines through it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colour([f32; 3]);

/// A colour that something may shine through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    colour: Colour,
    opacity: f32,
}

impl Tint {
    /// Reads colours in hexadecimals, by name, and as functions of rgb, hsl, hwb, lab, lch, oklab or oklch.
    pub fn parse(text: &str) -> Option<Self> {
        let own = csscolorparser::parse(text).ok()?.clamp();
        Some(Self { colour: Colour([own.r, own.g, own.b]), opacity: own.a })
    }

    /// As it is seen on a colour.
    pub fn on(self, ground: Colour) -> Colour {
        ground.towards(self.colour, self.opacity)
    }
}

impl Colour {
    /// Black and white.
    const ENDS: [Self; 2] = [Self([0.0; 3]), Self([1.0; 3])];
    /// White.
    pub const WHITE: Self = Self([1.0; 3]);

    fn towards(self, other: Self, part: f32) -> Self {
        let mut own = self.0;
        for (one, two) in own.iter_mut().zip(other.0) {
            *one += (two - *one) * part;
        }
        Self(own)
    }

    fn luminance(self) -> f32 {
        let [r, g, b] = self.0.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// The contrast with another, from 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest to this colour, darker or lighter, that has so much contrast with all of those; none where no colour has.
    pub fn with_contrast(self, grounds: &[Self], least: f32) -> Option<Self> {
        let enough = |colour: &Self| grounds.iter().all(|ground| colour.rounded().contrast(*ground) >= least);
        (1_u8..=100).flat_map(|part| Self::ENDS.map(|end| self.towards(end, f32::from(part) / 100.0))).find(enough)
    }

    /// As it is written in hexadecimals.
    fn rounded(self) -> Self {
        Self(self.0.map(|part| (part * 255.0).round() / 255.0))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        self.0.iter().try_for_each(|part| {
            let byte = (part * 255.0).round();
            // Parts lie between 0 and 1.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
            let byte = byte as u8;
            write!(f, "{byte:02x}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Tint::parse(text).unwrap().on(Colour::WHITE)
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, two, ratio) in [("#000", "white", 21.0), ("#777", "#fff", 4.48), ("#505c5a", "#fbfbf8", 6.7), ("#fff", "#fff", 1.0)] {
            assert!((colour(one).contrast(colour(two)) - ratio).abs() < 0.05, "{one} {two}");
        }
    }

    #[test]
    fn colours_are_read_as_browsers_read_them() {
        let written = ["rgb(11 89 99)", "rgb(11, 89, 99, 1)", "hsl(187 80% 21.57%)", "#0b5963ff", "oklch(0.4268 0.0699 208.7)"];
        for text in written {
            assert!(colour(text).contrast(colour("#0b5963")) < 1.02, "{text}: {}", colour(text));
        }
        assert_eq!(colour("rgb(0 0 0 / 50%)").to_string(), "#808080");
        for text in ["", "var(--a)", "inherit", "color-mix(in srgb, red, blue)", "#ggg", "rgb(é"] {
            assert_eq!(Tint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_colour_that_has_enough_is_found_near_by() {
        let (grey, paper) = (colour("#888"), colour("#fff"));
        let better = grey.with_contrast(&[paper], 4.5).unwrap();
        assert!(better.contrast(paper) >= 4.5 && better.contrast(paper) < 4.8, "{better}");
        assert_eq!(grey.with_contrast(&Colour::ENDS, 4.6), None, "on black and on white nothing has that much");
    }
}
