//! Parts of a whole. Every slice has a number, and the same number before its name beside it.

use super::points::{Points, size};
use super::svg::{fixed, series_class, shade, wrap};
use super::words::Words;
use crate::markdown::{escape, put};
use std::f64::consts::TAU;

/// The side of the drawing in em; the names stand at its right.
const SIDE: f64 = 9.5;
/// Letters that fit beside it on a telephone.
const LINE: usize = 20;
const STEP: f64 = 1.35;

/// Slices clockwise from the top, in the order of the table.
pub fn slices(points: &Points, words: &Words) -> (String, f64) {
    let Some(series) = points.series.first() else { return (String::new(), 0.0) };
    let total: f64 = series.values.iter().flatten().copied().map(size).sum();
    let mut out = format!("<svg x=\"0\" y=\"0\" width=\"{0}em\" height=\"{0}em\" viewBox=\"-66 -66 132 132\">\n", fixed(SIDE));
    let (mut names, mut y) = (String::new(), 0.4);
    let mut turn = 0.0;
    for (at, (name, value)) in points.names.iter().zip(&series.values).enumerate() {
        let share = value.map_or(0.0, size) / total;
        if share > 0.0 {
            slice(&mut out, at, turn, share);
        }
        turn += share;
        let shown = value.map_or_else(|| words.absent.to_owned(), |value| words.number(value, points));
        for (line, part) in wrap(&format!("{}. {name}: {shown}", at + 1), LINE).into_iter().enumerate() {
            y += STEP;
            let indent = if line == 0 { 0.0 } else { 1.0 };
            put!(
                names,
                "<text class=\"chart-value\" x=\"{}em\" y=\"{}em\">{}</text>\n",
                fixed(SIDE + 0.8 + indent),
                fixed(y - 0.3),
                escape(&part)
            );
        }
        y += 0.25;
    }
    (format!("{out}</svg>\n{names}"), (SIDE + 0.2).max(y + 0.3))
}

fn slice(out: &mut String, at: usize, from: f64, share: f64) {
    let point = |turn: f64, radius: f64| {
        let angle = turn * TAU;
        (fixed(radius * angle.sin()), fixed(-radius * angle.cos()))
    };
    let look = format!("class=\"{}\" fill-opacity=\"{}\" stroke=\"currentColor\"", series_class(at), shade(at));
    if share > 0.9999 {
        put!(out, "<circle {look} r=\"50\"/>\n");
    } else {
        let ((x1, y1), (x2, y2)) = (point(from, 50.0), point(from + share, 50.0));
        let large = u8::from(share > 0.5);
        put!(out, "<path {look} d=\"M0 0L{x1} {y1}A50 50 0 {large} 1 {x2} {y2}Z\"/>\n");
    }
    let (x, y) = point(from + share / 2.0, 58.0);
    put!(out, "<text class=\"chart-tick\" x=\"{x}\" y=\"{y}\" dy=\"4\" font-size=\"12\" text-anchor=\"middle\">{}</text>\n", at + 1);
}
