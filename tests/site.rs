//! Builds both catalogues and looks at what their readers get.

use crate::common;
use crate::common::{Output, Site, example};
use std::sync::OnceLock;

fn region() -> &'static Output {
    static BUILT: OnceLock<Output> = OnceLock::new();
    BUILT.get_or_init(|| Site::region("zuidoost-utrecht").built())
}

/// Fails with every fact that a reader does not find on its page.
fn shows(output: &Output, facts: &[(&str, &str)]) {
    let missing: Vec<_> = facts.iter().filter(|(page, text)| !output.page(page).contains(text)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:#?}");
}

fn count(output: &Output, folder: &str) -> usize {
    output.pages().filter(|path| path.starts_with(folder) && !path.ends_with("index.html")).count()
}

#[test]
fn the_addresses_that_others_link_to_are_there() {
    for path in [
        "index.html",
        "producten/index.html",
        "producten/45a48.html",
        "segmenten/wonen.html",
        "tarieven/2026.html",
        "overeenkomsten/raamovereenkomst.html",
        "overeenkomsten/raamovereenkomst-wonen.html",
        "documenten/inkoopstrategie.html",
        "vragen/nvi-1.html",
        "begrippen.html",
        "gemeenten/linden.html",
        "eisen/pve.html",
        "indicatoren.html",
        "planning.html",
        "zoeken.html",
        "toegankelijkheid.html",
        "404.html",
        "print/productenboek.html",
        "print/raamovereenkomst-wonen.html",
        "print/inkoopstrategie.html",
        "data/catalogue.json",
        "data/products.csv",
        "data/tariffs.csv",
    ] {
        assert!(example().0.contains_key(path), "there is no {path}");
    }
}

#[test]
fn the_example_says_that_it_is_fictional() {
    assert!(example().page("index.html").to_lowercase().contains("fictie"));
}

#[test]
fn the_example_is_as_large_as_it_should_be() {
    assert!(count(example(), "producten/") >= 16);
    assert!(count(example(), "segmenten/") >= 8);
    assert_eq!(count(example(), "gemeenten/"), 6);
    assert!(count(example(), "aanbieders/") >= 40);
    assert_eq!(count(example(), "tarieven/"), 4);
    assert!(count(example(), "vragen/") >= 3);
}

#[test]
fn a_product_tells_a_reader_what_it_is() {
    shows(
        example(),
        &[
            ("producten/46a03.html", "Crisisopvang"),
            ("producten/46a03.html", "46A03"),
            ("producten/46a03.html", "46A04"),
            ("producten/46a03.html", "opname in avond, nacht of weekend"),
            ("producten/46a03.html", "etmaal"),
            ("producten/46a03.html", "Kinderen tot 12 jaar gaan eerst naar een pleeggezin"),
            ("producten/46a03.html", "het gezin met snelle hulp thuis kan blijven"),
            ("producten/46a03.html", "Ambulante spoedhulp"),
            ("producten/46a03.html", "kinderrechter"),
            ("producten/46a03.html", "hbo"),
            ("producten/46a03.html", "80"),
            ("producten/46a03.html", "Verblijf, verzorging, begeleiding dag en nacht"),
        ],
    );
}

#[test]
fn a_relation_that_is_said_once_is_shown_on_both_sides() {
    // 46A03 names them; these pages show it too.
    shows(
        example(),
        &[("producten/43a12.html", "Crisisopvang"), ("producten/44a07.html", "Crisisopvang"), ("producten/46a11.html", "Crisisopvang")],
    );
}

#[test]
fn what_a_product_asks_beside_its_tariff_is_said() {
    let seen = |page: &str| common::html::plain(&example().page(page));
    let source = |page: &str| example().text(page);
    let facts = [
        ("producten/46a03.html", "Een persoonsgebonden budget is voor dit product niet mogelijk."),
        ("producten/02h01.html", "70 % bij de start 30 % als het resultaat is vastgesteld"),
        ("producten/04a01.html", "samen met Kortdurend verblijf, intensief 04A03"),
        ("producten/04a03.html", "samen met Kortdurend verblijf 04A01"),
        ("producten/02h01.html", "Alle 3 gevallen"),
        ("producten/54f01.html", "PvE-29 en PvE-30"),
        ("eisen/pve.html", "vanaf 5 jaar"),
        ("documenten/over-de-regio-lindestreek.html", "werken samen als Stroomgemeenten"),
    ];
    let missing: Vec<_> = facts.iter().filter(|(page, text)| !seen(page).contains(text)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:#?}");
    // Said once, a link to a group and to each of several numbers leads to its own place.
    assert!(source("documenten/over-de-regio-lindestreek.html").contains("gemeenten/index.html#stroomgemeenten"));
    let fact = source("producten/54f01.html");
    assert!(fact.contains("eisen/pve.html#29") && fact.contains("eisen/pve.html#30"));
    // A requirement for children of five and older is none of a product for younger ones.
    assert!(seen("producten/44a09.html").contains("PvE-35") && !seen("producten/44a19.html").contains("PvE-35"));
}

#[test]
fn tariffs_are_shown_and_published_alike() {
    let csv = example().text("data/tariffs.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headers = reader.headers().expect("a header").clone();
    let column = |name: &str| headers.iter().position(|head| head == name).unwrap_or_else(|| panic!("no column {name} in {headers:?}"));
    let (product, amount) = (column("product"), column("amount"));
    let pages: String = example().pages().filter(|path| path.starts_with("producten/")).map(|path| example().page(path)).collect();
    let mut rows = 0;
    for row in reader.records().map(|row| row.expect("a row")) {
        rows += 1;
        let shown = euros(&row[amount]);
        assert!(pages.contains(&shown), "{} of {} is on no product page", shown, &row[product]);
    }
    assert!(rows > 40, "only {rows} tariffs");
}

/// `1234.5` as it is shown: `1.234,50`.
fn euros(amount: &str) -> String {
    let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{cents:0<2}")
}

#[test]
fn a_contract_is_numbered_and_its_values_filled_in() {
    let page = example().page("overeenkomsten/raamovereenkomst-wonen.html");
    for text in ["Artikel 1", "Artikel 15", "Overwegingen", "6 maanden", "Opdrachtgever"] {
        assert!(page.contains(text), "no `{text}` in the contract");
    }
    for left in ["value:", "clause:", "](", "{#"] {
        assert!(!page.contains(left), "`{left}` is left in the contract");
    }
}

#[test]
fn nothing_of_the_source_is_left_on_a_page() {
    let marks = ["](product:", "](clause", "](term:", "](table:", "](value:", "![](", "```chart", "+++ ", "{{", "{%", "undefined", "NaN"];
    let mut wrong = Vec::new();
    for (name, output) in [("example", example()), ("region", region())] {
        for page in output.pages() {
            let text = output.page(page);
            wrong.extend(marks.iter().filter(|mark| text.contains(**mark)).map(|mark| format!("{name} {page}: {mark}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_page_has_one_title_one_heading_and_a_language() {
    let mut wrong = Vec::new();
    for output in [example(), region()] {
        for page in output.pages() {
            let tags = common::html::tags(&output.text(page));
            let of = |name: &str| tags.iter().filter(|tag| tag.name == name).collect::<Vec<_>>();
            let language = of("html").first().and_then(|tag| tag.get("lang")).unwrap_or_default().to_owned();
            let headings = of("h1").len();
            // A drawing has a title of its own.
            let titles = tags.iter().take_while(|tag| tag.name != "body").filter(|tag| tag.name == "title").count();
            if language != "nl" || titles != 1 || (headings != 1 && !page.starts_with("print/")) {
                wrong.push(format!("{page}: language `{language}`, {titles} titles, {headings} h1"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_region_has_its_facts() {
    shows(
        region(),
        &[
            ("gemeenten/bunnik.html", "GM0312"),
            ("gemeenten/zeist.html", "GM0355"),
            ("gemeenten/wijk-bij-duurstede.html", "GM0352"),
            ("segmenten/verblijf-met-behandeling.html", "één of enkele"),
            ("segmenten/verblijf-met-behandeling.html", "Op de gemiddelde kosten"),
            ("segmenten/crisis.html", "p×q, met een deel voor beschikbaarheid"),
            ("segmenten/begeleiding-groep.html", "no-show en afwezigheid"),
            ("segmenten/kortdurend-verblijf.html", "Een vast tarief per etmaal, of een model met bouwstenen"),
            ("producten/jeugdzorgplus.html", "ovenregionaal"),
            ("overeenkomsten/overeenkomst-2021.html", "1 januari 2021"),
            ("overeenkomsten/overeenkomst-2021.html", "31 december 2025"),
            ("documenten/inkoopkoers.html", "De contracten lopen twee jaar en kunnen drie keer met een jaar worden verlengd"),
            ("documenten/cijfers-en-ervaringen.html", "€ 55 miljoen"),
            ("documenten/cijfers-en-ervaringen.html", "3.970 cliënten, gemiddeld € 2.800 per cliënt"),
            ("planning.html", "vanaf contractjaar 2022"),
        ],
    );
}

#[test]
fn the_region_has_no_more_than_its_source() {
    assert_eq!(count(region(), "gemeenten/"), 5);
    assert_eq!(count(region(), "segmenten/"), 8);
    assert_eq!(count(region(), "producten/"), 22);
    assert_eq!(count(region(), "tarieven/"), 0);
    assert_eq!(region().text("data/tariffs.csv").lines().count(), 1, "a tariff out of nowhere");
    let errors: Vec<_> = Site::region("zuidoost-utrecht").check().into_iter().filter(|finding| finding.severity == "error").collect();
    assert_eq!(errors, []);
}

#[test]
fn the_example_has_no_errors_and_no_warnings() {
    let grave: Vec<_> = Site::example().check().into_iter().filter(|finding| finding.severity != "info").collect();
    assert_eq!(grave, []);
}

#[test]
fn a_tariff_that_nobody_adopted_is_not_in_force() {
    let site = Site::example().edit("content/catalogue.toml", "status = \"adopted\"", "status = \"draft\"");
    let page = site.built().text("producten/45a48.html");
    assert!(page.contains("data-say>voorstel</span>") && page.contains("data-now=\"voorstel\""), "{page}");
    assert!(!page.contains("geldt nu"), "{page}");
}

#[test]
fn a_document_on_paper_has_its_own_number_date_and_status() {
    shows(example(), &[("print/raadsinformatiebrief-3.html", "2025/204"), ("print/raadsinformatiebrief-3.html", "12 juni 2025")]);
    let draft = "+++\ntitle = \"Nota\"\nkind = \"report\"\nstatus = \"draft\"\nnumber = \"N-7\"\n+++\nTekst.\n";
    let output = Site::base().with("content/documents/nota.md", draft).built();
    let page = output.page("print/nota.html");
    assert!(page.contains("N-7, concept") && !page.contains("vastgesteld 1"), "{page}");
    assert!(!page.contains("Status vastgesteld") && output.text("print/nota.css").contains("N-7, concept"), "{page}");
}

#[test]
fn a_book_says_nothing_of_what_it_is_not_about() {
    let site = Site::base()
        .with("content/segments/wmo.md", "+++\nname = \"Wmo\"\nlaw = \"wmo\"\nproviders = { wanted = \"vijf of zes\" }\nreplaces = [\"oud\"]\n[instruments]\naccess = \"Via het wijkteam.\"\n+++\nWmo.\n")
        .with("content/products/wmo.md", "+++\nname = \"Huishouden\"\nsegment = \"wmo\"\ncode = \"01A01\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\nHulp.\n")
        .with("content/products/los.md", "+++\nname = \"Zonder bedrag\"\nsegment = \"ambulant\"\ncode = \"45A77\"\nfunding = \"pxq\"\nunit = \"hour\"\ntariff = \"none\"\n+++\nHulp.\n")
        .with("content/municipalities.toml", "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n")
        .edit("content/catalogue.toml", "version", "book = [{ id = \"wmo\", title = \"Boek Wmo\", law = \"wmo\", municipalities = [\"linden\"] }]\nversion")
        .edit("content/tariffs/2026.toml", "[[tariff]]\nproduct = \"45A48\"", "[[pgb]]\nwhere = { law = \"jeugdwet\" }\nlabel = \"Jeugd pgb\"\npercent = \"70\"\n\n[[tariff]]\nproduct = \"01A01\"\namount = \"41.10\"\n\n[[tariff]]\nproduct = \"01A01\"\namount = \"42.20\"\nwhere = { municipalities = [\"esdoorn\"] }\n\n[[tariff]]\nproduct = \"45A48\"");
    let page = site.built().page("print/wmo.html");
    for text in ["Huishouden", "41,10", "vijf of zes", "oud", "Via het wijkteam"] {
        assert!(page.contains(text), "no `{text}` in {page}");
    }
    for text in ["45A77", "45A48", "Jeugd pgb", "42,20", "XLSX", "CSV"] {
        assert!(!page.contains(text), "`{text}` in {page}");
    }
}

#[test]
fn every_link_and_anchor_resolves_and_nothing_is_asked_elsewhere() {
    let mut wrong = std::collections::BTreeMap::<String, Vec<String>>::new();
    for (name, output) in [("example", example()), ("region", region())] {
        for line in common::links::broken(output) {
            let (page, complaint) = line.split_once(": ").unwrap_or((&line, ""));
            wrong.entry(format!("{name}: {complaint}")).or_default().push(page.to_owned());
        }
    }
    let shown: String =
        wrong.iter().take(60).map(|(complaint, pages)| format!("{complaint}, {} times, on {}\n", pages.len(), pages[0])).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{shown}", wrong.len());
}

#[test]
fn every_page_can_be_reached_from_the_home_page() {
    for output in [example(), region()] {
        let mut seen = std::collections::BTreeSet::from(["index.html".to_owned()]);
        let mut open = vec!["index.html".to_owned()];
        while let Some(page) = open.pop() {
            for tag in common::html::tags(&output.text(&page)) {
                let Some(href) = tag.get("href").filter(|_| tag.name == "a") else { continue };
                let Some(target) = common::links::target(&page, href) else { continue };
                if target.ends_with(".html") && output.0.contains_key(&target) && seen.insert(target.clone()) {
                    open.push(target);
                }
            }
        }
        // The address of what is called otherwise now stands for links from elsewhere; here they lead to the new one.
        let kept = |page: &str| output.text(page).contains("class=\"kind-gone\"");
        let lost: Vec<_> = output.pages().filter(|page| !seen.contains(*page) && *page != "404.html" && !kept(page)).collect();
        assert!(lost.is_empty(), "no link leads to {lost:?}");
    }
}

#[test]
fn an_english_interface_has_the_same_addresses() {
    let site = Site::example().edit("bestek.toml", "language = \"nl\"", "language = \"en\"");
    let output = site.built();
    assert_eq!(output.pages().collect::<Vec<_>>(), example().pages().collect::<Vec<_>>());
    assert!(common::html::tags(&output.text("index.html")).iter().any(|tag| tag.name == "html" && tag.get("lang") == Some("en")));
    assert!(output.page("index.html").contains("Search"), "the labels are not in English");
}

#[test]
fn a_file_of_a_theme_of_ones_own_takes_the_place_of_the_default() {
    let tokens = Site::base().with("huisstijl.css", ":root { --accent: #123456; }\n").with(
        "bestek.toml",
        "[site]\ntitle = \"Productenboek\"\npublisher = \"Regio Proef\"\nbase_url = \"https://proef.example/\"\n\n[theme]\ntokens = \"huisstijl.css\"\n",
    );
    let output = tokens.built();
    let sheet = output.paths().find(|path| path.ends_with(".css") && output.text(path).contains("#123456")).expect("the tokens").to_owned();
    let name = sheet.rsplit('/').next().expect("a name");
    assert!(output.text("index.html").contains(name), "the home page does not take in {sheet}");
}

#[test]
fn a_font_of_the_house_style_is_published_and_asked_for_by_its_own_address() {
    let settings = |theme: &str| {
        format!(
            "[site]\ntitle = \"Productenboek\"\npublisher = \"Regio Proef\"\nbase_url = \"https://proef.example/\"\n\n[theme]\n{theme}\n"
        )
    };
    let face = |path: &str| format!("@font-face {{ font-family: Huis; src: url(\"{path}?v=1\") format(\"woff2\"); }}\n");
    let sites = [
        Site::base()
            .with("bestek.toml", settings("tokens = \"huis/stijl.css\""))
            .with("huis/stijl.css", face("fonts/Huis%Sans.woff2").replace('%', " ") + ":root { --basis-heading-color: #123456; }\n")
            .with("huis/fonts/Huis Sans.woff2", "letters"),
        Site::base()
            .with("bestek.toml", settings("name = \"eigen\""))
            .with("themes/eigen/styles/base.css", face("../fonts/huis.woff2"))
            .with("themes/eigen/fonts/huis.woff2", "letters"),
    ];
    for site in sites {
        let output = site.built();
        let font = output.paths().find(|path| path.ends_with(".woff2")).expect("the font").to_owned();
        assert_eq!(output.text(&font), "letters");
        let sheet = output.paths().find(|path| path.ends_with(".css") && output.text(path).contains("font-family: Huis")).expect("a sheet");
        let asked = output.text(sheet).split("url(\"").nth(1).and_then(|rest| rest.split("?v=1").next()).map(str::to_owned);
        let folder = std::path::Path::new(sheet).parent().expect("a folder");
        let leads = asked.as_deref().map(|asked| match asked.strip_prefix("../") {
            Some(rest) => folder.parent().expect("a folder").join(rest),
            None => folder.join(asked),
        });
        assert_eq!(leads.as_deref(), Some(std::path::Path::new(&font)), "{sheet} asks for {asked:?}");
    }
}

#[test]
fn single_tokens_of_the_settings_are_laid_over_those_of_a_stylesheet() {
    let settings = "[site]\ntitle = \"Productenboek\"\npublisher = \"Regio Proef\"\nbase_url = \"https://proef.example/\"\n\n[theme]\n\
                    tokens = \"huisstijl.css\"\n[theme.values]\nbasis-heading-color = \"#123456\"\nbasis-border-radius-sm = \"0\"\n";
    let output = Site::base().with("huisstijl.css", ":root { --basis-heading-color: #654321; }\n").with("bestek.toml", settings).built();
    let sheet = output.paths().find(|path| path.ends_with(".css") && output.text(path).contains("#654321")).expect("the tokens").to_owned();
    let text = output.text(&sheet);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("`{part}` is not in {text}"));
    assert!(place("#654321") < place(":root{--basis-heading-color:#123456}") && text.contains("--basis-border-radius-sm:0"));
    for page in ["index.html", "print/productenboek.html"] {
        assert!(output.text(page).contains(sheet.rsplit('/').next().expect("a name")), "{page} does not take in {sheet}");
    }
}

#[test]
fn a_wrong_address_gets_a_whole_page_wherever_it_is() {
    let page = example().text("404.html");
    assert!(page.contains("href=\"/theme/") && page.contains("href=\"/producten/index.html\"") && !page.contains("\"../"), "{page}");
}

#[test]
fn what_is_new_is_not_called_changed() {
    let badge = |page: &str, kind: &str| example().text(page).contains(&format!("status status-{kind}"));
    assert!(badge("producten/45h10.html", "new") && !badge("producten/45h10.html", "changed"));
    assert!(badge("producten/45a48.html", "changed") && !badge("producten/45a48.html", "new"));
    shows(example(), &[("index.html", "nieuw"), ("index.html", "gewijzigd"), ("index.html", "vervallen")]);
}

#[test]
fn what_is_there_to_be_called_upon_is_not_allocated() {
    let page = example().text("producten/46b01.html");
    assert!(!page.contains("Kopieer de toewijzing") && page.contains("geen toewijzing nodig"), "an allocation is offered");
    assert!(!page.contains("Persoonsgebonden budget"), "a personal budget is shown");
}

#[test]
fn lists_stand_in_the_order_of_segments_and_codes() {
    let list = example().text("producten/index.html");
    let place = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} is not in the list"));
    let codes = ["43A12", "44A07", "41A04", "45A01", "45H10", "54001", "46A03", "02A05"];
    assert!(codes.windows(2).all(|pair| place(&format!(">{}<", pair[0])) < place(&format!(">{}<", pair[1]))));
    let csv = example().text("data/products.csv");
    assert!(csv.find("43A12") < csv.find("54001"), "the file has another order than the list");
}

#[test]
fn a_tariff_that_is_agreed_with_each_provider_is_not_called_none() {
    let page = example().text("gemeenten/linden.html");
    let row = page.split("<tr>").find(|row| row.contains("Oeverzorg") && row.contains("43A20")).expect("the row");
    assert!(row.contains("per aanbieder afgesproken"), "{row}");
}

#[test]
fn lists_can_be_taken_along() {
    for (page, file) in [
        ("aanbieders/index.html", "providers"),
        ("gemeenten/index.html", "municipalities"),
        ("segmenten/index.html", "segments"),
        ("begrippen.html", "glossary"),
        ("indicatoren.html", "indicators"),
        ("planning.html", "planning"),
        ("vragen/nvi-1.html", "questions-nvi-1"),
        ("eisen/pve.html", "requirements-pve"),
        ("tarieven/2026.html", "tariffs-2026"),
    ] {
        let text = example().text(page);
        for end in ["csv", "xlsx"] {
            assert!(text.contains(&format!("data/{file}.{end}\"")), "{page} does not lead to {file}.{end}");
        }
    }
}

#[test]
fn no_page_shows_the_key_of_a_label_or_an_empty_name() {
    for output in [example(), region()] {
        for page in output.pages() {
            let text = output.text(page);
            assert!(!text.contains("contact.edition") && !text.contains("aria-label=\"…\"") && !text.contains("aria-label=\"\""), "{page}");
        }
    }
}

/// A class that no stylesheet knows is a misspelt one, but for those that say what a page is, or that a theme may use.
#[test]
fn every_class_of_a_page_is_styled() {
    const HOOKS: &[&str] =
        &["kind-", "chapter-", "series-", "col-", "weight-", "depth-", "page-", "print", "front", "questions", "requirements"];
    const BARE: &[&str] = &[
        "contact",
        "chart-value",
        "image",
        "buildup-part",
        "section-full",
        "name",
        "wait-figure",
        "card-note",
        "term-periods",
        "provider-list",
        "wait-weeks",
        "wait-as-of",
    ];
    let mut known = std::collections::BTreeSet::new();
    for (path, bytes) in &example().0 {
        if path.ends_with(".css") {
            let css = String::from_utf8_lossy(bytes).into_owned();
            let names = css
                .split('.')
                .skip(1)
                .map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default().to_owned());
            known.extend(names);
        }
    }
    let mut unknown = std::collections::BTreeMap::new();
    for page in example().pages() {
        for classes in example().text(page).split("class=\"").skip(1) {
            for class in classes.split('"').next().unwrap_or_default().split_whitespace() {
                if !known.contains(class) && !BARE.contains(&class) && !HOOKS.iter().any(|hook| class.starts_with(hook)) {
                    unknown.entry(class.to_owned()).or_insert_with(|| page.to_owned());
                }
            }
        }
    }
    assert!(unknown.is_empty(), "no stylesheet knows {unknown:#?}");
}

/// A catalogue whose tariffs differ by profile, intensity and provider, with a product that has none yet.
fn matrix() -> Site {
    let product = |name: &str, keys: &str| {
        format!("+++\nname = \"{name}\"\nsegment = \"ambulant\"\n{keys}+++\nHulp.\n\n![](table:tariffs?layout=matrix)\n")
    };
    let output = "unit = \"piece_output\"\nfrequency = \"total\"\n";
    Site::base()
        .edit("content/segments/ambulant.md", "law = \"jeugdwet\"", "law = \"jeugdwet\"\nfunding = \"trajectory\"\nproviders = { contracted = \"circa 115\" }\n[admission]\nrules = \"Een gemeente sluit een **groep** die vol is.\"")
        .with(
            "content/catalogue.toml",
            "version = \"2026.1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n[[dimension]]\nid = \"profile\"\n\
             name = \"Profiel\"\nvalues = [{ id = \"1\", name = \"gedrag\" }, \"2\"]\n[[dimension]]\nid = \"step\"\nname = \"Trede\"\n\
             values = [\"A\", \"B\", \"C\"]\n",
        )
        .with("content/products/traject.md", product("Traject", &format!("code = \"45B01\"\n{output}output = \"not_set\"\n")))
        .with("content/products/later.md", product("Later", &format!("{output}tariff = \"not_set\"\ndimensions = [\"profile\", \"step\"]\n")))
        .with("content/providers.toml", "[[provider]]\nid = \"kade\"\nname = \"De Kade\"\ncontracted = [{ segments = [\"ambulant\"] }]\n\
             [[provider]]\nid = \"samen\"\nname = \"Samen\"\nmembers = [\"kade\", \"De Brug\"]\n")
        .with("content/tariffs/m.toml", "[period]\nid = \"m\"\nvalid_from = 2026-01-01\n")
        .with(
            "content/tariffs/m.csv",
            "product,amount,profile,step,providers\n45B01,100.00,1,A,\n45B01,110.00,1,B,\n45B01,120.00,2,A,\n45B01,99.00,1,A,kade\n",
        )
}

/// A source that has a tariff but no amount, and says nothing of limits, is not made to say more than it does.
#[test]
fn what_a_source_does_not_say_is_not_made_up() {
    let site = matrix()
        .edit("content/products/later.md", "not_set", "not_given")
        .edit("content/products/later.md", "segment =", "purchase = \"regional\"\nsegment =")
        .edit("content/products/traject.md", "segment =", "purchase = \"local\"\nsegment =");
    let usual = site.built();
    shows(
        &usual,
        &[("producten/later.html", "niet opgegeven"), ("producten/later.html", "alle leeftijden"), ("producten/index.html", "nee")],
    );
    let output = site.edit("bestek.toml", "[site]", "[products]\nabsent = \"not_said\"\n[site]").built();
    shows(
        &output,
        &[
            ("producten/later.html", "Leeftijd niet opgegeven"),
            ("producten/later.html", "Hooguit niet opgegeven"),
            ("producten/later.html", "Gemeenten niet opgegeven"),
            ("producten/later.html", "Wat ernaast mag en wat niet, is niet opgegeven."),
        ],
    );
    assert!(output.text("producten/index.html").contains("<span class=\"hidden-visually\">niet opgegeven</span>"));
    assert!(output.text("data/catalogue.json").contains("\"tariff\": \"not_given\""), "the data does not say that the tariff is not given");
    for page in ["producten/later.html", "print/productenboek.html", "producten/index.html"] {
        for made_up in ["alle leeftijden", "geen maximum", "Niet geregeld", "Nog geen code"] {
            assert!(!output.page(page).contains(made_up), "{page} says {made_up}");
        }
    }
}

#[test]
fn tariffs_that_differ_by_dimensions_are_a_matrix() {
    let site = matrix();
    let grave: Vec<_> = site.check().into_iter().filter(|finding| finding.severity == "error").collect();
    assert!(grave.is_empty(), "{grave:#?}");
    let output = site.built();
    let html = output.text("producten/45b01.html");
    let row = "<th scope=\"row\">1 (gedrag)</th>";
    assert!(html.contains("<th scope=\"colgroup\" colspan=\"2\">Trede</th>") && html.contains(row), "{html}");
    shows(
        &output,
        &[
            ("producten/45b01.html", "99,00"),
            ("producten/45b01.html", "120,00"),
            ("producten/45b01.html", "Bekostiging Traject"),
            ("producten/45b01.html", "nog niet vastgesteld"),
            ("producten/later.html", "niet vastgesteld"),
            ("producten/later.html", "Trede A, B, C"),
            ("tarieven/m.html", "110,00"),
            ("aanbieders/kade.html", "Afwijkende tarieven"),
            ("aanbieders/kade.html", "99,00"),
            ("aanbieders/kade.html", "Ook gecontracteerd"),
            ("aanbieders/kade.html", "Lid van Samen"),
            ("aanbieders/samen.html", "Leden De Kade, De Brug"),
            ("segmenten/ambulant.html", "Aanbieders met een contract circa 115"),
            ("segmenten/ambulant.html", "Een gemeente sluit een groep die vol is."),
            ("print/productenboek.html", "niet vastgesteld"),
        ],
    );
    assert!(output.text("data/catalogue.json").contains("\"dimensions\": ["));
}

#[test]
fn a_matrix_does_not_repeat_what_its_page_is_about() {
    let html = example().text("tarieven/2026.html");
    assert!(html.contains("class=\"table-frame matrix\"") && !html.contains("<th scope=\"col\">Periode</th>"));
}

/// What the script would correct is there before it runs, so that nothing moves; without a script there are dates alone.
#[test]
fn what_holds_on_the_day_of_the_build_is_marked_for_the_script() {
    let html = example().text("producten/45a48.html");
    assert!(html.contains("<tr class=\"is-current\" data-from=\"2026-01-01\""), "the tariff of the year is not marked");
    assert!(html.contains("data-say>geldt nu</span><span class=\"in-force unscripted\">1 januari tot en met 31 december 2026</span>"));
    assert!(html.contains("data-say>vanaf 1 jan 2027</span>"));
}

#[test]
fn a_changed_product_leads_to_what_differs() {
    let html = example().text("producten/45a48.html");
    let link = "<a class=\"what-differs\" href=\"../wijzigingen/2026.1.html#";
    let anchor = html.split(link).nth(1).and_then(|rest| rest.split('"').next()).expect("a link to the changes");
    assert!(example().text("wijzigingen/2026.1.html").contains(&format!("id=\"{anchor}\"")), "no {anchor}");
}

#[test]
fn what_is_new_on_the_home_page_takes_a_line_or_two() {
    let html = example().text("index.html");
    let side = html.split("class=\"home-side\"").nth(1).expect("what is new");
    let reasons: Vec<&str> = side.split("<div class=\"row-note-inline\">").skip(1).filter_map(|rest| rest.split("</div>").next()).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|reason| reason.chars().count() <= 51), "{reasons:?}");
}

#[test]
fn what_is_bought_where_is_a_picture_with_words() {
    let picture = "+++\ntitle = \"Inkoop\"\n+++\n![](table:purchase)\n\n![](table:purchase?layout=municipalities)\n";
    let output = Site::region("fictief").with("content/documents/inkoop.md", picture).built();
    for path in ["documenten/inkoop.html", "print/inkoop.html"] {
        let html = output.text(path);
        assert!(html.contains("<span class=\"square on\" aria-hidden=\"true\"></span><span class=\"hidden-visually\">ja</span>"), "{html}");
    }
    shows(&output, &[("producten/index.html", "Waar wordt het ingekocht?"), ("gemeenten/index.html", "lokaal, gesloten")]);
}

/// How many products of a segment a municipality buys, and until when nobody new is admitted, with the way to why.
#[test]
fn segments_stand_beside_the_municipalities_with_admission() {
    let html = example().text("gemeenten/index.html");
    let matrix = html.split("id=\"segmenten\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("its section");
    let row = |name: &str| {
        let row = matrix.split("<tr").find(|row| row.contains(name)).unwrap_or_else(|| panic!("no row of {name}"));
        row.split("<td").skip(1).map(bestek::markdown::text_of).collect::<Vec<_>>()
    };
    assert!(
        row("Dagbesteding en dagbehandeling").iter().any(|cell| cell.contains("6 van 7")),
        "{:?}",
        row("Dagbesteding en dagbehandeling")
    );
    assert!(row("Kortdurend verblijf").iter().any(|cell| cell.contains("nee")), "{:?}", row("Kortdurend verblijf"));
    let living = row("Wonen");
    assert!(living[0].contains("open vanaf 1 jan 2027, 1 januari tot en met 31 maart 2027"), "{living:?}");
    assert!(living[1].contains("1 product gesloten vanaf 1 jul 2026, 1 juli tot en met 31 december 2026"), "{living:?}");
    let closed = "href=\"../segmenten/wonen.html#deel_toelating\" title=\"1 juli tot en met 31 december 2026\"";
    assert!(matrix.contains(closed), "few words in the cell, the way to the others behind them");
}

/// A tariff that some municipalities pay otherwise is still a tariff on the page of who delivers it.
#[test]
fn a_provider_sees_the_tariff_that_most_municipalities_pay() {
    let html = example().text("aanbieders/buurtkracht.html");
    let row = html.split("<tr").find(|row| row.contains(">45A48<")).expect("its row");
    assert!(row.contains("78,60") && row.contains("in sommige gemeenten anders"), "{row}");
}

/// Who reads that a segment comes in the place of another reads what that was called.
#[test]
fn a_segment_that_is_gone_is_called_by_its_name() {
    let page = example().page("segmenten/specialistisch.html");
    assert!(page.contains("Ambulante jeugdhulp, licht") && !page.contains("ambulant-licht"), "{page}");
}

/// A provider takes along what its page holds as one workbook, and sees the questions about what it delivers.
#[test]
fn a_provider_is_taken_along_as_one_workbook() {
    let output = example();
    let page = output.text("aanbieders/buurtkracht.html");
    assert!(page.contains("href=\"../data/providers/buurtkracht.xlsx\""), "{page}");
    assert!(page.contains("vragen/nvi-1.html#4"), "the questions about 45A48");
    let book = &output.0["data/providers/buurtkracht.xlsx"];
    assert!(book.starts_with(b"PK"), "a workbook");
    let sheets = (1..9).filter(|at| {
        let name = format!("xl/worksheets/sheet{at}.xml");
        book.windows(name.len()).any(|window| window == name.as_bytes())
    });
    assert_eq!(sheets.count(), 5, "what is offered, what else is contracted, contracts, requirements and questions");
    let providers =
        output.paths().filter(|path| path.starts_with("aanbieders/") && *path != "aanbieders/index.html" && path.ends_with(".html"));
    for path in providers.filter(|path| !output.text(path).contains("Vervallen")) {
        let id = path.trim_start_matches("aanbieders/").trim_end_matches(".html");
        assert!(output.0.contains_key(&format!("data/providers/{id}.xlsx")), "{path} has no workbook");
    }
}
