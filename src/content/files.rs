//! The files of a site: which there are, their text, their front matter, their rows.
//!
//! Reading is generous with findings and never fails as a whole: what cannot be read is reported
//! and left out.

use super::value::{Key, Kind, Table, Value, read_toml};
use crate::findings::{FileId, Findings, Place, Sources, rules};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const MARKDOWN_LIMIT: u64 = 2 * 1024 * 1024;
const DATA_LIMIT: u64 = 64 * 1024 * 1024;

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
    /// Reads the site in `site`. What is wrong becomes findings.
    pub fn read(site: &Path, findings: &mut Findings) -> Self {
        let mut files = Self { root: site.to_path_buf(), ..Self::default() };
        let settings = site.join("bestek.toml");
        if settings.exists() {
            files.settings = files.text(&settings, "bestek.toml", DATA_LIMIT, findings);
        } else {
            findings
                .add_path(&rules::MISSING_FILE, "bestek.toml", format!("there is no bestek.toml in {}", site.display()))
                .help("start a site with `bestek new DIR`, or name its folder with `--site DIR`");
        }
        let content = site.join("content");
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
        for entry in walk.filter_entry(|e| !(hidden(e.file_name()) || e.depth() == 1 && e.file_name() == "versions")) {
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
                let limit = if path.ends_with(".md") { MARKDOWN_LIMIT } else { DATA_LIMIT };
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

    fn text(&mut self, file: &Path, shown: &str, limit: u64, findings: &mut Findings) -> Option<FileId> {
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
                refuse(findings, format!("this file is not UTF-8, first on line {line}"))
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

/// What editors and systems leave behind; a name with two dots is reported instead.
fn hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".") && !name.as_encoded_bytes().starts_with(b"..")
}

fn is_text(path: &str) -> bool {
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
    let start = text.strip_prefix("+++\n").map(|_| 4);
    let Some(start) = start else {
        let message = if text.trim().is_empty() { "this file is empty" } else { "this file does not open with front matter" };
        findings
            .add(&rules::FRONT_MATTER, Place::new(file, 0..text.find('\n').unwrap_or(text.len())), message)
            .help("open it with a line `+++`, then keys, then a line `+++`");
        return None;
    };
    let rest = &text[start..];
    let end = if rest.starts_with("+++") { Some(0) } else { rest.find("\n+++").map(|at| at + 1) };
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

/// Reads a CSV file: the names of its columns, and a table a row. Comma or semicolon.
pub fn read_csv(file: FileId, text: &str, findings: &mut Findings) -> (Vec<Key>, Vec<Value>) {
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let (mut columns, mut rows, mut record) = (Vec::new(), Vec::new(), csv::StringRecord::new());
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(error) => {
                findings.add(&rules::CSV_SYNTAX, Place::new(file, start..start), error.to_string());
                break;
            }
            Ok(true) => {}
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        let raw = text.get(start..end).unwrap_or_default();
        let skip = raw.len() - raw.trim_start().len();
        let line = Place::new(file, start + skip..start + raw.trim_end().len().max(skip));
        let mut from = start + skip;
        let mut cell = |cell: &str| {
            let found = text.get(from..end).and_then(|rest| rest.find(cell));
            let Some(at) = found else { return line };
            let place = Place::new(file, from + at..from + at + cell.len());
            from = from + at + cell.len();
            place
        };
        if columns.is_empty() {
            columns = record.iter().map(|name| Key { name: name.to_owned(), place: cell(name) }).collect();
            continue;
        }
        // What a spreadsheet leaves below the last row.
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.len() != columns.len() {
            findings.add(&rules::CSV_SYNTAX, line, format!("this row has {} cells, the header has {}", record.len(), columns.len()));
            continue;
        }
        let cells =
            columns.iter().zip(&record).map(|(key, text)| (key.clone(), Value { kind: Kind::Text(text.to_owned()), place: cell(text) }));
        rows.push(Value { kind: Kind::Table(Table(cells.collect())), place: line });
    }
    (columns, rows)
}

/// The rows of a CSV file as records: without the cells that are empty, and with every column once.
pub fn read_records(file: FileId, text: &str, findings: &mut Findings) -> Vec<Value> {
    let (columns, mut rows) = read_csv(file, text, findings);
    let again = |(at, key): &(usize, &Key)| columns[..*at].iter().any(|other| other.name == key.name);
    for (_, key) in columns.iter().enumerate().filter(again).filter(|(_, key)| !key.name.is_empty()) {
        let message = format!("the column `{}` is there twice; the first is read", key.name);
        findings.add(&rules::CSV_SYNTAX, key.place, message);
    }
    for row in &mut rows {
        if let Kind::Table(table) = &mut row.kind {
            let mut seen = BTreeSet::new();
            table.0.retain(|(key, value)| seen.insert(key.name.clone()) && !matches!(&value.kind, Kind::Text(text) if text.is_empty()));
        }
    }
    rows
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

    #[test]
    fn cells_know_their_place() {
        let text = "product;amount\n45A48;75,60\n\"45A49\";80\n";
        let mut findings = Findings::default();
        let (_, rows) = read_csv(FileId::default(), text, &mut findings);
        let Kind::Table(row) = &rows[1].kind else { panic!() };
        assert_eq!(&text[row.get("amount").unwrap().place.span()], "80");
        assert_eq!(findings.iter().count(), 0);
    }

    #[test]
    fn what_a_spreadsheet_leaves_is_no_row_and_a_column_twice_is_said_once() {
        let text = "product;amount;amount\n45A48;75,60;80\n;;\n45A49;1;2\n";
        let mut findings = Findings::default();
        let rows = read_records(FileId::default(), text, &mut findings);
        let Kind::Table(row) = &rows[0].kind else { panic!() };
        assert_eq!((rows.len(), row.0.len()), (2, 2));
        let found: Vec<_> = findings.iter().map(|finding| (finding.rule.code, finding.message.as_str())).collect();
        assert_eq!(found, [("csv-syntax", "the column `amount` is there twice; the first is read")]);
    }
}
