//! Typing errors: the Damerau-Levenshtein distance in which two letters that changed places count once.
//!
//! `search.js` has the same function.

/// The distance between two words, or none when it is over `most`.
pub fn distance(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let width = other.len() + 1;
    let mut two_back = vec![0; width];
    let mut back: Vec<usize> = (0..width).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in other.iter().enumerate() {
            let swap = i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b;
            row[j + 1] = (back[j] + usize::from(a != b)).min(back[j + 1] + 1).min(row[j] + 1);
            if swap {
                row[j + 1] = row[j + 1].min(two_back[j - 1] + 1);
            }
        }
        if row.iter().all(|d| *d > most) {
            return None;
        }
        two_back = std::mem::replace(&mut back, row);
    }
    Some(back[other.len()]).filter(|d| *d <= most)
}

/// How many errors a word of so many letters may have.
pub fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(one: &str, other: &str) -> Option<usize> {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        distance(&letters(one), &letters(other), 2)
    }

    #[test]
    fn counts_errors() {
        assert_eq!(between("beschikking", "beschikking"), Some(0));
        assert_eq!(between("beschiking", "beschikking"), Some(1));
        assert_eq!(between("beshcikking", "beschikking"), Some(1));
        assert_eq!(between("beshciking", "beschikking"), Some(2));
        assert_eq!(between("besluit", "beschikking"), None);
        assert_eq!(between("", "ab"), Some(2));
    }
}
