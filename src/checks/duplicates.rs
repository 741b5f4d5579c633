//! Nothing that can be named has the name of another; and names that become addresses are well formed.
//!
//! What stands in a file of its own was compared when it was loaded; here is what stands in lists,
//! and what gets a print document.

use super::Check;
use crate::catalogue::book::BOOK;
use crate::catalogue::slug;
use crate::findings::{At, Place, rules};
use indexmap::IndexMap;

/// Looks for identifiers, numbers and names that are there twice.
pub fn check(check: &mut Check) {
    print_documents(check);
    pages(check);
    super::anchors::check(check);
    edition(check);
    let catalogue = check.catalogue;
    for programme in catalogue.requirements.values() {
        identifiers(check, "requirement", programme.requirement.iter().map(|requirement| &requirement.id));
    }
    for round in catalogue.questions.values() {
        let mut seen = IndexMap::new();
        for question in &round.question {
            check.once(&mut seen, "question", &question.number.value.to_string(), question.number.place);
        }
    }
    for contract in catalogue.contracts.values() {
        identifiers(check, "annex", contract.annex.iter().map(|annex| &annex.id));
    }
    identifiers(check, "question of the guide", catalogue.guide.iter().map(|question| &question.id));
    identifiers(check, "period", catalogue.sheets.iter().map(|sheet| &sheet.period.id));
    let mut steps = IndexMap::new();
    for step in &catalogue.steps {
        match &step.id {
            Some(id) => {
                check.well_formed(id);
                check.once(&mut steps, "step", id, id.place);
            }
            None => check.once(&mut steps, "step", &slug(&step.title), step.title.place),
        }
    }
    terms(check);
}

impl Check<'_> {
    /// Reports a name that is already among `seen`.
    pub fn once(&mut self, seen: &mut IndexMap<String, Place>, kind: &str, name: &str, place: Place) {
        if let Some(first) = seen.get(name) {
            let message = format!("the {kind} `{name}` is already {}", self.whereabouts(*first, place));
            self.findings.add(&rules::DUPLICATE_IDENTIFIER, place, message).help("give one of the two another name");
        } else {
            seen.insert(name.to_owned(), place);
        }
    }

    /// "on line 3", or "in content/x.toml, line 3" where that is another file than that of `from`.
    pub fn whereabouts(&self, place: Place, from: Place) -> String {
        let (line, _) = self.sources.line_column(place);
        if place.file() == from.file() {
            return format!("on line {line}");
        }
        format!("in {}, line {line}", self.sources.get(place.file()).path)
    }

    /// Reports an identifier with other signs than lower case letters, digits and hyphens.
    fn well_formed(&mut self, id: &At<String>) {
        if !id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-') {
            let message = format!("`{}` is not an identifier of lower case letters, digits and hyphens", id.value);
            self.findings.add(&rules::BAD_IDENTIFIER, id.place, message).help(format!("use `{}`", slug(id)));
        }
    }
}

fn identifiers<'a>(check: &mut Check, kind: &str, ids: impl Iterator<Item = &'a At<String>>) {
    let mut seen = IndexMap::new();
    for id in ids {
        check.well_formed(id);
        check.once(&mut seen, kind, id, id.place);
    }
}

fn edition(check: &mut Check) {
    let edition = &check.catalogue.edition;
    identifiers(check, "category", edition.category.iter().map(|category| &category.id));
    identifiers(check, "book", edition.book.iter().map(|book| &book.id));
    for dimension in &edition.dimension {
        let mut seen = IndexMap::new();
        for value in &dimension.values {
            check.once(&mut seen, "value", &value.id, value.id.place);
        }
    }
    let mut keys: IndexMap<String, Place> = IndexMap::new();
    for dimension in &edition.dimension {
        let id = &dimension.id;
        if ["law", "segments", "products", "categories", "municipalities", "providers", "period"].contains(&id.as_str()) {
            let message = format!("`{}` is a key of every scope, so that no dimension can have that name", id.value);
            check.findings.add(&rules::DUPLICATE_IDENTIFIER, id.place, message);
        }
        check.once(&mut keys, "dimension", id, id.place);
    }
    // Municipalities and their groups are named in the same lists.
    let mut places: IndexMap<String, Place> = check.catalogue.municipalities.iter().map(|(id, m)| (id.clone(), m.id.place)).collect();
    for group in &edition.municipality_group {
        check.well_formed(&group.id);
        check.once(&mut places, "municipality or group", &group.id, group.id.place);
    }
    let mut gone = IndexMap::new();
    for withdrawn in &edition.withdrawn {
        check.once(&mut gone, "withdrawn product", &withdrawn.code, withdrawn.code.place);
    }
}

