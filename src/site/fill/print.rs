//! Documents for paper: the same content as the pages, behind a cover, a version block and a table of contents.

use super::running_heads::{self, Chapter};
use super::words::fact;
use super::{book, contract, document, questions};
use crate::catalogue::book::BOOK;
use crate::catalogue::scope::Scope;
use crate::catalogue::terms::{DocumentKind, Status as Written};
use crate::markdown::escape;
use crate::site::context::{self, BookPage, Cover, Fact, Page, PrintDocumentPage, PrintFrame, PrintTocEntry, Reference, Status, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeMap;

/// A print document and its page.
pub enum Printed {
    /// A product book.
    Book(Box<BookPage>),
    /// Any other document.
    Document(Box<PrintDocumentPage>),
}

/// The print document of that identifier, with the small stylesheet of its running heads.
pub fn page(view: &View, id: &str) -> Option<(Page, Printed, String)> {
    let catalogue = view.catalogue();
    let own = catalogue.edition.book.iter().find(|book| book.id.value == id);
    let (title, printed) = if let Some(own) = own {
        let page = book::page(view, &own.title, &own.scope, Some(own));
        (own.title.value.clone(), Printed::Book(Box::new(page)))
    } else if let Some(composed) = catalogue.composed.get(id) {
        let mut inside = super::annex::inside(view, composed);
        inside.insert(PageId::Contract(id.to_owned()).address(), String::new());
        let view = View { contract: Some(composed), inside: Some(&inside), ..view.clone() };
        let mut contract = contract::contract(&view, composed);
        contract.origins = super::origins::take(&view, &mut contract);
        let toc = before(&view, &contract).chain(contract::toc(&view, &contract)).collect();
        let mut frame = frame(&view, &contract.title, None, &PageId::Contract(id.to_owned()), toc);
        frame.version_block.extend(contract.scope.iter().map(plain_fact));
        frame.version_block.extend(in_place_of(&view, &contract.replaces));
        (
            contract.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, contract: Some(contract), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.documents.get(id) {
        let inside = BTreeMap::from([(PageId::Document(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let (mut document, toc) = document::document(&view, entry, "");
        let mut frame = frame(&view, &document.title, document.kind.clone(), &PageId::Document(id.to_owned()), toc);
        of_document(&view, &mut frame, &document);
        // What stands before the text does not stand behind it too.
        frame.version_history = std::mem::take(&mut document.version_history);
        if entry.kind == Some(DocumentKind::Letter) {
            of_letter(&view, &mut frame, &mut document);
        }
        (
            document.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, document: Some(document), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.requirements.get(id) {
        let inside = BTreeMap::from([(PageId::Requirement(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let (table, toc) = super::requirement_tables::table(&view, entry);
        let (title, prefix) = (entry.title.value.clone(), entry.prefix.clone());
        let programme = context::Requirements { title, prefix, requirements: Vec::new(), table: Some(table) };
        let frame = frame(&view, &programme.title, None, &PageId::Requirement(id.to_owned()), toc);
        (
            programme.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, programme: Some(programme), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.questions.get(id) {
        let inside = BTreeMap::from([(PageId::Round(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let (page, filled) = questions::page(&view, entry);
        let round = filled.round;
        let toc = page.toc.into_iter().map(|entry| TocEntry { level: 2, ..entry });
        let frame = frame(&view, &round.title, round.published.clone(), &PageId::Round(id.to_owned()), toc.collect());
        (
            round.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, round: Some(round), ..PrintDocumentPage::default() })),
        )
    } else if id == BOOK {
        let title = catalogue.settings.site.title.value.clone();
        let page = book::page(view, &title, &Scope::default(), None);
        (title, Printed::Book(Box::new(page)))
    } else {
        return None;
    };
    let style = running_heads::stylesheet(view, &title, printed.frame(), &chapters(&printed));
    let page = Page { title, address: PageId::Print(id.to_owned()).address(), kind: "print".to_owned(), ..Page::default() };
    Some((page, printed, style))
}

impl Printed {
    fn frame(&self) -> &PrintFrame {
        match self {
            Self::Book(book) => &book.print,
            Self::Document(document) => &document.print,
        }
    }
}

/// What stands before the articles of a contract, for its contents.
fn before<'a>(view: &'a View, contract: &context::Contract) -> impl Iterator<Item = TocEntry> + 'a {
    let parts = [
        (!contract.parties.is_empty(), "deel_partijen", "parties"),
        (contract.term.is_some(), "deel_looptijd", "term"),
        (!contract.precedence.is_empty(), "deel_rangorde", "precedence"),
        (!contract.values.is_empty(), "deel_invulling", "contract_values"),
        (!contract.conditions.is_empty(), "deel_voorwaarden", "conditions"),
    ];
    let there = parts.into_iter().filter(|(there, ..)| *there);
    there.map(|(_, id, label)| TocEntry { level: 1, id: id.to_owned(), number: None, text: view.label(label) })
}

/// What gets a running head of its own.
fn chapters(printed: &Printed) -> Vec<Chapter> {
    match printed {
        Printed::Book(book) => {
            let mut chapters: Vec<Chapter> = Vec::new();
            for chapter in &book.chapters {
                let own = Chapter::element(&chapter.id, chapter.number.as_deref(), &chapter.title);
                match chapters.last_mut() {
                    Some(open) if chapter.joins => open.take_in(&own, chapter.level == 2),
                    _ => chapters.push(own),
                }
            }
            let known = |id: &str| book.chapters.iter().any(|chapter| chapter.id == id);
            let rest = book.print.toc.iter().filter(|entry| entry.level == 1 && !known(&entry.id));
            let wide = |id: &str| book.periods.iter().any(|period| period.wide && book::sheet_anchor(period) == id);
            let chapter = |entry: &PrintTocEntry| Chapter {
                wide: wide(&entry.id),
                ..Chapter::element(&entry.id, entry.number.as_deref(), &entry.text)
            };
            chapters.extend(rest.map(chapter));
            chapters
        }
        Printed::Document(page) => {
            let contract = page.contract.iter().flat_map(|contract| {
                let parts = contract.parts.iter().flat_map(|part| match &part.title {
                    Some(title) => vec![Chapter::element(&part.id, part.label.as_deref(), title)],
                    None => part.chapters.iter().filter_map(chapter).collect(),
                });
                let annexes = contract.annexes.iter().map(|annex| Chapter::element(&annex.id, Some(&annex.label), &annex.title));
                parts.chain(annexes).chain(contract.origins.iter().map(|origins| Chapter::element(&origins.id, None, &origins.title)))
            });
            // The headings of a letter are no chapters: those of a numbered document are.
            let numbered = page.print.toc.iter().any(|entry| entry.level == 1 && entry.number.is_some());
            let html = page.document.as_ref().filter(|_| numbered).map(|document| document.html.as_str());
            let top = page.print.toc.iter().filter(|entry| entry.level == 1);
            let top = top.map(|entry| (entry.id.as_str(), entry.number.as_deref(), entry.text.as_str()));
            let headings = html.map(|html| Chapter::of_text(html, top)).unwrap_or_default();
            contract.chain(headings).collect()
        }
    }
}

fn chapter(of: &context::Chapter) -> Option<Chapter> {
    Some(Chapter::element(&of.id, of.label.as_deref(), of.title.as_ref()?))
}

/// Every main line of the contents as a chapter.
pub fn top(frame: &PrintFrame) -> Vec<Chapter> {
    let top = frame.toc.iter().filter(|entry| entry.level == 1);
    top.map(|entry| Chapter::element(&entry.id, entry.number.as_deref(), &entry.text)).collect()
}

fn plain_fact(of: &Fact) -> Fact {
    fact(&of.label, &escape(&crate::markdown::text_of(&of.html)))
}

/// A line of the table of contents.
pub fn toc_entry(level: u8, id: &str, number: Option<String>, text: &str) -> TocEntry {
    TocEntry { level, id: id.to_owned(), text: text.to_owned(), number }
}

/// What stands before every document: a cover, a version block, the contents.
pub fn frame(view: &View, title: &str, subtitle: Option<String>, page: &PageId, toc: Vec<TocEntry>) -> PrintFrame {
    let catalogue = view.catalogue();
    let edition = &catalogue.edition;
    let status = view.label(&format!("status.{}", edition.status.key()));
    let validity = view.validity(Some(edition.valid_from), edition.valid_until.as_ref().map(|date| date.value)).text;
    let site = &catalogue.settings.site;
    let address = format!("{}{}", site.base_url.value, page.address());
    let rows = [
        ("print_page.edition", edition.version.value.clone()),
        ("print_page.status", status.clone()),
        ("print_page.validity", validity.clone()),
        ("print_page.publisher", site.publisher.value.clone()),
        ("print_page.made", view.date(view.shared.date)),
        ("print_page.address", address),
    ];
    PrintFrame {
        cover: Cover {
            title: title.to_owned(),
            subtitle,
            lines: vec![
                site.publisher.value.clone(),
                format!("{}, {status}", view.say("contract_page.edition", &[&edition.version])),
                validity,
            ],
        },
        version_block: rows.iter().map(|(label, text)| fact(&view.label(label), &escape(text))).collect(),
        toc: toc
            .into_iter()
            .map(|entry| PrintTocEntry { level: entry.level, id: entry.id, number: entry.number, text: entry.text })
            .collect(),
        page_url: view.href_outside(page),
        statuses: (edition.status == Written::Draft).then(|| concept(view)).into_iter().collect(),
        edition: format!("{}, {status}", view.say("contract_page.edition", &[&edition.version])),
        ..PrintFrame::default()
    }
}

fn concept(view: &View) -> Status {
    Status { kind: "concept".to_owned(), label: view.label("status.draft"), ..Status::default() }
}

/// A document has a number, a date and a status of its own; those of the catalogue are not its.
fn of_document(view: &View, frame: &mut PrintFrame, document: &context::Document) {
    let said = [document.number.clone(), document.date.clone(), document.status.clone()];
    let own: Vec<String> = said.into_iter().flatten().collect();
    if document.status.is_some() {
        frame.statuses.clone_from(&document.statuses);
    }
    let strange = ["print_page.status", "print_page.validity"].map(|key| view.label(key));
    frame.version_block.retain(|row| !strange.contains(&row.label));
    let parent = document.annex_of.as_ref().map(|parent| parent.label.clone());
    let rows = [
        ("document_page.kind", document.kind.clone()),
        ("document_page.number", document.number.clone()),
        ("date", document.date.clone()),
        ("print_page.status", document.status.clone().or_else(|| frame.statuses.first().map(|status| status.label.clone()))),
        ("document_page.parent", parent),
    ];
    let rows = rows.into_iter().filter_map(|(label, text)| Some(fact(&view.label(label), &escape(&text?))));
    frame.version_block.splice(0..0, rows.chain(in_place_of(view, &document.replaces)));
    frame.cover.lines.truncate(1);
    if own.is_empty() {
        frame.cover.lines.push(view.say("contract_page.edition", &[&view.catalogue().edition.version]));
    } else {
        frame.cover.lines.push(own.join(", "));
        frame.edition = own.join(", ");
    }
}

/// A letter has one head: its particulars stand with what is said of every document, and it needs no contents while it is short.
fn of_letter(view: &View, frame: &mut PrintFrame, document: &mut context::Document) {
    frame.letter = true;
    frame.cover.lines.truncate(1);
    // Before what is said of where the letter was published.
    let edition = view.label("print_page.edition");
    let at = frame.version_block.iter().position(|row| row.label == edition).unwrap_or(frame.version_block.len());
    frame.version_block.splice(at..at, std::mem::take(&mut document.fields));
    if frame.toc.len() < SHORT {
        frame.toc.clear();
    }
}

/// With so many headings a letter has contents.
const SHORT: usize = 9;

/// What a text comes in the place of, where it has that.
fn in_place_of(view: &View, replaces: &[Reference]) -> Option<Fact> {
    let names: Vec<&str> = replaces.iter().map(|earlier| earlier.label.as_str()).collect();
    (!names.is_empty()).then(|| fact(&view.label("replaces_head"), &escape(&names.join(", "))))
}

impl View<'_> {
    /// The link to a page itself, also where its content is part of this document.
    pub(super) fn href_outside(&self, page: &PageId) -> Option<String> {
        View { inside: None, ..self.clone() }.href(page, None)
    }
}
