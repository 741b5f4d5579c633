//! Editions (uitgaven): every version of the site with its pages, its folder and how it stands today, seen from one of them.

use super::plan::{PageId, Plan, relative};
use crate::catalogue::Catalogue;
use crate::pipeline::Site;
use crate::versions::archive::{self, Standing};
use jiff::ToSpan;
use jiff::civil::Date;

/// One version of the site.
#[derive(Debug)]
pub struct Edition<'a> {
    /// What it holds.
    pub catalogue: &'a Catalogue,
    /// Its pages.
    pub plan: Plan,
    /// Where it stands, from the site's root: empty for the current one, else `versies/2026.1/`.
    pub folder: String,
    /// How it stands on the day of the build.
    pub standing: Standing,
    /// The last day on which it holds: its own, or the day before the next one.
    pub until: Option<Date>,
}

impl Edition<'_> {
    /// Its number.
    pub fn version(&self) -> &str {
        &self.catalogue.edition.version.value
    }
}

/// All versions, and the one that is being shown.
#[derive(Debug)]
pub struct Editions<'a> {
    /// Oldest first.
    pub all: Vec<Edition<'a>>,
    /// The folder of what is being shown: that of the current version also has a frozen copy of it.
    pub folder: String,
    /// Whether the current version is frozen too, and thus has an address that stays as it is.
    pub fixed: bool,
    own: usize,
    current: usize,
}

/// The folder of a frozen version, from the site's root.
pub fn folder(version: &str) -> String {
    format!("versies/{version}/")
}

impl<'a> Editions<'a> {
    /// The versions of a site, seen from `own`: the current catalogue, or one of the frozen ones.
    pub fn of(own: &'a Catalogue, current: &'a Catalogue, versions: &'a [Site], date: Date) -> Self {
        let line = archive::line(current, versions);
        let number = |catalogue: &Catalogue| catalogue.edition.version.value.clone();
        let edition = |(at, catalogue): (usize, &&'a Catalogue)| {
            let is_current = number(catalogue) == number(current);
            let mut plan = Plan::of(catalogue, &line[..at]);
            if is_current && !versions.is_empty() {
                plan.add(PageId::Versions);
            }
            if is_current && line.len() > 1 {
                plan.add(PageId::Changes);
                for version in line[1..].iter().map(|catalogue| number(catalogue)) {
                    plan.add(PageId::ChangesOf(version.clone()));
                    plan.add(PageId::PrintChanges(version));
                }
            }
            let begins = line.get(at + 1).map(|next| next.edition.valid_from);
            let next = begins.and_then(|begins| begins.checked_sub(1.day()).ok());
            let until = catalogue.edition.valid_until.as_ref().map(|until| until.value);
            // One that was replaced on the day it began, as a correction does, held on no day of its own.
            let at_once = begins.is_some_and(|begins| begins <= catalogue.edition.valid_from);
            Edition {
                catalogue,
                plan,
                folder: if is_current { String::new() } else { folder(&number(catalogue)) },
                standing: archive::standing(catalogue, &line, date),
                until: [next, until].into_iter().flatten().min().filter(|_| !at_once),
            }
        };
        let all: Vec<Edition> = line.iter().enumerate().map(edition).collect();
        let place =
            |wanted: &Catalogue| all.iter().position(|edition| edition.version() == wanted.edition.version.value).unwrap_or_default();
        Self {
            own: place(own),
            current: place(current),
            folder: if std::ptr::eq(own, current) { String::new() } else { folder(&number(own)) },
            fixed: archive::is_frozen(&number(current), versions),
            all,
        }
    }

    /// The version that is being shown.
    pub fn own(&self) -> &Edition<'a> {
        &self.all[self.own]
    }

    /// The current version, which stands at the root of the site.
    pub fn current(&self) -> &Edition<'a> {
        &self.all[self.current]
    }

    /// The version that holds on the day of the build.
    pub fn in_force(&self) -> Option<&Edition<'a>> {
        self.all.iter().find(|edition| edition.standing == Standing::InForce)
    }

    /// Those before the one that is shown, newest first.
    pub fn before(&self) -> impl Iterator<Item = &Edition<'a>> {
        self.all[..self.own].iter().rev()
    }

    /// Whether what is shown is the current version at its own address.
    pub fn is_current(&self) -> bool {
        self.folder.is_empty()
    }

    /// The address in full of what is called `address` in the version that is shown, from the site's root.
    pub fn whole(&self, address: &str) -> String {
        format!("{}{address}", self.folder)
    }

    /// The link from a page of the version that is shown to an address from the site's root.
    pub fn link(&self, from: &str, to: &str) -> String {
        relative(&self.whole(from), to, None)
    }
}
