//! `bestek build`: check, then publish the whole site or nothing.

use super::{BROKEN, CONTENT, Common, GOOD, colour, fail, print, say};
use crate::findings::{Severity, show};
use crate::pipeline::Site;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Runs the command; gives the exit status.
pub fn run(common: &Common, output: Option<&Path>, date: Date, timings: bool) -> u8 {
    let mut site = Site::open(&common.site);
    let findings = site.judged();
    let grave = findings.iter().filter(|finding| finding.severity != Severity::Info).cloned().collect::<Vec<_>>();
    if !grave.is_empty() {
        say(show::human(&grave, &site.sources, colour(&std::io::stderr())).trim_end());
    }
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let Some(catalogue) = site.catalogue.take().filter(|_| errors == 0) else {
        say("bestek: nothing is published, as the content has errors");
        return CONTENT;
    };
    let folder = output.map_or_else(|| common.site.join("output"), PathBuf::from);
    let made = match crate::site::build(&catalogue, &site.sources, &common.site, date, &mut site.timings) {
        Ok(made) => made,
        Err(error) => return fail(&error),
    };
    let published = site.timings.time("publish", || crate::publish::publish(&made.output, &folder));
    if timings {
        say(site.timings.table().trim_end());
    }
    match published {
        Ok(()) => {
            print(&format!("{}\n", folder.join("index.html").display()));
            GOOD
        }
        Err(error) => {
            say(&format!("bestek: {error}"));
            BROKEN
        }
    }
}
