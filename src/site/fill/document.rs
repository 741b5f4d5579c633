//! A document's page: its metadata, its text with numbered headings, its annexes.

use super::numbering::numbered;
use super::words::fact;
use crate::catalogue::Entry;
use crate::catalogue::document::Document;
use crate::findings::Findings;
use crate::markdown::{self, Options, escape};
use crate::site::context::{self, DocumentPage, Link, Page, Status, TocEntry, VersionEntry};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page of a document.
pub fn page(view: &View, entry: &Entry<Document>) -> (Page, DocumentPage) {
    let (document, toc) = document(view, entry, "");
    let page = Page {
        title: document.title.clone(),
        description: Some(description(entry)).filter(|text| !text.is_empty()),
        address: PageId::Document(entry.id.clone()).address(),
        kind: "document".to_owned(),
        breadcrumbs: vec![view.link(view.label("document_page.index"), &PageId::Documents, None)],
        margin: [document.kind.clone(), document.number.clone(), document.date.clone(), document.status.clone()]
            .into_iter()
            .flatten()
            .collect(),
        toc,
        print_url: view.href(&PageId::Print(entry.id.clone()), None),
        ..Page::default()
    };
    (page, DocumentPage { document })
}

/// The first sentences of a text, plain and not too long.
fn description(entry: &Entry<Document>) -> String {
    let scan = markdown::scan(&entry.body.text, entry.body.place, &mut Findings::default());
    let text = if scan.lead.is_empty() {
        scan.sections.iter().map(|s| s.text.as_str()).find(|text| !text.is_empty()).unwrap_or_default()
    } else {
        &scan.lead
    };
    super::words::shorten(text, 160)
}

/// Everything a document says, and its contents.
pub fn document(view: &View, entry: &Entry<Document>, prefix: &str) -> (context::Document, Vec<TocEntry>) {
    let view = view.numbering(numbered(view, [("document", entry.id.as_str())]));
    let record = &entry.record;
    let options = Options {
        numbered: record.numbered.unwrap_or(false),
        name: record.title.value.clone(),
        prefix: prefix.to_owned(),
        ..view.options()
    };
    let rendered = markdown::render(&entry.body.text, entry.body.place, &options, &view);
    let toc = rendered.headings.iter().filter(|h| h.level <= 3).map(|h| TocEntry {
        level: h.level.saturating_sub(1),
        id: h.id.clone(),
        text: h.text.clone(),
        number: h.number.clone(),
    });
    let annexes = view.catalogue().annexes(&entry.id).into_iter();
    let concept = record.status == Some(crate::catalogue::terms::Status::Draft);
    let statuses = concept.then(|| Status { kind: "concept".to_owned(), label: view.label("status.draft"), ..Status::default() });
    let document = context::Document {
        title: record.title.value.clone(),
        kind: record.kind.map(|kind| view.label(&format!("document_kind.{}", kind.key()))),
        number: record.number.clone(),
        date: record.date.map(|date| view.date(date)),
        status: record.status.map(|status| view.label(&format!("status.{}", status.key()))),
        statuses: statuses.into_iter().collect(),
        version_history: record
            .version_history
            .iter()
            .map(|version| VersionEntry {
                version: version.version.clone().unwrap_or_else(|| view.label("not_said")),
                date: version.date.map(|date| view.date(date)),
                by: version.by.clone(),
                summary: version.summary.clone(),
            })
            .collect(),
        fields: record.fields.0.iter().map(|(label, text)| fact(label, &escape(text))).collect(),
        annex_of: record.annex_of.as_ref().and_then(|of| {
            let title = view.catalogue().documents.get(&of.value)?.title.value.clone();
            Some(view.link(title, &PageId::Document(of.value.clone()), None))
        }),
        replaces: super::gone::replaced(&view, &record.replaces, &PageId::Document),
        annexes: annexes.map(|other| view.link(other.title.value.clone(), &PageId::Document(other.id.clone()), None)).collect(),
        html: rendered.html,
        questions: questions(&view, "document", &entry.id),
    };
    (document, toc.collect())
}

/// Questions whose `about` leads to an entry of a kind.
pub fn questions(view: &View, kind: &str, id: &str) -> Vec<Link> {
    let mut links = Vec::new();
    for round in view.catalogue().questions.values() {
        for question in &round.question {
            if question.about.as_ref().is_some_and(|about| about.kind == kind && about.ids.iter().any(|own| own == id)) {
                let number = question.number.value.to_string();
                let label = format!("{}, {}", round.title.value, view.say("refer.question", &[&number]));
                links.push(view.link(label, &PageId::Round(round.id.clone()), Some(&number)));
            }
        }
    }
    links
}
