//! Tables: an editor's own, and those that are made of the catalogue.

use crate::catalogue::reference::Reference;
use crate::site::view::View;

/// The HTML of an embedded table; `None` where there is no such table.
pub fn embed(_view: &View<'_>, _reference: &Reference, _caption: Option<&str>) -> Option<String> {
    None
}
