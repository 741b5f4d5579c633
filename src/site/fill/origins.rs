//! Where the articles of a contract come from (herkomst): on screen it stands beside them; on paper, where the text is signed,
//! it is a list behind it.

use super::catalogue_tables::{heads, or_dash, row};
use super::parts::anchors;
use super::tables;
use crate::markdown::escape;
use crate::site::context::{Contract, Fact, Link, Section};
use crate::site::view::View;

/// What was said of an article.
struct Origin {
    name: String,
    source: Option<String>,
    scope: Vec<Fact>,
    questions: Vec<Link>,
}

/// Takes what is said beside the articles of a contract out of it, as a section of its own; none where nothing was said.
pub fn take(view: &View, contract: &mut Contract) -> Option<Section> {
    let mut origins: Vec<Origin> = Vec::new();
    for front in &mut contract.front {
        let questions = front.blocks.iter_mut().flat_map(|block| std::mem::take(&mut block.questions)).collect();
        origins.push(Origin { name: front.section.title.clone(), source: front.source.take(), scope: Vec::new(), questions });
    }
    let chapters = contract.parts.iter_mut().flat_map(|part| &mut part.chapters);
    for article in chapters.flat_map(|chapter| &mut chapter.articles) {
        article.referred.clear();
        let beside = article.blocks.iter_mut().flat_map(|block| std::mem::take(&mut block.questions));
        let questions = std::mem::take(&mut article.questions).into_iter().chain(beside).collect();
        let name = format!("{} {}", article.label, article.title);
        origins.push(Origin { name, source: article.source.take(), scope: std::mem::take(&mut article.scope), questions });
    }
    origins.retain(|origin| origin.source.is_some() || !origin.scope.is_empty() || !origin.questions.is_empty());
    if origins.is_empty() {
        return None;
    }
    let mut table = heads(view, &["clause", "source", "holds_for", "questions"]);
    let title = view.label("contract_page.origins");
    table.caption = Some(view.label("clauses"));
    for origin in &origins {
        let scope: Vec<String> = origin.scope.iter().map(|fact| format!("{}: {}", escape(&fact.label), fact.html)).collect();
        let questions = super::parts::once(origin.questions.iter().cloned());
        table.rows.push(row(vec![
            escape(&origin.name),
            or_dash(escape(origin.source.as_deref().unwrap_or_default())),
            or_dash(scope.join("; ")),
            or_dash(anchors(&questions)),
        ]));
    }
    for at in [3, 2, 1] {
        if table.rows.iter().all(|row| row.cells[at].html == "–") {
            table.columns.remove(at);
            for row in &mut table.rows {
                row.cells.remove(at);
            }
        }
    }
    let note_html = Some(escape(&view.label("contract_page.origins_note")));
    Some(Section { id: "deel_herkomst".to_owned(), title, note_html, html: tables::html(view, &table) })
}
