//! Products (producten): what can be allocated, with code, limits and conditions.

use super::funding::FundingPart;
use super::terms::{Frequency, Funding, Law, Level, NoTariff, Unit};
use super::{amounts::Percent, scope::Scope};
use crate::content::fields::{Free, FromValue, Reader, choice, record};
use crate::content::form::{Form, Kind as Json, Scalar};
use crate::content::value::{Kind, Value};
use crate::findings::{At, rules};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// A product code: five capitals or digits, of which the first two are the national product category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductCode(String);

impl ProductCode {
    /// Reads a code.
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.len() == 5 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        good.then(|| Self(text.to_owned()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The national product category (productcategorie).
    pub fn category(&self) -> &str {
        &self.0[..2]
    }
}

impl FromValue for At<ProductCode> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Kind::Text(text) = &value.kind else {
            reader.wrong(&value, "a code in quotes, such as \"45A48\"");
            return None;
        };
        let code = ProductCode::parse(text);
        if code.is_none() {
            let capitals: String = text.to_uppercase().split_whitespace().collect();
            let message = format!("`{text}` is not a product code of five capitals or digits");
            let finding = reader.findings.add(&rules::BAD_CODE, value.place, message);
            finding.help = ProductCode::parse(&capitals).map(|code| format!("did you mean `{}`?", code.as_str()));
        }
        code.map(|code| Self::new(code, value.place))
    }
    fn form() -> Form {
        let about = "a code of five capitals or digits, such as \"45A48\"";
        Form::Scalar(Scalar { name: "product-code", about, kinds: &[Json::Text], pattern: Some("^[A-Z0-9]{5}$") })
    }
}

impl Serialize for ProductCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

record! {
    /// A product.
    pub struct Product {
        /// Name.
        name: At<String>,
        /// The segment it belongs to.
        segment: At<String>,
        /// Its place among the products of its segment; those without one come after, by code and by name.
        order: Option<i32>,
        /// An identifier other than the file's stem, where it has no code.
        id: Option<At<String>>,
        /// Code.
        code: Option<At<ProductCode>>,
        /// Law; the segment's by default.
        law: Option<Law>,
        /// Way of funding (bekostiging).
        funding: Option<Funding>,
        /// Parts of what is paid that are paid in another way; the segment's by default.
        funding_parts: Vec<FundingPart>,
        /// Unit (eenheid).
        unit: Option<AtUnit>,
        /// Why it has no tariff.
        tariff: Option<NoTariff>,
        /// At which level it is bought (inkoopniveau).
        purchase: Option<Purchase>,
        /// First day in force.
        valid_from: Option<At<Date>>,
        /// Last day in force.
        valid_until: Option<At<Date>>,
        /// Municipalities that buy it; all by default.
        municipalities: Vec<At<String>>,
        /// Ages it is for.
        ages: Option<Ages>,
        /// Words that people search for and the text does not use.
        keywords: Vec<String>,
        /// Declared dimensions by which its tariffs differ, also before there are any.
        dimensions: Vec<At<String>>,
        /// More codes under this product.
        other_codes: Vec<OtherCode>,
        /// Who may refer to it (verwijzers).
        referrers: Vec<String>,
        /// Heavier products (opschalen).
        steps_up_to: Vec<At<String>>,
        /// Lighter products (afschalen).
        steps_down_to: Vec<At<String>>,
        /// What to use instead, and when (afbakening).
        instead: Vec<Instead>,
        /// What may run beside it.
        combines_with: Vec<At<String>>,
        /// What may not run beside it.
        excludes: Vec<At<String>>,
        /// Only together with one of these (toeslag).
        add_on_to: Vec<At<String>>,
        /// Codes of earlier versions that it follows up.
        replaces: Vec<At<String>>,
        /// How volume is allocated.
        frequency: Option<AtFrequency>,
        /// The most that is allocated.
        maximum: Option<Maximum>,
        /// The result that is paid for.
        output: Option<Output>,
        /// Staff mix in percent.
        levels: Option<Levels>,
        /// What the tariff covers.
        tariff_covers: Option<At<String>>,
        /// That no personal budget (pgb) is possible for it.
        pgb: Option<NoPgb>,
        /// Terms in which a sum is paid, one after the other (termijnen).
        payments: Vec<Payment>,
    }
}

/// A unit and its place.
pub type AtUnit = Placed<Unit>;
/// A frequency and its place.
pub type AtFrequency = Placed<Frequency>;

/// A value of an enumeration with its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: crate::findings::Place,
}

impl<T: FromValue> FromValue for Placed<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        T::read(value, reader).map(|value| Self { value, place })
    }
    fn form() -> Form {
        T::form()
    }
}

impl<T: Serialize> Serialize for Placed<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(to)
    }
}

record! {
    /// Ages in whole years, both inclusive.
    pub struct Ages {
        /// From this age.
        from: Option<u32>,
        /// To and including this age.
        to: Option<u32>,
    }
}

