//! `bestek diff`: what differs between two catalogues.

mod human;
mod markdown;

use super::{CONTENT, Common, GOOD, fail, print, say};
use crate::catalogue::Catalogue;
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
    let (old, new) = match (meant(&common.site, old), meant(&common.site, new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(message), _) | (_, Err(message)) => return fail(&message),
    };
    // What a version takes over from those before it is known from the site that froze them.
    let home = [&old, &new].iter().any(|side| !matches!(side, Meant::Folder(_))).then(|| Site::with_versions(&common.site));
    let (before, after) = rayon::join(|| Side::of(&old, home.as_ref()), || Side::of(&new, home.as_ref()));
    let (Some((before, old)), Some((after, new))) = (before.open(), after.open()) else {
        say("bestek: nothing is compared, as bestek.toml or catalogue.toml of one of the two has errors; see bestek check");
        return CONTENT;
    };
    let changes = compare(old, new);
    let text = match format {
        DiffFormat::Human => human::text(&changes),
        DiffFormat::Json => format!("{}\n", serde_json::to_string_pretty(&changes).unwrap_or_default()),
        DiffFormat::Markdown => markdown::text((before, old), (after, new), &changes, date),
    };
    print(&text, GOOD)
}

/// What a name on the command line stands for.
enum Meant {
    /// The content of the site as it is now.
    Current,
    /// A version that the site froze.
    Frozen(String),
    /// Another folder with a bestek.toml.
    Folder(PathBuf),
}

fn meant(site: &Path, name: &str) -> Result<Meant, String> {
    if name == "current" {
        return Ok(Meant::Current);
    }
    if freeze::is_name(name) && freeze::folder(site).join(name).is_dir() {
        return Ok(Meant::Frozen(name.to_owned()));
    }
    let named = PathBuf::from(name);
    if named.join("bestek.toml").is_file() {
        return Ok(Meant::Folder(named));
    }
    Err(format!("`{name}` is no frozen version, and no folder with a bestek.toml; write a version, `current` or such a folder"))
}

/// One of the two that are compared.
enum Side<'a> {
    /// It is the site, or one of its versions; none where that cannot be read.
    Home(Option<&'a Site>),
    /// It was read for this.
    Own(Box<Site>),
}

impl<'a> Side<'a> {
    fn of(meant: &Meant, home: Option<&'a Site>) -> Self {
        match meant {
            Meant::Current => Self::Home(home),
            Meant::Frozen(name) => {
                let named = |site: &&Site| site.folder.file_name().is_some_and(|own| own == name.as_str());
                Self::Home(home.and_then(|home| home.versions.iter().find(named)))
            }
            Meant::Folder(folder) => Self::Own(Box::new(Site::with_versions(folder))),
        }
    }

    fn open(&self) -> Option<(&Site, &Catalogue)> {
        let site = match self {
            Self::Home(site) => (*site)?,
            Self::Own(site) => site,
        };
        Some((site, site.catalogue.as_ref()?))
    }
}
