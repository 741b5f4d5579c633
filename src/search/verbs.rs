//! Verbs that fall apart (scheidbare werkwoorden): `ingediend` and `in te dienen` are forms of `indienen`.
//!
//! The participle of such a verb has `ge` between the particle and the stem, where no other Dutch word has it, so that
//! it can be opened without a list: weak verbs by their ending, strong ones by the classes of vowels in `verbs.txt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::stem::{has_vowel, repair};

/// Prefixes that take the place of `ge`: `doorverwezen`.
const PREFIXES: [&str; 4] = ["ver", "be", "ont", "her"];

/// The table, read once.
struct Table {
    particles: Vec<&'static str>,
    /// Participle without `ge`, by infinitive.
    participles: BTreeMap<String, String>,
    /// Infinitive of a strong verb, by participle without `ge`.
    strong: BTreeMap<String, String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { particles: Vec::new(), participles: BTreeMap::new(), strong: BTreeMap::new() };
    for line in include_str!("verbs.txt").lines() {
        let (class, verbs) = line.split_once(' ').unwrap_or_default();
        if class == "particles" {
            table.particles = verbs.split(' ').collect();
            continue;
        }
        let (to, verbs) = if matches!(class, "irregular" | "weak") { ("", verbs) } else { verbs.split_once(' ').unwrap_or_default() };
        for verb in verbs.split(' ') {
            let (verb, core) = match (class, verb.split_once(':')) {
                (_, Some((verb, core))) => (verb, core.to_owned()),
                ("weak", _) => (verb, weak(verb)),
                _ => (verb, changed(verb, class, to)),
            };
            if class != "weak" {
                table.strong.insert(core.clone(), verb.to_owned());
            }
            table.participles.insert(verb.to_owned(), core);
        }
    }
    table
});

/// A strong verb with the vowel of its participle: `wijzen` is `wezen`. Verbs that keep theirs stand in a class of it.
fn changed(verb: &str, from: &str, to: &str) -> String {
    verb.rfind(from).map_or_else(
        || verb.to_owned(),
        |_| {
            let head = &verb[..verb.len() - 2];
            let at = head.rfind(from).unwrap_or_default();
            if head.contains(from) { format!("{}{to}{}en", &head[..at], &head[at + from.len()..]) } else { verb.to_owned() }
        },
    )
}

/// The participle of a weak verb without `ge`: `dienen` is `diend`, `stoppen` is `stopt`, `melden` is `meld`.
fn weak(verb: &str) -> String {
    let head = verb.strip_suffix("en").unwrap_or(verb);
    let base = repair(head);
    if base.ends_with(['t', 'd']) {
        return base;
    }
    let silent = head.ends_with("ch") || head.ends_with(['k', 'f', 's', 'p', 'x']);
    format!("{base}{}", if silent { "t" } else { "d" })
}

/// The particles, in the order of the alphabet.
pub fn particles() -> &'static [&'static str] {
    &TABLE.particles
}

/// What a participle of a verb that falls apart comes from: `ingediend` from the stem `indien`, `afgewezen` from the
/// infinitive `afwijzen`.
#[derive(Debug, PartialEq, Eq)]
pub enum From {
    /// The infinitive of a strong verb.
    Infinitive(String),
    /// The stem of a weak verb.
    Stem(String),
}

/// Opens a participle; none for other words.
pub fn opened(word: &str) -> Option<From> {
    TABLE.particles.iter().find_map(|particle| {
        let rest = word.strip_prefix(particle)?;
        if let Some(core) = rest.strip_prefix("ge")
            && core.len() >= 3
        {
            if let Some(verb) = TABLE.strong.get(core) {
                return Some(From::Infinitive(format!("{particle}{verb}")));
            }
            return weak_stem(core).map(|stem| From::Stem(format!("{particle}{stem}")));
        }
        prefixed(rest).map(|verb| From::Infinitive(format!("{particle}{verb}")))
    })
}

/// `verwezen` is `verwijzen`.
fn prefixed(rest: &str) -> Option<String> {
    PREFIXES.iter().find_map(|prefix| {
        let core = rest.strip_prefix(prefix)?;
        let verb = TABLE.strong.get(core).filter(|verb| *verb != core)?;
        Some(format!("{prefix}{verb}"))
    })
}

/// The stem of a weak participle without `ge`, also where it is declined: `diend`, `diende`, `zette`.
fn weak_stem(core: &str) -> Option<&str> {
    let several = core.strip_suffix("en").filter(|core| core.ends_with(['t', 'd']));
    let core = several.or_else(|| core.strip_suffix('e')).unwrap_or(core);
    let core = if core.ends_with("tt") || core.ends_with("dd") { &core[..core.len() - 1] } else { core };
    let stem = core.strip_suffix(['t', 'd'])?;
    if stem.len() < 2 || !has_vowel(core) {
        return None;
    }
    let known = || TABLE.participles.iter().any(|(_, participle)| participle == core && repair_of(participle));
    let own = match (core.ends_with('t'), stem.as_bytes().last()?) {
        // only behind a voiceless letter is the t an ending: `start`, `richt` and `zet` keep theirs
        (true, last) => !b"kfspx".contains(last) || known(),
        (false, b'i') => !["aai", "ooi", "oei"].iter().any(|end| stem.ends_with(end)),
        (false, last) => b"aeou".contains(last) || known(),
    };
    Some(if own { core } else { stem })
}

