//! Providers: the list with their categories, and the page of one.

use super::amounts::codes;
use super::columns::{columns, names};
use super::concern;
use super::matrix::{self, Asked};
use super::parts::{current_periods, municipalities, once};
use super::products::takes_people;
use super::{indicators, later, offered, page};
use crate::catalogue::Entry;
use crate::catalogue::edition::Category;
use crate::catalogue::people::{self, Offer, Provider};
use crate::catalogue::product::Product;
use crate::catalogue::scope::{Scope, expand};
use crate::catalogue::subject::Subject;
use crate::catalogue::tariffs::Tariff;
use crate::findings::At;
use crate::markdown::escape;
use crate::site::context::{
    self, Choice, Columns, Contracted, Link, Page, ProviderOffer, ProviderPage, ProviderRow, ProvidersPage, Reference,
};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeSet;

/// All providers, and the categories that they fall in.
pub fn providers(view: &View) -> ProvidersPage {
    let catalogue = view.catalogue();
    let mut providers: Vec<ProviderRow> = catalogue.providers.values().map(|provider| row(view, provider)).collect();
    // A date that is the same everywhere is said once.
    let mut dates = catalogue.offers.iter().map(|offer| offer.as_of);
    let first = dates.next().flatten().filter(|first| dates.all(|date| date == Some(*first)));
    let as_of = first.map(|date| view.date(date));
    if as_of.is_some() {
        for row in &mut providers {
            row.as_of = None;
        }
    }
    let columns = columns(
        &providers,
        vec![
            ("agb", view.label("agb"), &|row| row.agb.clone()),
            ("category", view.label("category"), &|row| names(&row.categories)),
            ("segments", view.label("segments"), &|row| names(&row.segments)),
            ("municipalities", view.label("municipalities"), &|row| row.municipalities.clone()),
            ("wait", view.label("shortest_wait"), &|row| row.waiting_weeks.clone()),
        ],
    );
    let offered = catalogue.products.values().flat_map(|product| choices(view, product));
    let places = catalogue.municipalities.keys().map(|id| Choice { id: id.clone(), label: view.municipality(id).label });
    let (offered, places) = (offered.collect(), places.collect());
    ProvidersPage {
        built: view.shared.date.to_string(),
        providers,
        offered,
        places,
        columns,
        as_of,
        categories: catalogue.edition.category.iter().map(|entry| category(view, entry)).collect(),
    }
}

/// The page of all providers.
pub fn providers_page(view: &View) -> Page {
    let number = view.catalogue().providers.len();
    let description = format!("{}, {}", view.catalogue().settings.site.title.value, super::parts::count(view, "provider", number));
    Page { description: Some(description), ..page::page(view, &PageId::Providers, "providers", view.label("providers")) }
}

/// What of a product is offered by anyone: the product, and each of its other codes, which have waiting times of their own.
fn choices(view: &View, product: &Entry<Product>) -> Vec<Choice> {
    let offers =
        view.catalogue().offers.iter().filter(|offer| view.catalogue().product(&offer.product).is_some_and(|own| own.id == product.id));
    let asked: BTreeSet<String> = offers.map(|offer| offered_as(product, offer)).collect();
    let own = product.code.as_ref().map_or_else(String::new, |code| format!(" ({})", code.value.as_str()));
    let own = (product.id.to_lowercase(), format!("{}{own}", product.name.value));
    let others = product.other_codes.iter().map(|other| {
        let name = other.name.as_ref().map_or_else(String::new, |name| format!(", {}", name.value));
        let code = other.code.value.as_str();
        (code.to_lowercase(), format!("{}{name} ({code})", product.name.value))
    });
    let all = std::iter::once(own).chain(others).filter(|(id, _)| asked.contains(id));
    all.map(|(id, label)| Choice { id, label }).collect()
}

/// Under which of a product's choices an offer falls.
fn offered_as(product: &Entry<Product>, offer: &Offer) -> String {
    let code = offer.product.value.as_str();
    let other = product.other_codes.iter().any(|other| other.code.value.as_str() == code);
    if other { code.to_lowercase() } else { product.id.to_lowercase() }
}

