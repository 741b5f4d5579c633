//! What differs between two versions: counts, what changes for a segment, and the articles of contracts in four columns.

use serde::Serialize;

use super::{Link, PrintFrame, Reference, Status, WithdrawnProduct};

/// `wijzigingen/<version>.html`, key `changes`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangesPage {
    pub changes: Changes,
}

/// `print/wijzigingen/<version>.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintChangesPage {
    pub print: PrintFrame,
    pub changes: Changes,
}

/// A version beside the one before it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Changes {
    /// The version before, and this one, each at its own address.
    pub old: Link,
    pub new: Link,
    /// What changed at a glance; none where no product and no tariff differs.
    pub figures: Vec<ChangeFigure>,
    /// The products that are gone.
    pub withdrawn: Vec<WithdrawnProduct>,
    /// The heads of the counts: only what there is.
    pub heads: Vec<Status>,
    pub counts: Vec<ChangeCount>,
    /// What changes for all, for each segment, and what concerns no segment.
    pub groups: Vec<ChangeGroup>,
    pub contracts: Vec<ContractChanges>,
    /// What is for reading: documents, questions, terms; one or none.
    pub rest: Vec<ChangeGroup>,
    /// Whether there is so much that each part is folded until it is asked for; never on paper.
    pub folded: bool,
}

/// A figure at the top: "14 gewijzigd".
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeFigure {
    pub number: String,
    /// What happened to so many; or else `label` says what is counted.
    pub status: Option<Status>,
    pub label: Option<String>,
    /// "51 hoger, 1 lager".
    pub note: Option<String>,
}

/// How many of a kind are new, changed, gone.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeCount {
    pub kind: String,
    /// One a head; none is shown as such.
    pub numbers: Vec<Option<String>>,
}

/// What changes for one kind of reader: a segment, all of them, or none in particular.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeGroup {
    pub id: String,
    pub title: String,
    /// The page of the segment.
    pub url: Option<String>,
    /// "3 wijzigingen".
    pub count: String,
    pub entries: Vec<ChangeEntry>,
    pub tariffs: Vec<TariffChange>,
    /// What a personal budget pays.
    pub budgets: Vec<BudgetChange>,
    /// Whether any tariff is for some only.
    pub scoped: bool,
    /// The indexation at which the bars have a line: "4,15 %"; none where no tariff follows one.
    pub indexation: Option<String>,
    /// The articles below that hold here, by contract.
    pub articles: Vec<ArticleLinks>,
}

/// Articles that changed in a contract.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ArticleLinks {
    pub contract: String,
    /// "12 artikelen", where they are too many for one line.
    pub count: Option<String>,
    pub articles: Vec<Link>,
}

/// Something that is new, changed or gone.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeEntry {
    pub id: String,
    /// "Product".
    pub kind: String,
    pub name: Reference,
    pub statuses: Vec<Status>,
    pub fields: Vec<FieldChange>,
    /// Where a shared text stands, or which products moved to a segment with it.
    pub touches: Vec<Link>,
    pub reason_html: Option<String>,
    pub question: Option<Link>,
}

/// A field, as it was and as it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FieldChange {
    pub label: String,
    pub was_html: Option<String>,
    pub now_html: Option<String>,
}

/// A tariff, old and new.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TariffChange {
    pub product: Reference,
    pub period: String,
    /// "per uur".
    pub per: String,
    /// For whom; `None` is for all.
    pub scope: Option<String>,
    pub was: Option<String>,
    pub now: Option<String>,
    pub difference: Option<String>,
    pub percent: Option<String>,
    /// The percentage as a bar, among those of the group.
    pub bar: Option<TariffBar>,
    /// What explains it.
    pub explanation: String,
}

/// How much a tariff differs, drawn: places from 0 to 100 between the lowest and the highest of its table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TariffBar {
    pub start: String,
    pub width: String,
    /// Whether the tariff is lower.
    pub lower: bool,
    /// Where the indexation lies.
    pub mark: Option<String>,
}

/// What a personal budget (pgb) pays, old and new: an amount, or a share of the tariff.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BudgetChange {
    /// For what kind of help.
    pub label: String,
    pub period: String,
    /// For whom; `None` is for all.
    pub scope: Option<String>,
    pub was: Option<String>,
    pub now: Option<String>,
    pub difference: Option<String>,
    pub percent: Option<String>,
    pub status: Status,
}

/// A contract whose articles differ.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ContractChanges {
    pub id: String,
    pub title: Link,
    /// "12 wijzigingen".
    pub count: String,
    /// What differs beside its articles.
    pub entry: Option<ChangeEntry>,
    pub rows: Vec<ArticleChange>,
    /// Articles that stand elsewhere and say the same.
    pub moved: Vec<String>,
}

/// An article in four columns: old number, was, new number, is (wordt).
#[derive(Debug, Clone, Default, Serialize)]
pub struct ArticleChange {
    pub id: String,
    /// Number and title, for lists.
    pub name: String,
    pub title: String,
    /// `None` where it was not there.
    pub old_number: Option<String>,
    pub was_html: Option<String>,
    pub new_number: Option<String>,
    pub now_html: Option<String>,
    pub status: Status,
    pub reason_html: Option<String>,
    pub question: Option<Link>,
}
