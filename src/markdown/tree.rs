//! Markdown text as a tree of nodes that know their place. Decides nothing about what they mean.
//!
//! A tree, because parts are numbered, snippets put in place and sections cut before anything is
//! written. It is never deeper than [`DEEPEST`], so that walking it cannot exhaust the stack.

use crate::findings::{Findings, Place, rules};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag};
use std::ops::Range;

/// How many containers (lists, quotations, emphasis, links) may stand in one another.
pub const DEEPEST: usize = 100;

/// A piece of Markdown.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands in the sources.
    pub place: Place,
    /// Where it starts in its own text.
    pub start: usize,
    /// What stands in it.
    pub children: Vec<Node>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A paragraph; `tight` where a list item holds its text without blank lines.
    Paragraph { tight: bool },
    /// A heading with the identifier that was written.
    Heading { level: u8, id: Option<String>, unnumbered: bool },
    /// A quotation.
    Quote,
    /// A block of code or a chart.
    Code { language: String },
    /// A list; `ordered` with the number that was typed first.
    List { ordered: Option<u64> },
    /// An item of a list.
    Item(Item),
    /// The text of a footnote.
    Footnote(String),
    /// A table with the alignment of its columns.
    Table(Vec<Alignment>),
    /// The head of a table.
    Head,
    /// A row of a table.
    Row,
    /// A cell.
    Cell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through.
    Strike,
    /// A link.
    Link { url: String },
    /// An image, with the title that stands in quotes behind its address.
    Image { url: String, title: String },
    /// Text.
    Text(Text),
    /// Code in running text.
    CodeText(String),
    /// HTML, which is shown as text.
    Html(String),
    /// The sign that leads to a footnote.
    FootnoteMark(String),
    /// A forced line break.
    Break,
    /// A rule between paragraphs.
    Rule,
    /// The content of a snippet that stands here.
    Snippet,
}

/// What is known of a list item.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Its name, `{#name}` at the end of its first paragraph.
    pub name: Option<String>,
    /// Its number within its series; 0 in a bullet list.
    pub count: u64,
    /// How its number is written: 1 is a paragraph (lid), 2 a part, and so on.
    pub level: usize,
    /// Its path in a clause; empty where it is no paragraph or part.
    pub path: Vec<u32>,
}

/// Text, with where its pieces stand: an escape or a line break is longer in the source.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text.
    pub text: String,
    pieces: Vec<(usize, usize)>,
}

impl Text {
    fn push(&mut self, piece: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(piece);
    }

    /// Where in the source the byte `at` of the text stands.
    pub fn source(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|(text, _)| *text <= at);
        let piece = after.checked_sub(1).and_then(|before| self.pieces.get(before));
        piece.map_or(at, |(text, source)| source + (at - text))
    }
}

/// What Markdown has here: `CommonMark` with tables, footnotes, strikethrough and heading attributes.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads Markdown into nodes. What is nested too deep becomes a finding and is left out.
pub fn parse(text: &str, place: Place, findings: &mut Findings) -> Vec<Node> {
    let mut build = Builder { text, place, open: vec![node(Kind::Snippet, 0..0, place)], depth: 0, skipped: 0 };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        build.take(event, range, findings);
    }
    while build.open.len() > 1 {
        build.close();
    }
    build.open.pop().map(|root| root.children).unwrap_or_default()
}

fn node(kind: Kind, range: Range<usize>, place: Place) -> Node {
    Node { kind, place, start: range.start, children: Vec::new() }
}

