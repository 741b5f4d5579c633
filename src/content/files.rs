//! The files of a site: which there are, their text, their front matter, their rows.
//!
//! Reading is generous with findings and never fails as a whole: what cannot be read is reported
//! and left out.

use super::value::{Value, read_toml};
use crate::findings::{FileId, Findings, Place, Sources, rules};
use crate::versions::manifest::NAME as MANIFEST;
use std::path::{Path, PathBuf};

const MARKDOWN_LIMIT: u64 = 2 * 1024 * 1024;
/// The most bytes of a file of data or a stylesheet.
pub(super) const DATA_LIMIT: u64 = 64 * 1024 * 1024;

/// A text file of the site.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its number in the sources.
    pub id: FileId,
    /// Path below `content/`, with `/`.
    pub path: String,
}

/// An image or attachment, copied as it is.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path below `content/assets/`, with `/`.
    pub path: String,
    /// Where it is on disk.
    pub file: PathBuf,
}

/// All files of a site.
#[derive(Debug, Default)]
pub struct Files {
    /// Their paths and texts.
    pub sources: Sources,
    /// `bestek.toml`.
    pub settings: Option<FileId>,
    /// What stands under `content/`, sorted by path; assets and frozen versions apart.
    pub texts: Vec<TextFile>,
    /// What stands under `content/assets/`, sorted by path.
    pub assets: Vec<Asset>,
    /// The folder of the site.
    pub root: PathBuf,
}

impl Files {
    /// Reads the settings of the site in `site`, and nothing of its content.
    pub fn settings(site: &Path, findings: &mut Findings) -> Self {
        let mut files = Self { root: site.to_path_buf(), ..Self::default() };
        let settings = site.join("bestek.toml");
        if settings.exists() {
            files.settings = files.text(&settings, "bestek.toml", DATA_LIMIT, findings);
        } else {
            findings
                .add_path(&rules::MISSING_FILE, "bestek.toml", format!("there is no bestek.toml in {}", site.display()))
                .help("start a site with `bestek new DIR`, or name its folder with `--site DIR`");
        }
        files
    }

    /// Reads the site in `site`. What is wrong becomes findings.
    pub fn read(site: &Path, findings: &mut Findings) -> Self {
        let mut files = Self::settings(site, findings);
        let content = site.join("content");
        // A frozen version is a content tree with its settings in it.
        if !content.is_dir() && site.join("catalogue.toml").is_file() {
            files.walk(site, findings);
            return files;
        }
        if !content.is_dir() {
            findings.add_path(&rules::MISSING_FILE, "content", "there is no folder content/");
            return files;
        }
        files.walk(&content, findings);
        files
    }

    fn walk(&mut self, content: &Path, findings: &mut Findings) {
        let root = content.canonicalize().unwrap_or_else(|_| content.to_path_buf());
        let walk = walkdir::WalkDir::new(content).sort_by_file_name().into_iter();
        let flat = content == self.root;
        let own = |name: &std::ffi::OsStr| name == "versions" || (flat && (name == "bestek.toml" || name == MANIFEST));
        for entry in walk.filter_entry(|e| !(e.depth() > 0 && hidden(e.file_name()) || e.depth() == 1 && own(e.file_name()))) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let below = error.path().map(|path| relative(content, path)).filter(|path| !path.is_empty());
                    let shown = below.map_or_else(|| "content".to_owned(), |path| format!("content/{path}"));
                    let why = error.io_error().map_or_else(String::new, |error| format!(": {error}"));
                    findings.add_path(&rules::UNREADABLE, shown, format!("this cannot be read{why}"));
                    continue;
                }
            };
            let path = relative(content, entry.path());
            let shown = format!("content/{path}");
            if entry.depth() > 0 && entry.file_name().to_string_lossy().contains("..") {
                findings.add_path(&rules::BAD_IDENTIFIER, shown, "this name holds two dots in a row, which in an address lead elsewhere");
                continue;
            }
            if entry.path_is_symlink() {
                let inside = entry.path().canonicalize().is_ok_and(|target| target.starts_with(&root) && target.is_file());
                if !inside {
                    findings.add_path(&rules::OUTSIDE, shown, "this link does not lead to a file in content/");
                    continue;
                }
            } else if entry.file_type().is_dir() {
                if entry.depth() > 0 && is_text(&path) {
                    findings.add_path(&rules::UNREADABLE, shown, "this is a folder where a file should be");
                }
                continue;
            }
            if entry.path().file_name().is_none_or(|name| name.to_str().is_none()) {
                findings.add_path(&rules::UNREADABLE, shown, "the name of this file is not UTF-8");
            } else if let Err(message) = readable(entry.path()) {
                findings.add_path(&rules::UNREADABLE, shown, message);
            } else if let Some(asset) = path.strip_prefix("assets/") {
                self.assets.push(Asset { path: asset.to_owned(), file: entry.path().to_path_buf() });
            } else if is_text(&path) {
                let limit = if path.to_ascii_lowercase().ends_with(".md") { MARKDOWN_LIMIT } else { DATA_LIMIT };
                if let Some(id) = self.text(entry.path(), &shown, limit, findings) {
                    self.texts.push(TextFile { id, path });
                }
            } else {
                findings
                    .add_path(&rules::UNEXPECTED_FILE, shown, "this file is of no kind that content/ knows")
                    .help("images and attachments belong in content/assets/");
            }
        }
    }

    /// Reads one file as text; says why where it cannot.
    pub(super) fn text(&mut self, file: &Path, shown: &str, limit: u64, findings: &mut Findings) -> Option<FileId> {
        let refuse = |findings: &mut Findings, message: String| {
            findings.add_path(&rules::UNREADABLE, shown, message);
            None
        };
        match std::fs::metadata(file) {
            Ok(meta) if meta.is_dir() => return refuse(findings, "this is a folder where a file should be".into()),
            Ok(meta) if meta.len() > limit => {
                return refuse(findings, format!("this file is larger than {} MB", limit / 1024 / 1024));
            }
            Ok(meta) if !meta.is_file() => return refuse(findings, SPECIAL.into()),
            Ok(_) => {}
            Err(error) => return refuse(findings, format!("this cannot be read: {error}")),
        }
        match std::fs::read(file).map(String::from_utf8) {
            Ok(Ok(text)) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Some(self.sources.add(shown, text.replace("\r\n", "\n")))
            }
            Ok(Err(error)) => {
                let bytes = error.as_bytes();
                let line = 1 + bytes.iter().take(error.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count();
                findings
                    .add_path(&rules::UNREADABLE, shown, format!("this file is not UTF-8, first on line {line}"))
                    .help("save it as UTF-8; in Excel that is the kind `CSV UTF-8`");
                None
            }
            Err(error) => refuse(findings, format!("this cannot be read: {error}")),
        }
    }
}

