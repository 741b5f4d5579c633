//! Succession (opvolging): what follows up what is gone, as far as that goes over versions.
//!
//! Wider than a rename, which is one to one: a product can be withdrawn in favour of one that exists, or be split.

use crate::catalogue::Catalogue;
use std::collections::{BTreeMap, BTreeSet};

/// What every version says that follows up what, by kind and identifier.
#[derive(Debug, Default)]
pub struct Succession(BTreeMap<(&'static str, String), Vec<String>>);

impl Succession {
    /// As these versions say it; the newest first, as what it says comes first.
    pub fn of<'a>(newest_first: impl Iterator<Item = &'a Catalogue>) -> Self {
        let mut follows: BTreeMap<(&'static str, String), Vec<String>> = BTreeMap::new();
        let mut add = |kind, old: &str, new: &str| {
            let heirs = follows.entry((kind, old.to_owned())).or_default();
            if old != new && !heirs.iter().any(|heir| heir == new) {
                heirs.push(new.to_owned());
            }
        };
        for catalogue in newest_first {
            for gone in &catalogue.edition.withdrawn {
                if let Some(next) = &gone.successor {
                    add("product", &gone.code, next);
                }
            }
            for product in catalogue.products.values() {
                product.replaces.iter().for_each(|old| add("product", old, &product.id));
            }
            for segment in catalogue.segments.values() {
                segment.replaces.iter().for_each(|old| add("segment", old, &segment.id));
            }
            for contract in catalogue.contracts.values() {
                contract.replaces.iter().for_each(|old| add("contract", old, &contract.id));
            }
            for document in catalogue.documents.values() {
                document.replaces.iter().for_each(|old| add("document", old, &document.id));
            }
        }
        Self(follows)
    }

    /// What there is now of what follows up something that is gone; of a line that ended, its last name.
    pub fn heirs(&self, kind: &'static str, id: &str, present: impl Fn(&str) -> bool) -> Vec<&str> {
        let (mut heirs, mut ends) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::from([id]);
        let mut open: Vec<&str> = self.next(kind, id).iter().rev().map(String::as_str).collect();
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let next = self.next(kind, id);
            if present(id) {
                heirs.push(id);
            } else if next.is_empty() {
                ends.push(id);
            } else {
                open.extend(next.iter().rev().map(String::as_str));
            }
        }
        if heirs.is_empty() { ends } else { heirs }
    }

    /// Everything of a kind that something follows up.
    pub fn followed(&self, kind: &'static str) -> impl Iterator<Item = &str> {
        self.0.keys().filter(move |(own, _)| *own == kind).map(|(_, id)| id.as_str())
    }

    fn next(&self, kind: &'static str, id: &str) -> &[String] {
        self.0.get(&(kind, id.to_owned())).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn succession(pairs: &[(&str, &[&str])]) -> Succession {
        let pair = |(old, new): &(&str, &[&str])| (("product", (*old).to_owned()), new.iter().map(|id| (*id).to_owned()).collect());
        Succession(pairs.iter().map(pair).collect())
    }

    #[test]
    fn what_follows_is_found_over_several_versions() {
        let all = succession(&[("a", &["b"]), ("b", &["c", "d"]), ("d", &["e"])]);
        let there = |id: &str| ["c", "e"].contains(&id);
        assert_eq!(all.heirs("product", "a", there), ["c", "e"]);
        assert_eq!(all.heirs("product", "a", |_| false), ["c", "e"], "the last names of a line that ended");
        assert_eq!(all.heirs("product", "a", |id| id == "c"), ["c"]);
        assert!(all.heirs("segment", "a", there).is_empty());
    }

    #[test]
    fn a_circle_ends() {
        let circle = succession(&[("a", &["b"]), ("b", &["a"])]);
        assert!(circle.heirs("product", "a", |_| false).is_empty());
    }
}
