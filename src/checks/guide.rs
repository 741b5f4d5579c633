//! The guide (hulp bij kiezen) leads somewhere, and to every product.

use super::Check;
use crate::findings::rules;
use std::collections::BTreeSet;

/// Walks the guide.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    let guide = &catalogue.guide;
    let Some(start) = guide.first().filter(|_| !check.targets.any_lost("content/guide.toml")) else { return };
    let next = |id: &str| guide.iter().find(|question| question.id.value == id);
    for question in guide {
        if question.answers.is_empty() {
            check.findings.add(&rules::GUIDE_END, question.id.place, format!("the question `{}` has no answers", question.id.value));
        }
        for answer in question.answers.iter().filter(|answer| answer.to.is_none() && answer.products.is_empty()) {
            check.findings.add(&rules::GUIDE_END, answer.text.place, "this answer leads to no question and to no product");
        }
        let silent = question.answers.iter().filter(|answer| !answer.products.is_empty() && answer.because.is_none());
        for answer in silent {
            check.findings.add(&rules::GUIDE_REASON, answer.text.place, "this answer leads to products and does not say why");
        }
    }
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(question) = open.pop() {
        if reached.insert(question.id.as_str()) {
            open.extend(question.answers.iter().filter_map(|answer| next(answer.to.as_ref()?)));
        }
    }
    for question in guide.iter().filter(|question| !reached.contains(question.id.as_str())) {
        let message = format!("no path through the guide leads to the question `{}`", question.id.value);
        check.findings.add(&rules::GUIDE_END, question.id.place, message);
    }
    // A question from which no answer ends at a product goes round for ever. An answer that leads nowhere, or to a
    // question that is not there, was reported for itself.
    let mut ends: BTreeSet<&str> = BTreeSet::new();
    loop {
        let more: Vec<&str> = guide
            .iter()
            .filter(|question| !ends.contains(question.id.as_str()))
            .filter(|question| {
                question.answers.is_empty()
                    || question.answers.iter().any(|answer| {
                        let onward = answer.to.as_ref().map(|to| next(to).is_none() || ends.contains(to.as_str()));
                        !answer.products.is_empty() || onward.unwrap_or(true)
                    })
            })
            .map(|question| question.id.as_str())
            .collect();
        if more.is_empty() {
            break;
        }
        ends.extend(more);
    }
    for question in guide.iter().filter(|question| !ends.contains(question.id.as_str())) {
        let message = format!("from the question `{}` every answer goes round in a circle", question.id.value);
        check.findings.add(&rules::GUIDE_END, question.id.place, message);
    }
    products(check, &reached);
}

fn products(check: &mut Check, reached: &BTreeSet<&str>) {
    let catalogue = check.catalogue;
    let answers = catalogue.guide.iter().filter(|question| reached.contains(question.id.as_str())).flat_map(|question| &question.answers);
    let led: BTreeSet<&str> =
        answers.flat_map(|answer| &answer.products).filter_map(|id| catalogue.product(id)).map(|product| product.id.as_str()).collect();
    // What is only given beside another product is found on the page of that product, where a path leads to that.
    let beside = |id: &str| catalogue.product(id).is_some_and(|other| led.contains(other.id.as_str()));
    for product in catalogue.products.values() {
        if !led.contains(product.id.as_str()) && !product.add_on_to.iter().any(|id| beside(id)) {
            let message = format!("no path through the guide leads to `{}`", product.name.value);
            check.findings.add(&rules::PRODUCT_NOT_IN_GUIDE, product.name.place, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{found, product};

    #[test]
    fn every_answer_leads_somewhere_and_every_product_is_found() {
        let guide = "[[question]]\nid = \"a\"\ntext = \"A?\"\nanswers = [{ text = \"x\", to = \"b\" }, { text = \"niets\" }]\n\
                     [[question]]\nid = \"b\"\ntext = \"B?\"\nanswers = [{ text = \"y\", to = \"b\" }]\n\
                     [[question]]\nid = \"c\"\ntext = \"C?\"\nanswers = [{ text = \"z\", products = [\"45A48\"], because = \"w\" }]\n";
        let lines = found(&[("content/guide.toml", guide), ("content/products/a.md", &product("45A48", ""))]);
        assert_eq!(
            lines,
            [
                "guide content/guide.toml:4:48 this answer leads to no question and to no product",
                "guide content/guide.toml:6:7 from the question `b` every answer goes round in a circle",
                "guide content/guide.toml:10:7 no path through the guide leads to the question `c`",
                "guide-product content/products/a.md:2:9 no path through the guide leads to `Product 45A48`",
            ]
        );
    }
}
