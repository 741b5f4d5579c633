//! A collection (verzameling): a site of sites, each in a folder of its own beside one `bestek.toml`.
//!
//! Its parts are sites like any other and know nothing of each other; here they are opened side by side.

use super::{Site, Timings};
use crate::catalogue::load;
use crate::catalogue::settings::Settings;
use crate::catalogue::slug;
use crate::checks;
use crate::content::files::Files;
use crate::findings::{At, Findings, Sources, rules};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// A site of sites as far as it could be read.
pub struct Collection {
    /// Its folder.
    pub folder: PathBuf,
    /// `bestek.toml`; none where it is unusable.
    pub settings: Option<Settings>,
    /// The sites, in the order in which they are named.
    pub parts: Vec<Part>,
    /// `bestek.toml`; the files of a part are its own.
    pub sources: Sources,
    /// What is wrong with the collection itself.
    pub findings: Findings,
    /// How long each stage took, summed over the sites.
    pub timings: Timings,
}

/// One site of a collection.
pub struct Part {
    /// The name of its folder, which is also its folder on the site.
    pub id: String,
    /// The site.
    pub site: Site,
}

/// Folders that the site of sites has for itself, or that a build writes.
const TAKEN: &[&str] = &["content", "data", "output", "theme", "themes", "zoekindex"];

impl Collection {
    /// Opens every site of those names.
    pub fn open(folder: &Path, sites: &[At<String>]) -> Self {
        let mut findings = Findings::default();
        let mut files = Files::settings(folder, &mut findings);
        let settings = load::settings(&files, &mut findings);
        load::stylesheets(&mut files, settings.as_ref(), &mut findings);
        let sources = files.sources;
        if let Some(settings) = &settings {
            checks::settings::judge(settings, &sources, &mut findings);
            checks::contrast::judge(settings, &sources, &mut findings);
        }
        let base = settings.as_ref().map(|settings| settings.site.base_url.value.as_str());
        let names = names(folder, sites, &mut findings);
        let parts: Vec<Part> = names.par_iter().map(|name| Part::open(folder, name, base)).collect();
        let mut timings = Timings::default();
        for part in &parts {
            timings.add(&part.site.timings);
        }
        Self { folder: folder.to_path_buf(), settings, parts, sources, findings, timings }
    }
}

impl Part {
    fn open(folder: &Path, id: &str, base: Option<&str>) -> Self {
        let mut site = Site::open(&folder.join(id));
        // Here it is published below the collection, whatever its address when it is published alone.
        let own = base.map(|base| format!("{}/{id}/", base.trim_end_matches('/')));
        let all = site.catalogue.iter_mut().chain(site.versions.iter_mut().filter_map(|version| version.catalogue.as_mut()));
        for (catalogue, own) in all.zip(own.iter().cycle()) {
            catalogue.settings.site.base_url.value.clone_from(own);
        }
        Self { id: id.to_owned(), site }
    }
}

/// The names that lead to a site; what the others lead to is a finding.
fn names<'a>(folder: &Path, sites: &'a [At<String>], findings: &mut Findings) -> Vec<&'a str> {
    if sites.is_empty() {
        let message = "`[collection]` names no sites";
        findings.add_path(&rules::COLLECTION, "bestek.toml", message).help("name their folders: `sites = [\"rijnmond\", \"zeeland\"]`");
    }
    if folder.join("content").exists() {
        let message = "there is content/ beside `[collection]`, and it would not be published";
        findings
            .add_path(&rules::COLLECTION, "content", message)
            .help("move it with a bestek.toml into a folder of its own, and name that");
    }
    let mut names: Vec<&str> = Vec::new();
    for name in sites {
        let id = name.value.as_str();
        if let Some(message) = refusal(folder, id) {
            findings.add(&rules::COLLECTION, name.place, message);
        } else if names.contains(&id) {
            findings.add(&rules::COLLECTION, name.place, format!("the site `{id}` is named twice"));
        } else if !folder.join(id).join("bestek.toml").is_file() {
            let near = beside(folder);
            let message = format!("there is no site `{id}`: a folder with a bestek.toml");
            findings.add(&rules::MISSING_FILE, name.place, message).nearest(id, near.iter().map(String::as_str));
        } else {
            names.push(id);
        }
    }
    names
}

/// Why a name cannot be that of a site of a collection.
fn refusal(folder: &Path, id: &str) -> Option<String> {
    if id.is_empty() || slug(id) != id {
        return Some(format!("`{id}` cannot be a site: name a folder beside bestek.toml, in lower case letters, digits and hyphens"));
    }
    if TAKEN.contains(&id) {
        return Some(format!("`{id}` cannot be a site: that folder has another use"));
    }
    let real = |path: &Path| path.canonicalize().ok();
    if let (Some(root), Some(site)) = (real(folder), real(&folder.join(id)))
        && !site.starts_with(root)
    {
        return Some(format!("`{id}` leads out of the folder of the collection"));
    }
    let files = Files::settings(&folder.join(id), &mut Findings::default());
    load::collection(&files).is_some().then(|| format!("`{id}` is a collection itself; name its sites here instead"))
}

/// The folders that hold a site, sorted.
fn beside(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let sites = entries.flatten().filter(|entry| entry.path().join("bestek.toml").is_file());
    let mut names: Vec<String> = sites.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
