//! What a text embeds fits on a page: snippets that each embed the next twice soon fill all memory.

use super::Check;
use super::texts::{Home, Text, Texts, is_snippet};
use crate::findings::{Place, rules};
use crate::markdown::Size;
use std::collections::BTreeMap;

/// How many snippets may stand in one another; Markdown is put in place no deeper.
const DEEPEST: usize = 100;

/// Adds up what is put in place in every text.
pub fn check(check: &mut Check) {
    let mut sizes = Sizes { texts: &check.texts, known: BTreeMap::new(), open: Vec::new() };
    let found: Vec<(Place, String)> = check.texts.all.iter().filter_map(|text| sizes.too_much(text)).collect();
    for (place, message) in found {
        check.findings.add(&rules::TOO_LARGE, place, message).help("embed fewer snippets, or write the text out");
    }
}

struct Sizes<'a> {
    texts: &'a Texts<'a>,
    known: BTreeMap<&'a str, Size>,
    open: Vec<&'a str>,
}

impl<'a> Sizes<'a> {
    /// The embed with which a text becomes too large. Where what it embeds is too large by itself, that is said there.
    fn too_much(&mut self, text: &'a Text<'a>) -> Option<(Place, String)> {
        let (mut sum, mut over) = (Size::default(), None);
        for embed in text.scan.references.iter().filter(|found| is_snippet(found)) {
            let size = self.of(embed.reference.id());
            if size.is_too_much() {
                return None;
            }
            sum = sum.and(size);
            if sum.is_too_much() {
                over.get_or_insert(embed.place);
            }
        }
        let message = format!("this text embeds {} snippets with {} kB, more than a page can hold", sum.snippets, sum.bytes / 1000);
        over.map(|place| (place, message))
    }

    /// What a snippet puts in place, itself included; one that embeds itself is reported elsewhere.
    fn of(&mut self, id: &'a str) -> Size {
        if let Some(known) = self.known.get(id) {
            return *known;
        }
        let Some(text) = self.texts.of(Home::Snippet(id)).filter(|_| !self.open.contains(&id)) else { return Size::default() };
        let mut size = Size { snippets: 1, bytes: text.place.span().len() };
        if self.open.len() > DEEPEST {
            return Size { snippets: usize::MAX, ..size };
        }
        self.open.push(id);
        for embed in text.scan.references.iter().filter(|found| is_snippet(found)) {
            size = size.and(self.of(embed.reference.id()));
        }
        self.open.pop();
        self.known.insert(id, size);
        size
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn what_doubles_is_found_once_where_it_becomes_too_much() {
        let names: Vec<String> = (0..25).map(|n| format!("content/snippets/s{n}.md")).collect();
        let texts: Vec<String> =
            (0..25).map(|n| if n == 24 { "X.\n".to_owned() } else { format!("![](snippet:s{0})\n\n![](snippet:s{0})\n", n + 1) }).collect();
        let mut files: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        files.push(("content/segments/dag.md", "+++\nname = \"D\"\nlaw = \"wmo\"\n+++\n![](snippet:s0)\n"));
        let lines = found(&files);
        assert_eq!(lines, ["too-large content/snippets/s15.md:3:1 this text embeds 1022 snippets with 19 kB, more than a page can hold"]);
    }
}
