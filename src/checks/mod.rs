//! The rules: the resolved catalogue is judged, and nothing in it is changed.
//!
//! One rule a function, grouped by what it is about. Rules add findings; how grave those are is
//! decided later, by their code and the status of the catalogue.

mod amounts;
mod anchors;
mod contracts;
pub mod contrast;
mod dates;
mod duplicates;
mod embeds;
mod figures;
mod guide;
mod images;
mod parts;
mod people;
mod products;
mod prose;
mod references;
mod sections;
mod segments;
pub mod settings;
mod standing;
mod synonyms;
mod tables;
mod targets;
mod tariff_gaps;
mod tariffs;
mod texts;
mod units;
mod unused;

#[cfg(test)]
mod test_site;

use crate::catalogue::Catalogue;
use crate::findings::{Findings, Place, Sources, nearest};
use std::collections::BTreeSet;
use targets::Targets;
use texts::Texts;

/// What every rule looks at, and where it says what it finds.
struct Check<'a> {
    catalogue: &'a Catalogue,
    sources: &'a Sources,
    targets: Targets<'a>,
    texts: Texts<'a>,
    /// What tariffs are for that is no product.
    stray_tariffs: Vec<&'a str>,
    /// Tables that charts are made from.
    used_tables: BTreeSet<String>,
    findings: &'a mut Findings,
}

impl Check<'_> {
    /// True where all of the file around a place could be read, so that what is absent was not written.
    fn is_whole(&self, place: Place) -> bool {
        !self.targets.any_lost(&self.sources.get(place.file()).path)
    }

    /// True where a code may have a tariff that was lost: in a sheet that could not be read, or in a row with a typing error.
    fn tariffs_lost(&self, code: &str) -> bool {
        self.targets.any_lost("content/tariffs/") || self.stray_tariffs.iter().any(|stray| nearest(stray, [code]).is_some())
    }
}

/// Judges the catalogue by every rule.
pub fn check(catalogue: &Catalogue, sources: &Sources, findings: &mut Findings) {
    let targets = Targets::new(catalogue, sources, findings);
    let texts = Texts::new(catalogue, sources, findings);
    let rows = catalogue.sheets.iter().flat_map(|sheet| &sheet.tariff);
    let stray_tariffs =
        rows.map(|row| row.product.as_str()).filter(|id| catalogue.product(id).is_none() && !catalogue.gone.contains_key(*id)).collect();
    let mut check = Check { catalogue, sources, targets, texts, stray_tariffs, used_tables: BTreeSet::new(), findings };
    figures::check(&mut check);
    settings::check(&mut check);
    contrast::check(&mut check);
    duplicates::check(&mut check);
    references::check(&mut check);
    dates::check(&mut check);
    segments::check(&mut check);
    products::check(&mut check);
    units::check(&mut check);
    tariffs::check(&mut check);
    amounts::check(&mut check);
    contracts::check(&mut check);
    people::check(&mut check);
    guide::check(&mut check);
    tables::check(&mut check);
    sections::check(&mut check);
    prose::check(&mut check);
    embeds::check(&mut check);
    images::check(&mut check);
    unused::check(&mut check);
    synonyms::check(&mut check);
}
