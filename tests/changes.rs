//! What a version changed: pages, paper, data and feed.

use crate::common;
use crate::common::{DAY, Output, Site};

/// A contract of 40 articles and two products, frozen as 2025.1; then ten articles are reworded, one is taken out, one is
/// moved, one is put in front, and a product, a tariff and a segment change.
fn changed() -> Site {
    let clause = |n: usize, word: &str| {
        format!(
            "+++\ntitle = \"Bepaling {n}\"\n+++\n1. De aanbieder {word} nummer {n}.\n2. Zie [](clause:c{}), en \"nooit\" iets & meer.\n",
            n % 40 + 1
        )
    };
    let contract = |order: &[usize]| {
        let ids: Vec<String> = order.iter().map(|n| format!("\"c{n}\"")).collect();
        format!("title = \"Raamovereenkomst\"\n[[chapter]]\ntitle = \"Alles\"\nclauses = [{}]\n", ids.join(", "))
    };
    let year = |text: &str| text.replace("2026", "2025");
    let read = |path: &str| std::fs::read_to_string(Site::base().path(path)).expect("a file");
    let mut site = Site::base()
        .with("content/catalogue.toml", year(&read("content/catalogue.toml")))
        .edit("content/tariffs/2026.toml", "valid_from = 2026", "valid_from = 2025")
        .with("content/contracts/raam.toml", contract(&(1..=40).collect::<Vec<_>>()));
    for n in 1..=40 {
        site = site.with(&format!("content/clauses/c{n}.md"), clause(n, "doet"));
    }
    site.run(&["release"]).expect(0);
    let mut order: Vec<usize> = (1..=40).filter(|n| *n != 33 && *n != 7).collect();
    order.insert(5, 33);
    order.insert(0, 41);
    for n in REWORDED {
        site = site.with(&format!("content/clauses/c{n}.md"), clause(n, "laat altijd na, bij"));
    }
    let why = "[[change]]\nabout = \"clause:c4\"\nreason = \"Duidelijker.\"\n[[change]]\nabout = \"product:45A48\"\nreason = \"Na een *vraag*.\"\n";
    site.without("content/clauses/c7.md")
        .edit("content/clauses/c6.md", "clause:c7", "clause:c8")
        .with("content/clauses/c41.md", clause(41, "is"))
        .with("content/contracts/raam.toml", contract(&order))
        .with("content/catalogue.toml", read("content/catalogue.toml") + why)
        .edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen en pleeggezinnen.")
        .edit("content/tariffs/2026.toml", "75.60", "76.00")
        .edit("content/segments/ambulant.md", "law =", "funding = \"pxq\"\nlaw =")
}

/// The articles that are reworded; that before the one that is gone refers to another.
const REWORDED: [usize; 9] = [4, 8, 12, 16, 20, 24, 28, 36, 40];

/// The rows of the table of a contract: identifier, old number, was, new number, is.
fn rows(html: &str) -> Vec<(String, [String; 4])> {
    let table = html.split("class=\"was-becomes").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
    let cells = |row: &str| {
        let cells: Vec<String> = row
            .split("<td")
            .skip(1)
            .map(|cell| cell.split_once('>').expect("a cell").1.split("</td>").next().expect("its end").to_owned())
            .collect();
        cells.try_into().expect("four columns")
    };
    let row = |row: &str| (row.split('"').next().expect("an id").to_owned(), cells(row));
    table.split("<tr id=\"").skip(1).map(row).collect()
}

/// The text of a cell without what marks say to a screen reader, spaces alike.
fn text(html: &str) -> String {
    let mut plain = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<span class=\"hidden-visually\">") {
        plain.push_str(before);
        rest = after.split_once("</span>").expect("its end").1;
    }
    plain.push_str(rest);
    let bare = plain.replace("<del>", "").replace("</del>", "").replace("<ins>", "").replace("</ins>", "");
    bestek::markdown::text_of(&bare)
}

/// The text of an article on the page of its contract.
fn article(output: &Output, page: &str, clause: &str) -> String {
    let html = output.text(page);
    let own = html.split(&format!("<section class=\"article\" id=\"{clause}\"")).nth(1).expect("the article");
    let own = own.split_once("</h").expect("its heading").1.split_once('>').expect("its end").1;
    let own = own.split("</section>").next().expect("its end");
    bestek::markdown::text_of(own.split("<div class=\"article-foot").next().unwrap_or(own))
}

