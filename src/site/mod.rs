//! The website: every page and file of it, made from the catalogue.
//!
//! A page is a [`context`] struct, filled by [`fill`] through a [`view`] and rendered by
//! [`templates`]. Nothing here reads content from disk or decides what is true of a catalogue; that
//! has been done before a page is filled.

pub mod collection;
pub mod context;
pub mod entries;
pub mod figure;
pub mod fill;
pub mod found;
pub mod frame;
pub mod labels;
mod lean;
pub mod links;
pub mod look;
pub mod mentions;
pub mod pages;
pub mod plan;
pub mod quotes;
pub mod refer;
#[cfg(test)]
mod samples;
pub mod templates;
pub mod theme;
pub mod view;

use self::found::Found;
use self::frame::ThemeFiles;
use self::look::Look;
use self::pages::Renderer;
use self::view::{Shared, View};
use crate::pipeline::{Opened, Site, Timings};
use crate::publish::Output;
use jiff::civil::Date;
use rayon::prelude::*;

pub use self::found::index;

/// A site that is made and not yet written: its files, and what can be found on it.
pub struct Made {
    /// Every file by its address.
    pub output: Output,
    /// What can be found.
    pub found: Found,
}

/// True where all of it could be read, so that it can be made.
pub fn can_be_made(opened: &Opened) -> bool {
    match opened {
        Opened::Site(site) => site.catalogue.is_some(),
        Opened::Collection(all) => all.settings.is_some() && all.parts.iter().all(|part| part.site.catalogue.is_some()),
    }
}

/// Makes every file of what was opened.
///
/// # Errors
/// One sentence with the path, when the theme in the site's folder is broken or the index cannot be made.
pub fn make(opened: &Opened, date: Date, timings: &mut Timings) -> Result<Made, String> {
    match opened {
        Opened::Site(site) => build(site, None, date, timings),
        Opened::Collection(all) => collection::build(all, date, timings),
    }
}

/// Makes every file of one site; `collection` is the address of the site of sites that it is part of.
fn build(site: &Site, collection: Option<&str>, date: Date, timings: &mut Timings) -> Result<Made, String> {
    let Some(catalogue) = &site.catalogue else { return Err(UNREADABLE.to_owned()) };
    let mut output = Output::default();
    let look = timings.time("templates", || Look::load(&catalogue.settings, &site.folder, &mut output))?;
    let mut shared = timings.time("plan", || Shared::new(catalogue, &site.sources, &site.versions, look.labels, date));
    shared.collection = collection.map(str::to_owned);
    let found = timings.time("entries", || Found::of(&View::new(&shared, "")));
    let stamp = found::stamp(&site.sources, date);
    let index = timings.time("index", || found.index(Some((&site.folder, &stamp)))).map_err(|error| error.to_string())?;
    let files = ThemeFiles { index: found::publish(&index, &mut output), ..look.files };
    let renderer = Renderer { shared: &shared, templates: &look.templates, files };
    let pages: Result<Vec<_>, String> = timings.time("render", || shared.plan.pages.par_iter().map(|id| renderer.page(id)).collect());
    for (address, text) in pages?.into_iter().flatten() {
        output.add(address, text);
    }
    for (address, bytes) in timings.time("data", || crate::data::files(catalogue, &site.sources, date)) {
        output.add(address, bytes);
    }
    for asset in &catalogue.assets {
        output.copy(format!("assets/{}", asset.path), asset.file.clone());
    }
    Ok(Made { output, found })
}

/// What is said where a site cannot be made, which its findings explain.
const UNREADABLE: &str = "bestek.toml or catalogue.toml has errors; see bestek check";
