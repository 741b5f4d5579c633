//! What a scope is held against: a product, a segment, a provider, with all that is known of it; and whether two scopes can
//! hold for the same case.

use super::people::Provider;
use super::product::{Ages, Product};
use super::scope::{Relation, Scope, expand};
use super::segment::Segment;
use super::terms::Law;
use super::{Catalogue, Entry};
use crate::findings::{At, Place};
use jiff::civil::Date;

/// What a scope is held against. An empty list means that nothing is known, so that nothing is ruled out.
#[derive(Default)]
pub struct Subject<'a> {
    /// What it is, as in a reference.
    pub kind: &'static str,
    /// By which names it is referred to.
    pub ids: Vec<&'a str>,
    laws: Vec<Law>,
    /// The segments it lies in, the nearest first.
    pub segments: Vec<&'a str>,
    /// The products that it is, holds or may be delivered by it.
    pub products: Vec<&'a str>,
    /// The categories it belongs to.
    pub categories: Vec<&'a str>,
    municipalities: Vec<&'a str>,
    ages: Option<&'a Ages>,
    /// The first day on which it is there.
    pub from: Option<Date>,
}

impl<'a> Subject<'a> {
    /// A product, by all of its codes.
    pub fn product(catalogue: &'a Catalogue, product: &'a Entry<Product>) -> Self {
        let lineage: Vec<&Entry<Segment>> = catalogue.lineage(&product.segment.value).collect();
        let codes = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.value.as_str());
        Self {
            kind: "product",
            ids: vec![&product.id],
            laws: catalogue.law(product).into_iter().collect(),
            segments: lineage.iter().map(|segment| segment.id.as_str()).collect(),
            products: std::iter::once(product.id.as_str()).chain(codes).collect(),
            categories: lineage.iter().filter_map(|segment| segment.category.as_ref()).map(|id| id.value.as_str()).collect(),
            municipalities: catalogue.municipalities_of(&product.municipalities),
            ages: product.ages.as_ref(),
            from: Some(catalogue.validity(product).0),
        }
    }

    /// A segment, with the segments around it.
    pub fn segment(catalogue: &'a Catalogue, segment: &'a Entry<Segment>) -> Self {
        let lineage: Vec<&Entry<Segment>> = catalogue.lineage(&segment.id).collect();
        let products = catalogue.products.values().filter(|product| product.segment.value == segment.id);
        Self {
            kind: "segment",
            ids: vec![&segment.id],
            laws: catalogue.segment_law(&segment.id).into_iter().collect(),
            segments: lineage.iter().map(|segment| segment.id.as_str()).collect(),
            products: products.map(|product| product.id.as_str()).collect(),
            categories: lineage.iter().filter_map(|segment| segment.category.as_ref()).map(|id| id.value.as_str()).collect(),
            municipalities: catalogue.municipalities_of(segment.scope.get("municipalities")),
            ages: None,
            from: None,
        }
    }

    /// A provider, by what it is contracted for and what it offers.
    pub fn provider(catalogue: &'a Catalogue, provider: &'a Provider) -> Self {
        let id = provider.id.value.as_str();
        let contracted = provider.contracted.iter().flat_map(|entry| &entry.segments);
        let offered =
            catalogue.offers.iter().filter(|offer| offer.provider.value == id).filter_map(|offer| catalogue.product(&offer.product));
        let named = provider.contracted.iter().flat_map(|entry| &entry.products).filter_map(|code| catalogue.product(code));
        let products: Vec<&Entry<Product>> = offered.chain(named).collect();
        let lineage = contracted.flat_map(|id| catalogue.lineage(&id.value)).map(|segment| segment.id.as_str());
        let segments = once(lineage.chain(products.iter().map(|product| product.segment.value.as_str())));
        Self {
            kind: "provider",
            ids: vec![id],
            laws: once(segments.iter().filter_map(|segment| catalogue.segment_law(segment))),
            segments,
            products: once(products.iter().map(|product| product.id.as_str())),
            categories: once(provider.contracted.iter().filter_map(|entry| entry.category.as_ref()).map(|id| id.value.as_str())),
            municipalities: Vec::new(),
            ages: None,
            from: None,
        }
    }

    /// Whether something with this scope can hold for it.
    pub fn meets(&self, scope: &Scope, catalogue: &Catalogue) -> bool {
        let law = scope.law.is_none_or(|law| self.laws.is_empty() || self.laws.contains(&law));
        let fits = |key: &str, own: &[&str]| {
            let wanted = scope.get(key);
            wanted.is_empty() || own.is_empty() || wanted.iter().any(|id| own.contains(&id.value.as_str()))
        };
        let wanted = scope.get("municipalities");
        let here = wanted.is_empty() || self.municipalities.is_empty() || {
            let expanded = expand(&catalogue.edition, wanted);
            self.municipalities.iter().any(|id| expanded.contains(*id))
        };
        law && here && fits("segments", &self.segments) && fits("products", &self.products) && fits("categories", &self.categories)
    }

    /// Whether something that is only for these ages can hold for it.
    pub fn of_age(&self, ages: Option<&Ages>) -> bool {
        self.ages.zip(ages).is_none_or(|(own, wanted)| own.meet(wanted))
    }
}

/// Whether two scopes can hold for the same case. What holds for a segment holds for the segments in it, and for its law.
pub fn meet(catalogue: &Catalogue, wanted: &Scope, scope: &Scope) -> bool {
    let mut wide = wanted.clone();
    if let Some(named) = wide.keys.get_mut("segments") {
        let around = |inner: &str, outer: &str| catalogue.lineage(inner).any(|segment| segment.id == outer);
        let related = |id: &str| wanted.get("segments").iter().any(|own| around(id, own) || around(own, id));
        let all: Vec<_> = catalogue.segments.keys().filter(|id| related(id)).map(|id| At::new(id.clone(), Place::default())).collect();
        named.extend(all);
    }
    let under = |scope: &Scope, law: crate::catalogue::terms::Law| {
        let named = scope.get("segments");
        named.is_empty() || named.iter().any(|id| catalogue.segment_law(id).is_none_or(|own| own == law))
    };
    // A product holds for the segments that it lies in.
    let lies = |one: &Scope, other: &Scope| {
        let (products, segments) = (one.get("products"), other.get("segments"));
        let within = |id: &At<String>| {
            let product = catalogue.product(id);
            product.is_none_or(|product| catalogue.lineage(&product.segment).any(|s| segments.iter().any(|own| own.value == s.id)))
        };
        products.is_empty() || segments.is_empty() || products.iter().any(within)
    };
    wide.relation(scope, &catalogue.edition) != Relation::Apart
        && lies(wanted, scope)
        && lies(scope, wanted)
        && wanted.law.is_none_or(|law| under(scope, law))
        && scope.law.is_none_or(|law| under(wanted, law))
}

/// Keeps the first of what occurs more than once.
pub fn once<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
