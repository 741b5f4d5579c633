//! Where references lead, and what they are called where they stand: the answers that Markdown asks for.
//!
//! What lies in a contract (articles, annexes, values) stands in [`super::refer`].

use super::plan::PageId;
use super::view::View;
use crate::catalogue::reference::Reference;
use crate::catalogue::slug;
use crate::catalogue::terms::NoTariff;
use crate::charts::{self, ChartData};
use crate::findings::Place;
use crate::markdown::{Embed, Host, Labels, Link, Spot, Terms};

impl Host for View<'_> {
    fn link(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Vec<Link>> {
        if reference.kind == "clause" {
            return self.clauses(reference, spot);
        }
        let parts = reference.each();
        // "bijlage A en bijlage B van de overeenkomst": the last one says of what all of them are.
        let count = reference.ids.len() * parts.len();
        let before = &View { contract_beside: true, ..self.clone() };
        let all = reference.ids.iter().flat_map(|id| parts.iter().map(move |part| (part, id)));
        let all = all.enumerate().map(|(at, (part, id))| if at + 1 < count { before.one(part, id) } else { self.one(part, id) });
        let each: Option<Vec<Link>> = all.collect();
        each.map(|each| self.series(each.into_iter().map(|link| vec![link]).collect()))
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
        self.catalogue().chart_data(table)
    }

    fn figure_label(&self, chart: &str) -> Option<String> {
        let number = self.number("figure", chart)?;
        Some(self.say("refer.Figure", &[&number]))
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

/// A link without a class.
pub(super) fn to(text: String, href: Option<String>) -> Link {
    Link { href, text, class: None }
}

fn plain(link: super::context::Link) -> Link {
    to(link.label, link.url)
}

impl View<'_> {
    /// What one identifier of a reference leads to.
    fn one(&self, reference: &Reference, id: &str) -> Option<Link> {
        let catalogue = self.catalogue();
        let (part, context) = (reference.part.as_deref(), reference.context.as_deref());
        Some(match reference.kind.as_str() {
            "product" => self.product_link(id, part),
            "segment" => {
                let text = self.with_part(self.segment(id).label, "segment", id, part);
                self.named(text, &PageId::Segment(id.to_owned()), part)
            }
            "municipality" => plain(self.municipality(id)),
            "provider" => plain(self.provider(id)),
            "category" => plain(self.category(id)),
            "indicator" => self.named(catalogue.indicators.get(id)?.name.value.clone(), &PageId::Indicators, Some(id)),
            "procedure" => self.named(catalogue.procedures.get(id)?.name.value.clone(), &PageId::Procedures, Some(id)),
            "table" => self.table_link(id, reference),
            "figure" => self.figure_link(id)?,
            "requirement" | "requirements" => self.requirement(id, part)?,
            "contract" => self.contract_named(id, part),
            "annex" => self.annex(id, part, context)?,
            "document" => self.document(id, part)?,
            "question" | "questions" => self.question(id, part)?,
            "term" => {
                let wanted = slug(id);
                let term = catalogue.glossary.iter().find(|term| term.forms().any(|form| slug(form) == wanted))?;
                self.named(term.term.value.clone(), &PageId::Glossary, Some(&slug(&term.term)))
            }
            "tariff" => self.tariff(id, context)?,
            "value" => to(catalogue.value_meant(id, context, self.contract)?.to_owned(), None),
            "asset" => to(id.to_owned(), Some(self.file(&format!("assets/{id}")))),
            _ => return None,
        })
    }

    /// "A, B en C", each as it is.
    pub(super) fn series(&self, each: Vec<Vec<Link>>) -> Vec<Link> {
        let last = each.len().saturating_sub(1);
        let mut all = Vec::new();
        for (at, links) in each.into_iter().enumerate() {
            match at {
                0 => {}
                at if at == last => all.push(to(self.say("refer.and", &["", ""]), None)),
                _ => all.push(to(", ".to_owned(), None)),
            }
            all.extend(links);
        }
        all
    }

    /// A named link to a page.
    pub(super) fn named(&self, text: String, page: &PageId, anchor: Option<&str>) -> Link {
        to(text, self.href(page, anchor))
    }

    /// A name, and behind it the words of a heading on its page.
    fn with_part(&self, name: String, kind: &'static str, id: &str, part: Option<&str>) -> String {
        match part.and_then(|part| self.contents(kind, id)?.anchor(part)) {
            Some(heading) => format!("{name}, {heading}"),
            None => name,
        }
    }

    fn product_link(&self, id: &str, part: Option<&str>) -> Link {
        let found = self.product(id);
        let name = found.code.as_ref().map_or_else(|| found.label.clone(), |code| format!("{} ({code})", found.label));
        let (Some(part), Some(product)) = (part, self.catalogue().product(id)) else { return to(name, found.url) };
        self.named(self.with_part(name, "product", &product.id, Some(part)), &PageId::Product(product.id.clone()), Some(part))
    }

    /// The number that a table or figure has on this page, the first time that it stands there.
    pub fn number(&self, kind: &str, id: &str) -> Option<String> {
        self.place_of(kind, id, 0)
    }

    fn place_of(&self, kind: &str, id: &str, times: usize) -> Option<String> {
        let wanted = format!("{kind}:{id}");
        let own = self.numbered.iter().filter(|written| written.split(':').next() == Some(kind)).enumerate();
        own.filter(|(_, written)| **written == wanted).nth(times).map(|(at, _)| format!("{}{}", self.letter, at + 1))
    }

    /// Number and turn of a table that is now put in its place: what stands on a page twice has two numbers.
    pub fn placed(&self, id: &str) -> Option<(String, usize)> {
        let times = self.placed.borrow().get(id).copied().unwrap_or_default();
        let number = self.place_of("table", id, times)?;
        self.placed.borrow_mut().insert(id.to_owned(), times + 1);
        Some((number, times))
    }

    /// A table by its number where it stands on this page (without filters any that stands here) or in an annex of this
    /// contract, else by its name.
    fn table_link(&self, id: &str, reference: &Reference) -> Link {
        // With several identifiers no filters are written.
        let written = if reference.ids.len() > 1 { id } else { reference.written.split_once(':').map_or(id, |(_, rest)| rest) };
        let own = self.numbered.iter().filter_map(|entry| entry.strip_prefix("table:"));
        let same = |entry: &&str| *entry == written || (written == id && entry.split('?').next() == Some(id));
        if let Some(entry) = own.clone().find(|entry| *entry == written).or_else(|| own.clone().find(same))
            && let Some(number) = self.number("table", entry)
        {
            let anchor = super::fill::tables::anchor(self, entry);
            return to(self.say("refer.table", &[&number]), Some(format!("#{anchor}")));
        }
        if let Some((composed, (number, anchor))) =
            self.contract.and_then(|composed| Some((composed, super::fill::annex::table(self, composed, written)?)))
        {
            return self.named(self.say("refer.table", &[&number]), &PageId::Contract(composed.id.clone()), Some(&anchor));
        }
        match self.catalogue().tables.get(id) {
            Some(table) => self.named(super::fill::tables::title(table), &PageId::Table(id.to_owned()), None),
            None => self.named(self.label(id), &overview(id), None),
        }
    }

    /// A chart by its number where it stands on this page, else by its title.
    fn figure_link(&self, id: &str) -> Option<Link> {
        let figure = self.shared.figures.get(id)?;
        let holds = |clause: &&String| self.contract.is_some_and(|own| self.catalogue().holds(own, "clause", clause));
        let own = figure.clauses.iter().find(holds).filter(|_| self.prefix.is_empty());
        if let Some(number) = self.number("figure", id) {
            let prefix = own.map_or_else(|| self.prefix.clone(), |clause| format!("{clause}-"));
            let text = self.say("refer.figure", &[&number]);
            return Some(to(text, Some(format!("#{prefix}{}", charts::anchor(id)))));
        }
        if let Some((page, anchor)) = figure.pages.first() {
            return Some(self.named(figure.title.clone(), page, Some(anchor)));
        }
        let clause = own.or_else(|| figure.clauses.first());
        let composed = clause.and_then(|clause| self.catalogue().meant("clause", clause, None, self.contract).first());
        let page = composed.zip(clause).and_then(|(composed, clause)| {
            let anchor = format!("{clause}-{}", charts::anchor(id));
            composed.all().any(|article| article.applies && article.clause == *clause).then_some((composed, anchor))
        });
        let href = page.and_then(|(composed, anchor)| self.href(&PageId::Contract(composed.id.clone()), Some(&anchor)));
        Some(to(figure.title.clone(), href))
    }

    fn requirement(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let programme = self.catalogue().requirements.get(id)?;
        let text = match part {
            Some(part) => programme.prefix.as_ref().map_or_else(|| part.to_owned(), |prefix| format!("{prefix}-{part}")),
            None => programme.title.to_string(),
        };
        Some(self.named(text, &PageId::Requirement(id.to_owned()), part))
    }

    fn document(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let document = self.catalogue().documents.get(id)?;
        let heading = part.and_then(|part| self.contents("document", id)?.anchor(part)).map(str::to_owned);
        let text = heading.unwrap_or_else(|| document.title.value.clone());
        Some(self.named(text, &PageId::Document(id.to_owned()), part))
    }

    fn question(&self, id: &str, part: Option<&str>) -> Option<Link> {
        let round = self.catalogue().questions.get(id)?;
        let text = match part {
            Some(number) => format!("{}, {}", round.title.as_str(), self.say("refer.question", &[number])),
            None => round.title.to_string(),
        };
        Some(self.named(text, &PageId::Round(id.to_owned()), part))
    }

    /// An amount with its unit, or that there is none yet.
    fn tariff(&self, code: &str, period: Option<&str>) -> Option<Link> {
        let catalogue = self.catalogue();
        let product = catalogue.product(code)?;
        let href = self.href(&PageId::Product(product.id.clone()), Some("deel_tarieven"));
        let last = || if period.is_none() { catalogue.tariffs.of(code).last() } else { None };
        let Some(tariff) = catalogue.tariffs.general(code, period, self.shared.date).or_else(last) else {
            return Some(to(self.label(&format!("no_tariff.{}", product.tariff.map_or("missing", NoTariff::key))), href));
        };
        let mut text = self.amount_text(tariff.amount, tariff.unit);
        // Where another is known for later, the text says of when this one is: it is read then too.
        let mut to_come = catalogue.sheets.iter().filter(|sheet| sheet.period.valid_from.value > tariff.from);
        let in_period = |period: &str| catalogue.tariffs.general(code, Some(period), self.shared.date);
        if period.is_none() && to_come.any(|sheet| in_period(&sheet.period.id.value).is_some_and(|then| then.amount.0 != tariff.amount.0)) {
            text = format!("{text} ({})", tariff.period);
        }
        Some(Link { href, text, class: Some("amount".to_owned()) })
    }
}

/// The page with everything that a table of the catalogue may show.
fn overview(table: &str) -> PageId {
    match table {
        "products" => PageId::Products,
        "tariffs" => PageId::Tariffs,
        "providers" => PageId::Providers,
        "municipalities" => PageId::Municipalities,
        "planning" => PageId::Planning,
        "indicators" => PageId::Indicators,
        "questions" => PageId::Questions,
        "requirements" => PageId::Requirements,
        "procedures" => PageId::Procedures,
        "glossary" => PageId::Glossary,
        // Conditions and instruments are compared between segments.
        _ => PageId::Segments,
    }
}
