//! A catalogue from a few texts, for the tests of the rules.

use crate::catalogue::Catalogue;
use crate::catalogue::load::load;
use crate::content::files::Files;
use crate::findings::Findings;

/// The smallest site without findings; tests lay their files over it.
const BASE: &[(&str, &str)] = &[
    ("bestek.toml", "[site]\ntitle = \"Boek\"\npublisher = \"Regio\"\nbase_url = \"https://regio.example/\"\n"),
    ("content/catalogue.toml", "version = \"1\"\nstatus = \"adopted\"\nvalid_from = 2026-01-01\nvalid_until = 2026-12-31\n"),
    ("content/segments/wonen.md", "+++\nname = \"Wonen\"\nlaw = \"jeugdwet\"\n+++\nWonen.\n"),
];

/// A product of the segment `wonen` with a code, a unit and no tariff, and more keys.
pub fn product(code: &str, keys: &str) -> String {
    let tariff = if keys.contains("tariff =") { "" } else { "tariff = \"none\"\n" };
    let funding = if keys.contains("funding =") { "" } else { "funding = \"pxq\"\n" };
    let unit = if keys.contains("unit =") { "" } else { "unit = \"hour\"\n" };
    format!("+++\nname = \"Product {code}\"\ncode = \"{code}\"\nsegment = \"wonen\"\n{tariff}{funding}{unit}{keys}\n+++\nTekst.\n")
}

/// What is found in a site of these files: `code path:line:column message`, of all stages.
pub fn found(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in BASE.iter().chain(files) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut findings = Findings::default();
    let files = Files::read(folder.path(), &mut findings);
    let loaded = load(files, &mut findings);
    let (Some(settings), Some(edition)) = (loaded.settings, loaded.edition) else { panic!("no site: {findings:?}") };
    let adopted = edition.status == crate::catalogue::terms::Status::Adopted;
    let catalogue = Catalogue::resolve(settings, edition, loaded.records, &loaded.sources, &mut findings);
    super::check(&catalogue, &loaded.sources, &mut findings);
    let judged = findings.judge(&loaded.sources, adopted, &[]);
    judged.into_iter().map(|f| format!("{} {}:{}:{} {}", f.code, f.file, f.line, f.column, f.message)).collect()
}

/// The codes of what is found.
pub fn codes(files: &[(&str, &str)]) -> Vec<String> {
    found(files).into_iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}
