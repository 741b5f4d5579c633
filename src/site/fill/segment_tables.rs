//! What segments differ in, side by side: their conditions, and the instruments of purchasing.

use crate::catalogue::Entry;
use crate::catalogue::segment::Segment;
use crate::findings::At;
use crate::site::context::{Cell, Column, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// Conditions compared: a row for each segment that has any, a column for each name, in the order in which they first appear.
pub fn conditions<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>) -> Option<Table> {
    let segments: Vec<_> = segments.filter(|segment| !segment.conditions.0.is_empty()).collect();
    let names = super::parts::once(segments.iter().flat_map(|segment| segment.conditions.0.keys()));
    let mut columns = vec![view.label("segment")];
    columns.extend(names.iter().map(|name| (*name).clone()));
    let cells = |segment: &Entry<Segment>| names.iter().map(|name| segment.conditions.0.get(*name).cloned()).collect();
    table(view, columns, segments.iter().map(|segment| (*segment, cells(segment))).collect())
}

/// The four instruments compared.
pub fn instruments<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>) -> Option<Table> {
    let heads = ["segment", "instrument_suppliers", "instrument_access", "funding_head", "instrument_contract"];
    let with = segments.filter_map(|segment| Some((segment, segment.instruments.as_ref()?)));
    let rows = with.map(|(segment, i)| (segment, vec![i.suppliers.clone(), i.access.clone(), i.funding.clone(), i.contract.clone()]));
    table(view, heads.iter().map(|head| view.label(head)).collect(), rows.collect())
}

/// A segment and what it says under each column.
type Said<'a> = (&'a Entry<Segment>, Vec<Option<At<String>>>);

fn table(view: &View, columns: Vec<String>, rows: Vec<Said>) -> Option<Table> {
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
    Some(Table {
        columns: columns.into_iter().map(|label| Column { label, ..Column::default() }).collect(),
        rows: rows.into_iter().map(row).collect(),
        ..Table::default()
    })
}
