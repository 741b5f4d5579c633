//! Tables of the editor's own: every row has as many cells as there are columns.

use super::Check;
use super::targets::COMPUTED_TABLES;
use crate::findings::rules;

/// Counts cells.
pub fn check(check: &mut Check) {
    for table in check.catalogue.tables.values() {
        if COMPUTED_TABLES.contains(&table.id.as_str()) {
            let message = format!("`{}` is a table of the catalogue, so that this one cannot be referred to", table.id);
            check.findings.add(&rules::DUPLICATE_IDENTIFIER, table.id_place, message).help("rename the file, or set `id`");
        }
        if table.columns.is_empty() {
            check.findings.add(&rules::BAD_ROW, table.id_place, format!("the table `{}` has no columns", table.id));
            continue;
        }
        for row in &table.rows {
            let place = row.get(table.columns.len()).or(row.last()).map_or(table.id_place, |cell| cell.0.place);
            if row.len() != table.columns.len() {
                let message = format!("this row has {} cells, the table has {} columns", row.len(), table.columns.len());
                check.findings.add(&rules::BAD_ROW, place, message);
            }
        }
        for (at, column) in table.columns.iter().enumerate() {
            if table.columns[..at].contains(column) {
                let message = format!("the table `{}` has two columns `{column}`", table.id);
                check.findings.add(&rules::BAD_ROW, table.id_place, message);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn rows_fit_their_columns() {
        let lines = found(&[("content/tables/t.toml", "columns = [\"a\", \"b\"]\nrows = [[\"1\", 2], [\"1\"]]\n")]);
        let lines: Vec<_> = lines.iter().filter(|line| !line.starts_with("unused")).collect();
        assert_eq!(lines, ["table-row content/tables/t.toml:2:21 this row has 1 cells, the table has 2 columns"]);
    }
}
