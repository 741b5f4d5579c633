//! The numbers of tables and figures: what a page or document numbers, before it is rendered.

use crate::catalogue::Prose;
use crate::findings::{Findings, Place};
use crate::markdown;
use crate::site::view::View;

/// The tables and figures of texts that follow each other, in the order in which they stand.
pub fn numbered<'t>(view: &View, texts: impl IntoIterator<Item = &'t Prose>) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        let mut found: Vec<(usize, String)> = Vec::new();
        collect(view, text, 0, &mut found);
        found.sort();
        all.extend(found.into_iter().map(|(_, written)| written));
    }
    all
}

fn collect(view: &View, prose: &Prose, at: usize, found: &mut Vec<(usize, String)>) {
    let scan = markdown::scan(&prose.text, prose.place, &mut Findings::default());
    let start = prose.place.span().start;
    let offset = |place: Place| if at > 0 { at } else { place.span().start.saturating_sub(start) + 1 };
    for item in scan.references.iter().filter(|item| item.embed && item.alone) {
        let reference = &item.reference;
        if reference.kind == "table" {
            found.push((offset(item.place), reference.written.clone()));
        } else if reference.kind == "snippet"
            && at == 0
            && let Some(snippet) = view.catalogue().snippets.get(reference.id())
        {
            collect(view, &snippet.body, offset(item.place), found);
        }
    }
    for chart in &scan.charts {
        let parsed = crate::charts::parse(&chart.spec, chart.place, &mut Findings::default());
        found.extend(parsed.map(|parsed| (offset(chart.place), format!("figure:{}", parsed.id.value))));
    }
}
