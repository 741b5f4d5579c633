//! Samples of the pages around them: the start page, the guide, drawings, planning, tables, search, versions.

use super::offer::{coverage, score};
use super::*;

pub(super) fn add(samples: &mut Samples) {
    samples.add("home.html", "index.html", "Productenboek", &HomePage { home: home() });
    samples.add("collection.html", "regios.html", "Regio's", &CollectionPage { collection: collection() });
    samples.add("guide.html", "hulp/wonen.html", "Waar kan het kind wonen?", &GuidePage { guide: guide() });
    samples.add("overview.html", "overzicht.html", "Overzicht", &OverviewPage { overview: overview() });
    samples.add("combinations.html", "combinaties.html", "Wat mag naast elkaar?", &CombinationsPage { combinations: combinations() });
    rest(samples);
}

fn collection() -> CollectionHome {
    CollectionHome {
        examples: vec![to("pleegzorg", "zoeken.html?q=pleegzorg")],
        totals: vec!["31 producten".into()],
        sites: vec![CollectionSite {
            name: "Regio Lindestreek".into(),
            url: "lindestreek/index.html".into(),
            title: "Productenboek".into(),
            summary: some("Nieuwe indeling in acht segmenten."),
            notice: some("Deze regio bestaat niet."),
            version: "2026.1".into(),
            status: Some(status("concept", "concept")),
            status_text: "concept".into(),
            validity: "1 januari tot en met 31 december 2026".into(),
            counts: vec!["30 producten".into(), "8 segmenten".into()],
        }],
    }
}

fn guide() -> GuideQuestion {
    let end = GuideProduct {
        product: product("44A09", "Pleegzorg"),
        summary_html: some("Wonen in een gewoon gezin."),
        later: some("[]"),
        other: true,
        statuses: vec![status("new", "nieuw")],
        municipalities: some("Linden"),
        tariff: Some(amount("61,40", "per etmaal")),
        tariff_absence: None,
        lighter: vec![product("44A10", "Deeltijdpleegzorg")],
        heavier: vec![product("44A07", "Gezinshuis")],
    };
    let bare = GuideProduct { product: product("44A15", "Kosten"), tariff_absence: some("per aanbieder"), ..GuideProduct::default() };
    let answer = |id: &str, text: &str| GuideAnswer { id: id.into(), text: text.into(), ..GuideAnswer::default() };
    let step = |label: &str, answer: &str| GuideStep { question: to(label, "index.html"), answers: vec![answer.into()] };
    GuideQuestion {
        start_url: some("index.html"),
        way: vec![vec![step("Voor wie?", "Een kind"), step("Is het veilig?", "Nee")]],
        answers: vec![
            GuideAnswer {
                products: vec![end, bare],
                because_html: some("Een gezin is de eerste keus."),
                next_url: some("meer.html"),
                ..answer("antwoord-1", "Bij een gezin")
            },
            GuideAnswer { next_url: some("groep.html"), ..answer("antwoord-2", "In een groep") },
            GuideAnswer { because_html: some("Dan is er niets."), ..answer("antwoord-3", "Nergens") },
        ],
        products_url: some("../producten/index.html"),
    }
}

fn overview() -> Overview {
    let beside = OverviewProduct {
        product: product("45A48", "Ambulante begeleiding"),
        lighter: vec![product("45A01", "Opvoedadvies")],
        heavier: vec![product("45A53", "Specialistische begeleiding")],
    };
    let group = OverviewGroup {
        id: "segment-ambulant".into(),
        segment: to("Ambulante jeugdhulp", "segmenten/ambulant.html"),
        products: vec![beside, OverviewProduct { product: product("54D02", "Dyslexie"), ..OverviewProduct::default() }],
    };
    Overview { drawing_html: some("<svg></svg>"), groups: vec![group] }
}

fn combinations() -> Combinations {
    let group = CombinationGroup {
        id: "segment-ambulant".into(),
        segment: to("Ambulante jeugdhulp", "segmenten/ambulant.html"),
        columns: vec![product("45A48", "Ambulante begeleiding"), product("45A53", "Specialistische begeleiding")],
        rows: vec![CombinationRow {
            product: product("45A48", "Ambulante begeleiding"),
            cells: vec!["same", "not", "may", "only", "add", "open"],
            may: vec![product("41A04", "Dagbegeleiding")],
            may_not: vec![product("45A53", "Specialistische begeleiding")],
            only_with: vec![product("44A09", "Pleegzorg")],
            add_ons: vec![product("42A03", "Vervoer jeugd")],
        }],
    };
    Combinations { groups: vec![group], open: vec![product("54D02", "Dyslexie")] }
}

fn shown(until: &str) -> Shown {
    Shown { from: some("2026-01-01"), until: some(until), hidden: false }
}

fn timed(label: &str, url: &str) -> TimedLink {
    TimedLink { link: to(label, url), shown: shown("2026-12-31") }
}

