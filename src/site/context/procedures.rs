//! Procedures of procurement (inkoopprocedures), compared.

use serde::Serialize;

use super::{Fact, Link};

/// `procedures.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProceduresPage {
    pub procedures: Vec<Procedure>,
    /// The names of all fields, in the order in which they first appear.
    pub field_names: Vec<String>,
}

/// A procedure (procedure).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Procedure {
    pub id: String,
    pub name: String,
    /// "open house", "Europese aanbesteding".
    pub kind: Option<String>,
    /// Its fields as written.
    pub fields: Vec<Fact>,
    /// One a name in `field_names`; `None` where this procedure does not say.
    pub compared: Vec<Option<String>>,
    pub description_html: Option<String>,
    pub segments: Vec<Link>,
    pub categories: Vec<Link>,
}
