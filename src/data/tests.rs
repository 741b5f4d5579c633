//! Tests of the whole room: everything that the example's editors wrote is in its data, and stays the same.

use super::*;
use crate::catalogue::sample::{example, sample};
use jiff::civil::date;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Value as Toml;

fn made(site: &crate::pipeline::Site) -> BTreeMap<String, Vec<u8>> {
    let catalogue = site.catalogue.as_ref().unwrap();
    let back = BackReferences::of(catalogue, &terms(catalogue));
    files(catalogue, &site.sources, &back, date(2026, 3, 1)).into_iter().collect()
}

fn json(site: &crate::pipeline::Site) -> Json {
    serde_json::from_slice(&made(site)["data/catalogue.json"]).unwrap()
}

/// Words that may be written in Dutch or as a national code, and are published by their English name.
const CHOICES: &[&str] =
    &["law", "funding", "unit", "kind", "status", "frequency", "level", "purchase", "tariff", "numbering", "correction", "for_each"];

/// Notes what was written and is not in the data, with its path.
fn compare(path: &str, key: &str, written: &Toml, published: &Json, missing: &mut Vec<String>) {
    let text = |json: &Json| json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    match (written, published) {
        (Toml::Table(table), Json::Object(object)) => {
            for (key, value) in table {
                match object.get(key) {
                    Some(found) => compare(&format!("{path}.{key}"), key, value, found, missing),
                    None => missing.push(format!("{path}.{key}")),
                }
            }
        }
        (Toml::Array(list), Json::Array(found)) if list.len() == found.len() => {
            for (number, (value, found)) in list.iter().zip(found).enumerate() {
                compare(&format!("{path}[{number}]"), key, value, found, missing);
            }
        }
        // A list of one may be written without its brackets, and a value of a dimension without its name.
        (value, Json::Array(found)) if found.len() == 1 => compare(path, key, value, &found[0], missing),
        (Toml::String(_), Json::Object(object)) if object.len() == 1 => compare(path, key, written, &object["id"], missing),
        (Toml::Table(_) | Toml::Array(_), _) => missing.push(format!("{path} ({published})")),
        (scalar, found) => {
            let (scalar, found) = (scalar.as_str().map_or_else(|| scalar.to_string(), str::to_owned), text(found));
            let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
            let same = scalar == found || (number(&scalar).is_some() && number(&scalar) == number(&found));
            if !same && !CHOICES.contains(&key) {
                missing.push(format!("{path}: {scalar:?} became {found:?}"));
            }
        }
    }
}

/// The names of the lists in files that hold one list, and the collections they become.
const LISTS: &[(&str, &str)] = &[
    ("glossary", "term"),
    ("municipalities", "municipality"),
    ("providers", "provider"),
    ("planning", "step"),
    ("indicators", "indicator"),
    ("procedures", "procedure"),
    ("guide", "question"),
];

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// The entry of the collection that was written in a file.
fn written_in<'a>(collection: &'a Json, file: &str) -> &'a Json {
    let entry = collection.as_object().unwrap().values().find(|entry| entry["derived"]["file"] == file);
    entry.unwrap_or_else(|| panic!("nothing in the data was written in {file}"))
}

