//! The index between a build and `bestek search`: a folder that is written under a lock and replaced as a whole.
//!
//! It holds tantivy's index of record and the files of the browser index in one pack. It may be deleted at any time.

use std::fs::{self, File};
use std::path::Path;

use super::{Entry, Failure, Index, Settings};

const PACK: &str = "index.pack";
const MAGIC: &[u8] = b"bestek-index-1\n";

impl Index {
    /// Builds the index and puts it into `folder` (`.bestek/index`), in place of what was there. `stamp` says what it was
    /// made of, so that `open` can tell whether it still holds.
    pub fn build_stored(entries: &[Entry], settings: &Settings, folder: &Path, stamp: &str) -> Result<Self, Failure> {
        let parent = folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent)?;
        let lock = File::create(parent.join("index.lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(Failure::Busy),
            Err(fs::TryLockError::Error(error)) => return Err(error.into()),
        }
        remove_leftovers(parent)?;
        let new = tempfile::Builder::new().prefix("index-new-").tempdir_in(parent)?;
        let record = new.path().join("record");
        fs::create_dir(&record)?;
        let index = Self::build_in(entries, settings, Some(&record))?;
        fs::write(new.path().join(PACK), index.pack(stamp))?;
        let old = tempfile::Builder::new().prefix("index-old-").tempdir_in(parent)?;
        if folder.exists() {
            fs::rename(folder, old.path().join("index"))?;
        }
        fs::rename(new.keep(), folder)?;
        Ok(index)
    }

    /// Opens the index in a folder and gives its stamp; none when there is no usable one, which is no error: it can be
    /// built again.
    pub fn open(folder: &Path) -> Option<(Self, String)> {
        let bytes = fs::read(folder.join(PACK)).ok()?;
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let stamp = String::from_utf8(field(&mut rest)?.to_vec()).ok()?;
        let mut files = Vec::new();
        while !rest.is_empty() {
            let name = String::from_utf8(field(&mut rest)?.to_vec()).ok()?;
            files.push((name, field(&mut rest)?.to_vec()));
        }
        Some((Self::from_files(files).ok()?, stamp))
    }

    fn pack(&self, stamp: &str) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let mut put = |field: &[u8]| {
            bytes.extend_from_slice(&(field.len() as u64).to_le_bytes());
            bytes.extend_from_slice(field);
        };
        put(stamp.as_bytes());
        for (name, content) in &self.files {
            put(name.as_bytes());
            put(content);
        }
        bytes
    }
}

/// What a process that was killed left behind; whoever holds the lock may remove it.
fn remove_leftovers(parent: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with("index-new-") || name.starts_with("index-old-"));
        if ours && entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn field<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<8>()?;
    let (field, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    *rest = after;
    Some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_stored_and_replaced() {
        let site = tempfile::tempdir().unwrap();
        let folder = site.path().join(".bestek/index");
        let entry = Entry { title: "Gezinshuis".to_owned(), url: "a.html".to_owned(), ..Entry::default() };
        assert!(Index::open(&folder).is_none());
        fs::create_dir_all(site.path().join(".bestek/index-new-left")).unwrap();
        for stamp in ["een", "twee"] {
            let built = Index::build_stored(std::slice::from_ref(&entry), &Settings::default(), &folder, stamp).unwrap();
            let (opened, found) = Index::open(&folder).unwrap();
            assert_eq!(found, stamp);
            assert_eq!(opened.export(), built.export());
        }
        let names: Vec<_> = fs::read_dir(site.path().join(".bestek")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names.len(), 2, "{names:?}");
        fs::write(folder.join(PACK), b"bestek-index-1\nxx").unwrap();
        assert!(Index::open(&folder).is_none());
    }
}
