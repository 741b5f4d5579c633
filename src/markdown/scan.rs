//! What stands in a text: headings, references, charts, and what is wrong with it by itself.
//!
//! Whether references lead anywhere is not known here; whoever scans binds them.

use super::slug::heading_ids;
use super::snippet::alone;
use super::tree::{self, Kind, Node, plain};
use super::{lint, slug};
use crate::catalogue::reference::{KINDS, Reference};
use crate::findings::{At, Findings, Place, rules};
use std::collections::BTreeSet;

/// All that stands in a text.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// References, in links and in images.
    pub references: Vec<Found>,
    /// Links to other sites, to e-mail addresses and within the text.
    pub links: Vec<PlainLink>,
    /// The labels of the footnotes.
    pub footnotes: Vec<String>,
    /// Blocks that make a chart.
    pub charts: Vec<ChartBlock>,
    /// Names of list items (`{#name}`).
    pub names: Vec<At<String>>,
    /// The words before the first heading.
    pub lead: String,
    /// The words under each heading, for search.
    pub sections: Vec<SectionText>,
}

impl Scan {
    /// Everything that `#part` may name: identifiers of headings and names of items.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(|h| h.id.as_str()).chain(self.names.iter().map(|n| n.value.as_str()))
    }
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its level as written, from 1.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Its identifier: what was written in `{#…}`, or a slug of its words.
    pub id: String,
    /// True where it is left out of the numbering.
    pub unnumbered: bool,
    /// Where it stands.
    pub place: Place,
}

/// A reference in a text.
#[derive(Clone, Debug)]
pub struct Found {
    /// The reference, with the place of the whole link.
    pub reference: Reference,
    /// True for an image, which embeds.
    pub embed: bool,
    /// True where it is a paragraph by itself.
    pub alone: bool,
    /// The text of the link, or the text alternative of the image.
    pub text: String,
    /// The text in quotes behind the address of an image.
    pub caption: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A link that is no reference.
#[derive(Clone, Debug)]
pub struct PlainLink {
    /// Its address.
    pub url: String,
    /// Its text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// A block that makes a chart.
#[derive(Clone, Debug)]
pub struct ChartBlock {
    /// Its TOML.
    pub spec: String,
    /// Where that stands.
    pub place: Place,
}

/// The words under a heading.
#[derive(Clone, Debug)]
pub struct SectionText {
    /// Which of the headings; `None` before the first.
    pub heading: Option<usize>,
    /// The words, without those of links that have no text of their own.
    pub text: String,
}

/// Finds all that stands in a text at `place`, and reports what is wrong with it by itself.
pub fn scan(text: &str, place: Place, findings: &mut Findings) -> Scan {
    let nodes = tree::parse(text, place, findings);
    let mut walk = Walk {
        text,
        place,
        findings,
        scan: Scan::default(),
        ids: heading_ids(&nodes).into_iter(),
        written: BTreeSet::new(),
        footnote: false,
    };
    walk.nodes(&nodes, &mut lint::Lists::default());
    walk.sections(&nodes);
    walk.footnotes(&nodes);
    walk.anchors();
    walk.scan
}

/// The TOML of a chart and where it stands.
pub(super) fn chart_block(node: &Node) -> ChartBlock {
    let (mut spec, mut place) = (String::new(), node.place);
    if let [Node { kind: Kind::Text(text), place: inner, .. }] = node.children.as_slice() {
        spec.clone_from(&text.text);
        place = *inner;
    }
    ChartBlock { spec, place }
}

struct Walk<'a> {
    text: &'a str,
    place: Place,
    findings: &'a mut Findings,
    scan: Scan,
    ids: std::vec::IntoIter<String>,
    written: BTreeSet<String>,
    footnote: bool,
}

impl Walk<'_> {
    fn nodes(&mut self, nodes: &[Node], lists: &mut lint::Lists) {
        for node in nodes {
            self.node(node, lists);
        }
    }

