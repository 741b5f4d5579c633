//! A site of sites: each part a complete site in its own folder, and above them a start page and one search over all.
//!
//! The parts are made as they are made alone; here stands only what they have in common.

use super::context::{
    AccessibilityPage, CollectionHome, CollectionPage, CollectionSite, Context, Link, NotFoundPage, Page, Search, SearchPage, Status,
};
use super::found::{self, Found};
use super::frame::{self, ThemeFiles, encode};
use super::labels::Labels;
use super::look::{self, Look};
use super::plan::{PageId, relative, server_root};
use super::templates::Templates;
use super::{Made, UNREADABLE, context};
use crate::catalogue::Catalogue;
use crate::catalogue::settings::{Settings, SiteSettings};
use crate::catalogue::terms::{self, Language};
use crate::data;
use crate::figures;
use crate::pipeline::{Collection, Opened, Part, Timings};
use crate::publish::Output;
use crate::search;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

/// How many queries the start page proposes.
const EXAMPLES: usize = 4;

/// What the start page counts over all sites together.
const TOTALS: &[&str] = &["product", "segment", "contract", "document"];

/// Makes every file of a site of sites.
///
/// # Errors
/// One sentence with the path, when a theme is broken or an index cannot be made.
pub fn build(all: &Collection, date: Date, timings: &mut Timings) -> Result<Made, String> {
    let settings = all.settings.as_ref().ok_or(UNREADABLE)?;
    let base = settings.site.base_url.value.as_str();
    let made: Result<Vec<_>, String> = all
        .parts
        .par_iter()
        .map(|part| {
            let mut own = Timings::default();
            let made = super::build(&part.site, Some(base), date, &mut own).map_err(|error| format!("{}: {error}", part.id))?;
            Ok((made, own))
        })
        .collect();
    let (mut output, mut parts, mut looks) = (Output::default(), Vec::new(), Vec::new());
    for (part, (made, own)) in all.parts.iter().zip(made?) {
        timings.add(&own);
        output.below(&part.id, made.output);
        parts.push(made.found);
        looks.extend(made.looks);
    }
    let found = gather(all, parts);
    let stamp = found::stamp_of_all(all, date);
    let index = timings.time("index all", || found.index(Some((&all.folder, &stamp)))).map_err(|error| error.to_string())?;
    found::publish(&index, &mut output);
    let look = Look::load(settings, &all.folder, &mut output)?;
    let catalogues: Vec<(&str, &Catalogue)> =
        all.parts.iter().filter_map(|part| Some((part.id.as_str(), part.site.catalogue.as_ref()?))).collect();
    let Look { labels, templates, files } = look;
    let files = ThemeFiles { index: found::HEAD.to_owned(), ..files };
    let frame = Frame { settings, labels, templates, files, language: look::language(settings), date, parts: &catalogues };
    for (address, html) in frame.pages()? {
        output.add(address, html);
    }
    let own = [PageId::Home, PageId::Search, PageId::Accessibility].map(|page| page.address());
    for (address, bytes) in data::collection(settings, &catalogues, &own, date) {
        output.add(address, bytes);
    }
    Ok(Made { output, found, looks })
}

/// What each part is called: by who publishes it, and with its title where one publishes several.
pub fn names(all: &Collection) -> Vec<String> {
    let publishers = || all.parts.iter().filter_map(settings_of).map(|site| &site.publisher.value);
    let name = |part: &Part| {
        let Some(site) = settings_of(part) else { return part.id.clone() };
        let several = publishers().filter(|other| **other == site.publisher.value).count() > 1;
        if several { format!("{}, {}", site.publisher.value, site.title.value) } else { site.publisher.value.clone() }
    };
    all.parts.iter().map(name).collect()
}

fn settings_of(part: &Part) -> Option<&SiteSettings> {
    part.site.catalogue.as_ref().map(|catalogue| &catalogue.settings.site)
}

/// The names of the sites by their folders; none for a single site.
pub fn names_by_folder(opened: &Opened) -> Vec<(String, String)> {
    match opened {
        Opened::Site(_) => Vec::new(),
        Opened::Collection(all) => all.parts.iter().map(|part| part.id.clone()).zip(names(all)).collect(),
    }
}

