//! Findings as SARIF 2.1.0, the format of tools for code review.

use super::{Judged, Level, Place, Rule, Severity, Sources, rules};
use serde_json::{Value, json};
use std::fmt::Write;

/// All findings as one run, with the rules that they break.
pub fn sarif(findings: &[Judged], sources: &Sources) -> String {
    let rules: Vec<&Rule> = rules::RULES.iter().copied().filter(|rule| findings.iter().any(|finding| finding.code == rule.code)).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, &rules, sources)).collect();
    let value = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "bestek",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| about(rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{}\n", serde_json::to_string_pretty(&value).unwrap_or_default())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn about(rule: &Rule) -> Value {
    let (Level::Always(severity) | Level::ByStatus(_, severity)) = rule.level;
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": format!("{} {}", rule.what, rule.why) },
        "help": { "text": rule.mend },
        "defaultConfiguration": { "level": level(severity) },
    })
}

fn result(finding: &Judged, rules: &[&Rule], sources: &Sources) -> Value {
    let text = finding.help.as_ref().map_or_else(|| finding.message.clone(), |help| format!("{}: {help}", finding.message));
    let mut location = json!({ "artifactLocation": { "uri": uri(&finding.file) } });
    if let (true, Some(place)) = (finding.line > 0, finding.place) {
        let span = place.span();
        let (end_line, end_column) = sources.line_column(Place::new(place.file(), span.end..span.end));
        location["region"] =
            json!({ "startLine": finding.line, "startColumn": finding.column, "endLine": end_line, "endColumn": end_column });
    }
    json!({
        "ruleId": finding.code,
        "ruleIndex": rules.iter().position(|rule| rule.code == finding.code),
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": location }],
    })
}

/// A relative path as it stands in an address.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;

    #[test]
    fn a_result_names_its_rule_and_region() {
        let mut sources = Sources::default();
        let file = sources.add("content/é a.md", "x\nabc\n");
        let mut findings = Findings::default();
        findings.add(&rules::UNKNOWN_REFERENCE, Place::new(file, 3..5), "m");
        findings.add_path(&rules::MISSING_FILE, "bestek.toml", "m").help("h");
        let text = sarif(&findings.judge(&sources, true, &[]), &sources);
        let value: Value = serde_json::from_str(&text).unwrap();
        let run = &value["runs"][0];
        assert_eq!(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "bestek.toml");
        assert!(run["results"][0]["locations"][0]["physicalLocation"].get("region").is_none());
        let second = &run["results"][1];
        let index = usize::try_from(second["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], second["ruleId"]);
        let place = &second["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/%C3%A9%20a.md");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 4 }));
    }
}
