//! Where a page stands among the versions, and the list of all versions.

use crate::catalogue::terms;
use crate::figures;
use crate::site::context::{EditionClock, EditionLink, Link, Page, PageVersions, Status, VersionNotice, VersionRow, VersionsPage};
use crate::site::counterpart::{self, Counterpart, counterpart};
use crate::site::editions::Edition;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::archive::Standing;
use jiff::civil::Date;

/// The versions as seen from a page.
pub fn of_page(view: &View, id: &PageId) -> PageVersions {
    let editions = &view.shared.editions;
    let base = view.catalogue().settings.site.base_url.value.trim_end_matches('/');
    let base = if editions.is_current() { base } else { editions.current().catalogue.settings.site.base_url.value.trim_end_matches('/') };
    let address = id.address();
    let now = counterpart(view, editions.current(), id);
    let fixed = if editions.is_current() {
        editions.fixed.then(|| format!("{}{address}", super::super::editions::folder(editions.own().version())))
    } else {
        Some(editions.whole(&address))
    };
    let link = |edition: &Edition| {
        let (own, there) = (edition.version() == editions.own().version(), counterpart(view, edition, id));
        EditionLink {
            label: view.say("versions.edition", &[edition.version()]),
            url: link(view, edition, &there.page(id)),
            standing: standing(view, edition),
            clock: clock(view, edition),
            own,
            note: if own { None } else { note(view, edition, &there) },
        }
    };
    let several = editions.all.len() > 1;
    PageVersions {
        notice: notice(view, id),
        noindex: !editions.is_current(),
        editions: if several { editions.all.iter().rev().map(link).collect() } else { Vec::new() },
        now_url: (now != Counterpart::Absent).then(|| format!("{base}/{}", now.page(id).address())),
        fixed_url: fixed.map(|address| format!("{base}/{address}")),
    }
}

/// The link to a page of a version.
fn link(view: &View, edition: &Edition, page: &PageId) -> String {
    view.shared.editions.link(&view.address, &format!("{}{}", edition.folder, page.address()))
}

/// What a reader must know of the page in another version before going there.
fn note(view: &View, edition: &Edition, there: &Counterpart) -> Option<String> {
    match there {
        Counterpart::Same => None,
        Counterpart::Renamed(page) => counterpart::name(edition, page).map(|name| view.say("versions.called", &[&name])),
        Counterpart::Gone => Some(view.label("versions.gone_there")),
        Counterpart::Absent => Some(view.label("versions.without")),
    }
}

/// How a version stands, in words.
pub fn standing(view: &View, edition: &Edition) -> String {
    match edition.standing {
        Standing::Later => view.say("versions.later", &[&view.date(edition.catalogue.edition.valid_from)]),
        Standing::InForce if is_draft(edition) => view.label("status_draft"),
        Standing::InForce => view.label("versions.in_force"),
        Standing::Superseded => view.label("versions.superseded"),
        Standing::Ended => view.label("versions.ended"),
    }
}

/// What an edition says on days to come, where nobody builds the site again.
fn clock(view: &View, edition: &Edition) -> Option<EditionClock> {
    let own = &edition.catalogue.edition;
    if is_draft(edition) || !matches!(edition.standing, Standing::InForce | Standing::Later) {
        return None;
    }
    let past = if edition.until == own.valid_until.as_ref().map(|until| until.value) { "versions.ended" } else { "versions.superseded" };
    Some(EditionClock {
        from: own.valid_from.to_string(),
        until: edition.until.map(|until| until.to_string()),
        now: view.label("versions.in_force"),
        later: view.say("versions.later", &["{date}"]),
        past: view.label(past),
    })
}

/// How an edition stands on the day of the build, and how it will on days to come.
fn statuses(view: &View, edition: &Edition) -> Vec<Status> {
    let today = status(view, edition);
    let Some(clock) = clock(view, edition) else { return vec![today] };
    let next = |day: Option<&String>| day.and_then(|day| day.parse::<Date>().ok()?.tomorrow().ok()).map(|day| day.to_string());
    let before = |day: &str| day.parse::<Date>().ok().and_then(|day| day.yesterday().ok()).map(|day| day.to_string());
    let ends = clock.until.clone();
    if edition.standing == Standing::Later {
        let begun = Status { kind: "new".to_owned(), label: clock.now, after: before(&clock.from), hidden: true, ..Status::default() };
        return vec![Status { before: Some(clock.from), ..today }, begun];
    }
    let over = Status { kind: "superseded".to_owned(), label: clock.past, after: ends.clone(), hidden: true, ..Status::default() };
    let today = Status { before: next(ends.as_ref()), ..today };
    if ends.is_some() { vec![today, over] } else { vec![today] }
}

