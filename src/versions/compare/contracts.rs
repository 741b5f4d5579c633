//! Contracts as they are composed: which articles came, went, moved, or no longer apply.

use super::{Change, What};
use crate::catalogue::Catalogue;
use crate::catalogue::compose::Composed;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Compares the articles of every contract that both catalogues have. An article that only has another number, because
/// something before it came or went, stays in its order and is not told; nor is one of which the clause itself is new or gone.
pub fn compare(old: &Catalogue, new: &Catalogue, changes: &mut Vec<Change>) {
    let mut told: Vec<Change> = Vec::new();
    for (id, now) in &new.composed {
        let Some(was) = old.composed.get(id) else { continue };
        for change in articles(old, new, was, now) {
            // A family of contracts is one to a reader: what moved in all of them is told once.
            if !told.contains(&change) {
                told.push(change);
            }
        }
    }
    changes.extend(told);
}

fn articles(old: &Catalogue, new: &Catalogue, was: &Composed, now: &Composed) -> Vec<Change> {
    let before: Vec<&str> = was.all().map(|article| article.clause.as_str()).collect();
    let after: Vec<&str> = now.all().map(|article| article.clause.as_str()).collect();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        if let (DiffTag::Delete | DiffTag::Insert | DiffTag::Replace, removed, added) = op.as_tag_tuple() {
            gone.extend_from_slice(&before[removed]);
            come.extend_from_slice(&after[added]);
        }
    }
    let number =
        |composed: &Composed, clause: &str| composed.all().find(|article| article.clause == clause).map(|article| article.number.clone());
    let title =
        |catalogue: &Catalogue, clause: &str| catalogue.clauses.get(clause).map_or_else(String::new, |clause| clause.title.value.clone());
    let contract =
        |catalogue: &Catalogue| catalogue.contracts.get(&now.contract).map_or_else(String::new, |contract| contract.title.value.clone());
    let both = |clause: &str| old.clauses.contains_key(clause) && new.clauses.contains_key(clause);
    let mut changes = Vec::new();
    for clause in come.iter().filter(|clause| both(clause)) {
        let change = if gone.contains(clause) {
            Change {
                field: Some(format!("contract:{}", now.contract)),
                old: number(was, clause).map(Into::into),
                new: number(now, clause).map(Into::into),
                ..Change::of("clause", clause, &title(new, clause), What::Moved)
            }
        } else {
            let field = Some("articles".to_owned());
            Change { field, new: Some((*clause).into()), ..Change::of("contract", &now.contract, &contract(new), What::Changed) }
        };
        changes.push(change);
    }
    for clause in gone.iter().filter(|clause| both(clause) && !come.contains(clause)) {
        let field = Some("articles".to_owned());
        changes.push(Change { field, old: Some((*clause).into()), ..Change::of("contract", &now.contract, &contract(new), What::Changed) });
    }
    for article in now.all() {
        let earlier = was.all().find(|other| other.clause == article.clause);
        if let Some(earlier) = earlier.filter(|earlier| earlier.applies != article.applies) {
            changes.push(Change {
                field: Some(format!("applies: {}", article.clause)),
                old: Some(earlier.applies.into()),
                new: Some(article.applies.into()),
                ..Change::of("contract", &now.contract, &contract(new), What::Changed)
            });
        }
    }
    let heads = |composed: &Composed| -> Vec<String> {
        let parts = composed.parts.iter();
        parts
            .flat_map(|part| part.head.iter().chain(part.chapters.iter().filter_map(|chapter| chapter.head.as_ref())))
            .map(|(_, title)| title.clone())
            .collect()
    };
    let (earlier, later) = (heads(was), heads(now));
    if earlier != later {
        changes.push(Change {
            field: Some("chapters".to_owned()),
            old: Some(earlier.into()),
            new: Some(later.into()),
            ..Change::of("contract", &now.contract, &contract(new), What::Changed)
        });
    }
    changes
}
