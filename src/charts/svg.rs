//! Small pieces of SVG: widths in percent, heights in the size of letters.

use crate::markdown::escape;

/// A length with two decimals, without a minus before zero.
pub fn fixed(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text at `x` percent and its foot at `y` em. `more` holds further attributes.
pub fn text(x: f64, y: f64, class: &str, more: &str, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{}%\" y=\"{}em\"{more}>{}</text>\n", fixed(x), fixed(y), escape(words))
}

/// A straight line.
pub fn line(from: (f64, f64), to: (f64, f64), class: &str, more: &str) -> String {
    format!(
        "<line class=\"{class}\" x1=\"{}%\" y1=\"{}em\" x2=\"{}%\" y2=\"{}em\" stroke=\"currentColor\"{more}/>\n",
        fixed(from.0),
        fixed(from.1),
        fixed(to.0),
        fixed(to.1)
    )
}

/// A bar of `width` percent and `height` em, shaded as a series.
pub fn bar(x: f64, y: f64, width: f64, height: f64, series: usize) -> String {
    format!(
        "<rect class=\"{}\" x=\"{}%\" y=\"{}em\" width=\"{}%\" height=\"{}em\" fill-opacity=\"{}\" stroke=\"currentColor\"/>\n",
        series_class(series),
        fixed(x),
        fixed(y),
        fixed(width),
        fixed(height),
        shade(series)
    )
}

/// The class of a series, from 0.
pub fn series_class(series: usize) -> String {
    format!("series-{}", series % 6 + 1)
}

/// How dark a series is without a stylesheet, and on paper without colour.
pub fn shade(series: usize) -> &'static str {
    ["0.85", "0.4", "0.1", "0.6", "0.25", "0"][series % 6]
}

/// Words in lines of at most `width` letters; a longer word gets a line of its own.
pub fn wrap(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_lines_whole() {
        assert_eq!((fixed(12.0).as_str(), fixed(-0.001).as_str(), fixed(1.239).as_str()), ("12", "0", "1.24"));
        assert_eq!(wrap("Gecertificeerde instelling en meer", 16), ["Gecertificeerde", "instelling en", "meer"]);
    }
}
