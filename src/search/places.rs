//! References in a query: `artikel 3.2 lid 4`, `art. 18`, `3.6.3`, `artikel 7 lid 2 onder a`.
//!
//! Who types a number of an article wants that article, in each contract that has it, and of it the paragraph. The numbers
//! stand in a file of their own, which is loaded for such a query only. `search.js` does the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Entry;
use super::words::{normal, runs};

const ARTICLES: [&str; 5] = ["artikel", "artikelen", "art", "article", "articles"];
const MEMBERS: [&str; 2] = ["lid", "paragraph"];
const BELOW: [&str; 4] = ["onder", "sub", "letter", "under"];
const ORDINALS: [&str; 10] = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"];

/// The numbers of all entries.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Places {
    /// What they stand in: name and address, without the number.
    pub names: Vec<(String, String)>,
    /// By number: pairs of an entry and a name.
    pub at: BTreeMap<String, Vec<(u32, u32)>>,
    /// By entry: the anchors of its parts, with spaces between.
    pub parts: BTreeMap<u32, String>,
}

/// A number in a query.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// The number of the article.
    pub number: String,
    /// The paragraph and what is below it: `4`, `2-a`.
    pub part: Option<String>,
    /// The other words.
    pub rest: Vec<String>,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The entry.
    pub entry: u32,
    /// The address.
    pub url: String,
    /// What it stands in.
    pub name: String,
    /// The number.
    pub number: String,
    /// The part, as in its anchor: `lid-2-a`.
    pub part: Option<String>,
}

impl Places {
    /// The numbers of entries.
    pub fn of(entries: &[Entry]) -> Self {
        let mut places = Self::default();
        for (number, entry) in (0..).zip(entries).filter(|(_, entry)| !entry.places.is_empty()) {
            for place in &entry.places {
                let name = (normal(&place.name), place.url.clone());
                let known = places.names.iter().position(|known| *known == name).unwrap_or_else(|| {
                    places.names.push(name);
                    places.names.len() - 1
                });
                let known = u32::try_from(known).unwrap_or(u32::MAX);
                places.at.entry(place.number.clone()).or_default().push((number, known));
            }
            places.parts.insert(number, entry.parts.join(" "));
        }
        for list in places.at.values_mut() {
            list.sort_by_key(|(_, name)| *name);
        }
        places
    }

    /// Where a reference leads, in the order of the contracts; nowhere when other words do not name a contract.
    pub fn find(&self, mut reference: Reference) -> Vec<Found> {
        if !self.at.contains_key(&reference.number)
            && let Some((number, part)) = reference.number.rsplit_once('.')
            && reference.part.is_none()
        {
            reference = Reference { part: Some(part.to_owned()), number: number.to_owned(), rest: reference.rest };
        }
        let Reference { number, part, rest } = reference;
        let mut found = Vec::new();
        for (entry, place) in self.at.get(&number).into_iter().flatten() {
            let Some((name, url)) = self.names.get(*place as usize) else { continue };
            let words = runs(name);
            if !rest.iter().all(|word| words.iter().any(|run| run.whole.starts_with(word.as_str()))) {
                continue;
            }
            let parts = self.parts.get(entry).map_or("", String::as_str);
            let there = |part: &str| parts.split(' ').any(|known| known == part).then(|| part.to_owned());
            let part = part.as_ref().map(|part| format!("lid-{part}"));
            let part = part.and_then(|part| there(&part).or_else(|| there(&part[..part.rfind('-').unwrap_or_default()])));
            let behind = part.as_ref().map_or_else(String::new, |part| format!("-{part}"));
            let url = format!("{url}{}{behind}", number.replace('.', "-"));
            found.push(Found { entry: *entry, url, name: name.clone(), number: number.clone(), part });
        }
        found
    }
}

