//! Every tariff there is (tarieven): listed, or derived by indexation from the period before.

use super::amounts::{Money, Percent, is_sensible, round, round_to};
use super::edition::Edition;
use super::gone::GoneCode;
use super::scope::{Relation, Scope};
use super::tariff::{BuildupPart, Indexation, TariffSheet};
use super::terms::{Correction, NoTariff, Unit};
use super::{Records, unit, validity};
use crate::findings::{Findings, Place, rules};
use indexmap::IndexMap;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A tariff: an amount for a code, a unit and a scope, in a period.
#[derive(Clone, Debug)]
pub struct Tariff {
    /// The code.
    pub code: String,
    /// The unit.
    pub unit: Unit,
    /// For whom.
    pub scope: Scope,
    /// The amount.
    pub amount: Money,
    /// The period it belongs to.
    pub period: String,
    /// First day: of the period, or of the product where that is later.
    pub from: Date,
    /// Last day, likewise.
    pub until: Option<Date>,
    /// Where it comes from.
    pub origin: Origin,
    /// Where it, or the row it is derived from, is written.
    pub place: Place,
}

/// Where a tariff comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A row, with its build-up.
    Listed(Vec<BuildupPart>),
    /// Indexation of the tariff of another period.
    Indexed {
        /// That period.
        from: String,
        /// Its amount.
        base: Money,
        /// The rate.
        rate: Percent,
    },
}

/// All tariffs, by code, in order of time.
#[derive(Debug, Default)]
pub struct Tariffs {
    /// The tariffs of each code.
    pub by_code: IndexMap<String, Vec<Tariff>>,
    /// The last day of each period, by its identifier.
    ends: BTreeMap<String, Option<Date>>,
}

impl Tariffs {
    /// Lists what is written and derives what follows from it, of the codes that products have and of those that are gone.
    pub fn derive(
        records: &Records,
        edition: &Edition,
        (codes, gone): (&IndexMap<String, String>, &IndexMap<String, GoneCode>),
        findings: &mut Findings,
    ) -> Self {
        let mut periods: Vec<(&TariffSheet, Vec<Tariff>)> = Vec::new();
        let known = Known { records, edition, codes, gone };
        let ends = ends(&records.sheets);
        for sheet in &records.sheets {
            let days = (sheet.period.valid_from.value, ends.get(&sheet.period.id.value).copied().flatten());
            let mut tariffs = listed(sheet, days, &known, findings);
            if let Some(base) = &sheet.period.based_on {
                // What is wrong with a base is reported by the checks.
                let earlier = periods.iter().find(|(other, _)| other.period.id.value == base.value);
                if let (Some((_, earlier)), Some(indexation)) = (earlier, &sheet.period.indexation) {
                    let derived = indexed(sheet, days, indexation, earlier, &tariffs, &known);
                    tariffs.extend(derived);
                }
            }
            periods.push((sheet, tariffs));
        }
        let mut by_code: BTreeMap<String, Vec<Tariff>> = BTreeMap::new();
        for tariff in periods.into_iter().flat_map(|(_, tariffs)| tariffs) {
            by_code.entry(tariff.code.clone()).or_default().push(tariff);
        }
        // In the order of the products, so that tables of tariffs read as the catalogue does.
        let mut all = Self { ends, ..Self::default() };
        for code in codes.keys().chain(gone.keys()) {
            all.by_code.extend(by_code.remove(code).map(|tariffs| (code.clone(), in_order(tariffs))));
        }
        all
    }

    /// The tariffs of a code, in order of time.
    pub fn of(&self, code: &str) -> &[Tariff] {
        self.by_code.get(code).map_or(&[], Vec::as_slice)
    }

    /// The last day of a period: as written, or the day before the next one for the same products.
    pub fn end(&self, period: &str) -> Option<Date> {
        self.ends.get(period).copied().flatten()
    }

    /// All tariffs.
    pub fn iter(&self) -> impl Iterator<Item = &Tariff> {
        self.by_code.values().flatten()
    }

    /// True where one amount of a code can be told in a period: there is a tariff for all, or all of them are the same.
    pub fn is_general(&self, code: &str, period: &str) -> bool {
        let mut own = self.of(code).iter().filter(|tariff| tariff.period == period);
        let all = |tariff: &Tariff| tariff.scope.keys.is_empty() && tariff.scope.law.is_none();
        let Some(first) = own.next() else { return false };
        let (mut general, mut same) = (all(first), true);
        for tariff in own {
            general |= all(tariff);
            same &= tariff.amount.0 == first.amount.0 && tariff.unit == first.unit;
        }
        general || same
    }

