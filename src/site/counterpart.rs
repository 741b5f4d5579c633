//! Counterpart (dezelfde pagina): where what a page shows stands in another version of the site.

use super::editions::Edition;
use super::plan::PageId;
use super::view::View;

/// A page in another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// At the same address.
    Same,
    /// Under another name.
    Renamed(PageId),
    /// Its address is kept, and says what became of it.
    Gone,
    /// Nowhere.
    Absent,
}

impl Counterpart {
    /// The page to go to: without one, the home page.
    pub fn page(&self, id: &PageId) -> PageId {
        match self {
            Self::Same | Self::Gone => id.clone(),
            Self::Renamed(other) => other.clone(),
            Self::Absent => PageId::Home,
        }
    }

    /// What it shows, where it shows it.
    pub fn shown(&self, id: &PageId) -> Option<PageId> {
        match self {
            Self::Same | Self::Renamed(_) => Some(self.page(id)),
            Self::Gone | Self::Absent => None,
        }
    }
}

/// The page of the version that is shown, in another version.
pub fn counterpart(view: &View, edition: &Edition, id: &PageId) -> Counterpart {
    let own = view.shared.editions.own();
    let shows = |page: &PageId| edition.plan.has(page) && !edition.plan.is_gone(page);
    if shows(id) {
        return Counterpart::Same;
    }
    // What is gone here has no other name now: it is followed by what it was.
    let other = if own.plan.is_gone(id) { None } else { renamed(view, edition, id) };
    match other.filter(shows) {
        Some(other) => Counterpart::Renamed(other),
        None if edition.plan.is_gone(id) => Counterpart::Gone,
        None => Counterpart::Absent,
    }
}

/// The page of the same thing under the name that it has in another version.
fn renamed(view: &View, edition: &Edition, id: &PageId) -> Option<PageId> {
    let own = view.shared.editions.own().version();
    let called = |kind, id: &str| view.shared.names.called((kind, id), own, edition.version());
    // A contract that is made for each segment is called after it.
    let composed = |id: &str| {
        let here = view.catalogue().composed.get(id)?;
        let (contract, segment) = (called("contract", &here.contract), here.segment.as_deref().map(|segment| called("segment", segment)));
        let same = |(_, there): &(&String, &crate::catalogue::compose::Composed)| {
            there.contract == contract && there.segment == segment && there.category == here.category
        };
        edition.catalogue.composed.iter().find(same).map(|(id, _)| id.clone())
    };
    match id {
        PageId::Product(id) => Some(PageId::Product(called("product", id))),
        PageId::Segment(id) => Some(PageId::Segment(called("segment", id))),
        PageId::Contract(id) => composed(id).map(PageId::Contract),
        PageId::Print(id) => composed(id).map(PageId::Print),
        _ => None,
    }
}

/// What a page is called in a version where it has another name: the code of a product, and else its name.
pub fn name(edition: &Edition, page: &PageId) -> Option<String> {
    let catalogue = edition.catalogue;
    if let PageId::Product(id) = page {
        let product = catalogue.product(id)?;
        return Some(product.code.as_ref().map_or_else(|| product.name.value.clone(), |code| code.as_str().to_owned()));
    }
    super::fill::gone::title(catalogue, page)
}
