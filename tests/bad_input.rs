//! Whatever stands in the folder of a site, and whatever the machine does: a finding or one line with the path, never a
//! panic, and `output/` stays as it was.

use crate::common;
use crate::common::{DAY, Found, Output, Run, Site};
use std::time::Instant;

/// Builds the small site, lets `spoil` ruin it, and builds again: that must end with status 1 or 2, name `path`, and leave
/// the first output alone.
fn refused(path: &str, spoil: impl FnOnce(Site) -> Site) -> (Site, Run) {
    let site = Site::base();
    let before = site.built();
    let site = spoil(site);
    let run = site.build();
    assert!(!run.said().contains("panicked"), "{}", run.said());
    assert!(matches!(run.status, 1 | 2), "ended with {}: {}", run.status, run.said());
    assert!(run.said().contains(path), "`{path}` is not named in: {}", run.said());
    assert_eq!(site.output(), before, "output/ has changed");
    (site, run)
}

fn finding<'a>(found: &'a [Found], code: &str, file: &str) -> &'a Found {
    let found_one = found.iter().find(|finding| finding.code == code && finding.file == file);
    found_one.unwrap_or_else(|| panic!("no `{code}` at {file} in {found:#?}"))
}

fn product(body: &str) -> String {
    format!(
        "+++\nname = \"Derde\"\nsegment = \"ambulant\"\ncode = \"45A60\"\nfunding = \"pxq\"\nunit = \"hour\"\ntariff = \"none\"\n+++\n{body}"
    )
}

#[test]
fn text_that_is_not_utf_8() {
    for path in ["content/products/begeleiding.md", "content/catalogue.toml", "bestek.toml", "content/offers.csv"] {
        let (site, _) = refused(path, |site| site.with(path, b"name = \"caf\xe9\"\n"));
        finding(&site.check(), "unreadable-file", path);
    }
}

#[test]
fn an_empty_file() {
    let (site, _) = refused("content/products/leeg.md", |site| site.with("content/products/leeg.md", ""));
    finding(&site.check(), "front-matter", "content/products/leeg.md");
    for path in ["content/catalogue.toml", "bestek.toml", "content/tariffs/2026.toml"] {
        refused(path, |site| site.with(path, ""));
    }
}

#[test]
fn empty_files_where_nothing_is_required() {
    for path in
        ["content/offers.csv", "content/glossary.toml", "content/planning.toml", "content/snippets/leeg.md", "content/tables/leeg.csv"]
    {
        let run = Site::base().with(path, "").build();
        assert!(matches!(run.status, 0 | 1) && !run.said().contains("panicked"), "{path}: {}", run.said());
    }
}

#[test]
fn front_matter_that_never_closes() {
    let path = "content/products/open.md";
    let (site, _) = refused(path, |site| site.with(path, "+++\nname = \"Open\"\nsegment = \"ambulant\"\n\nTekst.\n"));
    assert_eq!(finding(&site.check(), "front-matter", path).line, 1);
}

#[test]
fn five_megabytes_of_markdown() {
    let path = "content/products/derde.md";
    let (site, _) = refused(path, |site| site.with(path, product(&"Een lange zin over hulp. ".repeat(220_000))));
    assert!(finding(&site.check(), "unreadable-file", path).message.contains("2 MB"));
}

#[test]
fn two_megabytes_of_markdown_is_a_page() {
    let start = Instant::now();
    Site::base().with("content/products/derde.md", product(&"Een zin over hulp.\n\n".repeat(90_000))).build().expect(0);
    assert!(start.elapsed().as_secs() < 60, "it took {:?}", start.elapsed());
}

#[test]
fn lists_nested_five_hundred_deep() {
    let path = "content/products/derde.md";
    let deep: String = (0..500).map(|level| format!("{}- x\n", "  ".repeat(level))).collect();
    let (site, _) = refused(path, |site| site.with(path, product(&deep)));
    finding(&site.check(), "too-deep", path);
}

#[test]
fn other_things_nested_deep() {
    let path = "content/products/derde.md";
    for body in [">".repeat(50_000), "[".repeat(50_000), "*a ".repeat(20_000), format!("{}x{}", "[".repeat(1000), "](y)".repeat(1000))] {
        let start = Instant::now();
        let run = Site::base().with(path, product(&format!("{body}\n"))).build();
        assert!(matches!(run.status, 0 | 1) && !run.said().contains("panicked"), "{}", &run.said()[..run.said().len().min(2000)]);
        assert!(start.elapsed().as_secs() < 60, "it took {:?}", start.elapsed());
    }
    let nested = format!("title = \"Diep\"\ncolumns = [\"a\"]\nrows = {}{}\n", "[".repeat(5000), "]".repeat(5000));
    refused("content/tables/diep.toml", |site| site.with("content/tables/diep.toml", nested));
}

