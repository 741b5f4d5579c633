//! Tables written in Markdown as HTML.

use super::super::tree::{Kind, Node, plain};
use super::{Renderer, classes};
use pulldown_cmark::Alignment;

impl<'a> Renderer<'a> {
    pub(super) fn table(&mut self, node: &'a Node, alignment: &[Alignment], out: &mut String) {
        let rows: Vec<&Node> = node.children.iter().filter(|row| matches!(row.kind, Kind::Row)).collect();
        let columns: Vec<Option<&str>> = alignment.iter().enumerate().map(|(at, set)| class(at, *set, &rows)).collect();
        let name = super::super::escape::escape(&self.table_name());
        // A frame that can be reached by keyboard, because wide tables scroll in it.
        put!(out, "<div class=\"{}\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n", classes::TABLE);
        for part in &node.children {
            if let Kind::Head = part.kind {
                out.push_str("<thead>\n");
                self.row(part, true, &columns, out);
                out.push_str("</thead>\n");
            }
        }
        if !rows.is_empty() {
            out.push_str("<tbody>\n");
            for row in rows {
                self.row(row, false, &columns, out);
            }
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n</div>\n");
    }

    fn row(&mut self, row: &'a Node, head: bool, columns: &[Option<&str>], out: &mut String) {
        out.push_str("<tr>");
        for (at, cell) in row.children.iter().enumerate() {
            let class = columns.get(at).copied().flatten().map_or(String::new(), |class| format!(" class=\"{class}\""));
            let mut html = String::new();
            // A term is linked where it is used, not where it heads a column.
            let before = self.plain;
            self.plain |= head;
            self.inlines(&cell.children, &mut html);
            self.plain = before;
            // An empty head says nothing, so it is no head.
            if head && !html.is_empty() {
                put!(out, "<th scope=\"col\"{class}>{html}</th>");
            } else {
                put!(out, "<td{class}>{html}</td>");
            }
        }
        out.push_str("</tr>\n");
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
    use super::is_figure;

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