/// What can be found on all sites together: addresses begin with the folder of the site, and each result says whose it is.
pub fn gather(all: &Collection, parts: Vec<Found>) -> Found {
    let mut gathered = Found::default();
    for ((part, name), found) in all.parts.iter().zip(names(all)).zip(parts) {
        for mut entry in found.entries {
            entry.url = format!("{}/{}", part.id, entry.url);
            for place in &mut entry.places {
                place.url = format!("{}/{}", part.id, place.url);
                place.name = format!("{name}, {}", place.name);
            }
            entry.facts.insert(0, name.clone());
            entry.facets.insert("site".to_owned(), vec![name.clone()]);
            gathered.entries.push(entry);
        }
        add(&mut gathered.settings, found.settings);
    }
    let Some(settings) = &all.settings else { return gathered };
    if let Some(own) = &settings.search {
        let synonyms = own.synonyms.iter().map(|group| group.iter().map(|word| word.value.clone()).collect()).collect();
        let (never_split, parts) = (own.never_split.clone(), own.parts.clone());
        add(&mut gathered.settings, search::Settings { synonyms, never_split, parts, ..search::Settings::default() });
    }
    gathered.settings.kinds = super::entries::kinds(&look::labels(settings, &all.folder));
    look::language(settings).key().clone_into(&mut gathered.settings.language);
    gathered
}

/// Adds what one site says of words; what several say counts once.
fn add(all: &mut search::Settings, own: search::Settings) {
    fn once<T: PartialEq>(all: &mut Vec<T>, own: Vec<T>) {
        for item in own {
            if !all.contains(&item) {
                all.push(item);
            }
        }
    }
    once(&mut all.synonyms, own.synonyms);
    once(&mut all.never_split, own.never_split);
    once(&mut all.parts, own.parts);
}

/// What stands around the pages that the sites have in common.
struct Frame<'a> {
    settings: &'a Settings,
    labels: Labels,
    templates: Templates,
    files: ThemeFiles,
    language: Language,
    date: Date,
    parts: &'a [(&'a str, &'a Catalogue)],
}

