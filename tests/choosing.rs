//! What helps to choose: the guide, what may run beside what, and the overview.

use crate::common;
use crate::common::{Output, Site};
use std::sync::OnceLock;

const GUIDE: &str = r#"
[[question]]
id = "start"
text = "Voor wie zoekt u hulp?"
answers = [
  { text = "Voor een kind", to = "kind" },
  { text = "Voor het gezin", to = "gezin" },
]

[[question]]
id = "kind"
text = "Wat is er nodig?"
answers = [
  { text = "Oefenen", products = ["45A48"], because = "Dat is het **lichtst**." },
  { text = "Behandeling", to = "gezin" },
]

[[question]]
id = "gezin"
text = "Is begeleiding te licht?"
answers = [
  { text = "Ja", products = ["45A53", "45A60"], because = "Dan is behandeling nodig." },
  { text = "Nee", to = "kind" },
]
"#;

fn product(code: &str, name: &str, keys: &str) -> String {
    format!(
        "+++\nname = \"{name}\"\nsegment = \"ambulant\"\ncode = \"{code}\"\nfunding = \"pxq\"\nunit = \"hour\"\ntariff = \"per_provider\"\n{keys}+++\n{name} voor het gezin.\n\n## Doelgroep\n\nGezinnen.\n"
    )
}

fn site() -> Site {
    Site::base()
        .with("content/guide.toml", GUIDE)
        .edit(
            "content/products/begeleiding.md",
            "unit = \"hour\"\n",
            "unit = \"hour\"\nsteps_up_to = [\"45A53\"]\nexcludes = [\"45A53\"]\n",
        )
        .with("content/products/vervoer.md", product("45A60", "Vervoer", "add_on_to = [\"45A48\"]\ncombines_with = [\"45A53\"]\n"))
        .with("content/products/los.md", product("45A70", "Los", ""))
}

fn output() -> &'static Output {
    static BUILT: OnceLock<Output> = OnceLock::new();
    BUILT.get_or_init(|| site().built())
}

/// What stands between the first of two texts and the second after it.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("no {from} in {text}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("no {to} after {from}")).0
}

#[test]
fn a_question_leads_on_and_an_answer_ends_with_products() {
    let start = output().text("hulp/index.html");
    assert!(
        start.contains("<h1>Voor wie zoekt u hulp?</h1>") && start.contains("href=\"kind.html\"") && start.contains("href=\"gezin.html\"")
    );
    assert!(!start.contains("id=\"way\""), "nothing comes before the first question");
    let kind = output().text("hulp/kind.html");
    let end = between(&kind, "id=\"antwoord-1\"", "</details>");
    for part in ["Dat is het <strong>lichtst</strong>.", "45A48", "../producten/45a48.html", "75,60 per uur", "45A53", "Zwaarder:"] {
        assert!(end.contains(part), "{part} is not in {end}");
    }
    let several = output().text("hulp/gezin.html");
    let end = between(&several, "id=\"antwoord-1\"", "</details>");
    assert!(end.contains("98,25") && end.contains("45A60") && end.contains("per aanbieder"), "{end}");
    for page in ["hulp/index.html", "hulp/kind.html"] {
        let none = output().text(page);
        let none = between(&none, "id=\"niets\"", "</section>");
        assert!(none.contains("../zoeken.html") && none.contains("../producten/index.html") && none.contains("mailto:"), "{none}");
    }
}

#[test]
fn the_way_back_is_said_as_far_as_there_is_one() {
    // Two questions lead to each of these, and the first question is no further back than one of them.
    let gezin = output().text("hulp/gezin.html");
    let way = between(&gezin, "id=\"way\"", "</section>");
    assert!(way.contains("href=\"index.html\">Voor wie") && way.contains("Voor het gezin"), "{way}");
    assert!(way.contains("href=\"kind.html\">Wat is er nodig?") && way.contains("Behandeling"), "{way}");
    let line = Site::base().with(
        "content/guide.toml",
        GUIDE.replace("  { text = \"Voor het gezin\", to = \"gezin\" },\n", "").replace("  { text = \"Nee\", to = \"kind\" },\n", ""),
    );
    let built = line.with("content/products/vervoer.md", product("45A60", "Vervoer", "")).built();
    let way = built.text("hulp/gezin.html");
    let way = between(&way, "id=\"way\"", "</section>");
    let (first, second) = (way.find("Voor wie").expect("the start"), way.find("Wat is er nodig?").expect("the second"));
    assert!(first < second, "{way}");
}

