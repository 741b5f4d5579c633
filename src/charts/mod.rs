//! Charts (grafieken): a block of TOML and a table become SVG, with the figures beside it.
//!
//! Pure: the table is given. Colour never carries meaning alone: every bar, line and slice has its
//! name beside it.

mod bars;
mod layers;
mod line;
mod moments;
mod number;
mod pie;
mod points;
pub mod scale;
pub mod schedule;
pub mod steps;
mod svg;
mod table;
pub mod timeline;
mod words;

use crate::catalogue::terms::Language;
use crate::content::fields::{FromValue, Reader, choice, record};
use crate::content::form::Form;
use crate::content::value::{Kind, Value, read_toml};
use crate::findings::{At, Findings, Place, rules};
use crate::markdown::escape;
use points::Points;
use svg::fixed;
use words::Words;

choice! {
    /// How a chart is drawn.
    pub enum ChartType {
        /// Bars beside each other.
        Bar = "bar" | "staaf",
        /// Bars of parts.
        StackedBar = "stacked-bar" | "stacked_bar" | "gestapeld",
        /// A line in time, or a range between two.
        Line = "line" | "lijn",
        /// Parts of a whole.
        Pie = "pie" | "taart",
    }
}

record! {
    /// A chart, as its block says it.
    pub struct Chart {
        /// Its identifier, for `figure:` references.
        id: At<String>,
        /// How it is drawn.
        r#type: ChartType,
        /// The table with its figures.
        table: At<String>,
        /// The column with the names of the points.
        x: At<String>,
        /// The columns with figures, or the two ends of a range.
        y: Series,
        /// A range behind the columns of a line.
        range: Option<Range>,
        /// Title.
        title: String,
        /// The unit of the figures.
        unit: Option<String>,
    }
}

record! {
    /// A range between two columns.
    pub struct Range {
        /// The column with its lower end.
        low: At<String>,
        /// The column with its upper end.
        high: At<String>,
    }
}

/// What is drawn: columns, or a range.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(untagged)]
pub enum Series {
    /// Each column by itself.
    Columns(Vec<At<String>>),
    /// What lies between two columns.
    Range(Range),
}

impl FromValue for Series {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value.kind {
            Kind::Table(_) => Range::read(value, reader).map(Self::Range),
            Kind::Text(_) => At::<String>::read(value, reader).map(|column| Self::Columns(vec![column])),
            Kind::List(_) => Vec::read(value, reader).map(Self::Columns),
            _ => {
                reader.wrong(&value, "a list of columns, or { low = \"…\", high = \"…\" }");
                None
            }
        }
    }
    fn form() -> Form {
        Form::OneOf(vec![String::form(), Vec::<String>::form(), Range::form()])
    }
}

impl Chart {
    /// The range that is drawn, by itself or behind columns.
    pub fn range_shown(&self) -> Option<&Range> {
        match &self.y {
            Series::Range(ends) => Some(ends),
            Series::Columns(_) => self.range.as_ref(),
        }
    }

    /// Every column with figures, and the one with names.
    pub fn columns(&self) -> Vec<&At<String>> {
        let mut all: Vec<&At<String>> = self.range_shown().into_iter().flat_map(|ends| [&ends.low, &ends.high]).collect();
        if let Series::Columns(columns) = &self.y {
            all.extend(columns);
        }
        all.push(&self.x);
        all
    }
}

/// The table behind a chart, as it is written.
#[derive(Clone, Debug, Default)]
pub struct ChartData {
    /// Column heads.
    pub columns: Vec<String>,
    /// Rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// Reads the block of a chart.
pub fn parse(spec: &str, place: Place, findings: &mut Findings) -> Option<Chart> {
    let mut value = read_toml(place.file(), spec, place.span().start, findings);
    value.place = place;
    Chart::read(value, &mut Reader::new(findings, &[]))
}

/// Reports why a chart cannot be drawn from its table, at the key that says so.
pub fn check(chart: &Chart, data: &ChartData, findings: &mut Findings) {
    if let Err(problem) = Points::of(chart, data) {
        findings.add(&rules::BAD_CHART, problem.place, problem.message);
    }
}

/// The drawing alone.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn svg(chart: &Chart, data: &ChartData, language: Language) -> Result<String, String> {
    let points = Points::of(chart, data).map_err(|problem| problem.message)?;
    Ok(draw(chart, &points, &Words::of(language)))
}

/// The anchor of a chart, by its identifier.
pub fn anchor(id: &str) -> String {
    format!("figuur-{id}")
}

/// What stands around a drawing.
#[derive(Clone, Debug)]
pub struct Caption<'a> {
    /// The anchor of the figure.
    pub id: Option<&'a str>,
    /// "Figuur 1"; `None` where it is not numbered.
    pub label: Option<String>,
    /// "Gegevens bij".
    pub data: &'a str,
    /// The language of figures.
    pub language: Language,
    /// Whether the figures are folded away under the drawing; never on paper.
    pub folded: bool,
}

/// The drawing with its caption and its figures as a table.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn figure(chart: &Chart, data: &ChartData, caption: &Caption<'_>) -> Result<String, String> {
    let points = Points::of(chart, data).map_err(|problem| problem.message)?;
    let words = Words::of(caption.language);
    let id = caption.id.map_or(String::new(), |id| format!(" id=\"{}\"", escape(id)));
    let label = caption.label.as_ref().map_or(String::new(), |label| format!("<span class=\"number\">{}.</span> ", escape(label)));
    let named = caption.label.as_deref().unwrap_or(&chart.title);
    let table = table::table(&points, &chart.x, &format!("{} {named}", caption.data), caption.folded, &words);
    let drawing = draw(chart, &points, &words);
    let title = escape(&title(chart));
    // The caption stands first: what follows it is read with it in mind.
    Ok(format!("<figure class=\"chart-figure\"{id}>\n<figcaption>{label}{title}</figcaption>\n{drawing}{table}</figure>\n"))
}

fn title(chart: &Chart) -> String {
    chart.unit.as_ref().map_or_else(|| chart.title.clone(), |unit| format!("{} ({unit})", chart.title))
}

fn draw(chart: &Chart, points: &Points, words: &Words) -> String {
    let (drawing, height) = match chart.r#type {
        ChartType::Bar => bars::bars(points, words),
        ChartType::StackedBar => bars::stacked(points, words),
        ChartType::Line => line::lines(points, words),
        ChartType::Pie => pie::slices(points, words),
    };
    // No view box: what is scaled to a telephone cannot be read. Widths are percentages, heights
    // follow the size of the reader's letters. The size as an attribute is for engines that read no
    // stylesheet within a drawing: print.css gives the figure the same size.
    format!(
        "<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"{}em\" fill=\"currentColor\" font-size=\"12\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>{}</title>\n<desc>{}</desc>\n{drawing}</svg>\n",
        fixed(height),
        escape(&title(chart)),
        escape(&words.describe(chart.r#type, points)),
    )
}

#[cfg(test)]
mod tests;
