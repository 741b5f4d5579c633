//! The archive (archief): the frozen versions of a site, each opened as a catalogue, in the order in which they hold.

use super::freeze::{folder, is_name};
use super::manifest;
use crate::catalogue::Catalogue;
use crate::findings::{Findings, rules};
use crate::pipeline::Site;
use jiff::civil::Date;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::path::Path;

/// Opens every frozen version of the site in `site`, oldest first, and verifies its manifest. What was found in its
/// content when it was frozen is not said again.
pub fn open(site: &Path, findings: &mut Findings) -> Vec<Site> {
    let mut names: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(folder(site)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || crate::content::files::hidden(&entry.file_name()) {
            continue;
        }
        if entry.path().is_dir() && is_name(&name) {
            names.push(name);
        } else {
            let shown = format!("content/versions/{name}");
            findings.add_path(&rules::UNEXPECTED_FILE, shown, "only `bestek release` writes here, and this is no version of it");
        }
    }
    names.sort();
    let read = |name: &String| {
        let (folder, shown) = (folder(site).join(name), format!("content/versions/{name}"));
        let mut own = Findings::default();
        let manifest = manifest::verify(&folder, &shown, &mut own);
        let version = Site::read(&folder);
        match version.catalogue.as_ref().map(|catalogue| &catalogue.edition.version.value) {
            None => {
                own.add_path(&rules::FROZEN_TOUCHED, shown, "this frozen version cannot be read any more");
            }
            Some(version) if version != name => {
                let message = format!("this folder holds version `{version}`, and is not named after it");
                own.add_path(&rules::FROZEN_TOUCHED, shown, message);
            }
            Some(_) => {}
        }
        (version, manifest, own)
    };
    let (mut versions, mut manifests) = (Vec::new(), Vec::new());
    for (version, manifest, own) in names.par_iter().map(read).collect::<Vec<_>>() {
        findings.extend(own);
        manifests.extend(manifest);
        if version.catalogue.is_some() {
            versions.push(version);
        }
    }
    manifest::verify_earlier(&folder(site), &manifests, findings);
    versions.sort_by(|a, b| match (&a.catalogue, &b.catalogue) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
    for at in 1..versions.len() {
        let (earlier, later) = versions.split_at_mut(at);
        let before: Vec<&Catalogue> = earlier.iter().rev().filter_map(|site| site.catalogue.as_ref()).collect();
        if let Some(catalogue) = later.first_mut().and_then(|site| site.catalogue.as_mut()) {
            catalogue.inherit(&before);
        }
    }
    versions
}

/// Which of two versions holds first: by the day on which it takes effect, then by its number.
pub fn order(a: &Catalogue, b: &Catalogue) -> Ordering {
    let key = |catalogue: &Catalogue| catalogue.edition.valid_from;
    key(a).cmp(&key(b)).then_with(|| natural(&a.edition.version.value, &b.edition.version.value))
}

/// Compares as people do: 2026.10 comes after 2026.9.
fn natural(a: &str, b: &str) -> Ordering {
    let parts = |text: &str| {
        let mut parts: Vec<(bool, String)> = Vec::new();
        for c in text.chars() {
            match parts.last_mut() {
                Some((digits, part)) if *digits == c.is_ascii_digit() => part.push(c),
                _ => parts.push((c.is_ascii_digit(), c.to_string())),
            }
        }
        parts.into_iter().map(|(digits, part)| if digits { (part.parse::<u64>().unwrap_or(u64::MAX), String::new()) } else { (0, part) })
    };
    parts(a).cmp(parts(b)).then_with(|| a.cmp(b))
}

/// The frozen versions before a catalogue, oldest first: those that hold earlier and have another number.
pub fn before<'a>(catalogue: &Catalogue, versions: &'a [Site]) -> impl DoubleEndedIterator<Item = &'a Catalogue> + use<'a> {
    let earlier =
        |other: &&Catalogue| other.edition.version.value != catalogue.edition.version.value && order(other, catalogue) == Ordering::Less;
    let earlier: Vec<&Catalogue> = versions.iter().filter_map(|site| site.catalogue.as_ref()).filter(earlier).collect();
    earlier.into_iter()
}

/// The version before a catalogue.
pub fn previous<'a>(catalogue: &Catalogue, versions: &'a [Site]) -> Option<&'a Catalogue> {
    before(catalogue, versions).next_back()
}

/// Every version with the one before it, oldest first; the current catalogue last.
pub fn neighbours<'a>(current: &'a Catalogue, versions: &'a [Site]) -> Vec<(&'a Catalogue, &'a Catalogue)> {
    let all = line(current, versions);
    all.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// All versions in the order in which they hold, the current catalogue in the place of what was frozen of it.
pub fn line<'a>(current: &'a Catalogue, versions: &'a [Site]) -> Vec<&'a Catalogue> {
    let others = versions.iter().filter_map(|site| site.catalogue.as_ref());
    let mut all: Vec<_> = others.filter(|other| other.edition.version.value != current.edition.version.value).collect();
    all.push(current);
    all.sort_by(|a, b| order(a, b));
    all
}

/// Whether a version was frozen.
pub fn is_frozen(version: &str, versions: &[Site]) -> bool {
    versions.iter().filter_map(|site| site.catalogue.as_ref()).any(|catalogue| catalogue.edition.version.value == version)
}

/// How a version stands on a day, among all versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It takes effect later (nog niet van kracht).
    Later,
    /// It holds (van kracht).
    InForce,
    /// Another holds in its place (vervangen).
    Superseded,
    /// Its validity ended and none followed (verlopen).
    Ended,
}

/// How one of the versions of `line` stands on a day. Of two that begin on the same day the last one holds.
pub fn standing(version: &Catalogue, line: &[&Catalogue], date: Date) -> Standing {
    if version.edition.valid_from > date {
        return Standing::Later;
    }
    let begun = line.iter().rev().find(|other| other.edition.valid_from <= date);
    match begun {
        Some(other) if other.edition.version.value != version.edition.version.value => Standing::Superseded,
        _ if version.edition.valid_until.as_ref().is_some_and(|until| until.value < date) => Standing::Ended,
        _ => Standing::InForce,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_as_people_count() {
        let mut all = ["2026.10", "2026.9", "2026.1-b", "2026.1", "2025"];
        all.sort_by(|a, b| natural(a, b));
        assert_eq!(all, ["2025", "2026.1", "2026.1-b", "2026.9", "2026.10"]);
    }
}
