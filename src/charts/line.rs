//! Lines over time, and the range between two of them. One or two lines have their names at their ends, more of them in
//! a list above the plot, where they cannot stand on each other.

use super::points::{Points, size};
use super::svg::{fixed, line, series_class, text};
use super::words::Words;
use rust_decimal::Decimal;

/// The height of the plot in em, and what is above it for the highest figures.
const HEIGHT: f64 = 12.0;
const ABOVE: f64 = 1.8;
/// The height of a line in the list of names, and as many lines as can be named at their ends.
const NAME: f64 = 1.6;
const MOST_AT_ENDS: usize = 2;
/// The first and last point, in percent.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 96.0;
/// Letters that fit under the plot on a telephone.
const LETTERS: usize = 40;

/// Lines, with their axis.
pub fn lines(points: &Points, words: &Words) -> (String, f64) {
    let axis = Axis::of(points);
    let mut out = String::new();
    for tick in &axis.ticks {
        let y = axis.y(*tick);
        out.push_str(&line((0.0, y), (100.0, y), "chart-grid", " stroke-opacity=\"0.25\""));
        out.push_str(&text(0.0, y - 0.25, "chart-tick", "", &words.tick(*tick)));
    }
    if points.range {
        out.push_str(&band(points, &axis));
    }
    for which in 0..points.series.len() {
        out.push_str(&series(points, which, &axis));
    }
    out.push_str(&names(points, &axis));
    if points.series.len() > MOST_AT_ENDS {
        out.push_str(&legend(points, words));
    } else {
        out.push_str(&ends(points, &axis, words));
    }
    let foot = axis.foot() + 1.8;
    if axis.low <= 0.0 {
        return (out, foot);
    }
    // Differences look larger than they are: that is said.
    let from = axis.ticks.first().copied().unwrap_or_default();
    out.push_str(&text(0.0, foot + 1.0, "chart-tick", "", &words.from(from)));
    (out, foot + 1.4)
}

/// A line of each kind with its name and last figure, above the plot.
fn legend(points: &Points, words: &Words) -> String {
    let mut out = String::new();
    for (which, series) in points.series.iter().enumerate() {
        let (class, y) = (series_class(which), NAME * position(which) + 0.7);
        out.push_str(&line((0.0, y), (7.0, y), &class, &format!(" stroke-width=\"2\"{}", dash(which))));
        out.push_str(&sign(3.5, y, which, &class));
        let last = points.names.iter().zip(&series.values).rev().find_map(|(name, value)| Some((name, (*value)?)));
        let said =
            last.map_or_else(|| series.name.clone(), |(name, value)| format!("{} {} ({name})", series.name, words.number(value, points)));
        out.push_str(&text(9.0, y + 0.35, "chart-value", "", &said));
    }
    out
}

/// The upright axis: its ends and the figures beside it.
struct Axis {
    low: f64,
    high: f64,
    /// Where the plot begins, in em.
    top: f64,
    ticks: Vec<Decimal>,
}

impl Axis {
    /// From zero, unless all figures lie so close together that nothing would be seen then.
    fn of(points: &Points) -> Self {
        let least = points.values().copied().min().unwrap_or_default();
        let most = points.values().copied().max().unwrap_or_default();
        let near = least > Decimal::ZERO && size(least) > size(most) * 0.6;
        let from = if near { least } else { least.min(Decimal::ZERO) };
        let to = if near { most } else { most.max(Decimal::ZERO) };
        let step = step(size(to) - size(from));
        let mut tick = (from / step).floor() * step;
        let mut ticks = vec![tick];
        while tick < to && ticks.len() < 20 {
            tick += step;
            ticks.push(tick);
        }
        let high = ticks.last().copied().unwrap_or_default();
        let named = if points.series.len() > MOST_AT_ENDS { points.series.len() } else { 0 };
        let top = if named > 0 { NAME * position(named) + 1.2 } else { ABOVE };
        Self { low: size(ticks[0]), high: size(high), top, ticks }
    }

    fn y(&self, value: Decimal) -> f64 {
        let span = if self.high > self.low { self.high - self.low } else { 1.0 };
        self.top + HEIGHT * (1.0 - (size(value) - self.low) / span)
    }

    /// Where the plot ends, in em.
    fn foot(&self) -> f64 {
        self.top + HEIGHT
    }
}

