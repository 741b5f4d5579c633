//! `bestek diff`: what differs between two catalogues.

mod human;
mod markdown;

use super::{CONTENT, Common, GOOD, fail, print, say};
use crate::pipeline::Site;
use crate::versions::compare::compare;
use crate::versions::freeze;
use clap::ValueEnum;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Formats of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// A table for a letter or a council.
    Markdown,
}

/// Runs the command; gives the exit status.
pub fn run(common: &Common, date: Date, old: &str, new: &str, format: DiffFormat) -> u8 {
    let (old_folder, new_folder) = match (folder(&common.site, old), folder(&common.site, new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(message), _) | (_, Err(message)) => return fail(&message),
    };
    let (before, after) = rayon::join(|| Site::read(&old_folder), || Site::read(&new_folder));
    let (Some(old), Some(new)) = (&before.catalogue, &after.catalogue) else {
        say("bestek: nothing is compared, as bestek.toml or catalogue.toml of one of the two has errors; see bestek check");
        return CONTENT;
    };
    let changes = compare(old, new);
    let text = match format {
        DiffFormat::Human => human::text(&changes),
        DiffFormat::Json => format!("{}\n", serde_json::to_string_pretty(&changes).unwrap_or_default()),
        DiffFormat::Markdown => markdown::text((&before, old), (&after, new), &changes, date),
    };
    print(&text, GOOD)
}

/// The folder that is meant: the site itself, a frozen version, or a folder with a bestek.toml.
fn folder(site: &Path, name: &str) -> Result<PathBuf, String> {
    if name == "current" {
        return Ok(site.to_path_buf());
    }
    let frozen = freeze::folder(site).join(name);
    if freeze::is_name(name) && frozen.is_dir() {
        return Ok(frozen);
    }
    let named = PathBuf::from(name);
    if named.join("bestek.toml").is_file() {
        return Ok(named);
    }
    Err(format!("`{name}` is no frozen version, and no folder with a bestek.toml; write a version, `current` or such a folder"))
}
