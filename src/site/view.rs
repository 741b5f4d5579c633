//! What filling a page needs: the catalogue as seen from one address, in one language.

pub use super::shared::Shared;

use super::context::{Amount, Link, Reference, Shown, Validity};
use super::plan::{PageId, relative, server_root};
use crate::catalogue::amounts::Money;
use crate::catalogue::compose::Composed;
use crate::catalogue::product::Product;
use crate::catalogue::scope::Scope;
use crate::catalogue::terms::{Status, Unit};
use crate::catalogue::{Catalogue, Entry, Prose};
use crate::figures;
use crate::findings::At;
use crate::markdown::{self, Contents, Options, Rendered};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The catalogue as seen from one page.
#[derive(Clone)]
pub struct View<'a> {
    /// What all pages share.
    pub shared: &'a Shared<'a>,
    /// The address of the page.
    pub address: String,
    /// The page, where one is being rendered.
    pub page: Option<PageId>,
    /// The contract that is being shown.
    pub contract: Option<&'a Composed>,
    /// The clause that is being shown, for "dit artikel".
    pub clause: Option<&'a str>,
    /// Tables and figures that this page numbers, in order: `table:risicos`, `figure:uitgaven`.
    pub numbered: Vec<String>,
    /// The letter of the annex that numbers them: "E" gives table E1.
    pub letter: String,
    /// How often each of them has been put in its place so far.
    pub placed: Rc<RefCell<BTreeMap<String, usize>>>,
    /// What a document is limited to, so that it shows nothing that holds for others.
    pub only: Option<&'a Scope>,
    /// Stands before the anchors of what is embedded, so that several texts can share a document.
    pub prefix: String,
    /// Pages whose content is part of this document, with the anchor that their content has here; likewise entries of a
    /// page, by its address with their anchor there.
    pub inside: Option<&'a BTreeMap<String, String>>,
    /// Whether the contract of a reference is named beside it, as in a column of its own.
    pub contract_beside: bool,
}

impl<'a> View<'a> {
    /// The view from a page.
    pub fn new(shared: &'a Shared<'a>, address: impl Into<String>) -> Self {
        Self {
            shared,
            address: address.into(),
            page: None,
            contract: None,
            clause: None,
            numbered: Vec::new(),
            letter: String::new(),
            placed: Rc::default(),
            only: None,
            prefix: String::new(),
            inside: None,
            contract_beside: false,
        }
    }

    /// The same view for texts that number these tables and figures.
    #[must_use]
    pub fn numbering(&self, numbered: Vec<String>) -> Self {
        Self { numbered, placed: Rc::default(), ..self.clone() }
    }

