//! The glossary, with the places where a term is used.

use super::catalogue_tables::{heads, or_dash, row};
use super::concern::place;
use super::page;
use super::parts::{anchor, count, once};
use crate::catalogue::compose::Composed;
use crate::catalogue::document::GlossaryTerm as Written;
use crate::catalogue::slug;
use crate::markdown::{Options, escape};
use crate::site::context::{GlossaryPage, GlossaryTerm, Link, Page, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All terms, by the alphabet.
pub fn glossary(view: &View) -> GlossaryPage {
    GlossaryPage { terms: sorted(view).into_iter().map(|written| term(view, written)).collect() }
}

/// The page of the glossary.
pub fn page(view: &View) -> Page {
    let description = count(view, "term", view.catalogue().glossary.len());
    Page { description: Some(description), ..page::page(view, &PageId::Glossary, "glossary", view.label("glossary")) }
}

/// The terms by the alphabet.
pub fn sorted<'a>(view: &View<'a>) -> Vec<&'a Written> {
    let mut terms: Vec<&Written> = view.catalogue().glossary.iter().collect();
    terms.sort_by_cached_key(|written| slug(&written.term));
    terms
}

/// A term with its definition.
pub fn term(view: &View, written: &Written) -> GlossaryTerm {
    let id = slug(&written.term);
    GlossaryTerm {
        term: written.term.value.clone(),
        also: written.forms().skip(1).map(|form| form.value.clone()).collect(),
        definition_html: definition(view, written),
        source: written.source.clone(),
        used_in: if view.inside.is_none() { used_in(view, written, &id) } else { Vec::new() },
        id,
    }
}

/// A definition, in which its own term is not linked to itself.
fn definition(view: &View, written: &Written) -> String {
    let options =
        Options { top: 3, prefix: format!("{}-", slug(&written.term)), name: written.term.value.clone(), terms: false, ..view.options() };
    crate::markdown::render(&written.definition.value, written.definition.place, &options, view).html
}

/// How many products are named that use a term; more are found by searching.
const FEW: usize = 8;

/// The texts that use a term, each once: an article by its contract, a requirement by its programme.
fn used_in(view: &View, written: &Written, id: &str) -> Vec<Link> {
    let catalogue = view.catalogue();
    let (mut links, mut products) = (Vec::new(), Vec::new());
    for mention in view.shared.mentions().named("term", id) {
        let Some((kind, own)) = mention.split_once(':') else { continue };
        match kind {
            "clause" => {
                for contract in catalogue.composed.values().filter(|composed| composed.articles.contains_key(own)) {
                    // What is made of one contract for each segment is named once, by its index.
                    let title = catalogue.contracts.get(&contract.contract).map_or(&contract.id, |written| &written.title.value);
                    links.push(view.link(title.clone(), &PageId::Contract(contract.contract.clone()), None));
                }
            }
            "requirement" => {
                let programme = own.split('#').next().unwrap_or(own);
                let title = catalogue.requirements.get(programme).map_or(programme, |written| written.title.value.as_str());
                links.push(view.link(title.to_owned(), &PageId::Requirement(programme.to_owned()), None));
            }
            "question" => {
                let round = own.split('#').next().unwrap_or(own);
                let title = catalogue.questions.get(round).map_or(round, |written| written.title.value.as_str());
                links.push(view.link(title.to_owned(), &PageId::Round(round.to_owned()), None));
            }
            "product" => products.extend(place(view, mention)),
            _ => links.extend(place(view, mention)),
        }
    }
    if products.len() > FEW {
        let url = view.href(&PageId::Search, None).map(|url| format!("{url}?q={}", crate::site::frame::encode(&written.term)));
        products = vec![Link { label: count(view, "product", products.len()), url }];
    }
    links.extend(products);
    once(links)
}

/// The abbreviations as a table (afkortingen): in a contract those that its articles use, in a document those that its text
/// uses, elsewhere all.
pub fn abbreviations(view: &View) -> Table {
    let mut table = heads(view, &["abbreviation", "fill.meaning"]);
    let own = match &view.page {
        Some(PageId::Document(id) | PageId::Print(id)) if view.catalogue().documents.contains_key(id) => Some(format!("document:{id}")),
        _ => None,
    };
    let shown = |written: &Written| match (view.contract, &own) {
        (Some(composed), _) => uses(view, composed, "abbreviation", written),
        (None, Some(own)) => view.shared.mentions().to("abbreviation", &slug(&written.term)).contains(&own.as_str()),
        (None, None) => true,
    };
    let mut rows: Vec<(&str, &Written)> = Vec::new();
    for written in view.catalogue().glossary.iter().filter(|written| shown(written)) {
        rows.extend(written.abbreviation.as_ref().map(|short| (short.as_str(), written)));
    }
    rows.sort_by_cached_key(|(short, _)| slug(short));
    for (short, written) in rows {
        let link = view.link(written.term.value.clone(), &PageId::Glossary, Some(&slug(&written.term)));
        table.rows.push(row(vec![escape(short), anchor(&link)]));
    }
    table
}

/// The terms as a table: in a contract those that its articles use, elsewhere all.
pub fn table(view: &View) -> Table {
    let mut table = heads(view, &["fill.term", "fill.meaning", "source"]);
    let shown = |written: &&Written| view.contract.is_none_or(|composed| uses(view, composed, "term", written));
    for written in sorted(view).into_iter().filter(shown) {
        let link = view.link(written.term.value.clone(), &PageId::Glossary, Some(&slug(&written.term)));
        let definition =
            crate::markdown::inline(&written.definition.value, written.definition.place, &Options { terms: false, ..view.options() }, view);
        table.rows.push(row(vec![anchor(&link), definition, or_dash(escape(written.source.as_deref().unwrap_or_default()))]));
    }
    table
}

/// Whether the articles of a contract use a term, or (`abbreviation`) what it is shortened to.
fn uses(view: &View, composed: &Composed, kind: &str, written: &Written) -> bool {
    let articles = || composed.all().filter(|article| article.applies);
    let mentions = view.shared.mentions().to(kind, &slug(&written.term));
    let clauses = mentions.into_iter().filter_map(|mention| mention.strip_prefix("clause:"));
    clauses.into_iter().any(|clause| articles().any(|article| article.clause == clause))
}
