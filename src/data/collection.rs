//! What a site of sites publishes as data: which sites there are, and where the data of each is.

use super::{JSON, for_machines, web};
use crate::catalogue::Catalogue;
use crate::catalogue::settings::Settings;
use crate::site::plan::{PageId, Plan};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The address of the list of sites.
pub const COLLECTION: &str = "data/collection.json";

/// The data files of a site of sites, by address: `parts` are its sites by folder, and `own` its own pages.
pub fn collection(settings: &Settings, parts: &[(&str, &Catalogue)], own: &[String], date: Date) -> Vec<(String, Vec<u8>)> {
    let below = |(id, catalogue): &(&str, &Catalogue)| {
        web::pages(&Plan::of(catalogue, &[])).into_iter().map(|page| format!("{id}/{page}")).collect::<Vec<_>>()
    };
    let pages: Vec<String> = own.iter().cloned().chain(parts.iter().flat_map(below)).collect();
    let mut files = for_machines(settings, &pages, date);
    let site = &settings.site;
    let value = json!({
        "title": site.title.value,
        "publisher": site.publisher.value,
        "base_url": site.base_url.value,
        "notice": site.notice.as_ref().map(|notice| &notice.value),
        "sites": parts.iter().map(|(id, catalogue)| part(id, catalogue)).collect::<Vec<_>>(),
    });
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    files.push((COLLECTION.to_owned(), format!("{text}\n").into_bytes()));
    files
}

fn part(id: &str, catalogue: &Catalogue) -> Value {
    let (site, edition) = (&catalogue.settings.site, &catalogue.edition);
    let counts: serde_json::Map<String, Value> = counts(catalogue).map(|(_, key, number)| (key.to_owned(), json!(number))).collect();
    json!({
        "id": id,
        "title": site.title.value,
        "publisher": site.publisher.value,
        "notice": site.notice.as_ref().map(|notice| &notice.value),
        "version": edition.version.value,
        "status": edition.status,
        "valid_from": edition.valid_from.to_string(),
        "valid_until": edition.valid_until.as_ref().map(|date| date.value.to_string()),
        "summary": edition.summary.as_ref().map(|summary| &summary.value),
        "url": format!("{id}/{}", PageId::Home.address()),
        "catalogue": format!("{id}/{JSON}"),
        "counts": counts,
    })
}

/// How much of everything a catalogue holds: singular, key and number; what it has none of is left out.
pub fn counts(catalogue: &Catalogue) -> impl Iterator<Item = (&'static str, &'static str, usize)> {
    let all = [
        ("product", "products", catalogue.products.len()),
        ("segment", "segments", catalogue.segments.len()),
        ("provider", "providers", catalogue.providers.len()),
        ("municipality", "municipalities", catalogue.municipalities.len()),
        ("contract", "contracts", catalogue.contracts.len()),
        ("document", "documents", catalogue.documents.len()),
        ("question", "questions", catalogue.questions.values().map(|round| round.question.len()).sum()),
        ("requirement", "requirements", catalogue.requirements.values().map(|programme| programme.requirement.len()).sum()),
        ("table", "tables", catalogue.tables.len()),
    ];
    all.into_iter().filter(|(_, _, number)| *number > 0)
}
