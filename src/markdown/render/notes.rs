//! Footnotes (noten): numbered in the order in which the text leads to them. On a screen they stand together at the end;
//! on paper each stands in the line that leads to it, from where an engine takes it to the foot of the page.

use super::super::escape::escape;
use super::super::snippet::alone;
use super::super::tree::{Kind, Node};
use super::{Renderer, classes};
use std::collections::BTreeMap;

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    texts: BTreeMap<&'a str, &'a Node>,
    /// In the order of their numbers.
    used: Vec<Used<'a>>,
    /// Where each stands among those.
    numbers: BTreeMap<&'a str, usize>,
    /// Whether one may stand in the line that leads to it.
    pub(super) in_lines: bool,
}

/// A note that has a number.
struct Used<'a> {
    label: &'a str,
    /// How often the text leads to it.
    times: usize,
    /// Whether it stands in the line that leads to it.
    in_line: bool,
}

impl<'a> Notes<'a> {
    pub(super) fn of(nodes: &'a [Node], in_lines: bool) -> Self {
        let mut found = Self { in_lines, ..Self::default() };
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
        self.used.push(Used { label, times: 0, in_line: false });
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
        let times = &mut self.used.get_mut(number - 1)?.times;
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
        let sign = format!(
            "<sup class=\"{}\"><a id=\"{prefix}noot_{number}_terug{again}\" href=\"#{prefix}noot_{number}\" role=\"doc-noteref\" aria-label=\"{} {number}\">{number}</a></sup>",
            classes::NOTE,
            escape(&self.labels.note)
        );
        if time > 1 { sign } else { sign + &self.in_line(label, number).unwrap_or_default() }
    }

    /// A note in the line that leads to it, on paper; none where it holds more than a line can.
    fn in_line(&mut self, label: &str, number: usize) -> Option<String> {
        let node = self.notes.texts.get(label).copied().filter(|_| self.notes.in_lines)?;
        let words = |node: &Node| matches!(node.kind, Kind::Paragraph { .. }) && alone(node).is_none();
        if !node.children.iter().all(words) {
            return None;
        }
        let prefix = &self.options.prefix;
        let mut html = format!("<small class=\"{}\" id=\"{prefix}noot_{number}\" role=\"doc-footnote\">", classes::FOOTNOTE);
        put!(html, "<span class=\"{}\">{number}</span> ", classes::NUMBER);
        // A note that leads to another one: that one stands at the end.
        self.notes.in_lines = false;
        for (at, paragraph) in node.children.iter().enumerate() {
            html.push_str(if at > 0 { "<br>" } else { "" });
            self.inlines(&paragraph.children, &mut html);
        }
        self.notes.in_lines = true;
        self.notes.used[number - 1].in_line = true;
        html.push_str("</small>");
        Some(html)
    }

    /// The notes that stand at the end; empty where there are none. Those that nothing leads to stand last.
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
            let Used { label, times, in_line } = self.notes.used[at];
            at += 1;
            if in_line {
                continue;
            }
            let Some(node) = self.notes.texts.get(label).copied() else { continue };
            let mut html = String::new();
            let in_line = std::mem::take(&mut self.notes.in_lines);
            self.footnote = true;
            self.blocks(&node.children, &mut html);
            self.footnote = false;
            self.notes.in_lines = in_line;
            let prefix = &self.options.prefix;
            if times > 0 {
                let back = escape(&self.labels.back);
                let link = format!(" <a href=\"#{prefix}noot_{at}_terug\" role=\"doc-backlink\" aria-label=\"{back}\">↩</a>");
                let end = if html.ends_with("</p>\n") { html.len() - 5 } else { html.len() };
                html.insert_str(end, &link);
            }
            // Where some stand in their lines, the numbers of the others do not follow each other.
            let value = if self.options.print { format!(" value=\"{at}\"") } else { String::new() };
            put!(out, "<li id=\"{prefix}noot_{at}\"{value}>{html}</li>\n");
        }
        if out.is_empty() {
            return out;
        }
        let name = escape(&self.labels.notes);
        format!("<section class=\"{}\" role=\"doc-endnotes\" aria-label=\"{name}\">\n<ol>\n{out}</ol>\n</section>\n", classes::NOTES)
    }
}

/// HTML without footnotes in it, and without their signs.
pub fn without_notes(html: &str) -> String {
    let sign = without(html, &format!("<sup class=\"{}\">", classes::NOTE), "</sup>");
    without(&sign, &format!("<small class=\"{}\"", classes::FOOTNOTE), "</small>")
}

fn without(html: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(open) {
        out.push_str(&rest[..at]);
        let after = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
        rest = &rest[after..];
    }
    out.push_str(rest);
    out
}