    /// What a text has: its anchors, tables and figures.
    pub fn contents(&self, kind: &'static str, id: &str) -> Option<&'a Contents> {
        self.shared.contents.get(&(kind, id.to_owned()))
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.shared.catalogue
    }

    /// A label.
    pub fn label(&self, key: &str) -> String {
        self.shared.labels.get(key).to_owned()
    }

    /// A label with values filled in.
    pub fn say(&self, key: &str, values: &[&str]) -> String {
        self.shared.labels.fill(key, values)
    }

    /// The link to a page; `None` where the site does not have it.
    pub fn href(&self, page: &PageId, anchor: Option<&str>) -> Option<String> {
        let address = page.address();
        if self.anywhere() {
            return self
                .shared
                .plan()
                .has(page)
                .then(|| format!("{}{}", self.file(&address), anchor.map_or_else(String::new, |a| format!("#{a}"))));
        }
        // An entry of a page can be here without the rest of that page.
        let entry = |inside: &'a BTreeMap<String, String>| inside.get(&format!("{address}#{}", anchor?));
        if let Some(own) = self.inside.and_then(entry) {
            return Some(format!("#{own}"));
        }
        if let Some(own) = self.inside.and_then(|inside| inside.get(&address)) {
            return Some(match (own.as_str(), anchor) {
                ("", Some(anchor)) => format!("#{anchor}"),
                ("", None) => "#het-document".to_owned(),
                (own, Some(anchor)) => format!("#{own}-{anchor}"),
                (own, None) => format!("#{own}"),
            });
        }
        self.shared.plan().has(page).then(|| page.link(&self.address, anchor))
    }

    /// Whether the page is served under addresses other than its own, so that nothing on it can be relative.
    fn anywhere(&self) -> bool {
        self.address == PageId::NotFound.address()
    }

    /// The way from the page to the root of the site: `../`, or where the site stands on its server.
    pub fn root(&self) -> String {
        if !self.anywhere() {
            return "../".repeat(self.address.matches('/').count());
        }
        server_root(&self.catalogue().settings.site.base_url.value)
    }

    /// The way to the start page of the site of sites that this one is part of.
    pub fn collection(&self) -> Option<Link> {
        let base = self.shared.collection.as_ref()?;
        let above = if self.anywhere() {
            server_root(base)
        } else {
            format!("{}../{}", self.root(), "../".repeat(self.shared.editions.folder.matches('/').count()))
        };
        Some(Link { label: self.label("collection_all"), url: Some(format!("{above}{}", PageId::Home.address())) })
    }

    /// The link to any file of the site.
    pub fn file(&self, address: &str) -> String {
        if self.anywhere() {
            return format!("{}{address}", self.root());
        }
        relative(&self.address, address, None)
    }

    /// A named link to a page.
    pub fn link(&self, label: impl Into<String>, page: &PageId, anchor: Option<&str>) -> Link {
        Link { label: label.into(), url: self.href(page, anchor) }
    }

    /// A product with its code, by identifier or code.
    pub fn product(&self, id: &str) -> Reference {
        if let Some(product) = self.catalogue().product(id) {
            let other = product.other_codes.iter().find(|other| other.code.as_str() == id);
            let label = match other.and_then(|other| other.name.as_ref()) {
                Some(name) => format!("{}, {}", product.name.value, name.value),
                None => product.name.value.clone(),
            };
            let code = other.map(|other| &other.code).or(product.code.as_ref()).map(|code| code.as_str().to_owned());
            Reference { label, url: self.href(&PageId::Product(product.id.clone()), None), code }
        } else {
            let page = PageId::Product(id.to_owned());
            let url = self.href(&page, None);
            // Without a name the code is what it is called, and is not said twice.
            match super::fill::gone::name(self, &page) {
                Some(name) => Reference { label: name, url, code: Some(id.to_owned()) },
                None => Reference { label: id.to_owned(), url, code: None },
            }
        }
    }

    /// A segment.
    pub fn segment(&self, id: &str) -> Link {
        let label = self.catalogue().segments.get(id).map_or_else(|| id.to_owned(), |segment| segment.name.value.clone());
        self.link(label, &PageId::Segment(id.to_owned()), None)
    }

    /// A municipality, or a group of them.
    pub fn municipality(&self, id: &str) -> Link {
        let catalogue = self.catalogue();
        if let Some(group) = catalogue.edition.municipality_group.iter().find(|group| group.id.value == id) {
            return self.link(group.name.value.clone(), &PageId::Municipalities, Some(id));
        }
        let label = catalogue.municipalities.get(id).map_or_else(|| id.to_owned(), |m| m.name.value.clone());
        self.link(label, &PageId::Municipality(id.to_owned()), None)
    }

    /// A provider.
    pub fn provider(&self, id: &str) -> Link {
        let label = self.catalogue().providers.get(id).map_or_else(|| id.to_owned(), |p| p.name.value.clone());
        self.link(label, &PageId::Provider(id.to_owned()), None)
    }

    /// A category of providers.
    pub fn category(&self, id: &str) -> Link {
        let label =
            self.catalogue().edition.category.iter().find(|c| c.id.value == id).map_or_else(|| id.to_owned(), |c| c.name.value.clone());
        self.link(label, &PageId::Providers, Some(&format!("categorie-{id}")))
    }

    /// A date, written out.
    pub fn date(&self, date: Date) -> String {
        figures::date(date, self.shared.language)
    }

    /// A period of validity.
    pub fn validity(&self, from: Option<Date>, until: Option<Date>) -> Validity {
        let today = self.shared.date;
        let (state, says) = match (from, until) {
            (Some(from), _) if today < from => {
                let day = figures::short_day(from, today.year(), self.shared.language);
                ("later", self.label("in_force_later").replace("{date}", &day))
            }
            (_, Some(until)) if until < today => ("past", self.label("in_force_past")),
            // Nobody adopted a draft.
            _ if self.catalogue().edition.status == Status::Draft => ("now", self.label("in_force_draft")),
            _ => ("now", self.label("in_force_now")),
        };
        Validity {
            from: from.map(|date| date.to_string()),
            until: until.map(|date| date.to_string()),
            text: figures::period(from, until, self.shared.language),
            state,
            says,
        }
    }

    /// What is shown on these days only, by the clock of who reads it.
    pub fn shown(&self, from: Option<Date>, until: Option<Date>) -> Shown {
        let today = self.shared.date;
        Shown {
            from: from.map(|date| date.to_string()),
            until: until.map(|date| date.to_string()),
            hidden: from.is_some_and(|from| today < from) || until.is_some_and(|until| until < today),
        }
    }

    /// An amount per unit.
    pub fn amount(&self, amount: Money, unit: Option<Unit>) -> Amount {
        Amount { text: figures::amount(amount.0, self.shared.language), per: unit.map(|unit| self.label(&format!("per.{}", unit.key()))) }
    }

    /// "€ 75,60 per uur".
    pub fn amount_text(&self, amount: Money, unit: Unit) -> String {
        format!("€\u{a0}{} {}", figures::amount(amount.0, self.shared.language), self.label(&format!("per.{}", unit.key())))
    }

    /// For whom something holds, key by key: the label and the names.
    pub fn scope_rows(&self, scope: &Scope) -> Vec<(String, Vec<Link>)> {
        let mut rows = Vec::new();
        if let Some(law) = scope.law {
            rows.push((self.label("scope.law"), vec![Link { label: self.label(&format!("law.{}", law.key())), url: None }]));
        }
        for (key, values) in &scope.keys {
            let name = |id: &At<String>| match key.as_str() {
                "segments" => self.segment(id),
                "products" => {
                    let product = self.product(id);
                    Link { label: product.label, url: product.url }
                }
                "categories" => self.category(id),
                "municipalities" => self.municipality(id),
                "providers" => self.provider(id),
                dimension => Link { label: self.dimension_value(dimension, id), url: None },
            };
            let group = |id: &At<String>| self.catalogue().edition.municipality_group.iter().any(|group| group.id.value == id.value);
            let label = match key.as_str() {
                "municipalities" if values.len() > 1 || values.iter().any(group) => self.label("scope.more_municipalities"),
                "segments" | "products" | "categories" | "municipalities" | "providers" => self.label(&format!("scope.{key}")),
                id => self
                    .catalogue()
                    .edition
                    .dimension
                    .iter()
                    .find(|d| d.id.value == id)
                    .map_or_else(|| id.to_owned(), |d| d.name.value.clone()),
            };
            rows.push((label, values.iter().map(name).collect()));
        }
        rows
    }

    /// For whom something holds, in words; `None` where it is for all.
    pub fn scope_text(&self, scope: &Scope) -> Option<String> {
        let rows = self.scope_rows(scope);
        let names = |links: Vec<Link>| links.into_iter().map(|link| link.label).collect::<Vec<_>>().join(", ");
        let rows: Vec<String> = rows.into_iter().map(|(label, links)| format!("{label}: {}", names(links))).collect();
        (!rows.is_empty()).then(|| rows.join("; "))
    }

    /// A value of a dimension, with its name where it has one: "1 (lichtst)".
    pub fn dimension_value(&self, dimension: &str, id: &str) -> String {
        let dimension = self.catalogue().edition.dimension.iter().find(|d| d.id.value == dimension);
        let value = dimension.and_then(|d| d.values.iter().find(|value| value.id.value == id));
        match value.and_then(|value| value.name.as_ref()) {
            Some(name) => format!("{id} ({name})"),
            None => id.to_owned(),
        }
    }

    /// Markdown as HTML, with headings from `top`.
    pub fn markdown(&self, prose: &Prose, top: u8, name: &str) -> Rendered {
        let options = Options { top, name: name.to_owned(), ..self.options() };
        markdown::render(&prose.text, prose.place, &options, self)
    }

    /// Markdown of a key, as blocks.
    pub fn block(&self, text: &At<String>) -> String {
        self.markdown(&Prose::from(text), 3, "").html
    }

    /// Markdown of a cell or a short value, without a paragraph around it.
    pub fn inline(&self, text: &At<String>) -> String {
        markdown::inline(&text.value, text.place, &self.options(), self)
    }

    /// How Markdown is rendered here.
    pub fn options(&self) -> Options {
        Options { language: self.shared.language, print: self.inside.is_some(), prefix: self.prefix.clone(), ..Options::default() }
    }

    /// The sentences of a product before its first heading, as HTML without links.
    pub fn lead(&self, product: &Entry<Product>) -> Option<String> {
        // Lists show many of these: what stands below is rendered only where the lead may lead to it.
        let whole = &product.body.text;
        let above = whole.find("\n#").map_or(whole.as_str(), |at| &whole[..at]);
        let text = if above.contains("[^") || above.contains("][") { whole } else { above };
        let prose = Prose { text: text.to_owned(), place: product.body.place };
        let lead = self.markdown(&prose, 2, &product.name).lead_html;
        (!lead.trim().is_empty()).then_some(lead)
    }
}
