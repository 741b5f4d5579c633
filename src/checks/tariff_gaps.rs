//! In every case, on every day that a code is valid, some tariff holds: a provider that delivers can claim.
//!
//! The cases of a code are the values of the keys that its tariffs name: declared dimensions, the municipalities that
//! buy it, categories of providers, and the providers contracted for it. Cases are walked key by key, with values that
//! every tariff treats alike taken together, and no further than where a tariff for all is found.

use super::Check;
use crate::catalogue::product::{OtherCode, Product, ProductCode};
use crate::catalogue::scope::{Scope, expand};
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::terms::Unit;
use crate::catalogue::{Catalogue, Entry};
use crate::findings::{At, rules};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The most steps for one code; no tariff sheet that people made comes near it.
const STEPS: usize = 50_000;

/// First and last day; open where there is no last.
type Days = (Date, Option<Date>);

/// Judges every code of a product.
pub fn check(check: &mut Check, product: &Entry<Product>) {
    if product.tariff.is_some() || !check.is_whole(product.id_place) {
        return;
    }
    let own = product.code.iter().map(|code| (code, None)).chain(product.other_codes.iter().map(|other| (&other.code, Some(other))));
    let mut any = false;
    for (code, other) in own {
        any = true;
        if check.catalogue.unit(code.as_str()) != Some(Unit::Euro) {
            one(check, product, code, other);
        }
    }
    if !any {
        let message = format!("`{}` says nothing of its tariff", product.name.value);
        check
            .findings
            .add(&rules::TARIFF_GAP, product.name.place, message)
            .help("say `tariff = \"not_set\"`, `\"not_given\"`, `\"none\"` or `\"per_provider\"`");
    }
}

fn one(check: &mut Check, product: &Entry<Product>, code: &At<ProductCode>, other: Option<&OtherCode>) {
    if check.tariffs_lost(code.as_str()) {
        return;
    }
    let catalogue = check.catalogue;
    let tariffs = catalogue.tariffs.of(code.as_str());
    let unit = catalogue.unit(code.as_str());
    let fitting: Vec<&Tariff> = tariffs.iter().filter(|tariff| unit.is_none_or(|unit| pays(tariff.unit, unit))).collect();
    if tariffs.is_empty() {
        let message = format!("`{}` has no tariff", code.as_str());
        let help = "add a row to the tariff period, or say `tariff = \"none\"`, `\"not_set\"`, `\"not_given\"` or `\"per_provider\"`";
        check.findings.add(&rules::TARIFF_GAP, code.place, message).help(help);
        return;
    }
    if let (true, Some(unit), Some(tariff)) = (fitting.is_empty(), unit, tariffs.first()) {
        let message = format!("`{}` has no tariff for its unit `{}`, only for `{}`", code.as_str(), unit.key(), tariff.unit.key());
        check.findings.add(&rules::TARIFF_GAP, code.place, message);
        return;
    }
    // For whom such a row is cannot be known.
    if tariffs.iter().any(|tariff| tariff.scope.unclear) {
        return;
    }
    let mut walk = Walk::new(catalogue, product, other, &fitting, days(catalogue, product));
    if let Some((first, last)) = walk.first() {
        let case = walk.case();
        let end = last.map_or("on".to_owned(), |last| format!("to {last}"));
        let message = format!("`{}` has no tariff {case}from {first} {end}", code.as_str());
        let finding = check.findings.add(&rules::TARIFF_GAP, code.place, message);
        if walk.at.iter().any(|(key, _)| *key == "providers") {
            finding.help("add a tariff for all, one for each provider, or say `tariff = \"per_provider\"`");
        }
    }
}

/// True where a tariff of one unit pays for what is allocated in another: hours and minutes follow from each other.
fn pays(tariff: Unit, allocated: Unit) -> bool {
    let time = |unit| matches!(unit, Unit::Minute | Unit::Hour);
    tariff == allocated || time(tariff) && time(allocated)
}

/// The days on which a product needs tariffs: its validity, up to the end of the last period, as the next is still to come.
fn days(catalogue: &Catalogue, product: &Product) -> Days {
    let (from, until) = catalogue.validity(product);
    let ends: Option<Vec<Date>> = catalogue.sheets.iter().map(|sheet| catalogue.tariffs.end(&sheet.period.id)).collect();
    let last = ends.and_then(|ends| ends.into_iter().max());
    let until = match (until, last) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    (from.max(catalogue.edition.valid_from), until)
}

/// A key, and its values.
struct Axis<'a> {
    key: &'a str,
    values: Vec<String>,
}

/// A set of cases on a stretch of days: for each axis the values meant, or all.
struct Cases {
    values: Vec<Option<BTreeSet<String>>>,
    days: Days,
}

