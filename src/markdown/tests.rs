//! Tests of the whole room: tricky texts through all its doors.

use super::*;
use crate::catalogue::reference::Reference;
use crate::charts::ChartData;
use crate::findings::{FileId, Findings, Place};
use proptest::prelude::*;

/// A host that knows nothing.
pub(super) struct NoHost;

impl Host for NoHost {
    fn link(&self, _: &Reference, _: &Spot<'_>) -> Option<Vec<Link>> {
        None
    }
    fn embed(&self, _: &Embed<'_>) -> Option<String> {
        None
    }
}

/// A host that knows everything, and says what it was asked.
struct Knows(Terms);

impl Knows {
    fn new() -> Self {
        let mut terms = Terms::default();
        for (form, id) in [("jeugdige", "jeugdige"), ("jeugdigen", "jeugdige"), ("lokaal team", "lokaal-team"), ("ZOU", "zou")] {
            terms.add(form, id);
        }
        Self(terms)
    }
}

impl Host for Knows {
    fn link(&self, reference: &Reference, spot: &Spot<'_>) -> Option<Vec<Link>> {
        let text = format!("{}@{}", reference.written, spot.path.written());
        Some(vec![Link { href: (reference.kind != "value").then(|| format!("../{}.html", reference.id())), text, class: None }])
    }
    fn embed(&self, embed: &Embed<'_>) -> Option<String> {
        Some(if embed.alone {
            format!("<figure>{}</figure>\n", embed.reference.id())
        } else {
            format!("<img src=\"x\" alt=\"{}\">", escape(embed.alt))
        })
    }
    fn snippet(&self, id: &str) -> Option<(&str, Place)> {
        let text = match id {
            "leden" => "1. uit het blok[^n] {#blok}\n\n![](snippet:leden)\n\n[^n]: noot van het blok\n",
            "kop" => "## Doel\n\nblok",
            _ => return None,
        };
        Some((text, Place::default()))
    }
    fn terms(&self) -> Option<&Terms> {
        Some(&self.0)
    }
    fn term_link(&self, id: &str) -> Option<String> {
        Some(format!("begrippen.html#{id}"))
    }
    fn chart_data(&self, _: &str) -> Option<ChartData> {
        Some(ChartData {
            columns: vec!["jaar".into(), "a".into()],
            rows: vec![vec!["2025".into(), "1,5".into()], vec!["2026".into(), "-2".into()]],
        })
    }
}

fn html(text: &str) -> String {
    with(text, &Options::default()).html
}

fn with(text: &str, options: &Options) -> Rendered {
    render(text, Place::new(FileId::default(), 0..text.len()), options, &Knows::new())
}

fn clause() -> Options {
    let clause = ClauseOptions { id: "facturatie".into(), number_id: Some("artikel-7".into()), number_prefix: String::new() };
    Options { clause: Some(clause), terms: false, ..Options::default() }
}

fn scanned(text: &str) -> (Scan, Vec<String>) {
    let mut findings = Findings::default();
    let scan = scan(text, Place::new(FileId::default(), 0..text.len()), &mut findings);
    let found = findings.iter().map(|f| format!("{} {}", f.rule.code, &text[f.place.unwrap().span()])).collect();
    (scan, found)
}

#[test]
fn html_is_shown_as_text() {
    assert_eq!(html("a <b onclick=\"x\">c</b> & d"), "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt; &amp; d</p>\n");
    assert_eq!(html("<script>\nalert(1)\n</script>\n"), "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n");
    assert_eq!(html("[x](javascript:alert(1)) <javascript:alert(1)>"), "<p>x javascript:alert(1)</p>\n");
    assert_eq!(scanned("a <b>c</b>\n\n<div>").1, ["raw-html <b>", "raw-html </b>", "raw-html <div>"]);
}

