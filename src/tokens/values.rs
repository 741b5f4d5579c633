//! Tokens that are written one by one in the settings (`[theme.values]`), as a stylesheet that is laid over the theme.

use crate::findings::{At, Place};
use std::ops::Range;

/// A stylesheet of single tokens, with the place in the settings of each stretch of it.
#[derive(Debug, Default)]
pub struct Values {
    /// The stylesheet; empty where no token is set.
    pub css: String,
    places: Vec<(Range<usize>, Place)>,
}

impl Values {
    /// Of names without the dashes before them, and values as CSS writes them. What is no name or value of a token is left out.
    pub fn of<'a>(all: impl IntoIterator<Item = (&'a String, &'a At<String>)>) -> Self {
        let mut own = Self::default();
        for (name, value) in all.into_iter().filter(|(name, value)| is_token(name, &value.value)) {
            let start = own.css.len();
            own.css.push_str(&format!(":root{{--{name}:{}}}\n", value.value.trim()));
            own.places.push((start..own.css.len(), value.place));
        }
        own
    }

    /// Where in the settings a stretch of the stylesheet is written.
    pub fn place(&self, span: &Range<usize>) -> Option<Place> {
        self.places.iter().find(|(own, _)| own.contains(&span.start)).map(|(_, place)| *place)
    }
}

/// Whether a name and a value can stand in a stylesheet without ending what they stand in.
pub fn is_token(name: &str, value: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty()
        && name.chars().all(plain)
        && !value.trim().is_empty()
        && !value.contains(|c: char| ";{}<>\\".contains(c) || c.is_control())
        && !value.contains("/*")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::FileId;

    #[test]
    fn tokens_become_a_stylesheet_that_knows_where_each_is_written() {
        let at = |value: &str, at: usize| At::new(value.to_owned(), Place::new(FileId::default(), at..at + 1));
        let all = [("basis-a".to_owned(), at("#123456", 3)), ("b}".to_owned(), at("x", 5)), ("basis-c".to_owned(), at("1; }", 7))];
        let values = Values::of(all.iter().map(|(name, value)| (name, value)));
        assert_eq!(values.css, ":root{--basis-a:#123456}\n");
        assert_eq!(values.place(&(6..10)), Some(Place::new(FileId::default(), 3..4)));
        assert_eq!(values.place(&(90..91)), None);
    }
}
