//! `referat import`: what the tables hold, run after run.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bad;
mod formats;
mod killed;
mod questions;
mod workers;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use referat::Parsed;
use referat_corpus::Report;
use referat_corpus::sink::SINKS;
use referat_tests::containers::{archive, zipped};
use referat_tests::fixtures::fixtures;
use referat_tests::program::{Folder, program};
use referat_tests::{files, root};

const MINUTES: &str = "Referat fra styremøte i Fjordvik båtlag\n\nDato: 3. mai 2024\n\nTil stede: Ola Vik, Åse Nes\n\nSak 1 Brygga\n";

fn minutes(of: &str) -> String {
    MINUTES.replace("båtlag", of)
}

/// An import into `tables` beside the paths in the folder: whole documents,
/// which tests read.
fn import(folder: &Folder, paths: &[&str]) -> Command {
    import_as("jsonl", folder, paths)
}

/// The same, into all that there is.
fn import_all(folder: &Folder, paths: &[&str]) -> Command {
    let all: Vec<&str> = SINKS.iter().map(|it| it.name).collect();
    import_as(&all.join(","), folder, paths)
}

fn import_as(formats: &str, folder: &Folder, paths: &[&str]) -> Command {
    let mut command = program();
    command.arg("import").args(paths).args(["--to", "tables", "--format", formats]);
    command.current_dir(folder.path(""));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(mut command: Command) -> Output {
    command.output().unwrap()
}

/// Runs an import that does as it is told.
fn imported(folder: &Folder, paths: &[&str]) -> String {
    let output = run(import(folder, paths));
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    String::from_utf8(output.stdout).unwrap()
}

/// What is told on standard error, but for how far it is: where the tests run
/// slowly, that is told too.
fn stderr(output: &Output) -> String {
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    let is_progress =
        |line: &&str| ["reading ", "linking ", "writing "].iter().any(|it| line.starts_with(it));
    told.split_inclusive('\n').filter(|line| !is_progress(line)).collect()
}

fn documents(folder: &Folder) -> Vec<Parsed> {
    let lines = fs::read_to_string(folder.path("tables/documents.jsonl")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn names(folder: &Folder) -> Vec<String> {
    documents(folder).into_iter().map(|it| it.document.name.unwrap()).collect()
}

fn report(folder: &Folder) -> Report {
    serde_json::from_slice(&fs::read(folder.path("tables/report.json")).unwrap()).unwrap()
}

/// What could not be read: the place and the kind.
fn failures(folder: &Folder) -> Vec<String> {
    report(folder).failures.iter().map(|it| format!("{} {}", it.place, it.kind)).collect()
}

/// The files that people see, with what is in them.
fn tables(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let visible = files(folder);
    visible.into_iter().map(|it| (it.clone(), fs::read(it).unwrap())).collect()
}

/// Copies every so-manieth fixture, and containers, into `archive/` of a folder.
fn fill(folder: &Folder, step: usize) {
    for fixture in fixtures().iter().step_by(step) {
        let name = fixture.folder.file_name().and_then(OsStr::to_str).unwrap();
        let (language, rest) = name.split_once('-').unwrap();
        for source in &fixture.sources {
            let extension = source.extension().and_then(OsStr::to_str).unwrap();
            folder.write(&format!("archive/{language}/{rest}.{extension}"), fs::read(source).unwrap());
        }
    }
    folder.write("archive/archive.zip", fs::read(archive()).unwrap());
    folder.write("archive/letter.eml", fs::read(root().join("tests/containers/letter.eml")).unwrap());
}

#[test]
fn a_run_parses_only_what_is_new_and_drops_what_is_gone() {
    let folder = Folder::new("import-again");
    for name in ["a", "b", "c"] {
        folder.write(&format!("in/{name}.txt"), minutes(name));
    }
    assert!(imported(&folder, &["in"]).ends_with("3 files, 3 of them parsed in this run\n"));
    let before = tables(&folder.path("tables"));
    assert!(imported(&folder, &["in"]).ends_with("3 files, none of them parsed in this run\n"));
    assert_eq!(tables(&folder.path("tables")), before);
    folder.write("in/b.txt", minutes("other"));
    fs::remove_file(folder.path("in/a.txt")).unwrap();
    fs::rename(folder.path("in/c.txt"), folder.path("in/d.txt")).unwrap();
    assert!(imported(&folder, &["in"]).ends_with("2 files, 1 of them parsed in this run\n"));
    assert_eq!(names(&folder), ["b.txt", "d.txt"]);
    let mut again = import(&folder, &["in"]);
    again.arg("--again");
    let again = String::from_utf8(run(again).stdout).unwrap();
    assert!(again.ends_with("2 files, 2 of them parsed in this run\n"), "{again}");
}

#[test]
fn another_profile_is_another_reading() {
    let folder = Folder::new("import-profile");
    let fixture = fixtures().into_iter().find(|it| it.profile().is_some()).unwrap();
    let source = &fixture.sources[0];
    folder.write(&format!("in/a.{}", source.extension().unwrap().display()), fs::read(source).unwrap());
    folder.write("ours.toml", fs::read(fixture.profile().unwrap()).unwrap());
    let minutes = |folder: &Folder| documents(folder)[0].minutes.clone();
    imported(&folder, &["in"]);
    let without = minutes(&folder);
    let with = |folder: &Folder| imported(folder, &["in", "--profile", "ours.toml"]);
    assert!(with(&folder).ends_with("1 file, 1 of them parsed in this run\n"));
    assert_ne!(minutes(&folder), without);
    assert!(with(&folder).ends_with("1 file, none of them parsed in this run\n"));
    imported(&folder, &["in"]);
    assert_eq!(minutes(&folder), without);
}

#[test]
fn the_same_content_is_one_document_with_several_paths() {
    let folder = Folder::new("import-same");
    folder.write("in/b/a.txt", minutes("a"));
    folder.write("in/a.txt", minutes("a"));
    folder.write(
        "in/c.zip",
        zipped(&[("inne.txt", minutes("a").as_bytes()), ("b.txt", minutes("b").as_bytes())]),
    );
    let text = imported(&folder, &["in", "in/a.txt"]);
    assert!(text.starts_with("2 documents, 2 meetings\n2 more files are copies of these\n"), "{text}");
    assert_eq!(names(&folder), ["a.txt", "b.txt"]);
}

#[test]
fn paths_may_be_patterns_and_lists() {
    let folder = Folder::new("import-paths");
    for name in ["2019/a.txt", "2019/b.md", "2020/c.txt", "2020/.d.txt", "2020/~$c.txt"] {
        folder.write(name, minutes(name));
    }
    folder.write("list", "2019/b.md\n2020/c.txt\n");
    for (paths, expected) in [
        (&["20*/*.txt"][..], &["a.txt", "c.txt"][..]),
        (&["@list"], &["b.md", "c.txt"]),
        (&["--files-from", "list", "2019"], &["a.txt", "b.md", "c.txt"]),
    ] {
        imported(&folder, paths);
        assert_eq!(names(&folder), expected, "{paths:?}");
    }
}

#[test]
fn tables_among_the_files_are_not_read() {
    let folder = Folder::new("import-inside");
    folder.write("a.txt", minutes("a"));
    for _ in 0..2 {
        imported(&folder, &["."]);
        assert_eq!(names(&folder), ["a.txt"]);
    }
}
