//! Segments: the list as a tree, and the page of one.

use super::page;
use crate::catalogue::Entry;
use crate::catalogue::segment::Segment;
use crate::site::context::{self, Page, SegmentPage, SegmentRow, SegmentsPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All segments, each after the one it lies in.
pub fn segments(view: &View) -> SegmentsPage {
    SegmentsPage { segments: rows(view), ..SegmentsPage::default() }
}

/// The page of all segments.
pub fn segments_page(view: &View) -> Page {
    page::page(view, &PageId::Segments, "segments", view.label("segments"))
}

/// A segment's own keys.
pub fn segment(view: &View, segment: &Entry<Segment>) -> SegmentPage {
    let _ = view;
    SegmentPage { segment: context::Segment { name: segment.name.value.clone(), ..context::Segment::default() } }
}

/// The page of a segment.
pub fn page(view: &View, segment: &Entry<Segment>) -> Page {
    page::page(view, &PageId::Segment(segment.id.clone()), "segment", segment.name.value.clone())
}

/// All segments as rows, each after the one it lies in.
pub fn rows(view: &View) -> Vec<SegmentRow> {
    let _ = view;
    Vec::new()
}
