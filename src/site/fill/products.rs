//! The list of products, and the row that also stands in the lists of a segment and a municipality.

use super::amounts::{codes, listed};
use super::columns::columns;
use super::parts::{current_sheet, in_time};
use super::{page, words};
use crate::catalogue::Entry;
use crate::catalogue::edition::Withdrawn;
use crate::catalogue::people::Offer;
use crate::catalogue::product::{Ages, Product, Purchase};
use crate::catalogue::scope::expand;
use crate::catalogue::terms::Level;
use crate::markdown::escape;
use crate::site::context::{self, Columns, Download, FacetValue, LaterWait, Page, ProductRow, ProductsPage, Status, WithdrawnProduct};
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::What;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// All products.
pub fn products(view: &View) -> ProductsPage {
    let catalogue = view.catalogue();
    let all: Vec<&Entry<Product>> = catalogue.products.values().collect();
    let mut products: Vec<ProductRow> = all.iter().map(|product| product_row(view, product)).collect();
    ProductsPage {
        facets: super::facets::facets(view, &all, &mut products),
        compare_url: view.href(&PageId::Compare, None),
        ways: ways(view),
        columns: list_columns(view, &products, &[]),
        products,
        tariff_period: tariff_period(view),
        later_periods: super::later::periods(view),
        purchase: purchase_picture(view),
        dimensions: if catalogue.sheets.is_empty() { super::tariffs::dimensions(view) } else { Vec::new() },
        withdrawn: catalogue.edition.withdrawn.iter().map(|gone| withdrawn(view, gone)).collect(),
    }
}

/// Other ways to the same products: by questions, as a drawing, beside each other.
fn ways(view: &View) -> Vec<context::Link> {
    let pages = [("guide", PageId::Guide), ("overview", PageId::Overview), ("combinations", PageId::Combinations)];
    let links = pages.iter().map(|(label, page)| view.link(view.label(label), page, None));
    links.filter(|link| link.url.is_some()).collect()
}

/// Where products are bought, where that is not all at one level.
fn purchase_picture(view: &View) -> Option<context::Table> {
    let products: Vec<&Entry<Product>> = view.catalogue().products.values().collect();
    let levels = super::parts::once(products.iter().filter_map(|product| product.purchase.as_ref()).flat_map(Purchase::levels));
    (levels.len() > 1).then(|| super::purchase::levels(view, &products))
}

/// Which columns a list of products has.
/// `own` are keys that the page says already.
pub fn list_columns(view: &View, rows: &[ProductRow], own: &[&str]) -> Columns {
    let mut columns = columns(
        rows,
        vec![
            ("code", view.label("code"), &|row| row.code.clone()),
            ("tariff", view.label("tariff"), &|row| row.tariff.as_ref().map(|tariff| tariff.text.clone()).or(row.tariff_absence.clone())),
            ("per", view.label("per_head"), &|row| row.each.clone()),
            ("funding", view.label("funding_head"), &|row| row.funding.clone()),
            ("purchase", view.label("purchase"), &|row| row.purchase.clone()),
            ("ages", view.label("ages"), &|row| row.ages.clone()),
            ("wait", view.label("shortest_wait"), &|row| row.waiting_weeks.clone()),
            ("segment", view.label("segment"), &|row| row.segment.as_ref().map(|segment| segment.label.clone())),
            ("law", view.label("law_head"), &|row| row.law.clone()),
        ],
    );
    let said: Vec<String> = own.iter().map(|key| view.label(key)).collect();
    columns.same.retain(|fact| !said.contains(&fact.label));
    columns
}

/// The page of all products.
pub fn page(view: &View) -> Page {
    let number = view.catalogue().products.len();
    let description = format!("{}, {}", view.catalogue().settings.site.title.value, super::parts::count(view, "product", number));
    Page { description: Some(description), ..page::page(view, &PageId::Products, "products", view.label("products")) }
}

/// A list as data, in each form that there is.
pub fn downloads(view: &View, name: &str) -> Vec<Download> {
    let forms = [("CSV", format!("data/{name}.csv")), ("XLSX", format!("data/{name}.xlsx"))];
    let there = forms.into_iter().filter(|(_, address)| view.shared.data.contains(address));
    there.map(|(label, address)| Download { label: label.to_owned(), url: view.file(&address) }).collect()
}

/// The name of the period whose tariffs stand in lists.
pub fn tariff_period(view: &View) -> Option<String> {
    current_sheet(view).map(|sheet| sheet.period.id.value.clone())
}

/// A product in a list.
pub fn product_row(view: &View, product: &Entry<Product>) -> ProductRow {
    row(view, product, None)
}

