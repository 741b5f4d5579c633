//! `products.csv`: one row a product, with the keys of the content model as columns.
//!
//! A key of a table is written with a dot (`ages.from`), as in TOML. Identifiers in a list have a space
//! between, texts `; `. A law or a validity that a product does not say itself is filled in, as a reader of
//! a spreadsheet has nowhere else to look; the texts are in `catalogue.json`.

use super::table::{Cell, Column, Sheet, ids, texts};
use crate::catalogue::amounts::decimals;
use crate::catalogue::funding::FundingPart;
use crate::catalogue::product::{NoPgb, OtherCode, Product, Purchase};
use crate::catalogue::terms::{Frequency, Funding, Law, NoTariff, Unit};
use crate::catalogue::{Catalogue, Entry};
use crate::site::plan::PageId;

type P<'a> = &'a Entry<Product>;

/// All products.
pub fn products(catalogue: &Catalogue) -> Sheet {
    let columns: &[Column<P>] = &[
        ("id", &|p| p.id.as_str().into()),
        ("code", &|p| p.code.as_ref().map(|code| code.as_str()).into()),
        ("name", &|p| (&p.name).into()),
        ("segment", &|p| (&p.segment).into()),
        ("law", &|p| catalogue.law(p).map(Law::key).into()),
        ("funding", &|p| p.funding.map(Funding::key).into()),
        ("unit", &|p| p.unit.map(|unit| unit.value).map(Unit::key).into()),
        ("tariff", &|p| p.tariff.map(NoTariff::key).into()),
        ("purchase", &|p| p.purchase.as_ref().map(purchase).into()),
        ("valid_from", &|p| catalogue.validity(p).0.into()),
        ("valid_until", &|p| catalogue.validity(p).1.into()),
        ("municipalities", &|p| ids(&p.municipalities)),
        ("ages.from", &|p| p.ages.as_ref().and_then(|ages| ages.from).into()),
        ("ages.to", &|p| p.ages.as_ref().and_then(|ages| ages.to).into()),
        ("keywords", &|p| texts(&p.keywords)),
        ("other_codes", &|p| texts(p.other_codes.iter().map(other_code))),
        ("referrers", &|p| texts(&p.referrers)),
        ("steps_up_to", &|p| ids(&p.steps_up_to)),
        ("steps_down_to", &|p| ids(&p.steps_down_to)),
        ("instead", &|p| texts(p.instead.iter().map(|instead| format!("{}: {}", instead.r#use.value, instead.when.value)))),
        ("combines_with", &|p| ids(&p.combines_with)),
        ("excludes", &|p| ids(&p.excludes)),
        ("add_on_to", &|p| ids(&p.add_on_to)),
        ("replaces", &|p| ids(&p.replaces)),
        ("frequency", &|p| p.frequency.map(|frequency| frequency.value).map(Frequency::key).into()),
        ("maximum.amount", &|p| p.maximum.as_ref().and_then(|maximum| maximum.amount).into()),
        ("maximum.months", &|p| p.maximum.as_ref().and_then(|maximum| maximum.months).into()),
        ("output.result", &|p| p.output.as_ref().and_then(|output| output.result()).into()),
        ("output.established_by", &|p| p.output.as_ref().and_then(|output| output.established_by()).into()),
        ("levels", &|p| texts(p.levels.iter().flat_map(|l| &l.shares.0).map(|(level, share)| format!("{level}={}", decimals(share.0, 0))))),
        ("maximum.shared_with", &|p| texts(p.maximum.iter().flat_map(|maximum| &maximum.shared_with).map(|id| id.value.clone()))),
        ("funding_parts", &|p| texts(p.funding_parts.iter().map(funding_part))),
        ("payments", &|p| texts(p.payments.iter().map(|payment| format!("{}: {}", payment.percent.value.0, payment.when.value)))),
        ("pgb", &|p| p.pgb.map(NoPgb::key).into()),
        ("tariff_covers", &|p| p.tariff_covers.as_ref().into()),
        ("address", &|p| PageId::Product(p.id.clone()).address().into()),
    ];
    Sheet::of("products", catalogue.products.values(), columns)
}

/// A level for all, or `local: linden esdoorn; regional`.
fn purchase(purchase: &Purchase) -> Cell {
    match purchase {
        Purchase::All(level) => level.key().into(),
        Purchase::By(rows) => texts(rows.iter().map(|row| {
            let municipalities = ids(&row.municipalities).text();
            if municipalities.is_empty() { row.level.key().to_owned() } else { format!("{}: {municipalities}", row.level.key()) }
        })),
    }
}

/// `result=10 (vanaf 2019)`.
pub fn funding_part(part: &FundingPart) -> String {
    let dates = [part.from.map(|from| from.to_string()), part.until.as_ref().map(|until| format!("–{}", until.value))];
    let when: Vec<String> = part.when.iter().cloned().chain(dates.into_iter().flatten()).collect();
    let text = format!("{}={}", part.funding.key(), part.percent.value.0);
    if when.is_empty() { text } else { format!("{text} ({})", when.join(", ")) }
}

/// `45H4A groep (profile=4 intensity=A, piece_effort)`.
fn other_code(other: &OtherCode) -> String {
    let mut scope: Vec<String> = other.r#where.law.iter().map(|law| format!("law={}", law.key())).collect();
    scope.extend(other.r#where.keys.iter().map(|(key, values)| {
        let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
        format!("{key}={}", values.join("+"))
    }));
    let more: Vec<String> =
        (!scope.is_empty()).then(|| scope.join(" ")).into_iter().chain(other.unit.map(|unit| unit.value.key().to_owned())).collect();
    let mut text = other.code.as_str().to_owned();
    if let Some(name) = &other.name {
        text = format!("{text} {}", name.value);
    }
    if !more.is_empty() {
        text = format!("{text} ({})", more.join(", "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn every_key_of_a_product_has_its_column() {
        let text = "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A01\"\nunit = \"uur\"\nages = { from = 0, to = 17 }\n\
            keywords = [\"thuis hulp\", \"kort\"]\nsteps_up_to = [\"45A02\", \"45A03\"]\nlevels = { hbo = 70, mbo = \"30.0\" }\n\
            other_codes = [{ code = \"45H4A\", name = \"groep\", where = { law = \"jeugdwet\", municipalities = [\"linden\"] }, unit = \"84\" }]\n\
            purchase = [{ level = \"lokaal\", municipalities = [\"linden\"] }, { level = \"regionaal\" }]\n\
            instead = [{ when = \"kort\", use = \"45A02\" }]\n+++\n";
        let site = sample(&[("content/products/a.md", text)]);
        let sheet = products(site.catalogue.as_ref().unwrap());
        let cell = |name: &str| sheet.rows[0][sheet.columns.iter().position(|column| column == name).unwrap()].text();
        assert_eq!(cell("law"), "jeugdwet");
        assert_eq!(cell("unit"), "hour");
        assert_eq!(cell("valid_until"), "2026-12-31");
        assert_eq!(cell("ages.to"), "17");
        assert_eq!(cell("keywords"), "thuis hulp; kort");
        assert_eq!(cell("steps_up_to"), "45A02 45A03");
        assert_eq!(cell("levels"), "hbo=70; mbo=30.0");
        assert_eq!(cell("other_codes"), "45H4A groep (law=jeugdwet municipalities=linden, piece_effort)");
        assert_eq!(cell("purchase"), "local: linden; regional");
        assert_eq!(cell("instead"), "45A02: kort");
        assert_eq!(cell("address"), "producten/45a01.html");
    }
}
