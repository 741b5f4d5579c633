//! A question of the guide: the way to it, its answers, and the products that an answer ends with.

use serde::Serialize;

use super::{Amount, Link, Reference, Status};

/// `hulp/<question>.html`, key `guide`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GuidePage {
    pub guide: GuideQuestion,
}

/// A question, which is the title of its page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GuideQuestion {
    /// Where the guide begins; `None` on that page itself.
    pub start_url: Option<String>,
    /// The questions before this one, the first of them first. Where several lead to the same question, all of them, and none
    /// before them.
    pub way: Vec<Vec<GuideStep>>,
    pub answers: Vec<GuideAnswer>,
    pub products_url: Option<String>,
}

/// A question before this one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GuideStep {
    pub question: Link,
    /// The answers to it that lead on.
    pub answers: Vec<String>,
}

/// An answer, which leads to another question or to products.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GuideAnswer {
    /// Its anchor.
    pub id: String,
    pub text: String,
    /// The next question.
    pub next_url: Option<String>,
    pub products: Vec<GuideProduct>,
    /// Why.
    pub because_html: Option<String>,
}

/// A product that an answer ends with.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GuideProduct {
    pub product: Reference,
    pub summary_html: Option<String>,
    pub statuses: Vec<Status>,
    /// The municipalities that have it; `None` is all.
    pub municipalities: Option<String>,
    pub tariff: Option<Amount>,
    /// JSON of [`super::Later`], with the whole text of the amount.
    pub later: Option<String>,
    /// Whether it is meant by another of its codes, with a tariff of its own.
    pub other: bool,
    /// Said where the tariff would stand.
    pub tariff_absence: Option<String>,
    pub lighter: Vec<Reference>,
    pub heavier: Vec<Reference>,
}
