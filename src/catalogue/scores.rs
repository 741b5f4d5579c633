//! The table behind a chart: an editor's own, or the scores of providers on an indicator.

use super::Catalogue;
use crate::charts::ChartData;

/// The name of the table that is made of `scores.csv`: `scores?indicator=uitval`.
pub const SCORES: &str = "scores";

/// The filters behind the name of a table.
pub fn chart_filters(table: &str) -> Vec<(&str, &str)> {
    let (_, query) = table.split_once('?').unwrap_or_default();
    query.split('&').filter_map(|filter| filter.split_once('=')).collect()
}

impl Catalogue {
    /// The table that a chart names; `None` where there is none.
    ///
    /// Of scores: a row for each provider by its name in the first column, `provider`, and a column for each period, or
    /// `value` where no period is said. Filters are `indicator`, `segment` and `period`.
    pub fn chart_data(&self, table: &str) -> Option<ChartData> {
        if table.split('?').next() != Some(SCORES) || self.tables.contains_key(SCORES) {
            let table = self.tables.get(table)?;
            let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.0.value.clone()).collect()).collect();
            return Some(ChartData { columns: table.columns.clone(), rows });
        }
        let filters = chart_filters(table);
        let wanted =
            |key: &str, value: Option<&str>| filters.iter().filter(|(own, _)| *own == key).all(|(_, wanted)| Some(*wanted) == value);
        let fits = |score: &&super::people::Score| {
            wanted("indicator", Some(&score.indicator.value))
                && wanted("segment", score.segment.as_ref().map(|id| id.value.as_str()))
                && wanted("period", score.period.as_deref())
        };
        let scores: Vec<_> = self.scores.iter().filter(fits).collect();
        if scores.is_empty() || !filters.iter().any(|(key, _)| *key == "indicator") {
            return None;
        }
        let period = |score: &super::people::Score| score.period.clone().unwrap_or_else(|| "value".to_owned());
        let mut columns = vec!["provider".to_owned()];
        for score in &scores {
            if !columns.contains(&period(score)) {
                columns.push(period(score));
            }
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (id, provider) in &self.providers {
            let own: Vec<_> = scores.iter().filter(|score| score.provider.value == *id).collect();
            let value = |column: &String| own.iter().find(|score| period(score) == *column).and_then(|score| score.value.clone());
            if !own.is_empty() {
                let name = std::iter::once(provider.name.value.clone());
                rows.push(name.chain(columns[1..].iter().map(|column| value(column).unwrap_or_default())).collect());
            }
        }
        Some(ChartData { columns, rows })
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::sample::sample;

    #[test]
    fn scores_are_a_table_by_provider_and_period() {
        let providers = "[[provider]]\nid = \"a\"\nname = \"A\"\n[[provider]]\nid = \"b\"\nname = \"B\"\n";
        let site = sample(&[
            ("content/providers.toml", providers),
            ("content/indicators.toml", "[[indicator]]\nid = \"uitval\"\nname = \"Uitval\"\ndefinition = \"x\"\n"),
            ("content/scores.csv", "provider,indicator,period,value\nb,uitval,2025,9\na,uitval,2024,7\na,uitval,2025,8\n"),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let data = catalogue.chart_data("scores?indicator=uitval").unwrap();
        assert_eq!(data.columns, ["provider", "2025", "2024"]);
        assert_eq!(data.rows, [["A", "8", "7"], ["B", "9", ""]]);
        assert_eq!(catalogue.chart_data("scores?indicator=uitval&period=2024").unwrap().rows, [["A", "7"]]);
        assert!(catalogue.chart_data("scores?indicator=x").is_none() && catalogue.chart_data("scores").is_none());
    }
}
