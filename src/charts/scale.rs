//! Days on the width of a drawing, with the dates and years below it.

use super::svg::{line, text};
use jiff::civil::Date;

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

/// A letter takes about this much of the width, in percent, on the narrowest page that shows a drawing.
const LETTER: f64 = 1.2;

/// The time that a drawing is about.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    first: Date,
    /// The day after the last.
    after: Date,
    days: f64,
}

impl Scale {
    /// From the first day up to and with the last; nothing where that is no time.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        let after = last.tomorrow().ok()?;
        let days = f64::from(days(first, after));
        (days > 0.0).then_some(Self { first, after, days })
    }

    /// Whether a day is in it.
    pub fn holds(&self, day: Date) -> bool {
        self.first <= day && day <= self.after
    }

    /// Where a day begins, in percent of the width.
    pub fn place(&self, day: Date) -> f64 {
        (f64::from(days(self.first, day)) / self.days * 100.0).clamp(0.0, 100.0)
    }

    /// Where days begin and end, the last one with them.
    pub fn span(&self, start: Date, end: Date) -> (f64, f64) {
        (self.place(start), self.place(end.tomorrow().unwrap_or(end)))
    }

    /// The first days of the years in it, but for the first and the last day.
    pub fn years(&self) -> impl Iterator<Item = Date> {
        let after = self.after;
        (self.first.year() + 1..=after.year()).filter_map(|year| Date::new(year, 1, 1).ok()).filter(move |day| *day < after)
    }

    /// Dates at both ends, and the years between them that there is room for: marks at `top`, words at `foot`.
    pub fn axis(&self, top: f64, foot: f64, ends: &Ends) -> String {
        let tick = |x: f64, anchor: &str, label: &str| {
            let mark = line((x, top), (x, top + 0.5), "chart-axis", "");
            mark + &text(x, foot, "chart-tick", &format!(" text-anchor=\"{anchor}\""), label)
        };
        let mut out = tick(0.0, "start", &ends.first) + &tick(100.0, "end", &ends.last);
        let mut taken = vec![(0.0, width(&ends.first)), (100.0 - width(&ends.last), 100.0)];
        for day in self.years() {
            let (x, label) = (self.place(day), day.year().to_string());
            let half = width(&label) / 2.0;
            if taken.iter().all(|(from, until)| x + half + 1.0 < *from || *until + 1.0 < x - half) {
                out.push_str(&tick(x, "middle", &label));
                taken.push((x - half, x + half));
            }
        }
        out
    }

    /// The time as attributes of a drawing, for the script that draws the line of today.
    pub fn attributes(&self) -> String {
        format!(" data-first=\"{}\" data-after=\"{}\"", self.first, self.after)
    }
}

/// How many days lie between two.
pub fn days(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days())
}

/// A row as a number to reckon with.
pub fn row_number(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX))
}

/// About how much of the width words take, in percent.
pub fn width(words: &str) -> f64 {
    row_number(words.chars().count()) * LETTER
}
