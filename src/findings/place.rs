//! Where something stands in the sources: a file and a byte range in it.
//!
//! Places are small and copied freely; only [`Sources`] knows paths and text.

use std::ops::Range;
use std::sync::OnceLock;

/// A byte range in one source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    file: u32,
    start: u32,
    end: u32,
}

impl Place {
    /// The bytes `span` of `file`.
    pub fn new(file: FileId, span: Range<usize>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file: file.0, start: narrow(span.start), end: narrow(span.end) }
    }

    /// The file it is in.
    pub fn file(self) -> FileId {
        FileId(self.file)
    }

    /// The byte range in that file.
    pub fn span(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The same bytes, where so many files come before those of its site.
    #[must_use]
    pub(crate) fn after(self, files: usize) -> Self {
        Self { file: self.file.saturating_add(u32::try_from(files).unwrap_or(u32::MAX)), ..self }
    }

    /// The place of the bytes `inner` of a text of `length` bytes that stands here. When the text
    /// is not written here byte for byte (escapes in a TOML string), it is the whole place.
    #[must_use]
    pub fn within(self, inner: Range<usize>, length: usize) -> Self {
        if self.span().len() != length {
            return self;
        }
        let start = self.span().start;
        Self::new(self.file(), start + inner.start..start + inner.end)
    }
}

/// A file of the site, by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// One source file: its path relative to the site, with `/`, and its text.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Path relative to the site's folder.
    pub path: String,
    /// The whole text; empty where the file could not be read.
    pub text: String,
    /// Where its lines begin, found once, as many findings may ask.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// A line, from 1, without its end.
    pub fn line(&self, number: usize) -> Option<&str> {
        let (lines, at) = (self.lines(), number.checked_sub(1)?);
        let end = lines.get(at + 1).map_or(self.text.len(), |next| next - 1);
        self.text.get(*lines.get(at)?..end).map(|line| line.trim_end_matches('\r'))
    }
}

/// All source files of a site, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file and gives its number.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.0.push(Source { path: path.into(), text: text.into(), lines: OnceLock::new() });
        FileId(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds the files of a site in a folder of this one; gives how many came before them.
    pub fn append(&mut self, folder: &str, other: &Sources) -> usize {
        let before = self.0.len();
        self.0.extend(other.0.iter().map(|source| Source { path: format!("{folder}/{}", source.path), ..source.clone() }));
        before
    }

    /// The file of that number.
    pub fn get(&self, file: FileId) -> &Source {
        static NONE: Source = Source { path: String::new(), text: String::new(), lines: OnceLock::new() };
        self.0.get(file.0 as usize).unwrap_or(&NONE)
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.0.iter().enumerate().map(|(n, s)| (FileId(u32::try_from(n).unwrap_or(u32::MAX)), s))
    }

    /// A hash of all paths and texts: the same sources give the same stamp.
    pub fn stamp(&self) -> String {
        let mut hash = blake3::Hasher::new();
        hash.update(env!("CARGO_PKG_VERSION").as_bytes());
        for source in &self.0 {
            for text in [&source.path, &source.text] {
                hash.update(&text.len().to_le_bytes());
                hash.update(text.as_bytes());
            }
        }
        hash.finalize().to_hex().to_string()
    }

    /// Line and column of a place, both from 1; columns count characters.
    pub fn line_column(&self, place: Place) -> (usize, usize) {
        let source = self.get(place.file());
        let text = &source.text;
        let mut start = place.span().start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let line = source.lines().partition_point(|begin| *begin <= start);
        let begin = line.checked_sub(1).and_then(|at| source.lines().get(at)).copied().unwrap_or_default();
        (line, text[begin..start].chars().count() + 1)
    }
}

/// A value together with the place where it is written.
#[derive(Clone, Debug, Default)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> At<T> {
    /// `value`, written at `place`.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: serde::Serialize> serde::Serialize for At<T> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_part_keep_their_places() {
        let (mut all, mut part) = (Sources::default(), Sources::default());
        all.add("bestek.toml", "x");
        let place = Place::new(part.add("content/a.md", "een\ntwee"), 4..8);
        let place = place.after(all.append("deel", &part));
        assert_eq!(all.get(place.file()).path, "deel/content/a.md");
        assert_eq!(all.line_column(place), (2, 1));
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "één\ncafé x");
        assert_eq!(sources.line_column(Place::new(file, 12..13)), (2, 6));
        assert_eq!(sources.line_column(Place::new(file, 0..1)), (1, 1));
        let lines: Vec<_> = (0..4).map(|number| sources.get(file).line(number)).collect();
        assert_eq!(lines, [None, Some("één"), Some("café x"), None]);
    }
}
