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
    assert_eq!(rest, ["clause c41 New", "clause c33 Moved"]);
}

#[test]
fn a_reference_to_what_has_another_name_is_no_change() {
    let renamed = P.replace("45A48", "45A50").replace("unit =", "replaces = [\"45A48\"]\nunit =");
    let clause = |code: &str, more: &str| format!("+++\ntitle = \"C\"\n+++\n1. Zie [](product:{code}) en\n   [](tariff:{code}).{more}\n");
    let round = |code: &str| {
        let about = format!("about = \"product:{code}\"\n");
        format!("title = \"Nota 1\"\n[[question]]\nnumber = 3\n{about}question = \"Wat is [](product:{code})?\"\nanswer = \"Hulp.\"\n")
    };
    let files = |product: &str, code: &str, more: &str| {
        let all = [
            ("content/products/p.md".to_owned(), product.to_owned()),
            ("content/clauses/c.md".to_owned(), clause(code, more)),
            ("content/questions/n.toml".to_owned(), round(code)),
        ];
        sample(&files(&all)).catalogue.unwrap()
    };
    let (old, new) = (files(P, "45A48", ""), files(&renamed, "45A50", ""));
    assert_eq!(brief(&compare(&old, &new).changes), ["product 45A50 Renamed id"]);
    assert_eq!(brief(&compare(&new, &old).changes), ["product 45A48 Renamed id"]);
    // What else differs is told.
    let reworded = files(&renamed, "45A50", " Altijd.");
    assert_eq!(brief(&compare(&old, &reworded).changes), ["product 45A50 Renamed id", "clause c Changed text"]);
}

#[test]
fn segments_that_are_merged_are_told_once_with_the_products_that_moved() {
    let segment = |name: &str, more: &str| format!("+++\nname = \"{name}\"\n{more}+++\n");
    let product = |segment: &str, code: &str| P.replace("\"s\"", &format!("\"{segment}\"")).replace("45A48", code);
    let (light, heavy) = (segment("Licht", ""), segment("Zwaar", ""));
    let both = segment("Zorg", "replaces = [\"licht\", \"zwaar\"]\n");
    let own = |one: &str, other: &str| (product(one, "45A48"), product(other, "45A49"));
    let ((a, b), (c, d)) = (own("licht", "zwaar"), own("zorg", "zorg"));
    let old = [
        ("content/segments/licht.md", light.as_str()),
        ("content/segments/zwaar.md", &heavy),
        ("content/products/a.md", &a),
        ("content/products/b.md", &b),
    ];
    let new = [("content/segments/zorg.md", both.as_str()), ("content/products/a.md", &c), ("content/products/b.md", &d)];
    let changes = diff(&old, &new);
    assert_eq!(brief(&changes), ["segment zorg New", "segment licht Withdrawn", "segment zwaar Withdrawn"]);
    assert_eq!(changes[0].touches, ["product:45A48", "product:45A49"]);
    assert_eq!(brief(&diff(&new, &old)).len(), 3);
}

#[test]
fn a_shared_text_is_told_once_with_the_texts_that_embed_it() {
    let product = |code: &str, text: &str| P.replace("45A48", code).replace("Een doel.", text);
    let embedding = "![](snippet:kern)";
    let (a, b, c) = (product("45A48", embedding), product("45A49", embedding), product("45A50", "Eén gezin, één plan."));
    let also = product("45A49", &format!("{embedding}\n\nEn meer."));
    let put_in = product("45A50", embedding);
    let all = |b: &str, c: &str, snippet: &str| {
        let all = [("a", a.as_str()), ("b", b), ("c", c)].map(|(name, text)| (format!("content/products/{name}.md"), text.to_owned()));
        let mut all = all.to_vec();
        all.push(("content/snippets/kern.md".to_owned(), snippet.to_owned()));
        sample(&files(&all)).catalogue.unwrap()
    };
    let old = all(&b, &c, "Eén gezin, één plan.\n");
    let changes = compare(&old, &all(&b, &c, "Eén gezin, één plan, één gezicht.\n")).changes;
    assert_eq!(brief(&changes), ["snippet kern Changed text"]);
    assert_eq!(changes[0].touches, ["product:45A48", "product:45A49"]);
    // What a text itself says otherwise is told of it, without the shared text.
    let changes = compare(&old, &all(&also, &c, "Eén plan.\n")).changes;
    assert_eq!(brief(&changes), ["product 45A49 Changed text: Doel", "snippet kern Changed text"]);
    assert_eq!(changes[0].new, Some("![](snippet:kern)\n\nEn meer.".into()));
    // A text that is put in a snippet as it was says the same.
    assert_eq!(compare(&old, &all(&b, &put_in, "Eén gezin, één plan.\n")).changes, []);
}