    fn node(&mut self, node: &Node, lists: &mut lint::Lists) {
        match &node.kind {
            Kind::Heading { level, id, unnumbered } if !self.footnote => self.heading(node, *level, id.as_deref(), *unnumbered),
            Kind::Link { url } => self.link(node, url),
            Kind::Image { .. } => self.image(node, false),
            Kind::Paragraph { .. } => {
                lint::swallowed(self.text, node, lists, &mut |place, what| {
                    self.findings.add(&rules::LOOSE_ITEM, self.place.within(place, self.text.len()), what);
                });
                if alone(node).is_some() {
                    return node.children.iter().for_each(|image| self.image(image, true));
                }
            }
            Kind::List { ordered } => {
                let mut inner = lists.inside(ordered.is_some());
                for item in &node.children {
                    let column = lint::column(self.text, item.start);
                    if lists.is_loose(column) {
                        let what = "this item is indented, but not far enough to be nested";
                        self.findings.add(&rules::LOOSE_ITEM, item.place, what);
                    }
                    inner.open(column);
                    self.node(item, &mut inner);
                }
                return;
            }
            Kind::Item(item) => {
                if let Some(name) = &item.name {
                    self.scan.names.push(At::new(name.clone(), node.place));
                }
            }
            Kind::Code { language } if language == "chart" => self.scan.charts.push(chart_block(node)),
            Kind::Code { .. } => return,
            Kind::Html(html) => {
                let shown: String = html.trim().chars().take(40).collect();
                self.findings.add(&rules::RAW_HTML, node.place, format!("`{shown}` is HTML, which is shown as text"));
            }
            Kind::Footnote(label) => {
                self.scan.footnotes.push(label.clone());
                self.footnote = true;
                self.nodes(&node.children, lists);
                self.footnote = false;
                return;
            }
            Kind::Text(text) => lint::words(text, &mut |rule, range, what| {
                self.findings.add(rule, self.place.within(range, self.text.len()), what);
            }),
            _ => {}
        }
        if !matches!(node.kind, Kind::Code { .. }) {
            self.nodes(&node.children, lists);
        }
    }

    fn heading(&mut self, node: &Node, level: u8, written: Option<&str>, unnumbered: bool) {
        let id = self.ids.next().unwrap_or_default();
        if let Some(written) = written {
            if slug(written) != written || !tree::is_name(written) {
                let what = format!("`{written}` cannot be the identifier of a heading");
                self.findings.add(&rules::BAD_IDENTIFIER, node.place, what).help(format!("write `{{#{id}}}`"));
            }
            if !self.written.insert(written.to_owned()) {
                self.findings.add(&rules::DUPLICATE_IDENTIFIER, node.place, format!("two headings have the identifier `{written}`"));
            }
        }
        self.scan.headings.push(Heading { level, text: plain(&node.children), id, unnumbered, place: node.place });
    }

    fn link(&mut self, node: &Node, url: &str) {
        let text = plain(&node.children);
        let Some(reference) = Reference::parse(url, node.place) else {
            if !is_plain(url) {
                self.bad_address(node.place, url);
            }
            self.scan.links.push(PlainLink { url: url.to_owned(), text, place: node.place });
            return;
        };
        if reference.kind == "snippet" {
            let what = "a snippet cannot be linked to, only embedded";
            self.findings.add(&rules::BAD_REFERENCE, node.place, what).help(format!("write `![]({url})` in a paragraph of its own"));
        }
        // An autolink (`<term:jeugdige>`) shows its address; as a reference it has no text.
        let text = if text == url { String::new() } else { text };
        self.scan.references.push(Found { reference, embed: false, alone: false, text, caption: None, place: node.place });
    }

    fn image(&mut self, node: &Node, alone: bool) {
        let Kind::Image { url, title } = &node.kind else { return };
        let text = plain(&node.children);
        let Some(reference) = Reference::parse(url, node.place) else {
            if url.contains("://") || !url.contains(':') {
                let what = format!("the image `{url}` is not under content/assets");
                let help = "save it there and write `![…](asset:name.png)`: a page asks nothing of another server";
                self.findings.add(&rules::MISSING_IMAGE, node.place, what).help(help);
            } else {
                self.bad_address(node.place, url);
            }
            return;
        };
        match reference.kind.as_str() {
            "asset" if text.is_empty() => {
                self.findings.add(&rules::MISSING_ALT, node.place, format!("the image `{}` has no text alternative", reference.id()));
            }
            "asset" => {}
            "snippet" | "table" if alone => {}
            kind @ ("snippet" | "table") => {
                let what = format!("a {kind} is embedded in a paragraph of its own, and other text stands in this one");
                self.findings.add(&rules::BAD_REFERENCE, node.place, what).help("put an empty line before and after it");
            }
            kind => {
                let what = format!("a {kind} cannot be embedded; only an asset, a snippet or a table can");
                self.findings.add(&rules::BAD_REFERENCE, node.place, what).help(format!("write `[]({url})` to link to it"));
            }
        }
        let caption = (!title.is_empty()).then(|| title.clone());
        self.scan.references.push(Found { reference, embed: true, alone, text, caption, place: node.place });
    }

