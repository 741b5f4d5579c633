//! What templates are given: one struct a page kind, with every text ready to be shown.
//!
//! The structs hold strings, lists and options; they know nothing of the catalogue and decide
//! nothing about it. Amounts, dates and percentages have been formatted with [`format`], Markdown
//! is HTML already (fields ending in `html`), and every `url` is relative to the page it stands on.
//! `None` and an empty list mean that nothing was written; the templates say so where absence matters.
//!
//! A page's whole context is [`Context`]: the keys `site` and `page`, and the keys of its kind
//! beside them. `labels` is not part of it: the theme adds the labels of the site's language.

use serde::Serialize;

mod accessibility;
mod block;
mod changes;
mod collection;
mod combinations;
mod compare;
mod contract;
mod cost;
mod data;
mod dates;
mod document;
mod glossary;
mod guide;
mod home;
mod indicators;
mod listing;
mod municipality;
mod overview;
mod planning;
mod print;
mod procedures;
mod product;
mod products;
mod provider;
mod questions;
mod requirements;
mod search;
mod segment;
mod site;
mod table;
mod tariffs;
mod version;

pub use accessibility::{AccessibilityPage, NotFoundPage};
pub use block::{Amount, Change, Choice, Coverage, Download, Fact, Link, Reference, Section, Shown, Status, Validity};
pub use changes::{
    ArticleChange, ArticleLinks, BudgetChange, ChangeCount, ChangeEntry, ChangeFigure, ChangeGroup, Changes, ChangesPage, ContractChanges,
    FieldChange, PrintChangesPage, TariffBar, TariffChange,
};
pub use collection::{CollectionHome, CollectionPage, CollectionSite};
pub use combinations::{CombinationGroup, CombinationRow, Combinations, CombinationsPage};
pub use compare::ComparePage;
pub use contract::{Annex, Article, Chapter, ClauseBlock, Contract, ContractPage, FrontSection, GoneClause, Part, Party, Term, TermPeriod};
pub use cost::{Cost, CostLine, CostVariant};
pub use data::{DataFile, DataPage};
pub use dates::{DateMoment, DateRow, DatesPage};
pub use document::{Document, DocumentPage, VersionEntry};
pub use glossary::{GlossaryPage, GlossaryTerm};
pub use guide::{GuideAnswer, GuidePage, GuideProduct, GuideQuestion, GuideStep};
pub use home::{Home, HomePage, HomeSegment, NewsCount, Route, TimedFact, TimedLink, UpcomingStep};
pub use indicators::{Indicator, IndicatorsPage, Score};
pub use listing::{ListEntry, ListGroup, ListingPage};
pub use municipality::{MunicipalitiesPage, Municipality, MunicipalityGroup, MunicipalityOffer, MunicipalityPage, MunicipalityRow};
pub use overview::{Overview, OverviewGroup, OverviewPage, OverviewProduct};
pub use planning::{PlanningPage, PlanningStep};
pub use print::{BookChapter, BookContract, BookPage, BookProvider, Cover, PrintDocumentPage, PrintFrame, PrintProduct, PrintTocEntry};
pub use procedures::{Procedure, ProceduresPage};
pub use product::{
    Allocation, BuildupRow, CardTariff, CardTariffs, CodeTariff, HistoryEntry, Instead, Level, NotBought, Offer, OtherCode, Output,
    Payment, PgbRate, Product, ProductPage, ProductTariff, Purchase,
};
pub use products::{Facet, FacetValue, Here, Later, LaterWait, ProductRow, ProductsPage, WithdrawnProduct};
pub use provider::{Category, Contracted, OfferPaid, OfferPeriod, Provider, ProviderOffer, ProviderPage, ProviderRow, ProvidersPage};
pub use questions::{Question, QuestionRound, QuestionRoundPage};
pub use requirements::{Requirement, RequirementGroup, RequirementRow, RequirementTable, Requirements, RequirementsPage};
pub use search::{Search, SearchEdition, SearchPage};
pub use segment::{Admission, ClosedAdmission, Instruments, Segment, SegmentPage, SegmentRow, SegmentsPage, Threshold};
pub use site::{MenuItem, Page, Site, TocEntry};
pub use table::{Align, Cell, Column, Columns, Over, Row, Table, TablePage};
pub use tariffs::{
    Dimension, DimensionValue, Indexation, IndexationComponent, PeriodPage, PeriodRow, TariffPeriod, TariffRow, TariffsPage, WithoutTariff,
};
pub use version::{EditionClock, EditionLink, Gone, GonePage, GoneTariff, PageVersions, VersionNotice, VersionRow, VersionsPage};

/// The whole context of a page: `site`, `page`, and the keys of its kind beside them.
#[derive(Debug, Clone, Serialize)]
pub struct Context<'a, Kind: Serialize> {
    /// What is the same on every page, but for links and the chosen menu item.
    pub site: &'a Site,
    /// What every page has: title, address, breadcrumbs, contents.
    pub page: &'a Page,
    /// The page kind's own keys, such as `product` on a product's page.
    #[serde(flatten)]
    pub kind: Kind,
}
