//! What a contract says as a whole, on screen and on paper: its terms, its tables, its annexes, what stands beside its text.

use crate::common::Site;
use crate::common::html::{plain, visible};

/// A contract of a few articles with annexes, and what those hold.
fn contract() -> Site {
    let term = |term: &str, definition: &str| format!("[[term]]\nterm = \"{term}\"\ndefinition = \"{definition}\"\n\n");
    let terms = [
        term("toewijzing", "Besluit waarmee hulp begint, op een beschikking."),
        term("jeugdige", "Wie jonger is dan achttien jaar."),
        term("beschikking", "Brief aan een jeugdige."),
        term("kwartaal", "Drie maanden."),
    ];
    let start = "+++\ntitle = \"Start\"\nsource = \"landelijk model\"\nsegments = [\"ambulant\"]\n+++\n\
        1. Hulp begint na een toewijzing.\n2. Zie [](table:risicos) en [](table:termijnen).\n";
    let table = |title: &str| format!("title = \"{title}\"\ncolumns = [\"Wat\"]\nrows = [[\"Een\"]]\n");
    let annex =
        |id: &str, content: &str, more: &str| format!("[[annex]]\nid = \"{id}\"\ntitle = \"Over {id}\"\ncontent = \"{content}\"\n{more}\n");
    let annexes = [
        annex("eisen", "requirements:pve", "version = \"1.1\"\ndate = 2026-01-15\n"),
        annex("gegevens", "document:gegevens", ""),
        annex("vragen", "questions:nvi", ""),
        annex("risico", "table:risicos", ""),
    ];
    let contract = "title = \"Overeenkomst\"\nsegments = [\"ambulant\"]\n\
        precedence = [\"contract:overeenkomst\", \"annex:vragen\", \"requirements:pve\", \"De offerte\"]\n\n\
        [[chapter]]\ntitle = \"Alles\"\nclauses = [\"begrippen\", \"start\"]\n\n";
    Site::base()
        .with("content/glossary.toml", terms.concat())
        .with("content/clauses/begrippen.md", "+++\ntitle = \"Begrippen\"\n+++\n1. Begrippen staan in de lijst.\n\n![](table:glossary)\n")
        .with("content/clauses/start.md", start)
        .with("content/tables/risicos.toml", table("Risico's"))
        .with("content/tables/termijnen.toml", table("Termijnen"))
        .with(
            "content/documents/gegevens.md",
            "+++\ntitle = \"Gegevens\"\nnumbered = true\n+++\n## Berichten\n\nZie [](table:termijnen).\n\n### Vorm\n\n![](table:termijnen)\n",
        )
        .with("content/requirements/pve.toml", REQUIREMENTS)
        .with(
            "content/questions/nvi.toml",
            "title = \"Nota\"\n[[question]]\nnumber = 1\nabout = \"clause:start#1\"\nquestion = \"Wanneer?\"\nanswer = \"Direct.\"\n\n\
             [[question]]\nnumber = 2\nabout = \"requirement:pve#2\"\nquestion = \"Hoe?\"\nanswer = \"Zo.\"\n",
        )
        .with("content/contracts/overeenkomst.toml", format!("{contract}{}", annexes.concat()))
}

const REQUIREMENTS: &str = "title = \"Programma van eisen\"\nprefix = \"PvE\"\n\n\
    [[requirement]]\nid = \"1\"\ntext = \"Ieder is ingeschreven.\"\nverified_by = \"Uittreksel\"\n\n\
    [[requirement]]\nid = \"2\"\ntext = \"Wie thuis helpt, meldt zich.\"\nsegments = [\"ambulant\"]\nverified_by = \"Steekproef\"\n\n\
    [[requirement]]\nid = \"3\"\ntext = \"Ieder is bereikbaar.\"\n";

const SCREEN: &str = "overeenkomsten/overeenkomst.html";
const PAPER: &str = "print/overeenkomst.html";

/// The piece of a page between two texts.
fn between<'a>(page: &'a str, from: &str, until: &str) -> &'a str {
    let rest = page.split_once(from).unwrap_or_else(|| panic!("no `{from}` in {page}")).1;
    rest.split_once(until).map_or(rest, |(piece, _)| piece)
}

#[test]
fn the_terms_of_a_contract_are_closed_over_their_definitions() {
    let page = contract().built().text(SCREEN);
    let list = between(&page, "<tbody>", "</tbody>");
    let places: Vec<_> = ["beschikking", "jeugdige", "toewijzing"].map(|term| list.find(&format!(">{term}</a>"))).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{list}");
    assert!(!list.contains("kwartaal"), "no text uses it: {list}");
}

