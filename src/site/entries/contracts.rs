//! Contracts, the clauses in them, and requirements.

use super::{entry, facets, plain, sections, text};
use crate::catalogue::Catalogue;
use crate::catalogue::compose::Composed;
use crate::markdown::{self, Part};
use crate::search::{Entry, Place, Section};
use crate::site::context::ClauseBlock;
use crate::site::fill::{self, concern};
use crate::site::plan::PageId;
use crate::site::refer::article_anchor;
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
    for composed in catalogue.composed.values().filter(|composed| !catalogue.contracts.contains_key(&composed.id)) {
        let mut found = entry("contract", &PageId::Contract(composed.id.clone()), None, &concern::contract(view, composed).label);
        found.facets.extend(composed.segment.iter().map(|id| ("segment".to_owned(), vec![view.segment(id).label])));
        found.facets.extend(composed.category.iter().map(|id| ("category".to_owned(), vec![view.category(id).label])));
        all.push(found);
    }
    for clause in catalogue.clauses.values() {
        // One result a clause, however many contracts use it: in the largest that has it.
        let Some((composed, title)) = stands(catalogue, &clause.id) else { continue };
        let page = PageId::Contract(composed.id.clone());
        let mut found = entry("clause", &page, Some(&clause.id), title.unwrap_or(&clause.title));
        found.codes = numbers(view, composed, &clause.id);
        found.facts = contracts_with(view, composed, &clause.id);
        found.places = places(view, &clause.id);
        found.parts = view.shared.outlines.get(&clause.id).map(|outline| anchors(&outline.paragraphs)).unwrap_or_default();
        let view = &View { contract: Some(composed), clause: Some(&clause.id), ..view.clone() };
        found.sections = match composed.articles.get(&clause.id) {
            Some(number) => paragraphs(view, &clause.id, number),
            None => sections(view, &clause.body),
        };
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

/// The numbers of a clause in all contracts that have it, in their order.
fn places(view: &View, clause: &str) -> Vec<Place> {
    let place = |composed: &Composed| {
        let number = composed.articles.get(clause)?.clone();
        let anchor = article_anchor("");
        let url = format!("{}#{anchor}", PageId::Contract(composed.id.clone()).address());
        Some(Place { number, name: concern::contract(view, composed).label, url })
    };
    view.catalogue().composed.values().filter_map(place).collect()
}

/// The anchors of paragraphs and what is below them, without what stands before it: `lid-2`, `lid-2-a`.
fn anchors(parts: &[Part]) -> Vec<String> {
    parts.iter().flat_map(|part| std::iter::once(part.path.anchor()).chain(anchors(&part.parts))).collect()
}

/// The text of a clause by its paragraphs, each with the end of its anchor.
fn paragraphs(view: &View, clause: &str, number: &str) -> Vec<Section> {
    let before = format!("{}-", article_anchor(number));
    let section = |block: ClauseBlock| {
        let anchors = [block.number_id, block.id].into_iter().flatten();
        let anchor = anchors.into_iter().find_map(|anchor| anchor.strip_prefix(&before).map(str::to_owned));
        Section { anchor, ..text(markdown::text_of(&block.html)) }
    };
    let all = fill::contract::blocks(view, clause, Some(number), "").into_iter().map(section);
    all.filter(|section| !section.text.is_empty()).collect()
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
    // Where it does not apply its text is not there.
    let applies = |composed: &&Composed| composed.all().any(|article| article.clause == clause && article.applies);
    let article = having.rev().max_by_key(|composed| (applies(composed), composed.articles.len()));
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
