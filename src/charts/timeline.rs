//! Stretches of time on a line, with moments below it: the term of a contract (looptijd).
//!
//! What is certain is filled, what may come is open. Places are percentages of the width, heights in em, as in charts.

use super::moments::{Rows, rows};
use super::scale::{Ends, days, row_number, width};
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

/// Where dates stand, where the bar below them begins and ends, where the first moment stands, and how far they are apart.
/// Dates are above the bar, so that no line to a moment runs through them.
const DATES: f64 = 1.0;
const BAR: (f64, f64) = (1.9, 3.9);
const MOMENTS: f64 = 5.8;
const STEP: f64 = 1.7;

/// Draws stretches that follow each other; nothing where there is no time to draw.
pub fn timeline(stretches: &[Stretch], moments: &[Moment], ends: &Ends) -> Option<String> {
    let (first, last) = (stretches.first()?.start, stretches.last()?.end.tomorrow().ok()?);
    let all = f64::from(days(first, last));
    if all <= 0.0 {
        return None;
    }
    let mut moments: Vec<&Moment> = moments.iter().filter(|moment| first <= moment.day && moment.day <= last).collect();
    moments.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| b.label.cmp(&a.label)));
    let share = |day: Date| (f64::from(days(first, day)) / all * 100.0).clamp(0.0, 100.0);
    let sized: Vec<(f64, f64)> = moments.iter().map(|moment| (share(moment.day), width(&moment.label))).collect();
    let Rows { scale, rows } = rows(&sized);
    let place = |day: Date| share(day) * scale;
    let mut out = String::new();
    let spots: Vec<(f64, f64)> =
        rows.iter().enumerate().map(|(row, placed)| (place(moments[placed.moment].day), MOMENTS + STEP * row_number(row))).collect();
    for (x, y) in &spots {
        out.push_str(&line((*x, BAR.1), (*x, y - 0.6), "chart-grid", ""));
    }
    for (placed, (x, y)) in rows.iter().zip(&spots) {
        out.push_str(&text(*x, *y, "term-moment", " text-anchor=\"middle\"", "◆"));
        let (dx, anchor) = if placed.before { ("-0.9em", "end") } else { ("0.9em", "start") };
        let label = &moments[placed.moment].label;
        out.push_str(&text(*x, *y, "chart-value", &format!(" dx=\"{dx}\" text-anchor=\"{anchor}\""), label));
    }
    for stretch in stretches {
        let (from, until) = (place(stretch.start), place(stretch.end.tomorrow().unwrap_or(stretch.end)));
        out.push_str(&bar(stretch, from, until));
    }
    out.push_str(&dates(first, last, ends, &place));
    let height = spots.last().map_or(BAR.1 + 0.2, |(_, y)| y + 0.6);
    Some(format!(
        "<svg class=\"chart term-drawing\" role=\"img\" width=\"100%\" height=\"{}em\" fill=\"currentColor\" font-size=\"12\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n{out}</svg>",
        fixed(height),
        escape(&ends.title)
    ))
}

/// A stretch, with its name where there is room.
fn bar(stretch: &Stretch, from: f64, until: f64) -> String {
    let (class, fill, dash) =
        if stretch.open { ("term-open", "none", " stroke-dasharray=\"4 3\"") } else { ("term-sure", "currentColor", "") };
    let mut out = format!(
        "<rect class=\"{class}\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" fill=\"{fill}\" stroke=\"currentColor\"{dash}/>\n",
        fixed(from),
        fixed(BAR.0),
        fixed(until - from),
        fixed(BAR.1 - BAR.0)
    );
    if room(&stretch.label, until - from) {
        let class = if stretch.open { "term-name" } else { "term-name term-name-sure" };
        let fill = if stretch.open { "" } else { " fill=\"#fff\"" };
        out.push_str(&text(from, BAR.1 - 0.65, class, &format!(" dx=\"0.8em\"{fill}"), &stretch.label));
    }
    out
}

/// The first and the last day, and the years between them that have room.
fn dates(first: Date, last: Date, ends: &Ends, place: &dyn Fn(Date) -> f64) -> String {
    let end = place(last);
    // Figures are wider than letters.
    let width = |words: &str| width(words) * 1.12;
    let mut taken = vec![(0.0, width(&ends.first)), (end - width(&ends.last), end)];
    let mut out = tick(0.0, "start", &ends.first) + &tick(end, "end", &ends.last);
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
    out
}

