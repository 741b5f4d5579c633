//! The stylesheets of a house style (huisstijl): those of a site's own theme, the one with its design tokens, and the files
//! that they ask for. A page of a site calls no other server, so neither may they.

use super::files::{DATA_LIMIT, Files};
use crate::findings::{FileId, Findings, Place, rules};
use crate::tokens::addresses;
use std::path::{Path, PathBuf};

impl Files {
    /// Reads the stylesheets of the site's own theme and the one that is laid over it, and looks at what they ask for.
    pub fn stylesheets(&mut self, theme: Option<&str>, tokens: Option<&str>, findings: &mut Findings) {
        let root = self.root.canonicalize().unwrap_or_else(|_| self.root.clone());
        let folder = root.join("themes").join(theme.unwrap_or("default"));
        let own = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
        let mut files: Vec<PathBuf> =
            own.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).filter(|path| is_stylesheet(path)).collect();
        files.extend(tokens.map(|path| root.join(path)));
        for file in files {
            let Some(shown) = file.canonicalize().ok().filter(|file| file.is_file()).and_then(|file| inside(&root, &file)) else {
                continue;
            };
            if let Some(id) = self.text(&file, &shown, DATA_LIMIT, findings) {
                self.asked(&root, id, &file, findings);
            }
        }
    }

    /// Reports what a stylesheet asks for and is no file of the site.
    fn asked(&self, root: &Path, id: FileId, file: &Path, findings: &mut Findings) {
        for address in addresses(&self.sources.get(id).text) {
            let place = Place::new(id, address.span.clone());
            let Some(path) = address.file() else {
                if !address.is_inside() {
                    let message = format!("this stylesheet asks `{}` of another server", address.value);
                    findings.add(&rules::STYLE_ADDRESS, place, message).help(BESIDE);
                }
                continue;
            };
            if address.import {
                let message = format!("this stylesheet asks for another one, `{path}`");
                findings.add(&rules::STYLE_ADDRESS, place, message).help("copy what is in it into this one");
            } else if beside(root, file, path).is_none() {
                let message = format!("there is no file `{path}` beside this stylesheet");
                findings.add(&rules::MISSING_FILE, place, message).help("write its path from the folder that holds the stylesheet");
            }
        }
    }
}

const BESIDE: &str = "put the file beside the stylesheet and write its path, such as `url(fonts/huisstijl.woff2)`";

/// A file that a stylesheet asks for, where it is in the folder of the site.
pub fn beside(root: &Path, stylesheet: &Path, path: &str) -> Option<PathBuf> {
    let root = root.canonicalize().ok()?;
    let file = stylesheet.parent()?.join(path).canonicalize().ok()?;
    (file.is_file() && file.starts_with(root)).then_some(file)
}

/// A path from the folder of the site, with `/`.
fn inside(root: &Path, file: &Path) -> Option<String> {
    let path = file.strip_prefix(root).ok()?;
    Some(path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

fn is_stylesheet(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("css"))
}
