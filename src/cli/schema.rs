//! `bestek schema`: the form of the content as a JSON Schema, for editors and programs.

use super::{GOOD, fail, print};
use crate::findings::did_you_mean;
use crate::forms::{FileKind, KINDS, schema};
use std::path::Path;

/// Runs the command; gives the exit status. The dimensions are those of the site, where there is one.
pub fn run(kind: Option<&str>, site: &Path) -> u8 {
    let found = kind.map(|word| FileKind::find(word).ok_or(word));
    let kind = match found.transpose() {
        Ok(kind) => kind,
        Err(word) => return fail(&unknown(word)),
    };
    let edition = std::fs::read_to_string(site.join("content/catalogue.toml")).unwrap_or_default();
    let made = schema::schema(kind, &schema::dimensions(&edition));
    print(&format!("{made:#}\n"), GOOD)
}

/// Says that there is no such kind of file, with the nearest that there is.
fn unknown(word: &str) -> String {
    let names = || KINDS.iter().map(|kind| kind.name);
    let near = did_you_mean(word, names()).unwrap_or_else(|| format!("there are {}", names().collect::<Vec<_>>().join(", ")));
    format!("there is no kind of file `{word}`; {near}")
}
