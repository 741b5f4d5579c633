//! Engines that make PDF: which there are on this machine, and what each is asked.

use super::prepare::file_url;
use super::run;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A kind of engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The reference: tagged, PDF/UA and PDF/A, with page numbers in the contents.
    WeasyPrint,
    /// Any browser made from Chromium.
    Chromium,
}

/// What kind of PDF is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Readable by everybody: PDF/UA-1.
    Ua1,
    /// For the archive, and tagged: PDF/A-3a.
    A3a,
}

impl Variant {
    /// As engines call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ua1 => "pdf/ua-1",
            Self::A3a => "pdf/a-3a",
        }
    }

    /// As readers know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ua1 => "PDF/UA-1",
            Self::A3a => "PDF/A-3a",
        }
    }
}

/// An engine on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// What kind it is.
    pub kind: Kind,
    /// Its program.
    pub program: PathBuf,
    /// What it calls itself: `WeasyPrint 70.0`.
    pub name: String,
}

const WEASYPRINT: &[&str] = &["weasyprint"];
const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge", "msedge"];
/// Where browsers stand that are on no path.
const ELSEWHERE: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

impl Kind {
    /// As it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::WeasyPrint => "WeasyPrint",
            Self::Chromium => "Chromium",
        }
    }

    /// How it is installed here.
    pub fn install(self) -> &'static str {
        match self {
            Self::WeasyPrint if cfg!(target_os = "macos") => "brew install weasyprint",
            Self::WeasyPrint => "pipx install weasyprint",
            Self::Chromium if cfg!(target_os = "macos") => "brew install --cask chromium",
            Self::Chromium if cfg!(windows) => "winget install Google.Chrome",
            Self::Chromium => "sudo apt install chromium",
        }
    }

    /// The engine of this kind on this machine that works, if there is one.
    pub fn find(self) -> Option<Engine> {
        let names = if self == Self::WeasyPrint { WEASYPRINT } else { CHROMIUM };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let on_path = names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION)));
        let elsewhere = ELSEWHERE.iter().filter(|_| self == Self::Chromium).map(PathBuf::from);
        on_path.chain(elsewhere).filter(|program| program.is_file()).find_map(|program| Engine::at(self, program))
    }
}

impl Engine {
    /// The engine of that program; none where it does not work.
    pub fn at(kind: Kind, program: PathBuf) -> Option<Self> {
        let said = run::output(Command::new(&program).arg("--version"), Duration::from_secs(30)).ok();
        // On Windows a browser opens a window for it and says nothing.
        let version = said.as_deref().and_then(version);
        let name = version.map(|version| format!("{} {version}", kind.name())).or_else(|| cfg!(windows).then(|| kind.name().to_owned()))?;
        Some(Self { kind, program, name })
    }

    /// The engine of a program that is named by its path, whose name says what it is.
    pub fn named(program: &Path) -> Option<Self> {
        let name = program.file_name()?.to_string_lossy().to_lowercase();
        let kind = if name.contains("weasy") { Kind::WeasyPrint } else { Kind::Chromium };
        Self::at(kind, program.to_path_buf())
    }

    /// What it made, for whoever wants to know.
    pub fn by(&self, variant: Variant) -> String {
        match self.kind {
            Kind::WeasyPrint => format!("{}, {}", self.name, variant.key()),
            Kind::Chromium => self.name.clone(),
        }
    }

    /// The command that makes a PDF of a document, with a folder for what it needs beside it.
    pub fn command(&self, source: &Path, target: &Path, work: &Path, variant: Variant) -> Command {
        let mut command = Command::new(&self.program);
        match self.kind {
            Kind::WeasyPrint => command.args(["--pdf-variant", variant.key()]).arg(source).arg(target),
            Kind::Chromium => {
                let mut profile = std::ffi::OsString::from("--user-data-dir=");
                profile.push(work.join("profile"));
                let mut pdf = std::ffi::OsString::from("--print-to-pdf=");
                pdf.push(target);
                if alone() {
                    command.arg("--no-sandbox");
                }
                command.args(QUIET).arg(profile).arg(pdf).arg(file_url(source))
            }
        };
        command
    }
}

const QUIET: &[&str] = &[
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
];

/// Whether this runs as the user for whom Chromium has no sandbox: root, most often in a container.
fn alone() -> bool {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
    }
    #[cfg(not(target_os = "linux"))]
    false
}

/// The first word of digits and dots in what a program says of itself.
fn version(said: &str) -> Option<String> {
    said.split_whitespace().find(|word| word.starts_with(|sign: char| sign.is_ascii_digit())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_a_program_says() {
        assert_eq!(version("WeasyPrint version 70.0\n").as_deref(), Some("70.0"));
        assert_eq!(version("Chromium 156.0.8078.79 built on Debian").as_deref(), Some("156.0.8078.79"));
        assert_eq!(version("command not found"), None);
    }

    #[test]
    fn weasyprint_is_always_asked_for_tags() {
        let engine = Engine { kind: Kind::WeasyPrint, program: "weasyprint".into(), name: "WeasyPrint 70.0".to_owned() };
        let command = engine.command(Path::new("a.html"), Path::new("a.pdf"), Path::new("."), Variant::Ua1);
        let arguments: Vec<_> = command.get_args().collect();
        assert_eq!(arguments, ["--pdf-variant", "pdf/ua-1", "a.html", "a.pdf"]);
        assert_eq!(engine.by(Variant::A3a), "WeasyPrint 70.0, pdf/a-3a");
    }
}
