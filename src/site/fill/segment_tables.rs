//! What segments differ in, side by side: their conditions, and the instruments of purchasing.

use crate::catalogue::Entry;
use crate::catalogue::segment::Segment;
use crate::findings::At;
use crate::site::context::{Cell, Column, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// Conditions compared: a row for each segment that has any, a column for each name, in the order in which they first appear.
pub fn conditions<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>, layout: Layout) -> Option<Table> {
    let segments: Vec<_> = segments.filter(|segment| !segment.conditions.0.is_empty()).collect();
    let names = super::parts::once(segments.iter().flat_map(|segment| segment.conditions.0.keys()));
    let mut columns = vec![view.label("segment")];
    columns.extend(names.iter().map(|name| (*name).clone()));
    let cells = |segment: &Entry<Segment>| names.iter().map(|name| segment.conditions.0.get(*name).cloned()).collect();
    table(view, layout, columns, segments.iter().map(|segment| (*segment, cells(segment))).collect())
}

/// The four instruments compared.
pub fn instruments<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>, layout: Layout) -> Option<Table> {
    let heads = ["segment", "instrument_suppliers", "instrument_access", "funding_head", "instrument_contract"];
    let with = segments.filter_map(|segment| Some((segment, segment.instruments.as_ref()?)));
    let rows = with.map(|(segment, i)| (segment, vec![i.suppliers.clone(), i.access.clone(), i.funding.clone(), i.contract.clone()]));
    table(view, layout, heads.iter().map(|head| view.label(head)).collect(), rows.collect())
}

/// What stands beside each other: conditions, with a segment a row, or segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row for each segment.
    Rows,
    /// A column for each segment.
    Columns,
    /// Columns for a few segments that have more to say than there are segments.
    Fitting,
}

impl Layout {
    /// Of the value of a filter.
    pub fn of(text: Option<&str>) -> Self {
        match text {
            Some("rows") => Self::Rows,
            Some("columns") => Self::Columns,
            _ => Self::Fitting,
        }
    }
}

/// As many segments can be read beside each other.
const MOST_BESIDE: usize = 4;

/// A segment and what it says under each column.
type Said<'a> = (&'a Entry<Segment>, Vec<Option<At<String>>>);

fn table(view: &View, layout: Layout, columns: Vec<String>, rows: Vec<Said>) -> Option<Table> {
    if rows.is_empty() {
        return None;
    }
    let row = |(segment, texts): (&Entry<Segment>, Vec<Option<At<String>>>)| {
        let link = view.link(segment.name.value.clone(), &PageId::Segment(segment.id.clone()), None);
        let mut cells = vec![Cell { html: super::parts::anchor(&link), note_html: None }];
        let html = |text: Option<At<String>>| text.map_or_else(|| "–".to_owned(), |text| view.inline(&text));
        cells.extend(texts.into_iter().map(|text| Cell { html: html(text), note_html: None }));
        Row { id: None, cells }
    };
    let table = Table {
        columns: columns.into_iter().map(|label| Column { label, ..Column::default() }).collect(),
        rows: rows.into_iter().map(row).collect(),
        ..Table::default()
    };
    let fits = (2..=MOST_BESIDE).contains(&table.rows.len()) && table.columns.len() > table.rows.len() + 1;
    Some(if layout == Layout::Columns || (layout == Layout::Fitting && fits) { turned(&table) } else { table })
}

/// A table with its rows as columns.
fn turned(table: &Table) -> Table {
    let name = |row: &Row| row.cells.first().map(|cell| cell.html.clone()).unwrap_or_default();
    let corner = Column::default();
    let heads = table.rows.iter().map(|row| Column { head_html: Some(name(row)), ..Column::default() });
    let said = |at: usize| table.rows.iter().map(move |row| row.cells.get(at).cloned().unwrap_or_default());
    let label = |column: &Column| Cell { html: crate::markdown::escape(&column.label), note_html: None };
    let rows = table.columns.iter().enumerate().skip(1);
    let rows = rows.map(|(at, column)| Row { id: None, cells: std::iter::once(label(column)).chain(said(at)).collect() }).collect();
    Table { columns: std::iter::once(corner).chain(heads).collect(), rows, row_heads: 1, ..Table::default() }
}