impl Cases {
    fn hold(&self, axis: usize, value: &str) -> bool {
        self.values[axis].as_ref().is_none_or(|values| values.contains(value))
    }

    /// True where they hold for every value of this axis and those after it.
    fn all_from(&self, axis: usize) -> bool {
        self.values[axis..].iter().all(Option::is_none)
    }
}

/// The cases of a code, the tariffs there are, and the first case without one.
struct Walk<'a> {
    axes: Vec<Axis<'a>>,
    tariffs: Vec<Cases>,
    needs: Vec<Cases>,
    days: Days,
    /// The case that is looked at: key and values.
    at: Vec<(&'a str, Vec<String>)>,
    steps: usize,
}

impl<'a> Walk<'a> {
    fn new(catalogue: &'a Catalogue, product: &Entry<Product>, other: Option<&OtherCode>, tariffs: &[&'a Tariff], days: Days) -> Self {
        let scopes = tariffs.iter().map(|tariff| &tariff.scope);
        let named: BTreeSet<&str> = scopes.flat_map(|scope| scope.keys.keys()).map(String::as_str).collect();
        let contracts: Vec<(&str, _)> = if named.contains("providers") || named.contains("categories") {
            let rows = catalogue.providers.values().flat_map(|provider| provider.contracted.iter().map(|row| (provider.id.as_str(), row)));
            rows.filter(|(_, row)| catalogue.is_for(row, product)).collect()
        } else {
            Vec::new()
        };
        let edition = &catalogue.edition;
        let mut axes: Vec<Axis> = Vec::new();
        let mut add = |key: &'a str, values: Vec<String>| {
            // Without values, what is named does not exist, which is reported where it stands.
            if named.contains(key) && !values.is_empty() {
                let own = other.map(|other| other.r#where.get(key)).filter(|own| !own.is_empty()).map(|own| set(catalogue, key, own));
                axes.push(Axis { key, values: values.into_iter().filter(|id| own.as_ref().is_none_or(|own| own.contains(id))).collect() });
            }
        };
        for dimension in &edition.dimension {
            add(&dimension.id, dimension.values.iter().map(|value| value.id.value.clone()).collect());
        }
        add("municipalities", catalogue.bought_in(product).into_iter().map(str::to_owned).collect());
        let segment = catalogue.lineage(&product.segment).find_map(|segment| segment.category.as_ref());
        let contracted: BTreeSet<&str> = contracts.iter().filter_map(|(_, row)| row.category.as_ref()).map(|id| id.as_str()).collect();
        let categories = edition.category.iter().map(|category| category.id.value.as_str());
        let categories = categories.filter(|id| match segment {
            Some(segment) => segment.value == *id,
            None => contracted.is_empty() || contracted.contains(id),
        });
        add("categories", categories.map(str::to_owned).collect());
        let mut providers: Vec<String> = contracts.iter().map(|(id, _)| (*id).to_owned()).collect();
        providers.dedup();
        add("providers", providers);
        let cases = |scope: &Scope, days: Days| Cases {
            values: axes
                .iter()
                .map(|axis| Some(scope.get(axis.key)).filter(|own| !own.is_empty()).map(|own| set(catalogue, axis.key, own)))
                .collect(),
            days,
        };
        let by_provider = axes.iter().any(|axis| axis.key == "providers");
        let holds =
            |tariff: &&&Tariff| applies(catalogue, product, &tariff.scope) && (by_provider || tariff.scope.get("providers").is_empty());
        let rows = tariffs.iter().filter(holds).map(|tariff| cases(&tariff.scope, (tariff.from, tariff.until))).collect();
        let needs = if by_provider {
            contracts
                .iter()
                .map(|(id, row)| cases(&contract(id, row), (row.from.unwrap_or(days.0).max(days.0), end(row, days.1))))
                .collect()
        } else {
            vec![cases(&Scope::default(), days)]
        };
        Self { axes, tariffs: rows, needs, days, at: Vec::new(), steps: 0 }
    }

    /// The first days without a tariff in the first case that has such days, which is then at hand.
    fn first(&mut self) -> Option<Days> {
        let (tariffs, needs) = (std::mem::take(&mut self.tariffs), std::mem::take(&mut self.needs));
        self.from(0, &tariffs.iter().collect::<Vec<_>>(), &needs.iter().collect::<Vec<_>>())
    }

    fn from(&mut self, axis: usize, tariffs: &[&Cases], needs: &[&Cases]) -> Option<Days> {
        self.steps += 1;
        let for_all: Vec<Days> = tariffs.iter().filter(|tariff| tariff.all_from(axis)).map(|tariff| tariff.days).collect();
        if needs.is_empty() || self.steps > STEPS || gap(&for_all, self.days).is_none() {
            return None;
        }
        if axis == self.axes.len() || tariffs.is_empty() {
            return needs.iter().find_map(|need| gap(&for_all, need.days));
        }
        let key = self.axes[axis].key;
        for group in alike(axis, &self.axes[axis].values, tariffs, needs) {
            let Some(value) = group.first() else { continue };
            let tariffs: Vec<&Cases> = tariffs.iter().copied().filter(|cases| cases.hold(axis, value)).collect();
            let needs: Vec<&Cases> = needs.iter().copied().filter(|cases| cases.hold(axis, value)).collect();
            self.at.push((key, group));
            if let Some(days) = self.from(axis + 1, &tariffs, &needs) {
                return Some(days);
            }
            self.at.pop();
        }
        None
    }

    /// The case at hand in words, with a space after it.
    fn case(&self) -> String {
        let one = |(key, values): &(&str, Vec<String>)| {
            let name = match *key {
                "municipalities" => "municipality",
                "categories" => "category",
                "providers" => "provider",
                dimension => dimension,
            };
            let some: Vec<String> = values.iter().take(3).map(|value| format!("`{value}`")).collect();
            let more = if values.len() > 3 { format!(" and {} more", values.len() - 3) } else { String::new() };
            format!("{name} {}{more}", some.join(", "))
        };
        let parts: Vec<String> = self.at.iter().map(one).collect();
        if parts.is_empty() { String::new() } else { format!("for {}, ", parts.join(", ")) }
    }
}

