//! What is called otherwise, or is gone, is found from every version.

use crate::common;
use crate::common::{DAY, Output, Site};
use std::sync::OnceLock;

/// Three versions in which a product and its segment get another name twice, and a product ends in favour of one that ends too.
fn three() -> Site {
    let product = |name: &str, segment: &str, code: &str, more: &str| {
        format!(
            "+++\nname = \"{name}\"\nsegment = \"{segment}\"\ncode = \"{code}\"\nfunding = \"pxq\"\nunit = \"hour\"\n{more}+++\n{name}.\n"
        )
    };
    let segment = |name: &str, more: &str| format!("+++\nname = \"{name}\"\nlaw = \"jeugdwet\"\n{more}+++\nHulp.\n");
    let tariffs = |year: u16, codes: &[&str]| {
        let head = format!("[period]\nid = \"{year}\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\n");
        let row = |code: &&str| format!("[[tariff]]\nproduct = \"{code}\"\namount = \"60.00\"\n");
        head + &codes.iter().map(row).collect::<String>()
    };
    let edition = |version: u16, gone: &[(&str, &str)]| {
        let row =
            |(code, next): &(&str, &str)| format!("[[withdrawn]]\ncode = \"{code}\"\nfrom = {version}-01-01\nsuccessor = \"{next}\"\n");
        let head =
            format!("version = \"{version}.1\"\nstatus = \"adopted\"\nvalid_from = {version}-01-01\nvalid_until = {version}-12-31\n");
        head + &gone.iter().map(row).collect::<String>()
    };
    let contract = "title = \"Raamovereenkomst\"\nfor_each = [\"segment\"]\n[[front]]\nclause = \"vooraf\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"doel\"]\n";
    let site = Site::base()
        .without("content/tariffs/2026.toml")
        .with("content/contracts/raam.toml", contract)
        .with("content/clauses/vooraf.md", "+++\ntitle = \"Overwegingen\"\n+++\nPartijen nemen in aanmerking.\n")
        .with("content/clauses/doel.md", "+++\ntitle = \"Doel\"\n+++\n1. Dit is het doel.\n")
        .with("content/segments/intra.md", segment("Intramuraal", ""))
        .with("content/products/a.md", product("Wonen met zorg", "intra", "45A01", ""))
        .with("content/products/oud.md", product("Logeren", "ambulant", "45A07", ""))
        .with("content/tariffs/2024.toml", tariffs(2024, &["45A48", "45A53", "45A01", "45A07"]))
        .with("content/catalogue.toml", edition(2024, &[]));
    site.run(&["release"]).expect(0);
    let site = site
        .without("content/tariffs/2024.toml")
        .without("content/segments/intra.md")
        .with("content/segments/verblijf.md", segment("Verblijf", "replaces = [\"intra\"]\n"))
        .with("content/products/a.md", product("Wonen met zorg", "verblijf", "45A02", "replaces = [\"45A01\"]\n"))
        .with("content/products/oud.md", product("Logeren kort", "ambulant", "45A08", ""))
        .with("content/tariffs/2025.toml", tariffs(2025, &["45A48", "45A53", "45A02", "45A08"]))
        .with("content/catalogue.toml", edition(2025, &[("45A07", "45A08")]));
    site.run(&["release"]).expect(0);
    site.without("content/tariffs/2025.toml")
        .without("content/products/oud.md")
        .with("content/products/a.md", product("Wonen met zorg", "verblijf", "45A03", "replaces = [\"45A02\"]\n"))
        .with("content/tariffs/2026.toml", tariffs(2026, &["45A48", "45A53", "45A03"]))
        .with("content/catalogue.toml", edition(2026, &[("45A08", "45A48")]))
}

fn output() -> &'static Output {
    static OUTPUT: OnceLock<Output> = OnceLock::new();
    OUTPUT.get_or_init(|| three().built())
}