impl Frame<'_> {
    fn pages(&self) -> Result<Vec<(String, String)>, String> {
        let title = &self.settings.site.title.value;
        let (home, search, access, lost) = (PageId::Home, PageId::Search, PageId::Accessibility, PageId::NotFound);
        let find = SearchPage {
            search: Search {
                index_url: Some(self.file(&search, &self.files.index)),
                editions: Vec::new(),
                examples: self.examples(&search),
                instead: self.places(&search),
            },
        };
        let publication = self.settings.publication.as_ref();
        let statement = publication.and_then(|publication| publication.accessibility_statement.as_ref()).map(|url| url.value.clone());
        let mut instead = vec![self.link(&lost, self.labels.get("collection_all"), &home.address())];
        instead.extend(self.places(&lost));
        Ok(vec![
            self.page(&home, "home", title, "collection.html", &CollectionPage { collection: self.home() })?,
            self.page(&search, "search", self.labels.get("collection_search"), "search.html", &find)?,
            self.page(
                &access,
                "accessibility",
                self.labels.get("accessibility"),
                "accessibility.html",
                &AccessibilityPage { statement_url: statement, ..AccessibilityPage::default() },
            )?,
            self.page(&lost, "not-found", self.labels.get("not_found"), "404.html", &NotFoundPage { instead })?,
        ])
    }

    fn page<Kind: Serialize>(&self, id: &PageId, kind: &str, title: &str, template: &str, own: &Kind) -> Result<(String, String), String> {
        let address = id.address();
        let start = self.link(id, self.labels.get("collection_all"), &PageId::Home.address());
        let page = Page {
            title: title.to_owned(),
            canonical: Some(format!("{}/{address}", self.settings.site.base_url.value.trim_end_matches('/'))),
            address: address.clone(),
            kind: kind.to_owned(),
            breadcrumbs: if *id == PageId::Home { Vec::new() } else { vec![start, Link { label: title.to_owned(), url: None }] },
            ..Page::default()
        };
        let site = self.site(id, &page);
        let context = Context { site: &site, page: &page, kind: own };
        let html = self.templates.render(template, &context).map_err(|error| error.to_string())?;
        Ok((address, super::quotes::curl(&html)))
    }

    fn site(&self, id: &PageId, page: &Page) -> context::Site {
        let own = &self.settings.site;
        let files = |list: &[String]| list.iter().map(|address| self.file(id, address)).collect::<Vec<_>>();
        let mut scripts = files(&self.files.scripts);
        scripts.extend(self.files.page_scripts.get(&page.kind).map(|own| files(own)).unwrap_or_default());
        context::Site {
            title: own.title.value.clone(),
            publisher: own.publisher.value.clone(),
            contact: own.contact.as_ref().map(|contact| contact.value.clone()),
            contact_url: frame::contact_url(own, page, &page.address, None),
            language: self.language.key().to_owned(),
            base_url: own.base_url.value.clone(),
            home_url: self.file(id, &PageId::Home.address()),
            search_url: self.file(id, &PageId::Search.address()),
            root: if *id == PageId::NotFound { server_root(&own.base_url.value) } else { String::new() },
            built_text: Some(figures::date(self.date, self.language)),
            footer: vec![
                self.link(id, self.labels.get("data"), data::COLLECTION),
                self.link(id, self.labels.get("accessibility"), &PageId::Accessibility.address()),
            ],
            stylesheets: files(&self.files.stylesheets),
            scripts,
            suggest_scripts: if *id == PageId::Search { Vec::new() } else { files(&self.files.suggest_scripts) },
            index_url: Some(self.file(id, &self.files.index)),
            notice: own.notice.as_ref().map(|notice| notice.value.clone()),
            icon: self.files.icon.as_ref().map(|address| self.file(id, address)),
            ..context::Site::default()
        }
    }

    /// The link from a page to any file of the site.
    fn file(&self, from: &PageId, address: &str) -> String {
        if *from == PageId::NotFound {
            return format!("{}{address}", server_root(&self.settings.site.base_url.value));
        }
        relative(&from.address(), address, None)
    }

    fn link(&self, from: &PageId, label: &str, address: &str) -> Link {
        Link { label: label.to_owned(), url: Some(self.file(from, address)) }
    }

    /// The links from a page to all sites.
    fn places(&self, from: &PageId) -> Vec<Link> {
        self.parts.iter().map(|(id, part)| self.link(from, &part.settings.site.publisher.value, &start(id))).collect()
    }

    fn home(&self) -> CollectionHome {
        let sum = |what: &str| {
            let all = self.parts.iter().flat_map(|(_, part)| data::counts(part));
            all.filter(|(known, ..)| *known == what).map(|(.., number)| number).sum::<usize>()
        };
        let totals = TOTALS.iter().map(|what| (what, sum(what))).filter(|(_, number)| *number > 0);
        CollectionHome {
            examples: self.examples(&PageId::Home),
            totals: totals.map(|(what, number)| self.count(what, number)).collect(),
            sites: self.parts.iter().map(|(id, part)| self.part(id, part)).collect(),
        }
    }

    fn part(&self, id: &str, part: &Catalogue) -> CollectionSite {
        let (site, edition) = (&part.settings.site, &part.edition);
        let draft = edition.status == terms::Status::Draft;
        let status = self.labels.get(if draft { "status_draft" } else { "status_adopted" }).to_owned();
        CollectionSite {
            name: site.publisher.value.clone(),
            url: start(id),
            title: site.title.value.clone(),
            summary: edition.summary.as_ref().map(|summary| summary.value.clone()),
            notice: site.notice.as_ref().map(|notice| notice.value.clone()),
            version: edition.version.value.clone(),
            status: draft.then(|| Status { kind: "concept".to_owned(), label: status.clone(), ..Status::default() }),
            status_text: status,
            validity: figures::period(Some(edition.valid_from), edition.valid_until.as_ref().map(|date| date.value), self.language),
            counts: data::counts(part).map(|(what, _, number)| self.count(what, number)).collect(),
        }
    }

    fn count(&self, what: &str, number: usize) -> String {
        let key = if number == 1 { format!("count.{what}_one") } else { format!("count.{what}") };
        // A number stays with what it counts.
        self.labels.fill(&key, &[&figures::number(number.into(), self.language)]).replace(' ', "\u{a0}")
    }

    /// Names of products to try, of as many sites as there are examples.
    fn examples(&self, from: &PageId) -> Vec<Link> {
        let named = |settings: &Settings| settings.search.as_ref().map(|search| search.examples.clone()).unwrap_or_default();
        let of_part = |part: &Catalogue| {
            let first = named(&part.settings).first().map(|query| query.value.clone());
            first.or_else(|| part.products.values().last().map(|product| product.name.to_lowercase()))
        };
        let mut queries: Vec<String> = named(self.settings).into_iter().map(|query| query.value).collect();
        if queries.is_empty() {
            queries = self.parts.iter().filter_map(|(_, part)| of_part(part)).take(EXAMPLES).collect();
        }
        let link = |name: String| self.link(from, &name, &format!("{}?q={}", PageId::Search.address(), encode(&name)));
        queries.into_iter().map(link).collect()
    }
}

/// The start page of a part, from the root of the collection.
fn start(id: &str) -> String {
    format!("{id}/{}", PageId::Home.address())
}
