//! Contracts composed from clauses: one for each segment or category where asked, with the number of every article.

use super::contract::{Chapter, ClauseUse, Contract, ContractValue};
use super::edition::Edition;
use super::terms::{ForEach, Numbering};
use super::{Entry, Records};
use crate::findings::{Findings, rules};
use indexmap::IndexMap;

/// A contract as it is printed.
#[derive(Clone, Debug)]
pub struct Composed {
    /// Its identifier: `<id>`, `<id>-<segment>`, `<id>-<segment>-<category>`.
    pub id: String,
    /// The contract it is made from.
    pub contract: String,
    /// The segment it is for.
    pub segment: Option<String>,
    /// The category of providers it is for.
    pub category: Option<String>,
    /// Its parts; one without a title where it has none.
    pub parts: Vec<ComposedPart>,
    /// The articles by clause, for references.
    pub articles: IndexMap<String, String>,
}

/// A part (deel).
#[derive(Clone, Debug)]
pub struct ComposedPart {
    /// Number and title; none where the contract has no parts.
    pub head: Option<(String, String)>,
    /// Its chapters; one without a title where the part has none.
    pub chapters: Vec<ComposedChapter>,
}

/// A chapter (hoofdstuk).
#[derive(Clone, Debug)]
pub struct ComposedChapter {
    /// Number and title; none where the part has no chapters.
    pub head: Option<(String, String)>,
    /// Its articles.
    pub articles: Vec<ComposedArticle>,
}

/// An article (artikel).
#[derive(Clone, Debug)]
pub struct ComposedArticle {
    /// Its number: "3", "3.2".
    pub number: String,
    /// The clause.
    pub clause: String,
    /// False where it keeps its number and does not apply.
    pub applies: bool,
}

impl Composed {
    /// All articles in order.
    pub fn all(&self) -> impl Iterator<Item = &ComposedArticle> {
        self.parts.iter().flat_map(|part| &part.chapters).flat_map(|chapter| &chapter.articles)
    }

    /// By what a value of it can be told: its segment and its category. A contract for one segment or category is of that one,
    /// also when it is not made for each.
    pub fn keys<'a>(&'a self, contract: &'a Contract) -> Vec<&'a str> {
        [self.segments(contract), self.categories(contract)].into_iter().filter(|own| own.len() == 1).flatten().collect()
    }

    /// A value of the contract for this segment or category.
    pub fn value<'a>(&self, contract: &'a Contract, name: &str) -> Option<&'a str> {
        match &contract.values.0.get(name)?.value {
            ContractValue::One(text) => Some(text),
            ContractValue::By(values) => {
                let own = self.keys(contract).into_iter().find_map(|key| values.0.get(key));
                own.or_else(|| values.0.get("default")).map(String::as_str)
            }
        }
    }
}

/// Composes every contract. A contract without articles is composed too: it is an outline.
pub fn compose(records: &Records, edition: &Edition, findings: &mut Findings) -> IndexMap<String, Composed> {
    let mut all = IndexMap::new();
    for contract in records.contracts.values() {
        twice(contract, findings);
        for (segment, category) in variants(contract, records, edition) {
            let id = [Some(contract.id.clone()), segment.clone(), category.clone()].into_iter().flatten().collect::<Vec<_>>().join("-");
            let composed = one(contract, id.clone(), segment, category, records);
            all.insert(id, composed);
        }
    }
    all
}

fn twice(contract: &Entry<Contract>, findings: &mut Findings) {
    // A section before the first article has the anchors of its clause too.
    let mut seen: std::collections::BTreeSet<&String> = std::collections::BTreeSet::new();
    for front in &contract.front {
        if !seen.insert(&front.clause.value) {
            let message = format!("the clause `{}` is already in this contract", front.clause.value);
            findings.add(&rules::CLAUSE_TWICE, front.clause.place, message);
        }
    }
    let chapters = contract.chapter.iter().chain(contract.part.iter().flat_map(|part| &part.chapter)).flat_map(|chapter| &chapter.clauses);
    for used in chapters.chain(contract.part.iter().flat_map(|part| &part.clauses)) {
        if !seen.insert(&used.clause.value) {
            findings.add(
                &rules::CLAUSE_TWICE,
                used.clause.place,
                format!("the clause `{}` is already in this contract", used.clause.value),
            );
        }
    }
}

fn variants(contract: &Contract, records: &Records, edition: &Edition) -> Vec<(Option<String>, Option<String>)> {
    let written = |list: &[crate::findings::At<String>]| list.iter().map(|id| id.value.clone()).collect::<Vec<_>>();
    let mut segments = vec![None];
    let mut categories = vec![None];
    if contract.for_each.contains(&ForEach::Segment) {
        let ids = if contract.segments.is_empty() { records.segments.keys().cloned().collect() } else { written(&contract.segments) };
        segments = ids.into_iter().map(Some).collect();
    }
    if contract.for_each.contains(&ForEach::Category) {
        let all = edition.category.iter().map(|category| category.id.value.clone()).collect();
        let ids = if contract.categories.is_empty() { all } else { written(&contract.categories) };
        categories = ids.into_iter().map(Some).collect();
    }
    segments.iter().flat_map(|segment| categories.iter().map(move |category| (segment.clone(), category.clone()))).collect()
}

