//! The index of record: tantivy, fed with terms that are already analysed.
//!
//! One writer thread and one segment, so that the same terms give the same postings. It ranks nothing itself; the
//! impacts are computed from what it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tantivy::postings::Postings as _;
use tantivy::schema::{FAST, Field as Column, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{DocSet as _, Index, IndexWriter, TERMINATED, TantivyDocument};

use super::Failure;
use super::analysis::{FIELDS, NAMES, Terms};

const BUDGET: usize = 64 << 20;

/// The postings of one term: entry and count, by field.
pub type Counts = BTreeMap<u32, [u32; FIELDS]>;

/// What tantivy counted.
#[derive(Debug, Default)]
pub struct Record {
    /// By stem.
    pub terms: BTreeMap<String, Counts>,
    /// The entries in which a folded word stands as such.
    pub surfaces: BTreeMap<String, BTreeSet<u32>>,
}

/// Indexes terms, in memory or in an empty folder, and reads the postings back.
pub fn record(terms: &[Terms], addresses: &[&str], folder: Option<&Path>) -> Result<Record, Failure> {
    let mut schema = Schema::builder();
    let counted = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default().set_tokenizer("whitespace").set_fieldnorms(false).set_index_option(IndexRecordOption::WithFreqs),
    );
    let address = schema.add_text_field("url", STORED);
    let number = schema.add_u64_field("number", FAST);
    let columns: Vec<Column> = NAMES.iter().map(|name| schema.add_text_field(name, counted.clone())).collect();
    let surface = schema.add_text_field("surface", counted.clone());
    let schema = schema.build();
    let index = match folder {
        Some(folder) => Index::create_in_dir(folder, schema)?,
        None => Index::create_in_ram(schema),
    };
    let mut writer: IndexWriter = index.writer_with_num_threads(1, BUDGET)?;
    for (place, (terms, url)) in (0u64..).zip(terms.iter().zip(addresses)) {
        let mut document = TantivyDocument::default();
        document.add_u64(number, place);
        document.add_text(address, url);
        for (column, stems) in columns.iter().zip(&terms.fields) {
            document.add_text(*column, stems.join(" "));
        }
        document.add_text(surface, terms.surfaces.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;

    let searcher = index.reader()?.searcher();
    let mut found = Record::default();
    for segment in searcher.segment_readers() {
        let numbers = segment.fast_fields().u64("number")?;
        let entry_of = |document| numbers.first(document).and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX);
        for (field, column) in columns.iter().enumerate() {
            each_term(segment, *column, |term, postings| {
                let counts = found.terms.entry(term.to_owned()).or_default();
                for (document, count) in postings {
                    counts.entry(entry_of(*document)).or_default()[field] = *count;
                }
            })?;
        }
        each_term(segment, surface, |term, postings| {
            let entries = postings.iter().map(|(document, _)| entry_of(*document));
            found.surfaces.entry(term.to_owned()).or_default().extend(entries);
        })?;
    }
    Ok(found)
}

/// Visits the terms of a field, each with the documents in which it stands and how often.
fn each_term(segment: &tantivy::SegmentReader, column: Column, mut visit: impl FnMut(&str, &[(u32, u32)])) -> Result<(), Failure> {
    let mut found = Vec::new();
    let inverted = segment.inverted_index(column)?;
    let mut terms = inverted.terms().stream()?;
    while terms.advance() {
        let Ok(term) = std::str::from_utf8(terms.key()) else {
            continue;
        };
        let mut postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqs)?;
        while postings.doc() != TERMINATED {
            found.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
        visit(term, &found);
        found.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_back() {
        let mut terms = Terms::default();
        terms.fields[0] = vec!["gezin".to_owned()];
        terms.fields[3] = vec!["gezin".to_owned(), "gezin".to_owned()];
        terms.surfaces.insert("gezinnen".to_owned());
        let record = record(&[Terms::default(), terms], &["a", "b"], None).unwrap();
        assert_eq!(record.terms["gezin"][&1], [1, 0, 0, 2, 0, 0, 0]);
        assert!(record.surfaces["gezinnen"].contains(&1));
    }
}
