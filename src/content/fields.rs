//! Reading typed values out of raw ones: one trait, and the macros that declare records.
//!
//! A record is declared once; its keys, their types, what is required, the findings for what is
//! wrong and its form as data all follow from that declaration.

use super::form::{self, Form};
use super::keys::{meant, unknown};
use super::value::{Kind, Table, Value};
use crate::findings::{At, Findings, Place, rules};
use indexmap::IndexMap;
use serde::Serialize;

/// What reading needs beside the value.
pub struct Reader<'a> {
    /// Takes what is wrong.
    pub findings: &'a mut Findings,
    /// The declared dimensions, which may be used as keys of a scope.
    pub dimensions: &'a [String],
    /// Every text that was read as words, whatever its key, for rules that look at all of them.
    pub words: Vec<At<String>>,
    /// True where a part of the file could not be read, so that what is absent may have been written.
    pub partial: bool,
    /// True where not all dimensions are known, so that an unknown key of a scope may be one.
    pub open: bool,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub fn new(findings: &'a mut Findings, dimensions: &'a [String]) -> Self {
        Self { findings, dimensions, words: Vec::new(), partial: false, open: false }
    }

    /// Reports a value of the wrong type; nothing more of one that was lost.
    pub fn wrong(&mut self, value: &Value, wanted: &str) {
        self.wrong_with(value, wanted, None);
    }

    /// The same, with what to write instead.
    pub fn wrong_with(&mut self, value: &Value, wanted: &str, help: Option<String>) {
        if !matches!(value.kind, Kind::Lost) {
            let message = format!("this is {}, where {wanted} is wanted", value.kind.name());
            self.findings.add(&rules::WRONG_TYPE, value.place, message).help = help;
        }
    }
}

/// A type that can be read from a raw value.
pub trait FromValue: Sized {
    /// Reads it; what is wrong becomes a finding and the value is taken as absent.
    fn read(value: Value, reader: &mut Reader) -> Option<Self>;

    /// What an absent key means; `None` where the key is required.
    fn absent() -> Option<Self> {
        None
    }

    /// True where there is nothing to publish.
    fn is_absent(&self) -> bool {
        false
    }

    /// What an editor can write for it.
    fn form() -> Form;
}

/// A set of keys that is read out of the table of another record (a scope).
pub trait FromKeys: Sized {
    /// Takes its keys out of `table`.
    fn take(table: &mut Table, reader: &mut Reader) -> Self;
    /// The names of its keys, for suggestions.
    fn names(dimensions: &[String]) -> Vec<String>;
    /// Its keys, as an editor can write them.
    fn keys() -> form::Record;
}

/// A record: a table with known keys.
pub trait Record: FromValue {
    /// Its keys.
    const KEYS: &'static [&'static str];
    /// Those that it cannot do without.
    fn required() -> Vec<&'static str>;
}

/// The table of a record that is being read.
pub struct Fields {
    table: Table,
    place: Place,
    missing: Vec<&'static str>,
}

impl Fields {
    /// Opens a table; anything else is a finding.
    pub fn open(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Table(table) = value.kind {
            Some(Self { table, place: value.place, missing: Vec::new() })
        } else {
            reader.wrong(&value, "a table");
            None
        }
    }

    /// The table itself, for what is read out of it as a group.
    pub fn table(&mut self) -> &mut Table {
        &mut self.table
    }

    /// Takes one key; that a required one is missing is said at the end.
    pub fn take<T: FromValue>(&mut self, name: &'static str, reader: &mut Reader) -> Option<T> {
        match self.table.take(name) {
            Some(value) => T::read(value, reader).or_else(T::absent),
            None => T::absent().or_else(|| {
                self.missing.push(name);
                None
            }),
        }
    }

    /// Reports the keys that nothing took, with the nearest of `known`; and what is missing, but for what one of those was meant to be.
    pub fn finish(mut self, known: &[&str], groups: &[String], reader: &mut Reader) {
        for (key, _) in self.table.0 {
            let known: Vec<&str> = known.iter().copied().chain(groups.iter().map(String::as_str)).collect();
            if reader.open && !groups.is_empty() && meant(&key.name, &known).is_none() {
                continue;
            }
            let near = unknown(&key, "is not a key of this table", &known, reader.findings);
            self.missing.retain(|name| Some(*name) != near);
        }
        for name in self.missing.iter().filter(|_| !reader.partial) {
            reader.findings.add(&rules::MISSING_KEY, self.place, format!("the required key `{name}` is missing"));
        }
    }
}

