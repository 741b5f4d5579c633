//! What segments differ in, side by side: their conditions, the instruments of purchasing, or all that they say.

use super::parts::{anchor, anchors, count, once};
use super::segment::funding;
use crate::catalogue::Entry;
use crate::catalogue::segment::Segment;
use crate::figures;
use crate::markdown::{escape, text_of};
use crate::site::context::{Cell, Column, Row, Table};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The conditions as the list of segments shows them: what is the same everywhere is said once above them, and where nothing
/// is left to compare, or too much to stand beside each other, they stand below each other.
pub fn conditions_in_list(view: &View) -> Option<Table> {
    let of = |layout| conditions(view, view.catalogue().segments.values(), layout);
    let table = of(Layout::Fitting)?;
    if table.row_heads > 0 {
        return Some(table);
    }
    let tidy = super::columns::tidy(table, &view.label("all"));
    if tidy.columns.len() > 1 { Some(tidy) } else { of(Layout::List) }
}

/// Conditions compared: a row for each segment that has any, a column for each name, in the order in which they first appear.
pub fn conditions<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>, layout: Layout) -> Option<Table> {
    let segments: Vec<_> = segments.filter(|segment| !segment.conditions.0.is_empty()).collect();
    table(view, layout, &segments, condition_columns(view, &segments))
}

/// The four instruments compared.
pub fn instruments<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>, layout: Layout) -> Option<Table> {
    let segments: Vec<_> = segments.filter(|segment| segment.instruments.is_some()).collect();
    table(view, layout, &segments, instrument_columns(view, &segments))
}

/// Everything compared: where and how a segment is bought and from how many, the instruments, the conditions. What no segment
/// says is left out.
pub fn compared<'a>(view: &View, segments: impl Iterator<Item = &'a Entry<Segment>>, layout: Layout) -> Option<Table> {
    let segments: Vec<_> = segments.collect();
    let of =
        |label: &str, say: &dyn Fn(&Entry<Segment>) -> Option<Cell>| (view.label(label), segments.iter().map(|one| say(one)).collect());
    let plain = |text: String| Cell { html: escape(&text), note_html: None };
    let mut columns: Vec<Said> = vec![
        of("municipalities", &|segment| places(view, segment)),
        of("law_head", &|segment| view.catalogue().segment_law(&segment.id).map(|law| plain(view.label(&format!("law.{}", law.key()))))),
        of("fill.funding_model", &|segment| funding(view, segment.funding, &segment.funding_parts).map(plain)),
        of("procedure", &|segment| {
            let links: Vec<_> =
                segment.admission.iter().flat_map(|a| &a.procedures).map(|id| super::provider::procedure(view, id)).collect();
            (!links.is_empty()).then(|| Cell { html: anchors(&links), note_html: None })
        }),
        of("providers_wanted", &|segment| segment.providers.as_ref()?.wanted.as_deref().map(super::words::range).map(plain)),
        of("providers_contracted", &|segment| segment.providers.as_ref()?.contracted.as_deref().map(super::words::range).map(plain)),
        of("main_contractor_share", &|segment| {
            segment
                .main_contractor_share
                .map(|share| plain(view.say("fill.at_least", &[&figures::percent(share.value.0, view.shared.language)])))
        }),
    ];
    columns.extend(instrument_columns(view, &segments));
    columns.extend(condition_columns(view, &segments));
    columns.retain(|(_, cells)| cells.iter().any(Option::is_some));
    // What is the same everywhere compares nothing, and the law is the same in most catalogues.
    let law = view.label("law_head");
    let same = |cells: &[Option<Cell>]| {
        cells.windows(2).all(|two| two[0].as_ref().map(|cell| &cell.html) == two[1].as_ref().map(|cell| &cell.html))
    };
    columns.retain(|(label, cells)| *label != law || !same(cells));
    table(view, layout, &segments, columns)
}

/// What is compared, with what each segment says of it.
type Said = (String, Vec<Option<Cell>>);

fn condition_columns(view: &View, segments: &[&Entry<Segment>]) -> Vec<Said> {
    let names = once(segments.iter().flat_map(|segment| segment.conditions.0.keys()));
    let said = |name: &String| segments.iter().map(|segment| segment.conditions.0.get(name).map(|text| text_cell(view, text))).collect();
    names.into_iter().map(|name| (name.clone(), said(name))).collect()
}

fn instrument_columns(view: &View, segments: &[&Entry<Segment>]) -> Vec<Said> {
    let said = |at: usize| {
        let own = |segment: &&Entry<Segment>| segment.instruments.as_ref()?.in_order()[at].map(|text| text_cell(view, text));
        segments.iter().map(own).collect()
    };
    let labels = ["instrument_suppliers", "instrument_access", "funding_head", "instrument_contract"];
    labels.iter().enumerate().map(|(at, label)| (view.label(label), said(at))).collect()
}

fn text_cell(view: &View, text: &crate::findings::At<String>) -> Cell {
    Cell { html: view.inline(text), note_html: None }
}

