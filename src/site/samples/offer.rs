//! Samples of the pages of who buys and delivers: segments, tariffs, providers, municipalities.

use super::pages::{all_columns, table};
use super::products::{closed, pgb, rows};
use super::*;

pub(super) fn add(samples: &mut Samples) {
    samples.add("segments.html", "segmenten/index.html", "Segmenten", &SegmentsPage { segments: tree(), conditions: Some(table()) });
    samples.add("segment.html", "segmenten/ambulant.html", "Ambulante jeugdhulp", &SegmentPage { segment: segment() });
    tariffs(samples);
    providers(samples);
    municipalities(samples);
}

#[allow(clippy::unnecessary_wraps, reason = "fields of contexts are optional")]
pub(super) fn coverage(open: usize) -> Option<Coverage> {
    let cells = (0..10).map(|at| at != open).collect();
    Some(Coverage { cells, text: if open > 9 { "alle tien" } else { "9 van 10" }.into() })
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
        later_periods: some("[{\"d\":\"2027-01-01\",\"a\":\"2027\"}]"),
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
        places: some("linden"),
        unit: some("uur"),
        amount: amount(now, "per uur"),
        per_minute: some("1,26"),
        previous: some("72,59"),
        change: some(change),
        derived: true,
        buildup: Vec::new(),
    };
    TariffPeriod {
        wide: true,
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

pub(super) fn score() -> Score {
    Score {
        provider: to("Stichting Berkenhof", "../aanbieders/berkenhof.html"),
        indicator: to("Doelrealisatie", "../indicatoren.html#doelrealisatie"),
        segment: Some(to("Wonen", "../segmenten/wonen.html")),
        period: "2025".into(),
        value: "83\u{202f}%".into(),
        target: some("≥ 80\u{202f}%"),
        missed: true,
    }
}

fn providers(samples: &mut Samples) {
    let list = ProvidersPage {
        built: "2026-03-02".into(),
        columns: all_columns(),
        as_of: some("1 maart 2026"),
        providers: vec![ProviderRow {
            name: "Stichting Berkenhof".into(),
            url: "berkenhof.html".into(),
            agb: some("00000000"),
            categories: vec![to("Systeemaanbieder", "#categorie-a")],
            segments: vec![to("Ambulant", "../segmenten/ambulant.html")],
            municipalities: some("alle"),
            products: "7".into(),
            waiting_weeks: some("4"),
            as_of: some("1 februari 2026"),
            offers_json: "[]".into(),
        }],
        offered: vec![Choice { id: "45a48".into(), label: "Ambulante begeleiding (45A48)".into() }],
        places: vec![Choice { id: "linden".into(), label: "Linden".into() }],
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
        periods: vec![
            OfferPeriod { label: "2026".into(), validity: year(2026) },
            OfferPeriod { label: "2027".into(), validity: year(2027) },
        ],
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
            paid: vec![
                OfferPaid { period: "2026".into(), amount: some("75,60"), note: some("in sommige gemeenten anders"), absence: None },
                OfferPaid { period: "2027".into(), amount: None, note: None, absence: some("nog niet vastgesteld") },
            ],
            per: some("per uur"),
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
        later_periods: some("[{\"d\":\"2027-01-01\",\"a\":\"2027\"}]"),
        providers_url: Some("../aanbieders/index.html#gemeente=linden".into()),
        offers: vec![MunicipalityOffer {
            tariff_absence: None,
            later: some("[{\"d\":\"2027-01-01\",\"a\":\"78,34\",\"n\":\"78.34\"}]"),
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
