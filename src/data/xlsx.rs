//! A table as an Excel workbook: a fixed head, a filter, amounts and dates that can be reckoned with.
//!
//! Text stays text, also where it looks like a formula. The same table gives the same bytes.

use super::table::{Cell, Sheet};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// How many characters (UTF-16 units) a cell can hold.
const CELL: usize = 32_767;
/// How many characters the name of a worksheet can have.
const NAME: usize = 31;
/// The widest that a column is made, in characters.
const WIDEST: usize = 60;

impl Sheet {
    /// The workbook; `made` is the day that it says it was made on. `None` where the table does not fit in one.
    pub fn xlsx(&self, made: Date) -> Option<Vec<u8>> {
        self.workbook(made).and_then(|mut book| book.save_to_buffer()).ok()
    }

    fn workbook(&self, made: Date) -> Result<Workbook, XlsxError> {
        let mut book = named(&self.name, made)?;
        self.write_into(&mut book, &Formats::new())?;
        Ok(book)
    }

    /// Adds it to a workbook, as a worksheet.
    pub(super) fn write_into(&self, book: &mut Workbook, formats: &Formats) -> Result<(), XlsxError> {
        let page = book.add_worksheet();
        page.set_name(self.name.chars().take(NAME).collect::<String>())?;
        for (column, name) in (0..).zip(&self.columns) {
            page.write_string_with_format(0, column, name, &formats.head)?;
            page.set_column_width(column, self.width(usize::from(column)))?;
        }
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                formats.write(page, line, column, cell)?;
            }
        }
        page.set_freeze_panes(1, 0)?;
        if let (Ok(last_row), Some(last_column)) = (u32::try_from(self.rows.len()), self.columns.len().checked_sub(1)) {
            page.autofilter(0, 0, last_row, u16::try_from(last_column).unwrap_or(u16::MAX))?;
        }
        Ok(())
    }

    /// The width of a column in characters: that of its widest cell, within reason.
    fn width(&self, column: usize) -> f64 {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
            Cell::Date(_) => 10,
            cell => cell.text().chars().take(WIDEST).count(),
        });
        // The sign of the filter takes some of the head.
        let head = self.columns.get(column).map_or(0, |name| name.chars().count() + 3);
        let widest = cells.chain([head]).max().unwrap_or_default().clamp(8, WIDEST);
        u32::try_from(widest).map_or(8.0, f64::from)
    }
}

/// A workbook that says what it is called and on which day it was made, not at what moment.
pub(super) fn named(title: &str, made: Date) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day(made)?));
    Ok(book)
}

pub(super) struct Formats {
    pub(super) head: Format,
    money: Format,
    date: Format,
    quoted: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        Self {
            head: Format::new().set_bold(),
            money: Format::new().set_num_format("[$€-413] #,##0.00"),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_quote_prefix(),
        }
    }

    fn write(&self, page: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@']) => {
                page.write_string_with_format(row, column, fitting(text), &self.quoted)?;
            }
            Cell::Text(text) => drop(page.write_string(row, column, fitting(text))?),
            Cell::Number(number) => drop(page.write_number(row, column, number.to_f64().unwrap_or_default())?),
            Cell::Money(money) => {
                page.write_number_with_format(row, column, money.0.to_f64().unwrap_or_default(), &self.money)?;
            }
            Cell::Date(date) => match day(*date) {
                Ok(day) => drop(page.write_datetime_with_format(row, column, &day, &self.date)?),
                // Excel counts from 1900.
                Err(_) => drop(page.write_string(row, column, date.to_string())?),
            },
        }
        Ok(())
    }
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).unwrap_or_default(), part(date.month()), part(date.day()))
}

/// The text, cut off where a cell cannot hold it.
pub(super) fn fitting(text: &str) -> String {
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return text.to_owned();
    }
    let mut units = 0;
    let head = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < CELL
    });
    head.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::amounts::Money;
    use jiff::civil::date;
    use rust_decimal::Decimal;

    fn sheet(text: &str) -> Sheet {
        let row = vec![text.into(), Money(Decimal::new(7560, 2)).into(), date(2026, 1, 31).into(), date(1650, 1, 1).into(), 4.into()];
        Sheet { name: "proef".into(), columns: ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec(), rows: vec![row] }
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let made = date(2026, 1, 1);
        let first = sheet("=HYPERLINK(\"x\")").xlsx(made).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert_eq!(first, sheet("=HYPERLINK(\"x\")").xlsx(made).unwrap());
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_off_and_still_written() {
        assert!(sheet(&"é".repeat(40_000)).xlsx(date(2026, 1, 1)).is_some());
        assert_eq!(fitting(&"😀".repeat(20_000)).encode_utf16().count(), CELL);
        assert_eq!(fitting("kort"), "kort");
    }

    #[test]
    fn an_empty_table_has_a_head() {
        let empty = Sheet { rows: Vec::new(), ..sheet("x") };
        assert!(empty.xlsx(date(2026, 1, 1)).is_some());
        assert!(Sheet::default().xlsx(date(2026, 1, 1)).is_none(), "a worksheet has a name");
    }
}
