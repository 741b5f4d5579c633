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
    /// Queries to try.
    pub examples: Vec<Link>,
    /// Pages to look through without a script.
    pub instead: Vec<Link>,
}
