//! References in Markdown, and what they mean in the contract that a clause stands in.

use super::Check;
use super::references::part_place;
use super::texts::{Home, Text, is_snippet};
use crate::catalogue::compose::Composed;
use crate::catalogue::reference::Reference;
use crate::catalogue::terms::NoTariff;
use crate::findings::{Place, did_you_mean, rules};
use crate::markdown::Found;
use std::collections::BTreeSet;

/// Judges every reference in every text.
pub fn check(check: &mut Check) {
    let references: Vec<(Home, Reference)> =
        check.texts.all.iter().flat_map(|text| text.scan.references.iter().map(|found| (text.home, found.reference.clone()))).collect();
    for (home, reference) in &references {
        let clause = if let Home::Clause(id) = home { Some(*id) } else { None };
        check.reference_in(reference, clause);
        tariff(check, reference);
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
        match (home, reference.kind.as_str()) {
            (Home::Clause(clause), "clause") => articles(check, clause, reference),
            (_, "clause") if reference.id() == "." => {
                let message = "`clause:.` means the clause that it stands in, and this is none";
                check.findings.add(&rules::BAD_REFERENCE, reference.place, message);
            }
            (_, "clause") => in_context(check, reference),
            (_, "value") => value(check, *home, reference),
            _ => annex(check, *home, reference),
        }
    }
}

/// The contracts in which a clause is printed.
fn contracts_of<'a>(check: &Check<'a>, clause: &str) -> Vec<&'a Composed> {
    let catalogue = check.catalogue;
    let front = |composed: &Composed| {
        let contract = catalogue.contracts.get(&composed.contract);
        contract.is_some_and(|contract| contract.front.iter().any(|front| front.clause.value == clause))
    };
    let holds = |composed: &&Composed| front(composed) || composed.all().any(|article| article.applies && article.clause == clause);
    catalogue.composed.values().filter(holds).collect()
}

/// The contracts that the part after `@` means: one as it is composed, or all made from one file.
fn contexts<'a>(check: &Check<'a>, context: &str) -> Vec<&'a Composed> {
    check.catalogue.composed.values().filter(|composed| composed.id == context || composed.contract == context).collect()
}

fn in_order(contracts: &[&Composed]) -> String {
    let names: Vec<_> = contracts.iter().take(4).map(|contract| format!("`{}`", contract.id)).collect();
    format!("{}{}", names.join(", "), if contracts.len() > 4 { ", …" } else { "" })
}

/// A clause refers only to what the contracts with it hold.
fn articles(check: &mut Check, clause: &str, reference: &Reference) {
    if reference.context.is_some() {
        in_context(check, reference);
        return;
    }
    if reference.optional {
        return;
    }
    let contracts = contracts_of(check, clause);
    for id in reference.ids.iter().filter(|id| *id != ".") {
        if !check.targets.exists("clause", id) {
            continue;
        }
        let without: Vec<&Composed> = contracts.iter().copied().filter(|contract| !holds(check, contract, id)).collect();
        if !without.is_empty() {
            let message = format!("the clause `{id}` is left out of {}", in_order(&without));
            let place = part_place(reference, id, ':');
            check.findings.add(&rules::CLAUSE_LEFT_OUT, place, message).help(format!("write `clause?:{id}` where it may be missing"));
        }
    }
}

/// True where a contract has a clause as an article or in its front.
fn holds(check: &Check, contract: &Composed, clause: &str) -> bool {
    let own = check.catalogue.contracts.get(&contract.contract);
    contract.articles.contains_key(clause) || own.is_some_and(|own| own.front.iter().any(|front| front.clause.value == clause))
}

/// With `@`, the contract named holds the clause.
fn in_context(check: &mut Check, reference: &Reference) {
    let Some(context) = reference.context.as_ref().filter(|_| !reference.optional) else { return };
    let contracts = contexts(check, context);
    for id in &reference.ids {
        if !contracts.is_empty() && check.targets.exists("clause", id) && !contracts.iter().any(|contract| holds(check, contract, id)) {
            let message = format!("the contract `{context}` does not hold the clause `{id}`");
            check.findings.add(&rules::CLAUSE_LEFT_OUT, part_place(reference, id, ':'), message);
        }
    }
}

