//! Product books (productenboeken) for paper: the segments, products and tariffs of one scope, and what is said around them.

use super::around::Around;
use super::print::{frame, toc_entry};
use super::words::fact;
use super::{product, running_heads, segment, tariffs};
use crate::catalogue::book::Held;
use crate::catalogue::edition::Book;
use crate::catalogue::scope::Scope;
use crate::catalogue::segment::Segment;
use crate::catalogue::subject::{self, Subject};
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::{Entry, product::Product};
use crate::markdown::{escape, text_of};
use crate::site::context::{self, BookChapter, BookPage, PrintProduct, SegmentRow, TariffPeriod, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeMap;

/// A book of what falls in a scope.
pub fn page(view: &View, title: &str, scope: &Scope, book: Option<&Book>) -> BookPage {
    let catalogue = view.catalogue();
    let held = catalogue.held(scope);
    let around = Around::of(view, scope, &held);
    let inside = inside(&held, &around);
    let view = &View { inside: Some(&inside), only: Some(scope), ..view.clone() };
    let mut toc = Vec::new();
    let chapters = chapters(view, &held, &mut toc);
    let periods = periods(view, &held.products);
    for period in &periods {
        let anchor = sheet_anchor(period);
        toc.push(toc_entry(1, &anchor, None, &format!("{} {}", view.label("sections.tariffs"), period.label)));
    }
    let limits = book.map(|book| view.scope_rows(&book.scope)).unwrap_or_default();
    let limits =
        limits.into_iter().map(|(label, links)| fact(&label, &links.iter().map(|link| escape(&link.label)).collect::<Vec<_>>().join(", ")));
    let segments = if chapters.len() > 1 || !held.products.is_empty() { rows(view, &held) } else { Vec::new() };
    let rest = around.fill(view, BookPage { scope: limits.collect(), segments, chapters, periods, ..BookPage::default() }, &mut toc);
    // What the edition is about need not be what this book is about.
    let own = book.and_then(|book| book.summary.as_ref());
    let summary = own.or(catalogue.edition.summary.as_ref().filter(|_| scope.is_empty())).map(|summary| summary.value.clone());
    let mut print = frame(view, title, summary, &PageId::Products, toc);
    print.page_url = view.href_outside(&PageId::Products).or_else(|| view.href_outside(&PageId::Home));
    BookPage { print, ..rest }
}

/// Where a book has what is a page on the site, or an entry of one.
fn inside(held: &Held, around: &Around) -> BTreeMap<String, String> {
    let products = held.products.iter().map(|product| (PageId::Product(product.id.clone()).address(), anchor(product)));
    let segments = held.segments.iter().map(|segment| (PageId::Segment(segment.id.clone()).address(), format!("segment-{}", segment.id)));
    products.chain(segments).chain(around.inside()).collect()
}

/// The segments of a book as a tree, with the number of their products in it.
fn rows(view: &View, held: &Held) -> Vec<SegmentRow> {
    let catalogue = view.catalogue();
    let row = |segment: &&Entry<Segment>| {
        let inside = |product: &&&Entry<Product>| catalogue.lineage(&product.segment).any(|around| around.id == segment.id);
        let products = held.products.iter().filter(inside).count().to_string();
        SegmentRow { products, ..segment::row(view, segment, depth(view, segment, held)) }
    };
    held.segments.iter().map(row).collect()
}

/// In how many other segments of the book a segment lies.
fn depth(view: &View, segment: &Entry<Segment>, held: &Held) -> u8 {
    let around = view.catalogue().lineage(&segment.id).skip(1);
    u8::try_from(around.filter(|other| held.segments.iter().any(|own| own.id == other.id)).count()).unwrap_or(u8::MAX)
}

/// Where a tariff sheet stands in a book.
pub fn sheet_anchor(period: &TariffPeriod) -> String {
    format!("tarieven-{}-blad", crate::catalogue::slug(&period.label))
}

/// Every segment with its products; short neighbours, and those that lie in one, share their pages.
fn chapters(view: &View, held: &Held, toc: &mut Vec<TocEntry>) -> Vec<BookChapter> {
    let numbers: Option<Vec<String>> = held.segments.iter().map(|segment| segment::number(view, segment)).collect();
    let mut chapters: Vec<BookChapter> = Vec::new();
    let mut open = false;
    for (at, segment) in held.segments.iter().enumerate() {
        // Numbers that only some have would be there twice.
        let number = numbers.as_ref().map_or_else(|| (at + 1).to_string(), |numbers| numbers[at].clone());
        let depth = depth(view, segment, held);
        let mut chapter = chapter(view, number, segment, &held.products, depth, toc);
        let next = held.segments.get(at + 1).map_or(0, |next| self::depth(view, next, held));
        let short = depth == 0 && next == 0 && is_short(&chapter);
        chapter.joins = depth > 0 || (open && short);
        open = if depth == 0 { short } else { false };
        chapters.push(chapter);
    }
    chapters
}

/// Whether a chapter is too short for a page of its own.
fn is_short(chapter: &BookChapter) -> bool {
    let length = |html: &str| text_of(html).chars().count();
    let said = chapter.segment.iter().flat_map(|segment| {
        let admission = segment.admission.iter().filter_map(|admission| admission.rules_html.as_ref());
        let instruments = segment.instruments.iter();
        let instruments = instruments.flat_map(|i| [&i.suppliers_html, &i.access_html, &i.funding_html, &i.contract_html]).flatten();
        segment.conditions.iter().map(|fact| &fact.html).chain(admission).chain(instruments)
    });
    let size: usize = chapter.html.iter().chain(said).map(|html| length(html)).sum();
    let tables = chapter.segment.as_ref().is_some_and(|segment| !segment.matrices.is_empty());
    chapter.products.is_empty() && !tables && size < running_heads::SHORT
}

/// A segment with its products.
fn chapter(
    view: &View,
    number: String,
    segment: &Entry<Segment>,
    products: &[&Entry<Product>],
    depth: u8,
    toc: &mut Vec<TocEntry>,
) -> BookChapter {
    let id = format!("segment-{}", segment.id);
    let level = depth.min(1) + 1;
    toc.push(toc_entry(level, &id, Some(number.clone()), &segment.name));
    let mut own = Vec::new();
    for product in products.iter().filter(|product| product.segment.value == segment.id) {
        let anchor = anchor(product);
        toc.push(toc_entry(level + 1, &anchor, product.code.as_ref().map(|code| code.as_str().to_owned()), &product.name));
        own.push(PrintProduct { product: product::content(view, product, &format!("{anchor}-")), id: anchor });
    }
    let content = segment::content(&View { prefix: format!("{id}-"), ..view.clone() }, segment);
    let html = content.html.clone();
    // The segments in it have chapters of their own; what leads to other documents stays on its page.
    let content = context::Segment { html: None, children: Vec::new(), clauses: Vec::new(), changes: Vec::new(), ..content };
    BookChapter {
        level: level + 1,
        page_class: Some(format!("chapter-{}", segment.id)),
        number: Some(number),
        title: segment.name.value.clone(),
        html,
        segment: Some(content),
        products: own,
        id,
        ..BookChapter::default()
    }
}

/// The tariff sheets of the edition, as far as they say something of these products.
fn periods(view: &View, products: &[&Entry<Product>]) -> Vec<TariffPeriod> {
    let catalogue = view.catalogue();
    let codes: Vec<&str> = products.iter().flat_map(|product| super::amounts::codes(product)).collect();
    let current = |sheet: &&TariffSheet| sheet.period.valid_until.as_ref().is_none_or(|until| until.value >= catalogue.edition.valid_from);
    let shown = tariffs::Shown {
        tariff: &|tariff: &Tariff| codes.contains(&tariff.code.as_str()) && holds(view, &tariff.scope),
        product: &|product: &Entry<Product>| products.iter().any(|own| own.id == product.id),
        pgb: &|scope: &Scope| {
            holds(view, scope) && products.iter().any(|product| Subject::product(catalogue, product).meets(scope, catalogue))
        },
    };
    let all = catalogue.sheets.iter().filter(current).map(|sheet| tariffs::content(view, sheet, &shown));
    all.filter(|period| !(period.tariffs.is_empty() && period.matrices.is_empty() && period.pgb.is_empty() && period.without.is_empty()))
        .collect()
}

/// Whether something with this scope can hold where the document is about.
pub fn holds(view: &View, scope: &Scope) -> bool {
    view.only.is_none_or(|only| subject::meet(view.catalogue(), only, scope))
}

fn anchor(product: &Entry<Product>) -> String {
    format!("product-{}", product.id.to_lowercase())
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;
    use crate::site::context::BookPage;
    use crate::site::labels::Labels;
    use crate::site::view::{Shared, View};
    use jiff::civil::date;

    const EDITION: &str = "version = \"1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\nsummary = \"Alles.\"
[[book]]\nid = \"jeugd\"\ntitle = \"Jeugd\"\nlaw = \"jeugdwet\"\n[[book]]\nid = \"wmo\"\ntitle = \"Wmo\"\nlaw = \"wmo\"\nsummary = \"De Wmo.\"\n";

    fn book(id: &str) -> BookPage {
        let segment = |keys: &str, text: &str| format!("+++\nname = \"S\"\n{keys}\n+++\n{text}\n");
        let files = [
            ("content/catalogue.toml", EDITION.to_owned()),
            ("content/segments/hulp.md", segment("law = \"wmo\"\norder = 1\n[admission]\nprocedures = [\"open\"]", "Voor een inwoner.")),
            ("content/segments/lot.md", segment("parent = \"hulp\"\norder = 2", "Een lot.")),
            (
                "content/procedures.toml",
                "[[procedure]]\nid = \"open\"\nname = \"Open\"\n[[procedure]]\nid = \"vrij\"\nname = \"Vrij\"\n".to_owned(),
            ),
            (
                "content/glossary.toml",
                "[[term]]\nterm = \"inwoner\"\ndefinition = \"Wie woont in een gemeente.\"\n[[term]]\nterm = \"gemeente\"\n\
                 definition = \"Een gemeente.\"\n[[term]]\nterm = \"kind\"\ndefinition = \"Jong.\"\n"
                    .to_owned(),
            ),
            ("content/planning.toml", "[[step]]\ntitle = \"Voor jeugd\"\nlaw = \"jeugdwet\"\n[[step]]\ntitle = \"Voor alle\"\n".to_owned()),
            ("content/contracts/wmo.toml", "title = \"Wmo\"\nsegments = [\"hulp\"]\n[term]\nduration = \"2 years\"\n".to_owned()),
        ];
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let site = sample(&files);
        let catalogue = site.catalogue.as_ref().unwrap();
        let labels = Labels::read(include_str!("../../../themes/default/labels/nl.toml")).unwrap();
        let shared = Shared::new(catalogue, &site.sources, &site.versions, labels, date(2026, 6, 1));
        let own = catalogue.edition.book.iter().find(|book| book.id.value == id).unwrap();
        super::page(&View::new(&shared, format!("print/{id}.html")), &own.title, &own.scope, Some(own))
    }

    #[test]
    fn a_book_without_products_prints_its_segments_and_what_is_around_them() {
        let book = book("wmo");
        let chapters: Vec<_> = book.chapters.iter().map(|chapter| (chapter.id.as_str(), chapter.level, chapter.joins)).collect();
        assert_eq!(chapters, [("segment-hulp", 2, false), ("segment-lot", 3, true)]);
        assert_eq!(book.chapters[1].number.as_deref(), Some("1.2"));
        assert_eq!(
            book.procedures.unwrap().procedures.iter().map(|own| own.id.clone()).collect::<Vec<_>>(),
            ["procedure-open", "procedure-vrij"]
        );
        assert_eq!(book.planning.unwrap().rows.len(), 1);
        assert_eq!(
            book.contracts[0].facts.iter().map(|fact| fact.html.as_str()).collect::<Vec<_>>(),
            ["<a href=\"#segment-hulp\">S</a>", "2 jaar"]
        );
        assert_eq!(book.print.cover.subtitle.as_deref(), Some("De Wmo."));
    }

    #[test]
    fn a_book_has_its_own_terms_and_nothing_of_another() {
        assert_eq!(book("wmo").terms.iter().map(|term| term.term.clone()).collect::<Vec<_>>(), ["gemeente", "inwoner"]);
        let youth = book("jeugd");
        assert_eq!(youth.chapters.iter().map(|chapter| chapter.id.as_str()).collect::<Vec<_>>(), ["segment-s"]);
        assert_eq!(youth.procedures.unwrap().procedures.iter().map(|own| own.id.clone()).collect::<Vec<_>>(), ["procedure-vrij"]);
        assert!(youth.contracts.is_empty() && youth.terms.is_empty() && youth.print.cover.subtitle.is_none());
        assert_eq!(youth.planning.unwrap().rows.len(), 2);
    }
}
