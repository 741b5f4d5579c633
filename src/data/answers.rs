//! A form that somebody fills in: rows that ask something, and empty columns behind them.
//!
//! As a workbook its texts wrap, it prints on pages of paper with the head on each, and an answer that is one of a few words
//! is chosen from a list.

use super::table::{Cell, Sheet};
use super::xlsx::{Formats, fitting, named};
use jiff::civil::Date;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// A form.
#[derive(Clone, Debug, Default)]
pub struct AnswerForm {
    /// The address of its files, without the dot and what stands after it.
    pub address: String,
    /// What it is called, at the head of every page on paper.
    pub title: String,
    /// What is asked.
    pub asked: Vec<Asked>,
    /// What is answered.
    pub answers: Vec<Answer>,
}

/// A column of what is asked.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What stands above it.
    pub head: String,
    /// A text for every row.
    pub cells: Vec<String>,
}

/// A column to be filled in.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// What stands above it.
    pub head: String,
    /// The words to choose from; empty where anything can be written.
    pub choices: Vec<String>,
}

/// The widest that a column of text is made, in characters.
const WIDEST: usize = 60;
/// How wide a column for a free answer is.
const ROOM: f64 = 40.0;
/// How wide a column for a chosen answer is.
const CHOICE: f64 = 12.0;

impl AnswerForm {
    /// How many rows it has.
    fn rows(&self) -> usize {
        self.asked.iter().map(|column| column.cells.len()).max().unwrap_or_default()
    }

    /// The form as CSV, with nothing in its columns for answers.
    pub fn csv(&self) -> Vec<u8> {
        let heads = self.asked.iter().map(|column| &column.head).chain(self.answers.iter().map(|answer| &answer.head));
        let row = |at: usize| {
            let asked = self.asked.iter().map(|column| column.cells.get(at).into());
            asked.chain(self.answers.iter().map(|_| Cell::Empty)).collect()
        };
        Sheet { name: self.title.clone(), columns: heads.cloned().collect(), rows: (0..self.rows()).map(row).collect() }.csv()
    }

    /// The workbook; `made` is the day that it says it was made on. `None` where the form does not fit in one.
    pub fn xlsx(&self, made: Date) -> Option<Vec<u8>> {
        self.workbook(made).and_then(|mut book| book.save_to_buffer()).ok()
    }

    fn workbook(&self, made: Date) -> Result<Workbook, XlsxError> {
        let mut book = named(&self.title, made)?;
        let page = book.add_worksheet();
        let last = u32::try_from(self.rows()).unwrap_or(u32::MAX);
        let formats = Formats::new();
        let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let head = formats.head.clone().set_text_wrap().set_align(FormatAlign::Bottom).set_border(FormatBorder::Thin);
        let mut at = 0;
        for column in &self.asked {
            page.write_string_with_format(0, at, &column.head, &head)?;
            page.set_column_width(at, width(column))?;
            for (line, text) in (1..).zip(&column.cells) {
                // What looks like a formula stays text.
                let format = if text.starts_with(['=', '+', '-', '@']) { cell.clone().set_quote_prefix() } else { cell.clone() };
                page.write_string_with_format(line, at, fitting(text), &format)?;
            }
            at += 1;
        }
        for answer in &self.answers {
            page.write_string_with_format(0, at, &answer.head, &head)?;
            page.set_column_width(at, if answer.choices.is_empty() { ROOM } else { CHOICE })?;
            for line in 1..=last {
                page.write_blank(line, at, &cell)?;
            }
            if !answer.choices.is_empty() && last > 0 {
                page.add_data_validation(1, at, last, at, &DataValidation::new().allow_list_strings(&answer.choices)?)?;
            }
            at += 1;
        }
        on_paper(page, &self.title)?;
        Ok(book)
    }
}

/// The form on paper: landscape, as wide as the page, the head of the columns on each.
fn on_paper(page: &mut Worksheet, title: &str) -> Result<(), XlsxError> {
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    // An ampersand begins a code there, and there is room for 255 characters.
    let title: String = title.chars().take(100).collect();
    page.set_header(format!("&L{}", title.replace('&', "&&"))).set_footer("&R&P / &N");
    Ok(())
}

/// The width of a column in characters: that of its longest line, within reason.
fn width(column: &Asked) -> f64 {
    let lines = column.cells.iter().flat_map(|text| text.lines()).chain([column.head.as_str()]);
    let widest = lines.map(|line| line.chars().take(WIDEST).count()).max().unwrap_or_default().clamp(8, WIDEST);
    u32::try_from(widest).map_or(8.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> AnswerForm {
        let column = |head: &str, cells: &[&str]| Asked { head: head.into(), cells: cells.iter().map(|text| (*text).into()).collect() };
        AnswerForm {
            address: "data/forms/proef".into(),
            title: "Eisen & wensen".into(),
            asked: vec![column("Nr.", &["E-1", "E-2"]), column("Eis", &["Een, twee.", "=1+1"])],
            answers: vec![
                Answer { head: "Voldoet".into(), choices: vec!["ja".into(), "nee".into()] },
                Answer { head: "Toelichting".into(), choices: Vec::new() },
            ],
        }
    }

    #[test]
    fn answers_are_left_open() {
        let text = String::from_utf8(form().csv()).unwrap();
        assert_eq!(text, "Nr.,Eis,Voldoet,Toelichting\r\nE-1,\"Een, twee.\",,\r\nE-2,=1+1,,\r\n");
    }

    #[test]
    fn a_form_is_a_workbook_of_the_same_bytes_each_time() {
        let made = date(2026, 1, 1);
        let first = form().xlsx(made).unwrap();
        assert!(first.starts_with(b"PK"));
        assert_eq!(first, form().xlsx(made).unwrap());
        assert!(AnswerForm::default().xlsx(made).is_some(), "a form that asks nothing");
    }
}
