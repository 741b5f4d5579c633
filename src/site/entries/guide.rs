//! The questions of the guide, each with its answers and the products that they lead to.

use super::{entry, plain, text};
use crate::search::{Entry, Section};
use crate::site::fill::guide::{anchor, text as question_text};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The guide. An answer that ends with products is found as a part of its question, with an anchor of its own.
pub fn guide(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for question in &catalogue.guide {
        let mut found = entry("guide", &PageId::question(catalogue, &question.id), None, &question_text(view, question));
        for (at, answer) in question.answers.iter().enumerate() {
            let said = plain(view, &answer.text);
            if answer.products.is_empty() {
                found.sections.push(text(said));
                continue;
            }
            let because = answer.because.iter().map(|because| plain(view, because));
            let names = answer.products.iter().filter_map(|code| catalogue.product(code)).map(|product| product.name.value.clone());
            let words: Vec<String> = because.chain(names).collect();
            found.sections.push(Section { anchor: Some(anchor(at)), heading: said, text: words.join(" "), listing: false });
        }
        all.push(found);
    }
}