#[test]
fn a_link_that_leaves_the_content() {
    let (site, run) = refused("content/snippets/buiten.md", |site| site.with_link("content/snippets/buiten.md", "/etc/passwd"));
    finding(&site.check(), "outside-content", "content/snippets/buiten.md");
    assert!(!run.said().contains("root:"), "it shows what it must not read");
    refused("content/assets/buiten.txt", |site| site.with_link("content/assets/buiten.txt", "/etc/passwd"));
    refused("content/products", |site| site.with_link("content/products/elders", "/etc"));
}

#[test]
fn links_that_lead_in_a_circle_or_nowhere() {
    refused("content/snippets/rond.md", |site| site.with_link("content/snippets/rond.md", "rond.md"));
    refused("content/snippets/weg.md", |site| site.with_link("content/snippets/weg.md", "bestaat-niet.md"));
}

#[test]
fn a_file_name_with_two_dots() {
    let (site, _) = refused("content/products/..stiekem.md", |site| site.with("content/products/..stiekem.md", product("Tekst.\n")));
    assert!(!site.check().is_empty());
    let path = "content/segments/a..b.md";
    let (site, _) = refused(path, |site| site.with(path, "+++\nname = \"Twee punten\"\nlaw = \"jeugdwet\"\n+++\n"));
    finding(&site.check(), "bad-identifier", path);
}

#[test]
fn addresses_with_two_dots_reach_nothing_outside() {
    for text in ["![x](asset:../../bestek.toml)", "[x](asset:../catalogue.toml)", "![](snippet:../../../etc/passwd)"] {
        refused("content/products/derde.md", |site| site.with("content/products/derde.md", product(&format!("{text}\n"))));
    }
    refused("bestek.toml", |site| site.edit("bestek.toml", "title", "title = \"x\"\n[theme]\nname = \"../../etc\"\n[site2]\ntitle"));
}

#[test]
fn an_identifier_that_would_leave_the_output() {
    for id in ["../../weg", "/tmp/weg", "a/b", ".", "", "CON\u{0}"] {
        let text = format!("+++\nid = {id:?}\nname = \"Weg\"\nlaw = \"jeugdwet\"\n+++\n").replace("\\0", "\\u0000");
        refused("content/segments/weg.md", |site| site.with("content/segments/weg.md", text));
    }
}

#[test]
fn two_files_with_one_code() {
    let (site, _) = refused("45A48", |site| site.with("content/products/nog-een.md", product("Tekst.\n").replace("45A60", "45A48")));
    let found = site.check();
    let twice = found.iter().find(|finding| finding.code == "duplicate-code").expect("duplicate-code");
    assert!(twice.message.contains("45A48"), "{}", twice.message);
}

#[test]
fn a_directory_where_a_file_should_be() {
    for path in ["content/products/map.md", "content/tariffs/2027.toml", "content/offers.csv", "content/glossary.toml"] {
        let (site, _) = refused(path, |site| site.with_folder(path));
        finding(&site.check(), "unreadable-file", path);
    }
    refused("content/catalogue.toml", |site| site.without("content/catalogue.toml").with_folder("content/catalogue.toml"));
    refused("bestek.toml", |site| site.without("bestek.toml").with_folder("bestek.toml"));
}

#[test]
fn what_offices_and_other_systems_write_is_read() {
    let product = std::fs::read_to_string(Site::base().path("content/products/begeleiding.md")).expect("the product");
    let fences = product.replace("+++\n", "+++ \n");
    let site = Site::base().without("content/products/begeleiding.md").with("content/products/begeleiding.MD", fences);
    let left =
        ["content/products/Thumbs.db", "content/products/~$geleiding.docx", "content/products/begeleiding.md~", "content/desktop.ini"];
    let site = left.iter().fold(site, |site, path| site.with(path, "x"));
    let site = site.with("content/tables/t.csv", "sep=;\na;b\n1;2\n").with("content/snippets/s.md", "S.\n");
    let site = site.edit("content/products/begeleiding.MD", "Gezinnen.", "Gezinnen.\n\n![](table:t)\n\n![](snippet:s)");
    assert_eq!(site.check(), []);
}

#[test]
fn a_folder_of_products_that_cannot_be_opened() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::base();
    let folder = site.path("content/products");
    let mode = |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).expect("permissions");
    mode(0o000);
    // Who may read everything, reads this too.
    let refused = std::fs::read_dir(&folder).is_err();
    let found = site.check();
    mode(0o755);
    if refused {
        let lines: Vec<String> = found.iter().map(Found::line).collect();
        assert_eq!(lines, ["error unreadable-file content/products:0:0"]);
    }
}

