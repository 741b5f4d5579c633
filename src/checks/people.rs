//! Providers are not contracted for what excludes each other; codes of people and places have their form.

use super::Check;
use crate::catalogue::people::{Contracted, Offer};
use crate::catalogue::scope::expand;
use crate::findings::{At, rules};
use indexmap::IndexMap;

/// Judges municipalities and providers.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    for code in catalogue.municipalities.values().filter_map(|municipality| municipality.code.as_ref()) {
        let digits = code.strip_prefix("GM").is_some_and(|rest| rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit()));
        if !digits {
            let message = format!("`{}` is not a municipality code", code.value);
            check.findings.add(&rules::NATIONAL_CODE, code.place, message).help("write GM and four digits: `GM0344`");
        }
    }
    for offer in &catalogue.offers {
        uncontracted(check, offer);
        not_bought(check, offer);
    }
    offered_twice(check);
    for provider in catalogue.providers.values() {
        if let Some(agb) = &provider.agb
            && !(agb.len() == 8 && agb.bytes().all(|byte| byte.is_ascii_digit()))
        {
            let message = format!("`{}` is not an AGB code of eight digits", agb.value);
            check.findings.add(&rules::NATIONAL_CODE, agb.place, message);
        }
        if let Some(website) = &provider.website {
            check.address(website, &["https://", "http://"]);
        }
        for (at, contracted) in provider.contracted.iter().enumerate() {
            within(check, contracted);
            for earlier in &provider.contracted[..at] {
                if together(earlier, contracted) {
                    between(check, earlier, contracted);
                }
            }
        }
    }
}

/// An offer of what the provider has no contract for; one of whom no contract is written is not judged.
fn uncontracted(check: &mut Check, offer: &Offer) {
    let catalogue = check.catalogue;
    let Some(provider) = catalogue.providers.get(&offer.provider.value).filter(|provider| !provider.contracted.is_empty()) else { return };
    let Some(product) = catalogue.product(&offer.product) else { return };
    let then = |row: &&Contracted| {
        let day = offer.as_of;
        day.is_none_or(|day| row.until.as_ref().is_none_or(|until| day <= until.value))
    };
    if !provider.contracted.iter().filter(then).any(|row| catalogue.is_for(row, product)) {
        let message = format!("`{}` offers `{}` and has no contract for it", provider.name.value, offer.product.value);
        check.findings.add(&rules::OFFER_CONTRACT, offer.product.place, message);
    }
}

/// An offer in municipalities that do not buy the product.
fn not_bought(check: &mut Check, offer: &Offer) {
    let catalogue = check.catalogue;
    let Some(product) = catalogue.product(&offer.product) else { return };
    let buyers = catalogue.bought_in(product);
    for id in &offer.municipalities.0 {
        let here = catalogue.municipalities_of(std::slice::from_ref(id));
        let not: Vec<&str> = here.into_iter().filter(|town| !buyers.contains(town)).collect();
        if !not.is_empty() {
            let message = format!("`{}` is offered in {}, where it is not bought", offer.product.value, not.join(", "));
            check.findings.add(&rules::OFFER_PLACE, id.place, message);
        }
    }
}

/// Two rows for one provider, product and municipality.
fn offered_twice(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut seen: IndexMap<(&str, &str), Vec<&Offer>> = IndexMap::new();
    let towns = |offer: &Offer| expand(&catalogue.edition, &offer.municipalities.0);
    for offer in &catalogue.offers {
        let rows = seen.entry((&offer.provider, &offer.product)).or_default();
        let all = |offer: &Offer| offer.municipalities.0.is_empty();
        let again = rows.iter().find(|other| all(other) || all(offer) || !towns(other).is_disjoint(&towns(offer)));
        if let Some(first) = again {
            let said = check.whereabouts(first.provider.place, offer.provider.place);
            let message = format!("what `{}` offers of `{}` is already said {said}", offer.provider.value, offer.product.value);
            check.findings.add(&rules::OFFER_TWICE, offer.provider.place, message);
        } else {
            rows.push(offer);
        }
    }
}

fn together(a: &Contracted, b: &Contracted) -> bool {
    let before = |a: &Contracted, b: &Contracted| a.until.as_ref().zip(b.from).is_none_or(|(until, from)| from <= until.value);
    before(a, b) && before(b, a)
}

/// Two segments of one row.
fn within(check: &mut Check, contracted: &Contracted) {
    for (at, segment) in contracted.segments.iter().enumerate() {
        for earlier in &contracted.segments[..at] {
            segments(check, earlier, segment);
        }
    }
}

fn between(check: &mut Check, earlier: &Contracted, later: &Contracted) {
    for segment in &later.segments {
        for other in &earlier.segments {
            segments(check, other, segment);
        }
    }
    if let (Some(a), Some(b)) = (&earlier.category, &later.category) {
        let excludes = |a: &At<String>, b: &At<String>| {
            let category = check.catalogue.edition.category.iter().find(|category| category.id.value == a.value);
            category.is_some_and(|category| category.excludes.iter().any(|other| other.value == b.value))
        };
        if excludes(a, b) || excludes(b, a) {
            let message = format!("who is in category `{}` may not be in `{}`", a.value, b.value);
            check.findings.add(&rules::EXCLUDED_BOTH, b.place, message);
        }
    }
}

fn segments(check: &mut Check, a: &At<String>, b: &At<String>) {
    let excludes = |a: &At<String>, b: &At<String>| {
        check.catalogue.segments.get(&a.value).is_some_and(|segment| segment.excludes.iter().any(|other| other.value == b.value))
    };
    if a.value != b.value && (excludes(a, b) || excludes(b, a)) {
        let message = format!("a provider may not be in both `{}` and `{}`", a.value, b.value);
        check.findings.add(&rules::EXCLUDED_BOTH, b.place, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn a_provider_is_not_in_what_excludes_each_other_at_the_same_time() {
        let dag = "+++\nname = \"Dag\"\nlaw = \"wmo\"\nexcludes = [\"wonen\"]\n+++\nDag.\n";
        let provider = |second: &str| {
            format!(
                "[[provider]]\nid = \"a\"\nname = \"A\"\ncontracted = [\n{{ segments = [\"wonen\"], until = 2026-06-30 }},\n{{ segments = [\"dag\"]{second} }}]\n"
            )
        };
        let lines = found(&[("content/segments/dag.md", dag), ("content/providers.toml", &provider(""))]);
        assert_eq!(lines, ["provider-excluded content/providers.toml:6:16 a provider may not be in both `wonen` and `dag`"]);
        assert!(found(&[("content/segments/dag.md", dag), ("content/providers.toml", &provider(", from = 2026-07-01"))]).is_empty());
    }

    #[test]
    fn national_codes_have_their_form() {
        let towns = "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\ncode = \"0344\"\n";
        assert_eq!(
            found(&[("content/municipalities.toml", towns)]),
            ["national-code content/municipalities.toml:4:9 `0344` is not a municipality code"]
        );
    }
}
