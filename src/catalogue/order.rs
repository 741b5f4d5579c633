//! The order in which a catalogue is read: segments as a tree, products by segment, then by `order` and by code. Every list, table
//! and file follows it, so that none has an order of its own.

use super::Records;
use super::segment::Segment;
use super::{Entry, slug};
use std::collections::BTreeMap;

/// Puts segments and products in the order in which they are read.
pub fn settle(records: &mut Records) {
    let ranks = ranks(records);
    let rank = |id: &str| ranks.get(id).copied().unwrap_or(usize::MAX);
    records.segments.sort_by(|a, _, b, _| rank(a).cmp(&rank(b)));
    // What has a place of its own comes first; then a code sorts by itself, and what has none comes after, by name.
    let key = |id: &str, product: &super::product::Product| {
        let name = if product.code.is_none() { slug(&product.name) } else { id.to_owned() };
        (rank(&product.segment), product.order.unwrap_or(i32::MAX), product.code.is_none(), name)
    };
    records.products.sort_by(|a, x, b, y| key(a, x).cmp(&key(b, y)));
}

/// The place of each segment: neighbours by `order` and identifier, each followed by what lies in it.
fn ranks(records: &Records) -> BTreeMap<String, usize> {
    let known =
        |segment: &Entry<Segment>| segment.parent.as_ref().filter(|id| records.segments.contains_key(&id.value)).map(|id| id.value.clone());
    let mut below: BTreeMap<Option<String>, Vec<&Entry<Segment>>> = BTreeMap::new();
    for segment in records.segments.values() {
        below.entry(known(segment)).or_default().push(segment);
    }
    for neighbours in below.values_mut() {
        neighbours.sort_by_key(|segment| (segment.order.unwrap_or(i32::MAX), &segment.id));
    }
    let mut ranks = BTreeMap::new();
    // What runs in a circle is never reached, and comes last.
    let mut open: Vec<&Entry<Segment>> = below.get(&None).into_iter().flatten().rev().copied().collect();
    while let Some(segment) = open.pop() {
        ranks.insert(segment.id.clone(), ranks.len());
        open.extend(below.get(&Some(segment.id.clone())).into_iter().flatten().rev().copied());
    }
    ranks
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;

    #[test]
    fn children_follow_their_parent_and_products_their_segment() {
        let segment = |order: &str| format!("+++\nname = \"S\"\nlaw = \"jeugdwet\"\n{order}+++\nTekst.\n");
        let product = |segment: &str, code: &str| format!("+++\nname = \"P\"\nsegment = \"{segment}\"\n{code}+++\nTekst.\n");
        let files = [
            ("content/segments/b.md", segment("order = 1\n")),
            ("content/segments/a.md", segment("order = 2\n")),
            ("content/segments/a-kind.md", segment("order = 1\nparent = \"a\"\n")),
            ("content/products/1.md", product("a-kind", "code = \"54001\"\n")),
            ("content/products/2.md", product("a", "")),
            ("content/products/3.md", product("a", "code = \"45A48\"\n")),
            ("content/products/4.md", product("b", "code = \"50A01\"\n")),
            ("content/products/5.md", product("b", "order = 1\n")),
        ];
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let site = sample(&files);
        let catalogue = site.catalogue.unwrap();
        assert_eq!(catalogue.segments.keys().collect::<Vec<_>>(), ["b", "a", "a-kind", "s"]);
        assert_eq!(catalogue.products.keys().collect::<Vec<_>>(), ["5", "50A01", "45A48", "2", "54001"]);
    }
}
