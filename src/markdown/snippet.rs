//! Puts snippets (tekstblokken) in the place of the images that embed them.
//!
//! In place means as if written there: a snippet's paragraphs count among those of the clause.

use super::host::Host;
use super::tree::{self, DEEPEST, Kind, Node};
use crate::catalogue::reference::Reference;
use crate::findings::{Findings, Place};

/// Puts every snippet that stands alone in its paragraph in place. A snippet that embeds itself is
/// left out at its second turn, and so is one nested deeper than Markdown may be.
pub(super) fn put_in_place(nodes: &mut [Node], host: &dyn Host) {
    visit(nodes, host, &mut Vec::new(), 0);
}

fn visit(nodes: &mut [Node], host: &dyn Host, open: &mut Vec<String>, depth: usize) {
    for node in nodes {
        let Some(id) = embedded(node) else {
            visit(&mut node.children, host, open, depth + 1);
            continue;
        };
        (node.kind, node.children) = (Kind::Snippet, Vec::new());
        if open.contains(&id) || depth > DEEPEST {
            continue;
        }
        let Some((text, place)) = host.snippet(&id) else { continue };
        node.children = tree::parse(text, place, &mut Findings::default());
        own_footnotes(&mut node.children, &id);
        open.push(id);
        visit(&mut node.children, host, open, depth + 1);
        open.pop();
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
