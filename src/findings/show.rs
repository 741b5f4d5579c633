//! How findings are shown: to people, with the line and the place in it, and as JSON.
//!
//! Gives text; printing it is the command line's.

use super::{Judged, Severity, Sources};
use serde_json::json;
use std::fmt::Write;

pub use super::sarif::sarif;

/// The widest piece of a source line that is shown, in columns.
const WIDEST: usize = 100;
/// How far before the place a long line is cut off.
const BEFORE: usize = 40;
/// Columns of a tab.
const TAB: usize = 4;

/// Colours, or none of them.
struct Paint(bool);

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn severity(&self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;36",
        };
        self.with(code, text)
    }
}

/// For people: each finding with its line, and a last line that counts them.
pub fn human(findings: &[Judged], sources: &Sources, colour: bool) -> String {
    let paint = Paint(colour);
    let mut out = String::new();
    for finding in findings {
        one(finding, sources, &paint, &mut out);
        out.push('\n');
    }
    let count = |severity: Severity, name: &str| {
        let number = findings.iter().filter(|finding| finding.severity == severity).count();
        format!("{number} {name}{}", if number == 1 { "" } else { "s" })
    };
    let (errors, warnings, infos) = (count(Severity::Error, "error"), count(Severity::Warning, "warning"), count(Severity::Info, "info"));
    let infos = if infos.starts_with("0 ") { String::new() } else { format!(", {infos}") };
    let _ = writeln!(out, "{errors}, {warnings}{infos}");
    out
}

fn one(finding: &Judged, sources: &Sources, paint: &Paint, out: &mut String) {
    let mut place = finding.file.clone();
    if finding.line > 0 {
        place = format!("{place}:{}:{}", finding.line, finding.column);
    }
    let head = paint.severity(finding.severity, &format!("{}[{}]", finding.severity.name(), finding.code));
    let _ = writeln!(out, "{}: {head}: {}", paint.with("1", &clean(&place)), clean(&finding.message));
    let number = finding.line.to_string();
    let margin = " ".repeat(number.len());
    if let Some((line, mark)) = excerpt(finding, sources) {
        let bar = paint.with("2", "|");
        let _ = writeln!(out, " {} {bar} {line}", paint.with("2", &number));
        let _ = writeln!(out, " {margin} {bar} {}", paint.severity(finding.severity, &mark));
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, " {margin} {} help: {}", paint.with("2", "="), clean(help));
    }
}

/// The source line, or the piece of it around the place, and a line of marks below it.
fn excerpt(finding: &Judged, sources: &Sources) -> Option<(String, String)> {
    let place = finding.place.filter(|_| finding.line > 0)?;
    let source = sources.get(place.file());
    let (text, line) = (&source.text, source.line(finding.line)?);
    if line.trim().is_empty() {
        return None;
    }
    let start = finding.column - 1;
    let length = text.get(place.span()).map_or(1, |marked| marked.lines().next().unwrap_or_default().chars().count()).max(1);
    // Every sign with the column it begins at and the columns it takes.
    let (mut signs, mut column) = (Vec::new(), 0);
    for sign in line.chars() {
        let wide = width(sign, column);
        signs.push((sign, column, wide));
        column += wide;
    }
    let at = |index: usize| signs.get(index).map_or(column, |(_, at, _)| *at);
    let (from, to) = (at(start), at(start + length).max(at(start) + 1));
    let (left, right) = if column <= WIDEST {
        (0, column)
    } else {
        let left = from.saturating_sub(BEFORE).min(column - WIDEST);
        (left, left + WIDEST)
    };
    let (mut shown, mut lead) = (String::new(), 0);
    if left > 0 {
        shown.push('…');
        lead = 1;
    }
    let mut first = None;
    for (sign, at, wide) in signs.iter().filter(|(_, at, wide)| *at >= left && at + wide <= right) {
        first.get_or_insert(*at);
        if *sign == '\t' {
            shown.push_str(&" ".repeat(*wide));
        } else {
            shown.push(if sign.is_control() { '\u{fffd}' } else { *sign });
        }
    }
    if right < column {
        shown.push('…');
    }
    let first = first.unwrap_or(left);
    let indent = lead + from.saturating_sub(first);
    let marks = to.min(right).saturating_sub(from).max(1);
    Some((shown, format!("{}{}", " ".repeat(indent), "^".repeat(marks))))
}

/// How many columns of a terminal a sign takes at a column.
fn width(sign: char, column: usize) -> usize {
    match sign {
        '\t' => TAB - column % TAB,
        '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        sign if unicode_normalization::char::is_combining_mark(sign) => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// Text on one line, without signs that a terminal would obey.
fn clean(text: &str) -> String {
    text.chars().map(|sign| if sign == '\n' { ' ' } else { sign }).filter(|sign| !sign.is_control()).collect()
}

/// As JSON: `{"findings": [{"code", "severity", "message", "file", "line", "column", "help"}]}`.
pub fn json(findings: &[Judged]) -> String {
    let one = |finding: &Judged| {
        json!({
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "help": finding.help,
        })
    };
    let value = json!({ "findings": findings.iter().map(one).collect::<Vec<_>>() });
    format!("{}\n", serde_json::to_string_pretty(&value).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Findings, Place, rules};

    fn shown(text: &str, piece: &str, colour: bool) -> String {
        let mut sources = Sources::default();
        let file = sources.add("content/a.md", text);
        let at = text.find(piece).unwrap();
        let mut findings = Findings::default();
        findings
            .add(&rules::UNKNOWN_REFERENCE, Place::new(file, at..at + piece.len()), "there is no product `x`")
            .help("did you mean `y`?");
        human(&findings.judge(&sources, true, &[]), &sources, colour)
    }

    #[test]
    fn the_place_is_underlined_below_its_line() {
        let expected = "content/a.md:2:6: error[unknown-reference]: there is no product `x`\n 2 | één: 45A4!\n   |      ^^^^\n   = help: did you mean `y`?\n\n1 error, 0 warnings\n";
        assert_eq!(shown("a\néén: 45A4!\n", "45A4", false), expected);
        assert!(shown("x", "x", true).contains("\u{1b}[1;31m"));
    }

    #[test]
    fn tabs_and_wide_signs_keep_the_mark_below_its_place() {
        assert!(
            shown("\tx\t日本 z", "z", false).contains(" 1 |     x   日本 z\n   |              ^\n"),
            "{}",
            shown("\tx\t日本 z", "z", false)
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}fout{}", "a".repeat(5000), "b".repeat(5000));
        let shown = shown(&text, "fout", false);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].chars().count() < 120);
        let mark = lines[2].find('^').unwrap();
        assert_eq!(lines[1].chars().skip(mark).take(4).collect::<String>(), "fout");
    }

    #[test]
    fn json_has_every_key() {
        let mut findings = Findings::default();
        findings.add_path(&rules::MISSING_FILE, "bestek.toml", "there is no bestek.toml");
        let text = json(&findings.judge(&Sources::default(), true, &[]));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let keys: Vec<_> = value["findings"][0].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "severity", "message", "file", "line", "column", "help"]);
    }
}
