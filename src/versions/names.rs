//! Names (namen): what a thing is called in another version, by the renames of every version between.

use super::compare::{Changes, What};
use std::collections::BTreeMap;

/// What every version renamed.
#[derive(Debug, Default)]
pub struct Names(Vec<Step>);

/// What one version renamed, read in both directions.
#[derive(Debug)]
struct Step {
    /// The version before, and the version.
    versions: [String; 2],
    /// Kind and identifier of then, with the identifier of now; and the other way round.
    renamed: [BTreeMap<(&'static str, String), String>; 2],
}

impl Names {
    /// From what each version changed, oldest first.
    pub fn of(all: &[Changes]) -> Self {
        let step = |changes: &Changes| {
            let mut renamed = [BTreeMap::new(), BTreeMap::new()];
            for change in changes.changes.iter().filter(|change| change.change == What::Renamed) {
                let Some(was) = change.old.as_ref().and_then(|old| old.as_str()) else { continue };
                renamed[0].insert((change.kind, was.to_owned()), change.id.clone());
                renamed[1].insert((change.kind, change.id.clone()), was.to_owned());
            }
            Step { versions: [changes.old.clone(), changes.new.clone()], renamed }
        };
        Self(all.iter().map(step).collect())
    }

    /// What is called `id` in the version `from`, is called this in the version `to`, if it is there.
    pub fn called(&self, (kind, id): (&'static str, &str), from: &str, to: &str) -> String {
        let place = |version: &str| match self.0.iter().position(|step| step.versions[1] == version) {
            Some(step) => step + 1,
            None => 0,
        };
        let (from, to) = (place(from), place(to));
        let follow = |id: String, step: &Step, direction: usize| {
            let other = step.renamed[direction].get(&(kind, id.clone()));
            other.cloned().unwrap_or(id)
        };
        let steps = &self.0[from.min(to)..from.max(to)];
        if from <= to {
            steps.iter().fold(id.to_owned(), |id, step| follow(id, step, 0))
        } else {
            steps.iter().rev().fold(id.to_owned(), |id, step| follow(id, step, 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::compare::compare;
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn a_name_is_followed_over_versions_both_ways() {
        let version = |number: &str, code: &str, more: &str| {
            let edition = format!("version = \"{number}\"\nstatus = \"draft\"\nvalid_from = 2026-01-01\n");
            let product = format!("+++\nname = \"Hulp\"\nsegment = \"s\"\ncode = \"{code}\"\n{more}+++\nHulp.\n");
            sample(&[("content/catalogue.toml", &edition), ("content/products/p.md", &product)]).catalogue.unwrap()
        };
        let all = [
            version("1", "45A01", ""),
            version("2", "45A02", "replaces = [\"45A01\"]\n"),
            version("3", "45A02", "replaces = [\"45A01\"]\n"),
            version("4", "45A03", "replaces = [\"45A02\"]\n"),
        ];
        let changes: Vec<Changes> = all.windows(2).map(|pair| compare(&pair[0], &pair[1])).collect();
        let names = Names::of(&changes);
        let called = |id: &str, from: &str, to: &str| names.called(("product", id), from, to);
        assert_eq!(called("45A01", "1", "4"), "45A03");
        assert_eq!(called("45A01", "1", "2"), "45A02");
        assert_eq!(called("45A03", "4", "1"), "45A01");
        assert_eq!(called("45A03", "4", "3"), "45A02");
        assert_eq!(called("45A02", "2", "2"), "45A02");
        assert_eq!(names.called(("segment", "45A01"), "1", "4"), "45A01");
    }
}
