//! What became of a page: since when it is gone, what replaces it, until when it can be claimed, and where it is as it was.

use super::page;
use crate::catalogue::Catalogue;
use crate::catalogue::edition::Withdrawn;
use crate::figures;
use crate::findings::At;
use crate::markdown::escape;
use crate::site::context::{Fact, Gone, GonePage, GoneTariff, Link, Page, Reference, Status};
use crate::site::editions::Edition;
use crate::site::plan::PageId;
use crate::site::view::View;
use jiff::civil::Date;

/// What is known of a product that is gone: what the newest version says that withdrew it.
pub fn withdrawn<'a>(view: &View<'a>, code: &str) -> Option<&'a Withdrawn> {
    let editions = &view.shared.editions;
    let catalogues = std::iter::once(view.catalogue()).chain(editions.before().map(|edition| edition.catalogue));
    let mut entries = catalogues.flat_map(|catalogue| &catalogue.edition.withdrawn);
    entries.find(|gone| gone.code.value == code)
}

/// What a page that is gone was called.
pub fn name(view: &View, page: &PageId) -> Option<String> {
    if let PageId::Product(code) = page
        && let Some(name) = withdrawn(view, code).and_then(|gone| gone.name.as_ref())
    {
        return Some(name.value.clone());
    }
    view.shared.editions.before().find_map(|edition| title(edition.catalogue, page))
}

/// What a catalogue calls a page.
pub fn title(c: &Catalogue, page: &PageId) -> Option<String> {
    Some(match page {
        PageId::Product(id) => c.product(id)?.name.value.clone(),
        PageId::Segment(id) => c.segments.get(id)?.name.value.clone(),
        PageId::Period(id) => c.sheets.iter().find(|sheet| sheet.period.id.value == *id)?.period.id.value.clone(),
        PageId::Provider(id) => c.providers.get(id)?.name.value.clone(),
        PageId::Municipality(id) => c.municipalities.get(id)?.name.value.clone(),
        PageId::Contract(id) | PageId::Print(id) if c.composed.contains_key(id) => {
            let composed = c.composed.get(id)?;
            let title = c.contracts.get(&composed.contract)?.title.value.clone();
            let part = composed.segment.as_ref().and_then(|segment| c.segments.get(segment)).map(|segment| segment.name.value.clone());
            part.map_or(title.clone(), |part| format!("{title}, {part}"))
        }
        PageId::Contract(id) => c.contracts.get(id)?.title.value.clone(),
        PageId::Document(id) => c.documents.get(id)?.title.value.clone(),
        PageId::Round(id) => c.questions.get(id)?.title.to_string(),
        PageId::Requirement(id) => c.requirements.get(id)?.title.to_string(),
        PageId::Table(id) => c.tables.get(id).map(super::tables::title)?,
        PageId::GuideQuestion(id) => c.guide.iter().find(|question| question.id.value == *id)?.text.value.clone(),
        PageId::Print(id) => {
            let book = c.edition.book.iter().find(|book| book.id.value == *id).map(|book| book.title.value.clone());
            let document = || c.documents.get(id).map(|document| document.title.value.clone());
            let rest = || c.questions.get(id).map(|round| round.title.to_string());
            book.or_else(document).or_else(rest).or_else(|| c.requirements.get(id).map(|own| own.title.to_string()))?
        }
        _ => return None,
    })
}

/// What a text comes in the place of, by the names that it had.
pub fn replaced(view: &View, ids: &[At<String>], page: &dyn Fn(String) -> PageId) -> Vec<Reference> {
    let reference = |id: &At<String>| {
        let page = page(id.value.clone());
        Reference { label: name(view, &page).unwrap_or_else(|| id.value.clone()), url: view.href(&page, None), code: None }
    };
    ids.iter().map(reference).collect()
}

/// What there is now of what follows up what is gone.
fn successors(view: &View, gone: &PageId, last: Option<&Edition>) -> Vec<Reference> {
    let (catalogue, succession) = (view.catalogue(), &view.shared.succession);
    match gone {
        PageId::Product(code) => {
            let ids = succession.heirs("product", code, |id| catalogue.product(id).is_some());
            super::parts::once(ids.into_iter().map(|id| view.product(id)))
        }
        PageId::Segment(id) => {
            let ids = succession.heirs("segment", id, |id| catalogue.segments.contains_key(id));
            let link = |id: &str| view.segment(id);
            ids.into_iter().map(link).map(|link| Reference { label: link.label, url: link.url, code: None }).collect()
        }
        PageId::Contract(id) => texts(view, contracts(view, id, last), &PageId::Contract),
        PageId::Document(id) => texts(view, documents(view, id), &PageId::Document),
        PageId::Print(id) => texts(view, [contracts(view, id, last), documents(view, id)].concat(), &PageId::Print),
        _ => Vec::new(),
    }
}

fn documents<'a>(view: &View<'a>, id: &str) -> Vec<&'a str> {
    let catalogue = view.catalogue();
    let heirs = view.shared.succession.heirs("document", id, |id| catalogue.documents.contains_key(id));
    heirs.into_iter().filter_map(|id| catalogue.documents.get_key_value(id)).map(|(id, _)| id.as_str()).collect()
}

