//! The command line: one file a command. The only room that prints.

pub mod build;
pub mod check;
pub mod diff;
pub mod explain;
pub mod new;
pub mod pdf;
pub mod release;
pub mod schema;
pub mod search;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Compiles a region's product book and procurement documents from plain text to a website, print and open data.
#[derive(Debug, Parser)]
#[command(
    name = "bestek",
    version,
    about,
    arg_required_else_help = true,
    after_help = "Example: bestek new mijn-regio && bestek build --site mijn-regio"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a small site that builds
    #[command(after_help = "Example: bestek new mijn-regio")]
    New {
        /// The folder to make; it must not exist or be empty
        dir: PathBuf,
    },
    /// Check the content and publish the site to output/
    #[command(
        after_help = "Example: bestek build --site mijn-regio --date 2026-01-01\n\nA bestek.toml with [collection] and no content/ beside it is a site of sites: every site that it names is\nbuilt in a folder of its own, with a start page and one search over all of them."
    )]
    Build {
        #[command(flatten)]
        common: Common,
        /// The folder to publish to [default: output/ in the site]
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Print how long each stage took, summed over the sites of a collection
        #[arg(long)]
        timings: bool,
    },
    /// Report everything that is wrong with the content
    #[command(after_help = "Example: bestek check --site mijn-regio --format sarif > bestek.sarif")]
    Check {
        #[command(flatten)]
        common: Common,
        /// How findings are shown
        #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
        format: CheckFormat,
    },
    /// Search the site as its readers do
    #[command(
        after_help = "Examples:\n  bestek search 'pleegzorg weekend' --limit 5\n  bestek search betaling --kind clause --explain\n  bestek search pleegzorg --site regios --part zeeland\n  bestek search --analyze gezinsbegeleiding"
    )]
    Search(search::Options),
    /// Freeze the content as a version that stays online and never changes
    #[command(after_help = "Example: bestek release --dry-run && bestek release 2026.1")]
    Release {
        #[command(flatten)]
        common: Common,
        /// The version to freeze; it must be the one in catalogue.toml, which is the default
        version: Option<String>,
        /// Say what would be frozen, and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Show what differs between two versions
    #[command(after_help = "Example: bestek diff 2026.1 current --format markdown")]
    Diff {
        #[command(flatten)]
        common: Common,
        /// A frozen version, `current`, or a folder with a bestek.toml
        old: String,
        /// The same
        new: String,
        /// How the changes are shown
        #[arg(long, value_enum, default_value_t = diff::DiffFormat::Human)]
        format: diff::DiffFormat,
    },
    /// Make PDFs of the documents for paper of the last build, and link them on the site
    #[command(
        after_help = "Examples:\n  bestek build && bestek pdf\n  bestek pdf productenboek raamovereenkomst --variant a-3a\n\nThe PDFs stand beside the documents, in output/print/. A later build keeps those whose text did not change."
    )]
    Pdf(pdf::Options),
    /// Explain a finding by its code, or the keys of a kind of file
    #[command(after_help = "Example: bestek explain unknown-reference\n         bestek explain product")]
    Explain {
        /// The code that stands between brackets in a finding, or a kind of file; without it all are listed
        #[arg(value_name = "CODE|KIND")]
        what: Option<String>,
    },
    /// Print the form of the content as a JSON Schema
    #[command(after_help = "Example: bestek schema product > product.schema.json")]
    Schema {
        /// The kind of file, such as product or bestek.toml; without it all kinds
        kind: Option<String>,
        /// The folder of a site, for the dimensions that it declares
        #[arg(long, value_name = "DIR", default_value = ".")]
        site: PathBuf,
    },
}

/// What every command that reads a site takes.
#[derive(Clone, Debug, clap::Args)]
pub struct Common {
    /// The folder with bestek.toml: of one site, or of a collection of sites
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub site: PathBuf,
    /// What "now" is [default: today, or `SOURCE_DATE_EPOCH`]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
}

/// Reads a date as it is written on the command line.
fn date(text: &str) -> Result<Date, String> {
    let read = text.parse().ok().filter(|date: &Date| date.to_string() == text);
    read.ok_or_else(|| "write a date as YYYY-MM-DD, for example 2026-01-31".to_owned())
}

/// Formats for people and for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// Formats of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Human,
    /// For programs.
    Json,
    /// For code review tools (SARIF 2.1.0).
    Sarif,
}

/// All is well, or there are warnings only.
pub const GOOD: u8 = 0;
/// The content has errors.
pub const CONTENT: u8 = 1;
/// Wrong usage, or something outside the content is broken.
pub const BROKEN: u8 = 2;

/// Runs the command line.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BROKEN));
        }
    };
    let status = match arguments.command {
        Command::New { dir } => new::run(&dir),
        Command::Build { common, output, timings } => on_site(&common, |date| build::run(&common, output.as_deref(), date, timings)),
        Command::Check { common, format } => on_site(&common, |_| check::run(&common, format)),
        Command::Search(options) => on_site(&options.common, |date| search::run(&options, date)),
        Command::Release { common, version, dry_run } => on_site(&common, |_| release::run(&common, version.as_deref(), dry_run)),
        Command::Diff { common, old, new, format } => on_site(&common, |date| diff::run(&common, date, &old, &new, format)),
        Command::Pdf(options) => on_site(&options.common(), |_| pdf::run(&options)),
        Command::Explain { what } => explain::run(what.as_deref()),
        Command::Schema { kind, site } => schema::run(kind.as_deref(), &site),
    };
    ExitCode::from(status)
}

/// Runs a command on a site: its folder must be there, and it must be known what now is.
fn on_site(common: &Common, run: impl FnOnce(Date) -> u8) -> u8 {
    let site = common.site.display();
    if common.site.is_file() {
        return fail(&format!("{site} is a file; name the folder that holds bestek.toml"));
    }
    if !common.site.is_dir() {
        return fail(&format!("there is no folder {site}; start a site with `bestek new {site}`"));
    }
    match today(common) {
        Ok(date) => run(date),
        Err(message) => fail(&message),
    }
}

/// What "now" is: `--date`, `SOURCE_DATE_EPOCH` (in UTC), or today where the machine stands.
fn today(common: &Common) -> Result<Date, String> {
    if let Some(date) = common.date {
        return Ok(date);
    }
    let utc = jiff::tz::TimeZone::UTC;
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => {
            let seconds = text.trim().parse::<i64>().ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
            let seconds = seconds.ok_or_else(|| format!("SOURCE_DATE_EPOCH is `{text}`, where seconds since 1970 are wanted"))?;
            Ok(seconds.to_zoned(utc).date())
        }
        Err(_) => Ok(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::try_system().unwrap_or(utc)).date()),
    }
}

/// Says what is wrong on standard error and gives the exit status for it.
pub fn fail(message: &str) -> u8 {
    say(&format!("bestek: {message}"));
    BROKEN
}

/// Whether a stream takes colours: a terminal, and nobody asked for none.
pub fn colour(stream: &impl std::io::IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty())
}

/// Prints a result, and gives the status that the command ends with: that of a result that could not be printed is another.
/// A reader who closes the pipe early is no error.
pub fn print(text: &str, status: u8) -> u8 {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => fail(&format!("cannot print the result: {error}")),
        _ => status,
    }
}

/// Says something to whoever is at the terminal.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
