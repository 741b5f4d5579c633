//! Segments: the list as a tree, and the page of one.

use super::concern;
use super::parts::{closed, coverage, current_periods, in_time, municipalities, scope_facts, threshold, without};
use super::products::{list_columns, product_row, tariff_period};
use super::words::{fact, opening, range, sentence};
use super::{page, product, provider, segment_tables};
use crate::catalogue::Entry;
use crate::catalogue::funding::FundingPart;
use crate::catalogue::segment::Segment;
use crate::catalogue::subject::Subject;
use crate::catalogue::terms::Funding;
use crate::figures;
use crate::markdown::{escape, text_of};
use crate::site::context::{self, Admission, Fact, Instruments, Link, Page, Reference, SegmentPage, SegmentRow, SegmentsPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All segments, each after the one it lies in.
pub fn segments(view: &View) -> SegmentsPage {
    SegmentsPage { segments: rows(view), conditions: segment_tables::conditions_in_list(view) }
}

/// The page of all segments.
pub fn segments_page(view: &View) -> Page {
    let number = view.catalogue().segments.len();
    let description = format!("{}, {}", view.catalogue().settings.site.title.value, super::parts::count(view, "segment", number));
    Page { description: Some(description), ..page::page(view, &PageId::Segments, "segments", view.label("segments")) }
}

/// A segment's own keys.
pub fn segment(view: &View, segment: &Entry<Segment>) -> SegmentPage {
    SegmentPage { segment: content(view, segment) }
}

/// The page of a segment.
pub fn page(view: &View, segment: &Entry<Segment>) -> Page {
    let mut page = page::page(view, &PageId::Segment(segment.id.clone()), "segment", segment.name.value.clone());
    let around: Vec<Link> = view.catalogue().lineage(&segment.id).skip(1).map(|segment| view.segment(&segment.id)).collect();
    page.breadcrumbs.extend(around.into_iter().rev());
    page.description = summary(view, segment);
    page
}

/// All segments as rows, each after the one it lies in.
pub fn rows(view: &View) -> Vec<SegmentRow> {
    let depth = |segment: &Entry<Segment>| u8::try_from(view.catalogue().lineage(&segment.id).count() - 1).unwrap_or(u8::MAX);
    tree(view).into_iter().map(|segment| row(view, segment, depth(segment))).collect()
}

/// All segments, each after the one it lies in. Those whose parents run in a circle are left out.
pub fn tree<'a>(view: &View<'a>) -> Vec<&'a Entry<Segment>> {
    let mut all = Vec::new();
    for top in view.catalogue().segments.values().filter(|segment| parent(view, segment).is_none()) {
        below(view, top, &mut all);
    }
    all
}

fn below<'a>(view: &View<'a>, segment: &'a Entry<Segment>, all: &mut Vec<&'a Entry<Segment>>) {
    all.push(segment);
    for child in children(view, &segment.id) {
        below(view, child, all);
    }
}

/// The segment that another lies in, where there is one; parents in a circle are none.
fn parent<'a>(view: &View<'a>, segment: &'a Entry<Segment>) -> Option<&'a Entry<Segment>> {
    view.catalogue().lineage(&segment.id).nth(1)
}

/// The segments that lie in a segment.
pub fn children<'a>(view: &View<'a>, id: &'a str) -> impl Iterator<Item = &'a Entry<Segment>> {
    view.catalogue().segments.values().filter(move |segment| segment.parent.as_ref().is_some_and(|parent| parent.value == id))
}

/// The number of a segment: its place among its neighbours, after that of the segment it lies in ("4.1").
pub fn number(view: &View, segment: &Entry<Segment>) -> Option<String> {
    let mut places: Vec<String> = Vec::new();
    for around in view.catalogue().lineage(&segment.id) {
        places.push(around.order?.to_string());
    }
    places.reverse();
    Some(places.join("."))
}

