//! Municipalities: the list with their groups, and what holds in one of them.

use super::amounts::holding;
use super::columns::columns;
use super::parts::{closed, current_sheet, threshold};
use super::products::{list_columns, product_row_in, tariff_period};
use super::provider::{places, waiting};
use super::segment::tree;
use super::{later, page, words};
use crate::catalogue::Entry;
use crate::catalogue::people::{Municipality, Offer};
use crate::catalogue::product::Product;
use crate::catalogue::scope::{Scope, expand};
use crate::catalogue::segment::Segment;
use crate::catalogue::tariff::TariffSheet;
use crate::site::context::{
    self, Columns, Fact, Link, MunicipalitiesPage, MunicipalityGroup, MunicipalityOffer, MunicipalityPage, MunicipalityRow, Page,
};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::{BTreeMap, BTreeSet};

/// All municipalities and their groups.
pub fn municipalities(view: &View) -> MunicipalitiesPage {
    let catalogue = view.catalogue();
    let group = |group: &crate::catalogue::edition::MunicipalityGroup| MunicipalityGroup {
        id: group.id.value.clone(),
        name: group.name.value.clone(),
        municipalities: super::parts::municipalities(view, &group.municipalities),
    };
    let municipalities: Vec<_> = catalogue.municipalities.values().map(|municipality| row(view, municipality)).collect();
    let columns = columns(
        &municipalities,
        vec![
            ("code", view.label("code"), &|row: &MunicipalityRow| row.code.clone()),
            ("groups", view.label("groups"), &|row| (!row.groups.is_empty()).then(|| row.groups.join(", "))),
            ("products", view.label("products"), &|row| Some(row.products.clone())),
            ("providers", view.label("providers"), &|row| (row.providers != "0").then(|| row.providers.clone())),
        ],
    );
    let differing: Vec<&Entry<Product>> = catalogue.products.values().filter(|product| super::purchase::differs(view, product)).collect();
    let differences =
        (!differing.is_empty() && catalogue.municipalities.len() > 1).then(|| super::purchase::municipalities(view, &differing));
    let several = catalogue.municipalities.len() > 1;
    let by_segment = Some(super::purchase::groups(view)).filter(|table| several && !table.rows.is_empty());
    MunicipalitiesPage {
        municipalities,
        columns,
        by_segment,
        differences,
        groups: catalogue.edition.municipality_group.iter().map(group).collect(),
    }
}

/// The page of all municipalities.
pub fn municipalities_page(view: &View) -> Page {
    page::page(view, &PageId::Municipalities, "municipalities", view.label("municipalities"))
}

fn row(view: &View, municipality: &Municipality) -> MunicipalityRow {
    let id = municipality.id.value.as_str();
    let providers: BTreeSet<&str> = offers(view, id).map(|offer| offer.provider.value.as_str()).collect();
    MunicipalityRow {
        name: municipality.name.value.clone(),
        url: view.href(&PageId::Municipality(id.to_owned()), None).unwrap_or_default(),
        code: municipality.code.as_ref().map(|code| code.value.clone()),
        groups: groups(view, id).into_iter().map(|link| link.label).collect(),
        products: products(view, id).count().to_string(),
        providers: providers.len().to_string(),
    }
}

/// A municipality's own keys.
pub fn municipality(view: &View, municipality: &Municipality) -> MunicipalityPage {
    let catalogue = view.catalogue();
    let id = municipality.id.value.as_str();
    let admissions = || catalogue.segments.values().filter_map(|segment| Some((segment, segment.admission.as_ref()?)));
    let mut shut = Vec::new();
    let mut limits = Vec::new();
    for (segment, admission) in admissions() {
        for entry in admission.closed_for.iter().filter(|entry| holds(view, &entry.scope, id)) {
            let mut entry = closed(view, entry);
            // What is said of a whole segment is said here with its name.
            entry.scope = [Some(segment.name.value.clone()), entry.scope].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
            shut.push(entry);
        }
        for entry in admission.thresholds.iter().filter(|entry| holds(view, &entry.scope, id)) {
            let mut entry = threshold(view, entry);
            entry.scope = [Some(segment.name.value.clone()), entry.scope].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
            limits.push(entry);
        }
    }
    let products: Vec<_> = products(view, id).map(|product| product_row_in(view, product, id)).collect();
    let offers: Vec<_> = offers(view, id).map(|offer| offer_in(view, offer, id)).collect();
    MunicipalityPage {
        municipality: context::Municipality {
            id: id.to_owned(),
            name: municipality.name.value.clone(),
            code: municipality.code.as_ref().map(|code| code.value.clone()),
            groups: groups(view, id),
            segments: segments(view, id).map(|segment| view.segment(&segment.id)).collect(),
            columns: list_columns(view, &products, &[]),
            products,
            tariff_period: tariff_period(view),
            later_periods: super::later::periods(view),
            offer_columns: offer_columns(view, &offers),
            offers,
            providers_url: view.href(&PageId::Providers, Some(&format!("gemeente={id}"))),
            closed: shut,
            thresholds: limits,
            admission_rules: segments(view, id).filter_map(|segment| rules(view, segment)).collect(),
        },
    }
}

