//! Small pieces that several pages are filled with.

use crate::site::context::Fact;

/// A label and its HTML.
pub fn fact(label: &str, html: &str) -> Fact {
    Fact { label: label.to_owned(), html: html.to_owned() }
}

/// A text with a capital at its start.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A range of figures with the dash that belongs in it: "12–18".
pub fn range(text: &str) -> String {
    let figures = text.split('-').map(str::trim).collect::<Vec<_>>();
    let all = figures.len() == 2 && figures.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    if all { figures.join("–") } else { text.to_owned() }
}

/// The first sentences of a text that fit in so many characters; the beginning of the first where that is longer.
pub fn opening(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = text.match_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len());
    let whole = ends.filter(|end| text[*end..].starts_with(' ') || *end == text.len());
    let fitting = whole.take_while(|end| text[..*end].chars().count() <= most).last();
    fitting.map_or_else(|| shorten(&text, most), |end| text[..end].to_owned())
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
    fn names_of_files_become_words() {
        assert_eq!(sentence("uitgaven per jaar"), "Uitgaven per jaar");
    }

    #[test]
    fn ranges_have_their_own_dash() {
        assert_eq!((range("12-18").as_str(), range("4").as_str(), range("ten minste 4").as_str()), ("12–18", "4", "ten minste 4"));
    }

    #[test]
    fn summaries_end_with_a_sentence() {
        assert_eq!(opening("Hulp thuis. Voor een gezin met vragen.", 20), "Hulp thuis.");
        assert_eq!(opening("Hulp thuis. Kort.", 40), "Hulp thuis. Kort.");
        assert_eq!(opening("Een lange zin zonder einde", 12), "Een lange…");
    }

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(shorten("een korte tekst", 40), "een korte tekst");
        assert_eq!(shorten("een wat langere tekst, die", 22), "een wat langere tekst…");
    }
}