/// A segment in a list.
pub fn row(view: &View, segment: &Entry<Segment>, depth: u8) -> SegmentRow {
    SegmentRow {
        number: number(view, segment),
        name: segment.name.value.clone(),
        url: view.href(&PageId::Segment(segment.id.clone()), None).unwrap_or_default(),
        depth,
        kind: segment.kind.map(|kind| view.label(&format!("segment_kind.{}", kind.key()))),
        summary_html: summary(view, segment).map(|text| escape(&text)),
        statuses: in_time(view, segment.valid_from, segment.valid_until.as_ref().map(|date| date.value)),
        law: view.catalogue().segment_law(&segment.id).map(|law| view.label(&format!("law.{}", law.key()))),
        coverage: coverage(view, segment.scope.get("municipalities")),
        products: products(view, segment).count().to_string(),
    }
}

/// The beginning of a segment's text.
pub fn summary(view: &View, segment: &Entry<Segment>) -> Option<String> {
    let lead = view.markdown(&segment.body, 3, &segment.name).lead_html;
    let text = opening(&text_of(&lead), 140);
    (!text.is_empty()).then_some(text)
}

/// The products of a segment and of the segments in it.
pub fn products<'a>(view: &View<'a>, segment: &'a Entry<Segment>) -> impl Iterator<Item = &'a Entry<crate::catalogue::product::Product>> {
    let catalogue = view.catalogue();
    let inside = |id: &str| catalogue.lineage(id).any(|around| around.id == segment.id);
    let segments: Vec<&str> = catalogue.segments.keys().map(String::as_str).filter(|id| inside(id)).collect();
    catalogue.products.values().filter(move |product| segments.contains(&product.segment.value.as_str()))
}

/// Everything a segment says.
pub fn content(view: &View, segment: &Entry<Segment>) -> context::Segment {
    let catalogue = view.catalogue();
    let subject = Subject::segment(catalogue, segment);
    let html = view.markdown(&segment.body, 3, &segment.name).html;
    let until = segment.valid_until.as_ref().map(|date| date.value);
    let own = catalogue.lineage(&segment.id).count();
    let inside =
        tree(view).into_iter().filter(|other| other.id != segment.id && catalogue.lineage(&other.id).any(|around| around.id == segment.id));
    let depth = |child: &Entry<Segment>| u8::try_from(catalogue.lineage(&child.id).count() - own - 1).unwrap_or(u8::MAX);
    let products: Vec<_> = products(view, segment).map(|product| product_row(view, product)).collect();
    context::Segment {
        number: number(view, segment),
        name: segment.name.value.clone(),
        kind: segment.kind.map(|kind| view.label(&format!("segment_kind.{}", kind.key()))),
        statuses: in_time(view, segment.valid_from, until),
        law: catalogue.segment_law(&segment.id).map(|law| view.label(&format!("law.{}", law.key()))),
        parent: parent(view, segment).map(|parent| view.segment(&parent.id)),
        children: inside.map(|child| row(view, child, depth(child))).collect(),
        validity: (segment.valid_from.is_some() || until.is_some()).then(|| view.validity(segment.valid_from, until)),
        replaces: segment.replaces.iter().map(|id| reference(view, id)).collect(),
        excludes: excludes(view, segment),
        category: segment.category.as_ref().map(|id| view.category(id)),
        municipalities: municipalities(view, segment.scope.get("municipalities")),
        coverage: coverage(view, segment.scope.get("municipalities")),
        funding: funding(view, segment.funding, &segment.funding_parts),
        providers_wanted: segment.providers.as_ref().and_then(|providers| providers.wanted.as_deref()).map(range),
        providers_contracted: segment.providers.as_ref().and_then(|providers| providers.contracted.as_deref()).map(range),
        main_contractor_share: segment.main_contractor_share.map(|share| figures::percent(share.value.0, view.shared.language)),
        admission: segment.admission.as_ref().map(|admission| Admission {
            procedures: admission.procedures.iter().map(|id| provider::procedure(view, id)).collect(),
            windows: admission.windows.iter().map(|w| view.validity(w.from, w.until.as_ref().map(|date| date.value))).collect(),
            closed_for: admission.closed_for.iter().map(|entry| closed(view, entry)).collect(),
            thresholds: admission.thresholds.iter().map(|entry| threshold(view, entry)).collect(),
            rules_html: admission.rules.as_ref().map(|text| view.block(text)),
        }),
        instruments: segment.instruments.as_ref().map(|instruments| Instruments {
            suppliers_html: instruments.suppliers.as_ref().map(|text| view.block(text)),
            access_html: instruments.access.as_ref().map(|text| view.block(text)),
            funding_html: instruments.funding.as_ref().map(|text| view.block(text)),
            contract_html: instruments.contract.as_ref().map(|text| view.block(text)),
        }),
        conditions: segment.conditions.0.iter().map(|(label, text)| fact(label, &view.inline(text))).collect(),
        scope: scope(view, segment),
        html: (!html.trim().is_empty()).then_some(html),
        columns: list_columns(view, &products, &["segment", "law_head"]),
        products,
        tariff_period: tariff_period(view),
        later_periods: super::later::periods(view),
        matrices: matrices(view, segment),
        providers: contracted(view, segment),
        contracts: concern::contracts(view, &subject),
        requirements: concern::requirements(view, &subject),
        indicators: concern::indicators(view, &subject),
        questions: concern::questions(view, &subject),
        clauses: concern::clauses(view, &subject),
        documents: concern::documents(view, &subject),
        changes: product::changes(view, |kind, id| kind == "segment" && id == segment.id),
    }
}

