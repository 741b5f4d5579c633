//! `planning.ics`: the planning and the moments of contracts as a calendar (RFC 5545).
//!
//! Only what has an exact date is in it, as whole days. Identifiers do not change between builds, so
//! that a calendar which subscribes moves its entries instead of doubling them.

use super::web::base;
use crate::catalogue::terms::Language;
use crate::catalogue::{Catalogue, slug};
use crate::site::plan::PageId;
use jiff::civil::Date;

/// The calendar; none where nothing has an exact date. `stamp` is the day of the build.
pub fn calendar(catalogue: &Catalogue, stamp: Date) -> Option<Vec<u8>> {
    let events = events(catalogue);
    if events.is_empty() {
        return None;
    }
    let host = host(&catalogue.settings.site.base_url);
    let mut text = String::new();
    for property in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bestek//planning//NL", "CALSCALE:GREGORIAN"] {
        line(&mut text, property);
    }
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(&catalogue.settings.site.title)));
    for event in &events {
        event.write(&mut text, &host, stamp);
    }
    line(&mut text, "END:VCALENDAR");
    Some(text.into_bytes())
}

/// True where there is a calendar, for links to it.
pub fn has_calendar(catalogue: &Catalogue) -> bool {
    !events(catalogue).is_empty()
}

struct Event {
    id: String,
    title: String,
    first: Date,
    last: Date,
    description: String,
    url: String,
}

impl Event {
    fn write(&self, text: &mut String, host: &str, stamp: Date) {
        let day = |date: Date| date.to_string().replace('-', "");
        // The end of whole days is the day after the last.
        let after = self.last.tomorrow().unwrap_or(self.last);
        line(text, "BEGIN:VEVENT");
        line(text, &format!("UID:{}@{host}", self.id));
        line(text, &format!("DTSTAMP:{}T000000Z", day(stamp)));
        line(text, &format!("DTSTART;VALUE=DATE:{}", day(self.first)));
        line(text, &format!("DTEND;VALUE=DATE:{}", day(after)));
        line(text, &format!("SUMMARY:{}", escaped(&self.title)));
        if !self.description.is_empty() {
            line(text, &format!("DESCRIPTION:{}", escaped(&self.description)));
        }
        line(text, &format!("URL:{}", self.url.replace(|c: char| c.is_control() || c == ' ', "")));
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
    }
}

fn events(catalogue: &Catalogue) -> Vec<Event> {
    let mut events = steps(catalogue);
    events.extend(terms(catalogue));
    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    for event in &mut events {
        let count = seen.entry(event.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            event.id = format!("{}-{count}", event.id);
        }
    }
    events
}

fn steps(catalogue: &Catalogue) -> Vec<Event> {
    let url = format!("{}{}", base(&catalogue.settings), PageId::Planning.address());
    let event = |step: &crate::catalogue::procurement::Step| {
        let end = step.end.as_ref().map(|end| end.value);
        let first = step.start.or(end)?;
        let slug = step.id.as_ref().map_or_else(|| slug(&step.title), |id| id.value.clone());
        let mut description = step.who.join(", ");
        for part in &step.parts {
            description.push_str(if description.is_empty() { "– " } else { "\n– " });
            description.push_str(part);
        }
        Some(Event {
            id: format!("step-{slug}"),
            title: step.title.value.clone(),
            first,
            last: end.unwrap_or(first).max(first),
            description,
            url: format!("{url}#{slug}"),
        })
    };
    catalogue.steps.iter().filter_map(event).collect()
}

fn terms(catalogue: &Catalogue) -> Vec<Event> {
    let words = if catalogue.settings.site.language == Some(Language::En) { ENGLISH } else { DUTCH };
    let mut events = Vec::new();
    for contract in catalogue.contracts.values() {
        let Some(term) = &contract.term else { continue };
        let dates = term.dates();
        let url = format!("{}{}", base(&catalogue.settings), PageId::Contract(contract.id.clone()).address());
        let mut add = |moment: String, words: String, date: Date| {
            events.push(Event {
                id: format!("contract-{}-{moment}", contract.id),
                title: format!("{}: {words}", contract.title.value),
                first: date,
                last: date,
                description: String::new(),
                url: url.clone(),
            });
        };
        if let Some(start) = dates.start {
            add("start".into(), words.start.into(), start);
        }
        for (number, period) in dates.periods.iter().enumerate() {
            let (name, title) = match number {
                0 => ("end".to_owned(), words.end.to_owned()),
                _ => (format!("extension-{number}"), words.extension.replace("{}", &number.to_string())),
            };
            if let Some(notice) = period.notice_by {
                add(format!("{name}-notice"), format!("{} ({title} {})", words.notice, period.end), notice);
            }
            add(name, title, period.end);
        }
        if let Some(maximum) = dates.maximum.filter(|maximum| dates.periods.last().is_none_or(|last| last.end != *maximum)) {
            add("maximum".into(), words.maximum.into(), maximum);
        }
        for (number, evaluation) in (1..).zip(&dates.evaluations) {
            add(format!("evaluation-{number}"), format!("{} {number}", words.evaluation), *evaluation);
        }
    }
    events
}

