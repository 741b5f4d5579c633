//! The look of a site: its theme, in its language, with the files of the theme under their addresses.

use super::frame::ThemeFiles;
use super::labels::Labels;
use super::lean;
use super::templates::Templates;
use super::theme::{Theme, ThemeError};
use crate::catalogue::settings::{Settings, Words};
use crate::catalogue::terms::Language;
use crate::publish::Output;
use crate::tokens::Tokens;
use crate::tokens::values::Values;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What pages are rendered with.
pub struct Look {
    /// The words of the interface.
    pub labels: Labels,
    /// The templates.
    pub templates: Templates,
    /// Addresses of stylesheets and scripts.
    pub files: ThemeFiles,
}

impl Look {
    /// Loads the theme that the settings name, and adds its files to the site.
    ///
    /// # Errors
    /// One sentence with the path, when a file of the theme is broken or cannot be read.
    pub fn load(settings: &Settings, folder: &Path, output: &mut Output) -> Result<Self, String> {
        Dressing::open(settings, folder)?.finish(settings, folder, output)
    }
}

/// A look of which the words are known, and the templates are not compiled yet: what pages say can be prepared beside that.
pub struct Dressing {
    theme: Theme,
    /// The words of the interface.
    pub labels: Labels,
}

impl Dressing {
    /// Opens the theme that the settings name.
    ///
    /// # Errors
    /// One sentence with the path, when a file of the theme is broken or cannot be read.
    pub fn open(settings: &Settings, folder: &Path) -> Result<Self, String> {
        let theme = theme(settings, folder)?;
        let labels = theme.labels_with(language(settings).key(), &words(settings)).map_err(|error| error.to_string())?;
        Ok(Self { labels: said(labels, settings), theme })
    }

    /// Compiles the templates, and adds the files of the theme to the site.
    ///
    /// # Errors
    /// As [`Dressing::open`].
    pub fn finish(self, settings: &Settings, folder: &Path, output: &mut Output) -> Result<Look, String> {
        let Self { theme, labels } = self;
        let templates = Templates::load(&theme, &labels).map_err(|error| in_site(folder, theme.name(), &error))?;
        let tokens = own_tokens(settings, folder)?;
        let mut files = theme_files(&theme, tokens.as_deref(), output);
        if let Some(tokens) = tokens {
            add_tokens(tokens, &mut files, output);
        }
        Ok(Look { labels, templates, files })
    }
}

/// The labels of the theme that the settings name; those of the default theme where it is broken.
pub fn labels(settings: &Settings, folder: &Path) -> Labels {
    let key = language(settings).key();
    let own = theme(settings, folder).ok().and_then(|theme| theme.labels_with(key, &words(settings)).ok());
    let labels = own.or_else(|| Theme::builtin().and_then(|theme| theme.labels_with(key, &words(settings))).ok()).unwrap_or_default();
    said(labels, settings)
}

/// The labels, without those that say more than a site does of what its products leave out.
fn said(labels: Labels, settings: &Settings) -> Labels {
    if settings.leaves_unsaid() { labels.with_unsaid() } else { labels }
}

/// What the site calls things otherwise.
fn words(settings: &Settings) -> Vec<(&'static str, &str)> {
    settings.words.as_ref().map(Words::by_name).unwrap_or_default()
}

/// The language of the interface.
pub fn language(settings: &Settings) -> Language {
    settings.site.language.unwrap_or(Language::Nl)
}

fn theme(settings: &Settings, folder: &Path) -> Result<Theme, String> {
    let name = settings.theme.as_ref().and_then(|theme| theme.name.as_ref()).map_or("default", |name| name.as_str());
    Theme::load(folder, name).map_err(|error| error.to_string())
}

/// What is wrong with a theme, with the path in the site where the file is the site's own.
fn in_site(folder: &Path, theme: &str, error: &ThemeError) -> String {
    let own = folder.join("themes").join(theme).join(&error.file).is_file();
    if own { format!("themes/{theme}/{error}") } else { error.to_string() }
}

/// Adds the files of the theme, each under a name that changes with its content; what is for dark screens only where the
/// site's own tokens leave room for that.
fn theme_files(theme: &Theme, tokens: Option<&[u8]>, output: &mut Output) -> ThemeFiles {
    let light_only = tokens.is_some_and(|tokens| Tokens::new([String::from_utf8_lossy(tokens).as_ref()]).are_light_only());
    let mut address = BTreeMap::new();
    let mut publish = |path: &str, bytes: Vec<u8>| {
        let own = fingerprinted(&format!("theme/{path}"), &bytes);
        output.add(own.clone(), bytes);
        address.insert(path.to_owned(), own);
    };
    let inside: BTreeSet<&String> = theme.joined().values().flatten().collect();
    for (path, bytes) in theme.assets() {
        if theme.asks(path) || !inside.contains(&path.to_owned()) {
            publish(path, as_published(theme, path, bytes).into_owned());
        }
    }
    for (path, parts) in theme.joined() {
        let parts = parts.iter().filter(|part| !(light_only && theme.is_dark(part)));
        let files = parts.filter_map(|part| theme.file(part).map(|bytes| as_published(theme, part, bytes)));
        publish(path, files.collect::<Vec<_>>().concat());
    }
    let all = |paths: &[String]| paths.iter().filter_map(|path| address.get(path).cloned()).collect();
    ThemeFiles {
        stylesheets: all(theme.stylesheets()),
        print_stylesheets: all(theme.print_stylesheets()),
        browser_stylesheets: all(theme.browser_stylesheets()),
        scripts: all(theme.scripts()),
        page_scripts: theme.page_scripts().iter().map(|(kind, paths)| (kind.clone(), all(paths))).collect(),
        suggest_scripts: all(theme.suggest_scripts()),
        index: String::new(),
        icon: theme.icon().and_then(|path| address.get(path).cloned()),
    }
}

/// A file of the theme as it is published: one of the default theme without what only its editors read.
fn as_published<'a>(theme: &Theme, path: &str, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    if theme.is_builtin(path) { lean::lean(path, bytes) } else { Cow::Borrowed(bytes) }
}

/// The site's own design tokens: a stylesheet, and those that the settings give one by one.
fn own_tokens(settings: &Settings, folder: &Path) -> Result<Option<Vec<u8>>, String> {
    let Some(theme) = &settings.theme else { return Ok(None) };
    let file = theme
        .tokens
        .as_ref()
        .map(|tokens| std::fs::read(folder.join(&tokens.value)).map_err(|error| format!("cannot read {}: {error}", tokens.value)));
    let mut bytes = file.transpose()?.unwrap_or_default();
    let values = Values::of(&theme.values.0).css;
    if !bytes.is_empty() && !values.is_empty() {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(values.as_bytes());
    Ok((!bytes.is_empty()).then_some(bytes))
}

/// Lays the site's own design tokens over the theme.
fn add_tokens(bytes: Vec<u8>, files: &mut ThemeFiles, output: &mut Output) {
    let address = fingerprinted("theme/tokens.css", &bytes);
    files.stylesheets.push(address.clone());
    files.print_stylesheets.push(address.clone());
    output.add(address, bytes);
}

/// `theme/base.css` becomes `theme/base.1a2b3c4d.css`, so that a browser never shows an old one.
fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match path.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}.{}.{end}", &hash[..8]),
        None => path.to_owned(),
    }
}
