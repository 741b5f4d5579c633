//! Design tokens (ontwerptokens): what the colours of a site are in light, in dark and on paper, and which of them meet.
//!
//! Values are worked out as a browser does it: the last declaration of the heaviest selector, with what it refers to. What
//! cannot be worked out (`color-mix()`, colours of the system) has no colour here, and nothing is said of it.

pub mod colour;
mod css;
pub mod pairs;
pub mod values;

use colour::Tint;
pub use css::{Address, addresses};
use css::{Property, properties};
use std::ops::Range;

/// How deep one token may refer to another.
const DEPTH: usize = 20;

/// What a page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// A screen in light colours.
    Light,
    /// A screen in dark colours.
    Dark,
    /// A screen in light colours, for who asks for more contrast.
    LightContrast,
    /// A screen in dark colours, for who asks for more contrast.
    DarkContrast,
    /// Paper.
    Paper,
}

impl Mode {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::LightContrast => "light with more contrast",
            Self::DarkContrast => "dark with more contrast",
            Self::Paper => "print",
        }
    }

    fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkContrast)
    }

    /// Whether a media query holds; one about the size of the window is taken to.
    fn meets(self, query: &str) -> bool {
        query.split(',').any(|query| query.split(" and ").all(|part| self.is(part.trim().trim_start_matches("only "))))
    }

    fn is(self, part: &str) -> bool {
        let part: String = part.split_whitespace().collect();
        match part.trim_matches(['(', ')']) {
            "screen" => self != Self::Paper,
            "print" => self == Self::Paper,
            "prefers-color-scheme:dark" => self.is_dark(),
            "prefers-color-scheme:light" => !self.is_dark(),
            "prefers-contrast:more" => matches!(self, Self::LightContrast | Self::DarkContrast),
            other => !["not", "prefers-", "forced-", "inverted-", "speech"].iter().any(|never| other.starts_with(never)),
        }
    }
}

/// The tokens of stylesheets that are laid one over the other.
pub struct Tokens(Vec<(usize, Property)>);

/// A token's colour, with the sheet that sets it and where.
pub struct Set {
    /// Its colour.
    pub tint: Tint,
    /// Which of the sheets.
    pub sheet: usize,
    /// Where in it.
    pub span: Range<usize>,
}

impl Tokens {
    /// Reads sheets, the last laid over those before it.
    pub fn new<'a>(sheets: impl IntoIterator<Item = &'a str>) -> Self {
        let all = sheets.into_iter().enumerate();
        Self(all.flat_map(|(sheet, text)| properties(text).into_iter().map(move |own| (sheet, own))).collect())
    }

    /// The colour of a token.
    pub fn colour(&self, name: &str, mode: Mode) -> Option<Set> {
        let (sheet, own) = self.winner(name, mode)?;
        let tint = Tint::parse(&self.value(&own.value, mode, DEPTH)?)?;
        Some(Set { tint, sheet: *sheet, span: own.span.clone() })
    }

    /// Names of tokens that are set, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, own)| own.name.as_str())
    }

    /// True where colours are set, and none for dark: a site that wears these tokens is light only.
    pub fn are_light_only(&self) -> bool {
        let dark =
            |own: &Property| own.value.contains("light-dark(") || own.media.iter().any(|query| query.contains("prefers-color-scheme"));
        self.names().any(pairs::is_in_one) && !self.0.iter().any(|(_, own)| dark(own))
    }

    fn winner(&self, name: &str, mode: Mode) -> Option<&(usize, Property)> {
        let holds = |own: &Property| own.name == name && own.media.iter().all(|query| mode.meets(query));
        self.0.iter().filter(|(_, own)| holds(own)).max_by_key(|(_, own)| own.weight)
    }

    /// A value with what it refers to in its place.
    fn value(&self, written: &str, mode: Mode, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        if let Some((before, [name, other], after)) = call(written, "var(") {
            let own = self.winner(name, mode).and_then(|(_, own)| self.value(&own.value, mode, depth));
            let value = own.or_else(|| (!other.is_empty()).then(|| self.value(other, mode, depth)).flatten())?;
            return self.value(&format!("{before}{value}{after}"), mode, depth);
        }
        if let Some((before, [light, dark], after)) = call(written, "light-dark(") {
            let value = if mode.is_dark() { dark } else { light };
            return self.value(&format!("{before}{value}{after}"), mode, depth);
        }
        Some(written.to_owned())
    }
}

/// What stands before the first call of a function, its first argument and the rest of them, and what stands after it.
fn call<'a>(text: &'a str, function: &str) -> Option<(&'a str, [&'a str; 2], &'a str)> {
    let at = text.find(function)?;
    let inside = at + function.len();
    let (mut depth, mut comma) = (0_usize, None);
    for (n, byte) in text.bytes().enumerate().skip(inside) {
        match byte {
            b'(' => depth += 1,
            b',' if depth == 0 && comma.is_none() => comma = Some(n),
            b')' if depth == 0 => {
                let (one, other) = comma.map_or((&text[inside..n], ""), |comma| (&text[inside..comma], &text[comma + 1..n]));
                return Some((&text[..at], [one.trim(), other.trim()], &text[n + 1..]));
            }
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use colour::Colour;

    fn colour(sheets: &[&str], mode: Mode) -> Option<String> {
        Tokens::new(sheets.iter().copied()).colour("--a", mode).map(|set| set.tint.on(Colour::WHITE).to_string())
    }

    #[test]
    fn the_last_and_heaviest_holds_in_its_mode() {
        let theme =
            ":root{--a:#111111} @media screen and (prefers-color-scheme: dark){:root{--a:#222222}} @media print{:root{--a:#333333}}";
        let shown = |sheets: &[&str]| [Mode::Light, Mode::Dark, Mode::Paper].map(|mode| colour(sheets, mode).unwrap_or_default());
        assert_eq!(shown(&[theme]), ["#111111", "#222222", "#333333"]);
        assert_eq!(shown(&[theme, "html{--a:red}"]), ["#111111", "#222222", "#333333"], "a lighter selector");
        assert_eq!(shown(&[theme, ":root{--a:#444444}"]), ["#444444"; 3]);
        assert_eq!(shown(&[theme, ":root{--a:light-dark(#fff, #000)}"]), ["#ffffff", "#000000", "#ffffff"]);
        assert_eq!(shown(&[theme, "@media (forced-colors: active){:root{--a:#555555}}"]), ["#111111", "#222222", "#333333"]);
    }

    #[test]
    fn a_token_refers_to_others() {
        let one = |value: &str| colour(&[&format!(":root{{--b:#0b5963;--a:{value}}}")], Mode::Light);
        assert_eq!(one("var(--b)"), one("rgb(11, 89, 99)"));
        assert_eq!(one("var(--c, var(--d, var( --b )))"), one("var(--b)"));
        assert_eq!(one("rgb(var(--c, 11, 89, 99))"), one("var(--b)"));
        for broken in ["var(--a)", "var(--c)", "var(--b", "light-dark(red", "color-mix(in srgb, red, blue)"] {
            assert_eq!(one(broken), None, "{broken}");
        }
    }

    #[test]
    fn tokens_that_say_nothing_of_dark_are_light_only() {
        let light_only = |text: &str| Tokens::new([text]).are_light_only();
        let own = ":root{--basis-color-default-bg-document:#fff}";
        assert!(light_only(own));
        assert!(!light_only(":root{--basis-border-radius-sm:2px}"));
        assert!(!light_only(&format!("{own}@media (prefers-color-scheme: dark){{:root{{--basis-color-default-bg-document:#000}}}}")));
    }
}
