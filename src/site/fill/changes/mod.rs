//! What differs between a version and the one before it, told as a reader asks: what changes for my segment, which
//! articles read otherwise, how much is there. What differs has been worked out before; here it gets words.

mod articles;
mod bars;
mod budgets;
mod entries;
mod groups;
mod history;
mod index;
mod overview;
mod tariffs;
mod values;

pub use history::history;
pub use index::{files, index, summary};

use super::{page, print};
use crate::catalogue::Catalogue;
use crate::markdown::escape;
use crate::pipeline::Site;
use crate::site::context::{self, ChangeCount, Changes, ChangesPage, Download, Link, Page, PrintChangesPage, Status, TocEntry};
use crate::site::marks::Said;
use crate::site::plan::PageId;
use crate::site::view::{Shared, View};
use crate::versions::compare::{self, What, items::ORDER};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Two versions, each with its own texts, and the page on which they are compared.
#[derive(Clone, Copy)]
pub struct Pair<'a> {
    /// The page.
    pub page: &'a View<'a>,
    /// The version before.
    pub old: &'a View<'a>,
    /// The version.
    pub new: &'a View<'a>,
    /// What differs.
    pub told: &'a compare::Changes,
}

impl<'a> Pair<'a> {
    fn sides(&self) -> (&'a Catalogue, &'a Catalogue) {
        (self.old.shared.catalogue, self.new.shared.catalogue)
    }

    /// What a screen reader says at marks.
    fn said(&self) -> Said {
        let word = |key: &str| self.page.label(key);
        Said { gone: (word("changes.gone_begins"), word("changes.gone_ends")), new: (word("changes.new_begins"), word("changes.new_ends")) }
    }
}

/// The frozen versions as their texts are shown beside others; each is prepared when it is first asked for, as a page and a
/// document ask for two of them.
pub struct Frozen<'a>(BTreeMap<&'a str, OnceLock<Option<Shared<'a>>>>);

impl<'a> Frozen<'a> {
    /// Of the versions of a site.
    pub fn of(versions: &'a [Site]) -> Self {
        let numbers = versions.iter().filter_map(|site| site.catalogue.as_ref()).map(|catalogue| catalogue.edition.version.as_str());
        Self(numbers.map(|number| (number, OnceLock::new())).collect())
    }

    /// A version other than the one that is shown.
    fn get(&self, own: &Shared<'a>, number: &str) -> Option<&Shared<'a>> {
        let prepare = || {
            let number_of = |site: &&Site| site.catalogue.as_ref().is_some_and(|catalogue| catalogue.edition.version.value == number);
            let site = own.versions.iter().find(number_of)?;
            Shared::frozen(site, own.catalogue, own.versions, own.labels.clone(), own.date)
        };
        let other = own.catalogue.edition.version.value != number;
        self.0.get(number).filter(|_| other)?.get_or_init(prepare).as_ref()
    }
}

/// Shows a version beside the one before it; none where there is none before it.
pub fn with<'a, T>(frozen: &Frozen<'a>, own: &Shared<'a>, view: &View, version: &str, show: impl FnOnce(&Pair) -> T) -> Option<T> {
    let told = own.changes.iter().find(|changes| changes.new == version)?;
    let (old, new) = (frozen.get(own, &told.old).unwrap_or(own), frozen.get(own, &told.new).unwrap_or(own));
    let (old, new) = (View::new(old, view.address.clone()), View::new(new, view.address.clone()));
    Some(show(&Pair { page: view, old: &old, new: &new, told }))
}

/// Everything that differs.
pub fn changes(pair: &Pair) -> Changes {
    let whats = [What::New, What::Changed, What::Renamed, What::Moved, What::Withdrawn];
    let found: Vec<What> = whats.into_iter().filter(|what| pair.told.changes.iter().any(|change| change.change == *what)).collect();
    let counts = ORDER.iter().filter_map(|kind| count(pair, kind, &found)).collect();
    let (contracts, links) = articles::contracts(pair);
    let (groups, rest) = groups::groups(pair, &links);
    let version = |number: &str| Link { label: pair.page.say("versions.edition", &[number]), url: home(pair.page, number) };
    Changes {
        old: version(&pair.told.old),
        new: version(&pair.told.new),
        figures: overview::figures(pair),
        withdrawn: overview::withdrawn(pair),
        heads: found.iter().map(|what| status(pair.page, *what)).collect(),
        counts,
        folded: told(&groups, &contracts, &rest) > FOLDED,
        groups,
        contracts,
        rest,
    }
}

/// How many changes a page shows unfolded: with more than these nobody finds the part that concerns them.
const FOLDED: usize = 60;

/// How many rows and entries there are to read.
fn told(groups: &[context::ChangeGroup], contracts: &[context::ContractChanges], rest: &[context::ChangeGroup]) -> usize {
    let group = |group: &context::ChangeGroup| group.entries.len() + group.tariffs.len() + group.budgets.len();
    let articles: usize = contracts.iter().map(|contract| contract.rows.len() + contract.moved.len()).sum();
    articles + groups.iter().chain(rest).map(group).sum::<usize>()
}

/// How many of a kind are new, changed and so on; none where nothing is.
fn count(pair: &Pair, kind: &str, whats: &[What]) -> Option<ChangeCount> {
    let numbers: Vec<usize> = whats.iter().map(|what| number(pair.told, kind, *what)).collect();
    let shown = |number: &usize| (*number > 0).then(|| number.to_string());
    let any = numbers.iter().any(|number| *number > 0);
    any.then(|| ChangeCount { kind: pair.page.label(&format!("kinds.{kind}")), numbers: numbers.iter().map(shown).collect() })
}

