//! What `bestek search` prints: the hits, why they stand where they stand, and how words are analysed.

use crate::cli::Format;
use crate::search::{self, Hit, How, Note, Results, Sought, Why};
use crate::site::found::Found;
use std::fmt::Write as _;

/// What one edition has.
pub struct Answer {
    /// Its number, where editions were asked for.
    pub edition: Option<String>,
    /// What was found.
    pub results: Results,
    /// Why, hit by hit, where that was asked for.
    pub why: Vec<Why>,
}

/// How the words of a text are analysed, and what a query of them looks for.
///
/// # Errors
/// When the index cannot be made.
pub fn analysed(text: &str, found: &Found, format: Format) -> Result<String, String> {
    let words = search::analyze(text, &found.entries, &found.settings);
    let sought = found.index(None).and_then(|index| index.sought(text)).map_err(|error| error.to_string())?;
    if matches!(format, Format::Json) {
        let all = serde_json::json!({ "words": words, "sought": sought });
        return Ok(format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default()));
    }
    let list = |words: &[String]| if words.is_empty() { "none".to_owned() } else { words.join(" + ") };
    let mut out = String::new();
    for word in words {
        let _ = writeln!(out, "{}\n  stem      {}\n  parts     {}", word.word, word.stem, list(&word.parts));
        let _ = writeln!(out, "  synonyms  {}", if word.synonyms.is_empty() { "none".to_owned() } else { word.synonyms.join(", ") });
        if word.stop {
            out.push_str("  a stop word: it is looked for only in a query that has no other words\n");
        }
    }
    out.push_str(if sought.is_empty() { "A query of this finds nothing here.\n" } else { "A query of this looks for\n" });
    for Sought { word, found, how } in &sought {
        let words = if found.is_empty() { "its group of synonyms".to_owned() } else { found.join(", ") };
        let _ = writeln!(out, "  {word}: {words}, {}", said(*how));
    }
    Ok(out)
}

/// The hits of every edition as JSON, in the order in which they were asked.
pub fn json(answers: &[Answer]) -> String {
    let hits: Vec<_> = answers.iter().flat_map(values).collect();
    format!("{}\n", serde_json::to_string_pretty(&hits).unwrap_or_default())
}

fn values(answer: &Answer) -> Vec<serde_json::Value> {
    let hit = |(number, hit): (usize, &Hit)| {
        let mut value =
            serde_json::json!({ "url": hit.url, "title": hit.title, "kind": hit.kind, "score": hit.score, "snippet": hit.snippet });
        if let Some(map) = value.as_object_mut() {
            map.extend(answer.edition.iter().map(|edition| ("edition".to_owned(), edition.as_str().into())));
            map.extend(answer.why.get(number).map(|why| ("why".to_owned(), serde_json::to_value(why).unwrap_or_default())));
        }
        value
    };
    answer.results.hits.iter().enumerate().map(hit).collect()
}

/// The hits of every edition as text, under its number where editions were asked for.
pub fn human(query: &str, answers: &[Answer]) -> String {
    let mut out = String::new();
    for (number, answer) in answers.iter().enumerate() {
        let between = if number > 0 { "\n" } else { "" };
        let _ = answer.edition.as_ref().map_or(Ok(()), |edition| writeln!(out, "{between}Edition {edition}"));
        hits(&mut out, query, answer);
    }
    out
}

fn hits(out: &mut String, query: &str, Answer { results, why, .. }: &Answer) {
    for (typed, used) in &results.corrected {
        let _ = writeln!(out, "Searched for \"{used}\" instead of \"{}\".", shortened(typed));
    }
    for (typed, parts) in &results.parts {
        let _ = writeln!(out, "Searched for the parts of \"{}\": {}.", shortened(typed), parts.join(", "));
    }
    for (typed, others) in &results.synonyms {
        let _ = writeln!(out, "Searched with \"{typed}\" for: {}.", others.join(", "));
    }
    if !(results.corrected.is_empty() && results.parts.is_empty() && results.synonyms.is_empty()) {
        let _ = writeln!(out, "With --exact only what was typed is searched.");
    }
    if !results.left_out.is_empty() {
        let left_out: Vec<String> = results.left_out.iter().map(|word| shortened(word)).collect();
        let _ = writeln!(out, "Nothing has: {}.", left_out.join(", "));
    }
    let query = shortened(query);
    let _ = match results.note {
        Some(Note::Empty) => writeln!(out, "There is no word in this query. Give a code, a word or a few words."),
        Some(Note::OnlyStopWords) => writeln!(out, "These words stand everywhere. Add one that says what it is about."),
        Some(Note::TooLong) => writeln!(out, "The query is too long; only its beginning was used."),
        None => Ok(()),
    };
    if results.hits.is_empty() && !matches!(results.note, Some(Note::Empty | Note::OnlyStopWords)) {
        let _ = writeln!(out, "Nothing found for \"{query}\". Try fewer or other words.");
    }
    for (number, hit) in results.hits.iter().enumerate() {
        let snippet: String =
            hit.pieces.iter().map(|piece| if piece.marked { format!("*{}*", piece.text) } else { piece.text.clone() }).collect();
        let facts = if hit.facts.is_empty() { String::new() } else { format!("  {}\n", hit.facts.join(" · ")) };
        let codes = if hit.codes.is_empty() { String::new() } else { format!("{} ", hit.codes.join(", ")) };
        let _ = write!(out, "{codes}{} ({})\n  {}\n{facts}", hit.title, hit.kind, hit.url);
        if !snippet.is_empty() {
            let _ = writeln!(out, "  {snippet}");
        }
        if let Some(why) = why.get(number) {
            reasons(out, hit, why);
        }
    }
}

/// As much of a query as is worth repeating.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST).chain(['…']).collect() }
}

fn said(how: How) -> &'static str {
    match how {
        How::Exact => "as a word",
        How::Inflected => "by its ending",
        How::Joined => "joined with its neighbour",
        How::Opened => "as a part of an unknown word",
        How::OpenedToo => "as a part of a rare word",
        How::Begun | How::BegunToo => "by its beginning",
        How::OneError => "with one typing error",
        How::TwoErrors => "with two typing errors",
        How::Synonym => "as a synonym",
    }
}

fn reasons(out: &mut String, hit: &Hit, why: &Why) {
    for reason in &why.words {
        let how = said(reason.how);
        let found = if reason.found.is_empty() { String::new() } else { format!(" ({})", reason.found.join(", ")) };
        let fields = if reason.fields.is_empty() { "parts of words".to_owned() } else { reason.fields.join(", ") };
        let _ = writeln!(
            out,
            "    {}{found}: {how}, in {fields}; {} × rarity {} × {}/256 = {}",
            reason.word, reason.weight, reason.rarity, reason.how_weight, reason.score
        );
    }
    let _ = writeln!(out, "    {} of {} words: × {}/1024 = {}", why.words.len(), why.asked, why.share, hit.score);
}
