//! Versions: freezing, what stays online of them, and what the content owes to them.

mod common;

use common::{Output, Site};

/// The small site with its version 2026.1 frozen, and the content at version 2026.2.
fn frozen() -> Site {
    let site = Site::base();
    site.run(&["release"]).expect(0);
    site.edit("content/catalogue.toml", "version = \"2026.1\"", "version = \"2026.2\"")
}

#[test]
fn a_release_freezes_the_content_once() {
    let site = Site::base();
    let before = Output::read(&site.path("content"));
    site.run(&["release", "2026.1", "--dry-run"]).expect(0).says("content/versions/2026.1").says("products/begeleiding.md");
    assert_eq!(Output::read(&site.path("content")), before, "a dry run writes");
    let run = site.run(&["release", "2026.1"]).expect(0);
    assert!(run.stdout.trim_end().ends_with("content/versions/2026.1"), "{}", run.stdout);
    let version = Output::read(&site.path("content/versions/2026.1"));
    for (path, bytes) in &before.0 {
        assert_eq!(version.0.get(path), Some(bytes), "{path}");
    }
    assert_eq!(version.text("bestek.toml"), std::fs::read_to_string(site.path("bestek.toml")).expect("settings"));
    assert_eq!(version.0.len(), before.0.len() + 2, "the settings and a manifest are added");
    site.run(&["release"]).expect(2).says("is there already");
    assert_eq!(site.check(), []);
    assert_eq!(Output::read(&site.path("content/versions/2026.1")), version);
}

#[test]
fn what_is_not_ready_is_not_frozen() {
    for (site, status, words) in [
        (Site::base().edit("content/catalogue.toml", "adopted", "draft"), 1, "is a draft"),
        (Site::base().with("content/segments/leeg.md", ""), 1, "has errors"),
        (Site::base().edit("content/catalogue.toml", "\"2026.1\"", "\"2026/1\""), 2, "cannot be frozen"),
    ] {
        site.run(&["release"]).expect(status).says(words);
        assert!(!site.path("content/versions").exists());
    }
    Site::base().run(&["release", "2026.2"]).expect(2).says("says version 2026.1");
}

#[test]
fn nothing_is_published_over_a_frozen_file_that_was_touched() {
    let site = frozen().edit("content/versions/2026.1/segments/ambulant.md", "thuis", "elders");
    site.build().expect(1).says("content/versions/2026.1/segments/ambulant.md");
    assert!(!site.path("output").exists());
}
