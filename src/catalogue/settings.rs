//! `bestek.toml`: who publishes the site, where, and how.

use super::terms::Language;
use crate::content::fields::{Free, record};
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// The settings of a site.
    pub struct Settings {
        /// Who and where.
        site: SiteSettings,
        /// The look.
        theme: Option<ThemeSettings>,
        /// What products must have.
        products: Option<ProductSettings>,
        /// How search treats words.
        search: Option<SearchSettings>,
        /// Severity by code: error, warning, info, off.
        checks: Free<At<String>>,
        /// What a public body publishes beside the pages.
        publication: Option<Publication>,
        /// A site of sites, instead of content.
        collection: Option<Collection>,
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
    }
}

record! {
    /// `[products]`.
    pub struct ProductSettings {
        /// Headings that every product has.
        required_sections: Vec<At<String>>,
    }
}

record! {
    /// `[search]`.
    pub struct SearchSettings {
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
