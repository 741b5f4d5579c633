//! The form of what an editor can write, as data.
//!
//! Every type that is read from content says its form here. `bestek explain`, the list of keys in the README and the JSON
//! Schema are made from it, so that none of them can say something else than what is read.

/// The form of a value.
#[derive(Clone, Debug)]
pub enum Form {
    /// One value: a text, a number, a date.
    Scalar(Scalar),
    /// One of a fixed set of words.
    Choice(Choice),
    /// A table with known keys.
    Record(Record),
    /// A list.
    List(Box<Form>),
    /// A table whose keys the editor chooses.
    Free {
        /// The keys that are known; any where there are none.
        keys: Vec<String>,
        /// What stands behind each.
        value: Box<Form>,
    },
    /// One of several forms.
    OneOf(Vec<Form>),
}

impl Form {
    /// A list of values of that form.
    pub fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }

    /// A table with keys that the editor chooses.
    pub fn free(value: Self) -> Self {
        Self::Free { keys: Vec::new(), value: Box::new(value) }
    }
}

/// What a value is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Any number.
    Number,
    /// A whole number.
    Whole,
    /// True or false.
    Truth,
}

/// One value, and how it is written.
#[derive(Clone, Debug)]
pub struct Scalar {
    /// A name, the same wherever it is used.
    pub name: &'static str,
    /// How it is written, with an example.
    pub about: &'static str,
    /// What it may be.
    pub kinds: &'static [Kind],
    /// The pattern that it keeps to where it is text (a regular expression as in JSON Schema).
    pub pattern: Option<&'static str>,
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The name of its type.
    pub name: &'static str,
    /// What it says.
    pub about: String,
    /// Its values, in order.
    pub values: Vec<Word>,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its English name, the Dutch term, and what else is read as the same.
    pub words: &'static [&'static str],
    /// What it means.
    pub about: String,
}

impl Word {
    /// Its English name, with the Dutch term behind it where that is another word.
    pub fn text(&self) -> String {
        match *self.words {
            [name, dutch, ..] if !dutch.starts_with(|sign: char| sign.is_ascii_digit()) => format!("{name} ({dutch})"),
            [name, ..] => name.to_owned(),
            [] => String::new(),
        }
    }
}

/// A table with known keys.
#[derive(Clone, Debug)]
pub struct Record {
    /// The name of its type.
    pub name: &'static str,
    /// What it says.
    pub about: String,
    /// Its keys, in order.
    pub keys: Vec<Key>,
    /// True where the dimensions that a site declares are keys as well: it says for whom something holds.
    pub open: bool,
}

impl Record {
    /// Adds the keys of a group that stands in the same table; where both have a key, the record's own is meant.
    #[must_use]
    pub fn with_group(mut self, group: Self) -> Self {
        self.open |= group.open;
        let more = group.keys.into_iter().filter(|key| !self.keys.iter().any(|own| own.name == key.name));
        let more: Vec<Key> = more.map(|key| Key { group: true, ..key }).collect();
        self.keys.extend(more);
        self
    }

    /// Without a key, or with a key that may be left out: how a file differs from the record that it becomes.
    #[must_use]
    pub fn optional(mut self, name: &str) -> Self {
        for key in self.keys.iter_mut().filter(|key| key.name == name) {
            key.required = false;
        }
        self
    }
}

/// A key of a table.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub about: String,
    /// Whether it must be there.
    pub required: bool,
    /// What stands behind it.
    pub form: Form,
    /// Whether it is one of the keys that say for whom the table holds.
    pub group: bool,
}

/// The text of a doc comment: its lines as one.
pub fn doc(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_gives_way_to_a_key_of_the_same_name() {
        let text = Form::Scalar(Scalar { name: "text", about: "text", kinds: &[Kind::Text], pattern: None });
        let key = |name, about: &str| Key { name, about: about.to_owned(), required: true, form: text.clone(), group: false };
        let record = |keys, open| Record { name: "R", about: String::new(), keys, open };
        let both = record(vec![key("law", "own")], false).with_group(record(vec![key("law", "group"), key("segments", "group")], true));
        let keys: Vec<_> = both.keys.iter().map(|key| (key.name, key.about.as_str(), key.group)).collect();
        assert_eq!(keys, [("law", "own", false), ("segments", "group", true)]);
        assert!(both.open && !both.optional("law").keys[0].required);
    }
}
