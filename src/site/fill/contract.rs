//! A contract's page: parties, term, articles by number, annexes; and the index of a contract made for each segment.

use super::words::fact;
use crate::catalogue::compose::{Composed, ComposedArticle};
use crate::catalogue::contract::{Annex, Contract, Front};
use crate::catalogue::reference::{Reference, ReferenceOrText};
use crate::catalogue::terms::Numbering;
use crate::findings::At;
use crate::markdown::{self, ClauseOptions, Host, Options, Spot, escape};
use crate::site::context::{self, Article, Chapter, ClauseBlock, ContractPage, Fact, FrontSection, Link, Page, Part, Party, TocEntry};
use crate::site::plan::PageId;
use crate::site::refer::{annex_anchor, annex_letter, article_anchor};
use crate::site::view::View;

/// The page of a contract as it is composed.
pub fn page(view: &View, composed: &Composed) -> (Page, ContractPage) {
    let view = View { contract: Some(composed), ..view.clone() };
    let mut contract = contract(&view, composed);
    contract.gone = super::gone_clauses::gone(&view, composed);
    let mut page = frame(&view, &composed.id, &contract);
    page.toc = toc(&view, &contract);
    page.print_url = view.href(&PageId::Print(composed.id.clone()), None);
    (page, ContractPage { contract })
}

/// The page of a contract that is made for each segment or category: what it has in common, and what is made of it.
pub fn index(view: &View, id: &str) -> Option<(Page, ContractPage)> {
    view.catalogue().contracts.get(id)?;
    let bare = Composed {
        id: id.to_owned(),
        contract: id.to_owned(),
        segment: None,
        category: None,
        parts: Vec::new(),
        articles: indexmap::IndexMap::new(),
    };
    let mut contract = contract(view, &bare);
    contract.front = vec![compared(view, id)];
    contract.annexes.clear();
    contract.values.clear();
    let page = frame(view, id, &contract);
    Some((page, ContractPage { contract }))
}

/// What is made of a contract, article by article: the way from what they share to each of them.
fn compared(view: &View, id: &str) -> FrontSection {
    let catalogue = view.catalogue();
    let variants: Vec<&Composed> = catalogue.contracts_named(id).collect();
    let mut clauses: Vec<&str> = Vec::new();
    let written = catalogue.contracts.get(id);
    clauses.extend(written.iter().flat_map(|contract| &contract.front).map(|front| front.clause.as_str()));
    for variant in &variants {
        clauses.extend(variant.articles.keys().map(String::as_str));
    }
    let column = |label: String| context::Column { label, ..context::Column::default() };
    let mut columns = vec![column(view.label("clause"))];
    columns.extend(variants.iter().map(|variant| column(variant_name(view, variant))));
    let mut table = context::Table { columns, caption: Some(view.label("contract_page.where_each")), ..context::Table::default() };
    let mut add = |anchor_id: String, title: &str, link: &dyn Fn(&Composed) -> Option<Link>| {
        let mut cells = vec![format!("<span id=\"{}\">{}</span>", escape(&anchor_id), escape(title))];
        cells.extend(variants.iter().map(|variant| link(variant).map_or_else(|| "–".to_owned(), |link| anchor(&link))));
        table.rows.push(super::catalogue_tables::row(cells));
    };
    for clause in super::parts::once(clauses) {
        let Some(entry) = catalogue.clauses.get(clause) else { continue };
        add(clause.to_owned(), &entry.title, &|variant| {
            let label = variant.articles.get(clause).map_or_else(|| entry.title.value.clone(), |n| view.say("refer.article", &[n]));
            let page = PageId::Contract(variant.id.clone());
            catalogue.holds(variant, "clause", clause).then(|| view.link(label, &page, Some(clause)))
        });
    }
    for (place, item) in written.iter().flat_map(|contract| contract.annex.iter().enumerate()) {
        let label = view.say("refer.annex", &[&annex_letter(place)]);
        let own = annex_anchor(&item.id);
        add(own.clone(), &item.title, &|variant| Some(view.link(label.clone(), &PageId::Contract(variant.id.clone()), Some(&own))));
    }
    let section = context::Section { id: "deel_artikelen".to_owned(), title: view.label("clauses"), ..context::Section::default() };
    FrontSection { section: context::Section { html: super::tables::html(view, &table), ..section }, ..FrontSection::default() }
}

