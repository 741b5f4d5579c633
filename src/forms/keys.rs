//! The keys of a kind of file as one list, for people: those of tables within it by their path.

use crate::content::form::{Form, Kind, Record, Scalar};

/// A key, with all that an editor has to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its path: `ages.from`, `other_codes[].code`.
    pub path: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it says.
    pub about: String,
    /// What can be written.
    pub value: String,
}

/// All keys of a record, each followed by those of the table behind it. The keys that say for whom it holds are one row.
pub fn rows(record: &Record) -> Vec<Row> {
    let mut rows = Vec::new();
    collect(record, "", &mut rows);
    rows
}

fn collect(record: &Record, before: &str, rows: &mut Vec<Row>) {
    for key in record.keys.iter().filter(|key| !key.group) {
        let path = format!("{before}{}", key.name);
        rows.push(Row { path: path.clone(), required: key.required, about: key.about.clone(), value: value(&key.form) });
        within(&key.form, &path, rows);
    }
    let group: Vec<&str> = record.keys.iter().filter(|key| key.group).map(|key| key.name).collect();
    if !group.is_empty() {
        let path = group.iter().map(|name| format!("{before}{name}")).collect::<Vec<_>>().join(", ");
        rows.push(Row { path, required: false, about: "For whom it holds; absent means all.".to_owned(), value: SCOPE.to_owned() });
    }
}

/// How a scope is written.
const SCOPE: &str = "identifiers, one or a list; a dimension that catalogue.toml declares is a key too";

/// The keys of the tables in a form.
fn within(form: &Form, path: &str, rows: &mut Vec<Row>) {
    match form {
        Form::Record(record) if !record.open || record.keys.iter().any(|key| !key.group) => collect(record, &format!("{path}."), rows),
        Form::List(of) => within(of, &format!("{path}[]"), rows),
        Form::OneOf(forms) => forms.iter().for_each(|form| within(form, path, rows)),
        Form::Free { .. } | Form::Record(_) | Form::Scalar(_) | Form::Choice(_) => {}
    }
}

/// What can be written for a form, in words.
fn value(form: &Form) -> String {
    match form {
        Form::Scalar(scalar) => scalar.about.to_owned(),
        Form::Choice(choice) => choice.values.iter().map(crate::content::form::Word::text).collect::<Vec<_>>().join(", "),
        Form::Record(record) if record.open && record.keys.iter().all(|key| key.group) => {
            let keys: Vec<&str> = record.keys.iter().map(|key| key.name).collect();
            format!("a table with {}, or a declared dimension", keys.join(", "))
        }
        Form::Record(_) => "a table".to_owned(),
        Form::List(of) => match &**of {
            Form::Record(_) => "a list of tables".to_owned(),
            Form::List(within) => format!("a list of lists: {}", value(within)),
            of => format!("a list: {}", value(of)),
        },
        Form::Free { keys, value: of } if keys.is_empty() => format!("a table with keys of your own: {}", value(of)),
        Form::Free { value: of, .. } => format!("a table with codes of rules: {}", value(of)),
        Form::OneOf(forms) => forms.iter().filter(|form| !is_plural(form, forms)).map(value).collect::<Vec<_>>().join("; or "),
    }
}

/// True for a list of what may also be written alone, where the form of one already says so.
fn is_plural(form: &Form, among: &[Form]) -> bool {
    let named = |form: &Form| matches!(form, Form::Scalar(Scalar { name: "identifiers", kinds, .. }) if kinds.contains(&Kind::Text));
    matches!(form, Form::List(of) if named(of)) && among.iter().any(named)
}

#[cfg(test)]
mod tests {
    use super::super::FileKind;
    use super::*;

    fn of(kind: &str) -> Vec<Row> {
        rows(&FileKind::find(kind).unwrap().record())
    }

    #[test]
    fn keys_within_tables_have_their_path() {
        let rows = of("product");
        let row = |path: &str| rows.iter().find(|row| row.path == path).unwrap_or_else(|| panic!("no {path}"));
        assert!(row("name").required && !row("code").required);
        assert!(row("other_codes[].code").required);
        assert!(row("unit").value.starts_with("minute (minuut), hour (uur), day_part (dagdeel)"));
        assert_eq!(row("ages.from").value, "a whole number, 0 or more");
        assert!(row("purchase").value.ends_with("national (landelijk); or a list of tables"));
        assert_eq!(row("purchase[].municipalities").value, "a list: text");
        assert!(row("other_codes[].where").value.starts_with("a table with law, segments"));
    }

    #[test]
    fn the_keys_of_a_scope_are_one_row() {
        let rows = of("clause");
        let last = rows.last().unwrap();
        assert_eq!(last.path, "law, segments, products, categories, municipalities, providers");
        assert!(
            of("segment").last().unwrap().path.ends_with("categories, municipalities"),
            "its own `providers` goes before that of its scope"
        );
    }
}
