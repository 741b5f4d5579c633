//! Samples of pages that are text: contracts, documents, questions, requirements, glossary, and paper.

use super::*;

pub(super) fn add(samples: &mut Samples) {
    let with_toc = |page: &mut Page| {
        page.lead_html = some("<p>Tussen de gemeenten van de regio en iedere aanbieder die is toegelaten.</p>");
        page.print_url = some("../print/raam.html");
        page.toc = vec![
            toc(1, "hoofdstuk-1", "Hoofdstuk 1. Algemeen", None),
            toc(2, "begrippen", "Begrippen", Some("1")),
            toc(2, "facturatie", "Facturatie en betaling", Some("2")),
            toc(1, "bijlagen", "Bijlagen", None),
            toc(2, "bijlage-a", "Tarievenblad 2026", Some("A")),
        ];
    };
    let page = ContractPage { contract: contract() };
    samples.add_with("contract.html", "overeenkomsten/raam.html", "Raamovereenkomst jeugdhulp, segment 2 Ambulant", with_toc, &page);
    samples.add("document.html", "documenten/strategie.html", "Inkoopstrategie 2026–2036", &DocumentPage { document: document() });
    samples.add("question-round.html", "vragen/nvi-1.html", "Nota van inlichtingen 1", &QuestionRoundPage { round: round() });
    samples.add(
        "requirements.html",
        "eisen/pve.html",
        "Programma van eisen",
        &RequirementsPage { programme: Requirements { table: None, ..programme() }, form: Vec::new() },
    );
    samples.add("glossary.html", "begrippen.html", "Begrippen", &GlossaryPage { terms: terms() });
    let procedures = ProceduresPage {
        procedures: vec![Procedure {
            id: "open-house".into(),
            name: "Open house".into(),
            kind: some("open house"),
            fields: vec![fact("Selectie", "geen")],
            compared: vec![some("geen"), None],
            description_html: some("<p>Iedereen die voldoet, doet mee.</p>"),
            segments: vec![to("Ambulant", "segmenten/ambulant.html")],
            categories: vec![to("Systeemaanbieder", "aanbieders/index.html#categorie-a")],
        }],
        field_names: vec!["Selectie".into(), "Dialoog".into()],
    };
    samples.add("procedures.html", "procedures.html", "Procedures", &procedures);
    let listing = ListingPage {
        groups: vec![ListGroup {
            id: some("strategie"),
            title: some("Strategie"),
            entries: vec![ListEntry {
                title: "Inkoopstrategie".into(),
                url: "strategie.html".into(),
                margin: some("21 juni 2024"),
                text_html: some("Waar de regio naartoe wil"),
                statuses: vec![status("concept", "concept")],
                facts: vec![fact("Nummer", "2024/118")],
                print_url: some("../print/strategie.html"),
            }],
        }],
        empty: None,
    };
    samples.add("listing.html", "documenten/index.html", "Documenten", &listing);
    let frame = |title: &str| PrintFrame {
        letter: false,
        cover: Cover {
            title: title.into(),
            subtitle: some("Segment 2 Ambulant"),
            lines: vec!["Regio Lindestreek".into(), "Uitgave 2026.1".into()],
        },
        version_block: vec![fact("Versie", "2026.1"), fact("Status", "vastgesteld")],
        version_history: versions(),
        toc: vec![
            PrintTocEntry { level: 1, id: "hoofdstuk-1".into(), number: some("1"), text: "Algemeen".into() },
            PrintTocEntry { level: 2, id: "facturatie".into(), number: some("2"), text: "Facturatie en betaling".into() },
        ],
        statuses: vec![status("concept", "concept")],
        edition: "Uitgave 2026.1, concept".into(),
        stylesheet: some("raam.css"),
        page_url: some("../overeenkomsten/raam.html"),
    };
    let print = PrintDocumentPage {
        print: frame("Raamovereenkomst jeugdhulp"),
        contract: Some(contract()),
        document: None,
        programme: None,
        round: None,
    };
    samples.add("print/document.html", "print/raam.html", "Raamovereenkomst jeugdhulp", &print);
    let other = PrintDocumentPage {
        contract: None,
        document: Some(document()),
        programme: Some(Requirements { requirements: Vec::new(), ..programme() }),
        round: Some(round()),
        ..print
    };
    samples.add("print/document.html", "print/strategie.html", "Inkoopstrategie", &other);
    let chapter = BookChapter {
        id: "hoofdstuk-1".into(),
        level: 2,
        joins: true,
        page_class: some("chapter-ambulant"),
        number: some("1"),
        title: "Ambulante jeugdhulp".into(),
        html: some("<p>Begeleiding en behandeling thuis of op school.</p>"),
        facts: vec![fact("Bekostiging", "p × q")],
        segment: Some(Segment { children: Vec::new(), clauses: Vec::new(), changes: Vec::new(), ..super::offer::segment() }),
        products: vec![PrintProduct {
            id: "facturatie".into(),
            product: Product { id_prefix: "45a48-".into(), ..super::products::full_product() },
        }],
        sections: vec![Section { id: "afspraken".into(), title: "Afspraken".into(), note_html: None, html: "<p>Meer.</p>".into() }],
        links: vec![to("Raamovereenkomst", "../overeenkomsten/raam.html")],
    };
    // What is compared stands in a book where there is more than one.
    let mut procedures = procedures;
    let other = Procedure { id: "dialoog".into(), name: "Dialoog".into(), ..procedures.procedures[0].clone() };
    procedures.procedures.push(other);
    let book = BookPage {
        print: frame("Productenboek"),
        scope: vec![fact("Wet", "Jeugdwet")],
        front: vec![Section {
            id: "inleiding".into(),
            title: "Inleiding".into(),
            note_html: None,
            html: "<p>Zo leest u dit boek.</p>".into(),
        }],
        segments: Vec::new(),
        chapters: vec![chapter],
        periods: vec![super::offer::period()],
        contracts: vec![BookContract { title: to("Raamovereenkomst", "../overeenkomsten/raam.html"), facts: vec![fact("Duur", "2 jaar")] }],
        procedures: Some(procedures),
        planning: Some(Table { id: None, ..super::pages::table() }),
        indicators: vec![super::pages::indicator()],
        categories: vec![super::offer::category()],
        providers: vec![BookProvider { id: "aanbieder-x".into(), provider: super::offer::provider() }],
        municipalities: vec![Table { id: None, ..super::pages::table() }],
        terms: terms(),
    };
    let changed = PrintChangesPage { print: frame("Wijzigingen"), changes: super::changes::changes() };
    samples.add("print/changes.html", "print/wijzigingen/2026.1.html", "Wijzigingen in uitgave 2026.1", &changed);
    samples.add("print/book.html", "print/productenboek.html", "Productenboek", &book);
}

