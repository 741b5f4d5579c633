//! A theme (thema): the files of the default one, compiled in, with a site's own files over them.
//!
//! It knows files and their names, never what stands in a template.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};

use serde::Deserialize;
use walkdir::WalkDir;

use super::labels::Labels;

/// Every file of `themes/default`, by its path in it.
const DEFAULT_FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/default_theme.rs"));

/// The name of the theme that is compiled in.
pub const DEFAULT_THEME: &str = "default";

/// Something is wrong with a theme: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeError {
    /// The file in the theme: `templates/product.html`; the theme's folder when it is about no file.
    pub file: String,
    /// Line, from 1, where it is known.
    pub line: Option<usize>,
    pub message: String,
}

impl ThemeError {
    pub(super) fn new(file: impl Into<String>, line: Option<usize>, message: impl Into<String>) -> Self {
        Self { file: file.into(), line, message: message.into() }
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for ThemeError {}

/// What `theme.toml` says.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    #[expect(dead_code, reason = "written for readers; the folder's name is what counts")]
    name: Option<String>,
    stylesheets: Vec<String>,
    print_stylesheets: Vec<String>,
    #[serde(default)]
    browser_stylesheets: Vec<String>,
    #[serde(default)]
    token_stylesheets: Vec<String>,
    #[serde(default)]
    dark_stylesheets: Vec<String>,
    scripts: Vec<String>,
    /// By kind of page.
    #[serde(default)]
    page_scripts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    suggest_scripts: Vec<String>,
    #[serde(default)]
    joined: BTreeMap<String, Vec<String>>,
    languages: Vec<String>,
    icon: Option<String>,
}

/// A theme's files, the site's own before the default's.
#[derive(Debug, Clone)]
pub struct Theme {
    name: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
    manifest: Manifest,
}

impl Theme {
    /// The default theme as it was compiled in.
    pub fn builtin() -> Result<Self, ThemeError> {
        Self::assemble(DEFAULT_THEME, BTreeMap::new())
    }

    /// The theme `name` of a site: `<site>/themes/<name>/` over the default, file by file.
    ///
    /// Fails when a theme other than the default has no folder, or when a file cannot be read.
    pub fn load(site: &Path, name: &str) -> Result<Self, ThemeError> {
        let plain = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
        let folder = site.join("themes").join(name);
        let shown = format!("themes/{name}");
        if !plain {
            return Err(ThemeError::new("bestek.toml", None, format!("`{name}` is no name of a theme")));
        }
        if !folder.is_dir() {
            if name == DEFAULT_THEME {
                return Self::builtin();
            }
            return Err(ThemeError::new(shown, None, "this theme has no folder"));
        }
        let mut own = BTreeMap::new();
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.map_err(|e| ThemeError::new(shown.clone(), None, e.to_string()))?;
            // A symbolic link is neither followed nor read: a theme may not reach outside its folder.
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(inside) = entry.path().strip_prefix(&folder) else {
                continue;
            };
            let path = inside.to_string_lossy().replace('\\', "/");
            if path.split('/').any(|part| part.starts_with('.')) {
                continue;
            }
            let bytes = fs::read(entry.path()).map_err(|e| ThemeError::new(format!("{shown}/{path}"), None, e.to_string()))?;
            own.insert(path, Cow::Owned(bytes));
        }
        Self::assemble(name, own)
    }

    fn assemble(name: &str, own: BTreeMap<String, Cow<'static, [u8]>>) -> Result<Self, ThemeError> {
        let mut files: BTreeMap<String, Cow<'static, [u8]>> =
            DEFAULT_FILES.iter().map(|(path, bytes)| ((*path).to_owned(), Cow::Borrowed(*bytes))).collect();
        files.extend(own);
        let text = text_of(&files, "theme.toml")?;
        let manifest = toml::from_str(text).map_err(|e| toml_error("theme.toml", text, &e))?;
        Ok(Self { name: name.to_owned(), files, manifest })
    }

