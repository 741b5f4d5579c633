//! Running heads of a document for paper, for browsers: one named page a chapter, its title as text.
//!
//! Engines that know `string-set` take the titles out of the text, and read no file of this kind.

use crate::catalogue::terms::Language;
use crate::site::context::PrintFrame;
use crate::site::long_words::short;
use crate::site::view::View;

/// A chapter that gets a running head.
pub struct Chapter {
    /// What stands on its pages, as a selector.
    pub selector: String,
    /// Its title with its number.
    pub title: String,
    /// Whether its pages are turned.
    pub wide: bool,
}

/// How much text, in signs, is too little for pages of its own.
pub const SHORT: usize = 1800;
/// What a drawing or picture takes of a page, in signs.
const PICTURE: usize = 1000;

impl Chapter {
    /// A chapter that is an element of its own.
    pub fn element(id: &str, label: Option<&str>, title: &str) -> Self {
        let title = label.map_or_else(|| title.to_owned(), |label| format!("{label} {title}"));
        Self { selector: format!("[id={}]", quoted(id)), title, wide: false }
    }

    /// Takes in a chapter that shares its pages; a neighbour is named after it, what lies in it is not.
    pub fn take_in(&mut self, other: &Self, neighbour: bool) {
        self.selector = format!("{}, {}", self.selector, other.selector);
        if neighbour {
            let first = self.title.split(" – ").next().unwrap_or_default();
            self.title = format!("{first} – {}", other.title);
        }
    }

    /// The chapters of a text by its main headings. A named page starts a page, so that what is short
    /// shares its pages, and its running head, with what follows.
    pub fn of_text<'a>(html: &str, headings: impl Iterator<Item = (&'a str, Option<&'a str>, &'a str)>) -> Vec<Self> {
        let mut parts = html.split("<h2 ").map(|part| {
            let pictures = part.matches("<svg class=\"chart\"").count() + part.matches("<img").count();
            crate::markdown::text_of(part).chars().count() + pictures * PICTURE
        });
        let mut size = parts.next().unwrap_or_default();
        let mut chapters: Vec<Self> = Vec::new();
        for (id, label, title) in headings {
            let mut chapter = Self::element(id, label, title);
            match chapters.last_mut() {
                Some(open) if size < SHORT => open.title = format!("{}, {}", open.title, chapter.title),
                None => {
                    // What stands before the first heading is on its pages.
                    ".prose > *".clone_into(&mut chapter.selector);
                    chapters.push(chapter);
                }
                Some(_) => {
                    chapter.selector = format!("{0}, {0} ~ *", chapter.selector);
                    chapters.push(chapter);
                    size = 0;
                }
            }
            size += parts.next().unwrap_or_default();
        }
        chapters
    }
}

/// The stylesheet of one document. What is no more than a draft says so at the head of every page.
pub fn stylesheet(view: &View, title: &str, frame: &PrintFrame, chapters: &[Chapter]) -> String {
    let catalogue = view.catalogue();
    let foot = format!("{}, {}", catalogue.settings.site.publisher.value, frame.edition);
    let marks: String = frame.statuses.iter().map(|status| format!("{} · ", status.label.to_uppercase())).collect();
    let mut css = format!(
        "/* Running heads of this document, for browsers. */\n@page {{ @top-left {{ content: {}; }} @bottom-left {{ content: {}; }} }}\n",
        quoted(&format!("{marks}{}", short(title))),
        quoted(&foot)
    );
    if view.shared.language == Language::En {
        css.push_str("@page { @bottom-right { content: \"page \" counter(page) \" of \" counter(pages); } }\n");
    }
    for (at, chapter) in chapters.iter().enumerate() {
        let name = format!("chapter-{}", at + 1);
        let (selector, title) = (&chapter.selector, quoted(&short(&chapter.title)));
        let size = if chapter.wide { "size: A4 landscape; " } else { "" };
        css.push_str(&format!("{selector} {{ page: {name}; }}\n@page {name} {{ {size}@top-right {{ content: {title}; }} }}\n"));
    }
    css
}

/// Text as a string of CSS.
fn quoted(text: &str) -> String {
    let safe = |c: char| match c {
        '"' => "\\22 ".to_owned(),
        '\\' => "\\5c ".to_owned(),
        '<' => "\\3c ".to_owned(),
        '\n' => " ".to_owned(),
        other => other.to_string(),
    };
    format!("\"{}\"", text.chars().map(safe).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_cannot_leave_their_string() {
        assert_eq!(quoted("a\"b\\c<d"), "\"a\\22 b\\5c c\\3c d\"");
    }

    #[test]
    fn short_chapters_share_their_pages() {
        let html = format!("<p>Vooraf</p><h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>{}<h2 id=\"c\">C</h2>", "woord ".repeat(400));
        let chapters = Chapter::of_text(&html, [("a", None, "A"), ("b", Some("1"), "B"), ("c", None, "C")].into_iter());
        let shown: Vec<_> = chapters.iter().map(|c| (c.selector.as_str(), c.title.as_str())).collect();
        assert_eq!(shown, [(".prose > *", "A, 1 B"), ("[id=\"c\"], [id=\"c\"] ~ *", "C")]);
    }

    #[test]
    fn a_chapter_has_its_label() {
        assert_eq!(Chapter::element("x", Some("Hoofdstuk 1"), "Algemeen").title, "Hoofdstuk 1 Algemeen");
    }
}
