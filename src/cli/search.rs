//! `bestek search`: what a reader finds, and why.

use super::{CONTENT, Common, Format, GOOD, fail, print, say};
use crate::catalogue::slug;
use crate::pipeline::{Opened, Site};
use crate::search::{self, Hit, How, Index, Results, Why};
use crate::site;
use crate::site::collection::names_by_folder;
use crate::site::found::{Found, kept, stamp_of};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

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
    /// Say why each result stands where it stands, with the weights
    #[arg(long)]
    explain: bool,
    /// Show how words are analysed: stem, parts, synonyms
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
    let found = || Found::of_opened(&opened, date);
    let text = if let Some(word) = &options.analyze {
        found().map(|found| analysed(word, &found, options.format))
    } else {
        let made = || found().and_then(|found| found.index(None).map_err(|error| error.to_string()));
        let index = kept(opened.folder(), &stamp_of(&opened, date)).map_or_else(made, Ok);
        index.and_then(|index| answer(&index, &names_by_folder(&opened), &identifiers(&opened), options))
    };
    match text {
        Ok(text) => print(&text, GOOD),
        Err(message) => fail(&message),
    }
}

fn answer(index: &Index, parts: &[(String, String)], ids: &[Identified], options: &Options) -> Result<String, String> {
    let query = options.query.join(" ");
    let damaged = |error: search::Failure| error.to_string();
    let filters = filters(index, parts, ids, options)?;
    let limit = usize::from(options.limit);
    let results = index.query(&query, limit, &filters).map_err(damaged)?;
    let why = if options.explain { index.why(&query, limit, &filters).map_err(damaged)? } else { Vec::new() };
    Ok(match options.format {
        Format::Human => human(&query, &results, &why),
        Format::Json => json(&results, &why),
    })
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
        Opened::Site(site) => vec![site],
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

fn analysed(text: &str, found: &Found, format: Format) -> String {
    let words = search::analyze(text, &found.entries, &found.settings);
    if matches!(format, Format::Json) {
        return format!("{}\n", serde_json::to_string_pretty(&words).unwrap_or_default());
    }
    let list = |words: &[String]| if words.is_empty() { "none".to_owned() } else { words.join(" + ") };
    let mut out = String::new();
    for word in words {
        let _ = writeln!(out, "{}\n  stem      {}\n  parts     {}", word.word, word.stem, list(&word.parts));
        let _ = writeln!(out, "  synonyms  {}", if word.synonyms.is_empty() { "none".to_owned() } else { word.synonyms.join(", ") });
        if word.stop {
            out.push_str("  a stop word: it is looked for only in a query that has no other words\n");
        }
    }
    out
}

fn json(results: &Results, why: &[Why]) -> String {
    let hit = |(number, hit): (usize, &Hit)| {
        let mut value =
            serde_json::json!({ "url": hit.url, "title": hit.title, "kind": hit.kind, "score": hit.score, "snippet": hit.snippet });
        if let (Some(why), Some(map)) = (why.get(number), value.as_object_mut()) {
            map.insert("why".to_owned(), serde_json::to_value(why).unwrap_or_default());
        }
        value
    };
    let hits: Vec<_> = results.hits.iter().enumerate().map(hit).collect();
    format!("{}\n", serde_json::to_string_pretty(&hits).unwrap_or_default())
}

fn human(query: &str, results: &Results, why: &[Why]) -> String {
    let mut out = String::new();
    for (typed, used) in &results.corrected {
        let _ = writeln!(out, "Searched for \"{used}\" instead of \"{typed}\".");
    }
    if !results.left_out.is_empty() {
        let _ = writeln!(out, "Nothing has: {}.", results.left_out.join(", "));
    }
    if results.hits.is_empty() {
        let _ = writeln!(out, "Nothing found for \"{query}\". Try fewer or other words.");
    }
    for (number, hit) in results.hits.iter().enumerate() {
        let snippet: String =
            hit.pieces.iter().map(|piece| if piece.marked { format!("*{}*", piece.text) } else { piece.text.clone() }).collect();
        let facts = if hit.facts.is_empty() { String::new() } else { format!("  {}\n", hit.facts.join(" · ")) };
        let codes = hit.codes.iter().map(|code| format!("{code} ")).collect::<String>();
        let _ = write!(out, "{codes}{} ({})\n  {}\n{facts}", hit.title, hit.kind, hit.url);
        if !snippet.is_empty() {
            let _ = writeln!(out, "  {snippet}");
        }
        if let Some(why) = why.get(number) {
            reasons(&mut out, hit, why);
        }
    }
    out
}

fn reasons(out: &mut String, hit: &Hit, why: &Why) {
    for reason in &why.words {
        let how = match reason.how {
            How::Exact => "as a word",
            How::Inflected => "by its ending",
            How::Joined => "joined with its neighbour",
            How::Opened => "as a part of an unknown word",
            How::OpenedToo => "as a part of a rare word",
            How::Begun | How::BegunToo => "by its beginning",
            How::OneError => "with one typing error",
            How::TwoErrors => "with two typing errors",
            How::Synonym => "as a synonym",
        };
        let found = if reason.found.is_empty() { String::new() } else { format!(" ({})", reason.found.join(", ")) };
        let fields = if reason.fields.is_empty() { "parts of words".to_owned() } else { reason.fields.join(", ") };
        let _ = writeln!(
            out,
            "    {}{found}: {how}, in {fields}; {} × rarity {} × {}/256 = {}",
            reason.word, reason.weight, reason.rarity, reason.how_weight, reason.score
        );
    }
    let _ = writeln!(out, "    {} of {} words: × {}/1024 = {}", why.words.len(), why.asked, why.share, hit.score);
}
