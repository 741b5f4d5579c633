//! Product books (productenboeken) for paper: the products, tariffs and terms of one scope, by segment.

use super::concern::{self, Subject};
use super::print::{frame, toc_entry};
use super::words::fact;
use super::{glossary, product, segment, tariffs};
use crate::catalogue::edition::Book;
use crate::catalogue::scope::Scope;
use crate::catalogue::segment::Segment;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::{Entry, product::Product};
use crate::markdown::escape;
use crate::site::context::{self, BookChapter, BookPage, PrintProduct, TariffPeriod, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeMap;

/// A book of what falls in a scope.
pub fn page(view: &View, title: &str, scope: &Scope, book: Option<&Book>) -> BookPage {
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
    let view = &View { inside: Some(&inside), only: Some(scope), ..view.clone() };
    let mut toc = Vec::new();
    let mut chapters = Vec::new();
    for (index, segment) in segments.iter().enumerate() {
        chapters.push(chapter(view, index + 1, segment, &products, &mut toc));
    }
    let periods = periods(view, &products);
    for period in &periods {
        let anchor = format!("tarieven-{}-blad", crate::catalogue::slug(&period.label));
        toc.push(toc_entry(1, &anchor, None, &format!("{} {}", view.label("sections.tariffs"), period.label)));
    }
    let terms = glossary::glossary(view).terms;
    if !terms.is_empty() {
        toc.push(toc_entry(1, "begrippen", None, &view.label("sections.glossary")));
    }
    let rows = segment::rows(view).into_iter().filter(|row| chapters.iter().any(|chapter| row.url == format!("#{}", chapter.id)));
    let scope = book.map(|book| view.scope_rows(&book.scope)).unwrap_or_default();
    let scope =
        scope.into_iter().map(|(label, links)| fact(&label, &links.iter().map(|link| escape(&link.label)).collect::<Vec<_>>().join(", ")));
    let summary = catalogue.edition.summary.as_ref().map(|summary| summary.value.clone());
    let mut print = frame(view, title, summary, &PageId::Products, toc);
    print.page_url = view.href_outside(&PageId::Products).or_else(|| view.href_outside(&PageId::Home));
    let segments = rows.collect();
    BookPage { print, scope: scope.collect(), front: Vec::new(), segments, chapters, periods, terms }
}

/// A segment with its products.
fn chapter(view: &View, number: usize, segment: &Entry<Segment>, products: &[&Entry<Product>], toc: &mut Vec<TocEntry>) -> BookChapter {
    let number = segment::number(view, segment).unwrap_or_else(|| number.to_string());
    let id = format!("segment-{}", segment.id);
    toc.push(toc_entry(1, &id, Some(number.clone()), &segment.name));
    let mut own = Vec::new();
    for product in products.iter().filter(|product| product.segment.value == segment.id) {
        let anchor = anchor(product);
        toc.push(toc_entry(2, &anchor, product.code.as_ref().map(|code| code.as_str().to_owned()), &product.name));
        own.push(PrintProduct { product: product::content(view, product, &format!("{anchor}-")), id: anchor });
    }
    let content = segment::content(&View { prefix: format!("{id}-"), ..view.clone() }, segment);
    let html = content.html.clone();
    // The segments in it have chapters of their own; what leads to other documents stays on its page.
    let content = context::Segment { html: None, children: Vec::new(), clauses: Vec::new(), changes: Vec::new(), ..content };
    BookChapter {
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
    view.only.is_none_or(|only| concern::meet(view.catalogue(), only, scope))
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
        && has("products", &std::iter::once(product.id.as_str()).chain(super::amounts::codes(product)).collect::<Vec<_>>())
        && has("categories", &categories)
        && here
}
