//! The list of products, and the row that also stands in the lists of a segment and a municipality.

use super::page;
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::site::context::{Page, ProductRow, ProductsPage};
use crate::site::plan::PageId;
use crate::site::view::View;

/// All products.
pub fn products(view: &View) -> ProductsPage {
    let products = view.catalogue().products.values().map(|product| product_row(view, product)).collect();
    ProductsPage { products, ..ProductsPage::default() }
}

/// The page of all products.
pub fn page(view: &View) -> Page {
    page::page(view, &PageId::Products, "products", view.label("products"))
}

/// A product in a list.
pub fn product_row(view: &View, product: &Entry<Product>) -> ProductRow {
    ProductRow {
        name: product.name.value.clone(),
        url: view.href(&PageId::Product(product.id.clone()), None).unwrap_or_default(),
        ..ProductRow::default()
    }
}
