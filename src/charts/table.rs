//! The figures of a chart as a table, for who cannot see the drawing and who wants the figures.

use super::points::Points;
use super::words::Words;
use crate::markdown::{escape, put};

/// The table; folded away under its name on a screen, open on paper.
pub fn table(points: &Points, head: &str, name: &str, folded: bool, words: &Words) -> String {
    let name = escape(name);
    let mut out = String::new();
    if folded {
        put!(out, "<details class=\"chart-data\">\n<summary>{name}</summary>\n");
    }
    let class = if folded { "table-frame" } else { "table-frame chart-data" };
    put!(out, "<div class=\"{class}\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n");
    if !folded {
        put!(out, "<caption>{name}</caption>\n");
    }
    put!(out, "<thead>\n<tr><th scope=\"col\">{}</th>", escape(head));
    for series in &points.series {
        put!(out, "<th scope=\"col\" class=\"number\">{}</th>", escape(&series.name));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (row, name) in points.names.iter().enumerate() {
        put!(out, "<tr><th scope=\"row\">{}</th>", escape(name));
        for series in &points.series {
            let value = series.values[row].map_or_else(|| "–".to_owned(), |value| words.number(value, points));
            put!(out, "<td class=\"number\">{value}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    if folded {
        out.push_str("</details>\n");
    }
    out
}
