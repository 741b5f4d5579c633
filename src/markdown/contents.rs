//! What a text has once its snippets are in place: the anchors that can be linked to, and the tables and figures that
//! are numbered. In the order in which they are read.

use super::host::Host;
use super::scan::chart_block;
use super::slug;
use super::snippet::{self, alone};
use super::tree::{Kind, Node, parse, plain};
use crate::catalogue::reference::Reference;
use crate::charts;
use crate::findings::{Findings, Place};

/// The anchors, tables and figures of a text.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// The identifier and the words of every heading, and of every list item with a name.
    pub anchors: Vec<(String, String)>,
    /// Embedded tables (`table:risicos`) and charts (`figure:uitgaven`).
    pub numbered: Vec<String>,
    /// The identifier and the title of every chart.
    pub figures: Vec<(String, String)>,
}

impl Contents {
    /// The words of the heading or item with an identifier.
    pub fn anchor(&self, id: &str) -> Option<&str> {
        self.anchors.iter().find(|(anchor, _)| anchor == id).map(|(_, text)| text.as_str())
    }
}

/// Reads what a text has.
pub fn contents(text: &str, place: Place, host: &dyn Host) -> Contents {
    let mut nodes = parse(text, place, &mut Findings::default());
    snippet::put_in_place(&mut nodes, host);
    let mut found = Contents::default();
    let mut ids = slug::heading_ids(&nodes).into_iter();
    walk(&nodes, false, &mut ids, &mut found);
    found
}

fn walk(nodes: &[Node], note: bool, ids: &mut std::vec::IntoIter<String>, found: &mut Contents) {
    for node in nodes {
        match &node.kind {
            Kind::Heading { .. } if !note => found.anchors.push((ids.next().unwrap_or_default(), plain(&node.children))),
            Kind::Item(item) => {
                let name = item.name.as_ref().filter(|name| found.anchor(name).is_none());
                // Only the words before what is nested in it.
                let words = || node.children.first().map(|first| plain(std::slice::from_ref(first))).unwrap_or_default();
                found.anchors.extend(name.map(|name| (name.clone(), words())));
            }
            Kind::Code { language } if language == "chart" => {
                if let Some((id, title)) = chart(node) {
                    found.numbered.push(format!("figure:{id}"));
                    found.figures.push((id, title));
                }
            }
            Kind::Paragraph { .. } => {
                let table = alone(node).and_then(|url| Reference::parse(url, Place::default())).filter(|embed| embed.kind == "table");
                found.numbered.extend(table.map(|table| table.written));
            }
            _ => {}
        }
        walk(&node.children, note || matches!(node.kind, Kind::Footnote(_)), ids, found);
    }
}

fn chart(node: &Node) -> Option<(String, String)> {
    let block = chart_block(node);
    let chart = charts::parse(&block.spec, block.place, &mut Findings::default())?;
    Some((chart.id.value, chart.title.clone()))
}