impl Ages {
    /// Whether some age is in both.
    pub fn meet(&self, other: &Self) -> bool {
        let apart = |one: &Self, two: &Self| matches!((one.to, two.from), (Some(to), Some(from)) if to < from);
        !apart(self, other) && !apart(other, self)
    }
}

record! {
    /// One more code under a product.
    pub struct OtherCode {
        /// The code.
        code: At<ProductCode>,
        /// What distinguishes it.
        name: Option<At<String>>,
        /// For whom it is.
        r#where: Scope,
        /// Its unit; the product's by default.
        unit: Option<AtUnit>,
    }
}

record! {
    /// What to use instead, and when.
    pub struct Instead {
        /// The case.
        when: At<String>,
        /// The product.
        r#use: At<String>,
    }
}

record! {
    /// The most that is allocated: volume in the unit per frequency, and duration.
    pub struct Maximum {
        /// Volume.
        amount: Option<u32>,
        /// Duration in months.
        months: Option<u32>,
        /// Products with which it is shared: together no more than this.
        shared_with: Vec<At<String>>,
    }
}

choice! {
    /// That there is no personal budget.
    pub enum NoPgb {
        /// None is possible (geen).
        None = "none" | "geen",
    }
}

record! {
    /// A term in which a part of a sum is paid (termijn).
    pub struct Payment {
        /// Its share of the tariff in percent.
        percent: Placed<Percent>,
        /// When it is paid.
        when: At<String>,
    }
}

/// The result that is paid for (rule OP263), or that it is not set yet.
#[derive(Clone, Debug)]
pub enum Output {
    /// It is not set yet: `"not_set"`.
    NotSet,
    /// What it is.
    Known(KnownOutput),
}

impl Output {
    /// The result.
    pub fn result(&self) -> Option<&At<String>> {
        if let Self::Known(known) = self { known.result.as_ref() } else { None }
    }

    /// Who establishes that it is reached.
    pub fn established_by(&self) -> Option<&At<String>> {
        if let Self::Known(known) = self { known.established_by.as_ref() } else { None }
    }
}

choice! {
    /// That something is not set yet.
    pub enum NotSet {
        /// Not set yet.
        NotSet = "not_set" | "niet_vastgesteld",
    }
}

impl FromValue for Output {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Text(_) => NotSet::read(value, reader).map(|_| Self::NotSet),
            _ => KnownOutput::read(value, reader).map(Self::Known),
        }
    }
    fn form() -> Form {
        Form::OneOf(vec![NotSet::form(), KnownOutput::form()])
    }
}

impl Serialize for Output {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotSet => NotSet::NotSet.serialize(to),
            Self::Known(known) => known.serialize(to),
        }
    }
}

record! {
    /// The result that is paid for (rule OP263).
    pub struct KnownOutput {
        /// The result.
        result: Option<At<String>>,
        /// Who establishes that it is reached.
        established_by: Option<At<String>>,
    }
}

/// Staff mix in percent, by level.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Levels {
    /// The percentages.
    pub shares: Free<Percent>,
    /// Where it is written.
    #[serde(skip)]
    pub place: crate::findings::Place,
}

impl FromValue for Levels {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let place = value.place;
        let written = if let Kind::Table(table) = &value.kind { table.0.len() } else { 0 };
        // Shares of which one could not be read add up to nothing that was meant.
        Free::read(value, reader).filter(|shares: &Free<Percent>| shares.0.len() == written).map(|shares| Self { shares, place })
    }
    fn form() -> Form {
        Free::<Percent>::form()
    }
}

/// At which level a product is bought: one for all, or different for some municipalities.
#[derive(Clone, Debug)]
pub enum Purchase {
    /// One level for all.
    All(Level),
    /// A level by municipality.
    By(Vec<PurchaseRow>),
}

record! {
    /// The level for some municipalities.
    pub struct PurchaseRow {
        /// The level.
        level: Level,
        /// The municipalities; all others by default.
        municipalities: Vec<At<String>>,
    }
}

impl Purchase {
    /// All levels that occur.
    pub fn levels(&self) -> Vec<Level> {
        match self {
            Self::All(level) => vec![*level],
            Self::By(rows) => {
                let mut levels: Vec<_> = rows.iter().map(|row| row.level).collect();
                levels.sort();
                levels.dedup();
                levels
            }
        }
    }
}

impl FromValue for Purchase {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::List(_) => Vec::read(value, reader).map(Self::By),
            _ => Level::read(value, reader).map(Self::All),
        }
    }
    fn form() -> Form {
        Form::OneOf(vec![Level::form(), Vec::<PurchaseRow>::form()])
    }
}

impl Serialize for Purchase {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All(level) => level.serialize(to),
            Self::By(rows) => rows.serialize(to),
        }
    }
}
