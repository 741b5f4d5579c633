//! What help costs (kostenindicatie): volume × duration × tariff, exact to the cent, over a change of tariff.
//!
//! The script of a product's page does the same sum in whole numbers; `tests/browser/cost.json` holds cases that both give.

use super::amounts::round;
use super::terms::{Frequency, Unit};
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How volume comes about in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So much a day, for weeks.
    Daily,
    /// So much a week.
    Weekly,
    /// So much a month.
    Monthly,
    /// So much in all, alike in every week.
    Spread,
    /// So much in all, at the tariff of the first day: pieces have no length.
    Once,
}

impl Pace {
    /// The pace of a unit that is allocated like this; none where nothing is counted by person.
    pub fn of(unit: Unit, frequency: Option<Frequency>) -> Option<Self> {
        let pieces = matches!(unit, Unit::PieceEffort | Unit::PieceOutput);
        match frequency {
            _ if matches!(unit, Unit::Euro | Unit::Month | Unit::Year) => None,
            Some(Frequency::Day) => Some(Self::Daily),
            Some(Frequency::Month) => Some(Self::Monthly),
            Some(Frequency::Total) | None if pieces => Some(Self::Once),
            Some(Frequency::Total) => Some(Self::Spread),
            Some(Frequency::Week) | None => Some(Self::Weekly),
        }
    }

    /// Its name for scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Daily => "day",
            Self::Weekly => "week",
            Self::Monthly => "month",
            Self::Spread => "spread",
            Self::Once => "once",
        }
    }

    /// How many steps a duration has, each at the tariff of its first day.
    pub fn steps(self, duration: u32) -> u32 {
        match self {
            Self::Daily => duration * 7,
            Self::Weekly | Self::Monthly | Self::Spread => duration,
            Self::Once => 1,
        }
    }

    /// The first day of a step.
    fn day(self, start: Date, step: u32) -> Date {
        let step = i64::from(step);
        start.saturating_add(match self {
            Self::Daily => step.days(),
            Self::Weekly | Self::Spread => step.weeks(),
            Self::Monthly => step.months(),
            Self::Once => 0.days(),
        })
    }
}

/// A tariff and the days on which it holds.
#[derive(Clone, Debug)]
pub struct Rate {
    /// The first day.
    pub from: Date,
    /// The last day; open where there is none.
    pub until: Option<Date>,
    /// Euros for one.
    pub amount: Decimal,
}

/// What is asked: so much, at this pace, so long, from a day.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Volume, with at most two decimals.
    pub volume: Decimal,
    /// How it comes about.
    pub pace: Pace,
    /// Weeks, or months where volume is by month.
    pub duration: u32,
    /// The first day.
    pub start: Date,
    /// It counts days and nights (etmalen), of which there are never more than days.
    pub nights: bool,
}

impl Plan {
    /// The volume of a step.
    fn volume_of(&self, step: u32) -> Decimal {
        let day = |step| self.pace.day(self.start, step);
        let days = || day(step).until(day(step + 1)).map_or(0, |span| span.get_days());
        if self.nights { self.volume.min(Decimal::from(days())) } else { self.volume }
    }

    /// What is spread over the weeks, in all.
    fn spread(&self, weeks: u32) -> Decimal {
        if self.nights { self.volume.min(Decimal::from(weeks * 7)) } else { self.volume }
    }
}

/// A part of the sum: the steps that begin under one tariff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which of the tariffs; none where there is none for these days.
    pub rate: Option<usize>,
    /// The first day.
    pub from: Date,
    /// How many steps.
    pub steps: u32,
    /// All volume of these steps.
    pub volume: Decimal,
    /// What it costs, rounded half up to cents.
    pub amount: Option<Decimal>,
}

