//! The stages up to the findings, one after the other: load, resolve, check; of one site, or of a site of sites.

mod collection;
mod opened;

pub use collection::{Collection, Part};
pub use opened::{Opened, Report};

use crate::catalogue::load::{Loaded, load};
use crate::catalogue::settings::Settings;
use crate::catalogue::{Catalogue, terms::Status};
use crate::content::files::Files;
use crate::findings::{Findings, Judged, Severity, Sources};
use crate::versions::compare::{Changes, compare};
use crate::versions::{archive, promises};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Instant;

/// A site as far as it could be read, with everything that is wrong with it.
pub struct Site {
    /// Its folder.
    pub folder: PathBuf,
    /// The catalogue; none where `bestek.toml` or `catalogue.toml` is unusable.
    pub catalogue: Option<Catalogue>,
    /// The files.
    pub sources: Sources,
    /// What is wrong, not judged yet.
    pub findings: Findings,
    /// How long each stage took.
    pub timings: Timings,
    /// Its frozen versions in the order in which they hold, oldest first; each has a catalogue.
    pub versions: Vec<Site>,
    compared: OnceLock<Vec<Changes>>,
}

impl Site {
    /// Loads, resolves and checks the site in `folder`, with its frozen versions.
    pub fn open(folder: &Path) -> Self {
        let mut site = Self::with_versions(folder);
        let Self { catalogue, sources, findings, timings, versions, .. } = &mut site;
        if let Some(catalogue) = catalogue {
            timings.time("check", || {
                crate::checks::check(catalogue, sources, findings);
                promises::check(catalogue, versions, findings);
            });
        }
        site
    }

    /// Loads and resolves the site in `folder` with its frozen versions, each with what it takes over from those before it. It is
    /// not checked.
    pub fn with_versions(folder: &Path) -> Self {
        let mut site = Self::read(folder);
        let Self { catalogue, findings, timings, versions, .. } = &mut site;
        *versions = timings.time("versions", || archive::open(folder, findings));
        if let Some(catalogue) = catalogue {
            let before: Vec<&Catalogue> = archive::before(catalogue, versions).rev().collect();
            catalogue.inherit(&before);
        }
        site
    }

    /// Loads and resolves one content tree: a site, or a frozen version. It knows of no version before it.
    pub fn read(folder: &Path) -> Self {
        let mut timings = Timings::default();
        let mut findings = Findings::default();
        let files = timings.time("load", || Files::read(folder, &mut findings));
        let Loaded { settings, edition, records, sources } = timings.time("read", || load(files, &mut findings));
        let catalogue = settings
            .zip(edition)
            .map(|(settings, edition)| timings.time("resolve", || Catalogue::resolve(settings, edition, records, &sources, &mut findings)));
        Self { folder: folder.to_path_buf(), catalogue, sources, findings, timings, versions: Vec::new(), compared: OnceLock::new() }
    }

    /// Every version compared with the one before it, oldest first; worked out when it is first asked.
    pub fn comparisons(&self) -> &[Changes] {
        self.compared.get_or_init(|| {
            let pairs = self.catalogue.as_ref().map(|catalogue| archive::neighbours(catalogue, &self.versions)).unwrap_or_default();
            pairs.par_iter().map(|(old, new)| compare(old, new)).collect()
        })
    }

    /// The findings with their severities, sorted.
    pub fn judged(&self) -> Vec<Judged> {
        let adopted = self.catalogue.as_ref().is_some_and(|c| c.edition.status == Status::Adopted);
        judge(&self.findings, &self.sources, adopted, self.catalogue.as_ref().map(|catalogue| &catalogue.settings))
    }
}

/// Gives findings the severities that the settings set.
fn judge(findings: &Findings, sources: &Sources, adopted: bool, settings: Option<&Settings>) -> Vec<Judged> {
    let severity = |word: &str| match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "info" => Some(Severity::Info),
        _ => None,
    };
    let overrides: Vec<_> =
        settings.into_iter().flat_map(|settings| &settings.checks.0.0).map(|(code, word)| (code.clone(), severity(word))).collect();
    findings.judge(sources, adopted, &overrides)
}

/// The time that each stage took, for `--timings`.
#[derive(Clone, Debug, Default)]
pub struct Timings(Vec<(&'static str, f64)>);

impl Timings {
    /// Runs a stage and notes its time.
    pub fn time<T>(&mut self, stage: &'static str, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = run();
        let took = start.elapsed().as_secs_f64() * 1000.0;
        // A stage that every version goes through is one line.
        match self.0.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, all)) => *all += took,
            None => self.0.push((stage, took)),
        }
        result
    }

    /// Adds the times of another site, stage by stage.
    pub fn add(&mut self, other: &Timings) {
        for (stage, ms) in &other.0 {
            match self.0.iter_mut().find(|(own, _)| own == stage) {
                Some((_, sum)) => *sum += ms,
                None => self.0.push((stage, *ms)),
            }
        }
    }

    /// One line a stage, in milliseconds.
    pub fn table(&self) -> String {
        let total: f64 = self.0.iter().map(|(_, ms)| ms).sum();
        let rows = self.0.iter().map(|(stage, ms)| format!("{stage:<10} {ms:>9.1} ms\n"));
        format!("{}{:<10} {total:>9.1} ms\n", rows.collect::<String>(), "all")
    }
}