/// What a provider offers, as the script of the list reads it.
fn offers_json(view: &View, offers: &[&Offer]) -> String {
    let rows = offers.iter().filter_map(|offer| {
        let product = view.catalogue().product(&offer.product)?;
        Some(serde_json::json!([offered_as(product, offer), places(view, offer), offer.waiting_weeks, offer.stop, offer.as_of]))
    });
    rows.collect::<serde_json::Value>().to_string()
}

fn row(view: &View, provider: &Provider) -> ProviderRow {
    let catalogue = view.catalogue();
    let id = provider.id.value.as_str();
    let offers: Vec<&Offer> = catalogue.offers.iter().filter(|offer| offer.provider.value == id).collect();
    let mut covered = BTreeSet::new();
    for offer in &offers {
        match places(view, offer) {
            Some(places) => covered.extend(places),
            None => covered.extend(catalogue.municipalities.keys().cloned()),
        }
    }
    let names: Vec<String> =
        catalogue.municipalities.keys().filter(|id| covered.contains(*id)).map(|id| view.municipality(id).label).collect();
    let all = names.len() == catalogue.municipalities.len();
    let municipalities = if all && !names.is_empty() { view.label("all") } else { names.join(", ") };
    let open = offers.iter().filter(|offer| offer.waiting_weeks.is_some() && takes_people(offer, view.shared.date));
    let shortest = open.min_by_key(|offer| offer.waiting_weeks);
    let products = once(offers.iter().filter_map(|offer| catalogue.product(&offer.product)).map(|product| &product.id));
    ProviderRow {
        name: provider.name.value.clone(),
        url: view.href(&PageId::Provider(id.to_owned()), None).unwrap_or_default(),
        agb: provider.agb.as_ref().map(|agb| agb.value.clone()),
        categories: once(provider.contracted.iter().filter_map(|entry| entry.category.as_ref()).map(|id| view.category(id))),
        segments: once(provider.contracted.iter().flat_map(|entry| &entry.segments).map(|id| view.segment(id))),
        municipalities: (!municipalities.is_empty()).then_some(municipalities),
        products: products.len().to_string(),
        waiting_weeks: shortest.and_then(|offer| offer.waiting_weeks).map(|weeks| weeks.to_string()),
        as_of: shortest.and_then(|offer| offer.as_of).map(|date| view.date(date)),
        offers_json: offers_json(view, &offers),
    }
}

/// A category of providers, with what it excludes and where it is asked for.
pub fn category(view: &View, category: &Category) -> context::Category {
    let catalogue = view.catalogue();
    let id = category.id.value.as_str();
    // A rule holds both ways and is said once.
    let others = catalogue.edition.category.iter().filter(|other| {
        other.id.value != id
            && (category.excludes.iter().any(|e| e.value == other.id.value) || other.excludes.iter().any(|e| e.value == id))
    });
    let segments = catalogue.segments.values().filter(|segment| segment.category.as_ref().is_some_and(|own| own.value == id));
    context::Category {
        id: format!("categorie-{id}"),
        name: category.name.value.clone(),
        excludes: others.map(|other| view.category(&other.id)).collect(),
        procedures: category.procedures.iter().map(|id| procedure(view, id)).collect(),
        segments: segments.map(|segment| view.segment(&segment.id)).collect(),
    }
}

/// A procedure by its name.
pub fn procedure(view: &View, id: &At<String>) -> Link {
    let name = view.catalogue().procedures.get(&id.value).map_or_else(|| id.value.clone(), |procedure| procedure.name.value.clone());
    view.link(name, &PageId::Procedures, Some(&id.value))
}