    /// The tariff of a code for all, in a period or on a date: the least specific one.
    pub fn general(&self, code: &str, period: Option<&str>, date: Date) -> Option<&Tariff> {
        let fits = |t: &&Tariff| match period {
            Some(period) => t.period == period,
            None => t.from <= date && t.until.is_none_or(|until| date <= until),
        };
        let keys = |t: &&Tariff| t.scope.keys.len() + usize::from(t.scope.law.is_some());
        self.of(code).iter().filter(fits).min_by_key(keys)
    }
}

/// In order of time, and what holds for all before the exceptions to it.
fn in_order(mut tariffs: Vec<Tariff>) -> Vec<Tariff> {
    tariffs.sort_by_key(|tariff| (tariff.from, !tariff.scope.is_empty()));
    tariffs
}

/// The last day of each period, of sheets in order of time. An open end closes the day before the next sheet that has
/// a tariff for one of the same codes: sheets for other products (another law, another lot) run on beside it.
fn ends(sheets: &[TariffSheet]) -> BTreeMap<String, Option<Date>> {
    let mut codes: Vec<BTreeSet<&str>> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let mut own: BTreeSet<&str> = sheet.tariff.iter().map(|row| row.product.as_str()).collect();
        let base =
            sheet.period.based_on.as_ref().and_then(|base| sheets[..at].iter().position(|other| other.period.id.value == base.value));
        own.extend(base.and_then(|base| codes.get(base)).into_iter().flatten());
        codes.push(own);
    }
    let end = |at: usize| {
        let period = &sheets[at].period;
        let next = || {
            let later = sheets.iter().zip(&codes).filter(|(sheet, _)| sheet.period.valid_from.value > period.valid_from.value);
            let mut same = later.filter(|(_, theirs)| !codes[at].is_disjoint(theirs)).map(|(sheet, _)| sheet.period.valid_from.value);
            same.next()?.yesterday().ok()
        };
        period.valid_until.as_ref().map(|date| date.value).or_else(next)
    };
    (0..sheets.len()).map(|at| (sheets[at].period.id.value.clone(), end(at))).collect()
}

fn overlap(a: (Date, Option<Date>), b: (Date, Option<Date>)) -> Option<(Date, Option<Date>)> {
    let until = match (a.1, b.1) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    let from = a.0.max(b.0);
    until.is_none_or(|until| from <= until).then_some((from, until))
}

/// What rows are looked up in.
struct Known<'a> {
    records: &'a Records,
    edition: &'a Edition,
    /// The product of each code.
    codes: &'a IndexMap<String, String>,
    /// The codes that no product has any more.
    gone: &'a IndexMap<String, GoneCode>,
}

/// What a tariff is for.
struct Subject {
    unit: Option<Unit>,
    /// First and last day on which it is paid for.
    valid: (Date, Option<Date>),
    /// It is said to have no tariff.
    free: bool,
}

impl Known<'_> {
    fn subject(&self, code: &str) -> Option<Subject> {
        if let Some(product) = self.codes.get(code).and_then(|id| self.records.products.get(id)) {
            let (unit, valid) = (unit(product, code), validity(product, self.edition));
            return Some(Subject { unit, valid, free: product.tariff == Some(NoTariff::None) });
        }
        let gone = self.gone.get(code)?;
        Some(Subject { unit: gone.unit, valid: (Date::MIN, gone.until()), free: false })
    }
}

fn listed(sheet: &TariffSheet, days: (Date, Option<Date>), known: &Known, findings: &mut Findings) -> Vec<Tariff> {
    let mut tariffs = Vec::new();
    for row in &sheet.tariff {
        // A code that no product has is reported by the checks.
        let Some(subject) = known.subject(&row.product) else { continue };
        // So is a row of which nobody says the unit.
        let Some(row_unit) = row.unit.map(|u| u.value).or(subject.unit) else { continue };
        if row_unit == Unit::Euro || subject.free {
            findings.add(&rules::TARIFF_UNEXPECTED, row.product.place, format!("the product `{}` cannot have a tariff", row.product.value));
        }
        let (from, until) = overlap(days, subject.valid).unwrap_or(days);
        tariffs.push(Tariff {
            code: row.product.value.clone(),
            unit: row_unit,
            scope: row.r#where.clone(),
            amount: row.amount.value,
            period: sheet.period.id.value.clone(),
            from,
            until,
            origin: Origin::Listed(row.buildup.clone()),
            place: row.product.place,
        });
    }
    tariffs
}

