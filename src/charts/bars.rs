//! Bars lying down: names of any length fit above them, and a telephone has room downwards.

use super::points::{Points, size};
use super::svg::{bar, line, text, wrap};
use super::words::Words;
use rust_decimal::Decimal;

/// Letters that fit on a line of a telephone.
const LINE: usize = 42;
/// From one line of text to the next, in em.
const STEP: f64 = 1.3;

/// A bar for every value, its figure behind it; bars to the left of the axis are negative.
pub fn bars(points: &Points, words: &Words) -> (String, f64) {
    let single = points.series.len() == 1 || points.range;
    // The rest of the width is for the figures, and for names of series where there are several.
    let room = if single { 76.0 } else { 56.0 };
    let low = points.values().copied().map(size).fold(0.0, f64::min);
    let high = points.values().copied().map(size).fold(0.0, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let at = |value: Decimal| (size(value) - low) / span * room;
    let zero = -low / span * room;
    let (mut out, mut y) = (String::new(), 0.0);
    for (row, name) in points.names.iter().enumerate() {
        for part in wrap(name, LINE) {
            y += STEP;
            out.push_str(&text(0.0, y - 0.3, "chart-name", "", &part));
        }
        let top = y;
        if points.range {
            let ends: Vec<Decimal> = points.series.iter().filter_map(|series| series.values[row]).collect();
            if let [from, to] = ends.as_slice() {
                out.push_str(&bar(at(*from), y + 0.1, (at(*to) - at(*from)).max(0.3), 0.9, 0));
                out.push_str(&behind(at(*to), y, &format!("{} – {}", words.number(*from, points), words.number(*to, points))));
            } else {
                out.push_str(&behind(zero, y, words.absent));
            }
            y += STEP;
        } else {
            for (which, series) in points.series.iter().enumerate() {
                let shown = series.values[row].map_or_else(|| words.absent.to_owned(), |value| words.number(value, points));
                let end = series.values[row].map_or(zero, at);
                if (end - zero).abs() > 0.0 {
                    out.push_str(&bar(end.min(zero), y + 0.1, (end - zero).abs(), 0.9, which));
                }
                let shown = if single { shown } else { format!("{}: {shown}", series.name) };
                out.push_str(&behind(end.max(zero), y, &shown));
                y += STEP;
            }
        }
        out.push_str(&line((zero, top), (zero, y - 0.2), "chart-axis", ""));
        y += 0.5;
    }
    (out, y)
}

/// One bar a name, cut in its parts; the parts stand below it in words, in the same order.
pub fn stacked(points: &Points, words: &Words) -> (String, f64) {
    let total = |row: usize| -> Decimal { points.series.iter().filter_map(|series| series.values[row]).sum() };
    let most = (0..points.names.len()).map(|row| size(total(row))).fold(0.0, f64::max);
    let scale = if most > 0.0 { 99.0 / most } else { 0.0 };
    let (mut out, mut y) = (String::new(), 0.0);
    for (row, name) in points.names.iter().enumerate() {
        for part in wrap(&format!("{name}: {}", words.number(total(row), points)), LINE) {
            y += STEP;
            out.push_str(&text(0.0, y - 0.3, "chart-name", "", &part));
        }
        let mut x = 0.0;
        for (which, series) in points.series.iter().enumerate() {
            let width = series.values[row].map_or(0.0, size) * scale;
            if width > 0.0 {
                out.push_str(&bar(x, y + 0.1, width, 1.0, which));
            }
            x += width;
        }
        y += STEP;
        let parts = points.series.iter().map(|series| {
            let value = series.values[row].map_or_else(|| words.absent.to_owned(), |value| words.number(value, points));
            // A name and its figure are not parted at the end of a line.
            format!("{} {value}", series.name).replace(' ', "\u{a0}")
        });
        for part in lines(parts.collect()) {
            y += STEP;
            out.push_str(&text(0.0, y - 0.3, "chart-value", "", &part));
        }
        y += 0.6;
    }
    (out, y)
}

/// Text behind the end of a bar.
fn behind(x: f64, y: f64, words: &str) -> String {
    text(x, y + 0.95, "chart-value", " dx=\"0.4em\"", words)
}

/// Parts with a sign between them, in lines that fit.
fn lines(parts: Vec<String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 3 + part.chars().count() <= LINE => {
                line.push_str(" | ");
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}
