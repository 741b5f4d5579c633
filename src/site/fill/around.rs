//! What is said around the segments of a product book: contracts, procedures, planning, indicators, providers,
//! municipalities and terms, as far as they can hold in the scope of the book.

use super::concern;
use super::parts::{anchors, once};
use super::print::toc_entry;
use super::words::fact;
use super::{catalogue_tables, glossary, indicators, planning, procedures, provider, purchase, term};
use crate::catalogue::book::Held;
use crate::catalogue::contract::Contract;
use crate::catalogue::document::GlossaryTerm;
use crate::catalogue::edition::Category;
use crate::catalogue::people::Provider;
use crate::catalogue::procurement::{Indicator, Procedure, Step};
use crate::catalogue::scope::Scope;
use crate::catalogue::subject::{self, Subject};
use crate::catalogue::{Catalogue, Entry, slug};
use crate::findings::At;
use crate::site::context::{BookContract, BookPage, BookProvider, Fact, Table, TocEntry};
use crate::site::plan::PageId;
use crate::site::view::View;
use std::collections::BTreeSet;

/// What stands in a book behind its segments and tariffs.
pub struct Around<'a> {
    contracts: Vec<&'a Entry<Contract>>,
    procedures: Vec<&'a Procedure>,
    steps: Vec<&'a Step>,
    indicators: Vec<&'a Indicator>,
    categories: Vec<&'a Category>,
    providers: Vec<&'a Provider>,
    /// Those that are not for all municipalities, and all of them.
    held: &'a Held<'a>,
    terms: Vec<&'a GlossaryTerm>,
}

impl<'a> Around<'a> {
    /// What belongs in the book of a scope.
    pub fn of(view: &View<'a>, scope: &Scope, held: &'a Held<'a>) -> Self {
        let catalogue = view.catalogue();
        let providers: Vec<_> =
            catalogue.providers.values().filter(|own| Subject::provider(catalogue, own).meets(scope, catalogue)).collect();
        let mut book = Self {
            contracts: contracts(view, scope, held),
            procedures: Vec::new(),
            steps: catalogue.steps.iter().filter(|step| subject::meet(catalogue, scope, &step.scope)).collect(),
            indicators: catalogue.indicators.values().filter(|own| subject::meet(catalogue, scope, &own.scope)).collect(),
            categories: categories(catalogue, scope, held, &providers),
            providers,
            held,
            terms: Vec::new(),
        };
        book.procedures = book.procedures(view, scope);
        book.terms = book.terms(view, scope);
        book
    }

    /// What its segments and products say.
    fn texts(&self) -> BTreeSet<String> {
        let segments = self.held.segments.iter().map(|segment| format!("segment:{}", segment.id));
        segments.chain(self.held.products.iter().map(|product| format!("product:{}", product.id))).collect()
    }

