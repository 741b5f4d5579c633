//! Judges what the pages of a site point at: every address relative and there, every anchor there, nothing asked of
//! another host, no script or style within a page.

use super::Output;
use super::html::{Tag, tags};
use std::collections::{BTreeMap, BTreeSet};

/// Attributes that make a browser fetch something.
const FETCHED: &[&str] = &["src", "srcset", "poster", "data", "background", "manifest"];
/// Relations of a `link` that fetch nothing, so that an absolute address is right.
const NOT_FETCHED: &[&str] = &["canonical", "license", "author", "alternate", "me"];

/// Everything wrong with the links of a site, one a line.
pub fn broken(output: &Output) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Tag>> = output.pages().map(|path| (path, tags(&output.text(path)))).collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> = pages.iter().map(|(path, tags)| (*path, identifiers(tags))).collect();
    let site = Site { output, anchors };
    let mut wrong = Vec::new();
    for (page, tags) in &pages {
        for tag in tags {
            let mut complaints = inline(tag);
            complaints.extend(addresses(tag).into_iter().filter_map(|address| site.judge(page, &address).err()));
            wrong.extend(complaints.into_iter().map(|complaint| format!("{page}: <{}>: {complaint}", tag.name)));
        }
        wrong.extend(twice(tags).into_iter().map(|id| format!("{page}: the identifier `{id}` stands twice")));
    }
    for path in output.paths().filter(|path| path.ends_with(".css")) {
        for address in css_addresses(&output.text(path)) {
            let address = Address { fetched: true, text: address };
            wrong.extend(site.judge(path, &address).err().map(|complaint| format!("{path}: {complaint}")));
        }
    }
    wrong
}

struct Site<'a> {
    output: &'a Output,
    anchors: BTreeMap<&'a str, BTreeSet<String>>,
}

struct Address {
    fetched: bool,
    text: String,
}

impl Site<'_> {
    fn judge(&self, page: &str, address: &Address) -> Result<(), String> {
        let text = address.text.as_str();
        if address.fetched && text.starts_with("data:image/") {
            return Ok(());
        }
        if text.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':')) {
            let elsewhere = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| text.starts_with(scheme));
            return if elsewhere && !address.fetched { Ok(()) } else { Err(format!("`{text}` is asked elsewhere")) };
        }
        // A server shows it under every address that does not exist, so that nothing on it can be relative.
        if page.split('/').next_back() == Some("404.html") && !text.starts_with('#') {
            let path = text.strip_prefix('/').ok_or(format!("`{text}` is relative"))?;
            let there = self.output.0.contains_key(path.split(['#', '?']).next().unwrap_or_default());
            return there.then_some(()).ok_or(format!("`{text}` leads nowhere"));
        }
        if text.starts_with('/') {
            return Err(format!("`{text}` is absolute"));
        }
        let (path, anchor) = text.split_once('#').map_or((text, None), |(path, anchor)| (path, Some(anchor)));
        let path = decode(path.split('?').next().unwrap_or_default());
        let target = if path.is_empty() { page.to_owned() } else { resolve(page, &path).ok_or(format!("`{text}` leaves the site"))? };
        if !self.output.0.contains_key(&target) {
            return Err(format!("`{text}` leads to {target}, which is not there"));
        }
        // With a sign of equality it says what is chosen on the page.
        let place = anchor.map(decode).filter(|anchor| !anchor.is_empty() && !anchor.contains('='));
        let Some(anchor) = place else { return Ok(()) };
        match self.anchors.get(target.as_str()) {
            Some(anchors) if !anchors.contains(&anchor) => Err(format!("`{text}`: {target} has no `{anchor}`")),
            _ => Ok(()),
        }
    }
}

fn identifiers(tags: &[Tag]) -> BTreeSet<String> {
    tags.iter().filter_map(|tag| tag.get("id")).map(str::to_owned).collect()
}

fn twice(tags: &[Tag]) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    tags.iter().filter_map(|tag| tag.get("id")).filter(|id| !seen.insert(*id)).collect()
}

fn addresses(tag: &Tag) -> Vec<Address> {
    let mut found = Vec::new();
    for (key, value) in &tag.attributes {
        let fetched = FETCHED.contains(&key.as_str()) && !(key == "data" && tag.name != "object");
        if key == "srcset" {
            let each = value.split(',').filter_map(|part| part.split_whitespace().next());
            found.extend(each.map(|text| Address { fetched, text: text.to_owned() }));
        } else if fetched || matches!(key.as_str(), "href" | "action" | "formaction" | "xlink:href" | "cite") {
            let relation = tag.get("rel").unwrap_or_default();
            let asked = match tag.name.as_str() {
                "link" => !relation.split_whitespace().any(|word| NOT_FETCHED.contains(&word)),
                "use" | "image" => true,
                _ => fetched || key.ends_with("action"),
            };
            found.push(Address { fetched: asked, text: value.clone() });
        }
    }
    found
}

/// Scripts and styles within the page, which a strict content security policy refuses.
fn inline(tag: &Tag) -> Vec<String> {
    let mut wrong: Vec<String> =
        tag.attributes.iter().filter(|(key, _)| key == "style" || key.starts_with("on")).map(|(key, _)| format!("has `{key}`")).collect();
    let data = tag.get("type").is_some_and(|kind| kind.ends_with("json"));
    if tag.name == "style" || (tag.name == "script" && tag.get("src").is_none() && !data) {
        wrong.push("stands within the page".into());
    }
    if tag.get("href").is_some_and(|href| href.starts_with("javascript:")) {
        wrong.push("runs a script".into());
    }
    wrong
}

fn css_addresses(css: &str) -> Vec<String> {
    let quoted = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = css.split("@import").skip(1).filter_map(|rest| rest.split(';').next()).filter(|text| !text.contains("url("));
    urls.chain(imports).map(quoted).collect()
}

/// The path that a link leads to from a page; none where it leads to another site.
pub fn target(page: &str, href: &str) -> Option<String> {
    let path = decode(href.split(['#', '?']).next().unwrap_or_default());
    if path.contains(':') || path.starts_with('/') {
        return None;
    }
    if path.is_empty() { Some(page.to_owned()) } else { resolve(page, &path) }
}

/// The path that a relative address leads to from a page; none where it leaves the site.
fn resolve(page: &str, address: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." => {}
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok())).flatten();
        plain.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}
