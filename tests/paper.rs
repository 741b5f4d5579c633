//! What readers of documents need beside the text: where something stands, what is shortened, a form to answer on.

use crate::common::{Output, Site, example};
use std::io::Read;

const GLOSSARY: &str = "\
[[term]]
term = \"gecertificeerde instelling\"
abbreviation = \"GI\"
definition = \"Voert maatregelen uit.\"

[[term]]
term = \"geestelijke gezondheidszorg\"
abbreviation = \"ggz\"
definition = \"Zorg.\"

[[term]]
term = \"jeugdige\"
definition = \"Iemand tot 18 jaar.\"
";

fn list(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nkind = \"report\"\n+++\n{text}\n\n## Afkortingen\n\n![](table:abbreviations)\n")
}

/// The rows of the list of abbreviations on a page, or of the only table.
fn rows(output: &Output, page: &str) -> Vec<String> {
    let html = output.text(page);
    let table = html.split("id=\"tabel-abbreviations\"").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap_or_default();
    table.split("<tr><td>").skip(1).map(|row| row.split("</td>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_document_lists_the_abbreviations_that_it_uses() {
    let output = Site::base()
        .with("content/glossary.toml", GLOSSARY)
        .with("content/snippets/uitleg.md", "Ook de ggz doet mee.\n")
        .with("content/documents/geen.md", list("Geen", "De gecertificeerde instelling doet mee, een jeugdige ook."))
        .with("content/documents/een.md", list("Een", "De gecertificeerde instelling (GI) doet mee."))
        .with("content/documents/beide.md", list("Beide", "De GI doet mee.\n\n![](snippet:uitleg)"))
        .built();
    for folder in ["documenten", "print"] {
        let page = |name: &str| rows(&output, &format!("{folder}/{name}.html"));
        assert_eq!(page("geen"), [""; 0], "{folder}");
        assert_eq!(page("een"), ["GI"], "{folder}");
        assert_eq!(page("beide"), ["ggz", "GI"], "{folder}");
    }
    assert!(output.page("begrippen.html").contains("ook: GI"));
}

#[test]
fn questions_stand_in_the_columns_of_the_field() {
    let round = example().text("print/nvi-1.html");
    let table = round.split("<table class=\"questions-table\">").nth(1).and_then(|rest| rest.split("</table>").next()).unwrap_or_default();
    let heads: Vec<String> = table.split("<th scope=\"col\">").skip(1).map(|head| head.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(heads, ["Nr.", "Document", "Onderdeel", "Vraag", "Antwoord", "Wijziging"]);
    let row = |number: &str| -> String {
        let rest = table.split(&format!("<tr id=\"{number}\">")).nth(1).unwrap_or_default();
        rest.split("</tr>").next().unwrap_or_default().to_owned()
    };
    assert!(row("2").contains("<td>Productenboek</td>") && row("2").contains("45H10"), "{}", row("2"));
    assert!(row("3").contains("<td>Overeenkomsten</td>") && row("3").contains("lid 2"), "{}", row("3"));
    assert!(row("11").contains("<td>Programma van eisen</td>") && row("11").contains("PvE-3"), "{}", row("11"));
    assert_eq!(table.matches("<tr id=").count(), 14);
}

#[test]
fn a_reference_within_its_own_article_names_no_page() {
    let contract = example().text("print/raamovereenkomst-wonen.html");
    let links: Vec<&str> = contract.split("<a ").skip(1).filter_map(|link| link.split("</a>").next()).collect();
    let own = |link: &&&str| ["lid", "artikel"].iter().any(|word| link.ends_with(word)) && link.contains("href=\"#artikel-");
    let own: Vec<_> = links.iter().filter(own).collect();
    assert!(own.len() > 3, "the contract refers to its own paragraphs: {own:?}");
    let far: Vec<_> = own.iter().filter(|link| !link.starts_with("class=\"near\"")).collect();
    assert!(far.is_empty(), "{far:?}");
    assert!(
        links.iter().any(|link| link.starts_with("href=\"#") && link.contains(">artikel ")),
        "references to other articles name a page"
    );
}

#[test]
fn a_programme_of_requirements_has_a_form_to_fill_in() {
    let output = example();
    let page = output.text("eisen/pve.html");
    let csv = output.text("data/forms/requirements-pve.csv");
    assert!(csv.starts_with("Nr.,Eis,Geldt voor,Wordt getoetst met,Voldoet (ja of nee),Toelichting\r\nPvE-1,"), "{}", &csv[..200]);
    assert!(csv.contains("zijn zij geregistreerd:\n– in het kwaliteitsregister jeugd (SKJ); of\n– in het BIG-register.\",Wet: Jeugdwet,"));
    assert_eq!(csv.matches("\r\nPvE-").count(), page.matches("class=\"entry\"").count(), "a row for every requirement");
    assert!(csv.lines().all(|line| !line.contains("](")), "no Markdown");
    for form in ["csv", "xlsx"] {
        assert!(page.contains(&format!("href=\"../data/forms/requirements-pve.{form}\"")), "{form}");
        assert!(output.text("data/index.html").contains(&format!("forms/requirements-pve.{form}")), "{form}");
    }
    let sheet = worksheet(&output.0["data/forms/requirements-pve.xlsx"]);
    assert!(sheet.contains("<dataValidation type=\"list\"") && sheet.contains("<formula1>\"ja,nee\"</formula1>"));
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("state=\"frozen\""));
}

/// The first worksheet of a workbook: a file in a ZIP archive.
fn worksheet(bytes: &[u8]) -> String {
    const NAME: &[u8] = b"xl/worksheets/sheet1.xml";
    let named = |at: &usize| bytes[*at..].starts_with(b"PK\x03\x04") && bytes[at + 30..].starts_with(NAME);
    let at = (0..bytes.len().saturating_sub(30)).find(named).expect("a worksheet");
    let extra = usize::from(bytes[at + 28]) + 256 * usize::from(bytes[at + 29]);
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&bytes[at + 30 + NAME.len() + extra..]).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn footnotes_stand_in_their_lines_on_paper_and_together_on_a_screen() {
    let (paper, screen) = (example().text("print/inkoopstrategie.html"), example().text("documenten/inkoopstrategie.html"));
    let signs = paper.matches("role=\"doc-noteref\"").count();
    assert!(signs >= 2 && signs == paper.matches("</a></sup><small class=\"footnote\"").count(), "{signs} notes");
    assert!(!paper.contains("role=\"doc-endnotes\"") && !screen.contains("<small class=\"footnote\""));
    assert_eq!(screen.matches("role=\"doc-endnotes\"").count(), 1);
}

#[test]
fn parties_sign_with_their_role_name_function_place_and_date() {
    for page in ["overeenkomsten/crisisovereenkomst.html", "print/crisisovereenkomst.html"] {
        let text = example().text(page);
        let block = text.split("id=\"deel_ondertekening\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
        let parties: Vec<&str> = block.split("<p class=\"signature-role\">").skip(1).collect();
        assert!(
            parties.len() == 2 && parties[0].starts_with("Opdrachtgever") && parties[1].starts_with("Opdrachtnemer"),
            "{page}: {block}"
        );
        for (party, name, place) in [(parties[0], "mevrouw T. Verhoeven", "Linden"), (parties[1], "", "")] {
            let lines = [("Handtekening", ""), ("Naam", name), ("Plaats", place), ("Datum", "")];
            for (label, value) in lines {
                assert!(party.contains(&format!("<dt>{label}</dt><dd>{value}</dd>")), "{page}: {label}: {party}");
            }
        }
    }
}

#[test]
fn a_letter_has_its_head_above_its_text_and_no_cover() {
    let letter = example().text("print/raadsinformatiebrief-3.html");
    assert!(letter.contains(" letter\">") && !letter.contains("print-toc"), "a short letter has no contents");
    let head = letter.split("<section class=\"version-block\">").nth(1).and_then(|rest| rest.split("<main").next()).unwrap_or_default();
    let place = |word: &str| head.find(word).unwrap_or_else(|| panic!("`{word}` is not in {head}"));
    assert!(place("Kenmerk<") < place("Portefeuillehouder") && place("Portefeuillehouder") < place("Uitgave"));
    assert_eq!(letter.matches("Portefeuillehouder").count(), 1, "its particulars are said once");
    let strategy = example().text("print/inkoopstrategie.html");
    assert!(!strategy.contains(" letter\">") && strategy.contains("print-toc"));
}

#[test]
fn a_tariff_sheet_with_all_its_columns_stands_on_pages_that_are_turned() {
    let (book, heads) = (example().text("print/productenboek.html"), example().text("print/productenboek.css"));
    let turned = |year: &str| book.contains(&format!("<section class=\"chapter chapter-wide\" id=\"tarieven-{year}-blad\">"));
    assert!(turned("2027"), "eight columns do not fit on a page that stands");
    // Browsers take the size of the page from the stylesheet with the running heads.
    let own = heads.split("[id=\"tarieven-2027-blad\"]").nth(1).and_then(|rest| rest.lines().nth(1)).unwrap_or_default();
    assert!(own.contains("size: A4 landscape;") && own.contains("Tarieven 2027"), "{own}");
    assert!(heads.lines().filter(|line| line.contains("@page chapter-1 ")).all(|line| !line.contains("landscape")));
}
