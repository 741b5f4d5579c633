//! Every product has the sections that `[products] required_sections` asks for, with text in them.

use super::Check;
use super::texts::{Home, Text};
use crate::findings::{Place, did_you_mean, rules};

/// Looks for the sections of every product.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    let Some(settings) = &catalogue.settings.products else { return };
    let mut found: Vec<(Place, String, Option<String>)> = Vec::new();
    for product in catalogue.products.values() {
        let Some(own) = check.texts.of(Home::Page("product", &product.id)) else { continue };
        let texts = check.texts.with_snippets(own);
        for section in &settings.required_sections {
            let named = |text: &Text| text.scan.headings.iter().position(|heading| same(&heading.text, section));
            match texts.iter().find_map(|text| named(text).map(|at| (*text, at))) {
                None => {
                    let headings = own.scan.headings.iter().map(|heading| heading.text.as_str());
                    let message = format!("`{}` lacks the section `{}`", product.name.value, section.value);
                    found.push((product.name.place, message, did_you_mean(section, headings)));
                }
                Some((text, at)) if is_empty(check, text, at) => {
                    found.push((text.scan.headings[at].place, format!("the section `{}` is empty", section.value), None));
                }
                Some(_) => {}
            }
        }
    }
    for (place, message, help) in found {
        check.findings.add(&rules::SECTION_MISSING, place, message).help = help;
    }
}

fn same(heading: &str, section: &str) -> bool {
    heading.trim().to_lowercase() == section.trim().to_lowercase()
}

/// True where nothing but headings stands between a heading and the next one that does not lie under it.
fn is_empty(check: &Check, text: &Text, at: usize) -> bool {
    let heading = &text.scan.headings[at];
    let source = &check.sources.get(text.place.file()).text;
    let mut from = heading.place.span().end;
    for next in &text.scan.headings[at + 1..] {
        let own = next.place.span();
        if next.level <= heading.level || !blank(source, from, own.start) {
            return blank(source, from, own.start);
        }
        from = own.end;
    }
    blank(source, from, text.place.span().end)
}

fn blank(source: &str, from: usize, to: usize) -> bool {
    source.get(from..to).is_some_and(|between| between.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{found, product};

    #[test]
    fn sections_are_there_and_hold_text() {
        let settings = "[site]\ntitle = \"B\"\npublisher = \"R\"\nbase_url = \"https://regio.example/\"\n\
                        [products]\nrequired_sections = [\"Doel\", \"Doelgroep\", \"Inhoud\", \"Kwaliteit\"]\n";
        let text =
            format!("{}\n## Doel\n\n### Onder\n\nTekst.\n\n## doelgroep\n\n### Kop\n\n## Inhuod\n\n![](snippet:s)\n", product("45A48", ""));
        let lines =
            found(&[("bestek.toml", settings), ("content/products/a.md", &text), ("content/snippets/s.md", "## Kwaliteit\n\nGoed.\n")]);
        assert_eq!(
            lines,
            [
                "section-missing content/products/a.md:2:9 `Product 45A48` lacks the section `Inhoud`",
                "section-missing content/products/a.md:18:1 the section `Doelgroep` is empty",
            ]
        );
    }
}