#[test]
fn a_table_holds_what_reads_otherwise_and_nothing_else() {
    let output = changed().built();
    let page = output.text("wijzigingen/2026.1.html");
    let rows = rows(&page);
    let ids: Vec<&str> = rows.iter().map(|(id, _)| id.trim_start_matches("overeenkomst-raam-")).collect();
    assert_eq!(ids, ["c41", "c4", "c6", "c7", "c8", "c12", "c16", "c20", "c24", "c28", "c36", "c40"]);
    for (id, [old, was, new, now]) in &rows {
        let clause = id.trim_start_matches("overeenkomst-raam-");
        let n: usize = clause[1..].parse().expect("a number");
        let title = format!("Bepaling {n} ");
        if n == 41 {
            assert_eq!((old.as_str(), new.as_str(), text(was).as_str()), ("–", "1", "Nieuw artikel."));
        } else {
            assert_eq!(old, &n.to_string());
            assert_eq!(text(was), title.clone() + &article(&output, "versies/2025.1/overeenkomsten/raam.html", clause), "{clause}");
        }
        if n == 7 {
            assert_eq!((new.as_str(), text(now).as_str()), ("–", "Dit artikel is vervallen."));
        } else {
            let whole = text(now);
            let told = title + &article(&output, "overeenkomsten/raam.html", clause);
            assert_eq!(if n == 4 { whole.trim_end_matches(" Waarom: Duidelijker.") } else { &whole }, told, "{clause}");
        }
    }
    let (_, [_, was, _, now]) = &rows[1];
    assert!(was.contains("doet</") || was.contains(">doet<"), "{was}");
    assert!(was.contains("<del><span class=\"hidden-visually\">begin vervallen tekst: </span>doet"), "{was}");
    assert!(now.contains("<ins><span class=\"hidden-visually\">begin nieuwe tekst: </span>laat altijd na, bij"), "{now}");
    assert!(
        output.page("wijzigingen/2026.1.html").contains("Bepaling 33: was artikel 33, is artikel 7"),
        "{}",
        output.page("wijzigingen/2026.1.html")
    );
    // On paper it is the same table, but for spaces that stand by themselves.
    assert_eq!(self::rows(&output.text("print/wijzigingen/2026.1.html").replace("<span> </span>", " ")), rows);
}

#[test]
fn a_reader_sees_what_changes_for_a_segment() {
    let output = changed().built();
    let html = output.text("wijzigingen/2026.1.html");
    let segment = html.split("id=\"voor-ambulant\"").nth(1).and_then(|rest| rest.split("<section").next()).expect("the segment");
    let words = bestek::markdown::text_of(segment);
    for said in ["Begeleiding", "Doelgroep", "Na een vraag.", "Bekostiging", "75,60", "76,00", "artikel 1, Bepaling 41"] {
        assert!(words.contains(said) || html.contains("Bepaling 41") && said.starts_with("artikel"), "{said}: {words}");
    }
    assert!(segment.contains("en pleeggezinnen"), "{segment}");
    assert!(output.page("wijzigingen/index.html").contains("Wijzigingen in uitgave 2026.1"));
    assert!(output.text("index.html").contains("wijzigingen/2026.1.html"));
    assert!(output.text("sitemap.xml").contains("https://proef.example/wijzigingen/2026.1.html"));
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
}

