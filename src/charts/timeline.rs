//! Stretches of time on a line, with moments below it: the term of a contract (looptijd).
//!
//! What is certain is filled, what may come is open. Places are percentages of the width, heights in em, as in charts.

use super::svg::{fixed, line, text};
use crate::markdown::escape;
use jiff::civil::Date;

/// A stretch of time.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// What it is called.
    pub label: String,
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
    /// Whether it is not certain.
    pub open: bool,
}

/// A day on which something happens.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// What happens, with the day in it.
    pub label: String,
}

/// The words of a drawing that are not in its stretches and moments.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The drawing in one sentence, for who cannot see it.
    pub title: String,
    /// The first day, written out.
    pub first: String,
    /// The last day, written out.
    pub last: String,
}

/// Where the bar begins and ends, where dates stand below it, where the first moment stands, and how far they are apart.
const BAR: (f64, f64) = (0.2, 2.2);
const DATES: f64 = 3.9;
const MOMENTS: f64 = 5.9;
const STEP: f64 = 1.7;
/// A letter takes about this much of the width, in percent, on the narrowest page that shows a drawing.
const LETTER: f64 = 1.1;

/// Draws stretches that follow each other; nothing where there is no time to draw.
pub fn timeline(stretches: &[Stretch], moments: &[Moment], ends: &Ends) -> Option<String> {
    let (first, last) = (stretches.first()?.start, stretches.last()?.end.tomorrow().ok()?);
    let days = f64::from(days(first, last));
    if days <= 0.0 {
        return None;
    }
    let place = |day: Date| (f64::from(self::days(first, day)) / days * 100.0).clamp(0.0, 100.0);
    let mut out = String::new();
    let mut moments: Vec<&Moment> = moments.iter().filter(|moment| first <= moment.day && moment.day <= last).collect();
    // The last one stands highest, so that no line runs through a label.
    moments.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.label.cmp(&b.label)));
    let spot = |row: usize, moment: &Moment| (place(moment.day), MOMENTS + STEP * row_number(row));
    for (row, moment) in moments.iter().enumerate() {
        let (x, y) = spot(row, moment);
        out.push_str(&line((x, BAR.1), (x, y - 0.6), "chart-grid", ""));
    }
    for (row, moment) in moments.iter().enumerate() {
        let (x, y) = spot(row, moment);
        out.push_str(&text(x, y, "term-moment", " text-anchor=\"middle\"", "◆"));
        let (dx, anchor) = if x > 55.0 { ("-0.9em", "end") } else { ("0.9em", "start") };
        out.push_str(&text(x, y, "chart-value", &format!(" dx=\"{dx}\" text-anchor=\"{anchor}\""), &moment.label));
    }
    for stretch in stretches {
        let (from, until) = (place(stretch.start), place(stretch.end.tomorrow().unwrap_or(stretch.end)));
        let (class, fill, dash) =
            if stretch.open { ("term-open", "none", " stroke-dasharray=\"4 3\"") } else { ("term-sure", "currentColor", "") };
        out.push_str(&format!(
            "<rect class=\"{class}\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" fill=\"{fill}\" stroke=\"currentColor\"{dash}/>\n",
            fixed(from),
            fixed(BAR.0),
            fixed(until - from),
            fixed(BAR.1 - BAR.0)
        ));
        if room(&stretch.label, until - from) {
            let class = if stretch.open { "term-name" } else { "term-name term-name-sure" };
            let fill = if stretch.open { "" } else { " fill=\"#fff\"" };
            out.push_str(&text(from, BAR.1 - 0.65, class, &format!(" dx=\"0.8em\"{fill}"), &stretch.label));
        }
    }
    let mut taken = vec![(0.0, width(&ends.first)), (100.0 - width(&ends.last), 100.0)];
    out.push_str(&tick(0.0, "start", &ends.first));
    out.push_str(&tick(100.0, "end", &ends.last));
    for year in first.year() + 1..=last.year() {
        let Ok(day) = Date::new(year, 1, 1) else { continue };
        let (x, label) = (place(day), year.to_string());
        let half = width(&label) / 2.0;
        let free = taken.iter().all(|(from, until)| x + half + 1.0 < *from || *until + 1.0 < x - half);
        if day < last && free {
            out.push_str(&tick(x, "middle", &label));
            taken.push((x - half, x + half));
        }
    }
    let height = if moments.is_empty() { DATES + 0.6 } else { MOMENTS + STEP * row_number(moments.len() - 1) + 0.6 };
    Some(format!(
        "<svg class=\"chart term-drawing\" role=\"img\" width=\"100%\" height=\"{}em\" fill=\"currentColor\" font-size=\"12\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n{out}</svg>",
        fixed(height),
        escape(&ends.title)
    ))
}

fn tick(x: f64, anchor: &str, label: &str) -> String {
    let mark = line((x, BAR.1), (x, BAR.1 + 0.5), "chart-axis", "");
    mark + &text(x, DATES, "chart-tick", &format!(" text-anchor=\"{anchor}\""), label)
}

fn days(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

fn row_number(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX))
}

/// About how much of the width words take, in percent.
fn width(words: &str) -> f64 {
    row_number(words.chars().count()) * LETTER
}

fn room(words: &str, there: f64) -> bool {
    width(words) + 3.0 <= there
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ends() -> Ends {
        Ends { title: "Van 2026 tot & met 2030".into(), first: "1 januari 2026".into(), last: "31 december 2030".into() }
    }

    #[test]
    fn a_term_with_extensions_is_drawn_to_scale() {
        let stretch = |label: &str, from: i16, until: i16, open| Stretch {
            label: label.into(),
            start: date(from, 1, 1),
            end: date(until, 12, 31),
            open,
        };
        let moments = [
            Moment { day: date(2027, 7, 1), label: "1 juli 2027: evaluatie".into() },
            Moment { day: date(2040, 1, 1), label: "te laat".into() },
        ];
        let drawing = timeline(&[stretch("Vast", 2026, 2027, false), stretch("Verlenging", 2028, 2030, true)], &moments, &ends()).unwrap();
        assert!(drawing.contains("<title>Van 2026 tot &amp; met 2030</title>"));
        assert!(drawing.contains("class=\"term-sure\" x=\"0%\" y=\"0.2em\" width=\"39.98%\""), "{drawing}");
        assert!(drawing.contains("class=\"term-open\" x=\"39.98%\""));
        assert!(drawing.contains("1 juli 2027: evaluatie") && !drawing.contains("te laat"));
        for year in ["2028", "2029"] {
            assert!(drawing.contains(&format!(">{year}</text>")), "{year}");
        }
    }

    #[test]
    fn no_time_is_no_drawing() {
        assert!(timeline(&[], &[], &ends()).is_none());
        let back = Stretch { label: "x".into(), start: date(2026, 1, 2), end: date(2026, 1, 1), open: false };
        assert!(timeline(&[back], &[], &ends()).is_none());
    }
}
