//! The website: every page and file of it, made from the catalogue.
//!
//! A page is a [`context`] struct, filled by [`fill`] through a [`view`] and rendered by
//! [`templates`]. Nothing here reads content from disk or decides what is true of a catalogue; that
//! has been done before a page is filled.

pub mod collection;
pub mod context;
pub mod counterpart;
pub mod editions;
pub mod entries;
pub mod figure;
pub mod fill;
pub mod found;
pub mod frame;
pub mod labels;
pub(crate) mod lean;
pub mod links;
pub mod look;
pub mod marks;
pub mod pages;
pub mod plan;
pub mod quotes;
pub mod refer;
#[cfg(test)]
mod samples;
pub mod shared;
pub mod templates;
pub mod theme;
pub mod view;

use self::fill::changes::Frozen;
use self::found::Found;
use self::frame::ThemeFiles;
use self::look::Look;
use self::pages::Renderer;
use self::plan::PageId;
use self::view::{Shared, View};
use crate::pipeline::{Opened, Part, Site, Timings};
use crate::publish::Output;
use crate::search::{Failure, Index};
use jiff::civil::Date;
use rayon::prelude::*;

pub use self::found::index;

/// A site that is made and not yet written: its files, and what can be found on it.
pub struct Made {
    /// Every file by its address.
    pub output: Output,
    /// What can be found.
    pub found: Found,
    /// How each site looks, in their order: its frozen versions look the same.
    pub looks: Vec<Look>,
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
    let mut shared = timings.time("plan", || Shared::new(catalogue, &site.sources, &site.versions, look.labels.clone(), date));
    shared.collection = collection.map(str::to_owned);
    timings.time("compare", || shared.compared(site.comparisons()));
    let found = timings.time("entries", || Found::of(&View::new(&shared, "")));
    let stamp = found::stamp_of_site(site, date);
    let index = index_beside_data(&shared, || found.index(Some((&site.folder, &stamp))), &mut output, timings)?;
    let files = ThemeFiles { index: found::publish(&index, &mut output), ..look.files.clone() };
    let renderer = Renderer { shared: &shared, templates: &look.templates, files, frozen: Frozen::of(shared.versions) };
    add_pages(&renderer, &mut output, timings)?;
    for (address, bytes) in crate::data::of_site(&catalogue.settings, shared.plan(), date) {
        output.add(address, bytes);
    }
    for (address, bytes) in fill::changes::files(&View::new(&shared, "")) {
        output.add(address, bytes);
    }
    drop(renderer);
    Ok(Made { output, found, looks: vec![look] })
}

/// Makes the index, which takes one core, and beside it the data files, which are added.
fn index_beside_data(
    shared: &Shared,
    index: impl FnOnce() -> Result<Index, Failure> + Send,
    output: &mut Output,
    timings: &mut Timings,
) -> Result<Index, String> {
    let (mut one, mut other) = (Timings::default(), Timings::default());
    let files = || crate::data::files(shared.catalogue, shared.sources, &shared.mentions, shared.date);
    let (index, data) = rayon::join(|| one.time("index", index), || other.time("data", files));
    timings.add(&one);
    timings.add(&other);
    for (address, bytes) in data {
        output.add(address, bytes);
    }
    index.map_err(|error| error.to_string())
}

/// A frozen version, and the site that it is one of.
pub struct FrozenVersion<'a> {
    site: &'a Site,
    version: &'a Site,
    /// The folder of the site, from the root of what is published: empty, or that of a part of a collection.
    part: Option<&'a str>,
    collection: Option<&'a str>,
    /// Which of the looks is that of its site.
    look: usize,
}

/// Every frozen version of what was opened. They are made one by one, as together they may be many times the site.
pub fn frozen_versions<'a>(opened: &'a Opened) -> Vec<FrozenVersion<'a>> {
    match opened {
        Opened::Site(site) => {
            site.versions.iter().map(|version| FrozenVersion { site, version, part: None, collection: None, look: 0 }).collect()
        }
        Opened::Collection(all) => {
            let base = all.settings.as_ref().map(|settings| settings.site.base_url.value.as_str());
            let parts = all.parts.iter().enumerate();
            let parts = parts.flat_map(|(look, part)| part.site.versions.iter().map(move |version| (look, part, version)));
            let frozen = |(look, part, version): (usize, &'a Part, &'a Site)| FrozenVersion {
                site: &part.site,
                version,
                part: Some(&part.id),
                collection: base,
                look,
            };
            parts.map(frozen).collect()
        }
    }
}

/// Makes a frozen version as it stays online, in its folder.
///
/// # Errors
/// One sentence with the path, when a template is wrong or the index cannot be made.
pub fn make_frozen(frozen: &FrozenVersion, looks: &[Look], date: Date, timings: &mut Timings) -> Result<Output, String> {
    let Some(catalogue) = &frozen.site.catalogue else { return Err(UNREADABLE.to_owned()) };
    let look = looks.get(frozen.look).ok_or(UNREADABLE)?;
    let shared = timings.time("plan", || Shared::frozen(frozen.version, catalogue, &frozen.site.versions, look.labels.clone(), date));
    let Some(mut shared) = shared else { return Err(UNREADABLE.to_owned()) };
    shared.collection = frozen.collection.map(str::to_owned);
    shared.compared(frozen.site.comparisons());
    let found = timings.time("entries", || Found::of(&View::new(&shared, "")));
    let mut output = Output::default();
    let index = index_beside_data(&shared, || found.index(None), &mut output, timings)?;
    let folder = shared.editions.folder.clone();
    // The files of the theme stand once, at the root of the site.
    let mut files = look.files.clone();
    files.below(&"../".repeat(folder.matches('/').count()));
    let files = ThemeFiles { index: found::publish(&index, &mut output), ..files };
    let renderer = Renderer { shared: &shared, templates: &look.templates, files, frozen: Frozen::of(shared.versions) };
    add_pages(&renderer, &mut output, timings)?;
    let folder = frozen.part.map_or_else(String::new, |part| format!("{part}/")) + &folder;
    let mut placed = Output::default();
    placed.below(folder.trim_end_matches('/'), output);
    Ok(placed)
}

/// The pages and attachments of a version.
fn add_pages(renderer: &Renderer, output: &mut Output, timings: &mut Timings) -> Result<(), String> {
    let shared = renderer.shared;
    // What is not there and what versions there are is said once, at the root.
    let here = |id: &&PageId| shared.editions.is_current() || !matches!(id, PageId::NotFound | PageId::Versions);
    let pages: Result<Vec<_>, String> =
        timings.time("render", || shared.plan().pages.par_iter().filter(here).map(|id| renderer.page(id)).collect());
    for (address, text) in pages?.into_iter().flatten() {
        output.add(address, text);
    }
    for (address, bytes) in fill::requirements::forms(&View::new(shared, "")) {
        output.add(address, bytes);
    }
    for asset in &shared.catalogue.assets {
        output.copy(format!("assets/{}", asset.path), asset.file.clone());
    }
    Ok(())
}

/// What is said where a site cannot be made, which its findings explain.
const UNREADABLE: &str = "bestek.toml or catalogue.toml has errors; see bestek check";
