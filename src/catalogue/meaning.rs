//! What a reference means where it stands: the contract whose article, annex or value it names.
//!
//! The one place where that is decided. The checks ask it whether there is one, pages ask it which, so that whatever
//! passes the checks can be shown.

use super::Catalogue;
use super::compose::Composed;
use super::contract::Annex;

/// The contract that a reference leads into.
#[derive(Clone, Copy, Debug)]
pub enum Meant<'a> {
    /// One contract.
    One(&'a Composed),
    /// All that is made of one file for each segment or category; the first of them that holds the target.
    Family(&'a Composed),
    /// Contracts of more than one file; the first that holds the target.
    Several(&'a Composed),
    /// No contract holds the target.
    Nothing,
}

impl<'a> Meant<'a> {
    /// The contract, or the first of them.
    pub fn first(self) -> Option<&'a Composed> {
        match self {
            Self::One(composed) | Self::Family(composed) | Self::Several(composed) => Some(composed),
            Self::Nothing => None,
        }
    }
}

impl Catalogue {
    /// The contracts that an identifier means: one as it is composed, or all that are made of one file.
    pub fn contracts_named<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Composed> {
        self.composed.values().filter(move |composed| composed.id == id || composed.contract == id)
    }

    /// Whether a contract holds a clause (as an article or in its front), an annex or a value.
    pub fn holds(&self, composed: &Composed, kind: &str, id: &str) -> bool {
        let Some(contract) = self.contracts.get(&composed.contract) else { return false };
        match kind {
            "annex" => contract.annex.iter().any(|annex| annex.id.value == id),
            "value" => composed.value(contract, id).is_some(),
            _ => composed.articles.contains_key(id) || contract.front.iter().any(|front| front.clause.value == id),
        }
    }

    /// The contract that a reference to a clause, an annex or a value means: the one after `@`, the one that it stands in
    /// (`own`), or the only one that holds what it names.
    pub fn meant<'a>(&'a self, kind: &str, id: &str, context: Option<&str>, own: Option<&'a Composed>) -> Meant<'a> {
        let named = |composed: &&Composed| context.is_none_or(|id| composed.id == id || composed.contract == id);
        if let Some(own) = own.filter(named).filter(|own| self.holds(own, kind, id)) {
            return Meant::One(own);
        }
        let all: Vec<&Composed> = self.composed.values().filter(named).filter(|composed| self.holds(composed, kind, id)).collect();
        match all.as_slice() {
            [] => Meant::Nothing,
            [one] => Meant::One(one),
            [first, rest @ ..] if rest.iter().all(|other| other.contract == first.contract) => Meant::Family(first),
            [first, ..] => Meant::Several(first),
        }
    }

    /// A value of the contract that is meant; of a family where it is the same in all of it.
    pub fn value_meant(&self, name: &str, context: Option<&str>, own: Option<&Composed>) -> Option<&str> {
        let of = |composed: &Composed| composed.value(self.contracts.get(&composed.contract)?, name);
        match self.meant("value", name, context, own) {
            Meant::One(composed) => of(composed),
            Meant::Family(first) => of(first).filter(|text| self.contracts_named(&first.contract).all(|other| of(other) == Some(text))),
            Meant::Several(_) | Meant::Nothing => None,
        }
    }

    /// The number of an article; of a family where it is the same wherever the clause is an article.
    pub fn article_number<'a>(&'a self, meant: Meant<'a>, clause: &str) -> Option<&'a str> {
        let first = meant.first()?;
        let number = first.articles.get(clause)?;
        let same = || self.contracts_named(&first.contract).filter_map(|other| other.articles.get(clause)).all(|other| other == number);
        match meant {
            Meant::One(_) => Some(number),
            Meant::Family(_) => same().then_some(number.as_str()),
            Meant::Several(_) | Meant::Nothing => None,
        }
    }

    /// An annex of a contract, with its place among the annexes.
    pub fn annex_of<'a>(&'a self, composed: &Composed, id: &str) -> Option<(usize, &'a Annex)> {
        self.contracts.get(&composed.contract)?.annex.iter().enumerate().find(|(_, annex)| annex.id.value == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn a_contract_is_named_or_stood_in_or_the_only_one() {
        let clause = "+++\ntitle = \"C\"\n+++\n1. C.\n";
        let site = sample(&[
            ("content/segments/t.md", "+++\nname = \"T\"\nlaw = \"wmo\"\n+++\nT.\n"),
            ("content/clauses/a.md", clause),
            ("content/clauses/b.md", clause),
            (
                "content/contracts/raam.toml",
                "title = \"R\"\nfor_each = [\"segment\"]\n[values]\nx = \"1\"\ny = { default = \"2\", t = \"3\" }\n[[chapter]]\ntitle = \"A\"\nclauses = [\"a\"]\n",
            ),
            ("content/contracts/rest.toml", "title = \"S\"\n[values]\nx = \"9\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"a\", \"b\"]\n"),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let own = catalogue.composed.get("raam-t");
        assert!(own.is_some());
        assert!(matches!(catalogue.meant("clause", "a", None, own), Meant::One(c) if c.id == "raam-t"));
        assert!(matches!(catalogue.meant("clause", "b", None, own), Meant::One(c) if c.id == "rest"));
        assert!(matches!(catalogue.meant("clause", "a", None, None), Meant::Several(_)));
        assert!(matches!(catalogue.meant("clause", "a", Some("raam"), None), Meant::Family(c) if c.contract == "raam"));
        assert!(matches!(catalogue.meant("clause", "b", Some("raam"), None), Meant::Nothing));
        assert_eq!(catalogue.value_meant("x", Some("raam"), None), Some("1"));
        assert_eq!(catalogue.value_meant("y", Some("raam"), None), None);
        assert_eq!(catalogue.value_meant("y", Some("raam"), own), Some("3"));
        assert_eq!(catalogue.value_meant("x", None, None), None);
    }
}
