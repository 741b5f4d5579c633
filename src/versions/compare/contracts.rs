//! Contracts as they are composed: which articles came, went, moved, or no longer apply.

use super::{Change, Follow, What};
use crate::catalogue::Catalogue;
use crate::catalogue::compose::Composed;
use crate::catalogue::contract::Contract;
use indexmap::IndexMap;
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeSet;

/// Where an article stands in a contract, and where it stood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// The contract.
    pub contract: String,
    /// Its number in the old catalogue.
    pub old: String,
    /// Its number now.
    pub new: String,
}

/// Compares the articles of every contract that both catalogues have. An article that only has another number, because
/// something before it came or went, stays in its order and is not told; nor is one of which the clause itself is new or gone.
/// What moved in several contracts, or in several of one family, is told once, with its places.
pub fn compare(old: &Catalogue, new: &Catalogue, names: &Follow, changes: &mut Vec<Change>) {
    let (mut told, mut moved): (Vec<Change>, IndexMap<String, Vec<Place>>) = (Vec::new(), IndexMap::new());
    for now in new.composed.values() {
        let Some(was) = old.composed.values().find(|was| same(was, now, names)) else { continue };
        let pair = Pair { old, new, was, now, names };
        for (clause, place) in pair.articles(&mut told) {
            let places = moved.entry(clause).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
        pair.applies(&mut told);
    }
    for (id, now) in &new.contracts {
        let was = old.contracts.iter().find(|(was, _)| names.called("contract", was) == id);
        let Some((earlier, later)) = was.map(|(_, was)| (heads(was), heads(now))) else { continue };
        if earlier != later {
            let field = Some("chapters".to_owned());
            let own = Change::of("contract", id, &now.title.value, What::Changed);
            told.push(Change { field, old: Some(earlier.into()), new: Some(later.into()), ..own });
        }
    }
    changes.extend(moved.into_iter().map(|(clause, contracts)| {
        let title = new.clauses.get(&clause).map_or("", |clause| clause.title.value.as_str());
        Change { contracts, ..Change::of("clause", &clause, title, What::Moved) }
    }));
    changes.extend(told);
}

/// Whether two are the same contract, for the same segment and category, under the names of now.
fn same(was: &Composed, now: &Composed, names: &Follow) -> bool {
    let segment = was.segment.as_deref().map(|segment| names.called("segment", segment));
    names.called("contract", &was.contract) == now.contract && segment == now.segment.as_deref() && was.category == now.category
}

/// The titles of the parts and chapters of a contract.
fn heads(contract: &Contract) -> Vec<String> {
    let parts = contract.part.iter().flat_map(|part| std::iter::once(&part.title).chain(part.chapter.iter().map(|chapter| &chapter.title)));
    parts.chain(contract.chapter.iter().map(|chapter| &chapter.title)).cloned().collect()
}

/// A contract of both catalogues.
struct Pair<'a> {
    old: &'a Catalogue,
    new: &'a Catalogue,
    was: &'a Composed,
    now: &'a Composed,
    names: &'a Follow,
}

impl Pair<'_> {
    /// The clauses that were in the contract, by the names that they have now, each with its number.
    fn before(&self) -> Vec<(&str, &str)> {
        self.was.all().map(|article| (self.names.called("clause", &article.clause), article.number.as_str())).collect()
    }

    /// Which articles stand elsewhere; those that came or went though their clause is in both catalogues are `told`.
    fn articles(&self, told: &mut Vec<Change>) -> Vec<(String, Place)> {
        let numbers = self.before();
        let before: Vec<&str> = numbers.iter().map(|(clause, _)| *clause).collect();
        let after: Vec<&str> = self.now.all().map(|article| article.clause.as_str()).collect();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
            if let (DiffTag::Delete | DiffTag::Insert | DiffTag::Replace, removed, added) = op.as_tag_tuple() {
                gone.extend_from_slice(&before[removed]);
                come.extend_from_slice(&after[added]);
            }
        }
        let was_there: BTreeSet<&str> = self.old.clauses.keys().map(|clause| self.names.called("clause", clause)).collect();
        let both = |clause: &&&str| was_there.contains(*clause) && self.new.clauses.contains_key(**clause);
        let mut moved = Vec::new();
        for clause in come.iter().filter(both) {
            let old = numbers.iter().find(|(own, _)| own == clause);
            let new = self.now.all().find(|article| article.clause == *clause);
            if let (Some((_, old)), Some(new)) = (old, new) {
                let place = Place { contract: self.now.contract.clone(), old: (*old).to_owned(), new: new.number.clone() };
                moved.push(((*clause).to_owned(), place));
            } else {
                tell(told, Change { new: Some((*clause).into()), ..self.contract("articles") });
            }
        }
        for clause in gone.iter().filter(both).filter(|clause| !come.contains(*clause)) {
            tell(told, Change { old: Some((*clause).into()), ..self.contract("articles") });
        }
        moved
    }

    /// Which articles hold no longer, or again.
    fn applies(&self, told: &mut Vec<Change>) {
        for article in self.now.all() {
            let earlier = self.was.all().find(|other| self.names.called("clause", &other.clause) == article.clause);
            if let Some(earlier) = earlier.filter(|earlier| earlier.applies != article.applies) {
                let own = self.contract(&format!("applies: {}", article.clause));
                tell(told, Change { old: Some(earlier.applies.into()), new: Some(article.applies.into()), ..own });
            }
        }
    }

    fn contract(&self, field: &str) -> Change {
        let title = self.new.contracts.get(&self.now.contract).map_or("", |contract| contract.title.value.as_str());
        Change { field: Some(field.to_owned()), ..Change::of("contract", &self.now.contract, title, What::Changed) }
    }
}

/// A family of contracts is one to a reader: what differs in all of them is told once.
fn tell(told: &mut Vec<Change>, change: Change) {
    if !told.contains(&change) {
        told.push(change);
    }
}
