//! The home page: segments, what is new, and the way in for three kinds of readers. Nothing that the site
//! does not have is linked.

use super::later::to_come;
use super::parts::{count, coverage, current_sheet};
use super::{changes, data, page, planning, search, segment, words};
use crate::catalogue::Entry;
use crate::catalogue::edition::Change;
use crate::catalogue::segment::Segment;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::terms::SegmentKind;
use crate::figures;
use crate::markdown::{escape, text_of};
use crate::site::context::{
    self, Home, HomePage, HomeSegment, Link, NewsCount, Page, Route, Shown, Status, TimedFact, TimedLink, UpcomingStep,
};
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::What;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many changes and coming dates the home page shows.
const SHOWN: usize = 5;
/// So many characters of a change: two lines. The whole stands on the page of changes.
const NEWS: usize = 50;

/// The home page's own keys.
pub fn home(view: &View) -> HomePage {
    let catalogue = view.catalogue();
    let edition = &catalogue.edition;
    let products = catalogue.products.len();
    let until = edition.valid_until.as_ref().map(|date| date.value);
    let upcoming = upcoming(view);
    HomePage {
        home: Home {
            examples: search::examples(view),
            facts_html: facts(view),
            validity: Some(view.validity(Some(edition.valid_from), until)),
            routes: routes(view),
            segments: segments(view),
            product_count: (products > 0).then(|| products.to_string()),
            products_url: view.href(&PageId::Products, None),
            overview_url: view.href(&PageId::Overview, None),
            news: news(view),
            changes_url: view.href(&PageId::ChangesOf(edition.version.value.clone()), None),
            changes: edition.change.iter().take(SHOWN).map(|written| change(view, written)).collect(),
            upcoming_shown: upcoming
                .last()
                .map_or_else(Shown::default, |last| Shown { until: last.shown.until.clone(), ..Shown::default() }),
            upcoming,
            dates_url: view.href(&PageId::Dates, None),
            books: data::books(view).into_iter().filter(|link| link.url.is_some()).collect(),
        },
    }
}

/// The home page.
pub fn page(view: &View) -> Page {
    let catalogue = view.catalogue();
    let mut page = page::page(view, &PageId::Home, "home", catalogue.settings.site.title.value.clone());
    page.description = catalogue.edition.summary.as_ref().map(|summary| summary.value.clone());
    page
}

/// How much there is, and which tariffs come next.
fn facts(view: &View) -> Vec<TimedFact> {
    let catalogue = view.catalogue();
    let mut facts = Vec::new();
    if !catalogue.products.is_empty() {
        let products = format!("<strong>{}</strong>", escape(&count(view, "product", catalogue.products.len())));
        // Segments of several kinds, such as assignments and packages, are no one number.
        let alike = top(view).map(|segment| segment.kind.unwrap_or(SegmentKind::Segment)).collect::<BTreeSet<_>>().len() < 2;
        let within = alike.then(|| escape(&count(view, "segment", top(view).count())));
        let providers = (!catalogue.providers.is_empty()).then(|| escape(&count(view, "provider", catalogue.providers.len())));
        let html = match (within, providers) {
            (Some(segments), None) => view.say("fill.size", &[&products, &segments]),
            (Some(segments), Some(providers)) => view.say("fill.size_providers", &[&products, &segments, &providers]),
            (None, None) => products,
            (None, Some(providers)) => format!("{products}, {providers}"),
        };
        facts.push(TimedFact { html, shown: Shown::default() });
    }
    // Each until its own first day, and from that of the one before.
    let mut since = None;
    for sheet in to_come(view) {
        let link = view.link(view.label("fill.new_tariffs"), &PageId::Period(sheet.period.id.value.clone()), None);
        let from = sheet.period.valid_from.value;
        let html = view.say("fill.next_tariffs", &[&escape(&view.date(from)), &super::parts::anchor(&link)]);
        facts.push(TimedFact { html, shown: view.shown(since, from.yesterday().ok()) });
        since = Some(from);
    }
    facts
}

/// The tariffs of now, on the day on which somebody reads it.
fn tariffs_of_now(view: &View) -> Vec<(PageId, Shown)> {
    let Some(current) = current_sheet(view) else { return vec![(PageId::Tariffs, Shown::default())] };
    let mut sheets = vec![(current, None)];
    sheets.extend(to_come(view).filter(|sheet| !std::ptr::eq(*sheet, current)).map(|sheet| (sheet, Some(sheet.period.valid_from.value))));
    let ends = sheets.iter().skip(1).map(|(sheet, _)| sheet.period.valid_from.value.yesterday().ok()).chain([None]);
    let page = |((sheet, from), until): (&(&TariffSheet, Option<Date>), _)| {
        (PageId::Period(sheet.period.id.value.clone()), view.shown(*from, until))
    };
    sheets.iter().zip(ends).map(page).collect()
}

