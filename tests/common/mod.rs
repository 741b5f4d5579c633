//! The harness of the whole-program tests: a site in a temporary folder, the program run on it, and what it wrote.
//!
//! What several of them ask of the same site is made once.

pub mod html;
pub mod links;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// The day on which the tests build, so that pages say the same on every day.
pub const DAY: &str = "2026-03-02";

/// What the example catalogue becomes, built once.
pub fn example() -> &'static Output {
    static BUILT: LazyLock<Output> = LazyLock::new(|| Site::example().built());
    &BUILT
}

/// The files of a small site without findings: one segment, two products with a tariff, one municipality.
const BASE: &[(&str, &str)] = &[
    (
        "bestek.toml",
        "[site]\ntitle = \"Productenboek\"\npublisher = \"Regio Proef\"\nbase_url = \"https://proef.example/\"\ncontact = \"inkoop@proef.example\"\n",
    ),
    ("content/catalogue.toml", "version = \"2026.1\"\nstatus = \"adopted\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n"),
    ("content/municipalities.toml", "[[municipality]]\nid = \"linden\"\nname = \"Linden\"\n"),
    ("content/segments/ambulant.md", "+++\nname = \"Ambulant\"\nlaw = \"jeugdwet\"\n+++\nHulp bij het gezin thuis.\n"),
    (
        "content/products/begeleiding.md",
        "+++\nname = \"Begeleiding\"\nsegment = \"ambulant\"\ncode = \"45A48\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\n\
         Begeleiding thuis.\n\n## Doelgroep\n\nGezinnen.\n",
    ),
    (
        "content/products/behandeling.md",
        "+++\nname = \"Behandeling\"\nsegment = \"ambulant\"\ncode = \"45A53\"\nfunding = \"pxq\"\nunit = \"hour\"\n+++\n\
         Behandeling thuis.\n\n## Doelgroep\n\nJeugdigen.\n",
    ),
    (
        "content/tariffs/2026.toml",
        "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n\n\
         [[tariff]]\nproduct = \"45A48\"\namount = \"75.60\"\n\n[[tariff]]\nproduct = \"45A53\"\namount = \"98.25\"\n",
    ),
];

/// A site in a folder of its own, which goes with it.
pub struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// The small site without findings.
    pub fn base() -> Self {
        BASE.iter().fold(Self::empty(), |site, (path, text)| site.with(path, text))
    }

    /// A copy of the example catalogue.
    pub fn example() -> Self {
        Self::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")))
    }

    /// A copy of a catalogue under `tests/regions/`.
    pub fn region(name: &str) -> Self {
        Self::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regions").join(name))
    }

    /// A copy of `tests/regions/`, which is a site of sites.
    pub fn regions() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regions");
        let ours = |entry: &walkdir::DirEntry| !matches!(entry.file_name().to_str(), Some("output" | ".bestek"));
        let files = walkdir::WalkDir::new(&source).into_iter().filter_entry(ours).filter_map(Result::ok);
        files.filter(|entry| entry.file_type().is_file()).fold(Self::empty(), |site, entry| {
            let path = entry.path().strip_prefix(&source).expect("below the source").to_string_lossy().into_owned();
            site.with(&path, std::fs::read(entry.path()).expect("a file to copy"))
        })
    }

    fn copy_of(source: &Path) -> Self {
        let site = Self::empty();
        std::fs::copy(source.join("bestek.toml"), site.path("bestek.toml")).expect("a site to copy");
        // The house style of a site stands beside its themes.
        let styles = walkdir::WalkDir::new(source.join("themes")).max_depth(1).into_iter().filter_map(Result::ok);
        let site = styles.filter(|entry| entry.path().extension().is_some_and(|end| end == "css")).fold(site, |site, entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            site.with(&format!("themes/{name}"), std::fs::read(entry.path()).expect("a house style"))
        });
        for entry in walkdir::WalkDir::new(source.join("content")) {
            let entry = entry.expect("content to copy");
            let to = site.path(&entry.path().strip_prefix(source).expect("below the source").to_string_lossy());
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(to).expect("a folder");
            } else {
                std::fs::copy(entry.path(), to).expect("a copy");
            }
        }
        site
    }

    /// The path of a file in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let file = self.path(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
        std::fs::write(file, text).expect("a file");
        self
    }

    /// Removes a file or folder.
    pub fn without(self, path: &str) -> Self {
        let file = self.path(path);
        if file.is_dir() { std::fs::remove_dir_all(file) } else { std::fs::remove_file(file) }.expect("something to remove");
        self
    }

    /// Makes a folder.
    pub fn with_folder(self, path: &str) -> Self {
        std::fs::create_dir_all(self.path(path)).expect("a folder");
        self
    }

    /// Makes a symbolic link.
    pub fn with_link(self, path: &str, target: &str) -> Self {
        std::fs::create_dir_all(self.path(path).parent().expect("a parent")).expect("folders");
        std::os::unix::fs::symlink(target, self.path(path)).expect("a link");
        self
    }

    /// Replaces a piece of a file, which must be there.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = std::fs::read_to_string(self.path(path)).expect("a file to edit");
        assert!(text.contains(from), "`{from}` does not stand in {path}");
        self.with(path, text.replace(from, to))
    }

    /// Runs `bestek COMMAND --site …` with the arguments given.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let site = self.folder.path().to_string_lossy().into_owned();
        let (command, rest) = arguments.split_first().expect("a command");
        let mut all = vec![*command, "--site", &site];
        all.extend(rest);
        bestek(&all)
    }

    /// Builds it on the day of the tests.
    pub fn build(&self) -> Run {
        self.run(&["build", "--date", DAY])
    }

    /// Checks it on the day of the tests, and gives the findings.
    pub fn check(&self) -> Vec<Found> {
        let run = self.run(&["check", "--date", DAY, "--format", "json"]);
        assert!(matches!(run.status, 0 | 1), "check ended with {}: {}", run.status, run.stderr);
        let found = findings(&run.stdout);
        let errors = found.iter().any(|finding| finding.severity == "error");
        assert_eq!(run.status, i32::from(errors), "exit status and findings disagree: {}", run.stdout);
        found
    }

    /// Builds it, which must succeed, and gives what was written.
    pub fn built(&self) -> Output {
        self.build().expect(0);
        self.output()
    }

    /// What stands in `output/` now.
    pub fn output(&self) -> Output {
        Output::read(&self.path("output"))
    }
}

