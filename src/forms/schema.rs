//! The kinds of files as a JSON Schema (2020-12), for editors and programs that write content.
//!
//! A file is checked as the JSON that its TOML, its front matter or a row of its CSV gives, dates as text. What the
//! schema cannot say (that a reference leads somewhere, that codes are used once) is for `bestek check`.

use super::{FileKind, KINDS, Layout};
use crate::content::form::{Choice, Form, Kind, Record, Scalar};
use serde_json::{Map, Value, json};

/// The dialect.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of all kinds of files, or of one. `dimensions` are those that the site declares: keys wherever it is said
/// for whom something holds.
pub fn schema(kind: Option<&FileKind>, dimensions: &[String]) -> Value {
    let mut schema = Schema { defs: Map::new(), dimensions };
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!(DIALECT));
    if let Some(kind) = kind {
        whole.insert("title".to_owned(), json!(kind.name));
        whole.extend(schema.kind(kind));
    } else {
        let files: Map<String, Value> = KINDS.iter().map(|kind| (kind.name.to_owned(), schema.kind(kind).into())).collect();
        let any: Vec<Value> = KINDS.iter().map(|kind| refer(kind.name)).collect();
        whole.insert("title".to_owned(), json!("The content of a bestek site"));
        whole.insert("description".to_owned(), json!(ABOUT));
        whole.insert("anyOf".to_owned(), any.into());
        schema.defs = files.into_iter().chain(schema.defs).collect();
    }
    whole.insert("$defs".to_owned(), schema.defs.into());
    whole.into()
}

/// The dimensions that a `catalogue.toml` declares; none where it cannot be read.
pub fn dimensions(edition: &str) -> Vec<String> {
    let table: toml::Table = edition.parse().unwrap_or_default();
    let declared = table.get("dimension").and_then(toml::Value::as_array);
    declared.into_iter().flatten().filter_map(|dimension| dimension.get("id")?.as_str().map(str::to_owned)).collect()
}

/// What the schema says of itself.
const ABOUT: &str = "One definition a kind of file under $defs: TOML and front matter as JSON with dates as text, CSV row by row without its empty cells. \
    Words of enumerations are read in capitals too.";

/// A reference to a shared definition.
fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

struct Schema<'a> {
    defs: Map<String, Value>,
    dimensions: &'a [String],
}

impl Schema<'_> {
    fn kind(&mut self, kind: &FileKind) -> Map<String, Value> {
        let held = match kind.layout {
            Layout::Toml => "TOML",
            Layout::FrontMatter => "front matter",
            Layout::Columns => "a row",
            Layout::Block => "TOML of the block",
        };
        let mut table = self.table(&kind.record());
        table.insert("description".to_owned(), json!(format!("{} ({held}): {}", kind.place, kind.about)));
        table
    }

    /// A table: its keys, which of them are required, and no others.
    fn table(&mut self, record: &Record) -> Map<String, Value> {
        let mut properties = Map::new();
        for key in &record.keys {
            let mut form = self.form(&key.form);
            if let (Value::Object(form), false) = (&mut form, key.about.is_empty()) {
                form.insert("description".to_owned(), json!(key.about));
            }
            properties.insert(key.name.to_owned(), form);
        }
        if let Some(values) = record.keys.iter().find(|key| record.open && key.group && key.name != "law") {
            for dimension in self.dimensions {
                let form = self.form(&values.form);
                properties.entry(dimension.clone()).or_insert(form);
            }
        }
        let required: Vec<&str> = record.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
        let mut table = Map::new();
        table.insert("description".to_owned(), json!(record.about));
        table.insert("type".to_owned(), json!("object"));
        table.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            table.insert("required".to_owned(), json!(required));
        }
        table.insert("additionalProperties".to_owned(), json!(false));
        table
    }

    fn form(&mut self, form: &Form) -> Value {
        match form {
            Form::Scalar(scalar) => self.shared(scalar.name, |_| of_scalar(scalar)),
            Form::Choice(choice) => self.shared(choice.name, |_| of_choice(choice)),
            Form::Record(record) => self.shared(record.name, |schema| schema.table(record).into()),
            Form::List(of) => json!({ "type": "array", "items": self.form(of) }),
            Form::Free { keys, value } => {
                let mut table = json!({ "type": "object", "additionalProperties": self.form(value) });
                if !keys.is_empty() {
                    table["propertyNames"] = json!({ "enum": keys });
                }
                table
            }
            Form::OneOf(forms) => json!({ "anyOf": forms.iter().map(|form| self.form(form)).collect::<Vec<_>>() }),
        }
    }

    /// A reference to a definition, which is made once.
    fn shared(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.defs.contains_key(name) {
            let definition = make(self);
            self.defs.insert(name.to_owned(), definition);
        }
        refer(name)
    }
}

