//! What every page has: its title, its address, and the way to it from the home page.

use crate::site::context::{Link, Page, TocEntry};
use crate::site::plan::{PageId, printed};
use crate::site::view::View;

/// The page of `id`, called `title`, of a kind that becomes a class on `body`.
pub fn page(view: &View, id: &PageId, kind: &str, title: impl Into<String>) -> Page {
    let title = title.into();
    let address = id.address();
    let base = view.catalogue().settings.site.base_url.value.trim_end_matches('/');
    let mut breadcrumbs = Vec::new();
    if *id != PageId::Home {
        breadcrumbs.push(view.link(view.label("home"), &PageId::Home, None));
        if let Some((index, label)) = index(id) {
            breadcrumbs.push(view.link(view.label(label), &index, None));
        }
        breadcrumbs.push(Link { label: title.clone(), url: None });
    }
    Page { canonical: Some(format!("{base}/{address}")), title, address, kind: kind.to_owned(), breadcrumbs, ..Page::default() }
}

/// The list that a page stands in, and the label of that list.
fn index(id: &PageId) -> Option<(PageId, &'static str)> {
    Some(match id {
        PageId::Product(_) => (PageId::Products, "products"),
        PageId::Segment(_) => (PageId::Segments, "segments"),
        PageId::Period(_) => (PageId::Tariffs, "tariffs"),
        PageId::Provider(_) => (PageId::Providers, "providers"),
        PageId::Municipality(_) => (PageId::Municipalities, "municipalities"),
        PageId::Contract(_) => (PageId::Contracts, "contracts"),
        PageId::Document(_) => (PageId::Documents, "documents"),
        PageId::Round(_) => (PageId::Questions, "questions"),
        PageId::Requirement(_) => (PageId::Requirements, "requirements"),
        PageId::Table(_) => (PageId::Tables, "tables"),
        _ => return None,
    })
}

/// The document for paper of an identifier, where there is one.
pub fn print_url(view: &View, id: &str) -> Option<String> {
    printed(view.catalogue()).iter().any(|known| known == id).then(|| view.file(&PageId::Print(id.to_owned()).address()))
}

/// A line of the contents at the side.
pub fn toc(level: u8, id: &str, text: impl Into<String>) -> TocEntry {
    TocEntry { level, id: id.to_owned(), text: text.into(), number: None }
}

/// Plain text of HTML, short enough for a description.
pub fn plain(html: &str) -> Option<String> {
    let text = crate::markdown::text_of(html);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = if text.chars().count() > 300 {
        let cut: String = text.chars().take(297).collect();
        format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
    } else {
        text
    };
    (!short.is_empty()).then_some(short)
}
