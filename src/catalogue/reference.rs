//! References (verwijzingen): one grammar in links and in keys, `kind[?]:id[,id…][#part][@context][?key=a,b&…]`.

use crate::content::fields::{FromValue, Reader};
use crate::content::form::{Form, Kind as Json, Scalar};
use crate::content::value::{Kind, Value};
use crate::findings::{Place, rules};
use serde::{Serialize, Serializer};

/// The kinds that can be referred to.
pub const KINDS: &[&str] = &[
    "product",
    "segment",
    "municipality",
    "provider",
    "category",
    "indicator",
    "procedure",
    "table",
    "figure",
    "requirement",
    "requirements",
    "clause",
    "contract",
    "annex",
    "document",
    "question",
    "questions",
    "term",
    "tariff",
    "value",
    "asset",
    "snippet",
];

/// A reference in its parts, not yet bound to a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The reference as it is written.
    pub written: String,
    /// The kind of its target.
    pub kind: String,
    /// True where the target may be left out of this contract (`clause?:x`).
    pub optional: bool,
    /// The identifiers.
    pub ids: Vec<String>,
    /// The part after `#`.
    pub part: Option<String>,
    /// The contract or period after `@`.
    pub context: Option<String>,
    /// The filters after `?`.
    pub query: Vec<(String, Vec<String>)>,
    /// Where it is written.
    pub place: Place,
}

impl Reference {
    /// Reads a reference. `None` where the text does not begin with a kind and a colon.
    pub fn parse(text: &str, place: Place) -> Option<Self> {
        let (head, rest) = text.split_once(':')?;
        let optional = head.ends_with('?');
        let kind = head.trim_end_matches('?');
        if !KINDS.contains(&kind) || rest.is_empty() {
            return None;
        }
        let mut reference = Self { written: text.to_owned(), kind: kind.to_owned(), optional, place, ..Self::default() };
        if kind == "asset" {
            reference.ids.push(rest.to_owned());
            return Some(reference);
        }
        if rest.chars().any(char::is_whitespace) {
            return None;
        }
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (rest, context) = rest.split_once('@').map_or((rest, None), |(rest, context)| (rest, Some(context)));
        let (ids, part) = rest.split_once('#').map_or((rest, None), |(rest, part)| (rest, Some(part)));
        reference.ids = ids.split(',').map(str::to_owned).collect();
        reference.part = part.map(str::to_owned);
        reference.context = context.map(str::to_owned);
        for pair in query.into_iter().flat_map(|q| q.split('&')) {
            let (key, values) = pair.split_once('=').unwrap_or((pair, ""));
            reference.query.push((key.to_owned(), values.split(',').filter(|v| !v.is_empty()).map(str::to_owned).collect()));
        }
        (!reference.ids.iter().any(String::is_empty)).then_some(reference)
    }

    /// The parts that are meant: of a programme, a round or a clause several numbers can be named, `requirement:pve#29,30`.
    pub fn parts(&self) -> Vec<&str> {
        let several = matches!(self.kind.as_str(), "requirement" | "requirements" | "question" | "questions" | "clause");
        let Some(part) = self.part.as_deref() else { return Vec::new() };
        if several { part.split(',').collect() } else { vec![part] }
    }

    /// The same reference for each of its parts; itself where it has one or none.
    pub fn each(&self) -> Vec<Self> {
        match self.parts().as_slice() {
            [] | [_] => vec![self.clone()],
            parts => parts.iter().map(|part| Self { part: Some((*part).to_owned()), ..self.clone() }).collect(),
        }
    }

    /// The first identifier.
    pub fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }
}

impl FromValue for Reference {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Text(text) = &value.kind else {
            reader.wrong(&value, "a reference such as \"clause:facturatie#2\"");
            return None;
        };
        let reference = Self::parse(text.trim(), value.place);
        if reference.is_none() {
            let kind = text.split([':', '?']).next().unwrap_or_default();
            reader
                .findings
                .add(&rules::BAD_REFERENCE, value.place, format!("`{text}` is not a reference"))
                .nearest(kind, KINDS.iter().copied());
        }
        reference
    }
    fn form() -> Form {
        let about = "a reference, such as \"clause:facturatie#2\"";
        Form::Scalar(Scalar { name: "reference", about, kinds: &[Json::Text], pattern: Some("^ *[a-z]+[?]?:[^ ]") })
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}

/// A reference, or plain text about something outside the catalogue.
#[derive(Clone, Debug)]
pub enum ReferenceOrText {
    /// A reference.
    Reference(Reference),
    /// Plain text.
    Text(String),
}

impl FromValue for ReferenceOrText {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Text(text) = &value.kind else {
            reader.wrong(&value, "a reference or text");
            return None;
        };
        if let Some(reference) = Reference::parse(text, value.place) {
            return Some(Self::Reference(reference));
        }
        let meant = KINDS.iter().any(|kind| text.strip_prefix(kind).is_some_and(|rest| rest.trim_start_matches('?').starts_with(':')));
        if meant {
            let message = format!("`{text}` begins as a reference and is none");
            reader.findings.add(&rules::BAD_REFERENCE, value.place, message).help("a reference has no spaces: `kind:id#part`");
            return None;
        }
        String::read(value, reader).map(Self::Text)
    }
    fn form() -> Form {
        let about = "a reference, or text about something outside the catalogue";
        Form::Scalar(Scalar { name: "reference-or-text", about, kinds: &[Json::Text], pattern: Some("[^ ]") })
    }
}

impl Serialize for ReferenceOrText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Reference(reference) => reference.serialize(to),
            Self::Text(text) => to.serialize_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_grammar_is_read() {
        let r = Reference::parse("clause?:a,b#2a@raam-wonen?segments=x,y&period=2026", Place::default()).unwrap();
        assert!(r.optional);
        assert_eq!(r.ids, ["a", "b"]);
        assert_eq!((r.part.as_deref(), r.context.as_deref()), (Some("2a"), Some("raam-wonen")));
        assert_eq!(r.query[0].1, ["x", "y"]);
        assert_eq!(Reference::parse("asset:a b?#.svg", Place::default()).unwrap().id(), "a b?#.svg");
        assert!(Reference::parse("https://x", Place::default()).is_none());
        let parts =
            |text: &str| Reference::parse(text, Place::default()).unwrap().parts().into_iter().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(parts("requirement:pve#29,30"), ["29", "30"]);
        assert_eq!(parts("clause:.#1,3"), ["1", "3"]);
        assert_eq!(parts("document:d#a,b"), ["a,b"]);
    }
}
