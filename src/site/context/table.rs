//! A table of any kind, on its own page or among other content. Never knows what its cells mean.

use serde::Serialize;

use super::{Fact, Link};
use std::collections::BTreeMap;

/// How a column is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Text,
    /// Right-aligned, tabular figures.
    Number,
    /// Right-aligned with the euro sign in front; cells hold the figure only.
    Amount,
    /// A code, monospaced and never broken.
    Code,
    /// An open or filled square.
    Mark,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, Default, Serialize)]
pub struct Column {
    pub label: String,
    /// A head with a link in it, instead of the label.
    pub head_html: Option<String>,
    pub align: Align,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub html: String,
    /// A quiet second line.
    pub note_html: Option<String>,
}

/// A row of a [`Table`]; as many cells as there are columns.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    pub id: Option<String>,
    pub cells: Vec<Cell>,
}

/// A head above several columns.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Over {
    /// Columns before the first of them.
    pub skip: usize,
    pub label: String,
    pub span: usize,
}

/// A table with its head, caption and number.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    pub id: Option<String>,
    /// "Tabel 3"; `None` for a table that is not numbered.
    pub number: Option<String>,
    pub caption: Option<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// So many cells at the start of a row name it.
    pub row_heads: usize,
    /// Its cells are texts and not figures: on a narrow screen each stands under the head of its column.
    pub texts: bool,
    /// What stands above the other columns together: the dimension whose values they are.
    pub over: Option<Over>,
    /// Tables that belong to it and stand below it.
    pub more: Vec<Table>,
    /// Columns that were left out because every row says the same, with what that is.
    pub same: Vec<Fact>,
}

/// The columns of a list that a template makes itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Columns {
    /// By its key: whether a column stands in the list.
    pub shown: BTreeMap<String, bool>,
    /// What was left out because every row says the same.
    pub same: Vec<Fact>,
}

/// `tabellen/<id>.html`, key `table`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TablePage {
    pub table: Table,
    /// Pages that embed it.
    pub used_in: Vec<Link>,
}