/// A product in the list of a municipality: with what holds there.
pub fn product_row_in(view: &View, product: &Entry<Product>, municipality: &str) -> ProductRow {
    row(view, product, Some(municipality))
}

fn row(view: &View, product: &Entry<Product>, municipality: Option<&str>) -> ProductRow {
    let catalogue = view.catalogue();
    let (tariff, tariff_absence) = listed(view, product, current_sheet(view), municipality);
    let summary = words::opening(view.shared.openings.get(&product.id).map_or("", String::as_str), 110);
    let (waiting, providers) = offered(view, product, municipality, view.shared.date);
    let names = product.municipalities.iter().map(|id| view.municipality(id).label).collect::<Vec<_>>().join(", ");
    ProductRow {
        id: product.id.to_lowercase(),
        facets: None,
        here: None,
        later: super::later::later(view, product, municipality, &[]),
        waits: later_waits(view, product, municipality, &[]),
        code: product.code.as_ref().map(|code| code.value.as_str().to_owned()),
        name: product.name.value.clone(),
        url: view.href(&PageId::Product(product.id.clone()), None).unwrap_or_default(),
        summary_html: (!summary.is_empty()).then(|| escape(&summary)),
        statuses: statuses(view, product),
        law: catalogue.law(product).map(|law| view.label(&format!("law.{}", law.key()))),
        segment: Some(view.segment(&product.segment)),
        funding: catalogue.funding(product).map(|funding| view.label(&format!("funding.{}", funding.key()))),
        unit: product.unit.map(|unit| view.label(&format!("unit.{}", unit.value.key()))),
        each: product.unit.map(|unit| view.label(&format!("each.{}", unit.value.key()))),
        tariff: tariff.map(|tariff| view.amount(tariff.amount, Some(tariff.unit))),
        tariff_figure: tariff.map(|tariff| tariff.amount.0.to_string()),
        tariff_absence,
        purchase: purchase(view, product, municipality),
        municipalities: (!names.is_empty()).then_some(names),
        ages: product.ages.as_ref().and_then(|range| short_ages(view, range)),
        waiting_weeks: waiting.map(|weeks| weeks.to_string()),
        providers: (providers > 0).then(|| providers.to_string()),
    }
}

/// What a reader must know of a product before its tariff: not in force yet or any more, changed in this edition.
pub fn statuses(view: &View, product: &Entry<Product>) -> Vec<Status> {
    // The end of the edition is said of the edition.
    let (from, until) = (view.catalogue().validity(product).0, product.valid_until.as_ref().map(|date| date.value));
    let kind = news(view, product);
    let status = kind.map(|kind| Status { kind: kind.to_owned(), label: view.label(&format!("status.{kind}")), ..Status::default() });
    in_time(view, Some(from), until).into_iter().chain(status).collect()
}

/// Whether this edition brings a product (`new`) or changes it (`changed`).
pub fn news(view: &View, product: &Entry<Product>) -> Option<&'static str> {
    let catalogue = view.catalogue();
    let edition = &catalogue.edition;
    if let Some(told) = view.shared.own_changes() {
        let event = view.shared.history.product(&product.id).first().filter(|event| event.version == told.new);
        let mut whats = event?.changes.iter().filter(|change| change.kind == "product").map(|change| change.change);
        return whats.next().map(|what| if what == What::New { "new" } else { "changed" });
    }
    // It begins with this edition, and nothing was paid for it before.
    let begins = product.valid_from.as_ref().is_some_and(|from| from.value >= edition.valid_from);
    let earlier = |tariff: &crate::catalogue::tariffs::Tariff| tariff.from < edition.valid_from;
    let paid = codes(product).any(|code| catalogue.tariffs.of(code).iter().any(earlier));
    if begins && !paid {
        return Some("new");
    }
    let own = |id: &String| catalogue.product(id).is_some_and(|other| other.id == product.id);
    edition.change.iter().any(|change| change.about.kind == "product" && change.about.ids.iter().any(own)).then_some("changed")
}

/// The shortest waiting time that was reported of who takes people on a day, and the number of providers.
fn offered(view: &View, product: &Product, municipality: Option<&str>, day: Date) -> (Option<u32>, usize) {
    let codes: Vec<&str> = codes(product).collect();
    let mut providers = BTreeSet::new();
    let mut shortest: Option<u32> = None;
    for offer in view.catalogue().offers.iter().filter(|offer| codes.contains(&offer.product.value.as_str())) {
        let here = municipality.is_none_or(|id| super::provider::places(view, offer).is_none_or(|places| places.contains(id)));
        if !here {
            continue;
        }
        providers.insert(&offer.provider.value);
        if takes_people(offer, day) {
            shortest = [shortest, offer.waiting_weeks].into_iter().flatten().min();
        }
    }
    (shortest, providers.len())
}

