//! A product's page: all that its file says, and all that the rest of the catalogue says of it.

use super::amounts::{code_tariffs, codes, product_pgb, tariffs};
use super::concern;
use super::matrix::{self, Asked};
use super::numbering::numbered;
use super::parts::{closed, municipalities, once};
use super::products::{ages, statuses};
use super::{compare, local, page, provider};
use crate::catalogue::Entry;
use crate::catalogue::edition::Change;
use crate::catalogue::product::{self as record, Product};
use crate::catalogue::scope::expand;
use crate::catalogue::subject::Subject;
use crate::catalogue::terms::{Frequency, Funding, NoTariff, Variant};
use crate::figures;
use crate::markdown::{self, Options};
use crate::site::context::{
    self, Allocation, ClosedAdmission, Instead, Level, Link, OtherCode, Output, Page, ProductPage, ProductTariff, Purchase, Reference,
    Section,
};
use crate::site::counterpart::{self, counterpart};
use crate::site::editions::Edition;
use crate::site::plan::PageId;
use crate::site::view::View;

/// A product's own keys.
pub fn product(view: &View, product: &Entry<Product>) -> ProductPage {
    ProductPage { product: content(view, product, "") }
}

/// The page of a product.
pub fn page(view: &View, product: &Entry<Product>) -> Page {
    let mut page = page::page(view, &PageId::Product(product.id.clone()), "product", product.name.value.clone());
    page.breadcrumbs.push(view.segment(&product.segment));
    let code = product.code.as_ref().map(|code| code.value.as_str().to_owned());
    page.breadcrumbs.push(Link { label: code.clone().unwrap_or_else(|| product.name.value.clone()), url: None });
    page.description = view.lead(product).and_then(|lead| page::plain(&lead));
    page
}

