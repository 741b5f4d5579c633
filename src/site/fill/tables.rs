//! Tables: an editor's own, and those that are made of the catalogue, on a page or among text.

use super::concern::place;
use super::parts::once;
use super::{catalogue_tables, page};
use crate::catalogue::document::TableFile;
use crate::catalogue::reference::Reference;
use crate::catalogue::{Entry, slug};
use crate::markdown::{classes, escape, text_of};
use crate::site::context::{Align, Cell, Column, Page, Row, Table, TablePage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// A table's own keys.
pub fn table(view: &View, table: &Entry<TableFile>) -> TablePage {
    let used = view.shared.mentions().named("table", &table.id).into_iter().filter_map(|mention| place(view, mention));
    TablePage { table: own(view, table), used_in: once(used) }
}

/// The page of a table.
pub fn page(view: &View, table: &Entry<TableFile>) -> Page {
    let mut page = page::page(view, &PageId::Table(table.id.clone()), "table", title(table));
    page.description = Some(format!("{}: {}", page.title, table.columns.join(", ")));
    page
}

/// What a table is called: its title, or else the name of its file as words.
pub fn title(table: &Entry<TableFile>) -> String {
    table.title.as_ref().map_or_else(|| super::words::sentence(&table.id.replace(['-', '_'], " ")), |title| title.value.clone())
}

/// An editor's own table. A column of figures only is set as figures.
fn own(view: &View, table: &Entry<TableFile>) -> Table {
    let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(|cell| view.inline(&cell.0)).collect()).collect();
    let align = |at: usize| {
        let filled = rows.iter().filter_map(|row| row.get(at)).map(|html| text_of(html)).filter(|text| !text.is_empty());
        let texts: Vec<String> = filled.collect();
        // Years name their rows: they are read, not added up.
        let figures = !texts.is_empty() && texts.iter().all(|text| is_figure(text)) && !texts.iter().all(|text| is_year(text));
        if figures { Align::Number } else { Align::Text }
    };
    let columns = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, label)| Column { label: label.clone(), align: align(at), ..Column::default() })
        .collect();
    // A row that is too short is a finding; it is filled up so that the table stays one.
    let cells = |row: &Vec<String>| {
        let html = (0..table.columns.len()).map(|at| row.get(at).cloned().unwrap_or_default());
        html.map(|html| Cell { html, note_html: None }).collect()
    };
    Table { columns, rows: rows.iter().map(|row| Row { id: None, cells: cells(row) }).collect(), ..Table::default() }
}

/// Whether a text is a figure, with the signs that stand around it.
fn is_figure(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || " .,€%+-−–\u{a0}\u{202f}\u{2009}".contains(c);
    let inside = text.trim_start_matches(['-', '−', '–', '+', ' ']);
    text.chars().all(sign) && !inside.contains(['-', '−', '–']) && (text.chars().any(|c| c.is_ascii_digit()) || inside.is_empty())
}

