//! What an editor can write, a reader can see: a site in which every key holds a word of its own, and every word is looked
//! for on the pages and in the data.
//!
//! A word begins with `zq`. Those of what gets its page later (`LATER`) must stand in the data only.

use crate::common;
use crate::common::Site;
use std::collections::BTreeSet;

/// Words of what has no page yet.
const LATER: &[&str] = &["zqchange", "zqwithdrawn", "zqguide"];
/// Words that are for search or for machines, and stand on no page.
const UNSEEN: &[&str] = &["zqkeyword", "zqsecurity"];

fn site() -> Site {
    Site::empty()
        .with(
            "bestek.toml",
            r#"[site]
title = "zqtitle"
publisher = "zqpublisher"
base_url = "https://zqbase.example/"
contact = "zqcontact@proef.example"
notice = "zqnotice zegt iets"

[words]
segment = { one = "zqwordone", many = "zqwordmany" }

[products]
required_sections = ["Doelgroep"]
absent = "not_said"

[search]
examples = ["zqexample"]
synonyms = [["pgb", "persoonsgebonden budget"]]
never_split = ["gemeenschappelijk"]
parts = ["zorg"]

[checks]
category-code = "off"

[accessibility]
status = "voldoet gedeeltelijk"
date = 2026-02-16
examined = 2026-02-02
by = "Zqexaminer"
known = ["Zqknownfault werkt niet."]
answer_within = "2 weeks"

[publication]
organisation = "https://identifier.overheid.nl/tooi/id/gemeente/gm0000"
information_category = "infocat002"
security_contact = "mailto:zqsecurity@proef.example"
security_expires = 2027-01-01
accessibility_statement = "https://zqaccess.example/"
"#,
        )
        .with(
            "content/catalogue.toml",
            r#"version = "zqversion"
status = "draft"
valid_from = 2026-01-01
valid_until = 2027-12-31
summary = "zqsummary."

[[category]]
id = "a"
name = "zqcategorya"
excludes = ["b"]
procedures = ["open"]

[[category]]
id = "b"
name = "zqcategoryb"

[[dimension]]
id = "intensity"
name = "zqdimension"
values = ["1", { id = "2", name = "zqdimensionvalue" }]

[[municipality_group]]
id = "groep"
name = "zqgroup"
municipalities = ["linden", "esdoorn"]

[[book]]
id = "productenboek"
title = "zqbook"

[[change]]
about = "product:45A48"
reason = "zqchangereason"
question = "question:nvi-1#1"

[[withdrawn]]
code = "45A03"
name = "zqwithdrawnname"
from = 2026-01-01
claimable_until = 2027-06-30
successor = "45A48"
"#,
        )
        .with(
            "content/municipalities.toml",
            "[[municipality]]\nid = \"linden\"\nname = \"zqlinden\"\ncode = \"GM9901\"\n\n[[municipality]]\nid = \"esdoorn\"\nname = \"zqesdoorn\"\n\n\
             [[municipality]]\nid = \"beuk\"\nname = \"zqbeuk\"\n",
        )
        .with(
            "content/segments/ambulant.md",
            r#"+++
name = "zqambulant"
kind = "lot"
law = "jeugdwet"
order = 2
parent = "boven"
valid_from = 2026-02-03
valid_until = 2026-11-28
replaces = ["zqreplacedsegment"]
excludes = ["wonen"]
category = "a"
municipalities = ["linden", "esdoorn"]
funding = "pxq"
funding_parts = [{ funding = "result", percent = "11", from = 2026-02-03, until = 2026-11-28, when = "zqpartwhen" }]
providers = { wanted = "zqwanted", contracted = "zqcontracted" }
main_contractor_share = "67"
[admission]
procedures = ["open"]
rules = "zqrules"
windows = [{ from = 2026-04-05, until = 2026-04-25 }]
closed_for = [{ municipalities = ["linden"], products = ["45A48"], from = 2026-07-08, until = 2026-08-09, reason = "zqclosedreason" }]
thresholds = [{ municipalities = ["esdoorn"], minimum_clients = 37 }]
[instruments]
suppliers = "zqsuppliers"
access = "zqaccess"
funding = "zqinstrumentfunding"
contract = "zqinstrumentcontract"
[conditions]
"Zqconditionkey" = "zqcondition"
+++
zqsegmentbody.
"#,
        )
        .with("content/segments/boven.md", "+++\nname = \"zqparent\"\nlaw = \"jeugdwet\"\n+++\nBoven.\n")
        .with("content/segments/wonen.md", "+++\nname = \"zqwonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n")
        .with(
            "content/products/begeleiding.md",
            r#"+++
name = "zqproduct"
segment = "ambulant"
code = "45A48"
law = "jeugdwet"
funding = "pxq"
unit = "hour"
purchase = [{ level = "local", municipalities = ["linden"] }, { level = "regional" }]
valid_from = 2026-03-04
valid_until = 2026-10-29
municipalities = ["linden", "esdoorn"]
ages = { from = 7, to = 13 }
keywords = ["zqkeyword"]
other_codes = [
  { code = "45A49", name = "zqothercode" },
  { code = "45H4A", where = { intensity = "2" }, unit = "piece_effort" },
]
referrers = ["zqreferrer"]
steps_up_to = ["45A53"]
funding_parts = [{ funding = "trajectory", percent = "13", when = "zqproductpart" }]
instead = [{ when = "zqinstead", use = "45A54" }]
combines_with = ["45A55"]
excludes = ["45A56"]
replaces = ["45A02"]
frequency = "week"
maximum = { amount = 41, months = 19, shared_with = ["45A55"] }
levels = { zqhbo = 63, zqmbo = 37 }
tariff_covers = "zqcovers"
+++
zqlead.

## Doelgroep

zqsection met [](product:45A57) en ![](snippet:los)

![](snippet:los)

![](table:risicos "zqcaption")

```chart
id = "uitgaven"
type = "bar"
table = "uitgaven"
x = "gemeente"
y = ["2022"]
title = "zqcharttitle"
unit = "zqchartunit"
```
"#.replace(" en ![](snippet:los)", ""),
        )
        .with("content/products/zwaarder.md", other("45A53", "zqheavier", ""))
        .with("content/products/anders.md", other("45A54", "zqother", "").replace("tariff = \"none\"\n", ""))
        .with("content/products/naast.md", other("45A55", "zqbeside", ""))
        .with("content/products/niet-naast.md", other("45A56", "zqnever", ""))
        .with("content/products/toeslag.md", other("45A57", "zqaddon", "add_on_to = [\"45A48\"]\nsteps_down_to = [\"45A56\"]\n"))
        .with(
            "content/products/resultaat.md",
            "+++\nname = \"zqoutput\"\nsegment = \"wonen\"\ncode = \"45A58\"\nfunding = \"trajectory\"\nunit = \"piece_output\"\ntariff = \"per_provider\"\n\
             output = { result = \"zqresult\", established_by = \"zqestablished\" }\npgb = \"none\"\npayments = [{ percent = \"39\", when = \"zqfirstpayment\" }, { percent = \"61\", when = \"zqlastpayment\" }]\n+++\nTekst.\n\n## Doelgroep\n\nTekst.\n",
        )
        .with("content/snippets/los.md", "zqsnippet.\n")
        .with("content/tables/risicos.toml", "title = \"zqtabletitle\"\ncolumns = [\"zqcolumn\", \"B\"]\nrows = [[\"zqcell\", \"x\"]]\n")
        .with("content/tables/uitgaven.csv", "gemeente,2022\nzqchartrow,\"1,5\"\n")
        .with(
            "content/tariffs/2026.toml",
            r#"[period]
id = "2026"
valid_from = 2026-01-01
valid_until = 2026-12-31

[[tariff]]
product = "45A48"
amount = "71.37"
buildup = [{ element = "zqelement", amount = "52.90" }, { element = "zqoverhead", amount = "18.47" }]

[[tariff]]
product = "45A48"
amount = "81.91"
where = { providers = ["stichting"] }

[[tariff]]
product = "45A54"
amount = "100.01"

[[tariff]]
product = "45A49"
amount = "31.13"

[[tariff]]
product = "45H4A"
amount = "41.17"

[[pgb]]
where = { law = "jeugdwet" }
label = "zqpgb"
percent = "73"
"#,
        )
        .with(
            "content/tariffs/2027.toml",
            r#"[period]
id = "2027"
valid_from = 2027-01-01
valid_until = 2027-12-31
based_on = "2026"
[period.indexation]
rate = "4.70"
components = [
  { name = "zqova", weight = "0.90", provisional = "4.94" },
  { name = "zqppc", weight = "0.10", provisional = "2.51" },
]
"#,
        )
        .with(
            "content/clauses/betaling.md",
            "+++\ntitle = \"zqclause\"\nreplaces = [\"vroeger\"]\nsegments = [\"ambulant\"]\nsource = \"zqclausesource\"\n+++\n1. zqparagraph binnen [](value:days) dagen. {#vlug}\n",
        )
        .with("content/clauses/uit.md", "+++\ntitle = \"zqnotapplied\"\n+++\n1. zqhiddenclause.\n")
        .with("content/clauses/overwegingen.md", "+++\ntitle = \"Vooraf\"\n+++\nzqrecital.\n")
        .with(
            "content/contracts/raam.toml",
            r#"title = "zqcontract"
replaces = ["zqreplacedcontract"]
segments = ["ambulant"]
categories = ["a"]
precedence = ["contract:raam", "questions:nvi-1", "zqprecedence"]
[[party]]
role = "zqrole"
name = "zqparty"
signatory = "zqsignatory"
function = "zqfunction"
signing_place = "zqplace"
[term]
start = 2026-01-01
duration = "2 years"
extensions = ["13 months", "open"]
maximum = "5 years"
notice = "7 months"
evaluations = ["17 months"]
[values]
days = { default = "30", ambulant = "29" }
[[front]]
title = "zqfront"
clause = "overwegingen"
[[part]]
title = "zqpart"
number = 3
[[part.chapter]]
title = "zqchapter"
clauses = ["betaling", { clause = "uit", applies = false }]
[[annex]]
id = "tarieven"
title = "zqannex"
version = "zqannexversion"
date = 2026-01-15
content = "tariffs"
"#,
        )
        .with(
            "content/requirements/pve.toml",
            "title = \"zqrequirements\"\nprefix = \"ZQP\"\n\n[[requirement]]\nid = \"12\"\ntext = \"zqrequirement\"\nsegments = [\"ambulant\"]\nages = { from = 3, to = 5 }\nverified_by = \"zqverified\"\n",
        )
        .with(
            "content/documents/brief.md",
            r#"+++
title = "zqdocument"
kind = "letter"
number = "zqnumber"
date = 2024-06-21
status = "adopted"
version_history = [{ version = "zqhistory", date = 2024-06-20, by = "zqby", summary = "zqhistorysummary" }]
fields = { Zqfield = "zqfieldvalue" }
numbered = true
replaces = ["zqreplaceddocument"]
+++
## zqheading

zqdocumentbody[^1]

[^1]: zqfootnote
"#,
        )
        .with("content/documents/bijlage.md", "+++\ntitle = \"zqannexdocument\"\nkind = \"form\"\nannex_of = \"brief\"\n+++\nTekst.\n")
        .with(
            "content/questions/nvi-1.toml",
            "title = \"zqround\"\npublished = 2025-04-30\n\n[[question]]\nnumber = 1\nabout = \"clause:betaling#1\"\nquestion = \"zqquestion\"\nanswer = \"zqanswer\"\nchanges = \"zqchanged\"\n",
        )
        .with("content/glossary.toml", "[[term]]\nterm = \"zqterm\"\nabbreviation = \"zqshort\"\nalso = [\"zqalso\"]\ndefinition = \"zqdefinition\"\nsource = \"zqtermsource\"\n")
        .with(
            "content/providers.toml",
            "[[provider]]\nid = \"stichting\"\nname = \"zqprovider\"\nagb = \"90909090\"\nwebsite = \"https://zqwebsite.example/\"\nmembers = [\"zqmember\"]\n\
             contracted = [{ segments = [\"ambulant\"], category = \"a\", from = 2026-01-01, until = 2027-12-31, when = \"zqcontractedwhen\" }]\n",
        )
        .with("content/offers.csv", "provider,product,municipalities,waiting_weeks,stop,as_of\nstichting,45A48,linden esdoorn,23,2026-09-18,2026-01-15\n")
        .with("content/scores.csv", "provider,indicator,segment,period,value\nstichting,doel,ambulant,zqperiod,zqscore\n")
        .with(
            "content/planning.toml",
            "[[step]]\ntitle = \"zqstep\"\nwho = [\"zqwho\"]\nstart = 2024-12-01\nend = 2024-12-15\nparts = [\"zqsteppart\"]\n\n[[step]]\ntitle = \"Later\"\nwhen = \"zqwhen\"\n",
        )
        .with(
            "content/indicators.toml",
            "[[indicator]]\nid = \"doel\"\nname = \"zqindicator\"\nsegments = [\"ambulant\"]\ndefinition = \"zqindicatordefinition\"\ntarget = \"zqtarget\"\nsource = \"zqindicatorsource\"\n",
        )
        .with(
            "content/procedures.toml",
            "[[procedure]]\nid = \"open\"\nname = \"zqprocedure\"\nkind = \"open_house\"\nfields = { Zqprocedurefield = \"zqprocedurevalue\" }\ndescription = \"zqproceduredescription\"\n",
        )
        .with(
            "content/guide.toml",
            "[[question]]\nid = \"start\"\ntext = \"zqguidequestion\"\nanswers = [\n  { text = \"zqguideanswer\", products = [\"45A48\", \"45A53\", \"45A54\", \"45A55\", \"45A56\", \"45A57\", \"45A58\"], because = \"zqguidebecause\" },\n]\n",
        )
}