/// The sum, line by line in order of time.
pub fn cost(rates: &[Rate], plan: &Plan) -> Vec<Line> {
    let holds = |day: Date| rates.iter().position(|rate| rate.from <= day && rate.until.is_none_or(|until| day <= until));
    let all = plan.pace.steps(plan.duration);
    let mut lines: Vec<Line> = Vec::new();
    for step in 0..all {
        let from = plan.pace.day(plan.start, step);
        let rate = holds(from);
        match lines.last_mut().filter(|line| line.rate == rate) {
            Some(line) => line.steps += 1,
            None => lines.push(Line { rate, from, steps: 1, volume: Decimal::ZERO, amount: None }),
        }
        if let Some(line) = lines.last_mut().filter(|_| !matches!(plan.pace, Pace::Spread)) {
            line.volume += plan.volume_of(step);
        }
    }
    let mut before = 0;
    for line in &mut lines {
        if plan.pace == Pace::Spread {
            line.volume = share(plan.spread(all), before + line.steps, all) - share(plan.spread(all), before, all);
        }
        before += line.steps;
        line.amount = line.rate.map(|rate| round(line.volume * rates[rate].amount, 2));
    }
    lines
}

/// What of a volume lies in the first weeks, in hundredths.
fn share(volume: Decimal, weeks: u32, all: u32) -> Decimal {
    round(volume * Decimal::from(weeks) / Decimal::from(all.max(1)), 2)
}

