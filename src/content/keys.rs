//! Keys that are not known: which one was meant, also where it is written in Dutch.

use super::value::Key;
use crate::findings::{Findings, nearest, rules};

/// Reports an unknown key, and gives the known one that was probably meant.
pub fn unknown<'a>(key: &Key, what: &str, known: &[&'a str], findings: &mut Findings) -> Option<&'a str> {
    let near = meant(&key.name, known);
    let finding = findings.add(&rules::UNKNOWN_KEY, key.place, format!("`{}` {what}", key.name));
    finding.help = near.map(|near| format!("did you mean `{near}`?"));
    near
}

/// Dutch words that an editor may write for a key, which is English.
const DUTCH: &[(&str, &str)] = &[
    ("aanbieder", "provider"),
    ("antwoord", "answer"),
    ("bedrag", "amount"),
    ("begrip", "term"),
    ("bekostiging", "funding"),
    ("categorie", "category"),
    ("definitie", "definition"),
    ("dimensie", "dimension"),
    ("duur", "duration"),
    ("eenheid", "unit"),
    ("frequentie", "frequency"),
    ("gemeente", "municipality"),
    ("gemeente", "municipalities"),
    ("gemeenten", "municipalities"),
    ("leeftijd", "ages"),
    ("naam", "name"),
    ("omschrijving", "description"),
    ("peildatum", "as_of"),
    ("perceel", "segment"),
    ("periode", "period"),
    ("productcode", "product"),
    ("tarief", "amount"),
    ("tarief", "tariff"),
    ("titel", "title"),
    ("vraag", "question"),
    ("waarde", "value"),
    ("wachttijd", "waiting_weeks"),
    ("wet", "law"),
];

/// The key that was probably meant.
pub fn meant<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = name.to_lowercase();
    let dutch = || DUTCH.iter().filter(|(dutch, _)| *dutch == lower).find_map(|(_, key)| known.iter().copied().find(|known| known == key));
    nearest(name, known.iter().copied()).or_else(dutch)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_slip_or_a_dutch_word_means_a_key() {
        let known = ["product", "unit", "amount"];
        for (word, key) in [("Product", Some("product")), ("bedrag", Some("amount")), ("Eenheid", Some("unit")), ("kleur", None)] {
            assert_eq!(meant(word, &known), key, "{word}");
        }
        assert_eq!(meant("bedrag", &["name"]), None);
    }
}
