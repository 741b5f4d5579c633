//! There is exactly one tariff for a code, unit, scope and date; and every figure follows from what is written.

use super::Check;
use crate::catalogue::gone::GoneCode;
use crate::catalogue::scope::{Relation, Scope};
use crate::catalogue::tariff::{Period, Pgb, TariffRow, TariffSheet};
use crate::catalogue::tariffs::{Tariff, rate_from_components};
use crate::catalogue::terms::Unit;
use crate::findings::{Place, rules};
use indexmap::IndexMap;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Judges every tariff sheet, and then what came of all of them together.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    for sheet in &catalogue.sheets {
        indexation(check, &sheet.period);
        rows(check, sheet);
    }
    let mut shared = IndexMap::new();
    for (code, tariffs) in &catalogue.tariffs.by_code {
        pairs(check, code, tariffs, &mut shared);
    }
    periods(check, &shared);
    // Where a sheet could not be read, it is not known what it holds.
    if !check.targets.any_lost("content/tariffs/") {
        for product in catalogue.products.values() {
            super::tariff_gaps::check(check, product);
        }
        running(check);
    }
}

fn indexation(check: &mut Check, period: &Period) {
    if let Some(base) = &period.based_on {
        let earlier = |sheet: &&TariffSheet| sheet.period.valid_from.value < period.valid_from.value;
        let names: Vec<&str> = check.catalogue.sheets.iter().filter(earlier).map(|sheet| sheet.period.id.as_str()).collect();
        if !names.contains(&base.as_str()) && !check.targets.lost("period", base) {
            let message = format!("there is no earlier period `{}`", base.value);
            check.findings.add(&rules::INDEXATION_BASE, base.place, message).nearest(base, names);
        } else if period.indexation.is_none() {
            check.findings.add(&rules::INDEXATION_BASE, base.place, "there is `based_on` and no `[period.indexation]`");
        }
    }
    let Some(indexation) = &period.indexation else { return };
    let place = indexation.rate.map_or(indexation.place, |rate| rate.place);
    let (least, most) = (Decimal::from(-50), Decimal::from(100));
    let rates = indexation.components.iter().flat_map(|part| [part.provisional_previous, part.final_previous, Some(part.provisional)]);
    let written = rates.flatten().map(|rate| rate.0).chain(indexation.rate.map(|rate| rate.value.0));
    if let Some(odd) = written.into_iter().find(|rate| *rate < least || *rate > most) {
        let message = format!("{odd} percent is no indexation");
        check
            .findings
            .add(&rules::OUT_OF_RANGE, place, message)
            .help("tariffs move by a few percent a year: between -50 and 100 is accepted");
        return;
    }
    if period.based_on.is_none() {
        let message = "there is `[period.indexation]` and no `based_on`";
        check.findings.add(&rules::INDEXATION_BASE, place, message).help("name the period from which rows follow");
    }
    let Some(given) = rate_from_components(indexation) else {
        if indexation.rate.is_none() && check.is_whole(place) {
            let message = "the required key `rate` is missing";
            check.findings.add(&rules::MISSING_KEY, place, message).help("or give the `components` that it follows from");
        }
        return;
    };
    let weights: Decimal = indexation.components.iter().map(|component| component.weight.0).sum();
    if weights != Decimal::ONE {
        let message = format!("the weights of the components add up to {}, not to 1", weights.normalize());
        check.findings.add(&rules::INDEXATION, place, message);
    } else if let Some(written) = indexation.rate.map(|rate| rate.value.0).filter(|written| *written != given) {
        let message = format!("the components give {given} percent, and {written} is written");
        check.findings.add(&rules::INDEXATION, place, message);
    }
}

