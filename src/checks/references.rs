//! Every key of every record that refers to something leads somewhere.
//!
//! References inside Markdown are judged elsewhere, by the same lookups.

use super::Check;
use super::standing::Stand;
use super::targets::{ANNEX_CONTENT, COMPUTED_TABLES, LAYOUTS};
use crate::catalogue::Entry;
use crate::catalogue::contract::Contract;
use crate::catalogue::product::Purchase;
use crate::catalogue::reference::{Reference, ReferenceOrText};
use crate::catalogue::scope::Scope;
use crate::findings::{At, Place, did_you_mean, rules};
use std::collections::BTreeSet;

impl Check<'_> {
    /// Reports an identifier that leads nowhere, with the nearest that does.
    pub fn refer(&mut self, kind: &str, id: &At<String>) {
        self.refer_at(kind, id, id.place);
    }

    /// The same for an identifier that is a part of a longer text.
    pub fn refer_at(&mut self, kind: &str, id: &str, place: Place) -> bool {
        if self.targets.known(kind, id) {
            return true;
        }
        let (rule, message) = if kind == "asset" {
            (&rules::MISSING_IMAGE, format!("there is no file `{id}` under content/assets/"))
        } else {
            (&rules::UNKNOWN_REFERENCE, format!("there is no {} `{id}`", kind.replace("requirements", "programme of requirements")))
        };
        let product = matches!(kind, "product" | "tariff");
        let gone = self.catalogue.gone.get(id).filter(|_| product);
        let withdrawn = gone.map(|gone| {
            let when = gone.from.map_or_else(String::new, |from| format!(" on {from}"));
            let next = gone.successor.as_ref().map_or_else(String::new, |next| format!("; its successor is `{next}`"));
            format!("it was withdrawn{when}{next}")
        });
        let help = withdrawn.or_else(|| did_you_mean(id, self.targets.names(kind)));
        self.findings.add(rule, place, message).help = help;
        false
    }

    /// Reports what does not exist in a list of identifiers.
    pub fn refer_all(&mut self, kind: &str, ids: &[At<String>]) {
        for id in ids {
            self.refer(kind, id);
        }
    }

    /// Reports what does not exist in a scope.
    pub fn refer_scope(&mut self, scope: &Scope) {
        for (key, values) in &scope.keys {
            let kind = scope_kind(key).to_owned();
            for value in values {
                self.refer(&kind, value);
            }
        }
    }
}

/// What the values of a key of a scope are; a declared dimension is a kind of its own.
pub fn scope_kind(key: &str) -> &str {
    match key {
        "segments" => "segment",
        "products" => "product",
        "categories" => "category",
        "municipalities" => "municipality or group",
        "providers" => "provider",
        dimension => dimension,
    }
}

/// Looks up every reference in a key.
pub fn check(check: &mut Check) {
    edition(check);
    products(check);
    segments(check);
    tariffs(check);
    let catalogue = check.catalogue;
    for clause in catalogue.clauses.values() {
        check.refer_scope(&clause.scope);
    }
    for contract in catalogue.contracts.values() {
        one_contract(check, contract);
    }
    for requirement in catalogue.requirements.values().flat_map(|programme| &programme.requirement) {
        check.refer_scope(&requirement.scope);
    }
    for question in catalogue.questions.values().flat_map(|round| &round.question) {
        if let Some(about) = &question.about {
            check.reference(about, Stand::Elsewhere);
        }
    }
    for document in catalogue.documents.values() {
        if let Some(parent) = &document.annex_of {
            check.refer("document", parent);
        }
    }
    annex_circles(check);
    for indicator in catalogue.indicators.values() {
        check.refer_scope(&indicator.scope);
    }
    for step in &catalogue.steps {
        check.refer_scope(&step.scope);
    }
    for answer in catalogue.guide.iter().flat_map(|question| &question.answers) {
        check.refer_all("product", &answer.products);
        if let Some(next) = &answer.to {
            check.refer("guide question", next);
        }
    }
    people(check);
}

