//! How products relate, from both sides: what one product says, shown on the other too.

use super::Catalogue;
use crate::findings::At;
use indexmap::{IndexMap, IndexSet};

/// What a product has to do with others, by their identifiers, in the order in which the products stand.
#[derive(Clone, Debug, Default)]
pub struct Related {
    /// Heavier products (opschalen), whichever of the two says so.
    pub heavier: Vec<String>,
    /// Lighter products (afschalen), likewise.
    pub lighter: Vec<String>,
    /// What may run beside it, likewise.
    pub combines_with: Vec<String>,
    /// What may not run beside it, likewise.
    pub excludes: Vec<String>,
    /// Only together with one of these.
    pub add_on_to: Vec<String>,
    /// What can be added to it (toeslagen).
    pub add_ons: Vec<String>,
    /// What to use instead (afbakening).
    pub instead: Vec<String>,
    /// The products that send on to this one.
    pub instead_of: Vec<String>,
}

/// What is said of one product beside another (combineren).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// They may run beside each other.
    May,
    /// They may not.
    MayNot,
    /// The first is only there together with the other, or with another that it names.
    OnlyWith,
    /// The other is only there as an addition to the first.
    AddOn,
}

impl Related {
    /// Whether anything is said of what may run beside it.
    pub fn has_rule(&self) -> bool {
        [&self.combines_with, &self.excludes, &self.add_on_to, &self.add_ons].into_iter().any(|list| !list.is_empty())
    }

    /// What is said of it beside another; none where that is not arranged (niet geregeld).
    pub fn beside(&self, other: &str) -> Option<Beside> {
        // What is excluded is so whatever else is said.
        let lists = [
            (&self.excludes, Beside::MayNot),
            (&self.add_on_to, Beside::OnlyWith),
            (&self.add_ons, Beside::AddOn),
            (&self.combines_with, Beside::May),
        ];
        lists.into_iter().find(|(list, _)| list.iter().any(|id| id == other)).map(|(_, said)| said)
    }
}

/// Whether a catalogue says of any product what may run beside it.
pub fn any_rule(catalogue: &Catalogue) -> bool {
    catalogue.products.values().any(|product| {
        let mut named = product.combines_with.iter().chain(&product.excludes).chain(&product.add_on_to);
        named.any(|code| catalogue.product(code).is_some_and(|other| other.id != product.id))
    })
}

/// The relations of every product.
#[derive(Debug, Default)]
pub struct Relations(IndexMap<String, Related>);

impl Relations {
    /// Works them out. Codes mean the product that has them; what leads nowhere is left out.
    pub fn of(catalogue: &Catalogue) -> Self {
        let mut pairs = Pairs { catalogue, sets: IndexMap::new() };
        for product in catalogue.products.values() {
            let id = product.id.as_str();
            pairs.add(id, &product.steps_up_to, Side::Heavier, Side::Lighter);
            pairs.add(id, &product.steps_down_to, Side::Lighter, Side::Heavier);
            pairs.add(id, &product.combines_with, Side::Combines, Side::Combines);
            pairs.add(id, &product.excludes, Side::Excludes, Side::Excludes);
            pairs.add(id, &product.add_on_to, Side::AddOnTo, Side::AddOn);
            pairs.add(id, product.instead.iter().map(|instead| &instead.r#use), Side::Instead, Side::InsteadOf);
        }
        Self(catalogue.products.keys().map(|id| (id.clone(), pairs.related(id))).collect())
    }

    /// Those of one product, by its identifier.
    pub fn get(&self, id: &str) -> &Related {
        static NONE: Related = Related {
            heavier: Vec::new(),
            lighter: Vec::new(),
            combines_with: Vec::new(),
            excludes: Vec::new(),
            add_on_to: Vec::new(),
            add_ons: Vec::new(),
            instead: Vec::new(),
            instead_of: Vec::new(),
        };
        self.0.get(id).unwrap_or(&NONE)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Heavier,
    Lighter,
    Combines,
    Excludes,
    AddOnTo,
    AddOn,
    Instead,
    InsteadOf,
}

struct Pairs<'a> {
    catalogue: &'a Catalogue,
    sets: IndexMap<(&'a str, Side), IndexSet<&'a str>>,
}

impl<'a> Pairs<'a> {
    fn add(&mut self, from: &'a str, to: impl IntoIterator<Item = &'a At<String>>, there: Side, back: Side) {
        for code in to {
            let Some(other) = self.catalogue.product(code) else { continue };
            if other.id != from {
                self.sets.entry((from, there)).or_default().insert(&other.id);
                self.sets.entry((&other.id, back)).or_default().insert(from);
            }
        }
    }

    fn related(&self, id: &str) -> Related {
        let list = |side| {
            let mut ids: Vec<&str> = self.sets.get(&(id, side)).into_iter().flatten().copied().collect();
            ids.sort_by_key(|id| self.catalogue.products.get_index_of(*id));
            ids.into_iter().map(str::to_owned).collect()
        };
        Related {
            heavier: list(Side::Heavier),
            lighter: list(Side::Lighter),
            combines_with: list(Side::Combines),
            excludes: list(Side::Excludes),
            add_on_to: list(Side::AddOnTo),
            add_ons: list(Side::AddOn),
            instead: list(Side::Instead),
            instead_of: list(Side::InsteadOf),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn what_one_says_holds_for_both() {
        let site = sample(&[
            ("content/products/a.md", "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A01\"\nexcludes = [\"45A03\"]\n+++\n"),
            (
                "content/products/b.md",
                "+++\nname = \"B\"\nsegment = \"s\"\ncode = \"45A02\"\nsteps_down_to = [\"45A01\"]\nadd_on_to = [\"45A01\", \"45X99\"]\n+++\n",
            ),
            (
                "content/products/c.md",
                "+++\nname = \"C\"\nsegment = \"s\"\ncode = \"45A03\"\nother_codes = [{ code = \"45A04\" }]\ninstead = [{ when = \"kort\", use = \"45A02\" }]\n+++\n",
            ),
            ("content/products/d.md", "+++\nname = \"D\"\nsegment = \"s\"\ncode = \"45A05\"\nsteps_up_to = [\"45A04\", \"45A02\"]\n+++\n"),
        ]);
        let relations = Relations::of(site.catalogue.as_ref().unwrap());
        assert_eq!(relations.get("45A01").heavier, ["45A02"]);
        assert_eq!(relations.get("45A01").add_ons, ["45A02"]);
        assert_eq!(relations.get("45A01").excludes, ["45A03"]);
        assert_eq!(relations.get("45A03").excludes, ["45A01"]);
        assert_eq!(relations.get("45A02").lighter, ["45A01", "45A05"]);
        assert_eq!(relations.get("45A02").instead_of, ["45A03"]);
        assert_eq!(relations.get("45A05").heavier, ["45A02", "45A03"]);
        assert!(relations.get("45X99").heavier.is_empty());
        assert_eq!(relations.get("45A03").beside("45A01"), Some(Beside::MayNot));
        assert_eq!(relations.get("45A02").beside("45A01"), Some(Beside::OnlyWith));
        assert_eq!(relations.get("45A01").beside("45A02"), Some(Beside::AddOn));
        assert_eq!(relations.get("45A01").beside("45A05"), None);
        assert!(any_rule(site.catalogue.as_ref().unwrap()) && !relations.get("45A05").has_rule());
    }
}
