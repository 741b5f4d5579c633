//! Random edits of a catalogue: the comparison tells exactly those, and the other way round the same from the other side.

use super::*;
use crate::catalogue::sample::sample;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PRODUCTS: usize = 8;
const CLAUSES: usize = 8;

/// A catalogue in a few figures, from which its files are written.
#[derive(Clone, Debug)]
struct Model {
    products: Vec<Product>,
    /// Clauses in the order of the contract, with their texts.
    clauses: Vec<(usize, String)>,
    /// Terms and their definitions.
    terms: BTreeMap<usize, String>,
    /// What a personal budget pays in 2026, by its label, in cents.
    budgets: BTreeMap<usize, u32>,
    /// Whether there is a period after 2026, in which a budget pays a euro more.
    later: bool,
    /// The questions of a round, with their answers.
    answers: BTreeMap<usize, String>,
    /// The municipalities by number, with their names.
    municipalities: BTreeMap<usize, String>,
    /// The text of a document.
    document: Option<String>,
}

impl Model {
    fn new() -> Self {
        let product = |n: usize| {
            (format!("45A{n:02}"), None, format!("Hulp {n}"), "Een eerste tekst.".to_owned(), Some(1000 + 10 * u32::try_from(n).unwrap()))
        };
        let clause = |n: usize| (n, format!("1. De aanbieder levert nummer {n}.\n2. En nog iets."));
        Self {
            products: (0..PRODUCTS).map(product).collect(),
            clauses: (0..CLAUSES).map(clause).collect(),
            terms: (0..4).map(|n| (n, format!("Betekenis {n}."))).collect(),
            budgets: (0..3).zip(1000..).collect(),
            later: false,
            answers: (1..4).map(|n| (n, format!("Antwoord {n}."))).collect(),
            municipalities: (0..3).map(|n| (n, format!("Dorp {n}"))).collect(),
            document: Some("Een eerste stuk.".to_owned()),
        }
    }

    fn catalogue(&self) -> Catalogue {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut sheet = "[period]\nid = \"2026\"\nvalid_from = 2026-01-01\n".to_owned();
        for (code, replaces, name, text, cents) in &self.products {
            let replaces = replaces.as_ref().map_or_else(String::new, |old| format!("replaces = [\"{old}\"]\n"));
            let head = format!("name = \"{name}\"\nsegment = \"s\"\ncode = \"{code}\"\nunit = \"hour\"\n{replaces}");
            files.push((format!("content/products/{code}.md").to_lowercase(), format!("+++\n{head}+++\nKort.\n\n## Doel\n\n{text}\n")));
            if let Some(cents) = cents {
                sheet += &format!("[[tariff]]\nproduct = \"{code}\"\namount = \"{}.{:02}\"\n", cents / 100, cents % 100);
            }
        }
        let budget =
            |(n, cents): (&usize, u32)| format!("[[pgb]]\nlabel = \"Soort {n}\"\namount = \"{}.{:02}\"\n", cents / 100, cents % 100);
        sheet.extend(self.budgets.iter().map(|(n, cents)| budget((n, *cents))));
        files.push(("content/tariffs/2026.toml".to_owned(), sheet));
        if self.later {
            let budgets: String = self.budgets.iter().map(|(n, cents)| budget((n, cents + 100))).collect();
            files.push(("content/tariffs/2027.toml".to_owned(), format!("[period]\nid = \"2027\"\nvalid_from = 2027-01-01\n{budgets}")));
        }
        let answers =
            self.answers.iter().map(|(n, text)| format!("[[question]]\nnumber = {n}\nquestion = \"Waarom {n}?\"\nanswer = \"{text}\"\n"));
        files.push(("content/questions/n.toml".to_owned(), format!("title = \"Nota\"\n{}", answers.collect::<String>())));
        let municipalities = self.municipalities.iter().map(|(n, name)| format!("[[municipality]]\nid = \"g{n}\"\nname = \"{name}\"\n"));
        files.push(("content/municipalities.toml".to_owned(), municipalities.collect()));
        if let Some(text) = &self.document {
            files.push(("content/documents/d.md".to_owned(), format!("+++\ntitle = \"Stuk\"\n+++\n{text}\n")));
        }
        for (n, text) in &self.clauses {
            files.push((format!("content/clauses/c{n}.md"), format!("+++\ntitle = \"Bepaling {n}\"\n+++\n{text}\n")));
        }
        let used: Vec<String> = self.clauses.iter().map(|(n, _)| format!("\"c{n}\"")).collect();
        let contract = format!("title = \"K\"\n[[chapter]]\ntitle = \"A\"\nclauses = [{}]\n", used.join(", "));
        files.push(("content/contracts/k.toml".to_owned(), contract));
        let terms = self.terms.iter().map(|(n, text)| format!("[[term]]\nterm = \"begrip {n}\"\ndefinition = \"{text}\"\n"));
        files.push(("content/glossary.toml".to_owned(), terms.collect()));
        let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        sample(&files).catalogue.unwrap()
    }
}

