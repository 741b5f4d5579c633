//! Which words of two texts differ: items of a list and cells of a table one by one, and within each word by word.

use super::{Piece, is};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// The words of a text, every space alike, and the blocks in which they stand.
pub struct Words<'a> {
    words: Vec<&'a str>,
    blocks: Vec<Block>,
}

/// A paragraph, an item of a list or a cell of a table.
struct Block {
    words: Range<usize>,
    /// True where it stands apart from the block before it, and not as the next paragraph of a text that runs on.
    item: bool,
}

/// Tags at which a block begins, and those at which it is one of its own kind.
const PARAGRAPHS: &[&str] = &["p", "ul", "ol", "table", "blockquote", "pre"];
const ITEMS: &[&str] = &["li", "div", "td", "th", "tr", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"];

impl<'a> Words<'a> {
    /// Of pieces of HTML.
    pub fn of(pieces: &[Piece<'a>]) -> Self {
        let mut own = Self { words: Vec::new(), blocks: Vec::new() };
        let (mut start, mut item) = (0, false);
        for piece in pieces {
            match piece {
                Piece::Word(text) => own.words.push(if text.trim().is_empty() { " " } else { text }),
                Piece::Tag(tag) => {
                    let opens = |names: &[&str]| names.iter().any(|name| is(tag, name) || *tag == format!("</{name}>"));
                    let own_item = opens(ITEMS);
                    if own_item || opens(PARAGRAPHS) {
                        let empty = own.cut(start, item);
                        item = own_item || (item && empty);
                        start = own.words.len();
                    }
                }
            }
        }
        own.cut(start, item);
        own
    }

    /// Ends a block; one without words is none. Gives whether it was none.
    fn cut(&mut self, start: usize, item: bool) -> bool {
        let words = start..self.words.len();
        let empty = self.words[words.clone()].iter().all(|word| *word == " ");
        if !empty {
            self.blocks.push(Block { words, item });
        }
        empty
    }

    fn text(&self, block: &Block) -> String {
        self.words[block.words.clone()].concat().trim().to_owned()
    }

    /// The words of a block that say something, sorted.
    fn sorted(&self, blocks: &[Block]) -> Vec<&'a str> {
        let range = span(blocks);
        let mut words: Vec<&str> = self.words[range].iter().copied().filter(|word| word.contains(char::is_alphanumeric)).collect();
        words.sort_unstable();
        words
    }

    /// Which words are not in the other text: of this one, and of that.
    pub fn differing(&self, other: &Self) -> (Vec<bool>, Vec<bool>) {
        let mut marks = Marks { old: self, new: other, gone: vec![false; self.words.len()], come: vec![false; other.words.len()] };
        let texts = |words: &Self| words.blocks.iter().map(|block| words.text(block)).collect::<Vec<_>>();
        for op in capture_diff_slices(Algorithm::Myers, &texts(self), &texts(other)) {
            if let (DiffTag::Delete | DiffTag::Insert | DiffTag::Replace, was, now) = op.as_tag_tuple() {
                marks.blocks(&self.blocks[was], &other.blocks[now]);
            }
        }
        (marks.gone, marks.come)
    }
}

fn span(blocks: &[Block]) -> Range<usize> {
    match blocks {
        [first, .., last] => first.words.start..last.words.end,
        [one] => one.words.clone(),
        [] => 0..0,
    }
}

/// How many pairs of blocks are weighed at most; more are read as one text.
const MOST: usize = 40_000;

struct Marks<'a> {
    old: &'a Words<'a>,
    new: &'a Words<'a>,
    gone: Vec<bool>,
    come: Vec<bool>,
}

