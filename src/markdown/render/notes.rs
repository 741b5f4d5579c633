//! Footnotes (noten): numbered in the order in which the text leads to them, together at the end.

use super::super::escape::escape;
use super::super::tree::{Kind, Node};
use super::{Renderer, classes};
use std::collections::BTreeMap;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    texts: BTreeMap<&'a str, &'a Node>,
    /// In the order of their numbers, with how often the text leads to each.
    used: Vec<(&'a str, usize)>,
    /// Where each stands among those.
    numbers: BTreeMap<&'a str, usize>,
}

impl<'a> Notes<'a> {
    pub(super) fn of(nodes: &'a [Node]) -> Self {
        let mut found = Self::default();
        found.collect(nodes);
        found
    }

    fn collect(&mut self, nodes: &'a [Node]) {
        for node in nodes {
            if let Kind::Footnote(label) = &node.kind {
                self.texts.entry(label).or_insert(node);
            }
            self.collect(&node.children);
        }
    }

    /// Gives a note the next number.
    fn add(&mut self, label: &'a str) -> usize {
        self.used.push((label, 0));
        self.numbers.insert(label, self.used.len());
        self.used.len()
    }

    /// The notes that have no number, in the order of their labels.
    fn rest(&self) -> Vec<&'a str> {
        self.texts.keys().filter(|label| !self.numbers.contains_key(*label)).copied().collect()
    }

    /// The number of a note, and how many times it has been led to.
    fn number(&mut self, label: &str) -> Option<(usize, usize)> {
        let label: &'a str = self.texts.get_key_value(label)?.0;
        let number = self.numbers.get(label).copied().unwrap_or_else(|| self.add(label));
        let times = &mut self.used.get_mut(number - 1)?.1;
        *times += 1;
        Some((number, *times))
    }
}

impl Renderer<'_> {
    /// The sign that leads to a note.
    pub(super) fn note_sign(&mut self, label: &str) -> String {
        let Some((number, time)) = self.notes.number(label) else { return escape(&format!("[^{label}]")) };
        let prefix = &self.options.prefix;
        let again = if time > 1 { format!("_{time}") } else { String::new() };
        // Underscores keep these identifiers apart from those made of words.
        format!(
            "<sup class=\"{}\"><a id=\"{prefix}noot_{number}_terug{again}\" href=\"#{prefix}noot_{number}\" role=\"doc-noteref\" aria-label=\"{} {number}\">{number}</a></sup>",
            classes::NOTE,
            escape(&self.labels.note)
        )
    }

    /// All notes; empty where there are none. Those that nothing leads to stand last.
    pub(super) fn notes(&mut self) -> String {
        let (mut out, mut at) = (String::new(), 0);
        // A note may lead to another one, which is then added at the end.
        loop {
            if at == self.notes.used.len() {
                for label in self.notes.rest() {
                    self.notes.add(label);
                }
            }
            if at == self.notes.used.len() {
                break;
            }
            let (label, _) = self.notes.used[at];
            at += 1;
            let Some(node) = self.notes.texts.get(label).copied() else { continue };
            let mut html = String::new();
            self.footnote = true;
            self.blocks(&node.children, &mut html);
            self.footnote = false;
            let prefix = &self.options.prefix;
            if self.notes.used[at - 1].1 > 0 {
                let back = escape(&self.labels.back);
                let link = format!(" <a href=\"#{prefix}noot_{at}_terug\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>");
                let end = if html.ends_with("</p>\n") { html.len() - 5 } else { html.len() };
                html.insert_str(end, &link);
            }
            put!(out, "<li id=\"{prefix}noot_{at}\">{html}</li>\n");
        }
        if out.is_empty() {
            return out;
        }
        let name = escape(&self.labels.notes);
        format!("<section class=\"{}\" role=\"doc-endnotes\" aria-label=\"{name}\">\n<ol>\n{out}</ol>\n</section>\n", classes::NOTES)
    }
}

/// HTML without the signs of footnotes in it.
pub(super) fn without_signs(html: &str) -> String {
    let open = format!("<sup class=\"{}\">", classes::NOTE);
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(&open) {
        out.push_str(&rest[..at]);
        let after = rest[at..].find("</sup>").map_or(rest.len(), |end| at + end + 6);
        rest = &rest[after..];
    }
    out.push_str(rest);
    out
}
