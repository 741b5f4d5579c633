//! A comparison as Markdown, for a letter or a council: the same tables as on the page of changes, in the language of the site.

use crate::catalogue::Catalogue;
use crate::markdown::text_of;
use crate::pipeline::Site;
use crate::site::context::{ChangeEntry, ChangeGroup, Changes, ContractChanges};
use crate::site::fill::changes::{Pair, changes, title};
use crate::site::look;
use crate::site::view::{Shared, View};
use crate::versions::compare;
use jiff::civil::Date;
use std::fmt::Write;

/// The whole comparison of two sites.
pub fn text(old: (&Site, &Catalogue), new: (&Site, &Catalogue), told: &compare::Changes, date: Date) -> String {
    let labels = look::labels(&new.1.settings, &new.0.folder);
    let before = Shared::new(old.1, &old.0.sources, &[], labels.clone(), date);
    let after = Shared::new(new.1, &new.0.sources, &[], labels, date);
    let (before, after) = (View::new(&before, ""), View::new(&after, ""));
    let filled = changes(&Pair { page: &after, old: &before, new: &after, told });
    let mut out = format!("# {}\n\n{}\n", title(&after, &told.new), after.say("changes.beside", &[&told.old]));
    let write = Writer { view: &after };
    write.counts(&mut out, &filled);
    for group in &filled.groups {
        write.group(&mut out, group);
    }
    for contract in &filled.contracts {
        write.contract(&mut out, contract);
    }
    for group in &filled.rest {
        write.group(&mut out, group);
    }
    write.withdrawn(&mut out, &filled);
    out
}

struct Writer<'a> {
    view: &'a View<'a>,
}

