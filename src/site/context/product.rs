//! A product's page: everything its file says, and what the rest of the catalogue says of it.

use serde::Serialize;

use super::{Amount, Change, Choice, ClosedAdmission, Columns, Fact, Link, Reference, Section, Status, Validity};

/// `producten/<code>.html`, key `product`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductPage {
    pub product: Product,
}

/// A product (product).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Product {
    /// `None` where the source gives no code; the page says so.
    pub code: Option<String>,
    pub name: String,
    /// Before the identifiers that the template makes: empty on its own page, `45a48-` in a book.
    pub id_prefix: String,
    /// The sentences before the first heading.
    pub intro_html: Option<String>,
    pub statuses: Vec<Status>,
    /// The sections as written, in order.
    pub sections: Vec<Section>,

    pub segment: Option<Link>,
    /// "Jeugdwet", "Wmo 2015".
    pub law: Option<String>,
    /// How it is paid for, in words (bekostiging).
    pub funding: Option<String>,
    /// The national delivery variant (uitvoeringsvariant) that follows from it.
    pub variant: Option<String>,
    /// "uur"; `None` where the source gives none.
    pub unit: Option<String>,
    /// The unit after "per": "stuk".
    pub each: Option<String>,
    /// National code of the unit: "04".
    pub unit_code: Option<String>,
    /// Who buys it (inkoopniveau); several where municipalities differ.
    pub purchase: Vec<Purchase>,
    pub validity: Option<Validity>,
    /// Only here; empty is everywhere.
    pub municipalities: Vec<Link>,
    /// "0 tot en met 17 jaar".
    pub ages: Option<String>,
    /// Words that people search for and the text does not use.
    pub keywords: Vec<String>,
    pub other_codes: Vec<OtherCode>,
    /// Who may refer to it (verwijzers).
    pub referrers: Vec<String>,
    /// "per week".
    pub frequency: Option<String>,
    /// "4 uur per week, 12 maanden".
    pub maximum: Option<String>,
    /// Products with which that maximum is shared.
    pub shared_with: Vec<Reference>,
    /// Terms in which the tariff is paid.
    pub payments: Vec<Payment>,
    /// No personal budget is possible.
    pub no_pgb: bool,
    pub output: Option<Output>,
    /// Staff mix in percent.
    pub levels: Vec<Level>,
    /// What the tariff pays for.
    pub tariff_covers: Option<String>,
    pub allocation: Option<Allocation>,
    /// Paid for being there (taakgericht): nothing is allocated to anybody.
    pub by_task: bool,

    /// Newest period last, as they stand in the table.
    pub tariffs: Vec<ProductTariff>,
    /// What stands in the card: the tariff for all, and then those of municipalities that have another.
    pub card: Vec<CardTariffs>,
    /// Which columns of it stand in the list.
    pub tariff_columns: Columns,
    /// What differs by dimensions, as rows and columns.
    pub matrices: Vec<super::Table>,
    /// Said where a tariff would stand: "nog niet vastgesteld", "per aanbieder", "geen tarief".
    pub tariff_absence: Option<String>,
    /// What a personal budget pays for this product.
    pub pgb: Vec<PgbRate>,
    /// Which columns of it stand in the list.
    pub pgb_columns: Columns,

    /// What it costs to use it.
    pub cost: Option<super::Cost>,
    /// What fits better in a given case (afbakening).
    pub instead: Vec<Instead>,
    /// Lighter products, lightest first (afschalen).
    pub lighter: Vec<Reference>,
    /// Heavier products, heaviest last (opschalen).
    pub heavier: Vec<Reference>,
    /// It and the steps beside it, compared.
    pub compare_steps: Option<Link>,
    /// The address at which it is compared with what the reader chooses.
    pub compare_url: Option<String>,
    /// Where all products stand beside each other, those of its segment first.
    pub combinations_url: Option<String>,
    pub combines_with: Vec<Reference>,
    pub excludes: Vec<Reference>,
    /// Only together with one of these.
    pub add_on_to: Vec<Reference>,
    /// Products that only run beside this one.
    pub add_ons: Vec<Reference>,
    /// Codes of earlier versions that it follows up.
    pub replaces: Vec<Reference>,

    /// Providers by what they offer now.
    pub offers: Vec<Offer>,
    /// In which municipalities somebody offers it, and in which nobody does; `None` where that is not told apart.
    pub offered_in: Option<String>,
    pub unoffered_in: Option<String>,
    /// The municipalities to choose from, where something differs between them.
    pub places: Vec<Choice>,
    /// The identifiers of those that buy it; `None` is all.
    pub bought_in: Option<String>,
    /// Those that do not.
    pub not_bought: Vec<NotBought>,
    /// Which columns of it stand in the list.
    pub offer_columns: Columns,
    /// Where and how long nobody new is admitted for it.
    pub closed: Vec<ClosedAdmission>,
    pub clauses: Vec<Link>,
    pub requirements: Vec<Link>,
    pub indicators: Vec<Link>,
    pub questions: Vec<Link>,
    /// Answers of the guide that lead to it.
    pub guide: Vec<Link>,
    pub contracts: Vec<Link>,
    /// Documents that refer to it.
    pub documents: Vec<Link>,
    /// Other texts that refer to it.
    pub referred: Vec<Link>,
    pub changes: Vec<Change>,
    /// The versions that changed it, newest first.
    pub history: Vec<HistoryEntry>,
    /// Anything else worth a row in the card.
    pub more: Vec<Fact>,
}