fn other(code: &str, name: &str, more: &str) -> String {
    format!(
        "+++\nname = \"{name}\"\nsegment = \"ambulant\"\ncode = \"{code}\"\nfunding = \"pxq\"\nunit = \"hour\"\ntariff = \"none\"\n{more}+++\nTekst.\n\n## Doelgroep\n\nTekst.\n"
    )
}

/// Every word of the sources that begins with `zq`.
fn words(site: &Site) -> BTreeSet<String> {
    let files = common::Output::read(&site.path(""));
    let texts = files
        .paths()
        .filter(|path| !path.starts_with("output") && !path.starts_with(".bestek"))
        .map(|path| files.text(path).to_lowercase());
    let all: String = texts.collect::<Vec<_>>().join(" ");
    all.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|word| word.starts_with("zq")).map(str::to_owned).collect()
}

#[test]
fn every_key_reaches_a_reader_and_the_data() {
    let site = site();
    let found: Vec<_> = site.check().into_iter().filter(|finding| finding.severity != "info").collect();
    assert_eq!(found, []);
    let words = words(&site);
    let output = site.built();
    let pages: String =
        output.pages().map(|page| format!("{} {}", output.page(page), output.text(page))).collect::<Vec<_>>().join(" ").to_lowercase();
    let data = output.text("data/catalogue.json").to_lowercase();
    let later = |word: &str| LATER.iter().chain(UNSEEN).any(|start| word.starts_with(start));
    let unseen: Vec<_> = words.iter().filter(|word| !later(word) && **word != "zqhiddenclause" && !pages.contains(word.as_str())).collect();
    let dropped: Vec<_> = words.iter().filter(|word| !data.contains(word.as_str())).collect();
    assert!(unseen.is_empty() && dropped.is_empty(), "on no page: {unseen:#?}\nnot in the data: {dropped:#?}");
}

