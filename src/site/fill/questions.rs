//! Rounds of questions and answers (nota's van inlichtingen).

use super::contract::reference_links;
use super::words::shorten;
use crate::catalogue::Entry;
use crate::catalogue::document::QuestionRound;
use crate::catalogue::meaning::Meant;
use crate::catalogue::reference::Reference;
use crate::site::context::{self, Page, Question, QuestionRoundPage, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page of a round.
pub fn page(view: &View, entry: &Entry<QuestionRound>) -> (Page, QuestionRoundPage) {
    let round = round(view, entry);
    let toc = round.questions.iter().map(|question| TocEntry {
        level: 1,
        id: question.id.clone(),
        number: Some(question.number.clone()),
        text: shorten(&crate::markdown::text_of(&question.question_html), 70),
    });
    let page = Page {
        title: round.title.clone(),
        description: round.published.clone().map(|date| view.say("question_page.published", &[&date])),
        address: PageId::Round(entry.id.clone()).address(),
        kind: "questions".to_owned(),
        breadcrumbs: vec![view.link(view.label("question_page.index"), &PageId::Questions, None)],
        margin: round.published.clone().into_iter().collect(),
        toc: toc.collect(),
        print_url: view.href(&PageId::Print(entry.id.clone()), None),
        downloads: super::page::downloads(view, &PageId::Round(entry.id.clone())),
        ..Page::default()
    };
    (page, QuestionRoundPage { round })
}

/// Everything a round says.
pub fn round(view: &View, entry: &Entry<QuestionRound>) -> context::QuestionRound {
    let beside = &View { contract_beside: true, ..view.clone() };
    let question = |question: &crate::catalogue::document::Question| {
        let number = question.number.value.to_string();
        let prefix = format!("{number}-");
        let html = |text: &crate::findings::At<String>, part: &str| {
            let options = crate::markdown::Options { top: 4, prefix: format!("{prefix}{part}-"), ..view.options() };
            crate::markdown::render(&text.value, text.place, &options, view).html
        };
        Question {
            id: number.clone(),
            about: question.about.iter().flat_map(|about| reference_links(beside, about)).collect(),
            document: question.about.as_ref().and_then(|about| document(view, about)),
            question_html: html(&question.question, "vraag"),
            answer_html: question.answer.as_ref().map(|text| html(text, "antwoord")),
            changes_html: question.changes.as_ref().map(|text| html(text, "wijziging")),
            number,
        }
    };
    context::QuestionRound {
        title: entry.title.value.clone(),
        published: entry.published.map(|date| view.date(date)),
        questions: entry.question.iter().map(question).collect(),
    }
}

/// The document that a reference leads into, as the field names it in its tables of questions.
fn document(view: &View, about: &Reference) -> Option<String> {
    let catalogue = view.catalogue();
    let id = about.id();
    Some(match about.kind.as_str() {
        "product" | "segment" | "category" | "tariff" => view.label("book"),
        "contract" => view.contract_named(id, None).text,
        "clause" | "annex" | "value" => match catalogue.meant(&about.kind, id, about.context.as_deref(), None) {
            Meant::One(composed) | Meant::Family(composed) => {
                catalogue.contracts.get(&composed.contract).map(|contract| contract.title.value.clone())?
            }
            Meant::Several(_) | Meant::Nothing => view.label("kinds.contract"),
        },
        "document" => catalogue.documents.get(id)?.title.value.clone(),
        "requirement" | "requirements" => catalogue.requirements.get(id)?.title.value.clone(),
        "question" | "questions" => catalogue.questions.get(id)?.title.value.clone(),
        kind @ ("municipality" | "provider" | "indicator" | "procedure" | "table" | "term") => view.label(&format!("kinds.{kind}")),
        _ => return None,
    })
}