fn toc(level: u8, id: &str, text: &str, number: Option<&str>) -> TocEntry {
    TocEntry { level, id: id.into(), text: text.into(), number: number.map(Into::into) }
}

fn versions() -> Vec<VersionEntry> {
    vec![VersionEntry { version: "1.0".into(), date: some("21 juni 2024"), by: some("Projectteam"), summary: some("Eerste versie") }]
}

fn contract() -> Contract {
    let block = |number: &str, html: &str| ClauseBlock {
        id: Some(format!("facturatie-{number}")),
        number_id: None,
        number: some(number),
        html: html.into(),
        questions: Vec::new(),
    };
    let article = |id: &str, number: &str, title: &str, blocks: Vec<ClauseBlock>| Article {
        id: id.into(),
        number_id: Some(format!("artikel-{number}")),
        label: format!("Artikel {number}"),
        number: number.into(),
        title: title.into(),
        applies: !blocks.is_empty(),
        blocks,
        source: some("landelijke contractstandaard"),
        scope: vec![fact("Segment", "Ambulant")],
        questions: vec![to("vraag 3", "../vragen/nvi-1.html#3")],
        referred: vec![to("artikel 9, Controle", "#controle")],
    };
    let parts = "<p>Een declaratie bevat alleen hulp:</p><ol class=\"onderdelen\"><li id=\"facturatie-2a\"><span class=\"nummer\">a</span> waarvoor een toewijzing is afgegeven;</li><li id=\"facturatie-2b\"><span class=\"nummer\">b</span> die daadwerkelijk is geleverd; en</li><li><span class=\"nummer\">c</span> tegen het tarief dat in het <a href=\"#bijlage-a\">tarievenblad</a> staat voor de dag waarop de hulp is geleverd.</li></ol>";
    let with_question = ClauseBlock {
        questions: vec![to("vraag 12, nota van inlichtingen 1", "../vragen/nvi-1.html#12")],
        ..block("3", "<p>De gemeente betaalt binnen 30 dagen na ontvangst van een juiste declaratie.</p>")
    };
    let chapter = Chapter {
        id: "hoofdstuk-1".into(),
        label: some("Hoofdstuk 1"),
        title: some("Algemeen"),
        articles: vec![
            article(
                "begrippen",
                "1",
                "Begrippen",
                vec![ClauseBlock { id: None, number: None, html: "<p>Zie de begrippenlijst.</p>".into(), ..ClauseBlock::default() }],
            ),
            article(
                "facturatie",
                "2",
                "Facturatie en betaling",
                vec![
                    block("1", "<p>De aanbieder declareert per kalendermaand, uiterlijk op de vijftiende dag van de maand daarna.</p>"),
                    block("2", parts),
                    with_question,
                ],
            ),
            article("sroi", "3", "Social return", Vec::new()),
        ],
    };
    Contract {
        title: "Raamovereenkomst jeugdhulp".into(),
        statuses: vec![status("concept", "concept")],
        scope: vec![fact("Segment", "Ambulant")],
        parties: vec![Party {
            role: "Opdrachtgever".into(),
            name: "De gemeenten van de regio Lindestreek".into(),
            signatory: some("mw. A. de Vries"),
            ..Party::default()
        }],
        term: Some(Term {
            periods: vec![
                TermPeriod {
                    label: "Vaste looptijd".into(),
                    validity: Validity { text: "2026 en 2027".into(), ..year(2026) },
                    notice_by: Some("30 juni".into()),
                },
                TermPeriod {
                    label: "Verlenging 1".into(),
                    validity: Validity { text: "2028".into(), ..year(2028) },
                    notice_by: Some("30 juni".into()),
                },
                TermPeriod {
                    label: "Verlenging 2".into(),
                    validity: Validity { text: "2029".into(), ..year(2029) },
                    notice_by: Some("30 juni".into()),
                },
                TermPeriod {
                    label: "Verlenging 3".into(),
                    validity: Validity { text: "2030".into(), ..year(2030) },
                    notice_by: Some("30 juni".into()),
                },
            ],
            facts: vec![
                fact("Begint", "1 januari 2026"),
                fact("Opzegtermijn", "6 maanden"),
                fact("Evaluaties", "na 18 maanden: 1 juli 2027; na 3 jaar: 1 januari 2029"),
            ],
            drawing_html: None,
        }),
        precedence: vec!["<a href=\"raam.html\">Deze overeenkomst</a>".into(), "Algemene inkoopvoorwaarden VNG".into()],
        values: vec![fact("payment_days", "30")],
        front: vec![FrontSection {
            section: Section { id: "overwegingen".into(), title: "Overwegingen".into(), ..Section::default() },
            blocks: vec![ClauseBlock { html: "<p>De gemeenten kopen samen in.</p>".into(), ..ClauseBlock::default() }],
            source: some("eigen tekst"),
        }],
        parts: vec![Part { id: "deel-1".into(), label: None, title: None, chapters: vec![chapter] }],
        annexes: vec![Annex {
            id: "bijlage-a".into(),
            label: "Bijlage A".into(),
            title: "Tarievenblad 2026".into(),
            version: some("1.1"),
            date: some("15 januari 2026"),
            scope: vec![fact("Segment", "Ambulant")],
            html: "<p>Zie de tarieven.</p>".into(),
        }],
        replaces: vec![Reference { label: "Raamovereenkomst 2022".into(), url: None, code: None }],
        variants: vec![to("Wonen", "raam-wonen.html")],
        conditions: vec![fact("Sturing", "<p>Op resultaat</p>")],
        origins: Some(Section {
            id: "deel_herkomst".into(),
            title: "Herkomst van de artikelen".into(),
            note_html: some("Waar de artikelen vandaan komen."),
            html: "<p>Artikel 2: contractstandaard</p>".into(),
        }),
        gone: vec![GoneClause {
            id: "opzegging".into(),
            name: "artikel 9, Opzegging".into(),
            since: "1 januari 2026".into(),
            successors: vec![to("artikel 2, Facturatie en betaling", "#artikel-2")],
            last: to("Het artikel zoals het was in uitgave 2025.1", "../versies/2025.1/overeenkomsten/raam.html#opzegging"),
        }],
    }
}

