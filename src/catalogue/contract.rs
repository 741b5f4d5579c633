//! Clauses (bepalingen) and the contracts (overeenkomsten) composed from them.

use super::amounts::Duration;
use super::reference::ReferenceOrText;
use super::scope::Scope;
use super::terms::{ForEach, Numbering};
use crate::content::fields::{Free, FromValue, Reader, choice, record};
use crate::content::form::{Form, Kind as Json, Scalar};
use crate::content::value::{Kind, Value};
use crate::findings::At;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

record! {
    /// A clause: Markdown under a title, used in contracts that its scope allows.
    pub struct Clause {
        .. scope: Scope;
        /// Title of the article.
        title: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// Where its text comes from.
        source: Option<String>,
        /// Clauses of earlier versions that it follows up.
        replaces: Vec<At<String>>,
    }
}

record! {
    /// A contract, or a family of contracts.
    pub struct Contract {
        /// Title.
        title: At<String>,
        /// An identifier other than the file's stem.
        id: Option<At<String>>,
        /// Contracts of earlier versions that it follows up.
        replaces: Vec<At<String>>,
        /// It is made for each of these.
        for_each: Vec<ForEach>,
        /// The segments it is for.
        segments: Vec<At<String>>,
        /// The categories it is for.
        categories: Vec<At<String>>,
        /// How articles are numbered; by article by default.
        numbering: Option<Numbering>,
        /// The order of precedence (rangorde), highest first.
        precedence: Vec<ReferenceOrText>,
        /// The parties.
        party: Vec<Party>,
        /// The term.
        term: Option<Term>,
        /// Values that clauses refer to.
        values: Free<At<ContractValue>>,
        /// Unnumbered sections before the first article.
        front: Vec<Front>,
        /// Chapters.
        chapter: Vec<Chapter>,
        /// Parts.
        part: Vec<Part>,
        /// Annexes.
        annex: Vec<Annex>,
    }
}

record! {
    /// A party to a contract.
    pub struct Party {
        /// Its role, such as Opdrachtgever.
        role: Option<String>,
        /// Its name; left open for the signature where absent.
        name: Option<String>,
        /// Who signs for it (vertegenwoordiger); left open for the signature where absent.
        signatory: Option<String>,
        /// In which function that person signs, such as directeur.
        function: Option<String>,
        /// Where it signs; left open for the signature where absent.
        signing_place: Option<String>,
    }
}

record! {
    /// The term (looptijd) of a contract.
    pub struct Term {
        /// First day.
        start: Option<At<Date>>,
        /// When it starts, in words, where the source is not exact.
        start_text: Option<String>,
        /// How long.
        duration: Option<At<Duration>>,
        /// Last day.
        end: Option<At<Date>>,
        /// When it ends, in words, where the source is not exact.
        end_text: Option<String>,
        /// Extensions, one after the other; "open" for one of unknown length, or instead of the list where their number is unknown too.
        extensions: Extensions,
        /// The shortest it lasts.
        minimum: Option<At<Duration>>,
        /// The longest it can last.
        maximum: Option<At<Duration>>,
        /// Notice before an end.
        notice: Option<At<Duration>>,
        /// Evaluations, counted from the start.
        evaluations: Vec<At<Duration>>,
    }
}

choice! {
    /// That something is possible, of which the source does not say how long or how often.
    pub enum Open {
        /// Possible, and not said how long or how often.
        Open = "open" | "onbepaald",
    }
}

/// The extensions (verlengingen) that a contract offers.
#[derive(Clone, Debug)]
pub enum Extensions {
    /// It can be extended, and nothing says how often and how long.
    Open,
    /// One after the other.
    Each(Vec<Extension>),
}

/// How long an extension lasts.
#[derive(Clone, Debug)]
pub enum Extension {
    /// Nothing says how long.
    Open,
    /// So long.
    For(At<Duration>),
}

impl Extensions {
    /// The extensions of known length, up to the first of which it is not known.
    pub fn known(&self) -> impl Iterator<Item = &At<Duration>> {
        let all = if let Self::Each(all) = self { all.as_slice() } else { &[] };
        all.iter().map_while(|extension| if let Extension::For(duration) = extension { Some(duration) } else { None })
    }

    /// Whether it is known how often and how long.
    pub fn all_known(&self) -> bool {
        match self {
            Self::Open => false,
            Self::Each(all) => all.iter().all(|extension| matches!(extension, Extension::For(_))),
        }
    }
}

impl FromValue for Extensions {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(_) => Open::read(value, reader).map(|_| Self::Open),
            _ => Vec::read(value, reader).map(Self::Each),
        }
    }
    fn absent() -> Option<Self> {
        Some(Self::Each(Vec::new()))
    }
    fn is_absent(&self) -> bool {
        matches!(self, Self::Each(all) if all.is_empty())
    }
    fn form() -> Form {
        Form::OneOf(vec![Open::form(), Vec::<Extension>::form()])
    }
}

