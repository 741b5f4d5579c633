//! Where references lead, and what they are called where they stand: the answers that Markdown asks for.

use super::plan::PageId;
use super::view::View;
use crate::catalogue::compose::Composed;
use crate::catalogue::reference::Reference;
use crate::catalogue::slug;
use crate::catalogue::terms::Numbering;
use crate::charts::ChartData;
use crate::findings::Place;
use crate::markdown::{Embed, Host, Labels, Link, Path, Spot, Terms};

/// The anchor of an article by its number: `artikel-7`, `artikel-3-19`.
pub fn article_anchor(number: &str) -> String {
    format!("artikel-{}", number.replace('.', "-"))
}

impl Host for View<'_> {
    fn link(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Link> {
        let id = reference.id();
        let catalogue = self.catalogue();
        match reference.kind.as_str() {
            "product" => {
                let product = self.product(id);
                let text = product.code.map_or_else(|| product.label.clone(), |code| format!("{} ({code})", product.label));
                Some(Link { href: product.url, text, class: None })
            }
            "segment" => Some(plain(self.segment(id))),
            "municipality" => Some(plain(self.municipality(id))),
            "provider" => Some(plain(self.provider(id))),
            "category" => Some(plain(self.category(id))),
            "indicator" => Some(self.named(catalogue.indicators.get(id)?.name.value.clone(), &PageId::Indicators, Some(id))),
            "procedure" => Some(self.named(catalogue.procedures.get(id)?.name.value.clone(), &PageId::Procedures, Some(id))),
            "table" => Some(self.numbered("table", id, reference)),
            "figure" => Some(self.numbered("figure", id, reference)),
            "requirement" | "requirements" => self.requirement(id, reference.part.as_deref()),
            "clause" => self.clause_link(reference, spot),
            "contract" => Some(self.contract_link(id)),
            "annex" => self.annex(id, reference.context.as_deref()),
            "document" => self.document(id, reference.part.as_deref()),
            "question" | "questions" => self.question(id, reference.part.as_deref()),
            "term" => {
                let wanted = slug(id);
                let term = catalogue.glossary.iter().find(|t| slug(&t.term) == wanted || t.also.iter().any(|a| slug(a) == wanted))?;
                Some(self.named(term.term.value.clone(), &PageId::Glossary, Some(&slug(&term.term))))
            }
            "tariff" => self.tariff(id, reference.context.as_deref()),
            "value" => Some(Link { href: None, text: self.value(id, reference.context.as_deref())?, class: None }),
            "asset" => Some(Link { href: Some(self.file(&format!("assets/{id}"))), text: id.to_owned(), class: None }),
            _ => None,
        }
    }

    fn embed(&self, embed: &Embed<'_>) -> Option<String> {
        match embed.reference.kind.as_str() {
            "asset" => {
                let source = self.file(&format!("assets/{}", embed.reference.id()));
                let (source, alt) = (crate::markdown::escape(&source), crate::markdown::escape(embed.alt));
                let image = format!("<img src=\"{source}\" alt=\"{alt}\">");
                Some(match embed.caption {
                    Some(caption) if embed.alone => {
                        format!("<figure>{image}<figcaption>{}</figcaption></figure>\n", crate::markdown::escape(caption))
                    }
                    _ if embed.alone => format!("<p class=\"image\">{image}</p>\n"),
                    _ => image,
                })
            }
            "table" if embed.alone => super::fill::tables::embed(self, embed.reference, embed.caption),
            _ => None,
        }
    }

    fn snippet(&self, id: &str) -> Option<(&str, Place)> {
        self.catalogue().snippets.get(id).map(|snippet| (snippet.body.text.as_str(), snippet.body.place))
    }

    fn terms(&self) -> Option<&Terms> {
        Some(&self.shared.terms)
    }

    fn term_link(&self, id: &str) -> Option<String> {
        self.href(&PageId::Glossary, Some(id))
    }

    fn chart_data(&self, table: &str) -> Option<ChartData> {
        let table = self.catalogue().tables.get(table)?;
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.0.value.clone()).collect()).collect();
        Some(ChartData { columns: table.columns.clone(), rows })
    }

    fn figure_label(&self, chart: &str) -> Option<String> {
        let number = self.number("figure", chart)?;
        Some(self.say("refer.Figure", &[&number.to_string()]))
    }

    fn labels(&self) -> Labels {
        Labels {
            notes: self.label("markdown.notes"),
            back: self.label("markdown.back"),
            table: self.label("markdown.table"),
            note: self.label("markdown.note"),
            data: self.label("markdown.data"),
        }
    }
}

fn plain(link: super::context::Link) -> Link {
    Link { href: link.url, text: link.label, class: None }
}

