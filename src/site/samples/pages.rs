//! Samples of pages that show data: products, segments, tariffs, providers, municipalities, planning.

use super::*;

pub(super) fn add(samples: &mut Samples) {
    samples.add("home.html", "index.html", "Productenboek", &HomePage { home: home() });
    samples.add("collection.html", "regios.html", "Regio's", &CollectionPage { collection: collection() });
    let faceted = |row: ProductRow| ProductRow {
        facets: some("0 2 3"),
        here: some("{\"w\":{\"0\":3}}"),
        tariff_figure: row.tariff.as_ref().map(|tariff| tariff.text.replace('.', "").replace(',', ".")),
        ..row
    };
    let products = ProductsPage {
        purchase: None,
        dimensions: Vec::new(),
        columns: all_columns(),
        products: rows().into_iter().map(faceted).collect(),
        facets: facets(),
        compare_url: some("../vergelijken.html"),
        ways: vec![to("Keuzehulp", "../hulp/index.html")],
        tariff_period: some("2026"),
        withdrawn: vec![WithdrawnProduct {
            code: "45A03".into(),
            url: some("45a03.html"),
            name: some("Begeleiding thuis, basis"),
            from: some("1 januari 2026"),
            claimable_until: some("30 juni 2027"),
            successor: Some(product("45A48", "Ambulante begeleiding")),
        }],
    };
    samples.add("products.html", "producten/index.html", "Producten", &products);
    let with_intro = |page: &mut Page| page.print_url = some("../print/productenboek.html");
    let full = ProductPage { product: full_product() };
    samples.add_with("product.html", "producten/45a48.html", "Ambulante begeleiding, individueel", with_intro, &full);
    let bare =
        ProductPage { product: Product { name: "Traumabehandeling".into(), tariff_absence: some("per aanbieder"), ..Product::default() } };
    samples.add("product.html", "producten/trauma.html", "Traumabehandeling", &bare);
    let choice = Choice { id: "45a48".into(), label: "45A48 Ambulante begeleiding".into() };
    samples.add("compare.html", "vergelijken.html", "Vergelijken", &ComparePage { choices: vec![choice] });
    samples.add("guide.html", "hulp/wonen.html", "Waar kan het kind wonen?", &GuidePage { guide: guide() });
    samples.add("overview.html", "overzicht.html", "Overzicht", &OverviewPage { overview: overview() });
    samples.add("combinations.html", "combinaties.html", "Wat mag naast elkaar?", &CombinationsPage { combinations: combinations() });
    samples.add("segments.html", "segmenten/index.html", "Segmenten", &SegmentsPage { segments: tree(), conditions: Some(table()) });
    samples.add("segment.html", "segmenten/ambulant.html", "Ambulante jeugdhulp", &SegmentPage { segment: segment() });
    tariffs(samples);
    providers(samples);
    municipalities(samples);
    rest(samples);
}

#[allow(clippy::unnecessary_wraps, reason = "fields of contexts are optional")]
fn coverage(open: usize) -> Option<Coverage> {
    let cells = (0..10).map(|at| at != open).collect();
    Some(Coverage { cells, text: if open > 9 { "alle tien" } else { "9 van 10" }.into() })
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
        facts_html: vec!["<strong>64 producten</strong> in 8 segmenten, van 131 aanbieders".into()],
        validity: Some(year(2026)),
        routes: vec![
            Route { title: "U werkt in de toegang".into(), links: vec![to("Van situatie naar product", "hulp/index.html")] },
            Route {
                title: "U bent aanbieder".into(),
                links: vec![to("Tarieven 2026", "tarieven/2026.html"), to("De overeenkomst voor uw segment", "overeenkomsten/index.html")],
            },
            Route { title: "U koopt in".into(), links: vec![to("Planning van de inkoop", "planning.html")] },
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
            UpcomingStep { when: "1 december".into(), step: text("Uitgave 2027.1 ter inzage"), status: Some(status("concept", "concept")) },
            UpcomingStep { when: "15 december".into(), step: to("Nota van inlichtingen 3", "vragen/nvi-3.html"), status: None },
        ],
        books: vec![to("Productenboek", "print/productenboek.html")],
    }
}

