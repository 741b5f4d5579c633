//! Tables that are made of the catalogue, for `![](table:tariffs?…)` and for annexes: what is data is embedded, and cannot
//! contradict it. A row is shown where its scope can hold together with the filters.

use super::amounts::{codes, holds_for};
use super::columns::tidy;
use super::matrix::{self, Asked};
use super::parts::{anchor, anchors, current_sheet};
use super::{glossary, planning, procedures, provider, purchase, segment_tables};
use crate::catalogue::Entry;
use crate::catalogue::document::{QuestionRound, Requirement, Requirements};
use crate::catalogue::filter::Filter;
use crate::catalogue::product::Product;
use crate::catalogue::scope::Scope;
use crate::catalogue::subject::Subject;
use crate::catalogue::tariffs::Tariff;
use crate::figures;
use crate::findings::At;
use crate::markdown::{self, Options, escape};
use crate::site::context::{Align, Cell, Column, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The table of a name, and what it is called where nothing else was said; `None` where there is no such table.
pub fn build(view: &View, name: &str, query: &[(String, Vec<String>)]) -> Option<(Table, String)> {
    let filter = Filter::of(query);
    let layout = segment_tables::Layout::of(filter.layout.as_deref());
    let segments = || view.catalogue().segments.values().filter(|segment| filter.segment(view.catalogue(), segment));
    let (table, label) = match name {
        "products" => (products(view, &filter), "products"),
        "tariffs" => (tariffs(view, &filter), "tariffs"),
        "conditions" => (segment_tables::conditions(view, segments(), layout).unwrap_or_else(|| heads(view, &["segment"])), "conditions"),
        "instruments" => {
            (segment_tables::instruments(view, segments(), layout).unwrap_or_else(|| heads(view, &["segment"])), "instruments")
        }
        "segments" => (segment_tables::compared(view, segments(), layout).unwrap_or_else(|| heads(view, &["segment"])), "segments"),
        "providers" => (providers(view, &filter), "providers"),
        "municipalities" => (municipalities(view, &filter), "municipalities"),
        "planning" => (planning::table(view), "planning"),
        "indicators" => (indicators(view, &filter), "indicators"),
        "questions" => (questions(view, &filter, view.catalogue().questions.values(), None), "questions"),
        "requirements" => (requirements(view, &filter, view.catalogue().requirements.values(), None), "requirements"),
        "procedures" => (procedures::table(view), "procedures"),
        "glossary" => (glossary::table(view), "glossary"),
        "abbreviations" => (glossary::abbreviations(view), "abbreviations"),
        "purchase" => {
            let products: Vec<&Entry<Product>> =
                view.catalogue().products.values().filter(|product| filter.product(view.catalogue(), product)).collect();
            match filter.layout.as_deref() {
                Some("municipalities") => (purchase::municipalities(view, &products), "purchase_by_municipality"),
                _ => (purchase::levels(view, &products), "purchase_by_level"),
            }
        }
        _ => return None,
    };
    let whole = table.row_heads > 0;
    Some((if whole { table } else { tidy(table, &escape(&view.label("all"))) }, view.label(label)))
}

/// A table with these labels above its columns, and no rows yet.
pub fn heads(view: &View, labels: &[&str]) -> Table {
    let column = |label: &&str| Column { label: view.label(label), ..Column::default() };
    Table { columns: labels.iter().map(column).collect(), ..Table::default() }
}

/// A row of cells of HTML.
pub fn row(cells: Vec<String>) -> Row {
    Row { id: None, cells: cells.into_iter().map(|html| Cell { html, note_html: None }).collect() }
}

/// Text in a cell, or a dash.
pub fn or_dash(html: impl Into<String>) -> String {
    let html = html.into();
    if html.is_empty() { "–".to_owned() } else { html }
}

fn product_link(view: &View, id: &str) -> String {
    let product = view.product(id);
    anchor(&crate::site::context::Link { label: product.label, url: product.url })
}

fn products(view: &View, filter: &Filter) -> Table {
    let mut table = heads(view, &["code", "product", "segment", "unit_head", "funding_head"]);
    table.columns[0].align = Align::Code;
    for product in view.catalogue().products.values().filter(|product| filter.product(view.catalogue(), product)) {
        table.rows.push(row(vec![
            or_dash(product.code.as_ref().map_or("", |code| code.value.as_str())),
            product_link(view, &product.id),
            anchor(&view.segment(&product.segment)),
            or_dash(product.unit.map(|unit| escape(&view.label(&format!("unit.{}", unit.value.key())))).unwrap_or_default()),
            or_dash(
                view.catalogue()
                    .funding(product)
                    .map(|funding| escape(&view.label(&format!("funding.{}", funding.key()))))
                    .unwrap_or_default(),
            ),
        ]));
    }
    table
}

/// Tariffs of the periods asked for, or of what is in force and later.
fn tariffs(view: &View, filter: &Filter) -> Table {
    let catalogue = view.catalogue();
    let current = current_sheet(view).map(|sheet| sheet.period.valid_from.value);
    let wanted = |sheet: &&crate::catalogue::tariff::TariffSheet| {
        if filter.periods.is_empty() {
            Some(sheet.period.valid_from.value) >= current
        } else {
            filter.periods.contains(&sheet.period.id.value)
        }
    };
    let sheets: Vec<&str> = catalogue.sheets.iter().filter(wanted).map(|sheet| sheet.period.id.value.as_str()).collect();
    if filter.layout.as_deref() == Some("matrix") {
        let products: Vec<&Entry<Product>> =
            catalogue.products.values().filter(|product| filter.product(view.catalogue(), product)).collect();
        let shown = |tariff: &Tariff| filter.meets(view.catalogue(), &tariff.scope);
        let empty = sheets.is_empty() || filter.periods.is_empty();
        let mut tables = matrix::all(view, &products, &Asked { periods: &sheets, shown: &shown, names: true, empty }).into_iter();
        if let Some(first) = tables.next() {
            return Table { more: tables.collect(), ..first };
        }
    }
    let mut table = heads(view, &["code", "product", "holds_for", "period", "per_head", "tariff"]);
    (table.columns[0].align, table.columns[5].align) = (Align::Code, Align::Amount);
    for product in catalogue.products.values().filter(|product| filter.product(view.catalogue(), product)) {
        let named = filter.scope.get("products");
        let all = named.is_empty() || named.iter().any(|id| id.value == product.id);
        for code in codes(product).filter(|code| all || named.iter().any(|id| id.value == *code)) {
            for tariff in catalogue.tariffs.of(code).iter().filter(|tariff| sheets.contains(&tariff.period.as_str())) {
                if !filter.meets(view.catalogue(), &tariff.scope) {
                    continue;
                }
                table.rows.push(row(vec![
                    escape(code),
                    product_link(view, code),
                    escape(&holds_for(view, tariff).unwrap_or_else(|| view.label("all"))),
                    escape(&tariff.period),
                    escape(&view.label(&format!("each.{}", tariff.unit.key()))),
                    figures::amount(tariff.amount.0, view.shared.language),
                ]));
            }
        }
    }
    table
}

fn providers(view: &View, filter: &Filter) -> Table {
    let mut table = heads(view, &["provider", "agb", "members", "segments", "category", "products"]);
    table.columns[1].align = Align::Code;
    let catalogue = view.catalogue();
    let here = filter.municipalities(view.catalogue());
    for (id, entry) in &catalogue.providers {
        let offers = catalogue.offers.iter().filter(|offer| offer.provider.value == *id);
        let placed = offers.filter(|offer| match (&here, provider::places(view, offer)) {
            (Some(here), Some(places)) => !here.is_disjoint(&places),
            _ => true,
        });
        let offered: Vec<&str> = placed.map(|offer| offer.product.value.as_str()).collect();
        let subject = Subject::provider(catalogue, entry);
        let without = super::parts::without(&filter.scope, &["municipalities"]);
        if !filter.has("providers", &[id]) || (here.is_some() && offered.is_empty()) || !subject.meets(&without, catalogue) {
            continue;
        }
        let segments = super::parts::once(entry.contracted.iter().flat_map(|entry| &entry.segments).map(|id| view.segment(id)));
        let categories =
            super::parts::once(entry.contracted.iter().filter_map(|entry| entry.category.as_ref()).map(|id| view.category(id)));
        table.rows.push(row(vec![
            anchor(&view.provider(id)),
            or_dash(escape(entry.agb.as_ref().map_or("", |agb| agb.as_str()))),
            or_dash(anchors(&provider::members(view, entry))),
            or_dash(anchors(&segments)),
            or_dash(anchors(&categories)),
            or_dash(escape(&super::parts::once(offered).join(" "))),
        ]));
    }
    table
}

fn municipalities(view: &View, filter: &Filter) -> Table {
    let mut table = heads(view, &["municipality", "code", "groups"]);
    table.columns[1].align = Align::Code;
    let here = filter.municipalities(view.catalogue());
    let catalogue = view.catalogue();
    for (id, municipality) in catalogue.municipalities.iter().filter(|(id, _)| here.as_ref().is_none_or(|here| here.contains(*id))) {
        let groups = catalogue.edition.municipality_group.iter().filter(|group| group.municipalities.iter().any(|own| own.value == *id));
        let groups: Vec<_> = groups.map(|group| view.municipality(&group.id)).collect();
        let code = municipality.code.as_ref().map_or("", |code| code.value.as_str());
        table.rows.push(row(vec![anchor(&view.municipality(id)), or_dash(escape(code)), or_dash(anchors(&groups))]));
    }
    table
}

fn indicators(view: &View, filter: &Filter) -> Table {
    let mut table = heads(view, &["indicator", "description", "target", "holds_for", "source"]);
    for (id, indicator) in view.catalogue().indicators.iter().filter(|(_, indicator)| filter.meets(view.catalogue(), &indicator.scope)) {
        let link = view.link(indicator.name.value.clone(), &PageId::Indicators, Some(id));
        table.rows.push(row(vec![
            anchor(&link),
            view.inline(&indicator.definition),
            or_dash(escape(indicator.target.as_deref().unwrap_or_default())),
            scope(view, &indicator.scope),
            or_dash(escape(indicator.source.as_deref().unwrap_or_default())),
        ]));
    }
    table
}

/// For whom something holds, with links; "alle" where it is for all.
fn scope(view: &View, scope: &Scope) -> String {
    let rows = view.scope_rows(scope);
    if rows.is_empty() {
        return escape(&view.label("all"));
    }
    rows.into_iter().map(|(label, links)| format!("{}: {}", escape(&label), anchors(&links))).collect::<Vec<_>>().join("; ")
}

/// For whom a requirement holds, ages included.
fn required_of(view: &View, requirement: &Requirement) -> String {
    let Some(ages) = requirement.ages.as_ref().and_then(|ages| super::products::ages(view, ages)) else {
        return scope(view, &requirement.scope);
    };
    let ages = escape(&ages);
    if requirement.scope.is_empty() { ages } else { format!("{}; {ages}", scope(view, &requirement.scope)) }
}

/// A text in a cell, whose identifiers begin with what it belongs to: several texts share a table.
fn cell(view: &View, text: &At<String>, prefix: &str) -> String {
    let options = Options { prefix: format!("{}{prefix}-", view.prefix), ..view.options() };
    markdown::inline(&text.value, text.place, &options, view)
}

/// The number of a row, which leads to its own page; on paper the row itself is all there is.
fn numbered(view: &View, link: &crate::site::context::Link, anchors: Option<&str>) -> String {
    if view.inside.is_some() && anchors.is_some() { escape(&link.label) } else { anchor(link) }
}

/// Requirements of programmes; with `anchors` before the identifiers of their rows, or without those.
pub fn requirements<'e>(
    view: &View,
    filter: &Filter,
    programmes: impl IntoIterator<Item = &'e Entry<Requirements>>,
    anchors: Option<&str>,
) -> Table {
    let mut table = heads(view, &["requirement", "description", "holds_for", "verified_by"]);
    table.columns[0].align = Align::Code;
    for programme in programmes {
        for requirement in programme.requirement.iter().filter(|requirement| filter.meets(view.catalogue(), &requirement.scope)) {
            let id = &requirement.id.value;
            let prefix = if anchors.is_some() { id.clone() } else { format!("{}-{id}", programme.id) };
            let number = programme.prefix.as_ref().map_or_else(|| id.clone(), |prefix| format!("{prefix}-{id}"));
            let mut cells = row(vec![
                numbered(view, &view.link(number, &PageId::Requirement(programme.id.clone()), Some(id)), anchors),
                cell(view, &requirement.text, &prefix),
                required_of(view, requirement),
                or_dash(escape(requirement.verified_by.as_ref().map_or("", |text| text.as_str()))),
            ]);
            cells.id = anchors.map(|prefix| format!("{prefix}{id}"));
            table.rows.push(cells);
        }
    }
    table
}

