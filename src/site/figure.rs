//! Figures (figuren): on which page every chart stands, so that any text can refer to it.

use super::plan::PageId;
use super::view::View;
use crate::catalogue::Prose;
use crate::charts;
use crate::markdown::{self, Contents};
use std::collections::BTreeMap;

/// A chart and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// Its title.
    pub title: String,
    /// The pages that have it, each with its anchor there.
    pub pages: Vec<(PageId, String)>,
    /// The clauses that have it: they stand in contracts.
    pub clauses: Vec<String>,
}

/// What every text with a page of its own has, by kind and identifier.
pub fn contents(view: &View) -> BTreeMap<(&'static str, String), Contents> {
    let catalogue = view.catalogue();
    let mut all = BTreeMap::new();
    let mut add = |kind, id: &String, body: &Prose| {
        all.insert((kind, id.clone()), markdown::contents(&body.text, body.place, view));
    };
    catalogue.products.values().for_each(|entry| add("product", &entry.id, &entry.body));
    catalogue.segments.values().for_each(|entry| add("segment", &entry.id, &entry.body));
    catalogue.documents.values().for_each(|entry| add("document", &entry.id, &entry.body));
    catalogue.clauses.values().for_each(|entry| add("clause", &entry.id, &entry.body));
    all
}

/// Every chart, with the pages on which it stands.
pub fn figures(view: &View, contents: &BTreeMap<(&'static str, String), Contents>) -> BTreeMap<String, Figure> {
    let mut all: BTreeMap<String, Figure> = BTreeMap::new();
    for ((kind, id), own) in contents {
        for (figure, title) in &own.figures {
            let entry = all.entry(figure.clone()).or_default();
            entry.title.clone_from(title);
            let page = match *kind {
                "product" => PageId::Product(id.clone()),
                "segment" => PageId::Segment(id.clone()),
                "document" => PageId::Document(id.clone()),
                _ => {
                    entry.clauses.push(id.clone());
                    continue;
                }
            };
            entry.pages.push((page, charts::anchor(figure)));
        }
    }
    let mut add = |text: &Prose, page: PageId, prefix: &str| {
        if text.text.contains("chart") || text.text.contains("snippet:") {
            for (figure, title) in markdown::contents(&text.text, text.place, view).figures {
                let anchor = format!("{prefix}{}", charts::anchor(&figure));
                let entry = all.entry(figure).or_default();
                entry.title = title;
                entry.pages.push((page.clone(), anchor));
            }
        }
    };
    for programme in view.catalogue().requirements.values() {
        for requirement in &programme.requirement {
            let prefix = format!("{}-", requirement.id.value);
            add(&(&requirement.text).into(), PageId::Requirement(programme.id.clone()), &prefix);
        }
    }
    for round in view.catalogue().questions.values() {
        for question in &round.question {
            let parts =
                [(Some(&question.question), "vraag"), (question.answer.as_ref(), "antwoord"), (question.changes.as_ref(), "wijziging")];
            for (text, part) in parts.into_iter().filter_map(|(text, part)| Some((text?, part))) {
                add(&text.into(), PageId::Round(round.id.clone()), &format!("{}-{part}-", question.number.value));
            }
        }
    }
    for segment in view.catalogue().segments.values() {
        segment.texts().for_each(|text| add(&text.into(), PageId::Segment(segment.id.clone()), ""));
    }
    for term in &view.catalogue().glossary {
        add(&(&term.definition).into(), PageId::Glossary, &format!("{}-", crate::catalogue::slug(&term.term)));
    }
    // What has no page of its own, or no anchors there, is known by its title.
    let catalogue = view.catalogue();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    let mut named = |text: &Prose| {
        if text.text.contains("chart") {
            for (figure, title) in markdown::contents(&text.text, text.place, view).figures {
                titles.insert(figure, title);
            }
        }
    };
    catalogue.snippets.values().for_each(|snippet| named(&snippet.body));
    catalogue.indicators.values().for_each(|indicator| named(&(&indicator.definition).into()));
    let procedures = catalogue.procedures.values().flat_map(|procedure| procedure.fields.0.values().chain(&procedure.description));
    procedures.chain(catalogue.segments.values().flat_map(|segment| segment.conditions.0.values())).for_each(|text| named(&text.into()));
    catalogue.tables.values().flat_map(|table| table.rows.iter().flatten()).for_each(|cell| named(&(&cell.0).into()));
    for (figure, title) in titles {
        all.entry(figure).or_insert(Figure { title, ..Figure::default() });
    }
    all
}
