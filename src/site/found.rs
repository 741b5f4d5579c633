//! What can be found, of a site or of a site of sites, and the index of it.

use super::view::{Shared, View};
use super::{UNREADABLE, collection, entries, look};
use crate::findings::Sources;
use crate::pipeline::{Collection, Opened, Site};
use crate::publish::Output;
use crate::search::{Entry, Failure, Index, Settings};
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::Path;

/// Entries, and how their words are analysed.
#[derive(Debug, Default)]
pub struct Found {
    /// What can be found.
    pub entries: Vec<Entry>,
    /// What the site adds to the analysis.
    pub settings: Settings,
}

impl Found {
    /// What can be found of what the view shows.
    pub fn of(view: &View) -> Self {
        Self { entries: entries::entries(view), settings: entries::settings(view) }
    }

    /// What can be found of what was opened.
    ///
    /// # Errors
    /// One sentence, when it could not be read.
    pub fn of_opened(opened: &Opened, date: Date) -> Result<Self, String> {
        match opened {
            Opened::Site(site) => Self::of_site(site, date),
            Opened::Collection(all) => {
                let parts: Result<Vec<_>, String> = all.parts.par_iter().map(|part| Self::of_site(&part.site, date)).collect();
                Ok(collection::gather(all, parts?))
            }
        }
    }

    fn of_site(site: &Site, date: Date) -> Result<Self, String> {
        let catalogue = site.catalogue.as_ref().ok_or(UNREADABLE)?;
        let labels = look::labels(&catalogue.settings, &site.folder);
        let mut shared = Shared::new(catalogue, &site.sources, &site.versions, labels, date);
        shared.compared(site.comparisons());
        Ok(Self::of(&View::new(&shared, "")))
    }

    /// What can be found of a frozen version of a site, with addresses from the root of the site; none where there is no
    /// such version.
    ///
    /// # Errors
    /// One sentence, when the site could not be read.
    pub fn of_frozen(site: &Site, version: &str, date: Date) -> Result<Option<Self>, String> {
        let current = site.catalogue.as_ref().ok_or(UNREADABLE)?;
        let named = |frozen: &&Site| frozen.catalogue.as_ref().is_some_and(|catalogue| catalogue.edition.version.value == version);
        let Some(frozen) = site.versions.iter().find(named) else { return Ok(None) };
        let labels = look::labels(&current.settings, &site.folder);
        let Some(shared) = Shared::frozen(frozen, current, &site.versions, labels, date) else { return Ok(None) };
        let mut found = Self::of(&View::new(&shared, ""));
        for entry in &mut found.entries {
            entry.url = shared.editions.whole(&entry.url);
            for place in &mut entry.places {
                place.url = shared.editions.whole(&place.url);
            }
        }
        Ok(Some(found))
    }

    /// The index. Where a folder is given and can be written, it is kept there, with what it was made of.
    ///
    /// # Errors
    /// When tantivy refuses.
    pub fn index(&self, keep: Option<(&Path, &str)>) -> Result<Index, Failure> {
        if let Some((folder, stamp)) = keep {
            match Index::build_stored(&self.entries, &self.settings, &folder.join(KEPT), stamp) {
                // A cache that cannot be written, or that another build is writing, is no reason not to publish.
                Err(Failure::Io(_) | Failure::Busy) => {}
                result => return result,
            }
        }
        Index::build(&self.entries, &self.settings)
    }
}

/// Where an index is kept, below the folder of the site.
const KEPT: &str = ".bestek/index";

/// The index that was kept in a folder, when it was made of this.
pub fn kept(folder: &Path, stamp: &str) -> Option<Index> {
    Index::open(&folder.join(KEPT)).filter(|(_, of)| of == stamp).map(|(index, _)| index)
}

/// The search index of what the view shows. Where a folder is given and can be written, it is kept there.
///
/// # Errors
/// When tantivy refuses.
pub fn index(view: &View, folder: Option<&Path>) -> Result<Index, Failure> {
    let stamp = stamp(view.shared.sources, view.shared.date);
    Found::of(view).index(folder.map(|folder| (folder, stamp.as_str())))
}

/// The address of the head of the index: the one file of it whose name never changes, so that pages can be made beside it.
pub const HEAD: &str = "zoekindex/head.js";

/// Adds the index to a site.
pub fn publish(index: &Index, output: &mut Output) {
    for (name, bytes) in index.export() {
        output.add(format!("zoekindex/{name}"), bytes.clone());
    }
}

/// What an index was made of: the sources, the day (which tariff holds) and the program.
pub fn stamp(sources: &Sources, date: Date) -> String {
    format!("{} {date} {}", sources.stamp(), env!("CARGO_PKG_VERSION"))
}

/// What an index of what was opened is made of.
pub fn stamp_of(opened: &Opened, date: Date) -> String {
    match opened {
        Opened::Site(site) => stamp_of_site(site, date),
        Opened::Collection(all) => stamp_of_all(all, date),
    }
}

/// What the index of one site is made of.
pub fn stamp_of_site(site: &Site, date: Date) -> String {
    format!("{}{}", stamp(&site.sources, date), frozen(site))
}

/// The frozen versions of a site: what is gone since is found too.
fn frozen(site: &Site) -> String {
    site.versions.iter().map(|version| format!(" {}", version.sources.stamp())).collect()
}

/// What an index of a site of sites is made of.
pub fn stamp_of_all(all: &Collection, date: Date) -> String {
    let parts = all.parts.iter().map(|part| format!(" {} {}{}", part.id, part.site.sources.stamp(), frozen(&part.site)));
    format!("{}{}", stamp(&all.sources, date), parts.collect::<String>())
}
