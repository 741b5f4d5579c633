//! The rules: the resolved catalogue is judged, and nothing in it is changed.
//!
//! One rule a function, grouped by what it is about. Rules add findings; how grave those are is
//! decided later, by their code and the status of the catalogue.

mod contracts;
mod dates;
mod duplicates;
mod guide;
mod people;
mod products;
mod references;
mod segments;
mod settings;
mod tables;
mod targets;
mod tariffs;
mod units;

#[cfg(test)]
mod test_site;

use crate::catalogue::Catalogue;
use crate::findings::{Findings, Sources};
use targets::Targets;

/// What every rule looks at, and where it says what it finds.
struct Check<'a> {
    catalogue: &'a Catalogue,
    sources: &'a Sources,
    targets: Targets<'a>,
    findings: &'a mut Findings,
}

/// Judges the catalogue by every rule.
pub fn check(catalogue: &Catalogue, sources: &Sources, findings: &mut Findings) {
    let targets = Targets::new(catalogue, sources, findings);
    let mut check = Check { catalogue, sources, targets, findings };
    settings::check(&mut check);
    duplicates::check(&mut check);
    references::check(&mut check);
    dates::check(&mut check);
    segments::check(&mut check);
    products::check(&mut check);
    units::check(&mut check);
    tariffs::check(&mut check);
    contracts::check(&mut check);
    people::check(&mut check);
    guide::check(&mut check);
    tables::check(&mut check);
}
