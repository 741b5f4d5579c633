//! Charts as they are written, drawn and refused.

use super::*;
use crate::findings::FileId;

fn data(text: &str) -> ChartData {
    let mut rows = text.lines().map(|line| line.split(';').map(str::to_owned).collect());
    ChartData { columns: rows.next().unwrap_or_default(), rows: rows.collect() }
}

fn chart(kind: &str, y: &str) -> Chart {
    let spec = format!("id = \"u\"\ntype = \"{kind}\"\ntable = \"t\"\nx = \"n\"\ny = {y}\ntitle = \"Een <titel>\"\nunit = \"€ mln\"\n");
    let mut findings = Findings::default();
    parse(&spec, Place::new(FileId::default(), 0..spec.len()), &mut findings).expect("a chart")
}

fn drawn(kind: &str, y: &str, table: &str) -> Result<String, String> {
    svg(&chart(kind, y), &data(table), Language::Nl)
}

#[test]
fn every_type_is_drawn_with_its_title_and_description() {
    let table = "n;a;b\nLinden;18,4;2\nEsdoorn;11,2;\n<x>;1.234,5;7\n";
    for (kind, y) in
        [("bar", "[\"a\", \"b\"]"), ("stacked-bar", "[\"a\", \"b\"]"), ("line", "{ low = \"b\", high = \"a\" }"), ("taart", "[\"a\"]")]
    {
        let svg = drawn(kind, y, table).unwrap();
        assert!(svg.contains("<title>Een &lt;titel&gt; (€ mln)</title>"), "{svg}");
        assert!(svg.contains("1.234,5") && !svg.contains("style=") && !svg.contains("NaN"), "{svg}");
    }
    let svg = drawn("bar", "\"a\"", table).unwrap();
    assert!(svg.contains("Hoogste waarde: 1.234,5 (&lt;x&gt;); laagste waarde: 11,2 (Esdoorn)."));
}

#[test]
fn negative_bars_go_to_the_left_of_the_axis() {
    let svg = drawn("bar", "[\"a\"]", "n;a\nx;-10\ny;10\n").unwrap();
    assert!(svg.contains("x=\"0%\" y=\"1.4em\" width=\"38%\"") && svg.contains("x=\"38%\" y=\"4.5em\" width=\"38%\""), "{svg}");
    assert!(svg.contains(">−10</text>"));
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let table = "n;a;b\nx;1;2\ny;-3;woord\n";
    for (kind, y, why) in [
        ("bar", "[\"c\"]", "no column `c`"),
        ("bar", "[\"b\"]", "`woord` in column `b` is not a number"),
        ("pie", "[\"a\"]", "cannot be negative"),
        ("pie", "[\"a\", \"a\"]", "one column"),
        ("line", "{ low = \"n\", high = \"a\" }", "`x` in column `n`"),
        ("bar", "[]", "no figures"),
    ] {
        let error = drawn(kind, y, table).unwrap_err();
        assert!(error.contains(why), "{error}");
    }
    assert!(drawn("line", "{ low = \"a\", high = \"b\" }", "n;a;b\nx;2;1\n").unwrap_err().contains("lower end"));
    let mut findings = Findings::default();
    let chart = chart("bar", "[\"A\"]");
    check(&chart, &data(table), &mut findings);
    assert_eq!(findings.iter().next().map(|f| f.rule.code), Some("bad-chart"));
}

#[test]
fn a_block_with_mistakes_is_reported_at_its_place() {
    let spec = "id = \"u\"\ntype = \"barr\"\ntabel = \"t\"\n";
    let mut findings = Findings::default();
    assert!(parse(spec, Place::new(FileId::default(), 100..100 + spec.len()), &mut findings).is_none());
    let found: Vec<_> = findings.iter().map(|f| (f.rule.code, f.place.unwrap().span().start)).collect();
    assert!(found.contains(&("unknown-value", 117)) && found.contains(&("unknown-key", 123)), "{found:?}");
}

