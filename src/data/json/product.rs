//! What follows for products, tariffs and segments.

use super::{Basics, Facts};
use crate::catalogue::Entry;
use crate::catalogue::amounts::{Money, Percent};
use crate::catalogue::product::Product;
use crate::catalogue::scope::Scope;
use crate::catalogue::segment::Segment;
use crate::catalogue::tariff::{BuildupPart, TariffSheet};
use crate::catalogue::tariffs::{Origin, Tariff, rate_from_components};
use crate::catalogue::terms::{Frequency, Law, Unit, Variant};
use crate::site::plan::PageId;
use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

/// What follows for a product.
#[derive(Serialize)]
pub(super) struct ProductFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    /// The text before the first heading.
    lead: &'a str,
    law: Option<Law>,
    /// The segment and those around it, innermost first.
    segments: Vec<&'a str>,
    valid_from: Date,
    valid_until: Option<Date>,
    municipalities: Vec<&'a str>,
    /// The national product category (productcategorie).
    category: Option<&'a str>,
    /// How it is paid for: its own way, or its segment's.
    funding: Option<crate::catalogue::terms::Funding>,
    /// The delivery variant (uitvoeringsvariant).
    variant: Option<Variant>,
    frequency_code: Option<&'static str>,
    /// The dimensions by which its codes and tariffs differ.
    dimensions: Vec<&'a str>,
    /// Whether an allocation must have an end date.
    end_date_required: bool,
    codes: IndexMap<&'a str, CodeFacts<'a>>,
    heavier: &'a [String],
    lighter: &'a [String],
    combines_with: &'a [String],
    excludes: &'a [String],
    add_ons: &'a [String],
    instead_of: &'a [String],
    /// The providers with a contract for it.
    providers: Vec<&'a str>,
}

/// What follows for one of the codes of a product.
#[derive(Serialize)]
struct CodeFacts<'a> {
    unit: Option<Unit>,
    /// The national code of the unit.
    unit_code: Option<&'static str>,
    tariffs: Vec<TariffFacts<'a>>,
}

/// A tariff, listed or derived by indexation.
#[derive(Serialize)]
struct TariffFacts<'a> {
    product: &'a str,
    unit: Unit,
    amount: Money,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    scope: Option<&'a Scope>,
    period: &'a str,
    valid_from: Date,
    valid_until: Option<Date>,
    /// For a tariff by the hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_minute: Option<Money>,
    /// `listed` or `indexed`.
    origin: &'static str,
    #[serde(skip_serializing_if = "<[BuildupPart]>::is_empty")]
    buildup: &'a [BuildupPart],
    #[serde(skip_serializing_if = "Option::is_none")]
    indexed_from: Option<IndexedFrom<'a>>,
}

/// What a tariff is indexed from.
#[derive(Serialize)]
struct IndexedFrom<'a> {
    period: &'a str,
    amount: Money,
    rate: Percent,
}

impl<'a> From<&'a Tariff> for TariffFacts<'a> {
    fn from(tariff: &'a Tariff) -> Self {
        let (origin, buildup, indexed_from) = match &tariff.origin {
            Origin::Listed(parts) => ("listed", parts.as_slice(), None),
            Origin::Indexed { from, base, rate } => {
                ("indexed", <&[BuildupPart]>::default(), Some(IndexedFrom { period: from, amount: *base, rate: *rate }))
            }
        };
        Self {
            product: &tariff.code,
            unit: tariff.unit,
            amount: tariff.amount,
            scope: Some(&tariff.scope).filter(|scope| !scope.is_empty()),
            period: &tariff.period,
            valid_from: tariff.from,
            valid_until: tariff.until,
            per_minute: (tariff.unit == Unit::Hour).then(|| tariff.amount.per_minute()),
            origin,
            buildup,
            indexed_from,
        }
    }
}

/// What follows for a period of tariffs.
#[derive(Serialize)]
pub(super) struct SheetFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    valid_until: Option<Date>,
    /// What the components give, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_from_components: Option<Percent>,
    /// Every tariff of the period.
    tariffs: Vec<TariffFacts<'a>>,
}

/// What follows for a segment.
#[derive(Serialize)]
pub(super) struct SegmentFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    law: Option<Law>,
    /// The segments around it, innermost first.
    parents: Vec<&'a str>,
    /// The segments that lie in it.
    children: Vec<&'a str>,
    municipalities: Vec<&'a str>,
    /// Its own products.
    products: Vec<&'a str>,
    /// Segments that a provider may not be in as well, whichever of the two says so.
    excludes: Vec<&'a str>,
    /// The providers with a contract for one of its products.
    providers: Vec<&'a str>,
}

