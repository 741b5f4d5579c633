//! Every form of a reference, in every kind of text: what passes the checks is shown, and leads somewhere.

use crate::common;
use crate::common::{Output, Site};
use std::sync::LazyLock;

/// Forms that mean the same wherever they stand.
const ANYWHERE: &[&str] = &[
    "product:45A48",
    "product:45A48#doelgroep",
    "product:45A48,45A53",
    "product:45A48,45A53,45A01",
    "segment:ambulant",
    "segment:ambulant#kop",
    "segment:ambulant,wonen",
    "municipality:linden",
    "municipality:linden,esdoorn",
    "provider:huis",
    "category:a",
    "category:a,b",
    "indicator:doel",
    "procedure:open",
    "table:risicos",
    "table:tariffs",
    "table:tariffs?period=2026",
    "table:instruments",
    "table:abbreviations",
    "table:conditions",
    "table:risicos,kosten",
    "figure:uitgaven",
    "figure:bepaling",
    "figure:eis",
    "requirement:pve#1",
    "requirements:pve",
    "clause:facturatie",
    "clause:facturatie#2",
    "clause:facturatie#2a",
    "clause:facturatie#declaratie",
    "clause:facturatie,controle",
    "clause:facturatie@raam",
    "clause:facturatie@raam-wonen",
    "clause:facturatie#2@crisis",
    "clause:vooraf@crisis",
    "clause:vooraf#1@crisis",
    "clause:nvt@crisis",
    "clause?:alleen-wonen",
    "clause?:alleen-wonen@raam-ambulant",
    "clause:alleen-wonen@raam",
    "clause:facturatie,controle,nvt@crisis",
    "contract:raam",
    "contract:raam-wonen",
    "contract:raam-wonen#facturatie",
    "contract:raam#facturatie",
    "contract:raam#tarieven",
    "contract:crisis#vooraf",
    "contract:crisis#tarieven",
    "contract:raam,crisis",
    "annex:tarieven@raam",
    "annex:tarieven@raam-wonen",
    "annex:tarieven,eisen@crisis",
    "annex:eisen#1@crisis",
    "annex:eisen#2@raam-wonen",
    "annex:bij#eerste-kop@crisis",
    "annex:vragen#1@crisis",
    "document:strategie",
    "document:strategie#uitgangspunten",
    "document:strategie#uit-blok",
    "document:strategie,nota",
    "question:nvi-1#1",
    "questions:nvi-1",
    "term:jeugdige",
    "term:jeugdigen",
    "tariff:45A48",
    "tariff:45A48@2026",
    "tariff:45A48,45A53",
    "tariff:45A01",
    "tariff:45A02",
    "value:days@raam",
    "value:days@crisis",
    "value:weeks@raam-wonen",
    "asset:kaart.svg",
];

/// Forms that mean something of the contract around them.
const IN_A_CLAUSE: &[&str] = &[
    "clause:.",
    "clause:.#1",
    "clause:controle#1",
    "value:days",
    "value:weeks",
    "annex:tarieven",
    "annex:eisen#1",
    "clause?:alleen-wonen",
];

fn forms(all: &[&str]) -> String {
    let with_text = all.iter().filter(|form| form.contains(',')).map(|form| format!("[tekst]({form})"));
    all.iter().map(|form| format!("[]({form})")).chain(with_text).collect::<Vec<_>>().join("; ")
}

fn chart(id: &str) -> String {
    format!(
        "```chart\nid = \"{id}\"\ntype = \"bar\"\ntable = \"kosten\"\nx = \"gemeente\"\ny = [\"2022\"]\ntitle = \"Grafiek {id}\"\n```\n"
    )
}

fn clause(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n{text}\n")
}

