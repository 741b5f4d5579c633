//! Programmes of requirements (programma's van eisen).

use super::words::fact;
use crate::catalogue::Entry;
use crate::catalogue::document::Requirements;
use crate::markdown::escape;
use crate::site::context::{self, Page, Requirement, RequirementsPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page of a programme.
pub fn page(view: &View, entry: &Entry<Requirements>) -> (Page, RequirementsPage) {
    let programme = programme(view, entry);
    let count = programme.requirements.len().to_string();
    let page = Page {
        title: programme.title.clone(),
        description: Some(view.say("requirement_page.count", &[&count])),
        address: PageId::Requirement(entry.id.clone()).address(),
        kind: "requirements".to_owned(),
        breadcrumbs: vec![view.link(view.label("requirement_page.index"), &PageId::Requirements, None)],
        print_url: view.href(&PageId::Print(entry.id.clone()), None),
        downloads: super::page::downloads(view, &PageId::Requirement(entry.id.clone())),
        ..Page::default()
    };
    (page, RequirementsPage { programme })
}

/// Everything a programme says.
pub fn programme(view: &View, entry: &Entry<Requirements>) -> context::Requirements {
    let prefix = entry.prefix.as_deref();
    let requirement = |requirement: &crate::catalogue::document::Requirement| {
        let id = requirement.id.value.clone();
        let options = crate::markdown::Options { top: 4, prefix: format!("{id}-"), ..view.options() };
        let scope = view.scope_rows(&requirement.scope).into_iter().map(|(label, links)| {
            let names: Vec<String> = links
                .iter()
                .map(|link| {
                    link.url
                        .as_ref()
                        .map_or_else(|| escape(&link.label), |url| format!("<a href=\"{}\">{}</a>", escape(url), escape(&link.label)))
                })
                .collect();
            fact(&label, &names.join(", "))
        });
        let ages = requirement.ages.as_ref().and_then(|range| super::products::ages(view, range));
        let ages = ages.map(|text| fact(&view.label("ages"), &escape(&text)));
        Requirement {
            number: prefix.map_or_else(|| id.clone(), |prefix| format!("{prefix}-{id}")),
            html: crate::markdown::render(&requirement.text.value, requirement.text.place, &options, view).html,
            scope: scope.chain(ages).collect(),
            verified_by: requirement.verified_by.clone(),
            questions: questions(view, &entry.id, &id),
            id,
        }
    };
    context::Requirements {
        title: entry.title.value.clone(),
        prefix: entry.prefix.clone(),
        requirements: entry.requirement.iter().map(requirement).collect(),
    }
}

fn questions(view: &View, programme: &str, requirement: &str) -> Vec<context::Link> {
    let mut links = Vec::new();
    for round in view.catalogue().questions.values() {
        for question in &round.question {
            let fits = |about: &crate::catalogue::reference::Reference| {
                about.kind.starts_with("requirement") && about.id() == programme && about.parts().contains(&requirement)
            };
            if question.about.as_ref().is_some_and(fits) {
                let number = question.number.value.to_string();
                let label = format!("{}, {}", round.title.value, view.say("refer.question", &[&number]));
                links.push(view.link(label, &PageId::Round(round.id.clone()), Some(&number)));
            }
        }
    }
    links
}
