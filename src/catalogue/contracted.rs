//! What a provider is contracted for (gecontracteerd aanbod), product by product.

use super::people::{Contracted, Provider};
use super::product::Product;
use super::{Catalogue, Entry};

impl Catalogue {
    /// The products that a provider has, or had, a contract for, in their order.
    ///
    /// Each of its contracts names laws, segments or products; what it does not name it does not limit.
    /// A segment stands for the segments that lie in it. Dates and municipalities are left to whoever asks.
    pub fn contracted<'a>(&'a self, provider: &'a Provider) -> impl Iterator<Item = &'a Entry<Product>> {
        self.products.values().filter(|product| provider.contracted.iter().any(|row| self.is_for(row, product)))
    }

    /// Whether a contract of a provider is for a product.
    pub fn is_for(&self, row: &Contracted, product: &Entry<Product>) -> bool {
        let law = row.law.is_none_or(|law| self.law(product) == Some(law));
        let means = |code: &str| self.product(code).is_some_and(|other| other.id == product.id);
        let named = row.products.is_empty() || row.products.iter().any(|code| means(code));
        let segment = row.segments.is_empty()
            || self.lineage(&product.segment).any(|segment| row.segments.iter().any(|wanted| wanted.value == segment.id));
        law && named && segment
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;

    #[test]
    fn a_contract_for_a_segment_is_for_what_lies_in_it() {
        let product = |code: &str, segment: &str| format!("+++\nname = \"{code}\"\nsegment = \"{segment}\"\ncode = \"{code}\"\n+++\n");
        let providers = "[[provider]]\nid = \"p\"\nname = \"P\"\ncontracted = [{ segments = [\"s\"], law = \"jeugdwet\" }]\n\
            [[provider]]\nid = \"q\"\nname = \"Q\"\ncontracted = [{ products = [\"45A02\"] }, { law = \"wmo\" }]\n\
            [[provider]]\nid = \"r\"\nname = \"R\"\n";
        let site = sample(&[
            ("content/segments/t.md", "+++\nname = \"T\"\nparent = \"s\"\n+++\n"),
            ("content/segments/u.md", "+++\nname = \"U\"\nlaw = \"wmo\"\n+++\n"),
            ("content/products/a.md", &product("45A01", "t")),
            ("content/products/b.md", &product("45A02", "s")),
            ("content/products/c.md", &product("45A03", "u")),
            ("content/providers.toml", providers),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let of = |id: &str| catalogue.contracted(&catalogue.providers[id]).map(|product| product.id.as_str()).collect::<Vec<_>>();
        assert_eq!(of("p"), ["45A02", "45A01"]);
        assert_eq!(of("q"), ["45A02", "45A03"]);
        assert!(of("r").is_empty());
    }
}
