//! Changes by whom they concern: all segments, one segment, or nobody in particular.

use super::articles::{Holds, Linked};
use super::bars::{self, Told};
use super::{Pair, budgets, entries, tariffs};
use crate::figures;
use crate::site::context::{ArticleLinks, ChangeEntry, ChangeGroup};
use crate::site::fill::parts::count;
use crate::site::plan::PageId;
use crate::versions::compare::{Change, What};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// Kinds that hold for a segment, or for all of them.
const OF_SEGMENTS: &[&str] = &["product", "period", "segment", "clause", "requirement", "indicator", "category", "municipality", "snippet"];

/// What changes for all and for each segment, and then what is for reading: documents, questions, terms.
pub fn groups(pair: &Pair, linked: &[Linked]) -> (Vec<ChangeGroup>, Vec<ChangeGroup>) {
    let mut things: IndexMap<(&str, &str), Vec<&Change>> = IndexMap::new();
    for change in told_here(pair, linked) {
        things.entry((change.kind, &change.id)).or_default().push(change);
    }
    let mut by_segment: BTreeMap<Option<String>, Vec<ChangeEntry>> = BTreeMap::new();
    let mut rest = Vec::new();
    for ((kind, _), changes) in &things {
        let Some(entry) = entries::entry(pair, changes) else { continue };
        if !OF_SEGMENTS.contains(kind) {
            rest.push(entry);
            continue;
        }
        match changes[0].segments.as_slice() {
            [] => by_segment.entry(None).or_default().push(entry),
            [first, others @ ..] => {
                for segment in others {
                    // An anchor stands once on a page.
                    let again = ChangeEntry { id: format!("{}-{segment}", entry.id), ..entry.clone() };
                    by_segment.entry(Some(segment.clone())).or_default().push(again);
                }
                by_segment.entry(Some(first.clone())).or_default().push(entry);
            }
        }
    }
    let mut amounts: BTreeMap<Option<String>, Vec<Told>> = BTreeMap::new();
    for (segment, row) in tariffs::rows(pair) {
        amounts.entry(segment).or_default().push(row);
    }
    let (old, new) = pair.sides();
    let segments = new.segments.keys().chain(old.segments.keys().filter(|id| !new.segments.contains_key(*id)));
    let mut groups = Vec::new();
    for segment in std::iter::once(None).chain(segments.map(|id| Some(id.clone()))) {
        let entries = by_segment.remove(&segment).unwrap_or_default();
        let (tariffs, indexation) = bars::drawn(amounts.remove(&segment).unwrap_or_default());
        let own = ChangeGroup {
            entries,
            scoped: tariffs.iter().any(|row| row.scope.is_some()),
            tariffs,
            indexation: indexation.map(|percent| figures::percent(percent, pair.page.shared.language)),
            // Whom a budget is for is said in its row, as it may be for several.
            budgets: if segment.is_none() { budgets::rows(pair) } else { Vec::new() },
            articles: articles(pair, linked, segment.as_deref()),
            ..ChangeGroup::default()
        };
        groups.extend(group(pair, segment.as_deref(), own));
    }
    let title = pair.page.label("changes.rest");
    let rest = (!rest.is_empty()).then(|| ChangeGroup {
        id: "overig".to_owned(),
        title,
        count: changes(pair, rest.len()),
        entries: rest,
        ..ChangeGroup::default()
    });
    (groups, rest.into_iter().collect())
}

/// What is told here: not the tariffs, which have a table, nor what stands in the table of a contract.
fn told_here<'a>(pair: &Pair<'a>, linked: &'a [Linked]) -> impl Iterator<Item = &'a Change> + use<'a> {
    let in_table = move |id: &str| linked.iter().any(|row| row.clause == id);
    let own = move |change: &&Change| match change.kind {
        "tariff" | "pgb" | "contract" => false,
        "clause" => {
            let shown = in_table(&change.id) && matches!(change.field.as_deref(), None | Some("text" | "title" | "id"));
            !shown && change.change != What::Moved
        }
        _ => true,
    };
    pair.told.changes.iter().filter(own)
}

fn group(pair: &Pair, segment: Option<&str>, own: ChangeGroup) -> Option<ChangeGroup> {
    let articles = own.articles.iter().map(|own| own.articles.len()).sum::<usize>();
    let number = own.entries.len() + own.tariffs.len() + own.budgets.len() + articles;
    if number == 0 {
        return None;
    }
    let (id, title, url) = match segment {
        None => ("algemeen".to_owned(), pair.page.label("changes.all_segments"), None),
        Some(id) => {
            let side = if pair.new.catalogue().segments.contains_key(id) { pair.new } else { pair.old };
            (format!("voor-{id}"), side.segment(id).label, pair.page.href(&PageId::Segment(id.to_owned()), None))
        }
    };
    Some(ChangeGroup { id, title, url, count: changes(pair, number), ..own })
}

/// "3 wijzigingen".
pub fn changes(pair: &Pair, number: usize) -> String {
    count(pair.page, "change", number)
}

/// How many articles still read as one line.
const IN_LINE: usize = 6;

/// The articles that hold for a segment, or for all, by contract.
fn articles(pair: &Pair, linked: &[Linked], segment: Option<&str>) -> Vec<ArticleLinks> {
    let mut by_contract: IndexMap<&str, ArticleLinks> = IndexMap::new();
    let own = |row: &&Linked| match (&row.holds, segment) {
        (Holds::All, None) => true,
        (Holds::Segments(ids), Some(segment)) => ids.iter().any(|id| id == segment),
        _ => false,
    };
    for row in linked.iter().filter(own) {
        let links =
            by_contract.entry(&row.contract).or_insert_with(|| ArticleLinks { contract: row.contract.clone(), ..ArticleLinks::default() });
        links.articles.push(row.link.clone());
    }
    for links in by_contract.values_mut().filter(|links| links.articles.len() > IN_LINE) {
        links.count = Some(count(pair.page, "article", links.articles.len()));
    }
    by_contract.into_values().collect()
}