struct Builder<'a> {
    text: &'a str,
    place: Place,
    open: Vec<Node>,
    depth: usize,
    skipped: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>, findings: &mut Findings) {
        match event {
            Event::Start(_) if self.skipped > 0 => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            _ if self.skipped > 0 => {}
            Event::Start(tag) => {
                let kind = container(tag);
                self.depth += usize::from(nests(&kind));
                if self.depth > DEEPEST {
                    self.depth -= 1;
                    self.skipped = 1;
                    let place = self.at(&range);
                    findings.add(&rules::TOO_DEEP, place, format!("this is nested more than {DEEPEST} deep and is left out"));
                    return;
                }
                let node = node(kind, range.clone(), self.at(&range));
                self.open.push(node);
            }
            Event::End(_) => self.close(),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            Event::SoftBreak => self.text("\n", range),
            Event::Code(text) => self.leaf(Kind::CodeText(text.into_string()), range),
            Event::Html(text) | Event::InlineHtml(text) => self.html(&text, range),
            Event::FootnoteReference(label) => self.leaf(Kind::FootnoteMark(label.into_string()), range),
            Event::HardBreak => self.leaf(Kind::Break, range),
            Event::Rule => self.leaf(Kind::Rule, range),
            Event::TaskListMarker(_) => {}
        }
    }

    fn at(&self, range: &Range<usize>) -> Place {
        self.place.within(range.clone(), self.text.len())
    }

    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some(mut node) = self.open.pop() else { return };
        self.depth -= usize::from(nests(&node.kind));
        if matches!(node.kind, Kind::Item(_)) {
            name_item(&mut node);
        }
        self.push(node);
    }

    fn leaf(&mut self, kind: Kind, range: Range<usize>) {
        let node = node(kind, range.clone(), self.at(&range));
        self.push(node);
    }

    fn text(&mut self, piece: &str, range: Range<usize>) {
        let end = self.at(&range);
        if let Some(Node { kind: Kind::Text(text), place, .. }) = self.siblings().and_then(|nodes| nodes.last_mut()) {
            text.push(piece, range.start);
            if place.file() == end.file() && end.span().end > place.span().end {
                *place = Place::new(place.file(), place.span().start..end.span().end);
            }
            return;
        }
        let mut text = Text::default();
        text.push(piece, range.start);
        self.leaf(Kind::Text(text), range);
    }

    fn html(&mut self, piece: &str, range: Range<usize>) {
        if let Some(Node { kind: Kind::Html(text), .. }) = self.siblings().and_then(|nodes| nodes.last_mut()) {
            text.push_str(piece);
            return;
        }
        self.leaf(Kind::Html(piece.to_owned()), range);
    }

    /// Where the next inline node would be put, to be joined with the one before it.
    fn siblings(&mut self) -> Option<&mut Vec<Node>> {
        let open = self.open.last_mut()?;
        if !matches!(open.kind, Kind::Item(_)) {
            return Some(&mut open.children);
        }
        let last = open.children.last_mut()?;
        matches!(last.kind, Kind::Paragraph { tight: true }).then_some(&mut last.children)
    }

    /// Adds a node to the open one; inline nodes of a tight item get a paragraph of their own.
    fn push(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else { return };
        if !matches!(open.kind, Kind::Item(_)) || !is_inline(&node.kind) {
            open.children.push(node);
            return;
        }
        if !matches!(open.children.last(), Some(Node { kind: Kind::Paragraph { tight: true }, .. })) {
            let (kind, place, start) = (Kind::Paragraph { tight: true }, node.place, node.start);
            open.children.push(Node { kind, place, start, children: Vec::new() });
        }
        if let Some(paragraph) = open.children.last_mut() {
            paragraph.place = Place::new(node.place.file(), paragraph.place.span().start..node.place.span().end);
            paragraph.children.push(node);
        }
    }
}

fn container(tag: Tag<'_>) -> Kind {
    match tag {
        Tag::Heading { level, id, classes, .. } => Kind::Heading {
            level: level as u8,
            id: id.map(pulldown_cmark::CowStr::into_string),
            unnumbered: classes.iter().any(|class| &**class == "unnumbered"),
        },
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Kind::Code { language: info.split_whitespace().next().unwrap_or_default().to_owned() }
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code { language: String::new() },
        Tag::List(ordered) => Kind::List { ordered },
        Tag::Item => Kind::Item(Item::default()),
        Tag::FootnoteDefinition(label) => Kind::Footnote(label.into_string()),
        Tag::Table(alignment) => Kind::Table(alignment),
        Tag::TableHead => Kind::Head,
        Tag::TableRow => Kind::Row,
        Tag::TableCell => Kind::Cell,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Strikethrough => Kind::Strike,
        Tag::Link { dest_url, .. } => Kind::Link { url: dest_url.into_string() },
        Tag::Image { dest_url, title, .. } => Kind::Image { url: dest_url.into_string(), title: title.into_string() },
        // The others belong to extensions that are not switched on.
        _ => Kind::Paragraph { tight: false },
    }
}

