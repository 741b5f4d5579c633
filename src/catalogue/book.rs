//! What a product book (productenboek) holds: the segments and products in its scope, and which books there are at all.

use super::edition::Book;
use super::product::Product;
use super::scope::Scope;
use super::segment::Segment;
use super::{Catalogue, Entry};

/// The identifier of the book that there is when the catalogue names none.
pub const BOOK: &str = "productenboek";

/// What falls in a scope, in the order in which it is read.
pub struct Held<'a> {
    /// The segments: those in the scope, with the segments in them, and those of its products.
    pub segments: Vec<&'a Entry<Segment>>,
    /// The products.
    pub products: Vec<&'a Entry<Product>>,
}

impl Catalogue {
    /// The books that hold something, by identifier; the one of everything has no record.
    pub fn books(&self) -> Vec<(&str, Option<&Book>)> {
        let books = &self.edition.book;
        if books.is_empty() {
            return self.fills(&Scope::default()).then_some((BOOK, None)).into_iter().collect();
        }
        books.iter().filter(|book| self.fills(&book.scope)).map(|book| (book.id.as_str(), Some(book))).collect()
    }

    /// Whether there is something to print for a scope. What is said around products makes a book of everything only.
    pub fn fills(&self, scope: &Scope) -> bool {
        let held = self.held(scope);
        let around = || {
            !(self.contracts.is_empty()
                && self.providers.is_empty()
                && self.procedures.is_empty()
                && self.indicators.is_empty()
                && self.steps.is_empty())
        };
        !held.segments.is_empty() || !held.products.is_empty() || (scope.is_empty() && around())
    }

    /// What falls in a scope.
    pub fn held(&self, scope: &Scope) -> Held<'_> {
        let products: Vec<_> = self.products.values().filter(|product| self.holds_product(product, scope)).collect();
        let own = |segment: &&Entry<Segment>| {
            products.iter().any(|product| product.segment.value == segment.id) || self.holds_segment(segment, scope)
        };
        Held { segments: self.segments.values().filter(own).collect(), products }
    }

    /// Whether a product falls in a scope.
    pub fn holds_product(&self, product: &Entry<Product>, scope: &Scope) -> bool {
        let codes = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code)).map(|code| code.value.as_str());
        scope.law.is_none_or(|law| self.law(product) == Some(law))
            && wanted(scope, "products", std::iter::once(product.id.as_str()).chain(codes))
            && self.lies(&product.segment, scope)
            && self.meets_place(&self.bought_in(product), scope)
    }

    fn holds_segment(&self, segment: &Entry<Segment>, scope: &Scope) -> bool {
        // Of a segment that names no law its products say whom it is for.
        let under = |law| {
            let mut inside =
                self.products.values().filter(|product| self.lineage(&product.segment).any(|around| around.id == segment.id)).peekable();
            inside.peek().is_none() || inside.any(|product| self.law(product) == Some(law))
        };
        let law = scope.law.is_none_or(|law| self.segment_law(&segment.id).map_or_else(|| under(law), |own| own == law));
        let places = self.lineage(&segment.id).map(|around| around.scope.get("municipalities")).find(|places| !places.is_empty());
        law && scope.get("products").is_empty()
            && self.lies(&segment.id, scope)
            && self.meets_place(&self.municipalities_of(places.unwrap_or_default()), scope)
    }

    /// Whether a segment lies in one of those that a scope names, and is for its categories.
    fn lies(&self, segment: &str, scope: &Scope) -> bool {
        wanted(scope, "segments", self.lineage(segment).map(|around| around.id.as_str()))
            && wanted(scope, "categories", self.lineage(segment).filter_map(|around| around.category.as_ref()).map(|id| id.value.as_str()))
    }

    fn meets_place(&self, own: &[&str], scope: &Scope) -> bool {
        let named = scope.get("municipalities");
        let here = self.municipalities_of(named);
        named.is_empty() || own.iter().any(|id| here.contains(id))
    }
}

/// Whether a scope asks for nothing of this kind, or for one of these.
fn wanted<'a>(scope: &Scope, key: &str, mut own: impl Iterator<Item = &'a str>) -> bool {
    let ids = scope.get(key);
    ids.is_empty() || own.any(|id| ids.iter().any(|wanted| wanted.value == id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;
    use crate::catalogue::terms::Law;

    fn names(site: &crate::pipeline::Site, scope: &Scope) -> Vec<String> {
        site.catalogue.as_ref().unwrap().held(scope).segments.iter().map(|segment| segment.id.clone()).collect()
    }

    #[test]
    fn a_book_holds_segments_without_products_and_lots_in_them() {
        let segment = |keys: &str| format!("+++\nname = \"S\"\n{keys}\n+++\nTekst.\n");
        let files = [
            ("content/segments/wmo.md", segment("law = \"wmo\"")),
            ("content/segments/lot.md", segment("parent = \"wmo\"")),
            ("content/segments/open.md", segment("order = 9")),
            ("content/products/p.md", "+++\nname = \"P\"\nsegment = \"open\"\nlaw = \"jeugdwet\"\n+++\n".to_owned()),
        ];
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let site = sample(&files);
        let law = |law| Scope { law: Some(law), ..Scope::default() };
        assert_eq!(names(&site, &law(Law::Wmo)), ["wmo", "lot"]);
        assert!(!names(&site, &law(Law::Jeugdwet)).contains(&"wmo".to_owned()));
        assert!(names(&site, &law(Law::Jeugdwet)).contains(&"open".to_owned()));
    }

    #[test]
    fn a_book_of_nothing_is_none() {
        let edition =
            "version = \"1\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\n[[book]]\nid = \"wmo\"\ntitle = \"Wmo\"\nlaw = \"wmo\"\n";
        let site = sample(&[("content/catalogue.toml", edition)]);
        assert!(site.catalogue.as_ref().unwrap().books().is_empty());
    }
}
