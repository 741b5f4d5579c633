//! Pages filled from a small catalogue: what one record says of another, amounts worked out, and what holds where.

use super::{glossary, home, municipality, planning, product, products, provider, segment, tables, tariffs};
use crate::catalogue::reference::Reference;
use crate::catalogue::sample::sample;
use crate::findings::Place;
use crate::pipeline::Site;
use crate::site::labels::Labels;
use crate::site::view::{Shared, View};
use jiff::civil::date;

const FILES: &[(&str, &str)] = &[
    (
        "content/products/a.md",
        "+++\nname = \"Begeleiding\"\nsegment = \"s\"\ncode = \"45A48\"\nfunding = \"pxq\"\nunit = \"hour\"\nages = { to = 17 }
valid_until = 2027-12-31\nfrequency = \"week\"\nmaximum = { amount = 4, months = 12 }\nsteps_up_to = [\"45A53\"]\nexcludes = [\"45A53\"]
other_codes = [{ code = \"45A49\", name = \"groep\" }]\nreplaces = [\"45A03\"]
purchase = [{ level = \"local\", municipalities = [\"linden\"] }, { level = \"regional\" }]\n+++
Voor een jeugdige. Zie [](product:45A53).\n\n## Doel\n\nMeer zelf doen.\n\n![](table:risicos \"Wat mis kan gaan\")\n",
    ),
    ("content/products/b.md", "+++\nname = \"Specialist\"\nsegment = \"s\"\ncode = \"45A53\"\nunit = \"hour\"\nvalid_until = 2027-12-31\ntariff = \"not_set\"\n+++\nLicht.\n"),
    (
        "content/tariffs/2026.toml",
        "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n[[tariff]]\nproduct = \"45A48\"\namount = \"80.00\"\nwhere = { municipalities = [\"linden\"] }
[[tariff]]\nproduct = \"45A48\"\namount = \"75.60\"
buildup = [{ element = \"loon\", amount = \"52.90\" }, { element = \"overhead\", amount = \"22.70\" }]
[[pgb]]\nlabel = \"Professional\"\npercent = \"75\"\n",
    ),
    (
        "content/tariffs/2027.toml",
        "[period]\nid = \"2027\"\nvalid_from = 2027-01-01\nvalid_until = 2027-12-31\nbased_on = \"2026\"\n[period.indexation]\nrate = \"4.91\"
components = [{ name = \"OVA\", weight = \"0.90\", provisional_previous = \"4.94\", final_previous = \"6.00\", provisional = \"4.18\" },
{ name = \"PPC\", weight = \"0.10\", provisional_previous = \"2.51\", final_previous = \"3.10\", provisional = \"1.82\" }]\n",
    ),
    ("content/municipalities.toml", "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n[[municipality]]\nid = \"esdoorn\"\nname = \"Esdoorn\"\n"),
    (
        "content/providers.toml",
        "[[provider]]\nid = \"huis\"\nname = \"Huis\"\ncontracted = [{ segments = [\"s\"], municipalities = [\"linden\"], from = 2026-01-01 }]\n",
    ),
    ("content/offers.csv", "provider,product,municipalities,waiting_weeks,stop,as_of\nhuis,45A48,linden,1,,2026-05-04\nhuis,45A49,,9,2026-03-01,\n"),
    ("content/glossary.toml", "[[term]]\nterm = \"jeugdige\"\ndefinition = \"Kind.\"\n[[term]]\nterm = \"dag\"\ndefinition = \"Een dag.\"\n"),
    ("content/clauses/een.md", "+++\ntitle = \"Een\"\n+++\n1. De jeugdige komt.\n"),
    ("content/clauses/twee.md", "+++\ntitle = \"Twee\"\n+++\n1. Een dag, zie [](product:45A48).\n"),
    ("content/contracts/kort.toml", "title = \"Kort\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"een\"]\n"),
    ("content/contracts/lang.toml", "title = \"Lang\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [\"een\", \"twee\"]\n"),
    ("content/tables/risicos.toml", "title = \"Risico's\"\ncolumns = [\"Wat\", \"Kans\"]\nrows = [[\"Uitval\", \"3 %\"], [\"Ruzie\"]]\n"),
    ("content/planning.toml", "[[step]]\ntitle = \"Start\"\nstart = 2026-09-01\n[[step]]\ntitle = \"Ooit\"\nwhen = \"voorjaar\"\n"),
];

/// Shows a page on 1 June 2026.
fn seen<T>(site: &Site, show: impl FnOnce(&View) -> T) -> T {
    let labels = Labels::read(include_str!("../../../themes/default/labels/nl.toml")).unwrap().worded(&[]);
    let shared = Shared::new(site.catalogue.as_ref().unwrap(), &site.sources, &site.versions, labels, date(2026, 6, 1));
    show(&View::new(&shared, "producten/45a48.html"))
}

#[test]
fn a_product_says_what_others_say_of_it() {
    let site = sample(FILES);
    seen(&site, |view| {
        let of = |id: &str| product::content(view, view.catalogue().product(id).unwrap(), "");
        let (light, heavy) = (of("45A48"), of("45A53"));
        assert_eq!(light.heavier[0].label, "Specialist");
        assert_eq!(heavy.lighter[0].url.as_deref(), Some("45a48.html"));
        assert_eq!(heavy.excludes[0].code.as_deref(), Some("45A48"));
        assert_eq!(heavy.tariff_absence.as_deref(), Some("nog niet vastgesteld"));
        assert_eq!(light.clauses[0].label, "artikel 2, Twee");
        assert_eq!((light.replaces[0].label.as_str(), &light.replaces[0].code), ("45A03", &None));
        assert_eq!(light.maximum.as_deref(), Some("4 uur per week, 12 maanden"));
        assert_eq!(light.ages.as_deref(), Some("tot en met 17 jaar"));
        let allocation = light.allocation.unwrap();
        assert!(allocation.end_date_required);
        assert_eq!(
            allocation.copy_text,
            "productcategorie 45, productcode 45A48, eenheid 04 (uur), frequentie 2 (per week), einddatum verplicht"
        );
        assert!(light.sections[0].html.contains("Tabel 1. Wat mis kan gaan"));
        assert!(light.sections[0].html.contains("id=\"tabel-risicos\""));
    });
}

#[test]
fn amounts_are_worked_out_and_say_where_they_come_from() {
    let site = sample(FILES);
    seen(&site, |view| {
        let product = product::content(view, view.catalogue().product("45A48").unwrap(), "");
        let headlines: Vec<_> = product.card[0].rows.iter().map(|tariff| tariff.amount.text.as_str()).collect();
        assert_eq!(headlines, ["75,60", "79,31"]);
        let there = &product.card[1];
        assert_eq!((there.places.as_deref(), there.only, there.rows[0].amount.text.as_str()), (Some("linden"), true, "80,00"));
        let all: Vec<_> = product.tariffs.iter().map(|tariff| tariff.amount.text.as_str()).collect();
        assert_eq!(all[..2], ["75,60", "80,00"], "what holds for all stands first, however it is written");
        assert_eq!(product.tariffs[0].per_minute.as_deref(), Some("1,26"));
        assert_eq!(product.tariffs[0].buildup[0].share.as_deref(), Some("70,0\u{202f}%"));
        assert_eq!(product.tariffs[2].derived.as_deref(), Some("tarief 2026 plus 4,91\u{202f}%"));
        let pgb = &product.pgb[0];
        assert_eq!((pgb.percent.as_deref(), pgb.amount.as_ref().map(|a| a.text.as_str())), (Some("75\u{202f}%"), Some("56,70")));
        let period = tariffs::content(view, &view.catalogue().sheets[1], &tariffs::Shown::ALL);
        assert_eq!((period.tariffs[0].previous.as_deref(), period.tariffs[0].change.as_deref()), (Some("75,60"), Some("+4,91\u{202f}%")));
        assert_eq!(period.without[0].reason, "nog niet vastgesteld");
        let indexation = period.indexation.unwrap();
        assert_eq!(indexation.components[0].correction.as_deref(), Some("1,01\u{202f}%"));
        assert_eq!(
            (indexation.correction_sum.as_deref(), indexation.provisional_sum.as_deref()),
            (Some("0,97\u{202f}%"), Some("3,94\u{202f}%"))
        );
    });
}

#[test]
fn a_municipality_shows_what_holds_there() {
    let site = sample(FILES);
    seen(&site, |view| {
        let of = |id: &str| municipality::municipality(view, &view.catalogue().municipalities[id]).municipality;
        let (linden, esdoorn) = (of("linden"), of("esdoorn"));
        let row = |m: &crate::site::context::Municipality| {
            let row = &m.products[0];
            (row.purchase.clone().unwrap(), row.tariff.as_ref().unwrap().text.clone(), row.waiting_weeks.clone())
        };
        assert_eq!(row(&linden), ("lokaal".to_owned(), "80,00".to_owned(), Some("1".to_owned())));
        // Whoever takes nobody new has no waiting time to compare.
        assert_eq!(row(&esdoorn), ("regionaal".to_owned(), "75,60".to_owned(), None));
        assert_eq!(linden.offers[0].waiting_weeks.as_deref(), Some("1 week"));
        let provider = provider::provider(view, &view.catalogue().providers["huis"]).provider;
        assert_eq!(provider.contracted[0].scope[0].label, "Gemeente");
        assert_eq!(provider.offers[0].paid[0].amount.as_deref(), Some("80,00"));
    });
}

#[test]
fn a_contract_lists_the_terms_that_its_articles_use() {
    let site = sample(FILES);
    seen(&site, |view| {
        let terms = |contract: Option<&str>| {
            let view = View { contract: contract.map(|id| &view.catalogue().composed[id]), ..view.clone() };
            glossary::table(&view).rows.len()
        };
        assert_eq!((terms(Some("kort")), terms(Some("lang")), terms(None)), (1, 2, 2));
    });
}

#[test]
fn tables_of_the_catalogue_are_filtered() {
    let site = sample(FILES);
    seen(&site, |view| {
        let html = |text: &str| tables::embed(view, &Reference::parse(text, Place::default()).unwrap(), None);
        let of_2027 = html("table:tariffs?products=45A48&period=2027").unwrap();
        assert!(of_2027.contains("79,31") && !of_2027.contains("75,60"));
        assert!(html("table:tariffs?municipalities=esdoorn&period=2026").unwrap().contains("75,60"));
        assert!(!html("table:tariffs?municipalities=esdoorn&period=2026").unwrap().contains("80,00"));
        assert!(html("table:providers?municipalities=linden").unwrap().contains("Huis"));
        let own = html("table:risicos").unwrap();
        assert!(own.contains("<th scope=\"col\" class=\"number\">Kans</th>") && own.contains("<caption>Risico's</caption>"));
        assert_eq!(html("table:nergens"), None);
        for name in
            ["products", "conditions", "municipalities", "planning", "indicators", "questions", "requirements", "procedures", "instruments"]
        {
            assert!(html(&format!("table:{name}")).is_some(), "{name}");
        }
    });
}

#[test]
fn lists_and_home_count_what_there_is() {
    let site = sample(FILES);
    seen(&site, |view| {
        assert_eq!(products::products(view).products.len(), 2);
        assert_eq!(segment::segments(view).segments[0].coverage.as_ref().unwrap().text, "alle twee");
        let home = home::home(view).home;
        assert_eq!(home.facts_html[0].html, "<strong>2 producten</strong> in 1 segment, van 1 aanbieder");
        let coming: Vec<_> = home.upcoming.iter().map(|step| (step.when.as_str(), step.step.label.as_str())).collect();
        assert_eq!(coming, [("1 september", "Start"), ("1 januari 2027", "Tarieven 2027")]);
        assert!(home.routes.iter().flat_map(|route| &route.links).all(|timed| timed.link.url.is_some()));
        let steps = planning::planning(view).steps;
        assert_eq!((steps[0].end.as_deref(), steps[1].when.as_str()), (Some("2026-09-01"), "voorjaar"));
    });
}
