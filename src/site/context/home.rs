//! The home page: search in the middle, segments, what is new, direct routes for three readers.

use serde::Serialize;

use super::{Change, Coverage, Link, Shown, Status, Validity};

/// `index.html`, key `home`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HomePage {
    pub home: Home,
}

/// What the home page holds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Home {
    /// Queries to try.
    pub examples: Vec<Link>,
    /// Short lines with the size of the catalogue, as HTML: "**64 producten** in 8 segmenten".
    pub facts_html: Vec<TimedFact>,
    pub validity: Option<Validity>,
    /// Direct routes by reader.
    pub routes: Vec<Route>,
    pub segments: Vec<HomeSegment>,
    /// Number of products, for the link to all of them.
    pub product_count: Option<String>,
    pub products_url: Option<String>,
    /// All of them as a drawing.
    pub overview_url: Option<String>,
    /// Counts of what is new, changed, withdrawn in this version.
    pub news: Vec<NewsCount>,
    /// All that changed in this version.
    pub changes_url: Option<String>,
    /// Why things changed.
    pub changes: Vec<Change>,
    /// What comes next, soonest first; and as long as there is any.
    pub upcoming: Vec<UpcomingStep>,
    pub upcoming_shown: Shown,
    /// Every day on which something takes effect.
    pub dates_url: Option<String>,
    /// Documents for paper.
    pub books: Vec<Link>,
}

/// Links for one kind of reader.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Route {
    /// "U bent aanbieder".
    pub title: String,
    pub links: Vec<TimedLink>,
}

/// A short line that is true for a while.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimedFact {
    pub html: String,
    pub shown: Shown,
}

/// A link that leads there for a while.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimedLink {
    #[serde(flatten)]
    pub link: Link,
    pub shown: Shown,
}

/// A segment on the home page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HomeSegment {
    pub number: Option<String>,
    pub name: String,
    pub url: String,
    pub summary_html: Option<String>,
    pub coverage: Option<Coverage>,
    pub products: String,
}

/// A status and how many products have it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewsCount {
    pub status: Status,
    pub count: String,
}

/// A step of the planning that is still to come.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UpcomingStep {
    pub when: String,
    pub step: Link,
    pub status: Option<Status>,
    /// Until its day, and no sooner than there is room.
    pub shown: Shown,
}