/// Questions of rounds, each by its round and number; with `anchors` before the identifiers of their rows, or without.
pub fn questions<'e>(
    view: &View,
    filter: &Filter,
    rounds: impl IntoIterator<Item = &'e Entry<QuestionRound>>,
    anchors: Option<&str>,
) -> Table {
    let mut table = heads(view, &["fill.number", "about", "question", "answer"]);
    let rounds: Vec<_> = rounds.into_iter().collect();
    let several = rounds.len() > 1;
    for round in rounds {
        for question in round.question.iter().filter(|question| filter.asks(view.catalogue(), question)) {
            let number = question.number.value.to_string();
            let prefix = if anchors.is_some() { number.clone() } else { format!("{}-{number}", round.id) };
            let name = if several { format!("{}, {number}", round.title.as_str()) } else { number.clone() };
            let link = view.link(name, &PageId::Round(round.id.clone()), Some(&number));
            let answer = question.answer.as_ref().map(|text| cell(view, text, &format!("{prefix}-antwoord")));
            let about = question.about.as_ref().map_or_else(|| "–".to_owned(), |about| super::contract::reference_html(view, about));
            let mut cells = row(vec![
                numbered(view, &link, anchors),
                about,
                cell(view, &question.question, &format!("{prefix}-vraag")),
                answer.unwrap_or_else(|| escape(&view.label("no_answer_yet"))),
            ]);
            cells.cells[3].note_html = question.changes.as_ref().map(|text| cell(view, text, &format!("{prefix}-wijziging")));
            cells.id = anchors.map(|prefix| format!("{prefix}{number}"));
            table.rows.push(cells);
        }
    }
    table
}
