//! The colours of the site's own tokens: what stands on something can be told from it, in light, in dark and on paper.

use super::Check;
use crate::catalogue::settings::{Settings, ThemeSettings};
use crate::findings::{FileId, Findings, Place, Sources, did_you_mean, rules};
use crate::site::theme::{DEFAULT_THEME, Theme};
use crate::tokens::colour::Colour;
use crate::tokens::pairs::{PAGE, PAIRS, Pair};
use crate::tokens::values::{Values, is_token};
use crate::tokens::{Mode, Set, Tokens, addresses};

/// Judges the tokens of a site.
pub(super) fn check(check: &mut Check) {
    judge(&check.catalogue.settings, check.sources, check.findings);
}

/// Judges the tokens of a site or of a site of sites. What is set by the theme of bestek itself is not reported.
pub fn judge(settings: &Settings, sources: &Sources, findings: &mut Findings) {
    let Some(theme) = &settings.theme else { return };
    let Ok(builtin) = Theme::builtin() else { return };
    let name = theme.name.as_ref().map_or(DEFAULT_THEME, |name| name.as_str());
    let mut sheets: Vec<(From, &str)> = Vec::new();
    for path in builtin.token_stylesheets() {
        let own = source(sources, &format!("themes/{name}/{path}"));
        sheets.extend(own.map(|(id, text)| (From::File(id), text)).or_else(|| builtin.text(path).ok().map(|text| (From::Theme, text))));
    }
    let laid = theme.tokens.as_ref().and_then(|tokens| source(sources, &tokens.value));
    let values = Values::of(&theme.values.0);
    let own = laid.map(|(_, text)| text).into_iter().chain(Some(values.css.as_str()).filter(|css| !css.is_empty()));
    let light_only = (laid.is_some() || !values.css.is_empty()) && Tokens::new(own).are_light_only();
    sheets.extend(laid.map(|(id, text)| (From::File(id), text)));
    sheets.push((From::Settings, &values.css));
    single(&builtin, theme, findings);
    if let (Some(tokens), Some((_, text))) = (&theme.tokens, laid) {
        unheard(&builtin, tokens.place, text, findings);
    }
    let tokens = Tokens::new(sheets.iter().map(|(_, text)| *text));
    for pair in PAIRS {
        let mut said = Vec::new();
        for mode in [Mode::Light, Mode::Dark, Mode::Paper] {
            let Some(low) = low(&tokens, pair, mode).filter(|_| !(light_only && mode == Mode::Dark)) else { continue };
            let sets = [&low.token, &low.ground];
            let place = |set: &Set| match sheets[set.sheet].0 {
                From::Theme => None,
                From::File(file) => Some(Place::new(file, set.span.clone())),
                From::Settings => values.place(&set.span),
            };
            let Some(place) = sets.into_iter().find_map(place) else { continue };
            // What is wrong in light seldom differs on paper.
            if said.is_empty() || mode == Mode::Dark && !said.contains(&low.colours) {
                report(findings, place, pair, mode, &low);
            }
            said.push(low.colours);
        }
    }
}

/// Where a stylesheet of tokens comes from.
#[derive(Clone, Copy)]
enum From {
    /// The theme of bestek itself.
    Theme,
    /// A file of the site.
    File(FileId),
    /// `[theme.values]`.
    Settings,
}

/// Tokens that are written one by one: each is one that the theme has, with a value that a stylesheet can hold.
fn single(builtin: &Theme, theme: &ThemeSettings, findings: &mut Findings) {
    let known = Tokens::new(builtin.token_stylesheets().iter().filter_map(|path| builtin.text(path).ok()));
    let known: Vec<&str> = known.names().map(|name| name.trim_start_matches('-')).collect();
    for (name, value) in &theme.values.0 {
        if !known.contains(&name.as_str()) {
            let help =
                did_you_mean(name, known.iter().copied()).unwrap_or_else(|| "README.md lists them, here without the dashes".to_owned());
            findings.add(&rules::TOKENS_UNHEARD, value.place, format!("the theme has no token `{name}`")).help(help);
        } else if !is_token(name, &value.value) {
            let message = format!("`{}` cannot be the value of a token", value.value);
            findings.add(&rules::WRONG_TYPE, value.place, message).help("write one value as CSS does, such as `#5115ef`, without `;`");
        } else if addresses(&value.value).iter().any(|address| !address.is_inside()) {
            let message = format!("`{}` asks for a file", value.value);
            findings.add(&rules::STYLE_ADDRESS, value.place, message).help("set it in the stylesheet that `[theme] tokens` names");
        }
    }
}

