//! Anchors on the page of a contract: an article is found by its clause, a chapter by its number, an annex by its
//! identifier, and no two of them by the same name.

use super::Check;
use crate::catalogue::compose::Composed;
use crate::findings::{Place, rules};
use crate::site::refer::{annex_anchor, article_anchor};
use std::collections::{BTreeMap, BTreeSet};

/// Looks for clauses whose anchor is that of something else in a contract.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut found: BTreeMap<&str, (Place, String)> = BTreeMap::new();
    for composed in catalogue.composed.values() {
        let front = catalogue.contracts.get(&composed.contract).map(|contract| contract.front.iter().map(|front| front.clause.as_str()));
        let clauses: Vec<&str> = front.into_iter().flatten().chain(composed.articles.keys().map(String::as_str)).collect();
        let made = made(check, composed, &clauses);
        for clause in clauses.iter().filter_map(|id| catalogue.clauses.get(*id)) {
            if let Some(of) = made.get(&clause.id) {
                let message = format!("the clause `{}` would have the same anchor as {of} in `{}`", clause.id, composed.id);
                found.entry(&clause.id).or_insert((clause.id_place, message));
            }
        }
    }
    for (place, message) in found.into_values() {
        check.findings.add(&rules::DUPLICATE_IDENTIFIER, place, message).help("set another `id`, or rename the file");
    }
}

/// The anchors of a contract that are made of something else than the identifier of a clause, and of what.
fn made(check: &Check, composed: &Composed, clauses: &[&str]) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    all.insert("artikelen".to_owned(), "the articles".to_owned());
    for part in &composed.parts {
        let within = part.head.as_ref().map_or_else(String::new, |(number, _)| format!("deel-{number}-"));
        if let Some((number, _)) = &part.head {
            all.insert(format!("deel-{number}"), format!("part {number}"));
        }
        for chapter in &part.chapters {
            match &chapter.head {
                Some((number, _)) => all.insert(format!("{within}hoofdstuk-{number}"), format!("chapter {number}")),
                None => all.insert(format!("{within}artikelen"), "the articles".to_owned()),
            };
        }
    }
    for annex in check.catalogue.contracts.get(&composed.contract).iter().flat_map(|contract| &contract.annex) {
        all.insert(annex_anchor(&annex.id), format!("the annex `{}`", annex.id.value));
    }
    let known: BTreeSet<&str> = clauses.iter().copied().collect();
    for clause in clauses {
        let number = composed.articles.get(*clause);
        if let Some(number) = number {
            all.insert(article_anchor(number), format!("article {number}"));
        }
        let Some(outline) = check.texts.outline(clause) else { continue };
        for part in outline.all() {
            let base = number.map_or_else(|| (*clause).to_owned(), |number| article_anchor(number));
            let own = [Some(format!("{base}-{}", part.path.anchor())), part.name.as_ref().map(|name| format!("{clause}-{name}"))];
            // Only what can be the name of another clause matters.
            for anchor in own.into_iter().flatten().filter(|anchor| known.contains(anchor.as_str())) {
                all.insert(anchor, format!("paragraph {} of the clause `{clause}`", part.path.written()));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn a_clause_is_not_called_as_a_chapter_or_an_annex_is() {
        let clause = "+++\ntitle = \"C\"\n+++\n1. C. {#x}\n";
        let contract = "title = \"R\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"hoofdstuk-1\", \"bijlage-a\", \"c\", \"c-x\"]\n\
                        [[annex]]\nid = \"a\"\ntitle = \"A\"\ncontent = \"tariffs\"\n";
        let lines = found(&[
            ("content/contracts/raam.toml", contract),
            ("content/clauses/hoofdstuk-1.md", clause),
            ("content/clauses/bijlage-a.md", clause),
            ("content/clauses/c.md", clause),
            ("content/clauses/c-x.md", clause),
        ]);
        assert_eq!(
            lines,
            [
                "duplicate-identifier content/clauses/bijlage-a.md:1:1 the clause `bijlage-a` would have the same anchor as the annex `a` in `raam`",
                "duplicate-identifier content/clauses/c-x.md:1:1 the clause `c-x` would have the same anchor as paragraph 1 of the clause `c` in `raam`",
                "duplicate-identifier content/clauses/hoofdstuk-1.md:1:1 the clause `hoofdstuk-1` would have the same anchor as chapter 1 in `raam`",
                "annex-empty content/contracts/raam.toml:8:12 the annex `a` is empty in `raam`",
            ]
        );
    }
}
