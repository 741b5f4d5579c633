//! A comparison for a terminal: a line a change, and under it only the lines and items that differ.

use crate::versions::compare::tariffs::Difference;
use crate::versions::compare::{Change, Changes, What};
use serde_json::Value;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::fmt::Write;

/// The whole comparison.
pub fn text(changes: &Changes) -> String {
    let number = changes.changes.len();
    let word = if number == 1 { "change" } else { "changes" };
    let mut out = format!("{number} {word} from {} to {}\n", changes.old, changes.new);
    for change in &changes.changes {
        write(&mut out, change);
    }
    out
}

fn write(out: &mut String, change: &Change) {
    let field = change.field.as_ref().filter(|field| !field.is_empty()).map_or_else(String::new, |field| format!(": {field}"));
    let name = if change.name.is_empty() { String::new() } else { format!(" ({})", change.name) };
    let _ = writeln!(out, "{} {} {}{name}{field}", word(change), change.kind, change.id);
    let (old, new) = (lines(change.old.as_ref()), lines(change.new.as_ref()));
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, was, now) = op.as_tag_tuple();
        if tag != DiffTag::Equal {
            let own = old[was].iter().map(|line| ('-', line)).chain(new[now].iter().map(|line| ('+', line)));
            for (sign, line) in own {
                let _ = writeln!(out, "  {sign} {line}");
            }
        }
    }
    for place in &change.contracts {
        let _ = writeln!(out, "  in {}: was {}, is {}", place.contract, place.old, place.new);
    }
    if !change.touches.is_empty() {
        let _ = writeln!(out, "  in {}", change.touches.join(", "));
    }
    if let Some(amount) = &change.amount {
        let _ = writeln!(out, "  {}", difference(amount));
    }
    if !change.rows.is_empty() {
        let _ = writeln!(out, "  {} tariffs, each beside the last one before it", change.rows.len());
    }
    for row in &change.rows {
        let scope = if row.scope.is_empty() { String::new() } else { format!(", {}", row.scope) };
        let old = row.old.map_or_else(|| "none".to_owned(), |old| old.0.to_string());
        let amount = row.amount.as_ref().map_or_else(String::new, |amount| format!("; {}", difference(amount)));
        let (was, is) =
            if change.change == What::Withdrawn { (row.new.0.to_string(), "gone".to_owned()) } else { (old, row.new.0.to_string()) };
        let _ = writeln!(out, "  {} {}{scope}: {was} -> {is}{amount}", row.code, row.unit);
    }
    if let Some(reason) = &change.reason {
        let _ = writeln!(out, "  because: {reason}");
    }
}

/// "3.00 (4.15 %), indexation".
fn difference(amount: &Difference) -> String {
    let percentage = amount.percentage.as_ref().map_or_else(String::new, |percentage| format!(" ({percentage} %)"));
    format!("{}{percentage}, {}", amount.difference, amount.explanation)
}

/// What happened, as in JSON.
fn word(change: &Change) -> String {
    serde_json::to_value(change.change).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A value as lines: of a text its own, of a list one an item.
fn lines(value: Option<&Value>) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(Value::String(text)) => text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        Some(Value::Array(items)) => items.iter().map(item).collect(),
        Some(other) => vec![item(other)],
    }
}

fn item(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(item).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.iter().map(|(key, value)| format!("{key}: {}", item(value))).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_shown() {
        let field = Some("excludes".to_owned());
        let (old, new) = (Some(serde_json::json!(["44A07", "45B07"])), Some(serde_json::json!(["44A07", "45B20"])));
        let change = Change { field, old, new, ..Change::of("product", "43A12", "Verblijf", What::Changed) };
        let changes = Changes { old: "1".to_owned(), new: "2".to_owned(), changes: vec![change] };
        assert_eq!(text(&changes), "1 change from 1 to 2\nchanged product 43A12 (Verblijf): excludes\n  - 45B07\n  + 45B20\n");
    }
}
