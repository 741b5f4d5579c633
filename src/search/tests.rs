//! The search as a whole.

use super::*;

fn entry(url: &str, title: &str, kind: &str, text: &str) -> Entry {
    Entry {
        url: url.to_owned(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        sections: vec![Section { anchor: Some("inhoud".to_owned()), heading: "Inhoud".to_owned(), text: text.to_owned() }],
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
    vec![
        product,
        other,
        entry(
            "overeenkomsten/raam.html#artikel-7",
            "Facturatie en betaling",
            "clause",
            "De gemeente betaalt binnen 30 dagen. De aanbieder factureert maandelijks.",
        ),
        entry("begrippen.html#pgb", "Persoonsgebonden budget", "term", "Een bedrag waarmee een jeugdige zelf hulp inkoopt."),
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
    assert_eq!(first("PGB"), "Persoonsgebonden budget");
    assert_eq!(first("huisartsverwijzing"), "Inkoopstrategie");
    assert_eq!(first("factur"), "Facturatie en betaling");
}

#[test]
fn says_what_it_corrected_and_left_out() {
    let results = find("gezinsbegelieding qqqwww");
    assert_eq!(results.hits[0].title, "Gezinsbegeleiding");
    assert_eq!(results.corrected, [("gezinsbegelieding".to_owned(), "gezinsbegeleiding".to_owned())]);
    assert_eq!(results.left_out, ["qqqwww"]);
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
    assert_eq!(find("het en de").note, Some(Note::OnlyStopWords));
    assert_eq!(find(&"gezin ".repeat(2000)).note, Some(Note::TooLong));
    assert!(find("שלום").hits.is_empty());
    assert!(!find("\"gezin").hits.is_empty());
    assert!(Index::build(&[], &Settings::default()).unwrap().query("gezin", 10, &BTreeMap::new()).unwrap().hits.is_empty());
}

#[test]
fn same_entries_same_bytes() {
    assert_eq!(index().export(), index().export());
    assert_eq!(index().export()[0].0, "head.js");
}