struct Counter {
    style: Numbering,
    chapter: usize,
    article: usize,
}

impl Counter {
    fn next(&mut self, part: &str) -> String {
        self.article += 1;
        match self.style {
            Numbering::Article => self.article.to_string(),
            Numbering::Decimal => format!("{}.{}", self.chapter.max(1), self.article),
            Numbering::Standard => format!("{part}.{}", self.article),
        }
    }
}

fn one(contract: &Entry<Contract>, id: String, segment: Option<String>, category: Option<String>, records: &Records) -> Composed {
    let mut composed = Composed { id, contract: contract.id.clone(), segment, category, parts: Vec::new(), articles: IndexMap::new() };
    let mut counter = Counter { style: contract.numbering.unwrap_or(Numbering::Article), chapter: 0, article: 0 };
    if contract.part.is_empty() {
        let chapters = chapters(&contract.chapter, "1", &mut counter, &composed, contract, records);
        if !chapters.is_empty() {
            composed.parts.push(ComposedPart { head: None, chapters });
        }
    }
    for (index, part) in contract.part.iter().enumerate() {
        let number = part.number.as_ref().map_or_else(|| (index + 1).to_string(), |number| number.0.clone());
        if counter.style == Numbering::Standard {
            // Numbered through a part, whatever its chapters.
            counter.article = 0;
            counter.chapter = 0;
        }
        let mut all = Vec::new();
        if !part.clauses.is_empty() {
            if counter.style == Numbering::Decimal {
                counter.chapter += 1;
                counter.article = 0;
            }
            let articles = articles(&part.clauses, &number, &mut counter, &composed, contract, records);
            all.push(ComposedChapter { head: None, articles });
        }
        all.extend(chapters(&part.chapter, &number, &mut counter, &composed, contract, records));
        composed.parts.push(ComposedPart { head: Some((number, part.title.clone())), chapters: all });
    }
    composed.articles = composed.all().map(|article| (article.clause.clone(), article.number.clone())).collect();
    composed
}

fn chapters(
    list: &[Chapter],
    part: &str,
    counter: &mut Counter,
    composed: &Composed,
    contract: &Contract,
    records: &Records,
) -> Vec<ComposedChapter> {
    let mut chapters = Vec::new();
    for chapter in list {
        let (before, article) = (counter.chapter, counter.article);
        counter.chapter += 1;
        if counter.style == Numbering::Decimal {
            counter.article = 0;
        }
        let articles = articles(&chapter.clauses, part, counter, composed, contract, records);
        if articles.is_empty() {
            // All of its clauses are for other segments or categories: a title above nothing is left out.
            (counter.chapter, counter.article) = (before, article);
            continue;
        }
        chapters.push(ComposedChapter { head: Some((counter.chapter.to_string(), chapter.title.clone())), articles });
    }
    chapters
}

fn articles(
    list: &[ClauseUse],
    part: &str,
    counter: &mut Counter,
    composed: &Composed,
    contract: &Contract,
    records: &Records,
) -> Vec<ComposedArticle> {
    let holds =
        |used: &&ClauseUse| records.clauses.get(&used.clause.value).is_some_and(|clause| applies(clause, composed, contract, records));
    list.iter()
        .filter(holds)
        .map(|used| ComposedArticle { number: counter.next(part), clause: used.clause.value.clone(), applies: used.applies })
        .collect()
}

/// Whether the scope of a clause allows it in a contract.
fn applies(clause: &super::contract::Clause, composed: &Composed, contract: &Contract, records: &Records) -> bool {
    let fits = |key: &str, one: Option<&String>, all: &[crate::findings::At<String>]| {
        let wanted = clause.scope.get(key);
        let has = |id: &str| wanted.iter().any(|w| w.value == id);
        wanted.is_empty() || one.map_or_else(|| all.is_empty() || all.iter().any(|id| has(id)), |id| has(id))
    };
    let law = clause.scope.law.is_none_or(|law| {
        let own = composed.segment.iter().chain(contract.segments.iter().map(|s| &s.value).filter(|_| composed.segment.is_none()));
        let mut laws = own.filter_map(|id| records.segments.get(id)).filter_map(|segment| segment.scope.law).peekable();
        laws.peek().is_none() || laws.any(|l| l == law)
    });
    law && fits("segments", composed.segment.as_ref(), &contract.segments)
        && fits("categories", composed.category.as_ref(), &contract.categories)
}
