//! Templates (sjablonen): a theme's pages, compiled once and rendered many times.
//!
//! An error names the template's file and line, so that whoever changes a theme can go there.

use serde::Serialize;
use tera::{ErrorKind, Kwargs, State, Tera};

use super::labels::Labels;
use super::theme::{Theme, ThemeError};

/// A theme's templates, with the labels of one language.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Compiles all templates of a theme.
    pub fn load(theme: &Theme, labels: &Labels) -> Result<Self, ThemeError> {
        let mut tera = Tera::new();
        // Filters come first: a template that uses an unknown one does not compile.
        tera.register_filter("fill", fill);
        tera.register_filter("slug", slug);
        tera.register_filter("capitalize_first", capitalize_first);
        let mut templates = Vec::new();
        for name in theme.template_names() {
            templates.push((name, theme.text(&format!("templates/{name}"))?));
        }
        tera.add_raw_templates(templates).map_err(|error| place("templates", &error))?;
        tera.global_context().insert("labels", &labels.words());
        Ok(Self { tera })
    }

    /// Renders a template, `product.html`, with a context that serialises to a map.
    pub fn render<C: Serialize>(&self, template: &str, context: C) -> Result<String, ThemeError> {
        let file = format!("templates/{template}");
        let values = tera::Context::from_serialize(&context).map_err(|error| place(&file, &error))?;
        // A book of all products is large: it is not held twice.
        drop(context);
        self.tera.render(template, &values).map_err(|error| place(&file, &error))
    }
}

/// The file and line that an error of the template engine is about.
fn place(file: &str, error: &tera::Error) -> ThemeError {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            ThemeError::new(format!("templates/{}", report.filename()), Some(report.span().start_line), report.message())
        }
        other => ThemeError::new(file, None, other.to_string()),
    }
}

/// `{{ labels.edition | fill(version=site.version) }}`: puts values at their names in braces.
#[allow(clippy::needless_pass_by_value, reason = "the signature that the template engine calls")]
fn fill(text: &str, values: Kwargs, _: &State) -> String {
    let mut text = text.to_owned();
    for (name, value) in values.iter() {
        text = text.replace(&format!("{{{name}}}"), &value.to_string());
    }
    text
}