/// A provider's own keys.
pub fn provider(view: &View, provider: &Provider) -> ProviderPage {
    let catalogue = view.catalogue();
    let subject = Subject::provider(catalogue, provider);
    let id = provider.id.value.as_str();
    let mut offered: Vec<&Offer> = catalogue.offers.iter().filter(|offer| offer.provider.value == id).collect();
    offered.sort_by_key(|offer| place(view, offer));
    let offers: Vec<ProviderOffer> = offered.into_iter().map(|offer| offered::of(view, offer)).collect();
    let offer_columns = columns(
        &offers,
        vec![
            ("municipalities", view.label("municipalities"), &|offer| names(&offer.municipalities)),
            ("per", view.label("tariff"), &|offer| offer.per.clone()),
            ("wait", view.label("waiting_weeks"), &|offer| offer.waiting_weeks.clone().or(offer.stop.clone())),
            ("as_of", view.label("fill.book_as_of"), &|offer| offer.as_of.clone()),
        ],
    );
    ProviderPage {
        provider: context::Provider {
            id: provider.id.value.clone(),
            offers,
            offer_columns,
            periods: offered::periods(view),
            also: also(view, provider),
            contracts: concern::contracts(view, &subject),
            requirements: concern::requirements(view, &subject),
            questions: questions(view, &subject),
            ..in_book(view, provider)
        },
    }
}

/// The questions about it, and about what it may deliver.
fn questions(view: &View, subject: &Subject) -> Vec<Link> {
    let own = concern::questions(view, subject).into_iter();
    let products = subject.products.iter().filter_map(|id| view.catalogue().products.get(*id));
    let products = products.flat_map(|product| concern::questions(view, &Subject::product(view.catalogue(), product)));
    once(own.chain(products))
}

/// A provider in a book: what it offers stands there with the products, and what holds for all in documents of their own.
pub fn in_book(view: &View, provider: &Provider) -> context::Provider {
    context::Provider {
        name: provider.name.value.clone(),
        agb: provider.agb.as_ref().map(|agb| agb.value.clone()),
        website: provider.website.as_ref().map(|url| website(url)),
        members: members(view, provider),
        member_of: member_of(view, provider),
        contracted: provider.contracted.iter().map(|entry| contracted(view, entry)).collect(),
        prices: prices(view, provider),
        scores: scores(view, provider),
        ..context::Provider::default()
    }
}

fn scores(view: &View, provider: &Provider) -> Vec<context::Score> {
    let own = view.catalogue().scores.iter().filter(|score| score.provider.value == provider.id.value);
    own.map(|score| indicators::score(view, score)).collect()
}

/// The members of a consortium: links to those that are providers themselves.
pub fn members(view: &View, provider: &Provider) -> Vec<Link> {
    let link = |member: &String| member_id(view, member).map_or_else(|| Link { label: member.clone(), url: None }, |id| view.provider(id));
    provider.members.iter().map(link).collect()
}

/// The provider that a member is, by its identifier or its name.
fn member_id<'a>(view: &View<'a>, member: &str) -> Option<&'a str> {
    let is = |provider: &&Provider| provider.id.value == member || provider.name.value == member;
    view.catalogue().providers.values().find(is).map(|provider| provider.id.as_str())
}

/// The consortia of which a provider is a member.
fn member_of(view: &View, provider: &Provider) -> Vec<Link> {
    let has = |other: &&Provider| other.members.iter().any(|member| member_id(view, member) == Some(provider.id.as_str()));
    view.catalogue().providers.values().filter(has).map(|other| view.provider(&other.id)).collect()
}

/// Products that a provider has a contract for, and that are not among its offers.
fn also(view: &View, provider: &Provider) -> Vec<Reference> {
    let catalogue = view.catalogue();
    let offers = || catalogue.offers.iter().filter(|offer| offer.provider.value == provider.id.value);
    let offered = |id: &str| offers().any(|offer| catalogue.product(&offer.product).is_some_and(|product| product.id == id));
    let own = catalogue.contracted(provider).filter(|product| !offered(&product.id));
    own.map(|product| view.product(&product.id)).collect()
}