fn document() -> Document {
    Document {
        title: "Inkoopstrategie".into(),
        kind: some("Strategie"),
        number: some("2024/118"),
        date: some("21 juni 2024"),
        status: some("vastgesteld"),
        statuses: vec![status("superseded", "vervangen")],
        version_history: versions(),
        fields: vec![fact("Portefeuillehouder", "wethouder jeugd")],
        replaces: vec![Reference { label: "Inkoopstrategie 2022".into(), url: some("inkoopstrategie-2022.html"), code: None }],
        annex_of: Some(to("Raadsinformatiebrief 5", "rib-5.html")),
        annexes: vec![to("Kaart van de regio", "kaart.html")],
        html: "<h2 id=\"uitgangspunten\"><span class=\"nummer\">1</span> Uitgangspunten</h2><p>Wij kopen in wat helpt.</p><h3 id=\"dichtbij\"><span class=\"nummer\">1.1</span> Dichtbij</h3><p>Hulp is er in de buurt.</p>".into(),
        questions: vec![to("vraag 12", "../vragen/nvi-1.html#12")],
    }
}

fn round() -> QuestionRound {
    let question = |number: &str, answer: Option<&str>| Question {
        id: number.into(),
        number: number.into(),
        document: answer.map(|_| "Raamovereenkomst jeugdhulp".into()),
        about: vec![to("artikel 7, lid 2", "../overeenkomsten/raam.html#facturatie-2")],
        question_html: "<p>Telt reistijd mee als hulp?</p>".into(),
        answer_html: answer.map(Into::into),
        changes_html: answer.map(|_| "<p>Artikel 7 is aangepast.</p>".into()),
    };
    QuestionRound {
        title: "Nota van inlichtingen 1".into(),
        published: some("30 april 2025"),
        questions: vec![question("12", Some("<p>Ja, reistijd zit in het tarief.</p>")), question("13", None)],
    }
}