/// The contracts that follow one up; what was made for a segment is followed up by what is made for the heir of the segment, or
/// for all.
fn contracts<'a>(view: &View<'a>, id: &str, last: Option<&Edition>) -> Vec<&'a str> {
    let (catalogue, succession) = (view.catalogue(), &view.shared.succession);
    let Some(was) = last.and_then(|last| last.catalogue.composed.get(id)) else { return Vec::new() };
    let mut families = succession.heirs("contract", &was.contract, |id| catalogue.contracts.contains_key(id));
    families.push(&was.contract);
    let heirs = was.segment.iter().flat_map(|own| {
        let heirs = succession.heirs("segment", own, |id| catalogue.segments.contains_key(id));
        heirs.into_iter().chain([own.as_str()])
    });
    let heirs: Vec<&str> = heirs.collect();
    let follows = catalogue.composed.values().filter(|own| {
        let segment = match &own.segment {
            Some(segment) => was.segment.is_none() || heirs.contains(&segment.as_str()),
            None => true,
        };
        families.contains(&own.contract.as_str())
            && (own.category.is_none() || was.category.is_none() || own.category == was.category)
            && segment
    });
    follows.map(|own| own.id.as_str()).collect()
}

fn texts(view: &View, ids: Vec<&str>, page: &dyn Fn(String) -> PageId) -> Vec<Reference> {
    let link = |id: &str| {
        let page = page(id.to_owned());
        Reference { label: title(view.catalogue(), &page).unwrap_or_default(), url: view.href(&page, None), code: None }
    };
    ids.into_iter().map(link).collect()
}

/// The day from which a page is gone: as it is written, or the day on which the first version without it takes effect.
fn since(view: &View, gone: &PageId, last: Option<&Edition>) -> Option<Date> {
    let written = match gone {
        PageId::Product(code) => withdrawn(view, code).and_then(|gone| gone.from),
        _ => None,
    };
    let editions = &view.shared.editions;
    let after = || {
        let at = editions.all.iter().position(|edition| edition.version() == last.map_or("", Edition::version))?;
        editions.all.get(at + 1).map(|edition| edition.catalogue.edition.valid_from)
    };
    written.or_else(after)
}

/// The page at an address of which the content is gone.
pub fn page(view: &View, gone: &PageId) -> (Page, GonePage) {
    let editions = &view.shared.editions;
    let last = editions.before().find(|edition| edition.plan.has(gone) && !edition.plan.is_gone(gone));
    let code = match gone {
        PageId::Product(code) => Some(code.clone()),
        _ => None,
    };
    let named = name(view, gone);
    let title = named.clone().or_else(|| code.clone()).unwrap_or_else(|| view.label("gone.title"));
    let since = since(view, gone, last);
    let lead = match since {
        Some(since) => view.say(if since > view.shared.date { "gone.will_be" } else { "gone.since" }, &[&title, &view.date(since)]),
        None => view.say("gone.is", &[&title]),
    };
    let mut page =
        Page { lead_html: Some(format!("<p>{}</p>", escape(&lead))), description: Some(lead), ..page::page(view, gone, "gone", title) };
    page.downloads.clear();
    let filled = Gone {
        status: Status { kind: "withdrawn".to_owned(), label: view.label("status.withdrawn"), ..Status::default() },
        facts: facts(view, code.as_deref(), since),
        successors: successors(view, gone, last),
        last: last.map(|edition| Link {
            label: view.say("gone.last", &[edition.version()]),
            url: Some(editions.link(&view.address, &format!("{}{}", edition.folder, gone.address()))),
        }),
        tariffs: code.as_deref().map(|code| tariffs(view, code, last)).unwrap_or_default(),
        code,
    };
    (page, GonePage { gone: filled })
}

fn facts(view: &View, code: Option<&str>, since: Option<Date>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |label: &str, text: String| facts.push(Fact { label: view.label(label), html: escape(&text) });
    if let Some(since) = since {
        add("withdrawn_from", view.date(since));
    }
    if let Some(until) = code.and_then(|code| withdrawn(view, code)).and_then(|gone| gone.claimable_until.as_ref()) {
        let key = if until.value < view.shared.date { "gone.claimed" } else { "gone.claimable" };
        add("claimable_until", view.say(key, &[&view.date(until.value)]));
    }
    facts
}

/// The tariffs that running care is still paid by, and those of the last version that had the product.
fn tariffs(view: &View, code: &str, last: Option<&Edition>) -> Vec<GoneTariff> {
    let own = view.catalogue().tariffs.of(code);
    let of = if own.is_empty() { last.map(|edition| edition.catalogue.tariffs.of(code)).unwrap_or_default() } else { own };
    let row = |tariff: &crate::catalogue::tariffs::Tariff| GoneTariff {
        period: figures::period(Some(tariff.from), tariff.until, view.shared.language),
        amount: view.amount_text(tariff.amount, tariff.unit),
        scope: super::amounts::holds_for(view, tariff),
    };
    of.iter().map(row).collect()
}
