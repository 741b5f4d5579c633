//! Versions (uitgaven): freezing one, opening what was frozen, and what the content owes to it.
//!
//! A frozen version is a content tree with its `bestek.toml` and a manifest; it is opened as any other catalogue.
//! Nothing here knows a page.

pub mod archive;
pub mod compare;
pub mod freeze;
pub mod history;
pub mod manifest;
pub mod names;
mod numbers;
pub mod promises;
pub mod succession;
