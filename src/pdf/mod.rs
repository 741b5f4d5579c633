//! PDF: the print documents of a built site, made by an engine that is on the machine, and linked on the pages.
//!
//! It reads and writes the output of a build and knows nothing of the content: what was published is what gets printed.
//! A PDF stands beside its document (`print/raamovereenkomst.pdf`) with a stamp that says of which text it was made; only
//! as long as that text stands there does a build keep it and do pages link to it.

pub mod engine;
mod links;
mod make;
mod prepare;
mod run;
mod stamps;

pub use links::bytes;
pub use make::{Made, Outcome, Step, make};
pub use run::end_when_interrupted;
pub use stamps::carry;

use std::path::Path;
use walkdir::WalkDir;

/// A print document of a built site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its address from the root of the output: `print/productenboek.html`, `zeeland/print/productenboek.html`.
    pub address: String,
    /// Whether it belongs to a frozen version.
    pub frozen: bool,
}

impl Document {
    /// The address of its PDF.
    pub fn pdf(&self) -> String {
        format!("{}.pdf", self.address.trim_end_matches(".html"))
    }

    /// What it is called: the part of its address behind `print/`, without its end.
    pub fn name(&self) -> &str {
        let end = self.address.find("print/").map_or(0, |at| at + "print/".len());
        self.address[end..].trim_end_matches(".html")
    }

    /// Whether a word of the command line means it: its name, or its address with or without its end.
    pub fn is_called(&self, word: &str) -> bool {
        let bare = word.trim_start_matches("./").trim_end_matches(".html").trim_end_matches(".pdf");
        bare == self.name() || bare == self.address.trim_end_matches(".html")
    }
}

/// The print documents of a built site, by address.
///
/// # Errors
/// When the folder cannot be read.
pub fn documents(output: &Path) -> std::io::Result<Vec<Document>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(output).sort_by_file_name() {
        let entry = entry?;
        let Ok(path) = entry.path().strip_prefix(output) else { continue };
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        let folders = &parts[..parts.len().saturating_sub(1)];
        if !parts.last().is_some_and(|name| name.ends_with(".html")) || !folders.iter().any(|folder| folder == "print") {
            continue;
        }
        // What stands at the address of a document that is gone is no document.
        if std::fs::read_to_string(entry.path())?.contains("<body class=\"print ") {
            found.push(Document { address: parts.join("/"), frozen: folders.iter().any(|folder| folder == "versies") });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_name_and_by_its_address() {
        let document = Document { address: "zeeland/print/pve.html".to_owned(), frozen: false };
        assert_eq!(document.pdf(), "zeeland/print/pve.pdf");
        for word in ["pve", "pve.html", "zeeland/print/pve", "zeeland/print/pve.pdf"] {
            assert!(document.is_called(word), "{word}");
        }
        assert!(!document.is_called("print/pve"));
    }
}
