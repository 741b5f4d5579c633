//! The same sources on the same date give the same bytes, wherever and however often they are built.

use crate::common::{DAY, Output, Site, bestek_with};

/// Fails with the paths that differ, and the first line in which they do.
fn same(one: &Output, other: &Output) {
    let paths: Vec<&str> = one.paths().collect();
    assert_eq!(paths, other.paths().collect::<Vec<_>>(), "other files");
    for path in paths {
        if one.0[path] != other.0[path] {
            let (left, right) = (String::from_utf8_lossy(&one.0[path]), String::from_utf8_lossy(&other.0[path]));
            let line = left.lines().zip(right.lines()).find(|(a, b)| a != b);
            panic!("{path} differs: {line:?}");
        }
    }
}

#[test]
fn two_builds_of_the_example_are_the_same() {
    let (one, other) = (Site::example(), Site::example());
    same(&one.built(), &other.built());
}

#[test]
fn a_second_build_with_its_cache_is_the_same() {
    let site = Site::region("zuidoost-utrecht");
    let first = site.built();
    same(&first, &site.built());
    let without = site.path(".bestek");
    if without.exists() {
        std::fs::remove_dir_all(without).expect("a cache may be deleted");
    }
    same(&first, &site.built());
}

#[test]
fn the_number_of_threads_makes_no_difference() {
    let site = Site::example();
    let folder = site.path("").to_string_lossy().into_owned();
    let build = |threads: &str| {
        let name = format!("output-{threads}");
        let output = site.path(&name).to_string_lossy().into_owned();
        bestek_with(&["build", "--site", &folder, "--output", &output, "--date", DAY], &[("RAYON_NUM_THREADS", threads)]).expect(0);
        Output::read(&site.path(&name))
    };
    same(&build("1"), &build("7"));
}

#[test]
fn the_date_may_come_from_the_environment() {
    let site = Site::base();
    let folder = site.path("").to_string_lossy().into_owned();
    let named = site.built();
    // 2026-03-02T00:00:00Z
    bestek_with(&["build", "--site", &folder], &[("SOURCE_DATE_EPOCH", "1772409600"), ("TZ", "America/New_York")]).expect(0);
    same(&named, &site.output());
}
