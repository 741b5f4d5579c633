//! The words in a drawing, by language.

use super::ChartType;
use super::points::Points;
use crate::catalogue::terms::Language;
use crate::figures;
use crate::markdown::put;
use rust_decimal::Decimal;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    language: Language,
    kinds: [&'static str; 4],
    highest: &'static str,
    lowest: &'static str,
    below: &'static str,
    from: &'static str,
    /// What an empty cell is called.
    pub absent: &'static str,
}

impl Words {
    /// The words of that language.
    pub fn of(language: Language) -> Self {
        match language {
            Language::Nl => Self {
                language,
                kinds: ["Staafdiagram", "Gestapeld staafdiagram", "Lijndiagram", "Cirkeldiagram"],
                highest: "Hoogste waarde",
                lowest: "laagste waarde",
                below: "Alle cijfers staan in de tabel eronder.",
                from: "De as begint niet bij 0, maar bij {}.",
                absent: "onbekend",
            },
            Language::En => Self {
                language,
                kinds: ["Bar chart", "Stacked bar chart", "Line chart", "Pie chart"],
                highest: "Highest value",
                lowest: "lowest value",
                below: "All figures are in the table below.",
                from: "The axis does not begin at 0 but at {}.",
                absent: "unknown",
            },
        }
    }

    /// A figure with the decimals of its chart.
    pub fn number(&self, value: Decimal, points: &Points) -> String {
        figures::rounded(value, points.decimals, self.language)
    }

    /// A figure on an axis, with no more decimals than it needs.
    pub fn tick(&self, value: Decimal) -> String {
        let value = value.normalize();
        figures::rounded(value, value.scale(), self.language)
    }

    /// That an axis begins at a figure, where that is not zero.
    pub fn from(&self, value: Decimal) -> String {
        self.from.replace("{}", &self.tick(value))
    }

    /// What a chart shows, for who cannot see it.
    pub fn describe(&self, kind: ChartType, points: &Points) -> String {
        let kind = match kind {
            ChartType::Bar => self.kinds[0],
            ChartType::StackedBar => self.kinds[1],
            ChartType::Line => self.kinds[2],
            ChartType::Pie => self.kinds[3],
        };
        let mut all: Vec<(Decimal, String)> = Vec::new();
        for series in &points.series {
            for (name, value) in points.names.iter().zip(&series.values) {
                let called = if points.series.len() > 1 { format!("{name}, {}", series.name) } else { name.clone() };
                all.extend(value.map(|value| (value, called)));
            }
        }
        // The first of equals, so that the sentence does not depend on how a sort treats them.
        let highest = all.iter().rev().max_by_key(|(value, _)| *value);
        let lowest = all.iter().min_by_key(|(value, _)| *value);
        let mut out = format!("{kind}.");
        if let (Some((high, at_high)), Some((low, at_low))) = (highest, lowest) {
            let (high, low) = (self.number(*high, points), self.number(*low, points));
            put!(out, " {}: {high} ({at_high}); {}: {low} ({at_low}).", self.highest, self.lowest);
        }
        format!("{out} {}", self.below)
    }
}
