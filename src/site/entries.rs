//! What can be found: every entry of the catalogue that has a page or an anchor, for the search index.

use super::plan::PageId;
use super::view::View;
use crate::catalogue::scope::Scope;
use crate::catalogue::{Prose, slug};
use crate::findings::At;
use crate::markdown;
use crate::search::{Entry, Section, Settings};
use std::collections::BTreeMap;

/// What the site adds to the analysis of words.
pub fn settings(view: &View) -> Settings {
    let own = view.catalogue().settings.search.as_ref();
    let mut synonyms = own.map(|search| search.synonyms.clone()).unwrap_or_default();
    // The other forms of a term are found as the term is.
    let forms = view.catalogue().glossary.iter().filter(|term| !term.also.is_empty());
    synonyms.extend(forms.map(|term| std::iter::once(&term.term).chain(&term.also).map(|form| form.value.clone()).collect()));
    Settings {
        synonyms,
        never_split: own.map(|search| search.never_split.clone()).unwrap_or_default(),
        parts: own.map(|search| search.parts.clone()).unwrap_or_default(),
        language: view.shared.language.key().to_owned(),
    }
}

/// All entries, in the order of the catalogue.
pub fn entries(view: &View) -> Vec<Entry> {
    let mut all = Vec::new();
    products(view, &mut all);
    people(view, &mut all);
    contracts(view, &mut all);
    documents(view, &mut all);
    small(view, &mut all);
    for entry in &mut all {
        entry.facets.insert("version".to_owned(), vec![view.catalogue().edition.version.value.clone()]);
    }
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
        all.push(Section { anchor: Some(heading.id.clone()), heading: heading.text.clone(), text: markdown::text_of(own) });
    }
    all.retain(|section| !section.text.is_empty() || !section.heading.is_empty());
    all
}

fn text(text: impl Into<String>) -> Section {
    Section { anchor: None, heading: String::new(), text: text.into() }
}

fn plain(view: &View, text: &At<String>) -> String {
    markdown::text_of(&view.block(text))
}

/// The facets that a scope gives.
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

fn products(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for product in catalogue.products.values() {
        let mut found = entry("product", &PageId::Product(product.id.clone()), None, &product.name);
        found.codes =
            product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.as_str().to_owned()).collect();
        found.keywords.clone_from(&product.keywords);
        found.sections = sections(view, &product.body);
        let extra = product.other_codes.iter().filter_map(|other| other.name.as_ref()).map(|name| name.value.clone());
        let extra: Vec<String> = extra.chain(product.instead.iter().map(|instead| instead.when.value.clone())).collect();
        if !extra.is_empty() {
            found.sections.push(text(extra.join(". ")));
        }
        let mut facets = BTreeMap::from([("segment".to_owned(), vec![view.segment(&product.segment).label])]);
        if let Some(law) = catalogue.law(product) {
            facets.insert("law".to_owned(), vec![view.label(&format!("law.{}", law.key()))]);
        }
        if !product.municipalities.is_empty() {
            let names = catalogue.municipalities_of(&product.municipalities).iter().map(|id| view.municipality(id).label).collect();
            facets.insert("municipality".to_owned(), names);
        }
        found.facets = facets;
        all.push(found);
    }
    for segment in catalogue.segments.values() {
        let mut found = entry("segment", &PageId::Segment(segment.id.clone()), None, &segment.name);
        found.sections = sections(view, &segment.body);
        let conditions = segment.conditions.0.iter().map(|(label, value)| format!("{label}: {}", plain(view, value)));
        found.sections.extend(conditions.map(text));
        found.facets = facets(view, &segment.scope);
        found.facets.insert("segment".to_owned(), vec![segment.name.value.clone()]);
        all.push(found);
    }
}

fn people(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for (id, provider) in &catalogue.providers {
        let mut found = entry("provider", &PageId::Provider(id.clone()), None, &provider.name);
        found.codes.extend(provider.agb.as_ref().map(|agb| agb.value.clone()));
        let offered = catalogue.offers.iter().filter(|offer| offer.provider.value == *id).map(|offer| view.product(&offer.product).label);
        found.sections.push(text(provider.members.iter().cloned().chain(offered).collect::<Vec<_>>().join(". ")));
        all.push(found);
    }
    for (id, municipality) in &catalogue.municipalities {
        let mut found = entry("municipality", &PageId::Municipality(id.clone()), None, &municipality.name);
        found.codes.extend(municipality.code.as_ref().map(|code| code.value.clone()));
        found.facets.insert("municipality".to_owned(), vec![municipality.name.value.clone()]);
        all.push(found);
    }
}

fn contracts(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for contract in catalogue.contracts.values() {
        let mut found = entry("contract", &PageId::Contract(contract.id.clone()), None, &contract.title);
        let titles = contract.annex.iter().map(|annex| annex.title.value.clone());
        found.sections.push(text(titles.collect::<Vec<_>>().join(". ")));
        all.push(found);
    }
    for clause in catalogue.clauses.values() {
        // One result a clause, however many contracts use it: in the first that has it.
        let Some(composed) = catalogue.composed.values().find(|composed| composed.articles.contains_key(&clause.id)) else { continue };
        let page = PageId::Contract(composed.id.clone());
        let mut found = entry("clause", &page, Some(&clause.id), &clause.title);
        let number = composed.articles.get(&clause.id);
        found.keywords.extend(number.map(|number| view.say("refer.article", &[number])));
        let view = &View { contract: Some(composed), clause: Some(&clause.id), ..view.clone() };
        found.sections =
            sections(view, &clause.body).into_iter().map(|section| Section { anchor: Some(clause.id.clone()), ..section }).collect();
        found.facets = facets(view, &clause.scope);
        all.push(found);
    }
    for programme in catalogue.requirements.values() {
        for requirement in &programme.requirement {
            let number = programme
                .prefix
                .as_ref()
                .map_or_else(|| requirement.id.value.clone(), |prefix| format!("{prefix}-{}", requirement.id.value));
            let title = format!("{}, {number}", programme.title.value);
            let mut found = entry("requirement", &PageId::Requirement(programme.id.clone()), Some(&requirement.id), &title);
            found.codes.push(number);
            found.sections.push(text(plain(view, &requirement.text)));
            found.facets = facets(view, &requirement.scope);
            all.push(found);
        }
    }
}

fn documents(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for document in catalogue.documents.values() {
        let mut found = entry("document", &PageId::Document(document.id.clone()), None, &document.title);
        found.codes.extend(document.number.clone());
        found.sections = sections(view, &document.body);
        all.push(found);
    }
    for round in catalogue.questions.values() {
        for question in &round.question {
            let number = question.number.value.to_string();
            let title = format!("{}, {}", round.title.value, view.say("refer.question", &[&number]));
            let mut found = entry("question", &PageId::Round(round.id.clone()), Some(&number), &title);
            found.sections.push(text(plain(view, &question.question)));
            found.sections.extend(question.answer.iter().chain(&question.changes).map(|answer| text(plain(view, answer))));
            all.push(found);
        }
    }
    for table in catalogue.tables.values() {
        let title = table.title.as_ref().map_or(table.id.as_str(), |title| title.value.as_str());
        let mut found = entry("table", &PageId::Table(table.id.clone()), None, title);
        found.sections.push(text(table.columns.join(", ")));
        found
            .sections
            .extend(table.rows.iter().map(|row| text(row.iter().map(|cell| plain(view, &cell.0)).collect::<Vec<_>>().join(", "))));
        all.push(found);
    }
}

fn small(view: &View, all: &mut Vec<Entry>) {
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
