//! The guide (keuzehulp): a question with its answers, the way to it, and the products that a branch ends with.

use super::amounts::{holding, listed};
use super::parts::{current_sheet, once};
use super::products::product_row;
use super::words::shorten;
use super::{later, page};
use crate::catalogue::Entry;
use crate::catalogue::procurement::{GuideAnswer as Answer, GuideQuestion as Question};
use crate::catalogue::product::Product;
use crate::catalogue::tariff::TariffSheet;
use crate::catalogue::tariffs::Tariff;
use crate::markdown;
use crate::site::context::{GuideAnswer, GuidePage, GuideProduct, GuideQuestion, GuideStep, Link, Page};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeMap;

/// The page of a question.
pub fn question(view: &View, question: &Question) -> (Page, GuidePage) {
    let id = PageId::question(view.catalogue(), &question.id);
    let mut page = page::page(view, &id, "guide", text(view, question));
    if id == PageId::Guide {
        page.breadcrumbs.push(Link { label: view.label("guide"), url: None });
        page.lead_html = Some(format!("<p>{}</p>", markdown::escape(&view.label("guide_lead"))));
        page.description = Some(view.label("guide_lead"));
    } else {
        let answers: Vec<&str> = question.answers.iter().map(|answer| answer.text.as_str()).collect();
        page.description = Some(shorten(&answers.join(". "), 200));
    }
    let answers = question.answers.iter().enumerate().map(|(at, one)| answer(view, at, one)).collect();
    let guide = GuideQuestion {
        start_url: (id != PageId::Guide).then(|| view.href(&PageId::Guide, None)).flatten(),
        way: way(view, question),
        answers,
        products_url: view.href(&PageId::Products, None),
    };
    (page, GuidePage { guide })
}

/// The anchor of an answer, by its place.
pub fn anchor(at: usize) -> String {
    format!("antwoord-{}", at + 1)
}

/// The answers that end with a product, each with its question.
pub fn leading_to(view: &View, product: &Entry<Product>) -> Vec<Link> {
    let catalogue = view.catalogue();
    let own = |answer: &Answer| answer.products.iter().any(|code| catalogue.product(code).is_some_and(|other| other.id == product.id));
    let link = |question: &Question, at: usize, answer: &Answer| {
        let label = format!("{} {}", text(view, question), plain(view, &answer.text));
        view.link(label, &PageId::question(catalogue, &question.id), Some(&anchor(at)))
    };
    let all = catalogue.guide.iter().flat_map(|question| question.answers.iter().enumerate().map(move |(at, one)| (question, at, one)));
    all.filter(|(_, _, one)| own(one)).map(|(question, at, one)| link(question, at, one)).collect()
}

/// A question without markup.
pub fn text(view: &View, question: &Question) -> String {
    plain(view, &question.text)
}

fn plain(view: &View, text: &crate::findings::At<String>) -> String {
    markdown::text_of(&view.inline(text))
}

/// The questions before a question, as far back as there is one way to it.
fn way(view: &View, question: &Question) -> Vec<Vec<GuideStep>> {
    let guide = &view.catalogue().guide;
    let mut way = Vec::new();
    let (mut here, mut seen) = (question, vec![question.id.as_str()]);
    // What leads back to the start is not the way to it.
    while guide.first().is_some_and(|first| first.id.value != here.id.value) {
        let leads = |answer: &&Answer| answer.to.as_ref().is_some_and(|to| to.value == here.id.value);
        let before: Vec<&Question> = guide.iter().filter(|other| other.answers.iter().any(|answer| leads(&answer))).collect();
        let step = |other: &&Question| GuideStep {
            question: view.link(text(view, other), &PageId::question(view.catalogue(), &other.id), None),
            answers: once(other.answers.iter().filter(leads).map(|answer| plain(view, &answer.text))),
        };
        if !before.is_empty() {
            way.push(before.iter().map(step).collect());
        }
        match before.as_slice() {
            [only] if !seen.contains(&only.id.as_str()) => {
                seen.push(&only.id);
                here = only;
            }
            _ => break,
        }
    }
    way.reverse();
    way
}

fn answer(view: &View, at: usize, written: &Answer) -> GuideAnswer {
    let catalogue = view.catalogue();
    let next = written.to.as_ref().and_then(|to| catalogue.guide.iter().find(|question| question.id.value == to.value));
    GuideAnswer {
        id: anchor(at),
        // All of it is a link, which holds no other.
        text: plain(view, &written.text),
        next_url: next.and_then(|question| view.href(&PageId::question(catalogue, &question.id), None)),
        products: written.products.iter().filter_map(|code| Some(product(view, code, catalogue.product(code)?))).collect(),
        because_html: written.because.as_ref().map(|because| view.inline(because)),
    }
}

/// A product as lists show it, by the code that the answer gives, with the steps beside it.
fn product(view: &View, code: &str, product: &Entry<Product>) -> GuideProduct {
    let row = product_row(view, product);
    let related = view.shared.relations.get(&product.id);
    let references = |ids: &[String]| ids.iter().map(|id| view.product(id)).collect();
    // Another code of it has a tariff of its own.
    let other = product.other_codes.iter().any(|other| other.code.as_str() == code);
    let paid = |sheet: Option<&TariffSheet>| -> (Option<&Tariff>, Option<String>) {
        if !other {
            return listed(view, product, sheet, None);
        }
        let own = sheet.and_then(|sheet| holding(view, code, sheet, None, None));
        (own, own.is_none().then(|| view.label("no_tariff.missing")))
    };
    let (tariff, tariff_absence) = paid(current_sheet(view));
    let later = later::each(view, |sheet| {
        let (tariff, absence) = paid(sheet);
        let text = tariff.map(|tariff| view.amount_text(tariff.amount, tariff.unit)).or(absence).unwrap_or_default();
        ((text, tariff.map(|tariff| tariff.amount.0.to_string())), BTreeMap::new())
    });
    GuideProduct {
        later,
        other,
        product: view.product(code),
        summary_html: row.summary_html,
        statuses: row.statuses,
        municipalities: row.municipalities,
        tariff: tariff.map(|tariff| view.amount(tariff.amount, Some(tariff.unit))),
        tariff_absence,
        lighter: references(&related.lighter),
        heavier: references(&related.heavier),
    }
}
