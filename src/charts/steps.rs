//! Products by their steps (op- en afschalen): for each segment a band, lighter at the left and heavier at the right, each box a link.
//!
//! Each band is a drawing of its own below the others, so that paper can begin a new sheet between them. It has a view box, so
//! that lines can bend, and a width in em, so that its letters are as large as the reader's.

use super::layers::{Layers, layers};
use super::svg::{fixed, wrap};
use crate::markdown::{escape, put};

/// A segment.
#[derive(Clone, Debug)]
pub struct Band {
    /// What it is called.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
    /// What lies in it.
    pub boxes: Vec<Step>,
}

/// A product.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its code.
    pub code: Option<String>,
    /// What it is called.
    pub name: String,
    /// Its page.
    pub url: Option<String>,
    /// Heavier ones in the same band, by their places in it.
    pub heavier: Vec<usize>,
    /// What is said of heavier ones elsewhere.
    pub beyond: Option<String>,
}

/// The words of the drawing.
#[derive(Clone, Debug)]
pub struct Words {
    /// The drawing in one line.
    pub title: String,
    /// How it is read.
    pub description: String,
    /// The left end.
    pub lighter: String,
    /// The right end.
    pub heavier: String,
    /// Above what has no step in its band.
    pub alone: String,
}

/// Units an em, the size of a box and the room between boxes, all in units.
const EM: f64 = 14.0;
const WIDTH: f64 = 186.0;
const GAP: f64 = 46.0;
const ROW_GAP: f64 = 12.0;
const LINE: f64 = 18.0;
const PAD: f64 = 8.0;
/// Where lines meet a box, from its top.
const MEET: f64 = 23.0;
/// The heaviest bar.
const MOST: f64 = 16.0;
/// Letters on a line of a box.
const LETTERS: usize = 18;
/// A word that is longer than a line is squeezed into it, and one longer than this is broken.
const LONGEST: usize = 30;
/// As many boxes beside each other as a wide page has room for.
const COLUMNS: usize = 5;
/// The room for the head of a band, and for the ends of the scale.
const HEAD: f64 = 48.0;
const ENDS: f64 = 20.0;

/// Draws the bands; nothing where there are none.
pub fn steps(bands: &[Band], words: &Words) -> Option<String> {
    if bands.is_empty() {
        return None;
    }
    let laid: Vec<Layers> = bands.iter().map(laid).collect();
    let columns = laid.iter().flat_map(|band| &band.places).flatten().map(|(column, _)| column + 1).max().unwrap_or(0).max(COLUMNS);
    let width = number(columns) * (WIDTH + GAP) - GAP;
    let said = format!(
        "<title id=\"drawing-title\">{}</title>\n<desc id=\"drawing-text\">{}</desc>\n{}",
        escape(&words.title),
        escape(&words.description),
        ends(words, width)
    );
    let mut out = drawing("role=\"img\" aria-labelledby=\"drawing-title\" aria-describedby=\"drawing-text\"", (width, ENDS), &said);
    for (band, layers) in bands.iter().zip(&laid) {
        let mut inside = String::new();
        let height = Drawing { band, layers, columns, width, words }.draw(&mut inside, 1.0);
        put!(out, "\n{}", drawing(&format!("role=\"group\" aria-label=\"{}\"", escape(&band.name)), (width, height + 2.0), &inside));
    }
    Some(out)
}

/// One of the drawings that stand below each other.
fn drawing(said: &str, (width, height): (f64, f64), inside: &str) -> String {
    format!(
        "<svg class=\"overview-drawing\" viewBox=\"0 0 {w} {h}\" width=\"{}em\" height=\"{}em\" {said} font-size=\"14\" fill=\"currentColor\" xmlns=\"http://www.w3.org/2000/svg\">\n{inside}</svg>",
        fixed(width / EM),
        fixed(height / EM),
        w = fixed(width),
        h = fixed(height),
    )
}

fn laid(band: &Band) -> Layers {
    let ways = band.boxes.iter().enumerate().flat_map(|(from, step)| step.heavier.iter().map(move |to| (from, *to)));
    let pairs: Vec<(usize, usize)> = ways.filter(|(_, to)| *to < band.boxes.len()).collect();
    layers(band.boxes.len(), &pairs)
}

/// From lighter to heavier: a line that gets thicker, with a word at each end.
fn ends(words: &Words, width: f64) -> String {
    let (from, to) = (text_width(&words.lighter) + 10.0, width - text_width(&words.heavier) - 10.0);
    let mut out = String::new();
    put!(out, "<text class=\"overview-end\" x=\"0\" y=\"14\">{}</text>\n", escape(&words.lighter));
    put!(out, "<path class=\"overview-wedge\" d=\"M{} 8.5L{} 1V18L{} 10.5Z\"/>\n", fixed(from), fixed(to), fixed(from));
    put!(out, "<text class=\"overview-end\" x=\"{}\" y=\"14\" text-anchor=\"end\">{}</text>\n", fixed(width), escape(&words.heavier));
    out
}

