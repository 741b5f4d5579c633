//! `catalogue.toml`: the version (uitgave), its validity, and what holds for the whole catalogue.

use super::reference::Reference;
use super::scope::Scope;
use super::terms::Status;
use crate::content::fields::{FromValue, Reader, record};
use crate::content::form::{Form, Kind as Json, Scalar};
use crate::content::value::{Kind, Value};
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// The edition.
    pub struct Edition {
        /// Its number, such as 2026.1.
        version: At<String>,
        /// Draft or adopted.
        status: Status,
        /// First day in force.
        valid_from: Date,
        /// Last day in force.
        valid_until: Option<At<Date>>,
        /// What is new, in a sentence.
        summary: Option<At<String>>,
        /// Categories of providers.
        category: Vec<Category>,
        /// What codes and tariffs differ by.
        dimension: Vec<Dimension>,
        /// Groups of municipalities.
        municipality_group: Vec<MunicipalityGroup>,
        /// Printed product books.
        book: Vec<Book>,
        /// Why something differs from the version before.
        change: Vec<Change>,
        /// Products that are no longer in the catalogue.
        withdrawn: Vec<Withdrawn>,
    }
}

record! {
    /// A category of providers (categorie aanbieder).
    pub struct Category {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// Categories that a provider may not be in as well.
        excludes: Vec<At<String>>,
        /// Procedures by which it is contracted.
        procedures: Vec<At<String>>,
    }
}

record! {
    /// A dimension by which codes and tariffs differ.
    pub struct Dimension {
        /// Identifier, used as a key of a scope.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// Its values, in order.
        values: Vec<DimensionValue>,
    }
}

/// A value of a dimension.
#[derive(Clone, Debug, serde::Serialize)]
pub struct DimensionValue {
    /// Identifier.
    pub id: At<String>,
    /// Name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

record! {
    /// A value with a name.
    pub struct NamedValue {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: String,
    }
}

impl FromValue for DimensionValue {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Text(text) | Kind::Number(text) = &value.kind {
            return Some(Self { id: At::new(text.clone(), value.place), name: None });
        }
        NamedValue::read(value, reader).map(|named| Self { id: named.id, name: Some(named.name) })
    }
    fn form() -> Form {
        let plain = Scalar { name: "plain", about: "text or a number", kinds: &[Json::Text, Json::Number], pattern: None };
        Form::OneOf(vec![Form::Scalar(plain), NamedValue::form()])
    }
}

record! {
    /// A group of municipalities.
    pub struct MunicipalityGroup {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// Its municipalities.
        municipalities: Vec<At<String>>,
    }
}

record! {
    /// A printed product book (productenboek).
    pub struct Book {
        .. scope: Scope;
        /// Identifier, and its address under `print/`.
        id: At<String>,
        /// Title.
        title: At<String>,
        /// What it is, for its cover; without it a book of everything has the summary of the edition.
        summary: Option<At<String>>,
    }
}

record! {
    /// Why something differs from the version before.
    pub struct Change {
        /// What changed.
        about: Reference,
        /// Why.
        reason: Option<At<String>>,
        /// The question that led to it.
        question: Option<Reference>,
    }
}

record! {
    /// A product that is no longer in the catalogue (vervallen).
    pub struct Withdrawn {
        /// Its code.
        code: At<String>,
        /// Its name, where it still matters.
        name: Option<At<String>>,
        /// The first day without it.
        from: Option<Date>,
        /// Until when running care can still be claimed (uitloop).
        claimable_until: Option<At<Date>>,
        /// The product that replaces it.
        successor: Option<At<String>>,
    }
}
