//! Filled contexts of every page kind, to render templates with before there is a catalogue. Only for tests.

use serde::Serialize;
use serde_json::Value;

use super::context::*;

mod changes;
mod offer;
mod pages;
mod products;
mod texts;

/// A template, the address it is written to, and a context.
pub(super) struct Sample {
    pub template: &'static str,
    pub address: &'static str,
    pub context: Value,
}

/// Every page kind, filled with everything it can hold.
pub(super) fn all(language: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    pages::add(&mut Samples { language, list: &mut samples });
    products::add(&mut Samples { language, list: &mut samples });
    offer::add(&mut Samples { language, list: &mut samples });
    texts::add(&mut Samples { language, list: &mut samples });
    samples
}

/// Collects samples in one language.
struct Samples<'a> {
    language: &'a str,
    list: &'a mut Vec<Sample>,
}

impl Samples<'_> {
    fn add<K: Serialize>(&mut self, template: &'static str, address: &'static str, title: &str, kind: &K) {
        self.add_with(template, address, title, |_| {}, kind);
    }

    fn add_with<K: Serialize>(
        &mut self,
        template: &'static str,
        address: &'static str,
        title: &str,
        change: impl FnOnce(&mut Page),
        kind: &K,
    ) {
        let mut page = page(template, address, title);
        change(&mut page);
        let site = site(self.language, address);
        let context = Context { site: &site, page: &page, kind };
        let context = serde_json::to_value(&context).expect("a context serialises");
        self.list.push(Sample { template, address, context });
    }
}

fn page(template: &str, address: &str, title: &str) -> Page {
    let kind = template.trim_end_matches(".html").replace('/', "-");
    let breadcrumbs = if kind == "home" {
        Vec::new()
    } else {
        vec![to("Productenboek", "../index.html"), to("Producten", "../producten/index.html"), text(title)]
    };
    Page {
        title: title.into(),
        description: Some("Een \"omschrijving\" & meer".into()),
        address: address.into(),
        canonical: Some(format!("https://productenboek.lindestreek.example/{address}")),
        kind,
        breadcrumbs,
        margin: vec!["Versie 1.2".into()],
        versions: Some(versions(address)),
        ..Page::default()
    }
}

fn versions(address: &str) -> PageVersions {
    let edition = |version: &str, standing: &str, own, note: &str| EditionLink {
        label: format!("Uitgave {version}"),
        url: format!("https://productenboek.lindestreek.example/versies/{version}/{address}"),
        standing: standing.into(),
        clock: Some(EditionClock {
            from: "2025-01-01".into(),
            until: Some("2025-12-31".into()),
            now: "geldt nu".into(),
            later: "vanaf {date}".into(),
            past: "verlopen".into(),
        }),
        own,
        note: (!note.is_empty()).then(|| note.into()),
    };
    PageVersions {
        notice: Some(VersionNotice {
            status: Status { kind: "superseded".into(), label: "vervangen".into(), ..Status::default() },
            text: "Dit is uitgave 2025.1. Die is vervangen.".into(),
            link: Some(to("Deze pagina in uitgave 2026.1", "../index.html")),
        }),
        noindex: true,
        editions: vec![
            edition("2026.1", "geldt nu", false, "heet daar 02A05"),
            edition("2025.1", "vervangen", true, ""),
            edition("2024", "vervangen", false, "heeft deze pagina niet, u komt op de startpagina"),
        ],
        now_url: Some(format!("https://productenboek.lindestreek.example/{address}")),
        fixed_url: Some(format!("https://productenboek.lindestreek.example/versies/2025.1/{address}")),
    }
}

fn site(language: &str, address: &str) -> Site {
    let root = "../".repeat(address.matches('/').count());
    let item = |label: &str, folder: &str| MenuItem {
        label: label.into(),
        url: format!("{root}{folder}/index.html"),
        current: address.starts_with(folder),
    };
    Site {
        products_url: Some(format!("{root}producten/index.html")),
        compare_url: Some(format!("{root}vergelijken.html")),
        municipalities_url: Some(format!("{root}gemeenten/index.html")),
        providers_url: Some(format!("{root}aanbieders/index.html")),
        title: "Productenboek".into(),
        publisher: "Regio Lindestreek".into(),
        contact: Some("inkoop@lindestreek.example".into()),
        contact_url: Some("mailto:inkoop@lindestreek.example?subject=2026.1".into()),
        language: language.into(),
        base_url: "https://productenboek.lindestreek.example/".into(),
        home_url: format!("{root}index.html"),
        search_url: format!("{root}zoeken.html"),
        places: address.starts_with("hulp/").then(|| "linden".into()),
        version: "2026.1".into(),
        status: if language == "nl" { "adopted" } else { "draft" }.into(),
        valid_from: "2026-01-01".into(),
        valid_until: Some("2026-12-31".into()),
        valid_from_text: "1 januari 2026".into(),
        valid_until_text: Some("31 december 2026".into()),
        summary: Some("Nieuwe indeling in acht segmenten.".into()),
        built_text: Some("22 november 2026".into()),
        menu: vec![
            item("Producten", "producten"),
            item("Tarieven", "tarieven"),
            item("Aanbieders", "aanbieders"),
            item("Overeenkomsten", "overeenkomsten"),
            item("Vragen en antwoorden", "vragen"),
        ],
        menu_aside: vec![MenuItem { label: "Begrippen".into(), url: format!("{root}begrippen.html"), current: false }],
        footer: vec![
            to("Gegevens (JSON, CSV, XLSX)", &format!("{root}data/index.html")),
            to("Toegankelijkheid", &format!("{root}toegankelijkheid.html")),
        ],
        stylesheets: ["tokens", "site", "pages"].map(|name| format!("{root}styles/{name}.css")).into(),
        print_stylesheets: ["tokens", "print"].map(|name| format!("{root}styles/{name}.css")).into(),
        browser_stylesheets: ["charts", "print-browsers"].map(|name| format!("{root}styles/{name}.css")).into(),
        scripts: vec![format!("{root}scripts/site.js")],
        suggest_scripts: vec![format!("{root}scripts/search.js")],
        index_url: Some(format!("{root}zoekindex/head.js")),
        icon: None,
        collection: None,
        notice: (address == "index.html").then(|| "De regio Lindestreek bestaat niet; alles op deze site is verzonnen.".into()),
        version_url: None,
        feed_url: Some(format!("{root}wijzigingen/feed.xml")),
        root,
    }
}

fn to(label: &str, url: &str) -> Link {
    Link { label: label.into(), url: Some(url.into()) }
}

fn text(label: &str) -> Link {
    Link { label: label.into(), url: None }
}

fn product(code: &str, label: &str) -> Reference {
    let url = format!("../producten/{}.html", code.to_lowercase());
    Reference { label: label.into(), url: Some(url), code: Some(code.into()) }
}

fn fact(label: &str, html: &str) -> Fact {
    Fact { label: label.into(), html: html.into() }
}

fn status(kind: &str, label: &str) -> Status {
    Status { kind: kind.into(), label: label.into(), ..Status::default() }
}

fn year(year: u16) -> Validity {
    Validity {
        state: "now",
        says: "geldt nu".into(),
        from: Some(format!("{year}-01-01")),
        until: Some(format!("{year}-12-31")),
        text: format!("1 januari tot en met 31 december {year}"),
    }
}

fn amount(text: &str, per: &str) -> Amount {
    Amount { text: text.into(), per: Some(per.into()) }
}

#[allow(clippy::unnecessary_wraps, reason = "fields of contexts are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.into())
}
