//! `bestek pdf`: PDFs of the print documents of the last build.

use super::{BROKEN, Common, GOOD, fail, print, say};
use crate::catalogue::load;
use crate::content::files::Files;
use crate::findings::{Findings, did_you_mean};
use crate::pdf::engine::{Engine, Kind, Variant};
use crate::pdf::{self, Document, Made, Outcome};
use progress::Progress;
use std::path::{Path, PathBuf};
use std::time::Duration;

mod progress;

/// Options of the command.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Which documents, such as productenboek; without any, all of the current version
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// The folder with bestek.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub site: PathBuf,
    /// The folder that was built [default: output/ in the site]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// weasyprint, chromium, or the path of either [default: the first that is there]
    #[arg(long, value_name = "ENGINE")]
    engine: Option<String>,
    /// Readable by everybody (ua-1), or for an archive (a-3a); not with Chromium
    #[arg(long, value_name = "VARIANT", default_value = "ua-1", value_parser = variant)]
    variant: Variant,
    /// Also the documents of frozen versions
    #[arg(long)]
    versions: bool,
    /// How long one document may take, such as 90s or 30m
    #[arg(long, value_name = "TIME", default_value = "30m", value_parser = time)]
    time_limit: Duration,
}

fn variant(text: &str) -> Result<Variant, String> {
    let all = [Variant::Ua1, Variant::A3a];
    let bare = text.strip_prefix("pdf/").unwrap_or(text);
    all.into_iter().find(|variant| variant.key().ends_with(&format!("/{bare}"))).ok_or_else(|| "write ua-1 or a-3a".to_owned())
}

fn time(text: &str) -> Result<Duration, String> {
    let (digits, factor) = text.strip_suffix('m').map_or((text.strip_suffix('s').unwrap_or(text), 1), |minutes| (minutes, 60));
    let seconds = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(factor)).filter(|seconds| *seconds > 0);
    seconds.map(Duration::from_secs).ok_or_else(|| "write a time such as 90s or 30m".to_owned())
}

/// Runs the command; gives the exit status.
pub fn run(options: &Options) -> u8 {
    let output = options.output.clone().unwrap_or_else(|| options.site.join("output"));
    let wanted = match wanted(&output, options) {
        Ok(wanted) => wanted,
        Err(message) => return fail(&message),
    };
    let engine = match engine(options) {
        Ok(engine) => engine,
        Err(message) => return fail(&message),
    };
    let files = Files::settings(&options.site, &mut Findings::default());
    let settings = load::settings(&files, &mut Findings::default());
    let Some(settings) = settings else {
        return fail(&format!("{} is missing or has errors; see bestek check", options.site.join("bestek.toml").display()));
    };
    say(&opening(&engine, options, wanted.len()));
    let job = Made {
        output: &output,
        base_url: &settings.site.base_url.value,
        engine: &engine,
        variant: options.variant,
        limit: options.time_limit,
    };
    finish(&job, &wanted)
}

/// The documents that are asked for.
fn wanted(output: &Path, options: &Options) -> Result<Vec<Document>, String> {
    let all = pdf::documents(output).unwrap_or_default();
    if all.is_empty() {
        let site = &options.site.display();
        return Err(format!("there are no print documents in {}; build the site first: bestek build --site {site}", output.display()));
    }
    if options.documents.is_empty() {
        return Ok(all.into_iter().filter(|document| options.versions || !document.frozen).collect());
    }
    let mut wanted: Vec<Document> = Vec::new();
    for word in &options.documents {
        let called = |document: &&Document| document.is_called(word) && (options.versions || !document.frozen || word.contains('/'));
        let found: Vec<&Document> = all.iter().filter(called).collect();
        if found.is_empty() {
            let names = || all.iter().map(Document::name);
            let near = did_you_mean(word, names()).unwrap_or_else(|| "the names are those of the files in print/".to_owned());
            return Err(format!("there is no print document `{word}` in {}; {near}", output.display()));
        }
        let new: Vec<Document> = found.into_iter().filter(|document| !wanted.contains(document)).cloned().collect();
        wanted.extend(new);
    }
    Ok(wanted)
}

