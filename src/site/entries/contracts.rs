//! Contracts, the clauses in them, and requirements.

use super::{entry, facets, plain, sections, text};
use crate::catalogue::Catalogue;
use crate::catalogue::compose::Composed;
use crate::search::{Entry, Section};
use crate::site::fill::concern;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Contracts, clauses and requirements.
pub fn contracts(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for contract in catalogue.contracts.values() {
        let mut found = entry("contract", &PageId::Contract(contract.id.clone()), None, &contract.title);
        let titles = contract.annex.iter().map(|annex| annex.title.value.clone());
        found.sections.push(text(titles.collect::<Vec<_>>().join(". ")));
        all.push(found);
    }
    for clause in catalogue.clauses.values() {
        // One result a clause, however many contracts use it: in the largest that has it.
        let Some((composed, title)) = stands(catalogue, &clause.id) else { continue };
        let page = PageId::Contract(composed.id.clone());
        let mut found = entry("clause", &page, Some(&clause.id), title.unwrap_or(&clause.title));
        found.codes = numbers(view, composed, &clause.id);
        found.facts = contracts_with(view, composed, &clause.id);
        let view = &View { contract: Some(composed), clause: Some(&clause.id), ..view.clone() };
        found.sections =
            sections(view, &clause.body).into_iter().map(|section| Section { anchor: Some(clause.id.clone()), ..section }).collect();
        found.facets = facets(view, &clause.scope);
        all.push(found);
    }
    for programme in catalogue.requirements.values() {
        for requirement in &programme.requirement {
            let number = programme
                .prefix
                .as_ref()
                .map_or_else(|| requirement.id.value.clone(), |prefix| format!("{prefix}-{}", requirement.id.value));
            let title = format!("{}, {number}", programme.title.value);
            let mut found = entry("requirement", &PageId::Requirement(programme.id.clone()), Some(&requirement.id), &title);
            found.codes.push(number);
            found.sections.push(text(plain(view, &requirement.text)));
            found.facets = facets(view, &requirement.scope);
            all.push(found);
        }
    }
}

/// What a clause is called in every contract that has it, first in the one that a result leads to: "artikel 7".
fn numbers(view: &View, first: &Composed, clause: &str) -> Vec<String> {
    let all = std::iter::once(first).chain(view.catalogue().composed.values());
    let mut numbers = Vec::new();
    for number in all.filter_map(|composed| composed.articles.get(clause)) {
        let name = view.say("refer.article", &[number]);
        if !numbers.contains(&name) {
            numbers.push(name);
        }
    }
    numbers
}

/// The contract that a result leads to, and how many others have the clause.
fn contracts_with(view: &View, first: &Composed, clause: &str) -> Vec<String> {
    let others = view.catalogue().composed.values().filter(|other| other.id != first.id && other.articles.contains_key(clause)).count();
    let title = concern::contract(view, first).label;
    let more = (others > 0).then(|| view.say("search_facts.other_contracts", &[&others.to_string()]));
    std::iter::once(title).chain(more).collect()
}

/// The contract that has a clause: as an article, the one with the most articles, or else before its articles, where it can
/// have a title of its own.
fn stands<'a>(catalogue: &'a Catalogue, clause: &str) -> Option<(&'a Composed, Option<&'a str>)> {
    let having = catalogue.composed.values().filter(|composed| composed.articles.contains_key(clause));
    let article = having.rev().max_by_key(|composed| composed.articles.len());
    let front = || {
        let front = |composed: &'a Composed| {
            let front = &catalogue.contracts.get(&composed.contract)?.front;
            let own = front.iter().find(|front| front.clause.value == clause)?;
            Some((composed, own.title.as_deref()))
        };
        catalogue.composed.values().find_map(front)
    };
    article.map(|composed| (composed, None)).or_else(front)
}
