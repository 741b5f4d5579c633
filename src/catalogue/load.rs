//! From raw files to records: every file is read by the place where it stands, every identifier given.

mod settings;
mod tables;

pub use settings::{collection, settings, stylesheets};

use super::{Entry, Prose, Records};
use crate::catalogue::document::{Glossary, QuestionRound, Requirements};
use crate::catalogue::edition::Edition;
use crate::catalogue::people::{Municipalities, Offer, Providers, Score};
use crate::catalogue::procurement::{Guide, Indicators, Planning, Procedures};
use crate::catalogue::settings::Settings;
use crate::content::fields::{FromValue, Reader, Record};
use crate::content::files::{Files, front_matter};
use crate::content::value::{Key, Kind, Value, read_toml};
use crate::findings::{At, FileId, Findings, Place, Sources, rules};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// Reads all records of a site. Settings and edition are `None` where they are absent or unusable;
/// everything else is read all the same, so that one run reports everything.
pub fn load(files: Files, findings: &mut Findings) -> Loaded {
    let mut loader = Loader::new(&files, findings);
    let settings = loader.settings();
    let edition = if let Some(id) = loader.file("catalogue.toml") {
        loader.edition(id)
    } else {
        if files.settings.is_some() {
            let message = "there is no content/catalogue.toml";
            loader
                .findings
                .add_path(&rules::MISSING_FILE, "content/catalogue.toml", message)
                .help("it says version, status and valid_from");
        }
        None
    };
    let mut records = loader.everything();
    records.broken = std::mem::take(&mut loader.broken);
    records.words = std::mem::take(&mut loader.words);
    let mut files = files;
    stylesheets(&mut files, settings.as_ref(), findings);
    records.assets = files.assets;
    Loaded { settings, edition, records, sources: files.sources }
}

/// What was read, before anything is resolved.
pub struct Loaded {
    /// `bestek.toml`.
    pub settings: Option<Settings>,
    /// `catalogue.toml`.
    pub edition: Option<Edition>,
    /// Everything else.
    pub records: Records,
    /// The files it was read from.
    pub sources: Sources,
}

struct Loader<'a> {
    files: &'a Files,
    findings: &'a mut Findings,
    dimensions: Vec<String>,
    broken: BTreeSet<(String, String)>,
    words: Vec<At<String>>,
    /// True where the file that is being read has syntax errors.
    partial: bool,
    /// True where not all dimensions are known.
    open: bool,
}

impl<'a> Loader<'a> {
    fn new(files: &'a Files, findings: &'a mut Findings) -> Self {
        Self { files, findings, dimensions: Vec::new(), broken: BTreeSet::new(), words: Vec::new(), partial: false, open: true }
    }

    fn file(&self, path: &str) -> Option<FileId> {
        self.files.texts.iter().find(|file| file.path.eq_ignore_ascii_case(path)).map(|file| file.id)
    }

    fn value(&mut self, id: FileId) -> Value {
        let before = self.findings.iter().count();
        let value = read_toml(id, &self.files.sources.get(id).text, 0, self.findings);
        self.partial = self.findings.iter().count() > before;
        value
    }

    fn read<T: FromValue>(&mut self, value: Value) -> Option<T> {
        let mut reader = Reader { partial: self.partial, open: self.open, ..Reader::new(self.findings, &self.dimensions) };
        let read = T::read(value, &mut reader);
        self.words.append(&mut reader.words);
        read
    }

    fn whole<T: FromValue>(&mut self, id: FileId) -> Option<T> {
        let value = self.value(id);
        self.read(value)
    }

    /// `catalogue.toml` comes first: its dimensions are keys of every scope.
    fn edition(&mut self, id: FileId) -> Option<Edition> {
        let value = self.value(id);
        if let Kind::Table(table) = &value.kind
            && let Some(Value { kind: Kind::List(list), .. }) = table.get("dimension")
        {
            for item in list {
                if let Kind::Table(dimension) = &item.kind
                    && let Some(Value { kind: Kind::Text(id), .. }) = dimension.get("id")
                {
                    self.dimensions.push(id.clone());
                }
            }
        }
        // Under a name that is not known, the dimensions are not known either.
        let strange = |table: &crate::content::value::Table| table.0.iter().any(|(key, _)| !Edition::KEYS.contains(&key.name.as_str()));
        self.open = self.partial || !matches!(&value.kind, Kind::Table(table) if !strange(table));
        self.read(value)
    }

