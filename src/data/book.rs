//! Several tables in one workbook: what an organisation takes along.

use super::table::Sheet;
use super::xlsx::{Formats, named};
use jiff::civil::Date;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Tables that belong together, each on a worksheet of its own.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What it is about.
    pub title: String,
    /// The tables, in order; each has a name of its own.
    pub sheets: Vec<Sheet>,
}

/// The address of the workbook of a provider.
pub fn book_address(provider: &str) -> String {
    format!("data/providers/{provider}.xlsx")
}

impl Book {
    /// The workbook; `made` is the day that it says it was made on. `None` where a table does not fit in one.
    pub fn xlsx(&self, made: Date) -> Option<Vec<u8>> {
        self.workbook(made).and_then(|mut book| book.save_to_buffer()).ok()
    }

    fn workbook(&self, made: Date) -> Result<Workbook, XlsxError> {
        let mut book = named(&self.title, made)?;
        let formats = Formats::new();
        for sheet in &self.sheets {
            sheet.write_into(&mut book, &formats)?;
        }
        Ok(book)
    }
}