/// A stylesheet of tokens that holds for no page, such as one that sets them for a class.
fn unheard(theme: &Theme, place: Place, text: &str, findings: &mut Findings) {
    let known = Tokens::new(theme.token_stylesheets().iter().filter_map(|path| theme.text(path).ok()));
    let known: Vec<&str> = known.names().collect();
    if !Tokens::new([text]).names().any(|name| known.contains(&name)) {
        let message = "this stylesheet sets no token that the theme has";
        findings.add(&rules::TOKENS_UNHEARD, place, message).help("set tokens on `:root`; README.md lists them");
    }
}

/// Too little contrast: what stands on what, and what would be enough.
struct Low {
    token: Set,
    ground: Set,
    name: &'static str,
    colours: [Colour; 2],
    enough: Option<Colour>,
}

/// The worst ground of a pair in a mode, where that is too near.
fn low(tokens: &Tokens, pair: &Pair, mode: Mode) -> Option<Low> {
    let page = tokens.colour(PAGE, mode)?.tint.on(Colour::WHITE);
    let grounds: Vec<_> =
        pair.grounds.iter().filter_map(|name| tokens.colour(name, mode).map(|set| (*name, set.tint.on(page), set))).collect();
    let seen = tokens.colour(pair.token, mode)?;
    let contrast = |ground: Colour| seen.tint.on(ground).contrast(ground);
    let all: Vec<Colour> = grounds.iter().map(|(_, ground, _)| *ground).collect();
    let (name, ground, set) = grounds.into_iter().min_by(|one, two| contrast(one.1).total_cmp(&contrast(two.1)))?;
    (contrast(ground) < pair.least).then(|| {
        let colour = seen.tint.on(ground);
        Low { enough: colour.with_contrast(&all, pair.least), token: seen, ground: set, name, colours: [colour, ground] }
    })
}

fn report(findings: &mut Findings, place: Place, pair: &Pair, mode: Mode, low: &Low) {
    let [colour, ground] = low.colours;
    // Rounded down, so that what is too little does not read as enough.
    let ratio = (colour.contrast(ground) * 100.0).floor() / 100.0;
    let message = format!(
        "too little contrast for {} in {}, {ratio}: `{}` is {colour} on {ground} of `{}`",
        pair.what,
        mode.name(),
        pair.token,
        low.name
    );
    let better = low.enough.map_or_else(|| "no colour has that on all it stands on".to_owned(), |enough| format!("{enough} would do"));
    findings.add(&rules::LOW_CONTRAST, place, message).help(format!("it has to be at least {}; {better}", pair.least));
}

fn source<'a>(sources: &'a Sources, path: &str) -> Option<(FileId, &'a str)> {
    sources.iter().find(|(_, source)| source.path == path).map(|(id, source)| (id, source.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_theme_itself_has_contrast_in_every_mode() {
        let theme = Theme::builtin().unwrap();
        let tokens = Tokens::new(theme.token_stylesheets().iter().map(|path| theme.text(path).unwrap()));
        for mode in [Mode::Light, Mode::Dark, Mode::LightContrast, Mode::DarkContrast, Mode::Paper] {
            for pair in PAIRS {
                assert!(low(&tokens, pair, mode).is_none(), "{} in {}", pair.token, mode.name());
                for name in pair.grounds.iter().chain([&pair.token]) {
                    assert!(tokens.colour(name, mode).is_some(), "{name} in {}", mode.name());
                }
            }
        }
    }

    #[test]
    fn every_colour_of_the_theme_is_in_a_pair_but_hairlines() {
        let theme = Theme::builtin().unwrap();
        let tokens = Tokens::new(theme.token_stylesheets().iter().map(|path| theme.text(path).unwrap()));
        let left: Vec<_> = tokens.names().filter(|name| name.contains("-color") && !crate::tokens::pairs::is_in_one(name)).collect();
        assert!(left.iter().all(|name| *name == "--basis-color-default-border-subtle"), "{left:?}");
    }
}