/// Whether a participle of the table is also the stem of its verb: `meld`, `rust`.
fn repair_of(participle: &str) -> bool {
    TABLE.participles.contains_key(&format!("{participle}en"))
}

/// The other form of a verb that falls apart, where the table has the verb: the infinitive of a participle, and the
/// participle of an infinitive.
pub fn other_form(word: &str) -> Option<String> {
    TABLE.particles.iter().find_map(|particle| {
        let rest = word.strip_prefix(particle)?;
        if let Some(core) = TABLE.participles.get(rest) {
            return Some(format!("{particle}ge{core}"));
        }
        let inner = PREFIXES.iter().find_map(|prefix| Some((prefix, TABLE.participles.get(rest.strip_prefix(prefix)?)?)));
        if let Some((prefix, core)) = inner.filter(|(_, core)| TABLE.strong.contains_key(*core)) {
            return Some(format!("{particle}{prefix}{core}"));
        }
        if let Some(verb) = prefixed(rest) {
            return Some(format!("{particle}{verb}"));
        }
        let core = rest.strip_prefix("ge")?;
        let verb = TABLE.participles.iter().find(|(_, participle)| *participle == core);
        verb.map(|(verb, _)| format!("{particle}{verb}"))
    })
}

/// Whether it is the infinitive of a verb of the table, alone or with a particle.
pub fn is_infinitive(word: &str) -> bool {
    let known = |verb: &str| TABLE.participles.contains_key(verb);
    word.ends_with("en") && (known(word) || TABLE.particles.iter().any(|particle| word.strip_prefix(particle).is_some_and(known)))
}

/// Whether a particle, `te` and a word may be one verb: `in te dienen`. Before `te`, `om` and `door` mostly are words of their
/// own; `om` is no particle here, and what `door` adds does no harm.
pub fn joined(particle: &str, te: &str, verb: &str) -> Option<String> {
    let infinitive = verb.len() >= 4 && ["en", "aan", "ien", "oen"].iter().any(|end| verb.ends_with(end));
    (te == "te" && infinitive && TABLE.particles.contains(&particle)).then(|| format!("{particle}{verb}"))
}

#[cfg(test)]
mod tests {
    use super::super::stem::stem;
    use super::*;

    #[test]
    fn participles_have_the_stem_of_their_verb() {
        for (participle, verb) in [
            ("ingediend", "indienen"),
            ("ingediende", "indienen"),
            ("afgewezen", "afwijzen"),
            ("doorverwezen", "doorverwijzen"),
            ("aangeleverd", "aanleveren"),
            ("opgezegd", "opzeggen"),
            ("opgezegde", "opzegging"),
            ("overgedragen", "overdragen"),
            ("ingezet", "inzetten"),
            ("ingezette", "inzetten"),
            ("aangemeld", "aanmelden"),
            ("aangemelde", "aanmelding"),
            ("toegepast", "toepassen"),
            ("opgestart", "opstarten"),
            ("ingericht", "inrichten"),
            ("uitgebreid", "uitbreiden"),
            ("aangevraagd", "aanvragen"),
            ("afgerond", "afronden"),
            ("doorgestuurd", "doorsturen"),
            ("afgesloten", "afsluiten"),
            ("aangenomen", "aannemen"),
            ("opgenomen", "opnemen"),
            ("toegewezen", "toewijzing"),
            ("vastgesteld", "vaststellen"),
            ("afgedragen", "afdragen"),
            ("ingekocht", "inkopen"),
            ("uitgezocht", "uitzoeken"),
            ("meegedeeld", "meedelen"),
            ("goedgekeurd", "goedkeuren"),
            ("stopgezet", "stopzetten"),
            ("overgegaan", "overgaan"),
            ("aangeboden", "aanbieden"),
            ("vrijgevestigden", "vrijgevestigde"),
            ("teruggevonden", "terugvinden"),
            ("doorgereisd", "doorreizen"),
        ] {
            assert_eq!(stem(participle), stem(verb), "{participle} {verb}");
        }
    }

    #[test]
    fn other_words_stay_what_they_are() {
        for word in
            ["omgeving", "ingang", "toegang", "uitgeven", "opgeven", "aangifte", "overgang", "gezin", "gemeente", "aangeven", "indien"]
        {
            assert_eq!(opened(word), None, "{word}");
        }
        for (one, other) in [("ingediend", "ingedeeld"), ("afgewezen", "afgegeven"), ("aangezien", "aanzet"), ("opgelegd", "opgelost")] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn forms_give_each_other() {
        for (one, other) in [
            ("indienen", "ingediend"),
            ("afwijzen", "afgewezen"),
            ("stopzetten", "stopgezet"),
            ("uitzitten", "uitgezeten"),
            ("doorverwijzen", "doorverwezen"),
        ] {
            assert_eq!(other_form(one).as_deref(), Some(other));
            assert_eq!(other_form(other).as_deref(), Some(one));
        }
        assert_eq!(joined("in", "te", "dienen").as_deref(), Some("indienen"));
        assert_eq!(joined("om", "te", "dienen"), None);
    }
}
