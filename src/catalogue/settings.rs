//! `bestek.toml`: who publishes the site, where, and how.

use super::amounts::Duration;
use super::terms::Language;
use crate::content::fields::{Free, FromValue, Reader, choice, record};
use crate::content::form::{self, Choice, Form};
use crate::content::value::Value;
use crate::findings::{At, rules};
use jiff::civil::Date;

record! {
    /// The settings of a site.
    pub struct Settings {
        /// Who and where.
        site: SiteSettings,
        /// The look.
        theme: Option<ThemeSettings>,
        /// What this site calls things otherwise.
        words: Option<Words>,
        /// What products must have.
        products: Option<ProductSettings>,
        /// How search treats words.
        search: Option<SearchSettings>,
        /// Severity by code: error, warning, info, off.
        checks: Severities,
        /// What a public body publishes beside the pages.
        publication: Option<Publication>,
        /// What is known of the accessibility of the site.
        accessibility: Option<Accessibility>,
        /// A site of sites, instead of content.
        collection: Option<Collection>,
    }
}

/// `[checks]`: how grave each rule is here. Which rules and severities there are is for the checks to say.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Severities(pub Free<At<String>>);

impl FromValue for Severities {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        Free::read(value, reader).map(Self)
    }
    fn absent() -> Option<Self> {
        Some(Self(Free::default()))
    }
    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
    fn form() -> Form {
        let word = |words, about: &str| form::Word { words, about: about.to_owned() };
        let values = vec![
            word(&["error"], "Nothing is published."),
            word(&["warning"], "Reported."),
            word(&["info"], "Mentioned."),
            word(&["off"], "Not reported."),
        ];
        let severity = Choice { name: "Severity", about: "How grave a finding is.".to_owned(), values };
        Form::Free { keys: rules::RULES.iter().map(|rule| rule.code.to_owned()).collect(), value: Box::new(Form::Choice(severity)) }
    }
}

record! {
    /// `[site]`.
    pub struct SiteSettings {
        /// The title of the site.
        title: At<String>,
        /// Who publishes it.
        publisher: At<String>,
        /// The absolute address of the site.
        base_url: At<String>,
        /// The language of the interface; Dutch by default.
        language: Option<Language>,
        /// An address for questions, by mail.
        contact: Option<At<String>>,
        /// One sentence that every page and every document says: that the region is fictional, that this is a trial.
        notice: Option<At<String>>,
    }
}

record! {
    /// `[theme]`.
    pub struct ThemeSettings {
        /// The folder under `themes/`; `default` by default.
        name: Option<At<String>>,
        /// A stylesheet of design tokens laid over the theme, relative to the site.
        tokens: Option<At<String>>,
        /// Design tokens one by one, by their names without the dashes before them; laid over that stylesheet.
        values: Free<At<String>>,
    }
}

choice! {
    /// How far a site meets the rules of accessibility, by the model of the national statement (toegankelijkheidsverklaring).
    pub enum AccessibilityStatus {
        /// It meets all (voldoet volledig).
        Full = "a" | "voldoet volledig",
        /// It meets some, and is at work on the rest (voldoet gedeeltelijk).
        Partial = "b" | "voldoet gedeeltelijk",
        /// First measures were taken (eerste maatregelen genomen).
        First = "c" | "eerste maatregelen genomen",
        /// It does not meet them (voldoet niet).
        None = "d" | "voldoet niet",
        /// Nothing was stated yet (nog geen verklaring).
        NotStated = "e" | "geen verklaring",
    }
}

record! {
    /// `[accessibility]`: the data of the statement of accessibility (toegankelijkheidsverklaring).
    pub struct Accessibility {
        /// How far the site meets the rules.
        status: AccessibilityStatus,
        /// The day of the statement.
        date: Option<Date>,
        /// The day on which it was examined.
        examined: Option<Date>,
        /// By whom it was examined, or how.
        by: Option<At<String>>,
        /// What is known not to work yet, and for whom; each in a sentence.
        known: Vec<At<String>>,
        /// How soon a report is answered.
        answer_within: Option<At<Duration>>,
    }
}

record! {
    /// `[words]`: a word in place of one of the interface, wherever that stands. Addresses and keys stay as they are.
    pub struct Words {
        /// What segments are called, such as regio and regio's, perceel and percelen.
        segment: Option<Word>,
    }
}

record! {
    /// A word for one and for several, in lower case.
    pub struct Word {
        /// One: perceel.
        one: At<String>,
        /// Several: percelen.
        many: At<String>,
    }
}

impl Words {
    /// The words by the names that labels have for them.
    pub fn by_name(&self) -> Vec<(&'static str, &str)> {
        self.segment.iter().flat_map(|word| [("segment", word.one.as_str()), ("segments", word.many.as_str())]).collect()
    }
}

record! {
    /// `[products]`.
    pub struct ProductSettings {
        /// Headings that every product has.
        required_sections: Vec<At<String>>,
        /// What it means that a product says nothing of ages, maximum, municipalities or combinations.
        absent: Option<Absent>,
    }
}

choice! {
    /// What a product that says nothing of a limit means by that (wat ontbreekt).
    pub enum Absent {
        /// There is no limit (onbeperkt).
        Unlimited = "unlimited" | "onbeperkt",
        /// The catalogue was made from a source that does not say it (niet opgegeven).
        NotSaid = "not_said" | "niet opgegeven",
    }
}

impl Settings {
    /// Whether what a product does not say is unknown, and not without limit.
    pub fn leaves_unsaid(&self) -> bool {
        self.products.as_ref().and_then(|products| products.absent) == Some(Absent::NotSaid)
    }
}

record! {
    /// `[search]`.
    pub struct SearchSettings {
        /// Queries to try, on the start page and the search page; without them some of the catalogue's own words.
        examples: Vec<At<String>>,
        /// Groups of words that mean the same.
        synonyms: Vec<Vec<At<String>>>,
        /// Words that are not opened as compounds.
        never_split: Vec<String>,
        /// Parts that compounds may have.
        parts: Vec<String>,
    }
}

record! {
    /// `[publication]`.
    pub struct Publication {
        /// TOOI identifier of the organisation.
        organisation: Option<At<String>>,
        /// Category of the Woo (open government act), `infocat…`.
        information_category: Option<At<String>>,
        /// Where to report a vulnerability.
        security_contact: Option<At<String>>,
        /// Until when that holds.
        security_expires: Option<Date>,
        /// The accessibility statement (toegankelijkheidsverklaring).
        accessibility_statement: Option<At<String>>,
    }
}

record! {
    /// `[collection]`.
    pub struct Collection {
        /// The folders of the sites.
        sites: Vec<At<String>>,
    }
}
