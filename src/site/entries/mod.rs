//! What can be found: every entry of the catalogue that has a page or an anchor, for the search index.

mod contracts;
mod documents;
mod guide;
mod pages;
mod people;
mod products;
mod small;

use super::labels::Labels;
use super::plan::PageId;
use super::view::View;
use crate::catalogue::Prose;
use crate::catalogue::scope::Scope;
use crate::findings::At;
use crate::markdown;
use crate::search::{Entry, Section, Settings};
use std::collections::BTreeMap;

/// The kinds of results.
pub const KINDS: [&str; 20] = [
    "product",
    "segment",
    "provider",
    "category",
    "municipality",
    "contract",
    "clause",
    "requirement",
    "document",
    "question",
    "table",
    "term",
    "indicator",
    "procedure",
    "step",
    "guide",
    "change",
    "period",
    "page",
    "withdrawn",
];

/// What the site adds to the analysis of words.
pub fn settings(view: &View) -> Settings {
    let own = view.catalogue().settings.search.as_ref();
    let written = own.into_iter().flat_map(|search| &search.synonyms);
    let mut synonyms: Vec<Vec<String>> = written.map(|group| group.iter().map(|word| word.value.clone()).collect()).collect();
    // The other forms of a term are found as the term is.
    let forms = view.catalogue().glossary.iter().map(|term| term.forms().map(|form| form.value.clone()).collect::<Vec<_>>());
    synonyms.extend(forms.filter(|forms| forms.len() > 1));
    Settings {
        kinds: kinds(&view.shared.labels),
        synonyms,
        never_split: own.map(|search| search.never_split.clone()).unwrap_or_default(),
        parts: own.map(|search| search.parts.clone()).unwrap_or_default(),
        language: view.shared.language.key().to_owned(),
    }
}

/// What readers call each kind.
pub fn kinds(labels: &Labels) -> BTreeMap<String, String> {
    KINDS.iter().map(|kind| ((*kind).to_owned(), labels.get(&format!("kind.{kind}")).to_owned())).collect()
}

/// All entries, in the order of the catalogue.
pub fn entries(view: &View) -> Vec<Entry> {
    let mut all = Vec::new();
    products::products(view, &mut all);
    people::people(view, &mut all);
    contracts::contracts(view, &mut all);
    documents::documents(view, &mut all);
    small::small(view, &mut all);
    guide::guide(view, &mut all);
    pages::pages(view, &mut all);
    all
}

fn entry(kind: &str, page: &PageId, anchor: Option<&str>, title: &str) -> Entry {
    let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
    Entry { url: format!("{}{anchor}", page.address()), title: title.to_owned(), kind: kind.to_owned(), ..Entry::default() }
}

/// The text of Markdown as readers see it, in sections, each under its heading.
fn sections(view: &View, prose: &Prose) -> Vec<Section> {
    let rendered = view.markdown(prose, 2, "");
    let html = rendered.html.as_str();
    // Where the HTML of each heading begins; the text up to the next one stands under it.
    let starts: Vec<usize> = rendered
        .headings
        .iter()
        .filter_map(|h| html.find(&format!(" id=\"{}\"", h.id)))
        .map(|at| html[..at].rfind('<').unwrap_or(at))
        .collect();
    if starts.len() != rendered.headings.len() {
        return vec![text(markdown::text_of(html))];
    }
    let mut all = vec![text(markdown::text_of(&html[..starts.first().copied().unwrap_or(html.len())]))];
    for (index, heading) in rendered.headings.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(html.len()).max(starts[index]);
        let own = &html[starts[index]..end];
        let own = own.split_once(&format!("</h{}>", heading.level)).map_or(own, |(_, below)| below);
        all.push(Section { anchor: Some(heading.id.clone()), heading: heading.text.clone(), text: markdown::text_of(own), listing: false });
    }
    all.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    all
}

fn text(text: impl Into<String>) -> Section {
    Section { text: text.into(), ..Section::default() }
}

/// Names of other entries that stand with an entry.
fn listing(names: impl Iterator<Item = String>) -> Option<Section> {
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| Section { text: names.join(". "), listing: true, ..Section::default() })
}

fn plain(view: &View, text: &At<String>) -> String {
    markdown::text_of(&view.block(text))
}

/// The facets that a scope gives.
/// The municipalities in which something holds, also where that is everywhere: who asks for one of them asks for it too.
/// Nothing where there is no choice of them.
fn municipalities(view: &View, holds: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let all = &view.catalogue().municipalities;
    let here = || all.keys().filter(|id| holds(id)).map(|id| view.municipality(id).label).collect();
    (all.len() > 1).then(here)
}

fn facets(view: &View, scope: &Scope) -> BTreeMap<String, Vec<String>> {
    let mut facets = BTreeMap::new();
    let names = [("segments", "segment"), ("categories", "category"), ("municipalities", "municipality")];
    for (key, facet) in names {
        let values: Vec<String> = match key {
            "municipalities" if !scope.get(key).is_empty() => {
                view.catalogue().municipalities_of(scope.get(key)).iter().map(|id| view.municipality(id).label).collect()
            }
            "segments" => scope.get(key).iter().map(|id| view.segment(id).label).collect(),
            "categories" => scope.get(key).iter().map(|id| view.category(id).label).collect(),
            _ => Vec::new(),
        };
        if !values.is_empty() {
            facets.insert(facet.to_owned(), values);
        }
    }
    if let Some(law) = scope.law {
        facets.insert("law".to_owned(), vec![view.label(&format!("law.{}", law.key()))]);
    }
    facets
}