#[test]
fn a_pipe_where_a_file_should_be() {
    for path in ["content/products/pijp.md", "content/assets/pijp.svg", "content/glossary.toml", "bestek.toml"] {
        let (site, _) = refused(path, |site| {
            let file = site.path(path);
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
            let _ = std::fs::remove_file(&file);
            assert!(std::process::Command::new("mkfifo").arg(&file).status().expect("mkfifo").success());
            site
        });
        finding(&site.check(), "unreadable-file", path);
    }
}

#[test]
fn figures_that_no_computation_can_hold() {
    let huge = "79228162514264337593543950335";
    let sheet = |period: &str, row: &str| {
        format!("[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n{period}[[tariff]]\nproduct = \"45A48\"\n{row}")
    };
    let parts =
        format!("amount = \"60.00\"\nbuildup = [{{ element = \"a\", amount = \"{huge}\" }}, {{ element = \"b\", amount = \"{huge}\" }}]\n");
    let weights =
        format!("[period.indexation]\nrate = \"1\"\ncomponents = [{{ name = \"OVA\", weight = \"{huge}\", provisional = \"{huge}\" }}]\n");
    for text in [
        sheet("", &format!("amount = \"{huge}\"\n")),
        sheet("", &format!("amount = {huge}\n")),
        sheet("", &format!("amount = \"60.00\"\n[[pgb]]\nlabel = \"Zelf\"\npercent = \"{huge}\"\n")),
        sheet("", &parts),
        sheet(&weights, "amount = \"60.00\"\n"),
        sheet(&format!("[period.indexation]\nrate = \"{huge}\"\n"), "amount = \"60.00\"\n"),
        sheet("[period.indexation]\nrate = \"1\"\nrounding = \"0.0000000000000000000000000001\"\n", "amount = \"60.00\"\n"),
    ] {
        let path = "content/tariffs/2026.toml";
        let (site, _) = refused(path, |site| site.with(path, &text));
        finding(&site.check(), "out-of-range", path);
    }
    let path = "content/products/begeleiding.md";
    let (site, _) = refused(path, |site| site.edit(path, "code =", &format!("levels = {{ hbo = \"{huge}\", mbo = \"{huge}\" }}\ncode =")));
    finding(&site.check(), "out-of-range", path);
    let (site, _) = refused("content/tariffs/2026.csv", |site| {
        site.with("content/tariffs/2026.toml", "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n")
            .with("content/tariffs/2026.csv", format!("product,unit,amount\n45A48,hour,{huge}\n"))
    });
    finding(&site.check(), "out-of-range", "content/tariffs/2026.csv");
}

#[test]
fn rates_that_grow_past_any_amount() {
    let mut site = Site::base();
    for year in 2027..2040 {
        let text = format!(
            "[period]\nid = \"{year}\"\nvalid_from = {year}-01-01\nvalid_until = {year}-12-31\nbased_on = \"{}\"\n[period.indexation]\nrate = \"10000\"\n",
            year - 1
        );
        site = site.with(&format!("content/tariffs/{year}.toml"), text);
    }
    let run = site.build();
    assert!(matches!(run.status, 0 | 1) && !run.said().contains("panicked"), "{}", run.said());
}

#[test]
fn snippets_that_double_and_double() {
    let start = Instant::now();
    let (site, _) = refused("content/snippets/s", |site| {
        let next = |n: usize| format!("![](snippet:s{0})\n\n![](snippet:s{0})\n", n + 1);
        let site = (0..25).fold(site, |site, n| site.with(&format!("content/snippets/s{n}.md"), next(n)));
        site.with("content/snippets/s25.md", "Tekst.\n").with("content/products/derde.md", product("![](snippet:s0)\n"))
    });
    assert_eq!(site.check().iter().filter(|finding| finding.code == "too-large").count(), 1);
    site.run(&["search", "tekst"]).expect(0);
    assert!(start.elapsed().as_secs() < 20, "it took {:?}", start.elapsed());
}

#[test]
fn a_table_that_no_page_can_hold() {
    let start = Instant::now();
    let path = "content/tables/lang.csv";
    let rows = |count: usize| format!("a,b\n{}", "1,2\n".repeat(count));
    for text in [rows(50_000), rows(1_000_000), format!("a,b\n1,{}\n", "x".repeat(5_000_000))] {
        let (site, _) = refused(path, |site| site.with(path, text).with("content/products/derde.md", product("![](table:lang)\n")));
        finding(&site.check(), "too-large", path);
    }
    assert!(start.elapsed().as_secs() < 30, "it took {:?}", start.elapsed());
}