/// What is said of a pipe, a socket or a device: reading it might never end.
const SPECIAL: &str = "this is a pipe, a socket or a device where a file should be";

/// Says why a file cannot be opened, before anything depends on it.
fn readable(file: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("this cannot be read: {error}");
    if !std::fs::metadata(file).map_err(told)?.is_file() {
        return Err(SPECIAL.to_owned());
    }
    std::fs::File::open(file).map(drop).map_err(told)
}

/// What editors, offices and systems leave behind; a name with two dots is reported instead.
pub(crate) fn hidden(name: &std::ffi::OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    let dotted = bytes.starts_with(b".") && !bytes.starts_with(b"..");
    dotted
        || bytes.starts_with(b"~$")
        || bytes.ends_with(b"~")
        || ["Thumbs.db", "desktop.ini"].iter().any(|left| name.eq_ignore_ascii_case(left))
}

fn is_text(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".md", ".toml", ".csv"].iter().any(|end| path.ends_with(end))
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A Markdown file in its two halves: front matter, and the body with its place.
pub struct FrontMatter {
    /// The keys.
    pub table: Value,
    /// The place of the Markdown.
    pub body: Place,
}

/// Splits a Markdown file into front matter and body.
pub fn front_matter(file: FileId, text: &str, findings: &mut Findings) -> Option<FrontMatter> {
    let is_fence = |line: &str| line.strip_prefix("+++").is_some_and(|rest| rest.trim().is_empty());
    let first = text.split_inclusive('\n').next().filter(|line| line.ends_with('\n') && is_fence(line));
    let Some(start) = first.map(str::len) else {
        let message = if text.trim().is_empty() { "this file is empty" } else { "this file does not open with front matter" };
        findings
            .add(&rules::FRONT_MATTER, Place::new(file, 0..text.find('\n').unwrap_or(text.len())), message)
            .help("open it with a line `+++`, then keys, then a line `+++`");
        return None;
    };
    let rest = &text[start..];
    let mut lines = rest.split_inclusive('\n').scan(0, |at, line| Some((std::mem::replace(at, *at + line.len()), line)));
    let end = lines.find(|(_, line)| is_fence(line)).map(|(at, _)| at);
    let Some(end) = end else {
        findings
            .add(&rules::FRONT_MATTER, Place::new(file, 0..3), "this front matter is never closed")
            .help("add a line `+++` after the last key");
        return None;
    };
    let body = rest[end..].find('\n').map_or(text.len(), |at| start + end + at + 1);
    let table = read_toml(file, &rest[..end], start, findings);
    Some(FrontMatter { table, body: Place::new(file, body..text.len()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_that_never_closes_is_a_finding() {
        let mut findings = Findings::default();
        assert!(front_matter(FileId::default(), "+++\nname = \"x\"\n", &mut findings).is_none());
        assert_eq!(findings.iter().next().unwrap().rule.code, "front-matter");
    }
}
