//! How well readers find things in the example: judged queries, everything by its own name, and the command line.
//!
//! `tests/search/judged.toml` holds queries with the pages that answer them. The figures below are those that were
//! reached; a change that makes them worse fails.

use crate::common;
use crate::common::Site;
use bestek::pipeline::Site as Opened;
use bestek::search::Index;
use bestek::site::labels::Labels;
use bestek::site::theme::Theme;
use bestek::site::view::{Shared, View};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The example, and its index.
fn with_example(test: impl FnOnce(&View, &Index)) {
    let site = Opened::open(Path::new(env!("CARGO_MANIFEST_DIR")));
    let catalogue = site.catalogue.as_ref().expect("the example");
    let labels: Labels = Theme::builtin().and_then(|theme| theme.labels("nl")).expect("labels");
    let shared = Shared::new(catalogue, &site.sources, &site.versions, labels, common::DAY.parse().expect("a day"));
    let view = View::new(&shared, "");
    let index = bestek::site::index(&view, None).expect("an index");
    test(&view, &index);
}

fn urls(index: &Index, query: &str, limit: usize) -> Vec<String> {
    index.query(query, limit, &BTreeMap::new()).expect("an answer").hits.into_iter().map(|hit| hit.url).collect()
}

#[derive(Deserialize)]
struct Judged {
    query: Vec<Query>,
}

#[derive(Deserialize)]
struct Query {
    class: String,
    q: String,
    answers: Vec<String>,
}

/// True where a result is the answer: the page, or the very place where the answer names one. `#id` is a clause, in
/// whichever contract.
fn answers(url: &str, answer: &str) -> bool {
    if answer.starts_with('#') {
        return url.ends_with(answer);
    }
    url == answer || !answer.contains('#') && url.split('#').next() == Some(answer)
}

#[test]
fn readers_find_an_answer_in_the_first_three() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/judged.toml")).expect("queries");
    let judged: Judged = toml::from_str(&text).expect("queries");
    with_example(|_, index| {
        let (mut first, mut reciprocal, mut missed, mut empty) = (0.0, 0.0, Vec::new(), Vec::new());
        for query in &judged.query {
            let found = urls(index, &query.q, 10);
            let place = found.iter().position(|url| query.answers.iter().any(|answer| answers(url, answer)));
            if found.is_empty() {
                empty.push(&query.q);
            }
            if let Some(place) = place {
                reciprocal += 1.0 / f64::from(u32::try_from(place).unwrap_or(u32::MAX) + 1);
                if place < 3 {
                    first += 1.0;
                    continue;
                }
            }
            missed.push(format!("{} ({}): {:?}", query.q, query.class, found.iter().take(4).collect::<Vec<_>>()));
        }
        let all = f64::from(u32::try_from(judged.query.len()).unwrap_or(u32::MAX));
        let (first, reciprocal) = (first / all, reciprocal / all);
        println!("answer in the first three {first:.2}, MRR@10 {reciprocal:.2} of {all} queries");
        assert!(empty.is_empty(), "nothing found: {empty:?}");
        assert!(first >= 0.97 && reciprocal >= 0.93, "first three {first:.2}, MRR {reciprocal:.2}; not there: {missed:#?}");
    });
}

/// Every product by its code and name, every clause, question and term by its title, every requirement by its number.
#[test]
fn everything_is_found_first_by_its_own_name() {
    with_example(|view, index| {
        let mut wrong = Vec::new();
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entry in bestek::site::entries::entries(view) {
            if ["product", "clause", "question", "term", "requirement", "withdrawn"].contains(&entry.kind.as_str()) {
                for name in entry.codes.iter().chain([&entry.title]) {
                    names.entry(name.to_lowercase()).or_default().insert(entry.title.to_lowercase());
                }
            }
        }
        assert!(names.len() > 150, "{} names", names.len());
        assert!(names.keys().filter(|name| name.starts_with("artikel ")).count() > 45, "articles are found by their numbers");
        for (name, titles) in &names {
            let found = index.query(name, 1, &BTreeMap::new()).expect("an answer");
            // Two entries may bear one name, as articles of two contracts do; either is right.
            if found.hits.first().is_none_or(|hit| !titles.contains(&hit.title.to_lowercase())) {
                wrong.push(format!("{name}: {:?}", found.hits.first().map(|hit| (&hit.url, &hit.title))));
            }
        }
        assert!(wrong.is_empty(), "not first: {wrong:#?}");
    });
}

