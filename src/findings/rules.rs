//! Every rule a catalogue can break: its code, how grave it is, and what `bestek explain` says.
//!
//! Codes are a promise to `bestek.toml` files elsewhere: they are added to, never changed.

use super::Severity;

/// How grave a rule is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The same in a draft as once adopted.
    Always(Severity),
    /// First in a draft (concept), second in an adopted (vastgesteld) catalogue.
    ByStatus(Severity, Severity),
}

impl Level {
    /// In words, for `bestek explain`.
    pub fn text(self) -> String {
        match self {
            Self::Always(severity) => severity.name().to_owned(),
            Self::ByStatus(draft, adopted) => format!("{} in a draft, {} once adopted", draft.name(), adopted.name()),
        }
    }

    /// The severity in a catalogue of that status.
    pub fn severity(self, adopted: bool) -> Severity {
        match self {
            Self::ByStatus(severity, _) if !adopted => severity,
            Self::Always(severity) | Self::ByStatus(_, severity) => severity,
        }
    }
}

/// A rule, with all that can be said about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its code, for `[checks]` and `bestek explain`.
    pub code: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What it finds, one sentence.
    pub what: &'static str,
    /// Why that is bad for a reader or an editor.
    pub why: &'static str,
    /// How it is put right, with an example.
    pub mend: &'static str,
}

const ERROR: Level = Level::Always(Severity::Error);
const WARNING: Level = Level::Always(Severity::Warning);
const GRADUAL: Level = Level::ByStatus(Severity::Warning, Severity::Error);
const UNSAID: Level = Level::ByStatus(Severity::Info, Severity::Error);