/// A product, with `prefix` before the identifiers of its sections so that several can share a document.
pub fn content(view: &View, product: &Entry<Product>, prefix: &str) -> context::Product {
    let catalogue = view.catalogue();
    // Where products share a document its tables are told apart by their captions alone.
    let numbered = if prefix.is_empty() { numbered(view, [("product", product.id.as_str())]) } else { Vec::new() };
    let view = &View { prefix: prefix.to_owned(), ..view.numbering(numbered) };
    let subject = Subject::product(catalogue, product);
    let related = view.shared.relations.get(&product.id);
    let references = |ids: &[String]| ids.iter().map(|id| view.product(id)).collect::<Vec<Reference>>();
    let tariffs = tariffs(view, product);
    let absence = match product.tariff {
        Some(absence) => Some(view.label(&format!("no_tariff.{}", absence.key()))),
        None => tariffs.is_empty().then(|| view.label("no_tariff.missing")),
    };
    let periods: Vec<&str> = once(tariffs.iter().map(|tariff| tariff.period.label.as_str()));
    let matrices = matrix::all(
        view,
        &[product],
        &Asked { periods: &periods, shown: &|_| true, names: false, empty: product.tariff != Some(NoTariff::None) },
    );
    // What a cell says in full is not listed too.
    let told = |tariff: &ProductTariff| tariff.in_matrix && tariff.buildup.is_empty() && !matrices.is_empty();
    let listed: Vec<ProductTariff> = tariffs.iter().filter(|tariff| !told(tariff)).cloned().collect();
    let (offers, pgb) = (provider::offers_of(view, product), product_pgb(view, product));
    let purchase = purchase(view, product);
    let places = if prefix.is_empty() { local::places(view, product, &offers, &purchase) } else { local::Places::default() };
    let (from, until) = catalogue.validity(product);
    let (intro_html, sections) = sections(view, product, 2, prefix);
    context::Product {
        code: product.code.as_ref().map(|code| code.value.as_str().to_owned()),
        name: product.name.value.clone(),
        id_prefix: prefix.to_owned(),
        intro_html,
        statuses: statuses(view, product),
        sections,
        segment: Some(view.segment(&product.segment)),
        law: catalogue.law(product).map(|law| view.label(&format!("law.{}", law.key()))),
        funding: super::segment::funding(view, catalogue.funding(product), catalogue.funding_parts(product)),
        variant: catalogue.funding(product).and_then(Funding::variant).map(|variant| variant.key().to_owned()),
        unit: product.unit.map(|unit| view.label(&format!("unit.{}", unit.value.key()))),
        each: product.unit.map(|unit| view.label(&format!("each.{}", unit.value.key()))),
        unit_code: product.unit.and_then(|unit| unit.value.code()).map(str::to_owned),
        purchase,
        validity: Some(view.validity(Some(from), until)),
        municipalities: municipalities(view, &product.municipalities),
        ages: product.ages.as_ref().and_then(|range| ages(view, range)),
        keywords: product.keywords.clone(),
        other_codes: product.other_codes.iter().map(|other| other_code(view, other, matrices.is_empty())).collect(),
        referrers: product.referrers.clone(),
        frequency: product.frequency.map(|frequency| view.label(&format!("frequency.{}", frequency.value.key()))),
        maximum: maximum(view, product),
        shared_with: shared_with(view, product),
        payments: product.payments.iter().map(|payment| payment_of(view, payment)).collect(),
        no_pgb: product.pgb.is_some(),
        output: output(view, product),
        levels: levels(view, product),
        tariff_covers: product.tariff_covers.as_ref().map(|text| text.value.clone()),
        allocation: allocation(view, product),
        by_task: by_task(view, product),
        tariff_columns: super::amounts::tariff_columns(view, &listed),
        tariffs: listed,
        card: local::card(view, product),
        matrices,
        tariff_absence: absence,
        pgb_columns: super::amounts::pgb_columns(view, &pgb),
        pgb,
        // On paper there is nothing to fill in.
        cost: prefix.is_empty().then(|| super::cost::cost(view, product)).flatten(),
        instead: product.instead.iter().map(|i| Instead { when: i.when.value.clone(), product: view.product(&i.r#use) }).collect(),
        lighter: references(&related.lighter),
        heavier: references(&related.heavier),
        compare_steps: compare::with_steps(view, product, related),
        compare_url: compare::start(view, &product.id),
        combinations_url: super::combinations::of(view, product, related).filter(|_| prefix.is_empty()),
        combines_with: references(&related.combines_with),
        excludes: references(&related.excludes),
        add_on_to: references(&related.add_on_to),
        add_ons: references(&related.add_ons),
        replaces: product.replaces.iter().map(|code| view.product(code)).collect(),
        offer_columns: provider::offer_columns(view, &offers),
        places: places.choices,
        bought_in: places.bought_in,
        not_bought: places.not_bought,
        offered_in: places.offered_in,
        unoffered_in: places.unoffered_in,
        offers,
        closed: closed_for(view, product, &subject),
        clauses: concern::clauses(view, &subject),
        requirements: concern::requirements(view, &subject),
        indicators: concern::indicators(view, &subject),
        questions: concern::questions(view, &subject),
        contracts: concern::contracts(view, &subject),
        guide: if prefix.is_empty() { super::guide::leading_to(view, product) } else { Vec::new() },
        documents: concern::documents(view, &subject),
        referred: if prefix.is_empty() { concern::others(view, &subject) } else { Vec::new() },
        changes: changes(view, |kind, id| kind == "product" && catalogue.product(id).is_some_and(|other| other.id == product.id)),
        history: if prefix.is_empty() { super::changes::history(view, &product.id) } else { Vec::new() },
        more: matrix::dimensions(view, product).into_iter().chain(editions(view, product)).collect(),
    }
}

/// The sentences before the first heading, and what stands under each heading, footnotes last.
pub fn sections(view: &View, product: &Entry<Product>, top: u8, prefix: &str) -> (Option<String>, Vec<Section>) {
    let options = Options { top, name: product.name.value.clone(), prefix: prefix.to_owned(), ..view.options() };
    let rendered = markdown::render(&product.body.text, product.body.place, &options, view);
    let mut sections: Vec<Section> = rendered
        .sections
        .into_iter()
        .map(|section| Section { id: section.id, title: section.title, note_html: None, html: section.html })
        .collect();
    if !rendered.footnotes_html.is_empty() {
        let title = view.label("markdown.notes");
        sections.push(Section { id: format!("{prefix}noten"), title, note_html: None, html: rendered.footnotes_html });
    }
    let intro = (!rendered.lead_html.trim().is_empty()).then_some(rendered.lead_html);
    (intro, sections)
}

/// Whether it is paid for being there, and not for each person helped (taakgericht).
pub fn by_task(view: &View, product: &Product) -> bool {
    view.catalogue().funding(product).and_then(Funding::variant) == Some(Variant::Task)
}

fn purchase(view: &View, product: &Product) -> Vec<Purchase> {
    let level = |level: crate::catalogue::terms::Level| view.label(&format!("level.{}", level.key()));
    match &product.purchase {
        None => Vec::new(),
        Some(record::Purchase::All(one)) => {
            vec![Purchase { places: buyers(view, product), level: level(*one), municipalities: Vec::new() }]
        }
        Some(record::Purchase::By(rows)) => {
            let one = |row: &record::PurchaseRow| Purchase {
                places: Some(bought_by(view, product, rows, row)),
                level: level(row.level),
                municipalities: municipalities(view, &row.municipalities),
            };
            rows.iter().map(one).collect()
        }
    }
}

/// The municipalities that buy a product; none where that is all.
fn buyers(view: &View, product: &Product) -> Option<String> {
    let all = &view.catalogue().municipalities;
    let buying: Vec<&str> = all.keys().map(String::as_str).filter(|id| local::kept_from(view, product, id).is_none()).collect();
    (buying.len() < all.len()).then(|| buying.join(" "))
}

/// The municipalities of a row: those it names, or all that no other row names.
fn bought_by(view: &View, product: &Product, rows: &[record::PurchaseRow], row: &record::PurchaseRow) -> String {
    let catalogue = view.catalogue();
    let named = |row: &record::PurchaseRow| expand(&catalogue.edition, &row.municipalities);
    let others: Vec<_> = rows.iter().map(named).collect();
    let own = named(row);
    let meant = |id: &&String| if own.is_empty() { others.iter().all(|other| !other.contains(*id)) } else { own.contains(*id) };
    let buys = |id: &&String| local::kept_from(view, product, id).is_none();
    catalogue.municipalities.keys().filter(meant).filter(buys).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Another code, with what is paid for it where that fits in a few words.
fn other_code(view: &View, other: &record::OtherCode, priced: bool) -> OtherCode {
    OtherCode {
        tariffs: if priced { code_tariffs(view, other) } else { Vec::new() },
        code: other.code.value.as_str().to_owned(),
        name: other.name.as_ref().map(|name| name.value.clone()),
        scope: view.scope_text(&other.r#where),
        unit: other.unit.map(|unit| view.label(&format!("unit.{}", unit.value.key()))),
    }
}

/// The result that is paid for, or that it is not set yet.
fn output(view: &View, product: &Product) -> Option<Output> {
    let written = product.output.as_ref()?;
    let text = |text: Option<&crate::findings::At<String>>| text.map(|text| text.value.clone());
    match written {
        record::Output::NotSet => Some(Output { result: view.label("no_tariff.not_set"), established_by: None }),
        record::Output::Known(_) if written.result().is_none() && written.established_by().is_none() => None,
        record::Output::Known(_) => {
            Some(Output { result: text(written.result()).unwrap_or_default(), established_by: text(written.established_by()) })
        }
    }
}

/// "4 uur per week, 12 maanden".
fn maximum(view: &View, product: &Product) -> Option<String> {
    let maximum = product.maximum.as_ref()?;
    let volume = maximum.amount.map(|amount| {
        let unit = product.unit.map(|unit| unit.value.key());
        let volume = unit.map_or_else(|| amount.to_string(), |unit| super::parts::count(view, unit, amount as usize));
        match product.frequency {
            Some(frequency) if frequency.value == Frequency::Total => format!("{volume} {}", view.label("fill.in_total")),
            Some(frequency) => format!("{volume} {}", view.label(&format!("frequency.{}", frequency.value.key()))),
            None => volume,
        }
    });
    let months = maximum.months.map(|months| super::parts::count(view, "month", months as usize));
    let words: Vec<String> = [volume, months].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// The products with which its maximum is shared: said by one of them, it holds for both.
fn shared_with(view: &View, product: &Entry<Product>) -> Vec<Reference> {
    let catalogue = view.catalogue();
    let named = |of: &Product| of.maximum.iter().flat_map(|maximum| &maximum.shared_with).cloned().collect::<Vec<_>>();
    let same = |id: &str| catalogue.product(id).is_some_and(|other| other.id == product.id);
    let own = named(product).into_iter().filter_map(|id| catalogue.product(&id)).map(|other| other.id.as_str());
    let back = catalogue.products.values().filter(|other| named(other).iter().any(|id| same(id))).map(|other| other.id.as_str());
    once(own.chain(back)).into_iter().map(|id| view.product(id)).collect()
}

fn payment_of(view: &View, payment: &record::Payment) -> context::Payment {
    context::Payment { percent: figures::percent(payment.percent.value.0, view.shared.language), when: payment.when.value.clone() }
}

fn levels(view: &View, product: &Product) -> Vec<Level> {
    let shares = product.levels.iter().flat_map(|levels| &levels.shares.0);
    shares.map(|(name, share)| Level { name: name.clone(), percent: figures::percent(share.0, view.shared.language) }).collect()
}

/// What an access team fills in. What is paid for being there is not allocated to anybody.
fn allocation(view: &View, product: &Product) -> Option<Allocation> {
    if by_task(view, product) {
        return None;
    }
    let code = product.code.as_ref().map(|code| &code.value)?;
    let unit = product.unit.and_then(|unit| Some((unit.value.code()?, view.label(&format!("unit.{}", unit.value.key())))));
    let frequency = product.frequency.map(|f| (f.value.code(), view.label(&format!("frequency.{}", f.value.key()))));
    let end_date_required = product.frequency.is_some_and(|frequency| frequency.value == Frequency::Week);
    let mut lines = vec![view.say("fill.copy_category", &[code.category()]), view.say("fill.copy_code", &[code.as_str()])];
    lines.extend(unit.iter().map(|(code, name)| view.say("fill.copy_unit", &[code, name])));
    lines.extend(frequency.iter().map(|(code, name)| view.say("fill.copy_frequency", &[code, name])));
    lines.extend(end_date_required.then(|| view.label("fill.copy_end_date")));
    Some(Allocation {
        category: Some(code.category().to_owned()),
        code: Some(code.as_str().to_owned()),
        unit: unit.map(|(code, name)| view.say("fill.with_code", &[&name, code])),
        frequency: frequency.map(|(code, name)| view.say("fill.with_code", &[&name, code])),
        end_date_required,
        copy_text: lines.join(", "),
    })
}

/// Where nobody new is admitted for this product, as its segments say.
fn closed_for(view: &View, product: &Entry<Product>, subject: &Subject) -> Vec<ClosedAdmission> {
    let catalogue = view.catalogue();
    let admissions = catalogue.lineage(&product.segment.value).filter_map(|segment| segment.admission.as_ref());
    let own: Vec<&str> = std::iter::once(product.id.as_str()).chain(codes(product)).collect();
    let entries = admissions.flat_map(|admission| &admission.closed_for).filter(|entry| {
        let named = entry.scope.get("products");
        subject.meets(&entry.scope, catalogue) && (named.is_empty() || named.iter().any(|id| own.contains(&id.value.as_str())))
    });
    entries.map(|entry| closed(view, entry)).collect()
}

/// The versions that have the product, oldest first, each with its page there; none where there is one version.
fn editions(view: &View, product: &Entry<Product>) -> Option<context::Fact> {
    let editions = &view.shared.editions;
    let page = PageId::Product(product.id.clone());
    let link = |edition: &Edition| {
        let there = counterpart(view, edition, &page).shown(&page)?;
        let url = editions.link(&view.address, &format!("{}{}", edition.folder, there.address()));
        let link = format!("<a href=\"{}\">{}</a>", markdown::escape(&url), markdown::escape(edition.version()));
        let other = counterpart::name(edition, &there).filter(|_| there != page);
        Some(other.map_or(link.clone(), |name| format!("{link} ({})", markdown::escape(&view.say("versions.called", &[&name])))))
    };
    let links: Vec<String> = editions.all.iter().filter_map(link).collect();
    (editions.all.len() > 1 && view.prefix.is_empty()).then(|| context::Fact { label: view.label("versions.in"), html: links.join(", ") })
}

/// Why something differs from the version before; `own` says whether a kind and an identifier are it.
pub fn changes(view: &View, own: impl Fn(&str, &str) -> bool) -> Vec<context::Change> {
    let about = |change: &&Change| change.about.ids.iter().any(|id| own(&change.about.kind, id));
    let entry = |change: &Change| context::Change {
        about: Vec::new(),
        reason_html: reason(view, change),
        question: change.question.as_ref().map(|question| super::contract::reference_link(view, question)),
    };
    view.catalogue().edition.change.iter().filter(about).map(entry).collect()
}

/// A reason, without links to the terms in it: what it says is short, and where it leads is the product.
pub fn reason(view: &View, change: &Change) -> String {
    let Some(reason) = &change.reason else { return markdown::escape(&view.label("no_reason")) };
    markdown::inline(&reason.value, reason.place, &Options { terms: false, ..view.options() }, view)
}
