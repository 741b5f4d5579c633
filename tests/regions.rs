//! The regions: each catalogue is without errors and warnings, and what its source says of how it buys stands where a
//! reader looks for it. The facts are in `tests/regions/facts.toml`.

use crate::common;
use crate::common::{DAY, Output, Site, bestek, findings};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What must be found.
#[derive(serde::Deserialize)]
struct Facts {
    fact: Vec<Fact>,
}

/// One fact: the texts stand on the page and in the print document, the piece of data in `data/catalogue.json`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    region: String,
    says: String,
    page: String,
    text: Vec<String>,
    print: String,
    data: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regions")
}

/// The regions: every folder.
fn regions() -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder()).expect("regions").map(|entry| entry.expect("a region"));
    let folders = entries.filter(|entry| entry.path().join("bestek.toml").is_file());
    folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// All regions as they are published, built once.
fn built() -> &'static Output {
    static BUILT: OnceLock<Output> = OnceLock::new();
    BUILT.get_or_init(|| Site::regions().built())
}

/// Text as it is compared: one space for any white space, and straight quotes, which pages curl.
fn plain(text: &str) -> String {
    common::html::plain(text).replace(['‘', '’'], "'").replace(['“', '”'], "\"")
}

#[test]
fn every_folder_is_part_of_the_site_of_sites() {
    let text = std::fs::read_to_string(folder().join("bestek.toml")).expect("the settings");
    let settings: toml::Table = text.parse().expect("TOML");
    let named = settings["collection"]["sites"].as_array().expect("sites");
    let named: BTreeSet<String> = named.iter().map(|name| name.as_str().expect("a name").to_owned()).collect();
    assert_eq!(named, regions());
}

#[test]
fn no_region_has_errors_or_warnings() {
    for region in regions() {
        let site = folder().join(&region).to_string_lossy().into_owned();
        let run = bestek(&["check", "--site", &site, "--date", DAY, "--format", "json"]).expect(0);
        let grave: Vec<_> = findings(&run.stdout).into_iter().filter(|finding| finding.severity != "info").collect();
        assert!(grave.is_empty(), "{region}: {grave:#?}");
    }
}

#[test]
fn every_fact_stands_on_its_page_in_print_and_in_the_data() {
    let text = std::fs::read_to_string(folder().join("facts.toml")).expect("facts");
    let facts: Facts = toml::from_str(&text).expect("facts");
    let (output, mut wrong) = (built(), Vec::new());
    for fact in &facts.fact {
        let mut miss = |what: &str| wrong.push(format!("{}, {}: {what}", fact.region, fact.says));
        for page in [&fact.page, &fact.print] {
            let path = format!("{}/{page}", fact.region);
            if !output.0.contains_key(&path) {
                miss(&format!("there is no {page}"));
                continue;
            }
            let seen = plain(&output.page(&path));
            for text in fact.text.iter().filter(|text| !seen.contains(&plain(text))) {
                miss(&format!("`{text}` is not on {page}"));
            }
        }
        let json = plain(&output.text(&format!("{}/data/catalogue.json", fact.region)));
        if !json.contains(&plain(&fact.data)) {
            miss(&format!("`{}` is not in the data", fact.data));
        }
    }
    assert!(wrong.is_empty(), "{} of {} facts\n{}", wrong.len(), facts.fact.len(), wrong.join("\n"));
    let told: BTreeSet<String> = facts.fact.into_iter().map(|fact| fact.region).collect();
    assert_eq!(told, regions(), "regions without facts, or facts of no region");
}
