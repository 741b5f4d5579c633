//! What follows for clauses and contracts: numbers, dates, addresses.

use super::{Basics, Facts};
use crate::catalogue::Entry;
use crate::catalogue::compose::{Composed, ComposedArticle};
use crate::catalogue::contract::{Clause, Contract};
use crate::catalogue::term::{TermDates, TermPeriod};
use crate::findings::{Findings, Place};
use crate::markdown::{self, Embed, Host, Link, Spot};
use crate::site::plan::PageId;
use crate::site::refer::annex_letter;
use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

/// What follows for a clause.
#[derive(Serialize)]
pub(super) struct ClauseFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    /// Its paragraphs and their parts, in order.
    paragraphs: Vec<ParagraphFacts>,
    /// Its article in each contract as it is composed.
    articles: IndexMap<&'a str, ArticleFacts<'a>>,
    /// The contracts that have it before their first article.
    front_of: Vec<&'a str>,
}

/// A paragraph (lid) or part.
#[derive(Serialize)]
struct ParagraphFacts {
    /// As in a reference: `2a`.
    number: String,
    /// The identifier that survives renumbering.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// An article of a contract.
#[derive(Serialize)]
struct ArticleFacts<'a> {
    number: &'a str,
    clause: &'a str,
    title: &'a str,
    applies: bool,
    address: String,
}

/// What follows for a contract.
#[derive(Serialize)]
pub(super) struct ContractFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<TermFacts>,
    annexes: IndexMap<&'a str, AnnexFacts<'a>>,
    /// The contracts that are made from it.
    composed: IndexMap<&'a str, ComposedFacts<'a>>,
}

/// What follows for an annex (bijlage).
#[derive(Serialize)]
struct AnnexFacts<'a> {
    letter: String,
    referred_to_by: Vec<&'a str>,
}

/// The dates of a term.
#[derive(Serialize)]
struct TermFacts {
    start: Option<Date>,
    end: Option<Date>,
    notice_by: Option<Date>,
    extensions: Vec<ExtensionFacts>,
    maximum: Option<Date>,
    evaluations: Vec<Date>,
}

/// The dates of an extension (verlenging).
#[derive(Serialize)]
struct ExtensionFacts {
    start: Option<Date>,
    end: Date,
    notice_by: Option<Date>,
}

impl From<TermDates> for TermFacts {
    fn from(dates: TermDates) -> Self {
        let extension = |period: &TermPeriod| ExtensionFacts { start: period.start, end: period.end, notice_by: period.notice_by };
        Self {
            start: dates.start,
            end: dates.end(),
            notice_by: dates.periods.first().and_then(|period| period.notice_by),
            extensions: dates.extensions().iter().map(extension).collect(),
            maximum: dates.maximum,
            evaluations: dates.evaluations,
        }
    }
}

/// A contract as it is composed for a segment and a category, or for all.
#[derive(Serialize)]
struct ComposedFacts<'a> {
    address: String,
    print: String,
    segment: Option<&'a str>,
    category: Option<&'a str>,
    /// The values of the contract here.
    values: IndexMap<&'a str, &'a str>,
    parts: Vec<PartFacts<'a>>,
}

#[derive(Serialize)]
struct PartFacts<'a> {
    number: Option<&'a str>,
    title: Option<&'a str>,
    chapters: Vec<ChapterFacts<'a>>,
}

#[derive(Serialize)]
struct ChapterFacts<'a> {
    number: Option<&'a str>,
    title: Option<&'a str>,
    articles: Vec<ArticleFacts<'a>>,
}

/// Of all that Markdown may ask for, the numbers of paragraphs need snippets only.
struct Snippets<'a>(&'a crate::catalogue::Catalogue);

impl Host for Snippets<'_> {
    fn link(&self, _: &crate::catalogue::reference::Reference, _: &Spot<'_>) -> Option<Vec<Link>> {
        None
    }

    fn embed(&self, _: &Embed<'_>) -> Option<String> {
        None
    }

    fn snippet(&self, id: &str) -> Option<(&str, Place)> {
        self.0.snippets.get(id).map(|snippet| (snippet.body.text.as_str(), snippet.body.place))
    }
}

impl Facts<'_> {
    pub(super) fn clause<'a>(&'a self, clause: &'a Entry<Clause>) -> ClauseFacts<'a> {
        let catalogue = self.catalogue;
        let outline = markdown::outline(&clause.body.text, clause.body.place, &Snippets(catalogue), &mut Findings::default());
        let paragraph = |part: &&markdown::Part| ParagraphFacts { number: part.path.written(), name: part.name.clone() };
        let article = |composed: &'a Composed| {
            let article = composed.all().find(|article| article.clause == clause.id)?;
            Some((composed.id.as_str(), self.article(composed, article)))
        };
        let in_front = |contract: &&Entry<Contract>| contract.front.iter().any(|front| front.clause.value == clause.id);
        ClauseFacts {
            basics: self.basics(clause.id_place, None, "clause", &clause.id),
            paragraphs: outline.all().iter().map(paragraph).collect(),
            articles: catalogue.composed.values().filter_map(article).collect(),
            front_of: catalogue.contracts.values().filter(in_front).map(|contract| contract.id.as_str()).collect(),
        }
    }

    fn article<'a>(&'a self, composed: &'a Composed, article: &'a ComposedArticle) -> ArticleFacts<'a> {
        ArticleFacts {
            number: &article.number,
            clause: &article.clause,
            title: self.catalogue.clauses.get(&article.clause).map_or("", |clause| clause.title.as_str()),
            applies: article.applies,
            address: format!("{}#{}", PageId::Contract(composed.id.clone()).address(), article.clause),
        }
    }

    pub(super) fn contract<'a>(&'a self, contract: &'a Entry<Contract>) -> ContractFacts<'a> {
        let page = PageId::Contract(contract.id.clone());
        let composed = self.catalogue.composed.values().filter(|composed| composed.contract == contract.id);
        let annexes = contract.annex.iter().enumerate().map(|(place, annex)| {
            (annex.id.as_str(), AnnexFacts { letter: annex_letter(place), referred_to_by: self.back.to("annex", &annex.id) })
        });
        ContractFacts {
            basics: self.basics(contract.id_place, Some(&page), "contract", &contract.id),
            term: contract.term.as_ref().map(|term| term.dates().into()),
            annexes: annexes.collect(),
            composed: composed.map(|composed| (composed.id.as_str(), self.composed(contract, composed))).collect(),
        }
    }

    fn composed<'a>(&'a self, contract: &'a Contract, composed: &'a Composed) -> ComposedFacts<'a> {
        let head = |head: &'a Option<(String, String)>| {
            (head.as_ref().map(|(number, _)| number.as_str()), head.as_ref().map(|(_, title)| title.as_str()))
        };
        let parts = composed.parts.iter().map(|part| {
            let (number, title) = head(&part.head);
            let chapters = part.chapters.iter().map(|chapter| {
                let (number, title) = head(&chapter.head);
                let articles = chapter.articles.iter().map(|article| self.article(composed, article)).collect();
                ChapterFacts { number, title, articles }
            });
            PartFacts { number, title, chapters: chapters.collect() }
        });
        ComposedFacts {
            address: PageId::Contract(composed.id.clone()).address(),
            print: PageId::Print(composed.id.clone()).address(),
            segment: composed.segment.as_deref(),
            category: composed.category.as_deref(),
            values: contract.values.0.keys().filter_map(|name| Some((name.as_str(), composed.value(contract, name)?))).collect(),
            parts: parts.collect(),
        }
    }
}
