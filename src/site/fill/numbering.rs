//! The numbers of tables and figures: what a page or document numbers, before it is rendered.

use crate::site::view::View;

/// The tables and figures of texts that follow each other (kind and identifier), in the order in which they stand.
pub fn numbered<'t>(view: &View, texts: impl IntoIterator<Item = (&'static str, &'t str)>) -> Vec<String> {
    texts.into_iter().filter_map(|(kind, id)| view.contents(kind, id)).flat_map(|contents| contents.numbered.iter().cloned()).collect()
}
