//! The macros that declare records and enumerations.
//!
//! What is declared once is read, rejected, published and described from that one declaration.

/// Declares a record: a table with known keys. A key whose type has no value when absent is required.
///
/// `.. name: Type;` before the keys reads a group of keys (a scope) from the same table.
macro_rules! record {
    ($(#[doc = $about:literal])* pub struct $name:ident { $(.. $group:ident: $group_type:ty;)? $($(#[doc = $doc:literal])* $field:ident: $type:ty,)* }) => {
        $(#[doc = $about])*
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

            fn form() -> crate::content::form::Form {
                let record = crate::content::form::Record {
                    name: stringify!($name),
                    about: crate::content::form::doc(&[$($about),*]),
                    keys: vec![$(crate::content::form::Key {
                        name: crate::content::fields::plain(stringify!($field)),
                        about: crate::content::form::doc(&[$($doc),*]),
                        required: <$type as crate::content::fields::FromValue>::absent().is_none(),
                        form: <$type as crate::content::fields::FromValue>::form(),
                        group: false,
                    }),*],
                    open: false,
                };
                $(let record = record.with_group(<$group_type as crate::content::fields::FromKeys>::keys());)?
                crate::content::form::Form::Record(record)
            }
        }
    };
}

/// Declares an enumeration: its English name, and the other words that are accepted for it.
macro_rules! choice {
    ($(#[doc = $about:literal])* pub enum $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $key:literal $(| $also:literal)*,)* }) => {
        $(#[doc = $about])*
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

            fn form() -> crate::content::form::Form {
                crate::content::form::Form::Choice(crate::content::form::Choice {
                    name: stringify!($name),
                    about: crate::content::form::doc(&[$($about),*]),
                    values: vec![$(crate::content::form::Word { words: &[$key $(, $also)*], about: crate::content::form::doc(&[$($doc),*]) }),*],
                })
            }
        }
    };
}

pub(crate) use {choice, record};
