//! What an annex (bijlage) holds of the catalogue, and which part of that is for the contract that it belongs to.

use super::Catalogue;
use super::compose::Composed;
use super::contract::{Annex, Contract};
use super::filter::Filter;
use super::reference::Reference;
use crate::findings::At;

impl Annex {
    /// What it refers to; `tariffs` is short for `table:tariffs`.
    pub fn held(&self) -> Option<Reference> {
        let content = self.content.value.as_str();
        let place = self.content.place;
        Reference::parse(content, place).or_else(|| Reference::parse(&format!("table:{content}"), place))
    }
}

impl Composed {
    /// The segments that it is for: its own, or those that the contract names; none where it is for all.
    pub fn segments<'a>(&'a self, contract: &'a Contract) -> Vec<&'a str> {
        own_or_named(self.segment.as_ref(), &contract.segments)
    }

    /// The categories of providers that it is for; none where it is for all.
    pub fn categories<'a>(&'a self, contract: &'a Contract) -> Vec<&'a str> {
        own_or_named(self.category.as_ref(), &contract.categories)
    }
}

fn own_or_named<'a>(own: Option<&'a String>, named: &'a [At<String>]) -> Vec<&'a str> {
    own.map_or_else(|| named.iter().map(|id| id.value.as_str()).collect(), |own| vec![own.as_str()])
}

impl Catalogue {
    /// The filters of an annex: what was written, those of its table, and the segments and categories of the contract.
    pub fn annex_filter(&self, composed: &Composed, annex: &Annex, held: &Reference) -> Filter {
        let mut query = held.query.clone();
        let mut add = |key: &str, values: Vec<String>| {
            if !values.is_empty() && !query.iter().any(|(own, _)| own == key) {
                query.push((key.to_owned(), values));
            }
        };
        for (key, values) in &annex.r#where.keys {
            add(key, values.iter().map(|value| value.value.clone()).collect());
        }
        if let Some(law) = annex.r#where.law {
            add("law", vec![law.key().to_owned()]);
        }
        // Questions were put before there was a contract; requirements and tariffs of another segment do not hold here.
        if let Some(contract) = self.contracts.get(&composed.contract)
            && held.kind != "questions"
        {
            let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
            add("segments", ids(composed.segments(contract)));
            if held.kind == "requirements" {
                add("categories", ids(composed.categories(contract)));
            }
        }
        Filter::of(&query)
    }

    /// Whether nothing of what an annex is made from is for the contract. What stands in a text or a table of its own is
    /// never nothing; nor is what is not there, which is said elsewhere.
    pub fn annex_is_empty(&self, composed: &Composed, annex: &Annex) -> bool {
        let Some(held) = annex.held() else { return false };
        let filter = self.annex_filter(composed, annex, &held);
        let mut products = self.products.values().filter(|product| filter.product(self, product));
        match (held.kind.as_str(), held.id()) {
            ("requirements", id) => self
                .requirements
                .get(id)
                .is_some_and(|programme| !programme.requirement.iter().any(|requirement| filter.meets(self, &requirement.scope))),
            ("questions", id) => {
                self.questions.get(id).is_some_and(|round| !round.question.iter().any(|question| filter.asks(self, question)))
            }
            ("table", "products") => products.next().is_none(),
            ("table", "tariffs") => !products.any(|product| product.tariff.is_some() || !self.tariffs.of(&product.id).is_empty()),
            ("table", "conditions") => {
                !self.segments.values().any(|segment| !segment.conditions.0.is_empty() && filter.segment(self, segment))
            }
            ("table", "glossary") => self.glossary.is_empty(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;

    #[test]
    fn an_annex_is_for_the_segments_of_its_contract() {
        let product = |code: &str, segment: &str| {
            format!("+++\nname = \"{code}\"\nsegment = \"{segment}\"\ncode = \"{code}\"\ntariff = \"geen\"\n+++\n")
        };
        let programme =
            "title = \"Eisen\"\n[[requirement]]\nid = \"1\"\ntext = \"A\"\nsegments = [\"s\"]\n[[requirement]]\nid = \"2\"\ntext = \"B\"\n";
        let contract = |segment: &str| {
            let annexes = ["products", "tariffs", "requirements:eisen", "conditions"];
            let annexes = annexes.map(|content| format!("[[annex]]\nid = \"{}\"\ntitle = \"T\"\ncontent = \"{content}\"\n", &content[..4]));
            format!("title = \"{segment}\"\nsegments = [\"{segment}\"]\n{}", annexes.concat())
        };
        let site = sample(&[
            ("content/segments/t.md", "+++\nname = \"T\"\nlaw = \"wmo\"\n+++\nT.\n"),
            ("content/products/a.md", &product("45A01", "s")),
            ("content/requirements/eisen.toml", programme),
            ("content/contracts/een.toml", &contract("s")),
            ("content/contracts/twee.toml", &contract("t")),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let empty = |id: &str| {
            let composed = &catalogue.composed[id];
            catalogue.contracts[id].annex.iter().map(|annex| catalogue.annex_is_empty(composed, annex)).collect::<Vec<_>>()
        };
        assert_eq!(empty("een"), [false, false, false, true]);
        assert_eq!(empty("twee"), [true, true, false, true]);
        let annex = &catalogue.contracts["twee"].annex[2];
        let filter = catalogue.annex_filter(&catalogue.composed["twee"], annex, &annex.held().unwrap());
        let shown: Vec<bool> =
            catalogue.requirements["eisen"].requirement.iter().map(|requirement| filter.meets(catalogue, &requirement.scope)).collect();
        assert_eq!(shown, [false, true]);
    }
}
