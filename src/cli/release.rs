//! `bestek release`: freeze the content as a version.

use super::{CONTENT, Common, GOOD, colour, fail, print, say};
use crate::catalogue::terms::Status;
use crate::findings::{Severity, show};
use crate::pipeline::Opened;
use crate::versions::freeze::{self, Refused};
use std::fmt::Write;

/// Runs the command; gives the exit status.
pub fn run(common: &Common, version: Option<&str>, dry_run: bool) -> u8 {
    let Opened::Site(site) = Opened::open(&common.site) else {
        return fail("a collection has no version of its own; release its sites one by one, each with --site");
    };
    let findings = site.judged();
    let grave: Vec<_> = findings.iter().filter(|finding| finding.severity != Severity::Info).cloned().collect();
    if !grave.is_empty() {
        say(show::human(&grave, &site.sources, colour(&std::io::stderr())).trim_end());
    }
    let errors = grave.iter().any(|finding| finding.severity == Severity::Error);
    let Some(catalogue) = site.catalogue.as_ref().filter(|_| !errors) else {
        say("bestek: nothing is frozen, as the content has errors");
        return CONTENT;
    };
    let own = catalogue.edition.version.value.as_str();
    if let Some(other) = version.filter(|version| *version != own) {
        return fail(&format!("content/catalogue.toml says version {own}; write {other} there first, or release {own}"));
    }
    if catalogue.edition.status != Status::Adopted {
        say("bestek: nothing is frozen, as the content is a draft; set `status = \"adopted\"` in content/catalogue.toml first");
        return CONTENT;
    }
    let (target, files) = match freeze::plan(&common.site, own) {
        Ok(plan) => plan,
        Err(Refused::Name) => return fail(&format!("`{own}` cannot be frozen: {}", Refused::Name)),
        Err(refused) => return fail(&refused.to_string()),
    };
    if dry_run {
        let mut text = format!("would freeze version {own} as {}: {} files and a manifest\n", target.display(), files.len());
        for (path, _) in &files {
            let _ = writeln!(text, "  {path}");
        }
        return print(&text, GOOD);
    }
    match freeze::freeze(&common.site, own) {
        Ok(folder) => {
            say(&format!("bestek: version {own} is frozen; give the content a new version in catalogue.toml before you change it"));
            print(&format!("{}\n", folder.display()), GOOD)
        }
        Err(refused) => fail(&refused.to_string()),
    }
}