fn programme() -> Requirements {
    Requirements {
        title: "Programma van eisen".into(),
        prefix: some("PvE"),
        requirements: vec![Requirement {
            id: "pve-12".into(),
            number: "PvE-12".into(),
            html: "<p>De begeleider staat in het register van SKJ.</p>".into(),
            scope: vec![fact("Segment", "Wonen")],
            verified_by: some("Verklaring bij aanmelding"),
            questions: vec![to("vraag 12", "../vragen/nvi-1.html#12")],
        }],
        table: Some(RequirementTable {
            columns: vec!["Nr.".into(), "Eis".into()],
            groups: vec![RequirementGroup {
                id: "deel_eisen_1".into(),
                title: "Voor alle segmenten".into(),
                rows: vec![RequirementRow {
                    id: "pve-13".into(),
                    number: "PvE-13".into(),
                    cells: vec!["<p>De begeleider is bereikbaar.</p>".into()],
                }],
            }],
        }),
    }
}

fn terms() -> Vec<GlossaryTerm> {
    vec![GlossaryTerm {
        id: "jeugdige".into(),
        term: "jeugdige".into(),
        also: vec!["jeugdigen".into()],
        definition_html: "<p>Wie jonger is dan 18 jaar.</p>".into(),
        source: some("artikel 1.1 Jeugdwet"),
        used_in: vec![to("artikel 2", "overeenkomsten/raam.html#facturatie")],
    }]
}
