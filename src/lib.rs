//! bestek compiles a region's product book and procurement documents from plain text.
//!
//! The stages, in order: [`content`] loads files, [`catalogue`] resolves them, [`checks`] judges
//! the result, [`site`] plans and renders pages, [`search`] indexes them, [`publish`] writes.
