//! History (geschiedenis): in which versions what changed of a product, whatever it was called then.

use super::compare::tariffs::Row;
use super::compare::{Change, Changes, What};
use crate::catalogue::Catalogue;
use std::collections::BTreeMap;

/// What one version changed of a product.
#[derive(Debug)]
pub struct Event<'a> {
    /// The version.
    pub version: &'a str,
    /// What it was called in that version.
    pub id: &'a str,
    /// What changed of it and of its tariffs.
    pub changes: Vec<&'a Change>,
    /// Its tariffs in periods that were new, each with its period.
    pub rows: Vec<(&'a str, &'a Row)>,
}

/// The events of every product of a catalogue, newest first.
#[derive(Debug, Default)]
pub struct History<'a>(BTreeMap<String, Vec<Event<'a>>>);

impl<'a> History<'a> {
    /// Of the products of one version, from what each version changed, oldest first.
    pub fn of(catalogue: &Catalogue, all: &'a [Changes]) -> Self {
        let own = all.iter().position(|changes| changes.new == catalogue.edition.version.value);
        let mut history: BTreeMap<String, Vec<Event<'a>>> = BTreeMap::new();
        // The product of each code that there was, going back in time.
        let mut called: BTreeMap<&str, &str> = catalogue.products.keys().map(|id| (id.as_str(), id.as_str())).collect();
        called.extend(catalogue.codes.iter().map(|(code, id)| (code.as_str(), id.as_str())));
        for changes in own.map_or(&[][..], |own| &all[..=own]).iter().rev() {
            let mut event = |id: &'a str, add: &dyn Fn(&mut Event<'a>)| {
                let Some(own) = called.get(id) else { return };
                let events = history.entry((*own).to_owned()).or_default();
                if events.last().is_none_or(|last| last.version != changes.new) {
                    events.push(Event { version: &changes.new, id, changes: Vec::new(), rows: Vec::new() });
                }
                events.last_mut().into_iter().for_each(add);
            };
            for change in &changes.changes {
                if matches!(change.kind, "product" | "tariff") && change.change != What::Withdrawn || change.kind == "tariff" {
                    event(&change.id, &|event| event.changes.push(change));
                }
                for row in change.rows.iter().filter(|_| change.change == What::New) {
                    event(&row.code, &|event| event.rows.push((&change.id, row)));
                }
            }
            for change in changes.changes.iter().filter(|change| change.kind == "product" && change.change == What::Renamed) {
                let was = change.old.as_ref().and_then(|old| old.as_str());
                if let Some((was, own)) = was.zip(called.remove(change.id.as_str())) {
                    called.insert(was, own);
                }
            }
        }
        Self(history)
    }

    /// What changed of a product, newest first.
    pub fn product(&self, id: &str) -> &[Event<'a>] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare::compare;
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn a_product_is_followed_back_through_its_codes() {
        let version = |number: &str, code: &str, more: &str, goal: &str| {
            let edition = format!("version = \"{number}\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\n");
            let product = format!("+++\nname = \"Hulp\"\nsegment = \"s\"\ncode = \"{code}\"\n{more}+++\nHulp.\n\n## Doel\n\n{goal}\n");
            sample(&[("content/catalogue.toml", &edition), ("content/products/p.md", &product)]).catalogue.unwrap()
        };
        let all = [
            version("1", "45A01", "", "Een."),
            version("2", "45A01", "", "Twee."),
            version("3", "45A02", "replaces = [\"45A01\"]\n", "Twee."),
        ];
        let changes: Vec<Changes> = all.windows(2).map(|pair| compare(&pair[0], &pair[1])).collect();
        let history = History::of(&all[2], &changes);
        let told: Vec<_> = history.product("45A02").iter().map(|event| (event.version, event.id, event.changes[0].change)).collect();
        assert_eq!(told, [("3", "45A02", What::Renamed), ("2", "45A01", What::Changed)]);
        // An earlier version knows what came before it.
        assert_eq!(History::of(&all[1], &changes).product("45A01").len(), 1);
        assert!(History::of(&all[0], &changes).product("45A01").is_empty());
    }
}
