//! Reads the files of the browser index: words, postings, facets and fragments, each when first asked for.
//!
//! The counterpart of `export.rs`; decides nothing about a query.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::export::{FOLDER, FRAGMENT, Facets, Fragment};
use super::impact::{Posting, word_order};
use super::places::Places;
use super::wire::{Bytes, read_script};
use super::{Failure, Index};

/// A word of the lexicon.
#[derive(Debug, Clone)]
pub struct Word {
    /// The folded word.
    pub text: String,
    /// Its stem group.
    pub group: u32,
    /// Its place among the forms of the group.
    pub place: u32,
    /// The size class of the group's postings.
    pub class: u32,
}

/// The postings of a group.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// How rare the group is.
    pub rarity: u32,
    /// Whether it is known which of its forms stand where.
    pub marked: bool,
    /// Where it stands.
    pub postings: Vec<Posting>,
}

type Shard = Rc<BTreeMap<u32, List>>;

/// The index during one query.
pub struct Reader<'a> {
    index: &'a Index,
    blocks: RefCell<BTreeMap<usize, Rc<Vec<Word>>>>,
    shards: RefCell<BTreeMap<usize, Shard>>,
}

impl<'a> Reader<'a> {
    /// Nothing is read yet.
    pub fn new(index: &'a Index) -> Self {
        Self { index, blocks: RefCell::default(), shards: RefCell::default() }
    }

    fn file(&self, name: &str) -> Result<Vec<u8>, Failure> {
        let place = self.index.names.get(&format!("{name}.js")).ok_or(Failure::Damaged)?;
        read_script(&self.index.files[*place].1)
    }

    /// The block in which a word stands, if it is there.
    fn block_of(&self, word: &str) -> usize {
        let lexicon = &self.index.head.lexicon;
        lexicon.partition_point(|(first, _)| word_order(first, word).is_le()).saturating_sub(1)
    }

    fn block(&self, number: usize) -> Result<Rc<Vec<Word>>, Failure> {
        if let Some(block) = self.blocks.borrow().get(&number) {
            return Ok(Rc::clone(block));
        }
        let Some((_, name)) = self.index.head.lexicon.get(number) else {
            return Ok(Rc::default());
        };
        let block = Rc::new(read_block(&self.file(name)?)?);
        self.blocks.borrow_mut().insert(number, Rc::clone(&block));
        Ok(block)
    }

    /// A word, if it is on the site.
    pub fn lookup(&self, word: &str) -> Result<Option<Word>, Failure> {
        let block = self.block(self.block_of(word))?;
        let found = block.binary_search_by(|candidate| word_order(&candidate.text, word));
        Ok(found.ok().map(|place| block[place].clone()))
    }

    /// All words that begin so, in order.
    pub fn beginning(&self, prefix: &str) -> Result<Vec<Word>, Failure> {
        let lexicon = &self.index.head.lexicon;
        let first = self.block_of(prefix);
        let mut found = Vec::new();
        for (number, (begin, _)) in lexicon.iter().enumerate().skip(first) {
            if number > first && !begin.starts_with(prefix) {
                break;
            }
            found.extend(self.block(number)?.iter().filter(|word| word.text.starts_with(prefix)).cloned());
        }
        Ok(found)
    }

    /// The words of a group that stand in the block of a word.
    pub fn near(&self, word: &str, group: u32) -> Result<Vec<String>, Failure> {
        let block = self.block(self.block_of(word))?;
        Ok(block.iter().filter(|word| word.group == group).map(|word| word.text.clone()).collect())
    }

    /// The postings of a group.
    pub fn list(&self, group: u32) -> Result<List, Failure> {
        let postings = &self.index.head.postings;
        let number = postings.partition_point(|(first, _)| *first <= group).saturating_sub(1);
        let known = self.shards.borrow().get(&number).cloned();
        let shard = if let Some(shard) = known {
            shard
        } else {
            let Some((first, name)) = postings.get(number) else {
                return Ok(List::default());
            };
            let shard = Rc::new(read_shard(*first, &self.file(name)?)?);
            self.shards.borrow_mut().insert(number, Rc::clone(&shard));
            shard
        };
        Ok(shard.get(&group).cloned().unwrap_or_default())
    }

