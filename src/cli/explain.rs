//! `bestek explain`: what a finding means and how it is put right, and what can be written in a kind of file.

use super::{GOOD, fail, print};
use crate::findings::{Rule, did_you_mean, rules};
use crate::forms::{FileKind, KINDS, keys};

/// The widest line that is printed.
const WIDEST: usize = 80;

/// Runs the command; gives the exit status.
pub fn run(what: Option<&str>) -> u8 {
    let Some(what) = what.map(str::trim) else {
        return print(&list(), GOOD);
    };
    if let Some(rule) = rules::find(what) {
        return print(&explanation(rule), GOOD);
    }
    if let Some(kind) = FileKind::find(what) {
        return print(&keys_of(kind), GOOD);
    }
    let known = rules::RULES.iter().map(|rule| rule.code).chain(KINDS.iter().map(|kind| kind.name));
    let near = did_you_mean(what, known).unwrap_or_else(|| "`bestek explain` lists all codes and kinds".to_owned());
    fail(&format!("there is no finding with the code `{what}` and no such kind of file; {near}"))
}

/// Every kind of file with where it stands, and every code with what it finds.
fn list() -> String {
    let widest = |names: &mut dyn Iterator<Item = &'static str>| names.map(str::len).max().unwrap_or_default();
    let codes = widest(&mut rules::RULES.iter().map(|rule| rule.code));
    let names = widest(&mut KINDS.iter().map(|kind| kind.name));
    let kinds: Vec<String> = KINDS.iter().map(|kind| format!("{:<names$}  {}", kind.name, kind.place)).collect();
    let rules: Vec<String> = rules::RULES.iter().map(|rule| format!("{:<codes$}  {}", rule.code, rule.what)).collect();
    format!(
        "Kinds of files: `bestek explain product` gives the keys of one\n\n{}\n\nFindings: `bestek explain unknown-key` gives what one means\n\n{}\n",
        kinds.join("\n"),
        rules.join("\n")
    )
}

fn explanation(rule: &Rule) -> String {
    let off = format!("Another severity is set in bestek.toml under [checks]: {} = \"warning\" (error, warning, info, off).", rule.code);
    format!(
        "{} ({})\n\n{}\n\nWhy it matters\n{}\n\nHow to put it right\n{}\n\n{}\n",
        rule.code,
        rule.level.text(),
        wrap(rule.what, ""),
        wrap(rule.why, ""),
        wrap(rule.mend, ""),
        wrap(&off, "")
    )
}

/// The keys of a kind of file: what each says, what can be written, whether it is required.
fn keys_of(kind: &FileKind) -> String {
    let mut out = format!("{} ({})\n\n{}\n", kind.name, kind.place, wrap(kind.about, ""));
    for row in keys::rows(&kind.record()) {
        let required = if row.required { " (required)" } else { "" };
        out.push_str(&format!("\n{}{required}\n{}\n", wrap(&row.path, ""), wrap(&format!("{} Write: {}.", row.about, row.value), "    ")));
    }
    out
}

/// Text in lines of at most [`WIDEST`] signs, each with `before` in front.
fn wrap(text: &str, before: &str) -> String {
    let (mut out, mut column) = (before.to_owned(), before.len());
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > before.len() && column + 1 + length > WIDEST {
            out.push('\n');
            out.push_str(before);
            column = before.len();
        } else if column > before.len() {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_explained_in_lines_that_fit() {
        for rule in rules::RULES {
            let text = explanation(rule);
            assert!(text.lines().all(|line| line.chars().count() <= WIDEST), "{text}");
            assert!(text.starts_with(rule.code) && list().contains(rule.what));
        }
    }

    #[test]
    fn every_kind_is_explained_in_lines_that_fit() {
        for kind in KINDS {
            let text = keys_of(kind);
            assert!(text.lines().all(|line| line.chars().count() <= WIDEST), "{text}");
            assert!(text.starts_with(kind.name) && list().contains(kind.place));
            for row in keys::rows(&kind.record()) {
                assert!(row.about.ends_with('.') && !row.value.is_empty() && !row.value.ends_with('.'), "{row:?}");
            }
        }
    }
}
