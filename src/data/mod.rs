//! The catalogue as open data: JSON, tables as CSV and Excel, a calendar, and what machines ask of a site.
//!
//! Everything that was written is in `catalogue.json`, with what follows from it beside it; the rest are
//! views of the same that open in a spreadsheet or a calendar. Nothing here decides what is true.

mod answers;
mod back_references;
mod book;
mod calendar;
mod collection;
mod feed;
mod json;
mod lists;
mod products;
mod table;
mod tariffs;
mod web;
mod xlsx;

pub use answers::{Answer, AnswerForm, Asked};
pub use back_references::{BackReferences, terms};
pub use book::{Book, book_address};
pub use collection::{COLLECTION, collection, counts};
pub use feed::{FEED, News, changes, changes_address, feed};

use crate::catalogue::Catalogue;
use crate::catalogue::settings::Settings;
use crate::findings::Sources;
use crate::site::plan::Plan;
use jiff::civil::Date;
use rayon::prelude::*;
pub use table::{Cell, Sheet};

/// All data files, by address; `back` says who refers to what. `date` is the day of the build.
pub fn files(catalogue: &Catalogue, sources: &Sources, back: &BackReferences, date: Date) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    files.extend(calendar::calendar(catalogue, date).map(|bytes| (CALENDAR.to_owned(), bytes)));
    let made = catalogue.edition.valid_from;
    let sheets = sheets(catalogue);
    let (json, tables) = rayon::join(
        || json::catalogue(catalogue, sources, back),
        || sheets.par_iter().map(|sheet| (sheet.csv(), workbook(sheet).then(|| sheet.xlsx(made)).flatten())).collect::<Vec<_>>(),
    );
    files.push((JSON.to_owned(), json));
    files.push((SCHEMA.to_owned(), schema(catalogue)));
    for (sheet, (csv, xlsx)) in sheets.iter().zip(tables) {
        files.push((format!("data/{}.csv", sheet.name), csv));
        files.extend(xlsx.map(|bytes| (format!("data/{}.xlsx", sheet.name), bytes)));
    }
    files
}

/// What one site says to machines that visit it, by address. `date` is the day of the build.
pub fn of_site(settings: &Settings, plan: &Plan, date: Date) -> Vec<(String, Vec<u8>)> {
    for_machines(settings, &web::pages(plan), date)
}

/// What a site says to machines that visit it: which pages there are, and where to report a vulnerability.
fn for_machines(settings: &Settings, pages: &[String], date: Date) -> Vec<(String, Vec<u8>)> {
    let base = web::base(settings);
    let mut files = vec![("sitemap.xml".to_owned(), web::sitemap(&base, pages)), ("robots.txt".to_owned(), web::robots(&base))];
    files.extend(web::security(settings, date).map(|bytes| (".well-known/security.txt".to_owned(), bytes)));
    files
}

/// The address of the whole catalogue.
const JSON: &str = "data/catalogue.json";
/// The address of the form of the content.
const SCHEMA: &str = "data/schema.json";
/// The address of the calendar.
const CALENDAR: &str = "planning.ics";

/// The addresses of what readers can take along, for pages that link to them: JSON, calendar, tables.
pub fn addresses(catalogue: &Catalogue) -> Vec<String> {
    let sheets = sheets(catalogue);
    let of = |sheet: &Sheet| {
        let xlsx = workbook(sheet).then(|| format!("data/{}.xlsx", sheet.name));
        [Some(format!("data/{}.csv", sheet.name)), xlsx].into_iter().flatten().collect::<Vec<_>>()
    };
    let forms = catalogue.requirements.values().filter(|programme| !programme.requirement.is_empty());
    let forms = forms.flat_map(|programme| FORM_FORMATS.map(|format| format!("{}.{format}", form_address(&programme.id))));
    let books = catalogue.providers.keys().map(|provider| book_address(provider));
    let forms = forms.chain(books);
    let calendar = calendar::has_calendar(catalogue).then(|| CALENDAR.to_owned());
    [JSON, SCHEMA].into_iter().map(str::to_owned).chain(calendar).chain(sheets.iter().flat_map(of)).chain(forms).collect()
}

/// As what a form to fill in is published.
pub const FORM_FORMATS: [&str; 2] = ["csv", "xlsx"];

/// The address, without its end, of the form with which a provider answers a programme of requirements.
pub fn form_address(programme: &str) -> String {
    format!("data/forms/requirements-{programme}")
}

/// The form of the content (JSON Schema), with the dimensions that this catalogue declares.
fn schema(catalogue: &Catalogue) -> Vec<u8> {
    let dimensions: Vec<String> = catalogue.edition.dimension.iter().map(|dimension| dimension.id.value.clone()).collect();
    format!("{:#}\n", crate::forms::schema::schema(None, &dimensions)).into_bytes()
}

/// Every table that is published.
fn sheets(catalogue: &Catalogue) -> Vec<Sheet> {
    let mut sheets = vec![products::products(catalogue), tariffs::tariffs(catalogue)];
    sheets.extend(tariffs::periods(catalogue));
    sheets.extend(lists::lists(catalogue));
    sheets.extend(lists::tables(catalogue));
    sheets
}

/// Whether a table is published as a workbook too: lists are, the tables of `content/tables` are read where they stand.
fn workbook(sheet: &Sheet) -> bool {
    !sheet.name.contains('/')
}

#[cfg(test)]
mod tests;
