//! Filling: the catalogue, seen from a page, becomes the context of that page. Decides nothing, formats everything.

pub mod tables;
