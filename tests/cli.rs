//! The command line: help, exit status, formats, and what `new` starts.

use crate::common;
use crate::common::{DAY, Output, Site, bestek, bestek_with, findings};

const COMMANDS: &[&str] = &["new", "build", "check", "search", "release", "diff", "pdf", "explain", "schema"];

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let run = bestek(&[command, "--help"]).expect(0);
        assert!(run.stdout.contains("Example") && run.stdout.contains(&format!("bestek {command}")), "{}", run.stdout);
        assert!(run.stderr.is_empty(), "{}", run.stderr);
    }
    let run = bestek(&["--help"]).expect(0);
    for command in COMMANDS {
        assert!(run.stdout.contains(command), "{command} is not in {}", run.stdout);
    }
    bestek(&["--version"]).expect(0).says(env!("CARGO_PKG_VERSION"));
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [
        &["bild"][..],
        &["build", "--sit", "."],
        &["check", "--format", "xml"],
        &["build", "--date", "morgen"],
        &["explain", "geen-regel"],
        &[],
    ] {
        let run = bestek(arguments).expect(2);
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{arguments:?}: {}", run.said());
    }
    bestek(&["explain", "unknown-referense"]).expect(2).says("unknown-reference");
}

#[test]
fn errors_are_one_and_warnings_are_nothing() {
    Site::base().run(&["check"]).expect(0);
    let warned = Site::base().with("content/snippets/los.md", "Los.\n");
    warned.run(&["check"]).expect(0).says("unused");
    warned.build().expect(0).says("unused");
    let wrong = Site::base().with("content/segments/leeg.md", "");
    wrong.run(&["check"]).expect(1).says("front-matter");
    wrong.build().expect(1).says("front-matter");
    assert!(wrong.output().0.is_empty(), "a site with errors is published");
}

#[test]
fn a_severity_can_be_set() {
    let site = |severity: &str| {
        let settings = format!("contact = \"x@proef.example\"\n\n[checks]\nunused = \"{severity}\"\n");
        Site::base().with("content/snippets/los.md", "Los.\n").edit("bestek.toml", "contact = \"inkoop@proef.example\"\n", &settings)
    };
    assert_eq!(site("error").check()[0].severity, "error");
    assert_eq!(site("info").check()[0].severity, "info");
    assert_eq!(site("off").check(), []);
}

#[test]
fn a_finding_for_people_shows_its_place() {
    let site = Site::base().edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen, zie [](product:45A54).");
    let run = site.run(&["check"]).expect(1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let source = lines.iter().position(|line| line.contains("Gezinnen, zie")).expect("the source line");
    assert!(lines[source + 1].contains('^'), "{}", run.stdout);
    for words in ["content/products/begeleiding.md:12:26", "unknown-reference", "did you mean `45A53`?", "1 error"] {
        assert!(run.stdout.contains(words), "`{words}` is not in {}", run.stdout);
    }
}

#[test]
fn findings_are_sorted_and_all_reported_at_once() {
    let site = Site::base().with("content/segments/zorg.md", "+++\nnaam = \"x\"\n+++\n").with("content/products/a.md", "tekst\n").edit(
        "content/tariffs/2026.toml",
        "75.60",
        "veel",
    );
    let found = site.check();
    let places: Vec<_> = found.iter().map(|finding| (finding.file.clone(), finding.line, finding.column)).collect();
    let mut sorted = places.clone();
    sorted.sort();
    assert_eq!(places, sorted);
    for file in ["content/products/a.md", "content/segments/zorg.md", "content/tariffs/2026.toml"] {
        assert!(found.iter().any(|finding| finding.file == file), "nothing on {file}: {found:#?}");
    }
}

#[test]
fn sarif_says_the_same_as_json() {
    let site = Site::base()
        .edit("content/products/begeleiding.md", "Gezinnen.", "Zie [](product:45A54).")
        .with("content/snippets/los.md", "Los.\n");
    let found = site.check();
    let run = site.run(&["check", "--format", "sarif"]).expect(1);
    let sarif: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "bestek");
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), found.len());
    for (result, finding) in results.iter().zip(&found) {
        assert_eq!(result["ruleId"], finding.code.as_str());
        let level = if finding.severity == "info" { "note" } else { finding.severity.as_str() };
        assert_eq!(result["level"], level);
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], finding.file.as_str());
        if finding.line > 0 {
            assert_eq!(place["region"]["startLine"], finding.line);
            assert_eq!(place["region"]["startColumn"], finding.column);
        }
    }
}

