//! The README says what an editor can write, made from the declarations of the records. `BESTEK_BLESS=1 cargo test --test
//! all readme::` writes it again after a key has changed.

use bestek::forms::{KINDS, WITHOUT_KEYS, keys};
use std::fmt::Write;

const START: &str = "<!-- keys: written by `BESTEK_BLESS=1 cargo test --test all readme::` -->\n";
const END: &str = "<!-- end of keys -->\n";

/// Text as it stands in a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

/// Where everything stands, and a table of keys for each kind of file.
fn reference() -> String {
    let mut out = "| file | kind | what it is for |\n| --- | --- | --- |\n".to_owned();
    for kind in KINDS {
        writeln!(out, "| `{}` | `{}` | {} |", kind.place, kind.name, cell(kind.about)).expect("text");
    }
    for (place, about) in WITHOUT_KEYS {
        writeln!(out, "| `{place}` | | {} |", cell(about)).expect("text");
    }
    for kind in KINDS {
        writeln!(out, "\n<details><summary>Keys of <code>{}</code></summary>\n", kind.name).expect("text");
        out.push_str("| key | what it says | what is written |\n| --- | --- | --- |\n");
        for row in keys::rows(&kind.record()) {
            let names = row.path.split(", ").map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let names = if row.required { format!("**{names}**") } else { names };
            writeln!(out, "| {names} | {} | {} |", cell(&row.about), cell(&row.value)).expect("text");
        }
        out.push_str("\n</details>\n");
    }
    out
}

#[test]
fn the_readme_has_every_key() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let text = std::fs::read_to_string(path).expect("README.md");
    let (before, rest) = text.split_once(START).expect("where the keys begin");
    let (written, after) = rest.split_once(END).expect("where the keys end");
    if std::env::var_os("BESTEK_BLESS").is_some() {
        std::fs::write(path, format!("{before}{START}{}{END}{after}", reference())).expect("README.md is written");
    } else {
        assert!(written == reference(), "the keys in the README are old: BESTEK_BLESS=1 cargo test --test all readme:: writes them again");
    }
}
