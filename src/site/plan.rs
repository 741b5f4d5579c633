//! Plan: every page of a site and its address, before anything is rendered. Nothing else makes a path.

use crate::catalogue::moments::moments;
use crate::catalogue::relations::any_rule;
use crate::catalogue::{Catalogue, slug};
use crate::versions::freeze::is_name;
use std::collections::BTreeSet;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageId {
    /// The home page.
    Home,
    /// All products.
    Products,
    /// A product.
    Product(String),
    /// All segments.
    Segments,
    /// A segment.
    Segment(String),
    /// All tariff periods.
    Tariffs,
    /// A tariff period.
    Period(String),
    /// All providers.
    Providers,
    /// A provider.
    Provider(String),
    /// All municipalities.
    Municipalities,
    /// A municipality.
    Municipality(String),
    /// The glossary.
    Glossary,
    /// The indicators.
    Indicators,
    /// The planning.
    Planning,
    /// The procedures.
    Procedures,
    /// The guide, at its first question.
    Guide,
    /// A further question of the guide.
    GuideQuestion(String),
    /// What may run beside what.
    Combinations,
    /// The whole catalogue as a drawing.
    Overview,
    /// All contracts.
    Contracts,
    /// A contract as it is composed, or the index of a contract that is made for each segment.
    Contract(String),
    /// All documents.
    Documents,
    /// A document.
    Document(String),
    /// All rounds of questions.
    Questions,
    /// A round of questions.
    Round(String),
    /// All programmes of requirements.
    Requirements,
    /// A programme of requirements.
    Requirement(String),
    /// All tables.
    Tables,
    /// A table.
    Table(String),
    /// The search page.
    Search,
    /// Products side by side.
    Compare,
    /// What can be taken along as data.
    Data,
    /// The accessibility page.
    Accessibility,
    /// What a server shows for an address that does not exist.
    NotFound,
    /// All versions of the site.
    Versions,
    /// Every day on which something takes effect.
    Dates,
    /// All changes.
    Changes,
    /// What a version changed.
    ChangesOf(String),
    /// The same for paper.
    PrintChanges(String),
    /// The address of a page that an earlier version had and this one has not.
    Gone(Box<PageId>),
    /// A print document: a book, contract, document, programme or round, by identifier.
    Print(String),
}

impl PageId {
    /// Its address from the site's root. These are a promise to whoever links to them.
    pub fn address(&self) -> String {
        let fixed = match self {
            Self::Home => "index.html",
            Self::Products => "producten/index.html",
            Self::Segments => "segmenten/index.html",
            Self::Tariffs => "tarieven/index.html",
            Self::Providers => "aanbieders/index.html",
            Self::Municipalities => "gemeenten/index.html",
            Self::Glossary => "begrippen.html",
            Self::Indicators => "indicatoren.html",
            Self::Planning => "planning.html",
            Self::Procedures => "procedures.html",
            Self::Guide => "hulp/index.html",
            Self::Combinations => "combinaties.html",
            Self::Overview => "overzicht.html",
            Self::Contracts => "overeenkomsten/index.html",
            Self::Documents => "documenten/index.html",
            Self::Questions => "vragen/index.html",
            Self::Requirements => "eisen/index.html",
            Self::Tables => "tabellen/index.html",
            Self::Search => "zoeken.html",
            Self::Compare => "vergelijken.html",
            Self::Data => "data/index.html",
            Self::Accessibility => "toegankelijkheid.html",
            Self::NotFound => "404.html",
            Self::Versions => "versies/index.html",
            Self::Dates => "datums.html",
            Self::Changes => "wijzigingen/index.html",
            Self::Gone(page) => return page.address(),
            Self::Product(id) => return format!("producten/{}.html", id.to_lowercase()),
            Self::Segment(id) => return format!("segmenten/{id}.html"),
            Self::Period(id) => return format!("tarieven/{id}.html"),
            Self::Provider(id) => return format!("aanbieders/{id}.html"),
            Self::Municipality(id) => return format!("gemeenten/{id}.html"),
            Self::Contract(id) => return format!("overeenkomsten/{id}.html"),
            Self::Document(id) => return format!("documenten/{id}.html"),
            Self::Round(id) => return format!("vragen/{id}.html"),
            Self::Requirement(id) => return format!("eisen/{id}.html"),
            Self::Table(id) => return format!("tabellen/{id}.html"),
            Self::GuideQuestion(id) => return format!("hulp/{id}.html"),
            Self::Print(id) => return format!("print/{id}.html"),
            Self::ChangesOf(version) => return format!("wijzigingen/{}.html", named(version)),
            Self::PrintChanges(version) => return format!("print/wijzigingen/{}.html", named(version)),
        };
        fixed.to_owned()
    }