    fn bad_address(&mut self, place: Place, url: &str) {
        let kind = url.split([':', '?']).next().unwrap_or_default();
        let what = format!("`{url}` is neither a reference nor an address on the web");
        self.findings.add(&rules::BAD_REFERENCE, place, what).nearest(kind, KINDS.iter().copied());
    }

    fn sections(&mut self, nodes: &[Node]) {
        let mut heading = 0;
        let mut open = SectionText { heading: None, text: String::new() };
        for node in nodes {
            if let Kind::Heading { .. } = node.kind {
                let next = SectionText { heading: Some(heading), text: String::new() };
                self.scan.sections.push(std::mem::replace(&mut open, next));
            } else {
                let words = plain(std::slice::from_ref(node));
                if !open.text.is_empty() && !words.is_empty() {
                    open.text.push('\n');
                }
                open.text.push_str(&words);
            }
            heading += heading_count(node);
        }
        self.scan.sections.push(open);
        self.scan.lead = self.scan.sections.first().map(|s| s.text.clone()).unwrap_or_default();
        self.scan.sections.retain(|section| section.heading.is_some() || !section.text.is_empty());
    }

    /// Reports footnotes that nothing leads to, and those that stand twice.
    fn footnotes(&mut self, nodes: &[Node]) {
        let (mut led_to, mut written) = (BTreeSet::new(), Vec::new());
        notes_in(nodes, &mut led_to, &mut written);
        let mut earlier = BTreeSet::new();
        for (label, place) in written {
            if !earlier.insert(label) {
                self.findings.add(&rules::DUPLICATE_IDENTIFIER, place, format!("there are two footnotes `{label}`"));
            } else if !led_to.contains(label) {
                self.findings.add(&rules::UNUSED, place, format!("nothing in the text leads to the footnote `{label}`"));
            }
        }
    }

    /// Reports links within the text that lead nowhere.
    fn anchors(&mut self) {
        let known: BTreeSet<&str> = self.scan.anchors().collect();
        let dead: Vec<_> = self.scan.links.iter().filter(|link| link.url.starts_with('#') && !known.contains(&link.url[1..])).collect();
        for link in dead {
            let what = format!("this text has no heading `{}`", link.url);
            self.findings.add(&rules::DEAD_ANCHOR, link.place, what).nearest(&link.url[1..], self.scan.anchors());
        }
    }
}

fn heading_count(node: &Node) -> usize {
    if let Kind::Footnote(_) = node.kind {
        return 0;
    }
    usize::from(matches!(node.kind, Kind::Heading { .. })) + node.children.iter().map(heading_count).sum::<usize>()
}

fn notes_in<'a>(nodes: &'a [Node], led_to: &mut BTreeSet<&'a str>, written: &mut Vec<(&'a str, Place)>) {
    for node in nodes {
        match &node.kind {
            Kind::FootnoteMark(label) => {
                led_to.insert(label.as_str());
            }
            Kind::Footnote(label) => written.push((label, node.place)),
            _ => {}
        }
        notes_in(&node.children, led_to, written);
    }
}

/// True for an address that a page may lead to without being a reference.
pub(super) fn is_plain(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    match scheme {
        Some((scheme, rest)) => match scheme.as_str() {
            "http" | "https" => rest.starts_with("//") && rest.len() > 2,
            "mailto" | "tel" => !rest.is_empty(),
            _ => false,
        },
        None => url.len() > 1 && url.starts_with('#'),
    }
}
