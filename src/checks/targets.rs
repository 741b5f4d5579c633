//! What there is to refer to, by kind; and what would be there if its file could be read.
//!
//! Says nothing itself: the rules ask it.

use crate::catalogue::document::GlossaryTerm;
use crate::catalogue::{Catalogue, slug};
use crate::findings::{Findings, Rule, Source, Sources, rules};
use std::collections::BTreeSet;

/// Rules of loading after which an entry may be missing from the catalogue.
const LOSES: &[&Rule] = &[
    &rules::UNREADABLE,
    &rules::MISSING_FILE,
    &rules::OUTSIDE,
    &rules::TOML_SYNTAX,
    &rules::CSV_SYNTAX,
    &rules::FRONT_MATTER,
    &rules::TOO_DEEP,
    &rules::UNKNOWN_KEY,
    &rules::MISSING_KEY,
    &rules::WRONG_TYPE,
    &rules::OUT_OF_RANGE,
    &rules::TOO_LARGE,
    &rules::UNKNOWN_VALUE,
    &rules::BAD_IDENTIFIER,
    &rules::BAD_CODE,
    &rules::BAD_REFERENCE,
    &rules::DUPLICATE_CODE,
    &rules::DUPLICATE_IDENTIFIER,
];

/// Tables that are made from the catalogue.
pub const COMPUTED_TABLES: &[&str] = &[
    "products",
    "tariffs",
    "conditions",
    "providers",
    "municipalities",
    "planning",
    "indicators",
    "questions",
    "requirements",
    "procedures",
    "instruments",
    "segments",
    "glossary",
    "abbreviations",
    "purchase",
];

/// How a table of the catalogue can be laid out, by its name; `layout=list` where it is a list by default.
pub const LAYOUTS: &[(&str, &[&str])] = &[
    ("tariffs", &["list", "matrix"]),
    ("purchase", &["levels", "municipalities"]),
    ("conditions", &["rows", "columns"]),
    ("instruments", &["rows", "columns"]),
    ("segments", &["rows", "columns"]),
];

/// What an annex can hold beside what it refers to.
pub const ANNEX_CONTENT: &[&str] = &["products", "tariffs", "conditions", "glossary"];

/// Looks up targets.
pub struct Targets<'a> {
    catalogue: &'a Catalogue,
    /// Files of which loading lost something.
    troubled: Vec<&'a Source>,
    /// Paths of files that could not be read at all.
    unread: Vec<String>,
    /// The identifiers of terms: the slugs of their names and of their other forms.
    terms: BTreeSet<String>,
    /// Charts by identifier, filled by whoever reads the Markdown.
    pub figures: Vec<String>,
    /// True where a chart could not be read, so that not all figures are known.
    pub figures_lost: bool,
}

impl<'a> Targets<'a> {
    /// Of a catalogue, with what loading found wrong.
    pub fn new(catalogue: &'a Catalogue, sources: &'a Sources, findings: &Findings) -> Self {
        let (mut troubled, mut unread) = (Vec::new(), Vec::new());
        for finding in findings.iter().filter(|finding| LOSES.iter().any(|rule| rule.code == finding.rule.code)) {
            match (finding.place, &finding.path) {
                (Some(place), _) => troubled.push(sources.get(place.file())),
                (None, Some(path)) => unread.push(path.clone()),
                (None, None) => {}
            }
        }
        troubled.sort_by(|a, b| a.path.cmp(&b.path));
        troubled.dedup_by(|a, b| a.path == b.path);
        let terms = catalogue.glossary.iter().flat_map(GlossaryTerm::forms).map(|form| slug(form)).collect();
        Self { catalogue, troubled, unread, terms, figures: Vec::new(), figures_lost: false }
    }

    /// True where a target is there, or would be if its file could be read.
    pub fn known(&self, kind: &str, id: &str) -> bool {
        self.exists(kind, id) || self.lost(kind, id)
    }

    /// True where a target is there.
    pub fn exists(&self, kind: &str, id: &str) -> bool {
        let records = &self.catalogue.records;
        let edition = &self.catalogue.edition;
        match kind {
            "product" | "tariff" => self.catalogue.product(id).is_some(),
            "segment" => records.segments.contains_key(id),
            "municipality" => records.municipalities.contains_key(id),
            "municipality or group" => {
                records.municipalities.contains_key(id) || edition.municipality_group.iter().any(|g| g.id.value == id)
            }
            "provider" => records.providers.contains_key(id),
            "indicator" => records.indicators.contains_key(id),
            "procedure" => records.procedures.contains_key(id),
            "dimension" => edition.dimension.iter().any(|dimension| dimension.id.value == id),
            "clause" => records.clauses.contains_key(id),
            "contract" => records.contracts.contains_key(id) || self.catalogue.composed.contains_key(id),
            "document" => records.documents.contains_key(id),
            "question" | "questions" => records.questions.contains_key(id),
            "requirement" | "requirements" => records.requirements.contains_key(id),
            "snippet" => records.snippets.contains_key(id),
            "table" => records.tables.contains_key(id) || COMPUTED_TABLES.contains(&id),
            "asset" => records.assets.iter().any(|asset| asset.path == id),
            "term" => self.terms.contains(id),
            _ => self.names(kind).contains(&id),
        }
    }

