//! The articles of contracts in four columns: old number, was, new number, is (oud artikel, was, nieuw artikel, wordt).
//! Articles that read as they did are left out, also where they have another number.

use super::{Pair, entries, status};
use crate::catalogue::Catalogue;
use crate::catalogue::compose::{Composed, ComposedArticle};
use crate::catalogue::contract::Contract;
use crate::catalogue::terms::Numbering;
use crate::markdown::escape;
use crate::site::context::{ArticleChange, ContractChanges, Link};
use crate::site::fill::contract as written;
use crate::site::fill::parts::once;
use crate::site::marks::{bare, mark};
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::{Change, What};
use std::collections::{BTreeMap, BTreeSet};

/// A row of a table, for those whom it concerns.
pub struct Linked {
    /// The clause.
    pub clause: String,
    /// What its contract is called.
    pub contract: String,
    /// The row.
    pub link: Link,
    /// For whom.
    pub holds: Holds,
}

/// For whom an article holds.
pub enum Holds {
    /// For all segments.
    All,
    /// For these.
    Segments(Vec<String>),
}

/// A clause at its place in a contract, in all of its variants.
struct Used<'a> {
    clause: &'a str,
    /// Its numbers, one a variant where they differ; none before the first article.
    numbers: Vec<&'a str>,
    applies: bool,
    /// The first variant that has it.
    composed: Option<&'a Composed>,
    /// The segments of the variants that have it.
    segments: Vec<&'a str>,
}

/// The contracts that both versions have and that differ, and links to their rows.
pub fn contracts(pair: &Pair) -> (Vec<ContractChanges>, Vec<Linked>) {
    let (old, new) = pair.sides();
    let (mut all, mut linked) = (Vec::new(), Vec::new());
    let was = |id: &str| {
        let mut told = pair.told.changes.iter().filter(|change| change.kind == "contract" && change.change == What::Renamed);
        let named = told.find(|change| change.id == id).and_then(|change| change.old.as_ref()?.as_str());
        named.unwrap_or(id).to_owned()
    };
    let gone = old.contracts.keys().filter(|id| !new.contracts.keys().any(|now| was(now) == **id));
    for id in new.contracts.keys().chain(gone) {
        let own: Vec<&Change> = pair.told.changes.iter().filter(|change| change.kind == "contract" && change.id == *id).collect();
        let was = was(id);
        let both = old.contracts.contains_key(&was) && new.contracts.contains_key(id);
        let (rows, mut links) = if both { rows(pair, [&was, id]) } else { Default::default() };
        linked.append(&mut links);
        // Which articles came and went is in the rows.
        let shown = |change: &&&Change| !change.field.as_deref().is_some_and(|field| field == "articles" || field.starts_with("applies: "));
        let entry = entries::entry(pair, &own.iter().filter(shown).copied().collect::<Vec<_>>());
        let moved = moved(pair, id);
        if entry.is_some() || !rows.is_empty() || !moved.is_empty() {
            let side = if new.contracts.contains_key(id) { pair.new } else { pair.old };
            let title = side.catalogue().contracts.get(id).map_or_else(|| id.clone(), |contract| contract.title.value.clone());
            let title = pair.page.link(title, &PageId::Contract(id.clone()), None);
            let number = rows.len() + moved.len() + usize::from(entry.is_some());
            all.push(ContractChanges { id: anchor(id), title, count: super::groups::changes(pair, number), entry, rows, moved });
        }
    }
    (all, linked)
}

fn anchor(contract: &str) -> String {
    format!("overeenkomst-{contract}")
}

/// The clauses of a contract in their order, those before its first article first.
fn order<'a>(catalogue: &'a Catalogue, id: &str) -> Vec<Used<'a>> {
    let variants = || catalogue.composed.values().filter(|composed| composed.contract == id);
    let front = catalogue.contracts.get(id).into_iter().flat_map(|contract| &contract.front);
    let front = front.map(|front| Used {
        clause: &front.clause,
        numbers: Vec::new(),
        applies: true,
        composed: variants().next(),
        segments: Vec::new(),
    });
    let mut all: Vec<Used> = front.collect();
    for composed in variants() {
        let mut after = all.iter().take_while(|used| used.numbers.is_empty()).count();
        for article in composed.all() {
            let at = if let Some(at) = all.iter().position(|used| used.clause == article.clause) {
                at
            } else {
                all.insert(after, used(article, composed));
                after
            };
            if !all[at].numbers.contains(&article.number.as_str()) {
                all[at].numbers.push(&article.number);
            }
            all[at].segments.extend(composed.segment.as_deref());
            after = at + 1;
        }
    }
    all
}

