//! The website: what a template is given, and the templates themselves.
//!
//! A page is a [`context`] struct rendered by [`templates`]. Nothing here reads content from disk
//! or decides what is true of a catalogue; that has been done before a page is filled.

pub mod context;
pub mod fill;
pub mod labels;
pub mod links;
pub mod plan;
pub mod templates;
pub mod theme;
pub mod view;

use crate::catalogue::Catalogue;
use crate::findings::Sources;
use crate::pipeline::Timings;
use crate::publish::Output;
use jiff::civil::Date;
use std::path::Path;

/// Makes every file of the site.
///
/// # Errors
/// One sentence with the path, when a theme in the site's folder is broken.
pub fn build(_catalogue: &Catalogue, _sources: &Sources, _site: &Path, _date: Date, _timings: &mut Timings) -> Result<Output, String> {
    Ok(Output::default())
}
