//! The part of a reference, after `#`: a heading, a paragraph, a number.

use super::Check;
use super::references::part_place;
use super::texts::Snippets;
use crate::catalogue::contract::Contract;
use crate::catalogue::reference::Reference;
use crate::catalogue::{Catalogue, Prose};
use crate::findings::{Place, did_you_mean, rules};
use crate::markdown::contents;

impl Check<'_> {
    /// Judges the part of a reference. `clause` is the clause it stands in, for `clause:.`.
    pub fn part(&mut self, reference: &Reference, clause: Option<&str>) {
        let kind = reference.kind.as_str();
        let Some(part) = &reference.part else {
            if matches!(kind, "requirement" | "question") {
                let message = format!("`{}` does not say which {kind} is meant", reference.written);
                let help = format!("write `{kind}:{}#12`, `#12,13` for several, or `{kind}s:{}` for all", reference.id(), reference.id());
                self.findings.add(&rules::BAD_REFERENCE, reference.place, message).help(help);
            }
            return;
        };
        let id = match (reference.id(), clause) {
            (".", Some(clause)) => clause,
            (".", None) => return,
            (id, _) => id,
        };
        if !self.targets.exists(kind, id) {
            return;
        }
        if reference.parts().len() > 1 {
            for each in reference.each() {
                self.part(&each, clause);
            }
            return;
        }
        let place = part_place(reference, part, '#');
        if reference.ids.len() > 1 {
            let message = "a reference to several has no part";
            self.findings.add(&rules::BAD_REFERENCE, place, message).help("write a link for each");
            return;
        }
        match self.parts_of(kind, id) {
            None => {
                let message = format!("a {kind} has no parts to refer to");
                self.findings.add(&rules::BAD_REFERENCE, place, message);
            }
            Some(parts) if parts.contains(part) => {}
            Some(parts) => self.dead(kind, id, part, &parts, place),
        }
    }

    fn dead(&mut self, kind: &str, id: &str, part: &str, parts: &[String], place: Place) {
        // `2A` means what `2a` means.
        if kind == "clause" && self.texts.outline(id).is_some_and(|outline| outline.find(part).is_some()) {
            return;
        }
        let message = match kind {
            "clause" => format!("the clause `{id}` has no paragraph `{part}`"),
            "requirement" | "requirements" => format!("`{id}` has no requirement `{part}`"),
            "question" | "questions" => format!("`{id}` has no question `{part}`"),
            _ => format!("the {kind} `{id}` has no heading `{part}`"),
        };
        let help = did_you_mean(part, parts.iter().map(String::as_str));
        let help = help.or_else(|| {
            let all: Vec<_> = parts.iter().take(12).map(|part| format!("`{part}`")).collect();
            (!all.is_empty()).then(|| format!("it has {}{}", all.join(", "), if parts.len() > 12 { ", …" } else { "" }))
        });
        self.findings.add(&rules::DEAD_ANCHOR, place, message).help = help;
    }

    /// What can be named of a target; `None` where it has no parts at all.
    fn parts_of(&self, kind: &str, id: &str) -> Option<Vec<String>> {
        let front = |contract: &Contract| contract.front.iter().map(|front| front.clause.value.clone()).collect::<Vec<_>>();
        let catalogue = self.catalogue;
        Some(match kind {
            "product" => anchors(catalogue, &catalogue.product(id)?.body),
            "segment" => anchors(catalogue, &catalogue.segments.get(id)?.body),
            "document" => anchors(catalogue, &catalogue.documents.get(id)?.body),
            "clause" => self.texts.outline(id)?.anchors(),
            "requirement" | "requirements" => {
                catalogue.requirements.get(id)?.requirement.iter().map(|requirement| requirement.id.value.clone()).collect()
            }
            "question" | "questions" => {
                catalogue.questions.get(id)?.question.iter().map(|question| question.number.value.to_string()).collect()
            }
            "contract" => {
                let own = catalogue.composed.get(id).map_or(id, |composed| &composed.contract);
                let contract = catalogue.contracts.get(own)?;
                let annexes = contract.annex.iter().map(|annex| annex.id.value.clone()).chain(front(contract));
                let articles = catalogue.composed.values().filter(|composed| composed.id == id || composed.contract == id);
                annexes.chain(articles.flat_map(|composed| composed.articles.keys().cloned())).collect()
            }
            "annex" => {
                let annexes = || catalogue.contracts.values().flat_map(|contract| &contract.annex);
                let held = annexes().filter(|annex| annex.id.value == id).filter_map(|annex| Reference::parse(&annex.content, annex.place));
                held.filter_map(|held| self.parts_of(&held.kind, held.id())).flatten().collect()
            }
            _ => return None,
        })
    }
}

/// The anchors of a text, snippets in place.
fn anchors(catalogue: &Catalogue, body: &Prose) -> Vec<String> {
    contents(&body.text, body.place, &Snippets(catalogue)).anchors.into_iter().map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn a_part_is_a_heading_a_paragraph_or_a_number() {
        let text = "+++\ntitle = \"D\"\nkind = \"report\"\n+++\n## Eerste kop\n\n[](document:d#eerste-kop) [](document:d#eerste-kpo)\n\
                    [](clause:c#2) [](clause:c#naam) [](clause:c#1a) [](clause:c#3)\n[](question:n#2) [](question:n#1) [](question:n)\n\
                    [](term:kind#x)\n";
        let lines = found(&[
            ("content/documents/d.md", text),
            ("content/clauses/c.md", "+++\ntitle = \"C\"\n+++\n1. Een\n   1. deel\n2. Twee {#naam}\n"),
            ("content/contracts/raam.toml", "title = \"R\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"c\"]\n"),
            ("content/questions/n.toml", "title = \"N\"\n[[question]]\nnumber = 2\nquestion = \"a\"\n"),
            ("content/glossary.toml", "[[term]]\nterm = \"kind\"\ndefinition = \"a\"\n"),
        ]);
        assert_eq!(
            lines,
            [
                "dead-anchor content/documents/d.md:7:41 the document `d` has no heading `eerste-kpo`",
                "dead-anchor content/documents/d.md:8:62 the clause `c` has no paragraph `3`",
                "dead-anchor content/documents/d.md:9:32 `n` has no question `1`",
                "bad-reference content/documents/d.md:9:38 `question:n` does not say which question is meant",
                "bad-reference content/documents/d.md:10:14 a term has no parts to refer to",
            ]
        );
    }
}