fn site() -> Site {
    let all = forms(ANYWHERE);
    let toml = all.replace('"', "\\\"");
    let product = |name: &str, code: &str, keys: &str, text: &str| {
        format!(
            "+++\nname = \"{name}\"\nsegment = \"ambulant\"\ncode = \"{code}\"\nfunding = \"pxq\"\nunit = \"hour\"\n{keys}+++\n{text}\n"
        )
    };
    let annexes = "[[annex]]\nid = \"tarieven\"\ntitle = \"Tarieven\"\ncontent = \"table:tariffs?period=2026\"\n\n\
        [[annex]]\nid = \"eisen\"\ntitle = \"Eisen\"\ncontent = \"requirements:pve\"\n\n\
        [[annex]]\nid = \"bij\"\ntitle = \"Bij\"\ncontent = \"document:bij\"\n\n\
        [[annex]]\nid = \"vragen\"\ntitle = \"Vragen\"\ncontent = \"questions:nvi-1\"\n";
    Site::base()
        .with("content/catalogue.toml", "version = \"2026.1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n[[category]]\nid = \"a\"\nname = \"A\"\n[[category]]\nid = \"b\"\nname = \"B\"\n")
        .with("content/municipalities.toml", "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n")
        .with("content/providers.toml", "[[provider]]\nid = \"huis\"\nname = \"Huis\"\n")
        .with("content/indicators.toml", "[[indicator]]\nid = \"doel\"\nname = \"Doel\"\ndefinition = \"Doel.\"\n")
        .with("content/procedures.toml", "[[procedure]]\nid = \"open\"\nname = \"Open\"\nkind = \"open_house\"\n")
        .with("content/glossary.toml", "[[term]]\nterm = \"jeugdige\"\nalso = [\"jeugdigen\"]\ndefinition = \"Kind.\"\n")
        .with("content/assets/kaart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
        .with("content/tables/risicos.toml", "title = \"Risico's\"\ncolumns = [\"A\"]\nrows = [[\"x\"]]\n")
        .with("content/tables/kosten.csv", "gemeente,2022\nLinden,3\n")
        .with("content/segments/ambulant.md", "+++\nname = \"Ambulant\"\nlaw = \"jeugdwet\"\n+++\nHulp thuis.\n\n## Kop\n\nTekst.\n\n## Voorwaarden\n\nTekst.\n")
        .with("content/segments/wonen.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n")
        .with("content/products/niet.md", product("Nog niet", "45A01", "tariff = \"not_set\"\n", "Nog niet."))
        .with("content/products/per.md", product("Per aanbieder", "45A02", "tariff = \"per_provider\"\n", "Per aanbieder."))
        .with(
            "content/products/begeleiding.md",
            product("Begeleiding", "45A48", "", &format!("Begeleiding.\n\n## Doelgroep\n\n{all}\n\n![](table:tariffs?period=2026)\n\n![Tweemaal](table:risicos)\n\n![](table:risicos)\n")),
        )
        .with("content/snippets/blok.md", "## Uit blok\n\nTekst.\n")
        .with(
            "content/documents/strategie.md",
            format!("+++\ntitle = \"Strategie\"\nkind = \"strategy\"\n+++\n## Uitgangspunten\n\n{all}\n\n![](snippet:blok)\n\n{}", chart("uitgaven")),
        )
        .with("content/documents/nota.md", format!("+++\ntitle = \"Nota\"\nkind = \"report\"\n+++\n{all}\n\n![](table:tariffs)\n"))
        .with("content/documents/bij.md", format!("+++\ntitle = \"Bij\"\nkind = \"report\"\n+++\n## Eerste kop\n\n{all} [](document:bij#eerste-kop)\n\n![](table:risicos)\n"))
        .with(
            "content/questions/nvi-1.toml",
            format!(
                "title = \"Nota 1\"\n[[question]]\nnumber = 1\nabout = \"product:45A48,45A53\"\nquestion = \"{toml}\"\nanswer = \"{toml}\"\nchanges = \"{toml}\"\n\
                 [[question]]\nnumber = 2\nabout = \"annex:tarieven@raam\"\nquestion = \"Vraag\"\n"
            ),
        )
        .with(
            "content/requirements/pve.toml",
            format!("title = \"Eisen\"\nprefix = \"PvE\"\n[[requirement]]\nid = \"1\"\ntext = \"{toml}\"\n[[requirement]]\nid = \"2\"\nsegments = [\"ambulant\"]\ntext = '''\nEis.\n\n{}'''\n", chart("eis")),
        )
        .with(
            "content/clauses/facturatie.md",
            clause("Facturatie", &format!("1. Een {{#declaratie}}\n2. Twee {}\n   1. {}\n\n![](table:risicos)\n", forms(IN_A_CLAUSE), forms(ANYWHERE))),
        )
        .with("content/clauses/controle.md", clause("Controle", &format!("1. Een.\n\n![](table:risicos)\n\n{}", chart("bepaling"))))
        .with("content/clauses/nvt.md", clause("Niet", "1. Een."))
        .with("content/clauses/vooraf.md", clause("Vooraf", "1. Een."))
        .with("content/clauses/alleen-wonen.md", "+++\ntitle = \"Alleen wonen\"\nsegments = [\"wonen\"]\n+++\n1. Een.\n")
        .with(
            "content/contracts/raam.toml",
            format!(
                "title = \"Raam\"\nfor_each = [\"segment\"]\nsegments = [\"ambulant\", \"wonen\"]\nprecedence = [\"contract:raam\", \"annex:tarieven\", \"clause:facturatie,controle\"]\n\
                 [values]\ndays = \"30\"\nweeks = {{ default = \"2\", wonen = \"3\" }}\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"alleen-wonen\", \"facturatie\", \"controle\"]\n\n{annexes}"
            ),
        )
        .with(
            "content/contracts/crisis.toml",
            format!(
                "title = \"Crisis\"\n[values]\ndays = \"14\"\nweeks = \"1\"\n[[front]]\ntitle = \"Vooraf\"\nclause = \"vooraf\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"facturatie\", \"controle\", {{ clause = \"nvt\", applies = false }}]\n\n{annexes}"
            ),
        )
}

static OUTPUT: LazyLock<Output> = LazyLock::new(|| site().built());

#[test]
fn every_form_passes_the_checks() {
    let grave: Vec<_> = site().check().into_iter().filter(|finding| finding.severity == "error").collect();
    assert_eq!(grave, []);
}

#[test]
fn what_passes_the_checks_is_shown() {
    let mut wrong = Vec::new();
    for page in OUTPUT.pages() {
        let text = OUTPUT.text(page);
        wrong.extend(text.split("class=\"unknown\"").skip(1).map(|rest| format!("{page}: {}", rest.chars().take(60).collect::<String>())));
        let seen = OUTPUT.page(page);
        for form in ANYWHERE.iter().chain(IN_A_CLAUSE) {
            if seen.contains(&format!("]({form}"))
                || (form.contains(':') && !form.starts_with("asset") && seen.contains(&format!(" {form};")))
            {
                wrong.push(format!("{page}: {form}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_reference_leads_to_what_is_there() {
    let wrong = common::links::broken(&OUTPUT);
    assert!(wrong.is_empty(), "{} wrong: {:#?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

/// The links of a page: their texts and addresses.
fn links(page: &str) -> Vec<String> {
    let text = OUTPUT.text(page);
    let links = text.split("<a ").skip(1).filter_map(|rest| {
        let href = rest.split("href=\"").nth(1)?.split('"').next()?;
        let words = rest.split('>').nth(1)?.split('<').next()?;
        Some(format!("{words} -> {href}"))
    });
    links.collect()
}

#[test]
fn a_reference_says_what_it_leads_to() {
    let nota = links("documenten/nota.html");
    for wanted in [
        "Begeleiding (45A48), Doelgroep -> ../producten/45a48.html#doelgroep",
        "Ambulant, Kop -> ../segmenten/ambulant.html#kop",
        "Behandeling (45A53) -> ../producten/45a53.html",
        "tabel 1 -> #tabel-tariffs",
        "Segmenten -> ../segmenten/index.html",
        "Grafiek uitgaven -> strategie.html#figuur-uitgaven",
        "artikel 1, lid 2, van Crisis -> ../overeenkomsten/crisis.html#artikel-1-lid-2",
        "Vooraf, lid 1, van Crisis -> ../overeenkomsten/crisis.html#vooraf-lid-1",
        "artikel 3 van Crisis -> ../overeenkomsten/crisis.html#nvt",
        "artikel 2 van Raam, Wonen -> ../overeenkomsten/raam-wonen.html#facturatie",
        "bijlage A van Raam -> ../overeenkomsten/raam.html#bijlage-tarieven",
        "bijlage B, PvE-1, van Crisis -> ../overeenkomsten/crisis.html#bijlage-eisen-1",
        "bijlage B, PvE-2, van Raam, Wonen -> ../overeenkomsten/raam-wonen.html#bijlage-eisen",
        "bijlage C, Eerste kop, van Crisis -> ../overeenkomsten/crisis.html#bijlage-bij-eerste-kop",
        "nog niet vastgesteld -> ../producten/45a01.html#deel_tarieven",
        "Uit blok -> strategie.html#uit-blok",
    ] {
        assert!(nota.iter().any(|link| link == wanted), "no `{wanted}` in {nota:#?}");
    }
    let seen = OUTPUT.page("documenten/nota.html");
    for text in [
        "Begeleiding (45A48), Behandeling (45A53) en Nog niet (45A01)",
        "Linden en Esdoorn",
        "de artikelen 1 tot en met 3 van Crisis",
        "tekst (Linden en Esdoorn)",
        "Facturatie en Controle",
        "bijlage A en bijlage B van Crisis",
    ] {
        assert!(seen.contains(text), "no `{text}` in {seen}");
    }
}

#[test]
fn a_table_that_stands_twice_has_two_numbers_and_its_caption() {
    let page = OUTPUT.text("producten/45a48.html");
    for text in ["Tabel 2. Tweemaal", "Tabel 3. Risico", "id=\"tabel-risicos\"", "id=\"tabel-risicos_2\""] {
        assert!(page.contains(text), "no `{text}`");
    }
}

#[test]
fn what_is_referred_to_shows_by_whom() {
    let site = Site::base()
        .with("content/clauses/controle.md", "+++\ntitle = \"Controle\"\n+++\n1. De gemeente controleert.\n")
        .with("content/clauses/betaling.md", "+++\ntitle = \"Betaling\"\n+++\n1. Zie [](clause:controle), ook voor een jeugdige.\n")
        .with("content/contracts/raam.toml", "title = \"Raam\"\n[[chapter]]\ntitle = \"A\"\nclauses = [\"betaling\", \"controle\"]\n")
        .with("content/indicators.toml", "[[indicator]]\nid = \"uitval\"\nname = \"Uitval\"\ndefinition = \"Wie stopt.\"\n")
        .with("content/glossary.toml", "[[term]]\nterm = \"jeugdige\"\ndefinition = \"Wie jong is.\"\n")
        .edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen met een jeugdige. Zie [](indicator:uitval) en [](product:45A53).");
    let output = site.built();
    let part = |page: &str, from: &str, to: &str| {
        let html = output.text(page);
        let own = html.split(from).nth(1).unwrap_or_else(|| panic!("{from} on {page}"));
        own.split(to).next().expect("its end").to_owned()
    };
    let article = part("overeenkomsten/raam.html", "<section class=\"article\" id=\"controle\"", "</section>");
    assert!(article.contains("Hiernaar verwijzen: <a href=\"#betaling\">artikel 1, Betaling</a>"), "{article}");
    let indicator = part("indicatoren.html", "id=\"uitval\"", "</dl>");
    assert!(indicator.contains("<dt>Hiernaar verwijzen</dt><dd><a href=\"producten/45a48.html\">Begeleiding</a></dd>"), "{indicator}");
    let product = part("producten/45a53.html", "<dt>Hiernaar verwijzen</dt>", "</dd>");
    assert!(product.contains("<a href=\"45a48.html\">Begeleiding</a>"), "{product}");
    let term = part("begrippen.html", "id=\"jeugdige\"", "</dd>");
    assert!(term.contains(">Raam</a>") && term.contains("<a href=\"producten/45a48.html\">Begeleiding</a>"), "{term}");
    // On paper there is no elsewhere.
    assert!(!output.text("print/raam.html").contains("Hiernaar verwijzen"));
}