#[test]
fn a_corrected_tariff_says_how_much_and_why() {
    let site = Site::base();
    site.run(&["release"]).expect(0);
    let site = site.edit("content/catalogue.toml", "2026.1", "2026.2").edit("content/tariffs/2026.toml", "75.60", "76.00");
    let page = site.built().page("wijzigingen/2026.2.html");
    for said in ["75,60", "76,00", "+0,40", "+0,53", "correctie"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let markdown = site.run(&["diff", "2026.1", "current", "--format", "markdown", "--date", DAY]).expect(0).stdout;
    assert!(
        markdown.contains("| 45A48 | Begeleiding | 2026 | alle | per uur | 75,60 | 76,00 | +0,40 (+0,53\u{202f}%) | correctie |"),
        "{markdown}"
    );
}

#[test]
fn a_personal_budget_is_told_in_euros_with_its_difference() {
    let site = Site::base();
    let row = |amount: &str| {
        format!("\n[[pgb]]\nlabel = \"Uit het netwerk\"\namount = \"{amount}\"\n[[pgb]]\nlabel = \"Zzp\"\npercent = \"75\"\n")
    };
    let sheet = std::fs::read_to_string(site.path("content/tariffs/2026.toml")).expect("the sheet");
    let site = site.with("content/tariffs/2026.toml", sheet.clone() + &row("12.54"));
    site.run(&["release"]).expect(0);
    let later = row("1300.00").replace("\"75\"", "\"80\"");
    let site = site.edit("content/catalogue.toml", "2026.1", "2026.2").with("content/tariffs/2026.toml", sheet + &later);
    let page = site.built().page("wijzigingen/2026.2.html");
    for said in ["Persoonsgebonden budget", "€ 12,54", "€ 1.300,00", "€ +1.287,46", "+10.266,83 %", "75 %", "80 %"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let markdown = site.run(&["diff", "2026.1", "current", "--format", "markdown", "--date", DAY]).expect(0).stdout;
    assert!(
        markdown.contains("| Uit het netwerk | alle | 2026 | €\u{a0}12,54 | €\u{a0}1.300,00 | €\u{a0}+1.287,46 (+10.266,83"),
        "{markdown}"
    );
}

/// What is shared or stands in many contracts is told once, wherever it is read.
#[test]
fn the_page_begins_with_figures_and_ends_with_what_is_gone() {
    let withdrawn = "[[withdrawn]]\ncode = \"45A53\"\nfrom = 2026-01-01\nclaimable_until = 2026-06-30\nsuccessor = \"45A48\"\n";
    let site = Site::base();
    let read = |site: &Site| std::fs::read_to_string(site.path("content/catalogue.toml")).expect("the edition");
    site.run(&["release"]).expect(0);
    let edition = read(&site).replace("2026.1", "2026.2") + withdrawn;
    let site = site
        .with("content/catalogue.toml", edition)
        .without("content/products/behandeling.md")
        .edit("content/products/begeleiding.md", "Gezinnen.", "Gezinnen en meer.")
        .edit("content/tariffs/2026.toml", "75.60", "70.00");
    let page = site.built().page("wijzigingen/2026.2.html");
    for said in ["1 gewijzigd", "1 vervallen producten, 1 met een opvolger", "1 tarieven anders alle lager"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let gone = page.rsplit("Vervallen producten").next().expect("what is gone");
    for said in ["45A53", "Behandeling", "Begeleiding 45A48", "30 juni 2026"] {
        assert!(gone.contains(said), "{said}: {gone}");
    }
}

#[test]
fn a_shared_text_is_told_once() {
    let site = Site::base()
        .with("content/snippets/kern.md", "Eén gezin, één plan.\n")
        .edit("content/products/begeleiding.md", "## Doelgroep", "## Kern\n\n![](snippet:kern)\n\n## Doelgroep")
        .edit("content/products/behandeling.md", "## Doelgroep", "## Kern\n\n![](snippet:kern)\n\n## Doelgroep");
    site.run(&["release"]).expect(0);
    let site =
        site.edit("content/catalogue.toml", "2026.1", "2026.2").with("content/snippets/kern.md", "Eén gezin, één plan, één gezicht.\n");
    let output = site.built();
    let html = output.text("wijzigingen/2026.2.html");
    let own = html.split("id=\"snippet-kern\"").nth(1).and_then(|rest| rest.split("</div></div>").next()).expect("its entry");
    assert_eq!(html.matches("één gezicht").count(), 1, "{html}");
    let words = bestek::markdown::text_of(own);
    for said in ["Kern", "Gedeelde tekst", "Staat in of geldt voor:", "(45A48)", "één gezicht"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(own.contains("../producten/45a48.html"), "{own}");
}

#[test]
fn a_comparison_as_markdown_is_in_one_language() {
    let site = changed();
    let markdown = site.run(&["diff", "2025.1", "current", "--format", "markdown", "--date", DAY]).expect(0).stdout;
    assert!(markdown.starts_with("# Wijzigingen in uitgave 2026.1\n\nVergeleken met uitgave 2025.1\n"), "{markdown}");
    assert!(markdown.contains("| Oud artikel | Was | Nieuw artikel | Wordt | Waarom |"), "{markdown}");
    assert!(markdown.contains("| 4 | Bepaling 4<br>1 De aanbieder ~~doet~~ nummer 4.<br>"), "{markdown}");
    assert!(markdown.contains("~~") && markdown.contains("**en pleeggezinnen**"), "{markdown}");
    for word in ["changed", "clause", "withdrawn", "product:"] {
        assert!(!markdown.contains(word), "`{word}` is in {markdown}");
    }
}

#[test]
fn programs_get_the_changes_too() {
    let site = changed();
    let output = site.built();
    let json = site.run(&["diff", "2025.1", "current", "--format", "json"]).expect(0).stdout;
    assert_eq!(output.text("data/changes-2026.1.json"), json);
    let feed = output.text("wijzigingen/feed.xml");
    assert!(
        feed.contains("<id>https://proef.example/wijzigingen/2026.1.html</id>") && feed.contains("<updated>2026-01-01T00:00:00Z</updated>"),
        "{feed}"
    );
    for page in ["index.html", "producten/45a48.html", "versies/2025.1/index.html"] {
        assert!(output.text(page).contains("type=\"application/atom+xml\""), "{page}");
    }
    let found = site.run(&["search", "wijzigingen 2026.1", "--date", DAY, "--format", "json"]).expect(0).stdout;
    assert!(found.contains("wijzigingen/2026.1.html"), "{found}");
    // Where nothing was frozen there is nothing to compare.
    let alone = Site::base().built();
    assert!(!alone.paths().any(|path| path.contains("wijzigingen") || path.starts_with("data/changes")));
    assert!(!alone.text("index.html").contains("atom+xml"));
}

#[test]
fn a_product_says_which_versions_changed_it() {
    let output = changed().built();
    let html = output.text("producten/45a48.html");
    let own = html.split("id=\"deel_wijzigingen\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("its history");
    let words = bestek::markdown::text_of(own);
    for said in ["Uitgave 2026.1", "1 januari 2026", "gewijzigd", "Doelgroep", "Tarieven 2026: correctie (+0,53"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(own.contains("../wijzigingen/2026.1.html#product-45a48"), "{own}");
    assert!(output.text("wijzigingen/2026.1.html").contains("id=\"product-45a48\""));
    // A version knows nothing of what came after it, and what did not change has no history.
    assert!(!output.text("versies/2025.1/producten/45a48.html").contains("deel_wijzigingen"));
    assert!(!output.text("producten/45a53.html").contains("product-history"));
}

#[test]
fn an_article_that_is_gone_keeps_its_anchor() {
    let site = changed().edit("content/clauses/c41.md", "title =", "replaces = [\"c7\"]\ntitle =");
    let output = site.built();
    let html = output.text("overeenkomsten/raam.html");
    let gone = html.split("id=\"c7\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("its anchor");
    let words = bestek::markdown::text_of(gone);
    for said in ["artikel 7, Bepaling 7", "1 januari 2026", "artikel 1, Bepaling 41"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(gone.contains("../versies/2025.1/overeenkomsten/raam.html#c7"), "{gone}");
    site.run(&["search", "artikel 7 bepaling 7", "--date", common::DAY]).expect(0).says("overeenkomsten/raam.html#c7");
    assert!(
        !output.text("print/raam.html").contains("id=\"c7\"")
            && !output.text("versies/2025.1/overeenkomsten/raam.html").contains("deel_vervallen")
    );
    // What follows up what is told as one article that is called otherwise.
    let rows = rows(&output.text("wijzigingen/2026.1.html"));
    let (_, [old, _, new, _]) = rows.iter().find(|(id, _)| id.ends_with("-c41")).expect("its row");
    assert_eq!((old.as_str(), new.as_str()), ("7", "1"));
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
}

#[test]
fn a_page_lists_what_takes_effect_on_a_day() {
    let term = "[term]\nstart = 2026-01-01\nduration = \"2 years\"\nnotice = \"6 months\"\n";
    let site = Site::base().with("content/contracts/raam.toml", format!("title = \"Raamovereenkomst\"\n{term}")).edit(
        "content/products/behandeling.md",
        "unit =",
        "valid_until = 2026-06-30\nunit =",
    );
    let output = site.built();
    let page = output.page("datums.html");
    let (coming, past) = page.split_once("Wat is geweest").expect("both");
    for said in ["30 juni 2026", "Behandeling", "laatste dag", "30 juni 2027", "laatste dag om op te zeggen", "31 december 2027"] {
        assert!(coming.contains(said), "{said}: {coming}");
    }
    assert!(past.contains("1 januari 2026") && past.contains("Tarieven 2026: gaat in"), "{past}");
    assert!(output.text("index.html").contains("datums.html"));
}
