//! Marks (markeringen): the words that are in one of two texts only, marked in the HTML of each.
//!
//! Each side stays whole and in its own shape: only runs of words get `del` or `ins` around them, never a tag. Without
//! the marks and the words for a screen reader each side is the text that it was.

mod words;

use crate::markdown::escape;
use crate::versions::compare::prose::tokens;
use words::Words;

/// What a screen reader says before and after what is gone and what is new.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Before and after words that are gone.
    pub gone: (String, String),
    /// Before and after words that are new.
    pub new: (String, String),
}

/// A piece of HTML: a tag with what is not compared, or a run of text.
enum Piece<'a> {
    Tag(&'a str),
    Word(&'a str),
}

/// Both texts, each with its own words marked.
pub fn mark(old: &str, new: &str, said: &Said) -> (String, String) {
    let (was, is) = (pieces(old), pieces(new));
    let (gone, come) = Words::of(&was).differing(&Words::of(&is));
    (marked(&was, &gone, "del", &said.gone), marked(&is, &come, "ins", &said.new))
}

/// HTML as it stands in another document: without links and without anchors.
pub fn bare(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Word(text) => out.push_str(text),
            Piece::Tag(tag) if is(tag, "a") || tag == "</a>" => {}
            Piece::Tag(tag) if tag.starts_with("<svg") => out.push_str(tag),
            Piece::Tag(tag) => out.push_str(&without_id(tag)),
        }
    }
    out
}

fn is(tag: &str, name: &str) -> bool {
    tag.strip_prefix('<').and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with([' ', '>']))
}

/// A tag without its `id`.
fn without_id(tag: &str) -> String {
    let Some(start) = tag.find(" id=\"") else { return tag.to_owned() };
    let Some(length) = tag[start + 5..].find('"') else { return tag.to_owned() };
    let rest = &tag[start + 5 + length + 1..];
    let inner = tag.strip_prefix("<span").is_some() && rest.starts_with("></span>");
    if inner { String::new() } else { format!("{}{rest}", &tag[..start]) }
}

/// What is told apart: numbers of paragraphs and drawings are no words.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let Some(start) = rest.find('<') else {
            pieces.extend(tokens(rest).into_iter().map(Piece::Word));
            break;
        };
        pieces.extend(tokens(&rest[..start]).into_iter().map(Piece::Word));
        rest = &rest[start..];
        let whole = |end: &str| rest.find(end).map(|at| at + end.len());
        let end = if is(rest, "svg") {
            whole("</svg>")
        } else if rest.starts_with("<span class=\"number\"")
            || rest.starts_with("<span class=\"lid-number\"")
            || rest.starts_with("<span id=")
        {
            whole("</span>")
        } else {
            whole(">")
        };
        let end = end.unwrap_or(rest.len());
        pieces.push(Piece::Tag(&rest[..end]));
        rest = &rest[end..];
    }
    pieces
}

