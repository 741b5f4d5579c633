//! Providers (aanbieders): the list, with the categories they fall in, and the page of one.

use serde::Serialize;

use super::{Choice, Columns, Fact, Link, Reference, Score, Validity};

/// `aanbieders/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProvidersPage {
    /// The day of the build, "2026-03-02": what began since is said by the script.
    pub built: String,
    pub providers: Vec<ProviderRow>,
    /// What the list can be narrowed by: every product that is offered, and every municipality, by identifier and name.
    pub offered: Vec<Choice>,
    pub places: Vec<Choice>,
    /// Which columns of it stand in the list.
    pub columns: Columns,
    /// The date of every waiting time, where it is the same of all; the rows then do not say it.
    pub as_of: Option<String>,
    pub categories: Vec<Category>,
}

/// A provider in the list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProviderRow {
    pub name: String,
    pub url: String,
    pub agb: Option<String>,
    pub categories: Vec<Link>,
    pub segments: Vec<Link>,
    pub municipalities: Option<String>,
    /// Number of products on offer.
    pub products: String,
    /// Its shortest waiting time in weeks (kortste wachttijd) for people who ask now, with the date of the figure.
    pub waiting_weeks: Option<String>,
    pub as_of: Option<String>,
    /// What it offers, for the script that narrows the list: product, municipalities (none: all), weeks, whether it takes
    /// nobody new, and the date of the figure, as JSON.
    pub offers_json: String,
}

/// A category of providers.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Category {
    /// Anchor on the page.
    pub id: String,
    pub name: String,
    /// Who is in this one may not be in these.
    pub excludes: Vec<Link>,
    pub procedures: Vec<Link>,
    pub segments: Vec<Link>,
}

/// `aanbieders/<id>.html`, key `provider`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProviderPage {
    pub provider: Provider,
}

/// A provider (aanbieder).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Provider {
    /// Its identifier, by which a reader keeps it as their own.
    pub id: String,
    pub name: String,
    pub agb: Option<String>,
    pub website: Option<Link>,
    /// Of a consortium.
    pub members: Vec<Link>,
    /// The consortia that it is a member of.
    pub member_of: Vec<Link>,
    pub contracted: Vec<Contracted>,
    pub offers: Vec<ProviderOffer>,
    /// Heads the columns of tariffs: the period that holds now, and what comes next.
    pub periods: Vec<OfferPeriod>,
    /// Which columns of it stand in the list.
    pub offer_columns: Columns,
    /// Products that it has a contract for and does not say that it offers.
    pub also: Vec<Reference>,
    /// Tariffs that are for this provider, or for the municipalities where it works.
    pub prices: Vec<super::Table>,
    pub scores: Vec<Score>,
    pub contracts: Vec<Link>,
    pub requirements: Vec<Link>,
    pub questions: Vec<Link>,
}

/// What a provider has a contract for.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Contracted {
    pub segments: Vec<Link>,
    pub category: Option<Link>,
    /// Limited to these, where it is: law, products, municipalities.
    pub scope: Vec<Fact>,
    pub validity: Validity,
}

/// A period of which a list says what is paid.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OfferPeriod {
    /// "2026".
    pub label: String,
    pub validity: Validity,
}

/// What is paid for an offer in a period.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OfferPaid {
    pub period: String,
    pub amount: Option<String>,
    /// That some municipalities pay otherwise.
    pub note: Option<String>,
    /// Said where the amount would stand.
    pub absence: Option<String>,
}

/// What a provider offers now.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProviderOffer {
    pub product: Reference,
    pub municipalities: Vec<Link>,
    /// What is paid for it, in each of the periods.
    pub paid: Vec<OfferPaid>,
    /// "per uur"; `None` where nothing is paid.
    pub per: Option<String>,
    pub waiting_weeks: Option<String>,
    pub stop: Option<String>,
    pub as_of: Option<String>,
}
