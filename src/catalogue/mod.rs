//! The domain: what a catalogue holds, and what follows from it. Knows nothing of HTML or files.

pub mod amounts;
pub mod contract;
pub mod document;
pub mod edition;
pub mod people;
pub mod procurement;
pub mod product;
pub mod reference;
pub mod scope;
pub mod segment;
pub mod settings;
pub mod tariff;
pub mod terms;