/// Where it is bought: the municipalities and groups that it names, and how many municipalities these are.
fn places(view: &View, segment: &Entry<Segment>) -> Option<Cell> {
    let named = segment.scope.get("municipalities");
    let all = view.catalogue().municipalities_of(named).len();
    let links: Vec<_> = named.iter().map(|id| view.municipality(id)).collect();
    let number = (all > 0 && all != links.len()).then(|| escape(&count(view, "municipality", all)));
    (!links.is_empty()).then(|| Cell { html: anchors(&links), note_html: number })
}

/// What stands beside each other: conditions, with a segment a row, or segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row for each segment.
    Rows,
    /// A column for each segment.
    Columns,
    /// A row for each thing that is compared, with what is said of it and by which segments.
    List,
    /// Columns for a few segments that have more to say than there are segments, a list for what has too many columns, or else rows.
    Fitting,
}

impl Layout {
    /// Of the value of a filter.
    pub fn of(text: Option<&str>) -> Self {
        match text {
            Some("rows") => Self::Rows,
            Some("columns") => Self::Columns,
            Some("list") => Self::List,
            _ => Self::Fitting,
        }
    }
}

/// As many segments can be read beside each other.
const MOST_BESIDE: usize = 4;
/// As many things that are said of a segment fit in its row.
const MOST_SAID: usize = 6;

fn table(view: &View, layout: Layout, segments: &[&Entry<Segment>], said: Vec<Said>) -> Option<Table> {
    if segments.is_empty() {
        return None;
    }
    let fits = (2..=MOST_BESIDE).contains(&segments.len()) && said.len() > segments.len();
    Some(match layout {
        Layout::Columns => columns(view, segments, said),
        Layout::Fitting if fits => columns(view, segments, said),
        Layout::List => list(view, segments, said),
        Layout::Fitting if said.len() > MOST_SAID => list(view, segments, said),
        Layout::Rows | Layout::Fitting => rows(view, segments, said),
    })
}

fn name(view: &View, segment: &Entry<Segment>) -> String {
    anchor(&view.link(segment.name.value.clone(), &PageId::Segment(segment.id.clone()), None))
}

fn cell(said: Option<Cell>) -> Cell {
    said.unwrap_or_else(|| Cell { html: "–".to_owned(), note_html: None })
}

/// A row for each segment.
fn rows(view: &View, segments: &[&Entry<Segment>], said: Vec<Said>) -> Table {
    let labels = std::iter::once(view.label("segment")).chain(said.iter().map(|(label, _)| label.clone()));
    let columns = labels.map(|label| Column { label, ..Column::default() }).collect();
    let mut rows: Vec<Row> =
        segments.iter().map(|segment| Row { id: None, cells: vec![Cell { html: name(view, segment), note_html: None }] }).collect();
    for (_, cells) in said {
        for (row, said) in rows.iter_mut().zip(cells) {
            row.cells.push(cell(said));
        }
    }
    Table { columns, rows, ..Table::default() }
}

/// A column for each segment, a row for each thing that is compared.
fn columns(view: &View, segments: &[&Entry<Segment>], said: Vec<Said>) -> Table {
    let heads = segments.iter().map(|segment| {
        let html = name(view, segment);
        Column { label: text_of(&html), head_html: Some(html), ..Column::default() }
    });
    let row = |(label, cells): Said| {
        let first = Cell { html: escape(&label), note_html: None };
        Row { id: None, cells: std::iter::once(first).chain(cells.into_iter().map(cell)).collect() }
    };
    Table {
        columns: std::iter::once(Column::default()).chain(heads).collect(),
        rows: said.into_iter().map(row).collect(),
        row_heads: 1,
        texts: true,
        ..Table::default()
    }
}

/// A row for each thing that is compared: every answer once, with the segments that give it.
fn list(view: &View, segments: &[&Entry<Segment>], said: Vec<Said>) -> Table {
    let row = |(label, cells): Said| {
        let mut answers: Vec<(String, Vec<String>)> = Vec::new();
        for (segment, said) in segments.iter().zip(cells) {
            let Some(said) = said else { continue };
            let text = said.html + &said.note_html.map(|note| format!(" {note}")).unwrap_or_default();
            match answers.iter_mut().find(|(same, _)| *same == text) {
                Some((_, names)) => names.push(name(view, segment)),
                None => answers.push((text, vec![name(view, segment)])),
            }
        }
        let answer = |(text, names): &(String, Vec<String>)| {
            let everybody = names.len() == segments.len() && names.len() > MOST_BESIDE;
            let whose = if everybody { escape(&view.label("all")) } else { names.join(", ") };
            format!("<li><div class=\"row-note\">{whose}</div>{text}</li>")
        };
        let answers: String = answers.iter().map(answer).collect();
        let cells = [escape(&label), format!("<ul class=\"links\">{answers}</ul>")].map(|html| Cell { html, note_html: None });
        Row { id: None, cells: cells.into() }
    };
    let columns = [view.label("fill.compared_on"), view.label("fill.what_holds")].map(|label| Column { label, ..Column::default() });
    Table { columns: columns.into(), rows: said.into_iter().map(row).collect(), row_heads: 1, texts: true, ..Table::default() }
}