/// A finding, as `check --format json` says it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Found {
    pub code: String,
    pub severity: String,
    pub message: String,
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub help: Option<String>,
}

impl Found {
    /// In one line: `error unknown-key content/catalogue.toml:3:1`.
    pub fn line(&self) -> String {
        format!("{} {} {}:{}:{}", self.severity, self.code, self.file, self.line, self.column)
    }
}

/// The findings in the output of `check --format json`.
pub fn findings(json: &str) -> Vec<Found> {
    #[derive(serde::Deserialize)]
    struct Report {
        findings: Vec<Found>,
    }
    serde_json::from_str::<Report>(json).unwrap_or_else(|error| panic!("no findings in {json}: {error}")).findings
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Run {
    /// The result.
    pub stdout: String,
    /// The conversation.
    pub stderr: String,
    /// The exit status; 101 is a panic, and a signal is -1.
    pub status: i32,
}

impl Run {
    /// Fails the test where the exit status is another, or the program panicked.
    pub fn expect(self, status: i32) -> Self {
        assert!(!self.stderr.contains("panicked at"), "a panic:\n{}", self.stderr);
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Both of what it said.
    pub fn said(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    /// Fails the test where the words are in neither output.
    pub fn says(self, words: &str) -> Self {
        assert!(self.said().contains(words), "`{words}` is not in\nstdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }
}

/// Runs the program.
pub fn bestek(arguments: &[&str]) -> Run {
    bestek_with(arguments, &[])
}

/// The program that is tested: the one that `BESTEK_PROGRAM` names (`tests/run` names what it built for release, which is
/// many times as quick), or else what is built with the tests.
pub fn program() -> PathBuf {
    std::env::var_os("BESTEK_PROGRAM").map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_bestek")), PathBuf::from)
}

/// Runs the program with variables in its environment.
pub fn bestek_with(arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(program())
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    Run {
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
        status: output.status.code().unwrap_or(-1),
    }
}

/// The files of a folder, by path with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output(pub BTreeMap<String, Vec<u8>>);

impl Output {
    /// Reads a folder; empty where there is none.
    pub fn read(folder: &Path) -> Self {
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|entry| !entry.file_type().is_dir());
        Self(
            files
                .map(|entry| {
                    let path = entry.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                    (path, std::fs::read(entry.path()).expect("a file"))
                })
                .collect(),
        )
    }

    /// The text of a file, which must be there.
    pub fn text(&self, path: &str) -> String {
        let bytes =
            self.0.get(path).unwrap_or_else(|| panic!("there is no {path}, only:\n{}", self.paths().collect::<Vec<_>>().join("\n")));
        String::from_utf8(bytes.clone()).expect("text")
    }

    /// What a reader sees of a page.
    pub fn page(&self, path: &str) -> String {
        html::visible(&self.text(path))
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The paths of all pages.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.paths().filter(|path| path.ends_with(".html"))
    }
}
