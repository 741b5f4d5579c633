//! Reading typed values out of raw ones: one trait, and the macros that declare records.
//!
//! A record is declared once; its keys, their types, what is required, the findings for what is
//! wrong and its form as data all follow from that declaration.

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
}

/// A set of keys that is read out of the table of another record (a scope).
pub trait FromKeys: Sized {
    /// Takes its keys out of `table`.
    fn take(table: &mut Table, reader: &mut Reader) -> Self;
    /// The names of its keys, for suggestions.
    fn names(dimensions: &[String]) -> Vec<String>;
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

/// Declares a record: a table with known keys. A key whose type has no value when absent is required.
///
/// `.. name: Type;` before the keys reads a group of keys (a scope) from the same table.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $(.. $group:ident: $group_type:ty;)? $($(#[doc = $doc:literal])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            /// Where it is written.
            #[serde(skip)]
            pub place: crate::findings::Place,
            $($(#[doc = $doc])* #[serde(skip_serializing_if = "crate::content::fields::FromValue::is_absent")] pub $field: $type,)*
            $(/// For whom it holds.
            #[serde(flatten)] pub $group: $group_type,)?
        }

        impl crate::content::fields::Record for $name {
            const KEYS: &'static [&'static str] = &[$(crate::content::fields::plain(stringify!($field))),*];

            fn required() -> Vec<&'static str> {
                let mut required = Vec::new();
                $(if <$type as crate::content::fields::FromValue>::absent().is_none() {
                    required.push(crate::content::fields::plain(stringify!($field)));
                })*
                required
            }
        }

        impl crate::content::fields::FromValue for $name {
            fn read(value: crate::content::value::Value, reader: &mut crate::content::fields::Reader) -> Option<Self> {
                let place = value.place;
                let mut fields = crate::content::fields::Fields::open(value, reader)?;
                $(let $field = fields.take::<$type>(crate::content::fields::plain(stringify!($field)), reader);)*
                $(let $group = <$group_type as crate::content::fields::FromKeys>::take(fields.table(), reader);)?
                let groups: Vec<String> = Vec::new();
                $(let groups = { let _ = &groups; <$group_type as crate::content::fields::FromKeys>::names(reader.dimensions) };)?
                fields.finish(<Self as crate::content::fields::Record>::KEYS, &groups, reader);
                Some(Self { place, $($field: $field?,)* $($group: { let group: $group_type = $group; group },)? })
            }
        }
    };
}

/// The key of a field, of which the name may be written as a raw identifier.
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Declares an enumeration: its English name, and the other words that are accepted for it.
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $key:literal $(| $also:literal)*,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $doc])* $variant,)* }

        impl $name {
            /// All values.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The words for each value: its English name first, then the Dutch term and what else is accepted.
            pub const WORDS: &'static [&'static [&'static str]] = &[$(&[$key $(, $also)*]),*];

            /// The English name, as in content and data.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The value that an English name, a Dutch term or a national code means.
            pub fn find(word: &str) -> Option<Self> {
                match crate::content::fields::plain_word(word).as_str() { $($key $(| $also)* => Some(Self::$variant),)* _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.key())
            }
        }

        impl crate::content::fields::FromValue for $name {
            fn read(value: crate::content::value::Value, reader: &mut crate::content::fields::Reader) -> Option<Self> {
                crate::content::fields::read_choice(&value, Self::find, Self::WORDS, reader)
            }
        }
    };
}

pub(crate) use {choice, record};

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

impl FromValue for String {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        At::<String>::read(value, reader).map(|text| text.value)
    }
}

/// The most bytes of a text in TOML; as much as a Markdown file may have.
const LONGEST_TEXT: usize = 2 * 1024 * 1024;

impl FromValue for At<String> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(text) if text.trim().is_empty() => {
                reader.findings.add(&rules::MISSING_KEY, value.place, "this text is empty");
                None
            }
            Kind::Text(text) if text.len() > LONGEST_TEXT => {
                let message = format!("this text is larger than {} MB", LONGEST_TEXT / 1024 / 1024);
                reader.findings.add(&rules::TOO_LARGE, value.place, message);
                None
            }
            Kind::Text(text) => {
                let text = At::new(text, value.place);
                reader.words.push(text.clone());
                Some(text)
            }
            _ => {
                reader.wrong(&value, "text in quotes");
                None
            }
        }
    }
}

impl FromValue for bool {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        if let Kind::Bool(answer) = value.kind {
            return Some(answer);
        }
        reader.wrong(&value, "true or false");
        None
    }
}

macro_rules! whole_number {
    ($($type:ty),*) => {$(
        impl FromValue for $type {
            fn read(value: Value, reader: &mut Reader) -> Option<Self> {
                let (Kind::Number(text) | Kind::Text(text)) = &value.kind else {
                    reader.wrong(&value, "a whole number");
                    return None;
                };
                let number = text.trim().replace('_', "").parse().ok();
                if number.is_none() {
                    let least = if <$type>::MIN == 0 { " of 0 or more" } else { "" };
                    let message = format!("`{}` is not a whole number{least}", text.trim());
                    reader.findings.add(&rules::WRONG_TYPE, value.place, message);
                }
                number
            }
        }
    )*};
}
whole_number!(u32, i32);

impl FromValue for jiff::civil::Date {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match &value.kind {
            Kind::Date(date) => Some(*date),
            Kind::Text(text) if text.trim().parse::<Self>().is_ok() => text.trim().parse().ok(),
            _ => {
                let meant = dutch_date(&value);
                reader.wrong_with(&value, "a date such as 2026-01-31", meant.map(|date| format!("write `{date}`: year, month, day")));
                None
            }
        }
    }
}

/// The date that was meant with `15-1-2026`, `15/1/2026` or `15.1.2026`.
fn dutch_date(value: &Value) -> Option<jiff::civil::Date> {
    let Kind::Text(text) = &value.kind else { return None };
    let mut parts = text.trim().split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    (parts.next().is_none() && year > 999).then_some(date)
}

impl FromValue for At<jiff::civil::Date> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        FromValue::read(value, reader).map(|date| At::new(date, place))
    }
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