#[test]
fn an_empty_report_is_still_json() {
    let run = Site::base().run(&["check", "--format", "json"]).expect(0);
    assert_eq!(findings(&run.stdout), []);
}

#[test]
fn a_new_site_builds_without_findings() {
    let home = Site::empty();
    let folder = home.path("mijn-regio").to_string_lossy().into_owned();
    bestek(&["new", &folder]).expect(0).says("bestek build");
    let run = bestek(&["check", "--site", &folder, "--date", DAY, "--format", "json"]).expect(0);
    assert_eq!(findings(&run.stdout), []);
    bestek(&["build", "--site", &folder, "--date", DAY]).expect(0).says("index.html");
    let output = Output::read(&home.path("mijn-regio/output"));
    assert!(output.pages().count() > 5);
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
    bestek(&["new", &folder]).expect(2).says("mijn-regio");
}

#[test]
fn build_says_which_file_to_open() {
    let site = Site::base();
    let run = site.build().expect(0);
    let shown = run.stdout.trim();
    assert!(std::path::Path::new(shown).is_file() && shown.ends_with("index.html"), "{shown}");
    site.run(&["build", "--date", DAY, "--timings"]).expect(0).says("ms");
}

#[test]
fn search_gives_results_best_first() {
    let site = Site::base();
    site.built();
    let run = site.run(&["search", "begeleiding", "--format", "json", "--date", DAY]).expect(0);
    let results: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).expect("JSON");
    assert!(results[0]["url"].as_str().is_some_and(|url| url.starts_with("producten/45a48.html")), "{}", run.stdout);
    assert_eq!(results[0]["kind"], "product");
    for key in ["url", "title", "kind", "score", "snippet"] {
        assert!(!results[0][key].is_null(), "no {key} in {}", run.stdout);
    }
    let scores: Vec<f64> = results.iter().filter_map(|result| result["score"].as_f64()).collect();
    assert!(scores.len() == results.len() && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    let limited = site.run(&["search", "thuis", "--limit", "1", "--format", "json"]).expect(0);
    assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&limited.stdout).expect("JSON").len(), 1);
    let nothing = site.run(&["search", "xyzzyqwerty", "--format", "json"]).expect(0);
    assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&nothing.stdout).expect("JSON").len(), 0);
    site.run(&["search", "45A53"]).expect(0).says("Behandeling");
}

#[test]
fn search_knows_what_changed_since_the_last_build() {
    let site = Site::base();
    site.built();
    let site = site.edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen met een kangoeroe.");
    site.run(&["search", "kangoeroe"]).expect(0).says("Begeleiding");
    let unbuilt = Site::base();
    unbuilt.run(&["search", "behandeling"]).expect(0).says("Behandeling");
    assert!(unbuilt.output().0.is_empty(), "a search publishes");
}

#[test]
fn the_date_of_the_environment_must_be_one() {
    let site = Site::base();
    let folder = site.path("").to_string_lossy().into_owned();
    bestek_with(&["build", "--site", &folder], &[("SOURCE_DATE_EPOCH", "gisteren")]).expect(2).says("gisteren");
    bestek_with(&["check", "--site", &folder, "--date", DAY], &[("SOURCE_DATE_EPOCH", "gisteren")]).expect(0);
}

#[test]
fn a_pipe_that_closes_early_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child =
        Command::new(common::program()).arg("explain").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_site_that_is_not_there_is_wrong_usage() {
    for command in ["build", "check"] {
        let run = common::bestek(&[command, "--site", "/bestaat/niet"]).expect(2);
        assert_eq!((run.stdout.as_str(), run.stderr.lines().count()), ("", 1), "{}", run.stderr);
        let site = common::Site::base();
        let file = site.path("bestek.toml").to_string_lossy().into_owned();
        common::bestek(&[command, "--site", &file]).expect(2).says("is a file");
    }
}

#[test]
fn a_date_is_year_month_and_day() {
    for date in ["gisteren", "2026-03-02T10:00", "2-3-2026", "2026-02-30"] {
        common::Site::base().run(&["check", "--date", date]).expect(2).says("YYYY-MM-DD");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_printed_is_not_lost_in_silence() {
    let site = common::Site::base();
    for command in ["check", "build"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
        let mut run = std::process::Command::new(common::program());
        let status =
            run.arg(command).arg("--site").arg(site.path("")).stdout(full).stderr(std::process::Stdio::null()).status().expect("it runs");
        assert_eq!(status.code(), Some(2), "{command}");
    }
}
