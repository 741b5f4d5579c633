//! `bestek check`: everything that is wrong with the content, in one run.

use super::{CONTENT, CheckFormat, Common, GOOD, colour, print};
use crate::findings::{Severity, show};
use crate::pipeline::{Opened, Report};

/// Runs the command; gives the exit status.
pub fn run(common: &Common, format: CheckFormat) -> u8 {
    let opened = Opened::open(&common.site);
    let Report { findings, sources } = opened.report();
    let text = match format {
        CheckFormat::Human => show::human(&findings, &sources, colour(&std::io::stdout())),
        CheckFormat::Json => show::json(&findings),
        CheckFormat::Sarif => show::sarif(&findings, &sources),
    };
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    print(&text, if errors { CONTENT } else { GOOD })
}
