//! Contracts put together from clauses: numbers, what references say in each contract, definitions, order and annexes.

use crate::common::{Output, Site};

const PAYMENT: &str = "1. De gemeente betaalt wat geleverd is.\n\
    2. Voor [](clause:.#1) geldt dat:\n\n    a. de aanbieder een factuur stuurt;\n    b. deze klopt met [](clause:controle#2).\n\n\
    3. Zie ook [](clause:.) en [](clause:.#1), [](clause:controle,slot) en [](clause:begrippen,betaling,controle), \
    en [de regeling](clause?:alleen-elders).\n";

/// The same clauses in contracts with each style of numbers; in the second one an article stands before them.
fn site() -> Site {
    let clauses = [
        ("begrippen", "1. Deze woorden hebben een betekenis.\n\n![](table:glossary \"Begrippen\")\n"),
        ("betaling", PAYMENT),
        ("controle", "1. De gemeente controleert.\n2. Een steekproef mag.\n"),
        ("slot", "1. Tot slot.\n"),
        ("alleen-elders", "1. Elders.\n"),
    ];
    let glossary = "[[term]]\nterm = \"steekproef\"\ndefinition = \"Een deel van het geheel.\"\n\n\
        [[term]]\nterm = \"boete\"\ndefinition = \"Een straf in geld.\"\n";
    let site = clauses.iter().fold(Site::base().with("content/glossary.toml", glossary), |site, (id, text)| {
        site.with(&format!("content/clauses/{id}.md"), format!("+++\ntitle = \"Over {id}\"\n+++\n{text}"))
    });
    let chapter = |clauses: &str| format!("[[chapter]]\ntitle = \"Alles\"\nclauses = [{clauses}]\n");
    let all = "\"begrippen\", \"betaling\", \"controle\", \"slot\"";
    let annexes = "[[annex]]\nid = \"producten\"\ntitle = \"De producten\"\nversion = \"3.2\"\ndate = 2026-01-15\ncontent = \"products\"\n\n\
        [[annex]]\nid = \"tarieven\"\ntitle = \"De tarieven\"\ncontent = \"tariffs\"\n";
    let article =
        format!("title = \"Eerste\"\nprecedence = [\"contract:eerste\", \"annex:tarieven\", \"De offerte\"]\n{}{annexes}", chapter(all));
    site.with("content/contracts/eerste.toml", article)
        .with("content/contracts/tweede.toml", format!("title = \"Tweede\"\n{}", chapter(&format!("\"alleen-elders\", {all}"))))
        .with("content/contracts/decimaal.toml", format!("title = \"D\"\nnumbering = \"decimal\"\n{}", chapter(all)))
        .with(
            "content/contracts/standaard.toml",
            format!("title = \"S\"\nnumbering = \"standard\"\n[[part]]\ntitle = \"Deel\"\nnumber = 3\nclauses = [{all}]\n"),
        )
}

fn says(output: &Output, contract: &str, words: &[&str]) {
    let page = output.page(&format!("overeenkomsten/{contract}.html"));
    for words in words {
        assert!(page.contains(words), "{contract}: no `{words}` in {page}");
    }
}

#[test]
fn numbers_and_references_follow_the_contract_they_stand_in() {
    let output = site().built();
    let near = ["Voor het vorige lid geldt dat", "Zie ook dit artikel en het eerste lid"];
    for contract in ["eerste", "tweede", "decimaal", "standaard"] {
        says(&output, contract, &near);
    }
    says(
        &output,
        "eerste",
        &["Artikel 2 Over betaling", "met artikel 3, lid 2", "de artikelen 3 en 4 en de artikelen 1 tot en met 3", "en de regeling"],
    );
    says(&output, "tweede", &["Artikel 3 Over betaling", "met artikel 4, lid 2", "de artikelen 4 en 5 en de artikelen 2 tot en met 4"]);
    says(&output, "decimaal", &["1.2 Over betaling", "1.2.1 De gemeente betaalt", "met artikel 1.3.2"]);
    says(&output, "standaard", &["3.2 Over betaling", "3.2.1 De gemeente betaalt", "met artikel 3.3.2"]);
    let paper = output.text("print/eerste.html");
    assert!(!paper.split("de regeling").next().is_some_and(|before| before.ends_with("\">")), "what is left out is no link");
}

#[test]
fn definitions_are_the_terms_that_the_contract_uses() {
    let output = site().built();
    for contract in ["eerste", "standaard"] {
        let text = output.text(&format!("overeenkomsten/{contract}.html"));
        let table = text.split("<table").find(|table| table.contains("Een deel van het geheel")).expect("definitions");
        assert!(!table.contains("boete") && !text.contains("Een straf in geld"), "{contract}: {table}");
    }
}

#[test]
fn the_order_of_precedence_and_the_versions_of_annexes_are_said() {
    let page = site().built().page("overeenkomsten/eerste.html");
    assert!(page.contains("Wat hoger staat, gaat voor Deze overeenkomst Bijlage B, De tarieven De offerte"), "{page}");
    assert!(page.contains("Bijlage A De producten") && page.contains("3.2") && page.contains("15 januari 2026"), "{page}");
}

#[test]
fn a_reference_to_what_the_contract_leaves_out_is_an_error_unless_it_is_optional() {
    assert!(site().check().iter().all(|found| found.severity != "error"), "{:?}", site().check());
    let found = site().edit("content/clauses/betaling.md", "clause?:", "clause:").check();
    let left_out: Vec<_> = found.iter().filter(|found| found.code == "clause-left-out").collect();
    assert!(
        !left_out.is_empty() && left_out.iter().all(|found| found.severity == "error" && found.file == "content/clauses/betaling.md"),
        "{found:?}"
    );
}
