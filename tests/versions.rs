//! Versions: freezing, what stays online of them, and what the content owes to them.

use crate::common;
use crate::common::{Output, Site};

/// The small site with its version 2026.1 frozen, and the content at version 2026.2.
fn frozen() -> Site {
    let site = Site::base();
    site.run(&["release"]).expect(0);
    site.edit("content/catalogue.toml", "version = \"2026.1\"", "version = \"2026.2\"")
}

#[test]
fn a_release_freezes_the_content_once() {
    let site = Site::base();
    let before = Output::read(&site.path("content"));
    site.run(&["release", "2026.1", "--dry-run"]).expect(0).says("content/versions/2026.1").says("products/begeleiding.md");
    assert_eq!(Output::read(&site.path("content")), before, "a dry run writes");
    let run = site.run(&["release", "2026.1"]).expect(0);
    assert!(run.stdout.trim_end().ends_with("content/versions/2026.1"), "{}", run.stdout);
    let version = Output::read(&site.path("content/versions/2026.1"));
    for (path, bytes) in &before.0 {
        assert_eq!(version.0.get(path), Some(bytes), "{path}");
    }
    assert_eq!(version.text("bestek.toml"), std::fs::read_to_string(site.path("bestek.toml")).expect("settings"));
    assert_eq!(version.0.len(), before.0.len() + 2, "the settings and a manifest are added");
    site.run(&["release"]).expect(2).says("is there already");
    assert_eq!(site.check(), []);
    assert_eq!(Output::read(&site.path("content/versions/2026.1")), version);
}

#[test]
fn what_is_not_ready_is_not_frozen() {
    for (site, status, words) in [
        (Site::base().edit("content/catalogue.toml", "adopted", "draft"), 1, "is a draft"),
        (Site::base().with("content/segments/leeg.md", ""), 1, "has errors"),
        (Site::base().edit("content/catalogue.toml", "\"2026.1\"", "\"2026/1\""), 2, "cannot be frozen"),
    ] {
        site.run(&["release"]).expect(status).says(words);
        assert!(!site.path("content/versions").exists());
    }
    Site::base().run(&["release", "2026.2"]).expect(2).says("says version 2026.1");
}

#[test]
fn nothing_is_published_over_a_frozen_file_that_was_touched() {
    let site = frozen().edit("content/versions/2026.1/segments/ambulant.md", "thuis", "elders");
    site.build().expect(1).says("content/versions/2026.1/segments/ambulant.md");
    assert!(!site.path("output").exists());
}

/// Three versions: 2025.1 with a product more, 2026.1 in which it is withdrawn, and the content, which adds a segment.
fn three() -> Site {
    let old = "+++\nname = \"Dagbegeleiding\"\nsegment = \"ambulant\"\ncode = \"45A03\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\nVroeger.\n\n\
               ## Doelgroep\n\nKinderen.\n";
    let tariff = "[period]\nid = \"2025\"\nvalid_from = 2025-01-01\nvalid_until = 2025-12-31\n[[tariff]]\nproduct = \"45A03\"\namount = \"61.20\"\n\
                  [[tariff]]\nproduct = \"45A48\"\namount = \"70\"\n[[tariff]]\nproduct = \"45A53\"\namount = \"90\"\n";
    let edition = |version: &str, year: u16| {
        format!("version = \"{version}\"\nstatus = \"adopted\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\n")
    };
    let now = std::fs::read_to_string(Site::base().path("content/tariffs/2026.toml")).expect("tariffs");
    let later = now.replace("2026", "2027");
    let gone = "[[withdrawn]]\ncode = \"45A03\"\nfrom = 2026-01-01\nclaimable_until = 2026-06-30\nsuccessor = \"45A48\"\n";
    let site = Site::base()
        .with("content/products/oud.md", old)
        .with("content/catalogue.toml", edition("2025.1", 2025))
        .without("content/tariffs/2026.toml")
        .with("content/tariffs/2025.toml", tariff);
    site.run(&["release"]).expect(0);
    let site = site
        .without("content/products/oud.md")
        .without("content/tariffs/2025.toml")
        .with("content/tariffs/2026.toml", &now)
        .with("content/catalogue.toml", edition("2026.1", 2026) + gone);
    site.run(&["release"]).expect(0);
    site.without("content/tariffs/2026.toml")
        .with("content/tariffs/2027.toml", later)
        .with("content/segments/wonen.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nEen huis.\n")
        .with("content/catalogue.toml", edition("2027.1", 2027) + gone)
}