fn home() -> Home {
    let segment = |number: &str, name: &str, summary: &str, open: usize, products: &str| HomeSegment {
        number: some(number),
        name: name.into(),
        url: format!("segmenten/{number}.html"),
        summary_html: some(summary),
        coverage: coverage(open),
        products: products.into(),
    };
    Home {
        examples: vec![
            to("45A48", "zoeken.html?q=45A48"),
            to("durft niet naar school", "zoeken.html?q=durft%20niet%20naar%20school"),
            to("logeren in het weekend", "zoeken.html?q=logeren"),
        ],
        facts_html: vec![TimedFact {
            html: "<strong>64 producten</strong> in 8 segmenten, van 131 aanbieders".into(),
            shown: shown("2026-12-31"),
        }],
        upcoming_shown: shown("2026-12-15"),
        validity: Some(year(2026)),
        routes: vec![
            Route { title: "U werkt in de toegang".into(), links: vec![timed("Van situatie naar product", "hulp/index.html")] },
            Route {
                title: "U bent aanbieder".into(),
                links: vec![
                    timed("Tarieven 2026", "tarieven/2026.html"),
                    timed("De overeenkomst voor uw segment", "overeenkomsten/index.html"),
                ],
            },
            Route { title: "U koopt in".into(), links: vec![timed("Planning van de inkoop", "planning.html")] },
        ],
        segments: vec![
            segment("1", "Preventie en licht advies", "Kort helpen voordat het groter wordt", 10, "7"),
            segment("2", "Ambulante jeugdhulp", "Begeleiding en behandeling thuis of op school", 10, "14"),
            segment("3", "Dagbegeleiding en dagbehandeling", "Een dagdeel of een dag op een vaste plek", 8, "8"),
            segment("4", "Wonen", "Gezinshuis, pleegzorg en kleinschalig verblijf", 10, "11"),
            segment("5", "Crisis en veiligheid", "Hulp binnen 24 uur, dag en nacht", 10, "5"),
        ],
        product_count: some("64"),
        products_url: some("producten/index.html"),
        overview_url: some("overzicht.html"),
        changes_url: some("wijzigingen/2026.1.html"),
        dates_url: some("datums.html"),
        news: vec![
            NewsCount { status: status("new", "nieuw"), count: "6".into() },
            NewsCount { status: status("changed", "gewijzigd"), count: "14".into() },
            NewsCount { status: status("withdrawn", "vervallen"), count: "3".into() },
        ],
        changes: vec![Change {
            about: vec![to("Ambulante begeleiding", "producten/45a48.html")],
            reason_html: "Duidelijker begrensd naar behandeling.".into(),
            question: Some(to("vraag 12", "vragen/nvi-1.html#12")),
        }],
        upcoming: vec![
            UpcomingStep {
                when: "1 december".into(),
                step: text("Uitgave 2027.1 ter inzage"),
                status: Some(status("concept", "concept")),
                shown: shown("2026-12-01"),
            },
            UpcomingStep {
                when: "15 december".into(),
                step: to("Nota van inlichtingen 3", "vragen/nvi-3.html"),
                status: None,
                shown: shown("2026-12-15"),
            },
        ],
        books: vec![to("Productenboek", "print/productenboek.html")],
    }
}

pub(super) fn table() -> Table {
    let column = |label: &str, align| Column { label: label.into(), align, ..Column::default() };
    let cell = |html: &str| Cell { html: html.into(), note_html: None };
    Table {
        row_heads: 0,
        texts: false,
        over: None,
        more: Vec::new(),
        same: Vec::new(),
        id: some("risicos"),
        number: some("Tabel 3"),
        caption: some("Risico’s en maatregelen"),
        columns: vec![
            column("Risico", Align::Text),
            column("Kans", Align::Number),
            column("Schade", Align::Amount),
            column("Code", Align::Code),
        ],
        rows: vec![Row {
            id: some("risico-1"),
            cells: vec![
                Cell { html: "<em>Uitval</em>".into(), note_html: some("van personeel") },
                cell("3"),
                cell("1.000,00"),
                cell("45A48"),
            ],
        }],
    }
}

