//! The dates that follow from the term (looptijd) of a contract. Computes; judges nothing.
//!
//! First and last days are both in force, so a term of two years from 1 January ends on 31 December
//! of the next year. Pages, the calendar file and the data take their dates from here and nowhere else.

use super::contract::Term;
use jiff::civil::Date;

/// What follows from a term. What cannot be known, because a part of the term is missing, is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermDates {
    /// First day in force.
    pub start: Option<Date>,
    /// The contract itself, and after it each extension (verlenging) that it offers.
    pub periods: Vec<TermPeriod>,
    /// The last day that it can ever be in force.
    pub maximum: Option<Date>,
    /// The days on which it is evaluated.
    pub evaluations: Vec<Date>,
}

/// A stretch of a term, at the end of which it stops or goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermPeriod {
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Date,
    /// The last day on which notice (opzegging) can be given against that end.
    pub notice_by: Option<Date>,
}

impl TermDates {
    /// Last day of the contract when it is not extended.
    pub fn end(&self) -> Option<Date> {
        self.periods.first().map(|period| period.end)
    }

    /// The extensions, one after the other.
    pub fn extensions(&self) -> &[TermPeriod] {
        self.periods.get(1..).unwrap_or_default()
    }
}

impl Term {
    /// The last day on which it can be in force, with every extension; none where that cannot be known.
    pub fn last_day(&self) -> Option<Date> {
        self.dates().periods.last().filter(|_| self.extensions.all_known()).map(|period| period.end)
    }

    /// The dates of this term.
    ///
    /// - end: as written, or start + duration − 1 day; the last day of a month that has no such day;
    /// - an extension: from the day after the last end, for its duration;
    /// - maximum: start + maximum − 1 day;
    /// - notice: the day after a period − the notice − 1 day;
    /// - an evaluation: start + its duration; the last day where that is the day after it.
    pub fn dates(&self) -> TermDates {
        let start = self.start.as_ref().map(|date| date.value);
        let written = self.end.as_ref().map(|date| date.value);
        let end = written.or_else(|| self.duration.as_ref()?.through(start?));
        let mut periods = Vec::new();
        if let Some(mut end) = end {
            let notice = |end| self.notice.as_ref().and_then(|notice| notice.before_end_of(end));
            periods.push(TermPeriod { start, end, notice_by: notice(end) });
            for extension in self.extensions.known() {
                // The calendar ends in the year 9999; nothing is in force after it.
                let Ok(start) = end.tomorrow() else { break };
                let Some(last) = extension.through(start) else { break };
                end = last;
                periods.push(TermPeriod { start: Some(start), end, notice_by: notice(end) });
            }
        }
        let maximum = start.and_then(|start| self.maximum.as_ref()?.through(start));
        // "After five years" in a contract of five years is when it ends.
        let known = periods.last().filter(|_| self.extensions.all_known()).map(|period| period.end);
        let last = known.into_iter().chain(maximum).min();
        let evaluation = |date: Date| last.filter(|last| last.tomorrow().is_ok_and(|next| next == date)).unwrap_or(date);
        let all = start.iter().flat_map(|start| self.evaluations.iter().filter_map(|after| after.after(*start)));
        let evaluations = all.map(evaluation).collect();
        TermDates { start, periods, maximum, evaluations }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::{FromValue, Reader};
    use crate::content::value::read_toml;
    use crate::findings::{FileId, Findings};
    use jiff::civil::date;

    fn term(text: &str) -> Term {
        let mut findings = Findings::default();
        let value = read_toml(FileId::default(), text, 0, &mut findings);
        Term::read(value, &mut Reader::new(&mut findings, &[])).unwrap()
    }

    fn dates(text: &str) -> TermDates {
        term(text).dates()
    }

    #[test]
    fn the_last_day_is_known_where_every_extension_is() {
        assert_eq!(term("end = 2025-12-31").last_day(), Some(date(2025, 12, 31)));
        assert_eq!(term("end = 2025-12-31\nextensions = [\"1 year\"]").last_day(), Some(date(2026, 12, 31)));
        assert_eq!(term("end = 2025-12-31\nextensions = \"open\"").last_day(), None);
        assert_eq!(term("start = 2025-01-01").last_day(), None);
    }

    #[test]
    fn first_and_last_days_are_in_force() {
        let dates = dates(
            "start = 2026-01-01\nduration = \"2 years\"\nextensions = [\"1 year\", \"1 jaar\", \"6 months\"]\nmaximum = \"5 years\"\n
             notice = \"6 months\"\nevaluations = [\"18 months\", \"3 years\"]",
        );
        assert_eq!(dates.end(), Some(date(2027, 12, 31)));
        let ends: Vec<_> = dates.extensions().iter().map(|period| period.end).collect();
        assert_eq!(ends, [date(2028, 12, 31), date(2029, 12, 31), date(2030, 6, 30)]);
        assert_eq!(dates.extensions()[0].start, Some(date(2028, 1, 1)));
        let notices: Vec<_> = dates.periods.iter().filter_map(|period| period.notice_by).collect();
        assert_eq!(notices, [date(2027, 6, 30), date(2028, 6, 30), date(2029, 6, 30), date(2029, 12, 31)]);
        assert_eq!(dates.maximum, Some(date(2030, 12, 31)));
        assert_eq!(dates.evaluations, [date(2027, 7, 1), date(2029, 1, 1)]);
    }

    #[test]
    fn months_keep_their_length() {
        let dates = dates("start = 2026-08-31\nduration = \"6 months\"\nextensions = [\"1 month\"]");
        assert_eq!(dates.end(), Some(date(2027, 2, 28)));
        assert_eq!(dates.extensions()[0].end, date(2027, 3, 31));
        assert_eq!(dates.periods[0].notice_by, None);
        assert_eq!(super::tests::dates("start = 2024-02-29\nduration = \"1 year\"").end(), Some(date(2025, 2, 28)));
        assert_eq!(super::tests::dates("start = 2026-01-01\nduration = \"10 days\"").end(), Some(date(2026, 1, 10)));
    }

    #[test]
    fn notice_is_counted_from_the_day_after_the_end() {
        let dates = dates("start = 2026-01-01\nduration = \"2 years\"\nextensions = [\"6 months\", \"6 months\"]\nnotice = \"18 months\"");
        let notices: Vec<_> = dates.periods.iter().filter_map(|period| period.notice_by).collect();
        assert_eq!(notices, [date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30)]);
    }

