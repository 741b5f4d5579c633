//! CSV: the cells of every row with their places. Comma or semicolon, as spreadsheets write it.
//!
//! A quote that is never closed would swallow the rest of the file; its row is reported and left out, and the rest is read.

use super::value::{Key, Kind, Table, Value};
use crate::findings::{FileId, Findings, Place, rules};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// The most rows with a quote out of place that are reported one by one.
const MOST_LOOSE: usize = 100;

/// Reads a CSV file: the names of its columns, and a table a row. Comma or semicolon.
pub fn read_csv(file: FileId, text: &str, findings: &mut Findings) -> (Vec<Key>, Vec<Value>) {
    let (begin, delimiter) = opening(text);
    let loose = loose_quotes(text, begin, delimiter);
    for (quote, _, message) in &loose {
        let help = "close the quote, or leave it out; this row is not read";
        findings.add(&rules::CSV_SYNTAX, Place::new(file, *quote..quote + 1), message.as_str()).help(help);
    }
    let text = &*without(text, begin, &loose);
    if loose.first().is_some_and(|(_, row, _)| text.get(begin..row.start).is_some_and(|before| before.trim().is_empty())) {
        // Without its header, nothing in the file can be told.
        return (Vec::new(), Vec::new());
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let (mut columns, mut rows, mut record) = (Vec::new(), Vec::new(), csv::StringRecord::new());
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(0);
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(error) => {
                findings.add(&rules::CSV_SYNTAX, Place::new(file, start..start), error.to_string());
                break;
            }
            Ok(true) => {}
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        let raw = text.get(start..end).unwrap_or_default();
        let skip = raw.len() - raw.trim_start().len();
        let line = Place::new(file, start + skip..start + raw.trim_end().len().max(skip));
        let mut from = start + skip;
        let mut cell = |cell: &str| {
            let found = text.get(from..end).and_then(|rest| rest.find(cell));
            let Some(at) = found else { return line };
            let place = Place::new(file, from + at..from + at + cell.len());
            from = from + at + cell.len();
            place
        };
        if columns.is_empty() && record.iter().all(str::is_empty) {
            continue;
        }
        if columns.is_empty() {
            columns = record.iter().map(|name| Key { name: name.to_owned(), place: cell(name) }).collect();
            continue;
        }
        // What a spreadsheet leaves below the last row.
        if record.iter().all(str::is_empty) {
            continue;
        }
        if record.len() != columns.len() {
            let few = if record.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", record.len()) };
            findings.add(&rules::CSV_SYNTAX, line, format!("this row has {few}, the header has {}", columns.len()));
            continue;
        }
        let cells =
            columns.iter().zip(&record).map(|(key, text)| (key.clone(), Value { kind: Kind::Text(text.to_owned()), place: cell(text) }));
        rows.push(Value { kind: Kind::Table(Table(cells.collect())), place: line });
    }
    (columns, rows)
}

/// The columns and the rows of a CSV file as records: without the cells that are empty, and with every column once.
pub fn read_records(file: FileId, text: &str, findings: &mut Findings) -> (Vec<Key>, Vec<Value>) {
    let (columns, mut rows) = read_csv(file, text, findings);
    let again = |(at, key): &(usize, &Key)| columns[..*at].iter().any(|other| other.name == key.name);
    for (_, key) in columns.iter().enumerate().filter(again).filter(|(_, key)| !key.name.is_empty()) {
        let message = format!("the column `{}` is there twice; the first is read", key.name);
        findings.add(&rules::CSV_SYNTAX, key.place, message);
    }
    for row in &mut rows {
        if let Kind::Table(table) = &mut row.kind {
            let mut seen = BTreeSet::new();
            table.0.retain(|(key, value)| seen.insert(key.name.clone()) && !matches!(&value.kind, Kind::Text(text) if text.is_empty()));
        }
    }
    (columns, rows)
}

/// Where the first row begins, and the sign between cells: as a line `sep=;` of a spreadsheet says, or as the header has it.
fn opening(text: &str) -> (usize, u8) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if let Some(said) = first.trim().trim_matches('"').strip_prefix("sep=") {
        return (first.len(), if said.starts_with(',') { b',' } else { b';' });
    }
    (0, if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' })
}

