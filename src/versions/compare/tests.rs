//! The comparison on small catalogues and on the example.

use super::prose::{Side, words};
use super::*;
use crate::catalogue::sample::{example, sample};

const P: &str = "+++\nname = \"Hulp\"\nsegment = \"s\"\ncode = \"45A48\"\nunit = \"hour\"\n+++\nHulp.\n\n## Doel\n\nEen doel.\n";

fn diff(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<Change> {
    compare(&sample(old).catalogue.unwrap(), &sample(new).catalogue.unwrap()).changes
}

fn brief(changes: &[Change]) -> Vec<String> {
    changes
        .iter()
        .map(|c| format!("{} {} {:?} {}", c.kind, c.id, c.change, c.field.as_deref().unwrap_or_default()).trim().to_owned())
        .collect()
}

fn files(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[test]
fn a_catalogue_does_not_differ_from_itself() {
    let site = example();
    let catalogue = site.catalogue.as_ref().unwrap();
    assert_eq!(compare(catalogue, catalogue).changes, []);
}

#[test]
fn a_product_is_renamed_and_its_section_is_reworded() {
    let renamed = P.replace("45A48", "45A50").replace("unit =", "replaces = [\"45A48\"]\nunit =").replace("Een doel", "Het doel");
    let sheet = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n[[tariff]]\nproduct = \"45A48\"\namount = 10.00\n";
    let corrected = sheet.replace("45A48", "45A50").replace("10.00", "10.50");
    let old = [("content/products/p.md", P), ("content/tariffs/2026.toml", sheet)];
    let new = [("content/products/p.md", renamed.as_str()), ("content/tariffs/2026.toml", corrected.as_str())];
    let changes = diff(&old, &new);
    let expected = ["product 45A50 Renamed id", "product 45A50 Changed text: Doel", "tariff 45A50 Changed 2026, hour"];
    assert_eq!(brief(&changes), expected);
    let amount = changes[2].amount.as_ref().unwrap();
    assert_eq!((amount.difference.as_str(), amount.percentage.as_deref(), amount.explanation), ("0.50", Some("5.00"), "correction"));
    let back = diff(&new, &old);
    assert_eq!(brief(&back), expected.map(|line| line.replace("45A50", "45A48")));
}

#[test]
fn a_tariff_for_running_care_under_the_code_of_then_is_that_of_the_product() {
    let row = |code: &str, amount: &str| format!("[[tariff]]\nproduct = \"{code}\"\nunit = \"hour\"\namount = {amount}\n");
    let sheet = |year: u16, rows: &str| format!("[period]\nid = \"{year}\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\n{rows}");
    let edition =
        "version = \"2\"\nstatus = \"draft\"\nvalid_from = 2027-01-01\n[[withdrawn]]\ncode = \"45A48\"\nclaimable_until = 2027-06-30\n";
    let renamed = P.replace("45A48", "45A50").replace("unit =", "replaces = [\"45A48\"]\nunit =");
    let (then, later) = (sheet(2026, &row("45A48", "10.00")), sheet(2027, &(row("45A48", "10.50") + &row("45A50", "11.00"))));
    let old = [("content/products/p.md", P), ("content/tariffs/2026.toml", then.as_str())];
    let new = [
        ("content/catalogue.toml", edition),
        ("content/products/p.md", renamed.as_str()),
        ("content/tariffs/2026.toml", then.as_str()),
        ("content/tariffs/2027.toml", later.as_str()),
    ];
    let changes = diff(&old, &new);
    assert_eq!(brief(&changes), ["product 45A50 Renamed id", "period 2027 New"]);
    let rows: Vec<_> = changes[1].rows.iter().map(|row| (row.code.as_str(), row.new.0.to_string())).collect();
    assert_eq!(rows, [("45A50", "11.00".to_owned())]);
}

#[test]
fn a_new_period_is_one_change() {
    let first =
        "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-06-30\n[[tariff]]\nproduct = \"45A48\"\namount = 10.00\n";
    let second = "[period]\nid = \"later\"\nvalid_from = 2026-07-01\nbased_on = \"2026\"\n[period.indexation]\nrate = 5\n";
    let old = [("content/products/p.md", P), ("content/tariffs/2026.toml", first)];
    let changes = diff(&old, &[old[0], old[1], ("content/tariffs/later.toml", second)]);
    assert_eq!(brief(&changes), ["period later New"]);
    assert_eq!(changes[0].rows.len(), 1);
    assert_eq!(changes[0].rows[0].amount.as_ref().map(|amount| amount.explanation), Some("indexation"));
}

/// The contract of 40 articles of which ten are reworded, one moved and one put in front.
#[test]
fn reworded_articles_are_told_whole_and_renumbered_ones_not_at_all() {
    let clause = |n: usize, word: &str| {
        (format!("content/clauses/c{n}.md"), format!("+++\ntitle = \"Artikel {n}\"\n+++\n1. De aanbieder {word} nummer {n}.\n"))
    };
    let contract = |order: &[usize]| {
        let ids: Vec<String> = order.iter().map(|n| format!("\"c{n}\"")).collect();
        ("content/contracts/k.toml".to_owned(), format!("title = \"K\"\n[[chapter]]\ntitle = \"A\"\nclauses = [{}]\n", ids.join(", ")))
    };
    let mut old: Vec<_> = (1..=40).map(|n| clause(n, "doet")).collect();
    old.push(contract(&(1..=40).collect::<Vec<_>>()));
    let mut order: Vec<usize> = (1..=40).filter(|n| *n != 33).collect();
    order.insert(5, 33);
    order.insert(0, 41);
    let mut new: Vec<_> = (1..=40).map(|n| clause(n, if n % 4 == 0 { "laat" } else { "doet" })).collect();
    new.extend([clause(41, "is"), contract(&order)]);
    let changes = diff(&files(&old), &files(&new));
    let reworded: Vec<_> = changes.iter().filter(|change| change.field.as_deref() == Some("text")).collect();
    assert_eq!(reworded.len(), 10);
    for change in &reworded {
        let n = &change.id[1..];
        assert_eq!(change.old, Some(format!("1. De aanbieder doet nummer {n}.").into()));
        assert_eq!(change.new, Some(format!("1. De aanbieder laat nummer {n}.").into()));
    }
    let mut rest = brief(&changes);
    rest.retain(|line| !line.ends_with(" text"));
    assert_eq!(rest, ["clause c41 New", "clause c33 Moved contract:k"]);
}

proptest::proptest! {
    /// No word is lost in "was" or in "wordt".
    #[test]
    fn pieces_give_both_texts_back(old in "[a-cé ,.\n]{0,40}", new in "[a-cé ,.\n]{0,40}") {
        let pieces = words(&old, &new);
        let side = |side| pieces.iter().filter(|p| p.side == Side::Both || p.side == side).map(|p| p.text.as_str()).collect::<String>();
        proptest::prop_assert_eq!(side(Side::Old), old);
        proptest::prop_assert_eq!(side(Side::New), new);
    }
}
