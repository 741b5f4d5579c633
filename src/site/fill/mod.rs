//! Filling: the catalogue, seen from a page, becomes the context of that page. Decides nothing, formats everything.

pub mod contract;
pub mod document;
pub mod questions;
pub mod requirements;
pub mod tables;
pub mod term;
pub mod words;
