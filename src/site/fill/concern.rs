//! What concerns a product, a segment or a provider: the clauses, requirements, indicators, questions and
//! documents that hold for it by their scope, are about it, or refer to it.

use super::parts::once;
use super::words::shorten;
use crate::catalogue::Entry;
use crate::catalogue::compose::Composed;
use crate::catalogue::contract::Term;
use crate::catalogue::subject::Subject;
use crate::site::context::Link;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Who names it.
fn mentions<'v>(view: &'v View, subject: &Subject) -> impl Iterator<Item = &'v str> {
    let mentions = view.shared.mentions();
    subject.ids.iter().flat_map(|id| mentions.named(subject.kind, id)).collect::<Vec<_>>().into_iter()
}

/// The contracts that it falls under.
pub fn contracts(view: &View, subject: &Subject) -> Vec<Link> {
    let fitting = view.catalogue().composed.values().filter(|composed| falls_under(view, subject, composed));
    fitting.map(|composed| contract(view, composed)).collect()
}

/// Whether it falls under a contract.
pub fn falls_under(view: &View, subject: &Subject, composed: &Composed) -> bool {
    let Some(written) = view.catalogue().contracts.get(&composed.contract) else { return false };
    let fits = |one: Option<&String>, all: &[crate::findings::At<String>], own: &[&str]| match one {
        Some(id) => own.contains(&id.as_str()),
        None => all.is_empty() || all.iter().any(|id| own.contains(&id.value.as_str())),
    };
    let over = written.term.as_ref().and_then(Term::last_day).is_some_and(|last| subject.from.is_some_and(|from| last < from));
    if over {
        return false;
    }
    let category = subject.categories.is_empty() || fits(composed.category.as_ref(), &written.categories, &subject.categories);
    category && fits(composed.segment.as_ref(), &written.segments, &subject.segments)
}

/// A contract by its title and by what it is made for.
pub fn contract(view: &View, composed: &Composed) -> Link {
    let title = view.catalogue().contracts.get(&composed.contract).map_or(composed.id.as_str(), |contract| contract.title.value.as_str());
    let of = composed.segment.iter().map(|id| view.segment(id).label).chain(composed.category.iter().map(|id| view.category(id).label));
    let label = std::iter::once(title.to_owned()).chain(of).collect::<Vec<_>>().join(", ");
    view.link(label, &PageId::Contract(composed.id.clone()), None)
}

/// The clauses that hold for it in particular, or that refer to it.
pub fn clauses(view: &View, subject: &Subject) -> Vec<Link> {
    let catalogue = view.catalogue();
    let named: Vec<&str> = mentions(view, subject).filter_map(|mention| mention.strip_prefix("clause:")).collect();
    let own = |clause: &&Entry<crate::catalogue::contract::Clause>| {
        named.contains(&clause.id.as_str()) || (!clause.scope.is_empty() && subject.meets(&clause.scope, catalogue))
    };
    let mut found: Vec<_> = catalogue.clauses.values().filter(own).filter_map(|clause| article(view, subject, &clause.id)).collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, link)| link).collect()
}

/// A clause at its place in the contract that fits best: "artikel 7, Facturatie". With the place, to sort by.
fn article(view: &View, subject: &Subject, clause: &str) -> Option<((usize, usize), Link)> {
    let catalogue = view.catalogue();
    let has = |composed: &&Composed| composed.articles.contains_key(clause);
    let own = catalogue.composed.values().filter(has).find(|composed| falls_under(view, subject, composed));
    let composed = view.contract.filter(has).or(own).or_else(|| catalogue.composed.values().find(has))?;
    let title = &catalogue.clauses.get(clause)?.title.value;
    let label = format!("{}, {title}", view.say("refer.article", &[composed.articles.get(clause)?]));
    let place = (catalogue.composed.get_index_of(&composed.id)?, composed.articles.get_index_of(clause)?);
    Some((place, view.link(label, &PageId::Contract(composed.id.clone()), Some(clause))))
}

