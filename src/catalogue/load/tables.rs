//! What is written in rows: tables, tariff sheets, and the records of CSV files.

use super::super::document::Cell;
use super::super::document::TableFile;
use super::super::scope::Scope;
use super::super::tariff::{TariffRow, TariffSheet};
use super::super::{Prose, Records};
use super::Loader;
use crate::content::csv::{read_csv, read_records};
use crate::content::fields::{FromKeys, Record};
use crate::content::keys::unknown;
use crate::content::value::{Key, Kind, Table, Value};
use crate::findings::{At, FileId, Place, rules};

/// The most lines of a CSV file.
const LINES: usize = 400_000;
/// The most rows of a table that is a page.
const ROWS: usize = 20_000;
/// The most bytes in a cell of such a table.
const CELL: usize = 100_000;

/// Takes the cells of columns that nothing reads out of a row.
fn remove(row: &mut Value, unknown: &[String]) {
    if let Kind::Table(table) = &mut row.kind {
        table.0.retain(|(key, _)| !unknown.contains(&key.name));
    }
}

impl<'a> Loader<'a> {
    /// The text of a CSV file; one that has more lines than anyone wrote is a finding and is not read.
    fn csv(&mut self, id: FileId) -> &'a str {
        let text = &self.files.sources.get(id).text;
        if text.bytes().filter(|byte| *byte == b'\n').count() <= LINES {
            return text;
        }
        self.findings.add(&rules::TOO_LARGE, Place::new(id, 0..0), format!("this file has more than {LINES} lines"));
        ""
    }

    /// The rows of a CSV file as records. What is wrong with its header is said once, and not again for every row.
    pub(super) fn rows<T: Record>(&mut self, id: FileId) -> Vec<T> {
        let (columns, mut rows) = read_records(id, self.csv(id), self.findings);
        let Some(unknown) = self.columns::<T>(&columns, &[]) else { return Vec::new() };
        for row in &mut rows {
            remove(row, &unknown);
        }
        rows.into_iter().filter_map(|row| self.read(row)).collect()
    }

    /// Judges a header: the columns that nothing reads, or nothing where a required one is missing.
    fn columns<T: Record>(&mut self, columns: &[Key], scope: &[String]) -> Option<Vec<String>> {
        let known: Vec<&str> = T::KEYS.iter().copied().filter(|key| *key != "where").chain(scope.iter().map(String::as_str)).collect();
        let mut missing = T::required();
        missing.retain(|name| columns.iter().all(|key| key.name != *name));
        let whole = missing.is_empty();
        let strange: Vec<&Key> = columns.iter().filter(|key| !known.contains(&key.name.as_str())).collect();
        let mut reported = Vec::new();
        for key in strange.iter().filter(|key| !key.name.is_empty()) {
            // Where the dimensions could not be read, an unknown column may be one of them.
            if self.open && !scope.is_empty() && whole {
                continue;
            }
            reported.extend(unknown(key, "is not a column of this table", &known, self.findings));
        }
        missing.retain(|name| !reported.contains(name));
        if let (Some(first), Some(last)) = (columns.first(), columns.last()) {
            let header = Place::new(first.place.file(), first.place.span().start..last.place.span().end);
            for name in missing {
                self.findings.add(&rules::MISSING_KEY, header, format!("the column `{name}` is missing"));
            }
        }
        whole.then(|| strange.into_iter().map(|key| key.name.clone()).collect())
    }

    pub(super) fn table(&mut self, id: FileId, stem: &str, twin: Option<FileId>, catalogue: &mut Records) {
        let Some(mut record) = self.whole::<TableFile>(id) else {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        };
        if let Some(twin) = twin {
            let (columns, rows) = self.csv_cells(twin);
            record.columns = columns;
            record.rows.extend(rows);
        }
        if !self.fits(id, &record) {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        }
        let own = record.id.clone().unwrap_or_else(|| At::new(stem.to_owned(), Place::new(id, 0..0)));
        self.insert("table", own, record, Prose::default(), &mut catalogue.tables);
    }

    fn csv_cells(&mut self, id: FileId) -> (Vec<String>, Vec<Vec<Cell>>) {
        let (columns, rows) = read_csv(id, self.csv(id), self.findings);
        let cells = |row: Value| {
            let Kind::Table(table) = row.kind else { return Vec::new() };
            let cell = |value: Value| if let Kind::Text(text) = value.kind { Some(Cell(At::new(text, value.place))) } else { None };
            table.0.into_iter().filter_map(|(_, value)| cell(value)).collect()
        };
        let rows = rows.into_iter().map(cells).collect();
        self.words.extend(columns.iter().map(|key| At::new(key.name.clone(), key.place)));
        (columns.into_iter().map(|key| key.name).collect(), rows)
    }

    /// Reports a table that is too large to be a page.
    fn fits(&mut self, file: FileId, table: &TableFile) -> bool {
        let cell = table.rows.iter().flatten().find(|cell| cell.0.len() > CELL);
        let large = match (table.rows.len(), cell) {
            (rows, _) if rows > ROWS => {
                Some((Place::new(file, 0..0), format!("this table has {rows} rows, more than the {ROWS} that a page can hold")))
            }
            (_, Some(cell)) => Some((cell.0.place, format!("this cell holds {} kB, more than {} kB", cell.0.len() / 1000, CELL / 1000))),
            _ => None,
        };
        large
            .map(|(place, message)| {
                self.findings.add(&rules::TOO_LARGE, place, message).help("publish it as a file under content/assets/, and link to that");
            })
            .is_none()
    }

    pub(super) fn csv_table(&mut self, id: FileId, stem: &str, catalogue: &mut Records) {
        let (columns, rows) = self.csv_cells(id);
        let place = Place::new(id, 0..0);
        let record = TableFile { place, title: None, id: None, columns, rows };
        if !self.fits(id, &record) {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        }
        self.insert("table", At::new(stem.to_owned(), place), record, Prose::default(), &mut catalogue.tables);
    }

    pub(super) fn sheet(&mut self, id: FileId, twin: Option<FileId>, catalogue: &mut Records) {
        let Some(mut sheet) = self.whole::<TariffSheet>(id) else { return };
        if let Some(twin) = twin {
            let (columns, rows) = read_records(twin, self.csv(twin), self.findings);
            let unknown = self.columns::<TariffRow>(&columns, &Scope::names(&self.dimensions));
            let rows = if unknown.is_some() { rows } else { Vec::new() };
            let unknown = unknown.unwrap_or_default();
            for mut row in rows {
                remove(&mut row, &unknown);
                let row = self.scope_columns(row);
                if let Some(mut row) = self.read::<TariffRow>(row) {
                    // An unknown column may have been meant as one that says for whom.
                    row.r#where.unclear |= !unknown.is_empty();
                    sheet.tariff.push(row);
                }
            }
        }
        if let Some(first) = catalogue.sheets.iter().find(|s| s.period.id.value == sheet.period.id.value) {
            let path = self.files.sources.get(first.period.id.place.file()).path.clone();
            self.findings.add(
                &rules::DUPLICATE_IDENTIFIER,
                sheet.period.id.place,
                format!("the period `{}` is also in {path}", sheet.period.id.value),
            );
            return;
        }
        catalogue.sheets.push(sheet);
    }

    /// Puts the columns of a tariff row that are keys of a scope under `where`, as TOML has them.
    fn scope_columns(&self, row: Value) -> Value {
        let scope_keys = Scope::names(&self.dimensions);
        let place = row.place;
        let Kind::Table(table) = row.kind else { return row };
        let (scope, mut rest): (Vec<_>, Vec<_>) = table.0.into_iter().partition(|(key, _)| scope_keys.contains(&key.name));
        if !scope.is_empty() {
            let key = Key { name: "where".to_owned(), place };
            rest.push((key, Value { kind: Kind::Table(Table(scope)), place }));
        }
        Value { kind: Kind::Table(Table(rest)), place }
    }
}
