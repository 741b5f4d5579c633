//! Tests of the whole room: tricky texts through all its doors.

use super::*;
use crate::catalogue::reference::Reference;

/// A host that knows nothing.
pub(super) struct NoHost;

impl Host for NoHost {
    fn link(&self, _: &Reference, _: &Spot<'_>) -> Option<Link> {
        None
    }
    fn embed(&self, _: &Embed<'_>) -> Option<String> {
        None
    }
}
