//! Municipalities, providers, what they offer and how they score.

use super::scope::Identifiers;
use super::terms::Law;
use crate::content::fields::record;
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// `municipalities.toml`.
    pub struct Municipalities {
        /// The municipalities.
        municipality: Vec<Municipality>,
    }
}

record! {
    /// A municipality (gemeente).
    pub struct Municipality {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// National code, GM and four digits.
        code: Option<At<String>>,
    }
}

record! {
    /// `providers.toml`.
    pub struct Providers {
        /// The providers.
        provider: Vec<Provider>,
    }
}

record! {
    /// A provider (aanbieder).
    pub struct Provider {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// Code in the national register of care providers.
        agb: Option<At<String>>,
        /// Website.
        website: Option<At<String>>,
        /// Members of a consortium.
        members: Vec<String>,
        /// What it is contracted for.
        contracted: Vec<Contracted>,
    }
}

record! {
    /// What a provider is contracted for.
    pub struct Contracted {
        /// Law, where it is limited to one.
        law: Option<Law>,
        /// Segments.
        segments: Vec<At<String>>,
        /// Products, where it is limited to some.
        products: Vec<At<String>>,
        /// Municipalities, where it is limited to some.
        municipalities: Vec<At<String>>,
        /// Category.
        category: Option<At<String>>,
        /// First day.
        from: Option<Date>,
        /// Last day.
        until: Option<At<Date>>,
        /// When, in words, where the source is not exact.
        when: Option<String>,
    }
}

record! {
    /// A row of `offers.csv`: what is on offer now.
    pub struct Offer {
        /// The provider.
        provider: At<String>,
        /// The code.
        product: At<String>,
        /// Municipalities, separated by a space; all by default.
        municipalities: Identifiers,
        /// Waiting time in weeks.
        waiting_weeks: Option<u32>,
        /// The date from which no new clients are taken (cliëntenstop).
        stop: Option<Date>,
        /// The date of the figure (peildatum).
        as_of: Option<Date>,
    }
}

record! {
    /// A row of `scores.csv`.
    pub struct Score {
        /// The provider.
        provider: At<String>,
        /// The indicator.
        indicator: At<String>,
        /// The segment.
        segment: Option<At<String>>,
        /// The time it is about.
        period: Option<String>,
        /// The value, as written.
        value: Option<String>,
    }
}