struct Words {
    start: &'static str,
    end: &'static str,
    extension: &'static str,
    notice: &'static str,
    maximum: &'static str,
    evaluation: &'static str,
}

const DUTCH: Words = Words {
    start: "eerste dag",
    end: "laatste dag zonder verlenging",
    extension: "laatste dag van verlenging {}",
    notice: "laatste dag om op te zeggen",
    maximum: "laatste dag, hoe dan ook",
    evaluation: "evaluatie",
};

const ENGLISH: Words = Words {
    start: "first day",
    end: "last day without extension",
    extension: "last day of extension {}",
    notice: "last day to give notice",
    maximum: "last possible day",
    evaluation: "evaluation",
};

/// The name of the host in an address.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    host.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\n").replace('\n', "\\n");
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Adds a line, folded so that none is longer than 75 octets.
fn line(text: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::{example, sample};
    use jiff::civil::date;

    fn text(files: &[(&str, &str)]) -> Option<String> {
        let site = sample(files);
        calendar(site.catalogue.as_ref().unwrap(), date(2026, 3, 1)).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn steps_are_whole_days_and_inexact_ones_are_left_out() {
        let steps = "[[step]]\ntitle = \"Publicatie; ronde 1\"\nwho = [\"Inkoop\", \"Recht\"]\nstart = 2024-12-01\nend = 2024-12-15\nparts = [\"a\"]\n\
            [[step]]\ntitle = \"Ooit\"\nwhen = \"zomer\"\n[[step]]\ntitle = \"Gunning\"\nend = 2025-02-01\n";
        let text = text(&[("content/planning.toml", steps)]).unwrap();
        assert!(text.contains("UID:step-publicatie-ronde-1@regio.example\r\nDTSTAMP:20260301T000000Z\r\nDTSTART;VALUE=DATE:20241201\r\n"));
        assert!(text.contains("DTEND;VALUE=DATE:20241216\r\nSUMMARY:Publicatie\\; ronde 1\r\nDESCRIPTION:Inkoop\\, Recht\\n– a\r\n"));
        assert!(text.contains("URL:https://regio.example/boek/planning.html#gunning\r\n"));
        assert!(text.contains("DTSTART;VALUE=DATE:20250201\r\nDTEND;VALUE=DATE:20250202\r\n"));
        assert!(!text.contains("Ooit"));
    }

    #[test]
    fn a_contract_has_its_moments() {
        let contract = "title = \"Raam\"\n[term]\nstart = 2026-01-01\nduration = \"2 years\"\nextensions = [\"1 year\"]\nmaximum = \"3 years\"\n\
            notice = \"6 months\"\nevaluations = [\"1 year\"]\n";
        let text = text(&[("content/contracts/raam.toml", contract)]).unwrap();
        let moments: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("UID:contract-raam-")).collect();
        let wanted = ["start", "end-notice", "end", "extension-1-notice", "extension-1", "evaluation-1"];
        assert_eq!(moments, wanted.map(|moment| format!("{moment}@regio.example")));
    }

    #[test]
    fn no_line_is_longer_than_75_octets() {
        let site = example();
        let text = String::from_utf8(calendar(site.catalogue.as_ref().unwrap(), date(2026, 1, 1)).unwrap()).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("END:VEVENT").count());
        let mut ids: Vec<_> = text.lines().filter(|line| line.starts_with("UID:")).collect();
        ids.sort_unstable();
        let all = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), all, "identifiers are unique");
    }

    #[test]
    fn without_an_exact_date_there_is_no_calendar() {
        assert_eq!(text(&[]), None);
        assert_eq!(host("https://user@a.example:8080/x"), "a.example");
    }
}
