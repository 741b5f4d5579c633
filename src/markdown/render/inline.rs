//! What stands in a line: text with its terms, emphasis, links and images.

use super::super::escape::escape;
use super::super::host::{Embed, Link, Spot};
use super::super::scan::is_plain;
use super::super::tree::{Kind, Node, plain};
use super::{Renderer, classes};
use crate::catalogue::reference::Reference;

impl<'a> Renderer<'a> {
    pub(super) fn inlines(&mut self, nodes: &'a [Node], out: &mut String) {
        for (at, node) in nodes.iter().enumerate() {
            let begins = matches!(node.kind, Kind::Link { .. }) && begins_sentence(&nodes[..at], nodes, self.emphasis > 0);
            self.inline(node, begins, out);
        }
    }

    fn inline(&mut self, node: &'a Node, begins: bool, out: &mut String) {
        match &node.kind {
            Kind::Text(text) => self.text(&text.text, out),
            Kind::CodeText(text) => put!(out, "<code>{}</code>", escape(text)),
            Kind::Html(text) => out.push_str(&escape(text.trim_end_matches('\n'))),
            Kind::Emphasis => self.wrapped("em", node, out),
            Kind::Strong => self.wrapped("strong", node, out),
            Kind::Strike => self.wrapped("del", node, out),
            Kind::Break => out.push_str("<br>\n"),
            Kind::Link { url } => self.link(node, url, begins, out),
            Kind::Image { .. } => self.image(node, false, out),
            Kind::FootnoteMark(label) => {
                let sign = self.note_sign(label);
                out.push_str(&sign);
            }
            _ => self.inlines(&node.children, out),
        }
    }

    fn wrapped(&mut self, tag: &str, node: &'a Node, out: &mut String) {
        put!(out, "<{tag}>");
        self.emphasis += 1;
        self.inlines(&node.children, out);
        self.emphasis -= 1;
        put!(out, "</{tag}>");
    }

    /// Text, with the first use of every term in the section linked.
    fn text(&mut self, text: &str, out: &mut String) {
        let found = match self.host.terms() {
            Some(terms) if !self.plain => terms.find(text),
            _ => Vec::new(),
        };
        let mut done = 0;
        for term in found {
            if self.linked.contains(&term.id) {
                continue;
            }
            let Some(href) = self.host.term_link(&term.id) else { continue };
            self.linked.insert(term.id);
            out.push_str(&escape(&text[done..term.range.start]));
            let words = escape(&text[term.range.clone()]);
            put!(out, "<a class=\"{}\" href=\"{}\">{words}</a>", classes::TERM, escape(&href));
            done = term.range.end;
        }
        out.push_str(&escape(&text[done..]));
    }

    fn link(&mut self, node: &'a Node, url: &str, begins: bool, out: &mut String) {
        let text = plain(&node.children);
        if let Some(reference) = Reference::parse(url, node.place) {
            // An autolink (`<term:jeugdige>`) shows its address: it has no text of its own.
            let text = if text == url { String::new() } else { text };
            return self.reference(&reference, &text, node, begins, out);
        }
        let words = if text.is_empty() { url } else { &text };
        if !is_plain(url) {
            return out.push_str(&escape(words));
        }
        let (href, class) = match url.strip_prefix('#') {
            Some(id) => (format!("#{}{id}", self.options.prefix), None),
            None => (url.to_owned(), url.starts_with("http").then_some(classes::EXTERNAL)),
        };
        self.anchor(Some(&href), class, words, node, out);
    }

    fn reference(&mut self, reference: &Reference, text: &str, node: &'a Node, begins: bool, out: &mut String) {
        if reference.kind == "term" {
            self.linked.insert(reference.id().to_owned());
        }
        let path = self.path.clone();
        if let Some(mut links) = self.host.link(reference, &Spot { text, path: &path }) {
            if text.is_empty() && begins {
                links.iter_mut().take(1).for_each(|link| link.text = capital(&link.text));
            }
            return self.links(&links, text, node, out);
        }
        let words = if text.is_empty() { &reference.written } else { text };
        put!(out, "<span class=\"{}\">{}</span>", classes::UNKNOWN, escape(words));
    }

