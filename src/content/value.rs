//! Raw values with their places, and how TOML becomes them.
//!
//! Knows TOML and nothing of the domain.

use crate::findings::{FileId, Findings, Place, rules};
use serde_spanned::Spanned;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value as it is written, and where.
#[derive(Clone, Debug)]
pub struct Value {
    /// The value.
    pub kind: Kind,
    /// Where it is written; for text, the text without its quotes.
    pub place: Place,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Text in quotes.
    Text(String),
    /// A number, exactly as written.
    Number(String),
    /// True or false.
    Bool(bool),
    /// A date without time.
    Date(jiff::civil::Date),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Table),
    /// A date with a time, or another value that the model does not use.
    Other,
    /// What could not be read, and was reported: whoever wants it says nothing more.
    Lost,
}

impl Kind {
    /// What to call it in a message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Bool(_) => "true or false",
            Self::Date(_) => "a date",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other => "a date with a time",
            Self::Lost => "unreadable",
        }
    }
}

/// A table: its entries in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct Table(pub Vec<(Key, Value)>);

/// A key and its place.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

impl Table {
    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key.name == name).map(|(_, value)| value)
    }

    /// Takes the value of a key out.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(key, _)| key.name == name)?;
        Some(self.0.remove(at).1)
    }
}

/// Reads TOML text that stands at `offset` in its file. Every line with a syntax error becomes a finding; what
/// could be read is returned, without the values on those lines, of which only a half may have been read.
pub fn read_toml(file: FileId, text: &str, offset: usize, findings: &mut Findings) -> Value {
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = |span: Range<usize>| Place::new(file, span.start + offset..span.end + offset);
    let mut lost: Vec<Range<usize>> = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if error.message().contains("cannot recurse") {
            findings.add(&rules::TOO_DEEP, place(span), "lists and tables are nested too deep here to be read");
            return Value { kind: Kind::Lost, place: place(0..0) };
        }
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(span.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| span.end + at);
        if lost.last().is_some_and(|line| line.contains(&span.start) || line.start == start) {
            continue;
        }
        lost.push(start..end);
        let finding = findings.add(&rules::TOML_SYNTAX, place(span.clone()), error.message().trim().replace('\n', "; "));
        let rest = text.get(span.start..).unwrap_or_default();
        if error.message().starts_with("invalid date") {
            finding.help("write year, month and day, as in 2026-01-31");
        } else if rest.starts_with(',') && before.ends_with(|sign: char| sign.is_ascii_digit()) {
            finding.help("write a number with a point, as in 67.80");
        } else if error.message().contains("must be quoted") || error.message().contains("expected newline") {
            finding.help("text stands in quotes: `name = \"Wonen\"`");
        }
    }
    let convert = Convert { text, place: &place, lost: &lost };
    Value { kind: Kind::Table(convert.table(table.get_ref())), place: place(0..0) }
}

struct Convert<'a> {
    text: &'a str,
    place: &'a dyn Fn(Range<usize>) -> Place,
    /// The lines with an error, in order.
    lost: &'a [Range<usize>],
}

impl Convert<'_> {
    fn table(&self, table: &DeTable<'_>) -> Table {
        Table(
            table
                .iter()
                .map(|(key, value)| {
                    let name = key.get_ref().to_string();
                    (Key { name, place: (self.place)(key.span()) }, self.value(value))
                })
                .collect(),
        )
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Value {
        let mut span = value.span();
        let whole = matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        if !whole && self.lost.iter().any(|line| line.start <= span.start && span.start <= line.end) {
            return Value { kind: Kind::Lost, place: (self.place)(span) };
        }
        let kind = match value.get_ref() {
            DeValue::String(text) => {
                span = self.inner(span, text);
                Kind::Text(text.to_string())
            }
            DeValue::Integer(number) if number.radix() == 10 => Kind::Number(number.as_str().to_owned()),
            DeValue::Float(number) => Kind::Number(number.as_str().to_owned()),
            DeValue::Boolean(value) => Kind::Bool(*value),
            DeValue::Datetime(value) => date(value).map_or(Kind::Other, Kind::Date),
            DeValue::Array(list) => Kind::List(list.iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => Kind::Table(self.table(table)),
            DeValue::Integer(_) => Kind::Other,
        };
        Value { kind, place: (self.place)(span) }
    }

    /// The bytes of a string without its quotes, where it is written without escapes.
    fn inner(&self, span: Range<usize>, value: &str) -> Range<usize> {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        match raw.find(value) {
            Some(at) if !value.is_empty() => span.start + at..span.start + at + value.len(),
            _ => span,
        }
    }
}

fn date(value: &toml::value::Datetime) -> Option<jiff::civil::Date> {
    let date = value.date.filter(|_| value.time.is_none())?;
    let (year, month, day) = (i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    jiff::civil::Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Sources;

    #[test]
    fn numbers_keep_their_text_and_strings_their_place() {
        let text = "a = 75.60\nb = \"é-x\"\nd = 2026-01-31\n";
        let mut sources = Sources::default();
        let file = sources.add("x.toml", text);
        let mut findings = Findings::default();
        let value = read_toml(file, text, 0, &mut findings);
        let Kind::Table(table) = value.kind else { panic!("not a table") };
        assert!(matches!(&table.get("a").unwrap().kind, Kind::Number(n) if n == "75.60"));
        assert_eq!(&text[table.get("b").unwrap().place.span()], "é-x");
        assert!(matches!(table.get("d").unwrap().kind, Kind::Date(d) if d.day() == 31));
        assert_eq!(findings.iter().count(), 0);
    }

    #[test]
    fn what_stands_on_a_line_with_an_error_is_lost_and_the_rest_is_read() {
        for (text, found) in [
            ("a = 01-01-2026\nb = 1\n", 1),
            ("a = 2026-02-30\nb = 1\n", 1),
            ("a = 67,80\nb = 1\n", 1),
            ("a = 2026\"\nb = 1\n", 1),
            ("a = \nb = 1\n", 1),
            ("a = \"x\nb = 1\n", 1),
        ] {
            let mut findings = Findings::default();
            let Kind::Table(table) = read_toml(FileId::default(), text, 0, &mut findings).kind else { panic!("not a table") };
            assert!(matches!(table.get("a").unwrap().kind, Kind::Lost), "{text}: {table:?}");
            assert!(matches!(table.get("b").unwrap().kind, Kind::Number(_)), "{text}: {table:?}");
            assert_eq!(findings.iter().count(), found, "{text}");
        }
        let mut findings = Findings::default();
        let deep = format!("a = {}{}\n", "[".repeat(500), "]".repeat(500));
        assert!(matches!(read_toml(FileId::default(), &deep, 0, &mut findings).kind, Kind::Lost));
        assert_eq!(findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["too-deep"]);
    }

    #[test]
    fn every_syntax_error_is_reported() {
        let text = "a = \nb = 1\nc = ]\n";
        let mut findings = Findings::default();
        read_toml(FileId::default(), text, 0, &mut findings);
        assert!(findings.iter().count() >= 2);
    }
}
