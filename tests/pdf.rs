//! PDFs: `bestek pdf` with engines that are shell scripts, and what pages link to.
#![cfg(unix)]

use crate::common;
use crate::common::{DAY, Run, Site, bestek_with};
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
fn the_longest_is_begun_first_on_every_core() {
    let slow = "[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' && exit\n\
        echo \"$4 $(/usr/bin/wc -c <\"$3\")\" >>\"$0.log\"\n/bin/sleep 0.4\necho '%PDF-1.7' >\"$4\"\n";
    let machine = Machine::new(&[("weasyprint", slow)]);
    let site = (1..=7).fold(machine.site, |site, at| {
        let text = format!("+++\ntitle = \"Nota {at}\"\nkind = \"explanation\"\n+++\n{}\n", "Een lange zin over zorg. ".repeat(400 * at));
        site.with(&format!("content/documents/nota-{at}.md"), text)
    });
    site.build().expect(0);
    let machine = Machine { site };
    machine.pdf(&[]).expect(0).says("makes 9 documents, as PDF/UA-1, the longest first");
    let log = std::fs::read_to_string(machine.site.path("bin/weasyprint.log")).expect("a log");
    let sizes: Vec<u64> = log.lines().map(|line| line.rsplit(' ').next().and_then(|size| size.parse().ok()).expect("a size")).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    // Those that run beside each other begin in any order.
    assert!(
        sizes.len() == 9 && sizes.iter().enumerate().all(|(at, size)| sizes.iter().skip(at + cores).all(|later| later < size)),
        "{log}"
    );
}

#[test]
fn an_interruption_ends_the_engines_and_keeps_what_was_ready() {
    let version = "[ \"$1\" = --version ] && echo 'WeasyPrint version 70.0' && exit\n";
    // The shorter of two documents is made; the other one would take a minute.
    let slow = format!(
        "{version}if /bin/grep -q data-document=.Productenboek \"$3\"; then echo $$ >\"$0.log\"; /bin/sleep 61; fi\necho '%PDF-1.7' >\"$4\"\n"
    );
    let machine = Machine::new(&[("weasyprint", &slow)]);
    let (site, path) = (machine.site.path("."), machine.site.path("bin"));
    let mut program = std::process::Command::new(common::program());
    program.args(["pdf", "--site"]).arg(site).env("PATH", path).env("RAYON_NUM_THREADS", "2");
    let child = program.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("the program");
    let log = machine.site.path("bin/weasyprint.log");
    let start = std::time::Instant::now();
    let ready = || log.exists() && machine.site.path("output/print/uitleg.pdf").exists();
    while !ready() && start.elapsed().as_secs() < 30 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().is_ok_and(|status| status.success()));
    let ended = child.wait_with_output().expect("an end");
    let (out, said) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(start.elapsed().as_secs() < 50 && said.contains("stopped before 1 of 2 documents were made"), "{said}");
    assert!(out.lines().count() == 1 && out.contains("print/uitleg.pdf"), "{out}");
    let engine = std::fs::read_to_string(log).expect("a log");
    let alive = std::process::Command::new("kill").args(["-0", engine.trim()]).stderr(std::process::Stdio::null()).status();
    assert!(alive.is_ok_and(|status| !status.success()), "the engine goes on");
    let output = machine.site.output();
    assert!(output.page("documenten/uitleg.html").contains("Download als pdf") && !output.0.contains_key("print/productenboek.pdf"));
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
        (
            "echo %PDF-1.7 >\"$4\"\necho \"ERROR: Failed to load image at 'file:///o/assets/kaart.svg': geen beeld\" >&2\n",
            "cannot load an image, 'file:///o/assets/kaart.svg': geen beeld; make it smaller",
        ),
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