/// A round step that gives some four lines: 1, 2 or 5 with zeros.
fn step(span: f64) -> Decimal {
    let mut step = Decimal::new(1, 6);
    let factors = [Decimal::from(2), Decimal::new(25, 1), Decimal::from(2)];
    for factor in factors.iter().cycle().take(66) {
        if size(step) * 5.0 >= span {
            break;
        }
        step = step.checked_mul(*factor).unwrap_or(step);
    }
    if span > 0.0 { step.normalize() } else { Decimal::ONE }
}

fn x(points: &Points, at: usize) -> f64 {
    match points.names.len() {
        0 | 1 => f64::midpoint(LEFT, RIGHT),
        count => LEFT + (RIGHT - LEFT) * position(at) / position(count - 1),
    }
}

fn position(at: usize) -> f64 {
    f64::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// A line in pieces: only single lines may have their ends in percent. Each series has a dash and a
/// sign of its own.
fn series(points: &Points, which: usize, axis: &Axis) -> String {
    let class = series_class(which);
    let dash = dash(which);
    let values = &points.series[which].values;
    let at: Vec<Option<(f64, f64)>> = values.iter().enumerate().map(|(n, value)| value.map(|v| (x(points, n), axis.y(v)))).collect();
    let mut out = String::new();
    for pair in at.windows(2) {
        if let [Some(from), Some(to)] = pair {
            out.push_str(&line(*from, *to, &class, &format!(" stroke-width=\"2\"{dash}")));
        }
    }
    for (x, y) in at.into_iter().flatten() {
        out.push_str(&sign(x, y, which, &class));
    }
    out
}

fn dash(which: usize) -> &'static str {
    ["", " stroke-dasharray=\"7 4\"", " stroke-dasharray=\"2 3\"", " stroke-dasharray=\"10 3 2 3\""][which % 4]
}

fn sign(x: f64, y: f64, which: usize, class: &str) -> String {
    let (x, y) = (fixed(x), fixed(y));
    let fill = if which % 4 < 2 { "" } else { " fill-opacity=\"0\" stroke-width=\"1.5\"" };
    if which.is_multiple_of(2) {
        format!("<circle class=\"{class}\" cx=\"{x}%\" cy=\"{y}em\" r=\"3.5\" stroke=\"currentColor\"{fill}/>\n")
    } else {
        format!(
            "<rect class=\"{class}\" x=\"{x}%\" y=\"{y}em\" width=\"7\" height=\"7\" transform=\"translate(-3.5 -3.5)\" stroke=\"currentColor\"{fill}/>\n"
        )
    }
}

/// The surface between the ends of a range.
fn band(points: &Points, axis: &Axis) -> String {
    let [low, high, ..] = points.series.as_slice() else { return String::new() };
    let both: Vec<(f64, f64, f64)> = low
        .values
        .iter()
        .zip(&high.values)
        .enumerate()
        .filter_map(|(n, (low, high))| Some((x(points, n), axis.y((*low)?), axis.y((*high)?))))
        .collect();
    let across = |y: f64| (y - axis.top) / HEIGHT * 100.0;
    let mut corners: Vec<String> = both.iter().map(|(x, _, high)| format!("{},{}", fixed(*x), fixed(across(*high)))).collect();
    corners.extend(both.iter().rev().map(|(x, low, _)| format!("{},{}", fixed(*x), fixed(across(*low)))));
    // Only a surface may be stretched to the width of the page: it has no letters and no edge.
    format!(
        "<svg x=\"0\" y=\"{}em\" width=\"100%\" height=\"{}em\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\"><polygon class=\"chart-range\" points=\"{}\" fill-opacity=\"0.15\"/></svg>\n",
        fixed(axis.top),
        fixed(HEIGHT),
        corners.join(" ")
    )
}

/// Names under the plot; as many as fit on a telephone, the last one always.
fn names(points: &Points, axis: &Axis) -> String {
    let count = points.names.len();
    let letters: usize = points.names.iter().map(|name| name.chars().count() + 2).sum();
    let every = letters.div_ceil(LETTERS).max(1);
    let mut out = String::new();
    for (at, name) in points.names.iter().enumerate().filter(|(at, _)| (count - 1 - at).is_multiple_of(every)) {
        let anchor =
            if at + 1 == count && count > 1 { (100.0, " text-anchor=\"end\"") } else { (x(points, at), " text-anchor=\"middle\"") };
        out.push_str(&text(anchor.0, axis.foot() + 1.4, "chart-tick", anchor.1, name));
    }
    out
}

