//! A site of sites: all parts in one build, a start page, and one search over all of them.

use crate::common;
use crate::common::{DAY, Output, Site, bestek_with, links};
use serde_json::Value;

/// Two small sites, `noord` and `zuid`, as one.
fn two() -> Site {
    let settings = |publisher: &str, base: &str| {
        format!("[site]\ntitle = \"Boek\"\npublisher = \"{publisher}\"\nbase_url = \"{base}\"\ncontact = \"a@samen.example\"\n")
    };
    let edition =
        |status: &str| format!("version = \"2026.1\"\nstatus = \"{status}\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n");
    let product = |name: &str, text: &str| {
        format!(
            "+++\nname = \"{name}\"\nsegment = \"a\"\ncode = \"45A48\"\nfunding = \"pxq\"\nunit = \"hour\"\ntariff = \"none\"\n+++\n{text}\n"
        )
    };
    Site::empty()
        .with(
            "bestek.toml",
            format!("{}\n[collection]\nsites = [\"noord\", \"zuid\"]\n", settings("Samen", "https://samen.example/boeken/")),
        )
        .with("noord/bestek.toml", settings("Regio Noord", "https://noord.example/"))
        .with("noord/content/catalogue.toml", edition("adopted"))
        .with("noord/content/segments/a.md", "+++\nname = \"Ambulant\"\nlaw = \"jeugdwet\"\n+++\nHulp thuis.\n")
        .with("noord/content/products/p.md", product("Pleegzorg", "Wonen bij een pleeggezin."))
        .with(
            "zuid/bestek.toml",
            settings("Regio Zuid", "https://zuid.example/").replace("contact", "notice = \"Dit is een proef.\"\ncontact"),
        )
        .with("zuid/content/catalogue.toml", edition("draft"))
        .with("zuid/content/segments/a.md", "+++\nname = \"Ambulant\"\nlaw = \"jeugdwet\"\n+++\nHulp thuis.\n")
        .with("zuid/content/products/p.md", product("Gezinshuis", "Wonen in een gezinshuis."))
}

fn found(site: &Site, arguments: &[&str]) -> Vec<String> {
    let run = site.run(&[&["search"], arguments, &["--format", "json", "--date", DAY]].concat()).expect(0);
    let hits: Vec<Value> = serde_json::from_str(&run.stdout).expect("JSON");
    hits.iter().map(|hit| hit["url"].as_str().expect("an address").to_owned()).collect()
}

#[test]
fn every_part_is_a_whole_site_and_the_start_page_leads_to_it() {
    let output = two().built();
    let start = output.page("index.html");
    for text in ["Regio Noord", "Regio Zuid", "1 product", "2 producten", "concept", "vastgesteld", "Dit is een proef."] {
        assert!(start.contains(text), "`{text}` is not in {start}");
    }
    for part in ["noord", "zuid"] {
        for file in ["index.html", "producten/45a48.html", "zoeken.html", "404.html", "print/productenboek.html", "data/catalogue.json"] {
            assert!(output.0.contains_key(&format!("{part}/{file}")), "no {part}/{file}");
        }
    }
    for file in ["zoeken.html", "404.html", "toegankelijkheid.html", "sitemap.xml", "robots.txt", "data/collection.json"] {
        assert!(output.0.contains_key(file), "no {file}");
    }
    assert!(output.text("sitemap.xml").contains("<loc>https://samen.example/boeken/zuid/producten/45a48.html</loc>"));
    let list: Value = serde_json::from_str(&output.text("data/collection.json")).expect("JSON");
    assert_eq!(list["sites"][1]["id"], "zuid");
    assert_eq!(list["sites"][1]["status"], "draft");
    assert_eq!(list["sites"][1]["counts"]["products"], 1);
    assert_eq!(list["sites"][1]["catalogue"], "zuid/data/catalogue.json");
}

#[test]
fn every_page_of_a_part_leads_back_to_the_start_page() {
    let output = two().edit("bestek.toml", "samen.example/boeken/", "samen.example/").built();
    assert_eq!(links::broken(&output), Vec::<String>::new());
    for page in output.pages().filter(|page| page.contains('/')) {
        let tags = common::html::tags(&output.text(page));
        let back = tags.iter().any(|tag| {
            let href = tag.get("href").unwrap_or_default();
            tag.name == "a" && (href == "/index.html" || links::target(page, href).as_deref() == Some("index.html"))
        });
        assert!(back, "{page} has no way back");
    }
    assert!(!output.page("zoeken.html").contains("Uitgave"), "a site of sites has no version of its own");
}

