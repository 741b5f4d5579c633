//! Keys that may be left out are left out: the site is built without a finding, and no page has an empty head.

use crate::common::Site;

fn site() -> Site {
    Site::base()
        .with(
            "content/catalogue.toml",
            "version = \"2026.1\"\nstatus = \"adopted\"\nvalid_from = 2026-01-01\nvalid_until = 2027-12-31\n\
             [[change]]\nabout = \"product:45A48\"\n[[withdrawn]]\ncode = \"45A03\"\n",
        )
        .with("content/documents/brief.md", "+++\ntitle = \"Een brief\"\nversion_history = [{ summary = \"Eerste\" }]\n+++\nTekst.\n")
        .with("content/documents/rapport.md", "+++\ntitle = \"Een rapport\"\nkind = \"report\"\n+++\nTekst.\n")
        .with("content/procedures.toml", "[[procedure]]\nid = \"open\"\nname = \"Open\"\n")
        .with("content/requirements/eisen.toml", "prefix = \"PvE\"\n[[requirement]]\nid = \"1\"\ntext = \"Goed\"\n")
        .with("content/questions/nvi.toml", "[[question]]\nnumber = 1\nquestion = \"Waarom?\"\n")
        .with("content/contracts/raam.toml", "title = \"Raam\"\n[[party]]\nname = \"De gemeenten\"\n")
        .with(
            "content/segments/ambulant.md",
            "+++\nname = \"Ambulant\"\nlaw = \"jeugdwet\"\n[admission]\nprocedures = [\"open\"]\nwindows = [{ until = 2026-06-30 }]\n\
             thresholds = [{ municipalities = [\"linden\"] }]\n+++\nHulp.\n",
        )
        .with("content/providers.toml", "[[provider]]\nid = \"p\"\nname = \"P\"\n")
        .with("content/indicators.toml", "[[indicator]]\nid = \"i\"\nname = \"I\"\ndefinition = \"Goed\"\n")
        .with("content/scores.csv", "provider,indicator,value\np,i,\n")
        .edit("content/products/begeleiding.md", "unit = \"hour\"", "unit = \"hour\"\noutput = { result = \"Het lukt\" }")
        .with(
            "content/tariffs/2027.toml",
            "[period]\nid = \"2027\"\nvalid_from = 2027-01-01\nbased_on = \"2026\"\n[period.indexation]\n\
             components = [{ name = \"OVA\", weight = \"1\", provisional = \"5.00\" }]\n[[pgb]]\npercent = \"75\"\n",
        )
}

#[test]
fn what_may_be_absent_is_no_finding() {
    let found: Vec<String> = site().check().iter().map(|finding| format!("{}: {}", finding.line(), finding.message)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_page_does_without_what_is_absent() {
    let output = site().built();
    for path in output.pages() {
        let text = output.text(path);
        for empty in
            ["<dt></dt>", "<h2></h2>", "<h3></h3>", "<li></li>", "<th scope=\"row\"></th>", "<td></td>", "document_kind", "procedure_kind"]
        {
            assert!(!text.contains(empty), "{path} has {empty}");
        }
    }
    let says = |path: &str, words: &str| assert!(output.page(path).contains(words), "{path} does not say {words}: {}", output.page(path));
    says("documenten/index.html", "Overige documenten");
    says("documenten/brief.html", "niet opgegeven");
    says("eisen/eisen.html", "PvE");
    says("vragen/nvi.html", "nvi");
    says("overeenkomsten/raam.html", "Partij De gemeenten");
    says("tarieven/2027.html", "79,38");
    says("tarieven/2027.html", "5,00");
    says("tarieven/2027.html", "Persoonsgebonden budget");
    says("producten/45a48.html", "Het lukt");
    says("segmenten/ambulant.html", "30 juni 2026");
}