fn of_scalar(scalar: &Scalar) -> Value {
    let name = |kind: &Kind| match kind {
        Kind::Text => "string",
        Kind::Number => "number",
        Kind::Whole => "integer",
        Kind::Truth => "boolean",
    };
    let mut made = json!({ "description": scalar.about, "type": scalar.kinds.iter().map(name).collect::<Vec<_>>() });
    if let [one] = scalar.kinds {
        made["type"] = json!(name(one));
    }
    if let Some(pattern) = scalar.pattern {
        made["pattern"] = json!(pattern);
    }
    if scalar.name == "count" {
        made["minimum"] = json!(0);
    }
    made
}

/// The English names and what else is read as the same.
fn of_choice(choice: &Choice) -> Value {
    let words: Vec<&str> = choice.values.iter().flat_map(|value| value.words).copied().collect();
    let meanings: Vec<String> = choice.values.iter().map(|value| format!("{}: {}", value.text(), value.about)).collect();
    json!({ "description": format!("{} {}", choice.about, meanings.join(" ")), "type": "string", "enum": words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Every record and enumeration in a form, by name.
    fn named(form: &Form, all: &mut BTreeMap<&'static str, String>) {
        let (name, shown) = match form {
            Form::Scalar(scalar) => (scalar.name, format!("{scalar:?}")),
            Form::Choice(choice) => (choice.name, format!("{choice:?}")),
            Form::Record(record) => {
                record.keys.iter().for_each(|key| named(&key.form, all));
                (record.name, format!("{record:?}"))
            }
            Form::List(of) | Form::Free { value: of, .. } => return named(of, all),
            Form::OneOf(forms) => return forms.iter().for_each(|form| named(form, all)),
        };
        let first = all.entry(name).or_insert_with(|| shown.clone());
        assert_eq!(*first, shown, "two forms have the name {name}");
    }

    #[test]
    fn a_shared_name_is_one_form() {
        let mut all = BTreeMap::new();
        for kind in KINDS {
            kind.record().keys.iter().for_each(|key| named(&key.form, &mut all));
            assert!(!all.contains_key(kind.name));
        }
        assert!(all.contains_key("Unit") && all.contains_key("amount"));
    }

    #[test]
    fn a_product_is_described_with_its_values() {
        let product = schema(FileKind::find("product"), &[]);
        assert_eq!(product["required"], json!(["name", "segment"]));
        assert_eq!(product["properties"]["unit"]["$ref"], "#/$defs/Unit");
        assert_eq!(product["$defs"]["Unit"]["enum"][2], "01");
        assert_eq!(product["additionalProperties"], json!(false));
        assert_eq!(product["$defs"]["Scope"]["properties"].as_object().unwrap().len(), 6);
        let more = schema(FileKind::find("product"), &["intensity".to_owned()]);
        assert_eq!(more["$defs"]["Scope"]["properties"].as_object().unwrap().len(), 7);
        assert_eq!(more["properties"].as_object().unwrap().len(), product["properties"].as_object().unwrap().len());
    }
}
