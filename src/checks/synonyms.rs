//! Synonyms that editors gave are of use: something on the site has one of the words.

use super::Check;
use crate::findings::rules;
use crate::search::unused_synonyms;

/// Compares the groups of `[search] synonyms` with every text of the site.
pub fn check(check: &mut Check) {
    let Some(search) = &check.catalogue.settings.search else { return };
    if search.synonyms.is_empty() || check.targets.any_lost("content/") {
        return;
    }
    let groups: Vec<Vec<&str>> = search.synonyms.iter().map(|group| group.iter().map(|word| word.as_str()).collect()).collect();
    let texts = check.sources.iter().filter(|(_, source)| source.path.starts_with("content/")).map(|(_, source)| source.text.as_str());
    for number in unused_synonyms(&texts.collect::<Vec<_>>(), &groups) {
        let Some(first) = search.synonyms[number].first() else { continue };
        let message = format!("nothing on the site has one of these words: {}", groups[number].join(", "));
        check.findings.add(&rules::UNUSED_SYNONYM, first.place, message);
    }
}
