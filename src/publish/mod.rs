//! Publish: the only stage that writes to `output/`, all of it or nothing.
//!
//! A build is written beside the output and then takes its place in one move, so that whatever
//! happens there is either the previous site or the new one. It never renders anything.

use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// A file of the site: made, or copied from the content.
#[derive(Debug)]
pub enum File {
    /// Its bytes.
    Made(Vec<u8>),
    /// The file it is a copy of.
    Copy(PathBuf),
}

/// All files of a site, by address.
#[derive(Debug, Default)]
pub struct Output(pub BTreeMap<String, File>);

impl Output {
    /// Adds a file.
    pub fn add(&mut self, address: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(address.into(), File::Made(bytes.into()));
    }

    /// Adds all files of a site, in a folder of this one.
    pub fn below(&mut self, folder: &str, other: Self) {
        self.0.extend(other.0.into_iter().map(|(address, file)| (format!("{folder}/{address}"), file)));
    }

    /// Adds a copy of a file.
    pub fn copy(&mut self, address: impl Into<String>, from: PathBuf) {
        self.0.insert(address.into(), File::Copy(from));
    }
}

/// What stopped publishing, and where.
#[derive(Debug)]
pub struct PublishError {
    /// The path it was about.
    pub path: PathBuf,
    /// What went wrong.
    pub error: io::Error,
    /// True where reading failed: of a file that is copied.
    reading: bool,
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot {} {}: {}", if self.reading { "read" } else { "write" }, self.path.display(), self.error)
    }
}

/// The file that marks a folder as made by bestek, so that no other folder is ever replaced.
const MARK: &str = ".bestek-output";
/// How folders begin that are being written and do not have their name yet.
pub(crate) const NEW: &str = ".bestek-new-";
/// How folders of a site that is being replaced begin.
const ASIDE: &str = ".bestek-old-";

/// A site that is being written beside the one that it takes the place of. Dropped, it leaves nothing.
#[derive(Debug)]
pub struct Stage {
    staged: tempfile::TempDir,
    folder: PathBuf,
    parent: PathBuf,
    _alone: Option<std::fs::File>,
}

