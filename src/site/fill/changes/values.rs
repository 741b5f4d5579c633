//! Fields and their values in the words of readers.

use super::Pair;
use crate::catalogue::Prose;
use crate::catalogue::amounts::Duration;
use crate::catalogue::reference::Reference;
use crate::catalogue::terms::Language;
use crate::findings::{At, Place};
use crate::markdown::escape;
use crate::site::context::FieldChange;
use crate::site::fill::contract::{reference_links, words};
use crate::site::marks::{bare, mark};
use crate::site::view::View;
use crate::versions::compare::{Change, prose};
use jiff::civil::Date;
use serde_json::Value;

/// A field as it was and as it is, with its own words marked on each side.
pub fn field(pair: &Pair, change: &Change) -> FieldChange {
    let name = change.field.as_deref().unwrap_or_default();
    let html = |view: &View, value: &Value| self::html(view, change.kind, name, value);
    let was = change.old.as_ref().map(|value| html(pair.old, value));
    let now = change.new.as_ref().map(|value| html(pair.new, value));
    let (was_html, now_html) = match (was, now) {
        (Some(was), Some(now)) => {
            let (was, now) = mark(&was, &now, &pair.said());
            (Some(was), Some(now))
        }
        sides => sides,
    };
    FieldChange { label: label(pair.page, pair.new, change.kind, name), was_html, now_html }
}

/// What a field is called; `new` has what it may name.
pub fn label(view: &View, new: &View, kind: &str, name: &str) -> String {
    if let Some(heading) = name.strip_prefix("text: ") {
        return heading.split(" {").next().unwrap_or(heading).to_owned();
    }
    if let Some(clause) = name.strip_prefix("applies: ") {
        return format!("{}: {}", view.label("field.applies"), clause_title(new, clause));
    }
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let free = matches!(first, "conditions" | "values" | "fields" | "levels");
    let own = view.label(&if kind == "question" && first == "question" { "kind.question".to_owned() } else { format!("field.{first}") });
    match rest {
        None => own,
        Some(rest) if kind == "contract" && first == "values" => format!("{own}: {}", filled(new, rest)),
        Some(rest) if free => format!("{own}: {rest}"),
        Some(rest) => {
            let words: Vec<String> = rest.split('.').map(|part| lower(&view.label(&format!("field.{part}")))).collect();
            format!("{own}, {}", words.join(", "))
        }
    }
}

/// What is filled in for a name, and for whom: `wait_weeks.wonen`. What holds where nothing else is said is for all.
fn filled(view: &View, rest: &str) -> String {
    let (name, by) = rest.split_once('.').map_or((rest, None), |(name, by)| (name, Some(by)));
    let name = name.replace(['_', '-'], " ");
    let label = |id: &str| {
        let segment = view.catalogue().segments.get(id).map(|segment| segment.name.value.clone());
        segment.unwrap_or_else(|| view.category(id).label)
    };
    by.filter(|by| *by != "default").map_or_else(|| name.clone(), |by| format!("{name}, {}", label(by)))
}

