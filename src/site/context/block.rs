//! Small pieces that several page kinds are built from. Never a page of its own.

use serde::Serialize;

/// A text that leads somewhere, or just stands there when it has no address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    pub label: String,
    pub url: Option<String>,
}

/// A named thing with a code: most often a product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reference {
    pub label: String,
    pub url: Option<String>,
    /// Shown as a code badge beside the name.
    pub code: Option<String>,
}

/// One of several to choose from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Its name in an address.
    pub id: String,
    pub label: String,
}

/// A label and what is to be said under it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub html: String,
}

/// A headed piece of text; its heading hangs in the margin column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Section {
    pub id: String,
    pub title: String,
    /// A short remark under the heading.
    pub note_html: Option<String>,
    pub html: String,
}

/// A status, always shape and word and colour together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// `new`, `changed`, `withdrawn`, `concept` or `superseded`: decides shape and colour.
    pub kind: String,
    pub label: String,
    /// It holds before this day (ISO), and no longer from then on.
    pub before: Option<String>,
    /// It holds after this day (ISO), and not until then.
    pub after: Option<String>,
    /// It does not hold yet on the day of the build; the script shows it when it does.
    pub hidden: bool,
}

/// A period of validity (geldigheid), both for reading and for the script that marks today.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Validity {
    /// ISO dates, both inclusive; absent is open.
    pub from: Option<String>,
    pub until: Option<String>,
    /// "1 januari tot en met 31 december 2026".
    pub text: String,
    /// Where the day of the build lies: `now`, `later` or `past`. What shows this stands there only for who has the script,
    /// which corrects it by the clock.
    pub state: &'static str,
    /// The same in words, as the script says it: "geldt nu", "vanaf 1 jan 2027".
    pub says: String,
}

/// The days on which something stands on a page that goes by the clock; without a script it is what holds on the day of the
/// build.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// ISO dates, both inclusive; absent is open.
    pub from: Option<String>,
    pub until: Option<String>,
    /// Not on the day of the build.
    pub hidden: bool,
}

impl Validity {
    /// The same in the words of the source, with the dates behind them where there are any.
    #[must_use]
    pub fn said(mut self, when: Option<&str>) -> Self {
        let words: Vec<&str> = when.into_iter().chain((!self.text.is_empty()).then_some(self.text.as_str())).collect();
        self.text = words.join(", ");
        self
    }
}

/// An amount in euros, without the sign: the templates give that a column of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// "11.360,00".
    pub text: String,
    /// "per uur"; `None` where the column says it.
    pub per: Option<String>,
}

/// Where something is bought, as a grid of filled and open squares.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Coverage {
    /// One a municipality, in the order of the site; true is covered.
    pub cells: Vec<bool>,
    /// "9 van 10", "alle tien": what the squares show, in words.
    pub text: String,
}

/// A file to take along.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Download {
    /// "CSV", "XLSX".
    pub label: String,
    pub url: String,
}

/// Why something differs from the version before (`[[change]]`).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Change {
    pub about: Vec<Link>,
    pub reason_html: String,
    pub question: Option<Link>,
}
