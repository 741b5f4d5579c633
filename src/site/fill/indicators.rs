//! The indicators, and what providers scored on them.

use super::page;
use super::parts::{scope_facts, without};
use crate::catalogue::people;
use crate::catalogue::procurement::Indicator as Written;
use crate::figures;
use crate::markdown::Options;
use crate::site::context::{Indicator, IndicatorsPage, Page, Score};
use crate::site::plan::PageId;
use crate::site::view::View;
use rust_decimal::Decimal;

/// All indicators.
pub fn indicators(view: &View) -> IndicatorsPage {
    IndicatorsPage { indicators: view.catalogue().indicators.values().map(|written| indicator(view, written, "")).collect() }
}

/// The page of the indicators.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Indicators, "indicators", view.label("indicators"));
    let all = view.catalogue().indicators.iter();
    page.toc = all.map(|(id, indicator)| page::toc(1, id, indicator.name.value.clone())).collect();
    page.description = Some(super::parts::count(view, "indicator", page.toc.len()));
    page
}

/// An indicator with its scores; `prefix` stands before its anchor.
pub fn indicator(view: &View, written: &Written, prefix: &str) -> Indicator {
    let id = written.id.value.clone();
    let options = Options { top: 3, prefix: format!("{prefix}{id}-"), name: written.name.value.clone(), ..view.options() };
    let definition = crate::markdown::render(&written.definition.value, written.definition.place, &options, view).html;
    let scores = view.catalogue().scores.iter().filter(|score| score.indicator.value == id);
    Indicator {
        name: written.name.value.clone(),
        definition_html: Some(definition),
        target: written.target.clone(),
        source: written.source.clone(),
        segments: written.scope.get("segments").iter().map(|id| view.segment(id)).collect(),
        scope: scope_facts(view, &without(&written.scope, &["segments"])),
        scores: scores.map(|written| score(view, written)).collect(),
        referred: super::concern::backlinks(view, "indicator", &id),
        id: format!("{prefix}{id}"),
    }
}

/// A score of a provider.
pub fn score(view: &View, score: &people::Score) -> Score {
    let indicator = view.catalogue().indicators.get(&score.indicator.value);
    let name = indicator.map_or_else(|| score.indicator.value.clone(), |indicator| indicator.name.value.clone());
    Score {
        provider: view.provider(&score.provider),
        indicator: view.link(name, &PageId::Indicators, Some(&score.indicator)),
        segment: score.segment.as_ref().map(|id| view.segment(id)),
        period: score.period.clone().unwrap_or_default(),
        value: score.value.as_ref().map_or_else(
            || "–".to_owned(),
            |value| {
                let unit = indicator.and_then(|indicator| unit(value, indicator.target.as_deref()?));
                unit.map_or_else(|| figure(view, value), |unit| format!("{}\u{a0}{unit}", figure(view, value)))
            },
        ),
        target: indicator.and_then(|indicator| indicator.target.clone()),
        missed: indicator.and_then(|indicator| missed(score.value.as_deref()?, indicator.target.as_deref()?)).unwrap_or(false),
    }
}

/// The unit of a figure, after that of its target: "%", "weken".
fn unit<'a>(value: &str, target: &'a str) -> Option<&'a str> {
    missed(value, target)?;
    let unit = target.trim_start_matches(['≥', '≤', '<', '>', '=', ' ', '.', ',', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).trim();
    (!unit.is_empty()).then_some(unit)
}

/// Whether a value does not meet a target such as "≥ 75 %" or "≤ 6 weken"; none where the target is in other words.
fn missed(value: &str, target: &str) -> Option<bool> {
    let (sign, rest) = ["≥", ">=", "≤", "<="].iter().find_map(|sign| Some((*sign, target.trim().strip_prefix(sign)?)))?;
    let figure = rest.split_whitespace().next()?.trim_end_matches('%').replace(',', ".");
    let (value, figure): (Decimal, Decimal) = (value.trim().replace(',', ".").parse().ok()?, figure.parse().ok()?);
    Some(if matches!(sign, "≥" | ">=") { value < figure } else { value > figure })
}

/// A value as it was written, with the decimal sign of the reader's language.
fn figure(view: &View, value: &str) -> String {
    let number = value.parse::<Decimal>();
    number.map_or_else(|_| value.to_owned(), |number| figures::number(number, view.shared.language))
}

#[cfg(test)]
mod tests {
    use super::{missed, unit};

    #[test]
    fn a_score_is_held_against_its_target_where_that_is_a_figure() {
        assert_eq!(missed("66", "≥ 75 %"), Some(true));
        assert_eq!(missed("75", "≥ 75 %"), Some(false));
        assert_eq!(missed("7.4", "≥ 7,5"), Some(true));
        assert_eq!(missed("9", "≤ 6 weken"), Some(true));
        assert_eq!(missed("5", "<= 6 weken"), Some(false));
        assert_eq!(
            (unit("5", "≤ 6 weken"), unit("66", "≥ 75 %"), unit("7", "≥ 7,5"), unit("5", "zo kort als kan")),
            (Some("weken"), Some("%"), None, None)
        );
        assert_eq!(missed("5", "zo kort als kan"), None);
        assert_eq!(missed("–", "≥ 75 %"), None);
    }
}
