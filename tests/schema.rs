//! The JSON Schema of the content: every file that stands in this repository fits it, and a wrong key does not.

use crate::common::{Site, bestek};
use bestek::forms::{FileKind, KINDS, Layout, schema};
use regex::Regex;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The sites of this repository.
fn sites() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let regions = std::fs::read_dir(root.join("tests/regions")).expect("regions").filter_map(Result::ok).map(|entry| entry.path());
    let mut all: Vec<PathBuf> = regions.filter(|path| path.join("content").is_dir()).collect();
    all.sort();
    all.push(root.to_path_buf());
    all
}

/// TOML as the JSON that the schema speaks of: dates are text.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => list.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect()),
        toml::Value::Float(number) => json!(number),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Boolean(truth) => json!(truth),
        toml::Value::String(text) => json!(text),
    }
}

fn toml_of(text: &str) -> Value {
    json_of(toml::Value::Table(text.parse().expect("TOML")))
}

/// What a file gives to be checked: itself, its front matter, or its rows.
fn instances(kind: &FileKind, text: &str) -> Vec<Value> {
    match kind.layout {
        Layout::Toml => vec![toml_of(text)],
        Layout::FrontMatter => vec![toml_of(text.trim_start_matches("+++\n").split("+++\n").next().expect("front matter"))],
        Layout::Columns => {
            let first = text.lines().next().unwrap_or_default();
            let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
            let heads = reader.headers().expect("a header").clone();
            let row = |row: csv::StringRecord| {
                let cells = heads.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
                Value::Object(cells.map(|(head, cell)| (head.to_owned(), cell.into())).collect())
            };
            reader.records().map(|record| row(record.expect("a row"))).collect()
        }
        Layout::Block => {
            text.split("\n```chart\n").skip(1).map(|rest| toml_of(rest.split("\n```").next().expect("the end of a block"))).collect()
        }
    }
}

/// Whether a text is as a pattern; each is compiled once.
fn matches(pattern: &str, text: &str) -> bool {
    static COMPILED: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());
    let mut compiled = COMPILED.lock().expect("nobody fails while holding it");
    compiled.entry(pattern.to_owned()).or_insert_with(|| Regex::new(pattern).expect("a pattern that is one")).is_match(text)
}

/// Says where a value does not fit a schema. Knows the keywords that bestek writes, and no others.
fn misfits(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |what: String| wrong.push(format!("{at}: {what}"));
    let mut below = Vec::new();
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let name = rule.as_str().and_then(|path| path.strip_prefix("#/$defs/")).expect("a reference within the schema");
                below.extend(misfits(root, root["$defs"].get(name).expect(name), value, at));
            }
            "anyOf" => {
                let each: Vec<_> = rule.as_array().expect("a list").iter().map(|one| misfits(root, one, value, at)).collect();
                if each.iter().all(|wrong| !wrong.is_empty()) {
                    below.extend(each.into_iter().flatten());
                }
            }
            "type" => {
                let names: Vec<&str> = rule
                    .as_array()
                    .map_or_else(|| vec![rule], |list| list.iter().collect())
                    .into_iter()
                    .filter_map(Value::as_str)
                    .collect();
                let fits = |name: &&str| match *name {
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64() || value.is_u64(),
                    "boolean" => value.is_boolean(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("no type {other}"),
                };
                if !names.iter().any(fits) {
                    say(format!("{value} is none of {names:?}"));
                }
            }
            "enum" => {
                if !rule.as_array().expect("a list").contains(value) {
                    say(format!("{value} is not one of {rule}"));
                }
            }
            "pattern" => {
                if value.as_str().is_some_and(|text| !matches(rule.as_str().expect("a pattern"), text)) {
                    say(format!("{value} is not as {rule}"));
                }
            }
            "minimum" => {
                if value.as_f64().is_some_and(|number| number < rule.as_f64().expect("a number")) {
                    say(format!("{value} is less than {rule}"));
                }
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                below.extend(items.flat_map(|(n, item)| misfits(root, rule, item, &format!("{at}[{n}]"))));
            }
            "properties" => {
                let keys = value.as_object().into_iter().flatten();
                below.extend(keys.filter_map(|(key, value)| Some(misfits(root, rule.get(key)?, value, &format!("{at}.{key}")))).flatten());
            }
            "required" => {
                for key in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if value.is_object() && value.get(key).is_none() {
                        say(format!("`{key}` is missing"));
                    }
                }
            }
            "propertyNames" => {
                below.extend(value.as_object().into_iter().flatten().flat_map(|(key, _)| misfits(root, rule, &json!(key), at)));
            }
            "additionalProperties" => {
                let more = value.as_object().into_iter().flatten();
                for (key, value) in more.filter(|(key, _)| schema.get("properties").is_none_or(|known| known.get(key).is_none())) {
                    if rule == &json!(false) {
                        say(format!("`{key}` is not a key"));
                    } else {
                        below.extend(misfits(root, rule, value, &format!("{at}.{key}")));
                    }
                }
            }
            other => panic!("the keyword {other} is not known here"),
        }
    }
    wrong.extend(below);
    wrong
}

/// Where a value does not fit a kind of file.
fn wrong(schema: &Value, kind: &FileKind, value: &Value, at: &str) -> Vec<String> {
    misfits(schema, &schema["$defs"][kind.name], value, at)
}

