//! The rules, each judging the resolved catalogue.

use crate::catalogue::Catalogue;
use crate::findings::{Findings, Sources};

/// Judges a catalogue by all rules.
pub fn check(_catalogue: &Catalogue, _sources: &Sources, _findings: &mut Findings) {}