    /// The procedures by which one gets in here, those that its texts name, and those that belong to nothing in particular.
    fn procedures(&self, view: &View<'a>, scope: &Scope) -> Vec<&'a Procedure> {
        let catalogue = view.catalogue();
        let named = |ids: &[At<String>], id: &str| ids.iter().any(|own| own.value == id);
        let admits = |segment: &Entry<crate::catalogue::segment::Segment>, id: &str| {
            segment.admission.as_ref().is_some_and(|admission| named(&admission.procedures, id))
        };
        let texts = self.texts();
        let own = |procedure: &&Procedure| {
            let id = procedure.id.as_str();
            let here = self.held.segments.iter().any(|segment| admits(segment, id))
                || self.categories.iter().any(|category| named(&category.procedures, id))
                || view.shared.mentions().named("procedure", id).iter().any(|mention| texts.contains(*mention));
            let elsewhere = catalogue.segments.values().any(|segment| admits(segment, id))
                || catalogue.edition.category.iter().any(|category| named(&category.procedures, id));
            scope.is_empty() || here || !elsewhere
        };
        catalogue.procedures.values().filter(own).collect()
    }

    /// The terms that a book uses, and those that explain them; in a book of everything all.
    fn terms(&self, view: &View<'a>, scope: &Scope) -> Vec<&'a GlossaryTerm> {
        let (catalogue, mentions) = (view.catalogue(), view.shared.mentions());
        let mut texts = self.texts();
        texts.extend(self.procedures.iter().map(|procedure| format!("procedure:{}", procedure.id.value)));
        texts.extend(self.indicators.iter().map(|indicator| format!("indicator:{}", indicator.id.value)));
        loop {
            let known = texts.len();
            let used = |kind: &str, id: &str| mentions.named(kind, id).iter().any(|mention| texts.contains(*mention));
            let tables = catalogue.tables.keys().filter(|id| used("table", id)).map(|id| format!("table:{id}"));
            let terms =
                catalogue.glossary.iter().map(|written| slug(&written.term)).filter(|id| used("term", id)).map(|id| format!("term:{id}"));
            let found: Vec<String> = tables.chain(terms).collect();
            texts.extend(found);
            if texts.len() == known {
                break;
            }
        }
        let own = |written: &&GlossaryTerm| scope.is_empty() || texts.contains(&format!("term:{}", slug(&written.term)));
        glossary::sorted(view).into_iter().filter(own).collect()
    }

    /// Entries of pages that stand in the book, by their address with its anchor, and where they stand.
    pub fn inside(&self) -> impl Iterator<Item = (String, String)> {
        let at = |page: &PageId, anchor: &str| format!("{}#{anchor}", page.address());
        let procedures = self.procedures.iter().map(move |own| (at(&PageId::Procedures, &own.id), format!("procedure-{}", own.id.value)));
        let indicators = self.indicators.iter().map(move |own| (at(&PageId::Indicators, &own.id), format!("indicator-{}", own.id.value)));
        let categories = self.categories.iter().map(move |own| {
            let anchor = format!("categorie-{}", own.id.value);
            (at(&PageId::Providers, &anchor), anchor)
        });
        let terms = self.terms.iter().map(move |written| {
            let id = slug(&written.term);
            (at(&PageId::Glossary, &id), id)
        });
        procedures.chain(indicators).chain(categories).chain(terms).collect::<Vec<_>>().into_iter()
    }

    /// Fills the chapters behind the tariffs, each with its line in the contents.
    pub fn fill(&self, view: &View, book: BookPage, toc: &mut Vec<TocEntry>) -> BookPage {
        let book = BookPage {
            contracts: self.contracts.iter().map(|written| contract(view, written)).collect(),
            procedures: (!self.procedures.is_empty()).then(|| procedures::compared(view, self.procedures.iter().copied(), "procedure-")),
            planning: (!self.steps.is_empty()).then(|| planning::table_of(view, self.steps.iter().copied())),
            indicators: self.indicators.iter().map(|written| indicators::indicator(view, written, "indicator-")).collect(),
            categories: self.categories.iter().map(|category| provider::category(view, category)).collect(),
            providers: self.providers.iter().map(|written| in_book(view, written)).collect(),
            municipalities: municipalities(view, self.held),
            terms: self.terms.iter().map(|written| glossary::term(view, written)).collect(),
            ..book
        };
        let chapters = [
            ("contracts", "boek_overeenkomsten", !book.contracts.is_empty()),
            ("procedures", "boek_procedures", book.procedures.is_some()),
            ("planning", "boek_planning", book.planning.is_some()),
            ("indicators", "boek_indicatoren", !book.indicators.is_empty()),
            ("providers", "boek_aanbieders", !book.providers.is_empty() || !book.categories.is_empty()),
            ("municipalities", "boek_gemeenten", !book.municipalities.is_empty()),
            ("glossary", "begrippen", !book.terms.is_empty()),
        ];
        let there = chapters.into_iter().filter(|(.., there)| *there);
        toc.extend(there.map(|(key, id, _)| toc_entry(1, id, None, &view.label(&format!("sections.{key}")))));
        book
    }
}

/// The contracts that a segment of the book falls under.
fn contracts<'a>(view: &View<'a>, scope: &Scope, held: &Held) -> Vec<&'a Entry<Contract>> {
    let catalogue = view.catalogue();
    let subjects: Vec<Subject> = held.segments.iter().map(|segment| Subject::segment(catalogue, segment)).collect();
    let own = |contract: &&Entry<Contract>| {
        let made = || catalogue.composed.values().filter(|composed| composed.contract == contract.id);
        scope.is_empty() || made().any(|composed| subjects.iter().any(|subject| concern::falls_under(view, subject, composed)))
    };
    catalogue.contracts.values().filter(own).collect()
}

/// A contract with its term, and the segments that it is for.
fn contract(view: &View, written: &Entry<Contract>) -> BookContract {
    let segments: Vec<_> = written.segments.iter().map(|id| view.segment(id)).collect();
    let segments = (!segments.is_empty()).then(|| fact(&view.label("segments"), &anchors(&segments)));
    let term: Vec<Fact> = written.term.iter().flat_map(|written| term::term(view, written).facts).collect();
    BookContract {
        title: view.link(written.title.value.clone(), &PageId::Contract(written.id.clone()), None),
        facts: segments.into_iter().chain(term).collect(),
    }
}

/// The categories that the segments of a book and its providers are in.
fn categories<'a>(catalogue: &'a Catalogue, scope: &Scope, held: &Held, providers: &[&Provider]) -> Vec<&'a Category> {
    let contracted = providers.iter().flat_map(|own| &own.contracted).filter_map(|entry| entry.category.as_ref());
    let around = held.segments.iter().flat_map(|segment| catalogue.lineage(&segment.id)).filter_map(|segment| segment.category.as_ref());
    let used: BTreeSet<&str> = contracted.chain(around).map(|id| id.value.as_str()).collect();
    catalogue.edition.category.iter().filter(|category| scope.is_empty() || used.contains(category.id.as_str())).collect()
}

fn in_book(view: &View, written: &Provider) -> BookProvider {
    BookProvider { id: format!("aanbieder-{}", written.id.value), provider: provider::in_book(view, written) }
}

/// The municipalities, and as pictures the segments and products that are not for all of them.
fn municipalities(view: &View, held: &Held) -> Vec<Table> {
    let catalogue = view.catalogue();
    if catalogue.municipalities.is_empty() {
        return Vec::new();
    }
    let named = view.only.map(|only| only.get("municipalities")).unwrap_or_default();
    let named = once(named.iter().map(|id| id.value.clone()));
    let query = if named.is_empty() { Vec::new() } else { vec![("municipalities".to_owned(), named)] };
    let mut tables: Vec<Table> = catalogue_tables::build(view, "municipalities", &query).into_iter().map(|(table, _)| table).collect();
    let segments: Vec<_> = held.segments.iter().copied().filter(|segment| purchase::limited(view, segment)).collect();
    let products: Vec<_> = held.products.iter().copied().filter(|product| purchase::differs(view, product)).collect();
    let captioned = |table: Table, label: &str| Table { caption: Some(view.label(label)), ..table };
    if catalogue.municipalities.len() > 1 {
        tables.extend((!segments.is_empty()).then(|| captioned(purchase::segments(view, &segments), "segments_by_municipality")));
        tables.extend((!products.is_empty()).then(|| captioned(purchase::municipalities(view, &products), "purchase_by_municipality")));
    }
    tables
}
