//! Links to PDFs: a page holds them as comments, closed until the PDF is there.
//!
//! A template writes `<!--pdf:ADDRESS MARKUP /pdf-->`, with the address of the PDF seen from the page. Where the PDF is
//! there this becomes `<!--pdf:ADDRESS-->MARKUP<!--/pdf-->`, and back where it went. An element `<span class="pdf-size">`
//! in the markup gets the size of the file.

const BEGIN: &str = "<!--pdf:";
const CLOSED_END: &str = " /pdf-->";
const OPEN_END: &str = "<!--/pdf-->";
const SIZE: &str = "<span class=\"pdf-size\">";

/// A page with the links open to the PDFs that are there: those of which `size` knows how many bytes they have.
pub fn linked(html: &str, page: &str, size: impl Fn(&str) -> Option<u64>) -> String {
    let comma = html.contains("<html lang=\"nl");
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(BEGIN) {
        let Some(slot) = Slot::read(&rest[at..]) else { break };
        out.push_str(&rest[..at]);
        rest = &rest[at + slot.length..];
        let there = resolve(page, slot.address).and_then(|address| size(&address));
        let markup = sized(slot.markup, there, comma);
        out.push_str(&match there {
            Some(_) => format!("{BEGIN}{}-->{markup}{OPEN_END}", slot.address),
            None => format!("{BEGIN}{} {markup}{CLOSED_END}", slot.address),
        });
    }
    out + rest
}

/// A page as a build writes it: no link open.
pub fn closed(html: &str) -> String {
    linked(html, "", |_| None)
}

/// What stands behind the mark of a link.
struct Slot<'a> {
    address: &'a str,
    markup: &'a str,
    length: usize,
}

impl<'a> Slot<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let after = text.strip_prefix(BEGIN)?;
        let end = after.find([' ', '>'])?;
        let open = after[..end].strip_suffix("--");
        let (address, closing) = open.map_or((&after[..end], CLOSED_END), |address| (address, OPEN_END));
        let length = after[end + 1..].find(closing)?;
        Some(Self { address, markup: &after[end + 1..][..length], length: BEGIN.len() + end + 1 + length + closing.len() })
    }
}

/// The markup with the size of the file, or without.
fn sized(markup: &str, size: Option<u64>, comma: bool) -> String {
    let Some((before, after)) = markup.split_once(SIZE) else { return markup.to_owned() };
    let after = after.split_once("</span>").map_or("", |(_, after)| after);
    let text = size.map_or_else(String::new, |size| format!(" ({})", bytes(size, comma)));
    format!("{before}{SIZE}{text}</span>{after}")
}

/// A size as readers know it: `340 kB`, `1,2 MB`.
pub fn bytes(size: u64, comma: bool) -> String {
    let tenths = size.div_ceil(100_000);
    if size < 1_000_000 {
        return format!("{} kB", size.div_ceil(1000));
    }
    format!("{}{}{} MB", tenths / 10, if comma { ',' } else { '.' }, tenths % 10)
}

/// Where a relative address on a page leads, from the root of the site; none where it leads out of it.
pub fn resolve(page: &str, address: &str) -> Option<String> {
    if address.starts_with(['/', '#', '?']) || address.split(['/', '?', '#']).next()?.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<html lang=\"nl\">a<!--pdf:../print/x.pdf <a href=\"../print/x.pdf\">pdf<span class=\"pdf-size\"></span></a> /pdf-->b";

    #[test]
    fn a_link_opens_for_a_pdf_that_is_there_and_closes_again() {
        let size = |address: &str| (address == "print/x.pdf").then_some(1_234_567);
        let open = linked(PAGE, "documenten/x.html", size);
        assert!(open.ends_with("--><a href=\"../print/x.pdf\">pdf<span class=\"pdf-size\"> (1,3 MB)</span></a><!--/pdf-->b"), "{open}");
        assert_eq!(linked(&open, "documenten/x.html", size), open);
        assert_eq!(closed(&open), PAGE);
        assert_eq!(linked(PAGE, "x.html", size), PAGE, "it leads out of the site");
    }

    #[test]
    fn what_is_no_link_stays() {
        for text in ["a <!-- pdf --> b", "<!--pdf:", "<!--pdf:x.pdf -->", "<!--pdf:x.pdf--> no end"] {
            assert_eq!(closed(text), text);
        }
    }

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!([bytes(1, true), bytes(999_999, true), bytes(1_000_000, false)], ["1 kB", "1000 kB", "1.0 MB"]);
    }

    #[test]
    fn addresses_are_followed_as_a_browser_does() {
        assert_eq!(resolve("print/a.html", "../assets/k.svg").as_deref(), Some("assets/k.svg"));
        assert_eq!(resolve("print/a.html", "b.html#c").as_deref(), Some("print/b.html#c"));
        assert_eq!(resolve("a.html", "../b.html"), None);
        assert_eq!(resolve("a.html", "https://b.example/"), None);
        assert_eq!(resolve("a.html", "#b"), None);
    }
}
