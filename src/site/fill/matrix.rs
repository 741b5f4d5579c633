//! Tariffs that differ by declared dimensions (profile, intensity, result area), as rows and columns.
//!
//! One dimension stands above the columns; products, providers and the other dimensions name the rows. A cell without an
//! amount says so: a product may declare what its tariffs will differ by before there are any.

use super::parts::{anchor, anchors, once, without};
use crate::catalogue::Entry;
use crate::catalogue::edition::Dimension;
use crate::catalogue::product::{OtherCode, Product};
use crate::catalogue::tariffs::Tariff;
use crate::catalogue::terms::Unit;
use crate::figures;
use crate::markdown::escape;
use crate::site::context::{Align, Cell, Column, Fact, Link, Over, Row, Table};
use crate::site::view::View;

/// More rows than this are not made of values that no tariff has.
const MOST_ROWS: usize = 60;
/// More columns than this stand beside each other badly, where there is another dimension with fewer values.
const MOST_COLUMNS: usize = 9;

/// What of the tariffs is asked for.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The periods, in order.
    pub periods: &'a [&'a str],
    /// Which tariffs.
    pub shown: &'a dyn Fn(&Tariff) -> bool,
    /// Whether products are named where there is only one.
    pub names: bool,
    /// Whether what has no amount is shown.
    pub empty: bool,
}

/// A tariff, and where it stands among the dimensions.
struct Spot<'a> {
    product: &'a Entry<Product>,
    tariff: &'a Tariff,
    /// The values of each dimension; empty is all.
    at: Vec<Vec<&'a str>>,
    /// Its code, where that is for some values of a dimension.
    code: Option<&'a str>,
}

/// What the rows of one product, period, provider and unit share.
#[derive(PartialEq)]
struct Base<'a> {
    product: &'a str,
    period: Option<&'a str>,
    /// A code of its own that is not for some values of a dimension.
    code: Option<&'a str>,
    providers: Vec<&'a str>,
    scope: Option<String>,
    unit: Option<Unit>,
}

/// The segment at the top, and the dimensions.
type Group<'a> = (Option<&'a str>, Vec<&'a str>);

/// A matrix for each group of products that differ by the same dimensions and lie in the same segment at the top.
pub fn all<'a>(view: &View<'a>, products: &[&'a Entry<Product>], asked: &Asked) -> Vec<Table> {
    let catalogue = view.catalogue();
    let mut groups: Vec<(Group, Vec<&Entry<Product>>)> = Vec::new();
    for product in products {
        let dimensions: Vec<&str> = catalogue.differs_by(product).iter().map(|dimension| dimension.id.as_str()).collect();
        let top = catalogue.lineage(&product.segment).last().map(|segment| segment.id.as_str());
        match groups.iter_mut().find(|(key, _)| *key == (top, dimensions.clone())) {
            Some((_, own)) => own.push(product),
            None if dimensions.is_empty() => {}
            None => groups.push(((top, dimensions), vec![product])),
        }
    }
    groups.iter().filter_map(|(_, own)| build(view, own, asked)).collect()
}

/// Whether a tariff stands in the cell of a matrix, so that a list need not name it.
pub fn covers(view: &View, tariff: &Tariff) -> bool {
    let catalogue = view.catalogue();
    let Some(product) = catalogue.product(&tariff.code) else { return false };
    // A single tariff, by the way for some value only, is no matrix.
    let codes = super::amounts::codes(product).flat_map(|code| catalogue.tariffs.of(code));
    let beside = codes.filter(|other| other.period == tariff.period).filter(|other| !is_for_all(view, product, other));
    !is_for_all(view, product, tariff)
        && beside.count() > 1
        && column(view, &[product]).is_some_and(|at| !at_of(view, product, tariff)[at].is_empty())
}

fn is_for_all(view: &View, product: &Product, tariff: &Tariff) -> bool {
    at_of(view, product, tariff).iter().all(Vec::is_empty)
}