impl View<'_> {
    fn named(&self, text: String, page: &PageId, anchor: Option<&str>) -> Link {
        Link { href: self.href(page, anchor), text, class: None }
    }

    /// The number that a table or figure has on this page.
    pub fn number(&self, kind: &str, id: &str) -> Option<usize> {
        let wanted = format!("{kind}:{id}");
        let mut own = self.numbered.iter().filter(|written| written.starts_with(kind));
        own.position(|written| written == &wanted).map(|at| at + 1)
    }

    fn numbered(&self, kind: &str, id: &str, reference: &Reference) -> Link {
        let anchor = if kind == "table" { super::fill::tables::anchor(self, reference) } else { format!("{}figuur-{id}", self.prefix) };
        if let Some(number) =
            self.number(kind, reference.written.split_once(':').map_or(id, |(_, rest)| rest)).or_else(|| self.number(kind, id))
        {
            let text = self.say(&format!("refer.{kind}"), &[&number.to_string()]);
            return Link { href: Some(format!("#{anchor}")), text, class: None };
        }
        let title = self
            .catalogue()
            .tables
            .get(id)
            .and_then(|table| table.title.as_ref())
            .map_or_else(|| id.to_owned(), |title| title.value.clone());
        self.named(title, &PageId::Table(id.to_owned()), None)
    }

    fn requirement(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let programme = self.catalogue().requirements.get(id)?;
        let text = match part {
            Some(part) => programme.prefix.as_ref().map_or_else(|| part.to_owned(), |prefix| format!("{prefix}-{part}")),
            None => programme.title.value.clone(),
        };
        Some(self.named(text, &PageId::Requirement(id.to_owned()), part))
    }

    fn document(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let document = self.catalogue().documents.get(id)?;
        let headings = self.shared.headings.get(id);
        let heading = part.and_then(|part| headings?.iter().find(|(anchor, _)| anchor == part)).map(|(_, text)| text.clone());
        let text = heading.unwrap_or_else(|| document.title.value.clone());
        Some(self.named(text, &PageId::Document(id.to_owned()), part))
    }

    fn question(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let round = self.catalogue().questions.get(id)?;
        let text = match part {
            Some(number) => format!("{}, {}", round.title.value, self.say("refer.question", &[number])),
            None => round.title.value.clone(),
        };
        Some(self.named(text, &PageId::Round(id.to_owned()), part))
    }

    /// A contract, or the one that is made from it for this segment.
    pub fn contract_link(&self, id: &str) -> Link {
        let catalogue = self.catalogue();
        let base = catalogue.composed.get(id).map_or(id, |composed| composed.contract.as_str());
        let title = catalogue.contracts.get(base).map_or_else(|| id.to_owned(), |contract| contract.title.value.clone());
        let own = self.contract.filter(|composed| composed.contract == id).map_or(id, |composed| composed.id.as_str());
        self.named(title, &PageId::Contract(own.to_owned()), None)
    }

    /// The contract that a reference means: the one after `@`, the one it stands in, or the only one that fits.
    fn contract_of(&self, context: Option<&str>, fits: impl Fn(&Composed) -> bool) -> Option<&Composed> {
        let composed = &self.catalogue().composed;
        if let Some(context) = context {
            return composed.get(context);
        }
        if let Some(own) = self.contract.filter(|own| fits(own)) {
            return Some(own);
        }
        let mut fitting = composed.values().filter(|composed| fits(composed));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// A value of the contract.
    pub fn value(&self, name: &str, context: Option<&str>) -> Option<String> {
        let catalogue = self.catalogue();
        let has = |composed: &Composed| catalogue.contracts.get(&composed.contract).is_some_and(|c| c.values.0.contains_key(name));
        let composed = self.contract_of(context, has)?;
        composed.value(catalogue.contracts.get(&composed.contract)?, name).map(str::to_owned)
    }

    fn annex(&self, id: &str, context: Option<&str>) -> Option<Link> {
        let catalogue = self.catalogue();
        let position =
            |composed: &Composed| catalogue.contracts.get(&composed.contract)?.annex.iter().position(|annex| annex.id.value == id);
        let composed = self.contract_of(context, |composed| position(composed).is_some())?;
        let text = self.say("refer.annex", &[&annex_letter(position(composed)?)]);
        Some(self.named(text, &PageId::Contract(composed.id.clone()), Some(&format!("bijlage-{id}"))))
    }

    fn tariff(&self, code: &str, period: Option<&str>) -> Option<Link> {
        let tariff =
            self.catalogue().tariffs.general(code, period, self.shared.date).or_else(|| self.catalogue().tariffs.of(code).last())?;
        let product = self.catalogue().product(code)?;
        let text = self.amount_text(tariff.amount, tariff.unit);
        Some(Link { href: self.href(&PageId::Product(product.id.clone()), Some("deel_tarieven")), text, class: Some("amount".to_owned()) })
    }

    fn clause_link(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Link> {
        let ids: Vec<&str> = reference.ids.iter().map(|id| if id == "." { self.clause.unwrap_or(id) } else { id.as_str() }).collect();
        let first = *ids.first()?;
        let composed = self.contract_of(reference.context.as_deref(), |composed| ids.iter().any(|id| composed.articles.contains_key(*id)));
        let path = reference.part.as_deref().and_then(|part| self.shared.outlines.get(first)?.find(part));
        let Some(composed) = composed else {
            let title = self.catalogue().clauses.get(first)?.title.value.clone();
            let any = self
                .catalogue()
                .composed
                .values()
                .find(|composed| composed.articles.contains_key(first))
                .filter(|_| self.contract.is_none());
            return Some(Link { href: any.and_then(|c| self.clause_href(c, first, path.as_ref())), text: title, class: None });
        };
        let text =
            if reference.id() == "." { self.own_clause_text(path.as_ref(), spot) } else { self.clause_text(composed, &ids, path.as_ref()) };
        Some(Link { href: self.clause_href(composed, first, path.as_ref()), text, class: None })
    }

    /// The address of an article, or of a paragraph or part of it.
    pub fn clause_href(&self, composed: &Composed, clause: &str, path: Option<&Path>) -> Option<String> {
        let anchor = match path {
            None => clause.to_owned(),
            Some(path) => match self.shared.outlines.get(clause).and_then(|outline| outline.get(path)?.name.clone()) {
                Some(name) => format!("{clause}-{name}"),
                None => format!("{}-{}", article_anchor(composed.articles.get(clause)?), path.anchor()),
            },
        };
        self.href(&PageId::Contract(composed.id.clone()), Some(&anchor))
    }

    /// "dit artikel", "het vorige lid", "het tweede lid, onder a".
    fn own_clause_text(&self, path: Option<&Path>, spot: &Spot<'_>) -> String {
        let Some(number) = path.and_then(Path::paragraph) else { return self.label("refer.this_article") };
        let here = spot.path.paragraph();
        let mut text = if here == Some(number) {
            self.label("refer.this_paragraph")
        } else if here == Some(number + 1) {
            self.label("refer.previous_paragraph")
        } else if number <= 10 {
            self.say("refer.ordinal_paragraph", &[&self.label(&format!("ordinal.{number}"))])
        } else {
            self.say("refer.paragraph", &[&number.to_string()])
        };
        self.below(&mut text, path);
        text
    }

    fn below(&self, text: &mut String, path: Option<&Path>) {
        for label in path.map(Path::labels).unwrap_or_default().iter().skip(1) {
            text.push_str(", ");
            text.push_str(&self.say("refer.below", &[label]));
        }
    }

    /// "artikel 7, lid 2, onder a"; "de artikelen 3, 5 en 7"; "artikel 3.19.1, onder a".
    fn clause_text(&self, composed: &Composed, ids: &[&str], path: Option<&Path>) -> String {
        let order: Vec<&String> = composed.articles.keys().collect();
        let mut places: Vec<usize> = ids.iter().filter_map(|id| order.iter().position(|known| known == id)).collect();
        places.sort_unstable();
        places.dedup();
        let number = |place: usize| composed.articles.get_index(place).map(|(_, number)| number.clone()).unwrap_or_default();
        if places.len() > 1 {
            return self.say("refer.articles", &[&self.series(&places, number)]);
        }
        let article = places.first().map(|place| number(*place)).unwrap_or_default();
        let style =
            self.catalogue().contracts.get(&composed.contract).and_then(|contract| contract.numbering).unwrap_or(Numbering::Article);
        let Some(paragraph) = path.and_then(Path::paragraph) else { return self.say("refer.article", &[&article]) };
        let mut text = if style == Numbering::Article {
            format!("{}, {}", self.say("refer.article", &[&article]), self.say("refer.paragraph", &[&paragraph.to_string()]))
        } else {
            self.say("refer.article", &[&format!("{article}.{paragraph}")])
        };
        self.below(&mut text, path);
        text
    }

    /// Numbers in a sentence: three or more in a row become a range.
    fn series(&self, places: &[usize], number: impl Fn(usize) -> String) -> String {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for place in places {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *place => *last = *place,
                _ => runs.push((*place, *place)),
            }
        }
        let mut words = Vec::new();
        for (first, last) in runs {
            match last - first {
                0 => words.push(number(first)),
                1 => words.extend([number(first), number(last)]),
                _ => words.push(self.say("refer.through", &[&number(first), &number(last)])),
            }
        }
        match words.split_last() {
            Some((last, rest)) if !rest.is_empty() => self.say("refer.and", &[&rest.join(", "), last]),
            _ => words.concat(),
        }
    }
}

/// The letter of an annex by its place: A, B, … Z, AA.
pub fn annex_letter(place: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    if place < 26 { letter.to_string() } else { format!("{}{letter}", annex_letter(place / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annexes_go_on_after_z() {
        assert_eq!([annex_letter(0), annex_letter(25), annex_letter(26)], ["A", "Z", "AA"]);
    }
}
