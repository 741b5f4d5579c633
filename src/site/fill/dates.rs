//! Every day on which something takes effect: products, tariffs, segments, contracts.

use super::page;
use crate::catalogue::moments::{Moment, moments};
use crate::site::context::{DateMoment, DateRow, DatesPage, Page, Reference};
use crate::site::plan::PageId;
use crate::site::view::View;

/// The page, with its days.
pub fn dates(view: &View) -> (Page, DatesPage) {
    let mut rows: Vec<DateRow> = Vec::new();
    for moment in moments(view.catalogue()) {
        let id = moment.date.to_string();
        if rows.last().is_none_or(|row| row.id != id) {
            rows.push(DateRow { id, date: view.date(moment.date), moments: Vec::new() });
        }
        let shown = DateMoment { name: name(view, &moment), what: view.label(&format!("moment.{}", moment.turn.key())) };
        rows.last_mut().into_iter().for_each(|row| row.moments.push(shown.clone()));
    }
    let today = view.shared.date.to_string();
    let (mut past, coming): (Vec<DateRow>, Vec<DateRow>) = rows.into_iter().partition(|row| row.id < today);
    past.reverse();
    let lead = view.label("moment.lead");
    let page = Page {
        description: Some(lead.clone()),
        lead_html: Some(format!("<p>{}</p>", crate::markdown::escape(&lead))),
        ..page::page(view, &PageId::Dates, "dates", view.label("moment.title"))
    };
    (page, DatesPage { coming, past })
}

fn name(view: &View, moment: &Moment) -> Reference {
    let catalogue = view.catalogue();
    let id = moment.id.as_str();
    let link = match moment.kind {
        "product" => return view.product(id),
        "segment" => view.segment(id),
        "period" => view.link(view.say("fill.tariffs_of", &[id]), &PageId::Period(id.to_owned()), None),
        "contract" => {
            let title = catalogue.contracts.get(id).map_or_else(|| id.to_owned(), |contract| contract.title.value.clone());
            view.link(title, &PageId::Contract(id.to_owned()), None)
        }
        _ => view.link(view.say("versions.edition", &[id]), &PageId::ChangesOf(id.to_owned()), None),
    };
    Reference { label: link.label, url: link.url, code: None }
}
