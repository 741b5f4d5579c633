//! Programmes of requirements (programma's van eisen).

use super::words::fact;
use crate::catalogue::Entry;
use crate::catalogue::document::Requirements;
use crate::data::{self, Answer, AnswerForm, Asked};
use crate::markdown::{self, escape};
use crate::site::context::{self, Download, Page, Requirement, RequirementsPage};
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
    let form = data::FORM_FORMATS.iter().rev().map(|format| (format, format!("{}.{format}", data::form_address(&entry.id))));
    let form = form.filter(|(_, address)| view.shared.data.contains(address));
    let form = form.map(|(format, address)| Download { label: format.to_uppercase(), url: view.file(&address) }).collect();
    (page, RequirementsPage { programme, form })
}

/// The forms with which providers answer programmes, as files.
pub fn forms(view: &View) -> Vec<(String, Vec<u8>)> {
    let made = view.catalogue().edition.valid_from;
    let mut files = Vec::new();
    for entry in view.catalogue().requirements.values().filter(|entry| !entry.requirement.is_empty()) {
        let form = form(view, entry);
        files.push((format!("{}.csv", form.address), form.csv()));
        files.extend(form.xlsx(made).map(|bytes| (format!("{}.xlsx", form.address), bytes)));
    }
    files
}

/// The form of a programme: what is required, and room to say whether and how that is met.
fn form(view: &View, entry: &Entry<Requirements>) -> AnswerForm {
    let programme = programme(view, entry);
    let column = |label: &str, cell: &dyn Fn(&Requirement) -> String| Asked {
        head: view.label(label),
        cells: programme.requirements.iter().map(cell).collect(),
    };
    let mut asked = vec![
        column("number_head", &|requirement| requirement.number.clone()),
        column("requirement", &|requirement| lines(&requirement.html)),
        column("holds_for", &|requirement| {
            let facts = requirement.scope.iter().map(|fact| format!("{}: {}", fact.label, markdown::text_of(&fact.html)));
            Some(facts.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty()).unwrap_or_else(|| view.label("all"))
        }),
        column("verified_by", &|requirement| requirement.verified_by.clone().unwrap_or_default()),
    ];
    if programme.requirements.iter().all(|requirement| requirement.scope.is_empty()) {
        asked.remove(2);
    }
    let choices = ["yes", "no"].map(|word| view.say(&format!("fill.{word}"), &[])).to_vec();
    let answers = vec![
        Answer { head: view.label("requirement_page.met"), choices },
        Answer { head: view.label("requirement_page.explained"), choices: Vec::new() },
    ];
    let title = view.say("requirement_page.form_of", &[&programme.title]);
    AnswerForm { address: data::form_address(&entry.id), title, asked, answers }
}

/// The text of HTML, with a line for each paragraph and each item of a list.
fn lines(html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for piece in html.split("</p>").flat_map(|piece| piece.split("</li>")).flat_map(|piece| piece.split_inclusive("<li>")) {
        let text = markdown::text_of(piece);
        let before = lines.last_mut().filter(|line| line.as_str() == "– ");
        match before {
            Some(line) => line.push_str(&text),
            None if !text.is_empty() => lines.push(text),
            None => {}
        }
        if piece.ends_with("<li>") {
            lines.push("– ".to_owned());
        }
    }
    lines.join("\n")
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
        table: None,
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
