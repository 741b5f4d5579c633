//! bestek compiles a region's product book and procurement documents from plain text.
//!
//! The stages stand below in the order in which a catalogue goes through them.

pub mod findings;

pub mod content;

pub mod catalogue;

pub mod checks;

pub mod tokens;
pub mod versions;

pub mod pipeline;

pub mod markdown;

pub mod figures;

pub mod charts;

pub mod site;

pub mod search;

pub mod forms;

pub mod data;

pub mod pdf;

pub mod publish;

pub mod cli;
