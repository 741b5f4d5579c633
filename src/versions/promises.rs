//! Promises (beloften): what the content owes to the versions that were frozen before it. A code keeps its meaning, no product
//! vanishes without a word, and one version is one text.

use super::archive::{before, previous};
use super::compare::{Change, What, compare};
use crate::catalogue::product::Product;
use crate::catalogue::{Catalogue, Entry};
use crate::findings::{Findings, rules};
use crate::pipeline::Site;
use std::collections::BTreeSet;

/// Judges the content by the frozen versions.
pub fn check(catalogue: &Catalogue, versions: &[Site], findings: &mut Findings) {
    differs(catalogue, versions, findings);
    super::numbers::check(catalogue, versions, findings);
    // Of what could not be read it is not known what it means.
    if catalogue.broken.iter().any(|(kind, _)| kind == "product") {
        return;
    }
    if let Some(old) = previous(catalogue, versions) {
        vanished(catalogue, old, findings);
        meanings(catalogue, old, findings);
    }
    back(catalogue, versions, findings);
}

/// The content says what was frozen under its number. What comes and goes with the week (offers, who has a contract, scores,
/// planning), a new tariff sheet and a new round of questions are no new version.
fn differs(catalogue: &Catalogue, versions: &[Site], findings: &mut Findings) {
    let version = &catalogue.edition.version;
    let same = |frozen: &&Catalogue| frozen.edition.version.value == version.value;
    // Of what could not be read it is not known what it says.
    let Some(frozen) = versions.iter().filter_map(|site| site.catalogue.as_ref()).find(same).filter(|_| catalogue.broken.is_empty()) else {
        return;
    };
    let until = |catalogue: &Catalogue| catalogue.edition.valid_until.as_ref().map(|date| date.value);
    let mut said: Vec<String> = Vec::new();
    for (name, differs) in [
        ("valid_from", frozen.edition.valid_from != catalogue.edition.valid_from),
        ("valid_until", until(frozen) != until(catalogue)),
        ("status", frozen.edition.status != catalogue.edition.status),
    ] {
        said.extend(differs.then(|| format!("`{name}`")));
    }
    let changes = compare(frozen, catalogue).changes;
    let fresh = |id: &str| changes.iter().any(|change| change.kind == "period" && change.change == What::New && change.id == id);
    for change in changes.iter().filter(|change| binds(change) && !(change.kind == "pgb" && fresh(&change.id))) {
        let field =
            change.field.as_ref().filter(|_| change.change == What::Changed).map_or_else(String::new, |field| format!(" ({field})"));
        said.push(format!("{} `{}`{field}", change.kind, change.id));
    }
    said.dedup();
    if said.is_empty() {
        return;
    }
    let all = said.len();
    let named = said[..all.min(NAMED)].join(", ");
    let more = if all > NAMED { format!(" and {} more", all - NAMED) } else { String::new() };
    let message = format!("version `{}` is frozen, and the content differs from it: {named}{more}", version.value);
    let help =
        format!("give the content a new version, or put back what was frozen; `bestek diff {} current` shows all of it", version.value);
    findings.add(&rules::FROZEN_DIFFERS, version.place, message).help(help);
}

/// How many differences a finding names.
const NAMED: usize = 3;

/// Whether a change needs a new version.
fn binds(change: &Change) -> bool {
    let comes = change.change == What::New && matches!(change.kind, "period" | "question" | "document" | "table");
    change.kind != "provider" && !comes
}

/// Every code of the version before is there, or it is said what became of it.
fn vanished(catalogue: &Catalogue, old: &Catalogue, findings: &mut Findings) {
    let edition = &catalogue.edition;
    let mut said: BTreeSet<&str> = edition.withdrawn.iter().map(|gone| gone.code.value.as_str()).collect();
    said.extend(catalogue.products.values().flat_map(|product| &product.replaces).map(|code| code.value.as_str()));
    for product in old.products.values() {
        let codes = product.code.iter().map(|code| code.value.as_str());
        let codes = codes.chain(product.other_codes.iter().map(|other| other.code.value.as_str()));
        let own = product.code.is_none().then_some(product.id.as_str());
        for code in codes.chain(own).filter(|code| catalogue.product(code).is_none() && !said.contains(code)) {
            let message = format!("`{code}`, {}, was in version {} and is gone", product.name.value, old.edition.version.value);
            let help =
                format!("add a `[[withdrawn]]` with `code = \"{code}\"`, or name it in `replaces` of the product that follows it up");
            findings.add(&rules::PRODUCT_VANISHED, edition.version.place, message).help(help);
        }
    }
}

