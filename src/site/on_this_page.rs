//! What is on a page whose sections its template makes: the list of them, at the place that the template leaves for it.
//!
//! A document or contract knows its headings before it is rendered (`page.toc`). The sections of a product or municipality
//! follow from what there is to say, so that only the rendered page knows them. A page of few sections needs no list: the
//! place is taken away.

use crate::markdown::text_of;

/// Where the template wants the list.
const PLACE: &str = "<!--sections-->";

/// Fewer sections than this are seen at a glance.
const LEAST: usize = 3;

/// The page with its list, or without the place for one.
pub fn fill(html: String) -> String {
    let Some(place) = html.find(PLACE) else { return html };
    let (Some(start), Some(end)) = (html[..place].rfind("<nav"), html[place..].find("</nav>").map(|at| place + at + "</nav>".len())) else {
        return html;
    };
    let sections = html[end..].find("class=\"page-body\"").map(|at| sections(&html[end + at..])).unwrap_or_default();
    if sections.len() < LEAST {
        return format!("{}{}", &html[..start], &html[end..]);
    }
    let list: Vec<String> = sections
        .iter()
        .map(|(id, title)| format!("<li class=\"toc-entry\"><a href=\"#{id}\"><span class=\"toc-text\">{title}</span></a></li>"))
        .collect();
    format!("{}{}{}", &html[..place], list.join("\n"), &html[place + PLACE.len()..])
}

/// Identifiers and titles, both as they stand in the page, of the headings of the second level that can be linked.
fn sections(body: &str) -> Vec<(String, String)> {
    let body = body.split("</main>").next().unwrap_or(body);
    let mut found = Vec::new();
    let mut section = None;
    for (at, _) in body.match_indices('<') {
        let rest = &body[at..];
        if rest.starts_with("<section ") {
            section = id(rest);
        } else if rest.starts_with("</section") {
            section = None;
        } else if rest.starts_with("<h2") {
            let inner = rest.find('>').and_then(|open| Some(&rest[open + 1..open + 1 + rest[open + 1..].find("</h2>")?]));
            if let (Some(id), Some(inner)) = (id(rest).or_else(|| section.take()), inner) {
                found.push((id, crate::markdown::escape(text_of(inner).trim())));
            }
        }
    }
    found
}

/// The identifier in the tag that the text begins with.
fn id(tag: &str) -> Option<String> {
    let tag = &tag[..tag.find('>')?];
    let value = &tag[tag.find(" id=\"")? + " id=\"".len()..];
    Some(value[..value.find('"')?].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAV: &str = "<nav class=\"on-page\"><ol><!--sections--></ol></nav>";

    fn page(sections: &str) -> String {
        fill(format!("<main>{NAV}<div class=\"page-body\">{sections}</div></main><footer><h2 id=\"voet\">Voet</h2></footer>"))
    }

    #[test]
    fn sections_are_listed_by_their_own_names() {
        let html = page(
            "<section class=\"section\" id=\"a\"><div><h2>Een &amp; <em>twee</em></h2></div></section><section class=\"x\"><h2 id=\"b\">B</h2>\
             <h3 id=\"c\">C</h3></section><h2>zonder naam</h2><h2 id=\"d\">D</h2>",
        );
        assert!(html.contains("<a href=\"#a\"><span class=\"toc-text\">Een &amp; twee</span></a>"), "{html}");
        assert_eq!(html.matches("toc-entry").count(), 3);
        assert!(html.contains("href=\"#d\"") && !html.contains("href=\"#c\"") && !html.contains(PLACE));
    }

    #[test]
    fn a_page_of_two_sections_has_no_list() {
        let html = page("<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>");
        assert!(!html.contains("<nav") && html.contains("<h2 id=\"a\">A</h2>"), "{html}");
        let without = "<h2 id=\"a\">A</h2>".to_owned();
        assert_eq!(fill(without.clone()), without);
    }
}
