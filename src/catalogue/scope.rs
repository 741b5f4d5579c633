//! For whom something holds (reikwijdte): the same keys everywhere.

use super::edition::Edition;
use super::terms::Law;
use crate::content::fields::{FromKeys, FromValue, Reader};
use crate::content::form::{self, Form, Key, Record, Scalar};
use crate::content::keys::unknown;
use crate::content::value::{Kind, Table, Value};
use crate::findings::{At, Place, rules};
use indexmap::IndexMap;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::{BTreeMap, BTreeSet};

const KEYS: &[&str] = &["segments", "products", "categories", "municipalities", "providers"];

/// A scope as it is written. A key that is absent means all.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The law.
    pub law: Option<Law>,
    /// The other keys, and declared dimensions, with the values named.
    pub keys: IndexMap<String, Vec<At<String>>>,
    /// True where a part of it could not be read, so that nobody can tell for whom it is.
    pub unclear: bool,
}

impl Scope {
    /// The values of a key; empty where it is absent and all are meant.
    pub fn get(&self, key: &str) -> &[At<String>] {
        self.keys.get(key).map_or(&[], Vec::as_slice)
    }

    /// True where it names nothing, so that it holds for all.
    pub fn is_empty(&self) -> bool {
        self.law.is_none() && self.keys.is_empty()
    }

    /// A scope of one key and one value.
    pub fn of(key: &str, value: &str) -> Self {
        let mut scope = Self::default();
        scope.keys.insert(key.to_owned(), vec![At::new(value.to_owned(), Place::default())]);
        scope
    }
}

/// How the values of a scope are written: one, or a list; in CSV several with a space between.
fn values_form() -> Form {
    let about = "one identifier, or several with a space between";
    let kinds = &[form::Kind::Text, form::Kind::Number];
    let one = Form::Scalar(Scalar { name: "identifiers", about, kinds, pattern: Some("[^ ]") });
    Form::OneOf(vec![one.clone(), Form::list(one)])
}

impl FromKeys for Scope {
    fn take(table: &mut Table, reader: &mut Reader) -> Self {
        let mut unclear = false;
        let law = table.take("law").and_then(|value| {
            let law = Law::read(value, reader);
            unclear |= law.is_none();
            law
        });
        let mut keys = IndexMap::new();
        for key in Self::names(reader.dimensions).iter().filter(|key| *key != "law") {
            if let Some(value) = table.take(key) {
                if matches!(&value.kind, Kind::List(items) if items.is_empty()) {
                    let message = format!("`{key}` names nothing");
                    reader.findings.add(&rules::MISSING_KEY, value.place, message).help("leave the key out where all are meant");
                }
                let values = values(value, reader);
                if values.is_empty() {
                    unclear = true;
                } else {
                    keys.insert(key.clone(), values);
                }
            }
        }
        Self { law, keys, unclear }
    }

    fn names(dimensions: &[String]) -> Vec<String> {
        std::iter::once("law").chain(KEYS.iter().copied()).map(str::to_owned).chain(dimensions.iter().cloned()).collect()
    }

    fn keys() -> Record {
        let key = |name, about: &str, form| Key { name, about: about.to_owned(), required: false, form, group: true };
        let law = key("law", "Only under this law.", Law::form());
        let others = KEYS.iter().map(|name| key(name, &format!("Only for these {name}."), values_form()));
        let about = "For whom it holds (reikwijdte); a key that is absent means all.".to_owned();
        Record { name: "Scope", about, keys: std::iter::once(law).chain(others).collect(), open: true }
    }
}

/// A value of a scope: one, or a list; in CSV several with a space between. Numbers are taken as text.
fn values(value: Value, reader: &mut Reader) -> Vec<At<String>> {
    match value.kind {
        Kind::List(items) => items.into_iter().flat_map(|item| values(item, reader)).collect(),
        Kind::Number(text) => vec![At::new(text, value.place)],
        Kind::Text(text) => words(&text, value.place, reader),
        _ => {
            reader.wrong(&value, "text or a list");
            Vec::new()
        }
    }
}

