//! What stands in a list of its own: terms, indicators, procedures, steps of the planning, and what each version changed.

use super::{entry, facets, listing, plain, text};
use crate::catalogue::slug;
use crate::search::Entry;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::What;
use std::collections::BTreeSet;

/// Terms, indicators, procedures and steps.
pub fn small(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for term in &catalogue.glossary {
        let mut found = entry("term", &PageId::Glossary, Some(&slug(&term.term)), &term.term);
        found.keywords = term.forms().skip(1).map(|form| form.value.clone()).collect();
        found.sections.push(text(plain(view, &term.definition)));
        all.push(found);
    }
    for (id, indicator) in &catalogue.indicators {
        let mut found = entry("indicator", &PageId::Indicators, Some(id), &indicator.name);
        found.sections.push(text(plain(view, &indicator.definition)));
        found.facets = facets(view, &indicator.scope);
        all.push(found);
    }
    for (id, procedure) in &catalogue.procedures {
        let mut found = entry("procedure", &PageId::Procedures, Some(id), &procedure.name);
        found.sections.extend(procedure.description.iter().map(|description| text(plain(view, description))));
        found.sections.extend(procedure.fields.0.iter().map(|(label, value)| text(format!("{label}: {}", plain(view, value)))));
        all.push(found);
    }
    for step in &catalogue.steps {
        let id = step.id.as_ref().map_or_else(|| slug(&step.title), |id| id.value.clone());
        let mut found = entry("step", &PageId::Planning, Some(&id), &step.title);
        found.sections.push(text(step.parts.join(". ")));
        all.push(found);
    }
    changes(view, all);
}

/// What each version changed: by its summary, the reasons that were given, and the names of what is new or gone.
fn changes(view: &View, all: &mut Vec<Entry>) {
    for changes in view.shared.changes.iter().filter(|_| view.shared.plan().has(&PageId::Changes)) {
        let page = PageId::ChangesOf(changes.new.clone());
        let mut found = entry("change", &page, None, &view.say("changes.of", &[&changes.new]));
        let edition = view.shared.editions.all.iter().find(|edition| edition.version() == changes.new);
        let summary = edition.and_then(|edition| edition.catalogue.edition.summary.as_ref());
        found.sections.extend(summary.map(|summary| text(summary.value.clone())));
        let reasons: BTreeSet<&str> = changes.changes.iter().filter_map(|change| change.reason.as_deref()).collect();
        found.sections.extend(reasons.into_iter().map(text));
        let whole = changes.changes.iter().filter(|change| matches!(change.change, What::New | What::Withdrawn));
        found.sections.extend(listing(whole.map(|change| change.name.clone())));
        all.push(found);
    }
}
