//! A table as data: named columns and typed cells, and its form as CSV.
//!
//! CSV is as RFC 4180 says: UTF-8, commas, CRLF. Cells stand there as they were written, so that what is
//! taken along can be read back.

use crate::catalogue::amounts::{Money, decimals};
use crate::findings::At;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name: that of its files under `data/`, without what stands after the dot.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table that is being made: its name, and what stands in it for an entry.
pub type Column<'a, T> = (&'a str, &'a dyn Fn(&T) -> Cell);

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number, such as weeks or a percentage.
    Number(Decimal),
    /// An amount in euros.
    Money(Money),
    /// A day.
    Date(Date),
}

impl Cell {
    /// Its text in CSV.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Money(money) => decimals(money.0, 2),
            Self::Date(date) => date.to_string(),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl From<&At<String>> for Cell {
    fn from(text: &At<String>) -> Self {
        Self::from(&text.value)
    }
}

impl From<&At<Date>> for Cell {
    fn from(date: &At<Date>) -> Self {
        Self::Date(date.value)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<&Date> for Cell {
    fn from(date: &Date) -> Self {
        Self::Date(*date)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Identifiers in one cell, with a space between.
pub fn ids<'a>(ids: impl IntoIterator<Item = &'a At<String>>) -> Cell {
    ids.into_iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ").into()
}

/// Texts in one cell, with `; ` between.
pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Cell {
    let texts: Vec<T> = texts.into_iter().collect();
    texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("; ").into()
}

impl Sheet {
    /// A table whose columns each say what stands in them for an entry.
    pub fn of<E: IntoIterator>(name: impl Into<String>, entries: E, columns: &[Column<E::Item>]) -> Self {
        Self {
            name: name.into(),
            columns: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            rows: entries.into_iter().map(|entry| columns.iter().map(|(_, cell)| cell(&entry)).collect()).collect(),
        }
    }

    /// The table as CSV.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
        let rows = self.rows.iter().map(|row| row.iter().map(Cell::text).collect::<Vec<_>>());
        for row in std::iter::once(self.columns.clone()).chain(rows) {
            // Writing to memory has no way to fail.
            let _ = writer.write_record(&row);
        }
        writer.into_inner().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_quoted_where_it_must_be_and_left_alone_elsewhere() {
        let sheet = Sheet {
            name: "x".into(),
            columns: vec!["a".into(), "b".into()],
            rows: vec![
                vec!["een, \"twee\"".into(), Money(Decimal::new(756, 1)).into()],
                vec!["=1+1".into(), Cell::Empty],
                vec!["regel\nregel".into(), 3.into()],
            ],
        };
        let text = String::from_utf8(sheet.csv()).unwrap();
        assert_eq!(text, "a,b\r\n\"een, \"\"twee\"\"\",75.60\r\n=1+1,\r\n\"regel\nregel\",3\r\n");
    }
}