#[test]
fn one_search_covers_all_and_can_be_limited_to_a_part() {
    let site = two();
    for built in [false, true] {
        if built {
            site.built();
        }
        assert_eq!(found(&site, &["pleegzorg"])[0], "noord/producten/45a48.html");
        assert_eq!(found(&site, &["gezinshuis"])[0], "zuid/producten/45a48.html");
        let parts = |urls: &[String]| (urls.iter().any(|url| url.starts_with("noord/")), urls.iter().any(|url| url.starts_with("zuid/")));
        assert_eq!(parts(&found(&site, &["ambulant"])), (true, true));
        assert_eq!(parts(&found(&site, &["ambulant", "--part", "zuid"])), (false, true));
        assert_eq!(parts(&found(&site, &["ambulant", "--part", "Regio Noord"])), (true, false));
        assert_eq!(parts(&found(&site, &["ambulant", "--part", "zuid", "--part", "noord", "--kind", "segment"])), (true, true));
    }
    site.run(&["search", "ambulant", "--part", "west"]).expect(2).says("noord, zuid");
    site.run(&["search", "ambulant"]).expect(0).says("Regio Zuid");
    Site::base().run(&["search", "begeleiding", "--part", "west"]).expect(2).says("this is one site");
}

#[test]
fn one_broken_part_is_an_error_of_the_whole() {
    let site = two();
    let before = site.built();
    let site = site.edit("zuid/content/products/p.md", "segment = \"a\"", "segment = \"b\"");
    let wrong = site.check();
    assert_eq!(wrong.iter().map(|finding| finding.file.as_str()).collect::<Vec<_>>(), ["zuid/content/products/p.md"]);
    site.build().expect(1).says("zuid/content/products/p.md:3");
    assert_eq!(site.output(), before, "a site with errors is published");
    site.run(&["check", "--format", "sarif"]).expect(1).says("\"uri\": \"zuid/content/products/p.md\"");
}

#[test]
fn the_house_style_of_the_start_page_is_judged_too() {
    let settings = std::fs::read_to_string(two().path("bestek.toml")).expect("settings");
    let site = two()
        .with("bestek.toml", format!("{settings}\n[theme]\ntokens = \"huis.css\"\n"))
        .with("huis.css", ":root { --basis-color-default-color-document: #ccc; background: url(https://cdn.example/a.png); }\n");
    let run = site.run(&["check", "--date", DAY]).expect(1);
    for said in ["low-contrast", "style-address", "huis.css:1"] {
        assert!(run.stderr.contains(said) || run.stdout.contains(said), "`{said}` is not in {}{}", run.stdout, run.stderr);
    }
}

#[test]
fn a_site_of_sites_has_no_version_of_its_own() {
    two().run(&["release"]).expect(2).says("one by one");
}

#[test]
fn nothing_is_written_where_a_part_is_read_from() {
    let site = two();
    let inside = site.path("zuid/content/uit").to_string_lossy().into_owned();
    site.run(&["build", "--output", &inside]).expect(2).says("is read from");
}

#[test]
fn the_regions_are_one_site_with_one_search() {
    let site = Site::regions();
    let output = site.built();
    assert_eq!(links::broken(&output), Vec::<String>::new());
    let list: Value = serde_json::from_str(&output.text("data/collection.json")).expect("JSON");
    let start = output.page("index.html");
    for part in list["sites"].as_array().expect("sites") {
        let (id, publisher) = (part["id"].as_str().expect("a folder"), part["publisher"].as_str().expect("a name"));
        assert!(start.contains(publisher), "{id} is not on the start page");
        assert_eq!(found(&site, &["jeugdhulp", "--part", id, "--limit", "1"]).len(), 1, "nothing of {id} is found");
        let catalogue: Value = serde_json::from_str(&output.text(&format!("{id}/data/catalogue.json"))).expect("JSON");
        let first = catalogue["segments"].as_object().or(catalogue["documents"].as_object()).and_then(|all| all.values().next());
        let first = first.unwrap_or_else(|| panic!("{id} has neither segments nor documents"));
        let name = first["name"].as_str().or(first["title"].as_str()).expect("a name");
        let hits = found(&site, &[name, "--limit", "30"]);
        assert!(hits.iter().any(|url| url.starts_with(&format!("{id}/"))), "`{name}` of {id} is not found among all: {hits:?}");
    }
}

#[test]
fn two_builds_are_the_same_however_many_threads_there_are() {
    let build = |site: &Site, threads: &str| {
        let folder = site.path("").to_string_lossy().into_owned();
        bestek_with(&["build", "--site", &folder, "--date", DAY, "--timings"], &[("RAYON_NUM_THREADS", threads)]).expect(0).says("render");
        site.output()
    };
    let (one, other) = (two(), two());
    let first: Output = build(&one, "1");
    assert!(first == build(&other, "5"), "two copies differ");
    assert!(first == build(&one, "3"), "a second build with its cache differs");
}
