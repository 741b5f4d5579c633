//! Back references (terugverwijzingen): which texts refer to an entry, read once for the whole site.
//! Knows where a text stands in the catalogue, never on which page.

use crate::catalogue::reference::Reference;
use crate::catalogue::{Catalogue, Prose, slug};
use crate::findings::Findings;
use crate::markdown::{self, Terms};
use indexmap::IndexSet;
use std::collections::{BTreeMap, BTreeSet};

/// A text that refers to something. Their order is the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mention {
    /// A product, by its identifier.
    Product(String),
    /// A segment.
    Segment(String),
    /// A clause.
    Clause(String),
    /// A requirement: its programme, and its number there.
    Requirement(String, String),
    /// A document.
    Document(String),
    /// A question: its round, and its number there.
    Question(String, String),
    /// A table.
    Table(String),
    /// A term, by its slug.
    Term(String),
    /// An indicator.
    Indicator(String),
    /// A procedure.
    Procedure(String),
}

/// The texts that refer to each entry.
#[derive(Debug, Default)]
pub struct Mentions(BTreeMap<(String, String), BTreeSet<Mention>>);

impl Mentions {
    /// Reads every text of a catalogue. `terms` are those that are linked by themselves.
    pub fn of(catalogue: &Catalogue, terms: &Terms) -> Self {
        let shortened = catalogue.glossary.iter().filter_map(|term| Some((slug(&term.term), term.abbreviation.as_ref()?.as_str())));
        let mut reading = Reading { catalogue, terms, shortened: shortened.collect(), all: Self::default() };
        for product in catalogue.products.values() {
            reading.text(&product.body, &Mention::Product(product.id.clone()));
        }
        for segment in catalogue.segments.values() {
            let own = Mention::Segment(segment.id.clone());
            reading.text(&segment.body, &own);
            for text in segment.conditions.0.values().chain(segment.texts()) {
                reading.text(&text.into(), &own);
            }
        }
        for clause in catalogue.clauses.values() {
            reading.text(&clause.body, &Mention::Clause(clause.id.clone()));
        }
        for document in catalogue.documents.values() {
            reading.text(&document.body, &Mention::Document(document.id.clone()));
        }
        for programme in catalogue.requirements.values() {
            for requirement in &programme.requirement {
                reading.text(&Prose::from(&requirement.text), &Mention::Requirement(programme.id.clone(), requirement.id.value.clone()));
            }
        }
        for round in catalogue.questions.values() {
            for question in &round.question {
                let own = Mention::Question(round.id.clone(), question.number.value.to_string());
                for text in [Some(&question.question), question.answer.as_ref(), question.changes.as_ref()].into_iter().flatten() {
                    reading.text(&text.into(), &own);
                }
                if let Some(about) = &question.about {
                    reading.add(about, &own);
                }
            }
        }
        reading.small();
        reading.all
    }

    /// The texts that refer to an entry of a kind.
    pub fn to(&self, kind: &str, id: &str) -> impl Iterator<Item = &Mention> + use<'_> {
        self.0.get(&(kind.to_owned(), id.to_owned())).into_iter().flatten()
    }
}

struct Reading<'a> {
    catalogue: &'a Catalogue,
    terms: &'a Terms,
    /// The abbreviation of a term, by its slug.
    shortened: BTreeMap<String, &'a str>,
    all: Mentions,
}

impl Reading<'_> {
    fn small(&mut self) {
        let catalogue = self.catalogue;
        for table in catalogue.tables.values() {
            for cell in table.rows.iter().flatten() {
                self.text(&Prose::from(&cell.0), &Mention::Table(table.id.clone()));
            }
        }
        for term in &catalogue.glossary {
            self.text(&Prose::from(&term.definition), &Mention::Term(slug(&term.term)));
        }
        for (id, indicator) in &catalogue.indicators {
            self.text(&Prose::from(&indicator.definition), &Mention::Indicator(id.clone()));
        }
        for (id, procedure) in &catalogue.procedures {
            for text in procedure.fields.0.values().chain(&procedure.description) {
                self.text(&text.into(), &Mention::Procedure(id.clone()));
            }
        }
    }

    /// What a text mentions, and every snippet that is put in it; each is read once.
    fn text(&mut self, prose: &Prose, from: &Mention) {
        let (mut read, mut embedded) = (0, IndexSet::new());
        self.prose(prose, from, &mut embedded);
        while let Some(id) = embedded.get_index(read).cloned() {
            if let Some(snippet) = self.catalogue.snippets.get(&id) {
                self.prose(&snippet.body, from, &mut embedded);
            }
            read += 1;
        }
    }

    fn prose(&mut self, prose: &Prose, from: &Mention, embedded: &mut IndexSet<String>) {
        let scan = markdown::scan(&prose.text, prose.place, &mut Findings::default());
        for found in &scan.references {
            if found.embed && found.reference.kind == "snippet" {
                embedded.insert(found.reference.id().to_owned());
            } else {
                self.add(&found.reference, from);
            }
        }
        for chart in scan.charts.iter().filter_map(|chart| crate::charts::parse(&chart.spec, chart.place, &mut Findings::default())) {
            self.note("table", &chart.table.value, from);
        }
        for section in &scan.sections {
            for term in self.terms.find(&section.text) {
                if self.shortened.get(term.id.as_str()).is_some_and(|short| **short == section.text[term.range.clone()]) {
                    self.note("abbreviation", &term.id, from);
                }
                self.note("term", &term.id, from);
            }
        }
    }

    fn add(&mut self, reference: &Reference, from: &Mention) {
        for id in &reference.ids {
            match reference.kind.as_str() {
                "product" | "tariff" => {
                    if let Some(product) = self.catalogue.product(id) {
                        self.note("product", &product.id, from);
                    }
                }
                "term" => self.note("term", &slug(id), from),
                kind => self.note(kind, id, from),
            }
        }
    }

    fn note(&mut self, kind: &str, id: &str, from: &Mention) {
        self.all.0.entry((kind.to_owned(), id.to_owned())).or_default().insert(from.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn a_text_is_known_by_what_it_refers_to() {
        let site = sample(&[
            ("content/products/a.md", "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A01\"\n+++\n![](snippet:s)\n"),
            ("content/products/b.md", "+++\nname = \"B\"\nsegment = \"s\"\ncode = \"45A02\"\nother_codes = [{ code = \"45A03\" }]\n+++\n"),
            ("content/snippets/s.md", "Zie [](product:45A03), voor een jeugdige.\n"),
        ]);
        let mut terms = Terms::default();
        terms.add("jeugdige", "jeugdige");
        let mentions = Mentions::of(site.catalogue.as_ref().unwrap(), &terms);
        let own = Mention::Product("45A01".to_owned());
        assert_eq!(mentions.to("product", "45A02").collect::<Vec<_>>(), [&own]);
        assert_eq!(mentions.to("term", "jeugdige").collect::<Vec<_>>(), [&own]);
        assert_eq!(mentions.to("product", "45A01").count(), 0);
    }
}
