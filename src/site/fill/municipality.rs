//! Municipalities: the list with their groups, and what holds in one of them.

use super::page;
use crate::catalogue::people::Municipality;
use crate::site::context::{self, MunicipalitiesPage, MunicipalityPage, Page};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All municipalities and their groups.
pub fn municipalities(view: &View) -> MunicipalitiesPage {
    let _ = view;
    MunicipalitiesPage::default()
}

/// The page of all municipalities.
pub fn municipalities_page(view: &View) -> Page {
    page::page(view, &PageId::Municipalities, "municipalities", view.label("municipalities"))
}

/// A municipality's own keys.
pub fn municipality(view: &View, municipality: &Municipality) -> MunicipalityPage {
    let _ = view;
    let name = municipality.name.value.clone();
    MunicipalityPage { municipality: context::Municipality { name, ..context::Municipality::default() } }
}

/// The page of a municipality.
pub fn page(view: &View, municipality: &Municipality) -> Page {
    page::page(view, &PageId::Municipality(municipality.id.value.clone()), "municipality", municipality.name.value.clone())
}
