//! The comparison (vergelijking) of two catalogues: typed, one entry for a change that a reader would name.
//!
//! Records are compared by their form as data, so that a key that is added later is compared without more code. What
//! only moved or was numbered anew is not changed. A page of changes needs nothing but two catalogues: each pair of
//! `versions::archive::neighbours`, and `prose::words` for the marks within a text. Nothing here knows a page.

pub mod contracts;
mod follow;
pub mod items;
pub mod pgb;
#[cfg(test)]
mod properties;
pub mod prose;
pub mod tariffs;
#[cfg(test)]
mod tests;

use crate::catalogue::Catalogue;
use follow::Follow;
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
    /// Of what moved: in which contracts, each with its number there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<contracts::Place>,
    /// What it is in: the texts that embed a snippet, the products that moved to a segment with it; as references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub touches: Vec<String>,
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
    pub fn of(kind: &'static str, id: &str, name: &str, change: What) -> Self {
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
            contracts: Vec::new(),
            touches: Vec::new(),
            reason: None,
            question: None,
            segments: Vec::new(),
        }
    }
}

/// Compares two catalogues.
pub fn compare(old: &Catalogue, new: &Catalogue) -> Changes {
    let (before, after) = (items::items(old), items::items(new));
    let follow = Follow::of(&before, &after);
    let back: BTreeMap<(&str, &str), &str> =
        follow.renamed.iter().map(|((kind, old), new)| ((*kind, new.as_str()), old.as_str())).collect();
    let mut found = Found { follow: &follow, catalogues: (old, new), changes: Vec::new(), joined: BTreeMap::new() };
    for ((kind, id), item) in &after {
        let was = back.get(&(*kind, id.as_str())).copied();
        match before.get(&(*kind, was.unwrap_or(id).to_owned())) {
            // What a shared text says is told with the texts that embed it, but where it says something else than it did.
            None if *kind == "snippet" => {}
            None => found.changes.push(whole(kind, id, item, What::New)),
            Some(earlier) => {
                if let Some(was) = was {
                    let mut change = whole(kind, id, item, What::Renamed);
                    (change.field, change.old, change.new) = (Some("id".to_owned()), Some(was.into()), Some(id.as_str().into()));
                    found.changes.push(change);
                }
                found.fields(kind, id, earlier, item);
            }
        }
    }
    for ((kind, id), item) in &before {
        let key = (*kind, id.clone());
        if *kind != "snippet" && !after.contains_key(&key) && !follow.renamed.contains_key(&key) {
            found.changes.push(whole(kind, id, item, What::Withdrawn));
        }
    }
    let Found { mut changes, joined, .. } = found;
    touches(&mut changes, joined, &after);
    contracts::compare(old, new, &follow, &mut changes);
    tariffs::compare(old, new, &follow, &mut changes);
    pgb::compare(old, new, &follow, &mut changes);
    for change in &mut changes {
        explain(change, new);
    }
    changes.sort_by_key(|change| items::ORDER.iter().position(|kind| *kind == change.kind));
    Changes { old: old.edition.version.value.clone(), new: new.edition.version.value.clone(), changes }
}

fn whole(kind: &'static str, id: &str, item: &Item, change: What) -> Change {
    Change { segments: item.segments.clone(), ..Change::of(kind, id, &item.name, change) }
}

/// What is found while records are compared.
struct Found<'a> {
    follow: &'a Follow,
    catalogues: (&'a Catalogue, &'a Catalogue),
    changes: Vec<Change>,
    /// The products of a segment that is called otherwise or took in others.
    joined: BTreeMap<String, Vec<String>>,
}

impl Found<'_> {
    /// Every field in which two records differ.
    fn fields(&mut self, kind: &'static str, id: &str, old: &Item, new: &Item) {
        let gone = old.fields.keys().filter(|name| !new.fields.contains_key(*name));
        for name in new.fields.keys().chain(gone) {
            let (was, is) = (old.fields.get(name), new.fields.get(name));
            let equal = was == is;
            let same = equal || was.zip(is).is_some_and(|(was, is)| self.follow.same(was, is, |was, is| was == is));
            if !same {
                self.changed(kind, id, new, (name, was, is));
            } else if !equal && kind == "product" && name == "segment" {
                let segment = is.and_then(Value::as_str).unwrap_or_default();
                self.joined.entry(segment.to_owned()).or_default().push(format!("product:{id}"));
            }
        }
        if old.body != new.body {
            self.texts(kind, id, old, new);
        }
    }

    /// Every section in which two texts differ. A snippet that both embed is left out: it is told once, for itself.
    fn texts(&mut self, kind: &'static str, id: &str, old: &Item, new: &Item) {
        let shared: Vec<&str> = old.embeds().into_iter().filter(|id| new.embeds().contains(id)).collect();
        let fields = |catalogue, item: &Item| items::texts(kind, &prose::with_snippets(catalogue, &item.body, &shared));
        let (before, after) = (fields(self.catalogues.0, old), fields(self.catalogues.1, new));
        let gone = before.keys().filter(|name| !after.contains_key(*name));
        for name in after.keys().chain(gone) {
            let (was, is) = (before.get(name), after.get(name));
            let same = |(was, is)| prose::same(was, is) || self.follow.same(was, is, prose::same);
            if !was.zip(is).is_some_and(same) {
                self.changed(kind, id, new, (name, was, is));
            }
        }
    }

    fn changed(&mut self, kind: &'static str, id: &str, item: &Item, (name, was, is): (&str, Option<&Value>, Option<&Value>)) {
        let mut change = whole(kind, id, item, What::Changed);
        (change.field, change.old, change.new) = (Some(name.to_owned()), was.cloned(), is.cloned());
        self.changes.push(change);
    }
}

/// Says of a shared text which texts embed it, and of a segment that took in others which products moved along.
fn touches(changes: &mut [Change], mut joined: BTreeMap<String, Vec<String>>, after: &Items) {
    for change in changes {
        match change.kind {
            "segment" => change.touches = joined.remove(&change.id).unwrap_or_default(),
            "snippet" => {
                let embeds = |item: &Item| items::embedded(after, item).contains(change.id.as_str());
                let users = after.iter().filter(|((kind, _), item)| *kind != "snippet" && embeds(item));
                change.touches = users.map(|((kind, id), _)| format!("{kind}:{id}")).collect();
            }
            _ => {}
        }
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
