//! Ends come after beginnings.

use super::Check;
use crate::findings::{At, rules};
use jiff::civil::Date;

/// Looks at every pair of dates.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    let edition = &catalogue.edition;
    check.order(Some(edition.valid_from), edition.valid_until.as_ref());
    for gone in &edition.withdrawn {
        check.order(gone.from, gone.claimable_until.as_ref());
    }
    for product in catalogue.products.values() {
        let last = product.valid_until.as_ref();
        if check.order(product.valid_from.as_ref().map(|first| first.value), last)
            && let Some(last) = last.filter(|last| last.value < edition.valid_from)
        {
            let message = format!("this product ends on {}, before the catalogue begins on {}", last.value, edition.valid_from);
            check.findings.add(&rules::BAD_DATE_ORDER, last.place, message).help("remove the product, or name it under `[[withdrawn]]`");
        }
        if let (Some(first), Some(end)) = (&product.valid_from, &edition.valid_until)
            && first.value > end.value
            && end.value >= edition.valid_from
        {
            let message = format!("this product begins on {}, after the catalogue ends on {}", first.value, end.value);
            check
                .findings
                .add(&rules::BAD_DATE_ORDER, first.place, message)
                .help("move it to the version of the catalogue that it begins in");
        }
    }
    for segment in catalogue.segments.values() {
        check.order(segment.valid_from, segment.valid_until.as_ref());
        let Some(admission) = &segment.admission else { continue };
        for window in &admission.windows {
            check.order(window.from, window.until.as_ref());
        }
        for closed in &admission.closed_for {
            check.order(closed.from, closed.until.as_ref());
        }
    }
    for sheet in &catalogue.sheets {
        check.order(Some(sheet.period.valid_from.value), sheet.period.valid_until.as_ref());
    }
    for term in catalogue.contracts.values().filter_map(|contract| contract.term.as_ref()) {
        check.order(term.start.as_ref().map(|date| date.value), term.end.as_ref());
    }
    for contracted in catalogue.providers.values().flat_map(|provider| &provider.contracted) {
        check.order(contracted.from, contracted.until.as_ref());
    }
    for step in &catalogue.steps {
        check.order(step.start, step.end.as_ref());
    }
}

impl Check<'_> {
    /// Reports a last day before the first. True where they are in order.
    fn order(&mut self, first: Option<Date>, last: Option<&At<Date>>) -> bool {
        let (Some(first), Some(last)) = (first, last) else { return true };
        if last.value < first {
            let message = format!("the last day, {}, lies before the first, {first}", last.value);
            self.findings.add(&rules::BAD_DATE_ORDER, last.place, message);
        }
        first <= last.value
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{found, product};

    #[test]
    fn an_end_before_its_beginning_is_found_at_the_end() {
        let text = product("45A48", "valid_from = 2026-06-01\nvalid_until = 2026-05-31");
        let gone = product("45A49", "valid_until = 2025-12-31");
        assert_eq!(
            found(&[("content/products/a.md", &text), ("content/products/b.md", &gone)]),
            [
                "date-order content/products/a.md:9:15 the last day, 2026-05-31, lies before the first, 2026-06-01",
                "date-order content/products/b.md:8:15 this product ends on 2025-12-31, before the catalogue begins on 2026-01-01",
            ]
        );
        let planning = "[[step]]\ntitle = \"A\"\nstart = 2026-02-01\nend = 2026-02-01\n";
        assert!(found(&[("content/planning.toml", planning)]).is_empty());
    }
}