fn frame(view: &View, id: &str, contract: &context::Contract) -> Page {
    let address = PageId::Contract(id.to_owned()).address();
    let base = view.catalogue().composed.get(id).map(|composed| composed.contract.clone()).filter(|base| base != id);
    let mut breadcrumbs = vec![view.link(view.label("contract_page.index"), &PageId::Contracts, None)];
    if let Some(base) = base {
        breadcrumbs.push(view.contract_crumb(&base));
    }
    let edition = &view.catalogue().edition;
    let margin = vec![view.say("contract_page.edition", &[&edition.version]), view.label(&format!("status.{}", edition.status.key()))];
    let description = contract.scope.iter().map(|fact| markdown::text_of(&fact.html)).collect::<Vec<_>>().join(", ");
    Page {
        title: contract.title.clone(),
        description: (!description.is_empty()).then_some(description),
        address,
        kind: "contract".to_owned(),
        breadcrumbs,
        margin,
        ..Page::default()
    }
}

impl View<'_> {
    fn contract_crumb(&self, id: &str) -> Link {
        let title = self.catalogue().contracts.get(id).map_or_else(|| id.to_owned(), |contract| contract.title.value.clone());
        self.link(title, &PageId::Contract(id.to_owned()), None)
    }
}

/// Articles and annexes as lines of a table of contents.
pub fn toc(view: &View, contract: &context::Contract) -> Vec<TocEntry> {
    let mut toc = Vec::new();
    let entry = |level, id: &str, number: Option<String>, text: &str| TocEntry { level, id: id.to_owned(), text: text.to_owned(), number };
    for front in &contract.front {
        toc.push(entry(1, &front.section.id, None, &front.section.title));
    }
    for part in &contract.parts {
        if let Some(title) = &part.title {
            toc.push(entry(1, &part.id, part.label.clone(), title));
        }
        for chapter in &part.chapters {
            if let Some(title) = &chapter.title {
                toc.push(entry(if part.title.is_some() { 2 } else { 1 }, &chapter.id, chapter.label.clone(), title));
            }
            let level = 1 + u8::from(part.title.is_some()) + u8::from(chapter.title.is_some());
            toc.extend(chapter.articles.iter().map(|article| entry(level, &article.id, Some(article.number.clone()), &article.title)));
        }
    }
    if !contract.parties.is_empty() && !contract.parts.is_empty() {
        toc.push(entry(1, "deel_ondertekening", None, &view.label("signatures")));
    }
    if let Some(first) = contract.annexes.first() {
        // On paper every line of the contents stands above something: there is no heading over all annexes.
        let level = if view.inside.is_some() { 1 } else { 2 };
        if level == 2 {
            toc.push(entry(1, &first.id, None, &view.label("contract_page.annexes")));
        }
        toc.extend(contract.annexes.iter().map(|annex| entry(level, &annex.id, Some(annex.label.clone()), &annex.title)));
    }
    toc.extend(contract.origins.iter().map(|origins| entry(1, &origins.id, None, &origins.title)));
    toc
}