fn rows(check: &mut Check, sheet: &TariffSheet) {
    for row in &sheet.tariff {
        let product = check.catalogue.product(&row.product);
        if let Some(gone) = check.catalogue.gone.get(&row.product.value) {
            ended(check, sheet, row, gone);
        }
        if let Some(product) = product.filter(|_| row.unit.is_none() && check.catalogue.unit(&row.product).is_none())
            && check.is_whole(product.id_place)
        {
            let message = format!("neither this tariff nor the product `{}` says its unit", row.product.value);
            check.findings.add(&rules::MISSING_KEY, row.product.place, message);
        }
        let paid = product.and_then(|product| product.funding).and_then(|funding| Some((funding, funding.variant()?)));
        if let (Some(unit), Some((funding, variant))) = (row.unit, paid)
            && unit.value.variant() != variant
        {
            let message = format!("the unit `{}` does not belong to the funding `{}`", unit.value.key(), funding.key());
            check.findings.add(&rules::UNIT_FUNDING, unit.place, message);
        }
        let sum: Decimal = row.buildup.iter().map(|part| part.amount.0).sum();
        if !row.buildup.is_empty() && sum != row.amount.value.0 && check.is_whole(row.place) {
            let difference = (sum - row.amount.value.0).normalize();
            let message = format!("the build-up of `{}` adds up to {sum}, the amount is {}", row.product.value, row.amount.value.0);
            check.findings.add(&rules::BUILDUP, row.product.place, message).help(format!("the difference is {difference}"));
        }
    }
    for (at, pgb) in sheet.pgb.iter().enumerate() {
        let edition = &check.catalogue.edition;
        let again = |earlier: &&Pgb| {
            let unclear = earlier.r#where.unclear || pgb.r#where.unclear;
            earlier.label == pgb.label && !unclear && earlier.r#where.relation(&pgb.r#where, edition) == Relation::Same
        };
        if let Some(earlier) = sheet.pgb[..at].iter().find(again) {
            let said = check.whereabouts(earlier.place, pgb.place);
            let message = format!("what a personal budget pays for `{}` is also said {said}, for the same cases", label(pgb));
            check
                .findings
                .add(&rules::PGB, pgb.place, message)
                .help("remove one, give it a label of its own, or say for whom with `where`");
        }
        let message = match (pgb.percent, pgb.amount) {
            (None, None) if check.is_whole(pgb.place) => "neither a percentage nor an amount is said",
            (Some(_), Some(_)) => "both a percentage and an amount are said",
            _ => continue,
        };
        check.findings.add(&rules::PGB, pgb.place, format!("of the personal budget `{}` {message}", label(pgb)));
    }
}

/// Running care of a code that is gone can be claimed as long as it is said, so that some tariff holds until then; of a code that
/// has none here at all, the versions before it say what it cost.
fn running(check: &mut Check) {
    let catalogue = check.catalogue;
    for gone in &catalogue.edition.withdrawn {
        let Some(claimed) = gone.claimable_until.as_ref().map(|date| date.value) else { continue };
        let ends = catalogue.tariffs.of(&gone.code).iter().map(|tariff| tariff.until.unwrap_or(Date::MAX)).max();
        if let Some(last) = ends.filter(|last| *last < claimed) {
            let message =
                format!("running care of `{}` can be claimed until {claimed}, and it has no tariff after {last}", gone.code.value);
            check.findings.add(&rules::TARIFF_GAP, gone.code.place, message).help("add a row for it to the tariff period that follows");
        }
    }
}

/// A row for a code that is gone: running care can be claimed for a while, and is paid by the unit.
fn ended(check: &mut Check, sheet: &TariffSheet, row: &TariffRow, gone: &GoneCode) {
    let code = &row.product;
    if let Some(last) = gone.claimable_until.filter(|last| *last < sheet.period.valid_from.value) {
        let message = format!("`{}` was withdrawn, and running care could be claimed until {last}, before this period begins", code.value);
        check.findings.add(&rules::TARIFF_UNEXPECTED, code.place, message);
    } else if row.unit.is_none() && gone.unit.is_none() {
        let message = format!("`{}` is gone, and neither this tariff nor a version before this one says its unit", code.value);
        check.findings.add(&rules::MISSING_KEY, code.place, message).help("give the row a `unit`");
    }
}

/// For what kind of help a personal budget is, where that is said.
fn label(pgb: &Pgb) -> &str {
    pgb.label.as_deref().unwrap_or("pgb")
}

/// Codes with the same tariff in two periods at once.
type Shared<'a> = IndexMap<(&'a str, &'a str), BTreeSet<&'a str>>;

/// Periods that overlap for some products. Sheets for different products may hold at the same time.
fn periods(check: &mut Check, shared: &Shared) {
    for ((first, second), codes) in shared {
        let Some(period) = check.catalogue.sheets.iter().map(|sheet| &sheet.period).find(|period| period.id.value == *second) else {
            continue;
        };
        let some: Vec<String> = codes.iter().take(3).map(|code| format!("`{code}`")).collect();
        let more = if codes.len() > 3 { format!(" and {} more", codes.len() - 3) } else { String::new() };
        let message = format!("the period `{second}` begins before `{first}` ends, and both have a tariff for {}{more}", some.join(", "));
        check.findings.add(&rules::OVERLAPPING_PERIODS, period.valid_from.place, message);
    }
}