#[test]
fn paragraphs_are_numbered_in_text_with_two_anchors() {
    let options = Options { prefix: "facturatie-".into(), ..clause() };
    let rendered = with("Aanhef.\n\n1. Een. {#een}\n   1. deel [](clause:.#1)\n   2. deel {#b}\n\nTussen.\n\n1. Twee.\n", &options);
    assert_eq!(
        rendered.html,
        "<p>Aanhef.</p>\n<ol class=\"paragraphs\">\n\
         <li id=\"facturatie-een\"><span id=\"artikel-7-lid-1\"></span><span class=\"number\">1</span> Een.\n<ol class=\"parts\">\n\
         <li id=\"artikel-7-lid-1-a\"><span class=\"number\">a.</span> deel <a href=\"../..html\">clause:.#1@1a</a></li>\n\
         <li id=\"facturatie-b\"><span id=\"artikel-7-lid-1-b\"></span><span class=\"number\">b.</span> deel</li>\n</ol>\n</li>\n</ol>\n\
         <p>Tussen.</p>\n<ol class=\"paragraphs\">\n<li id=\"artikel-7-lid-2\"><span class=\"number\">2</span> Twee.</li>\n</ol>\n"
    );
    let numbers: Vec<_> = rendered.blocks.iter().map(|b| (b.number.as_deref(), b.paragraph)).collect();
    assert_eq!(numbers, [(None, None), (Some("1"), Some(1)), (None, None), (Some("2"), Some(2))]);
}

