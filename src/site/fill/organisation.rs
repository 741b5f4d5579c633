//! My organisation (mijn organisatie): what the page of a provider holds, as one workbook to take along.

use super::offered::paid;
use super::parts::current_sheet;
use super::{later, provider};
use crate::catalogue::people::{Offer, Provider};
use crate::catalogue::tariff::TariffSheet;
use crate::data::{Book, Cell, Sheet, book_address};
use crate::site::context::{Link, Reference};
use crate::site::view::{Shared, View};
use rayon::prelude::*;

/// The workbook of every provider, by its address; of the current edition alone.
pub fn books(shared: &Shared) -> Vec<(String, Vec<u8>)> {
    if !shared.editions.is_current() {
        return Vec::new();
    }
    let made = shared.catalogue.edition.valid_from;
    let providers: Vec<&Provider> = shared.catalogue.providers.values().collect();
    let one = |provider: &&Provider| Some((book_address(&provider.id), book(&View::new(shared, ""), provider).xlsx(made)?));
    providers.par_iter().filter_map(one).collect()
}

/// What a provider offers with its tariffs of now and later, what else it has a contract for, and which contracts,
/// requirements and questions are about it.
fn book(view: &View, own: &Provider) -> Book {
    let page = provider::provider(view, own).provider;
    let links = |label: &str, all: &[Link]| {
        let columns = vec![view.label(label), view.label("fill.book_url")];
        let row = |link: &Link| vec![Cell::from(link.label.as_str()), Cell::from(absolute(view, link.url.as_deref()))];
        Sheet { name: view.label(label), columns, rows: all.iter().map(row).collect() }
    };
    let also = |all: &[Reference]| Sheet {
        name: view.label("contracted_too"),
        columns: vec![view.label("code"), view.label("product")],
        rows: all.iter().map(|one| vec![Cell::from(one.code.as_deref()), Cell::from(one.label.as_str())]).collect(),
    };
    let sheets = [
        offers(view, own),
        also(&page.also),
        links("contracts", &page.contracts),
        links("requirements", &page.requirements),
        links("questions", &page.questions),
    ];
    Book { title: own.name.value.clone(), sheets: sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect() }
}

fn offers(view: &View, own: &Provider) -> Sheet {
    let catalogue = view.catalogue();
    let periods: Vec<&TariffSheet> = current_sheet(view).into_iter().chain(later::to_come(view)).collect();
    let mut columns = vec![view.label("code"), view.label("product"), view.label("municipalities"), view.label("per_head")];
    columns.extend(periods.iter().map(|sheet| format!("{} {}", view.label("tariff"), sheet.period.id.value)));
    columns.extend(["fill.book_wait", "fill.book_stop", "fill.book_as_of"].map(|label| view.label(label)));
    let row = |offer: &Offer| {
        let product = view.product(&offer.product);
        let towns = provider::places(view, offer).map(|towns| {
            let names = towns.iter().map(|id| view.municipality(id).label);
            names.collect::<Vec<_>>().join(", ")
        });
        let tariffs: Vec<_> = periods.iter().map(|sheet| paid(view, offer, Some(sheet))).collect();
        let unit = tariffs.iter().find_map(|(tariff, ..)| *tariff).map(|tariff| view.label(&format!("each.{}", tariff.unit.key())));
        let mut row = vec![
            Cell::from(product.code.as_deref()),
            Cell::from(product.label),
            Cell::from(towns.unwrap_or_else(|| view.label("all"))),
            Cell::from(unit.as_deref()),
        ];
        row.extend(tariffs.into_iter().map(|(tariff, _, absence)| match tariff {
            Some(tariff) => Cell::Money(tariff.amount),
            None => Cell::from(absence.as_deref()),
        }));
        row.extend([offer.waiting_weeks.into(), offer.stop.into(), offer.as_of.into()]);
        row
    };
    let mut all: Vec<&Offer> = catalogue.offers.iter().filter(|offer| offer.provider.value == own.id.value).collect();
    all.sort_by_key(|offer| provider::place(view, offer));
    Sheet { name: view.label("offered"), columns, rows: all.into_iter().map(row).collect() }
}

fn absolute(view: &View, url: Option<&str>) -> String {
    let base = &view.catalogue().settings.site.base_url.value;
    url.map_or_else(String::new, |url| format!("{}/{}", base.trim_end_matches('/'), url.trim_start_matches("../")))
}
