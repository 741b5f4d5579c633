//! Words for one thing: the field's abbreviations and what the site adds.
//!
//! A group of synonyms is indexed as one term of its own, wherever one of its phrases stands; so a query need not
//! know positions. It says nothing of weights.

use std::collections::BTreeMap;

use super::words::{normal, runs};

/// Groups of phrases, each phrase its folded words without stop words.
#[derive(Debug, Default)]
pub struct Synonyms {
    /// The groups, those of the field first.
    pub groups: Vec<Vec<Vec<String>>>,
    /// Phrases of stems by their first stem: (phrase, group).
    by_first: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Synonyms {
    /// The built-in groups and those of the settings; groups that share a phrase become one.
    pub fn new(own: &[Vec<String>], is_stop: impl Fn(&str) -> bool, stem: impl Fn(&str) -> String) -> Self {
        let built_in = include_str!("synonyms.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('|').map(|phrase| phrase.trim().to_owned()).collect::<Vec<_>>());
        let words = |phrase: &String| -> Vec<String> {
            runs(&normal(phrase)).into_iter().map(|run| run.whole).filter(|word| !is_stop(word)).collect()
        };
        let mut groups: Vec<Vec<Vec<String>>> = Vec::new();
        for group in own.iter().cloned().chain(built_in) {
            let mut phrases: Vec<Vec<String>> = group.iter().map(words).filter(|w| !w.is_empty()).collect();
            // what shares a phrase means the same
            let mut i = 0;
            while i < groups.len() {
                if groups[i].iter().any(|phrase| phrases.contains(phrase)) {
                    phrases.extend(groups.remove(i));
                } else {
                    i += 1;
                }
            }
            phrases.sort();
            phrases.dedup();
            if phrases.len() > 1 {
                groups.push(phrases);
            }
        }
        groups.sort();
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
        for (number, phrases) in groups.iter().enumerate() {
            for phrase in phrases {
                let stems: Vec<String> = phrase.iter().map(|word| stem(word)).collect();
                by_first.entry(stems[0].clone()).or_default().push((stems, number));
            }
        }
        Self { groups, by_first }
    }

    /// The groups of which a phrase begins at the first of these stems.
    pub fn beginning_at<'a>(&'a self, stems: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let candidates = stems.first().and_then(|first| self.by_first.get(first));
        candidates.into_iter().flatten().filter(|(phrase, _)| stems.starts_with(phrase)).map(|(_, group)| *group)
    }
}

#[cfg(test)]
mod tests {
    use super::Synonyms;

    #[test]
    fn finds_phrases_and_joins_groups() {
        let own = [vec!["PGB".to_owned(), "eigen budget".to_owned()]];
        let synonyms = Synonyms::new(&own, |_| false, str::to_owned);
        let stems = ["eigen", "budget", "jeugd"].map(str::to_owned);
        let found: Vec<usize> = synonyms.beginning_at(&stems).collect();
        assert_eq!(found.len(), 1);
        let group = &synonyms.groups[found[0]];
        assert!(group.contains(&vec!["persoonsgebonden".to_owned(), "budget".to_owned()]));
        assert_eq!(synonyms.beginning_at(&stems[1..]).count(), 0);
    }
}
