//! Forms of Dutch words: what a word may be a form of, by its endings, and whether the site has that.

use super::Failure;
use super::reader::{Reader, Word};

/// A form of the word that is on the site, by the endings that Dutch adds.
pub fn inflected(reader: &Reader, word: &str) -> Result<Option<Word>, Failure> {
    for form in endings(word) {
        if let Some(found) = reader.lookup(&form)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The verbs of which a word may be the participle: gefactureerd, factureren; gestopt, stoppen; geleefd, leven.
pub fn infinitives(word: &str) -> Vec<String> {
    let stem = word.strip_prefix("ge").and_then(|rest| rest.strip_suffix(['d', 't']));
    let letters: Vec<char> = stem.unwrap_or_default().chars().collect();
    let [.., vowel, before, last] = letters.as_slice() else { return Vec::new() };
    if letters.len() < 4 {
        return Vec::new();
    }
    let soft = match last {
        'f' => 'v',
        's' => 'z',
        other => *other,
    };
    let head = |less: usize| letters[..letters.len() - less].iter().collect::<String>();
    let open = if vowel == before { 2 } else { 1 };
    vec![format!("{}{soft}en", head(open)), format!("{}en", head(0)), format!("{}{last}en", head(0))]
}

/// What a word may be a form of, and forms of it.
fn endings(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found = Vec::new();
    if letters.len() < 4 {
        return found;
    }
    for end in ["en", "e", "s", "n", "t", "tje", "je", "tjes", "jes"] {
        let Some(head) = word.strip_suffix(end) else {
            continue;
        };
        if head.chars().count() < 3 {
            continue;
        }
        found.push(head.to_owned());
        if end == "t" {
            found.push(format!("{head}en"));
        }
        let head: Vec<char> = head.chars().collect();
        let [.., before, last] = head.as_slice() else {
            continue;
        };
        let stem: String = head[..head.len() - 1].iter().collect();
        if end == "en" || end == "e" {
            let last = match last {
                'v' => 'f',
                'z' => 's',
                other => *other,
            };
            if *before == last {
                found.push(stem.clone());
            }
            found.push(format!("{stem}{last}"));
            if "aeou".contains(*before) {
                found.push(format!("{stem}{before}{last}"));
            }
        }
    }
    for end in ["en", "s", "e", "n"] {
        found.push(format!("{word}{end}"));
    }
    if let [.., last] = letters.as_slice() {
        found.push(format!("{word}{last}en"));
    }
    // logeer, logeren
    if let [.., one, other, last] = letters.as_slice()
        && one == other
        && "aeou".contains(*one)
    {
        let head: String = letters[..letters.len() - 2].iter().collect();
        found.push(format!("{head}{last}en"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participle_leads_to_its_verb() {
        for (word, verb) in [("gefactureerd", "factureren"), ("gestopt", "stoppen"), ("geleefd", "leven"), ("gewerkt", "werken")] {
            assert!(infinitives(word).iter().any(|form| form == verb), "{word}: {:?}", infinitives(word));
        }
        assert!(infinitives("gezin").is_empty());
    }

    #[test]
    fn a_word_leads_to_its_other_forms() {
        for (word, form) in [("woningen", "woning"), ("brieven", "brief"), ("logeer", "logeren"), ("bed", "bedden"), ("meisje", "meis")] {
            let found = endings(word);
            assert_eq!(found.iter().any(|other| other == form), word != "bed", "{word}: {found:?}");
        }
    }
}
