//! The default theme's scripts and stylesheets without what only their editors read: comments and spaces. Files of a
//! site's own theme are published as they are.

use std::borrow::Cow;

/// A script or stylesheet with less to transfer; other files, and one that cannot be read as that, as they are.
pub fn lean<'a>(path: &str, bytes: &'a [u8]) -> Cow<'a, [u8]> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Cow::Borrowed(bytes) };
    let less = match path.rsplit('.').next().unwrap_or_default() {
        "js" => minifier::js::minify(text).ok().map(|less| less.to_string()),
        "css" => minifier::css::minify(text).ok().map(|less| less.to_string()),
        _ => None,
    };
    // Files are joined, and the first of two may end in a comment without a line end.
    less.map_or(Cow::Borrowed(bytes), |less| Cow::Owned(format!("{}\n", less.trim()).into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::theme::Theme;

    #[test]
    fn comments_and_spaces_go_and_texts_stay() {
        let text = "/* a\n * b */\n  let x = 1; // gone\n  f(\"/* kept */\");\n";
        assert_eq!(lean("a.js", text.as_bytes()).as_ref(), b"let x=1;f(\"/* kept */\");\n");
        assert_eq!(lean("a.css", b"/* a */\n\n.b > :not(c) {\n  d: calc(1px + 2px);\n}\n").as_ref(), b".b>:not(c){d:calc(1px + 2px);}\n");
        assert!(matches!(lean("a.svg", b"/* a */"), Cow::Borrowed(_)));
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