/// Whether a text is a year.
fn is_year(text: &str) -> bool {
    text.trim().len() == 4 && text.trim().parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// The HTML of an embedded table; `None` where there is no such table.
pub fn embed(view: &View<'_>, reference: &Reference, caption: Option<&str>) -> Option<String> {
    made(view, reference, caption).map(|table| html(view, &table))
}

/// An embedded table, with its number where the page numbers it.
pub fn made(view: &View<'_>, reference: &Reference, caption: Option<&str>) -> Option<Table> {
    let id = reference.id();
    let (mut table, name) = match view.catalogue().tables.get(id) {
        Some(entry) => (own(view, entry), title(entry)),
        None => catalogue_tables::build(view, id, &reference.query)?,
    };
    // What has no number is not referred to, and may stand on a page more than once (in an article and in an annex).
    if let Some((number, turn)) = view.placed(written(reference)) {
        table.number = Some(view.say("refer.Table", &[&number]));
        let anchor = anchor(view, written(reference));
        table.id = Some(if turn == 0 { anchor } else { format!("{anchor}_{}", turn + 1) });
    }
    table.caption = Some(caption.map_or(name, str::to_owned));
    Some(table)
}

/// What a reference to a table says behind its kind.
fn written(reference: &Reference) -> &str {
    reference.written.split_once(':').map_or(reference.written.as_str(), |(_, rest)| rest)
}

/// The anchor of an embedded table: by its identifier, and by its filters where it has any.
pub fn anchor(view: &View, written: &str) -> String {
    format!("{}tabel-{}", view.prefix, if written.contains('?') { slug(written) } else { written.to_owned() })
}

/// A table as HTML; on paper one of more columns than a page holds stands there in parts, each with its first column.
pub fn html(view: &View, table: &Table) -> String {
    let parts = crate::markdown::columns_on_paper(table.columns.len());
    if view.inside.is_none() || table.row_heads > 0 || table.over.is_some() || parts.len() == 1 {
        return whole(view, table, false);
    }
    let count = parts.len().to_string();
    let part = |(at, columns): (usize, &Vec<usize>)| {
        let cells = |row: &Row| Row {
            id: row.id.clone().filter(|_| at == 0),
            cells: columns.iter().filter_map(|column| row.cells.get(*column).cloned()).collect(),
        };
        let caption = table.caption.as_deref().unwrap_or_default();
        let part = Table {
            id: table.id.clone().filter(|_| at == 0),
            number: table.number.clone(),
            caption: Some(view.say("fill.part_of_table", &[caption, &(at + 1).to_string(), &count]).trim().to_owned()),
            columns: columns.iter().filter_map(|column| table.columns.get(*column).cloned()).collect(),
            rows: table.rows.iter().map(cells).collect(),
            texts: table.texts,
            same: if at == 0 { table.same.clone() } else { Vec::new() },
            ..Table::default()
        };
        whole(view, &part, at + 1 < parts.len())
    };
    let more = table.more.iter().map(|more| html(view, more));
    parts.iter().enumerate().map(part).chain(more).collect()
}

/// A table in one piece, in a frame that can be reached by keyboard because wide tables scroll in it; or a part that another
/// one follows.
fn whole(view: &View, table: &Table, goes_on: bool) -> String {
    let caption = [table.number.as_deref(), table.caption.as_deref()].into_iter().flatten().map(escape).collect::<Vec<_>>().join(". ");
    let id = table.id.as_ref().map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
    let mut out = same(view, &table.same);
    let kind = match table.row_heads {
        0 if goes_on => " goes-on",
        0 => "",
        _ if table.texts => " beside",
        _ => " matrix",
    };
    let stacks = table.texts || stacks(table);
    let stack = if stacks { " class=\"stack\"" } else { "" };
    out.push_str(&format!(
        "<div class=\"{}{kind}\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\"{id}>\n<table{stack}>\n",
        classes::TABLE
    ));
    if !caption.is_empty() {
        out.push_str(&format!("<caption>{caption}</caption>\n"));
    }
    out.push_str("<thead>\n");
    if let Some(over) = &table.over {
        let before = if over.skip > 0 { format!("<td colspan=\"{}\"></td>", over.skip) } else { String::new() };
        let label = escape(&over.label);
        out.push_str(&format!("<tr class=\"over\">{before}<th scope=\"colgroup\" colspan=\"{}\">{label}</th></tr>\n", over.span));
    }
    out.push_str("<tr>");
    for column in &table.columns {
        let class = class(column.align, true);
        if let Some(head) = &column.head_html {
            out.push_str(&format!("<th scope=\"col\"{class}>{head}</th>"));
        } else if column.label.is_empty() {
            out.push_str(&format!("<td{class}></td>"));
        } else {
            out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escape(&column.label)));
        }
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        let id = row.id.as_ref().map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default();
        out.push_str(&format!("<tr{id}>"));
        for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            if at < table.row_heads {
                out.push_str(&format!("<th scope=\"row\"{}>{}</th>", class(column.align, false), inside(cell, column.align)));
                continue;
            }
            let label =
                if table.texts || (stacks && at > 0) { format!(" data-label=\"{}\"", escape(&column.label)) } else { String::new() };
            out.push_str(&format!("<td{}{label}>{}</td>", class(column.align, false), inside(cell, column.align)));
        }
        out.push_str("</tr>\n");
    }
    if table.rows.is_empty() {
        out.push_str(&format!(
            "<tr><td colspan=\"{}\">{}</td></tr>\n",
            table.columns.len().max(1),
            escape(&view.label("fill.empty_table"))
        ));
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    for more in &table.more {
        out.push_str(&html(view, more));
    }
    out
}

/// Whether the rows of a table become lists of label and value on a phone: many columns, more than one of them texts.
fn stacks(table: &Table) -> bool {
    let texts = table.columns.iter().filter(|column| column.align == Align::Text && !column.label.is_empty()).count();
    table.row_heads == 0 && table.columns.len() > 3 && texts > 2
}

/// What every row of a table says, as a line above it.
fn same(view: &View, facts: &[crate::site::context::Fact]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let said: Vec<String> = facts.iter().map(|fact| format!("{}: {}", escape(&fact.label), fact.html)).collect();
    format!("<p class=\"same\">{} {}.</p>\n", escape(&view.label("same_for_all")), said.join("; "))
}

fn inside(cell: &Cell, align: Align) -> String {
    let note = cell.note_html.as_ref().map(|note| format!("<span class=\"row-note\">{note}</span>")).unwrap_or_default();
    if align == Align::Amount && !cell.html.is_empty() {
        return format!("<span class=\"money\"><span class=\"money-sign\">€</span> <span>{}</span></span>{note}", cell.html);
    }
    format!("{}{note}", cell.html)
}

fn class(align: Align, head: bool) -> &'static str {
    match align {
        Align::Text => "",
        Align::Number => " class=\"number\"",
        Align::Amount => " class=\"amount\"",
        Align::Mark => " class=\"mark\"",
        Align::Code if head => "",
        Align::Code => " class=\"codes\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_years_and_codes() {
        assert!(is_figure("€ 1.234,50") && is_figure("−3 %") && is_figure("–"));
        assert!(is_year("2019") && !is_year("3100") && !is_year("55,0"));
        assert!(!is_figure("2024–2026") && !is_figure("45A48") && !is_figure("2026-01-01"));
    }
}
