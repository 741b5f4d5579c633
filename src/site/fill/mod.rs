//! Filling: the catalogue, seen from a page, becomes the context of that page. Decides nothing, formats everything.
//!
//! A file holds one kind of page: a function named after it gives the kind's own keys, and `page`
//! what every page has. What several kinds need stands in [`page`] and [`parts`].

pub mod accessibility;
pub mod amounts;
pub mod annex;
mod around;
pub mod book;
pub mod catalogue_tables;
pub mod changes;
pub mod columns;
pub mod combinations;
pub mod compare;
pub mod concern;
pub mod contract;
mod cost;
pub mod data;
pub mod dates;
pub mod document;
mod facets;
pub mod glossary;
pub mod gone;
pub mod gone_clauses;
pub mod guide;
pub mod here;
pub mod home;
pub mod indicators;
pub mod later;
pub mod listing;
pub mod lists;
pub mod local;
mod matrix;
pub mod municipality;
pub mod numbering;
mod offered;
pub mod organisation;
mod origins;
pub mod overview;
pub mod page;
pub mod parts;
pub mod planning;
pub mod print;
pub mod procedures;
pub mod product;
pub mod products;
pub mod provider;
mod purchase;
pub mod questions;
mod requirement_tables;
pub mod requirements;
pub mod running_heads;
pub mod search;
pub mod segment;
pub mod segment_tables;
pub mod tables;
pub mod tariffs;
pub mod term;
pub mod versions;
pub mod words;

#[cfg(test)]
mod tests;