    #[test]
    fn a_part_that_is_missing_leaves_out_what_needs_it() {
        let last = dates("start = 2026-01-01\nduration = \"2 years\"\nevaluations = [\"18 months\", \"2 years\"]");
        assert_eq!(last.evaluations, [date(2027, 7, 1), date(2027, 12, 31)], "after all of it is on its last day");
        let open = dates("duration = \"2 years\"\nnotice = \"3 months\"\nevaluations = [\"1 year\"]");
        assert_eq!(open, TermDates::default());
        let ends = dates("end = 2026-12-31\nextensions = [\"1 year\"]\nnotice = \"30 days\"");
        assert_eq!(ends.start, None);
        assert_eq!(ends.end(), Some(date(2026, 12, 31)));
        assert_eq!(ends.periods[0].notice_by, Some(date(2026, 12, 1)));
        assert_eq!(ends.extensions()[0].end, date(2027, 12, 31));
    }

    #[test]
    fn what_is_open_or_a_range_gives_no_date() {
        let range = dates("start = 2023-01-01\nduration = \"5-7 years\"\nextensions = [\"1 year\"]\nmaximum = \"9 years\"");
        assert!(range.periods.is_empty());
        assert_eq!(range.maximum, Some(date(2031, 12, 31)));
        let open = dates("start = 2026-01-01\nduration = \"2 years\"\nextensions = [\"1 year\", \"open\", \"1 year\"]");
        assert_eq!(open.extensions().len(), 1);
        assert!(dates("start = 2026-01-01\nduration = \"2 jaar\"\nextensions = \"open\"").extensions().is_empty());
    }

    #[test]
    fn a_written_end_goes_before_a_duration() {
        assert_eq!(dates("start = 2026-01-01\nduration = \"2 years\"\nend = 2026-06-30").end(), Some(date(2026, 6, 30)));
    }

    #[test]
    fn a_term_past_the_end_of_the_calendar_stops_there() {
        let dates = dates("start = 9000-01-01\nduration = \"1000 years\"\nextensions = [\"1 year\"]");
        assert!(dates.end().is_some());
    }
}
