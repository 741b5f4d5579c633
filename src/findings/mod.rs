//! Findings: everything that is wrong with content, as data.
//!
//! A stage adds findings and goes on, so that one run reports everything. How grave a finding is,
//! is decided once at the end, from its rule, the status of the catalogue and `[checks]`.

pub mod place;
pub mod rules;
mod sarif;
pub mod show;

pub use place::{At, FileId, Place, Source, Sources};
pub use rules::{Level, Rule};

use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong; the site is built.
    Warning,
    /// Wrong; nothing is published.
    Error,
}

impl Severity {
    /// Its name in messages and formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong, with its place and what to do about it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule it breaks.
    pub rule: &'static Rule,
    /// What is wrong here, one sentence without a full stop.
    pub message: String,
    /// Where; absent for what no file says (a missing file).
    pub place: Option<Place>,
    /// A path to show where there is no place.
    pub path: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Finding {
    /// Adds what to do.
    pub fn help(&mut self, help: impl Into<String>) {
        self.help = Some(help.into());
    }

    /// Adds the nearest of what would have been right, when one is near.
    pub fn nearest<'a>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'a str>) {
        self.help = did_you_mean(word, candidates).or(self.help.take());
    }
}

/// Collects findings through all stages.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding at a place.
    pub fn add(&mut self, rule: &'static Rule, place: Place, message: impl Into<String>) -> &mut Finding {
        self.push(Finding { rule, message: message.into(), place: Some(place), path: None, help: None })
    }

    /// Adds a finding about a file or folder as a whole.
    pub fn add_path(&mut self, rule: &'static Rule, path: impl Into<String>, message: impl Into<String>) -> &mut Finding {
        self.push(Finding { rule, message: message.into(), place: None, path: Some(path.into()), help: None })
    }

    fn push(&mut self, finding: Finding) -> &mut Finding {
        let at = self.0.len();
        self.0.push(finding);
        &mut self.0[at]
    }

    /// Adds all findings of another collection.
    pub fn extend(&mut self, other: Findings) {
        self.0.extend(other.0);
    }

    /// All findings, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// Judges: gives every finding its severity, drops those that are switched off, removes
    /// repetitions, and sorts by file and place.
    pub fn judge(&self, sources: &Sources, adopted: bool, overrides: &[(String, Option<Severity>)]) -> Vec<Judged> {
        let mut judged: Vec<Judged> = self
            .0
            .iter()
            .filter_map(|finding| {
                let set = overrides.iter().find(|(code, _)| code == finding.rule.code);
                let severity = match set {
                    Some((_, severity)) => (*severity)?,
                    None => finding.rule.level.severity(adopted),
                };
                Some(Judged::new(finding, severity, sources))
            })
            .collect();
        sort(&mut judged);
        judged.dedup_by(|a, b| a.code == b.code && a.file == b.file && a.line == b.line && a.column == b.column && a.message == b.message);
        judged
    }
}

/// Sorts by file and place.
pub fn sort(judged: &mut [Judged]) {
    judged.sort_by(|a, b| (&a.file, a.line, a.column, a.code, &a.message).cmp(&(&b.file, b.line, b.column, b.code, &b.message)));
}

/// A finding as it is shown: with severity, line and column.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// The rule's code.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Path relative to the site.
    pub file: String,
    /// Line from 1; 0 where the finding is about the file as a whole.
    pub line: usize,
    /// Column in characters, from 1; 0 as above.
    pub column: usize,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    #[serde(skip)]
    pub(crate) place: Option<Place>,
}

impl Judged {
    /// The same finding, seen from the folder above its site, where so many files come before those of the site.
    #[must_use]
    pub fn below(self, folder: &str, files: usize) -> Self {
        let file = if self.file.is_empty() { folder.to_owned() } else { format!("{folder}/{}", self.file) };
        Self { file, place: self.place.map(|place| place.after(files)), ..self }
    }

    fn new(finding: &Finding, severity: Severity, sources: &Sources) -> Self {
        let (line, column) = finding.place.map_or((0, 0), |place| sources.line_column(place));
        let file = match (&finding.path, finding.place) {
            (Some(path), _) => path.clone(),
            (None, Some(place)) => sources.get(place.file()).path.clone(),
            (None, None) => String::new(),
        };
        Self {
            code: finding.rule.code,
            severity,
            message: finding.message.clone(),
            file,
            line,
            column,
            help: finding.help.clone(),
            place: finding.place,
        }
    }
}

/// "did you mean `x`?" for the nearest of `candidates`, when one is near enough to be meant.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// The candidate that differs least from `word`; none when all differ by more than a third.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    // A word of two letters is another word when one of them differs.
    let limit = match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        length => length / 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_is_near_is_a_slip_and_not_another_word() {
        for (word, near) in [
            ("ordr", Some("order")),
            ("factuuratie", Some("facturatie")),
            ("45AO8", Some("45A08")),
            ("45a48", Some("45A48")),
            ("54A48", Some("45A48")),
            ("45A49", Some("45A48")),
            ("45A47", Some("45A48")),
            ("41A49", None),
            ("x", None),
            ("de", None),
        ] {
            assert_eq!(nearest(word, ["id", "en", "order", "facturatie", "45A48", "45A08"]), near, "{word}");
        }
    }
}