/// Values of an axis in groups that all cases treat alike, in their order.
fn alike(axis: usize, values: &[String], tariffs: &[&Cases], needs: &[&Cases]) -> Vec<Vec<String>> {
    let mut groups: indexmap::IndexMap<Vec<bool>, Vec<String>> = indexmap::IndexMap::new();
    for value in values {
        let held = tariffs.iter().chain(needs).map(|cases| cases.hold(axis, value)).collect();
        groups.entry(held).or_default().push(value.clone());
    }
    groups.into_values().collect()
}

/// The values that a key names; groups of municipalities are their municipalities.
fn set(catalogue: &Catalogue, key: &str, values: &[At<String>]) -> BTreeSet<String> {
    if key == "municipalities" {
        return expand(&catalogue.edition, values);
    }
    values.iter().map(|value| value.value.clone()).collect()
}

/// True where law, segments and products of a scope take in the product.
fn applies(catalogue: &Catalogue, product: &Entry<Product>, scope: &Scope) -> bool {
    let own = catalogue.law(product);
    let law = scope.law.is_none_or(|law| own.is_none_or(|own| own == law));
    let segments = scope.get("segments");
    let segment =
        segments.is_empty() || catalogue.lineage(&product.segment).any(|own| segments.iter().any(|wanted| wanted.value == own.id));
    let products = scope.get("products");
    law && segment && (products.is_empty() || products.iter().any(|id| catalogue.product(id).is_some_and(|other| other.id == product.id)))
}

/// For whom a contract of a provider is, as a scope.
fn contract(provider: &str, row: &crate::catalogue::people::Contracted) -> Scope {
    let mut scope = Scope::of("providers", provider);
    if !row.municipalities.is_empty() {
        scope.keys.insert("municipalities".to_owned(), row.municipalities.clone());
    }
    if let Some(category) = &row.category {
        scope.keys.insert("categories".to_owned(), vec![category.clone()]);
    }
    scope
}

/// The last day of a contract, no later than another day.
fn end(row: &crate::catalogue::people::Contracted, until: Option<Date>) -> Option<Date> {
    row.until.as_ref().map(|day| day.value).into_iter().chain(until).min()
}

