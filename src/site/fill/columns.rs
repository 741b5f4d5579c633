//! Which columns of a list say something: one that says the same in every row is left out, and said once above the list.

use crate::site::context::{Cell, Columns, Fact, Link, Table};

/// A column of a list: its key in the template, its label, and what it says in a row (`None` where it says nothing).
pub type Column<'a, Row> = (&'a str, String, &'a dyn Fn(&Row) -> Option<String>);

/// Judges the columns of a list.
pub fn columns<Row>(rows: &[Row], all: Vec<Column<Row>>) -> Columns {
    let mut columns = Columns::default();
    for (key, label, of) in all {
        let said: Vec<Option<String>> = rows.iter().map(of).collect();
        let judged = judge(&said);
        columns.shown.insert(key.to_owned(), judged == Judged::Shown);
        // Without a label it is only a question whether to show it.
        if let Judged::Same(text) = judged
            && !label.is_empty()
        {
            columns.same.push(Fact { label, html: crate::markdown::escape(&text) });
        }
    }
    columns
}

#[derive(PartialEq)]
enum Judged {
    Shown,
    Empty,
    Same(String),
}

fn judge(said: &[Option<String>]) -> Judged {
    match said.first() {
        Some(None) if said.iter().all(Option::is_none) => Judged::Empty,
        // A single row is read across: what it says stays where it is looked for.
        Some(Some(first)) if said.len() > 1 && said.iter().all(|text| text.as_ref() == Some(first)) => Judged::Same(first.clone()),
        _ => Judged::Shown,
    }
}

/// The names of links, or nothing where there are none.
pub fn names(links: &[Link]) -> Option<String> {
    (!links.is_empty()).then(|| links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join(", "))
}

/// A table without the columns that say nothing, or the same in every row. The first one names the rows and stays.
/// `all` is the word for everybody, which is not worth saying once either.
pub fn tidy(mut table: Table, all: &str) -> Table {
    for at in (1..table.columns.len()).rev() {
        let said: Vec<Option<String>> = table.rows.iter().map(|row| row.cells.get(at).and_then(said)).collect();
        let judged = judge(&said);
        if judged == Judged::Shown {
            continue;
        }
        let column = table.columns.remove(at);
        let cells: Vec<Cell> = table.rows.iter_mut().filter(|row| at < row.cells.len()).map(|row| row.cells.remove(at)).collect();
        if let (Judged::Same(_), Some(cell)) = (judged, cells.into_iter().next().filter(|cell| cell.html != all)) {
            table.same.insert(0, Fact { label: column.label, html: cell.html });
        }
    }
    table
}

fn said(cell: &Cell) -> Option<String> {
    let text = format!("{}{}", cell.html, cell.note_html.as_deref().unwrap_or_default());
    (!text.is_empty() && text != "–").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::context::{self, Row};

    #[test]
    fn what_all_rows_share_is_said_once() {
        let rows = [("45A48", Some("uur"), None), ("45A53", Some("uur"), None::<&str>)];
        let columns = columns(
            &rows,
            vec![
                ("code", "Code".to_owned(), &|row| Some(row.0.to_owned())),
                ("unit", "Per".to_owned(), &|row| row.1.map(str::to_owned)),
                ("age", "Leeftijd".to_owned(), &|row| row.2.map(str::to_owned)),
            ],
        );
        assert_eq!(columns.shown.values().copied().collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(columns.same, [Fact { label: "Per".to_owned(), html: "uur".to_owned() }]);
    }

    #[test]
    fn a_table_keeps_its_first_column_and_what_differs() {
        let row = |cells: [&str; 4]| Row { id: None, cells: cells.map(|html| Cell { html: html.to_owned(), note_html: None }).into() };
        let columns = ["Wie", "Wat", "Soms", "Waar"].map(|label| context::Column { label: label.to_owned(), ..context::Column::default() });
        let table =
            Table { columns: columns.into(), rows: vec![row(["a", "x", "–", "b"]), row(["a", "x", "–", "c"])], ..Table::default() };
        let table = tidy(table, "alle");
        assert_eq!(table.columns.iter().map(|column| column.label.as_str()).collect::<Vec<_>>(), ["Wie", "Waar"]);
        assert_eq!(table.rows[1].cells[1].html, "c");
        assert_eq!(table.same, [Fact { label: "Wat".to_owned(), html: "x".to_owned() }]);
    }
}
