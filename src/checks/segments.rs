//! Segments have a place and a law.

use super::Check;
use crate::findings::rules;
use std::collections::BTreeSet;

/// Judges every segment.
pub fn check(check: &mut Check) {
    parents(check);
    laws(check);
    let catalogue = check.catalogue;
    for segment in catalogue.segments.values() {
        for other in segment.excludes.iter().filter(|other| other.value == segment.id) {
            check.findings.add(&rules::EXCLUDED_BOTH, other.place, "this segment excludes itself");
        }
    }
}

/// Reports every circle of parents once, at its first segment.
fn parents(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut reported: BTreeSet<&str> = BTreeSet::new();
    for segment in catalogue.segments.values() {
        let mut way: Vec<&str> = vec![&segment.id];
        let mut at = segment;
        while let Some(parent) = at.parent.as_ref().and_then(|parent| catalogue.segments.get(&parent.value)) {
            if parent.id == segment.id {
                if let Some(written) = segment.parent.as_ref().filter(|_| !reported.contains(segment.id.as_str())) {
                    let circle = way.iter().chain([&segment.id.as_str()]).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" in ");
                    check.findings.add(&rules::PARENT_CIRCLE, written.place, format!("these segments lie in each other: {circle}"));
                }
                reported.extend(&way);
                break;
            }
            if way.contains(&parent.id.as_str()) {
                break;
            }
            way.push(&parent.id);
            at = parent;
        }
    }
}

/// A segment without a law is reported once, however many of its products need it.
fn laws(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut reported = BTreeSet::new();
    for product in catalogue.products.values().filter(|product| catalogue.law(product).is_none()) {
        let Some(segment) = catalogue.segments.get(&product.segment.value) else { continue };
        if !check.is_whole(segment.id_place) || !check.is_whole(product.id_place) {
            continue;
        }
        // A segment around it that is not there was reported for itself.
        let outer = catalogue.lineage(&segment.id).last().and_then(|segment| segment.parent.as_ref());
        if outer.is_some_and(|parent| !catalogue.segments.contains_key(&parent.value)) {
            continue;
        }
        if reported.insert(segment.id.as_str()) {
            let message = format!("neither the segment `{}` nor its product `{}` says its law", segment.name.value, product.name.value);
            check
                .findings
                .add(&rules::SCOPE_LAW, segment.name.place, message)
                .help("add `law = \"jeugdwet\"` or `law = \"wmo\"` to the segment");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{found, product};

    #[test]
    fn a_circle_of_parents_is_found_once() {
        let segment = |parent: &str| format!("+++\nname = \"S\"\nlaw = \"wmo\"\nparent = \"{parent}\"\n+++\nS.\n");
        let lines = found(&[
            ("content/segments/a.md", &segment("b")),
            ("content/segments/b.md", &segment("a")),
            ("content/segments/c.md", &segment("a")),
        ]);
        assert_eq!(lines, ["parent-circle content/segments/a.md:4:11 these segments lie in each other: `a` in `b` in `a`"]);
    }

    #[test]
    fn a_law_is_said_by_product_segment_or_the_segment_around_it() {
        let without = "+++\nname = \"Dag\"\n+++\nDag.\n";
        let (first, second) = (product("45A48", "").replace("wonen", "dag"), product("45A49", "").replace("wonen", "dag"));
        let lines = found(&[("content/segments/dag.md", without), ("content/products/a.md", &first), ("content/products/b.md", &second)]);
        assert_eq!(
            lines,
            ["law-missing content/segments/dag.md:2:9 neither the segment `Dag` nor its product `Product 45A48` says its law"]
        );
        let inside = "+++\nname = \"Dag\"\nparent = \"wonen\"\n+++\nDag.\n";
        assert!(found(&[("content/segments/dag.md", inside), ("content/products/a.md", &first)]).is_empty());
    }
}
