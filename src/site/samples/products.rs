//! Samples of the pages of products: the list, a product, products beside each other.

use super::pages::all_columns;
use super::*;

pub(super) fn add(samples: &mut Samples) {
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
        later_periods: some("[{\"d\":\"2027-01-01\",\"a\":\"2027\"}]"),
        withdrawn: vec![WithdrawnProduct {
            code: "45A03".into(),
            url: some("45a03.html"),
            name: some("Begeleiding thuis, basis"),
            from: some("1 januari 2026"),
            claimable_until: some("30 juni 2027"),
            successors: vec![product("45A48", "Ambulante begeleiding")],
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
    let place = |id: &str, label: &str| Choice { id: id.into(), label: label.into() };
    let places = vec![place("linden", "Linden"), place("esdoorn", "Esdoorn")];
    samples.add("compare.html", "vergelijken.html", "Vergelijken", &ComparePage { choices: vec![choice], places });
}

fn facets() -> Vec<Facet> {
    let value = |id: &str, label: &str, count| FacetValue { id: id.into(), label: label.into(), count };
    let facet = |key: &str, label: &str, values| Facet { key: key.into(), label: label.into(), values };
    vec![
        facet("wet", "Wet", vec![value("jeugdwet", "Jeugdwet", 4), value("wmo", "Wmo 2015", 1)]),
        facet("gemeente", "Gemeente", vec![value("linden", "Linden", 5), value("eksterveen", "Eksterveen", 4)]),
    ]
}

pub(super) fn rows() -> Vec<ProductRow> {
    let row = |code: &str, name: &str, summary: &str, tariff: Option<&str>, wait: Option<&str>| ProductRow {
        each: some("uur"),
        id: code.to_lowercase(),
        facets: None,
        here: None,
        waits: some("[]"),
        later: some("[{\"d\":\"2027-01-01\",\"a\":\"79,31\",\"n\":\"79.31\"}]"),
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
    let variant = |label: &str| CostVariant { places: some("linden"), label: label.into(), rates: r#"[{"from":"2026-01-01"}]"#.into() };
    Cost {
        pace: "week".into(),
        volume_label: "Uren per week".into(),
        duration_label: some("Weken"),
        volume: "2".into(),
        duration: 26,
        most_volume: some("4"),
        most_duration: Some(52),
        start: "2026-11-30".into(),
        start_text: "30 november 2026".into(),
        nights: false,
        rule: "Omvang per week × weken × tarief.".into(),
        unit: ["{} uur".into(), "{} uren".into()],
        step: Some(["{} week".into(), "{} weken".into()]),
        variants: vec![variant("alle"), variant("groep")],
        lines: vec![line("5 weken in 2026", "5 × 2 uur × € 75,60", "756,00")],
        total: "4.046,28".into(),
    }
}

fn card() -> Vec<CardTariffs> {
    let row = |period: u16, text: &str, minute: &str| CardTariff {
        period: to(&period.to_string(), &format!("../tarieven/{period}.html")),
        validity: year(period),
        amount: amount(text, "uur"),
        per_minute: some(minute),
    };
    let rows = vec![row(2026, "75,60", "1,26"), row(2027, "78,34", "1,31")];
    vec![
        CardTariffs { places: some("linden"), only: false, minutes: true, rows },
        CardTariffs { places: some("esdoorn"), only: true, minutes: true, rows: vec![row(2026, "81,00", "1,35")] },
    ]
}

pub(super) fn full_product() -> Product {
    let tariff = |period: u16, text: &str, minute: &str| ProductTariff {
        period: to(&period.to_string(), &format!("../tarieven/{period}.html")),
        validity: year(period),
        amount: amount(text, "uur"),
        per_minute: some(minute),
        ..ProductTariff::default()
    };
    let section = |id: &str, title: &str, html: &str| Section { id: id.into(), title: title.into(), html: html.into(), note_html: None };
    Product {
        cost: Some(cost()),
        places: vec![Choice { id: "linden".into(), label: "Linden".into() }],
        card: card(),
        bought_in: some("linden esdoorn"),
        not_bought: vec![NotBought { places: "beukenrode".into(), segment: Some(to("2 Ambulant", "../segmenten/ambulant.html")) }],
        offered_in: some("linden"),
        unoffered_in: some("esdoorn beukenrode"),
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
        other_codes: vec![OtherCode {
            code: "45A49".into(),
            name: some("groep"),
            scope: some("profiel 4"),
            unit: some("dagdeel"),
            tariffs: vec![CodeTariff { places: some("linden"), amount: amount("31,20", "per uur"), period: "2026".into() }],
        }],
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
            unit: some("uur (code 04)"),
            frequency: some("2 per week"),
            end_date_required: true,
            copy_text: "45 45A48 04 2".into(),
        }),
        tariffs: vec![
            tariff(2026, "75,60", "1,26"),
            ProductTariff { derived: some("tarief 2026 plus 3,62\u{202f}%"), ..tariff(2027, "78,34", "1,31") },
            ProductTariff {
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

pub(super) fn closed() -> Vec<ClosedAdmission> {
    vec![ClosedAdmission {
        municipalities: vec![to("Linden", "../gemeenten/linden.html")],
        products: vec![product("45A48", "Ambulante begeleiding")],
        scope: some("Profiel: 4"),
        validity: Validity {
            from: some("2026-07-01"),
            until: some("2026-12-31"),
            text: "1 juli tot en met 31 december 2026".into(),
            state: "later",
            says: "vanaf 1 jul".into(),
        },
        reason: some("voldoende aanbod"),
    }]
}

pub(super) fn pgb() -> Vec<PgbRate> {
    vec![PgbRate {
        period: Some(to("2026", "../tarieven/2026.html")),
        label: "Professional, niet gecontracteerd".into(),
        scope: some("Jeugdwet"),
        percent: some("75\u{202f}%"),
        amount: Some(amount("56,70", "per uur")),
    }]
}
