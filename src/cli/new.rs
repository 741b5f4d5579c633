//! `bestek new`: a small site to start from, which builds without findings.

use super::{GOOD, fail, print};
use std::path::Path;

const FILES: &[(&str, &str)] = &[
    ("bestek.toml", include_str!("new/bestek.toml")),
    ("content/catalogue.toml", include_str!("new/catalogue.toml")),
    ("content/segments/ambulant.md", include_str!("new/ambulant.md")),
    ("content/products/45a48.md", include_str!("new/45a48.md")),
    ("content/tariffs/2026.toml", include_str!("new/2026.toml")),
    ("content/glossary.toml", include_str!("new/glossary.toml")),
    (".gitignore", "/output/\n/.bestek/\n"),
];

/// Runs the command; gives the exit status.
pub fn run(dir: &Path) -> u8 {
    let occupied = match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        Err(error) => return fail(&format!("cannot use {}: {error}", dir.display())),
    };
    if occupied {
        return fail(&format!("{} is not empty; name a new folder", dir.display()));
    }
    for (path, text) in FILES {
        let path = dir.join(path);
        let written = path.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&path, text));
        if let Err(error) = written {
            return fail(&format!("cannot write {}: {error}", path.display()));
        }
    }
    print(&format!("A new site is in {0}. Build it with: bestek build --site {0}\n", dir.display()), GOOD)
}