/// What is paid to a provider where that is not the same for all: tariffs that name it, or municipalities where it works.
fn prices(view: &View, provider: &Provider) -> Vec<context::Table> {
    let catalogue = view.catalogue();
    let id = provider.id.value.as_str();
    let offers: Vec<&Offer> = catalogue.offers.iter().filter(|offer| offer.provider.value == id).collect();
    let works = |scope: &Scope, code: &str| {
        let towns = expand(&catalogue.edition, scope.get("municipalities"));
        let own = offers.iter().filter(|offer| offer.product.value == code);
        let mut own = own.filter(|offer| places(view, offer).is_none_or(|places| !places.is_disjoint(&towns)));
        !towns.is_empty() && own.next().is_some()
    };
    let own = |tariff: &Tariff| {
        let named = tariff.scope.get("providers");
        named.iter().any(|other| other.value == id) || (named.is_empty() && works(&tariff.scope, &tariff.code))
    };
    let periods = current_periods(view);
    let here = |tariff: &&Tariff| periods.contains(&tariff.period.as_str()) && own(tariff);
    let products: Vec<_> = catalogue
        .products
        .values()
        .filter(|product| view.only.is_none_or(|only| catalogue.holds_product(product, only)))
        .filter(|product| codes(product).flat_map(|code| catalogue.tariffs.of(code)).any(|tariff| here(&tariff)))
        .collect();
    let asked = Asked { periods: &periods, shown: &own, names: true, empty: false };
    let mut tables = matrix::all(view, &products, &asked);
    // What differs by no dimension is a list.
    let mut plain = super::catalogue_tables::heads(view, &["product", "holds_for", "per_head", "tariff"]);
    plain.columns[3].align = context::Align::Amount;
    if let [period] = periods.as_slice() {
        plain.columns[3].label = format!("{} {period}", plain.columns[3].label);
    }
    // What comes after stands beside it, from the first sheet to come.
    let next = later::to_come(view).next();
    if let Some(sheet) = next {
        let label = format!("{} {}", view.label("tariff"), sheet.period.id.value);
        plain.columns.push(context::Column { label, align: context::Align::Amount, ..context::Column::default() });
    }
    let tariffs = products.iter().flat_map(|product| codes(product)).flat_map(|code| catalogue.tariffs.of(code)).filter(here);
    for tariff in tariffs.filter(|tariff| !matrix::covers(view, tariff)) {
        let product = view.product(&tariff.code);
        let scope = super::parts::without(&tariff.scope, &["providers"]);
        let mut cells = vec![
            super::parts::anchor(&Link { label: product.label, url: product.url }),
            escape(&view.scope_text(&scope).unwrap_or_else(|| view.label("all"))),
            escape(&view.label(&format!("each.{}", tariff.unit.key()))),
            crate::figures::amount(tariff.amount.0, view.shared.language),
        ];
        if let Some(sheet) = next {
            let same = |other: &&Tariff| {
                other.period == sheet.period.id.value
                    && other.unit == tariff.unit
                    && view.scope_text(&other.scope) == view.scope_text(&tariff.scope)
            };
            let then = catalogue.tariffs.of(&tariff.code).iter().find(same);
            cells.push(then.map_or_else(|| "–".to_owned(), |then| crate::figures::amount(then.amount.0, view.shared.language)));
        }
        plain.rows.push(super::catalogue_tables::row(cells));
    }
    if !plain.rows.is_empty() {
        tables.push(super::columns::tidy(plain, &escape(&view.label("all"))));
    }
    tables
}

/// The page of a provider.
pub fn page(view: &View, provider: &Provider) -> Page {
    page::page(view, &PageId::Provider(provider.id.value.clone()), "provider", provider.name.value.clone())
}

/// A website by its name, without what only a browser needs.
fn website(url: &str) -> Link {
    let name = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
    let safe = url.starts_with("https://") || url.starts_with("http://");
    Link { label: name.to_owned(), url: safe.then(|| url.to_owned()) }
}

