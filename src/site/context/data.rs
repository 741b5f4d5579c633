//! The page that lists open data and documents for paper.

use serde::Serialize;

use super::{Fact, Link};

/// `data/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataPage {
    pub files: Vec<DataFile>,
    /// Printed books and documents.
    pub documents: Vec<Link>,
    /// What a public body publishes about its publication: organisation, information category.
    pub publication: Vec<Fact>,
}

/// A data file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataFile {
    pub name: String,
    pub url: String,
    pub description: String,
    /// "JSON", "CSV".
    pub format: Option<String>,
}