macro_rules! rules {
    ($($name:ident $code:literal $level:ident $what:literal $why:literal $mend:literal)*) => {
        $(#[doc = $what] pub static $name: Rule = Rule { code: $code, level: $level, what: $what, why: $why, mend: $mend };)*
        /// All rules, in the order of the list below.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    UNREADABLE "unreadable-file" ERROR
        "A file cannot be read as the text it should be."
        "What cannot be read would silently be missing from the site."
        "Save the file as UTF-8, check that it may be read and that it is a file and not a folder. Markdown may be 2 MB, TOML and CSV 64 MB."
    MISSING_FILE "missing-file" ERROR
        "A file is not there that every site needs, or that another file cannot do without."
        "Without `bestek.toml` and `content/catalogue.toml` it is not known what is published, by whom and from when; tariffs in a CSV file are of no period without the TOML file beside it."
        "Add the file, or start a site with `bestek new DIR`."
    UNEXPECTED_FILE "unexpected-file" WARNING
        "A file stands where no file of its kind is read."
        "An editor who puts a file in the wrong folder expects to see it on the site."
        "Move it to the folder of its kind, for example `content/products/`, or remove it."
    OUTSIDE "outside-content" ERROR
        "A symbolic link leads out of the site's folder."
        "What lies outside is not frozen with a version and may not be meant for publication."
        "Replace the link by a copy of the file."
    TOML_SYNTAX "toml-syntax" ERROR
        "The text is not valid TOML."
        "The rest of the file cannot be trusted."
        "Mend the place that is shown. Text stands in quotes: `name = \"Wonen\"`."
    CSV_SYNTAX "csv-syntax" ERROR
        "A row of a CSV file does not fit its header."
        "Values would end up under the wrong column."
        "Give every row as many cells as the header; put quotes around a cell that holds a comma."
    FRONT_MATTER "front-matter" ERROR
        "A Markdown file does not open with TOML between two lines of `+++`."
        "Without it the page has no name and no place."
        "Open the file with `+++`, the keys, and a second line `+++`."
    TOO_DEEP "too-deep" ERROR
        "Something is nested more than 100 deep."
        "No reader can follow it and it is a mistake of whatever made the file."
        "Flatten the list or table."
    UNKNOWN_KEY "unknown-key" ERROR
        "A key is not one of its table."
        "A key with a typing error would be ignored in silence."
        "Use the key that is suggested. `bestek explain product` lists the keys of a product, and so on for every kind of file; \
        `What an editor can write` in the README lists all of them."
    MISSING_KEY "missing-key" ERROR
        "A required key is absent or empty."
        "The page or a rule cannot do without it."
        "Add the key."
    WRONG_TYPE "wrong-type" ERROR
        "A value is of another type than its key asks for."
        "It cannot be read as what it should say."
        "Write it as shown: text in quotes, dates as 2026-01-01, amounts as \"75.60\", lists between brackets."
    OUT_OF_RANGE "out-of-range" ERROR
        "An amount, a percentage or a length of time is larger or finer than can be meant."
        "It is a slip of the pen, and what is computed from it would be wrong."
        "Correct the figure: amounts up to 1000000000, percentages up to 10000, at most ten decimals, lengths of time up to 1200 of their unit."
    TOO_LARGE "too-large" ERROR
        "A table, a text or what a text embeds is larger than a page can hold."
        "No reader can use such a page, and building it takes all memory."
        "Split it, or publish it as a file under `content/assets/`. A table has at most 20,000 rows and 100 kB in a cell, a text 2 MB, what it embeds 1,000 snippets or 2 MB."
    UNKNOWN_VALUE "unknown-value" ERROR
        "A value is not one of the values that its key may have."
        "Its meaning is not known."
        "Use one of the values listed; the English name and the Dutch term are both accepted."
    BAD_IDENTIFIER "bad-identifier" ERROR
        "An identifier has other signs than lower case letters, digits and hyphens."
        "Identifiers become addresses and anchors, which must not break."
        "Rename the file or set `id`, for example `id = \"raadsbrief-5\"`."
    BAD_CODE "bad-code" ERROR
        "A product code is not five capitals or digits."
        "Messages between municipality and provider accept no other code."
        "Write the code as it stands in the messages, for example `45A48`."
    DUPLICATE_IDENTIFIER "duplicate-identifier" ERROR
        "Two entries of one kind have the same identifier, or two print documents have."
        "A reference could mean either, and one page would overwrite the other."
        "Rename one of the two."
    DUPLICATE_CODE "duplicate-code" ERROR
        "A product code is used twice."
        "A code means one product: an allocation or claim would be ambiguous."
        "Give one of the two another code, or make it an entry of `other_codes`."
    UNKNOWN_REFERENCE "unknown-reference" ERROR
        "A reference leads to nothing."
        "A reader would land nowhere."
        "Use the identifier that is suggested, or add what is referred to."
    BAD_REFERENCE "bad-reference" ERROR
        "A reference is not written in the grammar of references."
        "It would be printed as text, or lead elsewhere."
        "Write `kind:id#part`, for example `clause:facturatie#2`, without spaces or quotes."
    DEAD_ANCHOR "dead-anchor" ERROR
        "A reference leads to a part that its target does not have."
        "A reader would land at the top of the page instead of at the place meant."
        "Use a heading, paragraph or number that the target has."
    CLAUSE_LEFT_OUT "clause-left-out" ERROR
        "A clause refers to a clause that a contract with it leaves out."
        "The contract would refer to an article that it does not have."
        "Add the clause to the contract, or write `clause?:` where the reference may be missing."
    CIRCULAR_SNIPPET "circular-embed" ERROR
        "A snippet embeds itself, directly or through another."
        "It would never end."
        "Remove one of the embeds."
    RAW_HTML "raw-html" WARNING
        "Markdown holds HTML."
        "HTML is not passed through: it is shown as text."
        "Write it as Markdown."
    MISSING_IMAGE "missing-image" ERROR
        "An image or attachment is not under `content/assets/`."
        "Readers would see a broken image."
        "Add the file, or correct its path."
    BAD_IMAGE "bad-image" ERROR
        "An image cannot be shown: its file is no image, or has too many pixels."
        "Browsers leave a gap, and PDF engines leave it out."
        "Save it as PNG, JPEG, WebP or SVG with fewer pixels. On paper 2,000 pixels fill the width of a page."
    MISSING_ALT "missing-alternative" ERROR
        "An image has no text alternative."
        "Who cannot see it does not know what it shows."
        "Say what it shows: `![Kaart van de regio](asset:kaart.svg)`."
    BAD_CHART "bad-chart" ERROR
        "A chart cannot be drawn from what its block says."
        "Readers would see nothing, or the wrong figures."
        "Name an existing table and columns with numbers."
    LOOSE_ITEM "loose-item" WARNING
        "A list item is indented, but not far enough to be nested."
        "It silently becomes a paragraph (lid) of its own, and later numbers shift."
        "Indent it by three spaces under `1.`, or not at all."
    BAD_DATE_ORDER "date-order" ERROR
        "An end lies before its beginning."
        "It would never be in force."
        "Correct one of the two dates."
    OVERLAPPING_PERIODS "period-overlap" ERROR
        "Two tariff periods overlap and have tariffs for the same product."
        "There is one tariff for a product on a day, rule TR418 of the national standard."
        "End the first period the day before the next begins."
    OVERLAPPING_TARIFF "tariff-overlap" ERROR
        "A product has two tariffs for the same unit, scope and day."
        "There is exactly one tariff for a code, unit, scope and date, rule TR418 of the national standard."
        "Remove one, or say for whom each holds with `where`."
    AMBIGUOUS_TARIFF "tariff-ambiguous" ERROR
        "Two tariffs fit the same case and neither is more specific."
        "It is not known which one is to be paid."
        "Make one more specific, or exclude the overlap."
    TARIFF_GAP "tariff-gap" GRADUAL
        "A product has no tariff for a part of its validity."
        "A provider could deliver and not claim."
        "Add a row to the tariff period, or say `tariff = \"none\"` or `\"per_provider\"` on the product."
    TARIFF_UNSAID "tariff-not-set" UNSAID
        "A product says that its tariff is not set yet."
        "That is fine in a draft; an adopted catalogue is complete."
        "Add the tariff."
    TARIFF_UNEXPECTED "tariff-unexpected" ERROR
        "A tariff stands where none can be."
        "A product that says it has no tariff, or a unit in euros, cannot have one (rule CD087)."
        "Remove the tariff, or correct the product."
    NO_CODE "code-not-set" UNSAID
        "A product has no code yet."
        "It cannot be allocated or claimed."
        "Add the code."
    NO_UNIT "unit-not-set" UNSAID
        "A product has no unit yet."
        "It cannot be allocated or claimed."
        "Add the unit."
    TYPED_MINUTE "minute-tariff-typed" ERROR
        "A tariff per minute is typed beside a tariff per hour of the same code, scope and date."
        "The tariff per minute follows from the tariff per hour (rule IV081); typed, it will differ one day."
        "Remove the tariff per minute."
    BAD_AMOUNT "bad-amount" ERROR
        "An amount is not in whole cents of zero or more, or a share is less than nothing or more than all."
        "Messages between municipality and provider carry amounts in whole cents, and `1.234` is read as one euro and some."
        "Write the amount with two decimals and nothing between thousands: `1234.00`, in CSV also `1234,00`."
    INDEXATION "indexation" ERROR
        "The rate of an indexation is not what its components give."
        "Every derived tariff would be wrong."
        "Correct the rate or the components; the message says what they give."
    INDEXATION_BASE "indexation-base" ERROR
        "A period is based on a period that does not exist, that is later, or without an indexation."
        "Its tariffs cannot be derived."
        "Name an earlier period in `based_on` and add `[period.indexation]`."
    BUILDUP "buildup" ERROR
        "The parts of a tariff's build-up do not add up to its amount."
        "The build-up accounts for the tariff to providers and to the council."
        "Correct the parts or the amount."
    LEVELS "levels" ERROR
        "The staff mix does not add up to 100 percent."
        "It cannot be checked against what is delivered."
        "Correct the percentages."
    PAYMENTS "payments" ERROR
        "The terms in which a sum is paid do not add up to 100 percent."
        "A provider would be paid less or more than the tariff."
        "Correct the percentages of `payments`."
    UNIT_FUNDING "unit-funding" ERROR
        "The unit does not belong to the way of funding (rules OP262, OP263, OP305)."
        "Messages with this combination are refused."
        "Choose a unit of the variant: hours for inspanningsgericht, pieces (82) for outputgericht, months for taakgericht."
    FREQUENCY_UNIT "frequency-unit" ERROR
        "The frequency does not fit the unit (rules CS343 and further)."
        "An allocation with this combination is refused."
        "Choose a frequency that the unit allows."
    OFFER_CONTRACT "offer-contract" WARNING
        "A provider offers a product for which it has no contract."
        "An access worker would refer somebody to a provider that may not deliver."
        "Remove the row from `offers.csv`, or add the segment or product to `contracted`."
    OFFER_PLACE "offer-municipality" WARNING
        "A provider offers a product in a municipality that does not buy it."
        "A resident would be referred to help that the municipality does not pay."
        "Remove the municipality from the row, or add it to the product or its segment."
    OFFER_TWICE "offer-twice" WARNING
        "`offers.csv` says twice what a provider offers of a product in a municipality."
        "Readers would see two waiting times and not know which one holds."
        "Keep the row with the latest figure."
    MAXIMUM "maximum-frequency" WARNING
        "A maximum volume is given without the time that it is for."
        "Nobody can tell whether four is four an hour, a week or in all."
        "Add `frequency`, with one that the unit allows."
    OUTPUT_MISSING "output-missing" GRADUAL
        "An output-funded product does not say what its result is and who establishes it (rule OP263)."
        "Provider and municipality would disagree on when it is paid."
        "Add `output = { result = \"…\", established_by = \"…\" }`."
    CATEGORY_CODE "category-code" WARNING
        "The first two signs of a code are no national product category of its law."
        "Messages carry the category; regions with codes of their own switch this off."
        "Check the code, or set `category-code = \"off\"` under `[checks]`."
    COMBINATION "combination" ERROR
        "Two products exclude each other and may also be combined."
        "An access team would read both."
        "Remove one of the two."
    STEPS "steps" ERROR
        "Steps between products contradict each other or run in a circle."
        "Lighter and heavier would mean nothing."
        "Remove one of the steps."
    SECTION_MISSING "section-missing" GRADUAL
        "A product lacks a section that `[products] required_sections` asks for."
        "Readers find the same thing at the same place on every product."
        "Add the heading with its text."
    DUPLICATE_TERM "term-twice" ERROR
        "A term, or one of its other forms, is defined twice."
        "A contract would hold two definitions."
        "Merge the two."
    CLAUSE_UNUSED "clause-unused" WARNING
        "A clause is in no contract."
        "Nobody will read it, and it will go stale."
        "Add it to a contract, or remove the file."
    UNUSED_SYNONYM "unused-synonym" WARNING
        "No word of a group of synonyms stands anywhere on the site."
        "The group helps nobody to find anything, and may hide a typing error."
        "Correct the words, or remove the group from `[search] synonyms`."
    UNUSED "unused" WARNING
        "A snippet, table or asset is used nowhere."
        "It will go stale."
        "Use it or remove the file."
    OPEN_PLACE "open-place" GRADUAL
        "A text still has an open place, such as [vul in], PM or XX."
        "It would be published unfinished."
        "Fill it in."
    SCOPE_LAW "law-missing" ERROR
        "Neither a product nor its segment says under which law it falls."
        "Facets, codes and conditions depend on the law."
        "Add `law` to the segment."
    TERM_DATES "term-dates" ERROR
        "The moments of a contract's term contradict each other."
        "An extension after the maximum or an evaluation after the end can never take place."
        "Correct the term."
    AMBIGUOUS_VALUE "value-ambiguous" ERROR
        "A contract has one value for its segment and another for its category."
        "Which of the two is meant, nobody can tell."
        "Give the value by segment or by category, or write a contract for each."
    ANNEX_EMPTY "annex-empty" WARNING
        "An annex holds nothing in a contract."
        "Who signs it cannot see what it was to say."
        "Widen the `where` of the annex, give the contract what it lists, or leave the annex out."
    CLAUSE_TWICE "clause-twice" ERROR
        "A contract holds the same clause twice."
        "A reference to it could mean either."
        "Remove one of the two."
    PRECEDENCE_TWICE "precedence-twice" WARNING
        "The order of precedence of a contract names the same text twice."
        "Where two texts differ, it is not clear which place counts."
        "Remove one of the two."
    ANNEX_CIRCLE "annex-circle" ERROR
        "Documents are each other's annex."
        "Each would be printed as a part of the other."
        "Remove one `annex_of`."
    PARENT_CIRCLE "parent-circle" ERROR
        "Segments are each other's parent."
        "They would have no place."
        "Remove one `parent`."
    FROZEN_TOUCHED "frozen-touched" ERROR
        "A file of a frozen version is not as it was frozen."
        "Readers and contracts rely on what a version said; a version that changes afterwards says nothing any more."
        "Put the file back, for example with `git checkout content/versions`, and make the change in the content. Only `bestek release` writes in `content/versions/`."
    FROZEN_DIFFERS "frozen-differs" ERROR
        "The content says something else than the frozen version of its own number."
        "Two texts would then be published under one version, and nobody could say which of them holds."
        "Give the content a new `version` in `catalogue.toml`, or put back what was frozen; `bestek diff VERSION current` shows what differs. Offers, who has a contract, scores, planning, new tariff sheets and new rounds of questions may differ."
    FROZEN_CHANGED "frozen-changed" ERROR
        "A code that was published has got another meaning, or is used again after it was withdrawn."
        "Allocations and claims that carry the code would mean something else than when they were made."
        "Use a new code, with the old one in its `replaces`. Where law, category or unit were rightly changed, say so: a `[[change]]` with `about = \"product:45A48\"` and a `reason`."
    REQUIREMENT_REUSED "requirement-reused" ERROR
        "The number of a requirement is used for another one: one that was withdrawn, or that has a number of its own."
        "Contracts, offers and reports that name the number would mean something else than when they were written."
        "Give the requirement a number that no version had, and leave the old number open."
    REQUIREMENT_CHANGED "requirement-changed" WARNING
        "Under the number of a requirement stands a text that has next to nothing in common with that of the version before."
        "Contracts, offers and reports that name the number would mean something else than when they were written."
        "Give the new requirement a number of its own. Is it the same requirement in other words, say so: a `[[change]]` with `about = \"requirement:pve#12\"` and a `reason`."
    PRODUCT_VANISHED "product-vanished" ERROR
        "A product that was published is gone, and nothing says what became of it."
        "Whoever has its code in a contract, an allocation or a bookmark finds nothing."
        "Add it to `catalogue.toml` under `[[withdrawn]]` with `code`, `from`, `claimable_until` and `successor`, or name its code in `replaces` of the product that follows it up."
    WITHDRAWN_PRESENT "withdrawn-present" ERROR
        "A withdrawn product is still in the catalogue."
        "Readers would find it both gone and on offer."
        "Remove the product or the entry under `[[withdrawn]]`."
    GUIDE_END "guide" GRADUAL
        "An answer of the guide leads nowhere, or a question cannot be reached."
        "An access worker would be stuck."
        "Give every answer `to` or `products`."
    GUIDE_REASON "guide-reason" WARNING
        "An answer of the guide leads to products and does not say why."
        "An access worker has to explain to a family why this help is the one."
        "Add `because = \"…\"` to the answer."
    PRODUCT_NOT_IN_GUIDE "guide-product" WARNING
        "No path through the guide leads to a product."
        "Access workers who follow the guide will never find it."
        "Add it to an answer. What is only given beside another product (`add_on_to`) is found on the page of that one, once the guide leads to it."
    BAD_ROW "table-row" ERROR
        "A row of a table has another number of cells than the table has columns."
        "Cells would stand under the wrong head."
        "Add or remove cells."
    EXCLUDED_BOTH "provider-excluded" ERROR
        "A provider is contracted for two segments or categories that exclude each other."
        "The contract forbids it."
        "Correct `contracted`."
    AGES "ages" ERROR
        "The highest age of a product lies below its lowest."
        "It would be for nobody."
        "Correct the ages: `ages = { from = 0, to = 17 }`; both are inclusive."
    PURCHASE "purchase-ambiguous" ERROR
        "A product is bought at two levels for the same municipality."
        "Readers of that municipality would read both."
        "Name every municipality in one row of `purchase`; a row without municipalities is for all others."
    SAID_TWICE "said-twice" WARNING
        "What holds both ways is said on both sides."
        "One of the two will be changed one day, and the other not."
        "Remove one: an exclusion that is said once is shown on both products."
    PGB "pgb" ERROR
        "A personal budget says neither a percentage nor an amount, says both, or is said twice for the same cases."
        "It is not known what is paid."
        "Write `percent` or `amount`."
    CONTRACT_PARTS "contract-parts" ERROR
        "A contract has chapters outside of its parts."
        "Their articles would be missing from the contract."
        "Write the chapter as `[[part.chapter]]` below its part."
    BAD_ADDRESS "bad-address" ERROR
        "An address on the web is not written in full."
        "Links, sitemap and feed would lead nowhere."
        "Write it in full, for example `https://productenboek.example/`."
    LOW_CONTRAST "low-contrast" WARNING
        "Two colours of the house style have too little contrast where one stands on the other."
        "Who sees less well cannot read it, and the site does not meet WCAG 2.2 AA, which the law asks of public bodies."
        "Set one of the two darker or lighter in the stylesheet that `[theme] tokens` names. Text needs 4.5, edges of fields and the mark of the focus 3. Values that only a browser can work out, such as `color-mix()`, are not judged."
    TOKENS_UNHEARD "tokens-unheard" WARNING
        "The stylesheet of the house style sets nothing that the theme has."
        "The site looks as if it were not there."
        "Set tokens on `:root` and not on a class: of a package of tokens take the file `variables.css` or `root.css`, not `theme.css`."
    STYLE_ADDRESS "style-address" ERROR
        "A stylesheet of the house style asks for what is no file of the site."
        "Every reader's browser would call that other server, which then knows who reads what; and without it the page is not what it should be."
        "Put the font or image into the folder of the site, beside the stylesheet, and write its path: `src: url(fonts/huisstijl.woff2)`. What another stylesheet holds is copied into this one."
    NATIONAL_CODE "national-code" ERROR
        "A code of a national register does not have the form of that register."
        "Other systems cannot match it."
        "Look the code up: GM and four digits for a municipality, eight digits for a provider, `infocat001` to `infocat017` for the Woo."
    COLLECTION "collection" ERROR
        "A site of sites is put together in a way that cannot be published."
        "A part of what was written would silently be missing, or two sites would have one address."
        "`[collection]` stands in a bestek.toml without content/ beside it, and `sites` names folders beside it, each once and each with a bestek.toml and content/ of its own."
}

/// The rule of that code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut codes: Vec<_> = RULES.iter().map(|r| r.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), RULES.len());
        assert!(codes.iter().all(|c| c.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    }
}
