//! Manifest (inventaris): every file of a frozen version with the hash of its bytes, so that no change goes unseen.
//!
//! It is written as `b3sum` writes, one file a line and sorted, so that the version can be verified without this program.
//! The manifests of the versions before it are among its lines, so that none of those can go without a word.

use crate::content::files::hidden;
use crate::findings::{Findings, rules};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

/// The name of a manifest in the folder of its version.
pub const NAME: &str = "manifest.b3";

/// Paths below the folder, with `/`, and the hash of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(pub BTreeMap<String, String>);

impl Manifest {
    /// Of what lies in a folder now; versions frozen in it and the manifest itself apart.
    pub fn of(folder: &Path) -> io::Result<Self> {
        let hashed = |(path, file): (String, PathBuf)| Ok((path, blake3::hash(&std::fs::read(file)?).to_hex().to_string()));
        files(folder)?.into_par_iter().map(hashed).collect::<io::Result<BTreeMap<_, _>>>().map(Self)
    }

    /// Reads what was written; none where a line is no line of a manifest.
    pub fn parse(text: &str) -> Option<Self> {
        let hash = |text: &str| text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let line = |line: &str| line.split_once("  ").filter(|(sum, _)| hash(sum)).map(|(sum, path)| (path.to_owned(), sum.to_owned()));
        text.lines().map(line).collect::<Option<BTreeMap<_, _>>>().map(Self)
    }

    /// As it is written.
    pub fn text(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (path, hash)| {
            let _ = writeln!(text, "{hash}  {path}");
            text
        })
    }

    /// What is not the same in another, sorted by path.
    pub fn differences<'a>(&'a self, now: &'a Self) -> Vec<(&'a str, Difference)> {
        let gone_or_changed = self.0.iter().filter_map(|(path, hash)| match now.0.get(path) {
            None => Some((path.as_str(), Difference::Missing)),
            Some(other) => (other != hash).then_some((path.as_str(), Difference::Touched)),
        });
        let added = now.0.keys().filter(|path| !self.0.contains_key(*path)).map(|path| (path.as_str(), Difference::Added));
        let mut all: Vec<_> = gone_or_changed.chain(added).collect();
        all.sort_unstable();
        all
    }
}

/// How a file differs from the manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It has other bytes.
    Touched,
    /// It is not in the manifest.
    Added,
}

/// What a freeze takes along: every file but what editors and systems leave behind, by its path with `/`.
pub fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let walk = walkdir::WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    let own = |entry: &walkdir::DirEntry| {
        let apart = entry.depth() == 1 && (entry.file_name() == "versions" || entry.file_name() == NAME);
        entry.depth() == 0 || !(apart || hidden(entry.file_name()))
    };
    for entry in walk.filter_entry(own) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            found.push((parts.join("/"), entry.path().to_path_buf()));
        }
    }
    Ok(found)
}

/// Reports every file in the folder of a frozen version that is not as it was frozen. Gives the manifest where it can be read.
pub fn verify(folder: &Path, shown: &str, findings: &mut Findings) -> Option<Manifest> {
    let back = "put it back as it was, for example with `git checkout`; what was published is not changed afterwards";
    let Some(manifest) = std::fs::read_to_string(folder.join(NAME)).ok().and_then(|text| Manifest::parse(&text)) else {
        let message = "the manifest of this frozen version is missing or damaged";
        findings.add_path(&rules::FROZEN_TOUCHED, format!("{shown}/{NAME}"), message).help(back);
        return None;
    };
    let own = manifest.0.iter().filter(|(path, _)| !path.starts_with(BESIDE)).map(|(path, hash)| (path.clone(), hash.clone()));
    let own = Manifest(own.collect());
    match Manifest::of(folder) {
        Err(error) => findings.add_path(&rules::FROZEN_TOUCHED, shown, format!("this frozen version cannot be read: {error}")).help(back),
        Ok(now) => {
            for (path, difference) in own.differences(&now) {
                let (message, help) = match difference {
                    Difference::Missing => ("this file of a frozen version is missing", back),
                    Difference::Touched => ("this file of a frozen version was changed after it was frozen", back),
                    Difference::Added => {
                        ("this file was added to a version that is frozen", "remove it; only `bestek release` writes here")
                    }
                };
                findings.add_path(&rules::FROZEN_TOUCHED, format!("{shown}/{path}"), message).help(help);
            }
        }
    }
    Some(manifest)
}

/// What stands before the name of another version in a path of this one.
const BESIDE: &str = "../";

/// The manifests of the versions that lie beside a new one, by their paths from there.
pub fn beside(versions: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(versions)? {
        let entry = entry?;
        let file = entry.path().join(NAME);
        if !hidden(&entry.file_name()) && file.is_file() {
            let path = format!("{BESIDE}{}/{NAME}", entry.file_name().to_string_lossy());
            found.insert(path, blake3::hash(&std::fs::read(file)?).to_hex().to_string());
        }
    }
    Ok(found)
}

/// Reports, once each, the versions that lay in this folder when a later one was frozen, and are gone or have another manifest now.
pub fn verify_earlier(versions: &Path, later: &[Manifest], findings: &mut Findings) {
    let all: BTreeSet<(&str, &String)> =
        later.iter().flat_map(|manifest| &manifest.0).filter_map(|(path, hash)| Some((path.strip_prefix(BESIDE)?, hash))).collect();
    for (path, hash) in all {
        let shown = format!("content/versions/{path}");
        let back = "put it back, for example with `git checkout`; what was published stays online";
        match std::fs::read(versions.join(path)) {
            Err(_) => {
                let version = path.split('/').next().unwrap_or_default();
                findings.add_path(&rules::FROZEN_TOUCHED, shown, format!("version `{version}` was published and is gone")).help(back);
            }
            Ok(bytes) if blake3::hash(&bytes).to_hex().as_str() != hash => {
                let message = "this manifest was changed after a later version was frozen";
                findings.add_path(&rules::FROZEN_TOUCHED, shown, message).help(back);
            }
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_read_as_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a b")).unwrap();
        std::fs::create_dir_all(folder.path().join("versions/1")).unwrap();
        for (path, text) in [("a b/é.md", "1"), ("catalogue.toml", "2"), ("versions/1/x", "3"), (".DS_Store", "4"), (NAME, "5")] {
            std::fs::write(folder.path().join(path), text).unwrap();
        }
        let manifest = Manifest::of(folder.path()).unwrap();
        assert_eq!(manifest.0.keys().collect::<Vec<_>>(), ["a b/é.md", "catalogue.toml"]);
        assert_eq!(Manifest::parse(&manifest.text()), Some(manifest));
        assert_eq!(Manifest::parse("not a hash  x\n"), None);
    }

    #[test]
    fn differences_are_named_one_by_one() {
        let manifest = |files: &[(&str, &str)]| Manifest(files.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
        let (old, new) = (manifest(&[("a", "1"), ("b", "2"), ("c", "3")]), manifest(&[("b", "x"), ("c", "3"), ("d", "4")]));
        let differences = old.differences(&new);
        assert_eq!(differences, [("a", Difference::Missing), ("b", Difference::Touched), ("d", Difference::Added)]);
    }
}