fn everything_written_is_published(root: &Path) {
    let site = crate::pipeline::Site::open(root);
    let json = json(&site);
    let mut missing = Vec::new();
    let settings: Toml = toml::from_str(&std::fs::read_to_string(root.join("bestek.toml")).unwrap()).unwrap();
    compare("bestek.toml", "", &settings, &json["settings"], &mut missing);
    let content = root.join("content");
    for path in all_files(&content) {
        let name = path.strip_prefix(&content).unwrap().to_str().unwrap().replace('\\', "/");
        // What was frozen is published under its own version.
        if name.starts_with("versions/") {
            continue;
        }
        let file = format!("content/{name}");
        let collection = name.split(['/', '.']).next().unwrap();
        if collection == "assets" {
            assert!(json["assets"].get(name.trim_start_matches("assets/")).is_some(), "{file}");
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        if let Some((_, list)) = LISTS.iter().find(|(stem, _)| name == format!("{stem}.toml")) {
            let written: Toml = toml::from_str(&text).unwrap();
            let published = json[collection].as_object().unwrap();
            assert_eq!(written[list].as_array().unwrap().len(), published.len(), "{file}");
            for (written, (id, published)) in written[list].as_array().unwrap().iter().zip(published) {
                compare(&format!("{file}:{id}"), "", written, published, &mut missing);
            }
        } else if name == "catalogue.toml" {
            compare(&file, "", &toml::from_str(&text).unwrap(), &json["catalogue"], &mut missing);
        } else if extension(&path) == "toml" {
            compare(&file, "", &toml::from_str(&text).unwrap(), written_in(&json[collection], &file), &mut missing);
        } else if extension(&path) == "md" {
            let entry = written_in(&json[collection], &file);
            let rest = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n"));
            if let Some((front, body)) = rest {
                compare(&file, "", &toml::from_str(front).unwrap(), entry, &mut missing);
                assert_eq!(entry["body"], body, "{file}");
            } else {
                assert_eq!(entry["body"], text, "{file}");
            }
        } else if matches!(collection, "offers" | "scores") {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let columns = reader.headers().unwrap().clone();
            for (number, row) in reader.records().enumerate() {
                let row = row.unwrap();
                let cells = columns.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
                let value = |key: &str, cell: &str| match key {
                    "municipalities" => Toml::Array(cell.split(' ').map(|id| Toml::String(id.to_owned())).collect()),
                    _ => Toml::String(cell.to_owned()),
                };
                let row = cells.map(|(key, cell)| (key.to_owned(), value(key, cell))).collect();
                compare(&format!("{file}[{number}]"), "", &Toml::Table(row), &json[collection][number], &mut missing);
            }
        }
    }
    assert!(missing.is_empty(), "not in catalogue.json:\n{}", missing.join("\n"));
}

#[test]
fn every_key_that_is_written_in_the_example_is_published() {
    everything_written_is_published(Path::new(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn every_key_that_is_written_in_the_real_region_is_published() {
    everything_written_is_published(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regions/zuidoost-utrecht"));
}

#[test]
fn the_comparison_sees_what_is_lost() {
    let written: Toml = toml::from_str("a = 1\nb = [{ c = \"x\", d = 2026-01-01 }, { c = \"y\" }]\ne.f = \"75.6\"").unwrap();
    let of = |published: Json| {
        let mut missing = Vec::new();
        compare("", "", &written, &published, &mut missing);
        missing
    };
    let whole = serde_json::json!({ "a": 1, "b": [{ "c": "x", "d": "2026-01-01" }, { "c": "y" }], "e": { "f": "75.60" } });
    assert!(of(whole.clone()).is_empty());
    let mut less = whole;
    less["b"] = serde_json::json!([{ "c": "z" }, { "c": "y" }]);
    less["e"] = serde_json::json!({});
    assert_eq!(of(less), [".b[0].c: \"x\" became \"z\"", ".b[0].d", ".e.f"]);
}

#[test]
fn derived_fields_stand_beside_what_was_written() {
    let site = sample(&[
        (
            "content/products/a.md",
            "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A01\"\nunit = \"uur\"\nfrequency = \"week\"\nsteps_up_to = [\"45A02\"]\n+++\nKort. \n\n## Doel\nZie [](clause:x).\n",
        ),
        ("content/products/b.md", "+++\nname = \"B\"\nsegment = \"s\"\ncode = \"45A02\"\nexcludes = [\"45A01\"]\n+++\n"),
        ("content/clauses/x.md", "+++\ntitle = \"X\"\n+++\n1. Een {#een}\n   1. deel\n2. Twee\n"),
        (
            "content/contracts/raam.toml",
            "title = \"Raam\"\nfor_each = [\"segment\"]\n[term]\nstart = 2026-01-01\nduration = \"2 years\"\nnotice = \"6 months\"\n[values]\ndays = { default = \"30\", s = \"14\" }\n[[chapter]]\ntitle = \"H\"\nclauses = [\"x\"]\n",
        ),
        (
            "content/tariffs/2025.toml",
            "[period]\nid = \"2025\"\nvalid_from = 2025-01-01\nvalid_until = 2025-12-31\n[[tariff]]\nproduct = \"45A01\"\namount = 75.60\n",
        ),
        (
            "content/tariffs/2026.toml",
            "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nbased_on = \"2025\"\n[period.indexation]\nrate = \"6.30\"\n",
        ),
        ("content/planning.toml", "[[step]]\ntitle = \"Start\"\nwhen = \"zomer\"\n[[step]]\ntitle = \"Start\"\nwhen = \"herfst\"\n"),
    ]);
    let json = json(&site);
    let product = &json["products"]["45A01"];
    assert_eq!(product["unit"], "hour");
    assert!(product.get("law").is_none(), "what was not written is not among what was");
    let derived = &product["derived"];
    assert_eq!(derived["law"], "jeugdwet");
    assert_eq!(derived["lead"], "Kort.");
    assert_eq!(derived["address"], "producten/45a01.html");
    assert_eq!(derived["heavier"][0], "45A02");
    assert_eq!(derived["excludes"][0], "45A02");
    assert_eq!(derived["end_date_required"], true);
    assert_eq!(json["products"]["45A02"]["derived"]["lighter"][0], "45A01");
    let tariff = &derived["codes"]["45A01"]["tariffs"][1];
    assert_eq!(tariff["amount"], "80.36");
    assert_eq!(tariff["per_minute"], "1.34");
    assert_eq!(tariff["indexed_from"], serde_json::json!({ "period": "2025", "amount": "75.60", "rate": "6.30" }));
    assert_eq!(json["tariffs"]["2026"]["derived"]["tariffs"][0], *tariff);
    let contract = &json["contracts"]["raam"]["derived"];
    assert_eq!(contract["term"]["end"], "2027-12-31");
    assert_eq!(contract["term"]["notice_by"], "2027-06-30");
    let composed = &contract["composed"]["raam-s"];
    assert_eq!(composed["values"]["days"], "14");
    assert_eq!(composed["parts"][0]["chapters"][0]["articles"][0]["number"], "1");
    assert_eq!(composed["parts"][0]["chapters"][0]["articles"][0]["address"], "overeenkomsten/raam-s.html#x");
    let clause = &json["clauses"]["x"]["derived"];
    assert_eq!(clause["articles"]["raam-s"]["number"], "1");
    assert_eq!(clause["paragraphs"][0], serde_json::json!({ "number": "1", "name": "een" }));
    assert_eq!(clause["paragraphs"][1]["number"], "1a");
    assert_eq!(clause["referred_to_by"][0], "product:45A01");
    assert_eq!(json["segments"]["s"]["derived"]["products"][1], "45A02");
    assert_eq!(json["planning"]["start-2"]["when"], "herfst");
}

#[test]
fn what_is_announced_is_made_and_twice_the_same() {
    let site = example();
    let catalogue = site.catalogue.as_ref().unwrap();
    let made = made(&site);
    let under_data: Vec<_> = made.keys().filter(|address| address.starts_with("data/") || *address == "planning.ics").cloned().collect();
    let mut announced = addresses(catalogue);
    announced.sort();
    // Forms and workbooks of providers are in the words of readers, and made where those are known.
    announced.retain(|address| !address.starts_with("data/forms/") && !address.starts_with("data/providers/"));
    assert_eq!(announced, under_data);
    assert!(made.contains_key("planning.ics"));
    let again = example();
    assert!(made == self::made(&again), "the same content gives the same bytes");
    for (address, bytes) in &made {
        assert!(!bytes.is_empty(), "{address}");
        assert_eq!(extension(Path::new(address)) == "xlsx", bytes.starts_with(b"PK"), "{address}");
    }
}