#[test]
fn every_figure_and_date_is_shown_where_it_belongs() {
    let output = site().built();
    let facts = [
        ("producten/45a48.html", "45A49"),
        ("producten/45a48.html", "45H4A"),
        ("producten/45a48.html", "45A02"),
        ("producten/45a48.html", "71,37"),
        ("producten/45a48.html", "81,91"),
        ("producten/45a48.html", "31,13"),
        ("producten/45a48.html", "41,17"),
        ("producten/45a48.html", "52,90"),
        ("producten/45a54.html", "100,01"),
        ("producten/45a54.html", "104,71"),
        ("producten/45a48.html", "1,19"),
        ("producten/45a48.html", "4 maart tot"),
        ("producten/45a48.html", "29 oktober 2026"),
        ("producten/45a48.html", "7"),
        ("producten/45a48.html", "13"),
        ("producten/45a48.html", "41"),
        ("producten/45a48.html", "19 maanden"),
        ("producten/45a48.html", "63"),
        ("producten/45a48.html", "52,10"),
        ("producten/45a48.html", "23 weken"),
        ("producten/45a48.html", "18 september 2026"),
        ("producten/45a53.html", "zqproduct"),
        ("producten/45a55.html", "zqproduct"),
        ("producten/45a56.html", "zqproduct"),
        ("producten/45a56.html", "zqaddon"),
        ("producten/45a48.html", "zqaddon"),
        ("producten/45a57.html", "zqproduct"),
        ("segmenten/ambulant.html", "3 februari tot"),
        ("segmenten/ambulant.html", "28 november 2026"),
        ("segmenten/ambulant.html", "67"),
        ("segmenten/ambulant.html", "5 april 2026"),
        ("segmenten/ambulant.html", "25 april 2026"),
        ("segmenten/ambulant.html", "8 juli tot"),
        ("segmenten/ambulant.html", "9 augustus 2026"),
        ("segmenten/ambulant.html", "37"),
        ("segmenten/wonen.html", "zqambulant"),
        ("segmenten/boven.html", "zqambulant"),
        ("tarieven/2026.html", "71,37"),
        ("tarieven/2026.html", "73"),
        ("tarieven/2027.html", "104,71"),
        ("tarieven/2027.html", "4,70"),
        ("tarieven/2027.html", "4,94"),
        ("overeenkomsten/raam.html", "zqparagraph binnen 29 dagen"),
        ("overeenkomsten/raam.html", "Niet van toepassing"),
        ("overeenkomsten/raam.html", "31 december 2027"),
        ("overeenkomsten/raam.html", "7 maanden"),
        ("overeenkomsten/raam.html", "17 maanden"),
        ("overeenkomsten/raam.html", "15 januari 2026"),
        ("eisen/pve.html", "ZQP-12"),
        ("documenten/brief.html", "21 juni 2024"),
        ("documenten/brief.html", "20 juni 2024"),
        ("documenten/brief.html", "zqannexdocument"),
        ("vragen/nvi-1.html", "30 april 2025"),
        ("gemeenten/linden.html", "GM9901"),
        ("gemeenten/linden.html", "zqproduct"),
        ("aanbieders/stichting.html", "zqproduct"),
        ("aanbieders/stichting.html", "31 december 2027"),
        ("aanbieders/stichting.html", "90909090"),
        ("planning.html", "15 december 2024"),
    ];
    let missing: Vec<_> = facts.iter().filter(|(page, text)| !output.page(page).contains(text)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:#?}");
}