/// Everything a contract says.
pub fn contract(view: &View, composed: &Composed) -> context::Contract {
    let catalogue = view.catalogue();
    let Some(written) = catalogue.contracts.get(&composed.contract) else { return context::Contract::default() };
    let clauses = written.front.iter().map(|front| &front.clause.value).chain(composed.all().filter(|a| a.applies).map(|a| &a.clause));
    let texts = clauses.map(|clause| ("clause", clause.as_str()));
    let view = &view.numbering(super::numbering::numbered(view, texts));
    let mut title = written.title.value.clone();
    let mut scope = Vec::new();
    if let Some(segment) = &composed.segment {
        let link = view.segment(segment);
        title = format!("{title}, {}", link.label);
        scope.push(fact(&view.label("scope.segments"), &anchor(&link)));
    }
    if let Some(category) = &composed.category {
        let link = view.category(category);
        title = format!("{title}, {}", link.label);
        scope.push(fact(&view.label("scope.categories"), &anchor(&link)));
    }
    if scope.is_empty() {
        let links = |ids: &[At<String>], link: &dyn Fn(&str) -> Link| ids.iter().map(|id| anchor(&link(id))).collect::<Vec<_>>().join(", ");
        if !written.segments.is_empty() {
            scope.push(fact(&view.label("scope.segments"), &links(&written.segments, &|id| view.segment(id))));
        }
        if !written.categories.is_empty() {
            scope.push(fact(&view.label("scope.categories"), &links(&written.categories, &|id| view.category(id))));
        }
    }
    let own = composed.segment.as_ref().and_then(|segment| catalogue.segments.get(segment));
    let conditions = own.map(|segment| segment.conditions.0.iter().map(|(label, text)| fact(label, &view.inline(text))).collect());
    let variants = catalogue.composed.values().filter(|other| other.contract == composed.contract && other.id != composed.id);
    context::Contract {
        title,
        scope,
        replaces: super::gone::replaced(view, &written.replaces, &PageId::Contract),
        parties: written
            .party
            .iter()
            .map(|party| Party {
                role: party.role.clone().unwrap_or_else(|| view.label("party")),
                name: party.name.clone().unwrap_or_default(),
                signatory: party.signatory.clone(),
                function: party.function.clone(),
                place: party.signing_place.clone(),
            })
            .collect(),
        term: written.term.as_ref().map(|term| super::term::term(view, term)),
        precedence: written.precedence.iter().map(|item| precedence(view, composed, item)).collect(),
        // Articles have their values in the text; an outline says them by name.
        values: if composed.articles.is_empty() { values(written, composed) } else { Vec::new() },
        front: written.front.iter().map(|front| front_section(view, front)).collect(),
        parts: parts(view, composed),
        annexes: written.annex.iter().enumerate().map(|(place, item)| annex(view, composed, place, item)).collect(),
        variants: variants.map(|other| view.link(variant_name(view, other), &PageId::Contract(other.id.clone()), None)).collect(),
        conditions: conditions.unwrap_or_default(),
        ..context::Contract::default()
    }
}

fn variant_name(view: &View, composed: &Composed) -> String {
    variant(view, composed).unwrap_or_else(|| super::concern::contract(view, composed).label)
}

/// What it is made for: its segment and category, where it is made for each.
pub fn variant(view: &View, composed: &Composed) -> Option<String> {
    let segment = composed.segment.iter().map(|id| view.segment(id).label);
    let names: Vec<String> = segment.chain(composed.category.iter().map(|id| view.category(id).label)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn anchor(link: &Link) -> String {
    match &link.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escape(url), escape(&link.label)),
        None => escape(&link.label),
    }
}

/// A reference in a key, as HTML with its links.
pub fn reference_html(view: &View, reference: &Reference) -> String {
    reference_links(view, reference).iter().map(anchor).collect()
}

/// A reference in a key, as links and the words between them.
pub fn reference_links(view: &View, reference: &Reference) -> Vec<Link> {
    let nowhere = markdown::Path::default();
    let found = Host::link(view, reference, &Spot { text: "", path: &nowhere });
    let link = |link: markdown::Link| Link { label: link.text, url: link.href };
    found.map_or_else(|| vec![Link { label: reference.written.clone(), url: None }], |links| links.into_iter().map(link).collect())
}

