//! Labels: the words of the interface, by key, from `labels/nl.toml` and `labels/en.toml` of the theme.

use super::fill::words::sentence;
use std::collections::BTreeMap;

/// The labels of one language. A key of a table is `table.key`.
#[derive(Clone, Debug, Default)]
pub struct Labels(BTreeMap<String, String>);

impl Labels {
    /// Reads a file of labels.
    ///
    /// # Errors
    /// One sentence, when the text is not TOML or a label is not text.
    pub fn read(text: &str) -> Result<Self, String> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let mut labels = BTreeMap::new();
        for (key, value) in table {
            match value {
                toml::Value::String(text) => drop(labels.insert(key, text)),
                toml::Value::Table(inner) => {
                    for (name, value) in inner {
                        let toml::Value::String(text) = value else { return Err(format!("the label `{key}.{name}` is not text")) };
                        labels.insert(format!("{key}.{name}"), text);
                    }
                }
                _ => return Err(format!("the label `{key}` is not text")),
            }
        }
        Ok(Self(labels))
    }

    /// Lays labels over these.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Fills in the words that other labels are made of: `{segment}` and `{Segment}` become what `words.segment` says, or what
    /// a site says instead.
    #[must_use]
    pub fn worded(mut self, own: &[(&str, &str)]) -> Self {
        for (name, word) in own {
            self.0.insert(format!("words.{name}"), (*word).to_owned());
        }
        let words = self.0.iter().filter_map(|(key, word)| Some((key.strip_prefix("words.")?, word)));
        let both =
            |(name, word): (&str, &String)| [(format!("{{{name}}}"), word.clone()), (format!("{{{}}}", sentence(name)), sentence(word))];
        let words: Vec<(String, String)> = words.flat_map(both).collect();
        for label in self.0.values_mut().filter(|label| label.contains('{')) {
            for (sign, word) in &words {
                *label = label.replace(sign, word);
            }
        }
        self
    }

    /// Lays the words of `[absent]` over those that a template would say of a product without limits.
    #[must_use]
    pub fn with_unsaid(mut self) -> Self {
        let over = |(key, word): (&String, &String)| Some((format!("page.{}", key.strip_prefix("absent.")?), word.clone()));
        let unsaid: Vec<_> = self.0.iter().filter_map(over).collect();
        self.0.extend(unsaid);
        self
    }

    /// The label of a key; the key itself where there is none, so that a gap is seen and not hidden.
    ///
    /// A key without a table is one of the templates' own words, `page.key`.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        let own = || self.0.get(&format!("page.{key}"));
        self.0.get(key).or_else(own).map_or(key, String::as_str)
    }

    /// The words of templates, by the key that they use.
    pub fn words(&self) -> BTreeMap<&str, &str> {
        let own = |(key, text)| Some((str::strip_prefix(key, "page.")?, text));
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str())).filter_map(own).collect()
    }

    /// A label with `{}` replaced by the values, in order.
    pub fn fill(&self, key: &str, values: &[&str]) -> String {
        let mut text = self.get(key).to_owned();
        for value in values {
            text = text.replacen("{}", value, 1);
        }
        text
    }

    /// All labels.
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn labels_are_found_by_table_and_key() {
        let labels = Labels::read("menu = \"Menu\"\n[unit]\nhour = \"uur\"\nof = \"{} van {}\"").unwrap();
        assert_eq!(labels.get("unit.hour"), "uur");
        assert_eq!(labels.fill("unit.of", &["9", "10"]), "9 van 10");
        assert_eq!(labels.get("gone"), "gone");
    }

    #[test]
    fn a_site_calls_things_by_its_own_words() {
        let text = "all = \"Alle {segments}\"\nhead = \"{Segment}\"\nfrom = \"vanaf {date}\"\n[words]\nsegment = \"segment\"\nsegments = \"segmenten\"";
        let labels = |own: &[(&str, &str)]| Labels::read(text).unwrap().worded(own);
        let usual = labels(&[]);
        assert_eq!((usual.get("all"), usual.get("head"), usual.get("from")), ("Alle segmenten", "Segment", "vanaf {date}"));
        let own = labels(&[("segment", "perceel"), ("segments", "percelen")]);
        assert_eq!((own.get("all"), own.get("head")), ("Alle percelen", "Perceel"));
    }

    #[test]
    fn what_is_not_said_is_not_called_unlimited() {
        let labels = Labels::read("[page]\nall_ages = \"alle\"\nlaw = \"wet\"\n[absent]\nall_ages = \"onbekend\"").unwrap().with_unsaid();
        assert_eq!((labels.get("all_ages"), labels.get("law")), ("onbekend", "wet"));
    }

    /// Every word that stands in for another stands in for one that is there.
    #[test]
    fn words_for_what_is_not_said_have_their_counterpart() {
        for text in [include_str!("../../themes/default/labels/nl.toml"), include_str!("../../themes/default/labels/en.toml")] {
            let labels = Labels::read(text).unwrap();
            let own = || labels.all().keys().filter_map(|key| key.strip_prefix("absent."));
            let missing: Vec<_> = own().filter(|key| !labels.all().contains_key(&format!("page.{key}"))).collect();
            assert!(own().count() > 3 && missing.is_empty(), "{missing:?}");
        }
    }

    /// The keys that the program says: whole texts of the shape `table.key`, and the words given to what looks labels up.
    fn said() -> Vec<(String, String)> {
        let mut said = Vec::new();
        for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/site")) {
            let entry = entry.unwrap();
            let path = entry.path();
            if path.extension().is_none_or(|end| end != "rs") || path.components().any(|part| part.as_os_str() == "samples") {
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            for call in ["label(\"", "say(\"", "labels.get(\"", "labels.fill(\""] {
                let keys = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
                said.extend(keys.map(|key| (path.display().to_string(), key.to_owned())));
            }
            for list in text.split("heads(view, &[").skip(1).filter_map(|rest| rest.split(']').next()) {
                said.extend(list.split('"').skip(1).step_by(2).map(|key| (path.display().to_string(), key.to_owned())));
            }
            let shaped = |text: &&str| {
                text.split_once('.').is_some_and(|(table, key)| {
                    let word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                    word(table) && word(key) && !["html", "css", "toml", "csv", "md", "svg", "ics", "rs"].contains(&key)
                })
            };
            said.extend(text.split('"').filter(shaped).map(|key| (path.display().to_string(), key.to_owned())));
        }
        said
    }

    #[test]
    fn every_label_that_the_program_says_is_there() {
        for text in [include_str!("../../themes/default/labels/nl.toml"), include_str!("../../themes/default/labels/en.toml")] {
            let labels = Labels::read(text).unwrap();
            let there = |key: &str| labels.all().contains_key(key) || labels.all().contains_key(&format!("page.{key}"));
            let said = said();
            assert!(said.len() > 200, "only {} labels were found in the program", said.len());
            let missing: Vec<_> = said.iter().filter(|(_, key)| !there(key)).collect();
            assert!(missing.is_empty(), "{missing:#?}");
        }
    }

    /// What the program says as literals, and what the templates take of the labels.
    fn sayings() -> (BTreeSet<String>, BTreeSet<String>) {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let texts = |folder: &str, end: &'static str| {
            let files = walkdir::WalkDir::new(root.join(folder)).into_iter().filter_map(Result::ok);
            let files = files.filter(move |file| file.path().extension().is_some_and(|own| own == end));
            files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect::<Vec<_>>()
        };
        let literals =
            texts("src", "rs").iter().flat_map(|text| text.split('"')).filter(|text| text.len() < 60).map(str::to_owned).collect();
        let name = |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
        let taken = texts("themes/default/templates", "html").iter().flat_map(|text| text.split("labels.").skip(1)).map(name).collect();
        (literals, taken)
    }

    #[test]
    fn every_label_is_said_somewhere() {
        let (literals, taken) = sayings();
        // A key that is put together says its table, or its beginning: `field.{key}`, `data_{stem}`.
        let made: BTreeSet<&str> = literals.iter().filter_map(|text| text.split_once('{')).map(|(start, _)| start).collect();
        let labels = Labels::read(include_str!("../../themes/default/labels/nl.toml")).unwrap();
        let said = |key: &str| {
            let (table, name) = key.split_once('.').unwrap_or(("page", key));
            let start = name.split_once('_').map_or(name, |(start, _)| start);
            let made = (table != "page" && made.contains(format!("{table}.").as_str())) || made.contains(format!("{start}_").as_str());
            made || literals.contains(key) || literals.contains(name) || taken.contains(name)
        };
        let unsaid: Vec<&String> = labels.all().keys().filter(|key| !said(key)).collect();
        assert!(unsaid.is_empty(), "{unsaid:#?}");
    }
}