#[test]
fn thousands_of_findings_in_one_file() {
    let start = Instant::now();
    let rows: String = (0..20_000).map(|n| format!("aanbieder-{n},45A48,linden,,,2026-01-15\n")).collect();
    let site = Site::base().with("content/offers.csv", format!("provider,product,municipalities,waiting_weeks,stop,as_of\n{rows}"));
    assert!(site.check().len() >= 20_000);
    let run = site.run(&["check", "--date", DAY]).expect(1);
    assert!(run.stdout.contains("20000 errors"), "{}", &run.stdout[run.stdout.len() - 200..]);
    assert!(start.elapsed().as_secs() < 20, "it took {:?}", start.elapsed());
}

#[test]
fn no_bestek_toml() {
    let (_, run) = refused("bestek.toml", |site| site.without("bestek.toml"));
    run.says("bestek new");
    common::bestek(&["build", "--site", "/bestaat/niet"]).says("/bestaat/niet").expect_refusal();
}

#[test]
fn no_content() {
    refused("content", |site| site.without("content"));
    refused("content", |site| site.without("content").with("content", "een bestand"));
}

impl Run {
    fn expect_refusal(self) {
        assert!(matches!(self.status, 1 | 2) && !self.said().contains("panicked"), "{}: {}", self.status, self.said());
    }
}

#[test]
fn an_output_that_cannot_be_written() {
    let site = Site::base();
    for output in ["/proc/bestek", "/dev/null/output", &site.path("bestek.toml").to_string_lossy(), &site.path("content").to_string_lossy()]
    {
        let run = site.run(&["build", "--date", DAY, "--output", output]).expect(2).says(output);
        assert_eq!(run.stderr.lines().filter(|line| line.contains("cannot write")).count(), 1, "{}", run.stderr);
    }
    assert!(site.path("content/catalogue.toml").is_file(), "the content is gone");
    let run = site.with("output", "een bestand").build().expect(2);
    assert!(run.stderr.contains("output"), "{}", run.stderr);
}

#[test]
fn an_output_where_the_site_is_read_from() {
    let site = Site::base();
    for output in ["content", "content/assets", "content/nieuw", "themes", "themes/eigen", "."] {
        let path = site.path(output).to_string_lossy().into_owned();
        site.run(&["build", "--date", DAY, "--output", &path]).expect(2).says(&path);
    }
    let left: Vec<String> = std::fs::read_dir(site.path(""))
        .expect("the site")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn an_output_that_is_a_link_stays_one() {
    let site = Site::base().with_folder("www2").with_link("www", "www2");
    let path = site.path("www").to_string_lossy().into_owned();
    site.run(&["build", "--date", DAY, "--output", &path]).expect(0);
    assert!(site.path("www").is_symlink());
    assert!(site.path("www2/index.html").is_file());
}

#[test]
fn a_folder_of_somebody_else_is_not_replaced() {
    let site = Site::base().with("output/scriptie.txt", "van een ander");
    site.build().expect(2).says("output");
    assert_eq!(site.output().text("scriptie.txt"), "van een ander");
}

#[test]
fn a_build_that_fails_leaves_nothing_beside_the_output() {
    let site = Site::base();
    site.built();
    let site = site.with("content/products/leeg.md", "");
    site.build().expect(1);
    let names: Vec<String> = Output::read(&site.path(""))
        .paths()
        .filter(|path| !["content/", "output/", ".bestek/"].iter().any(|start| path.starts_with(start)))
        .map(str::to_owned)
        .collect();
    assert_eq!(names, ["bestek.toml"]);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_taken() {
    let site = Site::base();
    let text = std::fs::read_to_string(site.path("content/products/begeleiding.md")).expect("the product");
    let site = site.with("content/products/begeleiding.md", format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(site.check(), []);
}

#[test]
fn text_that_looks_like_a_template_or_like_html_is_shown_as_it_is() {
    let site = Site::base().edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen met {{ 7 * 6 }} en {% if %} en 3 < 4 & 5 > 4.");
    let page = site.built().page("producten/45a48.html");
    assert!(page.contains("{{ 7 * 6 }} en {% if %} en 3 < 4 & 5 > 4."), "{page}");
    let site =
        Site::base().edit("content/products/begeleiding.md", "name = \"Begeleiding\"", "name = \"<script>alert(1)</script> & \\\"zo\\\"\"");
    let output = site.built();
    for page in output.pages() {
        assert!(!output.text(page).contains("<script>alert"), "{page} runs what an editor wrote");
    }
    let site =
        Site::base().edit("content/products/begeleiding.md", "Gezinnen.", "[klik](javascript:alert(1)) ![x](http://elders.example/x.png)");
    let run = site.build();
    if run.status == 0 {
        assert_eq!(common::links::broken(&site.output()), Vec::<String>::new());
    }
}
