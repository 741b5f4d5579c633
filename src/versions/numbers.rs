//! Numbers of requirements (eisnummers): what was promised under one is not said under it of something else.

use super::archive::before;
use super::compare::prose::{same, tokens};
use crate::catalogue::document::{Requirement, Requirements};
use crate::catalogue::{Catalogue, Entry};
use crate::findings::{Findings, rules};
use crate::pipeline::Site;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// No number comes back with another text, and none gets another meaning without a word.
pub fn check(catalogue: &Catalogue, versions: &[Site], findings: &mut Findings) {
    let line: Vec<&Catalogue> = before(catalogue, versions).collect();
    let Some(old) = line.last() else { return };
    for programme in catalogue.requirements.values() {
        let common = common(programme);
        for requirement in &programme.requirement {
            match published(old, programme, requirement) {
                Some(was) if moved(old, programme, requirement, was, findings) => {}
                Some(was) => meaning(catalogue, old, programme, requirement, was, &common, findings),
                None => back(&line, programme, requirement, findings),
            }
        }
    }
}

/// The programme of an earlier version: that of the same name, or else the one whose numbers look the same.
fn then<'a>(old: &'a Catalogue, programme: &Entry<Requirements>) -> Option<&'a Entry<Requirements>> {
    let prefix = |other: &&Entry<Requirements>| programme.prefix.is_some() && other.prefix == programme.prefix;
    old.requirements.get(&programme.id).or_else(|| old.requirements.values().find(prefix))
}

/// What an earlier version said under a number.
fn published<'a>(old: &'a Catalogue, programme: &Entry<Requirements>, requirement: &Requirement) -> Option<&'a Requirement> {
    then(old, programme)?.requirement.iter().find(|was| was.id.value == requirement.id.value)
}

fn alike(one: &Requirement, other: &Requirement) -> bool {
    let text = |of: &Requirement| Value::String(of.text.value.clone());
    same(&text(one), &text(other))
}

/// Whether a number has the text that another number had, word for word.
fn moved(old: &Catalogue, programme: &Entry<Requirements>, requirement: &Requirement, was: &Requirement, findings: &mut Findings) -> bool {
    if alike(was, requirement) {
        return false;
    }
    let mut others = then(old, programme).into_iter().flat_map(|then| &then.requirement);
    let Some(other) = others.find(|other| other.id.value != requirement.id.value && alike(other, requirement)) else { return false };
    let (number, before) = (programme.number(&requirement.id), programme.number(&other.id));
    let message = format!("{number} has the text that {before} had in version {}", old.edition.version.value);
    let help = format!("put it back under {before}, and what {number} was under {number}");
    findings.add(&rules::REQUIREMENT_REUSED, requirement.id.place, message).help(help);
    true
}

/// A number that the version before did not have, and that an earlier one had for another text.
fn back(line: &[&Catalogue], programme: &Entry<Requirements>, requirement: &Requirement, findings: &mut Findings) {
    let versions = || line.iter().enumerate().rev();
    let Some((at, was)) = versions().find_map(|(at, old)| Some((at, published(old, programme, requirement)?))) else { return };
    if alike(was, requirement) {
        return;
    }
    let (number, version) = (programme.number(&requirement.id), |at: usize| &line[at].edition.version.value);
    let message = format!("{number} was another requirement in version {}, withdrawn in version {}", version(at), version(at + 1));
    let help = format!("give it a new number, such as {}", programme.number(&free(line, programme).to_string()));
    findings.add(&rules::REQUIREMENT_REUSED, requirement.id.place, message).help(help);
}

/// The first whole number after all that any version used.
fn free(line: &[&Catalogue], programme: &Entry<Requirements>) -> u64 {
    let then = line.iter().filter_map(|old| old.requirements.get(&programme.id));
    let all = then.chain([programme]).flat_map(|programme| &programme.requirement);
    all.filter_map(|requirement| requirement.id.value.parse::<u64>().ok()).max().unwrap_or_default().saturating_add(1)
}

/// Of the words of two requirements, the fewest of both, so many say that they are about the same: one in eight.
const RELATED: usize = 8;
/// Of shorter texts nothing can be said.
const ENOUGH: usize = 4;

/// A number whose requirement has next to nothing in common with what it was, and no change that says why.
fn meaning(
    catalogue: &Catalogue,
    old: &Catalogue,
    programme: &Entry<Requirements>,
    requirement: &Requirement,
    was: &Requirement,
    common: &BTreeSet<String>,
    findings: &mut Findings,
) {
    // That both are verified alike ("eigen verklaring") does not make them the same requirement.
    let alike = requirement.verified_by == was.verified_by;
    let words = |of: &Requirement| &stems(of, !alike) - common;
    let (then, now) = (words(was), words(requirement));
    let fewest = then.len().min(now.len());
    if fewest < ENOUGH || then.intersection(&now).count() * RELATED >= fewest || explained(catalogue, &programme.id, &requirement.id) {
        return;
    }
    let number = programme.number(&requirement.id);
    let message = format!("{number} has next to nothing in common with {number} of version {}", old.edition.version.value);
    let help = format!(
        "give it a new number, or say why in a `[[change]]` with `about = \"requirement:{}#{}\"`",
        programme.id, requirement.id.value
    );
    findings.add(&rules::REQUIREMENT_CHANGED, requirement.id.place, message).help(help);
}