fn together(a: &Tariff, b: &Tariff) -> bool {
    a.until.is_none_or(|until| b.from <= until) && b.until.is_none_or(|until| a.from <= until)
}

fn pairs<'a>(check: &mut Check, code: &'a str, tariffs: &'a [Tariff], shared: &mut Shared<'a>) {
    let edition = &check.catalogue.edition;
    for (at, tariff) in tariffs.iter().enumerate() {
        for earlier in &tariffs[..at] {
            if earlier.scope.unclear || tariff.scope.unclear || !together(earlier, tariff) {
                continue;
            }
            let relation = earlier.scope.relation(&tariff.scope, edition);
            // Between two periods it is said once, however many products it holds for.
            if earlier.period != tariff.period && earlier.unit == tariff.unit && relation == Relation::Same {
                shared.entry((&earlier.period, &tariff.period)).or_default().insert(code);
                continue;
            }
            let said = check.whereabouts(earlier.place, tariff.place);
            if earlier.unit != tariff.unit {
                let units = BTreeSet::from([earlier.unit, tariff.unit]);
                if relation == Relation::Same && units == BTreeSet::from([Unit::Minute, Unit::Hour]) {
                    let typed = if tariff.unit == Unit::Minute { tariff } else { earlier };
                    let message = format!("the tariff of `{code}` per minute follows from that per hour, and is typed here");
                    check.findings.add(&rules::TYPED_MINUTE, typed.place, message);
                }
            } else if relation == Relation::Same {
                let message = format!("`{code}` already has a tariff for the same unit, scope and day {said}");
                check.findings.add(&rules::OVERLAPPING_TARIFF, tariff.place, message);
            } else if relation == Relation::Unclear && !settled(check, tariffs, earlier, tariff) {
                let message = format!("this tariff of `{code}` and that {said} fit the same case, and neither is more specific");
                check.findings.add(&rules::AMBIGUOUS_TARIFF, tariff.place, message);
            }
        }
    }
}