/// To how many of a kind something happened.
pub fn number(told: &compare::Changes, kind: &str, what: What) -> usize {
    let own = told.changes.iter().filter(|change| change.kind == kind && change.change == what);
    own.map(|change| change.id.as_str()).collect::<BTreeSet<_>>().len()
}

/// What happened, as a sign and a word.
pub fn status(view: &View, what: What) -> Status {
    let (kind, label) = match what {
        What::New => ("new", "status.new"),
        What::Withdrawn => ("withdrawn", "status.withdrawn"),
        What::Changed => ("changed", "status.changed"),
        What::Renamed => ("superseded", "changes.renamed"),
        What::Moved => ("superseded", "changes.moved"),
    };
    Status { kind: kind.to_owned(), label: view.label(label), ..Status::default() }
}

/// The home page of a version.
fn home(view: &View, number: &str) -> Option<String> {
    let editions = &view.shared.editions;
    let edition = editions.all.iter().find(|edition| edition.version() == number)?;
    Some(editions.link(&view.address, &format!("{}{}", edition.folder, PageId::Home.address())))
}

/// The page.
pub fn page(pair: &Pair) -> (Page, ChangesPage) {
    let changes = changes(pair);
    let id = PageId::ChangesOf(pair.told.new.clone());
    let view = pair.page;
    let lead = lead(pair, &changes);
    let data = crate::data::changes_address(&pair.told.new);
    let page = Page {
        description: Some(crate::markdown::text_of(&lead)),
        lead_html: Some(lead),
        breadcrumbs: vec![view.link(view.label("changes.title"), &PageId::Changes, None)],
        print_url: view.href(&PageId::PrintChanges(pair.told.new.clone()), None),
        downloads: vec![Download { label: "JSON".to_owned(), url: view.file(&data) }],
        ..page::page(view, &id, "changes", title(view, &pair.told.new))
    };
    (page, ChangesPage { changes })
}

/// What the changes of a version are called.
pub fn title(view: &View, version: &str) -> String {
    view.say("changes.of", &[version])
}

/// What is compared with what, from when it holds, and what the version says of itself.
fn lead(pair: &Pair, changes: &Changes) -> String {
    let (old, new) = pair.sides();
    let from = pair.page.date(new.edition.valid_from);
    let number = changes.counts.len();
    let key = if number == 0 { "changes.lead_none" } else { "changes.lead" };
    let text = pair.page.say(key, &[&new.edition.version, &old.edition.version, &from]);
    let summary = new.edition.summary.as_ref().map_or_else(String::new, |summary| format!("<p>{}</p>", escape(&summary.value)));
    format!("<p>{}</p>{summary}", escape(&text))
}

fn toc(view: &View, changes: &Changes) -> Vec<TocEntry> {
    let group = |group: &context::ChangeGroup| page::toc(1, &group.id, group.title.clone());
    let mut toc: Vec<TocEntry> = changes.groups.iter().map(group).collect();
    for contract in &changes.contracts {
        toc.push(page::toc(1, &contract.id, contract.title.label.clone()));
        let rows = contract
            .rows
            .iter()
            .map(|row| TocEntry { number: row.new_number.clone().or(row.old_number.clone()), ..page::toc(2, &row.id, row.title.clone()) });
        toc.extend(rows);
    }
    toc.extend(changes.rest.iter().map(group));
    if !changes.withdrawn.is_empty() {
        toc.push(page::toc(1, "vervallen", view.label("page.withdrawn")));
    }
    toc
}

/// The document for paper, with the stylesheet of its running heads.
pub fn printed(pair: &Pair) -> (Page, PrintChangesPage, String) {
    let inside = BTreeMap::from([(PageId::ChangesOf(pair.told.new.clone()).address(), String::new())]);
    let own = View { inside: Some(&inside), ..pair.page.clone() };
    let (old, new) = (View { inside: Some(&inside), ..pair.old.clone() }, View { inside: Some(&inside), ..pair.new.clone() });
    let pair = &Pair { page: &own, old: &old, new: &new, told: pair.told };
    let changes = Changes { folded: false, ..changes(pair) };
    let id = PageId::ChangesOf(pair.told.new.clone());
    let view = pair.page;
    let title = title(view, &pair.told.new);
    let subtitle = view.say("changes.beside", &[&pair.told.old]);
    let mut frame = print::frame(view, &title, Some(subtitle), &id, toc(view, &changes));
    of_version(pair, &mut frame);
    let chapters = print::top(&frame);
    let style = super::running_heads::stylesheet(view, &title, &frame, &chapters);
    let address = PageId::PrintChanges(pair.told.new.clone()).address();
    let page = Page { title, address, kind: "print".to_owned(), ..Page::default() };
    (page, PrintChangesPage { print: frame, changes }, style)
}

/// A document about an earlier version says so, and not what holds of the current one.
fn of_version(pair: &Pair, frame: &mut context::PrintFrame) {
    let view = pair.page;
    let edition = &pair.new.catalogue().edition;
    let status = view.label(&format!("status.{}", edition.status.key()));
    let validity = view.validity(Some(edition.valid_from), edition.valid_until.as_ref().map(|date| date.value)).text;
    let own = [
        ("print_page.edition", edition.version.value.clone()),
        ("print_page.status", status.clone()),
        ("print_page.validity", validity.clone()),
    ];
    for (label, text) in own {
        let label = view.label(label);
        for row in frame.version_block.iter_mut().filter(|row| row.label == label) {
            row.html = escape(&text);
        }
    }
    frame.edition = format!("{}, {status}", view.say("contract_page.edition", &[&edition.version]));
    if let [_, said, period] = frame.cover.lines.as_mut_slice() {
        said.clone_from(&frame.edition);
        *period = validity;
    }
    if edition.status == crate::catalogue::terms::Status::Adopted {
        frame.statuses.clear();
    }
}