#[test]
fn a_snippet_counts_where_it_stands() {
    let text = "1. Een.\n\n![](snippet:leden)\n\n3. Drie. {#drie}\n";
    let rendered = with(text, &clause());
    assert_eq!(rendered.blocks.iter().filter_map(|b| b.number.as_deref()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(rendered.html.contains("id=\"facturatie-blok\"") && rendered.footnotes_html.contains("noot van het blok"));
    let outline = outline(text, Place::default(), &Knows::new(), &mut Findings::default());
    assert_eq!(outline.find("drie").unwrap().written(), "3");
}

#[test]
fn headings_skip_no_level_and_number_themselves() {
    let options = Options { numbered: true, prefix: "p-".into(), ..Options::default() };
    let rendered =
        with("lead\n\n## Een\n\na\n\n#### Diep\n\nb\n\n## Voor {.unnumbered}\n\n### onder\n\n## Een {#een-b}\n\n### Twee *x*\n", &options);
    let headings: Vec<_> =
        rendered.headings.iter().map(|h| format!("{} {} {}", h.level, h.id, h.number.as_deref().unwrap_or("-"))).collect();
    assert_eq!(headings, ["2 p-een 1", "3 p-diep 1.1", "2 p-voor -", "3 p-onder -", "2 p-een-b 2", "3 p-twee-x 2.1"]);
    assert_eq!(rendered.lead_html, "<p>lead</p>\n");
    assert_eq!(rendered.sections[0].html, "<p>a</p>\n<h3 id=\"p-diep\"><span class=\"number\">1.1</span> Diep</h3>\n<p>b</p>\n");
    assert_eq!(rendered.sections.len(), 3);
}

#[test]
fn identifiers_are_unique_and_not_changed_by_snippets() {
    let rendered = with("![](snippet:kop)\n\n## Doel\n\n## Doel\n\n## 2026\n\n- x {#doel}\n", &Options::default());
    let ids: Vec<_> = rendered.headings.iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["doel-3", "doel", "doel-2", "kop-2026"]);
    assert!(rendered.html.contains("<li>x</li>"));
}

#[test]
fn a_term_is_linked_once_a_section_and_not_in_headings_links_or_code() {
    let text = "Een jeugdige en de jeugdigen.\n\n## Jeugdige\n\n`jeugdige` [jeugdigen](https://x.nl) <b>Jeugdige</b> zou ZOU lokaal\nteam\n\n## Ten slotte\n\n[](term:jeugdige) jeugdige";
    let html = html(text);
    assert_eq!(html.matches("class=\"term\"").count(), 4);
    assert!(html.contains("<a class=\"term\" href=\"begrippen.html#lokaal-team\">lokaal\nteam</a>"));
    assert!(html.contains("&lt;b&gt;<a class=\"term\" href=\"begrippen.html#jeugdige\">Jeugdige</a>&lt;/b&gt; zou"));
}

#[test]
fn links_keep_emphasis_around_them() {
    assert_eq!(html("[**x**](product:45A48)"), "<p><strong><a href=\"../45A48.html\">x</a></strong></p>\n");
    assert_eq!(html("[](value:dagen)"), "<p>value:dagen@</p>\n");
    assert_eq!(html("[a *b* `c`](https://x.nl/?a=1&b=2)"), "<p><a class=\"external\" href=\"https://x.nl/?a=1&amp;b=2\">a b c</a></p>\n");
    assert_eq!(
        render("[](product:9)", Place::default(), &Options::default(), &NoHost).html,
        "<p><span class=\"unknown\">product:9</span></p>\n"
    );
}

#[test]
fn embeds_stand_alone_or_in_the_line() {
    assert_eq!(html("![](table:risicos \"R\")"), "<figure>risicos</figure>\n");
    assert_eq!(html("x ![Kaart](asset:k.svg)"), "<p>x <img src=\"x\" alt=\"Kaart\"></p>\n");
    let (scan, found) = scanned("![](table:a \"b\")\n\nx ![](table:a) ![](asset:k.svg) ![y](https://x.nl/i.png)\n");
    assert_eq!((scan.references[0].alone, scan.references[0].caption.as_deref()), (true, Some("b")));
    assert_eq!(found, ["bad-reference ![](table:a)", "missing-alternative ![](asset:k.svg)", "missing-image ![y](https://x.nl/i.png)"]);
}

#[test]
fn footnotes_are_numbered_as_the_text_leads_to_them() {
    let options = Options { prefix: "p-".into(), ..Options::default() };
    let rendered = with("a[^b] c[^a] d[^b]\n\n[^a]: A [^c]\n[^b]: B\n\n[^c]: C\n\n[^los]: los", &options);
    let order: Vec<_> = ["B <a", "A <sup", "C <a", "los"].iter().map(|t| rendered.footnotes_html.find(t).unwrap()).collect();
    assert!(order.is_sorted(), "{}", rendered.footnotes_html);
    assert!(rendered.html.contains("id=\"p-noot_1_terug_2\" href=\"#p-noot_1\""));
    assert_eq!(scanned("a[^x] b[^z]\n\n[^y]: Y\n\n[^x]: X\n").1, ["unknown-reference [^z]", "unused [^y]: Y\n\n"]);
}

#[test]
fn on_paper_a_footnote_stands_in_its_line_unless_it_holds_more_than_that() {
    let options = Options { prefix: "p-".into(), print: true, ..Options::default() };
    let text = "a[^b] c[^lijst] d[^b]\n\n## Kop[^kop]\n\n| x |\n|---|\n| y[^cel] |\n\n[^b]: Een *noot*[^diep].\n\n    En meer.\n\n\
        [^lijst]: Dit:\n\n    - een\n    - twee\n\n[^kop]: bij de kop\n\n[^cel]: in de cel\n\n[^diep]: dieper\n";
    let rendered = with(text, &options);
    let html = &rendered.html;
    let first =
        "</a></sup><small class=\"footnote\" id=\"p-noot_1\" role=\"doc-footnote\"><span class=\"number\">1</span> Een <em>noot</em><sup";
    assert!(html.contains(first) && html.contains(".<br>En meer.</small> c<sup"), "{html}");
    assert_eq!(html.matches("<small").count(), 2, "{html}");
    assert!(html.contains("<td>y<sup") && html.contains("</span> in de cel</small></td>"), "{html}");
    let notes = &rendered.footnotes_html;
    for item in [
        "<li id=\"p-noot_2\" value=\"2\">dieper",
        "<li id=\"p-noot_3\" value=\"3\"><p>Dit:",
        "<li id=\"p-noot_4\" value=\"4\"><p>bij de kop",
    ] {
        assert!(notes.replace("<li id=\"p-noot_2\" value=\"2\"><p>", "<li id=\"p-noot_2\" value=\"2\">").contains(item), "{item}: {notes}");
    }
    assert_eq!(rendered.headings[0].text, "Kop");
    assert!(!super::without_notes(html.split("</p>").next().unwrap()).contains("noot"), "{html}");
    let screen = with(text, &Options { print: false, ..options });
    assert!(!screen.html.contains("<small") && screen.footnotes_html.contains("En meer."));
}

#[test]
fn footnotes_of_several_texts_are_numbered_through() {
    let paper = |prefix: &str, text: &str| with(text, &Options { prefix: prefix.into(), print: true, ..Options::default() }).html;
    let one = paper("a-", "x[^a] y[^b]\n\n[^a]: A\n\n[^b]: B\n");
    assert_eq!(super::notes_through(&one), one);
    let two = one + &paper("b-", "z[^c] z[^c] w[^d]\n\n[^c]: C\n\n[^d]: D\n\n    - d\n");
    let through = super::notes_through(&two);
    assert!(through.contains("href=\"#b-noot_1\" role=\"doc-noteref\" aria-label=\"Noot 3\">3</a>"), "{through}");
    assert!(through.contains("id=\"b-noot_1\" role=\"doc-footnote\"><span class=\"number\">3</span> C"), "{through}");
    assert!(through.contains("<li id=\"b-noot_2\" value=\"4\">") && through.matches("aria-label=\"Noot 3\"").count() == 2);
}

#[test]
fn tables_have_heads_names_and_figures() {
    let html = html("## Prijs\n\n| a | b |  |\n|---|---|:-:|\n| x | € 1,50 | c |\n| y | – | |\n");
    assert!(html.contains("aria-label=\"Tabel: Prijs\""));
    assert!(html.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"number\">b</th><td class=\"centre\"></td>"), "{html}");
}