/// Pages of the menus by what the menu and their address call them, and every segment, provider and tariff period.
#[test]
fn every_page_of_the_menus_is_found_first_by_its_own_name() {
    with_example(|view, index| {
        let mut wrong = Vec::new();
        let mut check = |name: &str, address: &str| {
            let found = index.query(name, 1, &BTreeMap::new()).expect("an answer").hits;
            // A segment and a product may bear one name; either is right.
            let right = |hit: &bestek::search::Hit| hit.url.split('#').next() == Some(address) || hit.title == name;
            if !found.first().is_some_and(right) {
                wrong.push(format!("{name}: {:?}, not {address}", found.first().map(|hit| &hit.url)));
            }
        };
        let mut pages = 0;
        for entry in bestek::site::entries::entries(view) {
            pages += usize::from(entry.kind == "page");
            entry.names.iter().for_each(|name| check(name, &entry.url));
            if ["segment", "provider", "municipality"].contains(&entry.kind.as_str()) {
                check(&entry.title, &entry.url);
            }
        }
        for word in ["planning", "vragen", "combinaties", "overzicht", "hulp"] {
            let pages = ["planning.html", "vragen/index.html", "combinaties.html", "overzicht.html", "hulp/index.html"];
            check(word, pages.iter().find(|page| page.starts_with(word)).unwrap_or(&""));
        }
        assert!(pages > 20, "{pages} pages");
        assert!(wrong.is_empty(), "not first: {wrong:#?}");
    });
}

#[test]
fn articles_verbs_and_codes_with_a_year_lead_where_they_should() {
    with_example(|_, index| {
        for (query, anchor) in [
            ("artikel 3.2 lid 4", "#artikel-3-2-lid-4"),
            ("art. 3.2", "#artikel-3-2"),
            ("3.6.3", "#artikel-3-6-lid-3"),
            ("artikel 18, lid 4", "#artikel-18-lid-4"),
            ("artikel 7 lid 2 onder a", "#artikel-7-lid-2-a"),
        ] {
            let found = urls(index, query, 3);
            assert!(found.len() == 3 && found.iter().all(|url| url.ends_with(anchor)), "{query}: {found:?}");
            let pages: BTreeSet<_> = found.iter().filter_map(|url| url.split('#').next()).collect();
            assert_eq!(pages.len(), 3, "each in another contract: {found:?}");
        }
        let results = |query: &str| index.query(query, 10, &BTreeMap::new()).expect("an answer");
        for verb in ["ingediend", "afgewezen", "doorverwezen", "aangeleverd", "opgezegd", "overgedragen", "ingezet", "in te dienen"] {
            let found = results(verb);
            assert!(!found.hits.is_empty() && found.corrected.is_empty() && found.left_out.is_empty(), "{verb}: {found:?}");
        }
        let found = urls(index, "45A48 2025", 2);
        assert!(found[0].starts_with("producten/45a48.html") && found[1].starts_with("tarieven/2025.html"), "{found:?}");
        let found = results("meisje snijdt zichzelf");
        assert!(found.total > 0 && found.left_out.is_empty());
        let marked = found.hits.iter().flat_map(|hit| &hit.pieces).filter(|piece| piece.marked);
        assert!(marked.into_iter().all(|piece| piece.text != "zichzelf"));
    });
}