/// The tariffs of products as one matrix; `None` where they differ by no dimension.
pub fn build<'a>(view: &View<'a>, products: &[&'a Entry<Product>], asked: &Asked) -> Option<Table> {
    let catalogue = view.catalogue();
    let dimensions = &catalogue.edition.dimension;
    let column = column(view, products)?;
    let spots = spots(view, products, asked);
    let in_matrix = |spot: &&Spot| !spot.at[column].is_empty();
    let (columns, used) = (values(&spots, products, dimensions, column), used(view, products));
    if columns.is_empty() {
        return None;
    }
    let mut rows: Vec<(Base, Vec<Option<&str>>)> = Vec::new();
    for product in products {
        let own: Vec<&Spot> = spots.iter().filter(|spot| spot.product.id == product.id).collect();
        let mut bases = once(own.iter().copied().filter(in_matrix).map(|spot| base(view, spot)));
        if bases.is_empty() {
            if !asked.empty || !product.dimensions.iter().any(|id| id.value == dimensions[column].id.value) {
                continue;
            }
            bases.push(Base {
                product: &product.id,
                period: None,
                code: None,
                providers: Vec::new(),
                scope: None,
                unit: product.unit.map(|u| u.value),
            });
        }
        for base_ in bases {
            let here: Vec<&Spot> = own.iter().copied().filter(in_matrix).filter(|spot| base(view, spot) == base_).collect();
            for values in combinations(&here, product, dimensions, &used, column) {
                rows.push((Base { providers: base_.providers.clone(), scope: base_.scope.clone(), ..base_ }, values));
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let several = once(rows.iter().map(|(base, _)| base.product)).len() > 1;
    let heads = Heads::of(&rows, several, asked.names && asked.periods.len() == 1, &used, column);
    let mut table = Table { columns: heads.columns(view), row_heads: heads.count(), ..Table::default() };
    table.over = Some(Over { skip: heads.count(), label: dimensions[column].name.value.clone(), span: columns.len() });
    let name = |dimension: usize, value: &str| view.dimension_value(&dimensions[dimension].id, value);
    table.columns.extend(columns.iter().map(|value| Column { label: name(column, value), align: Align::Amount, ..Column::default() }));
    for (base_, at) in &rows {
        let mut cells = heads.cells(view, base_, at);
        let own: Vec<&Spot> = spots.iter().filter(|spot| spot.product.id == base_.product && base(view, spot) == *base_).collect();
        for value in &columns {
            let mut place = at.clone();
            place[column] = Some(value);
            cells.push(cell(view, base_.product, best(&own, &place)));
        }
        table.rows.push(Row { id: None, cells });
    }
    if !heads.has(Head::Unit)
        && let Some(unit) = rows.iter().find_map(|(base, _)| base.unit)
    {
        table.same.push(Fact { label: view.label("per_head"), html: escape(&view.label(&format!("each.{}", unit.key()))) });
    }
    if asked.names
        && !heads.has(Head::Product)
        && let Some((base, _)) = rows.first()
    {
        let product = view.product(base.product);
        let link = anchor(&Link { label: product.label, url: product.url });
        let code = product.code.map(|code| format!(" <span class=\"code\">{}</span>", escape(&code))).unwrap_or_default();
        table.same.insert(0, Fact { label: view.label("product"), html: format!("{link}{code}") });
    }
    Some(table)
}

/// The dimension above the columns: the last by which the products differ, unless another one fits better there.
fn column(view: &View, products: &[&Entry<Product>]) -> Option<usize> {
    let used = used(view, products);
    let last = *used.last()?;
    let size = |at: usize| view.catalogue().edition.dimension[at].values.len();
    let fits = |at: &&usize| size(**at) <= MOST_COLUMNS;
    Some(used.iter().rev().find(fits).copied().unwrap_or(last))
}

/// The dimensions by which products differ.
fn used(view: &View, products: &[&Entry<Product>]) -> Vec<usize> {
    let catalogue = view.catalogue();
    let differs = |dimension: &Dimension| {
        products.iter().any(|product| catalogue.differs_by(product).iter().any(|own| own.id.value == dimension.id.value))
    };
    catalogue.edition.dimension.iter().enumerate().filter(|(_, dimension)| differs(dimension)).map(|(at, _)| at).collect()
}

fn other<'a>(product: &'a Product, code: &str) -> Option<&'a OtherCode> {
    product.other_codes.iter().find(|other| other.code.value.as_str() == code)
}

/// The values of each dimension that a tariff is for: of its own scope, or else of its code.
fn at_of<'a>(view: &View<'a>, product: &'a Product, tariff: &'a Tariff) -> Vec<Vec<&'a str>> {
    let of_code = other(product, &tariff.code).map(|other| &other.r#where);
    let values = |dimension: &Dimension| {
        let own = tariff.scope.get(&dimension.id);
        let values = if own.is_empty() { of_code.map_or(&[][..], |scope| scope.get(&dimension.id)) } else { own };
        values.iter().map(|value| value.value.as_str()).collect()
    };
    view.catalogue().edition.dimension.iter().map(values).collect()
}