/// An identifier for an anchor: lower case letters, digits and hyphens.
fn slug(text: &str, _: Kwargs, _: &State) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// A capital at the start and the rest as it was written.
fn capitalize_first(text: &str, _: Kwargs, _: &State) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn with_template(text: &str) -> Result<Templates, ThemeError> {
        let site = tempfile::tempdir().expect("a folder");
        let own = site.path().join("themes/eigen/templates");
        std::fs::create_dir_all(&own).expect("a folder");
        std::fs::write(own.join("eigen.html"), text).expect("a file");
        let theme = Theme::load(site.path(), "eigen")?;
        let labels = theme.labels("nl")?;
        Templates::load(&theme, &labels)
    }

    fn render(text: &str) -> Result<String, ThemeError> {
        with_template(text)?.render("eigen.html", BTreeMap::from([("name", "<b> & c")]))
    }

    #[test]
    fn text_is_escaped_and_labels_are_filled() {
        assert_eq!(render("{{ name }}").as_deref(), Ok("&lt;b&gt; &amp; c"));
        let filled = render("{{ labels.edition | fill(version=name) }}");
        assert_eq!(filled.as_deref(), Ok("Uitgave &lt;b&gt; &amp; c"));
        assert_eq!(render("{{ 'Q 1, 2026!' | slug }}").as_deref(), Ok("q-1-2026"));
        assert_eq!(render("{{ 'één kind' | capitalize_first }}").as_deref(), Ok("Één kind"));
    }

    #[test]
    fn an_error_in_a_template_names_file_and_line() {
        let error = with_template("one\n{% if %}").err().expect("a syntax error");
        assert_eq!((error.file.as_str(), error.line), ("templates/eigen.html", Some(2)));
        let error = render("one\n\n{{ nowhere }}").expect_err("an unknown variable");
        assert_eq!((error.file.as_str(), error.line), ("templates/eigen.html", Some(3)));
        let error = with_template("{{ name | nothing }}").err().expect("an unknown filter");
        assert!(error.message.contains("nothing"), "{error}");
    }

    /// Renders every sample; with `BESTEK_SAMPLES` set to a folder it writes them there to be looked at.
    fn pages(language: &str) -> Vec<(&'static str, &'static str, String)> {
        let theme = Theme::builtin().expect("the default theme");
        let templates = Templates::load(&theme, &theme.labels(language).expect("labels")).expect("templates");
        let folder = std::env::var_os("BESTEK_SAMPLES").map(|folder| std::path::PathBuf::from(folder).join(language));
        let mut pages = Vec::new();
        for sample in crate::site::samples::all(language) {
            let html = templates.render(sample.template, &sample.context).unwrap_or_else(|error| panic!("{}: {error}", sample.address));
            if let Some(folder) = &folder {
                let file = folder.join(sample.address);
                std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                std::fs::write(file, &html).expect("a file");
            }
            pages.push((sample.template, sample.address, html));
        }
        pages
    }

    fn page<'a>(pages: &'a [(&str, &str, String)], address: &str) -> &'a str {
        &pages.iter().find(|page| page.1 == address).expect("the page").2
    }

    #[test]
    fn every_template_has_a_sample() {
        let theme = Theme::builtin().expect("the default theme");
        let samples = crate::site::samples::all("nl");
        let pages = theme.template_names().filter(|name| !name.starts_with("parts/") && !name.ends_with("base.html"));
        for name in pages {
            assert!(samples.iter().any(|sample| sample.template == name), "{name}");
        }
    }

    #[test]
    fn no_page_has_a_style_or_script_of_its_own() {
        for language in ["nl", "en"] {
            for (_, address, html) in pages(language) {
                for forbidden in [" style=", "<style", " onclick=", "<script>", "javascript:"] {
                    assert!(!html.contains(forbidden), "{address} has {forbidden}");
                }
                assert!(html.contains(&format!("<html lang=\"{language}\">")), "{address}");
            }
        }
    }

    /// What an editor can write, a reader can see: every text of a context stands on its page.
    #[test]
    fn no_field_of_a_context_is_dropped() {
        // Not for readers, said by the title, or said elsewhere on the same page.
        const NOT_SHOWN: &[&str] = &[
            "/site/",
            "/page/kind",
            "/page/address",
            // For the script, of what it marks.
            "/validity/state",
            "/validity/says",
            "/windows/0/state",
            "/windows/0/says",
            "/later",
            "/statuses/",
            "/status/kind",
            "/align",
            "/prefix",
            "/contract/title",
            "/document/title",
            "/tariff/per",
            "/parts/0/id",
            // A column on paper.
            "/questions/0/document",
            "/copy_text",
        ];
        // A list of products, or of scores, leaves out what its page is about; paper has it on its cover.
        const IN_LISTS: &[&str] = &["/segment/", "/law", "/funding", "/municipalities", "/provider/", "/indicator/"];
        // A book gives tariffs by product, and not again with who delivers it.
        const ON_COVERS: &[&str] =
            &["/page/", "/contract/variants", "/contract/replaces", "/document/", "/programme/title", "/round/", "/paid/", "/card/"];
        let theme = Theme::builtin().expect("the default theme");
        let templates = Templates::load(&theme, &theme.labels("nl").expect("labels")).expect("templates");
        let mut dropped = Vec::new();
        for sample in crate::site::samples::all("nl") {
            let html = templates.render(sample.template, &sample.context).expect("a page");
            let mut texts = Vec::new();
            collect("", &sample.context, &mut texts);
            for (path, text) in texts {
                let escaped = tera_escape(&text);
                let has = |parts: &[&str]| parts.iter().any(|part| path.contains(part));
                let list = path.contains("/products/") || path.contains("/scores/");
                let hidden = has(NOT_SHOWN) || (list && has(IN_LISTS)) || (sample.template.starts_with("print/") && has(ON_COVERS));
                if !hidden && !html.contains(&text) && !html.contains(&escaped) {
                    dropped.push(format!("{}: {path} = {text}", sample.address));
                }
            }
        }
        assert!(dropped.is_empty(), "{}", dropped.join("\n"));
    }

    fn tera_escape(text: &str) -> String {
        let mut out = Vec::new();
        tera::escape_html(text, &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }

    fn collect(path: &str, value: &serde_json::Value, texts: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => texts.push((path.to_owned(), text.clone())),
            serde_json::Value::Array(list) => {
                for (at, value) in list.iter().enumerate() {
                    collect(&format!("{path}/{at}"), value, texts);
                }
            }
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    collect(&format!("{path}/{key}"), value, texts);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn pages_say_what_matters_in_both_languages() {
        let (dutch, english) = (pages("nl"), pages("en"));
        let product = page(&dutch, "producten/45a48.html");
        for part in
            ["<h1>Ambulante begeleiding, individueel</h1>", "data-copy=\"45A48\"", "Kopieer de toewijzing", "75,60", "Niet geregeld"]
        {
            assert!(product.contains(part), "{part}");
        }
        let bare = page(&dutch, "producten/trauma.html");
        assert!(bare.contains("Geen code opgegeven") && bare.contains("per aanbieder"));
        let contract = page(&dutch, "overeenkomsten/raam.html");
        for part in ["Artikel 2", "id=\"artikel-2\"", "Niet van toepassing.", "vraag 12, nota van inlichtingen 1"] {
            assert!(contract.contains(part), "{part}");
        }
        assert!(page(&dutch, "index.html").contains("verzonnen"));
        assert!(!page(&dutch, "producten/index.html").contains("Deze uitgave is nog niet vastgesteld."));
        assert!(page(&english, "producten/45a48.html").contains("Copy the allocation"));
        assert!(page(&english, "producten/index.html").contains("This edition has not been adopted yet."));
        assert!(page(&english, "print/productenboek.html").contains("About this document"));
    }
}
