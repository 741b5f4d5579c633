//! Who refers to what: every reference in a text or a key, seen from its target.
//!
//! Targets and sources are written as references: `clause:facturatie`, `question:nvi-1#12`.
//! How products relate to each other, and which contracts use a clause, is not here: it has its own place. Read once for a
//! version, for its pages and its data alike.

use crate::catalogue::reference::{Reference, ReferenceOrText};
use crate::catalogue::scope::Scope;
use crate::catalogue::{Catalogue, Prose, slug};
use crate::findings::{At, Findings, Place};
use crate::markdown::{Terms, scan};
use indexmap::{IndexMap, IndexSet};
use std::collections::BTreeMap;

/// The sources of references, by target; true where a text or a key names it, and false where it is only part of a scope.
#[derive(Debug, Default)]
pub struct BackReferences(IndexMap<String, IndexMap<String, bool>>);

/// The terms that are linked by themselves, in all their forms.
pub fn terms(catalogue: &Catalogue) -> Terms {
    let mut terms = Terms::default();
    for term in &catalogue.glossary {
        let id = slug(&term.term);
        for form in term.forms() {
            terms.add(form, &id);
        }
    }
    terms
}

impl BackReferences {
    /// Collects them from a whole catalogue; `terms` are those that are linked by themselves.
    pub fn of(catalogue: &Catalogue, terms: &Terms) -> Self {
        let shortened = catalogue.glossary.iter().filter_map(|term| Some((slug(&term.term), term.abbreviation.as_ref()?.as_str())));
        let mut collector = Collector { catalogue, terms, shortened: shortened.collect(), named: false, found: Self::default() };
        collector.texts();
        collector.edition();
        collector.contracts();
        collector.rest();
        collector.found
    }

    /// Who refers to `kind:id`, in the order of the catalogue.
    pub fn to(&self, kind: &str, id: &str) -> Vec<&str> {
        self.all(kind, id).map(|(from, _)| from.as_str()).collect()
    }

    /// The same without those for whom it is only part of a scope: who names it.
    pub fn named(&self, kind: &str, id: &str) -> Vec<&str> {
        self.all(kind, id).filter(|(_, named)| **named).map(|(from, _)| from.as_str()).collect()
    }

    fn all(&self, kind: &str, id: &str) -> impl Iterator<Item = (&String, &bool)> {
        self.0.get(&format!("{kind}:{id}")).into_iter().flatten()
    }
}

struct Collector<'a> {
    catalogue: &'a Catalogue,
    terms: &'a Terms,
    /// What each term is shortened to.
    shortened: BTreeMap<String, &'a str>,
    /// Whether a text or a key names what is found now.
    named: bool,
    found: BackReferences,
}