#[test]
fn every_version_stays_online() {
    let output = three().built();
    for path in
        ["index.html", "producten/45a03.html", "zoeken.html", "print/productenboek.html", "data/catalogue.json", "tarieven/2025.html"]
    {
        assert!(output.0.contains_key(&format!("versies/2025.1/{path}")), "{path}");
    }
    assert!(output.paths().any(|path| path.starts_with("versies/2025.1/zoekindex/")));
    for path in output.pages().filter(|path| path.starts_with("versies/2")) {
        let html = output.text(path);
        let print = path.contains("/print/");
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{path} may be indexed");
        let says = if path.starts_with("versies/2025.1/") {
            "Dit is uitgave 2025.1. Die gold tot en met 31 december 2025"
        } else {
            "Dit is uitgave 2026.1. Die geldt nu"
        };
        assert!(output.page(path).contains(says), "{path} does not say what it is");
        let own = path.splitn(3, '/').nth(2).expect("below a version");
        assert!(html.contains(&format!("<link rel=\"canonical\" href=\"https://proef.example/{own}\">")), "{path} is not canonical");
        assert!(print || html.contains("data-copy=\"https://proef.example/versies/"), "{path} has no permanent address");
        assert!(!html.contains("versies/2025.1/theme/"), "{path}");
    }
    // What does not hold yet says so at its own address too, with the way to what holds.
    let product = output.text("producten/45a48.html");
    assert!(product.contains("../versies/2026.1/producten/45a48.html") && !product.contains("noindex"));
    assert!(output.page("producten/45a48.html").contains("Dit is uitgave 2027.1. Die geldt pas vanaf 1 januari 2027."));
    assert!(output.page("producten/45a48.html").contains("nog geen vast adres"));
    assert!(output.page("producten/45a48.html").contains("In uitgave 2025.1, 2026.1, 2027.1"));
    // The switcher stays on the page, and says where it cannot.
    let segment = output.page("segmenten/wonen.html");
    assert!(segment.contains("Uitgave 2025.1, vervangen (heeft deze pagina niet"), "{segment}");
    assert!(output.page("versies/index.html").contains("Uitgave 2025.1"));
    assert!(!output.text("sitemap.xml").contains("versies/2"));
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
}

#[test]
fn what_is_gone_keeps_its_address() {
    let site = three();
    let output = site.built();
    let page = output.page("producten/45a03.html");
    for words in ["Dagbegeleiding", "1 januari 2026", "30 juni 2026", "61,20", "Begeleiding", "in uitgave 2025.1"] {
        assert!(page.contains(words), "`{words}` is not in {page}");
    }
    assert!(output.text("producten/45a03.html").contains("../versies/2025.1/producten/45a03.html"));
    assert!(output.0.contains_key("versies/2026.1/producten/45a03.html") && output.0.contains_key("tarieven/2025.html"));
    let found = site.run(&["search", "45A03", "--date", common::DAY, "--format", "json"]).expect(0);
    let first = found.stdout.find("producten/45a03.html").expect("the page of the old code");
    assert!(first < found.stdout.find("producten/45a48.html").expect("its successor"), "{}", found.stdout);
    site.run(&["search", "dagbegeleiding", "--date", common::DAY]).expect(0).says("producten/45a03.html");
}

/// A correction begins on the day of what it corrects, which then held on no day of its own.
#[test]
fn a_version_that_is_corrected_at_once_has_no_last_day() {
    let site = frozen();
    site.build().expect(0);
    let out = site.output();
    let page = out.text("versies/2026.1/producten/45a48.html");
    assert!(page.contains("Dit is uitgave 2026.1. Die is vervangen."), "{page}");
    assert!(!page.contains("31 december 2025") && !out.text("versies/index.html").contains("31 december 2025"));
}

/// After its last day the current edition says that it is over.
#[test]
fn an_edition_that_ended_says_so() {
    let site = Site::base();
    site.run(&["build", "--date", "2028-06-01"]).expect(0);
    assert!(site.output().text("index.html").contains("Uitgave 2026.1 gold tot en met 31 december 2026."));
}

#[test]
fn running_care_of_what_an_earlier_version_withdrew_is_paid() {
    let year = |year: u16, more: &str| {
        let rows = "[[tariff]]\nproduct = \"45A48\"\namount = \"75.60\"\n[[tariff]]\nproduct = \"45A53\"\namount = \"98.25\"\n";
        format!("[period]\nid = \"{year}\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\n{rows}{more}")
    };
    let paid = "[[tariff]]\nproduct = \"45A03\"\namount = \"63.10\"\n";
    let site = three()
        .with("content/tariffs/2026.toml", year(2026, paid))
        .with("content/catalogue.toml", "version = \"2027.1\"\nstatus = \"adopted\"\nvalid_from = 2027-01-01\nvalid_until = 2027-12-31\n");
    assert_eq!(site.check(), []);
    let output = site.built();
    let gone = output.page("producten/45a03.html");
    assert!(gone.contains("63,10 per uur") && gone.contains("1 januari tot en met 30 juni 2026"), "{gone}");
    let period = output.page("tarieven/2026.html");
    assert!(period.contains("Dagbegeleiding") && period.contains("alleen lopende hulp"), "{period}");
    assert!(output.text("data/tariffs.csv").contains("Dagbegeleiding"));
    // After that there is no running care to pay.
    let found = site.with("content/tariffs/2027.toml", year(2027, paid)).check();
    assert_eq!(found.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["tariff-unexpected"]);
}

