//! Planning, indicators, procedures and the guide.

use super::scope::Scope;
use super::terms::ProcedureKind;
use crate::content::fields::{Free, record};
use crate::findings::At;
use jiff::civil::Date;

record! {
    /// `planning.toml`.
    pub struct Planning {
        /// Its steps.
        step: Vec<Step>,
    }
}

record! {
    /// A step of the planning (stap).
    pub struct Step {
        .. scope: Scope;
        /// Title.
        title: At<String>,
        /// An identifier other than the slug of its title.
        id: Option<At<String>>,
        /// Who does it.
        who: Vec<String>,
        /// First day.
        start: Option<Date>,
        /// Last day.
        end: Option<At<Date>>,
        /// When, in words, where the source is not exact.
        when: Option<String>,
        /// What it consists of.
        parts: Vec<String>,
    }
}

record! {
    /// `indicators.toml`.
    pub struct Indicators {
        /// The indicators.
        indicator: Vec<Indicator>,
    }
}

record! {
    /// An indicator (indicator).
    pub struct Indicator {
        .. scope: Scope;
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// Markdown.
        definition: At<String>,
        /// What is aimed at.
        target: Option<String>,
        /// Where the figure comes from.
        source: Option<String>,
    }
}

record! {
    /// `procedures.toml`.
    pub struct Procedures {
        /// The procedures.
        procedure: Vec<Procedure>,
    }
}

record! {
    /// A procedure by which providers are selected.
    pub struct Procedure {
        /// Identifier.
        id: At<String>,
        /// Name.
        name: At<String>,
        /// What kind.
        kind: Option<ProcedureKind>,
        /// What is compared between procedures.
        fields: Free<At<String>>,
        /// Markdown.
        description: Option<At<String>>,
    }
}

record! {
    /// `guide.toml`: from a situation to products (hulp bij kiezen).
    pub struct Guide {
        /// Its questions; the first is the start.
        question: Vec<GuideQuestion>,
    }
}

record! {
    /// A question of the guide.
    pub struct GuideQuestion {
        /// Identifier.
        id: At<String>,
        /// The question.
        text: At<String>,
        /// Its answers.
        answers: Vec<GuideAnswer>,
    }
}

record! {
    /// An answer, which leads to another question or to products.
    pub struct GuideAnswer {
        /// The answer.
        text: At<String>,
        /// The next question.
        to: Option<At<String>>,
        /// The products it leads to.
        products: Vec<At<String>>,
        /// Why.
        because: Option<At<String>>,
    }
}
