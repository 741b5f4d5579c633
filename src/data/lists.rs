//! The other lists as tables: providers, municipalities, terms, questions, requirements and so on.
//!
//! Columns are the keys of the content model; Markdown stands as it is written.

use super::table::{Cell, Sheet, ids, texts};
use crate::catalogue::Catalogue;
use crate::catalogue::people::Contracted;
use crate::catalogue::scope::Scope;
use crate::catalogue::slug;
use crate::catalogue::terms::{Funding, Law, ProcedureKind, SegmentKind};
use crate::content::fields::FromKeys;
use crate::site::plan::PageId;

/// Every list that has entries.
pub fn lists(catalogue: &Catalogue) -> Vec<Sheet> {
    let mut sheets = vec![
        segments(catalogue),
        providers(catalogue),
        municipalities(catalogue),
        glossary(catalogue),
        offers(catalogue),
        scores(catalogue),
        indicators(catalogue),
        planning(catalogue),
        procedures(catalogue),
    ];
    sheets.extend(questions(catalogue));
    sheets.extend(requirements(catalogue));
    sheets.retain(|sheet| !sheet.rows.is_empty());
    sheets
}

/// The tables under `content/tables`: columns and rows as written.
pub fn tables(catalogue: &Catalogue) -> Vec<Sheet> {
    let table = |table: &crate::catalogue::Entry<crate::catalogue::document::TableFile>| Sheet {
        name: format!("tables/{}", table.id),
        columns: table.columns.clone(),
        rows: table.rows.iter().map(|row| row.iter().map(|cell| (&cell.0).into()).collect()).collect(),
    };
    catalogue.tables.values().map(table).collect()
}

fn segments(catalogue: &Catalogue) -> Sheet {
    let mut sheet = Sheet::of(
        "segments",
        catalogue.segments.values(),
        &[
            ("id", &|s| s.id.as_str().into()),
            ("name", &|s| (&s.name).into()),
            ("kind", &|s| s.kind.map(SegmentKind::key).into()),
            ("order", &|s| s.order.map(|order| order.to_string()).into()),
            ("parent", &|s| s.parent.as_ref().into()),
            ("valid_from", &|s| s.valid_from.into()),
            ("valid_until", &|s| s.valid_until.as_ref().into()),
            ("replaces", &|s| ids(&s.replaces)),
            ("excludes", &|s| ids(&s.excludes)),
            ("category", &|s| s.category.as_ref().into()),
            ("funding", &|s| s.funding.map(Funding::key).into()),
            ("funding_parts", &|s| texts(s.funding_parts.iter().map(super::products::funding_part))),
            ("providers.wanted", &|s| s.providers.as_ref().and_then(|providers| providers.wanted.as_ref()).into()),
            ("providers.contracted", &|s| s.providers.as_ref().and_then(|providers| providers.contracted.as_ref()).into()),
            ("main_contractor_share", &|s| s.main_contractor_share.map(|share| Cell::Number(share.value.0)).into()),
            ("address", &|s| PageId::Segment(s.id.clone()).address().into()),
        ],
    );
    let scopes = catalogue.segments.values().map(|segment| &segment.scope);
    scoped(&mut sheet, catalogue, scopes);
    // The conditions are free rows in the content, so they are free columns here.
    let names: indexmap::IndexSet<&String> = catalogue.segments.values().flat_map(|segment| segment.conditions.0.keys()).collect();
    for name in names {
        sheet.columns.push(format!("conditions.{name}"));
        for (row, segment) in sheet.rows.iter_mut().zip(catalogue.segments.values()) {
            row.push(segment.conditions.0.get(name).into());
        }
    }
    sheet
}

fn providers(catalogue: &Catalogue) -> Sheet {
    Sheet::of(
        "providers",
        catalogue.providers.values(),
        &[
            ("id", &|p| (&p.id).into()),
            ("name", &|p| (&p.name).into()),
            ("agb", &|p| p.agb.as_ref().into()),
            ("website", &|p| p.website.as_ref().into()),
            ("members", &|p| texts(&p.members)),
            ("contracted", &|p| texts(p.contracted.iter().map(contracted))),
            ("address", &|p| PageId::Provider(p.id.value.clone()).address().into()),
        ],
    )
}

