//! Documents for paper: the same content as the pages, behind a cover, a version block and a table of contents.

use super::words::fact;
use super::{contract, document, glossary, product, questions, requirements, segment, tariffs};
use crate::catalogue::edition::Book;
use crate::catalogue::scope::Scope;
use crate::catalogue::{Entry, product::Product};
use crate::markdown::escape;
use crate::site::context::{
    BookChapter, BookPage, Cover, Fact, Page, PrintDocumentPage, PrintFrame, PrintProduct, PrintTocEntry, TocEntry,
};
use crate::site::plan::{BOOK, PageId};
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
    let book = catalogue.edition.book.iter().find(|book| book.id.value == id);
    let (title, printed) = if let Some(book) = book {
        let page = book_page(view, &book.id, &book.title, &book.scope, Some(book));
        (book.title.value.clone(), Printed::Book(Box::new(page)))
    } else if let Some(composed) = catalogue.composed.get(id) {
        let mut inside = super::annex::inside(view, composed);
        inside.insert(PageId::Contract(id.to_owned()).address(), String::new());
        let view = View { contract: Some(composed), inside: Some(&inside), ..view.clone() };
        let contract = contract::contract(&view, composed);
        let toc = contract::toc(&view, &contract);
        let mut frame = frame(&view, &contract.title, None, &PageId::Contract(id.to_owned()), toc);
        frame.version_block.extend(contract.scope.iter().map(plain_fact));
        (
            contract.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, contract: Some(contract), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.documents.get(id) {
        let inside = BTreeMap::from([(PageId::Document(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let (document, toc) = document::document(&view, entry, "");
        let mut frame = frame(&view, &document.title, document.kind.clone(), &PageId::Document(id.to_owned()), toc);
        frame.version_history.clone_from(&document.version_history);
        (
            document.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, document: Some(document), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.requirements.get(id) {
        let inside = BTreeMap::from([(PageId::Requirement(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let programme = requirements::programme(&view, entry);
        let frame = frame(&view, &programme.title, None, &PageId::Requirement(id.to_owned()), Vec::new());
        (
            programme.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, programme: Some(programme), ..PrintDocumentPage::default() })),
        )
    } else if let Some(entry) = catalogue.questions.get(id) {
        let inside = BTreeMap::from([(PageId::Round(id.to_owned()).address(), String::new())]);
        let view = View { inside: Some(&inside), ..view.clone() };
        let round = questions::round(&view, entry);
        let frame = frame(&view, &round.title, round.published.clone(), &PageId::Round(id.to_owned()), Vec::new());
        (
            round.title.clone(),
            Printed::Document(Box::new(PrintDocumentPage { print: frame, round: Some(round), ..PrintDocumentPage::default() })),
        )
    } else if id == BOOK {
        let title = catalogue.settings.site.title.value.clone();
        let page = book_page(view, BOOK, &title, &Scope::default(), None);
        (title, Printed::Book(Box::new(page)))
    } else {
        return None;
    };
    let style = stylesheet(view, &title, &printed);
    let page = Page { title, address: PageId::Print(id.to_owned()).address(), kind: "print".to_owned(), ..Page::default() };
    Some((page, printed, style))
}

fn plain_fact(of: &Fact) -> Fact {
    fact(&of.label, &escape(&crate::markdown::text_of(&of.html)))
}

fn frame(view: &View, title: &str, subtitle: Option<String>, page: &PageId, toc: Vec<TocEntry>) -> PrintFrame {
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
        ..PrintFrame::default()
    }
}

impl View<'_> {
    /// The link to a page itself, also where its content is part of this document.
    fn href_outside(&self, page: &PageId) -> Option<String> {
        View { inside: None, ..self.clone() }.href(page, None)
    }
}

fn book_page(view: &View, id: &str, title: &str, scope: &Scope, book: Option<&Book>) -> BookPage {
    let catalogue = view.catalogue();
    let products: Vec<&Entry<Product>> = catalogue.products.values().filter(|product| fits(view, product, scope)).collect();
    let segments: Vec<_> =
        catalogue.segments.values().filter(|segment| products.iter().any(|product| product.segment.value == segment.id)).collect();
    let mut inside = BTreeMap::new();
    for product in &products {
        inside.insert(PageId::Product(product.id.clone()).address(), anchor(product));
    }
    for segment in &segments {
        inside.insert(PageId::Segment(segment.id.clone()).address(), format!("segment-{}", segment.id));
    }
    inside.insert(PageId::Glossary.address(), String::new());
    let view = &View { inside: Some(&inside), ..view.clone() };
    let mut toc = Vec::new();
    let entry = |level, id: &str, number: Option<String>, text: &str| TocEntry { level, id: id.to_owned(), text: text.to_owned(), number };
    let mut chapters = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        let number = (index + 1).to_string();
        let chapter = format!("segment-{}", segment.id);
        toc.push(entry(1, &chapter, Some(number.clone()), &segment.name));
        let mut own = Vec::new();
        for product in products.iter().filter(|product| product.segment.value == segment.id) {
            let anchor = anchor(product);
            toc.push(entry(2, &anchor, product.code.as_ref().map(|code| code.as_str().to_owned()), &product.name));
            own.push(PrintProduct { product: product::content(view, product, &format!("{anchor}-")), id: anchor });
        }
        let rendered =
            crate::markdown::Options { top: 3, prefix: format!("{chapter}-"), name: segment.name.value.clone(), ..view.options() };
        let html = crate::markdown::render(&segment.body.text, segment.body.place, &rendered, view).html;
        chapters.push(BookChapter {
            id: chapter.clone(),
            page_class: Some(format!("chapter-{}", segment.id)),
            number: Some(number),
            title: segment.name.value.clone(),
            html: (!html.trim().is_empty()).then_some(html),
            facts: segment.conditions.0.iter().map(|(label, text)| fact(label, &view.inline(text))).collect(),
            products: own,
            ..BookChapter::default()
        });
    }
    let mut codes: Vec<&str> = Vec::new();
    for product in &products {
        codes.extend(product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.as_str()));
    }
    let shown = |tariff: &crate::catalogue::tariffs::Tariff| codes.contains(&tariff.code.as_str());
    let current = |sheet: &&crate::catalogue::tariff::TariffSheet| {
        sheet.period.valid_until.as_ref().is_none_or(|until| until.value >= catalogue.edition.valid_from)
    };
    let periods: Vec<_> = catalogue.sheets.iter().filter(current).map(|sheet| tariffs::content(view, sheet, &shown)).collect();
    for period in &periods {
        let anchor = format!("tarieven-{}-blad", crate::catalogue::slug(&period.label));
        toc.push(entry(1, &anchor, None, &format!("{} {}", view.label("sections.tariffs"), period.label)));
    }
    let terms = glossary::glossary(view).terms;
    if !terms.is_empty() {
        toc.push(entry(1, "begrippen", None, &view.label("sections.glossary")));
    }
    let rows = segment::rows(view).into_iter().filter(|row| chapters.iter().any(|chapter| row.url == format!("#{}", chapter.id)));
    let scope = book.map(|book| view.scope_rows(&book.scope)).unwrap_or_default();
    let scope =
        scope.into_iter().map(|(label, links)| fact(&label, &links.iter().map(|link| escape(&link.label)).collect::<Vec<_>>().join(", ")));
    let summary = catalogue.edition.summary.as_ref().map(|summary| summary.value.clone());
    let mut print = frame(view, title, summary, &PageId::Products, toc);
    print.page_url = view.href_outside(&PageId::Products).or_else(|| view.href_outside(&PageId::Home));
    let segments = rows.collect();
    let _ = id;
    BookPage { print, scope: scope.collect(), front: Vec::new(), segments, chapters, periods, terms }
}

fn anchor(product: &Entry<Product>) -> String {
    format!("product-{}", product.id.to_lowercase())
}

/// Whether a product belongs in a book of this scope.
fn fits(view: &View, product: &Entry<Product>, scope: &Scope) -> bool {
    let catalogue = view.catalogue();
    let has =
        |key: &str, ids: &[&str]| scope.get(key).is_empty() || scope.get(key).iter().any(|wanted| ids.contains(&wanted.value.as_str()));
    let lineage: Vec<&str> = catalogue.lineage(&product.segment).map(|segment| segment.id.as_str()).collect();
    let categories: Vec<&str> =
        catalogue.lineage(&product.segment).filter_map(|s| s.category.as_ref()).map(|id| id.value.as_str()).collect();
    let bought = catalogue.municipalities_of(&product.municipalities);
    let wanted = catalogue.municipalities_of(scope.get("municipalities"));
    let here = scope.get("municipalities").is_empty() || bought.iter().any(|id| wanted.contains(id));
    scope.law.is_none_or(|law| catalogue.law(product) == Some(law))
        && has("segments", &lineage)
        && has("products", &[&product.id])
        && has("categories", &categories)
        && here
}

/// Named pages with the title of each chapter as literal text, so that every engine prints running heads.
fn stylesheet(view: &View, title: &str, printed: &Printed) -> String {
    let edition = view.say("contract_page.edition", &[&view.catalogue().edition.version]);
    let mut css = format!(
        "/* Running heads of this document. */\n@page {{ @top-left {{ content: {}; }} @top-right {{ content: {}; }} }}\n",
        quoted(title),
        quoted(&edition)
    );
    if let Printed::Book(book) = printed {
        for chapter in &book.chapters {
            let Some(class) = &chapter.page_class else { continue };
            css.push_str(&format!(
                ".{class} {{ page: {class}; }}\n@page {class} {{ @top-right {{ content: {}; }} }}\n",
                quoted(&chapter.title)
            ));
        }
    }
    css
}

/// Text as a string of CSS.
fn quoted(text: &str) -> String {
    let safe = |c: char| match c {
        '"' => "\\22 ".to_owned(),
        '\\' => "\\5c ".to_owned(),
        '<' => "\\3c ".to_owned(),
        '\n' => " ".to_owned(),
        other => other.to_string(),
    };
    format!("\"{}\"", text.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_cannot_leave_their_string() {
        assert_eq!(quoted("a\"b\\c<d"), "\"a\\22 b\\5c c\\3c d\"");
    }
}