/// A term in which a part of the tariff is paid.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Payment {
    /// "50 %".
    pub percent: String,
    pub when: String,
}

/// What a version changed of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HistoryEntry {
    /// The version, leading to what it changed.
    pub version: Link,
    /// From when it is in force.
    pub from: Option<String>,
    pub statuses: Vec<Status>,
    /// What changed: fields, tariffs.
    pub lines: Vec<String>,
}

/// At what level it is bought, and for which municipalities when not for all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Purchase {
    /// The identifiers of the municipalities for which it is, with a space between them; `None` is all.
    pub places: Option<String>,
    /// "regionaal".
    pub level: String,
    /// Empty is all others.
    pub municipalities: Vec<Link>,
}

/// One more code under the same product.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OtherCode {
    pub code: String,
    pub name: Option<String>,
    /// "profiel 4, intensiteit A".
    pub scope: Option<String>,
    pub unit: Option<String>,
    /// What is paid for it now and in periods to come; empty where a matrix says so.
    pub tariffs: Vec<CodeTariff>,
}

/// A tariff of another code of a product, in few words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CodeTariff {
    /// The identifiers of the municipalities for which it is, with a space between them; `None` is all.
    pub places: Option<String>,
    pub amount: Amount,
    /// "2026", "2026, Veengemeenten".
    pub period: String,
}

/// What a result is, and who says that it was reached.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Output {
    pub result: String,
    pub established_by: Option<String>,
}

/// A level of education and its share.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Level {
    pub name: String,
    /// "70 %".
    pub percent: String,
}

/// What an access team fills in (toewijzing), to copy as one text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Allocation {
    pub category: Option<String>,
    pub code: Option<String>,
    /// "uur (code 04)".
    pub unit: Option<String>,
    /// "2 per week".
    pub frequency: Option<String>,
    pub end_date_required: bool,
    /// All of it in one line.
    pub copy_text: String,
}

/// A tariff of the product in one period.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProductTariff {
    /// The identifiers of the municipalities for which it is, with a space between them; `None` is all.
    pub places: Option<String>,
    pub period: Link,
    pub validity: Validity,
    /// `None` is the product's own code.
    pub code: Option<String>,
    /// For whom it holds; `None` is for all.
    pub scope: Option<String>,
    pub amount: Amount,
    /// Per minute, where the unit is an hour.
    pub per_minute: Option<String>,
    /// "tarief 2025 plus 4,91 %", where it follows from indexation.
    pub derived: Option<String>,
    pub buildup: Vec<BuildupRow>,
    /// A matrix has a cell for it.
    pub in_matrix: bool,
}

/// The tariffs of the product itself in the card, in some municipalities.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardTariffs {
    /// The identifiers of these municipalities, with a space between them; `None` is all.
    pub places: Option<String>,
    /// Only shown where one of them was chosen.
    pub only: bool,
    /// What is in force and what comes next; empty where the page says why there is none.
    pub rows: Vec<CardTariff>,
    /// Any of them is also said per minute.
    pub minutes: bool,
}

/// A tariff in the card.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardTariff {
    pub period: Link,
    pub validity: Validity,
    pub amount: Amount,
    /// Per minute, where the unit is an hour.
    pub per_minute: Option<String>,
}

/// Municipalities that do not buy the product, and why.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NotBought {
    /// Their identifiers, with a space between them.
    pub places: String,
    /// The segment in which they take no part; `None` where the product names who buys it.
    pub segment: Option<Link>,
}

/// A part of a tariff (kostprijselement).
#[derive(Debug, Clone, Default, Serialize)]
pub struct BuildupRow {
    pub element: String,
    pub amount: String,
    /// Its share, "70,0 %".
    pub share: Option<String>,
}

/// What a personal budget (pgb) pays.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PgbRate {
    pub period: Option<Link>,
    pub label: String,
    pub scope: Option<String>,
    /// "75 %" of the tariff.
    pub percent: Option<String>,
    pub amount: Option<Amount>,
}

/// "If this is so, use that."
#[derive(Debug, Clone, Default, Serialize)]
pub struct Instead {
    pub when: String,
    pub product: Reference,
}

/// A provider that offers the product now.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Offer {
    /// The identifiers of the municipalities in which it is, with a space between them; `None` is all.
    pub places: Option<String>,
    pub provider: Link,
    /// The code that is offered, where it is not the product's own.
    pub code: Option<String>,
    pub municipalities: Vec<Link>,
    /// Weeks, as text; `None` is not reported.
    pub waiting_weeks: Option<String>,
    /// "1 oktober 2026", from when no new clients are taken (cliëntenstop).
    pub stop: Option<String>,
    pub as_of: Option<String>,
}
