//! What differs between two versions, filled with everything it can hold.

use super::*;

pub(super) fn changes() -> Changes {
    let field = FieldChange {
        label: "Doelgroep".into(),
        was_html: some("<p>Kinderen <del>thuis</del>.</p>"),
        now_html: some("<p>Kinderen <ins>en ouders</ins>.</p>"),
    };
    let entry = ChangeEntry {
        id: "product-45a48".into(),
        kind: "Product".into(),
        name: product("45A48", "Begeleiding"),
        statuses: vec![status("changed", "gewijzigd")],
        fields: vec![field.clone(), FieldChange { was_html: None, ..field.clone() }, FieldChange { now_html: None, ..field }],
        touches: vec![to("Begeleiding (45A48)", "../producten/45a48.html")],
        reason_html: some("Duidelijker."),
        question: Some(to("Nota 1, vraag 4", "../vragen/nvi-1.html#4")),
    };
    let tariff = TariffChange {
        product: product("45A48", "Begeleiding"),
        period: "2026".into(),
        per: "per uur".into(),
        scope: some("Gemeente: Linden"),
        was: some("75,60"),
        now: some("76,00"),
        difference: some("+0,40"),
        percent: some("+0,53 %"),
        bar: Some(TariffBar { start: "0".into(), width: "12.5".into(), lower: true, mark: some("60") }),
        explanation: "correctie".into(),
    };
    let link = to("artikel 7, Betaling", "#overeenkomst-raam-betaling");
    let group = ChangeGroup {
        id: "voor-ambulant".into(),
        title: "Ambulant".into(),
        url: some("../segmenten/ambulant.html"),
        count: "3 wijzigingen".into(),
        entries: vec![entry.clone()],
        tariffs: vec![tariff.clone(), TariffChange { was: None, scope: None, difference: None, percent: None, bar: None, ..tariff }],
        budgets: vec![BudgetChange {
            label: "Uit het netwerk".into(),
            period: "2026".into(),
            scope: some("Product: Begeleiding"),
            was: some("€\u{a0}12,50"),
            now: some("€\u{a0}13,00"),
            difference: some("€\u{a0}+0,50"),
            percent: some("+4,00 %"),
            status: status("changed", "gewijzigd"),
        }],
        scoped: true,
        indexation: some("4,15 %"),
        articles: vec![ArticleLinks { contract: "Raamovereenkomst".into(), count: some("1 artikel"), articles: vec![link] }],
    };
    let row = ArticleChange {
        id: "overeenkomst-raam-betaling".into(),
        name: "artikel 7, Betaling".into(),
        title: "Betaling".into(),
        old_number: some("6"),
        was_html: some("<div class=\"lid\"><span class=\"lid-number\">1</span><div><p>Binnen <del>30</del> dagen.</p></div></div>"),
        new_number: some("7"),
        now_html: some("<div class=\"lid\"><span class=\"lid-number\">1</span><div><p>Binnen <ins>21</ins> dagen.</p></div></div>"),
        status: status("changed", "gewijzigd"),
        reason_html: some("Sneller."),
        question: None,
    };
    let come = ArticleChange { id: "overeenkomst-raam-nieuw".into(), old_number: None, was_html: None, ..row.clone() };
    let gone = ArticleChange { id: "overeenkomst-raam-oud".into(), new_number: None, now_html: None, ..row.clone() };
    let contract = ContractChanges {
        id: "overeenkomst-raam".into(),
        title: to("Raamovereenkomst", "../overeenkomsten/raam.html"),
        count: "4 wijzigingen".into(),
        entry: Some(ChangeEntry { id: "contract-raam".into(), ..entry.clone() }),
        rows: vec![row, come, gone],
        moved: vec!["Geheimhouding: was artikel 33, is artikel 6".into()],
    };
    let rest = ChangeEntry { id: "document-strategie".into(), kind: "Document".into(), ..entry };
    Changes {
        old: to("Uitgave 2025.1", "../versies/2025.1/index.html"),
        new: to("Uitgave 2026.1", "../index.html"),
        figures: vec![
            ChangeFigure { number: "6".into(), status: Some(status("new", "nieuw")), note: some("producten"), label: None },
            ChangeFigure { number: "52".into(), status: None, note: some("51 hoger, 1 lager"), label: some("tarieven anders") },
        ],
        withdrawn: vec![WithdrawnProduct {
            code: "45A03".into(),
            url: some("../producten/45a03.html"),
            name: some("Begeleiding thuis, basis"),
            from: some("1 januari 2026"),
            claimable_until: some("30 juni 2027"),
            successors: vec![product("45A48", "Begeleiding")],
        }],
        heads: vec![status("new", "nieuw"), status("changed", "gewijzigd")],
        counts: vec![ChangeCount { kind: "Producten".into(), numbers: vec![None, some("1")] }],
        folded: true,
        groups: vec![group],
        contracts: vec![contract],
        rest: vec![ChangeGroup {
            id: "overig".into(),
            title: "Documenten".into(),
            count: "1".into(),
            entries: vec![rest],
            ..ChangeGroup::default()
        }],
    }
}