/// The lines together, and whether there are days without a tariff.
pub fn total(lines: &[Line]) -> (Decimal, bool) {
    (lines.iter().filter_map(|line| line.amount).sum(), lines.iter().any(|line| line.amount.is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::{Value, json};

    fn rates() -> Vec<Rate> {
        let year = |year, amount: &str| Rate {
            from: date(year, 1, 1),
            until: Some(date(year, 12, 31)),
            amount: amount.parse().expect("an amount"),
        };
        vec![year(2026, "75.60"), year(2027, "78.34")]
    }

    fn plan(volume: &str, pace: Pace, duration: u32, start: Date) -> Plan {
        Plan { volume: volume.parse().expect("a volume"), pace, duration, start, nights: false }
    }

    fn sums(plan: &Plan) -> Vec<(u32, String, Option<String>)> {
        cost(&rates(), plan).iter().map(|l| (l.steps, l.volume.to_string(), l.amount.map(|amount| amount.to_string()))).collect()
    }

    fn line(steps: u32, volume: &str, amount: &str) -> (u32, String, Option<String>) {
        (steps, volume.to_owned(), Some(amount.to_owned()))
    }

    #[test]
    fn a_week_has_the_tariff_of_its_first_day() {
        let lines = cost(&rates(), &plan("2", Pace::Weekly, 26, date(2026, 11, 30)));
        assert_eq!(sums(&plan("2", Pace::Weekly, 26, date(2026, 11, 30))), [line(5, "10", "756.00"), line(21, "42", "3290.28")]);
        assert_eq!(total(&lines), ("4046.28".parse().expect("a sum"), false));
    }

    #[test]
    fn days_months_and_pieces_have_their_own_steps() {
        assert_eq!(sums(&plan("1", Pace::Daily, 1, date(2026, 12, 29))), [line(3, "3", "226.80"), line(4, "4", "313.36")]);
        // The last day of a month stays the last day.
        let lines = cost(&rates(), &plan("1", Pace::Monthly, 3, date(2026, 12, 31)));
        assert_eq!(lines.iter().map(|line| (line.from, line.steps)).collect::<Vec<_>>(), [(date(2026, 12, 31), 1), (date(2027, 1, 31), 2)]);
        assert_eq!(sums(&plan("3", Pace::Once, 40, date(2026, 12, 31))), [line(1, "3", "226.80")]);
    }

    #[test]
    fn a_year_has_no_more_nights_than_days() {
        let nights = |pace, duration, start| Plan { nights: true, ..plan("31", pace, duration, start) };
        let volumes = |plan: &Plan| cost(&rates(), plan).iter().map(|line| line.volume.to_string()).collect::<Vec<_>>();
        assert_eq!(volumes(&nights(Pace::Monthly, 12, date(2026, 1, 1))), ["365"]);
        assert_eq!(volumes(&nights(Pace::Monthly, 12, date(2026, 11, 23))), ["61", "304"]);
        assert_eq!(volumes(&nights(Pace::Monthly, 2, date(2026, 1, 31))), ["59"]);
        assert_eq!(volumes(&nights(Pace::Weekly, 2, date(2026, 1, 1))), ["14"]);
        assert_eq!(volumes(&nights(Pace::Spread, 2, date(2026, 1, 1))), ["14"]);
    }

    #[test]
    fn what_is_spread_adds_up_to_what_was_asked() {
        assert_eq!(sums(&plan("50", Pace::Spread, 26, date(2026, 11, 30))), [line(5, "9.62", "727.27"), line(21, "40.38", "3163.37")]);
    }

    #[test]
    fn days_without_a_tariff_are_told_apart() {
        let lines = cost(&rates(), &plan("1", Pace::Weekly, 3, date(2027, 12, 20)));
        assert_eq!(lines.iter().map(|line| line.amount.is_some()).collect::<Vec<_>>(), [true, false]);
        assert_eq!(total(&lines), ("156.68".parse().expect("a sum"), true));
    }

    /// The same invented cases on every machine.
    fn cases() -> Vec<Value> {
        let mut seed = 12_345_u64;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u32::try_from((seed >> 33) % u64::from(below)).expect("below a small number")
        };
        let paces = [Pace::Daily, Pace::Weekly, Pace::Monthly, Pace::Spread, Pace::Once];
        let case = |_| {
            let decimals = [2, 2, 2, 4][next(4) as usize];
            let change = date(2026, 1, 1).saturating_add(i64::from(next(800)).days());
            let gap = i64::from(next(4) / 3 * 20);
            let end = (next(2) == 0).then(|| change.saturating_add(i64::from(next(400)).days()));
            let rates = [
                Rate { from: date(2025, 6, 1), until: change.yesterday().ok(), amount: Decimal::new(i64::from(next(900_000)), decimals) },
                Rate { from: change.saturating_add(gap.days()), until: end, amount: Decimal::new(i64::from(next(900_000)), decimals) },
            ];
            let plan = Plan {
                volume: Decimal::new(i64::from(next(5_000) + 1), 2),
                pace: paces[next(5) as usize],
                duration: next(104) + 1,
                start: date(2025, 12, 1).saturating_add(i64::from(next(900)).days()),
                nights: next(4) == 0,
            };
            let lines = cost(&rates, &plan);
            json!({
                "pace": plan.pace.key(), "volume": plan.volume.to_string(), "duration": plan.duration, "start": plan.start.to_string(), "nights": plan.nights,
                "rates": rates.iter().map(|rate| json!({"from": rate.from.to_string(), "until": rate.until.map(|day| day.to_string()), "amount": rate.amount.to_string()})).collect::<Vec<_>>(),
                "lines": lines.iter().map(|line| json!({"rate": line.rate, "from": line.from.to_string(), "steps": line.steps,
                    "volume": round(line.volume, 2).normalize().to_string(), "amount": line.amount.map(|amount| format!("{amount:.2}"))})).collect::<Vec<_>>(),
                "total": format!("{:.2}", total(&lines).0),
            })
        };
        (0..400).map(case).collect()
    }

    #[test]
    fn the_cases_that_the_script_is_tested_with_are_those_of_this_file() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/cost.json");
        let text = cases().iter().map(Value::to_string).collect::<Vec<_>>().join(",\n");
        let text = format!("[\n{text}\n]\n");
        if std::env::var_os("BESTEK_BLESS").is_some() {
            std::fs::write(path, &text).expect("the cases are written");
        }
        assert!(std::fs::read_to_string(path).expect("the cases") == text, "run this test with BESTEK_BLESS=1");
    }

    #[test]
    fn parts_always_make_the_whole() {
        for case in cases().iter().filter(|case| case["nights"] == false) {
            let lines = case["lines"].as_array().expect("lines");
            let number = |value: &Value| value.as_str().expect("a figure").parse::<Decimal>().expect("a figure");
            let (volume, duration) = (number(&case["volume"]), case["duration"].as_u64().expect("a duration"));
            let times = match case["pace"].as_str() {
                Some("day") => duration * 7,
                Some("week" | "month") => duration,
                _ => 1,
            };
            let sum: Decimal = lines.iter().map(|line| number(&line["volume"])).sum();
            assert_eq!(sum, volume * Decimal::from(times), "{case}");
        }
    }
}
