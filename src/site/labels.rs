//! Labels: the words of the interface, by key, from `labels/nl.toml` and `labels/en.toml` of the theme.

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

    #[test]
    fn labels_are_found_by_table_and_key() {
        let labels = Labels::read("menu = \"Menu\"\n[unit]\nhour = \"uur\"\nof = \"{} van {}\"").unwrap();
        assert_eq!(labels.get("unit.hour"), "uur");
        assert_eq!(labels.fill("unit.of", &["9", "10"]), "9 van 10");
        assert_eq!(labels.get("gone"), "gone");
    }
}