fn used<'a>(article: &'a ComposedArticle, composed: &'a Composed) -> Used<'a> {
    Used { clause: &article.clause, numbers: Vec::new(), applies: article.applies, composed: Some(composed), segments: Vec::new() }
}

/// The rows of a contract, by its names of then and now, in its new order; what is gone stands where it stood.
fn rows(pair: &Pair, [was_id, id]: [&str; 2]) -> (Vec<ArticleChange>, Vec<Linked>) {
    let (old, new) = pair.sides();
    let (before, after) = (order(old, was_id), order(new, id));
    let changed = changed(pair, id);
    let now_called: BTreeMap<&str, &str> = pair
        .told
        .changes
        .iter()
        .filter(|change| change.kind == "clause" && change.change == What::Renamed)
        .filter_map(|change| Some((change.old.as_ref()?.as_str()?, change.id.as_str())))
        .collect();
    let name = |used: &Used<'_>| now_called.get(used.clause).copied().map_or_else(|| used.clause.to_owned(), str::to_owned);
    // Pairs of what was and is, in the new order.
    let mut both: Vec<(Option<&Used>, Option<&Used>)> =
        after.iter().map(|now| (before.iter().find(|was| name(was) == now.clause), Some(now))).collect();
    let mut place = 0;
    for was in &before {
        if let Some(now) = after.iter().find(|now| now.clause == name(was)) {
            let at = both.iter().position(|(_, own)| own.is_some_and(|own| own.clause == now.clause));
            place = at.map_or(place, |at| at + 1);
        } else {
            both.insert(place, (Some(was), None));
            place += 1;
        }
    }
    let (mut rows, mut linked) = (Vec::new(), Vec::new());
    for (was, now) in both {
        let differs = match (was, now) {
            (Some(was), Some(now)) => changed.contains(now.clause) || was.applies != now.applies,
            _ => true,
        };
        let Some(used) = now.or(was).filter(|_| differs) else { continue };
        let row = row(pair, [was_id, id], was, now);
        let (side, id) = if now.is_some() { (pair.new, id) } else { (pair.old, was_id) };
        linked.push(Linked {
            clause: used.clause.to_owned(),
            contract: side.catalogue().contracts.get(id).map_or_else(String::new, |contract| contract.title.value.clone()),
            link: Link { label: row.name.clone(), url: Some(format!("#{}", row.id)) },
            holds: holds(side.catalogue(), id, used),
        });
        rows.push(row);
    }
    (rows, linked)
}

/// The clauses that read otherwise in a contract: their text or title does, or a value that they fill in.
fn changed<'a>(pair: &Pair<'a>, id: &str) -> BTreeSet<&'a str> {
    let told = &pair.told.changes;
    let own = told.iter().filter(|change| change.kind == "clause" && matches!(change.field.as_deref(), Some("text" | "title")));
    let mut all: BTreeSet<&str> = own.map(|change| change.id.as_str()).collect();
    let embedded = told.iter().filter(|change| change.kind == "snippet").flat_map(|change| &change.touches);
    all.extend(embedded.filter_map(|user| user.strip_prefix("clause:")));
    let values = told.iter().filter(|change| change.kind == "contract" && change.id == id);
    let values = values.filter_map(|change| change.field.as_deref()?.strip_prefix("values.")?.split('.').next());
    let filled: Vec<String> = values.map(|name| format!("](value:{name})")).collect();
    let uses = |text: &str| filled.iter().any(|filled| text.contains(filled.as_str()));
    let clauses = pair.new.shared.catalogue.clauses.values();
    all.extend(clauses.filter(|clause| uses(&clause.body.text)).map(|clause| clause.id.as_str()));
    all
}

