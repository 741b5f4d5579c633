//! The website: every page and file of it, made from the catalogue.
//!
//! A page is a [`context`] struct, filled by [`fill`] through a [`view`] and rendered by
//! [`templates`]. Nothing here reads content from disk or decides what is true of a catalogue; that
//! has been done before a page is filled.

pub mod context;
pub mod entries;
pub mod figure;
pub mod fill;
pub mod frame;
pub mod labels;
mod lean;
pub mod links;
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

use self::frame::ThemeFiles;
use self::pages::Renderer;
use self::templates::Templates;
use self::theme::Theme;
use self::view::{Shared, View};
use crate::catalogue::Catalogue;
use crate::catalogue::terms::Language;
use crate::findings::Sources;
use crate::pipeline::{Site, Timings};
use crate::publish::Output;
use crate::search::{Failure, Index};
use jiff::civil::Date;
use rayon::prelude::*;
use std::borrow::Cow;
use std::path::Path;

/// A site that is made and not yet written: its files, and its search index.
pub struct Made {
    /// Every file by its address.
    pub output: Output,
    /// The index, for `.bestek/`.
    pub index: Index,
}

/// Makes every file of the site.
///
/// # Errors
/// One sentence with the path, when the theme in the site's folder is broken or the index cannot be made.
pub fn build(
    catalogue: &Catalogue,
    sources: &Sources,
    versions: &[Site],
    site: &Path,
    date: Date,
    timings: &mut Timings,
) -> Result<Made, String> {
    let name = catalogue.settings.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("default", |name| name.as_str());
    let theme = Theme::load(site, name).map_err(|error| error.to_string())?;
    let language = catalogue.settings.site.language.unwrap_or(Language::Nl).key();
    let labels = theme.labels(language).map_err(|error| error.to_string())?;
    let templates = timings.time("templates", || Templates::load(&theme, &labels)).map_err(|error| in_site(site, name, &error))?;
    let shared = timings.time("plan", || Shared::new(catalogue, sources, versions, labels, date));
    let view = View::new(&shared, "");
    let index = timings.time("index", || index(&view, Some(&site.join(".bestek/index")))).map_err(|error| error.to_string())?;

    let mut output = Output::default();
    let mut files = theme_files(&theme, &mut output);
    add_tokens(catalogue, site, &mut files, &mut output)?;
    for (name, bytes) in index.export() {
        output.add(format!("zoekindex/{name}"), bytes.clone());
    }
    let head = index.export().first().map_or_else(String::new, |(name, _)| format!("zoekindex/{name}"));
    files.index = head;
    let renderer = Renderer { shared: &shared, templates: &templates, files };
    let pages: Result<Vec<_>, String> = timings.time("render", || shared.plan.pages.par_iter().map(|id| renderer.page(id)).collect());
    for (address, text) in pages?.into_iter().flatten() {
        output.add(address, text);
    }
    for (address, bytes) in timings.time("data", || crate::data::files(catalogue, sources, date)) {
        output.add(address, bytes);
    }
    for asset in &catalogue.assets {
        output.copy(format!("assets/{}", asset.path), asset.file.clone());
    }
    Ok(Made { output, index })
}

/// What an index was made of: the sources, the day (which tariff holds) and the program.
pub fn stamp(sources: &Sources, date: Date) -> String {
    format!("{} {date} {}", sources.stamp(), env!("CARGO_PKG_VERSION"))
}

/// The search index of what the view shows. Where a folder is given and can be written, it is kept there.
///
/// # Errors
/// When tantivy refuses.
pub fn index(view: &View, folder: Option<&Path>) -> Result<Index, Failure> {
    let (entries, settings) = (entries::entries(view), entries::settings(view));
    if let Some(folder) = folder {
        match Index::build_stored(&entries, &settings, folder, &stamp(view.shared.sources, view.shared.date)) {
            // A cache that cannot be written, or that another build is writing, is no reason not to publish.
            Err(Failure::Io(_) | Failure::Busy) => {}
            result => return result,
        }
    }
    Index::build(&entries, &settings)
}

/// Adds the files of the theme, each under a name that changes with its content.
fn theme_files(theme: &Theme, output: &mut Output) -> ThemeFiles {
    let mut address = std::collections::BTreeMap::new();
    for (path, bytes) in theme.assets() {
        let bytes = if theme.is_builtin(path) { lean::lean(path, bytes) } else { Cow::Borrowed(bytes) };
        let own = fingerprinted(&format!("theme/{path}"), &bytes);
        output.add(own.clone(), bytes.into_owned());
        address.insert(path.to_owned(), own);
    }
    let all = |paths: &[String]| paths.iter().filter_map(|path| address.get(path).cloned()).collect();
    ThemeFiles {
        stylesheets: all(theme.stylesheets()),
        print_stylesheets: all(theme.print_stylesheets()),
        browser_stylesheets: all(theme.browser_stylesheets()),
        scripts: all(theme.scripts()),
        search_scripts: all(theme.search_scripts()),
        suggest_scripts: all(theme.suggest_scripts()),
        index: String::new(),
        icon: theme.icon().and_then(|path| address.get(path).cloned()),
    }
}

/// Lays the site's own design tokens over the theme.
fn add_tokens(catalogue: &Catalogue, site: &Path, files: &mut ThemeFiles, output: &mut Output) -> Result<(), String> {
    let Some(tokens) = catalogue.settings.theme.as_ref().and_then(|theme| theme.tokens.as_ref()) else { return Ok(()) };
    let bytes = std::fs::read(site.join(&tokens.value)).map_err(|error| format!("cannot read {}: {error}", tokens.value))?;
    let address = fingerprinted("theme/tokens.css", &bytes);
    files.stylesheets.push(address.clone());
    files.print_stylesheets.push(address.clone());
    output.add(address, bytes);
    Ok(())
}

/// `theme/base.css` becomes `theme/base.1a2b3c4d.css`, so that a browser never shows an old one.
fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match path.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}.{}.{end}", &hash[..8]),
        None => path.to_owned(),
    }
}

/// What is wrong with a theme, with the path in the site where the file is the site's own.
fn in_site(site: &Path, theme: &str, error: &theme::ThemeError) -> String {
    let own = site.join("themes").join(theme).join(&error.file).is_file();
    if own { format!("themes/{theme}/{error}") } else { error.to_string() }
}
