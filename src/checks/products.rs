//! Products fit each other: what runs beside what, what is heavier, what followed what.

use super::Check;
use crate::catalogue::product::{Ages, Product, Purchase, PurchaseRow};
use crate::catalogue::scope::{Relation, Scope};
use crate::catalogue::terms::NoTariff;
use crate::catalogue::{Catalogue, Entry};
use crate::findings::{At, Place, rules};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Judges every product.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    for product in catalogue.products.values() {
        one(check, product);
        combinations(check, product);
        purchase(check, product);
    }
    for requirement in catalogue.requirements.values().flat_map(|programme| &programme.requirement) {
        ages(check, requirement.ages.as_ref());
    }
    for gone in &catalogue.edition.withdrawn {
        if let Some(product) = catalogue.product(&gone.code) {
            let message = format!("the withdrawn product `{}` is still there: {}", gone.code.value, product.name.value);
            check
                .findings
                .add(&rules::WITHDRAWN_PRESENT, gone.code.place, message)
                .help("a code that was withdrawn never comes back; give the product another code");
        }
        if let Some(next) = gone.successor.as_ref().filter(|next| next.value == gone.code.value) {
            check.findings.add(&rules::WITHDRAWN_PRESENT, next.place, "this product is its own successor");
        }
    }
    let steps = Steps::of(check);
    steps.contradictions(check);
    steps.circles(check);
}

fn one(check: &mut Check, product: &Entry<Product>) {
    let catalogue = check.catalogue;
    if let Some(levels) = &product.levels {
        let sum: Decimal = levels.shares.0.values().map(|share| share.0).sum();
        if sum != Decimal::ONE_HUNDRED {
            check.findings.add(&rules::LEVELS, levels.place, format!("the levels add up to {} percent", sum.normalize()));
        } else if let Some((level, share)) =
            levels.shares.0.iter().find(|(_, share)| share.0 < Decimal::ZERO || share.0 > Decimal::ONE_HUNDRED)
        {
            check.findings.add(&rules::LEVELS, levels.place, format!("the share of `{level}` cannot be {} percent", share.0));
        }
    }
    payments(check, product);
    let shared = product.maximum.iter().flat_map(|maximum| &maximum.shared_with);
    for itself in shared.filter(|id| is(catalogue, product, id)) {
        check.findings.add(&rules::COMBINATION, itself.place, "this product shares its maximum with itself");
    }
    ages(check, product.ages.as_ref());
    if let Some(absence @ (NoTariff::NotSet | NoTariff::NotGiven)) = product.tariff {
        let own = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code));
        let set: Vec<_> = own.flat_map(|code| check.catalogue.tariffs.of(code.as_str())).collect();
        if let Some(tariff) = set.first() {
            let said = if absence == NoTariff::NotSet { "set" } else { "given" };
            let message = format!("the product `{}` says that its tariff is not {said}, and here it is", product.name.value);
            let help = format!("remove `tariff = \"{}\"` from the product", absence.key());
            check.findings.add(&rules::TARIFF_UNEXPECTED, tariff.place, message).help(help);
        }
    }
    for other in product.replaces.iter().filter(|other| is(catalogue, product, other)) {
        check
            .findings
            .add(&rules::WITHDRAWN_PRESENT, other.place, "this product follows itself up")
            .help("a code keeps its meaning; name what went before under another code");
    }
}

fn ages(check: &mut Check, ages: Option<&Ages>) {
    if let Some(ages) = ages
        && let (Some(from), Some(to)) = (ages.from, ages.to)
        && to < from
    {
        check.findings.add(&rules::AGES, ages.place, format!("the highest age, {to}, lies below the lowest, {from}"));
    }
}

/// The terms in which a sum is paid are the whole of it.
fn payments(check: &mut Check, product: &Entry<Product>) {
    let sum: Decimal = product.payments.iter().map(|payment| payment.percent.value.0).sum();
    let impossible = product.payments.iter().find(|payment| payment.percent.value.0 <= Decimal::ZERO);
    if let Some(payment) = impossible {
        let message = format!("a payment cannot be {} percent", payment.percent.value.0);
        check.findings.add(&rules::PAYMENTS, payment.place, message);
    } else if let Some(last) = product.payments.last().filter(|_| sum != Decimal::ONE_HUNDRED) {
        check.findings.add(&rules::PAYMENTS, last.place, format!("the payments add up to {} percent", sum.normalize()));
    }
}