/// The shortest waiting time that was reported for each municipality that has one, of who takes people on a day.
pub fn waits<'a>(view: &View<'a>, product: &Product, day: Date) -> BTreeMap<&'a str, u32> {
    let catalogue = view.catalogue();
    let codes: Vec<&str> = codes(product).collect();
    let mut waits: BTreeMap<&str, u32> = BTreeMap::new();
    for offer in catalogue.offers.iter().filter(|offer| codes.contains(&offer.product.value.as_str()) && takes_people(offer, day)) {
        let Some(weeks) = offer.waiting_weeks else { continue };
        let places = super::provider::places(view, offer);
        for id in catalogue.municipalities.keys().filter(|id| places.as_ref().is_none_or(|places| places.contains(*id))) {
            let shortest = waits.entry(id).or_insert(weeks);
            *shortest = weeks.min(*shortest);
        }
    }
    waits
}

/// Who takes nobody new has no waiting time to compare.
pub fn takes_people(offer: &Offer, day: Date) -> bool {
    offer.stop.is_none_or(|stop| day < stop)
}

/// The shortest waiting times from each day to come on which somebody takes nobody new any more, as JSON of [`LaterWait`];
/// none where no such day is known.
pub fn later_waits(view: &View, product: &Product, municipality: Option<&str>, places: &[FacetValue]) -> Option<String> {
    let codes: Vec<&str> = codes(product).collect();
    let offers = view.catalogue().offers.iter().filter(|offer| codes.contains(&offer.product.value.as_str()));
    let days: BTreeSet<Date> = offers.filter_map(|offer| offer.stop).filter(|stop| *stop > view.shared.date).collect();
    let wait = |day: Date| {
        let there = waits(view, product, day);
        let here = places.iter().enumerate().filter_map(|(at, place)| Some((at, *there.get(place.id.as_str())?)));
        LaterWait { from: day.to_string(), weeks: offered(view, product, municipality, day).0, here: here.collect() }
    };
    let all: Vec<LaterWait> = days.into_iter().map(wait).collect();
    (!all.is_empty()).then(|| serde_json::to_string(&all).unwrap_or_default())
}

/// At which levels it is bought, in words; in a municipality the level that holds there.
fn purchase(view: &View, product: &Product, municipality: Option<&str>) -> Option<String> {
    let levels = match (product.purchase.as_ref()?, municipality) {
        (purchase, Some(id)) => level_in(view, purchase, id).into_iter().collect(),
        (purchase, None) => purchase.levels(),
    };
    let names: Vec<String> = levels.into_iter().map(|level| view.label(&format!("level.{}", level.key()))).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The level at which a municipality buys: of the row that names it, or else of the row for all others.
pub fn level_in(view: &View, purchase: &Purchase, municipality: &str) -> Option<Level> {
    match purchase {
        Purchase::All(level) => Some(*level),
        Purchase::By(rows) => {
            let named = rows.iter().find(|row| expand(&view.catalogue().edition, &row.municipalities).contains(municipality));
            named.or_else(|| rows.iter().find(|row| row.municipalities.is_empty())).map(|row| row.level)
        }
    }
}

/// "0–17 jaar", for a column.
fn short_ages(view: &View, range: &Ages) -> Option<String> {
    match (range.from, range.to) {
        (Some(from), Some(to)) => Some(view.say("fill.ages_short", &[&from.to_string(), &to.to_string()])),
        _ => ages(view, range),
    }
}

/// "0 tot en met 17 jaar".
pub fn ages(view: &View, ages: &Ages) -> Option<String> {
    Some(match (ages.from, ages.to) {
        (Some(from), Some(to)) => view.say("fill.ages", &[&from.to_string(), &to.to_string()]),
        (Some(from), None) => view.say("fill.ages_from", &[&from.to_string()]),
        (None, Some(to)) => view.say("fill.ages_to", &[&to.to_string()]),
        (None, None) => return None,
    })
}

fn withdrawn(view: &View, gone: &Withdrawn) -> WithdrawnProduct {
    WithdrawnProduct {
        code: gone.code.value.clone(),
        url: view.href(&PageId::Product(gone.code.value.clone()), None),
        name: super::gone::name(view, &PageId::Product(gone.code.value.clone())),
        from: gone.from.map(|from| view.date(from)),
        claimable_until: gone.claimable_until.as_ref().map(|date| view.date(date.value)),
        successors: gone.successor.iter().map(|id| view.product(id)).collect(),
    }
}
