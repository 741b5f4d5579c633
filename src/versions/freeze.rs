//! Freezing (vastleggen): the content as it is now is kept as a version, all of it or nothing.
//!
//! The copy is made in a temporary folder beside the other versions and then gets its name in one step. Nothing that
//! is already frozen is ever written to.

use super::manifest::{self, Manifest};
use crate::publish::{NEW, lock, open_to_readers};
use std::io;
use std::path::{Path, PathBuf};

/// Where the frozen versions of a site lie.
pub fn folder(site: &Path) -> PathBuf {
    site.join("content/versions")
}

/// Why a version is not frozen.
#[derive(Debug)]
pub enum Refused {
    /// It cannot be the name of a folder and a part of an address.
    Name,
    /// There is one already.
    There(PathBuf),
    /// Something could not be read or written.
    Io(PathBuf, io::Error),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name => {
                write!(f, "a version is named with letters, digits, dots, hyphens and underscores, and begins with a letter or digit")
            }
            Self::There(folder) => write!(f, "{} is there already; what is frozen is not written again", folder.display()),
            Self::Io(path, error) => write!(f, "cannot freeze {}: {error}", path.display()),
        }
    }
}

/// What a freeze takes along, with the folder that it would make.
///
/// # Errors
/// When the version cannot have that name, is there already, or the content cannot be read.
pub fn plan(site: &Path, version: &str) -> Result<(PathBuf, Vec<(String, PathBuf)>), Refused> {
    if !is_name(version) {
        return Err(Refused::Name);
    }
    let target = folder(site).join(version);
    if target.symlink_metadata().is_ok() {
        return Err(Refused::There(target));
    }
    let content = site.join("content");
    let mut files = manifest::files(&content).map_err(|error| Refused::Io(content, error))?;
    files.push(("bestek.toml".to_owned(), site.join("bestek.toml")));
    Ok((target, files))
}

/// Whether a version can be the name of a folder and a part of an address on every system.
pub fn is_name(version: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    version.starts_with(|c: char| c.is_ascii_alphanumeric())
        && version.len() <= 64
        && version.chars().all(plain)
        && !version.ends_with('.')
        && !version.contains("..")
}

/// Keeps the content of a site as a version, and gives its folder.
///
/// # Errors
/// When there is such a version, or something cannot be written; nothing is left behind then.
pub fn freeze(site: &Path, version: &str) -> Result<PathBuf, Refused> {
    let versions = folder(site);
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |error| Refused::Io(path, error)
    };
    std::fs::create_dir_all(&versions).map_err(at(&versions))?;
    let alone = lock(&versions);
    if alone.is_some() {
        clean_up(&versions);
    }
    let (target, files) = plan(site, version)?;
    let staged = tempfile::Builder::new().prefix(NEW).tempdir_in(&versions).map_err(at(&versions))?;
    let mut manifest = Manifest(manifest::beside(&versions).map_err(at(&versions))?);
    for (path, from) in files {
        let to = staged.path().join(&path);
        let bytes = std::fs::read(&from).map_err(at(&from))?;
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).map_err(at(parent))?;
        }
        write(&to, &bytes).map_err(at(&to))?;
        manifest.0.insert(path, blake3::hash(&bytes).to_hex().to_string());
    }
    let last = staged.path().join(manifest::NAME);
    write(&last, manifest.text().as_bytes()).map_err(at(&last))?;
    open_to_readers(staged.path()).map_err(at(staged.path()))?;
    take_name(staged.path(), &target).map_err(at(&target))?;
    let _ = staged.keep();
    // From here on the name must survive a power cut as well; where a folder cannot be synced it does as far as it can.
    let _ = std::fs::File::open(&versions).and_then(|folder| folder.sync_all());
    Ok(target)
}

/// Writes a file so that it is on the disk when the version gets its name.
fn write(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = std::fs::File::create(to)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}

/// Gives the copy its name in one step; never over something that has it already.
#[cfg(target_os = "linux")]
fn take_name(staged: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, staged, CWD, target, RenameFlags::NOREPLACE) {
        // Some file systems know no such rename.
        Err(rustix::io::Errno::INVAL) => std::fs::rename(staged, target),
        result => Ok(result?),
    }
}

#[cfg(not(target_os = "linux"))]
fn take_name(staged: &Path, target: &Path) -> io::Result<()> {
    std::fs::rename(staged, target)
}

/// Removes what an interrupted release left behind. Only one that holds the lock may do this.
fn clean_up(versions: &Path) {
    for entry in std::fs::read_dir(versions).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(NEW) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(site.path().join("content/products")).unwrap();
        std::fs::write(site.path().join("bestek.toml"), "a").unwrap();
        std::fs::write(site.path().join("content/products/x.md"), "b").unwrap();
        site
    }

    #[test]
    fn a_version_holds_the_content_and_the_settings() {
        let site = site();
        let target = freeze(site.path(), "2026.1").unwrap();
        let mut findings = crate::findings::Findings::default();
        let manifest = manifest::verify(&target, "content/versions/2026.1", &mut findings).unwrap();
        assert_eq!(manifest.0.keys().collect::<Vec<_>>(), ["bestek.toml", "products/x.md"]);
        assert_eq!(findings.iter().count(), 0);
    }

    #[test]
    fn a_version_keeps_watch_over_those_before_it() {
        let site = site();
        let first = freeze(site.path(), "1").unwrap();
        let second = freeze(site.path(), "2").unwrap();
        let told = || {
            let mut findings = crate::findings::Findings::default();
            let manifest = manifest::verify(&second, "content/versions/2", &mut findings).unwrap();
            manifest::verify_earlier(&folder(site.path()), &[manifest.clone(), manifest], &mut findings);
            findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
        };
        assert_eq!(told(), Vec::<String>::new());
        let file = first.join(manifest::NAME);
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, text.lines().next().unwrap()).unwrap();
        assert_eq!(told(), ["this manifest was changed after a later version was frozen"]);
        std::fs::remove_dir_all(first).unwrap();
        assert_eq!(told(), ["version `1` was published and is gone"]);
    }

    #[test]
    fn what_is_frozen_is_not_written_again_and_remains_are_cleared() {
        let site = site();
        let remains = folder(site.path()).join(format!("{NEW}1"));
        std::fs::create_dir_all(&remains).unwrap();
        freeze(site.path(), "1").unwrap();
        assert!(!remains.exists());
        assert!(matches!(freeze(site.path(), "1"), Err(Refused::There(_))));
        freeze(site.path(), "2").unwrap();
        assert!(!folder(site.path()).join("2/versions").exists());
    }

    #[test]
    fn a_version_is_a_part_of_an_address() {
        for (name, good) in
            [("2026.1", true), ("v2", true), ("", false), ("..", false), ("a/b", false), (".x", false), ("é", false), ("1.", false)]
        {
            assert_eq!(is_name(name), good, "{name}");
        }
    }
}
