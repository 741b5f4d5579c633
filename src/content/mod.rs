//! Load: the tree on disk becomes raw values that know their place. Knows nothing of the domain.

pub mod csv;
mod declare;
pub mod fields;
pub mod files;
pub mod form;
pub mod keys;
mod scalars;
pub mod styles;
pub mod value;
