//! PDFs: `bestek pdf` with engines that are shell scripts, and what pages link to.
#![cfg(unix)]

mod common;

use common::{DAY, Run, Site, bestek_with};
use std::os::unix::fs::PermissionsExt;

/// A site with a document, and a folder with the engines that a machine is to have: only these are on its path.
struct Machine {
    site: Site,
}

/// An engine that writes a PDF with the text that it was given behind it.
const WEASYPRINT: &str = "[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' && exit\n\
    echo \"$@\" >>\"$0.log\"\n{ echo '%PDF-1.7'; /bin/cat \"$3\"; } >\"$4\"\n";
const CHROMIUM: &str = "[ \"$1\" = --version ] && echo 'Chromium 156.0.1 built on Debian' && exit\n\
    for word; do case $word in --print-to-pdf=*) echo '%PDF-1.4' >\"${word#*=}\";; esac; done\n";

impl Machine {
    fn new(engines: &[(&str, &str)]) -> Self {
        let document = "+++\ntitle = \"Uitleg\"\nkind = \"explanation\"\n+++\nZie [](product:45A48).\n\n![De kaart](asset:kaart.svg)\n";
        let site = Site::base().with("content/documents/uitleg.md", document);
        let site = site.with("content/assets/kaart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
        let site = site.with_folder("bin");
        let site = engines.iter().fold(site, |site, (name, script)| Self::engine(site, name, script));
        site.build().expect(0);
        Self { site }
    }

    fn engine(site: Site, name: &str, script: &str) -> Site {
        let path = format!("bin/{name}");
        let site = site.with(&path, format!("#!/bin/sh\n{script}"));
        std::fs::set_permissions(site.path(&path), std::fs::Permissions::from_mode(0o755)).expect("a program");
        site
    }

    fn pdf(&self, arguments: &[&str]) -> Run {
        let (site, path) = (self.site.path("."), self.site.path("bin"));
        let mut all = vec!["pdf", "--site", site.to_str().expect("a path")];
        all.extend(arguments);
        bestek_with(&all, &[("PATH", path.to_str().expect("a path"))])
    }

    fn log(&self) -> usize {
        std::fs::read_to_string(self.site.path("bin/weasyprint.log")).map_or(0, |log| log.lines().count())
    }
}

#[test]
fn every_document_is_made_and_linked() {
    let machine = Machine::new(&[("weasyprint", WEASYPRINT), ("chromium", CHROMIUM)]);
    assert!(!machine.site.output().page("documenten/uitleg.html").contains("Download"));
    let run = machine.pdf(&[]).expect(0);
    assert!(run.stderr.contains("WeasyPrint 70.0 makes 2 documents, as PDF/UA-1"), "{}", run.stderr);
    assert!(run.stderr.contains("[2/2] print/"), "{}", run.stderr);
    assert_eq!(run.stdout.lines().count(), 2);
    let output = machine.site.output();
    for page in ["documenten/uitleg.html", "documenten/index.html", "data/index.html", "print/uitleg.html"] {
        assert!(output.page(page).contains("Download als pdf ("), "{page}: {}", output.page(page));
    }
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
    // What the PDF says leads to the web, and was laid out with the files on this machine.
    let made = String::from_utf8(output.0["print/uitleg.pdf"].clone()).expect("text");
    assert!(made.contains("href=\"https://proef.example/producten/45a48.html\""), "{made}");
    assert!(made.contains("src=\"file:///") && !made.contains("href=\"../"), "{made}");
}

#[test]
fn a_build_keeps_the_pdfs_of_texts_that_did_not_change() {
    let machine = Machine::new(&[("weasyprint", WEASYPRINT)]);
    machine.pdf(&[]).expect(0);
    let before = machine.site.output();
    machine.site.build().expect(0);
    assert!(machine.site.output() == before, "a second build makes another site");
    machine.pdf(&[]).expect(0).says("is up to date");
    assert_eq!(machine.log(), 2);
    let machine = Machine { site: machine.site.edit("content/documents/uitleg.md", "Zie ", "Lees ") };
    machine.site.build().expect(0);
    let output = machine.site.output();
    assert!(!output.0.contains_key("print/uitleg.pdf") && output.0.contains_key("print/productenboek.pdf"));
    assert!(!output.page("documenten/uitleg.html").contains("Download"));
    assert_eq!(common::links::broken(&output), Vec::<String>::new());
    machine.pdf(&["uitleg"]).expect(0);
    assert_eq!(machine.log(), 3);
    // A drawing is part of what a document says.
    let site = machine.site.with("content/assets/kaart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"/>");
    site.build().expect(0);
    assert!(!site.output().0.contains_key("print/uitleg.pdf"));
}

#[test]
fn chromium_is_taken_where_it_is_all_there_is() {
    let machine = Machine::new(&[("chromium", CHROMIUM)]);
    machine.pdf(&["productenboek"]).expect(0).says("Chromium 156.0.1 makes 1 document").says("pipx install weasyprint");
    machine.pdf(&["--variant", "a-3a"]).expect(2).says("no working WeasyPrint").says("pipx install weasyprint");
    machine.pdf(&["--variant", "a-3a", "--engine", "chromium"]).expect(2).says("Chromium makes no PDF/A-3a");
    let program = machine.site.path("bin/chromium");
    machine.pdf(&["--engine", program.to_str().expect("a path"), "uitleg"]).expect(0);
}

#[test]
fn without_an_engine_it_says_how_to_get_one() {
    let broken = "echo 'no module named weasyprint' >&2\nexit 1\n";
    let machine = Machine::new(&[("weasyprint", broken)]);
    let run = machine.pdf(&[]).expect(2);
    assert!(run.stdout.is_empty() && run.stderr.lines().count() == 1, "{}", run.said());
    run.says("install WeasyPrint with").says("or Chromium with");
}

#[test]
fn an_engine_that_fails_or_hangs_is_said_in_one_sentence() {
    let version = "[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' && exit\n";
    for (script, says) in [
        ("echo 'ValueError: geen lettertype' >&2\nexit 3\n", "ended with status 3: ValueError: geen lettertype"),
        ("/bin/sleep 60 &\nwait\n", "was not ready after 1 s and was stopped"),
        ("echo niets >\"$4\"\n", "wrote no PDF"),
    ] {
        let machine = Machine::new(&[("weasyprint", &format!("{version}{script}"))]);
        let before = machine.site.output();
        let run = machine.pdf(&["uitleg", "--time-limit", "1s"]).expect(2).says(says).says("1 of 1 documents were not made");
        assert_eq!(run.stderr.lines().count(), 3, "{}", run.stderr);
        assert!(machine.site.output() == before, "it left something behind");
    }
}

#[test]
fn what_is_not_there_is_said() {
    let machine = Machine::new(&[("weasyprint", WEASYPRINT)]);
    machine.pdf(&["uitlek"]).expect(2).says("did you mean `uitleg`?");
    let elsewhere = machine.site.path("elders");
    machine.pdf(&["--output", elsewhere.to_str().expect("a path")]).expect(2).says("build the site first");
    machine.pdf(&["--engine", "geen"]).expect(2).says("is no engine that works");
}

#[test]
fn frozen_versions_are_made_when_asked() {
    let machine = Machine::new(&[("weasyprint", WEASYPRINT)]);
    machine.site.run(&["release"]).expect(0);
    let site = machine.site.edit("content/catalogue.toml", "version = \"2026.1\"", "version = \"2026.2\"");
    site.run(&["build", "--date", DAY]).expect(0);
    let machine = Machine { site };
    machine.pdf(&["uitleg", "productenboek"]).expect(0);
    assert!(!machine.site.output().0.contains_key("versies/2026.1/print/uitleg.pdf"));
    let run = machine.pdf(&["--versions"]).expect(0);
    let output = machine.site.output();
    assert!(output.page("versies/2026.1/documenten/uitleg.html").contains("Download als pdf"), "{}", run.said());
    let made = String::from_utf8(output.0["versies/2026.1/print/uitleg.pdf"].clone()).expect("text");
    assert!(made.contains("https://proef.example/versies/2026.1/producten/45a48.html"));
}
