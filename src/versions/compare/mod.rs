//! The comparison (vergelijking) of two catalogues: typed, one entry for a change that a reader would name.
//!
//! Records are compared by their form as data, so that a key that is added later is compared without more code. What
//! only moved or was numbered anew is not changed. A page of changes needs nothing but two catalogues: each pair of
//! `versions::archive::neighbours`, and `prose::words` for the marks within a text. Nothing here knows a page.

pub mod contracts;
pub mod items;
#[cfg(test)]
mod properties;
pub mod prose;
pub mod tariffs;
#[cfg(test)]
mod tests;

use crate::catalogue::Catalogue;
use items::{Item, Items};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What differs between two catalogues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Changes {
    /// The version compared with.
    pub old: String,
    /// The version that is compared.
    pub new: String,
    /// The changes, by kind, in the order of the catalogue.
    pub changes: Vec<Change>,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// It is new (nieuw).
    New,
    /// It is gone (vervallen).
    Withdrawn,
    /// It has another identifier, as its `replaces` says (hernoemd).
    Renamed,
    /// One of its fields differs (gewijzigd).
    Changed,
    /// It stands elsewhere and says the same (verplaatst).
    Moved,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The kind, as in references; `tariff` and `period` beside those.
    pub kind: &'static str,
    /// Its identifier in the new catalogue, or in the old one where it is gone.
    pub id: String,
    /// Its name in the new catalogue, or in the old one where it is gone.
    pub name: String,
    /// What happened.
    pub change: What,
    /// The field: a key, `text`, or `text: ` and the heading of the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// What it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
    /// Of amounts: how much they differ.
    #[serde(flatten)]
    pub amount: Option<tariffs::Difference>,
    /// Of a tariff: which one, as `field` says it in one line.
    #[serde(skip)]
    pub tariff: Option<tariffs::Which>,
    /// Of a tariff period that is new or gone: its tariffs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<tariffs::Row>,
    /// Why, as `[[change]]` gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The question that led to it, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The segments it belongs to; none where it is for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub segments: Vec<String>,
}

impl Change {
    /// A change of an item, with nothing more said about it yet.
    fn of(kind: &'static str, id: &str, name: &str, change: What) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            name: name.to_owned(),
            change,
            field: None,
            old: None,
            new: None,
            amount: None,
            tariff: None,
            rows: Vec::new(),
            reason: None,
            question: None,
            segments: Vec::new(),
        }
    }
}