fn marked(pieces: &[Piece], changed: &[bool], tag: &str, (before, after): &(String, String)) -> String {
    let mut out = String::new();
    let mut run = String::new();
    let hidden =
        |text: &str| if text.is_empty() { String::new() } else { format!("<span class=\"hidden-visually\">{}</span>", escape(text)) };
    let close = |run: &mut String, out: &mut String| {
        let (inner, end) = run.split_at(run.trim_end().len());
        let start = inner.len() - inner.trim_start().len();
        out.push_str(&inner[..start]);
        if start < inner.len() {
            out.push_str(&format!("<{tag}>{}{}{}</{tag}>", hidden(before), &inner[start..], hidden(after)));
        }
        out.push_str(end);
        run.clear();
    };
    let mut changed = changed.iter();
    for piece in pieces {
        match piece {
            Piece::Word(text) if changed.next() == Some(&true) => run.push_str(text),
            Piece::Word(text) | Piece::Tag(text) => {
                close(&mut run, &mut out);
                out.push_str(text);
            }
        }
    }
    close(&mut run, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(old: &str, new: &str) -> (String, String) {
        mark(old, new, &Said::default())
    }

    #[test]
    fn words_are_marked_on_the_side_they_are_on() {
        let (old, new) = plain("<p>De gemeente betaalt binnen 30 dagen.</p>", "<p>De gemeente betaalt binnen <em>21</em> dagen.</p>");
        assert_eq!(old, "<p>De gemeente betaalt binnen <del>30</del> dagen.</p>");
        assert_eq!(new, "<p>De gemeente betaalt binnen <em><ins>21</ins></em> dagen.</p>");
        assert_eq!(plain("<p>Zo.</p>", "<p>Zo.</p>\n"), ("<p>Zo.</p>".to_owned(), "<p>Zo.</p>\n".to_owned()));
    }

    #[test]
    fn changes_side_by_side_are_one() {
        let (old, new) = plain("<p>Per etmaal; gezinshuis in twee zwaarten</p>", "<p>Per etmaal, met verschil naar zwaarte</p>");
        assert_eq!(old, "<p>Per etmaal<del>; gezinshuis in twee zwaarten</del></p>");
        assert_eq!(new, "<p>Per etmaal<ins>, met verschil naar zwaarte</ins></p>");
        let (old, new) =
            plain("<p>Hij gaat elke week met twee fietsen naar de stad.</p>", "<p>Hij gaat elke dag met drie fietsen naar de stad.</p>");
        assert_eq!(old, "<p>Hij gaat elke <del>week met twee</del> fietsen naar de stad.</p>");
        assert_eq!(new, "<p>Hij gaat elke <ins>dag met drie</ins> fietsen naar de stad.</p>");
        // What is only added takes nothing away.
        let (old, _) = plain("<p>Hulp en zorg thuis.</p>", "<p>Hulp veel en vaak zorg thuis.</p>");
        assert_eq!(old, "<p>Hulp en zorg thuis.</p>");
    }

    #[test]
    fn a_list_is_compared_item_by_item() {
        let (old, new) = plain(
            "<ul>\n<li>Een plan binnen zes weken.</li>\n<li>Een vast gezicht.</li>\n<li>Elke week een gesprek thuis.</li>\n</ul>",
            "<ul>\n<li>Elke dag een gesprek thuis.</li>\n<li>Een plan binnen zes weken.</li>\n<li>Een fiets en een vast gezicht.</li>\n</ul>",
        );
        assert_eq!(
            old,
            "<ul>\n<li>Een plan binnen zes weken.</li>\n<li>Een vast gezicht.</li>\n<li><del>Elke week een gesprek thuis.</del></li>\n</ul>"
        );
        assert_eq!(
            new,
            "<ul>\n<li><ins>Elke dag een gesprek thuis.</ins></li>\n<li>Een plan binnen zes weken.</li>\n<li>Een <ins>fiets en een</ins> vast gezicht.</li>\n</ul>"
        );
        // An item that is added between two others marks neither of them.
        let (old, new) = plain("<ul><li>Wonen</li><li>Crisis</li></ul>", "<ul><li>Wonen</li><li>Dag</li><li>Crisis</li></ul>");
        assert_eq!((old.as_str(), new.contains("<li><ins>Dag</ins></li><li>Crisis")), ("<ul><li>Wonen</li><li>Crisis</li></ul>", true));
        // A paragraph that is cut in two says the same.
        let (old, new) = plain("<p>Eerst dit. Dan dat.</p>", "<p>Eerst dit.</p>\n<p>Dan dat.</p>");
        assert!(!old.contains("<del>") && !new.contains("<ins>"), "{old} {new}");
    }

    #[test]
    fn numbers_are_no_words_and_a_screen_reader_is_told() {
        let said = Said { gone: ("begin".into(), "einde".into()), new: ("nieuw:".into(), String::new()) };
        let (old, new) = mark("<span class=\"number\">1</span> A b", "<span class=\"number\">2</span> A &amp; c", &said);
        assert_eq!(
            old,
            "<span class=\"number\">1</span> A <del><span class=\"hidden-visually\">begin</span>b<span class=\"hidden-visually\">einde</span></del>"
        );
        assert_eq!(new, "<span class=\"number\">2</span> A <ins><span class=\"hidden-visually\">nieuw:</span>&amp; c</ins>");
    }

    #[test]
    fn text_for_another_document_has_no_links_or_anchors() {
        let html = "<li id=\"a\"><span id=\"b\"></span>Zie <a href=\"x.html\">dit</a>, <abbr title=\"c\">d</abbr>.</li>";
        assert_eq!(bare(html), "<li>Zie dit, <abbr title=\"c\">d</abbr>.</li>");
    }

    proptest::proptest! {
        /// Without the marks each side is the text that it was.
        #[test]
        fn nothing_is_lost(old in "(<p>|</p>|[a-c]| |&amp;|\n){0,30}", new in "(<p>|</p>|[a-c]| |&amp;|\n){0,30}") {
            let strip = |html: &str| html.replace("<del>", "").replace("</del>", "").replace("<ins>", "").replace("</ins>", "");
            let (was, is) = plain(&old, &new);
            proptest::prop_assert_eq!(strip(&was), old);
            proptest::prop_assert_eq!(strip(&is), new);
        }
    }
}
