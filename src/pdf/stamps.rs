//! Stamps: of which text every PDF of a built site was made, so that none is kept or linked that says something else.

use super::links::{closed, linked};
use super::prepare;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// The file with the stamps, at the root of the output.
const FILE: &str = ".bestek-pdf";

/// What is known of one PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The hash of the document and of the files that it is laid out with.
    pub text: String,
    /// What made it: `WeasyPrint 70.0, pdf/ua-1`.
    pub by: String,
}

/// The stamps of a built site, by the address of the PDF.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(pub BTreeMap<String, Stamp>);

impl Stamps {
    /// Reads them; none where there are none. A line that cannot be read is of a PDF that has to be made again.
    pub fn read(output: &Path) -> Self {
        let text = std::fs::read_to_string(output.join(FILE)).unwrap_or_default();
        let line = |line: &str| {
            let [text, address, by] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { return None };
            Some((address.to_owned(), Stamp { text: text.to_owned(), by: by.to_owned() }))
        };
        Self(text.lines().filter_map(line).collect())
    }

    /// Writes them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, output: &Path) -> io::Result<()> {
        let lines = self.0.iter().map(|(address, stamp)| format!("{}\t{address}\t{}\n", stamp.text, stamp.by));
        write(&output.join(FILE), lines.collect::<String>().as_bytes())
    }

    /// Keeps those whose PDF is there and says what its document says now.
    fn hold(&mut self, output: &Path) {
        self.0.retain(|address, stamp| {
            output.join(address).is_file() && hash(output, &document(address)).is_some_and(|now| now == stamp.text)
        });
    }
}

/// The address of the document that a PDF is of.
fn document(pdf: &str) -> String {
    format!("{}.html", pdf.trim_end_matches(".pdf"))
}

/// The hash of a document with the files that it is laid out with; none where it cannot be read.
pub fn hash(output: &Path, address: &str) -> Option<String> {
    let html = closed(&std::fs::read_to_string(output.join(address)).ok()?);
    let mut hasher = blake3::Hasher::new();
    hasher.update(html.as_bytes());
    for file in prepare::files(&html, address, output) {
        hasher.update(&[0]);
        hasher.update(&std::fs::read(file).unwrap_or_default());
    }
    Some(hasher.finalize().to_hex().to_string())
}

/// Writes a file in one step: whoever reads it finds the old one or the new one.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    io::Write::write_all(&mut file, bytes)?;
    place(file.into_temp_path(), path)
}

/// Puts a temporary file in its place, for whoever serves the site to read.
pub fn place(file: tempfile::TempPath, path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644))?;
    }
    Ok(file.persist(path)?)
}

/// Opens the links to the PDFs that are there, and closes the others. Gives how many pages changed.
///
/// # Errors
/// When a page cannot be read or written.
pub fn link(output: &Path) -> io::Result<usize> {
    let mut stamps = Stamps::read(output);
    stamps.hold(output);
    let size = |address: &str| {
        let there = stamps.0.contains_key(address);
        there.then(|| std::fs::metadata(output.join(address)).ok().map(|data| data.len())).flatten()
    };
    let mut changed = 0;
    for entry in WalkDir::new(output) {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "html") {
            continue;
        }
        let html = std::fs::read_to_string(path)?;
        let address = path.strip_prefix(output).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let new = linked(&html, &address, size);
        if new != html {
            write(path, new.as_bytes())?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// Takes the PDFs of a site along into the one that takes its place, as far as they say what that one says, and links them.
///
/// # Errors
/// When one cannot be copied, or a page cannot be written.
pub fn carry(old: &Path, new: &Path) -> io::Result<()> {
    let mut stamps = Stamps::read(old);
    stamps.0.retain(|address, stamp| {
        let safe = Path::new(address).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        safe && old.join(address).is_file() && hash(new, &document(address)).is_some_and(|now| now == stamp.text)
    });
    if stamps.0.is_empty() {
        return Ok(());
    }
    for address in stamps.0.keys() {
        std::fs::copy(old.join(address), new.join(address))?;
    }
    stamps.write(new)?;
    link(new).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("print")).unwrap();
        let html = format!("<link href=\"a.css\">{text}<!--pdf:a.pdf <a href=\"a.pdf\">pdf</a> /pdf-->");
        std::fs::write(folder.path().join("print/a.html"), html).unwrap();
        std::fs::write(folder.path().join("print/a.css"), "p {}").unwrap();
        folder
    }

    fn stamped(site: &Path) {
        std::fs::write(site.join("print/a.pdf"), "%PDF-").unwrap();
        let stamp = Stamp { text: hash(site, "print/a.html").unwrap(), by: "proef".to_owned() };
        Stamps(BTreeMap::from([("print/a.pdf".to_owned(), stamp)])).write(site).unwrap();
        assert_eq!(link(site).unwrap(), 1);
        assert_eq!(link(site).unwrap(), 0);
    }

    #[test]
    fn a_pdf_goes_along_with_the_same_text_only() {
        let old = site("een");
        stamped(old.path());
        let (same, other, styled) = (site("een"), site("twee"), site("een"));
        std::fs::write(styled.path().join("print/a.css"), "p { color: red }").unwrap();
        for (new, there) in [(&same, true), (&other, false), (&styled, false)] {
            carry(old.path(), new.path()).unwrap();
            assert_eq!(new.path().join("print/a.pdf").exists(), there);
            let html = std::fs::read_to_string(new.path().join("print/a.html")).unwrap();
            assert_eq!(html.contains("--><a href"), there, "{html}");
        }
        assert_eq!(Stamps::read(same.path()), Stamps::read(old.path()));
    }

    #[test]
    fn a_pdf_that_went_is_no_longer_linked() {
        let site = site("een");
        stamped(site.path());
        std::fs::remove_file(site.path().join("print/a.pdf")).unwrap();
        assert_eq!(link(site.path()).unwrap(), 1);
    }

    #[test]
    fn a_stamp_leads_nowhere_else() {
        let (old, new) = (site("een"), site("een"));
        std::fs::write(old.path().join(FILE), "x\t../print/a.pdf\tproef\nonzin\n").unwrap();
        carry(old.path(), new.path()).unwrap();
        assert!(!new.path().join(FILE).exists());
    }
}
