//! What stands in a list of its own: terms, indicators, procedures, steps of the planning.

use super::{entry, facets, plain, text};
use crate::catalogue::slug;
use crate::search::Entry;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Terms, indicators, procedures and steps.
pub fn small(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for term in &catalogue.glossary {
        let mut found = entry("term", &PageId::Glossary, Some(&slug(&term.term)), &term.term);
        found.keywords = term.also.iter().map(|form| form.value.clone()).collect();
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
}