/// A reference in a key, as one link to the first of what it means.
pub fn reference_link(view: &View, reference: &Reference) -> Link {
    let links = reference_links(view, reference);
    Link { label: words(&links), url: links.into_iter().find_map(|link| link.url) }
}

/// The words of links.
pub fn words(links: &[Link]) -> String {
    links.iter().map(|link| link.label.as_str()).collect()
}

/// What goes before what: the contract itself needs no name, and an annex is called by its letter.
fn precedence(view: &View, composed: &Composed, item: &ReferenceOrText) -> String {
    match item {
        ReferenceOrText::Reference(reference) if is_itself(composed, reference) => escape(&view.label("contract_page.itself")),
        ReferenceOrText::Reference(reference) => match super::annex::of(view, composed, reference) {
            Some((letter, annex)) => {
                let label = format!("{}, {}", view.say("refer.Annex", &[&letter]), annex.title.value);
                anchor(&view.link(label, &PageId::Contract(composed.id.clone()), Some(&annex_anchor(&annex.id))))
            }
            None => reference_html(view, reference),
        },
        ReferenceOrText::Text(text) => escape(text),
    }
}

/// Whether a reference is to this contract as a whole.
fn is_itself(composed: &Composed, reference: &Reference) -> bool {
    let own = |id: &String| *id == composed.contract || *id == composed.id;
    reference.kind == "contract" && reference.part.is_none() && matches!(reference.ids.as_slice(), [id] if own(id))
}

fn values(contract: &Contract, composed: &Composed) -> Vec<Fact> {
    contract.values.0.keys().filter_map(|name| Some(fact(name, &escape(composed.value(contract, name)?)))).collect()
}

fn front_section(view: &View, front: &Front) -> FrontSection {
    let clause = view.catalogue().clauses.get(&front.clause.value);
    let title = front.title.clone().or_else(|| clause.map(|clause| clause.title.value.clone())).unwrap_or_default();
    let section = context::Section { id: front.clause.value.clone(), title, ..context::Section::default() };
    let blocks = clause.map(|_| blocks(view, &front.clause, None, "")).unwrap_or_default();
    FrontSection { section, blocks, source: clause.and_then(|clause| clause.source.clone()) }
}

fn parts(view: &View, composed: &Composed) -> Vec<Part> {
    let style = view.catalogue().contracts.get(&composed.contract).and_then(|contract| contract.numbering).unwrap_or(Numbering::Article);
    let mut parts = Vec::new();
    for part in &composed.parts {
        let chapters = part.chapters.iter().map(|chapter| {
            let articles = chapter.articles.iter().map(|item| article(view, item, style)).collect();
            let number = chapter.head.as_ref().map(|(number, _)| number.clone());
            let in_part = part.head.as_ref().map_or_else(String::new, |(number, _)| format!("deel-{number}-"));
            Chapter {
                id: number.as_ref().map_or_else(|| format!("{in_part}artikelen"), |number| format!("{in_part}hoofdstuk-{number}")),
                label: number.map(|number| view.say("refer.chapter", &[&number])),
                title: chapter.head.as_ref().map(|(_, title)| title.clone()),
                articles,
            }
        });
        parts.push(Part {
            id: part.head.as_ref().map_or_else(|| "artikelen".to_owned(), |(number, _)| format!("deel-{number}")),
            label: part.head.as_ref().map(|(number, _)| view.say("refer.part", &[number])),
            title: part.head.as_ref().map(|(_, title)| title.clone()),
            chapters: chapters.collect(),
        });
    }
    parts
}

