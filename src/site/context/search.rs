//! The search page: the frame that the search script fills. Never a result of its own.

use serde::Serialize;

use super::Link;

/// `zoeken.html`, key `search`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SearchPage {
    pub search: Search,
}

/// What the search script needs, and what stands there without it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Search {
    /// Head of the browser index, a classic script; relative to the page.
    pub index_url: Option<String>,
    /// What the editions are that can be searched from here, the current one first; none where there is one.
    pub editions: Vec<SearchEdition>,
    /// Queries to try.
    pub examples: Vec<Link>,
    /// Pages to look through without a script.
    pub instead: Vec<Link>,
}

/// One edition that can be searched.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SearchEdition {
    /// Its number: what the address of a search says.
    pub id: String,
    /// "Uitgave 2025-2, vervangen".
    pub label: String,
    /// Its own search page.
    pub url: String,
    /// Head of its index, relative to the page.
    pub index_url: String,
    /// What goes before the addresses that its index gives.
    pub root: String,
}
