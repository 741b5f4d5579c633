//! Documents for paper: cover, version block, contents, and the same content as on the pages.
//!
//! Identifiers are unique in the whole document: whoever fills a book gives each product its
//! `id_prefix` and has rewritten the links that stay inside the document.

use serde::Serialize;

use super::{
    Category, Contract, Document, Fact, GlossaryTerm, Indicator, Link, ProceduresPage, Product, Provider, QuestionRound, Requirements,
    Section, SegmentRow, Table, TariffPeriod, VersionEntry,
};

/// What every print document has, key `print`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintFrame {
    pub cover: Cover,
    /// A letter (brief): its head stands above its text instead of on a cover.
    pub letter: bool,
    /// Version, status, validity, date, and a document's kind, number and what it is an annex of: after the cover.
    pub version_block: Vec<Fact>,
    pub version_history: Vec<VersionEntry>,
    pub toc: Vec<PrintTocEntry>,
    /// Status where it is a draft, whatever the catalogue is.
    pub statuses: Vec<super::Status>,
    /// What running heads say beside the title: the edition, or a document's own number and date.
    pub edition: String,
    /// The small stylesheet of this document with its chapters' running heads.
    pub stylesheet: Option<String>,
    /// The page of the site with the same content.
    pub page_url: Option<String>,
}

/// The cover.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cover {
    pub title: String,
    pub subtitle: Option<String>,
    /// Lines at the foot: publisher, version, date.
    pub lines: Vec<String>,
}

/// A line of the contents; its page number is the stylesheet's.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintTocEntry {
    pub level: u8,
    pub id: String,
    pub number: Option<String>,
    pub text: String,
}

/// `print/<id>.html` of a contract, a document, a programme of requirements or a round.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintDocumentPage {
    pub print: PrintFrame,
    pub contract: Option<Contract>,
    pub document: Option<Document>,
    pub programme: Option<Requirements>,
    pub round: Option<QuestionRound>,
}

/// `print/productenboek.html` or `print/<book>.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BookPage {
    pub print: PrintFrame,
    /// What the book is limited to.
    pub scope: Vec<Fact>,
    /// Text before the first chapter.
    pub front: Vec<Section>,
    pub segments: Vec<SegmentRow>,
    pub chapters: Vec<BookChapter>,
    pub periods: Vec<TariffPeriod>,
    pub contracts: Vec<BookContract>,
    pub procedures: Option<ProceduresPage>,
    pub planning: Option<Table>,
    pub indicators: Vec<Indicator>,
    pub categories: Vec<Category>,
    pub providers: Vec<BookProvider>,
    /// The municipalities, and in what they differ.
    pub municipalities: Vec<Table>,
    pub terms: Vec<GlossaryTerm>,
}

/// A contract that concerns what is in a book: its term, and for which segments it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BookContract {
    pub title: Link,
    pub facts: Vec<Fact>,
}

/// A provider in a book.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BookProvider {
    pub id: String,
    pub provider: Provider,
}

/// A chapter: most often a segment with its products.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BookChapter {
    pub id: String,
    /// The level of its heading: 2, or 3 for a segment that lies in another.
    pub level: u8,
    /// Whether it goes on where the chapter before it ends, as it is short or lies in it.
    pub joins: bool,
    /// Class that names its page, for running heads: `chapter-ambulant`.
    pub page_class: Option<String>,
    pub number: Option<String>,
    pub title: String,
    pub html: Option<String>,
    pub facts: Vec<Fact>,
    /// The segment that the chapter is about: its card, admission, instruments and conditions.
    pub segment: Option<super::Segment>,
    pub products: Vec<PrintProduct>,
    pub sections: Vec<Section>,
    pub links: Vec<Link>,
}

/// A product in a book.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PrintProduct {
    pub id: String,
    pub product: Product,
}
