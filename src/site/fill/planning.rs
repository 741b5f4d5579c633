//! The planning of the procurement.

use super::catalogue_tables::{heads, or_dash, row};
use super::page;
use crate::catalogue::procurement::Step;
use crate::catalogue::slug;
use crate::charts::scale::Ends;
use crate::charts::schedule::{Bar, schedule};
use crate::figures;
use crate::markdown::escape;
use crate::site::context::{Link, Page, PlanningPage, PlanningStep, Table};
use crate::site::plan::PageId;
use crate::site::view::View;
use jiff::civil::Date;

/// All steps, in the order in which they are written.
pub fn planning(view: &View) -> PlanningPage {
    let calendar_url = view.shared.data.get("planning.ics").map(|address| view.file(address));
    let written = &view.catalogue().steps;
    let step = |(at, one): (usize, &Step)| {
        let mut step = step(view, one);
        // A step without dates is over before the next one that has any begins, as they are written in order.
        let next = || written[at + 1..].iter().find_map(|later| later.start)?.yesterday().ok();
        step.end = step.end.or_else(|| next().map(|date| date.to_string()));
        step.state = state(view.shared.date, &step);
        step
    };
    let drawing_html = drawing(view);
    let undated = written.iter().filter(|step| step.start.is_none() && drawing_html.is_some());
    let undated = undated.map(|step| Link { label: step.title.value.clone(), url: Some(format!("#{}", id(step))) }).collect();
    PlanningPage { steps: written.iter().enumerate().map(step).collect(), calendar_url, drawing_html, undated }
}

/// The steps with dates as bars in time; none where that would be one bar.
fn drawing(view: &View) -> Option<String> {
    let bar = |step: &Step| {
        let start = step.start?;
        let label = step.title.value.clone();
        let name = format!("{label}, {}", when(view, step));
        let end = step.end.as_ref().map_or(start, |date| date.value).max(start);
        Some(Bar { label, name, start, end, url: format!("#{}", id(step)) })
    };
    let bars: Vec<Bar> = view.catalogue().steps.iter().filter_map(bar).collect();
    let (first, last) = (bars.iter().map(|bar| bar.start).min()?, bars.iter().map(|bar| bar.end).max()?);
    let title = view.say("planning_drawing", &[&view.validity(Some(first), Some(last)).text]);
    // With its year, whichever that is.
    let short = |day: Date| figures::short_day(day, i16::MIN, view.shared.language);
    let ends = Ends { title, first: short(first), last: short(last) };
    if bars.len() > 1 { schedule(&bars, &ends, &view.label("planning_today")) } else { None }
}

/// The page of the planning.
pub fn page(view: &View) -> Page {
    let mut page = page::page(view, &PageId::Planning, "planning", view.label("planning"));
    page.description = view.catalogue().steps.first().map(|first| format!("{}: {}", when(view, first), first.title.value));
    page
}

/// The anchor of a step.
pub fn id(step: &Step) -> String {
    step.id.as_ref().map_or_else(|| slug(&step.title), |id| id.value.clone())
}

fn step(view: &View, written: &Step) -> PlanningStep {
    PlanningStep {
        id: id(written),
        title: written.title.value.clone(),
        who: written.who.clone(),
        start: written.start.map(|date| date.to_string()),
        // One date is a day, not the beginning of something without an end.
        end: written.end.as_ref().map(|date| date.value).or(written.start).map(|date| date.to_string()),
        state: "",
        when: when(view, written),
        parts: written.parts.clone(),
        scope: view.scope_text(&written.scope),
    }
}

/// Whether a step is under way, over or still to come; nothing where that is not known.
fn state(today: Date, step: &PlanningStep) -> &'static str {
    let today = today.to_string();
    match (&step.start, &step.end) {
        (Some(start), _) if today < *start => "later",
        (_, Some(end)) if *end < today => "past",
        (Some(_), _) => "now",
        // Of what has no beginning it is not known whether it goes on.
        _ => "",
    }
}

/// When a step is: in the words of the source, with the dates where there are any.
pub fn when(view: &View, step: &Step) -> String {
    let end = step.end.as_ref().map(|date| date.value);
    let dates = match (step.start, end) {
        (Some(day), None) => view.date(day),
        (start, end) => figures::period(start, end, view.shared.language),
    };
    let words: Vec<String> = step.when.iter().cloned().chain((!dates.is_empty()).then_some(dates)).collect();
    words.join(", ")
}

/// The planning as a table.
pub fn table(view: &View) -> Table {
    table_of(view, view.catalogue().steps.iter())
}

/// Some steps of the planning as a table.
pub fn table_of<'a>(view: &View, steps: impl Iterator<Item = &'a Step>) -> Table {
    let mut table = heads(view, &["fill.step", "fill.when", "fill.who", "parts"]);
    for step in steps {
        table.rows.push(row(vec![
            super::parts::anchor(&view.link(step.title.value.clone(), &PageId::Planning, Some(&id(step)))),
            or_dash(escape(&when(view, step))),
            or_dash(escape(&step.who.join(", "))),
            or_dash(escape(&step.parts.join("; "))),
        ]));
    }
    table
}
