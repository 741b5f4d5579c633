//! Contracts: the term can take place, every clause is in one, every value is for something that exists.

use super::Check;
use super::standing::in_order;
use crate::catalogue::Entry;
use crate::catalogue::amounts::Duration;
use crate::catalogue::compose::Composed;
use crate::catalogue::contract::{Contract, ContractValue, Term};
use crate::findings::rules;
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// Judges every contract, and then every clause.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    for contract in catalogue.contracts.values() {
        if let Some(term) = &contract.term {
            dates(check, term);
        }
        values(check, contract);
        annexes(check, contract);
        if !contract.part.is_empty()
            && let Some(chapter) = contract.chapter.first()
        {
            let message = "this contract has parts, so that a chapter outside of them has no place";
            check.findings.add(&rules::CONTRACT_PARTS, chapter.place, message).help("write it as `[[part.chapter]]` below its part");
        }
    }
    clauses(check);
}

/// Moments are compared from the start, or from a day that stands for it.
fn dates(check: &mut Check, term: &Term) {
    let start = term.start.as_ref().map_or(date(2001, 1, 1), |start| start.value);
    let own = term.duration.as_ref().and_then(|duration| duration.through(start));
    let written = term.end.as_ref().filter(|_| term.start.is_some()).map(|end| end.value);
    if let (Some(own), Some(end)) = (own, &term.end)
        && term.start.is_some()
        && own != end.value
    {
        check.findings.add(&rules::TERM_DATES, end.place, format!("start and duration give {own} as the last day"));
    }
    let first_end = written.or(own);
    let limit = term.maximum.as_ref().and_then(|maximum| maximum.through(start));
    let name = |duration: &Duration| duration.text(false);
    let mut last = first_end;
    for (number, extension) in term.extensions.known().enumerate() {
        last = last.and_then(|last| extension.through(last.tomorrow().ok()?));
        if let (Some(last), Some(limit), Some(maximum)) = (last, limit, &term.maximum)
            && last > limit
        {
            let message = format!("extension {} would end after the maximum of {}", number + 1, name(maximum));
            check.findings.add(&rules::TERM_DATES, extension.place, message);
            break;
        }
    }
    if let (Some(end), Some(limit), Some(maximum)) = (first_end, limit, &term.maximum)
        && end > limit
    {
        check.findings.add(&rules::TERM_DATES, maximum.place, "the term is longer than its maximum");
    }
    if let (Some(minimum), Some(limit), Some(maximum)) = (&term.minimum, limit, &term.maximum)
        && minimum.earliest(start) > limit.tomorrow().unwrap_or(limit)
    {
        let message = format!("the minimum of {} is longer than the maximum of {}", name(minimum), name(maximum));
        check.findings.add(&rules::TERM_DATES, minimum.place, message);
    }
    for length in term.duration.iter().chain(term.extensions.known()).chain(&term.maximum) {
        if length.through(start).is_some_and(|end| end < start) {
            check.findings.add(&rules::TERM_DATES, length.place, format!("{} is no time at all", name(length)));
        }
    }
    let end: Option<Date> = limit.into_iter().chain(last.filter(|_| term.extensions.all_known())).min();
    for evaluation in &term.evaluations {
        if let Some(end) = end
            && evaluation.earliest(start) > end.tomorrow().unwrap_or(end)
        {
            let message = format!("the evaluation after {} comes after the last day that the contract can have", name(evaluation));
            check.findings.add(&rules::TERM_DATES, evaluation.place, message);
        }
    }
    if let (Some(notice), Some(end)) = (&term.notice, first_end)
        && notice.before_end_of(end).is_some_and(|by| by < start)
    {
        check.findings.add(&rules::TERM_DATES, notice.place, format!("the notice of {} is longer than the term", name(notice)));
    }
}

/// Values that differ name segments or categories of the contract, and are never for both.
fn values(check: &mut Check, contract: &Entry<Contract>) {
    let made: Vec<&Composed> = check.catalogue.contracts_named(&contract.id).collect();
    for (name, value) in &contract.values.0 {
        let ContractValue::By(by) = &value.value else { continue };
        for key in by.0.keys().filter(|key| *key != "default") {
            if check.targets.known("segment", key) || check.targets.known("category", key) {
                continue;
            }
            let message = format!("the value `{name}` is for `{key}`, which is no segment or category");
            let names = [check.targets.names("segment"), check.targets.names("category")].concat();
            let help = crate::findings::did_you_mean(key, names);
            check.findings.add(&rules::UNKNOWN_REFERENCE, value.place, message).help = help;
        }
        let both = |composed: &&Composed| {
            let given: Vec<&String> = composed.keys(contract).into_iter().filter_map(|key| by.0.get(key)).collect();
            matches!(given.as_slice(), [one, other] if one != other)
        };
        if let Some(composed) = made.iter().copied().find(both) {
            let message = format!("the contract `{}` has two values `{name}`: one for its segment and one for its category", composed.id);
            let help = "give it by segment or by category, or write a contract for each";
            check.findings.add(&rules::AMBIGUOUS_VALUE, value.place, message).help(help);
        }
    }
}

