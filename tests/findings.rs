//! Every rule with a bad catalogue beside the finding it must give.
//!
//! A case is one file, `tests/findings/<code>/<case>.txt`: what it shows, a line `expect:` with the findings below it
//! (`severity code file:line:column`, all of them), and then files that are laid over the small site of the harness,
//! each after a line `--- path`. `--- path gone` removes one, `--- path folder` makes a folder, `--- path -> target` a
//! symbolic link, and `--- freeze` freezes the site as it then is. After a change, `BESTEK_BLESS=1 cargo test --test all findings::` writes what is found into the cases;
//! look at the difference before it is kept.

use crate::common;
use crate::common::Site;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings")
}

fn cases() -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder()).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

/// A case in its parts.
struct Case {
    about: String,
    expected: Vec<String>,
    files: String,
}

impl Case {
    fn parse(text: &str) -> Self {
        let (head, files) = text.split_once("\n--- ").map_or((text, String::new()), |(head, rest)| (head, format!("--- {rest}")));
        let (about, expected) = head.split_once("expect:").unwrap_or((head, ""));
        let expected = expected.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        Self { about: about.trim().to_owned(), expected, files }
    }

    fn site(&self) -> Site {
        let parts = self.files.split("\n--- ").enumerate().map(|(n, part)| if n == 0 { part.trim_start_matches("--- ") } else { part });
        parts.filter(|part| !part.is_empty()).fold(Site::base(), |site, part| {
            let (head, text) = part.split_once('\n').unwrap_or((part, ""));
            match head.split_once(' ') {
                Some((path, "gone")) => site.without(path),
                Some((path, "folder")) => site.with_folder(path),
                Some((path, link)) if link.starts_with("-> ") => site.with_link(path, &link[3..]),
                _ if head == "freeze" => {
                    site.run(&["release"]).expect(0);
                    site
                }
                _ => site.with(head, if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }),
            }
        })
    }

    fn written(&self) -> String {
        format!("{}\n\nexpect:\n{}\n\n{}", self.about, self.expected.join("\n"), self.files)
    }
}

#[test]
fn the_small_site_has_no_findings() {
    let found: Vec<String> = Site::base().check().iter().map(|finding| format!("{}: {}", finding.line(), finding.message)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn every_case_gives_the_findings_that_stand_beside_it() {
    let bless = std::env::var_os("BESTEK_BLESS").is_some();
    let mut wrong = Vec::new();
    for path in cases() {
        let name = path.strip_prefix(folder()).expect("below").display().to_string();
        let mut case = Case::parse(&std::fs::read_to_string(&path).expect("a case"));
        let findings = case.site().check();
        let found: Vec<String> = findings.iter().map(common::Found::line).collect();
        let code = name.split('/').next().unwrap_or_default();
        if !found.iter().any(|line| line.split(' ').nth(1) == Some(code)) {
            wrong.push(format!("{name}: no finding `{code}`, but {findings:#?}"));
        } else if bless {
            case.expected = found;
            std::fs::write(&path, case.written()).expect("a case");
        } else if found != case.expected {
            wrong.push(format!("{name}: expected\n  {}\nfound\n  {}", case.expected.join("\n  "), found.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_rule_is_without_a_case() {
    let have: BTreeSet<String> = cases().iter().filter_map(|path| path.parent()?.file_name()?.to_str().map(str::to_owned)).collect();
    let rules: BTreeSet<String> = bestek::findings::rules::RULES.iter().map(|rule| rule.code.to_owned()).collect();
    let without: Vec<_> = rules.difference(&have).collect();
    let unknown: Vec<_> = have.difference(&rules).collect();
    assert!(without.is_empty(), "rules without a case: {without:?}");
    assert!(unknown.is_empty(), "cases of no rule: {unknown:?}");
}

#[test]
fn every_rule_can_be_explained() {
    for rule in bestek::findings::rules::RULES {
        let run = common::bestek(&["explain", rule.code]).expect(0);
        assert!(run.stdout.contains(rule.code), "{}", run.stdout);
        for text in [rule.what, rule.why, rule.mend] {
            assert!(text.len() > 10, "{}: `{text}` explains nothing", rule.code);
            let words: Vec<&str> = run.stdout.split_whitespace().collect();
            assert!(
                words.join(" ").contains(&text.split_whitespace().collect::<Vec<_>>().join(" ")),
                "{}: no `{text}` in {}",
                rule.code,
                run.stdout
            );
        }
    }
}
