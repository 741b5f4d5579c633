//! Paragraphs, lists, quotations, code and charts as HTML.

use super::super::escape::{escape, text_of};
use super::super::host::Options;
use super::super::scan::chart_block;
use super::super::snippet::alone;
use super::super::tree::{Kind, Node, plain};
use super::{Renderer, classes};
use crate::charts::{self, ChartData};
use crate::findings::{Findings, Place};

impl<'a> Renderer<'a> {
    pub(super) fn blocks(&mut self, nodes: &'a [Node], out: &mut String) {
        for node in nodes {
            self.block(node, out);
        }
    }

    pub(super) fn block(&mut self, node: &'a Node, out: &mut String) {
        match &node.kind {
            Kind::Paragraph { tight } => self.paragraph(node, *tight, out),
            Kind::Heading { .. } if self.footnote => self.framed("p", node, out),
            Kind::Heading { .. } => {
                let heading = self.heading(node);
                out.push_str(&heading);
            }
            Kind::Quote => {
                let before = std::mem::replace(&mut self.quoted, true);
                self.framed("blockquote", node, out);
                self.quoted = before;
            }
            Kind::Code { language } if language == "chart" => self.chart(node, out),
            Kind::Code { language } => {
                let class = if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(language)) };
                let code: String = node.children.iter().map(text).collect();
                // A focusable frame, because long lines scroll.
                put!(out, "<pre tabindex=\"0\"><code{class}>{}</code></pre>\n", escape(&code));
            }
            Kind::List { ordered } => self.list(node, *ordered, out),
            Kind::Table(alignment) => self.table(node, alignment, out),
            Kind::Rule => out.push_str("<hr>\n"),
            Kind::Snippet => self.blocks(&node.children, out),
            // Footnotes stand together at the end; the rest is only met inside what is above.
            Kind::Footnote(_) => {}
            _ => self.inlines(std::slice::from_ref(node), out),
        }
    }

    fn paragraph(&mut self, node: &'a Node, tight: bool, out: &mut String) {
        if alone(node).is_some() {
            return node.children.iter().for_each(|image| self.image(image, true, out));
        }
        if tight {
            return self.inlines(&node.children, out);
        }
        out.push_str("<p>");
        self.inlines(&node.children, out);
        out.push_str("</p>\n");
    }

    fn framed(&mut self, tag: &str, node: &'a Node, out: &mut String) {
        put!(out, "<{tag}>\n");
        self.blocks(&node.children, out);
        put!(out, "</{tag}>\n");
    }

    fn list(&mut self, node: &'a Node, ordered: Option<u64>, out: &mut String) {
        if ordered.is_some() && self.options.clause.is_some() && !self.quoted {
            return self.parts(node, out);
        }
        let (open, close) = match ordered {
            None => ("<ul>".to_owned(), "</ul>"),
            Some(1) => ("<ol>".to_owned(), "</ol>"),
            Some(first) => (format!("<ol start=\"{first}\">"), "</ol>"),
        };
        out.push_str(&open);
        out.push('\n');
        for child in &node.children {
            let name = if let Kind::Item(item) = &child.kind { item.name.as_deref() } else { None };
            match name.and_then(|name| self.claim_name(name)) {
                Some(id) => put!(out, "<li id=\"{id}\">"),
                None => out.push_str("<li>"),
            }
            self.blocks(&child.children, out);
            out.push_str("</li>\n");
        }
        out.push_str(close);
        out.push('\n');
    }

    fn chart(&mut self, node: &Node, out: &mut String) {
        let block = chart_block(node);
        let chart = charts::parse(&block.spec, block.place, &mut Findings::default());
        let drawn = chart.and_then(|chart| {
            let data = self.words_of(self.host.chart_data(&chart.table)?);
            let id = self.claim(&charts::anchor(&chart.id));
            let caption = charts::Caption {
                id: id.as_deref(),
                label: self.host.figure_label(&chart.id),
                data: &self.labels.data,
                language: self.options.language,
                folded: !self.options.print,
            };
            charts::figure(&chart, &data, &caption).ok()
        });
        if let Some(figure) = drawn {
            out.push_str(&figure);
        } else {
            put!(out, "<p class=\"{}\">{}</p>\n", classes::UNKNOWN, escape(&block.spec));
        }
    }

    /// The cells of a table are Markdown; a drawing has only their words.
    fn words_of(&self, mut data: ChartData) -> ChartData {
        let marked = |cell: &&mut String| cell.contains(['[', '*', '_', '`', '&', '\\']);
        for cell in data.rows.iter_mut().flatten().filter(marked) {
            let options = Options { terms: false, ..Options::default() };
            *cell = text_of(&super::inline(cell, Place::default(), &options, self.host));
        }
        data
    }
}

/// The text of a node of code.
fn text(node: &Node) -> String {
    if let Kind::Text(text) = &node.kind { text.text.clone() } else { plain(std::slice::from_ref(node)) }
}