#[test]
fn a_frozen_version_of_the_content_has_an_address_that_stays() {
    let site = Site::base();
    site.run(&["release"]).expect(0);
    let output = site.built();
    let page = output.text("producten/45a48.html");
    assert!(page.contains("data-copy=\"https://proef.example/producten/45a48.html\""));
    assert!(page.contains("data-copy=\"https://proef.example/versies/2026.1/producten/45a48.html\""));
    assert!(output.page("versies/2026.1/producten/45a48.html").contains("op haar vaste adres"));
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
}

#[test]
fn what_comes_and_goes_with_the_week_needs_no_new_version() {
    let offers = "provider,product,municipalities,waiting_weeks,stop,as_of\nhuis,45A48,linden,";
    let provider = "[[provider]]\nid = \"huis\"\nname = \"Huis\"\ncontracted = [{ segments = [\"ambulant\"] }]\n";
    let site = Site::base().with("content/offers.csv", format!("{offers}6,,2026-01-15\n")).with("content/providers.toml", provider).edit(
        "content/tariffs/2026.toml",
        "[[tariff]]\nproduct = \"45A53\"",
        "[[pgb]]\namount = \"20.00\"\n\n[[tariff]]\nproduct = \"45A53\"",
    );
    site.run(&["release"]).expect(0);
    let later = "[period]\nid = \"2027\"\nvalid_from = 2027-01-01\nbased_on = \"2026\"\n[period.indexation]\nrate = \"4\"\n[[pgb]]\namount = \"21.00\"\n";
    let site = site
        .with("content/offers.csv", format!("{offers}9,,2026-02-15\n"))
        .edit("content/providers.toml", "name", "website = \"https://huis.example\"\nname")
        .with("content/tariffs/2027.toml", later)
        .with("content/planning.toml", "[[step]]\ntitle = \"Start\"\nstart = 2026-09-01\n");
    assert_eq!(site.check(), []);
    // What the version says does.
    let found = site.edit("content/tariffs/2026.toml", "75.60", "75.70").check();
    assert_eq!(found.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["frozen-differs"]);
    assert!(found[0].message.contains("tariff `45A48` (2026, hour)"), "{}", found[0].message);
}

/// The text of the first product is changed, in 2027.1.
fn reworded() -> Site {
    three().edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen en pleeggezinnen.")
}

#[test]
fn diff_tells_what_differs_between_two_versions() {
    let site = reworded();
    let json = site.run(&["diff", "2025.1", "current", "--format", "json"]).expect(0).stdout;
    let told: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let changes = told["changes"].as_array().expect("changes");
    let has = |kind: &str, id: &str, change: &str| changes.iter().any(|c| c["kind"] == kind && c["id"] == id && c["change"] == change);
    assert!(has("product", "45A03", "withdrawn") && has("segment", "wonen", "new") && has("period", "2027", "new"), "{json}");
    let text = changes.iter().find(|change| change["field"] == "text: Doelgroep").expect("the reworded section");
    assert_eq!((text["old"].as_str(), text["new"].as_str()), (Some("Gezinnen."), Some("Gezinnen en pleeggezinnen.")));
    // A folder is compared as a version is, and what is the same has nothing to tell.
    let folder = site.path("content/versions/2026.1");
    let same = site.run(&["diff", "2026.1", &folder.to_string_lossy(), "--format", "json"]).expect(0).stdout;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&same).expect("JSON")["changes"], serde_json::json!([]));
    site.run(&["diff", "2024.1", "current"]).expect(2).says("no frozen version");
}

#[test]
fn an_edition_is_searched_by_choice_and_the_current_one_first() {
    let site = three();
    site.run(&["search", "dagbegeleiding", "--edition", "2025.1"]).expect(0).says("versies/2025.1/producten/45a03.html");
    let both = site.run(&["search", "45A48", "--edition", "2025.1", "--edition", "2027.1", "--limit", "1"]).expect(0).stdout;
    let lines: Vec<&str> = both.lines().map(str::trim).filter(|line| line.ends_with(".html") || line.starts_with("Edition")).collect();
    assert_eq!(lines, ["Edition 2027.1", "producten/45a48.html", "Edition 2025.1", "versies/2025.1/producten/45a48.html"]);
    let json = site.run(&["search", "45A48", "--edition", "2025.1", "--format", "json"]).expect(0).stdout;
    assert!(json.contains("\"edition\": \"2025.1\""), "{json}");
    site.run(&["search", "45A48", "--edition", "2024"]).expect(2).says("frozen are 2025.1, 2026.1");
}
