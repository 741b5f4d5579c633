//! How long a build takes and how much memory: of the example, and of a generated catalogue; what a large contract and a
//! large book take.
//!
//! `cargo bench --bench speed` uses 500 products and generous limits; with `-- --full` it uses the 2,000 of the promise,
//! makes a PDF of a large book with the engine (`weasyprint`) of `tests/run`, and writes what it measured to `benches/README.md`.

#[path = "../tests/generate/mod.rs"]
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DAY: &str = "2026-03-02";
/// The engine of PDFs, as `tests/run` installs it.
const WEASYPRINT: &str = "target/tests/venv/bin/weasyprint";

fn main() {
    let full = std::env::args().any(|argument| argument == "--full");
    let home = tempfile::tempdir().expect("a temporary folder");
    let products = if full { 2000 } else { 500 };
    let large = home.path().join("large");
    generate::site(&large, products).expect("a generated catalogue");

    let example = best_of_three(Path::new("."), &home.path().join("example"));
    let generated = best_of_three(&large, &home.path().join("generated"));
    let search = timed(&["search", "begeleiding thuis"], &large);
    // The promise is 1 s, 10 s and 400 MB, and the full form holds to it. The small form leaves room for a slower machine
    // and only notices what has gone badly wrong.
    let limits = if full { (1.0, 10.0, 400.0) } else { (2.5, 20.0, 600.0) };
    let mut lines = vec![
        Line { what: "the example: build".into(), value: example.seconds, limit: limits.0, unit: "s" },
        Line { what: "the example: peak memory".into(), value: example.megabytes, limit: limits.2, unit: "MB" },
        Line { what: format!("{products} products: build"), value: generated.seconds, limit: limits.1, unit: "s" },
        Line { what: format!("{products} products: peak memory"), value: generated.megabytes, limit: limits.2, unit: "MB" },
        Line { what: format!("{products} products: one search"), value: search, limit: limits.0, unit: "s" },
        Line {
            what: format!("{products} products: share of the index"),
            value: generated.share_of_index(),
            limit: if full { 25.0 } else { 35.0 },
            unit: "%",
        },
    ];
    lines.extend(on_paper(home.path(), full));
    let versions = if full { 10 } else { 1 };
    let several = home.path().join("several");
    freeze(&several, products, versions);
    let compared = timed(&["diff", "2025", "current", "--format", "json"], &several);
    lines.push(Line { what: format!("{products} products: diff of two versions"), value: compared, limit: 2.0, unit: "s" });
    if full {
        let all = build(&several, &home.path().join("versions"));
        let what = format!("{products} products in {} versions", versions + 1);
        lines.push(Line { what: format!("{what}: build"), value: all.seconds, limit: 60.0, unit: "s" });
        lines.push(Line { what: format!("{what}: peak memory"), value: all.megabytes, limit: 1500.0, unit: "MB" });
    }
    for line in &lines {
        println!("{line}");
    }
    println!("\n{} products by stage:\n{}", products, generated.stages);
    if full {
        std::fs::write("benches/README.md", report(&lines, &example, &generated, products)).expect("benches/README.md");
    }
    let failed = lines.iter().filter(|line| !line.holds()).count();
    println!("{} passed, {failed} failed", lines.len() - failed);
    std::process::exit(i32::from(failed > 0));
}

/// A contract of 300 articles with five references each beside the book of 500 products: made ready for paper, and with
/// `full` the PDF of that book.
fn on_paper(home: &Path, full: bool) -> Vec<Line> {
    let (site, output) = (home.join("paper"), home.join("on-paper"));
    generate::site(&site, 500).and_then(|()| generate::contract(&site, 300)).expect("a generated catalogue");
    let composed = best_of_three(&site, &output);
    let limit = if full { 3.0 } else { 6.0 };
    let mut lines = vec![Line { what: "500 products, 300 articles: build".into(), value: composed.seconds, limit, unit: "s" }];
    if full {
        let mut command = Command::new(WEASYPRINT);
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["--quiet", "--pdf-variant", "pdf/ua-1"]);
        command.arg(output.join("print/productenboek.html")).arg(home.join("book.pdf"));
        let run = measured(&mut command);
        assert!(run.good, "{WEASYPRINT} made no PDF");
        lines.push(Line { what: "500 products: PDF of the book".into(), value: run.seconds, limit: 600.0, unit: "s" });
        lines.push(Line { what: "500 products: PDF, peak memory".into(), value: run.megabytes, limit: 3000.0, unit: "MB" });
    }
    lines
}

/// A figure and what it may be at most.
struct Line {
    what: String,
    value: f64,
    limit: f64,
    unit: &'static str,
}

