//! Documents, questions with their answers, and tables.

use super::{entry, plain, sections, text};
use crate::search::Entry;
use crate::site::fill::words::shorten;
use crate::site::plan::PageId;
use crate::site::view::View;

/// Of a longer question the rest stands below the title of its result.
const LONGEST_TITLE: usize = 160;

/// Documents, questions and tables.
pub fn documents(view: &View, all: &mut Vec<Entry>) {
    let catalogue = view.catalogue();
    for document in catalogue.documents.values() {
        let mut found = entry("document", &PageId::Document(document.id.clone()), None, &document.title);
        found.codes.extend(document.number.clone());
        found.sections = sections(view, &document.body);
        let fields = document.fields.0.iter().map(|(name, value)| format!("{name}: {value}"));
        found.sections.extend(fields.map(text));
        all.push(found);
    }
    for round in catalogue.questions.values() {
        for question in &round.question {
            let number = question.number.value.to_string();
            let asked = plain(view, &question.question);
            let title = shorten(&asked, LONGEST_TITLE);
            let mut found = entry("question", &PageId::Round(round.id.clone()), Some(&number), &title);
            found.codes.push(view.say("refer.question", &[&number]));
            found.facts.push(round.title.value.clone());
            found.keywords.push(round.title.value.clone());
            found.sections.extend((title != asked).then(|| text(asked)));
            found.sections.extend(question.answer.iter().chain(&question.changes).map(|answer| text(plain(view, answer))));
            all.push(found);
        }
    }
    for table in catalogue.tables.values() {
        let title = table.title.as_ref().map_or(table.id.as_str(), |title| title.value.as_str());
        let mut found = entry("table", &PageId::Table(table.id.clone()), None, title);
        found.sections.push(text(table.columns.join(", ")));
        found
            .sections
            .extend(table.rows.iter().map(|row| text(row.iter().map(|cell| plain(view, &cell.0)).collect::<Vec<_>>().join(", "))));
        all.push(found);
    }
}