#[test]
fn what_is_wrong_is_found_at_its_place() {
    let (_, found) =
        scanned("Zie [x](clause:a b) en [vul in] en\nPM.\n\n[k](claus:x) [d](#weg) [ok](#kop)\n\n## Kop {#kop}\n\n## Nog {#kop}\n");
    assert_eq!(
        found,
        [
            "open-place PM",
            "open-place [vul in]",
            "bad-reference ](clause:a b)",
            "bad-reference [k](claus:x)",
            "duplicate-identifier ## Nog {#kop}\n",
            "dead-anchor [d](#weg)"
        ]
    );
}

#[test]
fn items_that_are_not_where_they_seem_are_found() {
    for (text, count) in [
        ("1. a\n2. b\n   1. c\n   2. d\n", 0),
        ("1. a\n  1. b\n", 1),
        ("1. a\n  - b\n  - c\n2. d\n", 2),
        ("- a\n  - b\n- c\n", 0),
        ("1. a\n   a. b\n   b. c\n", 2),
        ("1. a\n   2. b\n", 1),
        ("1. loopt af op\n31. december\n", 0),
        ("10. a\n    1. b\n", 0),
        ("> 1. a\n> 2. b\n", 0),
        ("\t1. a\n", 0),
        ("1. - a\n   - b\n", 0),
    ] {
        let found = scanned(text).1;
        assert_eq!(found.iter().filter(|f| f.starts_with("loose-item")).count(), count, "{text:?} {found:?}");
    }
}