/// The name and last figure at the end of every line, and its first figure at the beginning.
fn ends(points: &Points, axis: &Axis, words: &Words) -> String {
    let single = points.series.len() == 1;
    let mut out = String::new();
    let mut last = Vec::new();
    for series in &points.series {
        let filled: Vec<(usize, Decimal)> = series.values.iter().enumerate().filter_map(|(n, v)| v.map(|v| (n, v))).collect();
        let (Some(first), Some(end)) = (filled.first(), filled.last()) else { continue };
        let shown = words.number(end.1, points);
        let falls = filled.len() > 1 && filled[filled.len() - 2].1 > end.1;
        last.push(End { y: axis.y(end.1), falls, words: if single { shown } else { format!("{} {shown}", series.name) } });
        if filled.len() > 1 {
            let above = if points.range && last.len() == 1 { 1.3 } else { -0.6 };
            let shown = words.number(first.1, points);
            out.push_str(&text(x(points, first.0), axis.y(first.1) + above, "chart-value", " text-anchor=\"middle\"", &shown));
        }
    }
    for (y, words) in apart(last, points.range) {
        out.push_str(&text(100.0, y, "chart-value", " text-anchor=\"end\"", &words));
    }
    out
}

/// The end of a line, and what is to be said there.
#[derive(Clone, Debug)]
struct End {
    y: f64,
    falls: bool,
    words: String,
}

/// Puts labels clear of their lines and of each other: above the ends, but below those of falling
/// lines where there is room; the lower end of a range always below it.
fn apart(mut labels: Vec<End>, range: bool) -> Vec<(f64, String)> {
    if range && labels.len() == 2 {
        return labels.into_iter().zip([1.4, -0.7]).map(|(end, by)| (end.y + by, end.words)).collect();
    }
    labels.sort_by(|a, b| a.y.total_cmp(&b.y));
    let falling = labels.iter().filter(|end| end.falls).count() * 2 > labels.len();
    let mut placed: Vec<(f64, String)> = Vec::new();
    for end in &labels {
        let above = placed.last().map_or(f64::MIN, |(y, _)| *y);
        placed.push(((end.y + 1.4).max(above + 1.25), end.words.clone()));
    }
    if falling && placed.last().is_some_and(|(y, _)| *y <= ABOVE + HEIGHT - 0.2) {
        return placed;
    }
    placed.clear();
    for end in labels.into_iter().rev() {
        let below = placed.last().map_or(f64::MAX, |(y, _)| *y);
        placed.push(((end.y - 0.7).min(below - 1.25), end.words));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (span, wanted) in [(60.0, "20"), (10.0, "2"), (0.3, "0.1"), (4.9, "1"), (12_000.0, "5000"), (0.0, "1")] {
            assert_eq!(step(span), wanted.parse::<Decimal>().unwrap(), "{span}");
        }
    }

    #[test]
    fn many_lines_are_named_above_the_plot() {
        let column =
            |name: &str| super::super::points::Column { name: name.to_owned(), values: vec![Some(Decimal::ONE), Some(Decimal::TWO)] };
        let points = |count: usize| Points {
            names: vec!["2018".to_owned(), "2019".to_owned()],
            series: ["a", "b", "c"][..count].iter().map(|name| column(name)).collect(),
            range: false,
            decimals: 0,
        };
        let words = Words::of(crate::catalogue::terms::Language::Nl);
        let (three, high) = lines(&points(3), &words);
        assert!(three.contains(">c 2 (2019)</text>") && !three.contains("text-anchor=\"end\">c 2"), "{three}");
        assert!(high > lines(&points(2), &words).1);
    }

    #[test]
    fn an_axis_that_does_not_begin_at_zero_says_so() {
        let values = [192_700, 195_000].map(|value| Some(Decimal::from(value)));
        let series = vec![super::super::points::Column { name: "n".to_owned(), values: values.into() }];
        let points = Points { names: vec!["2017".to_owned(), "2023".to_owned()], series, range: false, decimals: 0 };
        let (drawn, _) = lines(&points, &Words::of(crate::catalogue::terms::Language::Nl));
        assert!(drawn.contains("De as begint niet bij 0, maar bij 192.500."), "{drawn}");
    }

    #[test]
    fn labels_never_stand_on_each_other() {
        let end = |y, falls| End { y, falls, words: String::new() };
        for falls in [true, false] {
            let placed = apart(vec![end(5.0, falls), end(5.1, falls), end(5.2, falls)], false);
            assert!(placed.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() >= 1.24));
            assert_eq!(placed.iter().all(|(y, _)| *y > 5.2), falls);
        }
    }
}