impl Line {
    /// Whether it stays within its limit; a figure that could not be read does not.
    fn holds(&self) -> bool {
        self.value <= self.limit
    }
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let verdict = if self.holds() { "ok" } else { "TOO MUCH" };
        let Self { what, value, limit, unit } = self;
        write!(f, "{what:<38} {value:>8.2} {unit:<2} (at most {limit:.0} {unit}) {verdict}")
    }
}

struct Build {
    seconds: f64,
    megabytes: f64,
    stages: String,
}

impl Build {
    /// How much of the time went into the search index, in percent: what can be found, and the index of it.
    fn share_of_index(&self) -> f64 {
        let milliseconds = |stage: &str| {
            let line = self.stages.lines().find(|line| line.split_whitespace().next() == Some(stage)).unwrap_or_default();
            line.split_whitespace().nth(1).and_then(|number| number.parse::<f64>().ok()).unwrap_or(f64::NAN)
        };
        100.0 * (milliseconds("entries") + milliseconds("index")) / milliseconds("all")
    }
}

fn best_of_three(site: &Path, output: &Path) -> Build {
    let runs: Vec<Build> = (0..3).map(|_| build(site, output)).collect();
    runs.into_iter().min_by(|a, b| a.seconds.total_cmp(&b.seconds)).expect("three runs")
}

fn build(site: &Path, output: &Path) -> Build {
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let mut command = bestek();
    command.arg("build").arg("--site").arg(site).arg("--output").arg(output).args(["--date", DAY, "--timings"]);
    // A file, as a pipe that nobody reads stops a program that says much.
    let run = measured(command.stderr(said.reopen().expect("the same file")));
    let said = std::fs::read_to_string(said.path()).expect("what it said");
    assert!(run.good, "the build failed: {said}");
    let stages = said.lines().filter(|line| line.trim_end().ends_with(" ms")).map(|line| format!("{line}\n")).collect();
    Build { seconds: run.seconds, megabytes: run.megabytes, stages }
}

struct Run {
    good: bool,
    seconds: f64,
    megabytes: f64,
}

/// Runs a program to its end: how long it takes, and the most memory that it uses.
fn measured(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().expect("the program runs");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = 0;
    // The system keeps the highest figure; it only has to be asked before the program ends.
    let result = loop {
        if let Some(result) = child.try_wait().expect("a status") {
            break result;
        }
        peak = peak.max(peak_kilobytes(&status));
        std::thread::sleep(Duration::from_millis(2));
    };
    Run { good: result.success(), seconds: start.elapsed().as_secs_f64(), megabytes: f64::from(peak) / 1024.0 }
}

/// How long a command takes on a site.
fn timed(command: &[&str], site: &Path) -> f64 {
    let start = Instant::now();
    let result = bestek().args(command).args(["--date", DAY, "--site"]).arg(site).output().expect("the program runs");
    assert!(result.status.success(), "{command:?} failed: {}", String::from_utf8_lossy(&result.stderr));
    start.elapsed().as_secs_f64()
}

/// Freezes the site so many times, as the versions 2016 and on; each has ten products more than the one before.
fn freeze(site: &Path, products: usize, versions: usize) {
    for older in (1..=versions).rev() {
        generate::site(site, products - 10 * older).expect("a generated catalogue");
        let path = site.join("content/catalogue.toml");
        let text = std::fs::read_to_string(&path).expect("catalogue.toml");
        std::fs::write(&path, text.replace("2026.1", &(2026 - older).to_string())).expect("catalogue.toml");
        timed(&["release"], site);
    }
    generate::site(site, products).expect("a generated catalogue");
}

fn bestek() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bestek"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("SOURCE_DATE_EPOCH").stdin(Stdio::null());
    command
}

/// The most memory that a program has used so far; nothing where the system does not tell.
fn peak_kilobytes(status: &Path) -> u32 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse().unwrap_or(0)
}

fn report(lines: &[Line], example: &Build, generated: &Build, products: usize) -> String {
    let rows: String = lines
        .iter()
        .map(|line| format!("| {} | {:.2} {} | {:.0} {} |\n", line.what, line.value, line.unit, line.limit, line.unit))
        .collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "# Figures\n\nWritten by `tests/run --full` on {cores} cores, the best of three builds into a warm cache. The generated catalogue has {products} products\n\
         with five sections, links, two tariff periods of which one by indexation, 100 providers and an offer each (`tests/generate/`).\n\n\
         | what | measured | at most |\n| --- | ---: | ---: |\n{rows}\nThe example, by stage:\n\n```\n{}```\n\n{products} products, by stage:\n\n```\n{}```\n",
        example.stages, generated.stages
    )
}
