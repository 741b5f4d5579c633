//! `bestek explain`: what a finding means, why it matters and how it is put right.

use super::{GOOD, fail, print};
use crate::findings::{Rule, did_you_mean, rules};

/// The widest line that is printed.
const WIDEST: usize = 80;

/// Runs the command; gives the exit status.
pub fn run(code: Option<&str>) -> u8 {
    let Some(code) = code else {
        return print(&list(), GOOD);
    };
    if let Some(rule) = rules::find(code.trim()) {
        return print(&explanation(rule), GOOD);
    }
    let near = did_you_mean(code, rules::RULES.iter().map(|rule| rule.code));
    let near = near.unwrap_or_else(|| "`bestek explain` lists all codes".to_owned());
    fail(&format!("there is no finding with the code `{code}`; {near}"))
}

/// Every code with what it finds.
fn list() -> String {
    let widest = rules::RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
    let lines: Vec<String> = rules::RULES.iter().map(|rule| format!("{:<widest$}  {}", rule.code, rule.what)).collect();
    format!("{}\n", lines.join("\n"))
}

fn explanation(rule: &Rule) -> String {
    let off = format!("Another severity is set in bestek.toml under [checks]: {} = \"warning\" (error, warning, info, off).", rule.code);
    format!(
        "{} ({})\n\n{}\n\nWhy it matters\n{}\n\nHow to put it right\n{}\n\n{}\n",
        rule.code,
        rule.level.text(),
        wrap(rule.what),
        wrap(rule.why),
        wrap(rule.mend),
        wrap(&off)
    )
}

/// Text in lines of at most [`WIDEST`] signs.
fn wrap(text: &str) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDEST {
            out.push('\n');
            column = 0;
        } else if column > 0 {
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
}
