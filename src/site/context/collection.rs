//! The start page of a site of sites: one search over all, and the sites side by side.

use serde::Serialize;

use super::{Link, Status};

/// `index.html`, key `collection`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CollectionPage {
    pub collection: CollectionHome,
}

/// What the start page holds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CollectionHome {
    /// Queries to try.
    pub examples: Vec<Link>,
    /// How much there is on all sites together: "64 producten".
    pub totals: Vec<String>,
    pub sites: Vec<CollectionSite>,
}

/// One site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CollectionSite {
    /// Who publishes it.
    pub name: String,
    pub url: String,
    pub title: String,
    pub summary: Option<String>,
    /// What the site says of itself on every page: that it is invented, or a trial.
    pub notice: Option<String>,
    pub version: String,
    pub status: Option<Status>,
    pub status_text: String,
    pub validity: String,
    /// What it holds: "12 producten".
    pub counts: Vec<String>,
}
