//! References in Markdown. What they mean where they stand is judged in [`super::standing`].

use super::Check;
use super::standing::Stand;
use super::texts::{Home, Text, is_snippet};
use crate::catalogue::reference::Reference;
use crate::findings::{Place, rules};
use crate::markdown::Found;
use std::collections::BTreeSet;

/// Judges every reference in every text.
pub fn check(check: &mut Check) {
    let all = check.texts.all.iter().flat_map(|text| text.scan.references.iter().map(|found| (text.home, found.embed, &found.reference)));
    let references: Vec<(Home, bool, Reference)> = all.map(|(home, embed, reference)| (home, embed, reference.clone())).collect();
    for (home, embed, reference) in &references {
        let clause = if let Home::Clause(id) = home { Some(*id) } else { None };
        check.reference_in(reference, clause);
        if *embed && reference.ids.len() > 1 {
            let message = format!("`{}` embeds more than one; only one can be put in this place", reference.written);
            check.findings.add(&rules::BAD_REFERENCE, reference.place, message).help("write an image for each, in a paragraph of its own");
        }
    }
    circles(check);
    // What a snippet refers to depends on the text that it is put in.
    let mut here: Vec<(Home, Reference)> = Vec::new();
    for text in check.texts.all.iter().filter(|text| !matches!(text.home, Home::Snippet(_))) {
        let all = check.texts.with_snippets(text).into_iter().flat_map(|text: &Text| &text.scan.references);
        let depends = |found: &&Found| matches!(found.reference.kind.as_str(), "clause" | "value" | "annex");
        here.extend(all.filter(depends).map(|found| (text.home, found.reference.clone())));
    }
    for (home, reference) in &here {
        check.stands(reference, if let Home::Clause(clause) = home { Stand::Clause(clause) } else { Stand::Elsewhere });
    }
}

/// Snippets that embed themselves: each circle is reported once, where it closes.
fn circles(check: &mut Check) {
    let mut found: Vec<(Place, String)> = Vec::new();
    let mut told: BTreeSet<Home> = BTreeSet::new();
    for snippet in check.catalogue.snippets.keys() {
        let Some(text) = check.texts.of(Home::Snippet(snippet)).filter(|text| !told.contains(&text.home)) else { continue };
        for embed in text.scan.references.iter().filter(|found| is_snippet(found)) {
            let Some(next) = check.texts.of(Home::Snippet(embed.reference.id())) else { continue };
            let inside: BTreeSet<Home> = check.texts.with_snippets(next).into_iter().map(|text| text.home).collect();
            if inside.contains(&text.home) {
                let what = if embed.reference.id() == snippet {
                    "itself".to_owned()
                } else {
                    format!("itself through `{}`", embed.reference.id())
                };
                found.push((embed.reference.place, format!("the snippet `{snippet}` embeds {what}")));
                // The others in the circle embed themselves through this one.
                let circle = inside.into_iter().filter_map(|home| check.texts.of(home));
                let back = circle.filter(|other| check.texts.with_snippets(other).iter().any(|inner| inner.home == text.home));
                told.extend(back.map(|other| other.home));
            }
        }
    }
    for (place, message) in found {
        check.findings.add(&rules::CIRCULAR_SNIPPET, place, message).help("remove this embed, or another one of the circle");
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    fn clause(text: &str) -> String {
        format!("+++\ntitle = \"C\"\n+++\n{text}\n")
    }

    #[test]
    fn a_clause_refers_to_what_its_contracts_hold() {
        let lines = found(&[
            (
                "content/contracts/raam.toml",
                "title = \"R\"\n[values]\ndays = \"30\"\nweeks = { dag = \"2\" }\n[[chapter]]\ntitle = \"A\"\nclauses = [\"a\"]\n",
            ),
            (
                "content/contracts/rest.toml",
                "title = \"S\"\n[values]\ndays = \"14\"\n[[annex]]\nid = \"x\"\ntitle = \"X\"\ncontent = \"tariffs\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"b\"]\n",
            ),
            (
                "content/clauses/a.md",
                &clause(
                    "1. Zie [](clause:b), [](clause?:b), [](clause:b@rest), [](clause:.#1) en [](annex:x).\n2. [](value:days) en [](value:weeks)",
                ),
            ),
            ("content/clauses/b.md", &clause("1. [](annex:x), [](value:days) [](clause:.#2)")),
            ("content/segments/dag.md", "+++\nname = \"D\"\nlaw = \"wmo\"\n+++\n[](value:days) [](clause:.)\n"),
        ]);
        assert_eq!(
            lines,
            [
                "clause-left-out content/clauses/a.md:4:18 the clause `b` is left out of `raam`",
                "unknown-reference content/clauses/a.md:4:83 there is no annex `x` in `raam`",
                "unknown-reference content/clauses/a.md:5:31 the value `weeks` is not given for `raam`",
                "dead-anchor content/clauses/b.md:4:44 the clause `b` has no paragraph `2`",
                "annex-empty content/contracts/rest.toml:7:12 the annex `x` is empty in `rest`",
                "bad-reference content/segments/dag.md:5:4 `value:days` does not say of which contract",
                "bad-reference content/segments/dag.md:5:19 `clause:.` means the clause that it stands in, and this is none",
            ]
        );
    }

    #[test]
    fn what_a_snippet_refers_to_depends_on_where_it_is_put() {
        let lines = found(&[
            ("content/contracts/raam.toml", "title = \"R\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"a\"]\n"),
            ("content/contracts/rest.toml", "title = \"S\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"b\"]\n"),
            ("content/clauses/a.md", &clause("![](snippet:s)")),
            ("content/clauses/b.md", &clause("1. B.")),
            ("content/snippets/s.md", "Zie [](clause:b).\n"),
            ("content/snippets/t.md", "![](snippet:u)\n"),
            ("content/snippets/u.md", "![](snippet:t)\n"),
        ]);
        assert_eq!(
            lines,
            [
                "clause-left-out content/snippets/s.md:1:15 the clause `b` is left out of `raam`",
                "circular-embed content/snippets/t.md:1:5 the snippet `t` embeds itself through `u`",
            ]
        );
    }

    #[test]
    fn an_unknown_reference_is_found_at_its_place_in_every_text() {
        let segment = "+++\nname = \"D\"\nlaw = \"wmo\"\n[instruments]\naccess = \"zie [](segment:wonne)\"\n[conditions]\nRij = \"[](provider:x)\"\n+++\nZie [dit](segment:wonem \"x\").\n";
        let lines = found(&[
            ("content/segments/dag.md", segment),
            ("content/tables/t.toml", "columns = [\"a\"]\nrows = [[\"[](indicator:y) ![](table:t)\"]]\n"),
        ]);
        assert_eq!(
            lines,
            [
                "unknown-reference content/segments/dag.md:5:26 there is no segment `wonne`",
                "unknown-reference content/segments/dag.md:7:20 there is no provider `x`",
                "unknown-reference content/segments/dag.md:9:19 there is no segment `wonem`",
                "unknown-reference content/tables/t.toml:2:24 there is no indicator `y`",
                "bad-reference content/tables/t.toml:2:27 a table is embedded in a paragraph of its own, and other text stands in this one",
            ]
        );
    }
}
