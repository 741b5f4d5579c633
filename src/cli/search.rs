//! `bestek search`: what a reader finds, and why.

use super::{CONTENT, Common, Format, GOOD, fail, print, say};
use crate::catalogue::slug;
use crate::pipeline::Site;
use crate::search::{self, Hit, How, Index, Results, Why};
use crate::site::entries;
use crate::site::labels::Labels;
use crate::site::view::{Shared, View};
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
    let folder = &options.common.site;
    let site = Site::open(folder);
    let Some(catalogue) = &site.catalogue else {
        say("bestek: there is nothing to search, as bestek.toml or catalogue.toml has errors; see bestek check");
        return CONTENT;
    };
    let shared = || Shared::new(catalogue, &site.sources, &site.versions, labels(catalogue), date);
    if let Some(word) = &options.analyze {
        let shared = shared();
        let view = View::new(&shared, "");
        return print(&analysed(word, &view, options.format), GOOD);
    }
    let stamp = crate::site::stamp(&site.sources, date);
    let kept = Index::open(&folder.join(".bestek/index")).filter(|(_, of)| *of == stamp);
    let index = kept.map_or_else(|| crate::site::index(&View::new(&shared(), ""), None), |(index, _)| Ok(index));
    match index.map_err(|error| error.to_string()).and_then(|index| answer(&index, options)) {
        Ok(text) => print(&text, GOOD),
        Err(message) => fail(&message),
    }
}

fn answer(index: &Index, options: &Options) -> Result<String, String> {
    let query = options.query.join(" ");
    let damaged = |error: search::Failure| error.to_string();
    let filters = filters(index, options)?;
    let limit = usize::from(options.limit);
    let results = index.query(&query, limit, &filters).map_err(damaged)?;
    let why = if options.explain { index.why(&query, limit, &filters).map_err(damaged)? } else { Vec::new() };
    Ok(match options.format {
        Format::Human => human(&query, &results, &why),
        Format::Json => json(&results, &why),
    })
}

/// What was asked for, as values of the index: a name, or the identifier that it gives.
fn filters(index: &Index, options: &Options) -> Result<BTreeMap<String, Vec<String>>, String> {
    let known = index.facets().map_err(|error| error.to_string())?;
    let mut filters = BTreeMap::new();
    for (facet, wanted) in [
        ("kind", &options.kind),
        ("segment", &options.segment),
        ("law", &options.law),
        ("category", &options.category),
        ("municipality", &options.municipality),
    ] {
        let there = known.get(facet).map(Vec::as_slice).unwrap_or_default();
        let mut values = Vec::new();
        for word in wanted {
            let value = there.iter().find(|value| slug(value) == slug(word) || slug(value).starts_with(&format!("{}-", slug(word))));
            values
                .push(value.ok_or_else(|| format!("nothing on the site has the {facet} `{word}`; there is {}", there.join(", ")))?.clone());
        }
        filters.insert(facet.to_owned(), values);
    }
    Ok(filters)
}

/// The labels of the default theme, for what the index holds in words.
fn labels(catalogue: &crate::catalogue::Catalogue) -> Labels {
    let language = catalogue.settings.site.language.unwrap_or(crate::catalogue::terms::Language::Nl).key();
    crate::site::theme::Theme::builtin().and_then(|theme| theme.labels(language)).unwrap_or_default()
}

fn analysed(text: &str, view: &View, format: Format) -> String {
    let words = search::analyze(text, &entries::entries(view), &entries::settings(view));
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
