//! Makes a catalogue of any size: products with text, tariffs, links, relations and offers, for the tests of speed.
//!
//! The same number always gives the same catalogue.

use std::fmt::Write as _;
use std::path::Path;

const SEGMENTS: usize = 8;
const PROVIDERS: usize = 100;
const MUNICIPALITIES: usize = 10;
const SUBJECTS: &[&str] =
    &["Begeleiding", "Behandeling", "Diagnostiek", "Dagbesteding", "Logeeropvang", "Gezinshulp", "Pleegzorg", "Crisishulp"];
const FORMS: &[&str] = &["individueel", "in een groep", "thuis", "op school", "met verblijf", "in het weekend", "bij spoed"];
const SENTENCES: &[&str] = &[
    "De hulpverlener komt bij het gezin thuis en oefent met ouders en kinderen wat in de week daarna moet lukken.",
    "Het lokale team stelt samen met het gezin vast welk doel na drie maanden bereikt moet zijn.",
    "Wie al een vorm van dagbehandeling heeft, krijgt deze ondersteuning alleen als die er iets aan toevoegt.",
    "De aanbieder meldt binnen vijf werkdagen of en wanneer de hulp begint, en wat er in de tussentijd mogelijk is.",
    "Reistijd, verslaglegging en overleg met school, huisarts en wijkteam horen bij het tarief.",
    "De begeleider is geregistreerd en heeft ervaring met jongeren met een licht verstandelijke beperking.",
    "Ouders en jongere schrijven mee aan het plan en krijgen er een eigen exemplaar van.",
    "Bij twijfel over de veiligheid overlegt de hulpverlener dezelfde dag met Veilig Thuis.",
    "Na afloop belt de aanbieder het gezin nog twee keer, na zes weken en na een half jaar.",
    "De gemeente betaalt per uur, ook als twee hulpverleners tegelijk aanwezig moeten zijn.",
];

/// Writes a contract of so many articles into the folder of a site, each of three paragraphs with five references to others.
///
/// # Errors
/// When a file cannot be written.
#[allow(dead_code, reason = "only what measures the time of a large contract asks for one")]
pub fn contract(folder: &Path, articles: usize) -> std::io::Result<()> {
    let mut contract = "title = \"Grote overeenkomst\"\nsegments = [\"segment-0\"]\n".to_owned();
    std::fs::create_dir_all(folder.join("content/clauses"))?;
    std::fs::create_dir_all(folder.join("content/contracts"))?;
    for n in 0..articles {
        if n % 30 == 0 {
            let _ = write!(contract, "\n[[chapter]]\ntitle = \"Hoofdstuk {}\"\nclauses = [\n", n / 30 + 1);
        }
        let _ = writeln!(contract, "  \"bepaling-{n}\",");
        if n % 30 == 29 || n + 1 == articles {
            contract.push_str("]\n");
        }
        let to = |step: usize| (n + step * step * 7 + 1) % articles;
        let text = format!(
            "+++\ntitle = \"Bepaling {n}\"\n+++\n1. {} Dit geldt met [](clause:bepaling-{}#2) en [](clause:bepaling-{}).\n\
             2. {} Zie ook [](clause:bepaling-{}#3) en [](clause:bepaling-{}#1).\n3. {} [](clause:bepaling-{}) blijft gelden.\n",
            SENTENCES[n % 10],
            to(1),
            to(2),
            SENTENCES[(n + 3) % 10],
            to(3),
            to(4),
            SENTENCES[(n + 6) % 10],
            to(5)
        );
        std::fs::write(folder.join(format!("content/clauses/bepaling-{n}.md")), text)?;
    }
    std::fs::write(folder.join("content/contracts/groot.toml"), contract)
}