/// A value is given for every contract in which it is printed.
fn value(check: &mut Check, home: Home, reference: &Reference) {
    let name = reference.id();
    let contracts = match (&reference.context, home) {
        (Some(context), _) => contexts(check, context),
        (None, Home::Clause(clause)) => contracts_of(check, clause),
        (None, _) => {
            let mut made: Vec<&str> = check.catalogue.composed.values().map(|composed| composed.contract.as_str()).collect();
            made.dedup();
            if made.len() > 1 {
                let message = format!("`{}` does not say of which contract", reference.written);
                check.findings.add(&rules::BAD_REFERENCE, reference.place, message).help(format!("write `value:{name}@{}`", made[0]));
                return;
            }
            check.catalogue.composed.values().collect()
        }
    };
    let lacks = |composed: &&Composed| {
        let contract = check.catalogue.contracts.get(&composed.contract);
        contract.is_some_and(|contract| composed.value(contract, name).is_none())
    };
    let without: Vec<&Composed> = contracts.into_iter().filter(lacks).collect();
    if !without.is_empty() && check.targets.exists("value", name) {
        let message = format!("the value `{name}` is not given for {}", in_order(&without));
        let help = "give it a `default`, or a value for each";
        check.findings.add(&rules::UNKNOWN_REFERENCE, part_place(reference, name, ':'), message).help(help);
    }
}

/// An annex is one of every contract in which it is referred to.
fn annex(check: &mut Check, home: Home, reference: &Reference) {
    let contracts = match (&reference.context, home) {
        (Some(context), _) => contexts(check, context),
        (None, Home::Clause(clause)) => contracts_of(check, clause),
        (None, _) => return,
    };
    let catalogue = check.catalogue;
    let own = |composed: &Composed| catalogue.contracts.get(&composed.contract);
    for id in reference.ids.iter().filter(|id| check.targets.exists("annex", id)) {
        let lacks = |composed: &&Composed| own(composed).is_some_and(|contract| contract.annex.iter().all(|annex| annex.id.value != *id));
        let without: Vec<&Composed> = contracts.iter().copied().filter(lacks).collect();
        if let Some(first) = without.first() {
            let names = own(first).map(|contract| contract.annex.iter().map(|annex| annex.id.as_str()).collect::<Vec<_>>());
            let message = format!("there is no annex `{id}` in {}", in_order(&without));
            let help = did_you_mean(id, names.unwrap_or_default());
            check.findings.add(&rules::UNKNOWN_REFERENCE, part_place(reference, id, ':'), message).help = help;
        }
    }
}

/// An amount can only be printed where there is one.
fn tariff(check: &mut Check, reference: &Reference) {
    if reference.kind != "tariff" {
        return;
    }
    for id in &reference.ids {
        let Some(product) = check.catalogue.product(id) else { continue };
        let code =
            if check.catalogue.codes.contains_key(id) { id.as_str() } else { product.code.as_ref().map_or("", |code| code.as_str()) };
        let tariffs = check.catalogue.tariffs.of(code);
        let in_period = |period: &String| tariffs.iter().any(|tariff| tariff.period == *period);
        let message = match &reference.context {
            _ if tariffs.is_empty() && matches!(product.tariff, Some(NoTariff::NotSet | NoTariff::PerProvider)) => continue,
            _ if tariffs.is_empty() => format!("`{id}` has no tariff"),
            Some(period) if check.targets.exists("period", period) && !in_period(period) => format!("`{id}` has no tariff in `{period}`"),
            _ => continue,
        };
        check.findings.add(&rules::UNKNOWN_REFERENCE, part_place(reference, id, ':'), message);
    }
}

/// Snippets that embed themselves, each reported where it embeds the next in the circle.
fn circles(check: &mut Check) {
    let mut found: Vec<(Place, String)> = Vec::new();
    for snippet in check.catalogue.snippets.keys() {
        let Some(text) = check.texts.of(Home::Snippet(snippet)) else { continue };
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
            }
        }
    }
    for (place, message) in found {
        check.findings.add(&rules::CIRCULAR_SNIPPET, place, message);
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
                "circular-embed content/snippets/u.md:1:5 the snippet `u` embeds itself through `t`",
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