#[test]
fn tables_and_headings_of_an_annex_carry_its_letter_and_references_follow() {
    let output = contract().built();
    for page in [SCREEN, PAPER] {
        let html = output.text(page);
        let captions: Vec<&str> = html.split("<caption>").skip(1).filter_map(|rest| rest.split('.').next()).collect();
        let numbers: Vec<&str> = captions.into_iter().filter(|caption| caption.starts_with("Tabel ")).collect();
        assert_eq!(numbers, ["Tabel 1", "Tabel A1", "Tabel B1", "Tabel C1", "Tabel D1"], "{page}");
        for (words, anchor) in [("tabel D1", "bijlage-risico-tabel-risicos"), ("tabel B1", "bijlage-gegevens-tabel-termijnen")] {
            assert!(html.contains(&format!("#{anchor}\">{words}</a>")) && html.contains(&format!("id=\"{anchor}\"")), "{page}: {words}");
        }
        let text = plain(&visible(&html));
        assert!(text.contains("B.1 Berichten") && text.contains("B.1.1 Vorm"), "{page}");
    }
    let alone = output.page("documenten/gegevens.html");
    assert!(alone.contains("1 Berichten") && alone.contains("Zie tabel 1") && !alone.contains("B1"), "{alone}");
}

#[test]
fn the_order_of_precedence_names_annexes_by_their_letter_and_the_contract_by_no_page() {
    let output = contract().built();
    for page in [SCREEN, PAPER] {
        let html = output.text(page);
        let list = between(&html, "<ol class=\"precedence\">", "</ol>");
        assert!(list.contains("<li>Deze overeenkomst</li>"), "{list}");
        for (anchor, words) in [("bijlage-vragen", "Bijlage C, Over vragen"), ("bijlage-eisen", "Bijlage A, Over eisen")] {
            assert!(list.contains(&format!("#{anchor}\">{words}</a>")), "{list}");
        }
    }
}

#[test]
fn on_paper_no_row_leads_to_itself() {
    let output = contract().built();
    let paper = output.text(PAPER);
    for id in ["bijlage-vragen-1", "bijlage-eisen-2"] {
        let row = between(&paper, &format!("<tr id=\"{id}\">"), "</tr>");
        assert!(!row.contains(&format!("href=\"#{id}\"")), "{row}");
    }
    assert!(output.text(SCREEN).contains("vragen/nvi.html#1"));
}

#[test]
fn what_stands_beside_articles_on_screen_is_a_list_behind_a_contract_on_paper() {
    let output = contract().built();
    let screen = output.page(SCREEN);
    assert!(screen.contains("Bron: landelijk model") && screen.contains("Zie Nota, vraag 1"), "{screen}");
    assert!(!screen.contains("Herkomst van de artikelen"));
    let paper = output.text(PAPER);
    let articles = between(&paper, "<section class=\"chapter\"", "<section class=\"annex\"");
    for word in ["landelijk model", "Segment", "vraag 1"] {
        assert!(!articles.contains(word), "{word}: {articles}");
    }
    let list = plain(&visible(between(&paper, "id=\"deel_herkomst\"", "</section>")));
    for words in ["Artikel 2 Start landelijk model", "Segment: Ambulant", "Nota, vraag 1"] {
        assert!(list.contains(words), "{words}: {list}");
    }
    assert!(between(&paper, "<nav class=\"print-toc\"", "</nav>").contains("#deel_herkomst"));
}

#[test]
fn a_programme_of_requirements_is_printed_as_a_table_by_segment() {
    let paper = contract().built().text("print/pve.html");
    let table = plain(&visible(between(&paper, "<table class=\"requirements-table\"", "</table>")));
    for words in [
        "Nr. Eis Wordt getoetst met Vragen en antwoorden Voor alle segmenten PvE-1 Ieder is ingeschreven. Uittreksel – PvE-3",
        "PvE-3 Ieder is bereikbaar. – – Ambulant PvE-2 Wie thuis helpt, meldt zich. Steekproef Nota, vraag 2",
    ] {
        assert!(table.contains(words), "{words}: {table}");
    }
    assert!(paper.contains("<tr id=\"2\">") && !paper.contains("facts-inline"));
}

#[test]
fn a_term_is_a_table_with_every_last_day_to_give_notice() {
    let term = "title = \"Looptijd\"\n[term]\nstart = 2026-01-01\nduration = \"2 years\"\nextensions = [\"6 months\", \"6 months\"]\nnotice = \"18 months\"\n";
    let output = Site::base().with("content/contracts/looptijd.toml", term).built();
    for page in ["overeenkomsten/looptijd.html", "print/looptijd.html"] {
        let text = output.page(page);
        for words in [
            "Vaste looptijd 1 januari 2026 tot en met 31 december 2027 30 juni 2026",
            "Verlenging 1 1 januari tot en met 30 juni 2028 31 december 2026",
            "Verlenging 2 1 juli tot en met 31 december 2028 30 juni 2027",
        ] {
            assert!(text.contains(words), "{page}: no `{words}` in {text}");
        }
    }
}
