//! The search as a whole.

use super::*;

fn entry(url: &str, title: &str, kind: &str, text: &str) -> Entry {
    Entry {
        url: url.to_owned(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        sections: vec![Section {
            anchor: Some("inhoud".to_owned()),
            heading: "Inhoud".to_owned(),
            text: text.to_owned(),
            ..Section::default()
        }],
        ..Entry::default()
    }
}

fn site() -> Vec<Entry> {
    let mut product =
        entry("producten/45b01.html", "Gezinsbegeleiding", "product", "Hulp voor het hele gezin, thuis, bij het opvoeden van kinderen.");
    product.codes = vec!["45B01".to_owned()];
    product.facets.insert("segment".to_owned(), vec!["ambulant".to_owned()]);
    let mut other = entry("producten/44b02.html", "Gezinshuis", "product", "Een kind woont bij gezinshuisouders. Tarief € 98,25.");
    other.codes = vec!["44B02".to_owned()];
    other.facets.insert("segment".to_owned(), vec!["wonen".to_owned()]);
    let mut clause = entry(
        "overeenkomsten/raam.html#artikel-7",
        "Facturatie en betaling",
        "clause",
        "De gemeente betaalt binnen 30 dagen. De aanbieder factureert maandelijks.",
    );
    clause.sections.push(Section {
        anchor: Some("lid-2".to_owned()),
        text: "De aanbieder dient geen rekening in.".to_owned(),
        ..Section::default()
    });
    clause.codes = vec!["artikel 7".to_owned(), "artikel 2.7".to_owned()];
    clause.parts = ["lid-1", "lid-2", "lid-2-a"].map(str::to_owned).to_vec();
    let place = |number: &str, name: &str, file: &str| Place {
        number: number.to_owned(),
        name: name.to_owned(),
        url: format!("overeenkomsten/{file}.html#artikel-"),
    };
    clause.places = vec![place("7", "Raamovereenkomst", "raam"), place("7", "Crisisovereenkomst", "crisis"), place("2.7", "Wmo", "wmo")];
    let mut page = entry("begrippen.html", "Begrippen", "page", "");
    page.names = vec!["Begrippen".to_owned()];
    vec![
        product,
        other,
        clause,
        page,
        entry("begrippen.html#pgb", "Persoonsgebonden budget", "term", "Een bedrag waarmee een jeugdige zelf hulp inkoopt."),
        entry("documenten/hoe.html", "Hoe en waarom", "document", "Een titel van louter gewone woorden."),
        entry(
            "documenten/strategie.html",
            "Inkoopstrategie",
            "document",
            "De beleidsregels en het beleid over verwijzingen van de huisarts en de wachttijden.",
        ),
    ]
}

fn index() -> Index {
    Index::build(&site(), &Settings::default()).unwrap()
}

fn find(query: &str) -> Results {
    index().query(query, 10, &BTreeMap::new()).unwrap()
}

fn first(query: &str) -> String {
    find(query).hits.first().map(|hit| hit.title.clone()).unwrap_or_default()
}

#[test]
fn finds_by_title_code_part_and_inflection() {
    for entry in site() {
        assert_eq!(first(&entry.title), entry.title);
        for code in &entry.codes {
            assert_eq!(first(code), entry.title);
        }
    }
    assert_eq!(first("begeleiding gezinnen"), "Gezinsbegeleiding");
    assert_eq!(first("gezins begeleiding"), "Gezinsbegeleiding");
    assert_eq!(first("gezinshuizen"), "Gezinshuis");
    assert_eq!(first("98,25"), "Gezinshuis");
    assert_eq!(first("44B"), "Gezinshuis");
    assert_eq!(first("45 b 01"), "Gezinsbegeleiding");
    assert_eq!(first("PGB"), "Persoonsgebonden budget");
    assert_eq!(first("huisartsverwijzing"), "Inkoopstrategie");
    assert_eq!(first("factur"), "Facturatie en betaling");
    assert_eq!(first("echtverwijzingen"), "Inkoopstrategie");
    assert_eq!(first("wachttijdxyz"), "Inkoopstrategie");
}

#[test]
fn says_what_it_corrected_and_left_out() {
    let results = find("gezinsbegelieding qqqwww");
    assert_eq!(results.hits[0].title, "Gezinsbegeleiding");
    assert_eq!(results.corrected, [("gezinsbegelieding".to_owned(), "gezinsbegeleiding".to_owned())]);
    assert_eq!(results.left_out, ["qqqwww"]);
    assert_eq!(find("jxugdige").corrected, [("jxugdige".to_owned(), "jeugdige".to_owned())]);
    assert_eq!(find("jxugdigx").left_out, ["jxugdigx"], "with another beginning and two errors it is another word");
}

#[test]
fn says_parts_and_synonyms_and_searches_exactly_what_was_typed() {
    let results = find("huisartsverwijzing");
    assert_eq!(results.parts, [("huisartsverwijzing".to_owned(), vec!["huisarts".to_owned(), "verwijzing".to_owned()])]);
    assert_eq!(find("pgb").synonyms, [("pgb".to_owned(), vec!["persoonsgebonden budget".to_owned()])]);
    let exact = |query: &str| index().find(query, 10, &BTreeMap::new(), true).unwrap();
    assert_eq!(exact("huisartsverwijzing").total, 0);
    assert_eq!(exact("verwijzing").total, 0, "only `verwijzingen` is there");
    assert_eq!(exact("verwijzingen").total, 1);
    assert_eq!(exact("gezinsbegelieding").left_out, ["gezinsbegelieding"]);
}

#[test]
fn an_article_comes_first_in_each_contract_and_leads_to_its_paragraph() {
    let urls = |query: &str| find(query).hits.into_iter().map(|hit| (hit.url, hit.codes[0].clone())).take(2).collect::<Vec<_>>();
    let own = |file: &str, anchor: &str, code: &str| (format!("overeenkomsten/{file}.html#artikel-{anchor}"), code.to_owned());
    let both = [own("raam", "7-lid-2", "artikel 7, lid 2"), own("crisis", "7-lid-2", "artikel 7, lid 2")];
    assert_eq!(urls("artikel 7 lid 2"), both);
    assert_eq!(urls("2.7.2")[0], own("wmo", "2-7-lid-2", "artikel 2.7, lid 2"));
    assert_eq!(find("artikel 7 lid 2").hits[0].snippet, "De aanbieder dient geen rekening in.");
    assert_eq!(find("artikel 7 crisis").hits[0].facts, ["Crisisovereenkomst"]);
}

#[test]
fn quotes_ask_for_the_phrase() {
    assert_eq!(find("\"binnen 30 dagen\"").total, 1);
    assert_eq!(find("\"dagen 30 binnen\"").total, 0);
}

#[test]
fn filters_count() {
    let index = index();
    let by = |facet: &str, value: &str| {
        let filters = BTreeMap::from([(facet.to_owned(), vec![value.to_owned()])]);
        index.query("gezin kind", 10, &filters).unwrap().total
    };
    assert_eq!(by("segment", "wonen"), 1);
    assert_eq!(by("kind", "product"), 2);
    assert_eq!(by("kind", "clause"), 0);
}

#[test]
fn leads_to_the_heading_and_marks_the_words() {
    let hit = &find("opvoeden").hits[0];
    assert_eq!(hit.url, "producten/45b01.html#inhoud");
    assert!(hit.pieces.iter().any(|piece| piece.marked && piece.text == "opvoeden"));
    assert_eq!(find("betaalt").hits[0].url, "overeenkomsten/raam.html#artikel-7");
}

#[test]
fn odd_queries_get_an_answer() {
    assert_eq!(find("").note, Some(Note::Empty));
    assert_eq!(find("🙂 !?").note, Some(Note::Empty));
    assert_eq!(find("het de").note, Some(Note::OnlyStopWords));
    assert_eq!(find(&"gezin ".repeat(2000)).note, Some(Note::TooLong));
    assert!(find("שלום").hits.is_empty());
    assert!(!find("\"gezin").hits.is_empty());
    assert!(Index::build(&[], &Settings::default()).unwrap().query("gezin", 10, &BTreeMap::new()).unwrap().hits.is_empty());
}

#[test]
fn a_damaged_index_is_said() {
    for gone in ["l/", "p/", "f/"] {
        let mut files = index().export().to_vec();
        for (name, content) in &mut files {
            if name.starts_with(gone) {
                content.truncate(content.len() / 2);
            }
        }
        let damaged = Index::from_files(files).unwrap();
        assert!(matches!(damaged.query("gezin", 10, &BTreeMap::new()), Err(Failure::Damaged)), "{gone}");
    }
    assert!(Index::from_files(Vec::new()).is_err());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn no_query_does_harm(text in "\\PC{0,60}") {
        static INDEX: std::sync::LazyLock<Index> = std::sync::LazyLock::new(index);
        let results = INDEX.query(&text, 10, &BTreeMap::new()).unwrap();
        proptest::prop_assert!(results.hits.len() <= results.total);
        let entry = entry("a.html", &text, "term", &text);
        let own = Index::build(&[entry], &Settings::default()).unwrap();
        own.query(&text, 10, &BTreeMap::new()).unwrap();
    }
}

#[test]
fn words_are_explained_and_idle_synonyms_reported() {
    let texts = ["Hulp voor het hele gezin.", "Wie verhuist"];
    let groups = [vec!["gezinnen", "familie"], vec!["fiets", "de rode bakfiets"], vec!["huis en haard", "huist"]];
    assert_eq!(unused_synonyms(&texts, &groups), [1]);
    let settings = Settings { synonyms: vec![vec!["gezinshuisouders".to_owned(), "gezinsouders".to_owned()]], ..Settings::default() };
    let explained = analyze("Gezinshuisouders", &site(), &settings);
    assert_eq!(explained[0].synonyms, ["gezinsouders"]);
    assert!(!explained[0].stop);
    assert_eq!(explained[0].parts, ["gezinshuis", "ouders", "gezin", "huis"]);
}

#[test]
fn same_entries_same_bytes() {
    assert_eq!(index().export(), index().export());
    assert_eq!(index().export()[0].0, "head.js");
}

/// What `search.js` answers, under node; none where there is no node.
fn in_javascript(index: &Index, queries: &serde_json::Value) -> Option<serde_json::Value> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in index.export() {
        let path = folder.path().join("index").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    let asked = folder.path().join("queries.json");
    std::fs::write(&asked, queries.to_string()).unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // As it is published.
    let script = folder.path().join("search.js");
    let written = std::fs::read(here.join("themes/default/scripts/search.js")).unwrap();
    std::fs::write(&script, crate::site::lean::lean("search.js", &written)).unwrap();
    let output = std::process::Command::new("node")
        .arg(here.join("src/search/agree.cjs"))
        .arg(&script)
        .arg(folder.path().join("index"))
        .arg(&asked)
        .output()
        .ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn rust_and_javascript_agree() {
    let index = Index::build(&many(), &Settings::default()).unwrap();
    let queries: serde_json::Value = serde_json::from_str(include_str!("agree.json")).unwrap();
    let Some(javascript) = in_javascript(&index, &queries) else {
        eprintln!("node is not installed: nothing was compared");
        return;
    };
    for (query, javascript) in queries.as_array().unwrap().iter().zip(javascript.as_array().unwrap()) {
        let filters = serde_json::from_value(query["filters"].clone()).unwrap_or_default();
        let exact = query["exact"] == true;
        let rust = index.find(query["q"].as_str().unwrap(), 10, &filters, exact).unwrap();
        assert_eq!(&serde_json::to_value(rust).unwrap(), javascript, "{query}");
    }
}

/// The small site and 150 pages of words put together, enough for several blocks, shards and folders.
fn many() -> Vec<Entry> {
    const WORDS: [&str; 40] = [
        "gezin",
        "begeleiding",
        "beschikking",
        "cliënt",
        "kinderen",
        "pleegzorg",
        "dagbehandeling",
        "wachttijd",
        "tarief",
        "gemeente",
        "aanbieder",
        "opvoeding",
        "ondersteuning",
        "plan",
        "jeugd-ggz",
        "30",
        "dagen",
        "12",
        "jaar",
        "factuur",
        "kosten",
        "huisarts",
        "verwijzing",
        "wonen",
        "risico's",
        "overeenkomst",
        "kwaliteit",
        "PvE-12",
        "2026/118",
        "3.19.1",
        "1-1-2026",
        "de",
        "het",
        "van",
        "en",
        "school",
        "verblijf",
        "crisis",
        "budget",
        "toegang",
    ];
    let mut entries = site();
    let mut state = 7usize;
    let mut next = || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12345) % 2_147_483_648;
        WORDS[(state >> 8) % WORDS.len()]
    };
    for number in 0..150 {
        let title = format!("{} {} {number}", next(), next());
        let mut page = entry(&format!("documenten/{number}.html"), &title, if number % 3 == 0 { "document" } else { "question" }, "");
        for part in 0..3 {
            let words: Vec<String> =
                (0..40).map(|i| if i % 7 == 0 { format!("{}{}{number}x", next(), next()) } else { next().to_owned() }).collect();
            let anchor = Some(format!("deel-{part}"));
            page.sections.push(Section { anchor, heading: format!("Over {}", next()), text: words.join(" "), ..Section::default() });
        }
        page.facets.insert("segment".to_owned(), vec![if number % 2 == 0 { "wonen" } else { "ambulant" }.to_owned()]);
        entries.push(page);
    }
    entries
}
