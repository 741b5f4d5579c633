//! What follows for requirements, documents, questions, tables, snippets and assets.

use super::{Basics, Facts};
use crate::catalogue::Entry;
use crate::catalogue::document::{Document, QuestionRound, Requirements, TableFile};
use crate::content::files::Asset;
use crate::site::plan::PageId;
use indexmap::IndexMap;
use serde::Serialize;

/// What follows for a programme of requirements.
#[derive(Serialize)]
pub(super) struct ProgrammeFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    requirements: IndexMap<&'a str, NumberFacts<'a>>,
}

/// What follows for a document.
#[derive(Serialize)]
pub(super) struct DocumentFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    annexes: Vec<&'a str>,
}

/// What follows for a round of questions.
#[derive(Serialize)]
pub(super) struct RoundFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    questions: IndexMap<String, NumberFacts<'a>>,
}

/// A numbered text on a page.
#[derive(Serialize)]
struct NumberFacts<'a> {
    number: String,
    address: String,
    referred_to_by: Vec<&'a str>,
}

/// What follows for a table.
#[derive(Serialize)]
pub(super) struct TableFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    data: String,
}

/// A snippet, which has no keys.
#[derive(Serialize)]
pub(super) struct Snippet<'a> {
    body: &'a str,
    derived: Basics<'a>,
}

/// An image or attachment.
#[derive(Serialize)]
pub(super) struct AssetFacts<'a> {
    derived: AssetAddress<'a>,
}

#[derive(Serialize)]
struct AssetAddress<'a> {
    address: String,
    referred_to_by: Vec<&'a str>,
}

impl Facts<'_> {
    pub(super) fn programme<'a>(&'a self, programme: &'a Entry<Requirements>) -> ProgrammeFacts<'a> {
        let page = PageId::Requirement(programme.id.clone());
        let address = page.address();
        let facts = |id: &str| NumberFacts {
            number: programme.number(id),
            address: format!("{address}#{id}"),
            referred_to_by: self.back.to("requirement", &format!("{}#{id}", programme.id)),
        };
        ProgrammeFacts {
            basics: self.printed(programme.id_place, &page, "requirements", &programme.id),
            requirements: programme.requirement.iter().map(|requirement| (requirement.id.as_str(), facts(&requirement.id))).collect(),
        }
    }

    pub(super) fn document<'a>(&'a self, document: &'a Entry<Document>) -> DocumentFacts<'a> {
        let annex = |other: &&Entry<Document>| other.annex_of.as_ref().is_some_and(|parent| parent.value == document.id);
        DocumentFacts {
            basics: self.printed(document.id_place, &PageId::Document(document.id.clone()), "document", &document.id),
            annexes: self.catalogue.documents.values().filter(annex).map(|annex| annex.id.as_str()).collect(),
        }
    }

    pub(super) fn round<'a>(&'a self, round: &'a Entry<QuestionRound>) -> RoundFacts<'a> {
        let page = PageId::Round(round.id.clone());
        let address = page.address();
        let facts = |number: String| NumberFacts {
            address: format!("{address}#{number}"),
            referred_to_by: self.back.to("question", &format!("{}#{number}", round.id)),
            number,
        };
        let numbers = round.question.iter().map(|question| question.number.value.to_string());
        RoundFacts {
            basics: self.printed(round.id_place, &page, "questions", &round.id),
            questions: numbers.map(|number| (number.clone(), facts(number))).collect(),
        }
    }

    pub(super) fn table<'a>(&'a self, table: &'a Entry<TableFile>) -> TableFacts<'a> {
        TableFacts {
            basics: self.basics(table.id_place, Some(&PageId::Table(table.id.clone())), "table", &table.id),
            data: format!("data/tables/{}.csv", table.id),
        }
    }

    pub(super) fn snippet<'a>(&'a self, snippet: &'a Entry<()>) -> Snippet<'a> {
        Snippet { body: &snippet.body.text, derived: self.basics(snippet.id_place, None, "snippet", &snippet.id) }
    }

    pub(super) fn asset<'a>(&'a self, asset: &'a Asset) -> AssetFacts<'a> {
        let address = format!("assets/{}", asset.path);
        AssetFacts { derived: AssetAddress { address, referred_to_by: self.back.to("asset", &asset.path) } }
    }
}
