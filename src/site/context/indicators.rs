//! Indicators (indicatoren) and what providers scored on them.

use serde::Serialize;

use super::{Fact, Link};

/// `indicatoren.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndicatorsPage {
    pub indicators: Vec<Indicator>,
}

/// An indicator (prestatie-indicator).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub definition_html: Option<String>,
    /// "≥ 80 %".
    pub target: Option<String>,
    pub source: Option<String>,
    pub segments: Vec<Link>,
    /// Whatever else limits it.
    pub scope: Vec<Fact>,
    pub scores: Vec<Score>,
    /// The texts that refer to it.
    pub referred: Vec<Link>,
}

/// What a provider scored.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Score {
    pub provider: Link,
    pub indicator: Link,
    pub segment: Option<Link>,
    pub period: String,
    pub value: String,
    pub target: Option<String>,
    /// Whether it is known not to meet the target.
    pub missed: bool,
}