/// Every annex holds something in every contract that has it: who signs cannot see what an empty one was to say.
fn annexes(check: &mut Check, contract: &Entry<Contract>) {
    for annex in &contract.annex {
        let empty = |composed: &&Composed| check.catalogue.annex_is_empty(composed, annex);
        let all: Vec<&Composed> = check.catalogue.contracts_named(&contract.id).filter(empty).collect();
        if !all.is_empty() {
            let message = format!("the annex `{}` is empty in {}", annex.id.value, in_order(&all));
            check.findings.add(&rules::ANNEX_EMPTY, annex.content.place, message).help("widen its `where`, or leave it out");
        }
    }
}

fn clauses(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut listed: BTreeSet<&str> = BTreeSet::new();
    let mut printed: BTreeSet<&str> = BTreeSet::new();
    for contract in catalogue.contracts.values() {
        let chapters = contract.chapter.iter().chain(contract.part.iter().flat_map(|part| &part.chapter));
        let used = chapters.flat_map(|chapter| &chapter.clauses).chain(contract.part.iter().flat_map(|part| &part.clauses));
        listed.extend(used.map(|used| used.clause.as_str()));
        let front = contract.front.iter().map(|front| front.clause.as_str());
        listed.extend(front.clone());
        printed.extend(front);
    }
    printed.extend(catalogue.composed.values().flat_map(|composed| composed.articles.keys()).map(String::as_str));
    // Where a contract could not be read, it is not known what it holds.
    if check.targets.any_lost("content/contracts/") {
        return;
    }
    for clause in catalogue.clauses.values().filter(|clause| !printed.contains(clause.id.as_str())) {
        let message = if listed.contains(clause.id.as_str()) {
            format!("the scope of the clause `{}` keeps it out of every contract that lists it", clause.id)
        } else {
            format!("the clause `{}` is in no contract", clause.id)
        };
        check.findings.add(&rules::CLAUSE_UNUSED, clause.title.place, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    fn term(keys: &str) -> Vec<String> {
        found(&[("content/contracts/raam.toml", &format!("title = \"R\"\n[term]\nstart = 2026-01-01\n{keys}"))])
    }

    #[test]
    fn a_term_that_can_take_place_has_no_findings() {
        let good = "duration = \"2 years\"\nextensions = [\"1 year\", \"1 year\", \"1 year\"]\nmaximum = \"5 years\"\nnotice = \"6 months\"\n\
                    evaluations = [\"18 months\", \"5 years\"]\nend = 2027-12-31\n";
        assert!(term(good).is_empty(), "{:?}", term(good));
    }

    #[test]
    fn what_can_be_extended_for_ever_has_no_last_day() {
        for extensions in ["\"open\"", "[\"1 year\", \"open\"]"] {
            let lines = term(&format!("duration = \"1 year\"\nextensions = {extensions}\nevaluations = [\"4 years\"]\n"));
            assert!(lines.is_empty(), "{lines:?}");
        }
    }

    #[test]
    fn moments_after_the_end_are_found() {
        let base = "duration = \"2 years\"\n";
        for (keys, at, message) in [
            ("extensions = [\"4 years\"]\nmaximum = \"5 years\"\n", "5:16", "extension 1 would end after the maximum of 5 years"),
            ("evaluations = [\"1 year\", \"30 months\"]\n", "5:27", "the evaluation after 30 months comes after"),
            ("minimum = \"6 years\"\nmaximum = \"5 years\"\n", "5:12", "the minimum of 6 years is longer than the maximum of 5 years"),
            ("maximum = \"1 year\"\n", "5:12", "the term is longer than its maximum"),
            ("end = 2028-01-01\n", "5:7", "start and duration give 2027-12-31 as the last day"),
            ("extensions = [\"0 years\"]\n", "5:16", "0 days is no time at all"),
            ("notice = \"3 years\"\n", "5:11", "the notice of 3 years is longer than the term"),
        ] {
            let lines = term(&format!("{base}{keys}"));
            assert!(
                lines.len() == 1
                    && lines[0].starts_with(&format!("term-dates content/contracts/raam.toml:{at} "))
                    && lines[0].contains(message),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn a_clause_is_in_a_contract() {
        let clause = |scope: &str| format!("+++\ntitle = \"C\"\n{scope}+++\n1. Tekst.\n");
        let other = "+++\nname = \"Dag\"\nlaw = \"wmo\"\n+++\nDag.\n";
        let contract = "title = \"R\"\nsegments = [\"wonen\"]\n[[chapter]]\ntitle = \"A\"\nclauses = [\"a\", \"b\"]\n";
        let lines = found(&[
            ("content/segments/dag.md", other),
            ("content/contracts/raam.toml", contract),
            ("content/clauses/a.md", &clause("")),
            ("content/clauses/b.md", &clause("segments = [\"dag\"]\n")),
            ("content/clauses/c.md", &clause("")),
        ]);
        assert_eq!(
            lines,
            [
                "clause-unused content/clauses/b.md:2:10 the scope of the clause `b` keeps it out of every contract that lists it",
                "clause-unused content/clauses/c.md:2:10 the clause `c` is in no contract",
            ]
        );
    }
}
