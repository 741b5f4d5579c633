//! Where a page stands among the versions of the site: what is said of it on top, the same page in other versions, and the
//! addresses that stay.

use serde::Serialize;

use super::{Fact, Link, Reference, Status};

/// The versions, as seen from a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageVersions {
    /// Said on top of a page that does not hold today.
    pub notice: Option<VersionNotice>,
    /// Search engines show the current page instead.
    pub noindex: bool,
    /// The same page in every version, newest first; empty where there is one version.
    pub editions: Vec<EditionLink>,
    /// The address of the page as it is at any time (zoals het nu is).
    pub now_url: Option<String>,
    /// The address of the page as it is in this version (zoals in deze uitgave); `None` until the version is frozen.
    pub fixed_url: Option<String>,
}

/// What is said on top of a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VersionNotice {
    pub status: Status,
    pub text: String,
    /// The same page as it holds now.
    pub link: Option<Link>,
}

/// A version in the switcher.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EditionLink {
    /// "Uitgave 2026.1".
    pub label: String,
    pub url: String,
    /// "geldt nu", "vervangen", "vanaf 1 januari 2027".
    pub standing: String,
    /// What it says by the clock of the reader; none where that cannot become anything else.
    pub clock: Option<EditionClock>,
    /// It is the one that is being read.
    pub own: bool,
    /// Where it is not simply this page: "heet daar 02A04", "daarin vervallen".
    pub note: Option<String>,
}

/// How an edition stands on days to come.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EditionClock {
    /// Its first and last day, ISO.
    pub from: String,
    pub until: Option<String>,
    /// What is said between them, before ("{date}" is filled in) and after.
    pub now: String,
    pub later: String,
    pub past: String,
}

/// `versies/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VersionsPage {
    /// Newest first.
    pub versions: Vec<VersionRow>,
    /// What an earlier version had and the current one has not: each leads to a page that says what became of it.
    pub gone: Vec<Link>,
}

/// A version in the list of all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VersionRow {
    pub link: Link,
    /// How it stands, and how it will.
    pub statuses: Vec<Status>,
    /// "1 januari tot en met 31 december 2026".
    pub period: String,
    pub summary: Option<String>,
    pub print_url: Option<String>,
}

/// A page that says what became of what stood at its address, key `gone`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GonePage {
    pub gone: Gone,
}

/// What is no longer in the catalogue (vervallen).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gone {
    pub code: Option<String>,
    pub status: Status,
    pub facts: Vec<Fact>,
    pub successors: Vec<Reference>,
    /// The page as it was last.
    pub last: Option<Link>,
    /// Its tariffs of then.
    pub tariffs: Vec<GoneTariff>,
}

/// A tariff of a product that is gone.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GoneTariff {
    pub period: String,
    pub amount: String,
    pub scope: Option<String>,
}
