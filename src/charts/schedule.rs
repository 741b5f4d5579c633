//! Steps as bars in time, each on a row of its own: a planning.
//!
//! A step of one day is a diamond. Its name stands beside it, on the side that has the most room, and leads to what is
//! said of it. Today is not in the drawing: a script draws it, so that it is never that of a build.

use super::scale::{Ends, Scale, row_number};
use super::svg::{fixed, line, text};
use crate::markdown::escape;
use jiff::civil::Date;

/// A step in time.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is called.
    pub label: String,
    /// What it is called and when it is, for who cannot see it.
    pub name: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Where more is said of it.
    pub url: String,
}

/// Where the first row begins, below the word that says what today is; and how far rows are apart.
const TOP: f64 = 1.8;
const ROW: f64 = 2.0;
/// A bar in its row, and the foot of the words beside it.
const BAR: (f64, f64) = (0.25, 1.65);
const FOOT: f64 = 1.35;
/// A bar is never narrower than this, in percent.
const LEAST: f64 = 0.4;

/// Draws bars below each other; nothing where there is no time to draw.
pub fn schedule(bars: &[Bar], ends: &Ends, today: &str) -> Option<String> {
    let scale = Scale::new(bars.iter().map(|bar| bar.start).min()?, bars.iter().map(|bar| bar.end).max()?)?;
    let foot = TOP + ROW * row_number(bars.len());
    let mut out = String::new();
    for x in [0.0].into_iter().chain(scale.years().map(|day| scale.place(day))).chain([100.0]) {
        out.push_str(&line((x, TOP), (x, foot), "chart-grid", ""));
    }
    for (row, bar) in bars.iter().enumerate() {
        out.push_str(&drawn(bar, &scale, TOP + ROW * row_number(row)));
    }
    out.push_str(&scale.axis(foot, foot + 1.7, ends));
    Some(format!(
        "<svg class=\"chart plan-drawing\" role=\"group\" aria-labelledby=\"drawing-title\" width=\"100%\" height=\"{}em\" fill=\"currentColor\" font-size=\"12\" data-today=\"{}\" data-foot=\"{}em\"{} xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"drawing-title\">{}</title>\n{out}</svg>",
        fixed(foot + 2.3),
        escape(today),
        fixed(foot),
        scale.attributes(),
        escape(&ends.title)
    ))
}

/// One step: its bar, and its name beside it.
fn drawn(bar: &Bar, scale: &Scale, top: f64) -> String {
    let (from, until) = scale.span(bar.start, bar.end);
    let one_day = bar.start == bar.end;
    let shape = if one_day {
        text(from, top + FOOT, "plan-day", " text-anchor=\"middle\"", "◆")
    } else {
        format!(
            "<rect class=\"plan-bar\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\"/>\n",
            fixed(from),
            fixed(top + BAR.0),
            fixed((until - from).max(LEAST)),
            fixed(BAR.1 - BAR.0)
        )
    };
    let gap = if one_day { 0.9 } else { 0.6 };
    let (x, gap, anchor) = if from > 100.0 - until { (from, -gap, "end") } else { (until, gap, "start") };
    let words = text(x, top + FOOT, "plan-name", &format!(" dx=\"{}em\" text-anchor=\"{anchor}\"", fixed(gap)), &bar.label);
    format!(
        "<a href=\"{}\" aria-label=\"{}\" data-from=\"{}\" data-until=\"{}\">\n{shape}{words}</a>\n",
        escape(&bar.url),
        escape(&bar.name),
        bar.start,
        bar.end
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn bar(label: &str, start: Date, end: Date) -> Bar {
        Bar { label: label.into(), name: format!("{label}, dan"), start, end, url: format!("#{label}") }
    }

    #[test]
    fn steps_are_bars_to_scale_that_lead_to_what_is_said_of_them() {
        let ends = Ends { title: "De planning".into(), first: "1 januari 2025".into(), last: "31 december 2026".into() };
        let bars = [bar("tafels", date(2025, 1, 1), date(2025, 12, 31)), bar("besluit", date(2026, 12, 31), date(2026, 12, 31))];
        let drawing = schedule(&bars, &ends, "vandaag").unwrap();
        assert!(drawing.contains("<a href=\"#tafels\" aria-label=\"tafels, dan\" data-from=\"2025-01-01\" data-until=\"2025-12-31\">"));
        assert!(drawing.contains("class=\"plan-bar\" x=\"0%\" y=\"2.05em\" width=\"50%\""), "{drawing}");
        assert!(drawing.contains("text-anchor=\"end\">besluit<") && drawing.contains("◆"), "{drawing}");
        assert!(drawing.contains("data-first=\"2025-01-01\" data-after=\"2027-01-01\"") && drawing.contains(">2026</text>"));
        assert!(schedule(&[], &ends, "vandaag").is_none());
    }
}