fn article(view: &View, item: &ComposedArticle, style: Numbering) -> Article {
    let Some(clause) = view.catalogue().clauses.get(&item.clause) else { return Article::default() };
    let prefix = if style == Numbering::Article { String::new() } else { format!("{}.", item.number) };
    let scope = view
        .scope_rows(&clause.scope)
        .into_iter()
        .map(|(label, links)| fact(&label, &links.iter().map(anchor).collect::<Vec<_>>().join(", ")));
    let blocks = if item.applies { blocks(view, &item.clause, Some(&item.number), &prefix) } else { Vec::new() };
    let questions = questions(view, &item.clause, None);
    // A question that stands beside it is not named again.
    let beside: Vec<&Option<String>> =
        questions.iter().chain(blocks.iter().flat_map(|block| &block.questions)).map(|link| &link.url).collect();
    let referred =
        super::concern::backlinks(view, "clause", &item.clause).into_iter().filter(|link| !beside.contains(&&link.url)).collect();
    Article {
        id: item.clause.clone(),
        number_id: Some(article_anchor(&item.number)),
        label: if style == Numbering::Article { view.say("refer.Article", &[&item.number]) } else { item.number.clone() },
        number: item.number.clone(),
        title: clause.title.value.clone(),
        applies: item.applies,
        blocks,
        source: clause.source.clone(),
        scope: scope.collect(),
        questions,
        referred,
    }
}

/// The text of a clause as its contract has it.
pub fn blocks(view: &View, clause: &str, number: Option<&str>, number_prefix: &str) -> Vec<ClauseBlock> {
    let Some(entry) = view.catalogue().clauses.get(clause) else { return Vec::new() };
    let view = View { clause: Some(&entry.id), ..view.clone() };
    let number_id = number.map(article_anchor);
    let numbering = ClauseOptions { id: clause.to_owned(), number_id, number_prefix: number_prefix.to_owned() };
    let options =
        Options { top: 4, clause: Some(numbering), name: entry.title.value.clone(), prefix: format!("{clause}-"), ..view.options() };
    let rendered = markdown::render(&entry.body.text, entry.body.place, &options, &view);
    let mut blocks: Vec<ClauseBlock> = rendered
        .blocks
        .into_iter()
        .map(|block| ClauseBlock {
            questions: block.paragraph.map(|paragraph| questions(&view, clause, Some(paragraph))).unwrap_or_default(),
            id: block.id,
            number_id: block.number_id,
            number: block.number,
            html: block.html,
        })
        .collect();
    if !rendered.footnotes_html.is_empty() {
        blocks.push(ClauseBlock { html: rendered.footnotes_html, ..ClauseBlock::default() });
    }
    blocks
}

/// Questions about a clause as a whole, or about one of its paragraphs.
fn questions(view: &View, clause: &str, paragraph: Option<u32>) -> Vec<Link> {
    let mut links = Vec::new();
    for round in view.catalogue().questions.values() {
        for question in &round.question {
            let Some(about) = question.about.as_ref().filter(|about| about.kind == "clause" && about.ids.iter().any(|id| id == clause))
            else {
                continue;
            };
            let meant =
                about.part.as_deref().and_then(|part| view.shared.outlines.get(clause)?.find(part)).and_then(|path| path.paragraph());
            if meant == paragraph {
                let number = question.number.value.to_string();
                let label = format!("{}, {}", round.title.value, view.say("refer.question", &[&number]));
                links.push(view.link(label, &PageId::Round(round.id.clone()), Some(&number)));
            }
        }
    }
    links
}

fn annex(view: &View, composed: &Composed, place: usize, annex: &Annex) -> context::Annex {
    let scope = view
        .scope_rows(&annex.r#where)
        .into_iter()
        .map(|(label, links)| fact(&label, &links.iter().map(anchor).collect::<Vec<_>>().join(", ")));
    let letter = annex_letter(place);
    context::Annex {
        id: annex_anchor(&annex.id),
        label: view.say("refer.Annex", &[&letter]),
        title: annex.title.value.clone(),
        version: annex.version.clone(),
        date: annex.date.map(|date| view.date(date)),
        scope: scope.collect(),
        html: super::annex::html(view, composed, &letter, annex),
    }
}
