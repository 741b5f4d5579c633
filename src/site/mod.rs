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
mod line_ends;
pub mod links;
mod long_words;
pub mod look;
pub mod marks;
mod on_this_page;
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
use self::look::{Dressing, Look};
use self::pages::Renderer;
use self::plan::PageId;
use self::view::{Shared, View};
use crate::pipeline::{Opened, Part, Site, Timings};
use crate::publish::Output;
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::Path;

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
    let settings = &catalogue.settings;
    let dressing = timings.time("templates", || Dressing::open(settings, &site.folder))?;
    let labels = dressing.labels.clone();
    let (mut one, mut other) = (Timings::default(), Timings::default());
    let (look, mut shared) = rayon::join(
        || one.time("templates", || dressing.finish(settings, &site.folder, &mut output)),
        || {
            let shared = other.time("plan", || Shared::new(catalogue, &site.sources, &site.versions, labels, date));
            other.time("compare", || site.comparisons());
            shared
        },
    );
    timings.add(&one);
    timings.add(&other);
    let look = look?;
    shared.collection = collection.map(str::to_owned);
    shared.compared(site.comparisons());
    let stamp = found::stamp_of_site(site, date);
    let found = add_version(&shared, &look, look.files.clone(), Some((&site.folder, &stamp)), &mut output, timings)?;
    for (address, bytes) in crate::data::of_site(settings, shared.plan(), date) {
        output.add(address, bytes);
    }
    for (address, bytes) in fill::changes::files(&View::new(&shared, "")) {
        output.add(address, bytes);
    }
    drop(shared);
    Ok(Made { output, found, looks: vec![look] })
}

/// Adds what a version consists of: its data files and its pages, and beside them the index, which is kept where a folder and
/// what it is made of are given. Gives what can be found.
fn add_version(
    shared: &Shared,
    look: &Look,
    files: ThemeFiles,
    keep: Option<(&Path, &str)>,
    output: &mut Output,
    timings: &mut Timings,
) -> Result<Found, String> {
    let files = ThemeFiles { index: found::HEAD.to_owned(), ..files };
    let renderer = Renderer { shared, templates: &look.templates, files, frozen: Frozen::of(shared.versions) };
    let (mut one, mut other) = (Timings::default(), Timings::default());
    let mut index = || {
        let found = one.time("entries", || Found::of(&View::new(shared, "")));
        one.time("index", || found.index(keep)).map(|index| (found, index)).map_err(|error| error.to_string())
    };
    let (index, pages) = rayon::join(
        || apart(&mut index),
        || {
            let data = other.time("data", || crate::data::files(shared.catalogue, shared.sources, shared.mentions(), shared.date));
            for (address, bytes) in data {
                output.add(address, bytes);
            }
            add_pages(&renderer, output, &mut other)
        },
    );
    timings.add(&one);
    timings.add(&other);
    pages?;
    let (found, index) = index??;
    found::publish(&index, output);
    Ok(found)
}

/// Runs what makes the index on threads of its own: one that waits for a part of it would else take up pages, and the index,
/// which mostly goes one step after the other, would come last with nothing left to do beside it.
fn apart<T: Send>(make: impl FnOnce() -> T + Send) -> Result<T, String> {
    let threads = rayon::current_num_threads();
    if threads == 1 {
        return Ok(make());
    }
    let own = rayon::ThreadPoolBuilder::new().num_threads(threads / 2).build();
    own.map(|own| own.install(make)).map_err(|error| error.to_string())
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
    let mut output = Output::default();
    let folder = shared.editions.folder.clone();
    // The files of the theme stand once, at the root of the site.
    let mut files = look.files.clone();
    files.below(&"../".repeat(folder.matches('/').count()));
    add_version(&shared, look, files, None, &mut output, timings)?;
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
    // What is for paper first: it is long, and no core is to wait for it at the end, when all other pages are held too.
    let for_paper = |id: &&PageId| matches!(id, PageId::Print(_) | PageId::PrintChanges(_));
    let (mut order, others): (Vec<_>, Vec<_>) = shared.plan().pages.iter().filter(here).partition(for_paper);
    order.extend(others);
    let pages: Result<Vec<_>, String> = timings.time("render", || order.into_par_iter().map(|id| renderer.page(id)).collect());
    for (address, text) in pages?.into_iter().flatten() {
        output.add(address, text);
    }
    let root = &View::new(shared, "");
    let attached = timings
        .time("workbooks", || fill::requirements::forms(root).into_iter().chain(fill::organisation::books(shared)).collect::<Vec<_>>());
    for (address, bytes) in attached {
        output.add(address, bytes);
    }
    for asset in &shared.catalogue.assets {
        output.copy(format!("assets/{}", asset.path), asset.file.clone());
    }
    Ok(())
}

/// What is said where a site cannot be made, which its findings explain.
const UNREADABLE: &str = "bestek.toml or catalogue.toml has errors; see bestek check";
