//! The paragraphs (leden) and parts (onderdelen) of a clause, their numbers and names.
//!
//! All ordered lists on one level form one series, whatever numbers are typed and whatever stands
//! between them. Numbers are given here and nowhere else; rendering reads them.

use super::host::Host;
use super::tree::{self, Kind, Node, plain};
use crate::findings::{Findings, Place, rules};
use std::collections::BTreeSet;

/// The way to a paragraph or part: paragraph 2, part 1 is `[2, 1]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(pub Vec<u32>);

impl Path {
    /// The number of the paragraph (lid), from 1.
    pub fn paragraph(&self) -> Option<u32> {
        self.0.first().copied()
    }

    /// Each number as it is written: `["2", "a", "1°"]`.
    pub fn labels(&self) -> Vec<String> {
        self.0.iter().enumerate().map(|(level, number)| label(level + 1, u64::from(*number))).collect()
    }

    /// The last part of an anchor by number: `lid-2-a-1`.
    pub fn anchor(&self) -> String {
        format!("lid-{}", self.labels().join("-").replace('°', ""))
    }

    /// As in a reference: `2a1`.
    pub fn written(&self) -> String {
        self.labels().concat().replace('°', "")
    }
}

/// A paragraph or a part.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Where it is in the clause.
    pub path: Path,
    /// Its name, which survives renumbering.
    pub name: Option<String>,
    /// Its words, with those of its parts.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// A clause by its paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// The paragraphs.
    pub paragraphs: Vec<Part>,
}

impl Outline {
    /// The paragraph or part that is meant by `2`, `2a`, `2a1` or a name.
    pub fn find(&self, part: &str) -> Option<Path> {
        if let Some(named) = self.all().into_iter().find(|p| p.name.as_deref() == Some(part)) {
            return Some(named.path.clone());
        }
        let wanted = part.to_lowercase().replace('°', "");
        self.all().into_iter().find(|p| p.path.written() == wanted).map(|p| p.path.clone())
    }

    /// The paragraph or part at a path.
    pub fn get(&self, path: &Path) -> Option<&Part> {
        self.all().into_iter().find(|part| part.path == *path)
    }

    /// Every paragraph and part, in the order of the text.
    pub fn all(&self) -> Vec<&Part> {
        fn add<'a>(parts: &'a [Part], out: &mut Vec<&'a Part>) {
            for part in parts {
                out.push(part);
                add(&part.parts, out);
            }
        }
        let mut out = Vec::new();
        add(&self.paragraphs, &mut out);
        out
    }

    /// Everything that a reference may write after `#`, names first.
    pub fn anchors(&self) -> Vec<String> {
        let all = self.all();
        all.iter().filter_map(|p| p.name.clone()).chain(all.iter().map(|p| p.path.written())).collect()
    }
}

/// The paragraphs and parts of a clause, snippets put in place. A name used twice is a finding.
pub fn outline(text: &str, place: Place, host: &dyn Host, findings: &mut Findings) -> Outline {
    let mut nodes = tree::parse(text, place, &mut Findings::default());
    super::snippet::put_in_place(&mut nodes, host);
    number(&mut nodes);
    let outline = Outline { paragraphs: parts(&nodes) };
    let mut earlier = BTreeSet::new();
    for part in outline.all() {
        let Some(name) = &part.name else { continue };
        if !earlier.insert(name) {
            findings.add(&rules::DUPLICATE_IDENTIFIER, part.place, format!("the name `{name}` is used twice in this clause"));
        }
    }
    outline
}

fn parts(nodes: &[Node]) -> Vec<Part> {
    let mut out = Vec::new();
    for node in nodes {
        match &node.kind {
            Kind::Snippet => out.extend(parts(&node.children)),
            Kind::List { ordered: Some(_) } => out.extend(node.children.iter().filter_map(part)),
            _ => {}
        }
    }
    out
}

fn part(node: &Node) -> Option<Part> {
    let Kind::Item(item) = &node.kind else { return None };
    Some(Part {
        path: Path(item.path.clone()),
        name: item.name.clone(),
        text: plain(&node.children),
        place: node.place,
        parts: parts(&node.children),
    })
}

/// Gives every item of an ordered list its number, its level and its path.
pub(super) fn number(nodes: &mut [Node]) {
    series(nodes, &mut 0, &mut Vec::new(), 1, true);
}

fn series(nodes: &mut [Node], count: &mut u64, path: &mut Vec<u32>, level: usize, within: bool) {
    for node in nodes {
        match &node.kind {
            Kind::Snippet => series(&mut node.children, count, path, level, within),
            Kind::List { ordered } => {
                let ordered = ordered.is_some();
                for child in &mut node.children {
                    let Kind::Item(item) = &mut child.kind else { continue };
                    if !ordered {
                        series(&mut child.children, &mut 0, &mut Vec::new(), level.max(2), false);
                        continue;
                    }
                    *count += 1;
                    (item.count, item.level) = (*count, level);
                    if within {
                        path.push(u32::try_from(*count).unwrap_or(u32::MAX));
                        item.path.clone_from(path);
                    }
                    series(&mut child.children, &mut 0, path, level + 1, within);
                    if within {
                        path.pop();
                    }
                }
            }
            // What is quoted keeps the numbers that it has elsewhere.
            _ => {}
        }
    }
}

/// A number as it is written at a level: 2, b, 2°, ii, and from there on by turns.
pub(super) fn label(level: usize, number: u64) -> String {
    match level {
        1 => number.to_string(),
        level if level % 2 == 1 => format!("{number}°"),
        level if level % 4 == 2 => letters(number),
        _ => roman(number),
    }
}

fn letters(mut number: u64) -> String {
    let mut out = Vec::new();
    while number > 0 {
        let digit = u8::try_from((number - 1) % 26).unwrap_or_default();
        out.push(char::from(b'a' + digit));
        number = (number - 1) / 26;
    }
    out.iter().rev().collect()
}

fn roman(mut number: u64) -> String {
    const SIGNS: [(u64, &str); 9] = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if number > 300 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::NoHost;
    use super::*;

    fn of(text: &str) -> Outline {
        outline(text, Place::default(), &NoHost, &mut Findings::default())
    }

    #[test]
    fn lists_on_one_level_form_one_series() {
        let clause = of(
            "Aanhef.\n\n1. Een {#een}\n   1. deel\n\n   tussendoor\n\n   5. deel {#vijf}\n\nTussentekst.\n\n- punt\n  1. los\n\n7. Twee\n9. Drie\n",
        );
        let written: Vec<_> = clause.all().iter().map(|p| p.path.written()).collect();
        assert_eq!(written, ["1", "1a", "1b", "2", "3"]);
        assert_eq!(clause.find("vijf").unwrap().written(), "1b");
        assert_eq!(clause.find("1B").unwrap().labels(), ["1", "b"]);
        assert_eq!(clause.find("een").unwrap().anchor(), "lid-1");
        assert!(clause.find("4").is_none() && clause.find("").is_none());
    }

    #[test]
    fn numbers_are_written_by_level() {
        assert_eq!(Path(vec![2, 28, 3, 4, 5, 6]).labels(), ["2", "ab", "3°", "iv", "5°", "f"]);
        assert_eq!(Path(vec![2, 28, 3, 4]).anchor(), "lid-2-ab-3-iv");
    }

    #[test]
    fn a_name_used_twice_is_a_finding() {
        let mut findings = Findings::default();
        outline("1. a {#x}\n2. b\n   1. c {#x}\n", Place::default(), &NoHost, &mut findings);
        assert_eq!(findings.iter().count(), 1);
    }
}
