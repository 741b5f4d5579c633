//! A round of questions and answers (nota van inlichtingen).

use serde::Serialize;

use super::Link;

/// `vragen/<round>.html`, key `round`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct QuestionRoundPage {
    pub round: QuestionRound,
}

/// A round (nota van inlichtingen).
#[derive(Debug, Clone, Default, Serialize)]
pub struct QuestionRound {
    pub title: String,
    pub published: Option<String>,
    pub questions: Vec<Question>,
}

/// A question and its answer.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    /// Anchor: the number.
    pub id: String,
    pub number: String,
    pub about: Vec<Link>,
    /// The document in which that stands, for the column of a table on paper.
    pub document: Option<String>,
    pub question_html: String,
    /// `None` while it has no answer yet.
    pub answer_html: Option<String>,
    /// What it changed.
    pub changes_html: Option<String>,
}
