//! An annex (bijlage): what it holds of the catalogue, in place, for the contract that it belongs to.

use super::catalogue_tables;
use super::contract::reference_html;
use super::numbering::numbered;
use super::tables;
use crate::catalogue::compose::Composed;
use crate::catalogue::contract::Annex;
use crate::catalogue::filter::Filter;
use crate::catalogue::reference::Reference;
use crate::markdown::{self, Options, escape, put};
use crate::site::context::Table;
use crate::site::plan::PageId;
use crate::site::refer::{annex_anchor, annex_letter};
use crate::site::view::View;
use std::collections::BTreeMap;

/// What an annex holds, with a link to the page that has all of it. What it numbers carries its letter.
pub fn html(view: &View, composed: &Composed, letter: &str, annex: &Annex) -> String {
    let prefix = format!("{}-", annex_anchor(&annex.id));
    let Some(held) = annex.held() else { return String::new() };
    let own = view.numbering(tables_of(view, &held));
    let view = &View { contract: Some(composed), clause: None, prefix: prefix.clone(), letter: letter.to_owned(), ..own };
    let source = |view: &View| {
        let own = View { inside: None, ..view.clone() };
        if view.inside.is_some() { String::new() } else { format!("<p>{}</p>\n", reference_html(&own, &held)) }
    };
    let filter = view.catalogue().annex_filter(composed, annex, &held);
    let caption = |mut table: Table| {
        table.caption = Some(annex.title.value.clone());
        tables::html(view, &lettered(view, table))
    };
    match held.kind.as_str() {
        "requirements" => {
            let programme = view.catalogue().requirements.get(held.id());
            let table = programme.map(|programme| catalogue_tables::requirements(view, &filter, [programme], Some(&prefix)));
            format!("{}{}", source(view), table.map(caption).unwrap_or_default())
        }
        "questions" => {
            let round = view.catalogue().questions.get(held.id());
            let table = round.map(|round| catalogue_tables::questions(view, &filter, [round], Some(&prefix)));
            format!("{}{}", source(view), table.map(caption).unwrap_or_default())
        }
        "document" => format!("{}{}", source(view), document(view, held.id(), prefix)),
        _ => {
            let products = held.id() == "products" && annex.descriptions.unwrap_or(false);
            let texts = if products { descriptions(view, &filter, &prefix) } else { String::new() };
            let table = tables::made(view, &Reference { query: filter.query(), ..held }, None);
            table.map(|table| tables::html(view, &lettered(view, table))).unwrap_or_default() + &texts
        }
    }
}

/// The tables and figures that an annex numbers by their names; a list of requirements or questions has none to be referred to.
fn tables_of(view: &View, held: &Reference) -> Vec<String> {
    match held.kind.as_str() {
        "document" => numbered(view, [("document", held.id())]),
        "table" => vec![held.written.clone()],
        _ => Vec::new(),
    }
}

/// A table of an annex with its number: the first of it, and those that follow in one list.
fn lettered(view: &View, table: Table) -> Table {
    let number = |at: usize| Some(view.say("refer.Table", &[&format!("{}{at}", view.letter)]));
    let more = table.more.into_iter().zip(2..).map(|(more, at)| Table { number: number(at), ..more }).collect();
    Table { number: number(1), more, ..table }
}

/// The number that a table has in an annex of a contract, and its anchor there.
pub fn table(view: &View, composed: &Composed, written: &str) -> Option<(String, String)> {
    let annexes = view.catalogue().contracts.get(&composed.contract).map(|contract| contract.annex.as_slice()).unwrap_or_default();
    annexes.iter().enumerate().find_map(|(place, annex)| {
        let own = view.numbering(tables_of(view, &annex.held()?));
        let own = View { letter: annex_letter(place), prefix: format!("{}-", annex_anchor(&annex.id)), ..own };
        own.number("table", written).map(|number| (number, tables::anchor(&own, written)))
    })
}