fn nests(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::List { .. }
            | Kind::Quote
            | Kind::Footnote(_)
            | Kind::Emphasis
            | Kind::Strong
            | Kind::Strike
            | Kind::Link { .. }
            | Kind::Image { .. }
    )
}

/// True for what stands in a line of text.
pub fn is_inline(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Emphasis
            | Kind::Strong
            | Kind::Strike
            | Kind::Link { .. }
            | Kind::Image { .. }
            | Kind::Text(_)
            | Kind::CodeText(_)
            | Kind::Html(_)
            | Kind::FootnoteMark(_)
            | Kind::Break
    )
}

/// Moves `{#name}` from the end of an item's first paragraph to the item.
fn name_item(node: &mut Node) {
    let Kind::Item(item) = &mut node.kind else { return };
    let Some(Node { kind: Kind::Paragraph { .. }, children, .. }) = node.children.first_mut() else { return };
    let Some(Node { kind: Kind::Text(text), .. }) = children.last_mut() else { return };
    let trimmed = text.text.trim_end();
    let Some(open) = trimmed.rfind("{#") else { return };
    let Some(name) = trimmed[open + 2..].strip_suffix('}') else { return };
    if !is_name(name) {
        return;
    }
    item.name = Some(name.to_owned());
    let keep = trimmed[..open].trim_end().len();
    text.text.truncate(keep);
    if keep == 0 {
        children.pop();
    }
}

/// True for a letter followed by letters, digits and hyphens.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The words of nodes, without any markup.
pub fn plain(nodes: &[Node]) -> String {
    let mut out = String::new();
    add_plain(nodes, &mut out);
    out.trim().to_owned()
}

fn add_plain(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match &node.kind {
            Kind::Text(text) => out.push_str(&text.text),
            Kind::CodeText(text) | Kind::Html(text) => out.push_str(text),
            Kind::Break => out.push(' '),
            Kind::Code { language } if language == "chart" => {}
            kind => {
                add_plain(&node.children, out);
                if !is_inline(kind) {
                    out.truncate(out.trim_end().len());
                    if !out.is_empty() {
                        out.push(if matches!(kind, Kind::Cell) { ' ' } else { '\n' });
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::FileId;

    fn tree(text: &str) -> (Vec<Node>, Vec<&'static str>) {
        let mut findings = Findings::default();
        let nodes = parse(text, Place::new(FileId::default(), 0..text.len()), &mut findings);
        (nodes, findings.iter().map(|f| f.rule.code).collect())
    }

    #[test]
    fn text_with_an_escape_keeps_its_places() {
        let text = "één \\[x\\] &amp; y\nz PM";
        let (nodes, _) = tree(text);
        let Kind::Text(found) = &nodes[0].children[0].kind else { panic!("no text") };
        assert_eq!(found.text, "één [x] & y\nz PM");
        let at = found.text.find("PM").unwrap();
        assert_eq!(&text[found.source(at)..], "PM");
    }

    #[test]
    fn a_name_goes_to_its_item() {
        let (nodes, _) = tree("1. Een [](term:x) {#naam}\n   1. Twee {#x-1}\n\n2. Los {#fout!}\n");
        let item = &nodes[0].children[0];
        assert!(matches!(&item.kind, Kind::Item(i) if i.name.as_deref() == Some("naam")));
        assert_eq!(plain(&nodes), "Een\nTwee\nLos {#fout!}");
    }

    #[test]
    fn five_hundred_nested_lists_are_cut_off() {
        let text: String = (0..500).fold(String::new(), |text, n| text + &"  ".repeat(n) + "- x\n");
        assert!(tree(&text).1.contains(&"too-deep"));
        assert!(tree(&("> ".repeat(500) + "x")).1.contains(&"too-deep"));
        assert!(tree(&("[".repeat(40_000) + "x")).1.is_empty());
    }
}
