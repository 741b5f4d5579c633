//! Where the moments of a line in time stand below it, each on a row of its own, so that no line to one runs through the
//! words of another. Places are percentages of the width.

/// A moment in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which of the moments it is.
    pub moment: usize,
    /// Whether its words stand before it, to the left.
    pub before: bool,
}

/// How the moments stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// How much of the width is for time; what is left is room for the words of the last moments.
    pub scale: f64,
    /// The moments, one a row, from above.
    pub rows: Vec<Placed>,
}

/// How far words begin from their moment at most, and how far another line stays from them.
const GAP: f64 = 2.0;
const NEAR: f64 = 0.8;
/// Less than this of the width is no drawing.
const LEAST: f64 = 0.4;

/// Gives every moment a row; each is its place on the whole width, and how wide its words are.
///
/// A line runs from the bar down to its moment, and thus along the rows above it. A moment gets the highest row that is left
/// when its words stand free of all lines that go further down. Where no moment has such room, time takes less of the width:
/// with room behind the last, all words can stand to the right of their moments, the last one highest.
pub fn rows(moments: &[(f64, f64)]) -> Rows {
    let mut scale = 1.0;
    while scale > LEAST {
        if let Some(rows) = free(moments, scale) {
            return Rows { scale, rows };
        }
        scale -= 0.04;
    }
    let mut all: Vec<usize> = (0..moments.len()).collect();
    all.sort_by(|a, b| moments[*b].0.total_cmp(&moments[*a].0));
    Rows { scale: LEAST, rows: all.into_iter().map(|moment| Placed { moment, before: false }).collect() }
}

fn free(moments: &[(f64, f64)], scale: f64) -> Option<Vec<Placed>> {
    let mut left: Vec<usize> = (0..moments.len()).collect();
    // The last one first: it stands highest where it can.
    left.sort_by(|a, b| moments[*b].0.total_cmp(&moments[*a].0).then(a.cmp(b)));
    let mut rows = Vec::new();
    while !left.is_empty() {
        let (at, before) = left.iter().enumerate().find_map(|(at, moment)| Some((at, side(moments, scale, &left, *moment)?)))?;
        rows.push(Placed { moment: left.remove(at), before });
    }
    Some(rows)
}

/// On which side the words of a moment stand free of the lines of all others that are left; to the right where they can.
fn side(moments: &[(f64, f64)], scale: f64, left: &[usize], moment: usize) -> Option<bool> {
    let (x, width) = (moments[moment].0 * scale, moments[moment].1);
    [false, true].into_iter().find(|before| {
        let (from, until) = if *before { (x - GAP - width, x - NEAR) } else { (x + NEAR, x + GAP + width) };
        let line = |other: &usize| *other != moment && (from - NEAR..=until + NEAR).contains(&(moments[*other].0 * scale));
        // On one day, or next to it, lines are one line: only who stands beside it is in the way.
        let line = |other: &usize| line(other) && (moments[*other].0 * scale - x).abs() > NEAR;
        from >= 0.0 && until <= 100.0 && !left.iter().any(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_to_the_right_where_they_can() {
        let two = rows(&[(20.0, 40.0), (50.0, 40.0)]);
        assert_eq!(two.rows, [Placed { moment: 1, before: false }, Placed { moment: 0, before: false }]);
        assert!((two.scale - 1.0).abs() < 0.01);
    }

    #[test]
    fn the_last_ones_stand_to_the_left_where_no_line_is() {
        let two = rows(&[(10.0, 40.0), (90.0, 40.0)]);
        assert_eq!(two.rows[0], Placed { moment: 1, before: true });
        let close = rows(&[(50.0, 45.0), (90.0, 45.0)]);
        assert_eq!(close.rows, [Placed { moment: 0, before: true }, Placed { moment: 1, before: true }]);
    }

    #[test]
    fn where_there_is_no_room_time_takes_less() {
        let many: Vec<(f64, f64)> = (1..8).map(|at| (f64::from(at) * 13.0, 45.0)).collect();
        let rows = super::rows(&many);
        assert!(rows.scale < 0.7 && rows.scale > 0.5, "{}", rows.scale);
        assert_eq!(rows.rows.len(), 7);
    }
}
