//! A contract (overeenkomst) with its articles numbered, and the clauses it is composed of.

use serde::Serialize;

use super::{Fact, Link, Reference, Section, Status, Validity};

/// `overeenkomsten/<id>.html`, key `contract`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ContractPage {
    pub contract: Contract,
}

/// A contract (overeenkomst), or one of its variants by segment or category.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Contract {
    pub title: String,
    pub statuses: Vec<Status>,
    /// For whom this variant is: segment, category and whatever else limits it.
    pub scope: Vec<Fact>,
    /// The contracts of earlier versions that it follows up.
    pub replaces: Vec<Reference>,
    pub parties: Vec<Party>,
    pub term: Option<Term>,
    /// Which document goes before which (rangorde), highest first, as HTML.
    pub precedence: Vec<String>,
    /// The values filled in for this variant: payment days, and so on.
    pub values: Vec<Fact>,
    /// Unnumbered sections before the first article (overwegingen).
    pub front: Vec<FrontSection>,
    /// One untitled part where the contract has only chapters.
    pub parts: Vec<Part>,
    pub annexes: Vec<Annex>,
    /// The variants of an index page, or the other variants of this one.
    pub variants: Vec<Link>,
    /// Rows that segments differ in, where the contract is an outline without clauses.
    pub conditions: Vec<Fact>,
    /// On paper: where its articles come from, as a list behind it.
    pub origins: Option<Section>,
    /// Articles that an earlier version had here.
    pub gone: Vec<GoneClause>,
}

/// An article that is no longer in a contract.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GoneClause {
    /// The anchor that it had.
    pub id: String,
    /// Its last number and its title.
    pub name: String,
    /// The first day without it.
    pub since: String,
    pub successors: Vec<Link>,
    /// The article as it was last.
    pub last: Link,
}

/// Who signs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Party {
    pub role: String,
    pub name: String,
    /// Who signs for it; what is not known is a line to write on.
    pub signatory: Option<String>,
    pub function: Option<String>,
    pub place: Option<String>,
}

/// How long it runs (looptijd).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Term {
    /// The fixed term and the extensions, one after the other, where they can be dated.
    pub periods: Vec<TermPeriod>,
    /// Start, duration, extensions, maximum, notice, evaluations: every part that was written.
    pub facts: Vec<Fact>,
    /// The drawing, inline SVG with a title; `None` while nothing can be dated.
    pub drawing_html: Option<String>,
}

/// The fixed term or one extension.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TermPeriod {
    pub label: String,
    pub validity: Validity,
    /// The last day to give notice against its end; "31 december 2027".
    pub notice_by: Option<String>,
}

/// An unnumbered section before the first article.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FrontSection {
    pub section: Section,
    pub blocks: Vec<ClauseBlock>,
    pub source: Option<String>,
}

/// A part (deel) of a contract.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Part {
    pub id: String,
    /// "Deel 3"; `None` with an empty title where the contract has no parts.
    pub label: Option<String>,
    pub title: Option<String>,
    pub chapters: Vec<Chapter>,
}

/// A chapter (hoofdstuk).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Chapter {
    pub id: String,
    /// "Hoofdstuk 1".
    pub label: Option<String>,
    /// `None` where clauses stand directly under a part.
    pub title: Option<String>,
    pub articles: Vec<Article>,
}

/// An article (artikel): a clause at its place in a contract.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Article {
    /// By the clause's identifier; `number_id` is a second anchor, by number.
    pub id: String,
    pub number_id: Option<String>,
    /// "Artikel 7" or "3.19".
    pub label: String,
    /// "7".
    pub number: String,
    pub title: String,
    /// False keeps the number and prints "niet van toepassing".
    pub applies: bool,
    pub blocks: Vec<ClauseBlock>,
    /// Where the text was taken from.
    pub source: Option<String>,
    /// Only in contracts for these.
    pub scope: Vec<Fact>,
    /// Questions about the article as a whole.
    pub questions: Vec<Link>,
    /// Other texts that refer to it.
    pub referred: Vec<Link>,
}

/// A paragraph (lid) or a piece of text between paragraphs.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClauseBlock {
    /// Anchors, the first by the identifier where it has one.
    pub id: Option<String>,
    pub number_id: Option<String>,
    /// "2" or "3.19.2"; `None` for text that has no number.
    pub number: Option<String>,
    /// Parts (a, b, c) are `<ol class="parts"><li id="…"><span class="number">a</span> …`.
    pub html: String,
    /// Questions about this paragraph, in the margin.
    pub questions: Vec<Link>,
}

/// An annex (bijlage).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Annex {
    pub id: String,
    /// "Bijlage A".
    pub label: String,
    pub title: String,
    pub version: Option<String>,
    pub date: Option<String>,
    /// For whom it holds.
    pub scope: Vec<Fact>,
    /// Its content, or a link to the page that has it.
    pub html: String,
}
