//! The domain: what a catalogue holds, and what follows from it. Knows nothing of HTML or files.

pub mod amounts;
pub mod annexes;
pub mod book;
pub mod compose;
pub mod contract;
pub mod contracted;
pub mod cost;
pub mod document;
pub mod edition;
pub mod filter;
pub mod funding;
pub mod gone;
pub mod load;
pub mod meaning;
pub mod moments;
pub mod order;
pub mod people;
pub mod procurement;
pub mod product;
pub mod reference;
pub mod relations;
#[cfg(test)]
pub mod sample;
pub mod scope;
pub mod scores;
pub mod segment;
pub mod settings;
pub mod subject;
pub mod tariff;
pub mod tariffs;
pub mod term;
pub mod terms;

use crate::content::files::Asset;
use crate::findings::{At, Findings, Place, Sources, rules};
use indexmap::IndexMap;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Markdown as written, and where.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl From<&At<String>> for Prose {
    fn from(text: &At<String>) -> Self {
        Self { text: text.value.clone(), place: text.place }
    }
}

/// A record with its identifier and its Markdown.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// Its identifier; a product's is its code where it has one.
    pub id: String,
    /// Where that is written, or the top of the file.
    pub id_place: Place,
    /// Its keys.
    pub record: T,
    /// Its Markdown; empty where it has none.
    pub body: Prose,
}

impl<T> std::ops::Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.record
    }
}

/// All records of a site, by identifier, in the order in which they are shown.
#[derive(Debug, Default)]
pub struct Records {
    /// Products, by code where they have one, in the order of their segments.
    pub products: IndexMap<String, Entry<product::Product>>,
    /// Segments, by their order, each followed by those that lie in it.
    pub segments: IndexMap<String, Entry<segment::Segment>>,
    /// Tariff sheets, by the start of their period.
    pub sheets: Vec<tariff::TariffSheet>,
    /// Clauses.
    pub clauses: IndexMap<String, Entry<contract::Clause>>,
    /// Contracts as written.
    pub contracts: IndexMap<String, Entry<contract::Contract>>,
    /// Programmes of requirements.
    pub requirements: IndexMap<String, Entry<document::Requirements>>,
    /// Documents.
    pub documents: IndexMap<String, Entry<document::Document>>,
    /// Rounds of questions.
    pub questions: IndexMap<String, Entry<document::QuestionRound>>,
    /// Tables.
    pub tables: IndexMap<String, Entry<document::TableFile>>,
    /// Snippets.
    pub snippets: IndexMap<String, Entry<()>>,
    /// Terms, as written.
    pub glossary: Vec<document::GlossaryTerm>,
    /// Municipalities.
    pub municipalities: IndexMap<String, people::Municipality>,
    /// Providers.
    pub providers: IndexMap<String, people::Provider>,
    /// Offers.
    pub offers: Vec<people::Offer>,
    /// Scores.
    pub scores: Vec<people::Score>,
    /// Steps of the planning.
    pub steps: Vec<procurement::Step>,
    /// Indicators.
    pub indicators: IndexMap<String, procurement::Indicator>,
    /// Procedures.
    pub procedures: IndexMap<String, procurement::Procedure>,
    /// Questions of the guide.
    pub guide: Vec<procurement::GuideQuestion>,
    /// Images and attachments.
    pub assets: Vec<Asset>,
    /// Kind and identifier of what is there but could not be read, so that references to it are no findings.
    pub broken: BTreeSet<(String, String)>,
    /// Every text of every key, for rules that look at all of them.
    pub words: Vec<At<String>>,
}

/// The resolved catalogue: what was written, and what follows from it.
#[derive(Debug)]
pub struct Catalogue {
    /// `bestek.toml`.
    pub settings: settings::Settings,
    /// `catalogue.toml`.
    pub edition: edition::Edition,
    /// What was written.
    pub records: Records,
    /// Every code, and the product it belongs to.
    pub codes: IndexMap<String, String>,
    /// Every code that is gone.
    pub gone: IndexMap<String, gone::GoneCode>,
    /// Texts and segments of the versions before that are gone, by kind and identifier.
    pub former: BTreeSet<(&'static str, String)>,
    /// Every tariff there is, listed or derived.
    pub tariffs: tariffs::Tariffs,
    /// Every contract as it is composed, by its own identifier.
    pub composed: IndexMap<String, compose::Composed>,
}

impl std::ops::Deref for Catalogue {
    type Target = Records;
    fn deref(&self) -> &Records {
        &self.records
    }
}

impl Catalogue {
    /// Resolves what was loaded; what does not hold becomes findings.
    pub fn resolve(
        settings: settings::Settings,
        edition: edition::Edition,
        records: Records,
        sources: &Sources,
        findings: &mut Findings,
    ) -> Self {
        let codes = codes(&records, sources, findings);
        let gone = gone::gone(&edition, &codes, &[]);
        let tariffs = tariffs::Tariffs::derive(&records, &edition, (&codes, &gone), findings);
        let composed = compose::compose(&records, &edition, findings);
        Self { settings, edition, records, codes, gone, former: BTreeSet::default(), tariffs, composed }
    }

    /// The product that an identifier or a code means.
    pub fn product(&self, id: &str) -> Option<&Entry<product::Product>> {
        self.products.get(id).or_else(|| self.products.get(self.codes.get(id)?))
    }

    /// The law a product falls under: its own, or that of its segment or of the segment around it.
    pub fn law(&self, product: &product::Product) -> Option<terms::Law> {
        product.law.or_else(|| self.segment_law(&product.segment))
    }