/// The annex of a contract that a reference means or that holds what it means as a whole, with its letter.
pub fn of<'a>(view: &View<'a>, composed: &Composed, reference: &Reference) -> Option<(String, &'a Annex)> {
    let [id] = reference.ids.as_slice() else { return None };
    let annexes = view.catalogue().contracts.get(&composed.contract).map(|contract| contract.annex.as_slice()).unwrap_or_default();
    let holds = |annex: &Annex| annex.held().is_some_and(|held| held.kind == reference.kind && held.ids == reference.ids);
    let means = |annex: &Annex| (reference.kind == "annex" && annex.id.value == *id) || holds(annex);
    let (place, annex) = annexes.iter().enumerate().find(|(_, annex)| reference.part.is_none() && means(annex))?;
    Some((annex_letter(place), annex))
}

/// What each product is, below the list of them: with the same words as its page, so that a contract says what is bought.
fn descriptions(view: &View, filter: &Filter, prefix: &str) -> String {
    let mut out = String::new();
    for product in view.catalogue().products.values().filter(|product| filter.product(view.catalogue(), product)) {
        let reference = view.product(&product.id);
        let code = reference.code.map_or_else(String::new, |code| format!("<span class=\"code\">{}</span> ", escape(&code)));
        let own = format!("{prefix}{}", crate::catalogue::slug(&product.id));
        let (intro, sections) = super::product::sections(view, product, 4, &format!("{own}-"));
        put!(out, "<section>\n<h3 id=\"{own}\">{code}{}</h3>\n{}", escape(&reference.label), intro.unwrap_or_default());
        for section in sections {
            put!(out, "<h4 id=\"{}\">{}</h4>\n{}", section.id, escape(&section.title), section.html);
        }
        out.push_str("</section>\n");
    }
    out
}

fn document(view: &View, id: &str, prefix: String) -> String {
    let Some(entry) = view.catalogue().documents.get(id) else { return String::new() };
    let heading_prefix = format!("{}.", view.letter);
    let (numbered, name) = (entry.numbered.unwrap_or(false), entry.title.value.clone());
    let options = Options { top: 3, numbered, heading_prefix, name, prefix, ..view.options() };
    markdown::render(&entry.body.text, entry.body.place, &options, view).html
}

/// Whether an annex shows the requirement, question or heading of that name.
pub fn shows(view: &View, composed: &Composed, annex: &Annex, part: &str) -> bool {
    let Some(held) = annex.held() else { return false };
    let (catalogue, filter) = (view.catalogue(), view.catalogue().annex_filter(composed, annex, &held));
    match held.kind.as_str() {
        "requirements" => catalogue.requirements.get(held.id()).is_some_and(|programme| {
            programme.requirement.iter().any(|requirement| requirement.id.value == part && filter.meets(catalogue, &requirement.scope))
        }),
        "questions" => catalogue.questions.get(held.id()).is_some_and(|round| {
            round.question.iter().any(|question| question.number.value.to_string() == part && filter.asks(catalogue, question))
        }),
        _ => held.kind == "document",
    }
}

/// The pages whose content stands in an annex as a whole, with the anchor that it has there.
pub fn inside(view: &View, composed: &Composed) -> BTreeMap<String, String> {
    let catalogue = view.catalogue();
    let mut all = BTreeMap::new();
    let annexes = catalogue.contracts.get(&composed.contract).map(|contract| contract.annex.as_slice()).unwrap_or_default();
    for (annex, held) in annexes.iter().filter_map(|annex| Some((annex, annex.held()?))) {
        let shown = |part: &str| shows(view, composed, annex, part);
        let page = match held.kind.as_str() {
            "document" => PageId::Document(held.id().to_owned()),
            "requirements" if catalogue.requirements.get(held.id()).is_some_and(|p| p.requirement.iter().all(|r| shown(&r.id))) => {
                PageId::Requirement(held.id().to_owned())
            }
            "questions"
                if catalogue.questions.get(held.id()).is_some_and(|r| r.question.iter().all(|q| shown(&q.number.value.to_string()))) =>
            {
                PageId::Round(held.id().to_owned())
            }
            _ => continue,
        };
        all.entry(page.address()).or_insert_with(|| annex_anchor(&annex.id));
    }
    all
}
