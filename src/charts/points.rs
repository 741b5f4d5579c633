//! The figures of a chart, taken out of its table and checked.

use super::{Chart, ChartData, ChartType, Series, number};
use crate::findings::{At, Place, nearest};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Points {
    /// The names of the points.
    pub names: Vec<String>,
    /// The series, each with a value for every name.
    pub series: Vec<Column>,
    /// True where the two series are the ends of a range.
    pub range: bool,
    /// How many decimals figures have.
    pub decimals: u32,
}

/// One series.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name: the head of the column.
    pub name: String,
    /// Its values; absent where the cell is empty.
    pub values: Vec<Option<Decimal>>,
}

/// Why a chart cannot be drawn, and the key that says so.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// Why.
    pub message: String,
}

impl Points {
    /// Takes the columns of a chart out of its table.
    pub fn of(chart: &Chart, data: &ChartData) -> Result<Self, Problem> {
        // The ends of a range stand first.
        let ends = chart.range_shown().map(|ends| vec![ends.low.clone(), ends.high.clone()]);
        let range = ends.is_some();
        let mut columns = ends.unwrap_or_default();
        if let Series::Columns(own) = &chart.y {
            columns.extend(own.iter().cloned());
        }
        let names = texts(data, &chart.x)?;
        let mut series = Vec::new();
        for column in &columns {
            let mut values = Vec::new();
            for text in texts(data, column)? {
                values.push(value(&text, column)?);
            }
            series.push(Column { name: column.value.clone(), values });
        }
        let decimals = series.iter().flat_map(|s| &s.values).flatten().map(|v| v.normalize().scale()).max().unwrap_or(0).min(4);
        let points = Self { names, series, range, decimals };
        points.fit(chart)?;
        Ok(points)
    }

    /// Whether these figures can be drawn in this way.
    fn fit(&self, chart: &Chart) -> Result<(), Problem> {
        let place = chart.range_shown().map_or(chart.place, |ends| ends.place);
        let problem = |message: &str| Err(Problem { place, message: message.to_owned() });
        if self.values().next().is_none() {
            return problem("the columns of this chart hold no figures");
        }
        let negative = self.values().any(|value| value.is_sign_negative() && !value.is_zero());
        match chart.r#type {
            ChartType::Pie if self.series.len() > 1 => problem("a pie is drawn of one column"),
            ChartType::Pie | ChartType::StackedBar if negative => problem("parts of a whole cannot be negative"),
            ChartType::Pie if self.values().all(Decimal::is_zero) => problem("a pie cannot be drawn of zeros"),
            kind if self.range && self.series.len() > 2 && kind != ChartType::Line => problem("columns with a range are drawn as a line"),
            ChartType::StackedBar if self.range => problem("a range is drawn as bars or as a line"),
            _ if self.range && self.upside_down() => problem("the lower end of the range is above its upper end"),
            _ => Ok(()),
        }
    }

    fn upside_down(&self) -> bool {
        let [low, high, ..] = self.series.as_slice() else { return false };
        low.values.iter().zip(&high.values).any(|(low, high)| matches!((low, high), (Some(low), Some(high)) if low > high))
    }

    /// Every value.
    pub fn values(&self) -> impl Iterator<Item = &Decimal> {
        self.series.iter().flat_map(|series| series.values.iter().flatten())
    }
}

/// A value as a number to draw with; never to show.
pub fn size(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn texts(data: &ChartData, column: &At<String>) -> Result<Vec<String>, Problem> {
    let known = || data.columns.iter().map(|c| c.trim());
    let Some(at) = known().position(|name| name == column.trim()) else {
        let near = nearest(column, known()).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        let listed = known().collect::<Vec<_>>().join(", ");
        return Err(Problem { place: column.place, message: format!("the table has no column `{}`, only {listed}{near}", column.value) });
    };
    Ok(data.rows.iter().map(|row| row.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default()).collect())
}

fn value(text: &str, column: &At<String>) -> Result<Option<Decimal>, Problem> {
    if matches!(text, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let problem = || Problem { place: column.place, message: format!("`{text}` in column `{}` is not a number", column.value) };
    number::read(text).map(Some).ok_or_else(problem)
}