/// An edit that an editor makes. The number chooses what is edited.
#[derive(Clone, Debug)]
enum Edit {
    AddProduct,
    RemoveProduct(usize),
    Recode(usize),
    Reword(usize),
    Retariff(usize, u32),
    DropTariff(usize),
    AddClause(usize),
    RemoveClause(usize),
    RewordClause(usize),
    /// Sets the lines of a clause anew without another word.
    Rewrap(usize),
    AddTerm,
    RemoveTerm(usize),
    RewordTerm(usize),
    PayOtherwise(usize, u32),
    DropBudget(usize),
    /// A period after the others, in which every budget pays more.
    AddPeriod,
    AnswerOtherwise(usize),
    AddQuestion,
    RenameMunicipality(usize),
    RewordDocument,
    RemoveDocument,
}

/// What a change is told by.
type Told = (&'static str, String, What, Option<String>);

/// Makes an edit, where nothing was done to the same thing before; gives what the comparison has to say of it.
fn apply(model: &mut Model, edit: &Edit, touched: &mut BTreeSet<String>) -> Vec<Told> {
    let told = |kind, id: &str, what, field: Option<&str>| (kind, id.to_owned(), what, field.map(str::to_owned));
    let mut free = |name: String| touched.insert(name);
    match *edit {
        Edit::AddProduct => {
            let code = format!("45B{:02}", model.products.len());
            free(format!("p{code}"));
            model.products.push((code.clone(), None, "Nieuw".to_owned(), "Nieuw.".to_owned(), Some(500)));
            vec![told("product", &code, What::New, None)]
        }
        Edit::RemoveProduct(n) => {
            let Some(at) = model.products.iter().position(|p| p.0 == format!("45A{n:02}")) else { return Vec::new() };
            if !free(format!("p{n}")) {
                return Vec::new();
            }
            let code = model.products.remove(at).0;
            vec![told("product", &code, What::Withdrawn, None)]
        }
        Edit::Recode(n) => with_product(model, n, free(format!("p{n}")), |product| {
            let new = product.0.replace("45A", "45C");
            product.1 = Some(std::mem::replace(&mut product.0, new.clone()));
            vec![told("product", &new, What::Renamed, Some("id"))]
        }),
        Edit::Reword(n) => with_product(model, n, free(format!("p{n}")), |product| {
            product.3 = product.3.replace("eerste", "andere");
            vec![told("product", &product.0, What::Changed, Some("text: Doel"))]
        }),
        Edit::Retariff(n, cents) => with_product(model, n, free(format!("p{n}")), |product| {
            product.4 = product.4.map(|old| old + cents);
            vec![told("tariff", &product.0, What::Changed, Some("2026, hour"))]
        }),
        Edit::DropTariff(n) => with_product(model, n, free(format!("p{n}")), |product| {
            product.4 = None;
            vec![told("tariff", &product.0, What::Withdrawn, Some("2026, hour"))]
        }),
        Edit::AddClause(at) => {
            let n = 50 + model.clauses.len();
            free(format!("c{n}"));
            model.clauses.insert(at.min(model.clauses.len()), (n, format!("1. Nieuw {n}.")));
            vec![told("clause", &format!("c{n}"), What::New, None)]
        }
        Edit::RemoveClause(n) => {
            let Some(at) = model.clauses.iter().position(|clause| clause.0 == n) else { return Vec::new() };
            if !free(format!("c{n}")) {
                return Vec::new();
            }
            model.clauses.remove(at);
            vec![told("clause", &format!("c{n}"), What::Withdrawn, None)]
        }
        Edit::RewordClause(n) => with_clause(model, n, free(format!("c{n}")), |text| {
            *text = text.replace("levert", "levert altijd");
            vec![told("clause", &format!("c{n}"), What::Changed, Some("text"))]
        }),
        Edit::Rewrap(n) => with_clause(model, n, free(format!("c{n}")), |text| {
            *text = text.replace("De aanbieder ", "De aanbieder\n   ").replace("\n2. ", "\n\n7. ");
            Vec::new()
        }),
        Edit::AddTerm => {
            let n = 50 + model.terms.len();
            free(format!("t{n}"));
            model.terms.insert(n, "Nieuw.".to_owned());
            vec![told("term", &format!("begrip-{n}"), What::New, None)]
        }
        Edit::RemoveTerm(n) => {
            if !model.terms.contains_key(&n) || !free(format!("t{n}")) {
                return Vec::new();
            }
            model.terms.remove(&n);
            vec![told("term", &format!("begrip-{n}"), What::Withdrawn, None)]
        }
        Edit::PayOtherwise(n, cents) => match model.budgets.get_mut(&n) {
            Some(paid) if free(format!("b{n}")) => {
                *paid += cents;
                vec![told("pgb", "2026", What::Changed, Some(&format!("{n}")))]
            }
            _ => Vec::new(),
        },
        Edit::DropBudget(n) => {
            if !model.budgets.contains_key(&n) || !free(format!("b{n}")) {
                return Vec::new();
            }
            model.budgets.remove(&n);
            vec![told("pgb", "2026", What::Withdrawn, Some(&format!("{n}")))]
        }
        Edit::AddPeriod => {
            // What a later period pays is told by what it pays beside 2026, which is known when all edits are made.
            if !free("period".to_owned()) {
                return Vec::new();
            }
            model.later = true;
            vec![told("period", "2027", What::New, None)]
        }
        Edit::AnswerOtherwise(n) => match model.answers.get_mut(&n) {
            Some(text) if free(format!("q{n}")) => {
                text.push_str(" En meer.");
                vec![told("question", &format!("n#{n}"), What::Changed, Some("answer"))]
            }
            _ => Vec::new(),
        },
        Edit::AddQuestion => {
            let n = 50 + model.answers.len();
            free(format!("q{n}"));
            model.answers.insert(n, "Nieuw.".to_owned());
            vec![told("question", &format!("n#{n}"), What::New, None)]
        }
        Edit::RenameMunicipality(n) => match model.municipalities.get_mut(&n) {
            Some(name) if free(format!("g{n}")) => {
                name.push_str("erveen");
                vec![told("municipality", &format!("g{n}"), What::Changed, Some("name"))]
            }
            _ => Vec::new(),
        },
        Edit::RewordDocument => match &mut model.document {
            Some(text) if free("d".to_owned()) => {
                text.push_str(" Met meer.");
                vec![told("document", "d", What::Changed, Some("text"))]
            }
            _ => Vec::new(),
        },
        Edit::RemoveDocument => {
            if model.document.is_none() || !free("d".to_owned()) {
                return Vec::new();
            }
            model.document = None;
            vec![told("document", "d", What::Withdrawn, None)]
        }
        Edit::RewordTerm(n) => match model.terms.get_mut(&n) {
            Some(text) if free(format!("t{n}")) => {
                text.push_str(" Anders.");
                vec![told("term", &format!("begrip-{n}"), What::Changed, Some("definition"))]
            }
            _ => Vec::new(),
        },
    }
}

/// Code, what it replaces, name, text and tariff.
type Product = (String, Option<String>, String, String, Option<u32>);

fn with_product(model: &mut Model, n: usize, free: bool, edit: impl FnOnce(&mut Product) -> Vec<Told>) -> Vec<Told> {
    let own = model.products.iter_mut().find(|product| product.0 == format!("45A{n:02}"));
    own.filter(|_| free).map(edit).unwrap_or_default()
}

fn with_clause(model: &mut Model, n: usize, free: bool, edit: impl FnOnce(&mut String) -> Vec<Told>) -> Vec<Told> {
    let own = model.clauses.iter_mut().find(|clause| clause.0 == n);
    own.filter(|_| free).map(|clause| edit(&mut clause.1)).unwrap_or_default()
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let n = 0..PRODUCTS;
    let edit = prop_oneof![
        Just(Edit::AddProduct),
        n.clone().prop_map(Edit::RemoveProduct),
        n.clone().prop_map(Edit::Recode),
        n.clone().prop_map(Edit::Reword),
        (n.clone(), 1..500_u32).prop_map(|(n, cents)| Edit::Retariff(n, cents)),
        n.clone().prop_map(Edit::DropTariff),
        (0..=CLAUSES).prop_map(Edit::AddClause),
        n.clone().prop_map(Edit::RemoveClause),
        n.clone().prop_map(Edit::RewordClause),
        n.prop_map(Edit::Rewrap),
        Just(Edit::AddTerm),
        (0..4_usize).prop_map(Edit::RemoveTerm),
        (0..4_usize).prop_map(Edit::RewordTerm),
        (0..3_usize, 1..500_u32).prop_map(|(n, cents)| Edit::PayOtherwise(n, cents)),
        (0..3_usize).prop_map(Edit::DropBudget),
        Just(Edit::AddPeriod),
        (1..4_usize).prop_map(Edit::AnswerOtherwise),
        Just(Edit::AddQuestion),
        (0..3_usize).prop_map(Edit::RenameMunicipality),
        Just(Edit::RewordDocument),
        Just(Edit::RemoveDocument),
    ];
    prop::collection::vec(edit, 0..12)
}

fn told(changes: &Changes) -> BTreeSet<Told> {
    changes.changes.iter().map(|c| (c.kind, c.id.clone(), c.change, of(c))).collect()
}

/// The field; of a budget, whose scope is the same in all, its kind of help.
fn of(change: &Change) -> Option<String> {
    if change.kind == "pgb" { change.name.strip_prefix("Soort ").map(str::to_owned) } else { change.field.clone() }
}

/// A change as it is seen from the other side.
fn mirrored(change: &Change) -> (Told, Option<Value>, Option<Value>) {
    let what = match change.change {
        What::New => What::Withdrawn,
        What::Withdrawn => What::New,
        other => other,
    };
    let id =
        if change.change == What::Renamed { change.old.as_ref().and_then(Value::as_str).unwrap().to_owned() } else { change.id.clone() };
    ((change.kind, id, what, of(change)), change.new.clone(), change.old.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_are_told_and_nothing_else(edits in edits()) {
        let mut model = Model::new();
        let old = model.catalogue();
        let mut touched = BTreeSet::new();
        let mut expected: BTreeSet<Told> = edits.iter().flat_map(|edit| apply(&mut model, edit, &mut touched)).collect();
        if model.later {
            expected.extend(model.budgets.keys().map(|n| ("pgb", "2027".to_owned(), What::Changed, Some(n.to_string()))));
        }
        let new = model.catalogue();
        let there = compare(&old, &new);
        prop_assert_eq!(told(&there), expected);
        prop_assert_eq!(there.changes.len(), told(&there).len());
        prop_assert_eq!(compare(&new, &new).changes, []);
        let back = compare(&new, &old);
        let mut forth: Vec<_> = there.changes.iter().map(mirrored).map(|change| format!("{change:?}")).collect();
        let mut seen: Vec<_> = back.changes.iter().map(|c| ((c.kind, c.id.clone(), c.change, of(c)), c.old.clone(), c.new.clone())).map(|change| format!("{change:?}")).collect();
        forth.sort();
        seen.sort();
        prop_assert_eq!(forth, seen);
    }

    /// Articles that change places are told as moved, and no others.
    #[test]
    fn an_order_is_told_by_what_moved(order in Just((0..CLAUSES).collect::<Vec<_>>()).prop_shuffle()) {
        let old = Model::new();
        let mut new = old.clone();
        new.clauses = order.iter().map(|n| old.clauses[*n].clone()).collect();
        let moved = compare(&old.catalogue(), &new.catalogue());
        prop_assert!(moved.changes.iter().all(|change| change.change == What::Moved && change.kind == "clause"));
        let gone: BTreeSet<&str> = moved.changes.iter().map(|change| change.id.as_str()).collect();
        // What is not told stands in its old order.
        let stayed: Vec<usize> = order.iter().copied().filter(|n| !gone.contains(format!("c{n}").as_str())).collect();
        prop_assert!(stayed.is_sorted());
        prop_assert_eq!(moved.changes.is_empty(), order.is_sorted());
    }
}
