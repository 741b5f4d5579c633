//! Load: the tree on disk becomes raw values that know their place. Knows nothing of the domain.

pub mod csv;
pub mod fields;
pub mod files;
pub mod keys;
pub mod value;
