//! `bestek build`: check, then publish the whole site or nothing.

use super::{CONTENT, Common, GOOD, colour, fail, print, say};
use crate::findings::{Severity, show};
use crate::pipeline::{Opened, Report, Timings};
use crate::publish::{PublishError, Stage};
use crate::site::Made;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Runs the command; gives the exit status.
pub fn run(common: &Common, output: Option<&Path>, date: Date, timings: bool) -> u8 {
    let opened = Opened::open(&common.site);
    let Report { findings, sources } = opened.report();
    let grave = findings.iter().filter(|finding| finding.severity != Severity::Info).cloned().collect::<Vec<_>>();
    if !grave.is_empty() {
        say(show::human(&grave, &sources, colour(&std::io::stderr())).trim_end());
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 || !crate::site::can_be_made(&opened) {
        say("bestek: nothing is published, as the content has errors");
        return CONTENT;
    }
    let folder = output.map_or_else(|| common.site.join("output"), PathBuf::from);
    if let Some(why) = unfit(&folder, &opened) {
        return fail(&format!("cannot write to {}: {why}", folder.display()));
    }
    let mut times = opened.timings().clone();
    let published = publish(&opened, &folder, date, &mut times);
    if timings {
        say(times.table().trim_end());
    }
    match published {
        Ok(old) => {
            if let Some(old) = old {
                say(&format!(
                    "bestek: warning: the site is published, but the previous one could not be removed; it is in {}",
                    old.display()
                ));
            }
            print(&format!("{}\n", folder.join("index.html").display()), GOOD)
        }
        Err(error) => fail(&error),
    }
}

/// Makes and writes the site, one version after the other: while one is written, the next is made. Gives the folder that it was
/// before, where that stays.
fn publish(opened: &Opened, folder: &Path, date: Date, times: &mut Timings) -> Result<Option<PathBuf>, String> {
    let said = |error: PublishError| error.to_string();
    let Made { output, looks, .. } = crate::site::make(opened, date, times)?;
    let stage = times.time("publish", || Stage::begin(folder)).map_err(said)?;
    let mut ready = output;
    for version in crate::site::frozen_versions(opened) {
        let (mut writing, mut making) = (Timings::default(), Timings::default());
        let (written, made) = rayon::join(
            || writing.time("publish", || stage.write(&ready)),
            || crate::site::make_frozen(&version, &looks, date, &mut making),
        );
        times.add(&making);
        times.add(&writing);
        written.map_err(said)?;
        ready = made?;
    }
    times.time("publish", || stage.write(&ready)).map_err(said)?;
    drop(ready);
    times.time("publish", || stage.finish()).map_err(said)
}

/// Why a folder cannot be the output: it is where content or themes are read from, or the one that the command runs in.
fn unfit(folder: &Path, opened: &Opened) -> Option<String> {
    let (output, site) = (real(folder), opened.folder());
    for source in opened.read_from() {
        if output.starts_with(real(&source)) {
            return Some(format!("{} is where the site is read from", source.display()));
        }
    }
    if real(site).starts_with(&output) {
        return Some("the site itself is in it".to_owned());
    }
    // A folder that something runs in cannot be replaced by another.
    std::env::current_dir()
        .is_ok_and(|here| here.starts_with(&output))
        .then(|| "it is the current folder; name one in it, or go elsewhere".to_owned())
}

/// A path without links and dots, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut rest = Vec::new();
    for there in absolute.ancestors() {
        if let Ok(found) = there.canonicalize() {
            return rest.iter().rev().fold(found, |path, name| path.join(name));
        }
        rest.extend(there.file_name().map(std::ffi::OsStr::to_os_string));
    }
    absolute
}