    /// What is shown of an entry.
    pub fn fragment(&self, entry: u32) -> Result<Fragment, Failure> {
        let folder = self.index.head.fragments.get(entry as usize / FOLDER).ok_or(Failure::Damaged)?;
        let bytes = self.file(&format!("{folder}/{entry}"))?;
        let mut parts: Vec<serde_json::Value> = serde_json::from_slice(&bytes).map_err(|_| Failure::Damaged)?;
        while parts.len() < FRAGMENT {
            parts.push(serde_json::Value::Array(Vec::new()));
        }
        serde_json::from_value(parts.into()).map_err(|_| Failure::Damaged)
    }

    /// The kind of every entry, as a place in the head's list.
    pub fn kinds(&self) -> Vec<u32> {
        let runs = &self.index.head.runs;
        let kinds = runs.iter().flat_map(|(kind, times)| std::iter::repeat_n(*kind, *times as usize));
        kinds.take(self.index.len()).collect()
    }

    /// The entries that come first for a name of their own.
    pub fn named(&self, name: &str) -> &[u32] {
        self.index.head.named.get(name).map_or(&[], Vec::as_slice)
    }

    /// The numbers of articles; none where no entry has one.
    pub fn places(&self) -> Result<Places, Failure> {
        let name = &self.index.head.places;
        if name.is_empty() {
            return Ok(Places::default());
        }
        serde_json::from_slice(&self.file(name)?).map_err(|_| Failure::Damaged)
    }

    fn read_facets(&self) -> Result<Facets, Failure> {
        serde_json::from_slice(&self.file(&self.index.head.facets)?).map_err(|_| Failure::Damaged)
    }

    /// The values of every facet.
    pub fn facets(&self) -> Result<BTreeMap<String, Vec<String>>, Failure> {
        Ok(self.read_facets()?.into_iter().map(|(facet, values)| (facet, values.into_keys().collect())).collect())
    }

    /// The entries that have one of these values.
    pub fn with_facet(&self, facet: &str, values: &[String]) -> Result<BTreeSet<u32>, Failure> {
        let head = &self.index.head;
        if facet == "kind" {
            let wanted = |kind: &u32| head.kinds.get(*kind as usize).is_some_and(|kind| values.contains(kind));
            return Ok((0..).zip(self.kinds()).filter(|(_, kind)| wanted(kind)).map(|(entry, _)| entry).collect());
        }
        let facets = self.read_facets()?;
        let mut found = BTreeSet::new();
        for value in values {
            let mut entry = 0u32;
            for distance in facets.get(facet).and_then(|all| all.get(value)).into_iter().flatten() {
                entry = entry.saturating_add(*distance);
                found.insert(entry);
            }
        }
        Ok(found)
    }
}

fn read_block(bytes: &[u8]) -> Result<Vec<Word>, Failure> {
    let mut bytes = Bytes::new(bytes);
    let mut words: Vec<Word> = Vec::new();
    let mut before: Vec<u8> = Vec::new();
    let mut group = 0u32;
    while !bytes.is_empty() {
        let shared = bytes.size()?;
        before.truncate(shared);
        let length = bytes.size()?;
        before.extend_from_slice(bytes.take(length)?);
        let text = std::str::from_utf8(&before).map_err(|_| Failure::Damaged)?.to_owned();
        let step = bytes.number()?;
        let distance = step >> 1;
        group = if step & 1 == 0 { group.checked_add(distance) } else { group.checked_sub(distance) }.ok_or(Failure::Damaged)?;
        let place = bytes.number()?;
        words.push(Word { text, group, place: place >> 3, class: place & 7 });
    }
    Ok(words)
}

fn read_shard(first: u32, bytes: &[u8]) -> Result<BTreeMap<u32, List>, Failure> {
    let mut bytes = Bytes::new(bytes);
    let mut lists = BTreeMap::new();
    let mut group = first;
    while !bytes.is_empty() {
        let head = bytes.number()?;
        let count = (head >> 1) as usize;
        let mut list = List::default();
        if count > 0 {
            list.rarity = bytes.number()?;
            list.marked = head & 1 == 1;
            let mut entry = 0u32;
            for _ in 0..count {
                entry = entry.checked_add(bytes.number()?).ok_or(Failure::Damaged)?;
                list.postings.push(Posting { entry, weight: 0, forms: 0 });
            }
            for posting in &mut list.postings {
                posting.weight = bytes.number()?;
            }
            if head & 1 == 1 {
                for posting in &mut list.postings {
                    posting.forms = bytes.number()?;
                }
            }
        }
        lists.insert(group, list);
        group += 1;
    }
    Ok(lists)
}