fn rest(samples: &mut Samples) {
    let indicators = IndicatorsPage { indicators: vec![indicator()] };
    samples.add("indicators.html", "indicatoren.html", "Indicatoren", &indicators);
    let step = PlanningStep {
        state: "later",
        id: "publicatie".into(),
        title: "Publicatie aanmeldingsdocument".into(),
        who: vec!["Projectteam inkoop".into()],
        start: some("2024-12-01"),
        end: some("2024-12-15"),
        when: "1 tot en met 15 december 2024".into(),
        parts: vec!["Aanmeldingsdocument".into()],
        scope: some("Jeugdwet"),
    };
    let planning = PlanningPage {
        steps: vec![step],
        calendar_url: some("planning.ics"),
        drawing_html: some("<svg></svg>"),
        undated: vec![to("Evaluatie", "#evaluatie")],
    };
    samples.add("planning.html", "planning.html", "Planning", &planning);
    let table = TablePage { table: table(), used_in: vec![to("Inkoopstrategie", "../documenten/strategie.html")] };
    samples.add("table.html", "tabellen/risicos.html", "Risico’s", &table);
    let search = Search {
        index_url: some("search/head.js"),
        editions: vec![SearchEdition {
            id: "2025".into(),
            label: "Uitgave 2025, vervangen".into(),
            url: "versies/2025/zoeken.html".into(),
            index_url: "versies/2025/search/head.js".into(),
            root: "versies/2025/".into(),
        }],
        examples: vec![to("45A48", "zoeken.html?q=45A48")],
        instead: vec![to("Alle producten", "producten/index.html")],
    };
    samples.add("search.html", "zoeken.html", "Zoeken", &SearchPage { search });
    let data = DataPage {
        files: vec![DataFile {
            name: "catalogue.json".into(),
            url: "catalogue.json".into(),
            description: "De hele catalogus".into(),
            format: some("JSON"),
        }],
        documents: vec![to("Productenboek", "../print/productenboek.html")],
        publication: vec![fact("Organisatie", "gm0000")],
    };
    samples.add("data.html", "data/index.html", "Gegevens", &data);
    let accessibility = AccessibilityPage {
        statement_url: some("https://www.lindestreek.example/verklaring"),
        facts: vec![fact("Status", "Voldoet gedeeltelijk")],
        known: vec!["Tekeningen zijn niet in woorden.".into()],
        answer_within: some("2 weken"),
    };
    samples.add("accessibility.html", "toegankelijkheid.html", "Toegankelijkheid", &accessibility);
    let versions = VersionsPage {
        versions: vec![VersionRow {
            link: to("Uitgave 2025.1", "2025.1/index.html"),
            statuses: vec![status("superseded", "vervangen")],
            period: "1 januari tot en met 31 december 2025".into(),
            summary: some("Eerste uitgave."),
            print_url: some("2025.1/print/productenboek.html"),
        }],
        gone: vec![to("45A03 Begeleiding", "producten/45a03.html")],
    };
    samples.add("versions.html", "versies/index.html", "Alle uitgaven", &versions);
    let gone = Gone {
        code: some("45A03"),
        status: status("withdrawn", "vervallen"),
        facts: vec![fact("Vervallen vanaf", "1 januari 2026")],
        successors: vec![product("45A48", "Begeleiding")],
        last: Some(to("De pagina zoals die was in uitgave 2025.1", "../versies/2025.1/producten/45a03.html")),
        tariffs: vec![GoneTariff { period: "2025".into(), amount: "€\u{a0}70,10 per uur".into(), scope: some("gemeente: Linden") }],
    };
    samples.add("gone.html", "producten/45a03.html", "Begeleiding", &GonePage { gone });
    samples.add(
        "changes.html",
        "wijzigingen/2026.1.html",
        "Wijzigingen in uitgave 2026.1",
        &ChangesPage { changes: super::changes::changes() },
    );
    let day = |id: &str, date: &str| DateRow {
        id: id.into(),
        date: date.into(),
        moments: vec![DateMoment { name: product("45A48", "Begeleiding"), what: "gaat in".into() }],
    };
    let dates = DatesPage { coming: vec![day("2027-01-01", "1 januari 2027")], past: vec![day("2026-01-01", "1 januari 2026")] };
    samples.add("dates.html", "datums.html", "Datums", &dates);
    let lost = NotFoundPage { instead: vec![to("Alle producten", "producten/index.html")] };
    samples.add("404.html", "404.html", "Deze pagina bestaat niet", &lost);
}

/// Every column of every list, as where each says something of its own.
pub(super) fn all_columns() -> crate::site::context::Columns {
    let keys = [
        "agb",
        "ages",
        "as_of",
        "category",
        "code",
        "derived",
        "funding",
        "groups",
        "law",
        "municipalities",
        "per",
        "per_minute",
        "previous",
        "products",
        "providers",
        "purchase",
        "scope",
        "segment",
        "segments",
        "tariff",
        "wait",
    ];
    crate::site::context::Columns { shown: keys.map(|key| (key.to_owned(), true)).into(), same: Vec::new() }
}

pub(super) fn indicator() -> Indicator {
    Indicator {
        id: "doelrealisatie".into(),
        referred: vec![to("Gezinshuis", "producten/44a07.html")],
        name: "Doelrealisatie".into(),
        definition_html: some("<p>Hoe vaak een doel is gehaald.</p>"),
        target: some("≥ 80\u{202f}%"),
        source: some("Jaarlijkse opgave"),
        segments: vec![to("Wonen", "segmenten/wonen.html")],
        scope: vec![fact("Wet", "Jeugdwet")],
        scores: vec![score()],
    }
}
