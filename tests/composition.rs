//! Contracts put together from clauses: numbers, what references say in each contract, definitions, order and annexes.

use crate::common::{Output, Site};

const PAYMENT: &str = "1. De gemeente betaalt wat geleverd is.\n\
    2. Voor [](clause:.#1) geldt dat:\n\n    1. de aanbieder een factuur stuurt;\n    2. deze klopt met [](clause:controle#2).\n\n\
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
        &[
            "Artikel 2 Over betaling",
            "a. de aanbieder",
            "met artikel 3, lid 2",
            "de artikelen 3 en 4 en de artikelen 1 tot en met 3",
            "en de regeling",
        ],
    );
    says(&output, "tweede", &["Artikel 3 Over betaling", "met artikel 4, lid 2", "de artikelen 4 en 5 en de artikelen 2 tot en met 4"]);
    says(&output, "decimaal", &["1.2 Over betaling", "1.2.1 De gemeente betaalt", "met artikel 1.3.2"]);
    says(&output, "standaard", &["3.2 Over betaling", "3.2.1 De gemeente betaalt", "a) de aanbieder", "met artikel 3.3.2"]);
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
    // Where the word stands in a title, the name of a party or an annex, it is used.
    let eis = "title = \"Eisen\"\n[[requirement]]\nid = \"1\"\ntext = \"Er is een boete.\"\n";
    for keys in [
        "[[party]]\nname = \"Bureau boete\"\n",
        "[[annex]]\nid = \"b\"\ntitle = \"De boete\"\ncontent = \"products\"\n",
        "[[annex]]\nid = \"b\"\ntitle = \"Eisen\"\ncontent = \"requirements:eis\"\n",
        "[[annex]]\nid = \"b\"\ntitle = \"Lijst\"\ncontent = \"table:lijst\"\n",
        "[[annex]]\nid = \"b\"\ntitle = \"Producten\"\ncontent = \"products\"\ndescriptions = true\n",
    ] {
        let contract = format!("title = \"Derde\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"begrippen\"]\n{keys}");
        let site = site().with("content/tables/lijst.csv", "wat\nDe boete staat hier.\n");
        let site = site.edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen met een boete.");
        let site = site.with("content/requirements/eis.toml", eis).with("content/contracts/derde.toml", contract);
        let text = site.built().text("overeenkomsten/derde.html");
        assert!(text.contains("Een straf in geld") && !text.contains("Een deel van het geheel"), "{keys}: {text}");
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

#[test]
fn a_reference_to_another_contract_says_which() {
    let text = "+++\ntitle = \"Slot\"\n+++\n1. [](contract:eerste) gaat voor; zie [](clause:betaling#1@tweede), [](clause:betaling,controle@tweede), \
        [](clause:betaling#1@eerste) en [](annex:tarieven@eerste).\n2. Dat geldt altijd. [](clause:.#1) ook.\n";
    let note = "+++\ntitle = \"Nota\"\nkind = \"report\"\n+++\nZie [](clause:betaling#1@tweede) en [](clause:slot@per).\n";
    let output = site()
        .with("content/clauses/slot.md", text)
        .with("content/contracts/per.toml", "title = \"Per\"\nfor_each = [\"segment\"]\n[[chapter]]\ntitle = \"A\"\nclauses = [\"slot\"]\n")
        .with("content/documents/nota.md", note)
        .built();
    says(
        &output,
        "eerste",
        &[
            "Deze overeenkomst gaat voor; zie artikel 3, lid 1, van Tweede, de artikelen 3 en 4 van Tweede, artikel 2, lid 1 en bijlage B.",
            "Dat geldt altijd. Het vorige lid ook.",
        ],
    );
    says(
        &output,
        "tweede",
        &["Eerste gaat voor; zie artikel 3, lid 1, de artikelen 3 en 4, artikel 2, lid 1, van Eerste en bijlage B van Eerste."],
    );
    let note = output.page("documenten/nota.html");
    assert!(note.contains("Zie artikel 3, lid 1, van Tweede en artikel 1 van Per, Ambulant."), "{note}");
}

#[test]
fn a_contract_for_a_segment_has_the_requirements_of_that_segment() {
    let programme = "title = \"Eisen\"\nprefix = \"E\"\n[[requirement]]\nid = \"1\"\ntext = \"Voor ieder.\"\n\
        [[requirement]]\nid = \"2\"\ntext = \"Voor ambulant.\"\nsegments = [\"ambulant\"]\n\
        [[requirement]]\nid = \"3\"\ntext = \"Voor wonen.\"\nsegments = [\"wonen\"]\n";
    let contract = "title = \"W\"\nsegments = [\"wonen\"]\n[[annex]]\nid = \"eisen\"\ntitle = \"Eisen\"\ncontent = \"requirements:pve\"\n";
    let page = site()
        .with("content/segments/wonen.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n")
        .with("content/requirements/pve.toml", programme)
        .with("content/contracts/wonen.toml", contract)
        .built()
        .page("overeenkomsten/wonen.html");
    assert!(page.contains("Voor ieder.") && page.contains("Voor wonen.") && !page.contains("Voor ambulant."), "{page}");
}

#[test]
fn several_paragraphs_of_one_article_are_one_reference() {
    let slot = "+++\ntitle = \"Slot\"\n+++\n1. Een.\n2. Twee.\n3. Zie [](clause:.#1,2), [](clause:betaling#1,3) en [](clause:betaling#1,3@tweede).\n";
    let output = site().with("content/clauses/slot.md", slot).built();
    says(&output, "eerste", &["Zie het eerste lid en het vorige lid, artikel 2, lid 1 en lid 3 en artikel 3, lid 1 en lid 3, van Tweede."]);
    says(&output, "decimaal", &["Zie het eerste lid en het vorige lid, artikel 1.2.1 en 1.2.3 en artikel 3, lid 1 en lid 3, van Tweede."]);
    let four = "+++\ntitle = \"Betaling\"\n+++\n1. Een.\n2. Twee.\n3. Drie.\n4. Vier.\n";
    let slot =
        "+++\ntitle = \"Slot\"\n+++\n1. Zie [](clause:betaling#1,2,3), [](clause:betaling#1,2,4) en [](clause:betaling#1,2,3,4@tweede).\n";
    let output = site().with("content/clauses/slot.md", slot).with("content/clauses/betaling.md", four).built();
    says(
        &output,
        "eerste",
        &["Zie artikel 2, lid 1 tot en met lid 3, artikel 2, lid 1, lid 2 en lid 4 en artikel 3, lid 1 tot en met lid 4, van Tweede."],
    );
    says(
        &output,
        "decimaal",
        &["Zie artikel 1.2.1 tot en met 1.2.3, artikel 1.2.1, 1.2.2 en 1.2.4 en artikel 3, lid 1 tot en met lid 4, van Tweede."],
    );
}

/// What is bought stands in the contract itself, where it is asked for.
#[test]
fn an_annex_says_what_its_products_are() {
    let contract = |more: &str| {
        format!(
            "title = \"C\"\nsegments = [\"ambulant\"]\n[[annex]]\nid = \"producten\"\ntitle = \"Productenboek\"\ncontent = \"products\"\n{more}"
        )
    };
    let built = |more: &str| Site::base().with("content/contracts/c.toml", contract(more)).built();
    let list = built("");
    assert!(list.page("overeenkomsten/c.html").contains("Begeleiding") && !list.page("overeenkomsten/c.html").contains("Gezinnen."));
    let whole = built("descriptions = true\n");
    for address in ["overeenkomsten/c.html", "print/c.html"] {
        let page = whole.page(address);
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{address}: no `{words}` in {page}"));
        assert!(
            at("45A48 Begeleiding Begeleiding thuis. Doelgroep Gezinnen.")
                < at("45A53 Behandeling Behandeling thuis. Doelgroep Jeugdigen.")
        );
    }
}

/// A chapter whose clauses are all for another segment has no title above nothing, and takes no number.
#[test]
fn a_chapter_without_clauses_for_a_contract_is_not_in_it() {
    let clause = |scope: &str| format!("+++\ntitle = \"Over\"\n{scope}+++\n1. Een lid.\n");
    let contract = "title = \"C\"\nfor_each = [\"segment\"]\nnumbering = \"decimal\"\n\
        [[chapter]]\ntitle = \"Alleen wonen\"\nclauses = [\"wonen\"]\n[[chapter]]\ntitle = \"Slot\"\nclauses = [\"slot\"]\n";
    let output = Site::base()
        .with("content/segments/wonen.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n")
        .with("content/clauses/wonen.md", clause("segments = [\"wonen\"]\n"))
        .with("content/clauses/slot.md", clause(""))
        .with("content/contracts/c.toml", contract)
        .built();
    let other = output.page("overeenkomsten/c-ambulant.html");
    assert!(!other.contains("Alleen wonen") && other.contains("Hoofdstuk 1 Slot"), "{other}");
    assert!(output.page("overeenkomsten/c-wonen.html").contains("Hoofdstuk 2 Slot"));
}

#[test]
fn a_clause_before_the_first_article_is_not_an_article_too() {
    let contract = "title = \"C\"\n[[front]]\nclause = \"doel\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"doel\"]\n";
    let site = Site::base()
        .with("content/clauses/doel.md", "+++\ntitle = \"Doel\"\n+++\n1. Het doel.\n")
        .with("content/contracts/c.toml", contract);
    let codes: Vec<String> = site.check().into_iter().map(|found| found.line()).collect();
    assert!(codes.len() == 1 && codes[0].contains("clause-twice") && codes[0].contains("c.toml:6"), "{codes:?}");
}