/// No code means something else than in the version before, unless a reason is given.
fn meanings(catalogue: &Catalogue, old: &Catalogue, findings: &mut Findings) {
    for (code, id) in &catalogue.codes {
        let Some((product, before)) = catalogue.products.get(id).zip(old.product(code)) else { continue };
        let about = |id: &String| catalogue.product(id).is_some_and(|other| other.id == product.id);
        let explained = catalogue.edition.change.iter().any(|change| change.about.kind == "product" && change.about.ids.iter().any(about));
        if explained {
            continue;
        }
        let place = place(product, code).unwrap_or(product.id_place);
        let category = |catalogue: &Catalogue, product: &Product| {
            catalogue.lineage(&product.segment).find_map(|segment| segment.category.as_ref()).map(|category| category.value.clone())
        };
        let law = |catalogue: &Catalogue, product: &Product| catalogue.law(product).map(|law| law.key().to_owned());
        let unit = |catalogue: &Catalogue| catalogue.unit(code).map(|unit| unit.key().to_owned());
        for (what, then, now) in [
            ("law", law(old, before), law(catalogue, product)),
            ("unit", unit(old), unit(catalogue)),
            ("category of providers", category(old, before), category(catalogue, product)),
        ] {
            let Some((then, now)) = then.zip(now).filter(|(then, now)| then != now) else { continue };
            let message = format!("the {what} of `{code}` was {then} in version {} and is {now} now", old.edition.version.value);
            let help = format!("give it a new code, or say why in a `[[change]]` with `about = \"product:{}\"`", product.id);
            findings.add(&rules::FROZEN_CHANGED, place, message).help(help);
        }
        if of_something_else(before, product) {
            let message = format!(
                "`{code}` was {} in version {}, and neither this name nor the text has anything of that",
                before.name.value, old.edition.version.value
            );
            let help = format!("give it a new code, or say why in a `[[change]]` with `about = \"product:{}\"`", product.id);
            findings.add(&rules::FROZEN_CHANGED, place, message).help(help);
        }
    }
}

/// Whether nothing of the name, and next to nothing of the text, is left: then it is another product under the same code.
fn of_something_else(old: &Entry<Product>, new: &Entry<Product>) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let long = |word: &&str| word.chars().count() > 3;
        text.split(|sign: char| !sign.is_alphanumeric()).filter(long).map(str::to_lowercase).collect()
    };
    let names = (words(&old.name), words(&new.name));
    // Every product has the same headings.
    let own = |product: &Entry<Product>| product.body.text.lines().filter(|line| !line.starts_with('#')).flat_map(&words).collect();
    let texts: (BTreeSet<String>, BTreeSet<String>) = (own(old), own(new));
    let shared = texts.0.intersection(&texts.1).count();
    names.0.is_disjoint(&names.1) && texts.0.len() >= ENOUGH && !texts.1.is_empty() && shared * 10 < texts.0.len().min(texts.1.len())
}

/// How many words a text must have before it says what a product is.
const ENOUGH: usize = 8;

/// No code comes back after it was withdrawn.
fn back(catalogue: &Catalogue, versions: &[Site], findings: &mut Findings) {
    let line: Vec<&Catalogue> = before(catalogue, versions).collect();
    let present = |old: &Catalogue, code: &str| old.codes.contains_key(code);
    for (code, id) in &catalogue.codes {
        let published = line.iter().position(|old| present(old, code));
        let absent = published.and_then(|at| line[at..].iter().find(|old| !present(old, code)));
        let withdrawn = || line.iter().find(|old| old.edition.withdrawn.iter().any(|gone| gone.code.value == *code));
        let Some(gone) = absent.or_else(withdrawn) else { continue };
        let Some(product) = catalogue.products.get(id) else { continue };
        let message = format!("`{code}` was withdrawn in version {}; a code does not come back", gone.edition.version.value);
        let place = place(product, code).unwrap_or(product.id_place);
        findings.add(&rules::FROZEN_CHANGED, place, message).help("give the product a new code");
    }
}

/// Where a code of a product is written.
fn place(product: &Product, code: &str) -> Option<crate::findings::Place> {
    let own = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code));
    own.into_iter().find(|own| own.as_str() == code).map(|own| own.place)
}
