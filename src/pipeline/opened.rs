//! What a folder holds: one site, or a site of sites. Every command opens a folder this way, and asks the same of both.

use super::{Collection, Site, Timings, judge};
use crate::catalogue::load;
use crate::content::files::Files;
use crate::findings::{self, Findings, Judged, Sources};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// What was opened.
#[allow(clippy::large_enum_variant, reason = "there is one of it in a run")]
pub enum Opened {
    /// A folder with `content/`.
    Site(Site),
    /// A folder whose `bestek.toml` has `[collection]`.
    Collection(Collection),
}

/// Everything that is wrong, and the files that it is about.
pub struct Report<'a> {
    /// The findings, sorted; files of a part begin with its folder.
    pub findings: Vec<Judged>,
    /// The files.
    pub sources: Cow<'a, Sources>,
}

impl Opened {
    /// Opens what is in a folder.
    pub fn open(folder: &Path) -> Self {
        let files = Files::settings(folder, &mut Findings::default());
        match load::collection(&files) {
            Some(sites) => Self::Collection(Collection::open(folder, &sites)),
            None => Self::Site(Site::open(folder)),
        }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        match self {
            Self::Site(site) => &site.folder,
            Self::Collection(all) => &all.folder,
        }
    }

    /// The folders that are read, in which nothing may be written.
    pub fn read_from(&self) -> Vec<PathBuf> {
        let of = |folder: &Path| ["content", "themes"].map(|name| folder.join(name));
        let mut folders = of(self.folder()).to_vec();
        if let Self::Collection(all) = self {
            folders.extend(all.parts.iter().flat_map(|part| of(&part.site.folder)));
        }
        folders
    }

    /// How long each stage took so far.
    pub fn timings(&self) -> &Timings {
        match self {
            Self::Site(site) => &site.timings,
            Self::Collection(all) => &all.timings,
        }
    }

    /// Everything that is wrong with it. Each part of a collection is judged by its own `[checks]`.
    pub fn report(&self) -> Report<'_> {
        match self {
            Self::Site(site) => Report { findings: site.judged(), sources: Cow::Borrowed(&site.sources) },
            Self::Collection(all) => {
                let mut judged = judge(&all.findings, &all.sources, true, all.settings.as_ref());
                let mut sources = all.sources.clone();
                for part in &all.parts {
                    let own = part.site.judged();
                    if !own.is_empty() {
                        let before = sources.append(&part.id, &part.site.sources);
                        judged.extend(own.into_iter().map(|finding| finding.below(&part.id, before)));
                    }
                }
                findings::sort(&mut judged);
                Report { findings: judged, sources: Cow::Owned(sources) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "title = \"T\"\npublisher = \"P\"\nbase_url = \"https://p.example/\"\n";

    #[test]
    fn findings_of_a_part_begin_with_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("bestek.toml", format!("[site]\n{SITE}\n[collection]\nsites = [\"b\", \"a\"]\n")),
            ("a/bestek.toml", format!("[site]\n{SITE}")),
            ("b/bestek.toml", format!("[site]\n{SITE}naam = 1\n")),
            ("a/content/catalogue.toml", "version = \"1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\n".to_owned()),
            ("b/content/catalogue.toml", "versie = \"1\"\n".to_owned()),
        ] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let opened = Opened::open(folder.path());
        let report = opened.report();
        let first = &report.findings[0];
        assert_eq!((first.file.as_str(), first.line, first.code), ("b/bestek.toml", 5, "unknown-key"), "{:?}", report.findings);
        assert!(findings::show::human(&report.findings, &report.sources, false).contains(" 5 | naam = 1\n   | ^^^^\n"));
        let Opened::Collection(all) = &opened else { panic!("no collection") };
        let base = &all.parts[1].site.catalogue.as_ref().unwrap().settings.site.base_url.value;
        assert_eq!((all.parts[1].id.as_str(), base.as_str()), ("a", "https://p.example/a/"));
    }
}
