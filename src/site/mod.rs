//! The website: what a template is given, and the templates themselves.
//!
//! A page is a [`context`] struct rendered by [`templates`]. Nothing here reads content from disk
//! or decides what is true of a catalogue; that has been done before a page is filled.

pub mod context;
pub mod templates;
