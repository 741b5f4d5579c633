//! Articles that an earlier version of a contract had: their anchors stay, and say since when and what replaces them.

use crate::catalogue::Catalogue;
use crate::catalogue::compose::Composed;
use crate::site::context::{GoneClause, Link};
use crate::site::plan::PageId;
use crate::site::refer::article_anchor;
use crate::site::view::View;
use std::collections::BTreeSet;

/// The articles that the version before, or one before that, had in this contract, and this one has not.
pub fn gone(view: &View, composed: &Composed) -> Vec<GoneClause> {
    let catalogue = view.catalogue();
    let own = clauses(catalogue, composed);
    let mut seen: BTreeSet<&str> = own.iter().map(|(clause, _)| *clause).collect();
    let mut gone = Vec::new();
    let editions = &view.shared.editions;
    for (at, edition) in editions.all.iter().enumerate().rev() {
        let earlier = editions.before().any(|before| before.version() == edition.version());
        let Some(then) = edition.catalogue.composed.get(&composed.id).filter(|_| earlier) else { continue };
        for (clause, number) in clauses(edition.catalogue, then) {
            if !seen.insert(clause) {
                continue;
            }
            let title = edition.catalogue.clauses.get(clause).map_or_else(|| clause.to_owned(), |clause| clause.title.value.clone());
            let name = number.map_or_else(|| title.clone(), |number| format!("{}, {title}", view.say("refer.article", &[number])));
            let after = editions.all.get(at + 1);
            let page = PageId::Contract(composed.id.clone());
            let follows = catalogue.clauses.values().filter(|other| other.replaces.iter().any(|old| old.value == clause));
            gone.push(GoneClause {
                id: clause.to_owned(),
                name,
                since: after.map(|after| view.date(after.catalogue.edition.valid_from)).unwrap_or_default(),
                successors: follows.map(|other| now(view, composed, &other.id)).collect(),
                last: Link {
                    label: view.say("gone.article_last", &[edition.version()]),
                    url: Some(editions.link(&view.address, &format!("{}{}#{clause}", edition.folder, page.address()))),
                },
            });
        }
    }
    gone
}

/// The clauses of a contract with their numbers; those before its first article have none.
fn clauses<'a>(catalogue: &'a Catalogue, composed: &'a Composed) -> Vec<(&'a str, Option<&'a str>)> {
    let front = catalogue.contracts.get(&composed.contract).into_iter().flat_map(|contract| &contract.front);
    let front = front.map(|front| (front.clause.value.as_str(), None));
    front.chain(composed.all().map(|article| (article.clause.as_str(), Some(article.number.as_str())))).collect()
}

/// An article of this contract, by its number where it has it.
fn now(view: &View, composed: &Composed, clause: &str) -> Link {
    let title = view.catalogue().clauses.get(clause).map_or_else(|| clause.to_owned(), |clause| clause.title.value.clone());
    match composed.articles.get(clause) {
        Some(number) => {
            let label = format!("{}, {title}", view.say("refer.article", &[number]));
            Link { label, url: Some(format!("#{}", article_anchor(number))) }
        }
        None => Link { label: title, url: None },
    }
}