    /// What a reference became. Text of one's own is the text of one link; where there are several, they follow it.
    fn links(&mut self, links: &[Link], text: &str, node: &'a Node, out: &mut String) {
        if let [link] = links {
            let words = if text.is_empty() { &link.text } else { text };
            return self.anchor(link.href.as_deref(), link.class.as_deref(), words, node, out);
        }
        if !text.is_empty() {
            self.anchor(None, None, text, node, out);
            out.push_str(" (");
        }
        let bare = Node { kind: Kind::Snippet, place: node.place, start: node.start, children: Vec::new() };
        for link in links {
            self.anchor(link.href.as_deref(), link.class.as_deref(), &link.text, &bare, out);
        }
        if !text.is_empty() {
            out.push(')');
        }
    }

    /// A link. Emphasis of all of its text goes around it: within, tagged PDF loses it.
    fn anchor(&mut self, href: Option<&str>, class: Option<&str>, words: &str, node: &Node, out: &mut String) {
        let (tags, inner) = around(node);
        let mut content = escape(words);
        if let Some(image @ Node { kind: Kind::Image { .. }, .. }) = inner {
            content.clear();
            self.image(image, false, &mut content);
        }
        let class = class.map_or(String::new(), |class| format!(" class=\"{}\"", escape(class)));
        out.extend(tags.iter().map(|tag| format!("<{tag}>")));
        match href {
            Some(href) => put!(out, "<a{class} href=\"{}\">{content}</a>", escape(href)),
            None if class.is_empty() => out.push_str(&content),
            None => put!(out, "<span{class}>{content}</span>"),
        }
        out.extend(tags.iter().rev().map(|tag| format!("</{tag}>")));
    }

    pub(super) fn image(&mut self, node: &Node, alone: bool, out: &mut String) {
        let Kind::Image { url, title } = &node.kind else { return };
        let alt = plain(&node.children);
        let reference = Reference::parse(url, node.place);
        // A table has no text alternative: what stands there is what it is called.
        let called = reference.as_ref().is_some_and(|reference| reference.kind == "table").then_some(alt.as_str());
        let caption = [Some(title.as_str()), called].into_iter().flatten().find(|text| !text.is_empty());
        let html = reference.as_ref().and_then(|reference| {
            let block = reference.kind == "table";
            (alone || !block).then(|| self.host.embed(&Embed { reference, alt: &alt, caption, alone })).flatten()
        });
        if let Some(html) = html {
            return out.push_str(&html);
        }
        let words = if alt.is_empty() { url } else { &alt };
        let missing = format!("<span class=\"{}\">{}</span>", classes::UNKNOWN, escape(words));
        if alone { put!(out, "<p>{missing}</p>\n") } else { out.push_str(&missing) }
    }
}

/// Whether what follows `before` begins a sentence: after the end of one, or first in a block that is one. An item of a list
/// that goes on after it (`dit artikel;`) is none, nor is a cell with a reference alone.
fn begins_sentence(before: &[Node], all: &[Node], emphasised: bool) -> bool {
    // What a reference becomes is not known here; a word stands for it.
    let words = |nodes: &[Node]| {
        let word = |node: &Node| match plain(std::slice::from_ref(node)) {
            text if text.is_empty() && matches!(node.kind, Kind::Link { .. }) => "woord".to_owned(),
            text => text,
        };
        nodes.iter().map(word).collect::<String>()
    };
    let before = words(before);
    if before.trim().is_empty() { !emphasised && words(all).trim_end().ends_with(['.', '?', '!', ':']) } else { ends_sentence(&before) }
}

/// Whether a text is at the end of a sentence; a point after one letter or a known short form ends none.
fn ends_sentence(text: &str) -> bool {
    const SHORT: &str = " al art artt blz bv bijv ca cf dhr dr drs etc evt excl fig incl ing ir jl max min mr mw no nr nrs pag par prof resp sub tel vgl vs ";
    let text = text.trim_end();
    if text.ends_with(['?', '!']) {
        return true;
    }
    let Some(rest) = text.strip_suffix('.') else { return false };
    let word = rest.rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default().trim_start_matches(['(', '\'', '"', '‘', '“']).to_lowercase();
    word.chars().count() > 1 && !word.contains('.') && !SHORT.contains(&format!(" {word} "))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The tags of emphasis that stand around all of a link's text, and what they stand around.
fn around(node: &Node) -> (Vec<&'static str>, Option<&Node>) {
    let mut tags = Vec::new();
    let mut at = node;
    loop {
        let [only] = at.children.as_slice() else { return (tags, None) };
        tags.push(match only.kind {
            Kind::Emphasis => "em",
            Kind::Strong => "strong",
            Kind::Strike => "del",
            Kind::CodeText(_) => {
                tags.push("code");
                return (tags, None);
            }
            _ => return (tags, Some(only)),
        });
        at = only;
    }
}
