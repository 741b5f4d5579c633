//! The search page, and what stands there without a script.

use super::{page, versions};
use crate::site::context::{Link, Page, Search, SearchEdition, SearchPage};
use crate::site::editions::Edition;
use crate::site::frame::encode;
use crate::site::plan::PageId;
use crate::site::view::View;

/// What the search script needs, of the index at an address, and what stands there without it: queries to try, and lists to
/// look through.
pub fn search(view: &View, index: &str) -> SearchPage {
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
    SearchPage {
        search: Search {
            index_url: Some(view.file(index)),
            editions: editions(view, index),
            examples: examples(view),
            instead: instead.collect(),
        },
    }
}

/// The editions that can be searched, the current one first, then from new to old. Each keeps its index at the same place.
fn editions(view: &View, index: &str) -> Vec<SearchEdition> {
    let editions = &view.shared.editions;
    if editions.all.len() < 2 {
        return Vec::new();
    }
    let mut all: Vec<_> = editions.all.iter().rev().collect();
    all.sort_by_key(|edition| edition.version() != editions.current().version());
    let one = |edition: &Edition| {
        // The frozen copy of the current edition searches itself.
        let folder = if edition.version() == editions.own().version() { &editions.folder } else { &edition.folder };
        let link = |address: &str| editions.link(&view.address, &format!("{folder}{address}"));
        SearchEdition {
            id: edition.version().to_owned(),
            label: format!("{}, {}", view.say("versions.edition", &[edition.version()]), versions::standing(view, edition)),
            url: link(&PageId::Search.address()),
            index_url: link(index),
            root: link(""),
        }
    };
    all.into_iter().map(one).collect()
}

/// The search page.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Search, "search", view.label("search"));
    page.description = Some(view.label("search_label"));
    page
}

/// Queries to try: those that the site names, or else a code, a word that an editor gave as a way in, the name of a product and
/// terms. What there is to find differs by site.
pub fn examples(view: &View) -> Vec<Link> {
    let settings = view.catalogue().settings.search.as_ref();
    let named: Vec<String> = settings.iter().flat_map(|search| &search.examples).map(|query| query.value.clone()).collect();
    let queries = if named.is_empty() { own_words(view) } else { named };
    let link = |query: String| Link { url: Some(format!("{}?q={}", view.file(&PageId::Search.address()), encode(&query))), label: query };
    queries.into_iter().map(link).collect()
}

fn own_words(view: &View) -> Vec<String> {
    let products = || view.catalogue().products.values();
    let code = products().find_map(|product| product.code.as_ref()).map(|code| code.value.as_str().to_owned());
    let word = products()
        .filter_map(|product| product.keywords.first())
        .nth(1)
        .or_else(|| products().find_map(|product| product.keywords.first()));
    let last = products().last().map(|product| product.name.value.to_lowercase());
    let terms = view.catalogue().glossary.iter().map(|term| term.term.value.clone());
    [code, word.cloned(), last].into_iter().flatten().chain(terms).take(3).collect()
}