impl Marks<'_> {
    /// Blocks that are not in the other text as they are. Paragraphs may have been cut otherwise, so that they are read on;
    /// each item is compared with the one that it is most like.
    fn blocks(&mut self, was: &[Block], now: &[Block]) {
        let items = was.iter().chain(now).any(|block| block.item);
        if !items || was.len() * now.len() > MOST {
            self.pair(was, now);
            return;
        }
        let (mut at, mut to) = (0, 0);
        for (old, new) in self.alike(was, now) {
            self.alone(&was[at..old], &now[to..new]);
            self.pair(&was[old..=old], &now[new..=new]);
            (at, to) = (old + 1, new + 1);
        }
        self.alone(&was[at..], &now[to..]);
    }

    fn alone(&mut self, was: &[Block], now: &[Block]) {
        for block in was {
            self.gone[block.words.clone()].fill(true);
        }
        for block in now {
            self.come[block.words.clone()].fill(true);
        }
    }

    /// The pairs of blocks, in order, that together are most alike.
    fn alike(&self, was: &[Block], now: &[Block]) -> Vec<(usize, usize)> {
        let sorted = |words: &Words<'_>, blocks: &[Block]| -> Vec<Vec<String>> {
            let own = |block: &Block| words.sorted(std::slice::from_ref(block)).into_iter().map(str::to_owned).collect();
            blocks.iter().map(own).collect()
        };
        let (old, new) = (sorted(self.old, was), sorted(self.new, now));
        let weight = |at: usize, to: usize| likeness(&old[at], &new[to]);
        let mut best = vec![vec![0_usize; now.len() + 1]; was.len() + 1];
        for at in (0..was.len()).rev() {
            for to in (0..now.len()).rev() {
                let both = weight(at, to).map_or(0, |weight| weight + best[at + 1][to + 1]);
                best[at][to] = both.max(best[at + 1][to]).max(best[at][to + 1]);
            }
        }
        let (mut at, mut to, mut pairs) = (0, 0, Vec::new());
        while at < was.len() && to < now.len() {
            if best[at][to] == best[at + 1][to] {
                at += 1;
            } else if best[at][to] == best[at][to + 1] {
                to += 1;
            } else {
                pairs.push((at, to));
                (at, to) = (at + 1, to + 1);
            }
        }
        pairs
    }

    /// Two stretches of text, word by word; as a whole where they have next to nothing in common.
    fn pair(&mut self, was: &[Block], now: &[Block]) {
        let (old, new) = (self.old.sorted(was), self.new.sorted(now));
        let (from, to) = (span(was), span(now));
        if from.is_empty() || to.is_empty() || (likeness(&old, &new).is_none() && !(old.is_empty() || new.is_empty())) {
            self.alone(was, now);
            return;
        }
        for (gone, come) in runs(&self.old.words[from.clone()], &self.new.words[to.clone()]) {
            self.gone[from.start + gone.start..from.start + gone.end].fill(true);
            self.come[to.start + come.start..to.start + come.end].fill(true);
        }
    }
}

/// How much two stretches have in common, in thousandths of their words; none where that is next to nothing. A short text that
/// is whole in a long one is like it.
fn likeness<T: Ord>(old: &[T], new: &[T]) -> Option<usize> {
    let (mut at, mut to, mut common) = (0, 0, 0_usize);
    while at < old.len() && to < new.len() {
        match old[at].cmp(&new[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => (at, to, common) = (at + 1, to + 1, common + 1),
        }
    }
    let (all, fewest) = (old.len() + new.len(), old.len().min(new.len()));
    let alike = (2000 * common).checked_div(all).unwrap_or_default();
    (alike >= 300 || (fewest >= 3 && 10 * common >= 6 * fewest)).then_some(alike.max(1))
}

/// How many words between two changes are too few to be read as unchanged, and how short a single one is.
const FEW: usize = 2;
const SHORT: usize = 4;

/// The runs of words that differ, as readers take them in: changes with nothing but a space or a short word between them are one.
fn runs(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut ops: Vec<(bool, Range<usize>, Range<usize>)> = capture_diff_slices(Algorithm::Myers, old, new)
        .iter()
        .map(|op| {
            let (tag, was, is) = op.as_tag_tuple();
            (tag == DiffTag::Equal, was, is)
        })
        .collect();
    let count = |words: &[&str]| words.iter().filter(|word| word.contains(char::is_alphanumeric)).count();
    let size = |op: &(bool, Range<usize>, Range<usize>)| count(&old[op.1.clone()]) + count(&new[op.2.clone()]);
    for at in 1..ops.len().saturating_sub(1) {
        let (before, between, after) = (&ops[at - 1], &old[ops[at].1.clone()], &ops[at + 1]);
        // What is only added is not told as taken away as well.
        let mixed = [before, after].iter().any(|op| !op.1.is_empty()) && [before, after].iter().any(|op| !op.2.is_empty());
        let letters: usize = between.iter().map(|word| word.trim().chars().count()).sum();
        let few = match count(between) {
            0 => letters == 0 || mixed,
            1 if letters <= SHORT => mixed,
            between => mixed && between <= FEW && size(before).min(size(after)) > 0 && size(before) + size(after) > 2 * FEW,
        };
        if ops[at].0 && !after.0 && few {
            ops[at].0 = false;
        }
    }
    ops.into_iter().filter(|(same, ..)| !same).map(|(_, was, is)| (was, is)).collect()
}
