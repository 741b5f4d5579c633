//! `bestek check`: everything that is wrong with the content, in one run.

use super::{CONTENT, CheckFormat, Common, GOOD, colour, print};
use crate::findings::{Severity, show};
use crate::pipeline::Site;

/// Runs the command; gives the exit status.
pub fn run(common: &Common, format: CheckFormat) -> u8 {
    let site = Site::open(&common.site);
    let findings = site.judged();
    let text = match format {
        CheckFormat::Human => show::human(&findings, &site.sources, colour(&std::io::stdout())),
        CheckFormat::Json => show::json(&findings),
        CheckFormat::Sarif => show::sarif(&findings, &site.sources),
    };
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    print(&text, if errors { CONTENT } else { GOOD })
}