    /// All identifiers of a kind, to suggest the nearest.
    pub fn names(&self, kind: &str) -> Vec<&str> {
        let records = &self.catalogue.records;
        let edition = &self.catalogue.edition;
        let groups = || edition.municipality_group.iter().map(|group| group.id.as_str());
        match kind {
            "product" | "tariff" => keys(&records.products).into_iter().chain(keys(&self.catalogue.codes)).collect(),
            "segment" => keys(&records.segments),
            "municipality" => keys(&records.municipalities),
            "municipality or group" => keys(&records.municipalities).into_iter().chain(groups()).collect(),
            "provider" => keys(&records.providers),
            "category" => edition.category.iter().map(|category| category.id.as_str()).collect(),
            "indicator" => keys(&records.indicators),
            "procedure" => keys(&records.procedures),
            "dimension" => edition.dimension.iter().map(|dimension| dimension.id.as_str()).collect(),
            "clause" => keys(&records.clauses),
            "contract" => keys(&records.contracts).into_iter().chain(keys(&self.catalogue.composed)).collect(),
            "annex" => records.contracts.values().flat_map(|contract| &contract.annex).map(|annex| annex.id.as_str()).collect(),
            "value" => records.contracts.values().flat_map(|contract| keys(&contract.values.0)).collect(),
            "document" => keys(&records.documents),
            "question" | "questions" => keys(&records.questions),
            "requirement" | "requirements" => keys(&records.requirements),
            "snippet" => keys(&records.snippets),
            "table" => keys(&records.tables).into_iter().chain(COMPUTED_TABLES.iter().copied()).collect(),
            "asset" => records.assets.iter().map(|asset| asset.path.as_str()).collect(),
            "term" => self.terms.iter().map(String::as_str).collect(),
            "figure" => self.figures.iter().map(String::as_str).collect(),
            "period" => records.sheets.iter().map(|sheet| sheet.period.id.as_str()).collect(),
            "guide question" => records.guide.iter().map(|question| question.id.as_str()).collect(),
            dimension => {
                let values = edition.dimension.iter().filter(|d| d.id.value == dimension).flat_map(|d| &d.values);
                values.map(|value| value.id.as_str()).collect()
            }
        }
    }

    /// True where something below a path could not be read, so that what it says is not known.
    pub fn any_lost(&self, path: &str) -> bool {
        self.troubled.iter().any(|file| file.path.starts_with(path))
            || self
                .unread
                .iter()
                .any(|file| file.starts_with(path) || path.strip_prefix(file.as_str()).is_some_and(|rest| rest.starts_with('/')))
    }

    /// True where a target would be there if its file could be read; a reference to it is no finding.
    pub fn lost(&self, kind: &str, id: &str) -> bool {
        let of = |kind: &str| self.catalogue.broken.contains(&(kind.to_owned(), id.to_owned()));
        let home = home(kind);
        let lower = id.to_lowercase();
        of(kind)
            || (kind == "figure" && self.figures_lost)
            || (kind == "municipality or group" && self.lost("category", id))
            || (kind == "tariff" && of("product"))
            || self.troubled.iter().any(|file| file.path.starts_with(home) && (file.path.contains(&lower) || file.text.contains(id)))
            || self.unread.iter().any(|path| path.starts_with(home) && (path == home || path.to_lowercase().contains(&lower)))
            // Of a folder that cannot be opened nothing is known.
            || self.unread.iter().any(|path| home.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/')))
    }
}

fn keys<T>(map: &indexmap::IndexMap<String, T>) -> Vec<&str> {
    map.keys().map(String::as_str).collect()
}

/// Where the entries of a kind are written: a folder or a file.
fn home(kind: &str) -> &'static str {
    match kind {
        "product" | "tariff" => "content/products/",
        "segment" => "content/segments/",
        "municipality" | "municipality or group" => "content/municipalities.toml",
        "provider" => "content/providers.toml",
        "indicator" => "content/indicators.toml",
        "procedure" => "content/procedures.toml",
        "clause" => "content/clauses/",
        "contract" | "annex" | "value" => "content/contracts/",
        "document" => "content/documents/",
        "question" | "questions" => "content/questions/",
        "requirement" | "requirements" => "content/requirements/",
        "snippet" => "content/snippets/",
        "table" => "content/tables/",
        "asset" => "content/assets/",
        "term" => "content/glossary.toml",
        "figure" => "content/",
        "period" => "content/tariffs/",
        "guide question" => "content/guide.toml",
        // Categories, groups of municipalities, dimensions.
        _ => "content/catalogue.toml",
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::{codes, product};

    #[test]
    fn what_could_not_be_read_is_no_unknown_reference() {
        let broken = product("45A53", "unit = \"uurtje\"");
        let good = product("45A48", "steps_up_to = [\"45A53\"]\nmunicipalities = [\"linden\"]");
        let towns = "[[municipality]]\nid = \"linden\"\n";
        let found = codes(&[
            ("content/products/45a53-lang.md", &broken),
            ("content/products/a.md", &good),
            ("content/municipalities.toml", towns),
            ("content/clauses/c.md", "+++\ntitle = 3\n+++\n"),
            ("content/contracts/raam.toml", "title = \"R\"\nwrong = 1\n[[chapter]]\ntitle = \"A\"\nclauses = [\"c\"]\n"),
            ("content/contracts/rest.toml", "title = \n"),
            ("content/clauses/d.md", "+++\ntitle = \"D\"\n+++\n1. D.\n"),
            ("content/snippets/s.md", "S.\n"),
        ]);
        assert_eq!(found, ["wrong-type", "unknown-key", "toml-syntax", "missing-key", "unknown-value"]);
    }
}
