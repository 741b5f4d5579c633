//! A plain list of pages in groups: contracts, documents, rounds of questions, requirements, tables.

use serde::Serialize;

use super::{Fact, Status};

/// The index of a kind that needs no table of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListingPage {
    pub groups: Vec<ListGroup>,
    /// Said when there is nothing to list.
    pub empty: Option<String>,
}

/// Entries under one heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListGroup {
    pub id: Option<String>,
    /// `None` where there is one group.
    pub title: Option<String>,
    pub entries: Vec<ListEntry>,
}

/// A page that is listed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListEntry {
    pub title: String,
    pub url: String,
    /// In the margin column: a number, a date, a kind.
    pub margin: Option<String>,
    pub text_html: Option<String>,
    pub statuses: Vec<Status>,
    pub facts: Vec<Fact>,
    /// The document for paper.
    pub print_url: Option<String>,
}
