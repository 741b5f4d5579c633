//! `bestek search`: what a reader finds.

use super::{CONTENT, Common, Format, GOOD, fail, print, say};
use crate::pipeline::Site;
use crate::search::{Hit, Index, Results};
use crate::site::labels::Labels;
use crate::site::view::{Shared, View};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Runs the command; gives the exit status.
pub fn run(common: &Common, query: &str, limit: usize, format: Format, date: Date) -> u8 {
    let site = Site::open(&common.site);
    let Some(catalogue) = &site.catalogue else {
        say("bestek: there is nothing to search, as bestek.toml or catalogue.toml has errors; see bestek check");
        return CONTENT;
    };
    let folder = common.site.join(".bestek/index");
    let kept = Index::open(&folder).filter(|(_, stamp)| *stamp == site.sources.stamp());
    let index = if let Some((index, _)) = kept {
        Ok(index)
    } else {
        let labels = labels(catalogue);
        let shared = Shared::new(catalogue, &site.sources, labels, date);
        crate::site::index(&View::new(&shared, ""), None)
    };
    let results = index.and_then(|index| index.query(query, limit, &BTreeMap::new()));
    match results {
        Ok(results) => {
            print(&match format {
                Format::Human => human(query, &results),
                Format::Json => json(&results),
            });
            GOOD
        }
        Err(error) => fail(&error.to_string()),
    }
}

/// The labels of the default theme, for what the index holds in words.
fn labels(catalogue: &crate::catalogue::Catalogue) -> Labels {
    let language = catalogue.settings.site.language.unwrap_or(crate::catalogue::terms::Language::Nl).key();
    crate::site::theme::Theme::builtin().and_then(|theme| theme.labels(language)).unwrap_or_default()
}

fn json(results: &Results) -> String {
    let hit =
        |hit: &Hit| serde_json::json!({ "url": hit.url, "title": hit.title, "kind": hit.kind, "score": hit.score, "snippet": hit.snippet });
    let hits: Vec<_> = results.hits.iter().map(hit).collect();
    format!("{}\n", serde_json::to_string_pretty(&hits).unwrap_or_default())
}

fn human(query: &str, results: &Results) -> String {
    if results.hits.is_empty() {
        return format!("Nothing found for \"{query}\". Try fewer or other words.\n");
    }
    let hit = |hit: &Hit| format!("{} ({})\n  {}\n  {}\n", hit.title, hit.kind, hit.url, hit.snippet);
    results.hits.iter().map(hit).collect()
}