/// One band.
struct Drawing<'a> {
    band: &'a Band,
    layers: &'a Layers,
    columns: usize,
    width: f64,
    words: &'a Words,
}

impl Drawing<'_> {
    /// Draws it from `top`, and says where it ends.
    fn draw(&self, out: &mut String, top: f64) -> f64 {
        put!(out, "<path class=\"overview-line\" d=\"M0 {y}H{w}\"/>\n", y = fixed(top), w = fixed(self.width));
        let name = format!("<text class=\"overview-band\" x=\"0\" y=\"{}\">{}</text>", fixed(top + 26.0), escape(&self.band.name));
        put!(out, "{}\n", link(self.band.url.as_deref(), None, &name));
        let (tops, foot) = self.rows(top + HEAD);
        let spot = |(column, row): (usize, usize)| (number(column) * (WIDTH + GAP), tops.get(row).copied().unwrap_or(top));
        let ways: Vec<(usize, usize, String)> =
            self.layers.ways.iter().map(|(from, to, passed)| (*from, *to, self.way(*from, *to, passed, &spot))).collect();
        for (_, _, way) in &ways {
            put!(out, "<path class=\"overview-way\" d=\"{way}\"/>\n");
        }
        for at in self.layers.order.iter().copied() {
            let (Some(place), step) = (self.layers.places[at], &self.band.boxes[at]) else { continue };
            square(out, step, spot(place), Some(place.0));
            // The same lines again, to be seen while the box has the pointer or the focus.
            let own = ways.iter().filter(|(from, to, _)| *from == at || *to == at);
            let own: String = own.map(|(_, _, way)| format!("<path d=\"{way}\"/>")).collect();
            put!(out, "<g class=\"overview-own\">{own}</g>\n");
        }
        self.alone(out, foot)
    }

    /// The top of each row, and where the last one ends.
    fn rows(&self, top: f64) -> (Vec<f64>, f64) {
        let mut heights = vec![LINE; self.layers.rows];
        for (step, place) in self.band.boxes.iter().zip(&self.layers.places) {
            if let Some((_, row)) = place {
                heights[*row] = heights[*row].max(height(step));
            }
        }
        let mut tops = Vec::new();
        let mut next = top;
        for height in &heights {
            tops.push(next);
            next += height + ROW_GAP;
        }
        (tops, if heights.is_empty() { top } else { next - ROW_GAP })
    }

    /// A line from box to box, straight where it passes others.
    fn way(&self, from: usize, to: usize, passed: &[(usize, usize)], spot: &dyn Fn((usize, usize)) -> (f64, f64)) -> String {
        let place = |at: usize| spot(self.layers.places[at].unwrap_or_default());
        let (x, y) = place(from);
        let (mut x, mut y) = (x + WIDTH, y + MEET);
        let mut path = format!("M{} {}", fixed(x), fixed(y));
        let mut bend = |path: &mut String, (to_x, to_y): (f64, f64)| {
            let middle = fixed(f64::midpoint(x, to_x));
            put!(path, "C{middle} {} {middle} {} {} {}", fixed(y), fixed(to_y), fixed(to_x), fixed(to_y));
            (x, y) = (to_x + WIDTH, to_y);
        };
        for place in passed {
            let (to_x, to_y) = spot(*place);
            bend(&mut path, (to_x, to_y + LINE / 2.0));
            put!(path, "H{}", fixed(to_x + WIDTH));
        }
        let (to_x, to_y) = place(to);
        bend(&mut path, (to_x, to_y + MEET));
        // The head of an arrow.
        put!(path, "m-7 -4l7 4l-7 4");
        path
    }

    /// What has no step in this band, below the others.
    fn alone(&self, out: &mut String, foot: f64) -> f64 {
        let single: Vec<&Step> =
            self.band.boxes.iter().zip(&self.layers.places).filter(|(_, place)| place.is_none()).map(|(step, _)| step).collect();
        let mut top = foot;
        if !single.is_empty() && self.layers.rows > 0 {
            put!(out, "<text class=\"overview-end\" x=\"0\" y=\"{}\">{}</text>\n", fixed(foot + 32.0), escape(&self.words.alone));
            top = foot + 42.0;
        }
        for row in single.chunks(self.columns) {
            for (column, step) in row.iter().enumerate() {
                square(out, step, (number(column) * (WIDTH + GAP), top), None);
            }
            top += row.iter().map(|step| height(step)).fold(0.0, f64::max) + ROW_GAP;
        }
        if single.is_empty() { foot } else { top - ROW_GAP }
    }
}

