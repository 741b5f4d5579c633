//! What is called otherwise (andere code): identifiers that follow up others, and values and texts that name them.

use super::items::Items;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The new identifier of each old one that a `replaces` names, by kind.
pub type Renames = BTreeMap<(&'static str, String), String>;

/// Names of then and of now.
#[derive(Debug, Default)]
pub struct Follow {
    /// One to one: what is the same thing under another name.
    pub renamed: Renames,
    /// What the old name leads to, also where several were merged.
    ahead: Renames,
    /// What the new name leads to in the old catalogue, where that one follows up this: a comparison the other way round.
    back: Renames,
}

impl Follow {
    /// What is called otherwise in one of two catalogues. Read in both, so that the comparison the other way round says the same.
    pub fn of(before: &Items, after: &Items) -> Self {
        Self { renamed: renames(before, after), ahead: successors(before, after), back: successors(after, before) }
    }

    /// What is called `id` in the old catalogue, in the new one.
    pub fn called<'a>(&'a self, kind: &'static str, id: &'a str) -> &'a str {
        self.renamed.get(&(kind, id.to_owned())).map_or(id, String::as_str)
    }

    /// Whether two values say the same but for names; `same` compares them once names are followed.
    pub fn same(&self, was: &Value, is: &Value, same: impl Fn(&Value, &Value) -> bool) -> bool {
        (!self.ahead.is_empty() && same(&followed(&self.ahead, was), is)) || (!self.back.is_empty() && same(was, &followed(&self.back, is)))
    }
}

/// What follows up what, one to one: what is split or merged is new and withdrawn.
fn renames(before: &Items, after: &Items) -> Renames {
    let mut pairs: Vec<(&'static str, &str, &str)> = Vec::new();
    for ((kind, id), item) in after {
        pairs.extend(item.replaces.iter().map(|was| (*kind, was.as_str(), id.as_str())));
    }
    for ((kind, id), item) in before {
        pairs.extend(item.replaces.iter().map(|now| (*kind, id.as_str(), now.as_str())));
    }
    pairs.retain(|(kind, was, now)| {
        let there = |items: &Items, id: &str| items.contains_key(&(*kind, id.to_owned()));
        there(before, was) && there(after, now) && !there(after, was) && !there(before, now)
    });
    pairs.sort_unstable();
    pairs.dedup();
    let alone =
        |(kind, was, now): &&(&'static str, &str, &str)| pairs.iter().filter(|(k, w, n)| k == kind && (w == was || n == now)).count() == 1;
    pairs.iter().filter(alone).map(|(kind, was, now)| ((*kind, (*was).to_owned()), (*now).to_owned())).collect()
}

/// What leads to one thing only in the other catalogue.
fn successors(from: &Items, to: &Items) -> Renames {
    let mut found: BTreeMap<(&'static str, String), Option<String>> = BTreeMap::new();
    for ((kind, id), item) in to {
        for was in &item.replaces {
            let key = (*kind, was.clone());
            if from.contains_key(&key) && !to.contains_key(&key) {
                // Of what was split none is the one that it is called now.
                found.entry(key).and_modify(|one| *one = None).or_insert_with(|| Some(id.clone()));
            }
        }
    }
    found.into_iter().filter_map(|(key, one)| Some((key, one?))).collect()
}

/// A value with the names of the other catalogue.
fn followed(names: &Renames, value: &Value) -> Value {
    match value {
        Value::String(text) => {
            let now = ["product", "segment"].iter().find_map(|kind| names.get(&(*kind, text.clone())));
            let own = || reference(names, text).unwrap_or_else(|| links(names, text).into_owned());
            Value::String(now.cloned().unwrap_or_else(own))
        }
        Value::Array(values) => {
            let mut all: Vec<Value> = values.iter().map(|value| followed(names, value)).collect();
            // What was merged is named once.
            if all != *values {
                let mut seen: Vec<Value> = Vec::new();
                all.retain(|value| !seen.contains(value) && (seen.push(value.clone()), true).1);
            }
            Value::Array(all)
        }
        Value::Object(map) => Value::Object(map.iter().map(|(key, value)| (key.clone(), followed(names, value))).collect()),
        other => other.clone(),
    }
}

/// A text with the targets of its links followed.
fn links<'a>(names: &Renames, text: &'a str) -> Cow<'a, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let end = after.find([')', ' ', '\n']).unwrap_or(after.len());
        let target = &after[..end];
        out.push_str(before);
        out.push_str("](");
        out.push_str(reference(names, target).as_deref().unwrap_or(target));
        rest = &after[end..];
    }
    if out.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(out + rest) }
}

/// A reference with its identifiers followed; none where it is no reference.
fn reference(names: &Renames, text: &str) -> Option<String> {
    let (head, rest) = text.split_once(':')?;
    let kind = match head.strip_suffix('?').unwrap_or(head) {
        "product" | "tariff" => "product",
        "segment" => "segment",
        "clause" => "clause",
        "table" => "",
        _ => return None,
    };
    let now = |kind: &'static str, id: &str| names.get(&(kind, id.to_owned())).cloned().unwrap_or_else(|| id.to_owned());
    let all = |kind, ids: &str| ids.split(',').map(|id| now(kind, id)).collect::<Vec<_>>().join(",");
    let (ids, more) = rest.split_at(rest.find(['#', '@', '?']).unwrap_or(rest.len()));
    let (context, query) = more.split_at(more.find('?').unwrap_or(more.len()));
    let filter = |filter: &str| match filter.split_once('=') {
        Some(("products", ids)) => format!("products={}", all("product", ids)),
        Some(("segments", ids)) => format!("segments={}", all("segment", ids)),
        _ => filter.to_owned(),
    };
    let query = query.strip_prefix('?').map(|query| format!("?{}", query.split('&').map(filter).collect::<Vec<_>>().join("&")));
    Some(format!("{head}:{}{context}{}", all(kind, ids), query.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_followed_in_links_and_keys() {
        let names = Renames::from([
            (("product", "45A03".to_owned()), "45A48".to_owned()),
            (("segment", "licht".to_owned()), "zorg".to_owned()),
            (("segment", "zwaar".to_owned()), "zorg".to_owned()),
        ]);
        let text = |text: &str| followed(&names, &text.into()).as_str().unwrap().to_owned();
        assert_eq!(
            text("Zie [](product:45A03), [dit](tariff:45A03@2025) en 45A03."),
            "Zie [](product:45A48), [dit](tariff:45A48@2025) en 45A03."
        );
        assert_eq!(text("![](table:tariffs?segments=licht&period=2026 \"A\")"), "![](table:tariffs?segments=zorg&period=2026 \"A\")");
        assert_eq!(text("product:45A03#doel"), "product:45A48#doel");
        assert_eq!(
            text("[](document:licht) [x](https://a.example/?segments=licht)"),
            "[](document:licht) [x](https://a.example/?segments=licht)"
        );
        assert_eq!(followed(&names, &serde_json::json!(["licht", "zwaar", "wonen"])), serde_json::json!(["zorg", "wonen"]));
    }
}
