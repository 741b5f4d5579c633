//! Puts snippets (tekstblokken) in the place of the images that embed them.
//!
//! In place means as if written there: a snippet's paragraphs count among those of the clause.

use super::host::Host;
use super::tree::{self, DEEPEST, Kind, Node};
use crate::catalogue::reference::Reference;
use crate::findings::{Findings, Place};

/// How many snippets are put in place in one text, and how many bytes of them: a few that each embed the
/// next twice would otherwise fill all memory. The checks say so where there are more.
pub const MOST: Size = Size { snippets: 1000, bytes: 2 * 1024 * 1024 };

/// How much is put in the place of embeds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// How many snippets.
    pub snippets: usize,
    /// How many bytes of them.
    pub bytes: usize,
}

impl Size {
    /// This and that together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { snippets: self.snippets.saturating_add(other.snippets), bytes: self.bytes.saturating_add(other.bytes) }
    }

    /// True where it is more than [`MOST`].
    pub fn is_too_much(self) -> bool {
        self.snippets > MOST.snippets || self.bytes > MOST.bytes
    }
}

/// Puts every snippet that stands alone in its paragraph in place. A snippet that embeds itself is
/// left out at its second turn, and so is one nested deeper than Markdown may be or past [`MOST`].
pub(super) fn put_in_place(nodes: &mut [Node], host: &dyn Host) {
    Putting { host, open: Vec::new(), so_far: Size::default() }.visit(nodes, 0);
}

struct Putting<'a> {
    host: &'a dyn Host,
    open: Vec<String>,
    so_far: Size,
}

impl Putting<'_> {
    fn visit(&mut self, nodes: &mut [Node], depth: usize) {
        for node in nodes {
            let Some(id) = embedded(node) else {
                self.visit(&mut node.children, depth + 1);
                continue;
            };
            (node.kind, node.children) = (Kind::Snippet, Vec::new());
            if self.open.contains(&id) || depth > DEEPEST {
                continue;
            }
            let Some((text, place)) = self.host.snippet(&id) else { continue };
            let size = self.so_far.and(Size { snippets: 1, bytes: text.len() });
            if size.is_too_much() {
                continue;
            }
            self.so_far = size;
            node.children = tree::parse(text, place, &mut Findings::default());
            own_footnotes(&mut node.children, &id);
            self.open.push(id);
            self.visit(&mut node.children, depth + 1);
            self.open.pop();
        }
    }
}

/// Keeps the footnotes of a snippet apart from those of the text around it.
fn own_footnotes(nodes: &mut [Node], id: &str) {
    for node in nodes {
        if let Kind::Footnote(label) | Kind::FootnoteMark(label) = &mut node.kind {
            *label = format!("{id} {label}");
        }
        own_footnotes(&mut node.children, id);
    }
}

/// The snippet that a paragraph consists of.
fn embedded(node: &Node) -> Option<String> {
    let Kind::Paragraph { .. } = node.kind else { return None };
    let reference = Reference::parse(alone(node)?, Place::default())?;
    (reference.kind == "snippet").then(|| reference.id().to_owned())
}

/// The address of the image that a paragraph consists of.
pub(super) fn alone(paragraph: &Node) -> Option<&str> {
    match paragraph.children.as_slice() {
        [Node { kind: Kind::Image { url, .. }, .. }] => Some(url),
        _ => None,
    }
}