/// Nobody adopted a draft, so that it is not in force.
fn is_draft(edition: &Edition) -> bool {
    edition.catalogue.edition.status == terms::Status::Draft
}

fn status(view: &View, edition: &Edition) -> Status {
    let (kind, label) = match edition.standing {
        Standing::InForce if is_draft(edition) => ("concept", "status_draft"),
        Standing::Later => ("concept", "versions.not_yet"),
        Standing::InForce => ("new", "versions.in_force"),
        Standing::Superseded => ("superseded", "versions.superseded"),
        Standing::Ended => ("superseded", "versions.ended"),
    };
    Status { kind: kind.to_owned(), label: view.label(label), ..Status::default() }
}

/// What is said on top: of a frozen version always, of the current one where it does not hold yet while another does.
fn notice(view: &View, id: &PageId) -> Option<VersionNotice> {
    let editions = &view.shared.editions;
    let (own, current) = (editions.own(), editions.current());
    let in_force = editions.in_force();
    if let (true, Standing::Ended, Some(until)) = (editions.is_current(), own.standing, own.until) {
        let text = view.say("versions.says_ended", &[own.version(), &view.date(until)]);
        return Some(VersionNotice { status: status(view, own), text, link: None });
    }
    if editions.is_current() && (own.standing != Standing::Later || in_force.is_none()) {
        return None;
    }
    let version = own.version();
    let begins = view.date(own.catalogue.edition.valid_from);
    let text = match own.standing {
        Standing::Later => view.say("versions.says_later", &[version, &begins]),
        Standing::InForce if version == current.version() => view.say("versions.says_fixed", &[version]),
        Standing::InForce => view.say("versions.says_in_force", &[version]),
        Standing::Superseded | Standing::Ended => match own.until {
            Some(until) => view.say("versions.says_superseded", &[version, &view.date(until)]),
            None => view.say("versions.says_replaced", &[version]),
        },
    };
    // From a version that does not hold one goes to the one that does; from that one to what comes after it.
    let other = in_force.filter(|other| other.version() != version).unwrap_or(current);
    let there = counterpart(view, other, id);
    let label = match &there {
        // What is gone here too is the same page.
        Counterpart::Gone if !own.plan.is_gone(id) => "versions.other_gone",
        Counterpart::Same | Counterpart::Gone | Counterpart::Renamed(_) => "versions.same_page",
        Counterpart::Absent => "versions.other_home",
    };
    let mut label = view.say(label, &[other.version()]);
    if let Counterpart::Renamed(page) = &there
        && let Some(name) = counterpart::name(other, page)
    {
        label = view.say("versions.page_called", &[&label, &name]);
    }
    let link = Link { label, url: Some(link(view, other, &there.page(id))) };
    Some(VersionNotice { status: status(view, own), text, link: Some(link) })
}

/// Every page that is gone, by its name. What it was for on paper is found there.
fn gone(view: &View) -> Vec<Link> {
    let pages = view.shared.plan().pages.iter().filter_map(|page| if let PageId::Gone(page) = page { Some(&**page) } else { None });
    let link = |page: &PageId| {
        let name = super::gone::name(view, page)?;
        let label = match page {
            PageId::Product(code) => format!("{} {name}", code.to_uppercase()),
            PageId::Print(_) => format!("{name} ({})", view.label("for_paper").to_lowercase()),
            _ => name,
        };
        Some(Link { label, url: Some(view.file(&page.address())) })
    };
    pages.filter_map(link).collect()
}

/// The page of all versions.
pub fn page(view: &View) -> (Page, VersionsPage) {
    let editions = &view.shared.editions;
    let row = |edition: &Edition| VersionRow {
        link: Link { label: view.say("versions.edition", &[edition.version()]), url: Some(link(view, edition, &PageId::Home)) },
        statuses: statuses(view, edition),
        period: figures::period(Some(edition.catalogue.edition.valid_from), edition.until, view.shared.language),
        summary: edition.catalogue.edition.summary.as_ref().map(|summary| summary.value.clone()),
        print_url: edition
            .plan
            .pages
            .iter()
            .find(|page| matches!(page, PageId::Print(_)))
            .map(|page| editions.link(&view.address, &format!("{}{}", edition.folder, page.address()))),
    };
    let title = view.label("versions.title");
    let page = Page {
        description: Some(view.label("versions.lead")),
        lead_html: Some(format!("<p>{}</p>", view.label("versions.lead"))),
        ..super::page::page(view, &PageId::Versions, "versions", title)
    };
    (page, VersionsPage { versions: editions.all.iter().rev().map(row).collect(), gone: gone(view) })
}