/// Writes a site with that many products into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn site(folder: &Path, products: usize) -> std::io::Result<()> {
    let write = |path: &str, text: String| {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(folder))?;
        std::fs::write(file, text)
    };
    write(
        "bestek.toml",
        "[site]\ntitle = \"Groot productenboek\"\npublisher = \"Regio Veel\"\nbase_url = \"https://veel.example/\"\n".into(),
    )?;
    write(
        "content/catalogue.toml",
        "version = \"2026.1\"\nstatus = \"adopted\"\nvalid_from = 2026-01-01\nvalid_until = 2027-12-31\n".into(),
    )?;
    for n in 0..SEGMENTS {
        let text = format!("+++\nname = \"Segment {n}\"\nlaw = \"jeugdwet\"\norder = {n}\n+++\n{}\n", text(n, 3));
        write(&format!("content/segments/segment-{n}.md"), text)?;
    }
    for n in 0..products {
        write(&format!("content/products/{:02}/{}.md", n % SEGMENTS, code(n).to_lowercase()), product(n, products))?;
    }
    write("content/tariffs/2026.toml", "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n".into())?;
    let rows = (0..products).fold("product,amount\n".to_owned(), |mut rows, n| {
        let _ = writeln!(rows, "{},{}.{:02}", code(n), 40 + n % 90, n * 7 % 100);
        rows
    });
    write("content/tariffs/2026.csv", rows)?;
    write(
        "content/tariffs/2027.toml",
        "[period]\nid = \"2027\"\nvalid_from = 2027-01-01\nvalid_until = 2027-12-31\nbased_on = \"2026\"\n\n[period.indexation]\nrate = \"4.10\"\n"
            .into(),
    )?;
    let municipalities = (0..MUNICIPALITIES).map(|n| format!("[[municipality]]\nid = \"gemeente-{n}\"\nname = \"Gemeente {n}\"\n\n"));
    write("content/municipalities.toml", municipalities.collect())?;
    let providers = (0..PROVIDERS).map(|n| {
        format!(
            "[[provider]]\nid = \"aanbieder-{n}\"\nname = \"Aanbieder {n}\"\ncontracted = [{{ segments = [\"segment-{}\"] }}]\n\n",
            n % SEGMENTS
        )
    });
    write("content/providers.toml", providers.collect())?;
    let offers = (0..products).fold("provider,product,municipalities,waiting_weeks,stop,as_of\n".to_owned(), |mut rows, n| {
        // A provider of the segment that the product is in.
        let provider = n % SEGMENTS + SEGMENTS * (n / SEGMENTS % (PROVIDERS / SEGMENTS));
        let _ = writeln!(rows, "aanbieder-{provider},{},gemeente-{},{},,2026-01-15", code(n), n % MUNICIPALITIES, n % 20);
        rows
    });
    write("content/offers.csv", offers)
}

/// The code of the n-th product: 45 and a number in base 36.
fn code(n: usize) -> String {
    let digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let digit = |n: usize| char::from(digits[n % 36]);
    format!("45{}{}{}", digit(n / 36 / 36), digit(n / 36), digit(n))
}

fn product(n: usize, products: usize) -> String {
    let name = format!("{} {} {n}", SUBJECTS[n % SUBJECTS.len()], FORMS[n / SUBJECTS.len() % FORMS.len()]);
    let (lighter, other) = (code(n.saturating_sub(SEGMENTS)), code((n + 5) % products));
    let steps = if n >= SEGMENTS { format!("steps_down_to = [\"{lighter}\"]\n") } else { String::new() };
    format!(
        "+++\nname = \"{name}\"\nsegment = \"segment-{}\"\ncode = \"{}\"\nfunding = \"pxq\"\nunit = \"hour\"\nfrequency = \"total\"\n\
         ages = {{ from = {}, to = 17 }}\ninstead = [{{ when = \"kort advies genoeg is\", use = \"{other}\" }}]\n{steps}+++\n{}\n\n\
         ## Doelgroep\n\n{}\n\n## Doel\n\n{}\n\n## Inhoud\n\n{}\n\n- {}\n- {}\n- {}\n\n## Afbakening\n\nLichter is [](product:{lighter}), anders is [](product:{other}).\n\n\
         ## Kwaliteitseisen\n\n{}\n",
        n % SEGMENTS,
        code(n),
        n % 12,
        text(n, 1),
        text(n + 1, 3),
        text(n + 2, 2),
        text(n + 3, 4),
        text(n + 4, 1),
        text(n + 5, 1),
        text(n + 6, 1),
        text(n + 7, 3),
    )
}

fn text(n: usize, sentences: usize) -> String {
    (0..sentences).map(|at| SENTENCES[(n * 7 + at * 3) % SENTENCES.len()]).collect::<Vec<_>>().join(" ")
}
