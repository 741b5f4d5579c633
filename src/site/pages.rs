//! Render: one page after its plan, filled from the catalogue and put through its template.

use super::context::{Context, Page};
use super::fill::{self, changes::Frozen, print::Printed};
use super::frame::{self, ThemeFiles};
use super::plan::PageId;
use super::templates::Templates;
use super::view::{Shared, View};
use crate::catalogue::Entry;
use crate::catalogue::product::Product;
use crate::markdown;
use serde::Serialize;
use std::borrow::Cow;

/// What rendering a page needs beside the page.
pub struct Renderer<'a> {
    /// What all pages share.
    pub shared: &'a Shared<'a>,
    /// The theme's templates.
    pub templates: &'a Templates,
    /// Addresses of the theme's files.
    pub files: ThemeFiles,
    /// The frozen versions, for what is shown beside them.
    pub frozen: Frozen<'a>,
}

/// Files that a page is made of: its address and its text.
pub type Files = Vec<(String, String)>;

impl Renderer<'_> {
    /// Renders a page.
    ///
    /// # Errors
    /// One sentence with file and line, when a template is wrong.
    pub fn page(&self, id: &PageId) -> Result<Files, String> {
        let view = &View { page: Some(id.clone()), ..View::new(self.shared, id.address()) };
        let catalogue = self.shared.catalogue;
        match id {
            PageId::Home => self.render(view, "home.html", (fill::home::page(view), fill::home::home(view))),
            PageId::Products => self.render(view, "products.html", (fill::products::page(view), fill::products::products(view))),
            PageId::Product(id) => some(catalogue.products.get(id), |entry| self.product(view, entry)),
            PageId::Segments => self.render(view, "segments.html", (fill::segment::segments_page(view), fill::segment::segments(view))),
            PageId::Segment(id) => some(catalogue.segments.get(id), |entry| {
                self.render(view, "segment.html", (fill::segment::page(view, entry), fill::segment::segment(view, entry)))
            }),
            PageId::Tariffs => self.render(view, "tariffs.html", (fill::tariffs::tariffs_page(view), fill::tariffs::tariffs(view))),
            PageId::Period(id) => some(catalogue.sheets.iter().find(|sheet| sheet.period.id.value == *id), |sheet| {
                self.render(view, "tariff-period.html", (fill::tariffs::page(view, sheet), fill::tariffs::period(view, sheet)))
            }),
            PageId::Providers => {
                self.render(view, "providers.html", (fill::provider::providers_page(view), fill::provider::providers(view)))
            }
            PageId::Provider(id) => some(catalogue.providers.get(id), |provider| {
                self.render(view, "provider.html", (fill::provider::page(view, provider), fill::provider::provider(view, provider)))
            }),
            PageId::Municipalities => self.render(
                view,
                "municipalities.html",
                (fill::municipality::municipalities_page(view), fill::municipality::municipalities(view)),
            ),
            PageId::Municipality(id) => some(catalogue.municipalities.get(id), |municipality| {
                let filled = (fill::municipality::page(view, municipality), fill::municipality::municipality(view, municipality));
                let mut files = self.render(view, "municipality.html", filled)?;
                files.push((view.address.replace(".html", ".js"), fill::here::script(view, id)));
                Ok(files)
            }),
            PageId::Glossary => self.render(view, "glossary.html", (fill::glossary::page(view), fill::glossary::glossary(view))),
            PageId::Indicators => self.render(view, "indicators.html", (fill::indicators::page(view), fill::indicators::indicators(view))),
            PageId::Planning => self.render(view, "planning.html", (fill::planning::page(view), fill::planning::planning(view))),
            PageId::Procedures => self.render(view, "procedures.html", (fill::procedures::page(view), fill::procedures::procedures(view))),
            PageId::Guide => {
                some(catalogue.guide.first(), |question| self.render(view, "guide.html", fill::guide::question(view, question)))
            }
            PageId::GuideQuestion(id) => some(catalogue.guide.iter().find(|question| question.id.value == *id), |question| {
                self.render(view, "guide.html", fill::guide::question(view, question))
            }),
            PageId::Overview => self.render(view, "overview.html", fill::overview::overview(view)),
            PageId::Combinations => self.render(view, "combinations.html", fill::combinations::combinations(view)),
            PageId::Contracts => self.render(view, "listing.html", fill::lists::contracts(view)),
            PageId::Contract(id) => match catalogue.composed.get(id) {
                Some(composed) => self.render(view, "contract.html", fill::contract::page(view, composed)),
                None => some(fill::contract::index(view, id), |filled| self.render(view, "contract.html", filled)),
            },
            PageId::Documents => self.render(view, "listing.html", fill::lists::documents(view)),
            PageId::Document(id) => {
                some(catalogue.documents.get(id), |entry| self.render(view, "document.html", fill::document::page(view, entry)))
            }
            PageId::Questions => self.render(view, "listing.html", fill::lists::questions(view)),
            PageId::Round(id) => {
                some(catalogue.questions.get(id), |entry| self.render(view, "question-round.html", fill::questions::page(view, entry)))
            }
            PageId::Requirements => {
                self.render(view, "listing.html", (fill::listing::requirements_page(view), fill::listing::requirements(view)))
            }
            PageId::Requirement(id) => {
                some(catalogue.requirements.get(id), |entry| self.render(view, "requirements.html", fill::requirements::page(view, entry)))
            }
            PageId::Tables => self.render(view, "listing.html", (fill::listing::tables_page(view), fill::listing::tables(view))),
            PageId::Table(id) => some(catalogue.tables.get(id), |entry| {
                self.render(view, "table.html", (fill::tables::page(view, entry), fill::tables::table(view, entry)))
            }),
            PageId::Search => self.render(view, "search.html", (fill::search::page(view), fill::search::search(view, &self.files.index))),
            PageId::Compare => self.render(view, "compare.html", fill::compare::compare(view)),
            PageId::Data => self.render(view, "data.html", (fill::data::page(view), fill::data::data(view))),
            PageId::Accessibility => {
                self.render(view, "accessibility.html", (fill::accessibility::page(view), fill::accessibility::accessibility(view)))
            }
            PageId::Versions => self.render(view, "versions.html", fill::versions::page(view)),
            PageId::Dates => self.render(view, "dates.html", fill::dates::dates(view)),
            PageId::Changes => self.render(view, "listing.html", fill::changes::index(view)),
            PageId::ChangesOf(version) => {
                some(fill::changes::with(&self.frozen, self.shared, view, version, fill::changes::page), |filled| {
                    self.render(view, "changes.html", filled)
                })
            }
            PageId::PrintChanges(version) => {
                some(fill::changes::with(&self.frozen, self.shared, view, version, fill::changes::printed), |(page, mut filled, style)| {
                    let address = page.address.replace(".html", ".css");
                    filled.print.stylesheet = Some(view.file(&address));
                    let mut files = self.render(view, "print/changes.html", (page, filled))?;
                    files.push((address, style));
                    Ok(files)
                })
            }
            PageId::Gone(gone) => self.render(view, "gone.html", fill::gone::page(view, gone)),
            PageId::NotFound => {
                self.render(view, "404.html", (fill::accessibility::not_found_page(view), fill::accessibility::not_found(view)))
            }
            PageId::Print(id) => some(fill::print::page(view, id), |printed| self.print(view, id, printed)),
        }
    }

    fn render<Kind: Serialize>(&self, view: &View, template: &str, (page, kind): (Page, Kind)) -> Result<Files, String> {
        let page = Self::complete(view, page);
        let site = frame::site(view, &page, &self.files);
        let context = Context { site: &site, page: &page, kind };
        let html = self.templates.render(template, context).map_err(|error| error.to_string())?;
        let html = super::on_this_page::fill(html);
        let mut curled = super::quotes::curl(&html);
        drop(html);
        if page.kind == "print" {
            if let Cow::Owned(fitting) = super::long_words::fit(&curled) {
                curled = fitting;
            }
            curled = super::line_ends::apart(&curled);
        }
        Ok(vec![(page.address, curled)])
    }

    /// A product's page, and the script that brings what it says to the page that compares: from a folder nothing else can
    /// be read.
    fn product(&self, view: &View, product: &Entry<Product>) -> Result<Files, String> {
        let (page, filled) = (fill::product::page(view, product), fill::product::product(view, product));
        let html = self.templates.render("parts/compare-product.html", &filled).map_err(|error| error.to_string())?;
        let text = serde_json::to_string(&super::quotes::curl(&html)).map_err(|error| error.to_string())?;
        let name = fill::compare::name(&product.id);
        let mut files = self.render(view, "product.html", (page, filled))?;
        files.push((format!("producten/{name}.js"), format!("(window.bestekProducts ||= {{}})[\"{name}\"] = {text};\n")));
        Ok(files)
    }

    /// What every page has: its address in full, and the way to it.
    fn complete(view: &View, mut page: Page) -> Page {
        if let Some(id) = view.page.as_ref().filter(|id| **id != PageId::NotFound) {
            let id = if let PageId::Gone(gone) = id { gone } else { id };
            let versions = fill::versions::of_page(view, id);
            // Whoever looks for a page is sent to the one that holds now.
            page.canonical = page.canonical.or_else(|| versions.now_url.clone().or_else(|| versions.fixed_url.clone()));
            page.versions = Some(versions);
        }
        let home = view.link(view.label("sections.home"), &PageId::Home, None);
        if page.kind != "home" && page.breadcrumbs.first() != Some(&home) {
            page.breadcrumbs.insert(0, home);
        }
        if page.kind == "home" {
            page.breadcrumbs.clear();
        }
        let above = view.collection();
        let alone = above.is_none();
        page.breadcrumbs.splice(0..0, above);
        if page.kind == "home" && alone {
            // Nothing lies above it.
        } else if page.breadcrumbs.last().is_none_or(|last| last.url.is_some()) {
            page.breadcrumbs.push(super::context::Link { label: page.title.clone(), url: None });
        }
        page
    }

    fn print(&self, view: &View, id: &str, (page, printed, style): (Page, Printed, String)) -> Result<Files, String> {
        let address = format!("print/{id}.css");
        let url = view.file(&address);
        let mut files = match printed {
            Printed::Book(mut book) => {
                book.print.stylesheet = Some(url);
                self.render(view, "print/book.html", (page, *book))?
            }
            Printed::Document(mut document) => {
                document.print.stylesheet = Some(url);
                self.render(view, "print/document.html", (page, *document))?
            }
        };
        for (_, html) in &mut files {
            if let Cow::Owned(numbered) = markdown::notes_through(html) {
                *html = numbered;
            }
        }
        files.push((address, style));
        Ok(files)
    }
}

/// Nothing to show is no page; plan and catalogue agree, so that this does not happen.
fn some<T>(there: Option<T>, render: impl FnOnce(T) -> Result<Files, String>) -> Result<Files, String> {
    there.map_or_else(|| Ok(Files::new()), render)
}
