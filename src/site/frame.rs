//! What stands around every page: site, menu, foot, and the stylesheets and scripts with their addresses.

use super::context::{Link, MenuItem, Page, Site};
use super::plan::PageId;
use super::view::View;
use crate::catalogue::settings::SiteSettings;
use crate::catalogue::terms::Status;
use std::collections::BTreeMap;

/// Addresses of the files of the theme, from the site's root.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles {
    /// Stylesheets of pages, in order.
    pub stylesheets: Vec<String>,
    /// Stylesheets of print documents, in order.
    pub print_stylesheets: Vec<String>,
    /// Those of print documents that only browsers read, in order.
    pub browser_stylesheets: Vec<String>,
    /// Scripts of every page.
    pub scripts: Vec<String>,
    /// Scripts of some kinds of pages, after those.
    pub page_scripts: BTreeMap<String, Vec<String>>,
    /// Scripts that a search field loads for suggestions.
    pub suggest_scripts: Vec<String>,
    /// The head of the search index.
    pub index: String,
    /// The sign of the site, for the browser's tab.
    pub icon: Option<String>,
}

impl ThemeFiles {
    /// Puts `up` before every address: where pages stand in a folder of their own, the files of the theme do not.
    pub fn below(&mut self, up: &str) {
        let lists = [
            &mut self.stylesheets,
            &mut self.print_stylesheets,
            &mut self.browser_stylesheets,
            &mut self.scripts,
            &mut self.suggest_scripts,
        ];
        let own = self.page_scripts.values_mut().flatten();
        for address in lists.into_iter().flatten().chain(own).chain(&mut self.icon) {
            address.insert_str(0, up);
        }
    }
}

/// The site as seen from a page.
pub fn site(view: &View, page: &Page, files: &ThemeFiles) -> Site {
    let catalogue = view.catalogue();
    let (settings, edition) = (&catalogue.settings.site, &catalogue.edition);
    let editions = &view.shared.editions;
    let until = if editions.is_current() { edition.valid_until.as_ref().map(|date| date.value) } else { editions.own().until };
    let addresses = |list: &[String]| list.iter().map(|address| view.file(address)).collect::<Vec<_>>();
    let mut scripts = addresses(&files.scripts);
    scripts.extend(files.page_scripts.get(&page.kind).map(|own| addresses(own)).unwrap_or_default());
    Site {
        title: settings.title.value.clone(),
        publisher: settings.publisher.value.clone(),
        contact: settings.contact.as_ref().map(|contact| contact.value.clone()),
        contact_url: contact_url(
            settings,
            page,
            &editions.whole(&page.address),
            Some(&view.say("contract_page.edition", &[&edition.version])),
        ),
        language: view.shared.language.key().to_owned(),
        base_url: settings.base_url.value.clone(),
        home_url: view.file("index.html"),
        search_url: view.file("zoeken.html"),
        root: view.root(),
        products_url: view.href(&PageId::Products, None),
        compare_url: view.href(&PageId::Compare, None),
        municipalities_url: view.href(&PageId::Municipalities, None),
        providers_url: view.href(&PageId::Providers, None),
        places: super::fill::here::places(view, &page.kind),
        version: edition.version.value.clone(),
        version_url: versions_url(view),
        feed_url: root_url(view, &PageId::Changes, crate::data::FEED),
        status: if edition.status == Status::Draft { "draft" } else { "adopted" }.to_owned(),
        valid_from: edition.valid_from.to_string(),
        valid_until: until.map(|date| date.to_string()),
        valid_from_text: view.date(edition.valid_from),
        valid_until_text: until.map(|date| view.date(date)),
        summary: edition.summary.as_ref().map(|summary| summary.value.clone()),
        built_text: Some(view.date(view.shared.date)),
        menu: menu(view, MENU),
        menu_aside: menu(view, ASIDE),
        footer: footer(view),
        stylesheets: addresses(&files.stylesheets),
        print_stylesheets: addresses(&files.print_stylesheets),
        browser_stylesheets: addresses(&files.browser_stylesheets),
        scripts,
        suggest_scripts: if page.kind == "search" { Vec::new() } else { addresses(&files.suggest_scripts) },
        index_url: Some(files.index.as_str()).filter(|index| !index.is_empty()).map(|index| view.file(index)),
        notice: settings.notice.as_ref().map(|notice| notice.value.clone()),
        icon: files.icon.as_ref().map(|address| view.file(address)),
        collection: view.collection(),
    }
}

