//! The look of a site: its theme, in its language, with the files of the theme under their addresses.

use super::frame::ThemeFiles;
use super::labels::Labels;
use super::lean;
use super::plan::relative;
use super::templates::Templates;
use super::theme::{Theme, ThemeError};
use crate::catalogue::settings::{Settings, Words};
use crate::catalogue::slug;
use crate::catalogue::terms::Language;
use crate::content::styles::beside;
use crate::publish::Output;
use crate::tokens::values::Values;
use crate::tokens::{Address, Tokens, addresses};
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
        let tokens = own_tokens(settings, folder, output)?;
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
    // Stylesheets last: they name the other files by the address that those have.
    let (styles, others): (Vec<_>, Vec<_>) = theme.assets().partition(|(path, _)| is_stylesheet(path));
    for (path, bytes) in others {
        if theme.asks(path) || !inside.contains(&path.to_owned()) {
            publish(path, as_published(theme, path, bytes).into_owned());
        }
    }
    let known = address.clone();
    let published = |path: &str, part: &str, bytes: &[u8]| -> Vec<u8> {
        let bytes = as_published(theme, part, bytes);
        if theme.is_builtin(part) || !is_stylesheet(part) {
            return bytes.into_owned();
        }
        addressed(&bytes, |asked| known.get(&joined(part, asked)).map(|own| relative(&format!("theme/{path}"), own, None)))
    };
    let mut publish = |path: &str, bytes: Vec<u8>| {
        let own = fingerprinted(&format!("theme/{path}"), &bytes);
        output.add(own.clone(), bytes);
        address.insert(path.to_owned(), own);
    };
    for (path, bytes) in styles {
        if theme.asks(path) || !inside.contains(&path.to_owned()) {
            publish(path, published(path, path, bytes));
        }
    }
    for (path, parts) in theme.joined() {
        let parts = parts.iter().filter(|part| !(light_only && theme.is_dark(part)));
        let files = parts.filter_map(|part| theme.file(part).map(|bytes| published(path, part, bytes)));
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

/// The site's own design tokens: a stylesheet with the fonts and images that it asks for, and those that the settings give
/// one by one.
fn own_tokens(settings: &Settings, folder: &Path, output: &mut Output) -> Result<Option<Vec<u8>>, String> {
    let Some(theme) = &settings.theme else { return Ok(None) };
    let mut bytes = Vec::new();
    if let Some(tokens) = &theme.tokens {
        let read = |path: &Path| std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()));
        let stylesheet = folder.join(&tokens.value);
        bytes = read(&stylesheet)?;
        let mut files = BTreeMap::new();
        for asked in addresses(&String::from_utf8_lossy(&bytes)).iter().filter_map(Address::file) {
            if let Some(file) = beside(folder, &stylesheet, asked) {
                let own = read(&file)?;
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let address = fingerprinted(&format!("theme/own/{}", named(&name)), &own);
                files.insert(asked.to_owned(), relative(TOKENS, &address, None));
                output.add(address, own);
            }
        }
        bytes = addressed(&bytes, |asked| files.get(asked).cloned());
    }
    let values = Values::of(&theme.values.0).css;
    if !bytes.is_empty() && !values.is_empty() {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(values.as_bytes());
    Ok((!bytes.is_empty()).then_some(bytes))
}

/// Lays the site's own design tokens over the theme.
fn add_tokens(bytes: Vec<u8>, files: &mut ThemeFiles, output: &mut Output) {
    let address = fingerprinted(TOKENS, &bytes);
    files.stylesheets.push(address.clone());
    files.print_stylesheets.push(address.clone());
    output.add(address, bytes);
}

/// Where the site's own design tokens are published.
const TOKENS: &str = "theme/tokens.css";

/// A stylesheet with other addresses for the files that it asks for, where those are known.
fn addressed(bytes: &[u8], known: impl Fn(&str) -> Option<String>) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for address in addresses(&text) {
        if let Some((path, own)) = address.file().and_then(|path| Some((path, known(path)?))) {
            out.push_str(&text[from..address.span.start]);
            out.push_str(&own);
            from = address.span.start + path.len();
        }
    }
    out.push_str(&text[from..]);
    out.into_bytes()
}

/// The name of a file as an address has it.
fn named(file: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, end)) => format!("{}.{}", slug(stem), slug(end)),
        None => slug(file),
    }
}

/// The path in the theme of what a stylesheet asks for: `fonts/a.woff2` for `../fonts/a.woff2` in `styles/base.css`.
fn joined(stylesheet: &str, asked: &str) -> String {
    let mut parts: Vec<&str> = stylesheet.split('/').collect();
    parts.pop();
    for part in asked.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn is_stylesheet(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "css")
}

/// `theme/base.css` becomes `theme/base.1a2b3c4d.css`, so that a browser never shows an old one.
fn fingerprinted(path: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match path.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}.{}.{end}", &hash[..8]),
        None => path.to_owned(),
    }
}
