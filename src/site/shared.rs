//! What all pages of a version share, worked out once before any of them is filled.

use super::editions::Editions;
use super::figure::{self, Figure};
use super::labels::Labels;
use super::plan::Plan;
use super::view::View;
use crate::catalogue::product::Product;
use crate::catalogue::relations::Relations;
use crate::catalogue::terms::Language;
use crate::catalogue::{Catalogue, Entry};
use crate::data::BackReferences;
use crate::findings::{Findings, Sources};
use crate::markdown::{self, Contents, Outline, Terms};
use crate::pipeline::Site;
use crate::versions::archive;
use crate::versions::compare::Changes;
use crate::versions::history::History;
use crate::versions::names::Names;
use crate::versions::succession::Succession;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What all pages of a site share.
pub struct Shared<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// Its files.
    pub sources: &'a Sources,
    /// The frozen versions of the site, oldest first; each has a catalogue.
    pub versions: &'a [Site],
    /// All versions with their pages, seen from this one.
    pub editions: Editions<'a>,
    /// The words of the interface.
    pub labels: Labels,
    /// The language of figures and dates.
    pub language: Language,
    /// What "now" is.
    pub date: Date,
    /// The terms that are linked by themselves.
    pub terms: Terms,
    /// The paragraphs of every clause.
    pub outlines: BTreeMap<String, Outline>,
    /// The anchors, tables and figures of every product, segment, document and clause, by kind and identifier.
    pub contents: BTreeMap<(&'static str, String), Contents>,
    /// Where every chart stands.
    pub figures: BTreeMap<String, Figure>,
    /// How every product begins, as plain text: lists say it many times.
    pub openings: BTreeMap<String, String>,
    /// How products relate, from both sides.
    pub relations: Relations,
    mentions: OnceLock<BackReferences>,
    /// The addresses of the data files that there are.
    pub data: BTreeSet<String>,
    /// The address of the site of sites that this one is part of.
    pub collection: Option<String>,
    /// Every version compared with the one before it, oldest first.
    pub changes: &'a [Changes],
    /// In which versions what changed of every product.
    pub history: History<'a>,
    /// What was called otherwise in which version.
    pub names: Names,
    /// What follows up what is gone.
    pub succession: Succession,
}

impl<'a> Shared<'a> {
    /// Prepares what all pages of the current version need.
    pub fn new(catalogue: &'a Catalogue, sources: &'a Sources, versions: &'a [Site], labels: Labels, date: Date) -> Self {
        let editions = Editions::of(catalogue, catalogue, versions, date);
        Self::prepare((catalogue, sources), versions, editions, labels, date)
    }

    /// The same for the pages of a frozen version; none where it has no catalogue.
    pub fn frozen(version: &'a Site, current: &'a Catalogue, versions: &'a [Site], labels: Labels, date: Date) -> Option<Self> {
        let catalogue = version.catalogue.as_ref()?;
        let editions = Editions::of(catalogue, current, versions, date);
        Some(Self::prepare((catalogue, &version.sources), versions, editions, labels, date))
    }

    fn prepare(
        (catalogue, sources): (&'a Catalogue, &'a Sources),
        versions: &'a [Site],
        editions: Editions<'a>,
        labels: Labels,
        date: Date,
    ) -> Self {
        let terms = crate::data::terms(catalogue);
        let succession = Succession::of(std::iter::once(catalogue).chain(editions.before().map(|edition| edition.catalogue)));
        let mut shared = Self {
            catalogue,
            sources,
            versions,
            editions,
            labels,
            language: catalogue.settings.site.language.unwrap_or(Language::Nl),
            date,
            relations: Relations::of(catalogue),
            mentions: OnceLock::new(),
            data: crate::data::addresses(catalogue).into_iter().collect(),
            terms,
            collection: None,
            changes: &[],
            history: History::default(),
            names: Names::default(),
            succession,
            outlines: BTreeMap::new(),
            contents: BTreeMap::new(),
            figures: BTreeMap::new(),
            openings: BTreeMap::new(),
        };
        let view = View::new(&shared, "");
        let nothing = &mut Findings::default();
        let outlines =
            catalogue.clauses.values().map(|c| (c.id.clone(), markdown::outline(&c.body.text, c.body.place, &view, nothing))).collect();
        let contents = figure::contents(&view);
        let figures = figure::figures(&view, &contents);
        shared.outlines = outlines;
        shared.contents = contents;
        shared.figures = figures;
        let opening = |product: &Entry<Product>| markdown::text_of(&View::new(&shared, "").lead(product).unwrap_or_default());
        let products: Vec<&Entry<Product>> = catalogue.products.values().collect();
        let openings = products.par_iter().map(|product| (product.id.clone(), opening(product))).collect();
        shared.openings = openings;
        shared
    }

    /// Who refers to what: it takes reading every text, and is worked out when it is first asked.
    pub fn mentions(&self) -> &BackReferences {
        self.mentions.get_or_init(|| BackReferences::of(self.catalogue, &self.terms))
    }

    /// Takes in what each version changed.
    pub fn compared(&mut self, changes: &'a [Changes]) {
        self.history = History::of(self.catalogue, changes);
        self.names = Names::of(changes);
        self.changes = changes;
    }

    /// What the version that is shown changed; none where there is none before it.
    pub fn own_changes(&self) -> Option<&'a Changes> {
        self.changes.iter().find(|changes| changes.new == self.catalogue.edition.version.value)
    }

    /// The pages of the version that is shown.
    pub fn plan(&self) -> &Plan {
        &self.editions.own().plan
    }

    /// The version before this one; none where nothing was frozen before it.
    pub fn previous(&self) -> Option<&'a Catalogue> {
        archive::previous(self.catalogue, self.versions)
    }
}
