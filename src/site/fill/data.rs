//! The page of what can be taken along as data, and of the documents for paper.

use super::{page, words::fact};
use crate::markdown::escape;
use crate::site::context::{DataFile, DataPage, Fact, Link, Page};
use crate::site::plan::{PageId, printed};
use crate::site::view::View;

/// The files, with what each holds.
pub fn data(view: &View) -> DataPage {
    // What is about one organisation stands on its own page.
    let all = crate::data::addresses(view.catalogue()).into_iter().filter(|address| !address.starts_with("data/providers/"));
    let files = all.filter_map(|address| file(view, &address)).collect();
    let documents = printed(view.catalogue()).into_iter().map(|id| view.link(title(view, &id), &PageId::Print(id), None));
    DataPage { files, documents: documents.collect(), publication: publication(view) }
}

/// A file that can be taken along.
fn file(view: &View, address: &str) -> Option<DataFile> {
    let name = address.strip_prefix("data/").unwrap_or(address);
    let (stem, form) = name.rsplit_once('.')?;
    Some(DataFile {
        name: name.to_owned(),
        url: view.file(address),
        description: held(view, address, stem),
        format: Some(if form == "ics" { "iCalendar".to_owned() } else { form.to_uppercase() }),
    })
}

/// What a file holds.
fn held(view: &View, address: &str, stem: &str) -> String {
    let catalogue = view.catalogue();
    if let Some(id) = stem.strip_prefix("tables/") {
        return catalogue.tables.get(id).map_or_else(|| id.to_owned(), super::tables::title);
    }
    if let Some(round) = stem.strip_prefix("questions-").and_then(|id| catalogue.questions.get(id)) {
        return round.title.value.clone();
    }
    if let Some(programme) = stem.strip_prefix("requirements-").and_then(|id| catalogue.requirements.get(id)) {
        return programme.title.value.clone();
    }
    if let Some(programme) = stem.strip_prefix("forms/requirements-").and_then(|id| catalogue.requirements.get(id)) {
        return view.say("requirement_page.form_of", &[&programme.title.value]);
    }
    if let Some(period) = stem.strip_prefix("tariffs-") {
        let period = catalogue.sheets.iter().map(|sheet| &sheet.period.id.value).find(|id| crate::catalogue::slug(id) == period);
        return format!("{} {}", view.label("tariffs"), period.map_or("", String::as_str));
    }
    match stem {
        "catalogue" | "schema" | "products" | "tariffs" | "offers" => view.label(&format!("data_{stem}")),
        _ if address == "planning.ics" => view.label("data_calendar"),
        list => view.label(list),
    }
}

/// The page of the data.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Data, "data", view.label("data"));
    page.description = Some(format!("{}: JSON, CSV, XLSX", view.catalogue().settings.site.title.value));
    page
}

/// The books, in the order in which they are written; one of everything where none is.
pub fn books(view: &View) -> Vec<Link> {
    let books = view.catalogue().books().into_iter();
    books.map(|(id, _)| view.link(title(view, id), &PageId::Print(id.to_owned()), None)).collect()
}

/// What a document for paper is called.
fn title(view: &View, id: &str) -> String {
    let catalogue = view.catalogue();
    let book = catalogue.edition.book.iter().find(|book| book.id.value == id).map(|book| book.title.value.clone());
    let contract = catalogue.composed.get(id).map(|composed| super::concern::contract(view, composed).label);
    let document = catalogue.documents.get(id).map(|document| document.title.value.clone());
    let programme = catalogue.requirements.get(id).map(|programme| programme.title.value.clone());
    let round = catalogue.questions.get(id).map(|round| round.title.value.clone());
    book.or(contract).or(document).or(programme).or(round).unwrap_or_else(|| view.label("book"))
}

/// What a public body says of its publication.
fn publication(view: &View) -> Vec<Fact> {
    let Some(publication) = &view.catalogue().settings.publication else { return Vec::new() };
    let web = |url: &str| {
        let url = escape(url);
        if url.starts_with("https://") || url.starts_with("mailto:") {
            return format!("<a href=\"{url}\">{}</a>", url.trim_start_matches("mailto:"));
        }
        url
    };
    let rows = [
        ("publication_organisation", publication.organisation.as_ref().map(|text| web(&text.value))),
        ("publication_category", publication.information_category.as_ref().map(|text| escape(&text.value))),
        ("publication_security", publication.security_contact.as_ref().map(|text| web(&text.value))),
        ("publication_security_expires", publication.security_expires.map(|date| view.date(date))),
    ];
    rows.into_iter().filter_map(|(label, html)| Some(fact(&view.label(label), &html?))).collect()
}