/// The programmes that hold for it, and the requirements that hold for it in particular or refer to it.
pub fn requirements(view: &View, subject: &Subject) -> Vec<Link> {
    let catalogue = view.catalogue();
    let named: Vec<&str> = mentions(view, subject).collect();
    let mut links = Vec::new();
    for programme in catalogue.requirements.values() {
        let page = PageId::Requirement(programme.id.clone());
        if programme.requirement.iter().any(|requirement| requirement.scope.is_empty() && requirement.ages.is_none()) {
            links.push(view.link(programme.title.value.clone(), &page, None));
        }
        for requirement in &programme.requirement {
            let own = format!("requirement:{}#{}", programme.id, requirement.id.value);
            let limited = !requirement.scope.is_empty() || requirement.ages.is_some();
            let scoped = limited && subject.meets(&requirement.scope, catalogue) && subject.of_age(requirement.ages.as_ref());
            if scoped || named.contains(&own.as_str()) {
                let number = programme
                    .prefix
                    .as_ref()
                    .map_or_else(|| requirement.id.value.clone(), |prefix| format!("{prefix}-{}", requirement.id.value));
                let text = crate::markdown::text_of(&view.inline(&requirement.text));
                links.push(view.link(format!("{number}: {}", shorten(&text, 80)), &page, Some(&requirement.id)));
            }
        }
    }
    links
}

/// The indicators that hold for it.
pub fn indicators(view: &View, subject: &Subject) -> Vec<Link> {
    let fitting = view.catalogue().indicators.iter().filter(|(_, indicator)| subject.meets(&indicator.scope, view.catalogue()));
    fitting.map(|(id, indicator)| view.link(indicator.name.value.clone(), &PageId::Indicators, Some(id))).collect()
}

/// The questions that are about it or refer to it.
pub fn questions(view: &View, subject: &Subject) -> Vec<Link> {
    mentions(view, subject).filter(|mention| mention.starts_with("question:")).filter_map(|mention| place(view, mention)).collect()
}

/// The documents that refer to it.
pub fn documents(view: &View, subject: &Subject) -> Vec<Link> {
    mentions(view, subject).filter(|mention| mention.starts_with("document:")).filter_map(|mention| place(view, mention)).collect()
}

/// The texts that name something, each once; none on paper, where they would be a list of elsewhere. In a contract its own
/// articles are meant: one of another refers to what stands there.
pub fn backlinks(view: &View, kind: &str, id: &str) -> Vec<Link> {
    if view.inside.is_some() {
        return Vec::new();
    }
    let here = |mention: &&str| match (view.contract, mention.strip_prefix("clause:")) {
        (Some(composed), Some(clause)) => composed.articles.contains_key(clause),
        _ => true,
    };
    once(view.shared.mentions().named(kind, id).into_iter().filter(here).filter_map(|mention| place(view, mention)))
}

/// The texts that refer to it and are in none of the other lists.
pub fn others(view: &View, subject: &Subject) -> Vec<Link> {
    const LISTED: &[&str] = &["clause:", "requirement:", "question:", "document:"];
    let rest = mentions(view, subject).filter(|mention| !LISTED.iter().any(|kind| mention.starts_with(kind)));
    once(rest.filter_map(|mention| place(view, mention)))
}

/// Where a text stands, by its page. A clause stands in the contract that is shown, or in the first that has it.
pub fn place(view: &View, mention: &str) -> Option<Link> {
    let catalogue = view.catalogue();
    let (kind, id) = mention.split_once(':')?;
    let (id, part) = id.split_once('#').unwrap_or((id, ""));
    Some(match kind {
        "product" => {
            let product = view.product(id);
            Link { label: product.label, url: product.url }
        }
        "segment" => view.segment(id),
        "clause" => article(view, &Subject::default(), id)?.1,
        "contract" => view.link(catalogue.contracts.get(id)?.title.value.clone(), &PageId::Contract(id.to_owned()), None),
        "requirement" => {
            let label = catalogue.requirements.get(id)?;
            let label = label.prefix.as_ref().map_or_else(|| format!("{} {part}", label.title.value), |prefix| format!("{prefix}-{part}"));
            view.link(label, &PageId::Requirement(id.to_owned()), Some(part))
        }
        "document" => view.link(catalogue.documents.get(id)?.title.value.clone(), &PageId::Document(id.to_owned()), None),
        "question" => {
            let label = format!("{}, {}", catalogue.questions.get(id)?.title.value, view.say("refer.question", &[part]));
            view.link(label, &PageId::Round(id.to_owned()), Some(part))
        }
        "table" => view.link(super::tables::title(catalogue.tables.get(id)?), &PageId::Table(id.to_owned()), None),
        "term" => {
            let term = catalogue.glossary.iter().find(|term| crate::catalogue::slug(&term.term) == id)?;
            view.link(term.term.value.clone(), &PageId::Glossary, Some(id))
        }
        "indicator" => view.link(catalogue.indicators.get(id)?.name.value.clone(), &PageId::Indicators, Some(id)),
        "procedure" => view.link(catalogue.procedures.get(id)?.name.value.clone(), &PageId::Procedures, Some(id)),
        // What is said of the whole catalogue, or in a text that stands in others, has no place of its own.
        _ => return None,
    })
}