    /// The page of a question of the guide.
    pub fn question(catalogue: &Catalogue, id: &str) -> Self {
        let first = catalogue.guide.first().is_some_and(|question| question.id.value == id);
        if first { Self::Guide } else { Self::GuideQuestion(id.to_owned()) }
    }

    /// Its link from the page at `from`, with an anchor where there is one.
    pub fn link(&self, from: &str, anchor: Option<&str>) -> String {
        relative(from, &self.address(), anchor)
    }
}

/// A version as a part of an address: as it is where it can be one.
pub fn named(version: &str) -> std::borrow::Cow<'_, str> {
    if is_name(version) { version.into() } else { slug(version).into() }
}

/// The relative address of `to` seen from the page `from`, both from the site's root.
pub fn relative(from: &str, to: &str, anchor: Option<&str>) -> String {
    // Every link of every page asks: one piece of memory is all that it takes.
    let folder = |address: &str| address.rfind('/').map_or(0, |slash| slash + 1);
    let (own, own_end, there_end) = (from.as_bytes(), folder(from), folder(to));
    let mut out = String::with_capacity(to.len() + anchor.map_or(0, |anchor| anchor.len() + 1) + 12);
    if from != to || anchor.is_none() {
        let same = own[..own_end].iter().zip(&to.as_bytes()[..there_end]).take_while(|(a, b)| a == b).count();
        let common = own[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        for _ in 0..from[common..own_end].matches('/').count() {
            out.push_str("../");
        }
        out.push_str(&to[common..]);
    }
    if let Some(anchor) = anchor {
        out.push('#');
        out.push_str(anchor);
    }
    out
}

/// Where a site stands on its server: the path of its address, with a slash at both ends.
pub fn server_root(base_url: &str) -> String {
    let path = base_url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path.trim_end_matches('/'));
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Every page of a site, in the order in which it is rendered.
#[derive(Debug)]
pub struct Plan {
    /// The pages.
    pub pages: Vec<PageId>,
    /// Those that are gone, by the page that they were.
    gone: BTreeSet<PageId>,
    /// All of them, to look up: every link asks.
    known: BTreeSet<PageId>,
}

impl Plan {
    /// Decides which pages a catalogue gets: its own, and those of the versions before it, as no address ever dies.
    pub fn of(catalogue: &Catalogue, before: &[&Catalogue]) -> Self {
        let mut pages = Self::own(catalogue);
        let mut addresses: BTreeSet<String> = pages.iter().map(PageId::address).collect();
        let withdrawn = catalogue.edition.withdrawn.iter().map(|gone| PageId::Product(gone.code.value.clone()));
        let earlier = before.iter().flat_map(|old| {
            let withdrawn = old.edition.withdrawn.iter().map(|gone| PageId::Product(gone.code.value.clone()));
            Self::own(old).into_iter().chain(withdrawn)
        });
        let gone: Vec<PageId> = withdrawn.chain(earlier).filter(|page| addresses.insert(page.address())).collect();
        // Links lead to a page that is gone as to any other.
        let known = pages.iter().chain(&gone).cloned().collect();
        pages.extend(gone.iter().map(|page| PageId::Gone(Box::new(page.clone()))));
        Self { pages, gone: gone.into_iter().collect(), known }
    }

    /// Adds a page.
    pub fn add(&mut self, page: PageId) {
        self.known.insert(page.clone());
        self.pages.push(page);
    }

    /// The pages of what a catalogue holds: each kind appears when there is something to show.
    fn own(catalogue: &Catalogue) -> Vec<PageId> {
        let mut pages = vec![PageId::Home];
        let mut kind = |index: Option<PageId>, one: &dyn Fn(String) -> PageId, ids: Vec<&String>| {
            if !ids.is_empty() {
                pages.extend(index);
                pages.extend(ids.into_iter().map(|id| one(id.clone())));
            }
        };
        let c = catalogue;
        kind(Some(PageId::Products), &PageId::Product, c.products.keys().collect());
        kind(Some(PageId::Segments), &PageId::Segment, c.segments.keys().collect());
        kind(Some(PageId::Tariffs), &PageId::Period, c.sheets.iter().map(|sheet| &sheet.period.id.value).collect());
        kind(Some(PageId::Providers), &PageId::Provider, c.providers.keys().collect());
        kind(Some(PageId::Municipalities), &PageId::Municipality, c.municipalities.keys().collect());
        // The index of a contract that is made for each segment comes before what is made of it.
        let composed = c.contracts.keys().filter(|id| !c.composed.contains_key(*id)).chain(c.composed.keys());
        kind(Some(PageId::Contracts), &PageId::Contract, composed.collect());
        kind(Some(PageId::Documents), &PageId::Document, c.documents.keys().collect());
        kind(Some(PageId::Questions), &PageId::Round, c.questions.keys().collect());
        kind(Some(PageId::Requirements), &PageId::Requirement, c.requirements.keys().collect());
        kind(Some(PageId::Tables), &PageId::Table, c.tables.keys().collect());
        kind(None, &|id| PageId::question(c, &id), c.guide.iter().map(|question| &question.id.value).collect());
        let prints: Vec<String> = printed(catalogue);
        kind(None, &PageId::Print, prints.iter().collect());
        let some = [
            (!c.glossary.is_empty(), PageId::Glossary),
            (!c.indicators.is_empty(), PageId::Indicators),
            (!c.steps.is_empty(), PageId::Planning),
            (!c.procedures.is_empty(), PageId::Procedures),
            (c.products.len() > 1, PageId::Compare),
            (any_rule(c), PageId::Combinations),
            (c.products.len() > 1, PageId::Overview),
            // The days of the version itself stand on every page.
            (moments(c).iter().any(|moment| moment.kind != "version"), PageId::Dates),
        ];
        pages.extend(some.into_iter().filter(|(there, _)| *there).map(|(_, page)| page));
        pages.extend([PageId::Search, PageId::Data, PageId::Accessibility, PageId::NotFound]);
        pages
    }

    /// Whether an address says no more than what became of it.
    pub fn is_gone(&self, page: &PageId) -> bool {
        self.gone.contains(page)
    }

    /// Whether the site has a page.
    pub fn has(&self, page: &PageId) -> bool {
        self.known.contains(page)
    }
}

/// Identifiers of all print documents: the books that hold something, and the rest.
pub fn printed(catalogue: &Catalogue) -> Vec<String> {
    let mut ids: Vec<String> = catalogue.books().into_iter().map(|(id, _)| id.to_owned()).collect();
    ids.extend(catalogue.composed.keys().cloned());
    ids.extend(catalogue.documents.keys().cloned());
    ids.extend(catalogue.requirements.keys().cloned());
    ids.extend(catalogue.questions.keys().cloned());
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_explicit() {
        assert_eq!(relative("index.html", "producten/45a48.html", None), "producten/45a48.html");
        assert_eq!(relative("producten/45a48.html", "producten/45a53.html", Some("doel")), "45a53.html#doel");
        assert_eq!(relative("overeenkomsten/r.html", "index.html", None), "../index.html");
        assert_eq!(relative("overeenkomsten/r.html", "overeenkomsten/r.html", Some("artikel-7")), "#artikel-7");
        assert_eq!(relative("index.html", "index.html", None), "index.html");
        assert_eq!(relative("versies/2025.1/producten/a.html", "versies/2024.1/index.html", Some("b")), "../../2024.1/index.html#b");
        // Folders that begin alike are not the same.
        assert_eq!(relative("producten/a.html", "producteisen/index.html", None), "../producteisen/index.html");
    }
}
