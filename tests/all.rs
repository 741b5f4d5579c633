//! The whole-program tests, as one program: each file is a module of it, so that they are linked once, share what is costly
//! to make, and run beside each other. One file alone: `cargo test --test all NAME::`.

mod common;

mod absent_keys;
mod bad_input;
mod changes;
mod choosing;
mod cli;
mod collection;
mod composition;
mod contracts;
mod every_key;
mod faults;
mod findings;
mod odd_documents;
mod paper;
mod pdf;
mod readme;
mod references;
mod regions;
mod renamed;
mod sameness;
mod schema;
mod search;
mod site;
mod versions;

/// A file that is not a module here would never run.
#[test]
fn every_file_of_tests_is_run() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let here = std::fs::read_to_string(root.join("all.rs")).expect("this file");
    for entry in std::fs::read_dir(root).expect("the tests").map(|entry| entry.expect("a file").path()) {
        let name = entry.file_stem().unwrap_or_default().to_string_lossy();
        if entry.extension().is_some_and(|end| end == "rs") && name != "all" {
            assert!(here.contains(&format!("\nmod {name};\n")), "tests/{name}.rs is no module of tests/all.rs");
        }
    }
}