#[test]
fn every_file_of_this_repository_fits_and_is_of_a_kind() {
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for site in sites() {
        let edition = std::fs::read_to_string(site.join("content/catalogue.toml")).expect("catalogue.toml");
        let schema = schema::schema(None, &schema::dimensions(&edition));
        let entries = walkdir::WalkDir::new(site.join("content")).sort_by_file_name().into_iter().filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
        for file in files.chain([site.join("bestek.toml")]) {
            let path = file.strip_prefix(&site).expect("in the site").to_string_lossy().into_owned();
            let free = ["content/assets/", "content/snippets/", "content/versions/"].iter().any(|folder| path.starts_with(folder));
            let text = || std::fs::read_to_string(&file).expect("text").trim_start_matches('\u{feff}').replace("\r\n", "\n");
            let charts = FileKind::find("chart").filter(|_| path.ends_with(".md") && !path.starts_with("content/assets/"));
            let kind = FileKind::of(&path);
            assert!(kind.is_some() || free || path.starts_with("content/tables/"), "{path} is of no kind");
            for kind in kind.into_iter().chain(charts) {
                let instances = instances(kind, &text());
                seen.extend((!instances.is_empty()).then_some(kind.name));
                found.extend(instances.iter().flat_map(|value| wrong(&schema, kind, value, &format!("{}/{path}", site.display()))));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
    let missing: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| !seen.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "no file of this kind is here");
}

#[test]
fn what_is_wrong_does_not_fit() {
    let schema = schema::schema(None, &["intensity".to_owned()]);
    let product = "name = \"Begeleiding\"\nsegment = \"ambulant\"\n";
    let site = "[site]\ntitle = \"B\"\npublisher = \"R\"\nbase_url = \"https://b.example/\"\n";
    let sheet = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n";
    for (kind, base, more, fits) in [
        ("product", product, "", true),
        ("product", product, "unit = \"uur\"\nlaw = \"youth\"\nvalid_from = 2026-01-01", true),
        ("product", product, "other_codes = [{ code = \"45A49\", where = { intensity = \"3\" } }]", true),
        ("product", product, "other_codes = [{ code = \"45A49\", where = { colour = \"3\" } }]", false),
        ("product", product, "untit = \"uur\"", false),
        ("product", product, "unit = \"uren\"", false),
        ("product", product, "code = \"45a48\"", false),
        ("product", product, "valid_from = \"1-1-2026\"", false),
        ("product", product, "ages = { from = 4, until = 5 }", false),
        ("product", product, "ages = { from = -4 }", false),
        ("product", product, "purchase = [{ level = \"lokaal\", municipalities = [\"linden\"] }]", true),
        ("product", product, "purchase = [{ niveau = \"lokaal\" }]", false),
        ("product", "name = \"Begeleiding\"\n", "", false),
        ("bestek.toml", site, "notice = \"Dit is een proef.\"\n[checks]\nunused = \"off\"", true),
        ("bestek.toml", site, "[checks]\nunusd = \"off\"", false),
        ("bestek.toml", site, "[checks]\nunused = \"of\"", false),
        ("bestek.toml", site, "[site.more]", false),
        ("tariffs", sheet, "[[tariff]]\nproduct = \"45A48\"\namount = 75.60", true),
        ("tariffs", sheet, "[[tariff]]\nproduct = \"45A48\"\namount = \"75,60\"", true),
        ("tariffs", sheet, "[[tariff]]\nproduct = \"45A48\"\namount = \"€ 75\"", false),
        ("tariffs", sheet, "[[tariff]]\nproduct = \"45A48\"", false),
        ("contract", "title = \"R\"\n", "[term]\nduration = \"2 jaar\"", true),
        ("contract", "title = \"R\"\n", "[term]\nduration = \"lang\"", false),
        ("contract", "title = \"R\"\n", "[values]\na = \"1\"\nb = { default = \"2\" }\nc = 3", true),
        ("questions", "", "[[question]]\nnumber = 1\nquestion = \"Waarom?\"\nabout = \"clause:x#2\"", true),
        ("questions", "", "[[question]]\nnumber = \"een\"\nquestion = \"Waarom?\"", false),
    ] {
        let found = wrong(&schema, FileKind::find(kind).expect(kind), &toml_of(&format!("{base}{more}\n")), kind);
        assert_eq!(found.is_empty(), fits, "{more}: {found:?}");
    }
}

#[test]
fn the_command_prints_one_kind_or_all() {
    let printed = |arguments: &[&str]| serde_json::from_str::<Value>(&bestek(arguments).expect(0).stdout).expect("JSON");
    let all = printed(&["schema"]);
    assert_eq!(all["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for kind in KINDS {
        let one = printed(&["schema", kind.name]);
        assert_eq!(one["properties"], all["$defs"][kind.name]["properties"]);
        assert!(one["$defs"].get(kind.name).is_none() && one["description"].as_str().is_some_and(|about| about.contains(kind.place)));
    }
    bestek(&["schema", "producd"]).expect(2).says("product");
    let site =
        Site::base().edit("content/catalogue.toml", "valid_until", "dimension = [{ id = \"trede\", name = \"Trede\" }]\nvalid_until");
    let one: Value = serde_json::from_str(&site.run(&["schema", "tariffs.csv"]).expect(0).stdout).expect("JSON");
    assert!(one["properties"].get("trede").is_some());
    let published: Value = serde_json::from_str(&site.built().text("data/schema.json")).expect("JSON");
    assert_eq!(published["$defs"]["tariffs.csv"]["properties"], one["properties"]);
    assert!(site.output().page("data/index.html").contains("schema.json"));
}