/// `segments=ambulant+wonen category=a from=2026-01-01`.
fn contracted(row: &Contracted) -> String {
    let mut words: Vec<String> = row.law.iter().map(|law| format!("law={}", law.key())).collect();
    for (key, values) in [("segments", &row.segments), ("products", &row.products), ("municipalities", &row.municipalities)] {
        if !values.is_empty() {
            let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
            words.push(format!("{key}={}", values.join("+")));
        }
    }
    words.extend(row.category.iter().map(|category| format!("category={}", category.value)));
    words.extend(row.from.iter().map(|from| format!("from={from}")));
    words.extend(row.until.iter().map(|until| format!("until={}", until.value)));
    words.extend(row.when.iter().map(|when| format!("when={when}")));
    words.join(" ")
}

fn municipalities(catalogue: &Catalogue) -> Sheet {
    let groups = |id: &str| {
        let groups = catalogue.edition.municipality_group.iter().filter(|group| group.municipalities.iter().any(|m| m.value == id));
        ids(groups.map(|group| &group.id))
    };
    Sheet::of(
        "municipalities",
        catalogue.municipalities.values(),
        &[
            ("id", &|m| (&m.id).into()),
            ("name", &|m| (&m.name).into()),
            ("code", &|m| m.code.as_ref().into()),
            ("municipality_group", &|m| groups(&m.id)),
            ("address", &|m| PageId::Municipality(m.id.value.clone()).address().into()),
        ],
    )
}

fn glossary(catalogue: &Catalogue) -> Sheet {
    Sheet::of(
        "glossary",
        &catalogue.glossary,
        &[
            ("term", &|t| (&t.term).into()),
            ("abbreviation", &|t| t.abbreviation.as_ref().into()),
            ("also", &|t| texts(t.also.iter().map(|also| also.as_str()))),
            ("definition", &|t| (&t.definition).into()),
            ("source", &|t| t.source.as_ref().into()),
            ("address", &|t| format!("{}#{}", PageId::Glossary.address(), slug(&t.term)).into()),
        ],
    )
}

fn offers(catalogue: &Catalogue) -> Sheet {
    Sheet::of(
        "offers",
        &catalogue.offers,
        &[
            ("provider", &|o| (&o.provider).into()),
            ("product", &|o| (&o.product).into()),
            ("municipalities", &|o| ids(&o.municipalities.0)),
            ("waiting_weeks", &|o| o.waiting_weeks.into()),
            ("stop", &|o| o.stop.into()),
            ("as_of", &|o| o.as_of.into()),
        ],
    )
}

fn scores(catalogue: &Catalogue) -> Sheet {
    Sheet::of(
        "scores",
        &catalogue.scores,
        &[
            ("provider", &|s| (&s.provider).into()),
            ("indicator", &|s| (&s.indicator).into()),
            ("segment", &|s| s.segment.as_ref().into()),
            ("period", &|s| s.period.as_ref().into()),
            ("value", &|s| s.value.as_ref().into()),
        ],
    )
}

fn indicators(catalogue: &Catalogue) -> Sheet {
    let mut sheet = Sheet::of(
        "indicators",
        catalogue.indicators.values(),
        &[
            ("id", &|i| (&i.id).into()),
            ("name", &|i| (&i.name).into()),
            ("definition", &|i| (&i.definition).into()),
            ("target", &|i| i.target.as_ref().into()),
            ("source", &|i| i.source.as_ref().into()),
        ],
    );
    scoped(&mut sheet, catalogue, catalogue.indicators.values().map(|indicator| &indicator.scope));
    sheet
}

fn planning(catalogue: &Catalogue) -> Sheet {
    let mut sheet = Sheet::of(
        "planning",
        &catalogue.steps,
        &[
            ("title", &|s| (&s.title).into()),
            ("who", &|s| texts(&s.who)),
            ("start", &|s| s.start.into()),
            ("end", &|s| s.end.as_ref().into()),
            ("when", &|s| s.when.as_ref().into()),
            ("parts", &|s| texts(&s.parts)),
        ],
    );
    scoped(&mut sheet, catalogue, catalogue.steps.iter().map(|step| &step.scope));
    sheet
}

fn procedures(catalogue: &Catalogue) -> Sheet {
    let mut sheet = Sheet::of(
        "procedures",
        catalogue.procedures.values(),
        &[
            ("id", &|p| (&p.id).into()),
            ("name", &|p| (&p.name).into()),
            ("kind", &|p| p.kind.map(ProcedureKind::key).into()),
            ("description", &|p| p.description.as_ref().into()),
        ],
    );
    let names: indexmap::IndexSet<&String> = catalogue.procedures.values().flat_map(|procedure| procedure.fields.0.keys()).collect();
    for name in names {
        sheet.columns.push(format!("fields.{name}"));
        for (row, procedure) in sheet.rows.iter_mut().zip(catalogue.procedures.values()) {
            row.push(procedure.fields.0.get(name).into());
        }
    }
    sheet
}