/// The identifiers in a text, with a space between. A comma is reported, and understood all the same.
fn words(text: &str, place: Place, reader: &mut Reader) -> Vec<At<String>> {
    let ends = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';');
    let split = || text.split(ends).filter(|word| !word.is_empty());
    if text.contains([',', ';']) {
        let message = format!("`{text}` has other signs than a space between its identifiers");
        let help = format!("write `{}`", split().collect::<Vec<_>>().join(" "));
        reader.findings.add(&rules::WRONG_TYPE, place, message).help(help);
    }
    split()
        .map(|word| {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            At::new(word.to_owned(), place.within(at..at + word.len(), text.len()))
        })
        .collect()
}

/// Identifiers in a cell of a CSV file, with a space between; published as a list.
#[derive(Clone, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Identifiers(pub Vec<At<String>>);

impl FromValue for Identifiers {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        Some(Self(values(value, reader)))
    }

    fn form() -> Form {
        values_form()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromValue for Scope {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Table(mut table) = value.kind {
            let mut scope = Self::take(&mut table, reader);
            scope.unclear |= !table.0.is_empty();
            let known = Self::names(reader.dimensions);
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            // Where the dimensions could not be read, an unknown key may be one of them.
            for (key, _) in table.0.iter().filter(|_| !reader.open) {
                unknown(key, "is not a key of a scope, nor a declared dimension", &known, reader.findings);
            }
            Some(scope)
        } else {
            reader.wrong(&value, "a table such as { municipalities = [\"linden\"] }");
            None
        }
    }

    fn form() -> Form {
        Form::Record(Self::keys())
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        if let Some(law) = self.law {
            map.serialize_entry("law", &law)?;
        }
        for (key, values) in &self.keys {
            map.serialize_entry(key, values)?;
        }
        map.end()
    }
}

/// The municipalities that identifiers of municipalities and of groups mean.
pub fn expand(edition: &Edition, ids: &[At<String>]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for id in ids {
        match edition.municipality_group.iter().find(|group| group.id.value == id.value) {
            Some(group) => all.extend(group.municipalities.iter().map(|m| m.value.clone())),
            None => {
                all.insert(id.value.clone());
            }
        }
    }
    all
}

/// How two scopes relate where both could hold for the same case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They never hold for the same case.
    Apart,
    /// They say the same.
    Same,
    /// The first is more specific.
    First,
    /// The second is more specific.
    Second,
    /// Both can hold and neither is more specific.
    Unclear,
}

impl Scope {
    fn sets(&self, edition: &Edition) -> BTreeMap<&str, BTreeSet<String>> {
        let mut sets: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        if let Some(law) = self.law {
            sets.insert("law", BTreeSet::from([law.key().to_owned()]));
        }
        for (key, values) in &self.keys {
            let set = if key == "municipalities" { expand(edition, values) } else { values.iter().map(|v| v.value.clone()).collect() };
            sets.insert(key, set);
        }
        sets
    }

    /// How this scope relates to another: more keys is more specific; with the same keys the proper subset is.
    pub fn relation(&self, other: &Self, edition: &Edition) -> Relation {
        let (a, b) = (self.sets(edition), other.sets(edition));
        if a.iter().any(|(key, set)| b.get(key).is_some_and(|also| set.is_disjoint(also))) {
            return Relation::Apart;
        }
        if a == b {
            return Relation::Same;
        }
        if a.len() != b.len() {
            return if a.len() > b.len() { Relation::First } else { Relation::Second };
        }
        let within = |a: &BTreeMap<&str, BTreeSet<String>>, b: &BTreeMap<&str, BTreeSet<String>>| {
            a.iter().all(|(key, set)| b.get(key).is_some_and(|also| set.is_subset(also)))
        };
        if within(&a, &b) {
            Relation::First
        } else if within(&b, &a) {
            Relation::Second
        } else {
            Relation::Unclear
        }
    }
}