    /// The theme's name, as in `bestek.toml`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Stylesheets of the pages, in order: `styles/base.css`.
    pub fn stylesheets(&self) -> &[String] {
        &self.manifest.stylesheets
    }

    /// Stylesheets of the documents for paper, in order.
    pub fn print_stylesheets(&self) -> &[String] {
        &self.manifest.print_stylesheets
    }

    /// Stylesheets of the documents for paper that only browsers read, in order.
    pub fn browser_stylesheets(&self) -> &[String] {
        &self.manifest.browser_stylesheets
    }

    /// Stylesheets that set the design tokens, in order; all of them are among the others.
    pub fn token_stylesheets(&self) -> &[String] {
        &self.manifest.token_stylesheets
    }

    /// Whether a stylesheet is for dark screens alone, and left out of a site that is light only.
    pub fn is_dark(&self, path: &str) -> bool {
        self.manifest.dark_stylesheets.iter().any(|dark| dark == path)
    }

    /// Scripts of the pages, in order.
    pub fn scripts(&self) -> &[String] {
        &self.manifest.scripts
    }

    /// Scripts of some kinds of pages, after the others.
    pub fn page_scripts(&self) -> &BTreeMap<String, Vec<String>> {
        &self.manifest.page_scripts
    }

    /// The sign of the site: `styles/icon.svg`.
    pub fn icon(&self) -> Option<&str> {
        self.manifest.icon.as_deref()
    }

    /// Scripts that a search field loads for suggestions, in order.
    pub fn suggest_scripts(&self) -> &[String] {
        &self.manifest.suggest_scripts
    }

    /// Files that are published as one, by the path that this one has: a browser asks once.
    pub fn joined(&self) -> &BTreeMap<String, Vec<String>> {
        &self.manifest.joined
    }

    /// Whether pages ask for this file by its own path.
    pub fn asks(&self, path: &str) -> bool {
        let own = &self.manifest;
        let lists = [&own.stylesheets, &own.print_stylesheets, &own.browser_stylesheets, &own.scripts, &own.suggest_scripts];
        lists.into_iter().chain(own.page_scripts.values()).flatten().any(|named| named == path)
    }

    /// Languages that the interface has.
    pub fn languages(&self) -> &[String] {
        &self.manifest.languages
    }

    /// One file, by its path in the theme.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// True for a file as it was compiled in.
    pub fn is_builtin(&self, path: &str) -> bool {
        DEFAULT_FILES.iter().any(|(name, bytes)| *name == path && self.file(path) == Some(*bytes))
    }

    /// A file that has to be text.
    pub fn text(&self, path: &str) -> Result<&str, ThemeError> {
        text_of(&self.files, path)
    }

    /// What has to be published beside the pages: all but templates, labels and the manifest, by path.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .filter(|(path, _)| !path.starts_with("templates/") && !path.starts_with("labels/") && path.contains('/'))
            .map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// The labels in one language: the default's, with the theme's own over them, key by key.
    pub fn labels(&self, language: &str) -> Result<Labels, ThemeError> {
        self.labels_with(language, &[])
    }

    /// The same, with the words of a site in place of the theme's.
    pub fn labels_with(&self, language: &str, words: &[(&str, &str)]) -> Result<Labels, ThemeError> {
        let path = format!("labels/{language}.toml");
        let mut labels = Labels::default();
        for text in [builtin_text(&path).unwrap_or_default(), self.text(&path)?] {
            labels.extend(Labels::read(text).map_err(|message| ThemeError::new(path.clone(), None, message))?);
        }
        Ok(labels.worded(words))
    }

    /// Paths of the templates below `templates/`, in order.
    pub(super) fn template_names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().filter_map(|path| path.strip_prefix("templates/")).filter(|name| is_template(name))
    }
}

