//! What a contract says as a whole, on screen and on paper: its terms, its tables, its annexes, what stands beside its text.

mod common;

use common::Site;

/// A contract of a few articles with annexes, and what those hold.
fn contract() -> Site {
    let term = |term: &str, definition: &str| format!("[[term]]\nterm = \"{term}\"\ndefinition = \"{definition}\"\n\n");
    let terms = [
        term("toewijzing", "Besluit waarmee hulp begint, op een beschikking."),
        term("jeugdige", "Wie jonger is dan achttien jaar."),
        term("beschikking", "Brief aan een jeugdige."),
        term("kwartaal", "Drie maanden."),
    ];
    Site::base()
        .with("content/glossary.toml", terms.concat())
        .with("content/clauses/begrippen.md", "+++\ntitle = \"Begrippen\"\n+++\n1. Begrippen staan in de lijst.\n\n![](table:glossary)\n")
        .with("content/clauses/start.md", "+++\ntitle = \"Start\"\nsource = \"landelijk\"\n+++\n1. Hulp begint na een toewijzing.\n")
        .with(
            "content/contracts/overeenkomst.toml",
            "title = \"Overeenkomst\"\nsegments = [\"ambulant\"]\n\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"begrippen\", \"start\"]\n",
        )
}

#[test]
fn the_terms_of_a_contract_are_closed_over_their_definitions() {
    let page = contract().built().text("overeenkomsten/overeenkomst.html");
    let list = page.split("<tbody>").nth(1).and_then(|rest| rest.split("</tbody>").next()).expect("a list of terms");
    let places: Vec<_> = ["beschikking", "jeugdige", "toewijzing"].map(|term| list.find(&format!(">{term}</a>"))).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{list}");
    assert!(!list.contains("kwartaal"), "no text uses it: {list}");
}
