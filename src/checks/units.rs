//! What the national messages ask of a product: code, category, unit, funding, frequency, output.

use super::Check;
use crate::catalogue::product::{AtUnit, Product, ProductCode};
use crate::catalogue::terms::{Frequency, Law, NoTariff, Variant};
use crate::findings::{At, rules};

/// National product categories of the youth act (code table JZ020), those of 2015 included.
const YOUTH: &[&str] = &[
    "31", "32", "33", "34", "35", "36", "37", "38", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52", "53",
    "54", "55",
];

/// National product categories of the social support act (code table WMO020).
const WMO: &[&str] = &["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18"];

/// Judges every product.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    for product in catalogue.products.values() {
        let whole = check.is_whole(product.id_place);
        let codes = || product.code.iter().chain(product.other_codes.iter().map(|other| &other.code));
        if whole && codes().next().is_none() {
            let message = format!("`{}` has no code yet", product.name.value);
            check.findings.add(&rules::NO_CODE, product.name.place, message);
        }
        let others_have = !product.other_codes.is_empty() && product.other_codes.iter().all(|other| other.unit.is_some());
        if whole && product.unit.is_none() && !(product.code.is_none() && others_have) {
            let message = format!("`{}` has no unit yet", product.name.value);
            check.findings.add(&rules::NO_UNIT, product.name.place, message);
        }
        let unsaid = match product.tariff {
            Some(NoTariff::NotSet) => Some("set yet"),
            Some(NoTariff::NotGiven) => Some("given"),
            _ => None,
        };
        if let Some(unsaid) = unsaid {
            let message = format!("the tariff of `{}` is not {unsaid}", product.name.value);
            check.findings.add(&rules::TARIFF_UNSAID, product.name.place, message);
        }
        if let Some(law) = catalogue.law(product) {
            for code in codes() {
                category(check, code, law);
            }
        }
        for unit in product.unit.iter().chain(product.other_codes.iter().filter_map(|other| other.unit.as_ref())) {
            unit_rules(check, product, *unit);
        }
        if whole {
            maximum(check, product);
        }
        let output = product.output.as_ref();
        let missing = match (output.and_then(|output| output.result()), output.and_then(|output| output.established_by())) {
            (None, _) => Some("what its result is"),
            (_, None) => Some("who establishes its result"),
            _ => None,
        };
        if let Some(missing) =
            missing.filter(|_| whole && product.funding.and_then(crate::catalogue::terms::Funding::variant) == Some(Variant::Output))
        {
            let message = format!("`{}` is paid by result and does not say {missing}", product.name.value);
            check
                .findings
                .add(&rules::OUTPUT_MISSING, product.name.place, message)
                .help("add `output = { result = \"…\", established_by = \"…\" }`");
        }
    }
}

fn maximum(check: &mut Check, product: &Product) {
    if let Some(maximum) = &product.maximum
        && maximum.amount.is_some()
        && product.frequency.is_none()
        && product.unit.is_none_or(|unit| !unit.value.frequencies().is_empty())
    {
        let message = format!("the maximum volume of `{}` is per week, per month or in all: `frequency` is not said", product.name.value);
        check.findings.add(&rules::MAXIMUM, product.name.place, message);
    }
}

fn category(check: &mut Check, code: &At<ProductCode>, law: Law) {
    let (own, other, name) = match law {
        Law::Jeugdwet => (YOUTH, WMO, "Wmo"),
        Law::Wmo => (WMO, YOUTH, "Jeugdwet"),
    };
    let category = code.category();
    if own.contains(&category) {
        return;
    }
    let message = format!("`{category}` is no national product category of this law ({})", law.key());
    let finding = check.findings.add(&rules::CATEGORY_CODE, code.place.within(0..2, 5), message);
    if other.contains(&category) {
        finding.help(format!("it is one of the {name}; set `law` where the product falls under another law than its segment"));
    }
}

fn unit_rules(check: &mut Check, product: &Product, unit: AtUnit) {
    let (own, paid) = (unit.value.variant(), product.funding.and_then(crate::catalogue::terms::Funding::variant));
    if let (Some(paid), Some(funding)) = (paid, product.funding)
        && paid != own
    {
        let message = format!("the unit `{}` is {}, the funding `{}` is {}", unit.value.key(), own.key(), funding.key(), paid.key());
        let units: Vec<_> =
            crate::catalogue::terms::Unit::ALL.iter().filter(|unit| unit.variant() == paid).map(|unit| unit.key()).collect();
        check.findings.add(&rules::UNIT_FUNDING, unit.place, message).help(format!("units with this funding: {}", units.join(", ")));
        // With another unit, another frequency may fit.
        return;
    }
    let Some(frequency) = product.frequency else { return };
    let allowed = unit.value.frequencies();
    if !allowed.contains(&frequency.value) {
        let message = format!("volume in `{}` is not allocated per `{}`", unit.value.key(), frequency.value.key());
        let names: Vec<_> = allowed.iter().map(|frequency: &Frequency| frequency.key()).collect();
        let help = if names.is_empty() { "remove `frequency`".to_owned() } else { format!("use one of {}", names.join(", ")) };
        check.findings.add(&rules::FREQUENCY_UNIT, frequency.place, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{codes, found, product};

    #[test]
    fn unit_funding_and_frequency_go_together() {
        let lines =
            found(&[("content/products/a.md", &product("45A48", "unit = \"month\"\nfunding = \"trajectory\"\nfrequency = \"week\""))]);
        assert_eq!(
            lines,
            [
                "output-missing content/products/a.md:2:9 `Product 45A48` is paid by result and does not say what its result is",
                "unit-funding content/products/a.md:6:9 the unit `month` is taakgericht, the funding `trajectory` is outputgericht",
            ]
        );
        assert!(codes(&[("content/products/a.md", &product("45A48", "frequency = \"week\""))]).is_empty());
        assert_eq!(codes(&[("content/products/a.md", &product("45A48", "frequency = \"day\"\nunit = \"day_part\""))]), ["frequency-unit"]);
    }

    #[test]
    fn every_category_has_a_name_in_every_language() {
        for labels in [include_str!("../../themes/default/labels/nl.toml"), include_str!("../../themes/default/labels/en.toml")] {
            let labels: toml::Table = labels.parse().unwrap();
            let names = labels["product_category"].as_table().unwrap();
            for category in super::YOUTH.iter().chain(super::WMO) {
                assert!(names.contains_key(*category), "{category} has no name");
            }
        }
    }

    #[test]
    fn a_code_begins_with_a_category_of_its_law() {
        for (code, law, wrong) in [
            ("45A48", "jeugdwet", false),
            ("31A01", "jeugdwet", false),
            ("02A05", "jeugdwet", true),
            ("02A05", "wmo", false),
            ("99A01", "wmo", true),
        ] {
            let found = codes(&[("content/products/a.md", &product(code, &format!("law = \"{law}\"")))]);
            assert_eq!(found == ["category-code"], wrong, "{code} {law}: {found:?}");
        }
    }

    #[test]
    fn what_is_not_known_yet_is_said() {
        let text = "+++\nname = \"A\"\nsegment = \"wonen\"\ntariff = \"not_set\"\n+++\nA.\n";
        assert_eq!(codes(&[("content/products/a.md", text)]), ["code-not-set", "tariff-not-set", "unit-not-set"]);
    }
}
