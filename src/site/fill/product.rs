//! A product's page: all that its file says, and all that the rest of the catalogue says of it.

use super::page;
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::site::context::{self, Page, ProductPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// A product's own keys.
pub fn product(view: &View, product: &Entry<Product>) -> ProductPage {
    ProductPage { product: content(view, product, "") }
}

/// The page of a product.
pub fn page(view: &View, product: &Entry<Product>) -> Page {
    page::page(view, &PageId::Product(product.id.clone()), "product", product.name.value.clone())
}

/// A product, with `prefix` before the identifiers of its sections so that several can share a document.
pub fn content(view: &View, product: &Entry<Product>, prefix: &str) -> context::Product {
    let _ = view;
    context::Product { name: product.name.value.clone(), id_prefix: prefix.to_owned(), ..context::Product::default() }
}