/// The first steps of an access team, a provider and a buyer.
fn routes(view: &View) -> Vec<Route> {
    // Who has room is only known where somebody offers something.
    let offered = !view.catalogue().offers.is_empty();
    let municipalities = if offered { "fill.route_municipalities" } else { "fill.route_municipality" };
    let routes = [
        (
            "route_access",
            vec![
                ("fill.route_guide", PageId::Guide),
                ("fill.route_products", PageId::Products),
                (municipalities, PageId::Municipalities),
                ("fill.route_combinations", PageId::Combinations),
                ("fill.route_terms", PageId::Glossary),
            ],
        ),
        (
            "route_provider",
            vec![
                ("fill.route_tariffs", PageId::Tariffs),
                ("fill.route_contracts", PageId::Contracts),
                ("fill.route_requirements", PageId::Requirements),
                ("fill.route_providers", PageId::Providers),
            ],
        ),
        (
            "route_procurement",
            vec![
                ("fill.route_segments", PageId::Segments),
                ("fill.route_planning", PageId::Planning),
                ("fill.route_questions", PageId::Questions),
                ("fill.route_documents", PageId::Documents),
                ("fill.route_data", PageId::Data),
            ],
        ),
    ];
    let mut all = Vec::new();
    for (title, pages) in routes {
        let of = |(label, page): &(&str, PageId)| match page {
            PageId::Tariffs => {
                tariffs_of_now(view).iter().map(|(page, shown)| timed(view, &tariffs_named(view, page), page, shown)).collect()
            }
            page => vec![timed(view, &view.label(label), page, &Shown::default())],
        };
        let there = pages.iter().map(of).filter(|links: &Vec<TimedLink>| links.iter().all(|timed| timed.link.url.is_some()));
        let links: Vec<TimedLink> = there.take(4).flatten().collect();
        if !links.is_empty() {
            all.push(Route { title: view.label(title), links });
        }
    }
    all
}

/// Tariffs by their period: what is called that of now is not when nobody built the site again.
fn tariffs_named(view: &View, page: &PageId) -> String {
    match page {
        PageId::Period(period) => view.say("fill.route_tariffs", &[period]),
        _ => view.label("sections.tariffs"),
    }
}

fn timed(view: &View, label: &str, page: &PageId, shown: &Shown) -> TimedLink {
    TimedLink { link: view.link(label.to_owned(), page, None), shown: shown.clone() }
}

/// The segments that lie in no other.
fn top<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Entry<Segment>> {
    let catalogue = view.catalogue();
    catalogue.segments.values().filter(|entry| catalogue.lineage(&entry.id).nth(1).is_none())
}

fn segments(view: &View) -> Vec<HomeSegment> {
    let row = |entry: &Entry<Segment>| HomeSegment {
        number: segment::number(view, entry),
        name: entry.name.value.clone(),
        url: view.href(&PageId::Segment(entry.id.clone()), None).unwrap_or_default(),
        summary_html: segment::summary(view, entry).map(|text| escape(&text)),
        coverage: coverage(view, entry.scope.get("municipalities")),
        products: segment::products(view, entry).count().to_string(),
    };
    top(view).map(row).collect()
}

/// How many products are new, changed and withdrawn: beside the version before, where there is one.
fn news(view: &View) -> Vec<NewsCount> {
    let catalogue = view.catalogue();
    if let Some(told) = view.shared.own_changes() {
        let whats = [What::New, What::Changed, What::Renamed, What::Withdrawn];
        let counts = whats.map(|what| (changes::status(view, what), changes::number(told, "product", what)));
        return counted(counts);
    }
    let of = |kind: &str| catalogue.products.values().filter(|product| super::products::news(view, product) == Some(kind)).count();
    let counts = [("new", of("new")), ("changed", of("changed")), ("withdrawn", catalogue.edition.withdrawn.len())];
    counted(counts.map(|(kind, number)| {
        (Status { kind: kind.to_owned(), label: view.label(&format!("status.{kind}")), ..Status::default() }, number)
    }))
}

fn counted<const N: usize>(counts: [(Status, usize); N]) -> Vec<NewsCount> {
    let some = counts.into_iter().filter(|(_, number)| *number > 0);
    some.map(|(status, number)| NewsCount { status, count: number.to_string() }).collect()
}

/// A change in a line or two.
fn change(view: &View, written: &Change) -> context::Change {
    context::Change {
        about: super::contract::reference_links(view, &written.about),
        reason_html: escape(&words::opening(&text_of(&super::product::reason(view, written)), NEWS)),
        question: None,
    }
}

/// What is still to come: steps of the planning, and tariffs; the soonest first.
fn upcoming(view: &View) -> Vec<UpcomingStep> {
    let catalogue = view.catalogue();
    let today = view.shared.date;
    let mut all: Vec<(Date, Link)> = Vec::new();
    for step in &catalogue.steps {
        // A step under way counts by the day on which it ends.
        let days = [step.start, step.end.as_ref().map(|date| date.value)];
        if let Some(day) = days.into_iter().flatten().find(|day| *day >= today) {
            all.push((day, view.link(step.title.value.clone(), &PageId::Planning, Some(&planning::id(step)))));
        }
    }
    for sheet in catalogue.sheets.iter().filter(|sheet| sheet.period.valid_from.value >= today) {
        let label = view.say("fill.tariffs_of", &[&sheet.period.id]);
        all.push((sheet.period.valid_from.value, view.link(label, &PageId::Period(sheet.period.id.value.clone()), None)));
    }
    all.sort_by_key(|(day, _)| *day);
    let when = |day: Date| {
        if day.year() == today.year() { figures::day_month(day, view.shared.language) } else { view.date(day) }
    };
    let days: Vec<Date> = all.iter().map(|(day, _)| *day).collect();
    // What finds no room yet has it once what stands before it is over.
    let since = |at: usize| at.checked_sub(SHOWN).and_then(|at| days[at].tomorrow().ok());
    let step = |(at, (day, step)): (usize, (Date, Link))| UpcomingStep {
        when: when(day),
        step,
        status: None,
        shown: view.shown(since(at), Some(day)),
    };
    all.into_iter().take(4 * SHOWN).enumerate().map(step).collect()
}
