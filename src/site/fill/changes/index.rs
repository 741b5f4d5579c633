//! The list of all versions that have one before them, each with how much changed.

use super::status;
use crate::data::{self, News};
use crate::markdown::escape;
use crate::site::context::{ListEntry, ListGroup, ListingPage, Page};
use crate::site::fill::page;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::{Changes, What};
use std::collections::BTreeSet;

/// The page of all changes, newest first.
pub fn index(view: &View) -> (Page, ListingPage) {
    let all = view.shared.changes.iter().rev();
    let entries = all.map(|changes| {
        let edition = view.shared.editions.all.iter().find(|edition| edition.version() == changes.new);
        let summary = edition.and_then(|edition| edition.catalogue.edition.summary.as_ref()).map(|summary| escape(&summary.value));
        let told = escape(&self::summary(view, changes));
        ListEntry {
            title: view.say("changes.of", &[&changes.new]),
            url: view.href(&PageId::ChangesOf(changes.new.clone()), None).unwrap_or_default(),
            margin: edition.map(|edition| view.date(edition.catalogue.edition.valid_from)),
            text_html: Some(summary.map_or_else(|| told.clone(), |summary| format!("{told}<br>{summary}"))),
            print_url: view.href(&PageId::PrintChanges(changes.new.clone()), None),
            ..ListEntry::default()
        }
    });
    let groups = vec![ListGroup { entries: entries.collect(), ..ListGroup::default() }];
    let lead = view.label("changes.index_lead");
    let feed = format!("<a href=\"{}\">{}</a>", view.file(data::FEED), escape(&view.label("changes.feed")));
    let page = Page {
        description: Some(lead.clone()),
        lead_html: Some(format!("<p>{} {feed}</p>", escape(&lead))),
        ..page::page(view, &PageId::Changes, "listing", view.label("changes.title"))
    };
    (page, ListingPage { groups, empty: None })
}

/// "2 nieuw, 14 gewijzigd, 1 vervallen": how many things, whatever their kind.
pub fn summary(view: &View, changes: &Changes) -> String {
    let of = |what: What| {
        let own = changes.changes.iter().filter(|change| change.change == what);
        own.map(|change| (change.kind, change.id.as_str())).collect::<BTreeSet<_>>().len()
    };
    let whats = [What::New, What::Changed, What::Renamed, What::Moved, What::Withdrawn];
    let words: Vec<String> = whats
        .iter()
        .map(|what| (of(*what), status(view, *what).label))
        .filter(|(number, _)| *number > 0)
        .map(|(number, label)| format!("{number} {label}"))
        .collect();
    if words.is_empty() { view.label("changes.none") } else { words.join(", ") }
}

/// The files beside the pages: what each version changed as data, and a feed of all of them.
pub fn files(view: &View) -> Vec<(String, Vec<u8>)> {
    let all = view.shared.changes;
    if all.is_empty() {
        return Vec::new();
    }
    let news = all.iter().rev().filter_map(|changes| {
        let edition = &view.shared.editions.all.iter().find(|edition| edition.version() == changes.new)?.catalogue.edition;
        let told = summary(view, changes);
        Some(News {
            title: view.say("changes.of", &[&changes.new]),
            address: PageId::ChangesOf(changes.new.clone()).address(),
            day: edition.valid_from,
            text: edition.summary.as_ref().map_or_else(|| told.clone(), |summary| format!("{told}. {}", summary.value)),
        })
    });
    let feed = data::feed(&view.catalogue().settings, &view.label("changes.title"), &PageId::Changes.address(), &news.collect::<Vec<_>>());
    let mut files = vec![(data::FEED.to_owned(), feed)];
    files.extend(all.iter().map(|changes| (data::changes_address(&changes.new), data::changes(changes))));
    files
}
