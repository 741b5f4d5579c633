//! `bestek search`: what a reader finds, and why.

mod shown;

use self::shown::{Answer, analysed};
use super::{CONTENT, Common, Format, GOOD, fail, print, say};
use crate::catalogue::slug;
use crate::pipeline::{Opened, Site};
use crate::search::{Failure, Index};
use crate::site;
use crate::site::collection::names_by_folder;
use crate::site::found::{Found, kept, stamp_of};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the command takes.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    pub common: Common,
    /// What to search for
    #[arg(required_unless_present = "analyze")]
    query: Vec<String>,
    /// How many results at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    limit: u16,
    /// Only results of this kind: product, clause, question, …
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only results of this site of a collection, by its folder or name
    #[arg(long, value_name = "SITE")]
    part: Vec<String>,
    /// Only results of this segment
    #[arg(long, value_name = "SEGMENT")]
    segment: Vec<String>,
    /// Only results under this law
    #[arg(long, value_name = "LAW")]
    law: Vec<String>,
    /// Only results for this category of providers
    #[arg(long, value_name = "CATEGORY")]
    category: Vec<String>,
    /// Only results for this municipality
    #[arg(long, value_name = "MUNICIPALITY")]
    municipality: Vec<String>,
    /// Search this edition, one that was frozen or the current one; more than once for more of them, the current first
    #[arg(long, value_name = "VERSION")]
    edition: Vec<String>,
    /// Search for the words just as they are typed: no corrections, parts of words or synonyms
    #[arg(long)]
    exact: bool,
    /// Say why each result stands where it stands, with the weights
    #[arg(long)]
    explain: bool,
    /// Show how words are analysed: stem, parts, synonyms, and what a query of them looks for
    #[arg(long, value_name = "WORD", conflicts_with = "query")]
    analyze: Option<String>,
    /// How results are shown
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

/// Runs the command; gives the exit status.
pub fn run(options: &Options, date: Date) -> u8 {
    let opened = Opened::open(&options.common.site);
    if !site::can_be_made(&opened) {
        say("bestek: there is nothing to search, as bestek.toml or catalogue.toml has errors; see bestek check");
        return CONTENT;
    }
    let text = if let Some(word) = &options.analyze {
        Found::of_opened(&opened, date).and_then(|found| analysed(word, &found, options.format))
    } else {
        answers(&opened, date, options).map(|answers| match options.format {
            Format::Human => shown::human(&options.query.join(" "), &answers),
            Format::Json => shown::json(&answers),
        })
    };
    match text {
        Ok(text) => print(&text, GOOD),
        Err(message) => fail(&message),
    }
}

/// The answer of every edition that was asked for, the current one first; that of the current one where none was.
fn answers(opened: &Opened, date: Date, options: &Options) -> Result<Vec<Answer>, String> {
    if options.edition.is_empty() {
        return Ok(vec![answer(&current(opened, date)?, None, opened, options)?]);
    }
    let Opened::Site(site) = opened else {
        return Err("this is a collection, and its sites have editions of their own; choose one with --site".to_owned());
    };
    let now = site.catalogue.as_ref().map(|catalogue| catalogue.edition.version.value.as_str()).unwrap_or_default();
    let mut wanted: Vec<&String> = options.edition.iter().collect();
    wanted.sort_by_key(|version| *version != now);
    wanted.dedup();
    let one = |version: &String| {
        let index = if version == now { current(opened, date) } else { frozen(site, version, date) }?;
        answer(&index, Some(version.clone()), opened, options)
    };
    wanted.into_iter().map(one).collect()
}

/// The index of what was opened: the one that a build kept, or else a new one.
fn current(opened: &Opened, date: Date) -> Result<Index, String> {
    let made = || Found::of_opened(opened, date)?.index(None).map_err(damaged);
    kept(opened.folder(), &stamp_of(opened, date)).map_or_else(made, Ok)
}