/// The page of all versions, which stands at the root of the site; none where there is one version.
fn versions_url(view: &View) -> Option<String> {
    root_url(view, &PageId::Versions, &PageId::Versions.address())
}

/// The link to what stands at the root of the site only; none where the current version does not have the page.
fn root_url(view: &View, page: &PageId, address: &str) -> Option<String> {
    let editions = &view.shared.editions;
    let there = editions.current().plan.has(page);
    there.then(|| if editions.is_current() { view.file(address) } else { editions.link(&view.address, address) })
}

/// The main menu: a label, the page it leads to, and the folder whose pages belong to it.
const MENU: &[(&str, PageId, &str)] = &[
    ("sections.products", PageId::Products, "producten/"),
    ("sections.tariffs", PageId::Tariffs, "tarieven/"),
    ("sections.segments", PageId::Segments, "segmenten/"),
    ("sections.providers", PageId::Providers, "aanbieders/"),
    ("sections.contracts", PageId::Contracts, "overeenkomsten/"),
    ("sections.documents", PageId::Documents, "documenten/"),
    ("sections.questions", PageId::Questions, "vragen/"),
];

const ASIDE: &[(&str, PageId, &str)] = &[
    ("sections.guide", PageId::Guide, "hulp/"),
    ("sections.municipalities", PageId::Municipalities, "gemeenten/"),
    ("sections.compare", PageId::Compare, "vergelijken.html"),
    ("sections.glossary", PageId::Glossary, "begrippen.html"),
];

/// Every page of the menus and the foot, with its label.
pub fn navigation() -> impl Iterator<Item = (&'static str, &'static PageId)> {
    const LAST: &[(&str, PageId)] = &[("changes.title", PageId::Changes), ("versions.title", PageId::Versions)];
    let menus = MENU.iter().chain(ASIDE).map(|(label, page, _)| (*label, page));
    menus.chain(FOOT.iter().chain(LAST).map(|(label, page)| (*label, page)))
}

fn menu(view: &View, items: &[(&str, PageId, &str)]) -> Vec<MenuItem> {
    let item = |(label, page, folder): &(&str, PageId, &str)| {
        let url = view.href(page, None)?;
        Some(MenuItem { label: view.label(label), url, current: view.address.starts_with(folder) })
    };
    items.iter().filter_map(item).collect()
}

/// The foot of every page.
const FOOT: &[(&str, PageId)] = &[
    ("sections.overview", PageId::Overview),
    ("sections.combinations", PageId::Combinations),
    ("sections.planning", PageId::Planning),
    ("moment.title", PageId::Dates),
    ("sections.indicators", PageId::Indicators),
    ("sections.requirements", PageId::Requirements),
    ("sections.procedures", PageId::Procedures),
    ("sections.tables", PageId::Tables),
    ("sections.data", PageId::Data),
    ("sections.accessibility", PageId::Accessibility),
];

fn footer(view: &View) -> Vec<Link> {
    let mut links: Vec<Link> =
        FOOT.iter().map(|(label, page)| view.link(view.label(label), page, None)).filter(|link| link.url.is_some()).collect();
    let changes = root_url(view, &PageId::Changes, &PageId::Changes.address());
    links.extend(changes.map(|url| Link { label: view.label("changes.title"), url: Some(url) }));
    links.extend(versions_url(view).map(|url| Link { label: view.label("versions.title"), url: Some(url) }));
    links
}

/// A mail about this page, with page and version filled in.
pub fn contact_url(settings: &SiteSettings, page: &Page, address: &str, edition: Option<&str>) -> Option<String> {
    let contact = settings.contact.as_ref()?;
    let subject = format!("{}: {}", settings.title.value, page.title);
    let edition = edition.map_or_else(String::new, |edition| format!("{edition}\n"));
    let body = format!("{}{address}\n{edition}", settings.base_url.value);
    Some(format!("mailto:{}?subject={}&body={}", contact.value, encode(&subject), encode(&body)))
}

/// Percent-encoding of a value in an address.
pub fn encode(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_encoded() {
        assert_eq!(encode("Klopt dit, niet?\n"), "Klopt%20dit%2C%20niet%3F%0A");
    }
}
