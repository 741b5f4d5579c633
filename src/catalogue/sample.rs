//! A catalogue from a few texts, for tests.

use crate::pipeline::Site;

/// The smallest site; tests lay their files over it.
const BASE: &[(&str, &str)] = &[
    ("bestek.toml", "[site]\ntitle = \"Boek\"\npublisher = \"Regio\"\nbase_url = \"https://regio.example/boek/\"\n"),
    ("content/catalogue.toml", "version = \"1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n"),
    ("content/segments/s.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n"),
];

/// The site of these files, given as path and text.
pub fn sample(files: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in BASE.iter().chain(files) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    Site::open(folder.path())
}

/// The example catalogue of this repository.
pub fn example() -> Site {
    Site::open(std::path::Path::new(env!("CARGO_MANIFEST_DIR")))
}