/// The engine that is asked for, or the first that is there.
fn engine(options: &Options) -> Result<Engine, String> {
    let kind = match options.engine.as_deref() {
        None => None,
        Some("weasyprint") => Some(Kind::WeasyPrint),
        Some("chromium") => Some(Kind::Chromium),
        Some(path) => {
            let found = Engine::named(Path::new(path))
                .ok_or_else(|| format!("`{path}` is no engine that works; write weasyprint, chromium, or the path of either"))?;
            return fitting(found, options.variant);
        }
    };
    // What only WeasyPrint can make is not asked of another.
    let kind = kind.or((options.variant != Variant::Ua1).then_some(Kind::WeasyPrint));
    let found = match kind {
        Some(kind) => kind
            .find()
            .ok_or_else(|| format!("there is no working {} on this machine; install it with `{}`", kind.name(), kind.install()))?,
        None => Kind::WeasyPrint.find().or_else(|| Kind::Chromium.find()).ok_or_else(|| {
            let (first, second) = (Kind::WeasyPrint, Kind::Chromium);
            format!(
                "nothing on this machine makes PDFs; install {} with `{}` (the better one), or {} with `{}`",
                first.name(),
                first.install(),
                second.name(),
                second.install()
            )
        })?,
    };
    fitting(found, options.variant)
}

fn fitting(engine: Engine, variant: Variant) -> Result<Engine, String> {
    if engine.kind == Kind::Chromium && variant != Variant::Ua1 {
        let kind = Kind::WeasyPrint;
        return Err(format!("Chromium makes no {}; take {}, which `{}` installs", variant.name(), kind.name(), kind.install()));
    }
    Ok(engine)
}

fn opening(engine: &Engine, options: &Options, count: usize) -> String {
    let documents = if count == 1 { "1 document".to_owned() } else { format!("{count} documents") };
    // It may be a while before the first of them is ready.
    let order = if count > 1 { ", the longest first" } else { "" };
    match engine.kind {
        Kind::WeasyPrint => format!("bestek: {} makes {documents}, as {}{order}", engine.name, options.variant.name()),
        Kind::Chromium => format!(
            "bestek: {} makes {documents}{order}; for page numbers in the contents and {}, install WeasyPrint: {}",
            engine.name,
            options.variant.name(),
            Kind::WeasyPrint.install()
        ),
    }
}

/// Makes them, tells how it goes, and prints what is there.
fn finish(job: &Made, wanted: &[Document]) -> u8 {
    pdf::end_when_interrupted();
    let progress = Progress::of(wanted.len());
    let outcomes = progress.while_telling(|| pdf::make(job, wanted, |document, step| progress.tell(document, step)));
    let outcomes = match outcomes {
        Ok(outcomes) => outcomes,
        Err(error) => return fail(&format!("the pages in {} cannot be linked to their PDFs: {error}", job.output.display())),
    };
    let failed = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Failed(_))).count();
    let stopped = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Stopped)).count();
    let there = wanted.iter().zip(&outcomes).filter(|(_, outcome)| matches!(outcome, Outcome::Made(..) | Outcome::Current));
    let list: String = there.map(|(document, _)| format!("{}\n", job.output.join(document.pdf()).display())).collect();
    if failed > 0 {
        say(&format!("bestek: {failed} of {} documents were not made", wanted.len()));
    }
    if stopped > 0 {
        say(&format!("bestek: stopped before {stopped} of {} documents were made; the same command goes on from here", wanted.len()));
    }
    print(&list, if failed + stopped > 0 { BROKEN } else { GOOD })
}

impl Options {
    /// The site, as every command names it.
    pub fn common(&self) -> Common {
        Common { site: self.site.clone(), date: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_variants_are_read_as_people_write_them() {
        assert_eq!(time("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(time("2m"), Ok(Duration::from_secs(120)));
        assert!(time("0m").is_err() && time("morgen").is_err() && time("-1s").is_err());
        assert_eq!(variant("pdf/a-3a"), Ok(Variant::A3a));
        assert_eq!(variant("ua-1"), Ok(Variant::Ua1));
        assert!(variant("ua").is_err());
    }
}
