//! Charts can be drawn: their table is there, with the columns and figures that they name.

use super::Check;
use crate::catalogue::scores::{SCORES, chart_filters};
use crate::catalogue::terms::Language;
use crate::charts::{self, Chart};
use crate::findings::{Findings, rules};
use crate::markdown::open_places;
use indexmap::IndexMap;

/// Reads every chart, so that references to figures can be judged after this.
pub fn check(check: &mut Check) {
    let mut seen = IndexMap::new();
    let mut names = Vec::new();
    let blocks: Vec<_> = check.texts.all.iter().flat_map(|text| text.scan.charts.clone()).collect();
    for block in blocks {
        let mut own = Findings::default();
        let chart = charts::parse(&block.spec, block.place, &mut own);
        check.findings.extend(own);
        let Some(chart) = chart else {
            check.targets.figures_lost = true;
            continue;
        };
        for range in open_places(&chart.title) {
            let message = format!("the title of a chart holds an open place: `{}`", &chart.title[range]);
            check.findings.add(&rules::OPEN_PLACE, chart.id.place, message);
        }
        names.push(chart.id.value.clone());
        check.once(&mut seen, "figure", &chart.id, chart.id.place);
        check.used_tables.insert(chart.table.value.clone());
        if chart.table.value.split('?').next() == Some(SCORES) || check.refer_at("table", &chart.table, chart.table.place) {
            draw(check, &chart);
        }
    }
    check.targets.figures = names;
}

fn draw(check: &mut Check, chart: &Chart) {
    let Some(data) = check.catalogue.chart_data(&chart.table) else {
        if chart.table.starts_with(SCORES) {
            let indicator = chart_filters(&chart.table).into_iter().find(|(key, _)| *key == "indicator").map(|(_, id)| id);
            if indicator.is_none_or(|id| check.refer_at("indicator", id, chart.table.place)) {
                let message = format!("there are no scores for `{}`; write `scores?indicator=…`", chart.table.value);
                check.findings.add(&rules::BAD_CHART, chart.table.place, message);
            }
        } else if !check.targets.lost("table", &chart.table) {
            let message = format!("a chart is made from a table under content/tables, and `{}` is none", chart.table.value);
            check.findings.add(&rules::BAD_CHART, chart.table.place, message);
        }
        return;
    };
    let mut known = true;
    for column in chart.columns().into_iter().filter(|column| !data.columns.contains(&column.value)) {
        known = false;
        let message = format!("the table `{}` has no column `{}`", chart.table.value, column.value);
        check.findings.add(&rules::BAD_CHART, column.place, message).nearest(column, data.columns.iter().map(String::as_str));
    }
    if let (true, Err(message)) = (known, charts::svg(chart, &data, Language::Nl)) {
        check.findings.add(&rules::BAD_CHART, chart.id.place, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn a_chart_names_columns_that_are_there() {
        let text = "+++\ntitle = \"D\"\nkind = \"report\"\n+++\n[](figure:f) [](figure:g)\n\n```chart\nid = \"f\"\ntype = \"bar\"\ntable = \"t\"\nx = \"a\"\ny = [\"bb\"]\ntitle = \"T\"\n```\n";
        let lines = found(&[("content/documents/d.md", text), ("content/tables/t.csv", "a,b\nx,1\n")]);
        assert_eq!(
            lines,
            [
                "unknown-reference content/documents/d.md:5:24 there is no figure `g`",
                "bad-chart content/documents/d.md:12:7 the table `t` has no column `bb`",
            ]
        );
    }
}
