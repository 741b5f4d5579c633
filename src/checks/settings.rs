//! `bestek.toml`: codes and severities of `[checks]`, addresses, and codes for publication.

use super::Check;
use crate::catalogue::settings::Settings;
use crate::findings::{At, Findings, Place, Sources, rules};

/// Categories of the open government act (Woo) that the national index of sitemaps knows.
const LAST_INFORMATION_CATEGORY: u32 = 17;

/// What a rule can be set to.
const SEVERITIES: &[&str] = &["error", "warning", "info", "off"];

/// Judges the settings.
pub(super) fn check(check: &mut Check) {
    judge(&check.catalogue.settings, check.sources, check.findings);
}

/// Judges the settings of a site or of a site of sites.
pub fn judge(settings: &Settings, sources: &Sources, findings: &mut Findings) {
    for (code, severity) in &settings.checks.0.0 {
        if rules::find(code).is_none() {
            let place = key_place(sources, code, severity.place);
            let message = format!("there is no rule `{code}`");
            let finding = findings.add(&rules::UNKNOWN_KEY, place, message);
            finding.help("`bestek explain` lists all rules");
            finding.nearest(code, rules::RULES.iter().map(|rule| rule.code));
        }
        if !SEVERITIES.contains(&severity.as_str()) {
            let message = format!("`{}` is not one of error, warning, info, off", severity.value);
            findings.add(&rules::UNKNOWN_VALUE, severity.place, message).nearest(severity, SEVERITIES.iter().copied());
        }
    }
    address(findings, &settings.site.base_url, &["https://", "http://"]);
    if let Some(contact) = &settings.site.contact {
        let good = contact.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !contact.contains(|c: char| c.is_whitespace() || c == ':')
        });
        if !good {
            let message = format!("`{}` is not an e-mail address", contact.value);
            findings.add(&rules::BAD_ADDRESS, contact.place, message).help("write it as `inkoop@regio.nl`");
        }
    }
    let Some(publication) = &settings.publication else { return };
    if let Some(organisation) = &publication.organisation {
        address(findings, organisation, &["https://"]);
    }
    if let Some(statement) = &publication.accessibility_statement {
        address(findings, statement, &["https://", "http://"]);
    }
    if let Some(contact) = &publication.security_contact {
        address(findings, contact, &["mailto:", "https://", "tel:"]);
    }
    if let Some(category) = &publication.information_category {
        let number = category.strip_prefix("infocat").filter(|number| number.len() == 3).and_then(|number| number.parse::<u32>().ok());
        if !number.is_some_and(|number| (1..=LAST_INFORMATION_CATEGORY).contains(&number)) {
            let message = format!("`{}` is not a category of the Woo", category.value);
            findings.add(&rules::NATIONAL_CODE, category.place, message).help("use one of `infocat001` to `infocat017`");
        }
    }
}

/// Where a key stands, on the line of its value; the value where it cannot be told.
fn key_place(sources: &Sources, key: &str, value: Place) -> Place {
    let text = &sources.get(value.file()).text;
    let before = text.get(..value.span().start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    before[line..].find(key).map_or(value, |at| Place::new(value.file(), line + at..line + at + key.len()))
}

impl Check<'_> {
    /// Reports an address that does not begin as it should, or that names no host.
    pub fn address(&mut self, written: &At<String>, begins: &[&str]) {
        address(self.findings, written, begins);
    }
}

fn address(findings: &mut Findings, address: &At<String>, begins: &[&str]) {
    let host = begins.iter().find_map(|begin| address.strip_prefix(begin));
    let good = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(char::is_whitespace));
    if !good {
        let message = format!("`{}` is not a whole address", address.value);
        findings.add(&rules::BAD_ADDRESS, address.place, message).help(format!("begin it with {}", begins.join(" or ")));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn settings_name_what_exists() {
        let text = "[site]\ntitle = \"B\"\npublisher = \"R\"\nbase_url = \"regio.example\"\ncontact = \"inkoop\"\n[checks]\ntarif-gap = \"error\"\nunused = \"of\"\n\
                    [publication]\ninformation_category = \"infocat018\"\n";
        assert_eq!(
            found(&[("bestek.toml", text)]),
            [
                "bad-address bestek.toml:4:13 `regio.example` is not a whole address",
                "bad-address bestek.toml:5:12 `inkoop` is not an e-mail address",
                "unknown-key bestek.toml:7:1 there is no rule `tarif-gap`",
                "unknown-value bestek.toml:8:11 `of` is not one of error, warning, info, off",
                "national-code bestek.toml:10:25 `infocat018` is not a category of the Woo",
            ]
        );
    }
}