fn explained(catalogue: &Catalogue, programme: &str, id: &str) -> bool {
    catalogue.edition.change.iter().any(|change| {
        let about = &change.about;
        about.kind == "requirement" && about.ids.iter().any(|own| own == programme) && about.part.as_deref() == Some(id)
    })
}

/// The words that more than a quarter of a programme has: they tell no requirement from another.
fn common(programme: &Requirements) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for stem in programme.requirement.iter().flat_map(|requirement| stems(requirement, true)) {
        *counts.entry(stem).or_default() += 1;
    }
    let all = programme.requirement.len();
    counts.into_iter().filter(|(_, count)| *count > 2 && count * 4 > all).map(|(stem, _)| stem).collect()
}

/// The beginnings of the words of a requirement, where asked with how it is verified; short words say nothing.
fn stems(of: &Requirement, verified: bool) -> BTreeSet<String> {
    let texts = [Some(of.text.value.as_str()), of.verified_by.as_deref().filter(|_| verified)];
    let words = texts.into_iter().flatten().flat_map(tokens).filter(|word| word.chars().count() > 3);
    words.map(|word| word.to_lowercase().chars().take(6).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    const REGISTER: &str = "De aanbieder staat ingeschreven in het Handelsregister van de Kamer van Koophandel.";
    const CONDUCT: &str = "Medewerkers hebben een geldige verklaring omtrent gedrag, ook stagiairs en vrijwilligers.";
    const REWRITTEN: &str = "Wie hulp biedt, bewijst met een uittreksel dat de onderneming in het Handelsregister is ingeschreven.";

    fn version(number: &str, valid_from: &str, rows: &[(&str, &str)], more: &str) -> Site {
        let edition = format!("version = \"{number}\"\nstatus = \"draft\"\nvalid_from = {valid_from}\n{more}");
        let row = |(id, text): &(&str, &str)| format!("[[requirement]]\nid = \"{id}\"\ntext = \"{text}\"\n");
        let programme = format!("title = \"Eisen\"\nprefix = \"PvE\"\n{}", rows.iter().map(row).collect::<String>());
        sample(&[("content/catalogue.toml", &edition), ("content/requirements/pve.toml", &programme)])
    }

    fn found(versions: &[&[(&str, &str)]], more: &str) -> Vec<(String, String)> {
        let last = versions.len() - 1;
        let mut sites: Vec<Site> = versions
            .iter()
            .enumerate()
            .map(|(at, rows)| version(&format!("{}", at + 1), &format!("202{at}-01-01"), rows, if at == last { more } else { "" }))
            .collect();
        let now = sites.pop().unwrap();
        let mut findings = Findings::default();
        check(now.catalogue.as_ref().unwrap(), &sites, &mut findings);
        findings.iter().map(|finding| (finding.rule.code.to_owned(), finding.message.clone())).collect()
    }

    #[test]
    fn a_withdrawn_number_does_not_come_back_for_another_requirement() {
        let other = [("1", REGISTER), ("2", CONDUCT)];
        let back = found(&[&other, &[("1", REGISTER)], &[("1", REGISTER), ("2", REWRITTEN)]], "");
        assert_eq!(back, [("requirement-reused".into(), "PvE-2 was another requirement in version 1, withdrawn in version 2".into())]);
        assert!(found(&[&other, &[("1", REGISTER)], &other], "").is_empty(), "the same requirement comes back");
        assert!(found(&[&[("1", REGISTER)], &[("1", REGISTER)], &other], "").is_empty(), "a number that none had");
    }

    #[test]
    fn a_number_does_not_get_the_text_of_another() {
        let both = found(&[&[("1", "Kort."), ("2", CONDUCT)], &[("1", CONDUCT), ("2", "Kort.")]], "");
        let of = |one: &str, other: &str| ("requirement-reused".into(), format!("{one} has the text that {other} had in version 1"));
        assert_eq!(both, [of("PvE-1", "PvE-2"), of("PvE-2", "PvE-1")]);
        assert!(found(&[&[("1", CONDUCT), ("2", CONDUCT)], &[("1", CONDUCT), ("2", CONDUCT)]], "").is_empty());
    }

    #[test]
    fn a_number_keeps_what_it_is_about() {
        let changed = |now: &str, more: &str| found(&[&[("1", REGISTER)], &[("1", now)]], more);
        assert_eq!(changed(CONDUCT, "")[0].0, "requirement-changed");
        assert!(changed(REWRITTEN, "").is_empty());
        let verified =
            |text: &str| format!("{text}\"\nverified_by = \"Eigen verklaring met een uittreksel uit het Handelsregister van de Kamer");
        let (then, now) = (verified(REGISTER), verified(CONDUCT));
        assert_eq!(found(&[&[("1", &then)], &[("1", &now)]], "")[0].0, "requirement-changed", "both are verified alike");
        let why = "[[change]]\nabout = \"requirement:pve#1\"\nreason = \"Anders gesteld.\"\n";
        assert!(changed(CONDUCT, why).is_empty());
    }
}
