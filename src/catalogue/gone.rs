//! Codes that are gone (vervallen codes): what this version withdraws, and what the versions before it had and it has not.
//! Running care is still claimed by them, so that they can have a tariff.

use super::Catalogue;
use super::edition::Edition;
use super::tariffs::Tariffs;
use super::terms::Unit;
use crate::findings::Findings;
use indexmap::IndexMap;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What is known of a code that is gone.
#[derive(Clone, Debug, Default)]
pub struct GoneCode {
    /// What it was called.
    pub name: Option<String>,
    /// Its unit, where a version before this one has the product.
    pub unit: Option<Unit>,
    /// The first day without it: as written, or the day on which the first version without it takes effect.
    pub from: Option<Date>,
    /// Until when running care can still be claimed (uitloop).
    pub claimable_until: Option<Date>,
    /// The product that replaces it, as it is written where it was withdrawn.
    pub successor: Option<String>,
}

impl GoneCode {
    /// The last day on which it is paid for; none where nobody says it.
    pub fn until(&self) -> Option<Date> {
        self.claimable_until.or_else(|| self.from?.yesterday().ok())
    }
}

/// The codes that are gone, by what the newest version says of each.
pub fn gone(edition: &Edition, codes: &IndexMap<String, String>, newest_first: &[&Catalogue]) -> IndexMap<String, GoneCode> {
    let mut all: IndexMap<String, GoneCode> = IndexMap::new();
    let editions = std::iter::once(edition).chain(newest_first.iter().map(|old| &old.edition));
    for written in editions.flat_map(|edition| &edition.withdrawn).filter(|written| !codes.contains_key(&written.code.value)) {
        all.entry(written.code.value.clone()).or_insert_with(|| GoneCode {
            name: written.name.as_ref().map(|name| name.value.clone()),
            unit: None,
            from: written.from,
            claimable_until: written.claimable_until.as_ref().map(|date| date.value),
            successor: written.successor.as_ref().map(|next| next.value.clone()),
        });
    }
    let mut after = edition;
    for old in newest_first {
        for code in old.codes.keys().filter(|code| !codes.contains_key(*code)) {
            let own = all.entry(code.clone()).or_default();
            own.from = own.from.or(Some(after.valid_from));
            own.unit = own.unit.or_else(|| old.unit(code));
            own.name = own.name.take().or_else(|| old.product(code).map(|product| product.name.value.clone()));
        }
        after = &old.edition;
    }
    all
}

/// The texts and segments of a version, by kind and identifier.
fn texts(catalogue: &Catalogue) -> BTreeSet<(&'static str, String)> {
    let all = [
        ("segment", catalogue.segments.keys().collect::<Vec<_>>()),
        ("clause", catalogue.clauses.keys().collect()),
        ("contract", catalogue.contracts.keys().collect()),
        ("document", catalogue.documents.keys().collect()),
    ];
    all.into_iter().flat_map(|(kind, ids)| ids.into_iter().map(move |id| (kind, id.clone()))).collect()
}

