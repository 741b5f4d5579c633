//! The default theme's scripts and stylesheets without what only their editors read: comments on lines of their own, and
//! indentation. Files of a site's own theme are published as they are.

use std::borrow::Cow;

/// A script or stylesheet with less to transfer; other files as they are.
pub fn lean<'a>(path: &str, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    let kind = path.rsplit('.').next().unwrap_or_default();
    match std::str::from_utf8(bytes) {
        Ok(text) if kind == "js" || kind == "css" => Cow::Owned(without_comments(text, kind == "js").into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

fn without_comments(text: &str, script: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let mut line = line.trim();
        while inside || line.starts_with("/*") {
            let Some((_, rest)) = line.split_once("*/") else {
                inside = true;
                line = "";
                break;
            };
            inside = false;
            line = rest.trim_start();
        }
        if !(line.is_empty() || script && line.starts_with("//")) {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::theme::Theme;

    #[test]
    fn comments_on_their_own_lines_go() {
        let text = "/* a\n * b */\n  /** c */ let x = 1; // stays\n  // gone\n\n  f(\"/* kept */\");\n";
        assert_eq!(without_comments(text, true), "let x = 1; // stays\nf(\"/* kept */\");\n");
        assert_eq!(without_comments("/* a */\n\n.b {\n  c: d;\n}\n", false), ".b {\nc: d;\n}\n");
        assert!(matches!(lean("a.svg", b"/* a */"), Cow::Borrowed(_)));
    }

    /// A text over several lines would lose its indentation.
    #[test]
    fn no_text_of_a_default_script_runs_over_lines() {
        let theme = Theme::builtin().unwrap();
        for (path, bytes) in theme.assets().filter(|(path, _)| path.ends_with(".js")) {
            for line in std::str::from_utf8(bytes).unwrap().lines() {
                assert!(line.matches('`').count() % 2 == 0, "{path}: {line}");
            }
        }
    }

    /// What a first search has to fetch.
    #[test]
    fn the_search_script_is_small() {
        let theme = Theme::builtin().unwrap();
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for path in &theme.joined()["scripts/find.js"] {
            std::io::Write::write_all(&mut packed, &lean(path, theme.file(path).unwrap())).unwrap();
        }
        let size = packed.finish().unwrap().len();
        assert!(size <= 10_000, "{size} bytes");
    }
}
