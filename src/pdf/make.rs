//! Making PDFs: in parallel, each put in its place as soon as it is ready, and linked when all are.

use super::Document;
use super::engine::{Engine, Variant};
use super::prepare::prepared;
use super::run;
use super::stamps::{Stamp, Stamps, hash, link, place};
use crate::publish;
use rayon::prelude::*;
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, Instant};

/// What became of one document.
#[derive(Debug)]
pub enum Outcome {
    /// It was made, of so many bytes, in that time; the engine had these complaints.
    Made(u64, Duration, Vec<String>),
    /// Its PDF is there and says the same.
    Current,
    /// In one sentence, why there is none.
    Failed(String),
    /// An interruption came first.
    Stopped,
}

/// How far a document is.
#[derive(Debug)]
pub enum Step<'a> {
    /// The engine begins with it.
    Begins,
    /// This became of it.
    Ends(&'a Outcome),
}

/// What is to be made, and how.
#[derive(Debug)]
pub struct Made<'a> {
    /// The folder that a build wrote.
    pub output: &'a Path,
    /// Where the site stands on the web.
    pub base_url: &'a str,
    /// What makes it.
    pub engine: &'a Engine,
    /// What kind of PDF it makes.
    pub variant: Variant,
    /// How long it may take over one document.
    pub limit: Duration,
}

/// Makes the PDFs of documents and links them. Tells of each when it begins and as soon as it is known what became of it.
///
/// # Errors
/// When the pages cannot be linked.
pub fn make(job: &Made, documents: &[Document], tell: impl Fn(&Document, &Step) + Sync) -> io::Result<Vec<Outcome>> {
    // The longest first, so that no core waits for it at the end.
    let size = |document: &Document| std::fs::metadata(job.output.join(&document.address)).map_or(0, |data| data.len());
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(size(&documents[*at])));
    // A bridge hands them out in this order; a parallel iterator would begin in the middle too.
    let mut outcomes: Vec<(usize, Outcome)> = order
        .into_iter()
        .par_bridge()
        .map(|at| {
            let begins = || tell(&documents[at], &Step::Begins);
            let outcome =
                one(job, &documents[at], begins).unwrap_or_else(|error| Outcome::Failed(format!("it cannot be written: {error}")));
            // Whatever it failed of: it was made to end.
            let outcome = if run::stopped() && matches!(outcome, Outcome::Failed(_)) { Outcome::Stopped } else { outcome };
            tell(&documents[at], &Step::Ends(&outcome));
            (at, outcome)
        })
        .collect();
    outcomes.sort_by_key(|(at, _)| *at);
    let _alone = lock(job.output);
    link(job.output)?;
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// Waits until no build publishes, as that would put another folder in the place of this one.
fn lock(output: &Path) -> Option<std::fs::File> {
    let folder = output.canonicalize().ok()?;
    publish::lock(folder.parent()?)
}

fn one(job: &Made, document: &Document, begins: impl Fn()) -> io::Result<Outcome> {
    if run::stopped() {
        return Ok(Outcome::Stopped);
    }
    let output = job.output;
    let by = job.engine.by(job.variant);
    let text = hash(output, &document.address).unwrap_or_default();
    let target = output.join(document.pdf());
    let stamp = Stamp { text, by };
    if target.is_file() && Stamps::read(output).0.get(&document.pdf()) == Some(&stamp) {
        return Ok(Outcome::Current);
    }
    begins();
    let start = Instant::now();
    let work = tempfile::tempdir()?;
    let source = work.path().join("document.html");
    let html = std::fs::read_to_string(output.join(&document.address))?;
    std::fs::write(&source, prepared(&html, &document.address, output, job.base_url))?;
    let made = work.path().join("document.pdf");
    let said = match laid_out(job, &source, &made, work.path()) {
        Ok(said) => said,
        Err(why) => return Ok(Outcome::Failed(why)),
    };
    let folder = target.parent().unwrap_or(output);
    let _alone = lock(output);
    // Meanwhile the site may have been built anew.
    if hash(output, &document.address).as_ref() != Some(&stamp.text) {
        return Ok(Outcome::Failed("the site was built anew meanwhile; run bestek pdf again".to_owned()));
    }
    let file = tempfile::NamedTempFile::new_in(folder)?.into_temp_path();
    let size = std::fs::copy(&made, &file)?;
    place(file, &target)?;
    let mut stamps = Stamps::read(output);
    stamps.0.insert(document.pdf(), stamp);
    stamps.write(output)?;
    Ok(Outcome::Made(size, start.elapsed(), said))
}

/// Lets the engine make a PDF, and gives its complaints; else one sentence on why there is none.
fn laid_out(job: &Made, source: &Path, made: &Path, work: &Path) -> Result<Vec<String>, String> {
    let engine = job.engine;
    let name = &engine.name;
    let ended = run::run(&mut engine.command(source, made, work, job.variant), job.limit)
        .map_err(|error| format!("{} cannot be started: {error}", engine.program.display()))?;
    let Some(status) = ended.status else {
        let seconds = job.limit.as_secs();
        let limit = if seconds.is_multiple_of(60) { format!("{} min", seconds / 60) } else { format!("{seconds} s") };
        return Err(format!(
            "{name} was not ready after {limit} and was stopped; give it more with --time-limit, or take another --engine"
        ));
    };
    let lines: Vec<&str> = ended.said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !status.success() {
        let last = lines.last().map_or_else(|| "it did not say why".to_owned(), |line| shortened(line));
        let how = status.code().map_or_else(|| "was ended".to_owned(), |code| format!("ended with status {code}"));
        return Err(format!("{name} {how}: {last}; see whether it works by itself, or take another --engine"));
    }
    let mut start = [0; 5];
    let read = std::fs::File::open(made).and_then(|mut file| file.read_exact(&mut start));
    if read.is_err() || &start != b"%PDF-" {
        return Err(format!("{name} ended well but wrote no PDF; install it anew, or take another --engine"));
    }
    if let Some(line) = lines.iter().find(|line| line.contains("Failed to load image")) {
        let image = line.rsplit_once(" image at ").map_or(*line, |(_, rest)| rest);
        return Err(format!(
            "{name} cannot load an image, {}; make it smaller or save it anew, then build and run bestek pdf again",
            shortened(image)
        ));
    }
    let grave = lines.iter().filter(|line| line.starts_with("WARNING:") || line.starts_with("ERROR:") || line.starts_with("CRITICAL:"));
    Ok(grave.map(|line| shortened(line)).collect())
}

fn shortened(line: &str) -> String {
    let short: String = line.chars().take(200).collect();
    if short.len() < line.len() { short + "…" } else { short }
}
