//! Names into identifiers, and the identifiers of headings.

use super::tree::{Kind, Node, plain};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// An identifier made of a name: lower case letters, digits and hyphens, accents left off.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for sign in name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if sign.is_ascii_alphanumeric() {
            out.push(sign);
        } else if !out.is_empty() && !out.ends_with('-') && !matches!(sign, '\'' | '’') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The identifiers of the headings among nodes, in the order of the text: what was written, or the
/// slug of the words, with a number where it stood before. Those of a text come before those of
/// the snippets in it, so that a snippet never changes an anchor.
pub(super) fn heading_ids(nodes: &[Node]) -> Vec<String> {
    let mut headings = Vec::new();
    collect(nodes, false, &mut headings);
    let mut taken = Taken::default();
    let mut ids = vec![String::new(); headings.len()];
    for snippet in [false, true] {
        for (at, (node, _)) in headings.iter().enumerate().filter(|(_, (_, inside))| *inside == snippet) {
            ids[at] = taken.unique(&wanted(node));
        }
    }
    ids
}

/// Every heading, with whether it stands in a snippet. A footnote has none: it is no part of the
/// order of the text.
fn collect<'a>(nodes: &'a [Node], inside: bool, out: &mut Vec<(&'a Node, bool)>) {
    for node in nodes {
        if let Kind::Heading { .. } = node.kind {
            out.push((node, inside));
        } else if !matches!(node.kind, Kind::Footnote(_)) {
            collect(&node.children, inside || matches!(node.kind, Kind::Snippet), out);
        }
    }
}

fn wanted(node: &Node) -> String {
    let written = match &node.kind {
        Kind::Heading { id: Some(id), .. } => slug(id),
        _ => slug(&plain(&node.children)),
    };
    // An identifier in HTML that begins with a digit cannot be named in a stylesheet.
    if written.starts_with(|c: char| c.is_ascii_alphabetic()) { written } else { format!("kop-{written}").trim_end_matches('-').to_owned() }
}

/// Identifiers given so far, and how often each name was wanted.
#[derive(Default)]
struct Taken {
    ids: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
}

impl Taken {
    fn unique(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        while self.ids.contains(&id) {
            let count = self.counts.entry(wanted.to_owned()).or_insert(1);
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        self.ids.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_have_letters_digits_and_hyphens() {
        assert_eq!(slug("Risico’s & maatregelen (2026)"), "risicos-maatregelen-2026");
        assert_eq!(slug("Eén  coördinator — Ĳssel"), "een-coordinator-ijssel");
        assert_eq!(slug("…"), "");
    }
}
