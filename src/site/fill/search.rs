//! The search page, and what stands there without a script.

use super::page;
use crate::site::context::{Link, Page, Search, SearchPage};
use crate::site::frame::encode;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Queries to try, and lists to look through instead. The address of the index is added by whoever makes it.
pub fn search(view: &View) -> SearchPage {
    let lists = [
        (PageId::Products, "products"),
        (PageId::Segments, "segments"),
        (PageId::Providers, "providers"),
        (PageId::Municipalities, "municipalities"),
        (PageId::Contracts, "contracts"),
        (PageId::Documents, "documents"),
        (PageId::Glossary, "glossary"),
    ];
    let instead = lists.iter().map(|(page, label)| view.link(view.label(label), page, None)).filter(|link| link.url.is_some());
    SearchPage { search: Search { index_url: None, examples: examples(view), instead: instead.collect() } }
}

/// The search page.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Search, "search", view.label("search"));
    page.description = Some(view.label("search_label"));
    page
}

/// A code, a word that an editor gave as a way in, and the name of a product: what there is to find differs by site.
pub fn examples(view: &View) -> Vec<Link> {
    let products = || view.catalogue().products.values();
    let code = products().find_map(|product| product.code.as_ref()).map(|code| code.value.as_str().to_owned());
    let word = products()
        .filter_map(|product| product.keywords.first())
        .nth(1)
        .or_else(|| products().find_map(|product| product.keywords.first()));
    let last = products().last().map(|product| product.name.value.to_lowercase());
    let queries = [code, word.cloned(), last].into_iter().flatten();
    queries
        .map(|query| Link { url: Some(format!("{}?q={}", view.file(&PageId::Search.address()), encode(&query))), label: query })
        .collect()
}