impl Collector<'_> {
    fn add(&mut self, from: &str, kind: &str, id: &str) {
        let target = format!("{kind}:{id}");
        if target != from {
            *self.found.0.entry(target).or_default().entry(from.to_owned()).or_default() |= self.named;
        }
    }

    fn reference(&mut self, from: &str, reference: &Reference) {
        let before = std::mem::replace(&mut self.named, true);
        for id in &reference.ids {
            for each in reference.each() {
                self.target(from, &reference.kind, id, each.part.as_deref());
            }
        }
        self.named = before;
    }

    fn target(&mut self, from: &str, kind: &str, id: &str, part: Option<&str>) {
        let catalogue = self.catalogue;
        match (kind, part) {
            ("product" | "tariff", _) => {
                if let Some(product) = catalogue.product(id) {
                    self.add(from, "product", &product.id);
                }
            }
            ("requirement" | "requirements", Some(part)) => self.add(from, "requirement", &format!("{id}#{part}")),
            ("requirement" | "requirements", None) => self.add(from, "requirements", id),
            ("question" | "questions", Some(part)) => self.add(from, "question", &format!("{id}#{part}")),
            ("question" | "questions", None) => self.add(from, "questions", id),
            ("contract", _) => {
                let contract = catalogue.composed.get(id).map_or(id, |composed| composed.contract.as_str());
                self.add(from, "contract", contract);
            }
            ("term", _) => {
                let wanted = slug(id);
                let means = |form: &At<String>| slug(form) == wanted;
                let term = catalogue.glossary.iter().find(|term| term.forms().any(means));
                if let Some(term) = term {
                    self.add(from, "term", &slug(&term.term));
                }
            }
            // "This clause" is no reference from elsewhere.
            ("clause", _) if id == "." => {}
            _ => self.add(from, kind, id),
        }
    }

    /// The references of a text; those of a snippet that it embeds, and the terms that are linked by
    /// themselves, are its own. Each snippet is read once.
    fn markdown(&mut self, from: &str, text: &str, place: Place) {
        let (mut read, mut embedded) = (0, IndexSet::new());
        self.one(from, text, place, &mut embedded);
        let catalogue = self.catalogue;
        while let Some(id) = embedded.get_index(read).cloned() {
            if let Some(snippet) = catalogue.snippets.get(&id) {
                self.one(from, &snippet.body.text, snippet.body.place, &mut embedded);
            }
            read += 1;
        }
    }

    fn one(&mut self, from: &str, text: &str, place: Place, embedded: &mut IndexSet<String>) {
        let scan = scan(text, place, &mut Findings::default());
        self.named = true;
        for found in &scan.references {
            self.reference(from, &found.reference);
            if found.embed && found.reference.kind == "snippet" {
                embedded.insert(found.reference.id().to_owned());
            }
        }
        for chart in &scan.charts {
            if let Some(chart) = crate::charts::parse(&chart.spec, chart.place, &mut Findings::default()) {
                self.add(from, "table", &chart.table.value);
            }
        }
        for section in &scan.sections {
            for term in self.terms.find(&section.text) {
                if self.shortened.get(term.id.as_str()).is_some_and(|short| **short == section.text[term.range.clone()]) {
                    self.add(from, "abbreviation", &term.id);
                }
                self.add(from, "term", &term.id);
            }
        }
        self.named = false;
    }

    fn text<'b>(&mut self, from: &str, text: impl IntoIterator<Item = &'b At<String>>) {
        for text in text {
            self.markdown(from, text, text.place);
        }
    }

    fn body(&mut self, from: &str, body: &Prose) {
        self.markdown(from, &body.text, body.place);
    }

    fn scope(&mut self, from: &str, scope: &Scope) {
        for (key, kind) in [
            ("segments", "segment"),
            ("products", "product"),
            ("categories", "category"),
            ("municipalities", "municipality"),
            ("providers", "provider"),
        ] {
            for id in scope.get(key) {
                self.target(from, kind, id, None);
            }
        }
    }

    /// What has a text of its own.
    fn texts(&mut self) {
        let catalogue = self.catalogue;
        for product in catalogue.products.values() {
            let from = format!("product:{}", product.id);
            self.body(&from, &product.body);
            self.text(&from, product.instead.iter().map(|instead| &instead.when).chain(&product.tariff_covers));
            self.text(&from, product.output.iter().flat_map(|output| [output.result(), output.established_by()]).flatten());
            for municipality in &product.municipalities {
                self.add(&from, "municipality", municipality);
            }
        }
        for segment in catalogue.segments.values() {
            let from = format!("segment:{}", segment.id);
            self.body(&from, &segment.body);
            self.text(&from, segment.conditions.0.values());
            self.text(&from, segment.texts());
            self.scope(&from, &segment.scope);
            for id in &segment.excludes {
                self.add(&from, "segment", id);
            }
            if let Some(id) = &segment.category {
                self.add(&from, "category", id);
            }
            if let Some(admission) = &segment.admission {
                for id in &admission.procedures {
                    self.add(&from, "procedure", id);
                }
                let closed = admission.closed_for.iter().map(|closed| &closed.scope);
                for scope in closed.chain(admission.thresholds.iter().map(|threshold| &threshold.scope)) {
                    self.scope(&from, scope);
                }
            }
        }
        for clause in catalogue.clauses.values() {
            let from = format!("clause:{}", clause.id);
            self.body(&from, &clause.body);
            self.scope(&from, &clause.scope);
        }
        for document in catalogue.documents.values() {
            let from = format!("document:{}", document.id);
            self.body(&from, &document.body);
            if let Some(id) = &document.annex_of {
                self.add(&from, "document", id);
            }
        }
        for snippet in catalogue.snippets.values() {
            self.body(&format!("snippet:{}", snippet.id), &snippet.body);
        }
    }

    fn edition(&mut self) {
        let edition = &self.catalogue.edition;
        self.text("catalogue", &edition.summary);
        for category in &edition.category {
            let from = format!("category:{}", category.id.value);
            for id in &category.excludes {
                self.add(&from, "category", id);
            }
            for id in &category.procedures {
                self.add(&from, "procedure", id);
            }
        }
        for book in &edition.book {
            let from = format!("book:{}", book.id.value);
            self.text(&from, &book.summary);
            self.scope(&from, &book.scope);
        }
        for change in &edition.change {
            self.text("catalogue", &change.reason);
            self.reference("catalogue", &change.about);
            if let Some(question) = &change.question {
                self.reference("catalogue", question);
            }
        }
        for successor in edition.withdrawn.iter().filter_map(|gone| gone.successor.as_ref()) {
            self.target("catalogue", "product", successor, None);
        }
    }

    fn contracts(&mut self) {
        let catalogue = self.catalogue;
        for contract in catalogue.contracts.values() {
            let from = format!("contract:{}", contract.id);
            for id in &contract.segments {
                self.add(&from, "segment", id);
            }
            for id in &contract.categories {
                self.add(&from, "category", id);
            }
            for precedence in &contract.precedence {
                if let ReferenceOrText::Reference(reference) = precedence {
                    self.reference(&from, reference);
                }
            }
            for annex in &contract.annex {
                if let Some(content) = Reference::parse(&annex.content, annex.content.place) {
                    self.reference(&from, &content);
                }
                self.scope(&from, &annex.r#where);
            }
        }
    }

    /// What stands in lists.
    fn rest(&mut self) {
        let catalogue = self.catalogue;
        for programme in catalogue.requirements.values() {
            for requirement in &programme.requirement {
                let from = format!("requirement:{}#{}", programme.id, requirement.id.value);
                self.text(&from, [&requirement.text]);
                self.scope(&from, &requirement.scope);
            }
        }
        for round in catalogue.questions.values() {
            for question in &round.question {
                let from = format!("question:{}#{}", round.id, question.number.value);
                if let Some(about) = &question.about {
                    self.reference(&from, about);
                }
                self.text(&from, [&question.question].into_iter().chain(&question.answer).chain(&question.changes));
            }
        }
        for table in catalogue.tables.values() {
            self.text(&format!("table:{}", table.id), table.rows.iter().flatten().map(|cell| &cell.0));
        }
        for term in &catalogue.glossary {
            self.text(&format!("term:{}", slug(&term.term)), [&term.definition]);
        }
        for indicator in catalogue.indicators.values() {
            let from = format!("indicator:{}", indicator.id.value);
            self.text(&from, [&indicator.definition]);
            self.scope(&from, &indicator.scope);
        }
        for step in &catalogue.steps {
            let id = step.id.as_ref().map_or_else(|| slug(&step.title), |id| id.value.clone());
            self.scope(&format!("step:{id}"), &step.scope);
        }
        for procedure in catalogue.procedures.values() {
            let from = format!("procedure:{}", procedure.id.value);
            self.text(&from, procedure.fields.0.values().chain(&procedure.description));
        }
        for question in &catalogue.guide {
            let from = format!("guide:{}", question.id.value);
            for answer in &question.answers {
                for code in &answer.products {
                    self.target(&from, "product", code, None);
                }
                self.text(&from, &answer.because);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn texts_and_keys_are_seen_from_their_target() {
        let site = sample(&[
            (
                "content/products/a.md",
                "+++\nname = \"A\"\nsegment = \"s\"\ncode = \"45A01\"\nother_codes = [{ code = \"45A02\" }]\n+++\nZie [](clause:x#2).\n",
            ),
            (
                "content/clauses/x.md",
                "+++\ntitle = \"X\"\n+++\n1. Het [tarief](tariff:45A02@2026) en [](clause:.#2).\n2. Zie [](clause:x,y).\n",
            ),
            ("content/clauses/y.md", "+++\ntitle = \"Y\"\nsegments = [\"s\"]\n+++\n`[](clause:x)` is code.\n"),
            (
                "content/questions/nvi-1.toml",
                "title = \"N\"\n[[question]]\nnumber = 12\nabout = \"clause:x#1\"\nquestion = \"Over [](requirement:pve#3)?\"\n",
            ),
            (
                "content/glossary.toml",
                "[[term]]\nterm = \"Jeugdige\"\nalso = [\"jeugdigen\"]\ndefinition = \"Zie [](product:45A01) en [](term:jeugdigen).\"\n",
            ),
            (
                "content/documents/d.md",
                "+++\ntitle = \"D\"\nkind = \"letter\"\n+++\n[](term:jeugdigen) en [](questions:nvi-1), [](question:nvi-1#12).\n\n![](snippet:t)\n",
            ),
            ("content/snippets/t.md", "Zie [](contract:raam).\n"),
            ("content/products/b.md", "+++\nname = \"B\"\nsegment = \"s\"\ncode = \"45A03\"\n+++\nVoor jeugdigen.\n"),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let back = BackReferences::of(catalogue, &terms(catalogue));
        assert_eq!(back.to("clause", "x"), ["product:45A01", "question:nvi-1#12"]);
        assert_eq!(back.to("clause", "y"), ["clause:x"]);
        assert_eq!(back.to("product", "45A01"), ["clause:x", "term:jeugdige"]);
        assert_eq!(back.to("segment", "s"), ["clause:y"]);
        assert!(back.named("segment", "s").is_empty() && back.named("clause", "y") == ["clause:x"]);
        assert_eq!(back.to("requirement", "pve#3"), ["question:nvi-1#12"]);
        assert_eq!(back.to("term", "jeugdige"), ["product:45A03", "document:d"]);
        assert_eq!(back.to("contract", "raam"), ["document:d", "snippet:t"]);
        assert_eq!(back.to("question", "nvi-1#12"), ["document:d"]);
        assert_eq!(back.to("questions", "nvi-1"), ["document:d"]);
        assert_eq!(back.to("snippet", "t"), ["document:d"]);
        assert!(back.to("clause", ".").is_empty());
    }
}