/// Quotes that open a cell and are never closed, or closed in the middle of another cell; with the row that each spoils.
fn loose_quotes(text: &str, begin: usize, delimiter: u8) -> Vec<(usize, Range<usize>, String)> {
    let bytes = text.as_bytes();
    let find = |from: usize, wanted: &[u8]| bytes[from..].iter().position(|byte| wanted.contains(byte)).map(|at| from + at);
    let mut loose = Vec::new();
    let (mut at, mut row) = (begin, begin);
    while at < bytes.len() && loose.len() < MOST_LOOSE {
        let mut end = at;
        if bytes[at] == b'"' {
            let mut close = at + 1;
            let closed = loop {
                match find(close, b"\"") {
                    Some(quote) if bytes.get(quote + 1) == Some(&b'"') => close = quote + 2,
                    other => break other,
                }
            };
            let after =
                closed.map(|quote| quote + 1 + bytes[quote + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count());
            let good = after.is_some_and(|after| bytes.get(after).is_none_or(|byte| *byte == delimiter || *byte == b'\n'));
            if !good {
                let line = |to: usize| text[..to].matches('\n').count() + 1;
                let message = match closed {
                    Some(quote) if line(quote) != line(at) => {
                        format!("this quote is only closed on line {}, and more text follows there", line(quote))
                    }
                    Some(_) => "after this quote is closed, more text follows".to_owned(),
                    None => "this quote is never closed".to_owned(),
                };
                let stop = find(at, b"\n").unwrap_or(bytes.len());
                loose.push((at, row..stop, message));
                (at, row) = (stop + 1, stop + 1);
                continue;
            }
            end = after.unwrap_or(bytes.len());
        }
        let stop = find(end.min(bytes.len()), &[delimiter, b'\n']).unwrap_or(bytes.len());
        at = stop + 1;
        if bytes.get(stop) == Some(&b'\n') {
            row = at;
        }
    }
    loose
}

/// The text with spaces for what is not read, so that every place stays what it is.
fn without<'a>(text: &'a str, begin: usize, loose: &[(usize, Range<usize>, String)]) -> Cow<'a, str> {
    if begin == 0 && loose.is_empty() {
        return Cow::Borrowed(text);
    }
    let all = if loose.len() < MOST_LOOSE { 0..0 } else { loose.last().map_or(0..0, |(_, row, _)| row.start..text.len()) };
    let mut bytes = text.as_bytes().to_vec();
    for range in loose.iter().map(|(_, row, _)| row.clone()).chain([0..begin, all]) {
        bytes[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_place() {
        let text = "product;amount\n45A48;75,60\n\"45A49\";80\n";
        let mut findings = Findings::default();
        let (_, rows) = read_csv(FileId::default(), text, &mut findings);
        let Kind::Table(row) = &rows[1].kind else { panic!() };
        assert_eq!(&text[row.get("amount").unwrap().place.span()], "80");
        assert_eq!(findings.iter().count(), 0);
    }

    #[test]
    fn what_a_spreadsheet_leaves_is_no_row_and_a_column_twice_is_said_once() {
        let text = "product;amount;amount\n45A48;75,60;80\n;;\n45A49;1;2\n";
        let mut findings = Findings::default();
        let (_, rows) = read_records(FileId::default(), text, &mut findings);
        let Kind::Table(row) = &rows[0].kind else { panic!() };
        assert_eq!((rows.len(), row.0.len()), (2, 2));
        let found: Vec<_> = findings.iter().map(|finding| (finding.rule.code, finding.message.as_str())).collect();
        assert_eq!(found, [("csv-syntax", "the column `amount` is there twice; the first is read")]);
    }

    #[test]
    fn a_spreadsheet_may_say_its_separator() {
        let mut findings = Findings::default();
        for text in
            ["sep=;\nproduct;amount\n45A48;75,60\n", "\"sep=;\"\nproduct;amount\n45A48;75,60\n", "sep=,\nproduct,amount\n45A48,\"75,60\"\n"]
        {
            let (columns, rows) = read_csv(FileId::default(), text, &mut findings);
            assert_eq!((columns.len(), rows.len()), (2, 1), "{text}");
            let Kind::Table(row) = &rows[0].kind else { panic!() };
            assert_eq!(&text[row.get("amount").unwrap().place.span()], "75,60");
        }
        assert_eq!(findings.iter().count(), 0);
    }

    #[test]
    fn a_quote_that_is_not_closed_costs_one_row() {
        for (row, said) in [
            ("\"45A04;hour;64,20", "this quote is never closed"),
            ("45A04;hour;\"64,20", "this quote is never closed"),
            ("\"45A04\" x;hour;64,20", "after this quote is closed, more text follows"),
        ] {
            let text = format!("product;unit;amount\n45A01;hour;1\n{row}\n45A02;hour;2\n");
            let mut findings = Findings::default();
            let (_, rows) = read_csv(FileId::default(), &text, &mut findings);
            assert_eq!(rows.len(), 2, "{row}");
            let found: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
            assert_eq!(found, [said]);
        }
        let text = "product;unit\n\"45A04;hour\n\"45A05\";hour\n\"twee\nregels\";hour\n";
        let mut findings = Findings::default();
        let (_, rows) = read_csv(FileId::default(), text, &mut findings);
        assert_eq!(rows.len(), 2);
        let found: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(found, ["this quote is only closed on line 3, and more text follows there"]);
    }
}