fn indexed(
    sheet: &TariffSheet,
    days: (Date, Option<Date>),
    indexation: &Indexation,
    earlier: &[Tariff],
    listed: &[Tariff],
    known: &Known,
) -> Vec<Tariff> {
    let Some(rate) = rate(indexation) else { return Vec::new() };
    let factor = Decimal::ONE + rate.0 / Decimal::ONE_HUNDRED;
    let step = indexation.rounding.map_or(Decimal::new(1, 2), |step| step.0);
    let same = |a: &Tariff, b: &Tariff| a.code == b.code && a.unit == b.unit && a.scope.relation(&b.scope, known.edition) == Relation::Same;
    let mut derived = Vec::new();
    for base in earlier.iter().filter(|base| !listed.iter().any(|row| same(row, base))) {
        let Some(subject) = known.subject(&base.code) else { continue };
        // What held before this version follows as it did then; what ends before the period has no tariff in it.
        let past = days.1.is_some_and(|end| end < subject.valid.0).then_some(days);
        let Some((from, until)) = overlap(days, subject.valid).or(past) else { continue };
        // Period after period of a high rate leads past any amount that can be meant.
        let amount = base.amount.0.checked_mul(factor).map(|amount| round_to(amount, step)).filter(|amount| is_sensible(*amount));
        let Some(amount) = amount else { continue };
        derived.push(Tariff {
            amount: Money(amount),
            period: sheet.period.id.value.clone(),
            from,
            until,
            origin: Origin::Indexed { from: base.period.clone(), base: base.amount, rate },
            ..base.clone()
        });
    }
    derived
}

/// The rate of an indexation: as written, or else what its components give.
pub fn rate(indexation: &Indexation) -> Option<Percent> {
    indexation.rate.map(|rate| rate.value).or_else(|| rate_from_components(indexation).map(Percent))
}

/// The rate that components give, in percent; `None` where there are none.
///
/// A component's correction is (1 + final) ÷ (1 + provisional) − 1 of the previous year, or their
/// difference, rounded. The weighted sum of the corrections is rounded, the weighted sum of the new
/// provisional rates is rounded, and the rate is their sum, as VNG publishes it.
pub fn rate_from_components(indexation: &Indexation) -> Option<Decimal> {
    if indexation.components.is_empty() {
        return None;
    }
    let decimals = indexation.rate_decimals.unwrap_or(2).min(10);
    let hundred = Decimal::ONE_HUNDRED;
    let (mut corrections, mut rates) = (Decimal::ZERO, Decimal::ZERO);
    for component in &indexation.components {
        if let (Some(provisional), Some(last)) = (component.provisional_previous, component.final_previous) {
            let correction = match indexation.correction.unwrap_or(Correction::Ratio) {
                Correction::Ratio => {
                    (hundred + last.0).checked_div(hundred + provisional.0).map_or(Decimal::ZERO, |r| (r - Decimal::ONE) * hundred)
                }
                Correction::Difference => last.0 - provisional.0,
            };
            corrections += component.weight.0 * round(correction, decimals);
        }
        rates += component.weight.0 * component.provisional.0;
    }
    Some(round(corrections, decimals) + round(rates, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::fields::{FromValue, Reader};
    use crate::content::value::read_toml;
    use crate::findings::FileId;

    fn indexation(text: &str) -> Indexation {
        let mut findings = Findings::default();
        let value = read_toml(FileId::default(), text, 0, &mut findings);
        Indexation::read(value, &mut Reader::new(&mut findings, &[])).unwrap()
    }

    /// The rates that VNG published for 2024 and 2025.
    #[test]
    fn published_indexations_follow_from_their_components() {
        let year_2024 = indexation(
            "rate = 6.30\ncomponents = [{ name = \"OVA\", weight = 0.90, provisional_previous = 4.74, final_previous = 6.36, provisional = 4.94 },
             { name = \"PPC\", weight = 0.10, provisional_previous = 4.87, final_previous = 7.02, provisional = 2.51 }]",
        );
        assert_eq!(rate_from_components(&year_2024).unwrap().to_string(), "6.30");
        let year_2025 = indexation(
            "rate = 4.91\ncomponents = [{ name = \"OVA\", weight = 0.90, provisional_previous = 4.94, final_previous = 6.00, provisional = 4.18 },
             { name = \"PPC\", weight = 0.10, provisional_previous = 2.51, final_previous = 3.10, provisional = 1.82 }]",
        );
        assert_eq!(rate_from_components(&year_2025).unwrap().to_string(), "4.91");
    }
}