    /// The law of a segment, or of the nearest segment around it that says.
    pub fn segment_law(&self, id: &str) -> Option<terms::Law> {
        self.lineage(id).find_map(|segment| segment.scope.law)
    }

    /// The annexes of a document, in their order; those without one last.
    pub fn annexes(&self, id: &str) -> Vec<&Entry<document::Document>> {
        let own = |other: &&Entry<document::Document>| other.annex_of.as_ref().is_some_and(|parent| parent.value == id);
        let mut annexes: Vec<_> = self.documents.values().filter(own).collect();
        annexes.sort_by_key(|annex| annex.order.unwrap_or(i32::MAX));
        annexes
    }

    /// How a product is paid for: its own way, or that of its segment or of the segment around it.
    pub fn funding(&self, product: &product::Product) -> Option<terms::Funding> {
        product.funding.or_else(|| self.lineage(&product.segment).find_map(|segment| segment.funding))
    }

    /// The parts of it that are paid in another way: its own, or those of its segment or of the segment around it.
    pub fn funding_parts<'a>(&'a self, product: &'a product::Product) -> &'a [funding::FundingPart] {
        if product.funding.is_some() || !product.funding_parts.is_empty() {
            return &product.funding_parts;
        }
        let own = |segment: &&Entry<segment::Segment>| segment.funding.is_some() || !segment.funding_parts.is_empty();
        self.lineage(&product.segment).find(own).map_or(&[], |segment| &segment.funding_parts)
    }

    /// The declared dimensions by which a product, its codes or its tariffs differ, in the order in which they are declared.
    pub fn differs_by(&self, product: &Entry<product::Product>) -> Vec<&edition::Dimension> {
        let codes = || product.code.iter().chain(product.other_codes.iter().map(|other| &other.code));
        let differs = |dimension: &&edition::Dimension| {
            let id = dimension.id.as_str();
            product.dimensions.iter().any(|own| own.value == id)
                || product.other_codes.iter().any(|other| !other.r#where.get(id).is_empty())
                || codes().flat_map(|code| self.tariffs.of(code.as_str())).any(|tariff| !tariff.scope.get(id).is_empty())
        };
        self.edition.dimension.iter().filter(differs).collect()
    }

    /// A segment and the segments around it, innermost first; ends where parents run in a circle.
    pub fn lineage<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Entry<segment::Segment>> {
        let mut seen = BTreeSet::new();
        std::iter::successors(self.segments.get(id), |segment| self.segments.get(&segment.parent.as_ref()?.value))
            .take_while(move |segment| seen.insert(segment.id.clone()))
    }

    /// The municipalities that identifiers of municipalities and groups mean; all where there are none.
    pub fn municipalities_of(&self, ids: &[At<String>]) -> Vec<&str> {
        if ids.is_empty() {
            return self.municipalities.keys().map(String::as_str).collect();
        }
        let expanded = scope::expand(&self.edition, ids);
        self.municipalities.keys().map(String::as_str).filter(|id| expanded.contains(*id)).collect()
    }

    /// The municipalities that buy a product: its own, or else those of its segment or of the segment around it.
    pub fn bought_in(&self, product: &product::Product) -> Vec<&str> {
        let of_segment = |segment: &&Entry<segment::Segment>| !segment.scope.get("municipalities").is_empty();
        match self.lineage(&product.segment).find(of_segment) {
            Some(segment) if product.municipalities.is_empty() => self.municipalities_of(segment.scope.get("municipalities")),
            _ => self.municipalities_of(&product.municipalities),
        }
    }

    /// First and last day of a product's validity.
    pub fn validity(&self, product: &product::Product) -> (Date, Option<Date>) {
        validity(product, &self.edition)
    }

    /// The code of a unit's product: the unit of one of its codes.
    pub fn unit(&self, code: &str) -> Option<terms::Unit> {
        unit(self.product(code)?, code)
    }
}

/// First and last day of a product's validity: its own, or the edition's.
fn validity(product: &product::Product, edition: &edition::Edition) -> (Date, Option<Date>) {
    let until = product.valid_until.as_ref().or(edition.valid_until.as_ref()).map(|date| date.value);
    (product.valid_from.as_ref().map_or(edition.valid_from, |date| date.value), until)
}

/// The unit of one of a product's codes.
fn unit(product: &product::Product, code: &str) -> Option<terms::Unit> {
    let other = product.other_codes.iter().find(|other| other.code.as_str() == code);
    other.and_then(|other| other.unit).or(product.unit).map(|unit| unit.value)
}

/// Every code with the identifier of its product; a code used twice is a finding.
fn codes(records: &Records, sources: &Sources, findings: &mut Findings) -> IndexMap<String, String> {
    let mut codes: IndexMap<String, String> = IndexMap::new();
    for product in records.products.values() {
        let own = product.code.iter().chain(product.other_codes.iter().map(|other| &other.code));
        for code in own {
            let taken = codes.get(code.as_str()).and_then(|id| records.products.get(id));
            if let Some(taken) = taken {
                let path = &sources.get(taken.id_place.file()).path;
                let message = if taken.id == product.id {
                    format!("the code `{}` is given twice to this product", code.as_str())
                } else {
                    format!("the code `{}` is also of `{}`, in {path}", code.as_str(), taken.name.value)
                };
                findings.add(&rules::DUPLICATE_CODE, code.place, message);
            } else {
                codes.insert(code.as_str().to_owned(), product.id.clone());
            }
        }
    }
    codes
}

/// A slug of a name: lower case letters and digits with hyphens between, accents folded.
pub fn slug(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut slug = String::new();
    for c in name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