pub(crate) use super::declare::{choice, record};

/// The key of a field, of which the name may be written as a raw identifier.
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// A word as enumerations are compared: lower case, single spaces, a straight apostrophe.
pub fn plain_word(word: &str) -> String {
    word.to_lowercase().replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads a value of an enumeration; what is none is a finding that lists them, each with its Dutch term.
pub fn read_choice<T>(value: &Value, find: fn(&str) -> Option<T>, known: &[&[&str]], reader: &mut Reader) -> Option<T> {
    let Kind::Text(word) = &value.kind else {
        reader.wrong(value, "text");
        return None;
    };
    let found = find(word);
    if found.is_none() {
        let both = |words: &&[&str]| match **words {
            [name, dutch, ..] if !dutch.starts_with(|sign: char| sign.is_ascii_digit()) => format!("{name} ({dutch})"),
            [name, ..] => name.to_owned(),
            [] => String::new(),
        };
        let message = format!("`{word}` is not one of {}", known.iter().map(both).collect::<Vec<_>>().join(", "));
        reader.findings.add(&rules::UNKNOWN_VALUE, value.place, message).nearest(word, known.iter().copied().flatten().copied());
    }
    found
}

impl<T: FromValue> FromValue for Option<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn form() -> Form {
        T::form()
    }
}

impl<T: FromValue> FromValue for Vec<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::List(items) = value.kind {
            Some(items.into_iter().filter_map(|item| T::read(item, reader)).collect())
        } else {
            reader.wrong(&value, "a list between brackets");
            None
        }
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn form() -> Form {
        Form::list(T::form())
    }
}

/// Keys that the editor chooses, in the order in which they are written.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Free<T>(pub IndexMap<String, T>);

impl<T> Default for Free<T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<T: FromValue> FromValue for Free<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Table(table) = value.kind {
            let mut free = IndexMap::new();
            for (key, value) in table.0 {
                reader.words.push(At::new(key.name.clone(), key.place));
                if let Some(value) = T::read(value, reader) {
                    free.insert(key.name, value);
                }
            }
            Some(Self(free))
        } else {
            reader.wrong(&value, "a table");
            None
        }
    }
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
    fn form() -> Form {
        Form::free(T::form())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::value::read_toml;
    use crate::findings::FileId;

    record! {
        /// A record for the tests.
        pub struct Sample {
            /// Required.
            name: String,
            /// Optional.
            order: Option<u32>,
            /// A reserved word as key.
            r#where: Vec<String>,
        }
    }

    fn read(text: &str) -> (Option<Sample>, Vec<String>) {
        let mut findings = Findings::default();
        let value = read_toml(FileId::default(), text, 0, &mut findings);
        let sample = Sample::read(value, &mut Reader::new(&mut findings, &[]));
        (sample, findings.iter().map(|f| format!("{}: {} {:?}", f.rule.code, f.message, f.help)).collect())
    }

    #[test]
    fn the_form_of_a_record_follows_from_its_declaration() {
        let Form::Record(record) = Sample::form() else { panic!() };
        let keys: Vec<_> = record.keys.iter().map(|key| (key.name, key.about.as_str(), key.required)).collect();
        assert_eq!(keys, [("name", "Required.", true), ("order", "Optional.", false), ("where", "A reserved word as key.", false)]);
        assert_eq!((record.name, record.about.as_str()), ("Sample", "A record for the tests."));
        assert!(matches!(&record.keys[2].form, Form::List(of) if matches!(&**of, Form::Scalar(text) if text.name == "text")));
    }

    #[test]
    fn everything_wrong_is_reported_at_once() {
        let (sample, findings) = read("ordr = 1\norder = \"x\"\nwhere = 3\n");
        assert!(sample.is_none());
        let codes: Vec<_> = findings.iter().map(|f| f.split(':').next().unwrap()).collect();
        assert_eq!(codes, ["wrong-type", "wrong-type", "unknown-key", "missing-key"]);
        assert!(findings[2].contains("did you mean `order`?"));
    }

    #[test]
    fn a_good_record_is_read_and_published_without_absent_keys() {
        let (sample, findings) = read("name = \"Wonen\"\nwhere = [\"a\"]\n");
        assert_eq!(sample.as_ref().map(|sample| sample.place.span()), Some(0..0));
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(serde_json::to_string(&sample).unwrap(), r#"{"name":"Wonen","where":["a"]}"#);
    }
}