impl Stage {
    /// Begins a site that will stand in `folder`.
    ///
    /// # Errors
    /// When nothing can be written there, or `folder` holds what bestek did not make.
    pub fn begin(folder: &Path) -> Result<Self, PublishError> {
        // A symbolic link stays; what it leads to is replaced. The same way a name such as `.` becomes that of a folder.
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
        let parent = folder.parent().filter(|p| !p.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        if folder.exists() {
            let empty = std::fs::read_dir(&folder).map_err(at(&folder))?.next().is_none();
            if !empty && !folder.join(MARK).exists() {
                let error = io::Error::other("it holds files that bestek did not make; name another folder with --output");
                return Err(at(&folder)(error));
            }
        }
        std::fs::create_dir_all(&parent).map_err(at(&folder))?;
        let alone = lock(&parent);
        if alone.is_some() {
            clean_up(&parent, &folder);
        }
        let staged = tempfile::Builder::new().prefix(NEW).tempdir_in(&parent).map_err(at(&folder))?;
        std::fs::write(staged.path().join(MARK), "made by bestek build; nothing in it is edited\n").map_err(at(staged.path()))?;
        Ok(Self { staged, folder, parent, _alone: alone })
    }

    /// Writes files. A site that is too large to be held at once is written in pieces.
    ///
    /// # Errors
    /// When one cannot be written, or what it is a copy of cannot be read.
    pub fn write(&self, output: &Output) -> Result<(), PublishError> {
        let path = |address: &str| self.staged.path().join(address);
        let folders: BTreeSet<PathBuf> = output.0.keys().filter_map(|address| path(address).parent().map(Path::to_path_buf)).collect();
        for folder in &folders {
            std::fs::create_dir_all(folder).map_err(at(folder))?;
        }
        let one = |(address, file): (&String, &File)| {
            let path = path(address);
            match file {
                File::Made(bytes) if linked(&self.folder.join(address), bytes, &path) => Ok(()),
                File::Made(bytes) => std::fs::write(&path, bytes).map_err(at(&path)),
                File::Copy(from) => copy(from, &path),
            }
        };
        // Of several that cannot be written the first is told, whichever was tried first.
        output.0.par_iter().map(one).collect::<Vec<_>>().into_iter().collect()
    }

    /// Puts what was written in the place of the folder. Gives the folder that the site was before, where it could not be
    /// removed; the new site then stands in its place all the same.
    ///
    /// # Errors
    /// When it cannot take its place; the folder then is as it was.
    pub fn finish(self) -> Result<Option<PathBuf>, PublishError> {
        crate::pdf::carry(&self.folder, self.staged.path()).map_err(at(self.staged.path()))?;
        open_to_readers(self.staged.path()).map_err(at(self.staged.path()))?;
        replace(self.staged, &self.folder, &self.parent).map_err(at(&self.folder))
    }
}

/// What writing at a path has to say of an error.
fn at(path: &Path) -> impl FnOnce(io::Error) -> PublishError {
    let path = path.to_path_buf();
    move |error| PublishError { path, error, reading: false }
}

/// Writes all files and puts them in the place of `folder`; see [`Stage`].
///
/// # Errors
/// When something cannot be written, or `folder` holds what bestek did not make; the folder then is as it was.
pub fn publish(output: &Output, folder: &Path) -> Result<Option<PathBuf>, PublishError> {
    let stage = Stage::begin(folder)?;
    stage.write(output)?;
    stage.finish()
}

/// Gives a file of the site that is being replaced its place in the new one too, where it still says the same: that is less
/// work than to write it and to remove the old one, and it keeps its date, so that whoever copies the site copies what
/// changed. False where it does not, or where the system cannot.
fn linked(old: &Path, bytes: &[u8], new: &Path) -> bool {
    let same = std::fs::symlink_metadata(old).is_ok_and(|old| old.is_file() && old.len() == bytes.len() as u64)
        && std::fs::read(old).is_ok_and(|old| old == bytes);
    same && std::fs::hard_link(old, new).is_ok()
}

/// Copies a file of the content, as one that whoever serves the site may read.
fn copy(from: &Path, to: &Path) -> Result<(), PublishError> {
    let reading = |error| PublishError { path: from.to_path_buf(), error, reading: true };
    let writing = |error| PublishError { path: to.to_path_buf(), error, reading: false };
    let mut source = std::fs::File::open(from).map_err(reading)?;
    let mut target = std::fs::File::create(to).map_err(writing)?;
    io::copy(&mut source, &mut target).map(drop).map_err(writing)
}

/// Waits until no other build publishes into a folder beside this one; until it is dropped, what lies there of a
/// build is of one that was interrupted. None where the system cannot lock a folder.
pub(crate) fn lock(parent: &Path) -> Option<std::fs::File> {
    let folder = std::fs::File::open(parent).ok()?;
    folder.lock().ok()?;
    Some(folder)
}

/// A temporary folder is for its owner alone, and what a careful user makes too; a site is for whoever serves it.
pub(crate) fn open_to_readers(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for entry in walkdir::WalkDir::new(folder) {
            let entry = entry?;
            let wanted = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
            if entry.metadata()?.permissions().mode() & wanted != wanted {
                std::fs::set_permissions(entry.path(), std::fs::Permissions::from_mode(wanted))?;
            }
        }
    }
    Ok(())
}

/// Puts the new folder in the place of the old one, in one step where the system can. Gives the old one where it stays.
fn replace(staged: tempfile::TempDir, folder: &Path, parent: &Path) -> io::Result<Option<PathBuf>> {
    // Until the new site stands in its place, whatever goes wrong takes it away again.
    let remains = |old: PathBuf| Ok(std::fs::remove_dir_all(&old).err().map(|_| old));
    if !folder.exists() {
        std::fs::rename(staged.path(), folder)?;
        let _ = staged.keep();
        return Ok(None);
    }
    if exchange(staged.path(), folder).is_ok() {
        return remains(staged.keep());
    }
    let old = tempfile::Builder::new().prefix(ASIDE).tempdir_in(parent)?;
    let aside = old.path().join(folder.file_name().unwrap_or_default());
    std::fs::rename(folder, &aside)?;
    if let Err(error) = std::fs::rename(staged.path(), folder) {
        std::fs::rename(&aside, folder)?;
        return Err(error);
    }
    let _ = staged.keep();
    remains(old.keep())
}

