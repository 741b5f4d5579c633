//! From raw files to records: every file is read by the place where it stands, every identifier given.

use super::{Entry, Prose, Records};
use crate::catalogue::document::{Cell, Glossary, QuestionRound, Requirements, TableFile};
use crate::catalogue::edition::Edition;
use crate::catalogue::people::{Municipalities, Offer, Providers, Score};
use crate::catalogue::procurement::{Guide, Indicators, Planning, Procedures};
use crate::catalogue::settings::Settings;
use crate::catalogue::tariff::{TariffRow, TariffSheet};
use crate::content::fields::{FromValue, Reader};
use crate::content::files::{Files, front_matter, read_csv, read_records};
use crate::content::value::{Key, Kind, Table, Value, read_toml};
use crate::findings::{At, FileId, Findings, Place, Sources, rules};
use indexmap::IndexMap;
use std::collections::BTreeSet;
use std::path::Path;

/// Reads all records of a site. Settings and edition are `None` where they are absent or unusable;
/// everything else is read all the same, so that one run reports everything.
pub fn load(files: Files, findings: &mut Findings) -> Loaded {
    let mut loader = Loader { files: &files, findings, dimensions: Vec::new(), broken: BTreeSet::new(), words: Vec::new() };
    let settings = files.settings.and_then(|id| loader.whole::<Settings>(id));
    let tokens = settings.as_ref().and_then(|settings| settings.theme.as_ref()?.tokens.as_ref());
    if let Some(tokens) = tokens.filter(|tokens| !inside(&files.root, tokens)) {
        let message = format!("there is no stylesheet `{}` in the folder of the site", tokens.value);
        loader.findings.add(&rules::MISSING_FILE, tokens.place, message).help("write its path from the folder that holds bestek.toml");
    }
    let theme = settings.as_ref().and_then(|settings| settings.theme.as_ref()?.name.as_ref());
    if let Some(name) = theme.filter(|name| name.value != "default") {
        let themes = files.root.join("themes");
        let folder = themes.join(&name.value).canonicalize().ok().zip(themes.canonicalize().ok());
        if !folder.is_some_and(|(folder, themes)| folder.is_dir() && folder != themes && folder.starts_with(themes)) {
            let message = format!("there is no folder `themes/{}`", name.value);
            loader.findings.add(&rules::MISSING_FILE, name.place, message).help("leave `name` out for the theme of bestek itself");
        }
    }
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
    records.broken = loader.broken;
    records.words = loader.words;
    records.assets = files.assets;
    Loaded { settings, edition, records, sources: files.sources }
}

/// True for a file in that folder, however deep.
fn inside(folder: &Path, path: &str) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(folder).zip(real(&folder.join(path))).is_some_and(|(folder, file)| file.is_file() && file.starts_with(folder))
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
}

/// The most lines of a CSV file.
const LINES: usize = 400_000;
/// The most rows of a table that is a page.
const ROWS: usize = 20_000;
/// The most bytes in a cell of such a table.
const CELL: usize = 100_000;

impl<'a> Loader<'a> {
    fn file(&self, path: &str) -> Option<FileId> {
        self.files.texts.iter().find(|file| file.path == path).map(|file| file.id)
    }

    fn value(&mut self, id: FileId) -> Value {
        read_toml(id, &self.files.sources.get(id).text, 0, self.findings)
    }

    fn read<T: FromValue>(&mut self, value: Value) -> Option<T> {
        let mut reader = Reader::new(self.findings, &self.dimensions);
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
        self.read(value)
    }

