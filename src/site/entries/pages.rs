//! Pages of the site itself: those of its menus, tariff periods, and lists of questions and requirements. Each is found
//! first by its own name.

use super::{entry, listing, text};
use crate::search::Entry;
use crate::site::frame::navigation;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Pages that are no item of the catalogue.
pub fn pages(view: &View, all: &mut Vec<Entry>) {
    for (label, page) in navigation() {
        if !view.shared.plan().has(page) {
            continue;
        }
        let title = view.label(label);
        all.push(named(entry("page", page, None, &title), page));
    }
    let catalogue = view.catalogue();
    for sheet in &catalogue.sheets {
        let id = &sheet.period.id.value;
        let page = PageId::Period(id.clone());
        let mut found = entry("period", &page, None, &view.say("fill.tariffs_of", &[id]));
        let codes = catalogue.tariffs.iter().filter(|tariff| tariff.period == *id).map(|tariff| tariff.code.as_str());
        let codes: std::collections::BTreeSet<&str> = codes.collect();
        found.sections.push(text(view.date(sheet.period.valid_from.value)));
        found.sections.extend(listing(codes.into_iter().map(str::to_owned)));
        found.names.push(found.title.clone());
        all.push(found);
    }
    let rounds = catalogue.questions.values().map(|round| (PageId::Round(round.id.clone()), &round.title.value));
    let programmes = catalogue.requirements.values().map(|one| (PageId::Requirement(one.id.clone()), &one.title.value));
    for (page, title) in rounds.chain(programmes) {
        let mut found = entry("page", &page, None, title);
        found.names.push(title.clone());
        all.push(found);
    }
}

/// With its names: what the menu calls it, and the word that its address has for it.
fn named(mut found: Entry, page: &PageId) -> Entry {
    let address = page.address();
    let word = address.strip_suffix("/index.html").or_else(|| address.strip_suffix(".html")).unwrap_or(&address);
    found.names.push(found.title.clone());
    if !found.title.to_lowercase().split(' ').any(|own| own == word) {
        found.keywords.push(word.to_owned());
    }
    if found.title.to_lowercase() != word {
        found.names.push(word.to_owned());
    }
    found
}