#[test]
fn one_point_empty_cells_and_long_names_are_safe() {
    let long = "Gecertificeerde instelling voor jeugdbescherming en jeugdreclassering ".repeat(3);
    for table in ["n;a;b\nx;5;6\n".to_owned(), "n;a;b\nx;;\ny;0;0\n".to_owned(), format!("n;a;b\n{long};1;2\n{long};3;4\n;;9\n")] {
        for (kind, y) in [
            ("bar", "[\"a\",\"b\"]"),
            ("stacked-bar", "[\"a\"]"),
            ("line", "[\"a\",\"b\"]"),
            ("line", "{low=\"a\",high=\"b\"}"),
            ("bar", "{low=\"a\",high=\"b\"}"),
        ] {
            let svg = drawn(kind, y, &table).unwrap();
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}

#[test]
fn a_figure_has_a_caption_and_its_figures() {
    let caption =
        Caption { id: Some("figuur-u"), label: Some("Figuur 1".into()), data: "Gegevens bij", language: Language::Nl, folded: true };
    let chart = chart("bar", "[\"a\"]");
    let html = figure(&chart, &data("n;a\nx;1,5\ny;\n"), &caption).unwrap();
    assert!(html.contains("<figcaption><span class=\"number\">Figuur 1.</span> Een &lt;titel&gt; (€ mln)</figcaption>"));
    assert!(
        html.contains("<summary>Gegevens bij Figuur 1</summary>") && html.contains("<th scope=\"row\">y</th><td class=\"number\">–</td>")
    );
    let paper = figure(&chart, &data("n;a\nx;1,5\n"), &Caption { folded: false, ..caption }).unwrap();
    assert!(!paper.contains("<details") && paper.contains("<caption>Gegevens bij Figuur 1</caption>"));
}

/// Writes a page with every kind of chart, to be looked at: `CHARTS=/tmp/c.html cargo test charts_to_look_at`.
#[test]
fn charts_to_look_at() {
    let Ok(path) = std::env::var("CHARTS") else { return };
    let spending = "n;2022;2023;2024\nLinden;18,4;19,9;21,3\nEsdoorn;11,2;11,8;12,9\nBeukenhorst;7,6;8,3;8,8\n";
    let forms = "n;ambulant;dag;verblijf\n2022;3120;410;365\n2023;3295;402;348\n2024;3410;395;331\n";
    let years = "n;jeugdhulp;Wmo-begeleiding\n2021;46,9;14,2\n2022;50,8;15,1\n2023;54,8;15,6\n2024;59,2;16,4\n";
    let range = "n;laag;hoog\n2025;60.1;62.4\n2026;60.8;64.9\n2027;60.9;67.2\n2028;60.5;69.4\n2029;59.8;72.0\n2030;58.9;74.8\n";
    let refer = "n;aandeel\nLokaal team;52\nHuisarts;31\nGecertificeerde instelling;10\nMedisch specialist en jeugdarts;7\n";
    let change = "n;verschil\nLinden;3,2\nEsdoorn met een heel lange naam die niet op één regel past, zelfs niet bijna;-1,4\nWilgendam;\n";
    let mut page = String::from(
        "<!DOCTYPE html><html lang=\"nl\"><meta charset=\"utf-8\"><title>c</title><meta name=\"viewport\" content=\"width=device-width\"><body>",
    );
    for (kind, y, table) in [
        ("bar", "[\"2022\",\"2023\",\"2024\"]", spending),
        ("bar", "[\"2024\"]", spending),
        ("bar", "[\"verschil\"]", change),
        ("bar", "{low=\"laag\",high=\"hoog\"}", range),
        ("stacked-bar", "[\"ambulant\",\"dag\",\"verblijf\"]", forms),
        ("line", "[\"jeugdhulp\",\"Wmo-begeleiding\"]", years),
        ("line", "[\"jeugdhulp\"]", years),
        ("line", "{low=\"laag\",high=\"hoog\"}", range),
        ("line", "[\"2022\",\"2023\",\"2024\"]", spending),
        ("pie", "[\"aandeel\"]", refer),
    ] {
        let caption = Caption { id: None, label: Some("Figuur 1".into()), data: "Gegevens bij", language: Language::Nl, folded: true };
        page.push_str(&figure(&chart(kind, y), &data(table), &caption).unwrap());
    }
    std::fs::write(path, page).unwrap();
}
