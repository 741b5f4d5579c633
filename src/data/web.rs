//! What a site says to machines that visit it: `sitemap.xml`, `robots.txt` and `security.txt`.

use crate::catalogue::settings::Settings;
use crate::markdown::escape;
use crate::site::plan::{PageId, Plan};
use jiff::civil::Date;
use std::fmt::Write;

/// The absolute address of the site, with a slash behind.
pub fn base(settings: &Settings) -> String {
    format!("{}/", settings.site.base_url.trim_end_matches('/'))
}

/// The pages of a site that others may find, by address.
pub fn pages(plan: &Plan) -> Vec<String> {
    plan.pages.iter().filter(|page| **page != PageId::NotFound).map(PageId::address).collect()
}

/// Pages with their absolute addresses, by the protocol of sitemaps.org.
pub fn sitemap(base: &str, pages: &[String]) -> Vec<u8> {
    let mut text =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        let _ = writeln!(text, "<url><loc>{}</loc></url>", escape(&encoded(&format!("{base}{page}"))));
    }
    text.push_str("</urlset>\n");
    text.into_bytes()
}

/// Everything may be visited, and the sitemap says what there is.
pub fn robots(base: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", encoded(&format!("{base}sitemap.xml"))).into_bytes()
}

/// Where to report a vulnerability (RFC 9116); none without a contact. It expires when the settings say,
/// or a year after `date`, as the RFC advises.
pub fn security(settings: &Settings, date: Date) -> Option<Vec<u8>> {
    let publication = settings.publication.as_ref()?;
    let contact = publication.security_contact.as_ref()?.value.trim();
    let contact = if contact.contains(':') { contact.to_owned() } else { format!("mailto:{contact}") };
    let expires = publication.security_expires.unwrap_or_else(|| date.saturating_add(jiff::Span::new().days(364)));
    let language = settings.site.language.unwrap_or(crate::catalogue::terms::Language::Nl).key();
    let base = base(settings);
    let contact: String = contact.chars().filter(|c| !c.is_control()).collect();
    Some(
        format!(
            "Contact: {}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: {language}\nCanonical: {}\n",
            encoded(&contact),
            encoded(&format!("{base}.well-known/security.txt"))
        )
        .into_bytes(),
    )
}

/// An address with what may not stand in one percent-encoded.
pub fn encoded(address: &str) -> String {
    let mut text = String::new();
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;
    use jiff::civil::date;

    const SETTINGS: &str = "[site]\ntitle = \"Boek\"\npublisher = \"Regio\"\nbase_url = \"https://regio.example/a&b\"\n";

    #[test]
    fn the_sitemap_has_absolute_addresses() {
        let site = sample(&[("bestek.toml", SETTINGS)]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let base = base(&catalogue.settings);
        let text = String::from_utf8(sitemap(&base, &pages(&Plan::of(catalogue, &[])))).unwrap();
        assert!(text.contains("<loc>https://regio.example/a&amp;b/index.html</loc>"));
        assert!(text.contains("<loc>https://regio.example/a&amp;b/segmenten/s.html</loc>"));
        assert!(!text.contains("404.html"));
        let robots = String::from_utf8(robots(&base)).unwrap();
        assert!(robots.ends_with("Sitemap: https://regio.example/a&b/sitemap.xml\n"));
    }

    #[test]
    fn security_txt_always_expires() {
        let with = |keys: &str| {
            let site = sample(&[("bestek.toml", &format!("{SETTINGS}{keys}"))]);
            security(&site.catalogue.as_ref().unwrap().settings, date(2026, 3, 1)).map(|bytes| String::from_utf8(bytes).unwrap())
        };
        assert_eq!(with(""), None);
        let text = with("[publication]\nsecurity_contact = \"veilig@regio.example\"\n").unwrap();
        assert!(text.starts_with("Contact: mailto:veilig@regio.example\nExpires: 2027-02-28T00:00:00Z\n"));
        let text = with("[publication]\nsecurity_contact = \"https://regio.example/meld\"\nsecurity_expires = 2027-01-01\n").unwrap();
        assert!(text.starts_with("Contact: https://regio.example/meld\nExpires: 2027-01-01T00:00:00Z\n"));
    }
}
