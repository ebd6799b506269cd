//! The rules of this repository, as far as a program can keep them.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use referat::FORMATS;
use referat_tests::fixtures::fixtures;
use referat_tests::{files, root};

/// Files may have this many lines.
const LINES: usize = 600;

/// Longer ones, each with its reason.
const LONG: &[(&str, &str)] =
    &[("crates/referat/src/minutes.rs", "the contract is read top to bottom, in one place")];

#[test]
fn every_crate_is_on_the_map() {
    let map = text("ARCHITECTURE.md");
    for folder in folders("crates") {
        let is_named =
            [format!("`crates/{folder}`"), format!("`crates/{folder}/")].iter().any(|it| map.contains(it));
        assert!(is_named, "ARCHITECTURE.md does not name crates/{folder}");
    }
}

#[test]
fn every_crate_takes_the_workspace_lints() {
    for folder in folders("crates") {
        let manifest = text(&format!("crates/{folder}/Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "crates/{folder} has lints of its own");
    }
}

#[test]
fn every_lexicon_is_listed() {
    let listed = text("crates/referat/src/lexicon.rs");
    for lexicon in files(&root().join("crates/referat/lexicons")) {
        let name = format!("lexicons/{}", file_name(&lexicon));
        assert!(listed.contains(&name), "SOURCES in lexicon.rs does not list {name}");
    }
}

#[test]
fn every_format_is_a_feature() {
    for manifest in ["crates/referat/Cargo.toml", "crates/referat-read/Cargo.toml"] {
        let features = text(manifest);
        for format in FORMATS {
            assert!(
                features.contains(&format!("\n{} = [", format.name)),
                "{manifest} has no feature {}",
                format.name
            );
        }
    }
}

#[test]
fn every_fixture_is_complete() {
    for fixture in fixtures() {
        let name = fixture.folder.display();
        assert!(!fixture.sources.is_empty(), "{name} has no source.*");
        let mut expected: BTreeSet<PathBuf> = fixture.sources.iter().cloned().collect();
        let gold = fixture.gold();
        for source in &fixture.sources {
            for (stage, suffix) in [("document", "txt"), ("labels", "txt"), ("minutes", "json")] {
                expected.insert(fixture.golden(source, stage, suffix));
            }
            expected.extend(gold.iter().map(|_| fixture.golden(source, "differences", "txt")));
        }
        expected.extend(gold);
        expected.extend(fixture.profile());
        let found: BTreeSet<PathBuf> = files(&fixture.folder).into_iter().collect();
        let missing: Vec<_> = expected.difference(&found).collect();
        let stray: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty() && stray.is_empty(), "{name}: missing {missing:?}, stray {stray:?}");
    }
}

#[test]
fn no_source_file_is_too_long() {
    for file in sources() {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        let excused = LONG.iter().any(|(long, _)| file.ends_with(long));
        assert!(lines <= LINES || excused, "{} has {lines} lines; {LINES} are enough", file.display());
    }
}

#[test]
fn every_excuse_for_length_is_needed() {
    for (file, _) in LONG {
        assert!(text(file).lines().count() > LINES, "{file} is no longer long");
    }
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = text("README.md");
    for command in ["scripts/demo", "scripts/test"] {
        assert!(readme.contains(command), "README.md does not name {command}");
        assert!(root().join(command).exists(), "there is no {command}");
    }
}

#[test]
fn documents_name_no_place_outside_the_repository() {
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let document_text = text(document);
        for place in ["/work/", "../shared", "/tmp/"] {
            assert!(!document_text.contains(place), "{document} names {place}");
        }
    }
}

/// Every Rust and Python file that people write.
fn sources() -> impl Iterator<Item = PathBuf> {
    let folders = ["crates", "tests", "python"].map(|folder| files(&root().join(folder)));
    folders.into_iter().flatten().filter(|file| {
        let is_source = file.extension().is_some_and(|it| it == "rs" || it == "py");
        is_source && file.file_name().is_some_and(|it| it != "_model.py")
    })
}

fn folders(of: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(of)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).map(|path| file_name(&path)).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