/// A box; the heavier, the thicker the bar above it.
fn square(out: &mut String, step: &Step, (x, y): (f64, f64), column: Option<usize>) {
    // Without a step to or from it nothing is known of its weight.
    let bar = column.map_or(0.0, |column| (2.0 + 3.5 * number(column)).min(MOST));
    let mut inside = format!(
        "<rect class=\"overview-box\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{}\"/><rect class=\"overview-bar\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{}\"/>",
        fixed(height(step)),
        fixed(bar),
        x = fixed(x),
        y = fixed(y)
    );
    let mut line = y + MOST + LINE - 2.0;
    let mut say = |class: &str, words: &str| {
        // The space parts its words from those of the next line, for who hears them.
        let squeezed = if words.chars().count() > LETTERS + 4 || (class == "overview-name" && words.chars().count() > LETTERS) {
            format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", fixed(WIDTH - 2.0 * PAD))
        } else {
            String::new()
        };
        put!(inside, "<text class=\"{class}\" x=\"{}\" y=\"{}\"{squeezed}>{} </text>", fixed(x + PAD), fixed(line), escape(words));
        line += LINE;
    };
    for (class, words) in lines(step) {
        say(class, &words);
    }
    let label: Vec<&str> = step.code.iter().map(String::as_str).chain([step.name.as_str()]).collect();
    let label = step.beyond.as_ref().map_or_else(|| label.join(" "), |beyond| format!("{}, {beyond}", label.join(" ")));
    // A name says what is seen: where a word had to be broken, that is what is heard too.
    let whole = broken(&step.name) == step.name.split_whitespace().collect::<Vec<_>>().join(" ");
    put!(out, "{}\n", link(step.url.as_deref(), Some(label.as_str()).filter(|_| whole), &inside));
}

/// What stands in a box, line by line.
fn lines(step: &Step) -> Vec<(&'static str, String)> {
    let code = step.code.iter().map(|code| ("overview-code", code.clone()));
    let name = wrap(&broken(&step.name), LETTERS).into_iter().map(|line| ("overview-name", line));
    let beyond = step.beyond.iter().flat_map(|beyond| wrap(beyond, LETTERS + 4)).map(|line| ("overview-beyond", line));
    code.chain(name).chain(beyond).collect()
}

fn height(step: &Step) -> f64 {
    MOST + number(lines(step).len()) * LINE + PAD
}

/// Words with those in pieces that could not be read when squeezed into a line.
fn broken(words: &str) -> String {
    let piece = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() <= LONGEST {
            return word.to_owned();
        }
        letters.chunks(LETTERS - 1).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join("- ")
    };
    words.split_whitespace().map(piece).collect::<Vec<_>>().join(" ")
}

fn link(url: Option<&str>, label: Option<&str>, inside: &str) -> String {
    let label = label.map_or_else(String::new, |label| format!(" aria-label=\"{}\"", escape(label)));
    match url {
        Some(url) => format!("<a href=\"{}\"{label}>{inside}</a>", escape(url)),
        None => format!("<g>{inside}</g>"),
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// About how wide words are, in units.
fn text_width(words: &str) -> f64 {
    number(words.chars().count()) * EM * 0.55
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(code: &str, name: &str, heavier: &[usize]) -> Step {
        Step { code: Some(code.into()), name: name.into(), url: Some(format!("{code}.html")), heavier: heavier.to_vec(), beyond: None }
    }

    fn words() -> Words {
        let text = |text: &str| text.to_owned();
        Words {
            title: text("Alles"),
            description: text("Zo leest u dit"),
            lighter: text("lichter"),
            heavier: text("zwaarder"),
            alone: text("Los"),
        }
    }

    #[test]
    fn every_product_is_a_link_in_the_order_in_which_it_is_read() {
        // The codes say nothing of which is heavier.
        let boxes = vec![step("A2", "Begeleiding", &[]), step("A1", "Advies & hulp", &[0]), step("A3", "Vervoer", &[])];
        let band = Band { name: "Thuis".into(), url: Some("thuis.html".into()), boxes };
        let drawing = steps(&[band], &words()).unwrap();
        let links: Vec<&str> = drawing.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(links, ["thuis.html", "A1.html", "A2.html", "A3.html"]);
        assert!(drawing.contains("aria-label=\"A1 Advies &amp; hulp\"") && drawing.contains(">Los</text>"), "{drawing}");
        assert_eq!(drawing.matches("class=\"overview-way\"").count(), 1);
        assert_eq!(drawing.matches("<svg").count(), 2, "the scale, and one of its own for each band");
        // Beside each other, the second heavier than the first.
        assert!(
            drawing.contains("x=\"0\" y=\"49\" width=\"186\" height=\"2\"")
                && drawing.contains("x=\"232\" y=\"49\" width=\"186\" height=\"5.5\"")
        );
    }

    #[test]
    fn a_long_word_is_broken_and_nothing_is_no_drawing() {
        let name = "Jeugdreclasseringsmaatregelenprogramma thuis";
        assert_eq!(broken(name), "Jeugdreclassering- smaatregelenprogr- amma thuis");
        let drawn = |name: &str| {
            let band = Band { name: "Thuis".into(), url: None, boxes: vec![step("A1", name, &[])] };
            steps(&[band], &words()).unwrap()
        };
        assert!(!drawn(name).contains("aria-label=\"A1"), "{}", drawn(name));
        let squeezed = drawn("Driemilieuvoorziening");
        assert!(squeezed.contains("aria-label=\"A1 Driemilieuvoorziening\"") && squeezed.contains("textLength"), "{squeezed}");
        assert!(steps(&[], &words()).is_none());
    }
}
