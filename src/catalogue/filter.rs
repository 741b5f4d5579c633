//! The filters of a table that is made of the catalogue, as they stand behind its name: `tariffs?segments=wonen&period=2026`.

use super::document::{Question, Requirement};
use super::product::Product;
use super::scope::{Scope, expand};
use super::segment::Segment;
use super::subject::{self, Subject};
use super::terms::Law;
use super::{Catalogue, Entry};
use crate::findings::{At, Place};
use std::collections::BTreeSet;

/// The filters of a table: a scope, and periods.
pub struct Filter {
    /// For whom.
    pub scope: Scope,
    /// The periods that are named.
    pub periods: Vec<String>,
    /// How the table is laid out, where that was said.
    pub layout: Option<String>,
}

impl Filter {
    /// Of the filters of a reference.
    pub fn of(query: &[(String, Vec<String>)]) -> Self {
        let mut filter = Self { scope: Scope::default(), periods: Vec::new(), layout: None };
        for (key, values) in query.iter().filter(|(_, values)| !values.is_empty()) {
            match key.as_str() {
                "layout" => filter.layout = values.first().cloned(),
                "period" | "periods" => filter.periods.extend(values.iter().cloned()),
                "law" => filter.scope.law = values.first().and_then(|law| Law::find(law)),
                _ => {
                    let values = values.iter().map(|value| At::new(value.clone(), Place::default())).collect();
                    filter.scope.keys.insert(key.clone(), values);
                }
            }
        }
        filter
    }

    /// Whether a key names nothing, or one of these.
    pub fn has(&self, key: &str, ids: &[&str]) -> bool {
        let wanted = self.scope.get(key);
        wanted.is_empty() || wanted.iter().any(|id| ids.contains(&id.value.as_str()))
    }

    /// Whether it is for a product.
    pub fn product(&self, catalogue: &Catalogue, product: &Entry<Product>) -> bool {
        Subject::product(catalogue, product).meets(&self.scope, catalogue)
    }

    /// Whether it is for a segment.
    pub fn segment(&self, catalogue: &Catalogue, segment: &Entry<Segment>) -> bool {
        Subject::segment(catalogue, segment).meets(&self.scope, catalogue)
    }

    /// As the filters of a reference.
    pub fn query(&self) -> Vec<(String, Vec<String>)> {
        let ids = |values: &Vec<At<String>>| values.iter().map(|value| value.value.clone()).collect();
        let mut query: Vec<_> = self.scope.keys.iter().map(|(key, values)| (key.clone(), ids(values))).collect();
        query.extend(self.scope.law.map(|law| ("law".to_owned(), vec![law.key().to_owned()])));
        query.extend(self.layout.iter().map(|layout| ("layout".to_owned(), vec![layout.clone()])));
        query.extend((!self.periods.is_empty()).then(|| ("period".to_owned(), self.periods.clone())));
        query
    }

    /// Whether a scope can hold together with this one. What holds for a segment holds for the segments in it.
    pub fn meets(&self, catalogue: &Catalogue, scope: &Scope) -> bool {
        subject::meet(catalogue, &self.scope, scope)
    }

    /// Whether a question is about something for which this can hold.
    pub fn asks(&self, catalogue: &Catalogue, question: &Question) -> bool {
        let Some(about) = &question.about else { return true };
        about.ids.iter().any(|id| match about.kind.as_str() {
            "product" | "tariff" => catalogue.product(id).is_none_or(|product| self.product(catalogue, product)),
            "segment" => catalogue.segments.get(id).is_none_or(|segment| self.segment(catalogue, segment)),
            "clause" => catalogue.clauses.get(id).is_none_or(|clause| self.meets(catalogue, &clause.scope)),
            "indicator" => catalogue.indicators.get(id).is_none_or(|indicator| self.meets(catalogue, &indicator.scope)),
            "requirement" => {
                let named = |requirement: &&Requirement| about.parts().contains(&requirement.id.as_str());
                catalogue.requirements.get(id).is_none_or(|programme| {
                    let mut named = programme.requirement.iter().filter(named).peekable();
                    named.peek().is_none() || named.any(|requirement| self.meets(catalogue, &requirement.scope))
                })
            }
            _ => true,
        })
    }

    /// The municipalities that are named, with those of the groups named; none where all are meant.
    pub fn municipalities(&self, catalogue: &Catalogue) -> Option<BTreeSet<String>> {
        let wanted = self.scope.get("municipalities");
        (!wanted.is_empty()).then(|| expand(&catalogue.edition, wanted))
    }
}
