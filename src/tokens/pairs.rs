//! Which colours meet on the pages, and how much contrast they need there (WCAG 2.2, 1.4.3 and 1.4.11).

/// What stands on grounds, what it is, and how much contrast it needs.
pub struct Pair {
    /// The token of what is seen.
    pub token: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// The least contrast.
    pub least: f32,
    /// The tokens of what it is seen on.
    pub grounds: &'static [&'static str],
}

const TEXT: f32 = 4.5;
const SHAPE: f32 = 3.0;

/// The page itself: what lets something shine through is seen on this.
pub const PAGE: &str = "--basis-color-default-bg-document";
const SURFACE: &str = "--basis-color-default-bg-subtle";
const CHOSEN: &str = "--basis-color-selected-bg-default";
const MARKED: &str = "--basis-color-highlight-bg-default";
const NEW: &str = "--basis-color-positive-bg-subtle";
const GONE: &str = "--basis-color-negative-bg-subtle";
const FILLED: &str = "--basis-color-accent-1-inverse-bg-default";

/// All pairs. Hairlines are in none: nothing depends on them.
pub const PAIRS: &[Pair] = &[
    Pair { token: "--basis-color-default-color-document", what: "text", least: TEXT, grounds: &[PAGE, SURFACE, CHOSEN, MARKED, NEW, GONE] },
    Pair { token: "--basis-heading-color", what: "headings", least: TEXT, grounds: &[PAGE, SURFACE, CHOSEN] },
    Pair { token: "--basis-color-default-color-subtle", what: "quiet text", least: TEXT, grounds: &[PAGE, SURFACE, CHOSEN] },
    Pair { token: "--basis-color-accent-1-color-default", what: "links", least: TEXT, grounds: &[PAGE, SURFACE, CHOSEN] },
    Pair { token: "--basis-color-accent-1-color-hover", what: "links under the pointer", least: TEXT, grounds: &[PAGE, SURFACE, CHOSEN] },
    Pair { token: "--basis-color-accent-1-inverse-color-default", what: "text on buttons", least: TEXT, grounds: &[FILLED] },
    Pair { token: "--basis-color-positive-color-default", what: "what is new", least: TEXT, grounds: &[PAGE, SURFACE] },
    Pair { token: "--basis-color-warning-color-default", what: "what changed", least: TEXT, grounds: &[PAGE, SURFACE] },
    Pair { token: "--basis-color-negative-color-default", what: "what is withdrawn or wrong", least: TEXT, grounds: &[PAGE, SURFACE] },
    Pair { token: "--basis-color-info-color-default", what: "what is a draft", least: TEXT, grounds: &[PAGE, SURFACE] },
    Pair { token: "--basis-color-default-border-default", what: "edges of fields and axes", least: SHAPE, grounds: &[PAGE, SURFACE] },
    Pair { token: FILLED, what: "buttons", least: SHAPE, grounds: &[PAGE] },
    Pair { token: "--basis-focus-outline-color", what: "the mark of what has the focus", least: SHAPE, grounds: &[PAGE, SURFACE, CHOSEN] },
];

/// Whether a token is in a pair.
pub fn is_in_one(name: &str) -> bool {
    PAIRS.iter().any(|pair| pair.token == name || pair.grounds.contains(&name))
}