impl Catalogue {
    /// Takes in the versions before this one: what they had and it has not can still be paid for.
    pub fn inherit(&mut self, newest_first: &[&Catalogue]) {
        self.gone = gone(&self.edition, &self.codes, newest_first);
        let own = texts(self);
        self.former = newest_first.iter().flat_map(|old| texts(old)).filter(|text| !own.contains(text)).collect();
        let mut rows = self.records.sheets.iter().flat_map(|sheet| &sheet.tariff);
        if rows.any(|row| self.gone.contains_key(&row.product.value)) {
            // What is wrong with its own has been said when it was resolved.
            self.tariffs = Tariffs::derive(&self.records, &self.edition, (&self.codes, &self.gone), &mut Findings::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;
    use crate::findings::rules;

    const SHEET: &str = "[period]\nid = \"2025\"\nvalid_from = 2025-01-01\nvalid_until = 2025-12-31\n\
                         [[tariff]]\nproduct = \"45A01\"\namount = \"50.00\"\n[[tariff]]\nproduct = \"45A02\"\namount = \"60.00\"\n";
    const NEXT: &str = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\nbased_on = \"2025\"\n\
                        [period.indexation]\nrate = \"10\"\n";

    fn product(code: &str) -> String {
        format!("+++\nname = \"{code}\"\nsegment = \"s\"\ncode = \"{code}\"\nunit = \"hour\"\n+++\nHulp.\n")
    }

    #[test]
    fn a_code_that_is_gone_is_paid_as_long_as_it_is_claimed() {
        let before = |number: &str, year: u16| format!("version = \"{number}\"\nstatus = \"draft\"\nvalid_from = {year}-01-01\n");
        let old = sample(&[
            ("content/catalogue.toml", &before("1", 2025)),
            ("content/products/a.md", &product("45A01")),
            ("content/products/b.md", &product("45A02")),
        ]);
        let withdrawn = "[[withdrawn]]\ncode = \"45A01\"\nfrom = 2026-01-01\nclaimable_until = 2026-06-30\n";
        let mut new = sample(&[
            ("content/catalogue.toml", &(before("2", 2026) + withdrawn)),
            ("content/products/b.md", &product("45A02")),
            ("content/tariffs/2025.toml", SHEET),
            ("content/tariffs/2026.toml", NEXT),
        ]);
        let new = new.catalogue.as_mut().unwrap();
        assert!(new.tariffs.of("45A01").is_empty(), "its unit is not known without the version that had it");
        new.inherit(&[old.catalogue.as_ref().unwrap()]);
        let told = |code: &str| new.tariffs.of(code).iter().map(|t| format!("{} {}", t.amount.0, t.until.unwrap())).collect::<Vec<_>>();
        assert_eq!(told("45A01"), ["50.00 2025-12-31", "55.00 2026-06-30"]);
        assert_eq!(told("45A02"), ["60.00 2025-12-31", "66.00 2026-12-31"]);
        assert_eq!(new.gone["45A01"].name.as_deref(), Some("45A01"));
    }

    #[test]
    fn a_code_that_another_replaces_is_paid_until_the_version_without_it() {
        let before = |number: &str, year: u16| format!("version = \"{number}\"\nstatus = \"draft\"\nvalid_from = {year}-01-01\n");
        let old = sample(&[("content/catalogue.toml", &before("1", 2025)), ("content/products/a.md", &product("45A01"))]);
        let follows = product("45A02").replace("unit", "replaces = [\"45A01\"]\nunit");
        let mut new = sample(&[
            ("content/catalogue.toml", &before("2", 2026)),
            ("content/products/b.md", &follows),
            ("content/tariffs/2025.toml", SHEET),
            ("content/tariffs/2026.toml", NEXT),
        ]);
        let new = new.catalogue.as_mut().unwrap();
        new.inherit(&[old.catalogue.as_ref().unwrap()]);
        let told: Vec<_> = new.tariffs.of("45A01").iter().map(|t| format!("{} {}", t.amount.0, t.until.unwrap())).collect();
        assert_eq!(told, ["50.00 2025-12-31"], "it is not indexed for ever");
        let days: Vec<_> =
            crate::catalogue::moments::moments(new).into_iter().filter(|m| m.id == "45A01").map(|m| m.date.to_string()).collect();
        assert_eq!(days, ["2026-01-01"], "the day on which it ends is one of those on which something changes");
    }

    #[test]
    fn a_period_before_the_version_follows_by_indexation_too() {
        let sheets = [SHEET.replace("2025", "2023"), NEXT.replace("2025", "2023").replace("2026", "2024")];
        let sheets: Vec<String> =
            sheets.iter().map(|sheet| sheet.replace("[[tariff]]\nproduct = \"45A01\"\namount = \"50.00\"\n", "")).collect();
        let site = sample(&[
            ("content/products/b.md", &product("45A02")),
            ("content/tariffs/2023.toml", &sheets[0]),
            ("content/tariffs/2024.toml", &sheets[1]),
        ]);
        let tariffs = site.catalogue.as_ref().unwrap().tariffs.of("45A02");
        assert_eq!(
            tariffs.iter().map(|t| (t.amount.0.to_string(), t.from.year())).collect::<Vec<_>>(),
            [("60.00".to_owned(), 2023), ("66.00".to_owned(), 2024)]
        );
        assert!(!site.findings.iter().any(|finding| finding.rule.code == rules::UNKNOWN_REFERENCE.code));
    }
}