#[cfg(target_os = "linux")]
fn exchange(new: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, folder, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Removes what an interrupted build left beside the output; a site that was set aside is put back first.
/// Only one that holds the lock may do this.
fn clean_up(parent: &Path, folder: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    names.sort();
    for path in names {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let aside = path.join(folder.file_name().unwrap_or_default());
        if name.starts_with(NEW) {
            let _ = std::fs::remove_dir_all(path);
        } else if name.starts_with(ASIDE) && aside.exists() {
            if folder.exists() || std::fs::rename(&aside, folder).is_ok() {
                let _ = std::fs::remove_dir_all(path);
            }
        } else if name.starts_with(ASIDE) {
            // Of a sibling: removed only when nothing is in it.
            let _ = std::fs::remove_dir(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("output");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("thesis.txt"), "x").unwrap();
        assert!(publish(&Output::default(), &folder).is_err());
        assert!(folder.join("thesis.txt").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let real = home.path().join("www2");
        std::fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink("www2", home.path().join("www")).unwrap();
        let mut output = Output::default();
        output.add("a.html", "1");
        assert_eq!(publish(&output, &home.path().join("www")).unwrap(), None);
        assert!(home.path().join("www").is_symlink());
        assert_eq!(std::fs::read_to_string(real.join("a.html")).unwrap(), "1");
    }

    #[test]
    fn a_copy_that_cannot_be_read_is_no_failure_to_write() {
        let home = tempfile::tempdir().unwrap();
        let mut output = Output::default();
        output.copy("a.pdf", home.path().join("weg.pdf"));
        let error = publish(&output, &home.path().join("output")).unwrap_err();
        assert!(error.to_string().starts_with("cannot read ") && error.to_string().contains("weg.pdf"), "{error}");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_no_longer_made_is_gone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("output");
        let mut first = Output::default();
        first.add("a/b.html", "1");
        publish(&first, &folder).unwrap();
        let mut second = Output::default();
        second.add("c.html", "2");
        publish(&second, &folder).unwrap();
        assert!(!folder.join("a").exists());
        assert_eq!(std::fs::read_to_string(folder.join("c.html")).unwrap(), "2");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_says_the_same_is_not_written_again() {
        use std::os::unix::fs::MetadataExt;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("output");
        let file = |name: &str| std::fs::metadata(folder.join(name)).unwrap().ino();
        let publish = |changing: &str| {
            let mut output = Output::default();
            output.add("a/same.html", "1");
            output.add("other.html", changing);
            super::publish(&output, &folder).unwrap();
        };
        publish("1");
        let (same, other) = (file("a/same.html"), file("other.html"));
        // As long as before, and not the same.
        publish("2");
        assert_eq!(file("a/same.html"), same);
        assert_ne!(file("other.html"), other);
        assert_eq!(std::fs::read_to_string(folder.join("other.html")).unwrap(), "2");
        std::fs::write(folder.join("a/same.html"), "touched by somebody").unwrap();
        publish("2");
        assert_eq!(std::fs::read_to_string(folder.join("a/same.html")).unwrap(), "1");
    }

    #[test]
    fn a_site_set_aside_by_an_interrupted_build_comes_back() {
        let home = tempfile::tempdir().unwrap();
        for (folder, name) in [(".bestek-old-1", "a"), (".bestek-old-2", "b"), (".bestek-new-3", "x")] {
            std::fs::create_dir_all(home.path().join(folder).join(name)).unwrap();
        }
        clean_up(home.path(), &home.path().join("a"));
        let mut left: Vec<_> = std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".bestek-old-2", "a"]);
    }

    #[test]
    fn builds_side_by_side_leave_each_other_alone() {
        let home = tempfile::tempdir().unwrap();
        std::thread::scope(|threads| {
            for number in 0..8 {
                let folder = home.path().join(format!("site-{}", number % 3));
                threads.spawn(move || {
                    let mut output = Output::default();
                    (0..50).for_each(|file| output.add(format!("{file}.html"), "x"));
                    publish(&output, &folder).unwrap();
                });
            }
        });
        for number in 0..3 {
            assert_eq!(std::fs::read_dir(home.path().join(format!("site-{number}"))).unwrap().count(), 51);
        }
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 3);
    }
}
