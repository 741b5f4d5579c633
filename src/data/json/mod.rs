//! `catalogue.json`: everything that was written, and beside it, under `derived`, what follows from it.
//!
//! A collection has the name it has under `content/`, and its entries their identifier. Keys are those of
//! the content model; dates and amounts are text; Markdown is left as it is, under `body` where it is the
//! text of a file. Nothing is left out and nothing depends on the day of the build.

mod contract;
mod document;
mod list;
mod product;

use super::BackReferences;
use crate::catalogue::relations::Relations;
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::{Catalogue, Entry};
use crate::findings::{Place, Sources};
use crate::site::plan::PageId;
use indexmap::IndexMap;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The whole catalogue as JSON, indented.
pub fn catalogue(catalogue: &Catalogue, sources: &Sources, back: &BackReferences) -> Vec<u8> {
    let facts = Facts::new(catalogue, sources, back);
    // Every key is text and memory does not fail, so there is nothing that could go wrong.
    let mut json = serde_json::to_vec_pretty(&facts).unwrap_or_default();
    json.push(b'\n');
    json
}

/// A record as it is written, and what follows from it.
#[derive(Serialize)]
struct Written<'a, T: Serialize, D: Serialize> {
    #[serde(flatten)]
    record: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
    derived: D,
}

/// What follows for an entry that has nothing more to say: where it is shown and who refers to it.
#[derive(Serialize)]
struct Basics<'a> {
    /// The file it is written in.
    file: &'a str,
    /// Where it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// The printed document.
    #[serde(skip_serializing_if = "Option::is_none")]
    print: Option<String>,
    /// Who refers to it.
    referred_to_by: Vec<&'a str>,
}

/// What all parts of the document are made from.
struct Facts<'a> {
    catalogue: &'a Catalogue,
    sources: &'a Sources,
    relations: Relations,
    back: &'a BackReferences,
    /// The providers that are contracted for each product.
    contracted: BTreeMap<&'a str, Vec<&'a str>>,
    /// The products of each segment.
    products: BTreeMap<&'a str, Vec<&'a str>>,
    /// The tariffs of each period.
    tariffs: BTreeMap<&'a str, Vec<&'a Tariff>>,
}

impl<'a> Facts<'a> {
    fn new(catalogue: &'a Catalogue, sources: &'a Sources, back: &'a BackReferences) -> Self {
        let mut contracted: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, provider) in &catalogue.providers {
            for product in catalogue.contracted(provider) {
                contracted.entry(&product.id).or_default().push(id);
            }
        }
        let mut products: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for product in catalogue.products.values() {
            products.entry(&product.segment).or_default().push(&product.id);
        }
        let mut tariffs: BTreeMap<&str, Vec<&Tariff>> = BTreeMap::new();
        for tariff in catalogue.tariffs.iter() {
            tariffs.entry(&tariff.period).or_default().push(tariff);
        }
        let relations = Relations::of(catalogue);
        Self { catalogue, sources, relations, back, contracted, products, tariffs }
    }

    /// What holds for every entry: its file, its page, who refers to it.
    fn basics(&self, place: Place, page: Option<&PageId>, kind: &str, id: &str) -> Basics<'_> {
        Basics {
            file: &self.sources.get(place.file()).path,
            address: page.map(PageId::address),
            print: None,
            referred_to_by: self.back.to(kind, id),
        }
    }

    /// The same for an entry that is printed too.
    fn printed(&self, place: Place, page: &PageId, kind: &str, id: &str) -> Basics<'_> {
        let print = Some(PageId::Print(id.to_owned()).address());
        Basics { print, ..self.basics(place, Some(page), kind, id) }
    }
}

impl Serialize for Facts<'_> {
    /// One collection after the other, so that what follows from one is gone before the next is made.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let c = self.catalogue;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("settings", &c.settings)?;
        map.serialize_entry("catalogue", &self.edition())?;
        map.serialize_entry("products", &each(c.products.values().map(|p| (&p.id, written(p, self.product(p))))))?;
        map.serialize_entry("segments", &each(c.segments.values().map(|s| (&s.id, written(s, self.segment(s))))))?;
        map.serialize_entry("tariffs", &each(c.sheets.iter().map(|s| (&s.period.id.value, record(s, self.sheet(s))))))?;
        map.serialize_entry("clauses", &each(c.clauses.values().map(|c| (&c.id, written(c, self.clause(c))))))?;
        map.serialize_entry("contracts", &each(c.contracts.values().map(|c| (&c.id, record(&c.record, self.contract(c))))))?;
        map.serialize_entry("requirements", &each(c.requirements.values().map(|r| (&r.id, record(&r.record, self.programme(r))))))?;
        map.serialize_entry("documents", &each(c.documents.values().map(|d| (&d.id, written(d, self.document(d))))))?;
        map.serialize_entry("questions", &each(c.questions.values().map(|r| (&r.id, record(&r.record, self.round(r))))))?;
        map.serialize_entry("tables", &each(c.tables.values().map(|t| (&t.id, record(&t.record, self.table(t))))))?;
        map.serialize_entry("snippets", &each(c.snippets.values().map(|s| (&s.id, self.snippet(s)))))?;
        map.serialize_entry("glossary", &self.glossary())?;
        map.serialize_entry("municipalities", &each(c.municipalities.iter().map(|(id, m)| (id, record(m, self.municipality(m))))))?;
        map.serialize_entry("providers", &each(c.providers.iter().map(|(id, p)| (id, record(p, self.provider(p))))))?;
        map.serialize_entry("offers", &c.offers)?;
        map.serialize_entry("scores", &c.scores)?;
        map.serialize_entry("planning", &self.planning())?;
        map.serialize_entry("indicators", &each(c.indicators.iter().map(|(id, i)| (id, record(i, self.indicator(i))))))?;
        map.serialize_entry("procedures", &each(c.procedures.iter().map(|(id, p)| (id, record(p, self.procedure(p))))))?;
        map.serialize_entry("guide", &each(c.guide.iter().map(|q| (&q.id.value, record(q, self.guide_question(q))))))?;
        map.serialize_entry("assets", &each(c.assets.iter().map(|a| (&a.path, self.asset(a)))))?;
        map.end()
    }
}

/// Entries by identifier.
fn each<'a, D: Serialize>(entries: impl Iterator<Item = (&'a String, D)>) -> IndexMap<&'a String, D> {
    entries.collect()
}

/// A record without a text.
fn record<T: Serialize, D: Serialize>(record: &T, derived: D) -> Written<'_, T, D> {
    Written { record, body: None, derived }
}

/// A record with its text.
fn written<T: Serialize, D: Serialize>(entry: &Entry<T>, derived: D) -> Written<'_, T, D> {
    Written { record: &entry.record, body: Some(&entry.body.text), derived }
}