fn tick(x: f64, anchor: &str, label: &str) -> String {
    let mark = line((x, BAR.0 - 0.5), (x, BAR.0), "chart-axis", "");
    mark + &text(x, DATES, "chart-tick", &format!(" text-anchor=\"{anchor}\""), label)
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
        assert!(drawing.contains("class=\"term-sure\" x=\"0%\" y=\"1.9em\" width=\"39.98%\""), "{drawing}");
        assert!(drawing.contains("class=\"term-open\" x=\"39.98%\""));
        assert!(drawing.contains("1 juli 2027: evaluatie") && !drawing.contains("te laat"));
        for year in ["2028", "2029"] {
            assert!(drawing.contains(&format!(">{year}</text>")), "{year}");
        }
    }

    /// What an attribute of a piece of SVG says, as a number.
    fn value(piece: &str, name: &str) -> f64 {
        let from = piece.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3);
        let rest = from.map_or("0", |from| &piece[from..]);
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(rest.len());
        rest[..end].parse().unwrap()
    }

    /// The words that a line runs through; diamonds are what lines lead to.
    fn struck(drawing: &str, em: f64) -> Vec<String> {
        let lines: Vec<&str> = drawing.lines().filter(|piece| piece.starts_with("<line")).collect();
        let mut struck = Vec::new();
        for piece in drawing.lines().filter(|piece| piece.starts_with("<text") && !piece.contains('◆')) {
            let words = piece.split('>').nth(1).unwrap().split('<').next().unwrap();
            let (x, y) = (value(piece, "x") + value(piece, "dx") * em, value(piece, "y"));
            // Words take less of a wider page.
            let long = width(words) * em / EM;
            let from = if piece.contains("\"end\"") {
                x - long
            } else if piece.contains("\"middle\"") {
                x - long / 2.0
            } else {
                x
            };
            assert!(from > -0.01 && from + long < 100.01, "outside: {piece}");
            let through = |line: &&str| {
                let (at, top, foot) = (value(line, "x1"), value(line, "y1"), value(line, "y2"));
                (from..from + long).contains(&at) && top < y + 0.25 && y - 0.8 < foot
            };
            struck.extend(lines.iter().find(|line| through(line)).map(|_| words.to_owned()));
        }
        struck
    }

    /// An em in percent of the narrowest page.
    const EM: f64 = 2.2;

    /// A term with a notice before every end, and some evaluations.
    fn drawn(years: &[i16], evaluations: &[Date]) -> String {
        let mut from = 2026;
        let (mut stretches, mut moments) = (Vec::new(), Vec::new());
        for length in years {
            let end = date(from + length - 1, 12, 31);
            stretches.push(Stretch { label: "Verlenging 1".into(), start: date(from, 1, 1), end, open: from > 2026 });
            let day = date(from + length - 1, 6, 30);
            moments.push(Moment { day, label: format!("30 juni {}: laatste dag om op te zeggen", from + length - 1) });
            from += length;
        }
        moments.extend(evaluations.iter().map(|day| Moment { day: *day, label: format!("1 juli {}: evaluatie", day.year()) }));
        timeline(&stretches, &moments, &ends()).unwrap()
    }

    #[test]
    fn no_line_runs_through_words() {
        let july = |year: i16| date(year, 7, 1);
        let every: Vec<Date> = (2026..2036).map(july).collect();
        let terms: [(&[i16], &[Date]); 8] = [
            (&[4], &[]),
            (&[4, 2], &[]),
            (&[2, 1], &[july(2027)]),
            (&[4, 4], &[july(2029)]),
            (&[2, 1, 1, 1], &[july(2027), date(2029, 1, 1)]),
            (&[1, 1, 1, 1, 1, 1, 1, 1], &[]),
            (&[2, 2, 2, 2, 2], &every),
            (&[10], &[date(2026, 1, 1), july(2030), date(2030, 7, 2), july(2030), date(2035, 12, 31)]),
        ];
        for (years, evaluations) in terms {
            let drawing = drawn(years, evaluations);
            for em in [EM, 1.2] {
                assert_eq!(struck(&drawing, em), Vec::<String>::new(), "{years:?} {drawing}");
            }
        }
    }

    #[test]
    fn no_time_is_no_drawing() {
        assert!(timeline(&[], &[], &ends()).is_none());
        let back = Stretch { label: "x".into(), start: date(2026, 1, 2), end: date(2026, 1, 1), open: false };
        assert!(timeline(&[back], &[], &ends()).is_none());
    }
}