    fn everything(&mut self) -> Records {
        let mut catalogue = Records::default();
        for file in &self.files.texts {
            let (id, path) = (file.id, file.path.as_str());
            let stem = path.rsplit('/').next().unwrap_or(path);
            let (stem, kind) = stem.rsplit_once('.').unwrap_or((stem, ""));
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            match (folder, kind.to_ascii_lowercase().as_str()) {
                ("", _) => self.top(id, path, &mut catalogue),
                ("products", "md") => self.markdown(id, stem, "product", &mut catalogue.products, |record: &super::product::Product| {
                    record.code.as_ref().map(|code| At::new(code.as_str().to_owned(), code.place)).or(record.id.clone())
                }),
                ("segments", "md") => {
                    self.markdown(id, stem, "segment", &mut catalogue.segments, |r: &super::segment::Segment| r.id.clone());
                }
                ("clauses", "md") => self.markdown(id, stem, "clause", &mut catalogue.clauses, |r: &super::contract::Clause| r.id.clone()),
                ("documents", "md") => {
                    self.markdown(id, stem, "document", &mut catalogue.documents, |r: &super::document::Document| r.id.clone());
                }
                ("snippets", "md") => self.snippet(id, stem, &mut catalogue),
                ("contracts", "toml") => {
                    self.toml(id, stem, "contract", &mut catalogue.contracts, |r: &super::contract::Contract| r.id.clone());
                }
                ("requirements", "toml") => {
                    self.titled(id, stem, "requirements", &mut catalogue.requirements, |r: &Requirements| r.id.clone());
                }
                ("questions", "toml") => self.titled(id, stem, "questions", &mut catalogue.questions, |r: &QuestionRound| r.id.clone()),
                ("tables", "toml") => {
                    let twin = self.file(&format!("tables/{stem}.csv"));
                    self.table(id, stem, twin, &mut catalogue);
                }
                ("tables", "csv") if self.file(&format!("tables/{stem}.toml")).is_none() => self.csv_table(id, stem, &mut catalogue),
                ("tariffs", "toml") => {
                    let twin = self.file(&format!("tariffs/{stem}.csv"));
                    self.sheet(id, twin, &mut catalogue);
                }
                ("tariffs", "csv") if self.file(&format!("tariffs/{stem}.toml")).is_some() => {}
                ("tables", "csv") => {}
                ("tariffs", "csv") => {
                    let message = format!("these tariffs are of no period: there is no tariffs/{stem}.toml");
                    let help = format!("add content/tariffs/{stem}.toml with `[period]`, its `id` and its `valid_from`");
                    self.findings.add_path(&rules::MISSING_FILE, format!("content/{path}"), message).help(help);
                }
                _ => {
                    let shown = format!("content/{path}");
                    self.findings
                        .add_path(
                            &rules::UNEXPECTED_FILE,
                            shown,
                            format!("no .{kind} file is read in {}/", if folder.is_empty() { "content" } else { folder }),
                        )
                        .help("`bestek explain` lists which files stand where");
                }
            }
        }
        super::order::settle(&mut catalogue);
        catalogue.sheets.sort_by(|a, b| {
            a.period.valid_from.value.cmp(&b.period.valid_from.value).then_with(|| a.period.id.value.cmp(&b.period.id.value))
        });
        catalogue
    }

    fn top(&mut self, id: FileId, path: &str, catalogue: &mut Records) {
        match path.to_ascii_lowercase().as_str() {
            "catalogue.toml" => {}
            "glossary.toml" => catalogue.glossary = self.whole::<Glossary>(id).map(|g| g.term).unwrap_or_default(),
            "municipalities.toml" => {
                catalogue.municipalities = self.keyed(id, "municipality", |file: Municipalities| file.municipality, |m| &m.id);
            }
            "providers.toml" => catalogue.providers = self.keyed(id, "provider", |file: Providers| file.provider, |p| &p.id),
            "indicators.toml" => catalogue.indicators = self.keyed(id, "indicator", |file: Indicators| file.indicator, |i| &i.id),
            "procedures.toml" => catalogue.procedures = self.keyed(id, "procedure", |file: Procedures| file.procedure, |p| &p.id),
            "planning.toml" => catalogue.steps = self.whole::<Planning>(id).map(|p| p.step).unwrap_or_default(),
            "guide.toml" => catalogue.guide = self.whole::<Guide>(id).map(|g| g.question).unwrap_or_default(),
            "offers.csv" => catalogue.offers = self.rows::<Offer>(id),
            "scores.csv" => catalogue.scores = self.rows::<Score>(id),
            _ => {
                let known = [
                    "glossary.toml",
                    "municipalities.toml",
                    "providers.toml",
                    "indicators.toml",
                    "procedures.toml",
                    "planning.toml",
                    "guide.toml",
                    "offers.csv",
                    "scores.csv",
                ];
                self.findings
                    .add_path(&rules::UNEXPECTED_FILE, format!("content/{path}"), "no file of this name is read here")
                    .nearest(path, known);
            }
        }
    }

    /// The entries that one file lists, by their identifiers.
    fn keyed<F: FromValue, T>(
        &mut self,
        file: FileId,
        kind: &str,
        list: impl Fn(F) -> Vec<T>,
        id: impl Fn(&T) -> &At<String>,
    ) -> IndexMap<String, T> {
        let mut map = IndexMap::new();
        for item in self.whole(file).map(list).unwrap_or_default() {
            let id = id(&item).clone();
            let name = self.identifier(kind, &id);
            if map.contains_key(&name) {
                self.findings.add(&rules::DUPLICATE_IDENTIFIER, id.place, format!("the {kind} `{name}` is there twice"));
            } else if !name.is_empty() {
                map.insert(name, item);
            }
        }
        map
    }