/// True where an identifier or code means that product.
fn is(catalogue: &Catalogue, product: &Entry<Product>, id: &str) -> bool {
    catalogue.product(id).is_some_and(|other| other.id == product.id)
}

fn combinations(check: &mut Check, product: &Entry<Product>) {
    let catalogue = check.catalogue;
    for excluded in &product.excludes {
        let Some(other) = catalogue.product(excluded) else { continue };
        if other.id == product.id {
            check.findings.add(&rules::COMBINATION, excluded.place, "this product excludes itself");
            continue;
        }
        let own = product.combines_with.iter().find(|id| is(catalogue, other, id)).map(|id| (id, "may be combined"));
        let theirs = other.combines_with.iter().find(|id| is(catalogue, product, id)).map(|id| (id, "may be combined"));
        let added = product.add_on_to.iter().find(|id| is(catalogue, other, id)).filter(|_| product.add_on_to.len() == 1);
        let other_added = other.add_on_to.iter().find(|id| is(catalogue, product, id)).filter(|_| other.add_on_to.len() == 1);
        let added = added.or(other_added).map(|id| (id, "one is only given with the other"));
        if let Some((said, how)) = own.or(theirs).or(added) {
            let message = format!(
                "`{}` and `{}` exclude each other, and {how} {}",
                product.id,
                other.id,
                check.whereabouts(said.place, excluded.place)
            );
            check.findings.add(&rules::COMBINATION, excluded.place, message);
        }
        // Said once, it holds both ways.
        if let Some(again) = other.excludes.iter().find(|id| is(catalogue, product, id)).filter(|_| other.id < product.id) {
            let message = format!("that these exclude each other is also said {}", check.whereabouts(again.place, excluded.place));
            check.findings.add(&rules::SAID_TWICE, excluded.place, message);
        }
    }
    for (list, what) in [(&product.combines_with, "is combined with"), (&product.add_on_to, "is an add-on to")] {
        for itself in list.iter().filter(|id| is(catalogue, product, id)) {
            check.findings.add(&rules::COMBINATION, itself.place, format!("this product {what} itself"));
        }
    }
    for instead in product.instead.iter().filter(|instead| is(catalogue, product, &instead.r#use)) {
        check.findings.add(&rules::COMBINATION, instead.r#use.place, "this product is to be used instead of itself");
    }
}

/// Two levels for one municipality, of which neither is said more specifically.
fn purchase(check: &mut Check, product: &Entry<Product>) {
    let Some(Purchase::By(rows)) = &product.purchase else { return };
    let scope = |row: &PurchaseRow| {
        let mut scope = Scope::default();
        if !row.municipalities.is_empty() {
            scope.keys.insert("municipalities".to_owned(), row.municipalities.clone());
        }
        scope
    };
    for (at, row) in rows.iter().enumerate() {
        for earlier in &rows[..at] {
            let relation = scope(earlier).relation(&scope(row), &check.catalogue.edition);
            if matches!(relation, Relation::Same | Relation::Unclear) {
                let message = format!("for some municipalities the level is both `{}` and `{}`", earlier.level.key(), row.level.key());
                check.findings.add(&rules::PURCHASE, row.place, message);
            }
        }
    }
}

/// Steps between products, from lighter to heavier, with where each is said.
struct Steps<'a>(IndexMap<&'a str, IndexMap<&'a str, Place>>);

impl<'a> Steps<'a> {
    fn of(check: &Check<'a>) -> Self {
        let catalogue = check.catalogue;
        let mut steps = Self(IndexMap::new());
        for product in catalogue.products.values() {
            let other = |id: &At<String>| catalogue.product(id).map(|other| (other.id.as_str(), id.place));
            for (heavier, place) in product.steps_up_to.iter().filter_map(other) {
                steps.0.entry(&product.id).or_default().entry(heavier).or_insert(place);
            }
            for (lighter, place) in product.steps_down_to.iter().filter_map(other) {
                steps.0.entry(lighter).or_default().entry(&product.id).or_insert(place);
            }
        }
        steps
    }

    /// Two products that are each heavier than the other.
    fn contradictions(&self, check: &mut Check) {
        for (from, heavier) in &self.0 {
            for (to, place) in heavier {
                if from == to {
                    check.findings.add(&rules::STEPS, *place, format!("`{from}` steps up to itself"));
                } else if let Some(back) = self.0.get(to).and_then(|back| back.get(from)).filter(|back| *back < place || from > to) {
                    // Reported once, at whichever is written last.
                    if back < place {
                        let said = check.whereabouts(*back, *place);
                        let message = format!("by this, `{to}` is heavier than `{from}`; the other way round is said {said}");
                        check.findings.add(&rules::STEPS, *place, message);
                    }
                }
            }
        }
    }

    /// Longer circles: every step that leads back to a product on the way to it.
    fn circles(&self, check: &mut Check) {
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in self.0.keys() {
            if done.contains(start) {
                continue;
            }
            // The way to where we are, with how many of the steps from each product have been taken.
            let mut way: Vec<(&str, usize)> = vec![(start, 0)];
            let mut on_way: BTreeMap<&str, usize> = BTreeMap::from([(*start, 0)]);
            while let Some((last, taken)) = way.last_mut() {
                let step = self.0.get(last).and_then(|steps| steps.get_index(*taken));
                *taken += 1;
                let Some((next, place)) = step else {
                    done.insert(last);
                    on_way.remove(*last);
                    way.pop();
                    continue;
                };
                if let Some(from) = on_way.get(next) {
                    // Circles of one and of two were reported above.
                    if way.len() - from > 2 {
                        let circle: Vec<String> =
                            way[*from..].iter().map(|(id, _)| *id).chain([*next]).map(|id| format!("`{id}`")).collect();
                        check.findings.add(&rules::STEPS, *place, format!("the steps run in a circle: {}", circle.join(" to ")));
                    }
                } else if !done.contains(next) {
                    on_way.insert(next, way.len());
                    way.push((next, 0));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{codes, found, product};

    #[test]
    fn exclusion_holds_both_ways() {
        let (a, b) = (product("45A48", "excludes = [\"45A53\"]"), product("45A53", "combines_with = [\"45A48\"]"));
        assert_eq!(
            found(&[("content/products/a.md", &a), ("content/products/b.md", &b)]),
            [
                "combination content/products/a.md:8:14 `45A48` and `45A53` exclude each other, and may be combined in content/products/b.md, line 8"
            ]
        );
    }

    #[test]
    fn steps_contradict_by_the_derived_way_back_too() {
        let (a, b) = (product("45A48", "steps_up_to = [\"45A53\"]"), product("45A53", "steps_up_to = [\"45A48\"]"));
        let lines = found(&[("content/products/a.md", &a), ("content/products/b.md", &b)]);
        assert_eq!(
            lines,
            [
                "steps content/products/b.md:8:17 by this, `45A48` is heavier than `45A53`; the other way round is said in content/products/a.md, line 8"
            ]
        );
        let b = product("45A53", "steps_down_to = [\"45A48\"]");
        assert!(found(&[("content/products/a.md", &a), ("content/products/b.md", &b)]).is_empty());
    }

    #[test]
    fn a_circle_of_steps_is_found_once() {
        let step = |code: &str, to: &str| product(code, &format!("steps_up_to = [\"{to}\"]"));
        let lines = found(&[
            ("content/products/a.md", &step("45A01", "45A02")),
            ("content/products/b.md", &step("45A02", "45A03")),
            ("content/products/c.md", &step("45A03", "45A01")),
        ]);
        assert_eq!(lines, ["steps content/products/c.md:8:17 the steps run in a circle: `45A01` to `45A02` to `45A03` to `45A01`"]);
    }

    #[test]
    fn levels_ages_and_purchase() {
        let text = product(
            "45A48",
            "levels = { hbo = 70, mbo = \"29.5\" }\nages = { from = 18, to = 17 }\n\
             purchase = [{ level = \"local\", municipalities = [\"linden\"] }, { level = \"regional\" }, { level = \"national\" }]",
        );
        let towns = "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n";
        let codes = codes(&[("content/products/a.md", &text), ("content/municipalities.toml", towns)]);
        assert_eq!(codes, ["levels", "ages", "purchase-ambiguous"]);
    }

    #[test]
    fn a_withdrawn_code_does_not_come_back() {
        let catalogue =
            "version = \"1\"\nstatus = \"adopted\"\nvalid_from = 2026-01-01\n[[withdrawn]]\ncode = \"45A48\"\nfrom = 2026-01-01\n";
        assert_eq!(
            codes(&[("content/catalogue.toml", catalogue), ("content/products/a.md", &product("45A48", ""))]),
            ["withdrawn-present"]
        );
    }
}