fn edition(check: &mut Check) {
    let edition = &check.catalogue.edition;
    for category in &edition.category {
        check.refer_all("category", &category.excludes);
        check.refer_all("procedure", &category.procedures);
    }
    for group in &edition.municipality_group {
        check.refer_all("municipality", &group.municipalities);
    }
    for book in &edition.book {
        check.refer_scope(&book.scope);
    }
    for change in &edition.change {
        // What changed may be that it is gone.
        let gone = |kind: &str, id: &str| {
            let withdrawn = || edition.withdrawn.iter().any(|gone| gone.code.value == id);
            kind == "product" && withdrawn() || check.catalogue.former.iter().any(|(own, former)| *own == kind && former == id)
        };
        if !gone(change.about.kind.as_ref(), change.about.id()) {
            check.reference(&change.about, Stand::Elsewhere);
        }
        if let Some(question) = &change.question {
            check.reference(question, Stand::Elsewhere);
        }
    }
    for gone in &edition.withdrawn {
        if let Some(next) = &gone.successor {
            check.refer("product", next);
        }
    }
}

fn products(check: &mut Check) {
    for product in check.catalogue.products.values() {
        check.refer("segment", &product.segment);
        check.refer_all("municipality or group", &product.municipalities);
        check.refer_all("dimension", &product.dimensions);
        for list in [&product.steps_up_to, &product.steps_down_to, &product.combines_with, &product.excludes, &product.add_on_to] {
            check.refer_all("product", list);
        }
        if let Some(maximum) = &product.maximum {
            check.refer_all("product", &maximum.shared_with);
        }
        for instead in &product.instead {
            check.refer("product", &instead.r#use);
        }
        for other in &product.other_codes {
            check.refer_scope(&other.r#where);
        }
        if let Some(Purchase::By(rows)) = &product.purchase {
            for row in rows {
                check.refer_all("municipality or group", &row.municipalities);
            }
        }
    }
}

fn segments(check: &mut Check) {
    for segment in check.catalogue.segments.values() {
        check.refer_scope(&segment.scope);
        check.refer_all("segment", &segment.excludes);
        if let Some(parent) = &segment.parent {
            check.refer("segment", parent);
        }
        if let Some(category) = &segment.category {
            check.refer("category", category);
        }
        if let Some(admission) = &segment.admission {
            check.refer_all("procedure", &admission.procedures);
            for closed in &admission.closed_for {
                check.refer_scope(&closed.scope);
            }
            for threshold in &admission.thresholds {
                check.refer_scope(&threshold.scope);
            }
        }
    }
}

fn tariffs(check: &mut Check) {
    let catalogue = check.catalogue;
    for sheet in &catalogue.sheets {
        for row in &sheet.tariff {
            // Running care can still be claimed for a product that is withdrawn.
            let gone = catalogue.gone.contains_key(&row.product.value);
            let code = catalogue.codes.contains_key(&row.product.value);
            if !code && !gone && !check.targets.lost("product", &row.product) {
                let message = format!("there is no product with the code `{}`", row.product.value);
                let help = did_you_mean(&row.product, catalogue.codes.keys().map(String::as_str));
                check.findings.add(&rules::UNKNOWN_REFERENCE, row.product.place, message).help = help;
            }
            check.refer_scope(&row.r#where);
        }
        for pgb in &sheet.pgb {
            check.refer_scope(&pgb.r#where);
        }
    }
}

/// Documents of which each is an annex of the next: said once, at the first of them.
fn annex_circles(check: &mut Check) {
    let documents = &check.catalogue.documents;
    for (id, document) in documents {
        let mut circle = vec![id.as_str()];
        let mut next = document.annex_of.as_ref();
        while let Some(parent) = next.filter(|parent| !circle.contains(&parent.value.as_str())) {
            circle.push(&parent.value);
            next = documents.get(&parent.value).and_then(|other| other.annex_of.as_ref());
        }
        let closes = next.is_some_and(|parent| parent.value == *id);
        if let Some(written) = document.annex_of.as_ref().filter(|_| closes && circle.iter().all(|other| id.as_str() <= *other)) {
            let names = circle.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            check.findings.add(&rules::ANNEX_CIRCLE, written.place, format!("these documents are each other's annex: {names}"));
        }
    }
}

fn one_contract(check: &mut Check, contract: &Entry<Contract>) {
    check.refer_all("segment", &contract.segments);
    check.refer_all("category", &contract.categories);
    let mut named = BTreeSet::new();
    for precedence in &contract.precedence {
        if let ReferenceOrText::Reference(reference) = precedence {
            check.reference(reference, Stand::Contract(&contract.id));
            if !named.insert(reference.written.as_str()) {
                let message = format!("the order of precedence names `{}` twice", reference.written);
                check.findings.add(&rules::PRECEDENCE_TWICE, reference.place, message);
            }
        }
    }
    for front in &contract.front {
        check.refer("clause", &front.clause);
    }
    let chapters = contract.chapter.iter().chain(contract.part.iter().flat_map(|part| &part.chapter));
    let clauses = chapters.flat_map(|chapter| &chapter.clauses).chain(contract.part.iter().flat_map(|part| &part.clauses));
    for used in clauses {
        check.refer("clause", &used.clause);
    }
    for annex in &contract.annex {
        check.refer_scope(&annex.r#where);
        annex_content(check, &annex.content);
    }
}

/// An annex holds a table of the catalogue, or what a reference of one of four kinds leads to.
fn annex_content(check: &mut Check, content: &At<String>) {
    if ANNEX_CONTENT.contains(&content.as_str()) {
        return;
    }
    let holds = ["requirements", "document", "questions", "table"];
    match Reference::parse(content, content.place) {
        Some(reference) if holds.contains(&reference.kind.as_str()) => {
            check.reference(&reference, Stand::Elsewhere);
            if reference.ids.len() > 1 || reference.part.is_some() {
                let message = format!("an annex holds one whole, and `{}` is not one", content.value);
                check.findings.add(&rules::BAD_REFERENCE, content.place, message).help("write an annex for each");
            }
        }
        _ => {
            let message = format!("an annex cannot hold `{}`", content.value);
            let all = ANNEX_CONTENT.iter().copied().map(str::to_owned).chain(holds.map(|kind| format!("{kind}:<id>")));
            let all: Vec<String> = all.collect();
            let help = format!("it holds {}", all.join(", "));
            let finding = check.findings.add(&rules::UNKNOWN_VALUE, content.place, message);
            finding.help(help);
            finding.nearest(content, all.iter().map(String::as_str));
        }
    }
}

fn people(check: &mut Check) {
    let catalogue = check.catalogue;
    for contracted in catalogue.providers.values().flat_map(|provider| &provider.contracted) {
        check.refer_all("segment", &contracted.segments);
        check.refer_all("product", &contracted.products);
        check.refer_all("municipality or group", &contracted.municipalities);
        if let Some(category) = &contracted.category {
            check.refer("category", category);
        }
    }
    for offer in &catalogue.offers {
        check.refer("provider", &offer.provider);
        check.refer("product", &offer.product);
        check.refer_all("municipality or group", &offer.municipalities.0);
    }
    for score in &catalogue.scores {
        check.refer("provider", &score.provider);
        check.refer("indicator", &score.indicator);
        if let Some(segment) = &score.segment {
            check.refer("segment", segment);
        }
    }
}

impl Check<'_> {
    /// Judges a reference in a key.
    pub fn reference(&mut self, reference: &Reference, stand: Stand) {
        self.reference_in(reference, None);
        self.stands(reference, stand);
    }

    /// Judges a reference: identifiers, context, filters and part. `clause` is the clause that it stands in.
    pub fn reference_in(&mut self, reference: &Reference, clause: Option<&str>) {
        let mut at = reference.written.find(':').map_or(0, |colon| colon + 1);
        for id in &reference.ids {
            let place = reference.place.within(at..at + id.len(), reference.written.len());
            at += id.len() + 1;
            if reference.kind == "clause" && id == "." {
                continue;
            }
            let kind = if reference.kind == "municipality" { "municipality or group" } else { &reference.kind };
            self.refer_at(kind, id, place);
        }
        self.context(reference);
        self.filters(reference);
        self.part(reference, clause);
        self.amount(reference);
    }

    fn context(&mut self, reference: &Reference) {
        let Some(context) = &reference.context else { return };
        let kind = match reference.kind.as_str() {
            "tariff" => "period",
            "clause" | "annex" | "value" => "contract",
            kind => {
                let message = format!("a reference to a {kind} has nothing after `@`");
                self.findings.add(&rules::BAD_REFERENCE, reference.place, message);
                return;
            }
        };
        let place = part_place(reference, context, '@');
        self.refer_at(kind, context, place);
    }

    fn filters(&mut self, reference: &Reference) {
        for (key, values) in &reference.query {
            let dimension = self.catalogue.edition.dimension.iter().any(|dimension| dimension.id.value == *key);
            let kind = match key.as_str() {
                "layout" => {
                    self.layout(reference, values);
                    continue;
                }
                "period" => "period",
                "law" => "law",
                "segments" | "products" | "categories" | "municipalities" | "providers" => scope_kind(key),
                dimension_id if dimension => dimension_id,
                _ => {
                    let known = ["law", "segments", "products", "categories", "municipalities", "providers", "period"];
                    let place = part_place(reference, key, '?');
                    let dimensions = self.catalogue.edition.dimension.iter().map(|dimension| dimension.id.as_str());
                    let help = did_you_mean(key, known.into_iter().chain(dimensions));
                    self.findings.add(&rules::BAD_REFERENCE, place, format!("`{key}` is not a key to filter by")).help = help;
                    continue;
                }
            };
            for value in values {
                let place = part_place(reference, value, '=');
                if kind != "law" {
                    self.refer_at(kind, value, place);
                } else if crate::catalogue::terms::Law::find(value).is_none() {
                    self.findings
                        .add(&rules::UNKNOWN_REFERENCE, place, format!("there is no law `{value}`"))
                        .help("use `jeugdwet` or `wmo`");
                }
            }
        }
        if !reference.query.is_empty() && !COMPUTED_TABLES.contains(&reference.id()) {
            let message = format!("`{}` cannot be filtered; only a table of the catalogue can", reference.written);
            self.findings.add(&rules::BAD_REFERENCE, reference.place, message);
        }
    }
}

impl Check<'_> {
    /// Judges how a table is to be laid out.
    fn layout(&mut self, reference: &Reference, values: &[String]) {
        let known = LAYOUTS.iter().find(|(table, _)| *table == reference.id()).map_or(&[][..], |(_, layouts)| layouts);
        for value in values.iter().filter(|value| !known.contains(&value.as_str())) {
            let place = part_place(reference, value, '=');
            let message = format!("the table `{}` has no layout `{value}`", reference.id());
            let help = did_you_mean(value, known.iter().copied());
            let help = help.or_else(|| (!known.is_empty()).then(|| format!("use `{}`", known.join("` or `"))));
            self.findings.add(&rules::BAD_REFERENCE, place, message).help = help;
        }
    }
}

/// The place of a piece of a reference that stands somewhere after `sign`.
pub fn part_place(reference: &Reference, piece: &str, sign: char) -> Place {
    let after = reference.written.find(sign).map_or(0, |at| at + 1);
    let at = reference.written[after..].find(piece).map_or(0, |at| after + at);
    reference.place.within(at..at + piece.len(), reference.written.len())
}
