//! One thing that is new, changed or gone: its name and where it is, its fields, and why.

use super::{Pair, status, values};
use crate::catalogue::reference::Reference as Written;
use crate::catalogue::{Catalogue, slug};
use crate::findings::Place;
use crate::markdown::{self, Options};
use crate::site::context::{ChangeEntry, FieldChange, Link, Reference};
use crate::site::fill::contract::reference_link;
use crate::site::fill::parts::once;
use crate::site::plan::PageId;
use crate::site::view::View;
use crate::versions::compare::items::ORDER;
use crate::versions::compare::{Change, What};
use serde_json::Value;

/// Everything that is told of one thing, in one entry.
pub fn entry(pair: &Pair, changes: &[&Change]) -> Option<ChangeEntry> {
    let first = changes.first()?;
    let mut whats: Vec<What> = changes.iter().map(|change| change.change).collect();
    whats.dedup();
    // Of what has another code as well it is said in the field.
    let fields = changes.iter().filter(|change| change.field.is_some() && !matches!(change.change, What::New | What::Withdrawn));
    let (reason_html, question) = why(pair.page, first);
    Some(ChangeEntry {
        id: anchor(first.kind, &first.id),
        kind: pair.page.label(&format!("kind.{}", first.kind)),
        name: name(pair, first),
        statuses: whats.into_iter().map(|what| status(pair.page, what)).collect(),
        fields: fields.map(|change| values::field(pair, change)).chain(text(pair, first)).collect(),
        touches: once(changes.iter().flat_map(|change| &change.touches)).into_iter().filter_map(|written| touched(pair, written)).collect(),
        reason_html,
        question,
    })
}

/// What a change is in: a text that embeds what differs, a product that moved along.
fn touched(pair: &Pair, written: &str) -> Option<Link> {
    let (kind, id) = written.split_once(':')?;
    let kind = ORDER.iter().find(|own| **own == kind)?;
    let Reference { label, url, code } = name(pair, &Change::of(kind, id, title(pair.new.catalogue(), kind, id), What::Changed));
    Some(Link { label: code.map_or(label.clone(), |code| format!("{label} ({code})")), url })
}

/// The title of what has one.
fn title<'a>(catalogue: &'a Catalogue, kind: &str, id: &str) -> &'a str {
    let found = match kind {
        "segment" => catalogue.segments.get(id).map(|own| own.name.value.as_str()),
        "clause" => catalogue.clauses.get(id).map(|own| own.title.value.as_str()),
        "document" => catalogue.documents.get(id).map(|own| own.title.value.as_str()),
        "contract" => catalogue.contracts.get(id).map(|own| own.title.value.as_str()),
        _ => None,
    };
    found.unwrap_or_default()
}

/// The text of what is new or gone, where it is one sentence or two in a list of such.
fn text(pair: &Pair, change: &Change) -> Option<FieldChange> {
    let side = match change.change {
        What::New => pair.new,
        What::Withdrawn => pair.old,
        _ => return None,
    };
    let catalogue = side.catalogue();
    let (id, part) = change.id.split_once('#').map_or((change.id.as_str(), ""), |(id, part)| (id, part));
    let (key, text) = match change.kind {
        "requirement" => ("text", &catalogue.requirements.get(id)?.requirement.iter().find(|own| own.id.value == part)?.text),
        "question" => {
            ("question", &catalogue.questions.get(id)?.question.iter().find(|own| own.number.value.to_string() == part)?.question)
        }
        "term" => ("definition", &catalogue.glossary.iter().find(|own| slug(&own.term) == id)?.definition),
        "indicator" => ("definition", &catalogue.indicators.get(id)?.definition),
        _ => return None,
    };
    let value = Some(Value::from(text.value.as_str()));
    let told = Change { field: Some(key.to_owned()), ..change.clone() };
    let told = if change.change == What::New { Change { new: value, ..told } } else { Change { old: value, ..told } };
    Some(values::field(pair, &told))
}

/// The anchor of something on the page of changes.
pub fn anchor(kind: &str, id: &str) -> String {
    format!("{kind}-{}", slug(id))
}

/// Why something differs, and the question that led to it.
pub fn why(view: &View, change: &Change) -> (Option<String>, Option<Link>) {
    let options = Options { terms: false, ..view.options() };
    let reason = change.reason.as_ref().map(|reason| markdown::inline(reason, Place::default(), &options, view));
    let question = change.question.as_ref().and_then(|written| Written::parse(written, Place::default()));
    (reason, question.map(|question| reference_link(view, &question)))
}

/// What something is called, with its page where the site has one.
fn name(pair: &Pair, change: &Change) -> Reference {
    let view = pair.page;
    let (id, part) = change.id.split_once('#').map_or((change.id.as_str(), None), |(id, part)| (id, Some(part)));
    let page = match change.kind {
        "product" | "tariff" => {
            let own = if change.change == What::Withdrawn { pair.old } else { pair.new }.product(id);
            return Reference { url: view.href(&PageId::Product(id.to_owned()), None), ..own };
        }
        "period" => Some((PageId::Period(id.to_owned()), None)),
        "segment" => Some((PageId::Segment(id.to_owned()), None)),
        "contract" => Some((PageId::Contract(id.to_owned()), None)),
        "requirement" => Some((PageId::Requirement(id.to_owned()), part)),
        "document" => Some((PageId::Document(id.to_owned()), None)),
        "question" => Some((PageId::Round(id.to_owned()), part)),
        "term" => Some((PageId::Glossary, Some(id))),
        "municipality" => Some((PageId::Municipality(id.to_owned()), None)),
        "provider" => Some((PageId::Provider(id.to_owned()), None)),
        "indicator" => Some((PageId::Indicators, Some(id))),
        "procedure" => Some((PageId::Procedures, Some(id))),
        "table" => Some((PageId::Table(id.to_owned()), None)),
        _ => None,
    };
    // What is gone has no anchor in a list that goes on.
    let page = page.filter(|(_, anchor)| anchor.is_none() || change.change != What::Withdrawn);
    let label = label(pair, change, id, part);
    Reference { label, url: page.and_then(|(page, anchor)| view.href(&page, anchor)), code: None }
}

fn label(pair: &Pair, change: &Change, id: &str, part: Option<&str>) -> String {
    let side = if change.change == What::Withdrawn { pair.old } else { pair.new };
    let catalogue = side.catalogue();
    let own = match change.kind {
        "requirement" => catalogue
            .requirements
            .get(id)
            .zip(part)
            .map(|(programme, part)| format!("{}, {}", programme.title.value, programme.number(part))),
        "question" => catalogue
            .questions
            .get(id)
            .zip(part)
            .map(|(round, part)| format!("{}, {}", round.title.value, pair.page.say("refer.question", &[part]))),
        "table" => catalogue.tables.get(id).map(crate::site::fill::tables::title),
        "snippet" => Some(spoken(id)),
        _ => None,
    };
    own.unwrap_or_else(|| if change.name.is_empty() { change.id.clone() } else { change.name.clone() })
}

/// An identifier as words, for what has no name: "Kwaliteit ambulant".
fn spoken(id: &str) -> String {
    let mut signs = id.chars().map(|sign| if sign == '-' { ' ' } else { sign });
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}