/// The new identifier of each old one that a `replaces` names, by kind.
type Renames = BTreeMap<(&'static str, String), String>;

/// Compares two catalogues.
pub fn compare(old: &Catalogue, new: &Catalogue) -> Changes {
    let (before, after) = (items::items(old), items::items(new));
    let renamed = renames(&before, &after);
    let back: BTreeMap<(&str, &str), &str> = renamed.iter().map(|((kind, old), new)| ((*kind, new.as_str()), old.as_str())).collect();
    let mut changes = Vec::new();
    for ((kind, id), item) in &after {
        let was = back.get(&(*kind, id.as_str())).copied();
        match before.get(&(*kind, was.unwrap_or(id).to_owned())) {
            None => changes.push(whole(kind, id, item, What::New)),
            Some(earlier) => {
                if let Some(was) = was {
                    let mut change = whole(kind, id, item, What::Renamed);
                    (change.field, change.old, change.new) = (Some("id".to_owned()), Some(was.into()), Some(id.as_str().into()));
                    changes.push(change);
                }
                fields(kind, id, (earlier, item), &renamed, &mut changes);
            }
        }
    }
    for ((kind, id), item) in &before {
        if !after.contains_key(&(*kind, id.clone())) && !renamed.contains_key(&(*kind, id.clone())) {
            changes.push(whole(kind, id, item, What::Withdrawn));
        }
    }
    contracts::compare(old, new, &mut changes);
    tariffs::compare(old, new, &renamed, &mut changes);
    for change in &mut changes {
        explain(change, new);
    }
    changes.sort_by_key(|change| items::ORDER.iter().position(|kind| *kind == change.kind));
    Changes { old: old.edition.version.value.clone(), new: new.edition.version.value.clone(), changes }
}

fn whole(kind: &'static str, id: &str, item: &Item, change: What) -> Change {
    Change { segments: item.segments.clone(), ..Change::of(kind, id, &item.name, change) }
}

/// What follows up what, one to one: what is split or merged is new and withdrawn. Read in both catalogues, so that the
/// comparison the other way round says the same.
fn renames(before: &Items, after: &Items) -> Renames {
    let mut pairs: Vec<(&'static str, &str, &str)> = Vec::new();
    for ((kind, id), item) in after {
        pairs.extend(item.replaces.iter().map(|was| (*kind, was.as_str(), id.as_str())));
    }
    for ((kind, id), item) in before {
        pairs.extend(item.replaces.iter().map(|now| (*kind, id.as_str(), now.as_str())));
    }
    pairs.retain(|(kind, was, now)| {
        let there = |items: &Items, id: &str| items.contains_key(&(*kind, id.to_owned()));
        there(before, was) && there(after, now) && !there(after, was) && !there(before, now)
    });
    pairs.sort_unstable();
    pairs.dedup();
    let alone =
        |(kind, was, now): &&(&'static str, &str, &str)| pairs.iter().filter(|(k, w, n)| k == kind && (w == was || n == now)).count() == 1;
    pairs.iter().filter(alone).map(|(kind, was, now)| ((*kind, (*was).to_owned()), (*now).to_owned())).collect()
}

/// Every field in which two records differ.
fn fields(kind: &'static str, id: &str, (old, new): (&Item, &Item), renamed: &Renames, changes: &mut Vec<Change>) {
    let gone = old.fields.keys().filter(|name| !new.fields.contains_key(*name));
    for name in new.fields.keys().chain(gone) {
        let (was, is) = (old.fields.get(name), new.fields.get(name));
        let same = match (was, is) {
            (Some(was), Some(is)) if prose::is_prose(name) => prose::same(was, is),
            (Some(was), Some(is)) => was == is || &follow(was, renamed) == is,
            _ => false,
        };
        if !same {
            let mut change = whole(kind, id, new, What::Changed);
            (change.field, change.old, change.new) = (Some(name.clone()), was.cloned(), is.cloned());
            changes.push(change);
        }
    }
}

/// A value with the identifiers that were renamed, so that a reference to a product that has another code is no change.
fn follow(value: &Value, renamed: &Renames) -> Value {
    match value {
        Value::String(text) => {
            let now = ["product", "segment"].iter().find_map(|kind| renamed.get(&(*kind, text.clone())));
            Value::String(now.unwrap_or(text).clone())
        }
        Value::Array(values) => values.iter().map(|value| follow(value, renamed)).collect(),
        Value::Object(map) => Value::Object(map.iter().map(|(key, value)| (key.clone(), follow(value, renamed))).collect()),
        other => other.clone(),
    }
}

/// Adds why something differs, where `[[change]]` says so. A reason for a part of a text holds for changes of that text.
fn explain(change: &mut Change, new: &Catalogue) {
    let kind = if change.kind == "tariff" { "product" } else { change.kind };
    let (id, part) = change.id.split_once('#').map_or((change.id.as_str(), None), |(id, part)| (id, Some(part)));
    let about = |reference: &crate::catalogue::reference::Reference| {
        let exact = part.is_none_or(|part| reference.parts().contains(&part));
        reference.kind == kind && reference.ids.iter().any(|named| named == id) && exact
    };
    if let Some(why) = new.edition.change.iter().find(|why| about(&why.about)) {
        change.reason = why.reason.as_ref().map(|reason| reason.value.clone());
        change.question = why.question.as_ref().map(|question| question.written.clone());
    }
}
