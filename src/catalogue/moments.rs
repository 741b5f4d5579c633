//! Moments (datums): every day on which something begins, ends or can be done for the last time, as it is written or follows.

use super::Catalogue;
use crate::findings::At;
use jiff::civil::Date;

/// What happens on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// The first day in force (ingang).
    Begins,
    /// The first day without it (vervallen).
    Withdrawn,
    /// One can apply from this day (aanmelden).
    Opens,
    /// No new providers from this day (dichtgezet).
    Closed,
    /// An evaluation.
    Evaluated,
    /// The last day for notice (opzegging).
    Notice,
    /// The last day to apply.
    Closes,
    /// The last day without new providers.
    Reopens,
    /// The last day on which running care can be claimed (uitloop).
    Claimed,
    /// The last day in force.
    Ends,
}

impl Turn {
    /// Its word in labels.
    pub fn key(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Withdrawn => "withdrawn",
            Self::Opens => "opens",
            Self::Closed => "closed",
            Self::Evaluated => "evaluated",
            Self::Notice => "notice",
            Self::Closes => "closes",
            Self::Reopens => "reopens",
            Self::Claimed => "claimed",
            Self::Ends => "ends",
        }
    }
}

/// Something that happens on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// `version`, `product`, `period`, `segment` or `contract`.
    pub kind: &'static str,
    /// Its identifier.
    pub id: String,
    /// What happens.
    pub turn: Turn,
}

/// All moments, by day; on one day in the order of the catalogue.
pub fn moments(catalogue: &Catalogue) -> Vec<Moment> {
    let mut all = Vec::new();
    let mut add = |kind, id: &str, turn, date: Option<Date>| all.extend(date.map(|date| Moment { date, kind, id: id.to_owned(), turn }));
    let day = |date: &Option<At<Date>>| date.as_ref().map(|date| date.value);
    let edition = &catalogue.edition;
    add("version", &edition.version, Turn::Begins, Some(edition.valid_from));
    add("version", &edition.version, Turn::Ends, day(&edition.valid_until));
    for sheet in &catalogue.sheets {
        let period = &sheet.period;
        add("period", &period.id, Turn::Begins, Some(period.valid_from.value));
        add("period", &period.id, Turn::Ends, catalogue.tariffs.end(&period.id));
    }
    for (id, segment) in &catalogue.segments {
        add("segment", id, Turn::Begins, segment.valid_from);
        add("segment", id, Turn::Ends, day(&segment.valid_until));
        for window in segment.admission.iter().flat_map(|admission| &admission.windows) {
            add("segment", id, Turn::Opens, window.from);
            add("segment", id, Turn::Closes, day(&window.until));
        }
        for closed in segment.admission.iter().flat_map(|admission| &admission.closed_for) {
            add("segment", id, Turn::Closed, closed.from);
            add("segment", id, Turn::Reopens, day(&closed.until));
        }
    }
    for (id, product) in &catalogue.products {
        add("product", id, Turn::Begins, day(&product.valid_from));
        add("product", id, Turn::Ends, day(&product.valid_until));
    }
    // Those that a version before withdrew too: its claims may go on.
    for (code, gone) in &catalogue.gone {
        add("product", code, Turn::Withdrawn, gone.from);
        add("product", code, Turn::Claimed, gone.claimable_until);
    }
    for (id, contract) in &catalogue.contracts {
        let Some(dates) = contract.term.as_ref().map(super::contract::Term::dates) else { continue };
        add("contract", id, Turn::Begins, dates.start);
        for period in &dates.periods {
            add("contract", id, Turn::Notice, period.notice_by);
        }
        add("contract", id, Turn::Ends, dates.end());
        for evaluation in &dates.evaluations {
            add("contract", id, Turn::Evaluated, Some(*evaluation));
        }
    }
    all.sort_by_key(|moment| (moment.date, moment.turn));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn moments_come_from_everything_that_has_a_date() {
        let site = sample(&[
            ("content/products/a.md", "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A48\"\nvalid_from = 2026-03-01\n+++\nA.\n"),
            ("content/contracts/k.toml", "title = \"K\"\n[term]\nstart = 2026-01-01\nduration = \"1 year\"\nnotice = \"6 months\"\n"),
            ("content/tariffs/2026.toml", "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n"),
        ]);
        let moments = moments(site.catalogue.as_ref().unwrap());
        let told: Vec<String> = moments.iter().map(|m| format!("{} {} {} {}", m.date, m.kind, m.id, m.turn.key())).collect();
        assert_eq!(
            told,
            [
                "2026-01-01 version 1 begins",
                "2026-01-01 period 2026 begins",
                "2026-01-01 contract k begins",
                "2026-03-01 product 45A48 begins",
                "2026-06-30 contract k notice",
                "2026-12-31 version 1 ends",
                "2026-12-31 contract k ends",
            ]
        );
    }
}
