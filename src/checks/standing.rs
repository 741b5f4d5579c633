//! What a reference means where it stands: the article, annex or value of one contract, the amount of one tariff.
//!
//! Which contract that is, is decided by the same function that pages ask, so that what passes here can be shown.

use super::Check;
use super::references::part_place;
use crate::catalogue::compose::Composed;
use crate::catalogue::meaning::Meant;
use crate::catalogue::reference::Reference;
use crate::catalogue::terms::NoTariff;
use crate::findings::{did_you_mean, nearest, rules};

/// Where a reference stands.
#[derive(Clone, Copy, Debug)]
pub enum Stand<'a> {
    /// In a clause, so in every contract that prints it.
    Clause(&'a str),
    /// In a key of a contract, so in all that is made of that.
    Contract(&'a str),
    /// Outside of contracts.
    Elsewhere,
}

/// Contracts by their names; no more than four.
pub fn in_order(contracts: &[&Composed]) -> String {
    let names: Vec<_> = contracts.iter().take(4).map(|contract| format!("`{}`", contract.id)).collect();
    format!("{}{}", names.join(", "), if contracts.len() > 4 { ", …" } else { "" })
}

impl<'a> Check<'a> {
    /// Judges a reference by where it stands.
    pub fn stands(&mut self, reference: &Reference, stand: Stand) {
        match reference.kind.as_str() {
            "clause" => self.articles(reference, stand),
            "value" | "annex" => self.of_contract(reference, stand),
            _ => {}
        }
    }

    /// The contracts in which something stands; one that is none where it stands outside of them.
    fn owners(&self, stand: Stand) -> Vec<Option<&'a Composed>> {
        let catalogue = self.catalogue;
        match stand {
            Stand::Elsewhere => vec![None],
            Stand::Contract(id) => catalogue.composed.values().filter(|composed| composed.contract == id).map(Some).collect(),
            Stand::Clause(clause) => {
                let front = |composed: &Composed| {
                    let contract = catalogue.contracts.get(&composed.contract);
                    contract.is_some_and(|contract| contract.front.iter().any(|front| front.clause.value == clause))
                };
                let prints =
                    |composed: &&Composed| front(composed) || composed.all().any(|article| article.applies && article.clause == clause);
                catalogue.composed.values().filter(prints).map(Some).collect()
            }
        }
    }

    /// A clause refers only to what the contracts with it hold; with `@`, the contract named holds the clause.
    fn articles(&mut self, reference: &Reference, stand: Stand) {
        let outside = !matches!(stand, Stand::Clause(_));
        if outside && reference.ids.iter().any(|id| id == ".") {
            let message = "`clause:.` means the clause that it stands in, and this is none";
            self.findings.add(&rules::BAD_REFERENCE, reference.place, message);
            return;
        }
        self.applies(reference, stand);
        if reference.optional {
            return;
        }
        let catalogue = self.catalogue;
        let known: Vec<&String> = reference.ids.iter().filter(|id| *id != "." && self.targets.exists("clause", id)).collect();
        if let Some(context) = &reference.context {
            let exists = catalogue.contracts_named(context).next().is_some();
            for id in known.into_iter().filter(|id| exists && matches!(catalogue.meant("clause", id, Some(context), None), Meant::Nothing))
            {
                let message = format!("the contract `{context}` does not hold the clause `{id}`");
                self.findings.add(&rules::CLAUSE_LEFT_OUT, part_place(reference, id, ':'), message);
            }
            return;
        }
        let owners: Vec<&Composed> = self.owners(stand).into_iter().flatten().collect();
        for id in known {
            let without: Vec<&Composed> =
                owners.iter().copied().filter(|own| !catalogue.holds(own, "clause", id) && !self.is_misspelt(own, id)).collect();
            if !without.is_empty() {
                let message = format!("the clause `{id}` is left out of {}", in_order(&without));
                let place = part_place(reference, id, ':');
                let help = format!("write `clause?:{id}` where it may be missing");
                self.findings.add(&rules::CLAUSE_LEFT_OUT, place, message).help(help);
            }
        }
    }

    /// What does not apply in a contract keeps its number and has no paragraphs there.
    fn applies(&mut self, reference: &Reference, stand: Stand) {
        let (catalogue, context) = (self.catalogue, reference.context.as_deref());
        let [id] = reference.ids.as_slice() else { return };
        if reference.part.is_none() || id == "." {
            return;
        }
        let dead = |composed: &&Composed| composed.all().any(|article| article.clause == *id && !article.applies);
        let without: Vec<&Composed> = match context {
            Some(context) => catalogue.contracts_named(context).filter(dead).collect(),
            None => self.owners(stand).into_iter().flatten().filter(dead).collect(),
        };
        if !without.is_empty() {
            let message = format!("the clause `{id}` does not apply in {}, so that no paragraph of it stands there", in_order(&without));
            let help = format!("refer to the whole of it, `clause:{id}`, or leave the sentence out");
            self.findings.add(&rules::CLAUSE_LEFT_OUT, reference.place, message).help(help);
        }
    }

    /// True where a contract lists a clause that is not there and may have meant this one; that is said where it lists it.
    fn is_misspelt(&self, contract: &Composed, clause: &str) -> bool {
        let Some(own) = self.catalogue.contracts.get(&contract.contract) else { return false };
        let chapters = own.chapter.iter().chain(own.part.iter().flat_map(|part| &part.chapter));
        let used = chapters.flat_map(|chapter| &chapter.clauses).chain(own.part.iter().flat_map(|part| &part.clauses));
        let mut all = used.map(|used| &used.clause).chain(own.front.iter().map(|front| &front.clause));
        all.any(|used| !self.targets.exists("clause", used) && nearest(used, [clause]).is_some())
    }

    /// A value or an annex is one of every contract in which it is printed, and elsewhere of one that can be told.
    fn of_contract(&mut self, reference: &Reference, stand: Stand) {
        let catalogue = self.catalogue;
        let (kind, context) = (reference.kind.as_str(), reference.context.as_deref());
        if context.is_some_and(|context| catalogue.contracts_named(context).next().is_none()) {
            return;
        }
        let owners = self.owners(stand);
        for id in reference.ids.iter().filter(|id| self.targets.exists(kind, id)) {
            let place = part_place(reference, id, ':');
            let mut without: Vec<&Composed> = Vec::new();
            let mut unclear = None;
            for own in &owners {
                match (catalogue.meant(kind, id, context, *own), own) {
                    (Meant::One(_), _) if context.is_some() => {}
                    (Meant::One(found), Some(own)) if found.id == own.id => {}
                    (Meant::Nothing, _) if context.is_some() => without.extend(context.and_then(|id| catalogue.contracts_named(id).next())),
                    (_, Some(own)) if context.is_none() => without.push(own),
                    (Meant::Family(first), _) if kind == "value" => {
                        unclear = catalogue.value_meant(id, Some(&first.contract), None).is_none().then_some(first).or(unclear);
                    }
                    (Meant::Several(first), _) => unclear = Some(first),
                    _ => {}
                }
            }
            if let Some(first) = unclear {
                let family = kind == "annex" || catalogue.value_meant(id, Some(&first.contract), None).is_some();
                let named = if family { &first.contract } else { &first.id };
                let message = format!("`{}` does not say of which contract", reference.written);
                self.findings.add(&rules::BAD_REFERENCE, reference.place, message).help(format!("write `{kind}:{id}@{named}`"));
            }
            let Some(first) = without.first() else { continue };
            if kind == "value" {
                let message = format!("the value `{id}` is not given for {}", in_order(&without));
                self.findings.add(&rules::UNKNOWN_REFERENCE, place, message).help("give it a `default`, or a value for each");
                continue;
            }
            let names = catalogue.contracts.get(&first.contract).map(|own| own.annex.iter().map(|annex| annex.id.as_str()));
            let message = format!("there is no annex `{id}` in {}", in_order(&without));
            let help = did_you_mean(id, names.into_iter().flatten());
            self.findings.add(&rules::UNKNOWN_REFERENCE, place, message).help = help;
        }
    }

    /// An amount can only be printed where there is one, or where it is said why there is none yet.
    pub fn amount(&mut self, reference: &Reference) {
        if reference.kind != "tariff" {
            return;
        }
        for id in &reference.ids {
            let Some(product) = self.catalogue.product(id) else { continue };
            if self.tariffs_lost(id) {
                continue;
            }
            let tariffs = self.catalogue.tariffs.of(id);
            let in_period = |period: &String| tariffs.iter().any(|tariff| tariff.period == *period);
            let general = |period: &String| self.catalogue.tariffs.is_general(id, period);
            let message = match &reference.context {
                _ if tariffs.is_empty()
                    && matches!(product.tariff, Some(NoTariff::NotSet | NoTariff::NotGiven | NoTariff::PerProvider)) =>
                {
                    continue;
                }
                _ if tariffs.is_empty() => format!("`{id}` has no tariff"),
                Some(period) if self.targets.exists("period", period) && !in_period(period) => {
                    format!("`{id}` has no tariff in `{period}`")
                }
                Some(period) if in_period(period) && !general(period) => {
                    format!("`{id}` has several tariffs in `{period}`, and none for all")
                }
                _ => continue,
            };
            self.findings.add(&rules::UNKNOWN_REFERENCE, part_place(reference, id, ':'), message);
        }
    }
}
