//! What follows for the edition, and for what stands in lists: terms, municipalities, providers, steps and so on.

use super::{Basics, Facts, Written, record};
use crate::catalogue::document::GlossaryTerm;
use crate::catalogue::edition::Edition;
use crate::catalogue::people::{Municipality, Provider};
use crate::catalogue::procurement::{GuideQuestion, Indicator, Procedure, Step};
use crate::catalogue::{Catalogue, slug};
use crate::findings::Place;
use crate::site::plan::{PageId, printed};
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

/// What follows for the edition.
#[derive(Serialize)]
pub(super) struct EditionFacts<'a> {
    file: &'a str,
    /// Every printed document, by identifier.
    print: IndexMap<String, String>,
    /// Who refers to each category of providers.
    category: IndexMap<&'a str, Vec<&'a str>>,
    /// Who names each group of municipalities.
    municipality_group: IndexMap<&'a str, Vec<&'a str>>,
}

/// What follows for a municipality.
#[derive(Serialize)]
pub(super) struct MunicipalityFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    groups: Vec<&'a str>,
}

/// What follows for a provider.
#[derive(Serialize)]
pub(super) struct ProviderFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    /// The products that it is contracted for.
    products: Vec<&'a str>,
    /// The products that it offers now.
    offers: IndexSet<&'a str>,
}

/// What follows for a question of the guide.
#[derive(Serialize)]
pub(super) struct GuideFacts<'a> {
    #[serde(flatten)]
    basics: Basics<'a>,
    /// The questions that lead here.
    reached_from: Vec<&'a str>,
}

impl Facts<'_> {
    pub(super) fn edition(&self) -> Written<'_, Edition, EditionFacts<'_>> {
        let edition = &self.catalogue.edition;
        let derived = EditionFacts {
            file: &self.sources.get(edition.place.file()).path,
            print: printed(self.catalogue).into_iter().map(|id| (id.clone(), PageId::Print(id).address())).collect(),
            category: edition.category.iter().map(|one| (one.id.as_str(), self.back.to("category", &one.id))).collect(),
            municipality_group: edition
                .municipality_group
                .iter()
                .map(|one| (one.id.as_str(), self.back.to("municipality", &one.id)))
                .collect(),
        };
        record(edition, derived)
    }

    pub(super) fn glossary(&self) -> IndexMap<String, Written<'_, GlossaryTerm, Basics<'_>>> {
        let term = |term| {
            let term: &GlossaryTerm = term;
            let id = slug(&term.term);
            let basics = self.listed(term.place, &PageId::Glossary, "term", &id);
            (id, record(term, basics))
        };
        unique(self.catalogue.glossary.iter().map(term))
    }

    pub(super) fn planning(&self) -> IndexMap<String, Written<'_, Step, Basics<'_>>> {
        let step = |step| {
            let step: &Step = step;
            let id = step.id.as_ref().map_or_else(|| slug(&step.title), |id| id.value.clone());
            let basics = self.listed(step.place, &PageId::Planning, "step", &id);
            (id, record(step, basics))
        };
        unique(self.catalogue.steps.iter().map(step))
    }

    pub(super) fn municipality<'a>(&'a self, municipality: &'a Municipality) -> MunicipalityFacts<'a> {
        let id = &municipality.id;
        let groups = self.catalogue.edition.municipality_group.iter();
        let groups = groups.filter(|group| group.municipalities.iter().any(|member| member.value == id.value));
        MunicipalityFacts {
            basics: self.basics(id.place, Some(&PageId::Municipality(id.value.clone())), "municipality", id),
            groups: groups.map(|group| group.id.as_str()).collect(),
        }
    }

    pub(super) fn provider<'a>(&'a self, provider: &'a Provider) -> ProviderFacts<'a> {
        let catalogue: &Catalogue = self.catalogue;
        let id = &provider.id;
        let offers = catalogue.offers.iter().filter(|offer| offer.provider.value == id.value);
        ProviderFacts {
            basics: self.basics(id.place, Some(&PageId::Provider(id.value.clone())), "provider", id),
            products: catalogue.contracted(provider).map(|product| product.id.as_str()).collect(),
            offers: offers.filter_map(|offer| catalogue.product(&offer.product)).map(|product| product.id.as_str()).collect(),
        }
    }

    pub(super) fn indicator<'a>(&'a self, indicator: &'a Indicator) -> Basics<'a> {
        self.listed(indicator.place, &PageId::Indicators, "indicator", &indicator.id)
    }

    pub(super) fn procedure<'a>(&'a self, procedure: &'a Procedure) -> Basics<'a> {
        self.listed(procedure.place, &PageId::Procedures, "procedure", &procedure.id)
    }

    pub(super) fn guide_question<'a>(&'a self, question: &'a GuideQuestion) -> GuideFacts<'a> {
        let leads = |other: &&GuideQuestion| other.answers.iter().any(|a| a.to.as_ref().is_some_and(|to| to.value == question.id.value));
        GuideFacts {
            basics: self.basics(question.id.place, Some(&PageId::question(self.catalogue, &question.id)), "guide", &question.id),
            reached_from: self.catalogue.guide.iter().filter(leads).map(|other| other.id.as_str()).collect(),
        }
    }

    /// An entry of a page that holds the whole list.
    fn listed(&self, place: Place, page: &PageId, kind: &str, id: &str) -> Basics<'_> {
        let basics = self.basics(place, Some(page), kind, id);
        Basics { address: basics.address.as_ref().map(|address| format!("{address}#{id}")), ..basics }
    }
}

/// Entries by identifier; one that is there already gets a number behind it, so that none is lost.
fn unique<T>(entries: impl Iterator<Item = (String, T)>) -> IndexMap<String, T> {
    let mut all = IndexMap::new();
    for (id, entry) in entries {
        let mut name = id.clone();
        for number in 2.. {
            if !all.contains_key(&name) {
                break;
            }
            name = format!("{id}-{number}");
        }
        all.insert(name, entry);
    }
    all
}
