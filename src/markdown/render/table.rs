//! Tables written in Markdown as HTML.

use super::super::tree::{Kind, Node, plain};
use super::{Renderer, classes};
use pulldown_cmark::Alignment;

impl<'a> Renderer<'a> {
    pub(super) fn table(&mut self, node: &'a Node, alignment: &[Alignment], out: &mut String) {
        let rows: Vec<&Node> = node.children.iter().filter(|row| matches!(row.kind, Kind::Row)).collect();
        let styles: Vec<Option<&str>> = alignment.iter().enumerate().map(|(at, set)| class(at, *set, &rows)).collect();
        let heads: Vec<&Node> = node.children.iter().filter(|part| matches!(part.kind, Kind::Head)).collect();
        let parts = if self.options.print { columns_on_paper(alignment.len()) } else { vec![(0..alignment.len()).collect()] };
        // What stands in more than one place, a head and the first column of parts, has its notes at the end.
        let in_line = std::mem::take(&mut self.notes.in_lines);
        let head: Vec<_> = heads.into_iter().map(|row| self.cells(row, true)).collect();
        self.notes.in_lines = in_line && parts.len() == 1;
        let body: Vec<_> = rows.into_iter().map(|row| self.cells(row, false)).collect();
        self.notes.in_lines = in_line;
        let last = parts.len() - 1;
        for (at, columns) in parts.into_iter().enumerate() {
            let name = super::super::escape::escape(&self.table_name());
            let goes_on = if at < last { " goes-on" } else { "" };
            // A frame that can be reached by keyboard, because wide tables scroll in it.
            put!(out, "<div class=\"{}{goes_on}\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n", classes::TABLE);
            for (tag, rows) in [("thead", &head), ("tbody", &body)].into_iter().filter(|(_, rows)| !rows.is_empty()) {
                put!(out, "<{tag}>\n");
                for row in rows {
                    write_row(row, tag == "thead", &columns, &styles, out);
                }
                put!(out, "</{tag}>\n");
            }
            out.push_str("</table>\n</div>\n");
        }
    }

    /// The HTML within each cell of a row.
    fn cells(&mut self, row: &'a Node, head: bool) -> Vec<String> {
        // A term is linked where it is used, not where it heads a column.
        let before = self.plain;
        self.plain |= head;
        let mut cells = Vec::new();
        for cell in &row.children {
            let mut html = String::new();
            self.inlines(&cell.children, &mut html);
            cells.push(html);
        }
        self.plain = before;
        cells
    }

    /// What a table is called: by the heading above it, with a number where it is not the first.
    fn table_name(&mut self) -> String {
        let above = self.headings.last().map_or(self.options.name.as_str(), |heading| heading.text.as_str());
        let name = if above.is_empty() { self.labels.table.clone() } else { format!("{}: {above}", self.labels.table) };
        let count = self.tables.entry(name.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { name } else { format!("{name} ({count})") }
    }
}

fn write_row(cells: &[String], head: bool, columns: &[usize], styles: &[Option<&str>], out: &mut String) {
    out.push_str("<tr>");
    for (at, html) in columns.iter().filter_map(|at| Some((*at, cells.get(*at)?))) {
        let class = styles.get(at).copied().flatten().map_or(String::new(), |class| format!(" class=\"{class}\""));
        // An empty head says nothing, so it is no head.
        if head && !html.is_empty() {
            put!(out, "<th scope=\"col\"{class}>{html}</th>");
        } else {
            put!(out, "<td{class}>{html}</td>");
        }
    }
    out.push_str("</tr>\n");
}

/// The most columns that fit beside each other on a page, turned.
const WIDEST: usize = 14;

/// The columns of each part in which a table stands on paper: all of them, or where those do not fit the first one with
/// as many others as do.
pub fn columns_on_paper(columns: usize) -> Vec<Vec<usize>> {
    if columns <= WIDEST {
        return vec![(0..columns).collect()];
    }
    let others: Vec<usize> = (1..columns).collect();
    others.chunks(WIDEST - 1).map(|part| std::iter::once(0).chain(part.iter().copied()).collect()).collect()
}

/// The class of a column: as it was aligned, or that of figures where it has nothing else.
fn class(at: usize, alignment: Alignment, rows: &[&Node]) -> Option<&'static str> {
    match alignment {
        Alignment::Right => Some(classes::NUMBER),
        Alignment::Center => Some(classes::CENTRE),
        Alignment::Left => None,
        Alignment::None => {
            let cells = rows.iter().filter_map(|row| row.children.get(at)).map(|cell| plain(&cell.children));
            let filled: Vec<String> = cells.filter(|text| !text.is_empty()).collect();
            (!filled.is_empty() && filled.iter().all(|text| is_figure(text))).then_some(classes::NUMBER)
        }
    }
}

/// True for a figure with the signs that stand around it: "€ 1.234,50", "−3 %", "–".
pub fn is_figure(text: &str) -> bool {
    let dash = text.chars().all(|c| matches!(c, '-' | '–' | '—'));
    let figure = text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " .,€%+-−–\u{a0}\u{202f}\u{2009}".contains(c));
    // A date (2026-01-01) or a range of years reads as text.
    let joined = text.trim_start_matches(['-', '−', '–']).contains(['-', '–']) && !text.ends_with(",-");
    dash || (figure && !joined)
}

#[cfg(test)]
mod tests {
    use super::{columns_on_paper, is_figure};

    #[test]
    fn every_column_of_a_wide_table_stands_in_one_of_its_parts() {
        assert_eq!(columns_on_paper(14).len(), 1);
        let parts = columns_on_paper(60);
        assert!(parts.len() == 5 && parts.iter().all(|part| part[0] == 0 && part.len() <= 14), "{parts:?}");
        let mut all: Vec<usize> = parts.into_iter().flat_map(|part| part.into_iter().skip(1)).collect();
        all.sort_unstable();
        assert_eq!(all, (1..60).collect::<Vec<_>>());
    }

    #[test]
    fn figures_are_told_from_codes_and_dates() {
        for figure in ["€ 1.234,50", "-3 %", "−0,5", "–", "12", "€ 12,-"] {
            assert!(is_figure(figure), "{figure}");
        }
        for text in ["45A48", "2026-01-01", "2024–2026", "n.v.t.", ""] {
            assert!(!is_figure(text) || text.is_empty(), "{text}");
        }
    }
}