impl Facts<'_> {
    pub(super) fn product<'a>(&'a self, product: &'a Entry<Product>) -> ProductFacts<'a> {
        let catalogue = self.catalogue;
        let related = self.relations.get(&product.id);
        let (valid_from, valid_until) = catalogue.validity(product);
        let page = PageId::Product(product.id.clone());
        let frequency = product.frequency.map(|frequency| frequency.value);
        let own = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.as_str());
        ProductFacts {
            basics: self.basics(product.id_place, Some(&page), "product", &product.id),
            lead: lead(&product.body.text),
            law: catalogue.law(product),
            segments: catalogue.lineage(&product.segment).map(|segment| segment.id.as_str()).collect(),
            valid_from,
            valid_until,
            municipalities: catalogue.municipalities_of(&product.municipalities),
            category: product.code.as_ref().map(|code| code.category()),
            funding: catalogue.funding(product),
            variant: catalogue
                .funding(product)
                .and_then(crate::catalogue::terms::Funding::variant)
                .or_else(|| Some(product.unit?.value.variant())),
            dimensions: catalogue.differs_by(product).into_iter().map(|dimension| dimension.id.as_str()).collect(),
            frequency_code: frequency.map(Frequency::code),
            end_date_required: frequency == Some(Frequency::Week),
            codes: own.map(|code| (code, self.code(code))).collect(),
            heavier: &related.heavier,
            lighter: &related.lighter,
            combines_with: &related.combines_with,
            excludes: &related.excludes,
            add_ons: &related.add_ons,
            instead_of: &related.instead_of,
            providers: self.contracted.get(product.id.as_str()).cloned().unwrap_or_default(),
        }
    }

    fn code<'a>(&'a self, code: &str) -> CodeFacts<'a> {
        let unit = self.catalogue.unit(code);
        CodeFacts {
            unit,
            unit_code: unit.and_then(Unit::code),
            tariffs: self.catalogue.tariffs.of(code).iter().map(TariffFacts::from).collect(),
        }
    }

    pub(super) fn sheet<'a>(&'a self, sheet: &'a TariffSheet) -> SheetFacts<'a> {
        let id = &sheet.period.id;
        SheetFacts {
            basics: self.basics(id.place, Some(&PageId::Period(id.value.clone())), "period", id),
            valid_until: self.catalogue.tariffs.end(id),
            rate_from_components: sheet.period.indexation.as_ref().and_then(rate_from_components).map(Percent),
            tariffs: self.tariffs.get(id.as_str()).into_iter().flatten().map(|tariff| TariffFacts::from(*tariff)).collect(),
        }
    }

    pub(super) fn segment<'a>(&'a self, segment: &'a Entry<Segment>) -> SegmentFacts<'a> {
        let catalogue = self.catalogue;
        let id = segment.id.as_str();
        let products = self.products.get(id).cloned().unwrap_or_default();
        let mut providers: Vec<&str> = products.iter().filter_map(|product| self.contracted.get(product)).flatten().copied().collect();
        providers.sort_by_key(|provider| catalogue.providers.get_index_of(*provider));
        providers.dedup();
        let excluded = |other: &&Entry<Segment>| {
            other.excludes.iter().any(|excluded| excluded.value == id) || segment.excludes.iter().any(|excluded| excluded.value == other.id)
        };
        SegmentFacts {
            basics: self.basics(segment.id_place, Some(&PageId::Segment(segment.id.clone())), "segment", id),
            law: catalogue.segment_law(id),
            parents: catalogue.lineage(id).skip(1).map(|parent| parent.id.as_str()).collect(),
            children: catalogue
                .segments
                .values()
                .filter(|child| child.parent.as_ref().is_some_and(|parent| parent.value == id))
                .map(|child| child.id.as_str())
                .collect(),
            municipalities: catalogue.municipalities_of(segment.scope.get("municipalities")),
            products,
            excludes: catalogue.segments.values().filter(excluded).map(|other| other.id.as_str()).collect(),
            providers,
        }
    }
}

/// The text before the first heading.
fn lead(text: &str) -> &str {
    let end = if text.starts_with('#') { 0 } else { text.find("\n#").unwrap_or(text.len()) };
    text[..end].trim()
}
