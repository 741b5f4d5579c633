//! What an engine gets: the document with its files by their place on this machine, and its links by their address on the web.
//!
//! A PDF travels alone, so that a relative link in it would lead into the folder in which it was made.

use super::links::{closed, resolve};
use std::path::{Path, PathBuf};

/// A document as an engine reads it: made of the HTML at that address of the output.
pub fn prepared(html: &str, address: &str, output: &Path, base_url: &str) -> String {
    let here = file_url(output);
    let web = base_url.trim_end_matches('/');
    with_addresses(&closed(html), |tag, value| {
        let target = resolve(address, value)?;
        Some(if tag == "a" { format!("{web}/{target}") } else { format!("{here}/{target}") })
    })
}

/// The files that a document is laid out with: stylesheets and images, in the order in which they are named.
pub fn files(html: &str, address: &str, output: &Path) -> Vec<PathBuf> {
    let found = std::cell::RefCell::new(Vec::new());
    with_addresses(html, |tag, value| {
        if tag != "a"
            && let Some(target) = resolve(address, value)
        {
            found.borrow_mut().push(output.join(target));
        }
        None
    });
    found.into_inner()
}

/// The HTML with the values of `href` and `src` that are changed.
fn with_addresses(html: &str, change: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let comment = rest[start..].starts_with("<!--");
        let end = if comment { rest[start..].find("-->") } else { tag_end(&rest[start..]) };
        let Some(end) = end.map(|end| start + end) else { break };
        out.push_str(&rest[..start]);
        let tag = &rest[start..end];
        if comment {
            out.push_str(tag);
        } else {
            changed(tag, &change, &mut out);
        }
        rest = &rest[end..];
    }
    out + rest
}

/// Where a tag ends; a `>` within a value is none.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    tag.find(|sign| {
        quoted ^= sign == '"';
        sign == '>' && !quoted
    })
}

/// A tag with its address changed.
fn changed(tag: &str, change: &impl Fn(&str, &str) -> Option<String>, out: &mut String) {
    let name = tag[1..].split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default();
    let value = [" href=\"", " src=\""].iter().find_map(|key| {
        let start = tag.find(key)? + key.len();
        Some((start, start + tag[start..].find('"')?))
    });
    let new = value.and_then(|(start, end)| Some((start, end, change(name, &tag[start..end])?)));
    match new {
        Some((start, end, new)) => out.extend([&tag[..start], &new, &tag[end..]]),
        None => out.push_str(tag),
    }
}

/// A path as the address of a file.
pub fn file_url(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let text = absolute.to_string_lossy().replace('\\', "/");
    let mut url = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<link rel=\"stylesheet\" href=\"../theme/print.css\"><a href=\"../producten/a.html#doel\">x</a><a href=\"#b\">href=\"c\"</a>\
        <img alt=\"1 > 0\" src=\"../assets/kaart.svg\"><a href=\"https://wet.example/\">y</a><!-- <a href=\"x\"> -->";

    #[test]
    fn files_are_on_the_machine_and_links_on_the_web() {
        let text = prepared(HTML, "print/a.html", Path::new("/tmp/mijn site"), "https://proef.example/");
        let wanted = "<link rel=\"stylesheet\" href=\"file:///tmp/mijn%20site/theme/print.css\">\
            <a href=\"https://proef.example/producten/a.html#doel\">x</a><a href=\"#b\">href=\"c\"</a>\
            <img alt=\"1 > 0\" src=\"file:///tmp/mijn%20site/assets/kaart.svg\"><a href=\"https://wet.example/\">y</a><!-- <a href=\"x\"> -->";
        assert_eq!(text, wanted);
    }

    #[test]
    fn what_it_is_laid_out_with_is_known() {
        let root = Path::new("/o");
        assert_eq!(files(HTML, "print/a.html", root), [root.join("theme/print.css"), root.join("assets/kaart.svg")]);
    }
}