/// The versions that a page offers: the address and what is said of it, by version.
fn switcher(page: &str, version: &str) -> (String, String) {
    let html = output().text(page);
    let list = html.split("class=\"page-versions\"").nth(1).expect("a list of versions");
    let item = list.split("<li>").skip(1).find(|item| item.contains(&format!("Uitgave {version}<"))).expect("a version");
    let item = item.split("</li>").next().expect("an item");
    let address = item.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an address");
    (address.to_owned(), bestek::markdown::text_of(item))
}

#[test]
fn the_switcher_follows_what_was_renamed() {
    for (page, version, address, said) in [
        ("producten/45a03.html", "2025.1", "../versies/2025.1/producten/45a02.html", "Uitgave 2025.1, vervangen (heet daar 45A02)"),
        ("producten/45a03.html", "2024.1", "../versies/2024.1/producten/45a01.html", "Uitgave 2024.1, vervangen (heet daar 45A01)"),
        ("versies/2024.1/producten/45a01.html", "2026.1", "../../../producten/45a03.html", "Uitgave 2026.1, geldt nu (heet daar 45A03)"),
        ("segmenten/verblijf.html", "2025.1", "../versies/2025.1/segmenten/verblijf.html", "Uitgave 2025.1, vervangen"),
        ("segmenten/verblijf.html", "2024.1", "../versies/2024.1/segmenten/intra.html", "(heet daar Intramuraal)"),
        ("versies/2024.1/segmenten/intra.html", "2026.1", "../../../segmenten/verblijf.html", "(heet daar Verblijf)"),
        (
            "overeenkomsten/raam-verblijf.html",
            "2024.1",
            "../versies/2024.1/overeenkomsten/raam-intra.html",
            "heet daar Raamovereenkomst, Intramuraal",
        ),
    ] {
        let (to, words) = switcher(page, version);
        assert_eq!(to, address, "{page}");
        assert!(words.contains(said), "{page}: {words}");
    }
    let product = output().page("producten/45a03.html");
    assert!(product.contains("In uitgave 2024.1 (heet daar 45A01), 2025.1 (heet daar 45A02), 2026.1"), "{product}");
    // The band and the canonical address lead to the new name too.
    let old = output().text("versies/2024.1/producten/45a01.html");
    assert!(old.contains("<link rel=\"canonical\" href=\"https://proef.example/producten/45a03.html\">"));
    assert!(output().page("versies/2024.1/producten/45a01.html").contains("Deze pagina in uitgave 2026.1: 45A03"));
}

#[test]
fn the_switcher_says_where_a_page_is_gone() {
    let own = |page: &str, version: &str| switcher(page, version);
    // The page that says what became of it is itself a page: it says no more of itself than that it is being read.
    let (_, words) = own("producten/45a07.html", "2026.1");
    assert!(words.ends_with("geldt nu (die leest u nu)"), "{words}");
    let (to, words) = own("producten/45a07.html", "2025.1");
    assert!(to.ends_with("versies/2025.1/producten/45a07.html") && words.contains("(daarin vervallen)"), "{to}: {words}");
    let (to, words) = own("producten/45a07.html", "2024.1");
    assert!(to.ends_with("versies/2024.1/producten/45a07.html") && words.ends_with("vervangen"), "{to}: {words}");
    let (to, words) = own("versies/2024.1/producten/45a07.html", "2026.1");
    assert!(to.ends_with("../producten/45a07.html") && words.contains("daarin vervallen"), "{to}: {words}");
    assert!(output().page("versies/2024.1/producten/45a07.html").contains("vervallen in uitgave 2026.1: lees wat ermee is gebeurd"));
    // What was not there yet leads to the home page, and says so.
    let (to, words) = own("producten/45a08.html", "2024.1");
    assert!(to.ends_with("versies/2024.1/index.html") && words.contains("startpagina"), "{to}: {words}");
    assert_eq!(common::links::broken(output()), Vec::<String>::new());
}