fn row(pair: &Pair, [was_id, contract]: [&str; 2], was: Option<&Used>, now: Option<&Used>) -> ArticleChange {
    let old = was.map(|used| text(pair.old, was_id, used));
    let new = now.map(|used| text(pair.new, contract, used));
    let (was_html, now_html) = match (old, new) {
        (Some(old), Some(new)) => {
            let (old, new) = mark(&old, &new, &pair.said());
            (Some(old), Some(new))
        }
        sides => sides,
    };
    let what = match (was, now) {
        (None, _) => What::New,
        (_, None) => What::Withdrawn,
        _ => What::Changed,
    };
    let side = if now.is_some() { pair.new } else { pair.old };
    let clause = now.or(was).map_or("", |used| used.clause);
    let title = side.catalogue().clauses.get(clause).map_or_else(|| clause.to_owned(), |clause| clause.title.value.clone());
    let (old_number, new_number) = (was.map(|used| number(pair, used)), now.map(|used| number(pair, used)));
    let number = new_number.clone().or_else(|| old_number.clone()).filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    let told = pair.told.changes.iter().filter(|change| change.kind == "clause" && change.id == clause);
    let why = told.map(|change| entries::why(pair.page, change)).find(|(reason, question)| reason.is_some() || question.is_some());
    let (reason_html, question) = why.unwrap_or_default();
    ArticleChange {
        id: format!("{}-{clause}", anchor(contract)),
        name: number.map_or_else(|| title.clone(), |number| format!("{}, {title}", pair.page.say("refer.article", &[&number]))),
        title,
        old_number,
        was_html,
        new_number,
        now_html,
        status: status(pair.page, what),
        reason_html,
        question,
    }
}

/// The number of an article; several where the variants of a contract number it otherwise.
fn number(pair: &Pair, used: &Used) -> String {
    if used.numbers.is_empty() {
        pair.page.label("changes.no_number")
    } else {
        used.numbers.join(&format!(" {} ", pair.page.label("changes.or")))
    }
}

/// The whole text of an article, as its contract has it.
fn text(view: &View, contract: &str, used: &Used) -> String {
    let catalogue = view.catalogue();
    let title = catalogue.clauses.get(used.clause).map_or("", |clause| clause.title.as_str());
    let head = format!("<p class=\"article-name\">{}</p>", escape(title));
    if !used.applies {
        return format!("{head}<p>{}</p>", escape(&view.label("not_applicable")));
    }
    let view = &View { contract: used.composed, ..view.clone() };
    let style = catalogue.contracts.get(contract).and_then(|contract| contract.numbering).unwrap_or(Numbering::Article);
    let number = used.numbers.first().copied();
    let prefix = number.filter(|_| style != Numbering::Article).map_or_else(String::new, |number| format!("{number}."));
    let blocks = written::blocks(view, used.clause, number, &prefix);
    let block = |block: &crate::site::context::ClauseBlock| {
        let number =
            block.number.as_ref().map_or_else(String::new, |number| format!("<span class=\"lid-number\">{}</span>", escape(number)));
        format!("<div class=\"lid\">{number}<div>{}</div></div>", bare(&block.html))
    };
    format!("{head}{}", blocks.iter().map(block).collect::<String>())
}

/// For whom an article holds: the segments of its contract, as far as its own scope goes.
fn holds(catalogue: &Catalogue, id: &str, used: &Used) -> Holds {
    let own: Vec<&str> = catalogue
        .clauses
        .get(used.clause)
        .map(|clause| clause.scope.get("segments"))
        .unwrap_or_default()
        .iter()
        .map(|id| id.value.as_str())
        .collect();
    let of_contract = || catalogue.contracts.get(id).map(segments).unwrap_or_default();
    let mut all = if used.segments.is_empty() { of_contract() } else { used.segments.clone() };
    if all.is_empty() {
        all.clone_from(&own);
    }
    all.retain(|segment| own.is_empty() || own.contains(segment));
    let everywhere = all.is_empty() || catalogue.segments.keys().all(|segment| all.contains(&segment.as_str()));
    if everywhere { Holds::All } else { Holds::Segments(all.into_iter().map(str::to_owned).collect()) }
}

fn segments(contract: &crate::catalogue::Entry<Contract>) -> Vec<&str> {
    contract.record.segments.iter().map(|id| id.value.as_str()).collect()
}

/// The articles that stand elsewhere and say the same.
fn moved(pair: &Pair, id: &str) -> Vec<String> {
    let changed = changed(pair, id);
    let line = |change: &Change| {
        let places = || change.contracts.iter().filter(|place| place.contract == id);
        let or = format!(" {} ", pair.page.label("changes.or"));
        let (old, new) = (once(places().map(|place| place.old.as_str())), once(places().map(|place| place.new.as_str())));
        let numbers = [old.join(&or), new.join(&or)];
        // An article that changed as well is told with its text; one that others moved around stands where it stood.
        (!old.is_empty() && old != new && !changed.contains(change.id.as_str()))
            .then(|| pair.page.say("changes.moved_to", &[&change.name, &numbers[0], &numbers[1]]))
    };
    pair.told.changes.iter().filter(|change| change.change == What::Moved).filter_map(line).collect()
}