/// The index of a frozen edition.
fn frozen(site: &Site, version: &str, date: Date) -> Result<Index, String> {
    let found = Found::of_frozen(site, version, date)?;
    let Some(found) = found else {
        let there: Vec<&str> =
            site.versions.iter().filter_map(|site| site.catalogue.as_ref()).map(|c| c.edition.version.value.as_str()).collect();
        let there = if there.is_empty() { "none was frozen yet".to_owned() } else { format!("frozen are {}", there.join(", ")) };
        return Err(format!("there is no edition `{version}`; {there}"));
    };
    found.index(None).map_err(damaged)
}

#[allow(clippy::needless_pass_by_value)] // as map_err wants it
fn damaged(error: Failure) -> String {
    error.to_string()
}

fn answer(index: &Index, edition: Option<String>, opened: &Opened, options: &Options) -> Result<Answer, String> {
    let query = options.query.join(" ");
    let filters = filters(index, &names_by_folder(opened), &identifiers(opened), options)?;
    let limit = usize::from(options.limit);
    let results = index.find(&query, limit, &filters, options.exact).map_err(damaged)?;
    let why = if options.explain { index.why(&query, limit, &filters, options.exact).map_err(damaged)? } else { Vec::new() };
    Ok(Answer { edition, results, why })
}

/// What an identifier is called in the index.
struct Identified {
    facet: &'static str,
    id: String,
    name: String,
}

/// The identifiers that a facet can be chosen by.
fn identifiers(opened: &Opened) -> Vec<Identified> {
    let sites: Vec<&Site> = match opened {
        Opened::Site(site) => std::iter::once(site).chain(&site.versions).collect(),
        Opened::Collection(collection) => collection.parts.iter().map(|part| &part.site).collect(),
    };
    let mut all = Vec::new();
    for catalogue in sites.into_iter().filter_map(|site| site.catalogue.as_ref()) {
        let mut add = |facet, id: &str, name: &str| all.push(Identified { facet, id: id.to_owned(), name: name.to_owned() });
        catalogue.segments.values().for_each(|segment| add("segment", &segment.id, &segment.name));
        catalogue.edition.category.iter().for_each(|category| add("category", &category.id, &category.name));
        catalogue.municipalities.iter().for_each(|(id, municipality)| add("municipality", id, &municipality.name));
    }
    all
}

/// What was asked for, as values of the index: a name, or the identifier that it gives.
fn filters(
    index: &Index,
    parts: &[(String, String)],
    ids: &[Identified],
    options: &Options,
) -> Result<BTreeMap<String, Vec<String>>, String> {
    let known = index.facets().map_err(|error| error.to_string())?;
    let mut filters = BTreeMap::new();
    for (facet, wanted) in [
        ("kind", &options.kind),
        ("site", &options.part),
        ("segment", &options.segment),
        ("law", &options.law),
        ("category", &options.category),
        ("municipality", &options.municipality),
    ] {
        let there = known.get(facet).map(Vec::as_slice).unwrap_or_default();
        let mut values = Vec::new();
        for word in wanted {
            let part = parts.iter().find(|(folder, _)| facet == "site" && folder == word).map(|(_, name)| name);
            let own = |one: &&Identified| one.facet == facet && one.id == *word && there.contains(&one.name);
            let identified = || ids.iter().find(own).map(|one| &one.name);
            let named = || there.iter().find(|value| slug(value) == slug(word) || slug(value).starts_with(&format!("{}-", slug(word))));
            values.push(part.or_else(identified).or_else(named).ok_or_else(|| nothing(facet, word, there, parts))?.clone());
        }
        filters.insert(facet.to_owned(), values);
    }
    Ok(filters)
}

/// Says that nothing is of a value, and which values there are.
fn nothing(facet: &str, word: &str, there: &[String], parts: &[(String, String)]) -> String {
    if facet != "site" {
        return format!("nothing on the site has the {facet} `{word}`; there is {}", there.join(", "));
    }
    if parts.is_empty() {
        return "this is one site; --part chooses a site of a collection".to_owned();
    }
    let folders: Vec<&str> = parts.iter().map(|(folder, _)| folder.as_str()).collect();
    format!("there is no site `{word}` in the collection; there is {}", folders.join(", "))
}
