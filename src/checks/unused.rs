//! Snippets, tables and assets are used somewhere.

use super::Check;
use crate::catalogue::reference::{Reference, ReferenceOrText};
use crate::findings::{nearest, rules};
use std::collections::BTreeSet;

/// Compares what there is with what is referred to.
pub fn check(check: &mut Check) {
    let catalogue = check.catalogue;
    // Where something could not be read, it is not known what it uses.
    if check.targets.any_lost("content/") {
        return;
    }
    let mut used: BTreeSet<(String, String)> = BTreeSet::new();
    let mut refers = |reference: &Reference| used.extend(reference.ids.iter().map(|id| (reference.kind.clone(), id.clone())));
    for found in check.texts.all.iter().flat_map(|text| &text.scan.references) {
        refers(&found.reference);
    }
    for contract in catalogue.contracts.values() {
        for annex in &contract.annex {
            Reference::parse(&annex.content, annex.place).iter().for_each(&mut refers);
        }
        for precedence in &contract.precedence {
            if let ReferenceOrText::Reference(reference) = precedence {
                refers(reference);
            }
        }
    }
    for question in catalogue.questions.values().flat_map(|round| &round.question) {
        question.about.iter().for_each(&mut refers);
    }
    used.extend(check.used_tables.iter().map(|table| ("table".to_owned(), table.clone())));
    // What a reference with a typing error was meant for is not unused.
    for kind in ["snippet", "table", "asset"] {
        let unknown = used.iter().filter(|(own, id)| own == kind && !check.targets.exists(kind, id));
        let meant: Vec<String> = unknown.filter_map(|(_, id)| nearest(id, check.targets.names(kind)).map(str::to_owned)).collect();
        used.extend(meant.into_iter().map(|id| (kind.to_owned(), id)));
    }
    let used = |kind: &str, id: &str| used.contains(&(kind.to_owned(), id.to_owned()));
    for snippet in catalogue.snippets.values().filter(|snippet| !used("snippet", &snippet.id)) {
        check.findings.add(&rules::UNUSED, snippet.id_place, format!("the snippet `{}` is used nowhere", snippet.id));
    }
    // A chart that could not be read may be made from any table.
    let charts = !check.targets.figures_lost;
    for table in catalogue.tables.values().filter(|table| charts && !used("table", &table.id)) {
        check.findings.add(&rules::UNUSED, table.id_place, format!("the table `{}` is used nowhere", table.id));
    }
    for asset in catalogue.assets.iter().filter(|asset| !used("asset", &asset.path)) {
        let path = format!("content/assets/{}", asset.path);
        check.findings.add_path(&rules::UNUSED, path, format!("the file `{}` is used nowhere", asset.path));
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::test_site::found;

    #[test]
    fn what_nothing_refers_to_is_found() {
        let lines = found(&[
            ("content/snippets/s.md", "S.\n"),
            ("content/tables/t.csv", "a\n1\n"),
            ("content/tables/u.csv", "a\n1\n"),
            ("content/assets/kaart.svg", "<svg/>"),
            ("content/assets/gids.pdf", "x"),
            ("content/segments/dag.md", "+++\nname = \"D\"\nlaw = \"wmo\"\n+++\n![](table:u)\n\nZie [de gids](asset:gids.pdf).\n"),
        ]);
        assert_eq!(
            lines,
            [
                "unused content/assets/kaart.svg:0:0 the file `kaart.svg` is used nowhere",
                "unused content/snippets/s.md:1:1 the snippet `s` is used nowhere",
                "unused content/tables/t.csv:1:1 the table `t` is used nowhere",
            ]
        );
    }
}