/// The rules of admission of a segment, under its name.
fn rules(view: &View, segment: &Entry<Segment>) -> Option<Fact> {
    let text = segment.admission.as_ref()?.rules.as_ref()?;
    let view = View { prefix: format!("{}-", segment.id), ..view.clone() };
    Some(super::words::fact(&segment.name.value, &view.block(text)))
}

/// The page of a municipality.
pub fn page(view: &View, municipality: &Municipality) -> Page {
    let id = municipality.id.value.as_str();
    let mut page = page::page(view, &PageId::Municipality(id.to_owned()), "municipality", municipality.name.value.clone());
    let number = super::parts::count(view, "product", products(view, id).count());
    page.description = Some(words::shorten(&format!("{}: {number}", municipality.name.value), 160));
    page
}

/// The groups that a municipality is in.
fn groups(view: &View, id: &str) -> Vec<Link> {
    let groups = view.catalogue().edition.municipality_group.iter();
    groups.filter(|group| group.municipalities.iter().any(|own| own.value == id)).map(|group| view.municipality(&group.id)).collect()
}

/// Whether something with this scope can hold in a municipality.
pub fn holds(view: &View, scope: &Scope, id: &str) -> bool {
    let wanted = scope.get("municipalities");
    wanted.is_empty() || expand(&view.catalogue().edition, wanted).contains(id)
}

/// The segments in which a municipality buys: they and all around them are for it.
fn segments<'a>(view: &View<'a>, id: &str) -> impl Iterator<Item = &'a Entry<Segment>> {
    let here = |segment: &&Entry<Segment>| view.catalogue().lineage(&segment.id).all(|around| holds(view, &around.scope, id));
    tree(view).into_iter().filter(here).collect::<Vec<_>>().into_iter()
}

/// The products that a municipality buys.
pub(super) fn products<'a>(view: &View<'a>, id: &str) -> impl Iterator<Item = &'a Entry<Product>> {
    let all = view.catalogue().products.values();
    all.filter(|product| super::local::kept_from(view, product, id).is_none()).collect::<Vec<_>>().into_iter()
}

/// What is on offer in a municipality.
fn offers<'a>(view: &View<'a>, id: &str) -> impl Iterator<Item = &'a Offer> {
    let here = |offer: &&Offer| places(view, offer).is_none_or(|places| places.contains(id));
    let mut offers: Vec<&Offer> = view.catalogue().offers.iter().filter(here).collect();
    offers.sort_by_key(|offer| (super::provider::place(view, offer), super::provider::soonest(view, offer)));
    offers.into_iter()
}

fn offer_columns(view: &View, offers: &[MunicipalityOffer]) -> Columns {
    columns(
        offers,
        vec![
            ("per", view.label("tariff"), &|offer| offer.tariff.as_ref().and_then(|tariff| tariff.per.clone())),
            ("wait", view.label("waiting_weeks"), &|offer| offer.waiting_weeks.clone().or(offer.stop.clone())),
            ("as_of", view.label("fill.book_as_of"), &|offer| offer.as_of.clone()),
        ],
    )
}

fn offer_in(view: &View, offer: &Offer, id: &str) -> MunicipalityOffer {
    let paid = |sheet: Option<&TariffSheet>| {
        let tariff = sheet.and_then(|sheet| holding(view, &offer.product, sheet, Some(id), Some(&offer.provider)));
        let product = view.catalogue().product(&offer.product).filter(|_| tariff.is_none());
        (tariff, product.and_then(|product| super::amounts::listed(view, product, sheet, Some(id)).1))
    };
    let (tariff, tariff_absence) = paid(current_sheet(view));
    MunicipalityOffer {
        provider: view.provider(&offer.provider),
        product: view.product(&offer.product),
        tariff: tariff.map(|tariff| view.amount(tariff.amount, Some(tariff.unit))),
        tariff_absence,
        later: later::each(view, |sheet| {
            let (tariff, absence) = paid(sheet);
            (later::as_told(view, tariff, absence), BTreeMap::new())
        }),
        waiting_weeks: waiting(view, offer),
        stop: offer.stop.map(|date| view.date(date)),
        as_of: offer.as_of.map(|date| view.date(date)),
    }
}