#[test]
fn a_code_leads_to_what_follows_it_up_over_versions() {
    let site = three();
    for (code, next) in [("45A07", "producten/45a48.html"), ("45A08", "producten/45a48.html"), ("45A01", "producten/45a03.html")] {
        let found = site.run(&["search", code, "--date", DAY, "--format", "json"]).expect(0).stdout;
        let own = format!("producten/{}.html", code.to_lowercase());
        let place = |page: &str| found.find(&format!("\"{page}\"")).unwrap_or_else(|| panic!("{code} does not lead to {page}: {found}"));
        assert!(place(&own) < place(next), "{found}");
    }
    // So does the page of what is gone: not to what is gone too.
    let page = output().text("producten/45a07.html");
    assert!(page.contains("45a48.html") && !page.contains("href=\"45a08.html\""), "{page}");
    // And that of a contract for a segment that is called otherwise.
    assert!(output().text("overeenkomsten/raam-intra.html").contains("href=\"raam-verblijf.html\""));
}

#[test]
fn what_stands_before_the_articles_is_found() {
    three().run(&["search", "Overwegingen", "--date", DAY]).expect(0).says("overeenkomsten/raam-ambulant.html#vooraf");
}

#[test]
fn the_home_page_counts_what_differs_from_the_version_before() {
    let home = output().page("index.html");
    for said in ["andere code 1", "vervallen 1"] {
        assert!(home.contains(said), "{said}: {home}");
    }
    let reworded = three().edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen en pleeggezinnen.").built();
    assert!(reworded.page("index.html").contains("gewijzigd 1"), "{}", reworded.page("index.html"));
    assert!(reworded.page("producten/45a48.html").contains("gewijzigd"));
}

/// Two versions in which a contract goes on under another name with another article, and a strategy takes the place of another.
fn followed_up() -> Site {
    let contract =
        |name: &str, more: &str| format!("title = \"{name}\"\n{more}[[chapter]]\ntitle = \"Alles\"\nclauses = [\"doel\", \"duur\"]\n");
    let strategy =
        |year: u16, more: &str| format!("+++\ntitle = \"Strategie {year}\"\nkind = \"strategy\"\n{more}+++\nWat wij willen in {year}.\n");
    let edition = |version: u16| {
        format!(
            "version = \"2026.{version}\"
status = \"adopted\"
valid_from = 2026-0{version}-01
valid_until = 2026-12-31
"
        )
    };
    let site = Site::base()
        .with("content/clauses/doel.md", "+++\ntitle = \"Doel\"\n+++\n1. Dit is het doel van 30 dagen.\n")
        .with("content/clauses/duur.md", "+++\ntitle = \"Duur\"\n+++\n1. Dit duurt een jaar.\n")
        .with("content/contracts/wmo.toml", contract("Overeenkomst Wmo", "precedence = [\"contract:wmo\", \"document:strategie-2025\"]\n"))
        .with("content/documents/strategie-2025.md", strategy(2025, ""))
        .with("content/catalogue.toml", edition(1));
    site.run(&["release"]).expect(0);
    site.without("content/contracts/wmo.toml")
        .without("content/documents/strategie-2025.md")
        .with("content/clauses/doel.md", "+++\ntitle = \"Doel\"\n+++\n1. Dit is het doel van 14 dagen.\n")
        .with(
            "content/contracts/ondersteuning.toml",
            contract(
                "Overeenkomst ondersteuning",
                "replaces = [\"wmo\"]\nprecedence = [\"contract:ondersteuning\", \"document:strategie-2026\"]\n",
            ),
        )
        .with("content/documents/strategie-2026.md", strategy(2026, "replaces = [\"strategie-2025\"]\n"))
        .with("content/catalogue.toml", edition(2) + "[[change]]\nabout = \"document:strategie-2025\"\nreason = \"De termijn liep af.\"\n")
}

