//! Documents that nobody means to write: each gives a finding, or prints whole.

use crate::common::Site;

const CONTRACT: &str = "content/contracts/raam.toml";

fn contract(more: &str) -> Site {
    let clauses = [("een", "1. Zie [](clause:twee).\n"), ("twee", "1. Zie [](clause:een) en [](clause:.).\n")];
    let site = clauses.iter().fold(Site::base(), |site, (id, text)| {
        site.with(&format!("content/clauses/{id}.md"), format!("+++\ntitle = \"Artikel {id}\"\n+++\n{text}"))
    });
    site.with(CONTRACT, format!("title = \"Raam\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"een\", \"twee\"]\n{more}"))
}

fn document(text: &str) -> Site {
    Site::base().with("content/documents/vreemd.md", format!("+++\ntitle = \"Vreemd\"\nkind = \"report\"\n+++\n{text}\n"))
}

#[test]
fn articles_that_refer_to_each_other_print() {
    let page = contract("").built().page("print/raam.html");
    assert!(page.contains("Zie artikel 2") && page.contains("Zie artikel 1 en dit artikel"), "{page}");
}

#[test]
fn a_clause_used_twice_and_an_annex_that_does_not_exist_are_errors() {
    for (more, code) in [
        ("[[chapter]]\ntitle = \"Weer\"\nclauses = [\"een\"]\n", "clause-twice"),
        ("[[annex]]\nid = \"a\"\ntitle = \"A\"\ncontent = \"document:weg\"\n", "unknown-reference"),
        ("[[annex]]\nid = \"a\"\ntitle = \"A\"\ncontent = \"table:weg\"\n", "unknown-reference"),
    ] {
        let found = contract(more).check();
        assert!(found.iter().any(|found| found.code == code && found.severity == "error" && found.file == CONTRACT), "{more}: {found:?}");
    }
    let site = contract("").edit("content/clauses/een.md", "clause:twee", "annex:weg");
    assert!(site.check().iter().any(|found| found.code == "unknown-reference"));
}

#[test]
fn a_table_of_sixty_columns_prints_whole() {
    let row = |word: &str| (1..=60).map(|at| format!("| {word}{at} ")).collect::<String>() + "|\n";
    let text = format!("{}{}{}\n\n![](table:breed)\n", row("kop"), "| --- ".repeat(60) + "|\n", row("cel"));
    let line = |word: &str| (1..=60).map(|at| format!("{word}{at}")).collect::<Vec<_>>().join(",") + "\n";
    let output = document(&text).with("content/tables/breed.csv", line("kolom") + &line("veld")).built();
    let page = output.page("print/vreemd.html");
    for word in (1..=60).flat_map(|at| ["kop", "cel", "kolom", "veld"].map(|word| format!("{word}{at}"))) {
        assert!(page.split(' ').any(|other| other == word), "{word}: {page}");
    }
    // In parts that a page can hold, each of which says in its first column what its rows are.
    let html = output.text("print/vreemd.html");
    let tables: Vec<&str> = html.split("<table").skip(1).filter(|table| table.contains("kop1<") || table.contains("kolom1<")).collect();
    assert_eq!(tables.len(), 10);
    assert!(tables.iter().all(|table| table.split("</table>").next().is_some_and(|table| table.matches("<th ").count() <= 14)));
    assert!(page.contains("(deel 2 van 5)"));
    assert_eq!(output.text("documenten/vreemd.html").matches("<table").count(), 2, "on a screen it scrolls");
}

#[test]
fn a_word_of_four_hundred_letters_prints_whole() {
    let word = "jeugdhulp".repeat(45);
    assert!(document(&word).built().text("print/vreemd.html").replace("<wbr>", "").contains(&word));
    // In a table it may be broken, and at the head of the pages it is cut.
    let html = document(&format!("## {word}\n\n| Vak | Woord |\n| --- | --- |\n| a | {word} |\n")).built().text("print/vreemd.html");
    assert!(html.contains(&format!(" data-head=\"{}…\"", &word[..90])), "{html}");
    let cell = html.rsplit("<td>").next().and_then(|rest| rest.split("</td>").next()).expect("its cell");
    assert_eq!(cell.replace("<wbr>", ""), word);
    assert!(cell.split("<wbr>").all(|piece| piece.len() <= 20), "{cell}");
}

#[test]
fn an_image_of_twenty_thousand_pixels_stays_on_its_page() {
    let image = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20000\" height=\"20000\" viewBox=\"0 0 9 9\"/>";
    let site = document("![Een grote kaart](asset:groot.svg)").with("content/assets/groot.svg", image);
    let output = site.built();
    assert!(output.text("print/vreemd.html").contains("groot.svg"));
    let mut styles = output.paths().filter(|path| path.starts_with("theme/") && path.ends_with(".css")).map(|path| output.text(path));
    assert!(styles.any(|style| style.replace(": ", ":").contains("max-height:215mm")), "an image may be larger than a page");
}
