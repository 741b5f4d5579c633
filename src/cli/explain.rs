//! `bestek explain`: what a finding means and how it is put right.

use super::{GOOD, fail, print};
use crate::findings::{nearest, rules};

/// Runs the command; gives the exit status.
pub fn run(code: Option<&str>) -> u8 {
    let Some(code) = code else {
        let lines = rules::RULES.iter().map(|rule| format!("{:<24} {}\n", rule.code, rule.what));
        print(&lines.collect::<String>());
        return GOOD;
    };
    if let Some(rule) = rules::find(code) {
        print(&format!("{}\n\n{}\n\nWhy: {}\n\nWhat to do: {}\n", rule.code, rule.what, rule.why, rule.mend));
        return GOOD;
    }
    let near = nearest(code, rules::RULES.iter().map(|rule| rule.code));
    fail(&format!(
        "there is no finding with the code `{code}`{}",
        near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
    ))
}