/// Every page has an address of its own: by its identifier in lower case, beside the overview of its kind.
fn pages(check: &mut Check) {
    let c = check.catalogue;
    let all: [(&str, Vec<(&str, Place)>); 11] = [
        ("product", c.products.values().map(|e| (e.id.as_str(), e.code.as_ref().map_or(e.id_place, |code| code.place))).collect()),
        ("segment", c.segments.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        ("period", c.sheets.iter().map(|sheet| (sheet.period.id.as_str(), sheet.period.id.place)).collect()),
        ("provider", c.providers.values().map(|p| (p.id.as_str(), p.id.place)).collect()),
        ("municipality", c.municipalities.values().map(|m| (m.id.as_str(), m.id.place)).collect()),
        ("contract", c.contracts.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        ("document", c.documents.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        ("round of questions", c.questions.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        ("programme of requirements", c.requirements.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        ("table", c.tables.values().map(|e| (e.id.as_str(), e.id_place)).collect()),
        // The first question is the overview.
        ("guide question", c.guide.iter().skip(1).map(|question| (question.id.as_str(), question.id.place)).collect()),
    ];
    for (kind, entries) in all {
        let mut seen: IndexMap<String, (&str, Place)> = IndexMap::new();
        for (id, place) in entries {
            let address = id.to_lowercase();
            if address == "index" {
                let message = format!("the page of the {kind} `{id}` would take the place of the overview, which is `index.html`");
                check.findings.add(&rules::BAD_IDENTIFIER, place, message).help("set another `id`, or rename the file");
            }
            match seen.get(&address) {
                // The same name twice is reported where it is read.
                Some((first, other)) if *first != id => {
                    let message =
                        format!("the {kind} `{id}` would get the same address as `{first}`, {}", check.whereabouts(*other, place));
                    check.findings.add(&rules::DUPLICATE_IDENTIFIER, place, message).help("set another `id`, or rename the file");
                }
                Some(_) => {}
                None => {
                    seen.insert(address, (id, place));
                }
            }
        }
    }
}

/// Books, contracts, documents, requirements and rounds of questions share one folder of print documents.
fn print_documents(check: &mut Check) {
    let catalogue = check.catalogue;
    let mut all: Vec<(&str, Place)> = Vec::new();
    if catalogue.edition.book.is_empty() {
        all.push((BOOK, Place::default()));
    }
    all.extend(catalogue.edition.book.iter().map(|book| (book.id.as_str(), book.id.place)));
    for contract in catalogue.contracts.values() {
        all.push((&contract.id, contract.id_place));
        let own = catalogue.composed.values().filter(|composed| composed.contract == contract.id && composed.id != contract.id);
        all.extend(own.map(|composed| (composed.id.as_str(), contract.id_place)));
    }
    all.extend(catalogue.documents.values().map(|document| (document.id.as_str(), document.id_place)));
    all.extend(catalogue.requirements.values().map(|programme| (programme.id.as_str(), programme.id_place)));
    all.extend(catalogue.questions.values().map(|round| (round.id.as_str(), round.id_place)));
    let mut seen: IndexMap<&str, Place> = IndexMap::new();
    for (id, place) in all {
        let Some(first) = seen.get(id) else {
            seen.insert(id, place);
            continue;
        };
        let other = if *first == Place::default() { "the product book".to_owned() } else { check.whereabouts(*first, place) };
        // Books that share a name were reported above.
        if place.file() != first.file() || *first == Place::default() {
            let message = format!("`{id}` would be printed to the file of what is already {other}");
            let message = message.replace("already the product book", "the product book");
            check.findings.add(&rules::DUPLICATE_IDENTIFIER, place, message).help("set another `id`, or rename the file");
        }
    }
}

/// Terms and their other forms, without regard to capitals; and the slugs that they get.
fn terms(check: &mut Check) {
    let mut seen: IndexMap<String, (Place, &str)> = IndexMap::new();
    let mut slugs: IndexMap<String, Place> = IndexMap::new();
    let catalogue = check.catalogue;
    for term in &catalogue.glossary {
        for form in term.forms() {
            if let Some((first, of)) = seen.get(&form.to_lowercase()) {
                let message = format!("`{}` is already a form of the term `{of}`, {}", form.value, check.whereabouts(*first, form.place));
                check.findings.add(&rules::DUPLICATE_TERM, form.place, message);
            } else {
                seen.insert(form.to_lowercase(), (form.place, &term.term));
            }
        }
        let name = slug(&term.term);
        if let Some(first) = slugs.get(&name) {
            let same = seen.get(&term.term.to_lowercase()).is_some_and(|(place, _)| *place != term.term.place);
            if !same {
                let message = format!("this term would get the same address as that {}", check.whereabouts(*first, term.term.place));
                check.findings.add(&rules::DUPLICATE_IDENTIFIER, term.term.place, message);
            }
        } else {
            slugs.insert(name, term.term.place);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn what_is_printed_has_one_name() {
        let lines = found(&[
            ("content/documents/nota.md", "+++\ntitle = \"A\"\nkind = \"report\"\n+++\nA.\n"),
            ("content/questions/nota.toml", "title = \"B\"\n"),
            ("content/contracts/raam.toml", "title = \"C\"\nfor_each = [\"segment\"]\n"),
            ("content/requirements/raam-wonen.toml", "title = \"D\"\n"),
            ("content/documents/productenboek.md", "+++\ntitle = \"E\"\nkind = \"report\"\n+++\nE.\n"),
        ]);
        assert_eq!(
            lines,
            [
                "duplicate-identifier content/documents/productenboek.md:1:1 `productenboek` would be printed to the file of what is the product book",
                "duplicate-identifier content/questions/nota.toml:1:1 `nota` would be printed to the file of what is already in content/documents/nota.md, line 1",
                "duplicate-identifier content/requirements/raam-wonen.toml:1:1 `raam-wonen` would be printed to the file of what is already in content/contracts/raam.toml, line 1",
            ]
        );
    }

    #[test]
    fn terms_are_defined_once() {
        let glossary = "[[term]]\nterm = \"jeugdige\"\nalso = [\"Kind\"]\ndefinition = \"a\"\n[[term]]\nterm = \"kind\"\ndefinition = \"b\"\n\
                        [[term]]\nterm = \"Jeugdige\"\ndefinition = \"c\"\n";
        let lines = found(&[("content/glossary.toml", glossary)]);
        assert_eq!(
            lines,
            [
                "term-twice content/glossary.toml:6:9 `kind` is already a form of the term `jeugdige`, on line 3",
                "term-twice content/glossary.toml:9:9 `Jeugdige` is already a form of the term `jeugdige`, on line 2",
            ]
        );
    }

    #[test]
    fn numbers_and_identifiers_in_lists_are_unique() {
        let lines = found(&[
            (
                "content/questions/nvi.toml",
                "title = \"N\"\n[[question]]\nnumber = 1\nquestion = \"a\"\n[[question]]\nnumber = 1\nquestion = \"b\"\n",
            ),
            (
                "content/requirements/pve.toml",
                "title = \"P\"\n[[requirement]]\nid = \"12\"\ntext = \"a\"\n[[requirement]]\nid = \"12\"\ntext = \"b\"\n",
            ),
            ("content/planning.toml", "[[step]]\ntitle = \"Één stap\"\n[[step]]\ntitle = \"een stap\"\n"),
        ]);
        assert_eq!(lines.len(), 3, "{lines:#?}");
        assert!(lines.iter().all(|line| line.starts_with("duplicate-identifier")), "{lines:#?}");
        assert!(lines[1].starts_with("duplicate-identifier content/questions/nvi.toml:6:10"), "{lines:#?}");
    }
}