fn questions(catalogue: &Catalogue) -> impl Iterator<Item = Sheet> {
    catalogue.questions.values().map(|round| {
        Sheet::of(
            format!("questions-{}", round.id),
            &round.question,
            &[
                ("number", &|q| q.number.value.into()),
                ("about", &|q| q.about.as_ref().map(|about| &about.written).into()),
                ("question", &|q| (&q.question).into()),
                ("answer", &|q| q.answer.as_ref().into()),
                ("changes", &|q| q.changes.as_ref().into()),
            ],
        )
    })
}

fn requirements(catalogue: &Catalogue) -> impl Iterator<Item = Sheet> {
    catalogue.requirements.values().map(|programme| {
        let mut sheet = Sheet::of(
            format!("requirements-{}", programme.id),
            &programme.requirement,
            &[
                ("id", &|r| (&r.id).into()),
                ("number", &|r| programme.number(&r.id).into()),
                ("text", &|r| (&r.text).into()),
                ("verified_by", &|r| r.verified_by.as_ref().into()),
            ],
        );
        scoped(&mut sheet, catalogue, programme.requirement.iter().map(|requirement| &requirement.scope));
        if programme.requirement.iter().any(|requirement| requirement.ages.is_some()) {
            sheet.columns.extend(["ages.from".to_owned(), "ages.to".to_owned()]);
            for (row, requirement) in sheet.rows.iter_mut().zip(&programme.requirement) {
                let ages = requirement.ages.as_ref();
                row.extend([ages.and_then(|ages| ages.from).into(), ages.and_then(|ages| ages.to).into()]);
            }
        }
        sheet
    })
}

/// Adds the columns of the scope keys that some row uses.
fn scoped<'a>(sheet: &mut Sheet, catalogue: &Catalogue, scopes: impl Iterator<Item = &'a Scope>) {
    let scopes: Vec<&Scope> = scopes.collect();
    let dimensions: Vec<String> = catalogue.edition.dimension.iter().map(|dimension| dimension.id.value.clone()).collect();
    for key in Scope::names(&dimensions) {
        let cells: Vec<Cell> =
            scopes.iter().map(|scope| if key == "law" { scope.law.map(Law::key).into() } else { ids(scope.get(&key)) }).collect();
        if cells.iter().any(|cell| *cell != Cell::Empty) {
            sheet.columns.push(key);
            for (row, cell) in sheet.rows.iter_mut().zip(cells) {
                row.push(cell);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::sample::sample;

    #[test]
    fn a_list_has_its_scope_and_free_keys_as_columns() {
        let site = sample(&[
            (
                "content/requirements/pve.toml",
                "title = \"PvE\"\nprefix = \"PvE\"\n[[requirement]]\nid = \"12\"\ntext = \"Een, twee.\"\nsegments = [\"s\"]\n",
            ),
            (
                "content/segments/t.md",
                "+++\nname = \"T\"\nmain_contractor_share = \"70\"\nproviders = { wanted = \"5-7\" }\n[conditions]\nToegang = \"Vrij\"\n+++\n",
            ),
            ("content/offers.csv", "provider,product,municipalities,waiting_weeks,stop,as_of\nx,45A01,linden esdoorn,6,,2026-01-15\n"),
            ("content/tables/risicos.csv", "Risico,Kans\nBrand,\"klein, zeer\"\n"),
        ]);
        let catalogue = site.catalogue.as_ref().unwrap();
        let sheets = lists(catalogue);
        let text = |name: &str| String::from_utf8(sheets.iter().find(|sheet| sheet.name == name).unwrap().csv()).unwrap();
        assert_eq!(text("requirements-pve"), "id,number,text,verified_by,segments\r\n12,PvE-12,\"Een, twee.\",,s\r\n");
        assert_eq!(text("offers"), "provider,product,municipalities,waiting_weeks,stop,as_of\r\nx,45A01,linden esdoorn,6,,2026-01-15\r\n");
        assert!(text("segments").starts_with("id,name,kind,"));
        assert!(text("segments").contains(",5-7,,70,segmenten/t.html,,Vrij\r\n"));
        assert!(!sheets.iter().any(|sheet| sheet.name == "glossary"), "an empty list has no file");
        let tables = tables(catalogue);
        assert_eq!(tables[0].name, "tables/risicos");
        assert_eq!(String::from_utf8(tables[0].csv()).unwrap(), "Risico,Kans\r\nBrand,\"klein, zeer\"\r\n");
    }
}
