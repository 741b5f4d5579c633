//! A programme of requirements on paper: one table, in which requirements stand by the segments that they are limited to.

use super::catalogue_tables::or_dash;
use super::parts::anchors;
use super::requirements;
use crate::catalogue::Entry;
use crate::catalogue::document::{Requirement as Written, Requirements};
use crate::markdown::escape;
use crate::site::context::{Requirement, RequirementGroup, RequirementRow, RequirementTable, TocEntry};
use crate::site::view::View;

/// The table of a programme, what holds for all segments first; and its contents, requirement by requirement.
pub fn table(view: &View, entry: &Entry<Requirements>) -> (RequirementTable, Vec<TocEntry>) {
    let shown = requirements::programme(view, entry).requirements;
    let rows: Vec<(&Written, &Requirement)> = entry.requirement.iter().zip(&shown).collect();
    let mut kinds: Vec<Vec<&str>> = vec![Vec::new()];
    for (written, _) in &rows {
        let own = segments(written);
        if !kinds.contains(&own) {
            kinds.push(own);
        }
    }
    let (mut groups, mut toc) = (Vec::new(), Vec::new());
    for (at, kind) in kinds.iter().enumerate() {
        let own: Vec<&Requirement> = rows.iter().filter(|(written, _)| segments(written) == *kind).map(|(_, shown)| *shown).collect();
        if own.is_empty() {
            continue;
        }
        let title = if kind.is_empty() {
            view.label("requirement_page.for_all")
        } else {
            kind.iter().map(|id| view.segment(id).label).collect::<Vec<_>>().join(", ")
        };
        let id = format!("deel_eisen_{}", at + 1);
        toc.push(super::print::toc_entry(1, &id, None, &title));
        toc.extend(own.iter().map(|shown| {
            let text = super::words::shorten(&crate::markdown::text_of(&crate::markdown::without_notes(&shown.html)), 70);
            super::print::toc_entry(2, &shown.id, Some(shown.number.clone()), &text)
        }));
        groups.push(RequirementGroup { rows: own.into_iter().map(|shown| row(view, shown)).collect(), id, title });
    }
    let mut columns = ["number_head", "requirement", "holds_for", "verified_by", "questions"].map(|key| view.label(key)).to_vec();
    leave_out(&mut groups, &mut columns);
    (RequirementTable { columns, groups }, toc)
}

/// The segments that a requirement is limited to.
fn segments(written: &Written) -> Vec<&str> {
    written.scope.get("segments").iter().map(|id| id.value.as_str()).collect()
}

/// A requirement as cells: number, text, for whom beside its segments, how it is verified, questions.
fn row(view: &View, shown: &Requirement) -> RequirementRow {
    let label = view.label("scope.segments");
    let limits = shown.scope.iter().filter(|fact| fact.label != label);
    let limits: Vec<String> = limits.map(|fact| format!("{}: {}", escape(&fact.label), fact.html)).collect();
    let verified = escape(shown.verified_by.as_deref().unwrap_or_default());
    let cells = vec![shown.html.clone(), limits.join("; "), verified, anchors(&shown.questions)];
    RequirementRow { id: shown.id.clone(), number: shown.number.clone(), cells }
}

/// Leaves out the columns in which nothing stands, and fills what is empty in the others.
fn leave_out(groups: &mut [RequirementGroup], columns: &mut Vec<String>) {
    for at in (0..columns.len() - 1).rev() {
        let rows: Vec<&mut RequirementRow> = groups.iter_mut().flat_map(|group| &mut group.rows).collect();
        if rows.iter().all(|row| row.cells[at].is_empty()) {
            columns.remove(at + 1);
            for row in rows {
                row.cells.remove(at);
            }
            continue;
        }
        for row in rows.into_iter().filter(|row| row.cells[at].is_empty()) {
            row.cells[at] = or_dash("");
        }
    }
}