#[test]
fn what_takes_the_place_of_a_contract_or_a_document_is_found_from_it() {
    let output = followed_up().built();
    for (gone, follows, name, was) in [
        ("overeenkomsten/wmo", "overeenkomsten/ondersteuning", "Overeenkomst ondersteuning", "Overeenkomst Wmo"),
        ("documenten/strategie-2025", "documenten/strategie-2026", "Strategie 2026", "Strategie 2025"),
    ] {
        let stem = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let old = output.text(&format!("{gone}.html"));
        assert!(
            old.contains("Vervallen vanaf") && old.contains(&format!("<a href=\"{}.html\">{name}</a>", stem(follows))),
            "{gone}: {old}"
        );
        let new = output.text(&format!("{follows}.html"));
        assert!(new.contains(&format!("In plaats van <a href=\"{}.html\">{was}</a>", stem(gone))), "{follows}: {new}");
    }
    for (printed, was) in [("print/ondersteuning.html", "Overeenkomst Wmo"), ("print/strategie-2026.html", "Strategie 2025")] {
        let page = output.page(printed);
        assert!(page.contains(&format!("In plaats van {was}")), "{printed}: {page}");
    }
    // The contract is the same one, so that its articles are compared; the strategy is another text.
    let told = output.page("wijzigingen/2026.2.html");
    assert!(told.contains("vervallen tekst: 30") && told.contains("nieuwe tekst: 14"), "{told}");
    assert!(!told.contains("Dit duurt een jaar"), "what is the same is left out: {told}");
    assert!(told.contains("De termijn liep af."), "why the strategy is gone: {told}");
    assert!(told.contains("Rangorde") && !told.contains("document:strategie") && !told.contains("contract:wmo"), "by their names: {told}");
    let named = output.text("overeenkomsten/ondersteuning.html");
    assert!(named.contains("heet daar Overeenkomst Wmo"), "{named}");
}

#[test]
fn a_code_that_is_split_names_all_that_follow_it_and_the_day() {
    let product = |code: &str, name: &str| {
        format!(
            "+++\nname = \"{name}\"\nsegment = \"ambulant\"\ncode = \"{code}\"\nfunding = \"pxq\"\nunit = \"hour\"\nreplaces = [\"45A53\"]\n+++\n{name}.\n"
        )
    };
    let edition = |version: u16| {
        format!("version = \"2026.{version}\"\nstatus = \"adopted\"\nvalid_from = 2026-0{version}-01\nvalid_until = 2026-12-31\n")
    };
    let site = Site::base().with("content/catalogue.toml", edition(1));
    site.run(&["release"]).expect(0);
    let tariffs = ["45A48", "45A61", "45A62"].map(|code| format!("[[tariff]]\nproduct = \"{code}\"\namount = \"60.00\"\n")).concat();
    let output = site
        .without("content/products/behandeling.md")
        .with("content/products/kort.md", product("45A61", "Behandeling kort"))
        .with("content/products/lang.md", product("45A62", "Behandeling lang"))
        .with("content/tariffs/2026.toml", format!("[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n{tariffs}"))
        .with("content/catalogue.toml", edition(2))
        .built();
    let told = output.page("wijzigingen/2026.2.html");
    let row = told.split("Declareren tot en met").nth(1).unwrap_or_default();
    for part in ["45A53", "Behandeling kort", "45A61", "Behandeling lang", "45A62", "1 februari 2026"] {
        assert!(row.contains(part), "`{part}` is not in {row}");
    }
    assert!(output.page("datums.html").contains("45A53"), "the day on which it ends");
    assert!(output.page("producten/45a61.html").contains("Dit product komt in de plaats van"));
}

#[test]
fn the_command_and_the_site_tell_the_same() {
    let changes = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON")["changes"].clone();
    for (old, new, version) in [("2024.1", "2025.1", "2025.1"), ("2025.1", "current", "2026.1")] {
        let run = three().run(&["diff", old, new, "--format", "json"]).expect(0);
        let told = changes(&run.stdout);
        assert_eq!(told, changes(&output().text(&format!("data/changes-{version}.json"))), "{old} to {new}");
        assert!(!told.as_array().expect("a list").is_empty());
    }
}
