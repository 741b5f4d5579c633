//! Whatever happens to `release` and `build`, there is the old state or the new one, and the next run works.
//!
//! The program is killed at points spread over the time that it takes, each command twenty times, on a site that has frozen
//! versions already. `BESTEK_FULL` kills it ten times as often. How often the old state and the new one were found is
//! written out (`cargo test --test all faults:: -- --show-output`).

use crate::common::{DAY, Output, Site, program};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each command is killed.
fn times() -> u32 {
    if std::env::var_os("BESTEK_FULL").is_some() { 200 } else { 20 }
}

/// Runs the program on a site, and kills it (SIGKILL) after so long.
fn killed(site: &Site, arguments: &[&str], after: Duration) {
    let mut command = Command::new(program());
    command.args(arguments).arg("--site").arg(site.path("")).env_remove("SOURCE_DATE_EPOCH");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
    std::thread::sleep(after);
    let _ = child.kill();
    child.wait().expect("an end");
}

/// Points spread over the time that a command takes and a little more, in an order without pattern.
fn points(takes: Duration) -> impl Iterator<Item = Duration> {
    let times = times();
    (0..times).map(move |n| takes.mul_f64(1.1 * f64::from((n * 37 + 11) % times) / f64::from(times)))
}

/// A site with two frozen versions, and attachments, so that copying takes a while.
fn site() -> Site {
    let settings = "contact = \"inkoop@proef.example\"\n\n[checks]\nunused = \"off\"\n";
    let base = Site::base().edit("bestek.toml", "contact = \"inkoop@proef.example\"\n", settings).edit(
        "content/tariffs/2026.toml",
        "valid_from = 2026",
        "valid_from = 2024",
    );
    let now = std::fs::read_to_string(base.path("content/catalogue.toml")).expect("the version");
    let site = ["2024", "2025"].iter().fold(base, |site, year| {
        let site = site.with("content/catalogue.toml", now.replace("2026", year));
        site.run(&["release"]).expect(0);
        site
    });
    let site = site.with("content/catalogue.toml", &now);
    (0..60).fold(site, |site, n| site.with(&format!("content/assets/{n}.pdf"), vec![b'x'; 20_000]))
}

/// Everything that is frozen before this version.
fn earlier(site: &Site) -> [Output; 2] {
    ["2024.1", "2025.1"].map(|version| Output::read(&site.path(&format!("content/versions/{version}"))))
}

#[test]
fn a_release_that_is_killed_leaves_no_half_version() {
    let whole = site();
    let start = Instant::now();
    whole.run(&["release"]).expect(0);
    let (takes, whole) = (start.elapsed(), Output::read(&whole.path("content/versions/2026.1")));
    let site = site();
    let before = earlier(&site);
    let (mut old, mut new) = (0, 0);
    for after in points(takes) {
        killed(&site, &["release"], after);
        let version = Output::read(&site.path("content/versions/2026.1"));
        if version.0.is_empty() {
            assert!(!site.path("content/versions/2026.1").exists(), "an empty version after {after:?}");
            old += 1;
            // Content with the remains of it beside it is as good as before.
            assert_eq!(site.check(), [], "after {after:?}");
            site.run(&["release"]).expect(0);
        } else {
            assert_eq!(version, whole, "half a version after {after:?}");
            new += 1;
        }
        assert_eq!(site.check(), [], "after {after:?}");
        assert!(earlier(&site) == before, "an earlier version was touched after {after:?}");
        let entries = std::fs::read_dir(site.path("content/versions")).expect("versions").flatten();
        let mut left: Vec<_> = entries.map(|entry| entry.file_name()).collect();
        left.sort();
        if version.0.is_empty() {
            assert_eq!(left, ["2024.1", "2025.1", "2026.1"], "the next release clears what was left");
        }
        std::fs::remove_dir_all(site.path("content/versions/2026.1")).expect("the version");
    }
    println!("release killed {} times: {old} times the old state, {new} times the new one, and the next run worked", times());
    assert!(old > 0, "never killed in time: {old} old, {new} new");
}

#[test]
fn a_build_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let site = site();
    let title = |site: Site, from: &str, to: &str| site.edit("bestek.toml", from, to);
    let site = title(site, "title = \"Productenboek\"", "title = \"Eerste\"");
    let mut states = vec![site.built()];
    let site = title(site, "\"Eerste\"", "\"Tweede\"");
    let start = Instant::now();
    states.push(site.built());
    let takes = start.elapsed();
    let (mut site, mut now) = (site, 1);
    let (before, mut old) = (earlier(&site), 0);
    for after in points(takes) {
        let next = 1 - now;
        let names = ["\"Eerste\"", "\"Tweede\""];
        site = title(site, names[now], names[next]);
        killed(&site, &["build", "--date", DAY], after);
        let output = site.output();
        assert!(output == states[now] || output == states[next], "neither the old site nor the new one after {after:?}");
        assert!(output.0.contains_key("versies/2024.1/index.html"), "the frozen versions are part of it");
        assert!(earlier(&site) == before, "a frozen version was touched after {after:?}");
        old += u32::from(output == states[now]);
        assert_eq!(site.built(), states[next], "the next build after {after:?}");
        now = next;
    }
    let left = std::fs::read_dir(site.path("")).expect("the site").flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert_eq!(left.filter(|name| name.starts_with(".bestek-")).collect::<Vec<_>>(), Vec::<String>::new());
    assert!(old > 0, "never killed in time");
    println!("build killed {} times: {old} times the old site, {} times the new one, and the next run worked", times(), times() - old);
}