impl FromValue for Extension {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Text(text) = &value.kind
            && Open::find(text).is_some()
        {
            return Some(Self::Open);
        }
        FromValue::read(value, reader).map(Self::For)
    }
    fn form() -> Form {
        Form::OneOf(vec![Open::form(), Duration::form()])
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Open => Open::Open.serialize(to),
            Self::Each(all) => all.serialize(to),
        }
    }
}

impl Serialize for Extension {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Open => Open::Open.serialize(to),
            Self::For(duration) => duration.serialize(to),
        }
    }
}

/// A value of a contract: one, or one by segment or category with a default.
#[derive(Clone, Debug)]
pub enum ContractValue {
    /// The same everywhere.
    One(String),
    /// By segment or category; `default` for the rest.
    By(Free<String>),
}

impl FromValue for At<ContractValue> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        FromValue::read(value, reader).map(|read| At::new(read, place))
    }
    fn form() -> Form {
        ContractValue::form()
    }
}

impl FromValue for ContractValue {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(_) => String::read(value, reader).map(Self::One),
            Kind::Number(text) => Some(Self::One(text)),
            Kind::Table(_) => Free::read(value, reader).map(Self::By),
            _ => {
                reader.wrong(&value, "text, or a table by segment");
                None
            }
        }
    }
    fn form() -> Form {
        Form::OneOf(vec![PartNumber::form(), Free::<String>::form()])
    }
}

impl Serialize for ContractValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(text) => to.serialize_str(text),
            Self::By(values) => values.serialize(to),
        }
    }
}

record! {
    /// An unnumbered section before the first article.
    pub struct Front {
        /// Title; the clause's by default.
        title: Option<String>,
        /// The clause with its text.
        clause: At<String>,
    }
}

record! {
    /// A chapter.
    pub struct Chapter {
        /// Title.
        title: String,
        /// Its clauses, in order.
        clauses: Vec<ClauseUse>,
    }
}

record! {
    /// A part of a contract.
    pub struct Part {
        /// Title.
        title: String,
        /// Its number, where it is not counted.
        number: Option<PartNumber>,
        /// Its clauses.
        clauses: Vec<ClauseUse>,
        /// Or its chapters.
        chapter: Vec<Chapter>,
    }
}

/// The number of a part, written as text or as a number.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct PartNumber(pub String);

impl FromValue for PartNumber {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(_) => String::read(value, reader).map(Self),
            Kind::Number(text) => Some(Self(text)),
            _ => {
                reader.wrong(&value, "a number");
                None
            }
        }
    }
    fn form() -> Form {
        Form::Scalar(Scalar { name: "plain", about: "text or a number", kinds: &[Json::Text, Json::Number], pattern: None })
    }
}

/// A clause at its place in a contract.
#[derive(Clone, Debug)]
pub struct ClauseUse {
    /// The clause.
    pub clause: At<String>,
    /// False where it keeps its number and does not apply.
    pub applies: bool,
}

record! {
    /// A clause with more to say than its name.
    pub struct ClauseEntry {
        /// The clause.
        clause: At<String>,
        /// Whether it applies.
        applies: Option<bool>,
    }
}

impl FromValue for ClauseUse {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Table(_) = value.kind {
            return ClauseEntry::read(value, reader).map(|entry| Self { clause: entry.clause, applies: entry.applies.unwrap_or(true) });
        }
        FromValue::read(value, reader).map(|clause| Self { clause, applies: true })
    }
    fn form() -> Form {
        Form::OneOf(vec![String::form(), ClauseEntry::form()])
    }
}

impl Serialize for ClauseUse {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.applies {
            return self.clause.serialize(to);
        }
        serde_json::json!({ "clause": self.clause, "applies": false }).serialize(to)
    }
}

record! {
    /// An annex (bijlage), composed from the catalogue.
    pub struct Annex {
        /// Identifier.
        id: At<String>,
        /// Title.
        title: At<String>,
        /// Version.
        version: Option<String>,
        /// Date.
        date: Option<Date>,
        /// products, tariffs, conditions, glossary, or a reference to what it holds.
        content: AnnexContent,
        /// Which part of it.
        r#where: Scope,
        /// Of products: what each of them is too, section by section, and not the list alone.
        descriptions: Option<bool>,
    }
}

/// What an annex holds: a word for a part of the catalogue, or a reference. The Dutch words are read as the English ones.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct AnnexContent(At<String>);

impl FromValue for AnnexContent {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let written: At<String> = FromValue::read(value, reader)?;
        let known = match crate::content::fields::plain_word(&written).as_str() {
            "producten" => "products",
            "tarieven" => "tariffs",
            "voorwaarden" => "conditions",
            "begrippen" | "begrippenlijst" => "glossary",
            _ => return Some(Self(written)),
        };
        Some(Self(At::new(known.to_owned(), written.place)))
    }
    fn form() -> Form {
        let about = "products, tariffs, conditions, glossary (or producten, tarieven, voorwaarden, begrippen), or a reference such as \"requirements:pve\"";
        Form::Scalar(Scalar { name: "annex-content", about, kinds: &[Json::Text], pattern: Some("[^ ]") })
    }
}

impl std::ops::Deref for AnnexContent {
    type Target = At<String>;
    fn deref(&self) -> &At<String> {
        &self.0
    }
}
