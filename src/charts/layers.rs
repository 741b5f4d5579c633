//! Where things stand that lead to heavier things: a column for each step, and rows so that lines are short.
//!
//! Knows numbers only: which leads to which.

use std::collections::BTreeMap;

/// A place: column and row, from 0.
pub type Place = (usize, usize);

/// Where all stand, and the ways between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// The place of each that is led to or leads on; none for what stands alone.
    pub places: Vec<Option<Place>>,
    /// Each way with the places that it passes, which hold nothing else.
    pub ways: Vec<(usize, usize, Vec<Place>)>,
    /// How many rows are taken.
    pub rows: usize,
    /// What has a place, in the order in which it is walked through: what hangs together from lighter to heavier, and from
    /// the top down where it is as heavy.
    pub order: Vec<usize>,
}

/// Lays out `count` things by pairs of lighter and heavier.
pub fn layers(count: usize, pairs: &[(usize, usize)]) -> Layers {
    let order = order(count, pairs);
    let mut rank = vec![0; count];
    for (at, one) in order.iter().enumerate() {
        rank[*one] = at;
    }
    // What closes a circle is not drawn: nothing is heavier than itself.
    let mut pairs: Vec<(usize, usize)> = pairs.iter().copied().filter(|(from, to)| rank[*from] < rank[*to]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let columns = columns(count, &order, &pairs);
    let mut out = Layers { places: vec![None; count], ..Layers::default() };
    for group in groups(count, &pairs) {
        out.add(&group, &pairs, &columns);
    }
    out
}

/// Everything after what leads to it; where there is a circle, the first of it comes first.
fn order(count: usize, pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    let mut left: Vec<usize> = (0..count).collect();
    while !left.is_empty() {
        let free = |one: &usize| !pairs.iter().any(|(from, to)| to == one && from != one && left.contains(from));
        let at = left.iter().position(free).unwrap_or(0);
        order.push(left.remove(at));
    }
    order
}

/// The column of each: behind all that leads to it, and then as near to what it leads to as it can be.
fn columns(count: usize, order: &[usize], pairs: &[(usize, usize)]) -> Vec<usize> {
    let mut columns = vec![0_usize; count];
    for one in order {
        let before = pairs.iter().filter(|(_, to)| to == one).map(|(from, _)| columns[*from] + 1);
        columns[*one] = before.max().unwrap_or(0);
    }
    for one in order.iter().rev() {
        let after = pairs.iter().filter(|(from, _)| from == one).map(|(_, to)| columns[*to]);
        if let Some(nearest) = after.min() {
            columns[*one] = columns[*one].max(nearest.saturating_sub(1));
        }
    }
    columns
}

/// What hangs together, each group in order; what stands alone is in none.
fn groups(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..count).collect();
    for _ in 0..count {
        let mut still = true;
        for (from, to) in pairs {
            let least = group[*from].min(group[*to]);
            still &= group[*from] == least && group[*to] == least;
            (group[*from], group[*to]) = (least, least);
        }
        if still {
            break;
        }
    }
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (one, of) in group.into_iter().enumerate() {
        all.entry(of).or_default().push(one);
    }
    all.into_values().filter(|members| members.len() > 1).collect()
}

/// What takes a place: one of the things, or a way that passes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Thing(usize),
    /// The way of that number, at a column.
    Passing(usize, usize),
}

impl Layers {
    /// Places a group below what is there.
    fn add(&mut self, group: &[usize], pairs: &[(usize, usize)], columns: &[usize]) {
        let top = self.rows;
        let own: Vec<(usize, usize)> = pairs.iter().copied().filter(|(from, _)| group.contains(from)).collect();
        let last = group.iter().map(|one| columns[*one]).max().unwrap_or(0);
        let mut rows: Vec<(Item, usize)> = Vec::new();
        for column in 0..=last {
            let things = group.iter().filter(|one| columns[**one] == column).map(|one| Item::Thing(*one));
            let passing = own.iter().enumerate().filter(|(_, (from, to))| columns[*from] < column && column < columns[*to]);
            let items: Vec<Item> = things.chain(passing.map(|(way, _)| Item::Passing(way, column))).collect();
            let mut wished: Vec<(Option<usize>, Item)> = items.into_iter().map(|item| (wish(item, &own, columns, &rows), item)).collect();
            // What nothing leads to comes below what has a row to be in.
            wished.sort_by_key(|(wish, _)| wish.unwrap_or(usize::MAX));
            let mut next = top;
            for (wish, item) in wished {
                let row = wish.unwrap_or(next).max(next);
                rows.push((item, row));
                next = row + 1;
            }
        }
        for (item, row) in &rows {
            self.rows = self.rows.max(row + 1);
            if let Item::Thing(one) = item {
                self.places[*one] = Some((columns[*one], *row));
            }
        }
        let mut walk = group.to_vec();
        walk.sort_by_key(|one| self.places[*one]);
        self.order.extend(walk);
        for (way, (from, to)) in own.iter().enumerate() {
            let passed = rows.iter().filter_map(|(item, row)| match item {
                Item::Passing(of, column) if *of == way => Some((*column, *row)),
                _ => None,
            });
            self.ways.push((*from, *to, passed.collect()));
        }
    }
}

/// The row that an item would be in: the middle of what leads to it.
fn wish(item: Item, own: &[(usize, usize)], columns: &[usize], rows: &[(Item, usize)]) -> Option<usize> {
    let row_of = |item: Item| rows.iter().find(|(other, _)| *other == item).map(|(_, row)| *row);
    let at = |way: usize, column: usize| {
        let from = own[way].0;
        row_of(if columns[from] + 1 == column { Item::Thing(from) } else { Item::Passing(way, column - 1) })
    };
    let before: Vec<usize> = match item {
        Item::Passing(way, column) => at(way, column).into_iter().collect(),
        Item::Thing(one) => {
            let ways = own.iter().enumerate().filter(|(_, (_, to))| *to == one);
            ways.filter_map(|(way, _)| at(way, columns[one])).collect()
        }
    };
    (!before.is_empty()).then(|| before.iter().sum::<usize>() / before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_heavier_stands_further_on() {
        let laid = layers(4, &[(0, 1), (1, 2)]);
        assert_eq!(laid.places, [Some((0, 0)), Some((1, 0)), Some((2, 0)), None]);
        assert_eq!((laid.ways, laid.rows), (vec![(0, 1, vec![]), (1, 2, vec![])], 1));
    }

    #[test]
    fn a_long_way_has_a_place_of_its_own() {
        let laid = layers(3, &[(0, 1), (1, 2), (0, 2)]);
        let (_, _, passed) = laid.ways.iter().find(|(from, to, _)| (*from, *to) == (0, 2)).unwrap();
        assert_eq!(passed, &[(1, 1)]);
        assert!(!laid.places.contains(&Some((1, 1))));
    }

    #[test]
    fn what_leads_to_one_thing_only_stands_beside_it_and_groups_stand_below_each_other() {
        // 3 leads to 2 only, and 4 and 5 have nothing to do with the others.
        let laid = layers(6, &[(0, 1), (1, 2), (3, 2), (4, 5)]);
        assert_eq!(laid.order, [0, 1, 3, 2, 4, 5]);
        assert_eq!(laid.places[3], Some((1, 1)));
        assert_eq!(laid.places[4], Some((0, 2)));
    }

    #[test]
    fn a_circle_ends() {
        let laid = layers(2, &[(0, 1), (1, 0), (0, 0)]);
        assert_eq!(laid.places, [Some((0, 0)), Some((1, 0))]);
        assert_eq!(laid.ways.len(), 1);
    }
}