fn lower(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

fn clause_title(view: &View, id: &str) -> String {
    view.catalogue().clauses.get(id).map_or_else(|| id.to_owned(), |clause| clause.title.value.clone())
}

/// Keys whose text is Markdown.
const MARKDOWN: &[&str] = &["answer", "changes", "conditions", "definition", "description", "instruments", "question", "rules"];

/// A value as HTML.
fn html(view: &View, kind: &str, name: &str, value: &Value) -> String {
    let first = name.split('.').next().unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or(name);
    let is_text =
        prose::is_prose(name) || MARKDOWN.contains(&first) || MARKDOWN.contains(&last) || (kind == "procedure" && first == "fields");
    match value {
        Value::String(text) if is_text || (kind == "requirement" && name == "text") => {
            let prose = Prose { text: prose::without_snippets(text), place: Place::default() };
            bare(&view.markdown(&prose, 4, "").html)
        }
        Value::Array(rows) if kind == "table" && name == "rows" => {
            let cells = |row: &Value| {
                row.as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .map(|cell| cell_html(view, cell))
                    .collect::<Vec<_>>()
                    .join(" | ")
            };
            rows.iter().map(|row| format!("<p>{}</p>", cells(row))).collect()
        }
        Value::Array(items) if items.iter().any(Value::is_object) => list(items.iter().map(|item| plain(view, kind, last, item))),
        Value::Array(items) if items.len() > 1 => list(items.iter().map(|item| plain(view, kind, last, item))),
        value => format!("<p>{}</p>", escape(&plain(view, kind, last, value))),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("<ul>{}</ul>", items.map(|item| format!("<li>{}</li>", escape(&item))).collect::<String>())
}

fn cell_html(view: &View, cell: &str) -> String {
    bare(&view.inline(&At::new(cell.to_owned(), Place::default())))
}

/// A value in words.
pub fn plain(view: &View, kind: &str, key: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => view.label(if *yes { "fill.yes" } else { "fill.no" }),
        Value::Number(number) => number.to_string(),
        Value::String(text) => word(view, kind, key, text),
        Value::Array(items) => items.iter().map(|item| plain(view, kind, key, item)).collect::<Vec<_>>().join(", "),
        Value::Object(map) => {
            let field = |(key, value): (&String, &Value)| {
                let name = view.label(&format!("field.{key}"));
                let name = if name == format!("field.{key}") { key.clone() } else { lower(&name) };
                format!("{name}: {}", plain(view, kind, key, value))
            };
            // What has a name is not called by its identifier as well.
            let named = map.contains_key("title") || map.contains_key("name");
            map.iter().filter(|(key, _)| !(named && *key == "id")).map(field).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A text in the words that readers use for it: what is one of a fixed set, an identifier, a date, a length of time.
fn word(view: &View, kind: &str, key: &str, text: &str) -> String {
    let known = |table: &str| {
        let key = format!("{table}.{text}");
        let label = view.label(&key);
        if label == key { text.to_owned() } else { label }
    };
    let product = |id: &str| {
        let product = view.product(id);
        product.code.filter(|code| *code != product.label).map_or(product.label.clone(), |code| format!("{} ({code})", product.label))
    };
    match (kind, key) {
        ("product" | "tariff", "tariff") => known("no_tariff"),
        ("segment", "kind") => known("segment_kind"),
        ("document", "kind") => known("document_kind"),
        ("procedure", "kind") => known("procedure_kind"),
        (_, "law" | "unit" | "frequency" | "funding" | "status" | "correction") => known(key),
        (_, "purchase" | "level") => known("level"),
        ("product", "steps_up_to" | "steps_down_to" | "combines_with" | "excludes" | "add_on_to" | "use") | (_, "products") => {
            product(text)
        }
        ("segment", "excludes") | (_, "segment" | "segments" | "parent") => view.segment(text).label,
        ("category", "excludes") | (_, "category" | "categories") => view.category(text).label,
        (_, "municipalities") => view.municipality(text).label,
        ("indicator" | "clause" | "requirement" | "segment" | "period", "providers") => view.provider(text).label,
        (_, "procedures") => view.catalogue().procedures.get(text).map_or_else(|| text.to_owned(), |own| own.name.value.clone()),
        (_, "clause" | "articles") => clause_title(view, text),
        (_, "about") => reference(view, text),
        ("contract", "content" | "precedence") if text.contains(':') => reference(view, text),
        ("contract", "content") => lower(&view.label(text)),
        _ => moment(view, text).unwrap_or_else(|| text.to_owned()),
    }
}

/// A date or a length of time, written out.
fn moment(view: &View, text: &str) -> Option<String> {
    let date = (text.len() == 10).then(|| text.parse::<Date>().ok()).flatten();
    let length = || Duration::parse(text).map(|length| length.text(view.shared.language == Language::Nl));
    date.map(|date| view.date(date)).or_else(length)
}

fn reference(view: &View, text: &str) -> String {
    Reference::parse(text, Place::default()).map_or_else(|| text.to_owned(), |reference| words(&reference_links(view, &reference)))
}

#[cfg(test)]
mod tests {
    use crate::forms::{FileKind, keys};
    use crate::site::labels::Labels;

    /// Every key that can be compared has a name in both languages.
    #[test]
    fn every_field_has_a_name() {
        let kinds = [
            "product",
            "segment",
            "tariffs",
            "clause",
            "contract",
            "requirements",
            "document",
            "questions",
            "table",
            "glossary.toml",
            "municipalities.toml",
            "providers.toml",
            "indicators.toml",
            "procedures.toml",
        ];
        for text in [include_str!("../../../../themes/default/labels/nl.toml"), include_str!("../../../../themes/default/labels/en.toml")] {
            let labels = Labels::read(text).unwrap();
            for kind in kinds {
                for row in keys::rows(&FileKind::find(kind).unwrap().record()) {
                    for part in row.path.split(['.', '[', ']', ',', ' ']).filter(|part| !part.is_empty()) {
                        assert!(labels.all().contains_key(&format!("field.{part}")), "field.{part} of {kind}");
                    }
                }
            }
        }
    }
}
