//! Documents, tables, snippets, requirements, questions and terms.

use super::product::Ages;
use super::reference::Reference;
use super::scope::Scope;
use super::terms::{DocumentKind, Status};
use crate::content::fields::{Free, record};
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// A document (document): strategy, letter, report, explanation, form.
    pub struct Document {
        /// Title.
        title: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// What kind.
        kind: Option<DocumentKind>,
        /// Its number in the register.
        number: Option<String>,
        /// Date.
        date: Option<Date>,
        /// Draft or adopted.
        status: Option<Status>,
        /// Version table (versiebeheer).
        version_history: Vec<VersionEntry>,
        /// Rows of a metadata block.
        fields: Free<String>,
        /// Whether headings are numbered.
        numbered: Option<bool>,
        /// The document it is an annex of.
        annex_of: Option<At<String>>,
        /// Its place among the annexes of that document, and among documents of one date in a list.
        order: Option<i32>,
        /// Documents of earlier versions that it comes in the place of.
        replaces: Vec<At<String>>,
    }
}

record! {
    /// A row of a version table.
    pub struct VersionEntry {
        /// Version.
        version: Option<String>,
        /// Date.
        date: Option<Date>,
        /// By whom.
        by: Option<String>,
        /// What changed.
        summary: Option<String>,
    }
}

record! {
    /// A table (tabel).
    pub struct TableFile {
        /// Title.
        title: Option<At<String>>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// Column heads.
        columns: Vec<String>,
        /// Rows of Markdown cells.
        rows: Vec<Vec<Cell>>,
    }
}

/// A cell of a table: Markdown, or a number as it is written.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Cell(pub At<String>);

impl crate::content::fields::FromValue for Cell {
    fn read(value: crate::content::value::Value, reader: &mut crate::content::fields::Reader) -> Option<Self> {
        use crate::content::value::Kind;
        match value.kind {
            Kind::Text(text) | Kind::Number(text) => Some(Self(At::new(text, value.place))),
            Kind::Date(date) => Some(Self(At::new(date.to_string(), value.place))),
            _ => {
                reader.wrong(&value, "text or a number");
                None
            }
        }
    }
    fn form() -> crate::content::form::Form {
        use crate::content::form::{Form, Kind, Scalar};
        Form::Scalar(Scalar { name: "cell", about: "Markdown, or a number", kinds: &[Kind::Text, Kind::Number], pattern: None })
    }
}

record! {
    /// A programme of requirements (programma van eisen).
    pub struct Requirements {
        /// Title; the prefix, or else the file's stem, by default.
        title: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// What stands before every number.
        prefix: Option<String>,
        /// The requirements.
        requirement: Vec<Requirement>,
    }
}

impl Requirements {
    /// The number of a requirement as it is printed: `PvE-12`.
    pub fn number(&self, id: &str) -> String {
        self.prefix.as_ref().map_or_else(|| id.to_owned(), |prefix| format!("{prefix}-{id}"))
    }
}

record! {
    /// A requirement (eis).
    pub struct Requirement {
        .. scope: Scope;
        /// Its number, never reused.
        id: At<String>,
        /// Markdown.
        text: At<String>,
        /// Only for help to people of these ages.
        ages: Option<Ages>,
        /// How it is verified.
        verified_by: Option<String>,
    }
}

record! {
    /// A round of questions and answers (nota van inlichtingen).
    pub struct QuestionRound {
        /// Title; the file's stem by default.
        title: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// When it was published.
        published: Option<Date>,
        /// The questions.
        question: Vec<Question>,
    }
}

record! {
    /// A question and its answer.
    pub struct Question {
        /// Number.
        number: super::product::Placed<u32>,
        /// What it is about.
        about: Option<Reference>,
        /// Markdown.
        question: At<String>,
        /// Markdown; absent while it is being answered.
        answer: Option<At<String>>,
        /// What it changed.
        changes: Option<At<String>>,
    }
}

record! {
    /// The glossary (begrippenlijst).
    pub struct Glossary {
        /// Its terms.
        term: Vec<GlossaryTerm>,
    }
}

record! {
    /// A term (begrip).
    pub struct GlossaryTerm {
        /// The term.
        term: At<String>,
        /// How it is shortened (afkorting): linked too, and listed by `![](table:abbreviations)`.
        abbreviation: Option<At<String>>,
        /// Other forms that are linked.
        also: Vec<At<String>>,
        /// Markdown.
        definition: At<String>,
        /// Where it comes from.
        source: Option<String>,
    }
}

impl GlossaryTerm {
    /// Every form of it that a text can use: the term itself first.
    pub fn forms(&self) -> impl Iterator<Item = &At<String>> {
        std::iter::once(&self.term).chain(&self.abbreviation).chain(&self.also)
    }
}