fn spots<'a>(view: &View<'a>, products: &[&'a Entry<Product>], asked: &Asked) -> Vec<Spot<'a>> {
    let catalogue = view.catalogue();
    let mut spots = Vec::new();
    for period in asked.periods {
        for product in products {
            for tariff in super::amounts::codes(product).flat_map(|code| catalogue.tariffs.of(code)) {
                if tariff.period == *period && (asked.shown)(tariff) && super::book::holds(view, &tariff.scope) {
                    let code = other(product, &tariff.code)
                        .filter(|other| catalogue.edition.dimension.iter().any(|d| !other.r#where.get(&d.id).is_empty()));
                    spots.push(Spot {
                        product,
                        tariff,
                        at: at_of(view, product, tariff),
                        code: code.map(|other| other.code.value.as_str()),
                    });
                }
            }
        }
    }
    spots
}

fn base<'a>(view: &View<'a>, spot: &Spot<'a>) -> Base<'a> {
    let mut keys: Vec<&str> = view.catalogue().edition.dimension.iter().map(|dimension| dimension.id.as_str()).collect();
    keys.push("providers");
    let other = other(spot.product, &spot.tariff.code).filter(|_| spot.code.is_none());
    let of_code = other.and_then(|other| view.scope_text(&other.r#where));
    let own = view.scope_text(&without(&spot.tariff.scope, &keys));
    let scope: Vec<String> = [of_code, own].into_iter().flatten().collect();
    Base {
        product: &spot.product.id,
        period: Some(&spot.tariff.period),
        code: other.map(|other| other.code.value.as_str()),
        providers: spot.tariff.scope.get("providers").iter().map(|id| id.value.as_str()).collect(),
        scope: (!scope.is_empty()).then(|| scope.join("; ")),
        unit: Some(spot.tariff.unit),
    }
}

/// The values of a dimension: all that are declared where a product says that it differs by it, or else those that tariffs have.
fn values<'a>(spots: &[Spot<'a>], products: &[&Entry<Product>], dimensions: &'a [Dimension], at: usize) -> Vec<&'a str> {
    let seen: Vec<&'a str> = once(spots.iter().flat_map(|spot| spot.at[at].iter().copied()));
    let declared = products.iter().any(|product| product.dimensions.iter().any(|id| id.value == dimensions[at].id.value));
    let known = dimensions[at].values.iter().map(|value| value.id.as_str()).filter(|value| declared || seen.contains(value));
    let mut values: Vec<&str> = known.collect();
    let rest: Vec<&str> = seen.into_iter().filter(|value| !values.contains(value)).collect();
    values.extend(rest);
    values
}

/// The values of the other dimensions, a row each.
fn combinations<'a>(
    here: &[&Spot<'a>],
    product: &Entry<Product>,
    dimensions: &'a [Dimension],
    used: &[usize],
    column: usize,
) -> Vec<Vec<Option<&'a str>>> {
    let mut rows: Vec<Vec<Option<&str>>> = vec![vec![None; dimensions.len()]];
    for at in used.iter().copied().filter(|at| *at != column) {
        let seen: Vec<&str> = once(here.iter().flat_map(|spot| spot.at[at].iter().copied()));
        let declared = product.dimensions.iter().any(|id| id.value == dimensions[at].id.value);
        let known = dimensions[at].values.iter().map(|value| value.id.as_str()).filter(|value| declared || seen.contains(value));
        let mut values: Vec<Option<&str>> = known.map(Some).collect();
        let rest: Vec<Option<&str>> = seen.iter().copied().map(Some).filter(|value| !values.contains(value)).collect();
        values.extend(rest);
        if values.is_empty() {
            continue;
        }
        let with = |row: &Vec<Option<&'a str>>, value: Option<&'a str>| {
            let mut row = row.clone();
            row[at] = value;
            row
        };
        rows = rows.iter().flat_map(|row| values.iter().map(move |value| with(row, *value))).collect();
    }
    let has = |row: &Vec<Option<&str>>| here.iter().any(|spot| fits(spot, row, column));
    if rows.len() > MOST_ROWS {
        rows.retain(has);
    }
    rows
}

/// Whether a tariff can hold in a row, whatever the column.
fn fits(spot: &Spot, place: &[Option<&str>], but: usize) -> bool {
    spot.at.iter().zip(place).enumerate().all(|(at, (own, value))| {
        let all = at == but || own.is_empty();
        all || value.is_none_or(|value| own.contains(&value))
    })
}

/// The most specific tariff that holds in a cell.
fn best<'b, 'a>(own: &[&'b Spot<'a>], place: &[Option<&str>]) -> Option<&'b Spot<'a>> {
    let here = own.iter().copied().filter(|spot| fits(spot, place, usize::MAX));
    here.max_by_key(|spot| {
        let named = spot.at.iter().filter(|values| !values.is_empty()).count();
        (named, std::cmp::Reverse(spot.at.iter().map(Vec::len).sum::<usize>()))
    })
}

fn cell(view: &View, product: &str, spot: Option<&Spot>) -> Cell {
    let Some(spot) = spot else {
        let absence = view.catalogue().product(product).and_then(|product| product.tariff);
        let text = absence.map_or_else(|| view.label("fill.not_set"), |absence| view.label(&format!("no_tariff.{}", absence.key())));
        let short = absence.is_none_or(|absence| absence == crate::catalogue::terms::NoTariff::NotSet);
        return Cell { html: String::new(), note_html: Some(escape(&if short { view.label("fill.not_set") } else { text })) };
    };
    let per_minute = super::amounts::per_minute(view, spot.tariff).map(|amount| view.say("fill.per_minute", &[&amount]));
    let notes: Vec<String> =
        spot.code.map(|code| format!("<span class=\"code\">{}</span>", escape(code))).into_iter().chain(per_minute).collect();
    Cell { html: figures::amount(spot.tariff.amount.0, view.shared.language), note_html: (!notes.is_empty()).then(|| notes.join(" ")) }
}

/// What names the rows, in this order.
struct Heads(Vec<Head>);

#[derive(Clone, Copy, PartialEq)]
enum Head {
    Period,
    Product,
    Provider,
    Scope,
    Dimension(usize),
    Unit,
}

impl Heads {
    /// `said` is where the page says the period already, and what is left to name the rows by are the products.
    fn of(rows: &[(Base, Vec<Option<&str>>)], product: bool, said: bool, used: &[usize], column: usize) -> Self {
        let periods = once(rows.iter().filter_map(|(base, _)| base.period));
        let units = once(rows.iter().map(|(base, _)| base.unit.map(Unit::key)));
        let any = |says: &dyn Fn(&Base) -> bool| rows.iter().any(|(base, _)| says(base));
        let mut heads = Vec::new();
        heads.extend((periods.len() > 1).then_some(Head::Period));
        heads.extend((product || any(&|base| base.code.is_some())).then_some(Head::Product));
        heads.extend(any(&|base| !base.providers.is_empty()).then_some(Head::Provider));
        heads.extend(any(&|base| base.scope.is_some()).then_some(Head::Scope));
        let dimensions = used.iter().copied().filter(|at| *at != column && rows.iter().any(|(_, place)| place[*at].is_some()));
        heads.extend(dimensions.map(Head::Dimension));
        heads.extend((units.len() > 1).then_some(Head::Unit));
        // A row is named by something.
        if heads.is_empty() {
            heads.push(if said || periods.is_empty() { Head::Product } else { Head::Period });
        }
        Self(heads)
    }

    fn has(&self, head: Head) -> bool {
        self.0.contains(&head)
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn columns(&self, view: &View) -> Vec<Column> {
        let label = |head: &Head| match head {
            Head::Period => view.label("period"),
            Head::Product => view.label("product"),
            Head::Provider => view.label("provider"),
            Head::Scope => view.label("holds_for"),
            Head::Dimension(at) => view.catalogue().edition.dimension[*at].name.value.clone(),
            Head::Unit => view.label("per_head"),
        };
        self.0.iter().map(|head| Column { label: label(head), ..Column::default() }).collect()
    }

    fn cells(&self, view: &View, base: &Base, at: &[Option<&str>]) -> Vec<Cell> {
        self.0.iter().map(|head| head.cell(view, base, at)).collect()
    }
}

impl Head {
    fn cell(self, view: &View, base: &Base, at: &[Option<&str>]) -> Cell {
        let dash = || "–".to_owned();
        let mut note_html = None;
        let html = match self {
            Self::Period => base.period.map_or_else(dash, |id| anchor(&super::amounts::period(view, id))),
            Self::Product => {
                let product = view.product(base.code.unwrap_or(base.product));
                note_html = product.code.as_ref().map(|code| format!("<span class=\"code\">{}</span>", escape(code)));
                anchor(&Link { label: product.label, url: product.url })
            }
            Self::Provider if base.providers.is_empty() => escape(&view.label("all")),
            Self::Provider => anchors(&base.providers.iter().map(|id| view.provider(id)).collect::<Vec<_>>()),
            Self::Scope => escape(&base.scope.clone().unwrap_or_else(|| view.label("all"))),
            Self::Dimension(of) => {
                let dimension = &view.catalogue().edition.dimension[of].id;
                at[of].map_or_else(dash, |value| escape(&view.dimension_value(dimension, value)))
            }
            Self::Unit => base.unit.map_or_else(dash, |unit| escape(&view.label(&format!("each.{}", unit.key())))),
        };
        Cell { html, note_html }
    }
}

/// The declared dimensions by which a product differs, each with the names of its values.
pub fn dimensions(view: &View, product: &Entry<Product>) -> Vec<Fact> {
    let names = |dimension: &Dimension| {
        let names: Vec<String> = dimension.values.iter().map(|value| view.dimension_value(&dimension.id, &value.id)).collect();
        escape(&if names.is_empty() { view.label("fill.values_not_said") } else { names.join(", ") })
    };
    let own = view.catalogue().differs_by(product);
    own.into_iter().map(|dimension| Fact { label: dimension.name.value.clone(), html: names(dimension) }).collect()
}