fn facets() -> Vec<Facet> {
    let value = |id: &str, label: &str, count| FacetValue { id: id.into(), label: label.into(), count };
    let facet = |key: &str, label: &str, values| Facet { key: key.into(), label: label.into(), values };
    vec![
        facet("wet", "Wet", vec![value("jeugdwet", "Jeugdwet", 4), value("wmo", "Wmo 2015", 1)]),
        facet("gemeente", "Gemeente", vec![value("linden", "Linden", 5), value("eksterveen", "Eksterveen", 4)]),
    ]
}

fn rows() -> Vec<ProductRow> {
    let row = |code: &str, name: &str, summary: &str, tariff: Option<&str>, wait: Option<&str>| ProductRow {
        each: some("uur"),
        id: code.to_lowercase(),
        facets: None,
        here: None,
        code: some(code),
        name: name.into(),
        url: format!("../producten/{}.html", code.to_lowercase()),
        summary_html: some(summary),
        statuses: if wait.is_none() { vec![status("new", "nieuw")] } else { Vec::new() },
        law: some("Jeugdwet"),
        segment: Some(to("2 Ambulant", "../segmenten/ambulant.html")),
        funding: some("Inspanning (p × q)"),
        unit: some("uur"),
        tariff: tariff.map(|text| amount(text, "per uur")),
        tariff_figure: None,
        tariff_absence: some("per aanbieder"),
        purchase: some("regionaal"),
        municipalities: some("alle"),
        ages: some("0 tot en met 17 jaar"),
        waiting_weeks: wait.map(Into::into),
        providers: some("6"),
    };
    vec![
        row("45A01", "Opvoedadvies, kort", "Hooguit vijf gesprekken voor ouders met een afgebakende vraag", Some("310,00"), Some("2")),
        row("45A04", "Opvoedondersteuning", "Ouders leren thuis anders reageren op lastig gedrag", Some("68,40"), Some("3")),
        row("45A48", "Ambulante begeleiding, individueel", "Oefenen thuis wat nog niet lukt", Some("75,60"), Some("2")),
        row("45B11", "Intensieve gezinsbehandeling thuis", "Om uithuisplaatsing te voorkomen", Some("11.360,00"), Some("9")),
        row("45B14", "Traumabehandeling", "Behandeling na een ingrijpende gebeurtenis", None, None),
    ]
}

