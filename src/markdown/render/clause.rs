//! The paragraphs (leden) and parts (onderdelen) of a clause as HTML.
//!
//! Numbers are text, never counters of a stylesheet: they are copied, printed and searched.

use super::super::outline::label;
use super::super::tree::{Item, Kind, Node};
use super::{Block, Renderer, classes};

impl<'a> Renderer<'a> {
    /// A list of paragraphs, as HTML and each by itself.
    pub(super) fn paragraphs(&mut self, list: &'a Node, out: &mut String) -> Vec<Block> {
        let mut blocks = Vec::new();
        put!(out, "<ol class=\"{}\">\n", classes::PARAGRAPHS);
        for node in &list.children {
            let Kind::Item(item) = &node.kind else { continue };
            let (id, number_id) = self.anchors(item);
            let prefix = self.options.clause.as_ref().map_or("", |clause| clause.number_prefix.as_str());
            let number = format!("{prefix}{}", item.count);
            let html = self.content(node, item);
            out.push_str(&numbered(id.as_deref(), number_id.as_deref(), &number, &html));
            let paragraph = item.path.first().copied();
            blocks.push(Block { id, number_id, number: Some(number), paragraph, html });
        }
        out.push_str("</ol>\n");
        blocks
    }

    /// A list of parts: "a." below "Artikel 3", "a)" below "3.19.1".
    pub(super) fn parts(&mut self, list: &'a Node, out: &mut String) {
        let below = self.options.clause.as_ref().is_some_and(|clause| !clause.number_prefix.is_empty());
        let mark = if below { ")" } else { "." };
        let apart = if out.is_empty() || out.ends_with('\n') { "" } else { "\n" };
        put!(out, "{apart}<ol class=\"{}\">\n", classes::PARTS);
        for node in &list.children {
            let Kind::Item(item) = &node.kind else { continue };
            let (id, number_id) = self.anchors(item);
            let html = self.content(node, item);
            let number = label(item.level.max(1), item.count);
            let number = if number.ends_with('°') { number } else { number + mark };
            out.push_str(&numbered(id.as_deref(), number_id.as_deref(), &number, &html));
        }
        out.push_str("</ol>\n");
    }

    fn content(&mut self, node: &'a Node, item: &Item) -> String {
        let before = std::mem::take(&mut self.path);
        self.path = if item.path.is_empty() { before.clone() } else { super::Path(item.path.clone()) };
        let mut html = String::new();
        self.blocks(&node.children, &mut html);
        self.path = before;
        html
    }

    /// The anchor of an item, by name where it has one, and then a second one by number.
    fn anchors(&mut self, item: &Item) -> (Option<String>, Option<String>) {
        let named = item.name.as_deref().and_then(|name| self.claim_name(name));
        let clause = self.options.clause.as_ref();
        let base = clause.map(|clause| clause.number_id.as_ref().unwrap_or(&clause.id).clone()).unwrap_or_default();
        let wanted = (!item.path.is_empty()).then(|| format!("{base}-{}", super::Path(item.path.clone()).anchor()));
        let by_number = wanted.and_then(|id| self.claim_anchor(id));
        if named.is_some() { (named, by_number) } else { (by_number, None) }
    }

    /// The identifier of a named item: in a clause it starts with the clause's.
    pub(super) fn claim_name(&mut self, name: &str) -> Option<String> {
        match &self.options.clause {
            Some(clause) if !clause.id.is_empty() => self.claim_anchor(format!("{}-{name}", clause.id)),
            _ => self.claim(name),
        }
    }
}

fn numbered(id: Option<&str>, number_id: Option<&str>, number: &str, html: &str) -> String {
    let id = id.map_or(String::new(), |id| format!(" id=\"{id}\""));
    let second = number_id.map_or(String::new(), |id| format!("<span id=\"{id}\"></span>"));
    format!("<li{id}>{second}<span class=\"{}\">{number}</span> {html}</li>\n", classes::NUMBER)
}