#[test]
fn charts_and_sections_are_found() {
    let (scan, found) = scanned("Lead [](term:x).\n\n## A\n\nen\n\n```chart\nid = \"u\"\n```\n\n### B\n\n- c\n  ## D\n\n## E\n");
    assert_eq!((scan.charts[0].spec.as_str(), scan.charts[0].place.span()), ("id = \"u\"\n", 37..46));
    assert_eq!(scan.lead, "Lead .");
    assert_eq!(scan.sections.iter().map(|s| s.heading).collect::<Vec<_>>(), [None, Some(0), Some(1), Some(3)]);
    assert_eq!(scan.sections[1].text, "en");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn deep_and_long_texts_are_safe() {
    let list: String = (0..500).fold(String::new(), |text, n| text + &"   ".repeat(n) + "1. x\n");
    for text in [
        list,
        "> ".repeat(5000) + "x",
        "*a ".repeat(3000) + &"*".repeat(3000),
        "[".repeat(5000),
        "![](".repeat(2000),
        "](clause:".repeat(9000),
        "[^".repeat(9000),
        "# a\n".repeat(9000),
        "[^a]".repeat(9000) + "\n\n[^a]: b\n",
    ] {
        let (_, _) = scanned(&text);
        balanced(&with(&text, &clause()).html);
    }
}

/// Fails unless every tag is closed in the order in which it was opened.
fn balanced(html: &str) {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "in {html}");
        } else if !["br", "hr", "img"].contains(&name) && !tag.ends_with('/') {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    assert_eq!(open, Vec::<&str>::new(), "in {html}");
}

fn unique_ids(html: &str) {
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "in {html}");
}

/// Text made of the signs that mean something here, so that chance meets them.
fn tricky() -> impl Strategy<Value = String> {
    const PIECES: [&str; 40] = [
        "1. ",
        "- ",
        "\n",
        "\n\n",
        "   ",
        "    ",
        "> ",
        "# ",
        "## ",
        "a",
        "jeugdige",
        " ",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "```chart\n",
        "|",
        "\n|---|---|\n",
        "[",
        "](",
        "](product:x)",
        "](snippet:leden)",
        "![](snippet:kop)",
        "![",
        ")",
        "[^1]",
        "[^1]: ",
        "{#x}",
        "{.unnumbered}",
        "<b>",
        "<!--",
        "&amp;",
        "\\",
        "\t",
        "é",
        "https://x.nl",
        "\r\n",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

fn whatever(text: &str) {
    let (scan, _) = {
        let mut findings = Findings::default();
        (scan(text, Place::new(FileId::default(), 7..7 + text.len()), &mut findings), findings)
    };
    for options in [clause(), Options { numbered: true, ..Options::default() }] {
        let rendered = with(text, &options);
        balanced(&rendered.html);
        unique_ids(&rendered.html);
        balanced(&rendered.lead_html);
        rendered.sections.iter().for_each(|section| balanced(&section.html));
        rendered.blocks.iter().for_each(|block| balanced(&block.html));
        // Those of a text are its own whatever snippets bring along.
        let rendered: Vec<_> = rendered.headings.iter().map(|h| h.id.as_str()).collect();
        assert!(scan.headings.iter().all(|h| rendered.contains(&h.id.as_str())));
    }
    balanced(&inline(text, Place::default(), &Options::default(), &NoHost));
    text_of(text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_renders(text in "\\PC{0,300}") {
        whatever(&text);
    }

    #[test]
    fn any_mixture_of_signs_renders(text in tricky()) {
        whatever(&text);
    }
}

#[test]
fn a_reference_at_the_beginning_of_a_sentence_has_a_capital() {
    let begins = |text: &str| html(text).contains(">Clause:a@");
    for text in
        ["[](clause:a) geldt.", "Eerst dit. [](clause:a) geldt.", "Zie [](clause:b). [](clause:a) geldt.", "In 2026. [](clause:a)\n"]
    {
        assert!(begins(text), "{text}: {}", html(text));
    }
    for text in [
        "[](clause:a);",
        "[](clause:a)",
        "Zie [](clause:a).",
        "Zie o.a. [](clause:a).",
        "Zie art. [](clause:a).",
        "Dat **[](clause:a).** is",
    ] {
        assert!(!begins(text), "{text}: {}", html(text));
    }
    // What an author wrote stays as it is.
    assert!(html("[dat artikel](clause:a) geldt.").contains(">dat artikel<"));
}