impl Writer<'_> {
    fn head(&self, out: &mut String, keys: &[&str]) {
        let cells: Vec<String> = keys.iter().map(|key| self.view.label(key)).collect();
        let _ = writeln!(out, "\n| {} |\n|{}", cells.join(" | "), " --- |".repeat(keys.len()));
    }

    fn counts(&self, out: &mut String, changes: &Changes) {
        if changes.counts.is_empty() {
            let _ = writeln!(out, "\n{}", self.view.label("changes.none"));
            return;
        }
        let heads: Vec<&str> = changes.heads.iter().map(|head| head.label.as_str()).collect();
        let _ = writeln!(out, "\n| {} | {} |\n| --- |{}", self.view.label("page.field"), heads.join(" | "), " ---: |".repeat(heads.len()));
        for row in &changes.counts {
            let numbers: Vec<&str> = row.numbers.iter().map(|number| number.as_deref().unwrap_or("–")).collect();
            let _ = writeln!(out, "| {} | {} |", row.kind, numbers.join(" | "));
        }
    }

    fn withdrawn(&self, out: &mut String, changes: &Changes) {
        if !changes.withdrawn.is_empty() {
            let _ = writeln!(out, "\n## {}", self.view.label("page.withdrawn"));
            self.head(out, &["code", "product", "successor", "claimable_until"]);
        }
        let code = |code: &Option<String>| code.clone().unwrap_or_else(|| "–".to_owned());
        for gone in &changes.withdrawn {
            let next: Vec<String> = gone.successors.iter().map(|next| format!("{} {}", code(&next.code), line(&next.label))).collect();
            let successor = if next.is_empty() { "–".to_owned() } else { next.join(", ") };
            let until = gone.claimable_until.as_deref().unwrap_or("–");
            let _ = writeln!(out, "| {} | {} | {successor} | {until} |", gone.code, line(gone.name.as_deref().unwrap_or("–")));
        }
    }

    fn group(&self, out: &mut String, group: &ChangeGroup) {
        let _ = writeln!(out, "\n## {}", line(&group.title));
        for own in &group.articles {
            let names: Vec<String> = own.articles.iter().map(|link| line(&link.label)).collect();
            let _ = writeln!(out, "\n{}: {}", line(&own.contract), names.join(", "));
        }
        for entry in &group.entries {
            self.entry(out, entry);
        }
        if !group.tariffs.is_empty() {
            let _ = writeln!(out, "\n### {}", self.view.label("tariffs"));
            self.head(out, &["code", "product", "period", "holds_for", "per_head", "was", "becomes", "difference", "explained_by"]);
        }
        for row in &group.tariffs {
            let all = self.view.label("all");
            let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
            let difference =
                row.percent.as_ref().map_or_else(|| or(&row.difference), |percent| format!("{} ({percent})", or(&row.difference)));
            let cells = [
                or(&row.product.code),
                line(&row.product.label),
                line(&row.period),
                line(row.scope.as_ref().unwrap_or(&all)),
                row.per.clone(),
                or(&row.was),
                or(&row.now),
                difference,
                row.explanation.clone(),
            ];
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        self.budgets(out, group);
    }

    fn budgets(&self, out: &mut String, group: &ChangeGroup) {
        if !group.budgets.is_empty() {
            let _ = writeln!(out, "\n### {}", self.view.label("pgb"));
            self.head(out, &["pgb_rate", "holds_for", "period", "was", "becomes", "difference", "status_head"]);
        }
        for row in &group.budgets {
            let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
            let difference =
                row.percent.as_ref().map_or_else(|| or(&row.difference), |percent| format!("{} ({percent})", or(&row.difference)));
            let scope = row.scope.clone().unwrap_or_else(|| self.view.label("all"));
            let cells =
                [line(&row.label), line(&scope), line(&row.period), or(&row.was), or(&row.now), difference, row.status.label.clone()];
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }

    fn entry(&self, out: &mut String, entry: &ChangeEntry) {
        let code = entry.name.code.as_ref().map_or_else(String::new, |code| format!(" ({code})"));
        let statuses: Vec<&str> = entry.statuses.iter().map(|status| status.label.as_str()).collect();
        let _ = writeln!(out, "\n### {}: {}{code}, {}", entry.kind, line(&entry.name.label), statuses.join(", "));
        self.reason(out, entry.reason_html.as_ref());
        if !entry.touches.is_empty() {
            let names: Vec<String> = entry.touches.iter().map(|link| line(&link.label)).collect();
            let _ = writeln!(out, "\n{}: {}", self.view.label("touches"), names.join(", "));
        }
        self.fields(out, entry);
    }

    fn reason(&self, out: &mut String, reason: Option<&String>) {
        if let Some(reason) = reason {
            let _ = writeln!(out, "\n{}: {}", self.view.label("because"), line(&text_of(reason)));
        }
    }

    fn fields(&self, out: &mut String, entry: &ChangeEntry) {
        if !entry.fields.is_empty() {
            self.head(out, &["page.field", "was", "becomes"]);
        }
        for field in &entry.fields {
            let _ = writeln!(out, "| {} | {} | {} |", line(&field.label), cell(field.was_html.as_ref()), cell(field.now_html.as_ref()));
        }
    }

    fn contract(&self, out: &mut String, contract: &ContractChanges) {
        let _ = writeln!(out, "\n## {}", line(&contract.title.label));
        if let Some(entry) = &contract.entry {
            self.reason(out, entry.reason_html.as_ref());
            self.fields(out, entry);
        }
        if !contract.rows.is_empty() {
            self.head(out, &["old_article", "was", "new_article", "becomes", "because"]);
        }
        for row in &contract.rows {
            let number = |number: &Option<String>| number.clone().unwrap_or_else(|| "–".to_owned());
            let was = row.was_html.as_ref().map_or_else(|| self.view.label("new_article_here"), |html| cell(Some(html)));
            let now = row.now_html.as_ref().map_or_else(|| self.view.label("withdrawn_article_here"), |html| cell(Some(html)));
            let why = row.reason_html.as_ref().map_or_else(String::new, |reason| line(&text_of(reason)));
            let _ = writeln!(out, "| {} | {was} | {} | {now} | {why} |", number(&row.old_number), number(&row.new_number));
        }
        for moved in &contract.moved {
            let _ = writeln!(out, "\n{}", line(moved));
        }
    }
}

/// Text on one line, with what Markdown would read as signs of its own written out.
fn line(text: &str) -> String {
    let mut out = String::new();
    for sign in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\|*_`~<[]".contains(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// The HTML of a cell: what is gone struck through, what is new in bold, a new line for each paragraph.
fn cell(html: Option<&String>) -> String {
    let Some(html) = html else { return "–".to_owned() };
    // Signs that no text has stand for the marks until the tags are gone.
    let marks = [("<del>", '\u{e000}'), ("</del>", '\u{e001}'), ("<ins>", '\u{e002}'), ("</ins>", '\u{e003}')];
    let ends = ["</p>", "</li>", "</div>", "<br>", "<br />"].map(|tag| (tag, '\u{e004}'));
    let mut text = without_hidden(html);
    for (tag, sign) in marks.into_iter().chain(ends) {
        text = text.replace(tag, &sign.to_string());
    }
    let text = line(&text_of(&text));
    let lines: Vec<&str> = text.split('\u{e004}').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("<br>").replace(['\u{e000}', '\u{e001}'], "~~").replace(['\u{e002}', '\u{e003}'], "**")
}

/// Without the words that only a screen reader says.
fn without_hidden(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<span class=\"hidden-visually\">") {
        out.push_str(before);
        rest = after.split_once("</span>").map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_one_line_with_its_marks() {
        let html = "<p>A <del><span class=\"hidden-visually\">weg: </span>b</del> | c</p><p><ins>d*</ins></p>".to_owned();
        assert_eq!(cell(Some(&html)), "A ~~b~~ \\| c<br>**d\\***");
    }
}
