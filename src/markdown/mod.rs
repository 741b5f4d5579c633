//! Markdown: what stands in a text ([`scan`]), the paragraphs of a clause ([`outline`]), and the
//! HTML of both ([`render`]).
//!
//! Pure: it opens no file and knows no catalogue. Whatever it needs from there it asks of a [`Host`].
//! Text is left as it was written; HTML in it is shown as text and never passed through.

/// Adds formatted text to a string, which cannot fail.
macro_rules! put {
    ($out:expr, $($argument:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($argument)*);
    }};
}
pub(crate) use put;

mod contents;
mod escape;
mod host;
mod lint;
mod outline;
mod render;
mod scan;
mod slug;
mod snippet;
mod terms;
mod tree;

pub use contents::{Contents, contents};
pub use escape::{escape, text_of};
pub use host::{ClauseOptions, Embed, Host, Labels, Link, Options, Spot};
pub use lint::open_places;
pub use outline::{Outline, Part, Path, outline};
pub use render::{
    Block, Rendered, RenderedHeading, RenderedSection, classes, columns_on_paper, inline, notes_through, render, without_notes,
};
pub use scan::{ChartBlock, Found, Heading, PlainLink, Scan, SectionText, scan};
pub use slug::slug;
pub use snippet::{MOST, Size};
pub use terms::Terms;

#[cfg(test)]
mod tests;