/// A file of the default theme as it was compiled in, whatever a site put over it.
fn builtin_text(path: &str) -> Option<&'static str> {
    let (_, bytes) = DEFAULT_FILES.iter().find(|(name, _)| *name == path)?;
    std::str::from_utf8(bytes).ok()
}

/// Where a TOML error stands.
fn toml_error(file: &str, text: &str, error: &toml::de::Error) -> ThemeError {
    let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count() + 1);
    ThemeError::new(file, line, error.message())
}

fn is_template(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "html")
}

fn text_of<'a>(files: &'a BTreeMap<String, Cow<'static, [u8]>>, path: &str) -> Result<&'a str, ThemeError> {
    let bytes = files.get(path).ok_or_else(|| ThemeError::new(path, None, "the theme has no such file"))?;
    std::str::from_utf8(bytes).map_err(|_| ThemeError::new(path, None, "the file is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_the_manifest_names_is_there() {
        let theme = Theme::builtin().expect("the default theme");
        for path in theme.joined().values().flatten() {
            assert!(theme.file(path).is_some(), "{path}");
        }
        let own = &theme.manifest;
        for path in own.token_stylesheets.iter().chain(&own.dark_stylesheets) {
            assert!(theme.file(path).is_some(), "{path}");
        }
        let styles = [&own.stylesheets, &own.print_stylesheets, &own.browser_stylesheets];
        for path in styles.into_iter().chain([&own.scripts, &own.suggest_scripts]).chain(own.page_scripts.values()).flatten() {
            assert!(theme.file(path).is_some() != theme.joined().contains_key(path), "{path}");
        }
        for language in theme.languages() {
            assert!(theme.text(&format!("labels/{language}.toml")).is_ok());
        }
    }

    #[test]
    fn a_site_overrides_file_by_file() {
        let site = tempfile::tempdir().expect("a folder");
        let own = site.path().join("themes/eigen/styles");
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("base.css"), "body{}").expect("a file");
        let theme = Theme::load(site.path(), "eigen").expect("a theme");
        assert_eq!(theme.text("styles/base.css"), Ok("body{}"));
        assert!(theme.file("styles/tokens.css").is_some());
        assert!(theme.assets().all(|(path, _)| !path.starts_with("templates/")));
    }

    #[test]
    fn every_language_has_the_same_labels() {
        let theme = Theme::builtin().expect("the default theme");
        let keys = |language| theme.labels(language).expect("labels").all().keys().cloned().collect::<Vec<_>>();
        for language in theme.languages() {
            assert_eq!(keys("nl"), keys(language), "{language}");
        }
    }

    #[test]
    fn every_label_that_a_template_uses_is_there() {
        let theme = Theme::builtin().expect("the default theme");
        let labels = theme.labels("nl").expect("labels");
        for name in theme.template_names() {
            let text = theme.text(&format!("templates/{name}")).expect("a template");
            for piece in text.split("labels.").skip(1) {
                let end = piece.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
                let key = &piece[..end.unwrap_or(piece.len())];
                assert!(labels.words().contains_key(key), "{name} uses labels.{key}");
            }
        }
    }

    #[test]
    fn a_theme_overlays_labels_key_by_key() {
        let site = tempfile::tempdir().expect("a folder");
        let own = site.path().join("themes/eigen/labels");
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("nl.toml"), "[page]\nproducts = \"Diensten\"").expect("a file");
        let labels = Theme::load(site.path(), "eigen").and_then(|theme| theme.labels("nl")).expect("labels");
        assert_eq!((labels.get("products"), labels.get("menu")), ("Diensten", "Menu"));
    }

    #[test]
    fn a_theme_without_a_folder_is_an_error() {
        let site = tempfile::tempdir().expect("a folder");
        assert!(Theme::load(site.path(), DEFAULT_THEME).is_ok());
        let error = Theme::load(site.path(), "eigen").expect_err("no folder");
        assert_eq!(error.to_string(), "themes/eigen: this theme has no folder");
        assert!(Theme::load(site.path(), "../elders").is_err());
    }
}
