//! The glossary, with the places where a term is used.

use super::catalogue_tables::{heads, or_dash, row};
use super::concern::place;
use super::page;
use super::parts::{anchor, count, once};
use crate::catalogue::compose::Composed;
use crate::catalogue::contract::Contract;
use crate::catalogue::document::GlossaryTerm as Written;
use crate::catalogue::reference::Reference;
use crate::catalogue::slug;
use crate::markdown::{Options, escape};
use crate::site::context::{GlossaryPage, GlossaryTerm, Link, Page, Table};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeSet;

/// So many terms have their letters beside them.
const MANY: usize = 20;

/// All terms, by the alphabet.
pub fn glossary(view: &View) -> GlossaryPage {
    GlossaryPage { terms: sorted(view).into_iter().map(|written| term(view, written)).collect() }
}

/// The page of the glossary.
pub fn page(view: &View) -> Page {
    let description = count(view, "term", view.catalogue().glossary.len());
    let mut page = page::page(view, &PageId::Glossary, "glossary", view.label("glossary"));
    page.description = Some(description);
    // A long list is gone through by its letters.
    let mut letters = BTreeSet::new();
    for written in sorted(view) {
        let id = slug(&written.term);
        let letter: String = id.chars().take(1).flat_map(char::to_uppercase).collect();
        if letters.insert(letter.clone()) {
            page.toc.push(page::toc(1, &id, letter));
        }
    }
    if view.catalogue().glossary.len() < MANY {
        page.toc.clear();
    }
    page
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

/// The abbreviations as a table (afkortingen): in a contract those that it uses, in a document those that its text uses, elsewhere
/// all.
pub fn abbreviations(view: &View) -> Table {
    let mut table = heads(view, &["abbreviation", "fill.meaning"]);
    let own = match &view.page {
        Some(PageId::Document(id) | PageId::Print(id)) if view.catalogue().documents.contains_key(id) => Some(format!("document:{id}")),
        _ => None,
    };
    let listed = view.contract.map(|composed| used(view, composed, "abbreviation"));
    let shown = |written: &Written| match (&listed, &own) {
        (Some(listed), _) => listed.contains(&slug(&written.term)),
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

/// The terms as a table: in a contract those that it uses, elsewhere all.
pub fn table(view: &View) -> Table {
    let mut table = heads(view, &["fill.term", "fill.meaning", "source"]);
    let listed = view.contract.map(|composed| used(view, composed, "term"));
    let shown = |written: &&Written| listed.as_ref().is_none_or(|listed| listed.contains(&slug(&written.term)));
    for written in sorted(view).into_iter().filter(shown) {
        let link = view.link(written.term.value.clone(), &PageId::Glossary, Some(&slug(&written.term)));
        let definition =
            crate::markdown::inline(&written.definition.value, written.definition.place, &Options { terms: false, ..view.options() }, view);
        table.rows.push(row(vec![anchor(&link), definition, or_dash(escape(written.source.as_deref().unwrap_or_default()))]));
    }
    table
}

/// The terms that a contract uses, or (`abbreviation`) whose short form it uses: in its names and titles, in what stands before
/// its articles, in those that apply, in its annexes, and in the definitions of the terms that it thereby lists.
fn used(view: &View, composed: &Composed, kind: &str) -> BTreeSet<String> {
    let catalogue = view.catalogue();
    let Some(contract) = catalogue.contracts.get(&composed.contract) else { return BTreeSet::new() };
    let articles = composed.all().filter(|article| article.applies).map(|article| article.clause.as_str());
    let clauses: BTreeSet<&str> = articles.chain(contract.front.iter().map(|front| front.clause.as_str())).collect();
    let annexed = |held: &str, id: &str, part: Option<&str>| {
        contract.annex.iter().any(|annex| {
            let here = annex.held().is_some_and(|own| own.kind == held && own.id() == id);
            here && part.is_none_or(|part| super::annex::shows(view, composed, annex, part))
        })
    };
    // Of products an annex has no more than their names, or what they are.
    let described = |id: &str| {
        let Some(product) = catalogue.products.get(id) else { return false };
        contract.annex.iter().filter(|annex| annex.descriptions.unwrap_or(false)).any(|annex| {
            let here = |held: &Reference| catalogue.annex_filter(composed, annex, held).product(catalogue, product);
            annex.held().is_some_and(|held| held.id() == "products" && here(&held))
        })
    };
    let titles = titles(view, composed, contract);
    let named = |kind: &str, term: &str, listed: &BTreeSet<String>| {
        titles.contains(&(kind.to_owned(), term.to_owned()))
            || view.shared.mentions().to(kind, term).iter().any(|mention| match mention.split_once(':') {
                Some(("clause", clause)) => clauses.contains(clause),
                Some(("term", other)) => listed.contains(other),
                Some(("document", id)) => annexed("document", id, None),
                Some(("product", id)) => described(id),
                Some(("requirement", own)) => own.split_once('#').is_some_and(|(id, part)| annexed("requirements", id, Some(part))),
                Some(("question", own)) => own.split_once('#').is_some_and(|(id, part)| annexed("questions", id, Some(part))),
                _ => false,
            })
    };
    let terms: Vec<String> = catalogue.glossary.iter().map(|written| slug(&written.term)).collect();
    let mut listed = BTreeSet::new();
    loop {
        let found: Vec<&String> = terms.iter().filter(|term| !listed.contains(*term) && named("term", term, &listed)).collect();
        if found.is_empty() {
            break;
        }
        listed.extend(found.into_iter().cloned());
    }
    if kind == "term" {
        return listed;
    }
    terms.into_iter().filter(|term| named(kind, term, &listed)).collect()
}

/// The terms in the names and titles of a contract: its own, those of its parties, parts, chapters, articles and annexes, and what
/// stands in a table that is an annex. Where a
/// short form stands there, the abbreviation too.
fn titles(view: &View, composed: &Composed, contract: &Contract) -> BTreeSet<(String, String)> {
    let catalogue = view.catalogue();
    let mut texts: Vec<&str> = vec![&contract.title];
    texts.extend(contract.party.iter().flat_map(|party| [party.role.as_deref(), party.name.as_deref()]).flatten());
    texts.extend(contract.front.iter().filter_map(|front| front.title.as_deref()));
    texts.extend(contract.annex.iter().map(|annex| annex.title.as_str()));
    let heads = composed.parts.iter().flat_map(|part| part.head.iter().chain(part.chapters.iter().filter_map(|c| c.head.as_ref())));
    texts.extend(heads.map(|(_, title)| title.as_str()));
    let tables = contract.annex.iter().filter_map(crate::catalogue::contract::Annex::held).filter(|held| held.kind == "table");
    let tables: Vec<_> = tables.filter_map(|held| catalogue.tables.get(held.id())).collect();
    texts.extend(
        tables
            .iter()
            .flat_map(|table| table.columns.iter().chain(table.rows.iter().flatten().map(|cell| &cell.0.value)))
            .map(String::as_str),
    );
    let clauses = composed.all().map(|article| &article.clause).chain(contract.front.iter().map(|front| &front.clause.value));
    texts.extend(clauses.filter_map(|id| catalogue.clauses.get(id)).map(|clause| clause.title.as_str()));
    let mut all = BTreeSet::new();
    for text in texts {
        for found in view.shared.terms.find(text) {
            let short = catalogue.glossary.iter().find(|written| slug(&written.term) == found.id).and_then(|w| w.abbreviation.as_ref());
            if short.is_some_and(|short| **short == text[found.range.clone()]) {
                all.insert(("abbreviation".to_owned(), found.id.clone()));
            }
            all.insert(("term".to_owned(), found.id));
        }
    }
    all
}
