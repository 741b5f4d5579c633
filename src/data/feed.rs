//! What changed, for programs: a feed of versions (Atom, RFC 4287), and each comparison as JSON.

use super::web::{base, encoded};
use crate::catalogue::settings::Settings;
use crate::markdown::escape;
use crate::site::plan::named;
use crate::versions::compare::Changes;
use jiff::civil::Date;
use std::fmt::Write;

/// The address of the feed.
pub const FEED: &str = "wijzigingen/feed.xml";

/// A version in the feed.
pub struct News {
    /// What it is called.
    pub title: String,
    /// Its page, from the root of the site.
    pub address: String,
    /// The day on which it takes effect.
    pub day: Date,
    /// What is new, in a few sentences.
    pub text: String,
}

/// A feed of versions, newest first. Days and not moments, so that the same content gives the same feed.
pub fn feed(settings: &Settings, title: &str, page: &str, news: &[News]) -> Vec<u8> {
    let base = base(settings);
    let site = &settings.site;
    let whole = |address: &str| escape(&encoded(&format!("{base}{address}")));
    let language = crate::site::look::language(settings).key();
    let updated = news.iter().map(|news| news.day).max().unwrap_or_default();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{}, {}</title>\n<id>{}</id>\n<updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n\
         <link rel=\"self\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        escape(&site.title),
        escape(title),
        whole(page),
        escape(&site.publisher),
        whole(FEED),
        whole(page),
    );
    for news in news {
        let address = whole(&news.address);
        let _ = writeln!(
            text,
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n\
             <updated>{}T00:00:00Z</updated>\n<summary>{}</summary>\n</entry>",
            escape(&news.title),
            news.day,
            escape(&news.text),
        );
    }
    text.push_str("</feed>\n");
    text.into_bytes()
}

/// The address of what a version changed, as data.
pub fn changes_address(version: &str) -> String {
    format!("data/changes-{}.json", named(version))
}

/// What a version changed, as `bestek diff --format json` says it.
pub fn changes(changes: &Changes) -> Vec<u8> {
    format!("{}\n", serde_json::to_string_pretty(changes).unwrap_or_default()).into_bytes()
}