#[test]
fn an_article_that_moved_in_several_contracts_is_told_once() {
    let clause = |title: &str| format!("+++\ntitle = \"{title}\"\n+++\n1. Tekst.\n");
    let segment = |name: &str| format!("+++\nname = \"{name}\"\n+++\n");
    let contract = |head: &str, order: &str| format!("title = \"K\"\n{head}[[chapter]]\ntitle = \"A\"\nclauses = [{order}]\n");
    let catalogue = |family: &str, other: &str| {
        let mut all = vec![
            ("content/segments/x.md".to_owned(), segment("X")),
            ("content/segments/y.md".to_owned(), segment("Y")),
            ("content/clauses/only.md".to_owned(), "+++\ntitle = \"Alleen Y\"\nsegments = [\"y\"]\n+++\n1. Tekst.\n".to_owned()),
            ("content/contracts/k.toml".to_owned(), contract("for_each = [\"segment\"]\nsegments = [\"x\", \"y\"]\n", family)),
            ("content/contracts/l.toml".to_owned(), contract("", other)),
        ];
        all.extend(["a", "b", "c", "d"].map(|id| (format!("content/clauses/{id}.md"), clause(id))));
        sample(&files(&all)).catalogue.unwrap()
    };
    let old = catalogue(r#""only", "a", "b", "c", "d""#, r#""a", "b", "c", "d""#);
    let new = catalogue(r#""only", "d", "a", "b", "c""#, r#""d", "a", "b", "c""#);
    let changes = compare(&old, &new).changes;
    assert_eq!(brief(&changes), ["clause d Moved"]);
    let places: Vec<_> = changes[0].contracts.iter().map(|place| format!("{} {} {}", place.contract, place.old, place.new)).collect();
    assert_eq!(places, ["k 4 1", "k 5 2", "l 4 1"]);
}

#[test]
fn what_has_a_number_is_named_by_its_list() {
    let round = |more: &str| {
        format!("title = \"Nota van inlichtingen 1\"\n[[question]]\nnumber = 3\nquestion = \"Wat?\"\nanswer = \"Dat{more}.\"\n")
    };
    let programme = |text: &str| format!("title = \"Eisen\"\nprefix = \"PvE\"\n[[requirement]]\nid = \"12\"\ntext = \"{text}\"\n");
    let (first, second, some, other) = (round(""), round(" ook"), programme("A"), programme("B"));
    let changes = diff(
        &[("content/questions/n.toml", first.as_str()), ("content/requirements/e.toml", &some)],
        &[("content/questions/n.toml", second.as_str()), ("content/requirements/e.toml", &other)],
    );
    assert_eq!(changes.iter().map(|change| change.name.as_str()).collect::<Vec<_>>(), ["Eisen, PvE-12", "Nota van inlichtingen 1, 3"]);
}

#[test]
fn a_personal_budget_is_compared_row_by_row() {
    let row = |label: &str, pays: &str| format!("[[pgb]]\nlabel = \"{label}\"\n{pays}\n");
    let sheet = |year: u16, rows: &str| format!("[period]\nid = \"{year}\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\n{rows}");
    let then = sheet(2026, &(row("Net", "amount = 20.00") + &row("Zzp", "percent = 75") + &row("Weg", "percent = 60")));
    let fixed = sheet(2026, &(row("Net", "amount = 21.00") + &row("Zzp", "percent = 75")));
    let next = sheet(2027, &(row("Net", "amount = 22.05") + &row("Zzp", "percent = 80")));
    let old = [("content/products/p.md", P), ("content/tariffs/2026.toml", then.as_str())];
    let new = [old[0], ("content/tariffs/2026.toml", fixed.as_str()), ("content/tariffs/2027.toml", next.as_str())];
    let changes = diff(&old, &new);
    let told: Vec<_> = changes
        .iter()
        .filter(|change| change.kind == "pgb")
        .map(|c| (c.id.as_str(), c.name.as_str(), c.change, c.amount.as_ref().map(|a| (a.difference.as_str(), a.explanation))))
        .collect();
    let expected = [
        ("2026", "Net", What::Changed, Some(("1.00", "correction"))),
        ("2026", "Weg", What::Withdrawn, None),
        ("2027", "Net", What::Changed, Some(("1.05", "new"))),
        ("2027", "Zzp", What::Changed, None),
    ];
    assert_eq!(told, expected);
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