fn cost() -> Cost {
    let line = |label: &str, sum: &str, amount: &str| CostLine { label: label.into(), sum: some(sum), amount: some(amount) };
    let variant = |label: &str| CostVariant { label: label.into(), rates: r#"[{"from":"2026-01-01"}]"#.into() };
    Cost {
        pace: "week".into(),
        volume_label: "Uren per week".into(),
        duration_label: some("Weken"),
        volume: "2".into(),
        duration: 26,
        start: "2026-11-30".into(),
        rule: "Omvang per week × weken × tarief.".into(),
        unit: ["{} uur".into(), "{} uren".into()],
        step: Some(["{} week".into(), "{} weken".into()]),
        variants: vec![variant("alle"), variant("groep")],
        lines: vec![line("5 weken in 2026", "5 × 2 uur × € 75,60", "756,00")],
        total: "4.046,28".into(),
    }
}

fn full_product() -> Product {
    let tariff = |period: u16, text: &str, minute: &str| ProductTariff {
        period: to(&period.to_string(), &format!("../tarieven/{period}.html")),
        validity: year(period),
        amount: amount(text, "uur"),
        per_minute: some(minute),
        headline: true,
        ..ProductTariff::default()
    };
    let section = |id: &str, title: &str, html: &str| Section { id: id.into(), title: title.into(), html: html.into(), note_html: None };
    Product {
        cost: Some(cost()),
        places: vec![Choice { id: "linden".into(), label: "Linden".into() }],
        code: some("45A48"),
        name: "Ambulante begeleiding, individueel".into(),
        intro_html: some(
            "<p>Een hulpverlener komt thuis of op een andere vaste plek en oefent met een jeugdige en de ouders wat zij in het dagelijks leven nog niet zelf kunnen. Voor jeugdigen tot 18 jaar met een lichte tot matige hulpvraag.</p>",
        ),
        statuses: vec![status("changed", "gewijzigd")],
        sections: vec![
            section(
                "doelgroep",
                "Doelgroep",
                "<p>Jeugdigen van 0 tot en met 17 jaar die thuis wonen, bij wie gedrag, planning of omgaan met anderen achterblijft bij de leeftijd.</p>",
            ),
            section(
                "inhoud",
                "Inhoud",
                "<ul><li>Oefenen thuis, op school of in de buurt, gemiddeld twee uur per week.</li><li>Elke drie maanden een gesprek over de <a class=\"begrip\" href=\"../begrippen.html#voortgang\">voortgang</a>.</li></ul><p>Het tarief dekt directe en indirecte tijd.</p>",
            ),
            section(
                "kwaliteitseisen",
                "Kwaliteitseisen",
                "<p>De begeleider staat in het register van SKJ of werkt onder toezicht van iemand die dat doet.</p>",
            ),
        ],
        segment: Some(to("2, Ambulant", "../segmenten/ambulant.html")),
        law: some("Jeugdwet"),
        funding: some("Inspanning (p × q)"),
        variant: some("inspanningsgericht"),
        unit: some("uur"),
        unit_code: some("04"),
        purchase: vec![
            Purchase { places: some("linden"), level: "lokaal".into(), municipalities: vec![to("Linden", "../gemeenten/linden.html")] },
            Purchase { places: some("eksterveen"), level: "regionaal".into(), municipalities: Vec::new() },
        ],
        validity: Some(year(2026)),
        municipalities: vec![to("Linden", "../gemeenten/linden.html"), to("Esdoorn", "../gemeenten/esdoorn.html")],
        ages: some("0 tot en met 17 jaar"),
        keywords: vec!["thuisbegeleiding".into()],
        other_codes: vec![OtherCode { code: "45A49".into(), name: some("groep"), scope: some("profiel 4"), unit: some("dagdeel") }],
        referrers: vec!["lokaal team".into(), "huisarts".into()],
        frequency: some("per week"),
        maximum: some("4 uur per week, 12 maanden"),
        output: Some(Output { result: "Het gezin redt zich".into(), established_by: some("het lokale team") }),
        levels: vec![
            Level { name: "hbo".into(), percent: "70\u{202f}%".into() },
            Level { name: "mbo".into(), percent: "30\u{202f}%".into() },
        ],
        tariff_columns: all_columns(),
        offer_columns: all_columns(),
        pgb_columns: all_columns(),
        tariff_covers: some("directe en indirecte cliëntgebonden tijd"),
        allocation: Some(Allocation {
            category: some("45"),
            code: some("45A48"),
            unit: some("04 uur"),
            frequency: some("2 per week"),
            end_date_required: true,
            copy_text: "45 45A48 04 2".into(),
        }),
        tariffs: vec![
            tariff(2026, "75,60", "1,26"),
            ProductTariff { derived: some("tarief 2026 plus 3,62\u{202f}%"), ..tariff(2027, "78,34", "1,31") },
            ProductTariff {
                headline: false,
                code: some("45A49"),
                scope: some("intensiteit 3, Linden"),
                buildup: vec![
                    BuildupRow { element: "beroepskrachten".into(), amount: "52,90".into(), share: some("70,0\u{202f}%") },
                    BuildupRow { element: "overhead".into(), amount: "22,70".into(), share: None },
                ],
                ..tariff(2026, "62,15", "1,04")
            },
        ],
        pgb: pgb(),
        instead: vec![
            Instead { when: "alleen een kort advies nodig is".into(), product: product("45A01", "Opvoedadvies, kort") },
            Instead { when: "een klacht of stoornis eerst minder moet worden".into(), product: product("45B07", "Ambulante behandeling") },
        ],
        lighter: vec![product("45A01", "Opvoedadvies, kort"), product("45A04", "Opvoedondersteuning")],
        heavier: vec![product("45A53", "Specialistische begeleiding"), product("45B07", "Ambulante behandeling")],
        combines_with: vec![product("41A04", "Dagbegeleiding")],
        excludes: vec![product("44A07", "Gezinshuis")],
        add_on_to: vec![product("45A53", "Specialistische begeleiding")],
        add_ons: vec![product("42A03", "Vervoer")],
        replaces: vec![Reference { label: "Begeleiding thuis, basis".into(), url: None, code: some("45A03") }],
        offers: vec![
            Offer {
                places: some("linden"),
                code: some("45A49"),
                provider: to("Stichting Berkenhof", "../aanbieders/berkenhof.html"),
                municipalities: vec![to("Linden", "../gemeenten/linden.html")],
                waiting_weeks: some("2"),
                stop: None,
                as_of: some("15 november 2026"),
            },
            Offer { provider: to("Kompas Jeugd en Gezin", "../aanbieders/kompas.html"), stop: some("1 oktober 2026"), ..Offer::default() },
        ],
        closed: closed(),
        clauses: vec![to("artikel 6", "../overeenkomsten/raam.html#artikel-6")],
        requirements: vec![to("PvE-12", "../eisen/pve.html#12")],
        indicators: vec![to("Doelrealisatie", "../indicatoren.html#doelrealisatie")],
        questions: vec![to("vraag 12, nota van inlichtingen 1", "../vragen/nvi-1.html#12")],
        guide: vec![to("Wat is nodig? Oefenen", "../hulp/oefenen.html#antwoord-1")],
        combinations_url: some("../combinaties.html#segment-ambulant"),
        contracts: vec![to("Raamovereenkomst jeugdhulp", "../overeenkomsten/raam.html")],
        history: vec![HistoryEntry {
            version: to("Uitgave 2026.1", "../wijzigingen/2026.1.html#product-45a48"),
            from: some("1 januari 2026"),
            statuses: vec![status("changed", "gewijzigd")],
            lines: vec!["Doelgroep, Doel".into()],
        }],
        changes: vec![Change {
            about: Vec::new(),
            reason_html: "<p>Duidelijker afbakening.</p>".into(),
            question: Some(to("vraag 12", "../vragen/nvi-1.html#12")),
        }],
        documents: vec![to("Inkoopstrategie", "../documenten/inkoopstrategie.html")],
        referred: vec![to("Ambulante behandeling", "../producten/45b07.html")],
        more: vec![fact("Extra", "iets")],
        ..Product::default()
    }
}

pub(super) fn sample_product() -> Product {
    full_product()
}

fn closed() -> Vec<ClosedAdmission> {
    vec![ClosedAdmission {
        municipalities: vec![to("Linden", "../gemeenten/linden.html")],
        products: vec![product("45A48", "Ambulante begeleiding")],
        scope: some("Profiel: 4"),
        validity: Validity { from: some("2026-07-01"), until: some("2026-12-31"), text: "1 juli tot en met 31 december 2026".into() },
        reason: some("voldoende aanbod"),
    }]
}

fn pgb() -> Vec<PgbRate> {
    vec![PgbRate {
        period: Some(to("2026", "../tarieven/2026.html")),
        label: "Professional, niet gecontracteerd".into(),
        scope: some("Jeugdwet"),
        percent: some("75\u{202f}%"),
        amount: Some(amount("56,70", "per uur")),
    }]
}

fn tree() -> Vec<SegmentRow> {
    let row = |number: &str, name: &str, depth: u8| SegmentRow {
        number: some(number),
        name: name.into(),
        url: format!("../segmenten/{number}.html"),
        depth,
        kind: some("perceel"),
        summary_html: some("Begeleiding en behandeling thuis"),
        statuses: vec![status("changed", "gewijzigd")],
        law: some("Jeugdwet"),
        coverage: coverage(4),
        products: "14".into(),
    };
    vec![row("2", "Ambulante jeugdhulp", 0), row("2a", "Licht ambulant", 1)]
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

pub(super) fn segment() -> Segment {
    Segment {
        matrices: Vec::new(),
        providers_contracted: some("circa 115"),
        columns: all_columns(),
        number: some("2"),
        name: "Ambulante jeugdhulp".into(),
        kind: some("perceel"),
        statuses: vec![status("new", "nieuw")],
        law: some("Jeugdwet"),
        parent: Some(to("Opdracht B", "../segmenten/b.html")),
        children: tree(),
        validity: Some(year(2026)),
        replaces: vec![Reference { label: "Opdracht C".into(), url: None, code: None }],
        excludes: vec![Reference { label: "Opdracht 3".into(), url: some("../segmenten/3.html"), code: None }],
        category: Some(to("Systeemaanbieder", "../aanbieders/index.html#categorie-a")),
        municipalities: vec![to("Linden", "../gemeenten/linden.html")],
        coverage: coverage(10),
        funding: some("Inspanning (p × q)"),
        providers_wanted: some("5-7"),
        main_contractor_share: some("70\u{202f}%"),
        admission: Some(Admission {
            rules_html: some("<p>Drempels.</p>"),
            procedures: vec![to("Open house", "../procedures.html#open-house")],
            windows: vec![year(2026)],
            closed_for: closed(),
            thresholds: vec![Threshold { municipalities: Vec::new(), scope: some("Profiel: 4"), minimum_clients: some("5") }],
        }),
        instruments: Some(Instruments {
            suppliers_html: some("<p>Gesprek per kwartaal</p>"),
            access_html: some("<p>Richtlijnen</p>"),
            funding_html: some("<p>p × q</p>"),
            contract_html: some("<p>Raamovereenkomst</p>"),
        }),
        conditions: vec![fact("Sturing", "<p>Op resultaat</p>")],
        scope: vec![fact("Profiel", "4")],
        html: some("<p>Begeleiding en behandeling thuis of op school.</p>"),
        products: rows(),
        tariff_period: some("2026"),
        providers: vec![to("Stichting Berkenhof", "../aanbieders/berkenhof.html")],
        contracts: vec![to("Raamovereenkomst", "../overeenkomsten/raam.html")],
        requirements: vec![to("PvE-12", "../eisen/pve.html#12")],
        indicators: vec![to("Doelrealisatie", "../indicatoren.html#doelrealisatie")],
        questions: vec![to("vraag 12", "../vragen/nvi-1.html#12")],
        clauses: vec![to("artikel 7, Facturatie", "../overeenkomsten/raam.html#facturatie")],
        documents: vec![to("Inkoopstrategie", "../documenten/inkoopstrategie.html")],
        changes: vec![Change { about: Vec::new(), reason_html: "Samengevoegd.".into(), question: None }],
    }
}

pub(super) fn period() -> TariffPeriod {
    let component = |name: &str| IndexationComponent {
        name: name.into(),
        weight: "0,90".into(),
        provisional_previous: some("4,74\u{202f}%"),
        final_previous: some("6,36\u{202f}%"),
        correction: some("1,55\u{202f}%"),
        provisional: some("4,94\u{202f}%"),
    };
    let row = |code: &str, name: &str, now: &str, change: &str| TariffRow {
        id: Some(format!("tarief-{}", code.to_lowercase())),
        product: product(code, name),
        code: code.into(),
        scope: some("intensiteit 3"),
        unit: some("uur"),
        amount: amount(now, "per uur"),
        per_minute: some("1,26"),
        previous: some("72,59"),
        change: some(change),
        derived: true,
        buildup: Vec::new(),
    };
    TariffPeriod {
        matrices: Vec::new(),
        columns: all_columns(),
        pgb_columns: all_columns(),
        label: "2026".into(),
        validity: year(2026),
        based_on: Some(to("2025", "../tarieven/2025.html")),
        indexation: Some(Indexation {
            down: false,
            rate: "6,30\u{202f}%".into(),
            correction: some("verhouding"),
            rate_decimals: some("2"),
            rounding: some("0,01"),
            components: vec![component("OVA"), component("PPC")],
            correction_sum: some("1,60\u{202f}%"),
            provisional_sum: some("4,70\u{202f}%"),
        }),
        tariffs: vec![
            row("45A48", "Ambulante begeleiding", "75,60", "+4,15\u{202f}%"),
            row("45B11", "Intensieve gezinsbehandeling", "11.360,00", "\u{2212}1,90\u{202f}%"),
        ],
        previous_label: some("2025"),
        pgb: pgb(),
        without: vec![WithoutTariff { product: product("45B14", "Traumabehandeling"), reason: "per aanbieder".into() }],
    }
}

fn tariffs(samples: &mut Samples) {
    let list = TariffsPage {
        periods: vec![PeriodRow {
            label: "2026".into(),
            url: "2026.html".into(),
            validity: year(2026),
            based_on: Some(to("2025", "2025.html")),
            rate: some("6,30\u{202f}%"),
            tariffs: "52".into(),
        }],
        dimensions: vec![Dimension {
            name: "Intensiteitstrede".into(),
            values: vec![DimensionValue { id: "1".into(), name: some("lichtst") }],
        }],
    };
    samples.add("tariffs.html", "tarieven/index.html", "Tarieven", &list);
    samples.add("tariff-period.html", "tarieven/2026.html", "Tarieven 2026", &PeriodPage { period: period() });
}

fn score() -> Score {
    Score {
        provider: to("Stichting Berkenhof", "../aanbieders/berkenhof.html"),
        indicator: to("Doelrealisatie", "../indicatoren.html#doelrealisatie"),
        segment: Some(to("Wonen", "../segmenten/wonen.html")),
        period: "2025".into(),
        value: "83\u{202f}%".into(),
        target: some("≥ 80\u{202f}%"),
    }
}

fn providers(samples: &mut Samples) {
    let list = ProvidersPage {
        columns: all_columns(),
        providers: vec![ProviderRow {
            name: "Stichting Berkenhof".into(),
            url: "berkenhof.html".into(),
            agb: some("00000000"),
            categories: vec![to("Systeemaanbieder", "#categorie-a")],
            segments: vec![to("Ambulant", "../segmenten/ambulant.html")],
            municipalities: some("alle"),
            products: "7".into(),
        }],
        categories: vec![category()],
    };
    samples.add("providers.html", "aanbieders/index.html", "Aanbieders", &list);
    samples.add(
        "provider.html",
        "aanbieders/berkenhof.html",
        "Stichting Berkenhof",
        &ProviderPage { provider: Provider { id: "berkenhof".into(), ..provider() } },
    );
}

pub(super) fn provider() -> Provider {
    Provider {
        // A book names no page of its own.
        id: String::new(),
        offer_columns: all_columns(),
        name: "Stichting Berkenhof".into(),
        agb: some("00000000"),
        website: Some(to("www.berkenhof.example", "https://www.berkenhof.example/")),
        members: vec![to("De Linde", "de-linde.html"), text("De Brug")],
        member_of: Vec::new(),
        also: Vec::new(),
        prices: Vec::new(),
        contracted: vec![Contracted {
            segments: vec![to("Ambulant", "../segmenten/ambulant.html")],
            category: Some(text("Systeemaanbieder")),
            scope: vec![fact("Wet", "Jeugdwet")],
            validity: year(2026),
        }],
        offers: vec![ProviderOffer {
            product: product("45A48", "Ambulante begeleiding"),
            municipalities: vec![to("Linden", "../gemeenten/linden.html")],
            tariff: Some(amount("75,60", "per uur")),
            tariff_note: some("in sommige gemeenten anders"),
            tariff_absence: None,
            waiting_weeks: some("6"),
            stop: some("1 oktober 2026"),
            as_of: some("15 november 2026"),
        }],
        scores: vec![score()],
        contracts: vec![to("Raamovereenkomst", "../overeenkomsten/raam.html")],
        requirements: vec![to("PvE-12", "../eisen/pve.html#12")],
        questions: vec![to("vraag 12", "../vragen/nvi-1.html#12")],
    }
}

pub(super) fn category() -> Category {
    Category {
        id: "categorie-a".into(),
        name: "Systeemaanbieder".into(),
        excludes: vec![to("Maatwerkaanbieder", "#categorie-c")],
        procedures: vec![to("SAS 3", "../procedures.html#sas-3")],
        segments: vec![to("Ambulant", "../segmenten/ambulant.html")],
    }
}

fn municipalities(samples: &mut Samples) {
    let list = MunicipalitiesPage {
        by_segment: None,
        differences: None,
        columns: all_columns(),
        municipalities: vec![MunicipalityRow {
            name: "Linden".into(),
            url: "linden.html".into(),
            code: some("GM0000"),
            groups: vec!["Noord".into()],
            products: "61".into(),
            providers: "88".into(),
        }],
        groups: vec![MunicipalityGroup { id: "noord".into(), name: "Noord".into(), municipalities: vec![to("Linden", "linden.html")] }],
    };
    samples.add("municipalities.html", "gemeenten/index.html", "Gemeenten", &list);
    let municipality = Municipality {
        id: "linden".into(),
        admission_rules: Vec::new(),
        columns: all_columns(),
        offer_columns: all_columns(),
        name: "Linden".into(),
        code: some("GM0000"),
        groups: vec![to("Noord", "index.html#noord")],
        segments: vec![to("Ambulant", "../segmenten/ambulant.html")],
        products: rows(),
        tariff_period: some("2026"),
        offers: vec![MunicipalityOffer {
            tariff_absence: None,
            provider: to("Stichting Berkenhof", "../aanbieders/berkenhof.html"),
            product: product("45A48", "Ambulante begeleiding"),
            tariff: Some(amount("75,60", "per uur")),
            waiting_weeks: some("2"),
            stop: None,
            as_of: some("15 november 2026"),
        }],
        closed: closed(),
        thresholds: vec![Threshold { municipalities: vec![text("Linden")], scope: None, minimum_clients: some("5") }],
    };
    samples.add("municipality.html", "gemeenten/linden.html", "Linden", &MunicipalityPage { municipality });
}

fn rest(samples: &mut Samples) {
    let indicators = IndicatorsPage { indicators: vec![indicator()] };
    samples.add("indicators.html", "indicatoren.html", "Indicatoren", &indicators);
    let step = PlanningStep {
        id: "publicatie".into(),
        title: "Publicatie aanmeldingsdocument".into(),
        who: vec!["Projectteam inkoop".into()],
        start: some("2024-12-01"),
        end: some("2024-12-15"),
        when: "1 tot en met 15 december 2024".into(),
        parts: vec!["Aanmeldingsdocument".into()],
        scope: some("Jeugdwet"),
    };
    let planning = PlanningPage { steps: vec![step], calendar_url: some("planning.ics"), drawing_html: some("<svg></svg>") };
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
    let accessibility = AccessibilityPage { statement_url: some("https://www.lindestreek.example/verklaring") };
    samples.add("accessibility.html", "toegankelijkheid.html", "Toegankelijkheid", &accessibility);
    let versions = VersionsPage {
        versions: vec![VersionRow {
            link: to("Uitgave 2025.1", "2025.1/index.html"),
            status: status("superseded", "vervangen"),
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
fn all_columns() -> crate::site::context::Columns {
    let keys = [
        "agb",
        "ages",
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
