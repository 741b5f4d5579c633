//! Every place where Markdown may stand, scanned once; and what can be named in it after `#`.
//!
//! Scanning reports what is wrong with a text by itself. What it refers to is judged elsewhere.

use crate::catalogue::reference::Reference;
use crate::catalogue::{Catalogue, Prose};
use crate::findings::{At, Findings, Place, Sources, rules};
use crate::markdown::{Embed, Found, Host, Link, Outline, Scan, Spot, open_places, outline, scan};
use std::collections::{BTreeMap, BTreeSet};

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home<'a> {
    /// A clause, by its identifier.
    Clause(&'a str),
    /// A snippet.
    Snippet(&'a str),
    /// What has a page with headings, by kind and identifier.
    Page(&'static str, &'a str),
    /// Anything else.
    Elsewhere,
}

/// A text and what stands in it.
pub struct Text<'a> {
    /// Whose it is.
    pub home: Home<'a>,
    /// Where it stands.
    pub place: Place,
    /// What stands in it, with the exact place of every reference.
    pub scan: Scan,
}

/// All texts of a catalogue.
#[derive(Default)]
pub struct Texts<'a> {
    /// The texts.
    pub all: Vec<Text<'a>>,
    homes: BTreeMap<Home<'a>, usize>,
    outlines: BTreeMap<&'a str, Outline>,
}

impl<'a> Texts<'a> {
    /// Scans every text.
    pub fn new(catalogue: &'a Catalogue, sources: &Sources, findings: &mut Findings) -> Self {
        let mut texts = Self::default();
        collect(catalogue, &mut |home, text, place| {
            let mut scan = scan(text, place, findings);
            for found in &mut scan.references {
                found.reference.place = exact(found, sources);
            }
            if home != Home::Elsewhere {
                texts.homes.insert(home, texts.all.len());
            }
            texts.all.push(Text { home, place, scan });
        });
        // Markdown was looked at above, with places for every sign.
        let scanned: BTreeSet<Place> = texts.all.iter().map(|text| text.place).collect();
        for words in catalogue.words.iter().filter(|words| !scanned.contains(&words.place)) {
            for range in open_places(words) {
                let message = format!("`{}` is an open place", &words.value[range.clone()]);
                findings.add(&rules::OPEN_PLACE, words.place.within(range, words.len()), message);
            }
        }
        for clause in catalogue.clauses.values() {
            let outline = outline(&clause.body.text, clause.body.place, &Snippets(catalogue), findings);
            texts.outlines.insert(&clause.id, outline);
        }
        texts
    }

    /// The text of a home.
    pub fn of(&self, home: Home) -> Option<&Text<'a>> {
        self.homes.get(&home).and_then(|at| self.all.get(*at))
    }

    /// The paragraphs of a clause.
    pub fn outline(&self, clause: &str) -> Option<&Outline> {
        self.outlines.get(clause)
    }

    /// A text and every snippet that is put in its place, each once.
    pub fn with_snippets<'s>(&'s self, text: &'s Text<'a>) -> Vec<&'s Text<'a>> {
        let (mut all, mut seen, mut at) = (vec![text], BTreeSet::new(), 0);
        while let Some(text) = all.get(at).copied() {
            let embedded = text.scan.references.iter().filter(|found| is_snippet(found));
            for found in embedded {
                if seen.insert(found.reference.id())
                    && let Some(snippet) = self.of(Home::Snippet(found.reference.id()))
                {
                    all.push(snippet);
                }
            }
            at += 1;
        }
        all
    }
}

/// True for a snippet that is put in place.
pub fn is_snippet(found: &Found) -> bool {
    found.embed && found.reference.kind == "snippet"
}

/// The place of the address in a link, without the rest of the link.
fn exact(found: &Found, sources: &Sources) -> Place {
    let written = &found.reference.written;
    let source = sources.get(found.place.file()).text.get(found.place.span()).unwrap_or_default();
    let at = source.rfind(&format!("]({written}")).map(|at| at + 2).or_else(|| source.rfind(written.as_str()));
    let Some(at) = at else { return found.place };
    let start = found.place.span().start + at;
    Place::new(found.place.file(), start..start + written.len())
}

/// Gives every text with its home and place.
fn collect<'a>(catalogue: &'a Catalogue, give: &mut impl FnMut(Home<'a>, &'a str, Place)) {
    let mut body = |home: Home<'a>, prose: &'a Prose| give(home, &prose.text, prose.place);
    for clause in catalogue.clauses.values() {
        body(Home::Clause(&clause.id), &clause.body);
    }
    for snippet in catalogue.snippets.values() {
        body(Home::Snippet(&snippet.id), &snippet.body);
    }
    for product in catalogue.products.values() {
        body(Home::Page("product", &product.id), &product.body);
    }
    for segment in catalogue.segments.values() {
        body(Home::Page("segment", &segment.id), &segment.body);
    }
    for document in catalogue.documents.values() {
        body(Home::Page("document", &document.id), &document.body);
    }
    for text in keys(catalogue) {
        give(Home::Elsewhere, &text.value, text.place);
    }
}

/// Keys that hold Markdown, or words that may hold it.
fn keys(catalogue: &Catalogue) -> Vec<&At<String>> {
    let mut all: Vec<&At<String>> = Vec::new();
    let edition = &catalogue.edition;
    all.extend(&edition.summary);
    all.extend(edition.book.iter().filter_map(|book| book.summary.as_ref()));
    all.extend(edition.change.iter().filter_map(|change| change.reason.as_ref()));
    for product in catalogue.products.values() {
        all.extend(&product.tariff_covers);
        all.extend(product.instead.iter().map(|instead| &instead.when));
        all.extend(product.output.iter().flat_map(|output| [output.result(), output.established_by()]).flatten());
    }
    for segment in catalogue.segments.values() {
        all.extend(segment.texts());
        all.extend(segment.conditions.0.values());
    }
    all.extend(catalogue.requirements.values().flat_map(|programme| &programme.requirement).map(|requirement| &requirement.text));
    for question in catalogue.questions.values().flat_map(|round| &round.question) {
        all.push(&question.question);
        all.extend(question.answer.iter().chain(&question.changes));
    }
    all.extend(catalogue.tables.values().flat_map(|table| &table.rows).flatten().map(|cell| &cell.0));
    all.extend(catalogue.glossary.iter().map(|term| &term.definition));
    all.extend(catalogue.indicators.values().map(|indicator| &indicator.definition));
    for procedure in catalogue.procedures.values() {
        all.extend(&procedure.description);
        all.extend(procedure.fields.0.values());
    }
    for question in &catalogue.guide {
        all.push(&question.text);
        all.extend(question.answers.iter().flat_map(|answer| std::iter::once(&answer.text).chain(&answer.because)));
    }
    all
}

/// Knows snippets and nothing else, which is all that paragraphs depend on.
pub struct Snippets<'a>(pub &'a Catalogue);

impl Host for Snippets<'_> {
    fn link(&self, _: &Reference, _: &Spot<'_>) -> Option<Vec<Link>> {
        None
    }

    fn embed(&self, _: &Embed<'_>) -> Option<String> {
        None
    }

    fn snippet(&self, id: &str) -> Option<(&str, Place)> {
        self.0.snippets.get(id).map(|snippet| (snippet.body.text.as_str(), snippet.body.place))
    }
}
