//! The indexes of contracts, documents and rounds of questions.

use super::words::shorten;
use crate::findings::Findings;
use crate::markdown::{self, escape};
use crate::site::context::{ListEntry, ListGroup, ListingPage, Page, Status};
use crate::site::plan::PageId;
use crate::site::view::View;

fn page(view: &View, id: &PageId, label: &str) -> Page {
    Page { title: view.label(label), address: id.address(), kind: "listing".to_owned(), ..Page::default() }
}

/// All contracts; what is made for each segment or category stands under its contract.
pub fn contracts(view: &View) -> (Page, ListingPage) {
    let catalogue = view.catalogue();
    let mut groups = Vec::new();
    let mut single = Vec::new();
    for contract in catalogue.contracts.values() {
        let mut entries = Vec::new();
        for composed in catalogue.composed.values().filter(|composed| composed.contract == contract.id) {
            let articles = composed.all().count();
            let count = if articles == 0 {
                view.label("contract_page.outline")
            } else {
                view.say("contract_page.articles", &[&articles.to_string()])
            };
            entries.push(ListEntry {
                title: super::contract::variant(view, composed).unwrap_or_else(|| contract.title.value.clone()),
                url: view.href(&PageId::Contract(composed.id.clone()), None).unwrap_or_default(),
                text_html: Some(escape(&count)),
                print_url: view.href(&PageId::Print(composed.id.clone()), None),
                ..ListEntry::default()
            });
        }
        if contract.for_each.is_empty() {
            single.extend(entries);
        } else {
            groups.push(ListGroup { id: Some(contract.id.clone()), title: Some(contract.title.value.clone()), entries });
        }
    }
    if !single.is_empty() {
        let title = (!groups.is_empty()).then(|| view.label("contract_page.other"));
        groups.push(ListGroup { id: title.as_ref().map(|_| "overige".to_owned()), title, entries: single });
    }
    (page(view, &PageId::Contracts, "contract_page.index"), ListingPage { groups, empty: None })
}

/// All documents, by kind, newest first; annexes stand under their document.
pub fn documents(view: &View) -> (Page, ListingPage) {
    let catalogue = view.catalogue();
    let mut groups = Vec::new();
    let kinds = crate::catalogue::terms::DocumentKind::ALL.iter().map(|kind| Some(*kind));
    for kind in kinds.chain([None]) {
        let mut own: Vec<_> = catalogue.documents.values().filter(|document| document.kind == kind).collect();
        own.sort_by_key(|document| (std::cmp::Reverse(document.date), document.order.unwrap_or(i32::MAX)));
        let entries: Vec<ListEntry> = own
            .into_iter()
            .map(|document| {
                let scan = markdown::scan(&document.body.text, document.body.place, &mut Findings::default());
                let concept = document.status == Some(crate::catalogue::terms::Status::Draft);
                let of = document.annex_of.as_ref().and_then(|of| catalogue.documents.get(&of.value));
                let lead = of.map_or(scan.lead, |of| view.say("document_page.annex_of", &[&of.title.value]));
                ListEntry {
                    title: document.title.value.clone(),
                    url: view.href(&PageId::Document(document.id.clone()), None).unwrap_or_default(),
                    margin: document.date.map(|date| view.date(date)),
                    text_html: (!lead.is_empty()).then(|| escape(&shorten(&lead, 180))),
                    statuses: concept
                        .then(|| Status { kind: "concept".to_owned(), label: view.label("status.draft"), ..Status::default() })
                        .into_iter()
                        .collect(),
                    print_url: view.href(&PageId::Print(document.id.clone()), None),
                    ..ListEntry::default()
                }
            })
            .collect();
        if !entries.is_empty() {
            // What says no kind stands under a head of its own only beside those that do.
            let key = kind.map(crate::catalogue::terms::DocumentKind::key).or((!groups.is_empty()).then_some("other"));
            let title = key.map(|key| view.label(&format!("document_kinds.{key}")));
            groups.push(ListGroup { id: key.map(str::to_owned), title, entries });
        }
    }
    (page(view, &PageId::Documents, "document_page.index"), ListingPage { groups, empty: None })
}

/// All rounds of questions, newest first.
pub fn questions(view: &View) -> (Page, ListingPage) {
    let mut rounds: Vec<_> = view.catalogue().questions.values().collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.published));
    let entry = |round: &&crate::catalogue::Entry<crate::catalogue::document::QuestionRound>| ListEntry {
        title: round.title.value.clone(),
        url: view.href(&PageId::Round(round.id.clone()), None).unwrap_or_default(),
        margin: round.published.map(|date| view.date(date)),
        text_html: Some(escape(&view.say("question_page.count", &[&round.question.len().to_string()]))),
        print_url: view.href(&PageId::Print(round.id.clone()), None),
        ..ListEntry::default()
    };
    let entries = rounds.iter().map(entry).collect();
    (
        page(view, &PageId::Questions, "question_page.index"),
        ListingPage { groups: vec![ListGroup { id: None, title: None, entries }], empty: None },
    )
}