/// True where a third tariff holds for exactly the cases that two share.
fn settled(check: &Check, tariffs: &[Tariff], a: &Tariff, b: &Tariff) -> bool {
    let edition = &check.catalogue.edition;
    let mut shared = Scope { law: a.scope.law.or(b.scope.law), keys: a.scope.keys.clone(), unclear: false };
    for (key, values) in &b.scope.keys {
        let Some(own) = shared.keys.get_mut(key) else {
            shared.keys.insert(key.clone(), values.clone());
            continue;
        };
        let towns = |values: &[crate::findings::At<String>]| {
            if key == "municipalities" {
                return crate::catalogue::scope::expand(edition, values);
            }
            values.iter().map(|value| value.value.clone()).collect()
        };
        let both: BTreeSet<String> = towns(own).intersection(&towns(values)).cloned().collect();
        *own = both.into_iter().map(|value| crate::findings::At::new(value, Place::default())).collect();
    }
    let days = |c: &Tariff| c.from <= a.from.max(b.from) && c.until.is_none_or(|until| a.until.is_some_and(|end| end <= until));
    tariffs.iter().any(|c| c.unit == a.unit && days(c) && c.scope.relation(&shared, edition) == Relation::Same)
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{codes, found};

    const PRODUCT: &str = "+++\nname = \"A\"\ncode = \"45A48\"\nsegment = \"wonen\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\nA.\n";
    const TOWNS: &str = "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n\
                         [[municipality]]\nid = \"eik\"\nname = \"Eik\"\n";

    fn sheet(rows: &str) -> String {
        format!("[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n{rows}")
    }

    fn with(rows: &str) -> Vec<String> {
        found(&[("content/products/a.md", PRODUCT), ("content/municipalities.toml", TOWNS), ("content/tariffs/2026.toml", &sheet(rows))])
    }

    #[test]
    fn one_tariff_a_code_unit_scope_and_date() {
        let row = "[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\n";
        assert!(with(row).is_empty());
        assert_eq!(
            with(&format!("{row}{row}")),
            ["tariff-overlap content/tariffs/2026.toml:9:12 `45A48` already has a tariff for the same unit, scope and day on line 6"]
        );
        let minute = "[[tariff]]\nproduct = \"45A48\"\nunit = \"minute\"\namount = \"1.00\"\n";
        assert!(with(&format!("{row}{minute}"))[0].starts_with("minute-tariff-typed content/tariffs/2026.toml:9:12"));
        let town = "[[tariff]]\nproduct = \"45A48\"\namount = \"61.00\"\nwhere = { municipalities = [\"linden\"] }\n";
        assert!(with(&format!("{row}{town}")).is_empty());
        assert_eq!(
            with(town),
            ["tariff-gap content/products/a.md:3:9 `45A48` has no tariff for municipality `esdoorn`, `eik`, from 2026-01-01 to 2026-12-31"]
        );
    }

    #[test]
    fn an_overlap_that_a_third_tariff_settles_is_not_ambiguous() {
        let row = |towns: &str| format!("[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\nwhere = {{ municipalities = [{towns}] }}\n");
        let two = format!("{}{}", row("\"linden\", \"esdoorn\""), row("\"esdoorn\", \"eik\""));
        assert!(with(&two)[0].starts_with("tariff-ambiguous content/tariffs/2026.toml:10:12"), "{:?}", with(&two));
        assert!(with(&format!("{two}{}", row("\"esdoorn\""))).is_empty());
    }

    #[test]
    fn a_gap_in_time_is_found_up_to_the_last_period() {
        let first = "[period]\nid = \"a\"\nvalid_from = 2026-01-01\nvalid_until = 2026-03-31\n[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\n";
        let second = first.replace("\"a\"", "\"b\"").replace("2026-01-01", "2026-05-01").replace("2026-03-31", "2026-08-31");
        let lines = found(&[("content/products/a.md", PRODUCT), ("content/tariffs/a.toml", first), ("content/tariffs/b.toml", &second)]);
        assert_eq!(lines, ["tariff-gap content/products/a.md:3:9 `45A48` has no tariff from 2026-04-01 to 2026-04-30"]);
        assert!(found(&[("content/products/a.md", PRODUCT), ("content/tariffs/a.toml", first)]).is_empty());
        assert_eq!(codes(&[("content/products/a.md", PRODUCT)]), ["tariff-gap"]);
    }

    #[test]
    fn periods_overlap_once_however_many_rows_they_have() {
        let first = sheet("[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\n");
        let second = first.replace("\"2026\"", "\"2026-b\"").replace("2026-01-01", "2026-12-31");
        let lines = found(&[("content/products/a.md", PRODUCT), ("content/tariffs/a.toml", &first), ("content/tariffs/b.toml", &second)]);
        assert_eq!(
            lines,
            [
                "period-overlap content/tariffs/b.toml:3:14 the period `2026-b` begins before `2026` ends, and both have a tariff for `45A48`"
            ]
        );
    }

    #[test]
    fn sheets_for_different_products_run_beside_each_other() {
        let other = PRODUCT.replace("45A48", "45A53").replace("\"A\"", "\"B\"");
        let open = |code: &str, id: &str, from: &str| {
            format!("[period]\nid = \"{id}\"\nvalid_from = {from}\n[[tariff]]\nproduct = \"{code}\"\namount = \"60.00\"\n")
        };
        let lines = found(&[
            ("content/products/a.md", PRODUCT),
            ("content/products/b.md", &other),
            ("content/tariffs/a.toml", &open("45A48", "jeugd", "2026-01-01")),
            ("content/tariffs/b.toml", &open("45A53", "wmo", "2026-01-01")),
            ("content/tariffs/c.toml", &open("45A53", "wmo-2027", "2026-07-01")),
        ]);
        assert!(lines.is_empty(), "{lines:?}");
    }

    #[test]
    fn figures_follow_from_what_is_written() {
        let row = "[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\nbuildup = [{ element = \"a\", amount = \"59.90\" }]\n\
                   [[pgb]]\nlabel = \"Informeel\"\n";
        let lines = with(row);
        assert!(lines[0].starts_with("buildup content/tariffs/2026.toml:6:12 the build-up of `45A48` adds up to 59.90"), "{lines:?}");
        assert!(lines[1].starts_with("pgb content/tariffs/2026.toml:9:"), "{lines:?}");
        let next = "[period]\nid = \"2027\"\nvalid_from = 2027-01-01\nbased_on = \"2026\"\n[period.indexation]\nrate = \"6.31\"\n\
                    components = [{ name = \"OVA\", weight = \"1\", provisional = \"6.30\" }]\n";
        let base = sheet("[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\n");
        let lines = found(&[("content/products/a.md", PRODUCT), ("content/tariffs/a.toml", &base), ("content/tariffs/b.toml", next)]);
        assert_eq!(lines, ["indexation content/tariffs/b.toml:6:9 the components give 6.30 percent, and 6.31 is written"]);
    }
}
