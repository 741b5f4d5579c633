//! The keys that every page has: the site around it and the page itself. Never a page kind's own content.

use serde::Serialize;

use super::{Download, Link, PageVersions};

/// The site as seen from one page: all addresses are relative to that page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Site {
    pub title: String,
    pub publisher: String,
    /// The address to write to, as it is shown; `None` when the site names none.
    pub contact: Option<String>,
    /// `mailto:` with page and version filled in, behind "Klopt dit niet?".
    pub contact_url: Option<String>,
    /// Language of the interface: `nl` or `en`.
    pub language: String,
    pub base_url: String,
    /// Prefix to the site's root: empty on the home page, `../` one folder down.
    pub root: String,
    pub home_url: String,
    pub search_url: String,
    /// All products.
    pub products_url: Option<String>,
    /// Products side by side.
    pub compare_url: Option<String>,
    /// Where a municipality is chosen as one's own.
    pub municipalities_url: Option<String>,
    /// Where an organisation is.
    pub providers_url: Option<String>,
    /// The municipalities of which something may be marked on this page, with a space between; see `scripts/here.js`.
    pub places: Option<String>,
    /// Version of the catalogue; empty on the pages of a site of sites, which has none.
    pub version: String,
    /// Where the version is described: its changes, or all versions.
    pub version_url: Option<String>,
    /// The feed of what each version changed.
    pub feed_url: Option<String>,
    /// `draft` (concept) or `adopted` (vastgesteld); pages of a draft carry a banner.
    pub status: String,
    /// ISO date; the script marks what is in force today with it.
    pub valid_from: String,
    pub valid_until: Option<String>,
    /// Written out, "1 januari 2026".
    pub valid_from_text: String,
    pub valid_until_text: Option<String>,
    /// What the version is, from `catalogue.toml`.
    pub summary: Option<String>,
    /// The date that the build took for today, written out.
    pub built_text: Option<String>,
    /// Main menu, left.
    pub menu: Vec<MenuItem>,
    /// Main menu, right: what helps while reading (vergelijken, begrippen).
    pub menu_aside: Vec<MenuItem>,
    /// Foot of the page: data, accessibility, earlier versions.
    pub footer: Vec<Link>,
    /// Stylesheets in order, the site's own tokens last.
    pub stylesheets: Vec<String>,
    /// The stylesheet of print documents, for `print/` pages only.
    pub print_stylesheets: Vec<String>,
    /// Those that only browsers read: engines that make PDF do not understand them.
    pub browser_stylesheets: Vec<String>,
    /// Classic scripts, loaded deferred, in order.
    pub scripts: Vec<String>,
    /// Said on the home page and in the foot when the catalogue is invented.
    pub notice: Option<String>,
    /// Scripts that a search field loads for suggestions; none on the search page, which answers itself.
    pub suggest_scripts: Vec<String>,
    /// The head of the search index.
    pub index_url: Option<String>,
    /// Address of the sign of the site.
    pub icon: Option<String>,
    /// The start page of the site of sites that this one is part of.
    pub collection: Option<Link>,
}

/// One entry of the main menu.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MenuItem {
    pub label: String,
    pub url: String,
    /// The page stands in this part of the site.
    pub current: bool,
}

/// The page itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Page {
    pub title: String,
    /// One or two sentences under the title.
    pub lead_html: Option<String>,
    /// Plain text for `meta name="description"`.
    pub description: Option<String>,
    /// From the site's root: `producten/45a48.html`.
    pub address: String,
    /// Absolute address, for `link rel="canonical"`.
    pub canonical: Option<String>,
    /// `product`, `contract`, …: becomes a class on `body`.
    pub kind: String,
    /// From the home page to the page before this one, with this page last and without an address.
    pub breadcrumbs: Vec<Link>,
    /// Short lines in the margin beside the title: kind of document, version, date.
    pub margin: Vec<String>,
    /// Contents at the side; empty where there is nothing to jump to.
    pub toc: Vec<TocEntry>,
    /// The page's document for paper.
    pub print_url: Option<String>,
    /// What it shows, to take along as data.
    pub downloads: Vec<Download>,
    /// Where it stands among the versions.
    pub versions: Option<PageVersions>,
}

/// One line of a table of contents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TocEntry {
    /// 1 for a chapter, 2 for an article or section in it, and so on.
    pub level: u8,
    pub id: String,
    pub text: String,
    /// Printed before the text: "7", "A", "3.19".
    pub number: Option<String>,
}
