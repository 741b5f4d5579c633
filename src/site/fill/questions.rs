//! Rounds of questions and answers (nota's van inlichtingen).

use super::contract::reference_links;
use super::words::shorten;
use crate::catalogue::Entry;
use crate::catalogue::document::QuestionRound;
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
    let question = |question: &crate::catalogue::document::Question| {
        let number = question.number.value.to_string();
        let prefix = format!("{number}-");
        let html = |text: &crate::findings::At<String>, part: &str| {
            let options = crate::markdown::Options { top: 4, prefix: format!("{prefix}{part}-"), ..view.options() };
            crate::markdown::render(&text.value, text.place, &options, view).html
        };
        Question {
            id: number.clone(),
            about: question.about.iter().flat_map(|about| reference_links(view, about)).collect(),
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
