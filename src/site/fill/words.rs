//! Small pieces that several pages are filled with.

use crate::site::context::Fact;

/// A label and its HTML.
pub fn fact(label: &str, html: &str) -> Fact {
    Fact { label: label.to_owned(), html: html.to_owned() }
}

/// The beginning of a text, whole words, at most so many characters.
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    // One sign more shows whether the last word ends here.
    let cut: String = text.chars().take(most + 1).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(shorten("een korte tekst", 40), "een korte tekst");
        assert_eq!(shorten("een wat langere tekst, die", 22), "een wat langere tekst…");
    }
}