#[test]
fn the_guide_is_found_from_everywhere() {
    let out = output();
    assert!(out.text("index.html").contains("hulp/index.html"));
    assert!(out.text("segmenten/index.html").contains("<a href=\"../hulp/index.html\">Keuzehulp</a>"));
    let product = out.text("producten/45a48.html");
    assert!(product.contains("../hulp/kind.html#antwoord-1") && product.contains("Wat is er nodig? Oefenen"));
    let data = out.text("data/catalogue.json");
    assert!(data.contains("\"hulp/index.html\"") && data.contains("\"hulp/kind.html\""));
    let site = site();
    let found = site.run(&["search", "begeleiding te licht", "--kind", "guide", "--format", "json", "--date", common::DAY]).expect(0);
    assert!(found.stdout.contains("hulp/gezin.html"), "{}", found.stdout);
}

#[test]
fn a_site_without_a_guide_or_rules_has_no_pages_for_them() {
    let plain = Site::base().built();
    assert!(plain.pages().all(|page| !page.starts_with("hulp/") && page != "combinaties.html"));
    assert!(!plain.text("index.html").contains("Keuzehulp") && !plain.text("index.html").contains("combinaties.html"));
}

#[test]
fn a_further_question_cannot_take_the_place_of_the_first() {
    let site =
        site().edit("content/guide.toml", "id = \"kind\"", "id = \"index\"").edit("content/guide.toml", "to = \"kind\"", "to = \"index\"");
    assert!(site.check().iter().any(|found| found.code == "bad-identifier" && found.file == "content/guide.toml"));
}

#[test]
fn what_is_said_of_one_product_beside_another_is_said_of_both() {
    let page = output().text("combinaties.html");
    let row = |code: &str| {
        let rows = page.split("<tr>").find(|row| row.contains("scope=\"row\"") && row.contains(&format!("<span class=\"code\">{code}")));
        let row = rows.unwrap_or_else(|| panic!("no row of {code}")).to_owned();
        row.split("aria-label=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(row("45A48"), ["hetzelfde product", "mag er niet naast", "als aanvulling"]);
    assert_eq!(row("45A53"), ["mag er niet naast", "hetzelfde product", "mag ernaast"]);
    assert_eq!(row("45A60"), ["alleen samen met", "mag ernaast", "hetzelfde product"]);
    let open = between(&page, "id=\"niet-geregeld\"", "</section>");
    assert!(open.contains("45A70") && !open.contains("45A60"), "{open}");
    assert!(output().page("combinaties.html").contains("3 van de 4 producten"));
    assert!(output().text("producten/45a48.html").contains("../combinaties.html#segment-ambulant"));
    assert!(!output().text("producten/45a70.html").contains("../combinaties.html#segment-ambulant"));
}

#[test]
fn the_overview_draws_every_product_as_a_link_and_says_the_same_as_a_list() {
    let page = output().text("overzicht.html");
    let drawing = between(&page, "<svg class=\"overview-drawing\"", "</div>");
    let links: Vec<&str> = drawing.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(
        links,
        ["segmenten/ambulant.html", "producten/45a48.html", "producten/45a53.html", "producten/45a60.html", "producten/45a70.html"]
    );
    assert!(drawing.contains("<title id=\"drawing-title\">") && drawing.contains("<desc id=\"drawing-text\">"));
    assert!(drawing.contains("aria-label=\"45A48 Begeleiding\""));
    assert_eq!(drawing.matches("class=\"overview-way\"").count(), 1, "there is one step");
    let list = between(&page, "id=\"lijst\"", "</main>");
    let row = list.split("<tr>").find(|row| row.contains("<td class=\"codes\">45A48</td>")).expect("a row of 45A48");
    assert!(row.contains("data-label=\"Zwaarder\"><a href=\"producten/45a53.html\">"), "{row}");
    for page in ["index.html", "producten/index.html"] {
        assert!(output().text(page).contains("overzicht.html"), "{page} does not lead to the overview");
    }
}

#[test]
fn a_heavier_product_of_another_segment_is_named_in_the_box() {
    let other = "+++\nname = \"Verblijf\"\nlaw = \"jeugdwet\"\n+++\nVerblijf.\n";
    let house = product("44A07", "Gezinshuis", "steps_down_to = [\"45A53\"]\n").replace("segment = \"ambulant\"", "segment = \"verblijf\"");
    let built = site().with("content/segments/verblijf.md", other).with("content/products/huis.md", house).built();
    let page = built.text("overzicht.html");
    assert!(page.contains("aria-label=\"45A53 Behandeling, zwaarder: 44A07\"") && page.contains(">zwaarder: 44A07 </text>"));
}