    fn everything(&mut self) -> Records {
        let mut catalogue = Records::default();
        for file in &self.files.texts {
            let (id, path) = (file.id, file.path.as_str());
            let stem = path.rsplit('/').next().unwrap_or(path);
            let (stem, kind) = stem.rsplit_once('.').unwrap_or((stem, ""));
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            match (folder, kind) {
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
                        .help("see the list of folders in the README");
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
        match path {
            "catalogue.toml" => {}
            "glossary.toml" => catalogue.glossary = self.whole::<Glossary>(id).map(|g| g.term).unwrap_or_default(),
            "municipalities.toml" => {
                let list = self.whole::<Municipalities>(id).map(|m| m.municipality).unwrap_or_default();
                catalogue.municipalities = self.keyed(list, "municipality", |m| m.id.clone());
            }
            "providers.toml" => {
                let list = self.whole::<Providers>(id).map(|m| m.provider).unwrap_or_default();
                catalogue.providers = self.keyed(list, "provider", |m| m.id.clone());
            }
            "indicators.toml" => {
                let list = self.whole::<Indicators>(id).map(|m| m.indicator).unwrap_or_default();
                catalogue.indicators = self.keyed(list, "indicator", |m| m.id.clone());
            }
            "procedures.toml" => {
                let list = self.whole::<Procedures>(id).map(|m| m.procedure).unwrap_or_default();
                catalogue.procedures = self.keyed(list, "procedure", |m| m.id.clone());
            }
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

    /// The text of a CSV file; one that has more lines than anyone wrote is a finding and is not read.
    fn csv(&mut self, id: FileId) -> &'a str {
        let text = &self.files.sources.get(id).text;
        if text.bytes().filter(|byte| *byte == b'\n').count() <= LINES {
            return text;
        }
        self.findings.add(&rules::TOO_LARGE, Place::new(id, 0..0), format!("this file has more than {LINES} lines"));
        ""
    }

    fn rows<T: FromValue>(&mut self, id: FileId) -> Vec<T> {
        let rows = read_records(id, self.csv(id), self.findings);
        rows.into_iter().filter_map(|row| self.read(row)).collect()
    }

    fn keyed<T>(&mut self, list: Vec<T>, kind: &str, id: impl Fn(&T) -> At<String>) -> IndexMap<String, T> {
        let mut map = IndexMap::new();
        for item in list {
            let id = id(&item);
            if self.identifier(&id) && !map.contains_key(&id.value) {
                map.insert(id.value, item);
            } else if map.contains_key(&id.value) {
                self.findings.add(&rules::DUPLICATE_IDENTIFIER, id.place, format!("the {kind} `{}` is there twice", id.value));
            }
        }
        map
    }

    fn identifier(&mut self, id: &At<String>) -> bool {
        let good = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !id.is_empty();
        if !good {
            let message = format!("`{}` is not an identifier of lower case letters, digits and hyphens", id.value);
            self.findings.add(&rules::BAD_IDENTIFIER, id.place, message).help(format!("use `{}`", super::slug(id)));
        }
        good
    }

    fn insert<T>(&mut self, kind: &str, id: At<String>, record: T, body: Prose, into: &mut IndexMap<String, Entry<T>>) {
        let code = kind == "product" && super::product::ProductCode::parse(&id).is_some();
        if !code && !self.identifier(&id) {
            self.broken.insert((kind.to_owned(), id.value));
        } else if let Some(first) = into.get(&id.value) {
            let (line, _) = self.files.sources.line_column(first.id_place);
            let path = &self.files.sources.get(first.id_place.file()).path;
            let rule = if code { &rules::DUPLICATE_CODE } else { &rules::DUPLICATE_IDENTIFIER };
            self.findings.add(rule, id.place, format!("the {kind} `{}` is also in {path}, line {line}", id.value));
        } else {
            into.insert(id.value.clone(), Entry { id: id.value, id_place: id.place, record, body });
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
        let front = front_matter(id, text, self.findings);
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
            let Some(front) = front_matter(id, text, self.findings) else { return };
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

    fn table(&mut self, id: FileId, stem: &str, twin: Option<FileId>, catalogue: &mut Records) {
        let Some(mut record) = self.whole::<TableFile>(id) else {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        };
        if let Some(twin) = twin {
            let (columns, rows) = self.csv_cells(twin);
            record.columns = columns;
            record.rows.extend(rows);
        }
        if !self.fits(id, &record) {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        }
        let own = record.id.clone().unwrap_or_else(|| At::new(stem.to_owned(), Place::new(id, 0..0)));
        self.insert("table", own, record, Prose::default(), &mut catalogue.tables);
    }

    fn csv_cells(&mut self, id: FileId) -> (Vec<String>, Vec<Vec<Cell>>) {
        let (columns, rows) = read_csv(id, self.csv(id), self.findings);
        let cells = |row: Value| {
            let Kind::Table(table) = row.kind else { return Vec::new() };
            let cell = |value: Value| if let Kind::Text(text) = value.kind { Some(Cell(At::new(text, value.place))) } else { None };
            table.0.into_iter().filter_map(|(_, value)| cell(value)).collect()
        };
        let rows = rows.into_iter().map(cells).collect();
        self.words.extend(columns.iter().map(|key| At::new(key.name.clone(), key.place)));
        (columns.into_iter().map(|key| key.name).collect(), rows)
    }

    /// Reports a table that is too large to be a page.
    fn fits(&mut self, file: FileId, table: &TableFile) -> bool {
        let cell = table.rows.iter().flatten().find(|cell| cell.0.len() > CELL);
        let large = match (table.rows.len(), cell) {
            (rows, _) if rows > ROWS => {
                Some((Place::new(file, 0..0), format!("this table has {rows} rows, more than the {ROWS} that a page can hold")))
            }
            (_, Some(cell)) => Some((cell.0.place, format!("this cell holds {} kB, more than {} kB", cell.0.len() / 1000, CELL / 1000))),
            _ => None,
        };
        large
            .map(|(place, message)| {
                self.findings.add(&rules::TOO_LARGE, place, message).help("publish it as a file under content/assets/, and link to that");
            })
            .is_none()
    }

    fn csv_table(&mut self, id: FileId, stem: &str, catalogue: &mut Records) {
        let (columns, rows) = self.csv_cells(id);
        let place = Place::new(id, 0..0);
        let record = TableFile { place, title: None, id: None, columns, rows };
        if !self.fits(id, &record) {
            self.broken.insert(("table".to_owned(), stem.to_owned()));
            return;
        }
        self.insert("table", At::new(stem.to_owned(), place), record, Prose::default(), &mut catalogue.tables);
    }

    fn sheet(&mut self, id: FileId, twin: Option<FileId>, catalogue: &mut Records) {
        let Some(mut sheet) = self.whole::<TariffSheet>(id) else { return };
        if let Some(twin) = twin {
            let rows = read_records(twin, self.csv(twin), self.findings);
            for row in rows {
                let (row, unclear) = self.scope_columns(row);
                if let Some(mut row) = self.read::<TariffRow>(row) {
                    row.r#where.unclear |= unclear;
                    sheet.tariff.push(row);
                }
            }
        }
        if let Some(first) = catalogue.sheets.iter().find(|s| s.period.id.value == sheet.period.id.value) {
            let path = self.files.sources.get(first.period.id.place.file()).path.clone();
            self.findings.add(
                &rules::DUPLICATE_IDENTIFIER,
                sheet.period.id.place,
                format!("the period `{}` is also in {path}", sheet.period.id.value),
            );
            return;
        }
        catalogue.sheets.push(sheet);
    }

    /// Puts the columns of a tariff row that are keys of a scope under `where`, as TOML has them. True where another
    /// column is unknown: it may have been meant as one.
    fn scope_columns(&self, row: Value) -> (Value, bool) {
        use crate::content::fields::FromKeys;
        let scope_keys = super::scope::Scope::names(&self.dimensions);
        let place = row.place;
        let Kind::Table(table) = row.kind else { return (row, false) };
        let (scope, mut rest): (Vec<_>, Vec<_>) = table.0.into_iter().partition(|(key, _)| scope_keys.contains(&key.name));
        let unclear = rest.iter().any(|(key, _)| !["product", "unit", "amount"].contains(&key.name.as_str()));
        if !scope.is_empty() {
            let key = Key { name: "where".to_owned(), place };
            rest.push((key, Value { kind: Kind::Table(Table(scope)), place }));
        }
        (Value { kind: Kind::Table(Table(rest)), place }, unclear)
    }
}
