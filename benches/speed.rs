//! How long a build takes and how much memory: of the example, and of a generated catalogue; what a large contract and a
//! large book take.
//!
//! `cargo bench --bench speed` uses 500 products and generous limits; with `-- --full` it uses the 2,000 of the promise,
//! makes a PDF of a large book with the engine (`weasyprint`) of `tests/run`, and writes what it measured to `benches/README.md`:
//! also what is more than it may be, which fails. With `-- --pdf` it makes that PDF alone.

#[path = "../tests/generate/mod.rs"]
mod generate;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DAY: &str = "2026-03-02";
/// The engine of PDFs, as `tests/run` installs it.
const WEASYPRINT: &str = "target/tests/venv/bin/weasyprint";

/// What `tests/browser/lighthouse.mjs` writes down begins with this.
const LIGHTHOUSE: &str = "\n## Lighthouse\n";
/// A PDF that is not there after so long is given up: three times what is promised.
const PATIENCE: Duration = Duration::from_secs(1800);

fn main() {
    let asked = |form: &str| std::env::args().any(|argument| argument == form);
    let full = asked("--full");
    let home = tempfile::tempdir().expect("a temporary folder");
    if asked("--pdf") {
        let book = large_book(home.path());
        build(&book.0, &book.1);
        close(&pdf(home.path(), &book.1));
    }
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
            value: build_with(&large, &home.path().join("generated"), &[("RAYON_NUM_THREADS", "1")]).share_of_index(),
            limit: if full { 25.0 } else { 35.0 },
            unit: "%",
        },
    ];
    let book = large_book(home.path());
    let composed = best_of_three(&book.0, &book.1).seconds;
    lines.push(Line { what: "500 products, 300 articles: build".into(), value: composed, limit: if full { 3.0 } else { 6.0 }, unit: "s" });
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
    if full {
        // The PDF takes minutes: what is known is written first.
        write(&lines, &example, &generated, products);
        lines.extend(pdf(home.path(), &book.1));
        write(&lines, &example, &generated, products);
    }
    println!("\n{products} products by stage:\n{}", generated.stages);
    close(&lines);
}

/// Shows the figures and ends the program, with an error where one is more than it may be.
fn close(lines: &[Line]) -> ! {
    for line in lines {
        println!("{line}");
    }
    let failed = lines.iter().filter(|line| !line.holds()).count();
    println!("{} passed, {failed} failed", lines.len() - failed);
    std::process::exit(i32::from(failed > 0));
}

/// The folder of a site with a contract of 300 articles with five references each beside the book of 500 products, and the
/// folder of what is made of it.
fn large_book(home: &Path) -> (PathBuf, PathBuf) {
    let site = home.join("paper");
    generate::site(&site, 500).and_then(|()| generate::contract(&site, 300)).expect("a generated catalogue");
    (site, home.join("on-paper"))
}

/// The PDF of that book, once it is built; figures that cannot be where there is none.
fn pdf(home: &Path, output: &Path) -> Vec<Line> {
    let mut command = Command::new(WEASYPRINT);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["--quiet", "--pdf-variant", "pdf/ua-1"]);
    command.arg(output.join("print/productenboek.html")).arg(home.join("book.pdf"));
    let run = measured(&mut command, Some(PATIENCE)).unwrap_or_else(|error| {
        eprintln!("{WEASYPRINT}: {error}; tests/run installs it");
        Run { good: false, seconds: f64::NAN, megabytes: f64::NAN }
    });
    let value = |value: f64| if run.good { value } else { f64::NAN };
    vec![
        Line { what: "500 products: PDF of the book".into(), value: value(run.seconds), limit: 600.0, unit: "s" },
        Line { what: "500 products: PDF, peak memory".into(), value: value(run.megabytes), limit: 3000.0, unit: "MB" },
    ]
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
    /// How much of the time went into the search index, in percent: what can be found, and the index of it. Of a build on one
    /// thread, in which no stage waits for another.
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
    build_with(site, output, &[])
}

fn build_with(site: &Path, output: &Path, environment: &[(&str, &str)]) -> Build {
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let mut command = bestek();
    command.envs(environment.iter().copied()).arg("build").arg("--site").arg(site).arg("--output").arg(output).args([
        "--date",
        DAY,
        "--timings",
    ]);
    // A file, as a pipe that nobody reads stops a program that says much.
    let run = measured(command.stderr(said.reopen().expect("the same file")), None).expect("the program runs");
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

/// Runs a program to its end: how long it takes, and the most memory that it uses. One that takes minutes has a limit, is
/// stopped there, and tells every half minute how far it is.
fn measured(command: &mut Command, patience: Option<Duration>) -> std::io::Result<Run> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let (mut peak, mut told) = (0, 0);
    // The system keeps the highest figure; it only has to be asked before the program ends.
    let result = loop {
        if let Some(result) = child.try_wait()? {
            break result;
        }
        peak = peak.max(peak_kilobytes(&status));
        if let Some(patience) = patience {
            let seconds = start.elapsed().as_secs();
            if seconds / 30 > told {
                told = seconds / 30;
                println!("{}: {seconds} s, {} MB so far", command.get_program().display(), peak / 1024);
            }
            if start.elapsed() > patience {
                println!("{}: stopped after {seconds} s", command.get_program().display());
                child.kill()?;
            }
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    Ok(Run { good: result.success(), seconds: start.elapsed().as_secs_f64(), megabytes: f64::from(peak) / 1024.0 })
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

/// Writes the figures down, before those of Lighthouse.
fn write(lines: &[Line], example: &Build, generated: &Build, products: usize) {
    let before = std::fs::read_to_string("benches/README.md").unwrap_or_default();
    let lighthouse = before.find(LIGHTHOUSE).map_or("", |at| &before[at..]);
    std::fs::write("benches/README.md", report(lines, example, generated, products) + lighthouse).expect("benches/README.md");
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