#[test]
fn the_command_line_chooses_explains_and_analyses() {
    let site = Site::example();
    let run = |arguments: &[&str]| {
        let mut all = vec!["search", "--date", common::DAY];
        all.extend(arguments);
        site.run(&all)
    };
    let found = run(&["--kind", "clause", "--limit", "3", "--format", "json", "betaling"]);
    let hits: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
    let hits = hits.as_array().expect("a list");
    assert_eq!(hits.len(), 3);
    assert!(hits.iter().all(|hit| hit["kind"] == "clause"));
    let keys: Vec<&String> = hits[0].as_object().expect("a result").keys().collect();
    assert_eq!(keys, ["url", "title", "kind", "score", "snippet"]);

    let found = run(&["--segment", "wonen", "--format", "json", "gezin"]);
    assert!(found.stdout.contains("producten/44a07.html") && !found.stdout.contains("producten/45a04.html"), "{}", found.stdout);
    let found = run(&["--kind", "zwemmen", "gezin"]);
    assert_eq!(found.status, 2);
    assert!(found.stderr.contains("`zwemmen`") && found.stderr.contains("product"), "{}", found.stderr);
    let found = run(&["thuisbegelijding"]);
    assert!(found.stdout.contains("thuisbegeleiding") && found.stdout.contains("--exact"), "{}", found.stdout);
    assert!(run(&["--exact", "thuisbegelijding"]).stdout.contains("Nothing found"));

    let found = run(&["--segment", "zwemmen", "gezin"]);
    assert_eq!(found.status, 2);
    assert!(found.stderr.contains("`zwemmen`") && found.stderr.contains("Wonen"), "{}", found.stderr);

    let found = run(&["--explain", "--format", "json", "--limit", "1", "gezinshuizen"]);
    let hits: serde_json::Value = serde_json::from_str(&found.stdout).expect("JSON");
    let why = &hits[0]["why"];
    let sum: u64 = why["words"].as_array().expect("words").iter().map(|word| word["score"].as_u64().expect("a score")).sum();
    assert_eq!(hits[0]["score"].as_u64().expect("a score"), sum * why["share"].as_u64().expect("a share") / 1024, "{why}");
    assert!(run(&["--explain", "gezinshuizen"]).stdout.contains("rarity"));

    assert!(run(&["de het een"]).stdout.contains("stand everywhere"));
    assert!(run(&["?!"]).stdout.contains("no word in this query"));
    assert!(run(&[&"gezin ".repeat(900)]).stdout.contains("only its beginning was used"));
    let odd = run(&[&"q".repeat(3000)]).stdout;
    assert!(odd.len() < 400, "{odd}");

    let found = run(&["--analyze", "pleegzorgvergoeding"]);
    assert!(found.stdout.contains("pleegzorg + vergoeding"), "{}", found.stdout);
    // A word that is not on the site is opened by a query, which the analysis of words alone does not show.
    let found = run(&["--analyze", "gezinszwemmen"]);
    assert!(found.stdout.contains("as a part of an unknown word"), "{}", found.stdout);
}

/// A clause is found as a contract has it in which it applies, with its values filled in.
#[test]
fn what_is_found_says_values_and_not_their_names() {
    let run = Site::example().run(&["search", "opgezegd", "--date", common::DAY, "--format", "json", "--limit", "20"]).expect(0);
    assert!(run.stdout.contains("onvoldoende-inzet") && !run.stdout.contains("value:"), "{}", run.stdout);
}

/// A participle that stands nowhere is that of its verb.
#[test]
fn a_participle_is_found_by_its_verb() {
    with_example(|_, index| {
        let (one, other) = (urls(index, "gefactureerd", 5), urls(index, "factureren", 5));
        assert!(!one.is_empty() && one.iter().any(|url| other.contains(url)), "{one:?} and {other:?}");
    });
}

/// What is bought everywhere is bought in each municipality.
#[test]
fn a_product_for_all_municipalities_is_found_in_each() {
    with_example(|view, index| {
        for municipality in view.catalogue().municipalities.keys() {
            let name = view.municipality(municipality).label;
            let filters = BTreeMap::from([("municipality".to_owned(), vec![name.clone()])]);
            let found = index.query("45a48", 3, &filters).expect("an answer").hits;
            assert!(found.first().is_some_and(|hit| hit.url == "producten/45a48.html"), "{name}: {found:?}");
            let other = index.query("04a01", 3, &filters).expect("an answer").hits.into_iter().any(|hit| hit.url == "producten/04a01.html");
            assert_eq!(other, name != "Elzenbroek", "{name}: Kortdurend verblijf");
        }
    });
}