/// Whether a word is a number with or without points.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Reads a reference from all words of a query; none where there is no number of an article.
pub fn read(all: &[String], is_stop: impl Fn(&str) -> bool) -> Option<Reference> {
    let word = |at: usize| all.get(at).map_or("", String::as_str);
    let named = |at: usize| at > 0 && ARTICLES.contains(&word(at - 1));
    let at = (0..all.len()).find(|at| is_number(word(*at)) && (word(*at).contains('.') || named(*at)))?;
    let mut used = vec![at];
    used.extend(named(at).then(|| at - 1));
    let mut part = None;
    if let Some(member) = (0..all.len()).find(|at| MEMBERS.contains(&word(*at))) {
        let next = word(member + 1);
        let digits = next.trim_end_matches(|c: char| c.is_ascii_lowercase());
        used.push(member);
        if is_number(digits) && next.len() - digits.len() < 2 && member + 1 != at {
            used.push(member + 1);
            let mut letter = &next[digits.len()..];
            let below = member + 2 + usize::from(BELOW.contains(&word(member + 2)));
            if letter.is_empty() && word(below).len() == 1 && word(below).bytes().all(|b| b.is_ascii_lowercase()) {
                letter = word(below);
                used.extend(member + 2..=below);
            }
            part = Some(if letter.is_empty() { digits.to_owned() } else { format!("{digits}-{letter}") });
        } else if let Some(ordinal) = member.checked_sub(1).and_then(|i| ORDINALS.iter().position(|known| *known == word(i))) {
            used.push(member - 1);
            part = Some((ordinal + 1).to_string());
        }
    }
    let rest = (0..all.len()).filter(|at| !used.contains(at) && !is_stop(word(*at))).map(|at| all[at].clone()).collect();
    Some(Reference { number: all[at].clone(), part, rest })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Place;

    fn read_text(text: &str) -> Option<(String, Option<String>, Vec<String>)> {
        let all: Vec<String> = runs(text).into_iter().map(|run| run.whole).collect();
        read(&all, |word| word == "van" || word == "het").map(|found| (found.number, found.part, found.rest))
    }

    #[test]
    fn reads_numbers_of_articles() {
        let some = |number: &str, part: Option<&str>| Some((number.to_owned(), part.map(str::to_owned), Vec::<String>::new()));
        assert_eq!(read_text("artikel 3.2 lid 4"), some("3.2", Some("4")));
        assert_eq!(read_text("Art. 3.2"), some("3.2", None));
        assert_eq!(read_text("3.6.3"), some("3.6.3", None));
        assert_eq!(read_text("artikel 18, lid 4"), some("18", Some("4")));
        assert_eq!(read_text("artikel 7 lid 2 onder a"), some("7", Some("2-a")));
        assert_eq!(read_text("artikel 7 lid 2a"), some("7", Some("2-a")));
        assert_eq!(read_text("artikel 7, lid 2, a"), some("7", Some("2-a")));
        assert_eq!(read_text("het vierde lid van artikel 18"), some("18", Some("4")));
        assert_eq!(read_text("lid 4 van artikel 18"), some("18", Some("4")));
        assert_eq!(read_text("artikel 7 wmo").map(|(_, _, rest)| rest), Some(vec!["wmo".to_owned()]));
        for other in ["98,25", "2025", "45A48", "lid 2", "1-1-2026", "artikel", "art", ""] {
            assert_eq!(read_text(other), None, "{other}");
        }
    }

    #[test]
    fn leads_to_the_part_in_each_contract() {
        let place = |number: &str, name: &str| Place { number: number.into(), name: name.into(), url: format!("{name}.html#artikel-") };
        let entry = Entry {
            places: vec![place("3.2", "Crisis"), place("12", "Raam")],
            parts: ["lid-1", "lid-2", "lid-2-a"].map(str::to_owned).to_vec(),
            ..Entry::default()
        };
        let other = Entry { places: vec![place("12", "Crisis")], ..Entry::default() };
        let places = Places::of(&[entry, other]);
        let urls = |text: &str| -> Vec<String> {
            let all: Vec<String> = runs(text).into_iter().map(|run| run.whole).collect();
            read(&all, |_| false).map(|found| places.find(found)).unwrap_or_default().into_iter().map(|found| found.url).collect()
        };
        assert_eq!(urls("artikel 12 lid 2a"), ["Crisis.html#artikel-12", "Raam.html#artikel-12-lid-2-a"]);
        assert_eq!(urls("3.2.2"), ["Crisis.html#artikel-3-2-lid-2"]);
        assert_eq!(urls("artikel 12 raam"), ["Raam.html#artikel-12"]);
        assert_eq!(urls("artikel 12 lid 2 onder z raam"), ["Raam.html#artikel-12-lid-2"]);
        assert!(urls("artikel 12 Jeugdwet").is_empty() && urls("artikel 9.9").is_empty());
    }
}
