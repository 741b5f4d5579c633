//! The indicators, and what providers scored on them.

use super::page;
use crate::site::context::{IndicatorsPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page's own keys.
pub fn indicators(view: &View) -> IndicatorsPage {
    let _ = view;
    IndicatorsPage::default()
}

/// What every page has.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Indicators, "indicators", view.label("indicators"))
}

/// A score of a provider.
pub fn score(view: &View, score: &crate::catalogue::people::Score) -> crate::site::context::Score {
    let indicator = view.catalogue().indicators.get(&score.indicator.value);
    let name = indicator.map_or_else(|| score.indicator.value.clone(), |indicator| indicator.name.value.clone());
    crate::site::context::Score {
        provider: view.provider(&score.provider),
        indicator: view.link(name, &PageId::Indicators, Some(&score.indicator)),
        segment: score.segment.as_ref().map(|id| view.segment(id)),
        period: score.period.clone().unwrap_or_default(),
        value: score.value.clone(),
        target: indicator.and_then(|indicator| indicator.target.clone()),
    }
}