/// The first days of a stretch that none of these cover.
fn gap(covered: &[Days], (from, until): Days) -> Option<Days> {
    let mut covered = covered.to_vec();
    covered.sort_by_key(|(from, _)| *from);
    let mut open = from;
    for (start, end) in covered {
        if start > open {
            let end = start.yesterday().ok().map(|day| until.map_or(day, |until| until.min(day)));
            return until.is_none_or(|until| open <= until).then_some((open, end));
        }
        open = match end {
            Some(end) => open.max(end.tomorrow().ok()?),
            None => return None,
        };
    }
    until.is_none_or(|until| open <= until).then_some((open, until))
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    const PRODUCT: &str = "+++\nname = \"A\"\ncode = \"45A48\"\nsegment = \"wonen\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\nA.\n";
    const TOWNS: &str = "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n\
                         [[municipality]]\nid = \"eik\"\nname = \"Eik\"\n";
    const EDITION: &str = "version = \"1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\nvalid_until = 2028-12-31\n\
                           [[dimension]]\nid = \"intensity\"\nname = \"Trede\"\nvalues = [\"A\", \"B\"]\n";

    fn row(scope: &str) -> String {
        format!(
            "[[tariff]]\nproduct = \"45A48\"\namount = \"60.00\"\n{}",
            if scope.is_empty() { String::new() } else { format!("where = {{ {scope} }}\n") }
        )
    }

    fn sheet(id: &str, from: &str, until: &str, rows: &[&str]) -> String {
        let until = if until.is_empty() { String::new() } else { format!("valid_until = {until}\n") };
        format!("[period]\nid = \"{id}\"\nvalid_from = {from}\n{until}{}", rows.iter().map(|scope| row(scope)).collect::<String>())
    }

    fn gaps(sheets: &[String], providers: &str) -> Vec<String> {
        let paths: Vec<String> = (0..sheets.len()).map(|n| format!("content/tariffs/{n}.toml")).collect();
        let mut files = vec![
            ("content/catalogue.toml", EDITION),
            ("content/products/a.md", PRODUCT),
            ("content/municipalities.toml", TOWNS),
            ("content/providers.toml", providers),
        ];
        files.extend(paths.iter().map(String::as_str).zip(sheets.iter().map(String::as_str)));
        found(&files).into_iter().map(|line| line.replace("tariff-gap content/products/a.md:3:9 `45A48` has no tariff ", "")).collect()
    }

    const P: &str = "[[provider]]\nid = \"p\"\nname = \"P\"\n";

    #[test]
    fn a_later_period_for_some_leaves_others_without() {
        let all = sheet("2026", "2026-01-01", "2026-12-31", &[""]);
        let some = sheet("2027", "2027-01-01", "2027-12-31", &["municipalities = [\"linden\"]"]);
        assert_eq!(gaps(&[all.clone(), some], P), ["for municipality `esdoorn`, `eik`, from 2027-01-01 to 2027-12-31"]);
        assert!(gaps(&[all.clone(), sheet("2027", "2027-01-01", "", &[""])], P).is_empty());
        assert!(gaps(&[sheet("2025", "2025-01-01", "", &[""]), all], P).is_empty(), "an open period closes when the next begins");
    }

    #[test]
    fn a_half_year_for_one_municipality_leaves_the_others_without() {
        let first = sheet("a", "2026-01-01", "2026-06-30", &["municipalities = [\"linden\", \"esdoorn\", \"eik\"]"]);
        let second = sheet("b", "2026-07-01", "2026-12-31", &["municipalities = [\"eik\"]"]);
        assert_eq!(gaps(&[first, second], P), ["for municipality `linden`, `esdoorn`, from 2026-07-01 to 2026-12-31"]);
    }

    #[test]
    fn every_value_of_a_dimension_that_is_used_has_a_tariff() {
        let year = |rows: &[&str]| sheet("2026", "2026-01-01", "2026-12-31", rows);
        assert_eq!(gaps(&[year(&["intensity = \"A\""])], P), ["for intensity `B`, from 2026-01-01 to 2026-12-31"]);
        assert!(gaps(&[year(&["intensity = \"A\"", "intensity = \"B\""])], P).is_empty());
        let both = year(&["intensity = \"A\"", "intensity = \"B\", municipalities = [\"linden\", \"eik\"]"]);
        assert_eq!(gaps(&[both], P), ["for intensity `B`, municipality `esdoorn`, from 2026-01-01 to 2026-12-31"]);
    }

    #[test]
    fn a_tariff_for_providers_covers_only_where_all_of_them_have_one() {
        let year = |rows: &[&str]| sheet("2026", "2026-01-01", "2026-12-31", rows);
        assert_eq!(gaps(&[year(&["providers = [\"p\"]"])], P), ["from 2026-01-01 to 2026-12-31"]);
        let two = "[[provider]]\nid = \"p\"\nname = \"P\"\ncontracted = [{ segments = [\"wonen\"] }]\n\
                   [[provider]]\nid = \"q\"\nname = \"Q\"\ncontracted = [{ segments = [\"wonen\"], from = 2026-04-01, municipalities = [\"eik\"] }]\n";
        assert_eq!(gaps(&[year(&["providers = [\"p\"]"])], two), ["for provider `q`, from 2026-04-01 to 2026-12-31"]);
        assert!(gaps(&[year(&["providers = [\"p\"]", "providers = [\"q\"], municipalities = [\"eik\"]"])], two).is_empty());
    }

    #[test]
    fn a_tariff_is_for_the_unit_of_its_product() {
        let wrong = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n[[tariff]]\nproduct = \"45A48\"\nunit = \"piece_effort\"\namount = \"60.00\"\n";
        assert_eq!(gaps(&[wrong.to_owned()], P), ["for its unit `hour`, only for `piece_effort`"]);
        assert!(gaps(&[wrong.replace("piece_effort", "minute")], P).is_empty());
    }
}