    /// A well-formed identifier: as it is written, or else, after a finding, as it should be, so that what refers to it is
    /// not reported too. Empty where nothing is left of it.
    fn identifier(&mut self, kind: &str, id: &At<String>) -> String {
        let good = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !id.is_empty();
        if good {
            return id.value.clone();
        }
        let name = super::slug(id);
        let message = format!("`{}` is not an identifier of lower case letters, digits and hyphens", id.value);
        let finding = self.findings.add(&rules::BAD_IDENTIFIER, id.place, message);
        if !name.is_empty() {
            finding.help(format!("use `{name}`"));
        }
        self.broken.insert((kind.to_owned(), id.value.clone()));
        name
    }

    fn insert<T>(&mut self, kind: &str, id: At<String>, record: T, body: Prose, into: &mut IndexMap<String, Entry<T>>) {
        let code = kind == "product" && super::product::ProductCode::parse(&id).is_some();
        let place = id.place;
        let name = if code { id.value } else { self.identifier(kind, &id) };
        if let Some(first) = into.get(&name) {
            let (line, _) = self.files.sources.line_column(first.id_place);
            let path = &self.files.sources.get(first.id_place.file()).path;
            let rule = if code { &rules::DUPLICATE_CODE } else { &rules::DUPLICATE_IDENTIFIER };
            self.findings.add(rule, place, format!("the {kind} `{name}` is also in {path}, line {line}"));
        } else if !name.is_empty() {
            into.insert(name.clone(), Entry { id: name, id_place: place, record, body });
        }
    }

    fn markdown<T: FromValue>(
        &mut self,
        id: FileId,
        stem: &str,
        kind: &str,
        into: &mut IndexMap<String, Entry<T>>,
        own: impl Fn(&T) -> Option<At<String>>,
    ) {
        let text = &self.files.sources.get(id).text;
        let before = self.findings.iter().count();
        let front = front_matter(id, text, self.findings);
        self.partial = self.findings.iter().count() > before;
        let record = front.and_then(|front| self.read::<T>(front.table).map(|record| (record, front.body)));
        let Some((record, body)) = record else {
            self.broken.insert((kind.to_owned(), stem.to_owned()));
            // A product that could not be read is still known by the code that its name often is.
            self.broken.insert((kind.to_owned(), stem.to_uppercase()));
            return;
        };
        let own = own(&record).unwrap_or_else(|| At::new(stem.to_owned(), Place::new(id, 0..0)));
        let prose = Prose { text: text.get(body.span()).unwrap_or_default().to_owned(), place: body };
        self.insert(kind, own, record, prose, into);
    }

    fn toml<T: FromValue>(
        &mut self,
        id: FileId,
        stem: &str,
        kind: &str,
        into: &mut IndexMap<String, Entry<T>>,
        own: impl Fn(&T) -> Option<At<String>>,
    ) {
        let value = self.value(id);
        self.entry(value, id, stem, kind, into, own);
    }

    /// A file that has its prefix or its stem as title where it says none.
    fn titled<T: FromValue>(
        &mut self,
        id: FileId,
        stem: &str,
        kind: &str,
        into: &mut IndexMap<String, Entry<T>>,
        own: impl Fn(&T) -> Option<At<String>>,
    ) {
        let mut value = self.value(id);
        if let Kind::Table(table) = &mut value.kind
            && table.get("title").is_none()
        {
            let title = match table.get("prefix") {
                Some(Value { kind: Kind::Text(prefix), .. }) => prefix.clone(),
                _ => stem.to_owned(),
            };
            let place = Place::new(id, 0..0);
            table.0.push((Key { name: "title".to_owned(), place }, Value { kind: Kind::Text(title), place }));
        }
        self.entry(value, id, stem, kind, into, own);
    }

    fn entry<T: FromValue>(
        &mut self,
        value: Value,
        id: FileId,
        stem: &str,
        kind: &str,
        into: &mut IndexMap<String, Entry<T>>,
        own: impl Fn(&T) -> Option<At<String>>,
    ) {
        let Some(record) = self.read::<T>(value) else {
            self.broken.insert((kind.to_owned(), stem.to_owned()));
            return;
        };
        let own = own(&record).unwrap_or_else(|| At::new(stem.to_owned(), Place::new(id, 0..0)));
        self.insert(kind, own, record, Prose::default(), into);
    }

    fn snippet(&mut self, id: FileId, stem: &str, catalogue: &mut Records) {
        let text = &self.files.sources.get(id).text;
        let body = if text.starts_with("+++\n") {
            let Some(front) = front_matter(id, text, self.findings) else {
                self.broken.insert(("snippet".to_owned(), stem.to_owned()));
                return;
            };
            if let Kind::Table(table) = front.table.kind {
                for (key, _) in table.0 {
                    self.findings.add(&rules::UNKNOWN_KEY, key.place, format!("`{}` is not a key: a snippet has none", key.name));
                }
            }
            front.body
        } else {
            Place::new(id, 0..text.len())
        };
        let prose = Prose { text: text.get(body.span()).unwrap_or_default().to_owned(), place: body };
        self.insert("snippet", At::new(stem.to_owned(), Place::new(id, 0..0)), (), prose, &mut catalogue.snippets);
    }
}
