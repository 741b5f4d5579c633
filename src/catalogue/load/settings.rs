//! `bestek.toml`, and whether the files that it names are there.

use super::Loader;
use crate::catalogue::settings::{Collection, Settings};
use crate::content::files::Files;
use crate::content::value::Kind;
use crate::findings::{At, Findings, rules};
use std::path::Path;

/// Reads `bestek.toml` alone.
pub fn settings(files: &Files, findings: &mut Findings) -> Option<Settings> {
    Loader::new(files, findings).settings()
}

/// The sites of the `[collection]` of `bestek.toml`, where it has one, even when its other settings are unusable.
pub fn collection(files: &Files) -> Option<Vec<At<String>>> {
    let findings = &mut Findings::default();
    let mut loader = Loader::new(files, findings);
    let Kind::Table(mut table) = loader.value(files.settings?).kind else { return None };
    let value = table.take("collection")?;
    Some(loader.read::<Collection>(value).map(|collection| collection.sites).unwrap_or_default())
}

/// Reads the stylesheets of the theme that the settings name, and of the house style laid over it.
pub fn stylesheets(files: &mut Files, settings: Option<&Settings>, findings: &mut Findings) {
    if let Some(theme) = settings.and_then(|settings| settings.theme.as_ref()) {
        files.stylesheets(theme.name.as_ref().map(|name| name.as_str()), theme.tokens.as_ref().map(|path| path.as_str()), findings);
    }
}

impl Loader<'_> {
    /// `bestek.toml`, with the files that it names.
    pub(super) fn settings(&mut self) -> Option<Settings> {
        let files = self.files;
        let settings = files.settings.and_then(|id| self.whole::<Settings>(id));
        let tokens = settings.as_ref().and_then(|settings| settings.theme.as_ref()?.tokens.as_ref());
        if let Some(tokens) = tokens.filter(|tokens| !inside(&files.root, tokens)) {
            let message = format!("there is no stylesheet `{}` in the folder of the site", tokens.value);
            self.findings.add(&rules::MISSING_FILE, tokens.place, message).help("write its path from the folder that holds bestek.toml");
        }
        let theme = settings.as_ref().and_then(|settings| settings.theme.as_ref()?.name.as_ref());
        if let Some(name) = theme.filter(|name| name.value != "default") {
            let themes = files.root.join("themes");
            let folder = themes.join(&name.value).canonicalize().ok().zip(themes.canonicalize().ok());
            if !folder.is_some_and(|(folder, themes)| folder.is_dir() && folder != themes && folder.starts_with(themes)) {
                let message = format!("there is no folder `themes/{}`", name.value);
                self.findings.add(&rules::MISSING_FILE, name.place, message).help("leave `name` out for the theme of bestek itself");
            }
        }
        settings
    }
}

/// True for a file in that folder, however deep.
fn inside(folder: &Path, path: &str) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(folder).zip(real(&folder.join(path))).is_some_and(|(folder, file)| file.is_file() && file.starts_with(folder))
}
