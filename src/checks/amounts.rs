//! Amounts are whole cents of zero or more, as messages carry them (`LDT_Bedrag`); shares lie between nothing and all.

use super::Check;
use crate::catalogue::amounts::{Money, Percent};
use crate::catalogue::product::Placed;
use crate::findings::{Place, rules};
use rust_decimal::Decimal;

/// Judges tariffs, personal budgets and weights.
pub fn check(check: &mut Check) {
    for sheet in &check.catalogue.sheets {
        for row in &sheet.tariff {
            amount(check, row.amount);
        }
        for pgb in &sheet.pgb {
            if let Some(own) = pgb.amount {
                amount(check, own);
            }
            if let Some(own) = pgb.percent.filter(|own| own.value.0 < Decimal::ZERO) {
                percentage(check, own);
            }
        }
        for component in sheet.period.indexation.iter().flat_map(|indexation| &indexation.components) {
            if component.weight.0 < Decimal::ZERO || component.weight.0 > Decimal::ONE {
                let message = format!("the weight of `{}`, {}, is no part of 1", component.name, component.weight.0);
                check.findings.add(&rules::BAD_AMOUNT, component.place, message);
            }
        }
    }
    let parts = check.catalogue.segments.values().flat_map(|segment| &segment.funding_parts);
    for part in parts.chain(check.catalogue.products.values().flat_map(|product| &product.funding_parts)) {
        let own = part.percent.value.0;
        if own <= Decimal::ZERO || own > Decimal::ONE_HUNDRED {
            percentage(check, part.percent);
        }
    }
    for segment in check.catalogue.segments.values() {
        let share = segment.main_contractor_share.filter(|share| share.value.0 < Decimal::ZERO || share.value.0 > Decimal::ONE_HUNDRED);
        if let Some(share) = share {
            percentage(check, share);
        }
    }
}

fn percentage(check: &mut Check, own: Placed<Percent>) {
    check.findings.add(&rules::BAD_AMOUNT, own.place, format!("{} percent cannot be", own.value.0));
}

fn amount(check: &mut Check, Placed { value: Money(value), place }: Placed<Money>) {
    if value < Decimal::ZERO {
        check.findings.add(&rules::BAD_AMOUNT, place, format!("{value} is less than nothing"));
    } else if value.normalize().scale() > 2 {
        let message = format!("{value} is not in whole cents");
        let finding = check.findings.add(&rules::BAD_AMOUNT, place, message);
        if let Some(help) = thousands(value) {
            finding.help(help);
        }
    } else if value.scale() > 2 {
        thousands_in_doubt(check, value, place);
    }
}

/// `1.230` is 1.23 as it stands, and may well have been meant as 1230.
fn thousands_in_doubt(check: &mut Check, value: Decimal, place: Place) {
    if let Some(help) = thousands(value) {
        let message = format!("{value} has more than two decimals");
        check.findings.add(&rules::BAD_AMOUNT, place, message).help(help);
    }
}

/// What a number with three decimals may have been meant as: in Dutch a point stands between thousands.
fn thousands(value: Decimal) -> Option<String> {
    let whole = (value * Decimal::ONE_THOUSAND).normalize();
    (value.scale() == 3).then(|| format!("write `{whole}.00` if that is meant; no sign stands between thousands"))
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    fn with(amount: &str) -> Vec<String> {
        let product = "+++\nname = \"A\"\ncode = \"45A48\"\nsegment = \"wonen\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\nA.\n";
        let sheet = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n";
        let rows = format!("product,amount\n45A48,\"{amount}\"\n");
        found(&[("content/products/a.md", product), ("content/tariffs/a.toml", sheet), ("content/tariffs/a.csv", &rows)])
    }

    #[test]
    fn an_amount_is_in_whole_cents_of_zero_or_more() {
        for good in ["0", "75,6", "75.60", "1234,00", "75.6000"] {
            assert_eq!(with(good), Vec::<String>::new(), "{good}");
        }
        assert_eq!(with("-5"), ["bad-amount content/tariffs/a.csv:2:8 -5 is less than nothing"]);
        assert_eq!(with("75.605"), ["bad-amount content/tariffs/a.csv:2:8 75.605 is not in whole cents"]);
        assert_eq!(with("1.230"), ["bad-amount content/tariffs/a.csv:2:8 1.230 has more than two decimals"]);
        assert!(with("1.234,50")[0].starts_with("wrong-type content/tariffs/a.csv:2:8"));
    }
}
