//! `tariffs.csv`: every tariff there is, listed or derived by indexation.
//!
//! The first columns are those of a tariff sheet (product, unit, amount, then the keys of the scope),
//! so that the rows of a period can be put under `content/tariffs/` again; what follows from them
//! stands behind. Columns of scope keys that no tariff uses are left out.

use super::table::{Cell, Sheet, ids};
use crate::catalogue::Catalogue;
use crate::catalogue::amounts::decimals;
use crate::catalogue::product::OtherCode;
use crate::catalogue::scope::Scope;
use crate::catalogue::tariffs::{Origin, Tariff};
use crate::catalogue::terms::Unit;

/// All tariffs of all periods, by code.
pub fn tariffs(catalogue: &Catalogue) -> Sheet {
    let keys = scope_keys(catalogue, true);
    let of = |tariff: &Tariff| other(catalogue, &tariff.code).map(|other| &other.r#where);
    let mut sheet = written("tariffs", &keys, catalogue.tariffs.iter(), &of);
    let more = ["period", "valid_from", "valid_until", "per_minute", "origin", "based_on", "base", "rate", "buildup", "name"];
    sheet.columns.extend(more.map(str::to_owned));
    for (row, tariff) in sheet.rows.iter_mut().zip(catalogue.tariffs.iter()) {
        row.extend([tariff.period.as_str().into(), tariff.from.into(), tariff.until.into()]);
        row.push((tariff.unit == Unit::Hour).then(|| tariff.amount.per_minute()).into());
        row.extend(origin(&tariff.origin));
        let gone = || catalogue.gone.get(&tariff.code).and_then(|gone| gone.name.clone());
        let product = catalogue.product(&tariff.code).map(|product| product.name.value.clone()).or_else(gone);
        let own = other(catalogue, &tariff.code).and_then(|other| other.name.as_ref());
        row.push(product.map(|product| own.map_or_else(|| product.clone(), |own| format!("{product}, {}", own.value))).as_deref().into());
    }
    sheet
}

/// What distinguishes a code that is not the first of its product.
fn other<'a>(catalogue: &'a Catalogue, code: &str) -> Option<&'a OtherCode> {
    catalogue.product(code)?.other_codes.iter().find(|other| other.code.as_str() == code)
}

/// The tariffs of each period as a tariff sheet that can be read back whole: `tariffs-<period>`.
pub fn periods(catalogue: &Catalogue) -> Vec<Sheet> {
    let keys = scope_keys(catalogue, false);
    let of = |period: &str| {
        let tariffs = catalogue.tariffs.iter().filter(|tariff| tariff.period == period);
        written(&format!("tariffs-{}", crate::catalogue::slug(period)), &keys, tariffs, &|_| None)
    };
    catalogue.sheets.iter().map(|sheet| of(&sheet.period.id)).collect()
}

/// The columns that a tariff sheet has. `of` gives for whom the code of a tariff is by itself; that is said where the tariff says nothing.
fn written<'a>(
    name: &str,
    keys: &[String],
    tariffs: impl Iterator<Item = &'a Tariff>,
    of: &dyn Fn(&'a Tariff) -> Option<&'a Scope>,
) -> Sheet {
    let columns = ["product", "unit", "amount"].into_iter().map(str::to_owned).chain(keys.iter().cloned()).collect();
    let row = |tariff: &'a Tariff| {
        let own = of(tariff);
        let mut row: Vec<Cell> = vec![tariff.code.as_str().into(), tariff.unit.key().into(), tariff.amount.into()];
        row.extend(keys.iter().map(|key| match key.as_str() {
            "law" => tariff.scope.law.or(own.and_then(|own| own.law)).map(crate::catalogue::terms::Law::key).into(),
            key => ids(match (tariff.scope.get(key), own) {
                ([], Some(own)) => own.get(key),
                (said, _) => said,
            }),
        }));
        row
    };
    Sheet { name: name.to_owned(), columns, rows: tariffs.map(row).collect() }
}

