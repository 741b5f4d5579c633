//! What every page has: its title, its address, and the way to it from the home page.

use crate::catalogue::slug;
use crate::site::context::{Download, Page, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page of `id`, called `title`, of a kind that becomes a class on `body`. The way to it holds only
/// what lies between the home page and this one: the frame adds both ends.
pub fn page(view: &View, id: &PageId, kind: &str, title: impl Into<String>) -> Page {
    let crumb = index(id).map(|(index, label)| view.link(view.label(label), &index, None));
    Page {
        title: title.into(),
        address: id.address(),
        kind: kind.to_owned(),
        breadcrumbs: crumb.into_iter().collect(),
        downloads: downloads(view, id),
        ..Page::default()
    }
}

/// What a list shows, as data.
pub fn downloads(view: &View, id: &PageId) -> Vec<Download> {
    let name = match id {
        PageId::Products => "products".to_owned(),
        PageId::Segments => "segments".to_owned(),
        PageId::Providers => "providers".to_owned(),
        PageId::Municipalities => "municipalities".to_owned(),
        PageId::Glossary => "glossary".to_owned(),
        PageId::Indicators => "indicators".to_owned(),
        PageId::Planning => "planning".to_owned(),
        PageId::Procedures => "procedures".to_owned(),
        PageId::Tariffs => "tariffs".to_owned(),
        PageId::Period(id) => format!("tariffs-{}", slug(id)),
        PageId::Round(id) => format!("questions-{id}"),
        PageId::Requirement(id) => format!("requirements-{id}"),
        PageId::Table(id) => format!("tables/{id}"),
        // What it offers, is paid and must do, in one workbook; of what was, there are the lists.
        PageId::Provider(id) if view.shared.editions.is_current() => format!("providers/{id}"),
        _ => return Vec::new(),
    };
    let mut files = super::products::downloads(view, &name);
    if matches!(id, PageId::Provider(_)) {
        for file in &mut files {
            file.label = view.say("fill.workbook", &[&file.label]);
        }
    }
    files
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
        PageId::GuideQuestion(_) => (PageId::Guide, "guide"),
        _ => return None,
    })
}

/// A line of the contents at the side.
pub fn toc(level: u8, id: &str, text: impl Into<String>) -> TocEntry {
    TocEntry { level, id: id.to_owned(), text: text.into(), number: None }
}

/// Plain text of HTML, short enough for a description.
pub fn plain(html: &str) -> Option<String> {
    let text = super::words::shorten(&crate::markdown::text_of(html), 300);
    (!text.is_empty()).then_some(text)
}
