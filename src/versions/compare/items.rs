//! What is compared: every record of a catalogue as named fields.

use super::prose;
use crate::catalogue::{Catalogue, slug};
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The kinds, in the order in which changes are told.
pub const ORDER: &[&str] = &[
    "product",
    "period",
    "tariff",
    "pgb",
    "segment",
    "contract",
    "clause",
    "requirement",
    "document",
    "question",
    "term",
    "municipality",
    "category",
    "provider",
    "indicator",
    "procedure",
    "table",
    "snippet",
];

/// A record as fields.
#[derive(Debug, Default)]
pub struct Item {
    /// Its name or title.
    pub name: String,
    /// Its segments; none where it is for all.
    pub segments: Vec<String>,
    /// The identifiers that it follows up.
    pub replaces: Vec<String>,
    /// Its fields: tables opened as `table.key`.
    pub fields: IndexMap<String, Value>,
    /// Its text as written.
    pub body: String,
}

impl Item {
    /// The snippets that its text embeds.
    pub fn embeds(&self) -> Vec<&str> {
        self.body.lines().filter_map(prose::embed).collect()
    }
}

/// The snippets in an item, and in those again, in its keys too.
pub fn embedded<'a>(items: &'a Items, item: &'a Item) -> BTreeSet<&'a str> {
    let keys = |item: &'a Item| item.fields.values().filter_map(Value::as_str).flat_map(str::lines).filter_map(prose::embed);
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = item.embeds().into_iter().chain(keys(item)).collect();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(items.get(&("snippet", id.to_owned())).into_iter().flat_map(Item::embeds));
        }
    }
    found
}

/// Records by kind and identifier.
pub type Items = IndexMap<(&'static str, String), Item>;

/// All records of a catalogue but tariffs, which have their own comparison.
pub fn items(catalogue: &Catalogue) -> Items {
    let mut items = Items::new();
    let mut add = |kind, id: &str, record: Value, body: &str| {
        items.entry((kind, id.to_owned())).or_insert_with(|| item(kind, id, record, body));
    };
    for (id, entry) in &catalogue.products {
        add("product", id, data(&entry.record), &entry.body.text);
    }
    for sheet in &catalogue.sheets {
        add("period", &sheet.period.id, data(&sheet.period), "");
    }
    for (id, entry) in &catalogue.segments {
        add("segment", id, data(&entry.record), &entry.body.text);
    }
    for (id, entry) in &catalogue.contracts {
        add("contract", id, data(&entry.record), &entry.body.text);
    }
    for (id, entry) in &catalogue.clauses {
        add("clause", id, data(&entry.record), &entry.body.text);
    }
    for (programme, entry) in &catalogue.requirements {
        for requirement in &entry.requirement {
            add("requirement", &format!("{programme}#{}", requirement.id.value), data(requirement), "");
        }
    }
    for (id, entry) in &catalogue.documents {
        add("document", id, data(&entry.record), &entry.body.text);
    }
    for (round, entry) in &catalogue.questions {
        for question in &entry.question {
            add("question", &format!("{round}#{}", question.number.value), data(question), "");
        }
    }
    for term in &catalogue.glossary {
        add("term", &slug(&term.term), data(term), "");
    }
    for (id, record) in &catalogue.municipalities {
        add("municipality", id, data(record), "");
    }
    for record in &catalogue.edition.category {
        add("category", &record.id, data(record), "");
    }
    for (id, record) in &catalogue.providers {
        add("provider", id, data(record), "");
    }
    for (id, record) in &catalogue.indicators {
        add("indicator", id, data(record), "");
    }
    for (id, record) in &catalogue.procedures {
        add("procedure", id, data(record), "");
    }
    for (id, entry) in &catalogue.tables {
        add("table", id, data(&entry.record), &entry.body.text);
    }
    for (id, entry) in &catalogue.snippets {
        add("snippet", id, json!({ "name": id }), &entry.body.text);
    }
    named(catalogue, &mut items);
    items
}

/// Gives what has a number in a list the name of the list with it.
fn named(catalogue: &Catalogue, items: &mut Items) {
    for ((kind, id), item) in items {
        let Some((list, number)) = id.split_once('#') else { continue };
        let name = match *kind {
            "question" => catalogue.questions.get(list).map(|round| format!("{}, {number}", round.title.value)),
            _ => catalogue.requirements.get(list).map(|programme| format!("{}, {}", programme.title.value, programme.number(number))),
        };
        item.name = name.unwrap_or_default();
    }
}

/// A record in its form as data.
fn data(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

fn item(kind: &str, id: &str, record: Value, body: &str) -> Item {
    let texts = |key: &str| match record.get(key) {
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let mut segments = texts("segments");
    segments.extend(texts("segment"));
    // A segment belongs to itself, whatever its scope says.
    if kind == "segment" {
        segments = vec![id.to_owned()];
    }
    let name = ["name", "title", "term", "id"].iter().find_map(|key| record.get(*key)?.as_str()).unwrap_or_default();
    // A document that comes in the place of another is another text, not the same one under another name.
    let replaces = if kind == "document" { Vec::new() } else { texts("replaces") };
    let mut item = Item { name: name.to_owned(), segments, replaces, fields: IndexMap::new(), body: body.to_owned() };
    if let Value::Object(map) = record {
        for (key, value) in map {
            // Articles are compared as they are composed, identifiers and what they follow up as renames.
            let elsewhere = matches!(key.as_str(), "id" | "code" | "replaces")
                || kind == "snippet"
                || (kind == "contract" && matches!(key.as_str(), "chapter" | "part"));
            if !elsewhere {
                open(key, value, &mut item.fields);
            }
        }
    }
    item
}

/// The fields of a text. A clause is one, as its paragraphs are read together; other texts have sections.
pub fn texts(kind: &str, text: &str) -> IndexMap<String, Value> {
    if kind == "clause" {
        IndexMap::from([("text".to_owned(), text.trim().into())])
    } else {
        prose::sections(text).into_iter().map(|(name, text)| (name, text.into())).collect()
    }
}

/// Opens tables, so that each of their keys is a field.
fn open(name: String, value: Value, fields: &mut IndexMap<String, Value>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                open(format!("{name}.{key}"), value, fields);
            }
        }
        value => {
            fields.insert(name, value);
        }
    }
}