/// How something is paid for, with the parts that are paid in another way: "Inspanning (p × q); 10 % van het budget: resultaat".
pub fn funding(view: &View, whole: Option<Funding>, parts: &[FundingPart]) -> Option<String> {
    let name = |funding: Funding| view.label(&format!("funding.{}", funding.key()));
    let part = |part: &FundingPart| {
        let percent = figures::percent(part.percent.value.0, view.shared.language);
        let text = view.say("fill.funding_part", &[&percent, &name(part.funding).to_lowercase()]);
        let dates = figures::period(part.from, part.until.as_ref().map(|date| date.value), view.shared.language);
        let when: Vec<String> = part.when.iter().cloned().chain((!dates.is_empty()).then_some(dates)).collect();
        if when.is_empty() { text } else { format!("{text} ({})", when.join(", ")) }
    };
    let said: Vec<String> = whole.map(name).into_iter().chain(parts.iter().map(part)).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The tariffs of products that differ by the same dimensions: result areas beside each other, by intensity.
fn matrices(view: &View, segment: &Entry<Segment>) -> Vec<context::Table> {
    let own: Vec<_> = products(view, segment).collect();
    let periods = current_periods(view);
    // Of a single product its own page is the place.
    if own.iter().filter(|product| !view.catalogue().differs_by(product).is_empty()).count() < 2 {
        return Vec::new();
    }
    super::matrix::all(view, &own, &super::matrix::Asked { periods: &periods, shown: &|_| true, names: true, empty: true })
}

/// A segment, or what it was called before this catalogue.
fn reference(view: &View, id: &str) -> Reference {
    let link = view.segment(id);
    if view.catalogue().segments.contains_key(id) {
        return Reference { label: link.label, url: link.url, code: None };
    }
    // What is no longer there has the name that it had; what no version knows has none but its identifier.
    let name = super::gone::name(view, &PageId::Segment(id.to_owned()));
    Reference { label: name.unwrap_or_else(|| sentence(&id.replace('-', " "))), url: link.url, code: None }
}

/// The segments that a provider may not be in as well, whichever of the two says so.
fn excludes(view: &View, segment: &Entry<Segment>) -> Vec<Reference> {
    let named = segment.excludes.iter().map(|id| id.value.as_str());
    let back = view.catalogue().segments.values().filter(|other| other.excludes.iter().any(|id| id.value == segment.id));
    let ids = super::parts::once(named.chain(back.map(|other| other.id.as_str())));
    ids.into_iter().map(|id| reference(view, id)).collect()
}

/// What limits a segment beside its law and municipalities, which have places of their own.
fn scope(view: &View, segment: &Segment) -> Vec<Fact> {
    scope_facts(view, &without(&segment.scope, &["law", "municipalities"]))
}

/// The providers that have a contract for it.
fn contracted(view: &View, segment: &Entry<Segment>) -> Vec<Link> {
    let own = |entry: &crate::catalogue::people::Contracted| {
        entry.segments.is_empty()
            || entry.segments.iter().any(|id| view.catalogue().lineage(&segment.id).any(|around| around.id == id.value))
    };
    let providers = view.catalogue().providers.values().filter(|provider| provider.contracted.iter().any(own));
    providers.map(|provider| view.provider(&provider.id)).collect()
}