/// The keys of a scope that some tariff uses, or some code that has a tariff, in the order of the content model.
fn scope_keys(catalogue: &Catalogue, codes: bool) -> Vec<String> {
    use crate::content::fields::FromKeys;
    let dimensions: Vec<String> = catalogue.edition.dimension.iter().map(|dimension| dimension.id.value.clone()).collect();
    let says = |scope: &Scope, key: &str| if key == "law" { scope.law.is_some() } else { !scope.get(key).is_empty() };
    let used = |key: &String| {
        let by_code = |tariff: &Tariff| codes && other(catalogue, &tariff.code).is_some_and(|other| says(&other.r#where, key));
        catalogue.tariffs.iter().any(|tariff| says(&tariff.scope, key) || by_code(tariff))
    };
    Scope::names(&dimensions).into_iter().filter(used).collect()
}

fn origin(origin: &Origin) -> [Cell; 5] {
    match origin {
        Origin::Listed(parts) => {
            let parts = parts.iter().map(|part| format!("{} {}", part.element, decimals(part.amount.0, 2)));
            ["listed".into(), Cell::Empty, Cell::Empty, Cell::Empty, super::table::texts(parts)]
        }
        Origin::Indexed { from, base, rate } => ["indexed".into(), from.as_str().into(), (*base).into(), Cell::Number(rate.0), Cell::Empty],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{example, sample};
    use proptest::prelude::*;
    use std::fmt::Write;

    const PRODUCT: &str = "+++\nname = \"A, of \\\"B\\\"\"\nsegment = \"s\"\ncode = \"45A01\"\nunit = \"hour\"\n+++\n";
    const PLACES: &str = "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n";
    const PERIOD: &str = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n";

    fn csv(sheet: &Sheet) -> String {
        String::from_utf8(sheet.csv()).unwrap()
    }

    /// The sheet of a site whose one period is this CSV.
    fn read_back(csv: &str) -> String {
        let site = sample(&[
            ("content/products/a.md", PRODUCT),
            ("content/municipalities.toml", PLACES),
            ("content/tariffs/2026.toml", PERIOD),
            ("content/tariffs/2026.csv", csv),
        ]);
        let unread: Vec<_> = site.findings.iter().filter(|f| ["unknown-key", "csv-syntax", "wrong-type"].contains(&f.rule.code)).collect();
        assert!(unread.is_empty(), "{unread:?}");
        self::csv(&periods(site.catalogue.as_ref().unwrap())[0])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_published_reads_back_the_same(rows in prop::collection::vec((0u64..10_000_000, 0u32..6, prop::sample::select(vec!["hour", "minute", "day"])), 0..6)) {
            let mut text = String::from("product;unit;amount;law;municipalities\n");
            for (cents, scope, unit) in rows {
                let municipalities = ["", "linden", "esdoorn linden"][scope as usize % 3];
                let law = ["", "jeugdwet"][scope as usize / 3];
                let _ = writeln!(text, "45A01;{unit};{},{:02};{law};{municipalities}", cents / 100, cents % 100);
            }
            let first = read_back(&text);
            prop_assert_eq!(first.lines().count(), text.lines().count());
            prop_assert_eq!(&first, &read_back(&first));
        }
    }

    #[test]
    fn indexed_tariffs_say_what_they_come_from() {
        let site = sample(&[
            ("content/products/a.md", PRODUCT),
            (
                "content/tariffs/2025.toml",
                "[period]\nid = \"2025\"\nvalid_from = 2025-01-01\nvalid_until = 2025-12-31\n[[tariff]]\nproduct = \"45A01\"\namount = \"75.60\"\n",
            ),
            (
                "content/tariffs/2026.toml",
                "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nbased_on = \"2025\"\n[period.indexation]\nrate = \"6.30\"\n",
            ),
        ]);
        let text = csv(&tariffs(site.catalogue.as_ref().unwrap()));
        let last = text.lines().last().unwrap();
        assert_eq!(last, "45A01,hour,80.36,2026,2026-01-01,2026-12-31,1.34,indexed,2025,75.60,6.30,,\"A, of \"\"B\"\"\"");
    }

    #[test]
    fn another_code_has_its_name_and_says_for_whom_it_is() {
        let product = PRODUCT.replace(
            "unit = \"hour\"\n",
            "unit = \"hour\"\nother_codes = [{ code = \"45A02\", name = \"groep\", where = { municipalities = [\"linden\"] } }]\n",
        );
        let site = sample(&[
            ("content/products/a.md", &product),
            ("content/municipalities.toml", PLACES),
            ("content/tariffs/2026.toml", &format!("{PERIOD}[[tariff]]\nproduct = \"45A02\"\namount = \"20.00\"\n")),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let text = csv(&tariffs(catalogue));
        assert!(text.starts_with("product,unit,amount,municipalities,"), "{text}");
        let last = text.lines().last().unwrap();
        assert!(last.starts_with("45A02,hour,20.00,linden,") && last.ends_with("\"A, of \"\"B\"\", groep\""), "{last}");
        assert_eq!(csv(&periods(catalogue)[0]), "product,unit,amount\r\n45A02,hour,20.00\r\n");
    }

    #[test]
    fn the_example_has_every_tariff() {
        let site = example();
        let catalogue = site.catalogue.as_ref().unwrap();
        assert_eq!(tariffs(catalogue).rows.len(), catalogue.tariffs.iter().count());
        assert_eq!(periods(catalogue).iter().map(|sheet| sheet.rows.len()).sum::<usize>(), catalogue.tariffs.iter().count());
        assert!(tariffs(catalogue).rows.len() > 20);
    }
}