fn contracted(view: &View, entry: &people::Contracted) -> Contracted {
    let mut limits = Scope { law: entry.law, ..Scope::default() };
    for (key, ids) in [("products", &entry.products), ("municipalities", &entry.municipalities)] {
        if !ids.is_empty() {
            limits.keys.insert(key.to_owned(), ids.clone());
        }
    }
    Contracted {
        segments: entry.segments.iter().map(|id| view.segment(id)).collect(),
        category: entry.category.as_ref().map(|id| view.category(id)),
        scope: super::parts::scope_facts(view, &limits),
        validity: view.validity(entry.from, entry.until.as_ref().map(|date| date.value)).said(entry.when.as_deref()),
    }
}

/// The place of an offer in a list: that of its product, then of the code in it.
pub fn place(view: &View, offer: &Offer) -> (usize, String) {
    let catalogue = view.catalogue();
    let product = catalogue.product(&offer.product).and_then(|product| catalogue.products.get_index_of(&product.id));
    (product.unwrap_or(usize::MAX), offer.product.value.clone())
}

/// "6 weken".
pub fn waiting(view: &View, offer: &Offer) -> Option<String> {
    offer.waiting_weeks.map(|weeks| super::parts::count(view, "week", weeks as usize))
}

/// The identifiers in a row of `offers.csv`; `None` where it names none.
fn named(offer: &Offer) -> Option<&[At<String>]> {
    Some(offer.municipalities.0.as_slice()).filter(|ids| !ids.is_empty())
}

/// The municipalities that an offer is for; `None` is all.
pub fn places(view: &View, offer: &Offer) -> Option<BTreeSet<String>> {
    named(offer).map(|ids| expand(&view.catalogue().edition, ids))
}

/// Links to the municipalities of an offer; none where it is for all.
pub(super) fn offer_places(view: &View, offer: &Offer) -> Vec<Link> {
    let Some(ids) = named(offer) else { return Vec::new() };
    let catalogue = view.catalogue();
    if catalogue.municipalities_of(ids).len() == catalogue.municipalities.len() { Vec::new() } else { municipalities(view, ids) }
}

/// Who offers a product now, by name of the code where a product has more; who can help soonest comes first.
pub fn offers_of(view: &View, product: &Product) -> Vec<context::Offer> {
    let codes: Vec<&str> = codes(product).collect();
    let own = |offer: &&Offer| codes.contains(&offer.product.value.as_str());
    let entry = |offer: &Offer| context::Offer {
        places: named(offer).and_then(|ids| super::parts::places(view, ids)),
        provider: view.provider(&offer.provider),
        code: other_code(product, offer),
        municipalities: offer_places(view, offer),
        waiting_weeks: waiting(view, offer),
        stop: offer.stop.map(|date| view.date(date)),
        as_of: offer.as_of.map(|date| view.date(date)),
    };
    let mut offers: Vec<&Offer> = view.catalogue().offers.iter().filter(own).collect();
    offers.sort_by_key(|offer| soonest(view, offer));
    offers.into_iter().map(entry).collect()
}

/// Who can help soonest comes first: by weeks, then who reports none, and who takes nobody new last.
pub fn soonest(view: &View, offer: &Offer) -> (bool, u32) {
    (!takes_people(offer, view.shared.date), offer.waiting_weeks.unwrap_or(u32::MAX))
}

/// Which columns the offers of a product have.
pub fn offer_columns(view: &View, offers: &[context::Offer]) -> Columns {
    columns(
        offers,
        vec![
            ("municipalities", view.label("municipalities"), &|offer| names(&offer.municipalities)),
            ("wait", view.label("waiting_weeks"), &|offer| offer.waiting_weeks.clone().or(offer.stop.clone())),
            ("as_of", view.label("fill.book_as_of"), &|offer| offer.as_of.clone()),
        ],
    )
}

/// The code that is offered, where it is not the product's own.
fn other_code(product: &Product, offer: &Offer) -> Option<String> {
    let own = product.code.as_ref().is_some_and(|code| code.value.as_str() == offer.product.value);
    (!own && !product.other_codes.is_empty()).then(|| offer.product.value.clone())
}
