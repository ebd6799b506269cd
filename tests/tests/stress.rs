//! Damaged and hostile files, beside the repository where there are any: each
//! is read, or refused with an error of the right kind, in little memory.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use referat::Options;
use referat_tests::fixtures::corpus;
use referat_tests::watch::{each, peak_memory, watched};

/// What all of them may take.
const MEMORY: u64 = 1 << 30;
/// The list of the files, with what is known of each.
const LIST: &str = "MANIFEST.tsv";

#[test]
fn damaged_and_hostile_files_are_read_or_refused_for_the_right_reason() {
    let mut files = corpus("stress");
    files.retain(|file| !file.ends_with(LIST));
    let outcomes = each(&files, |file| {
        let bytes = fs::read(file).unwrap();
        watched(&file.display().to_string(), move || outcome(&bytes))
    });
    let notes = notes();

    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (file, outcome) in files.iter().zip(outcomes) {
        let folder = file.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
        *counts.entry((folder, outcome)).or_default() += 1;
        let known = notes.iter().find(|(path, _)| file.ends_with(path)).map_or("", |(_, notes)| notes);
        let is_noted = |notes: &[&str]| notes.iter().any(|it| known.contains(it));
        // What opens with the empty password is no secret.
        let is_right = match outcome {
            "encrypted" => is_noted(ENCRYPTED),
            _ => !is_noted(LOCKED) || is_noted(OPENS),
        };
        if !is_right {
            wrong.push(format!("{}: {outcome}, though {known}", file.display()));
        }
    }
    for ((folder, outcome), count) in counts {
        eprintln!("{count:5} {folder} {outcome}");
    }
    if let Some(peak) = peak_memory() {
        eprintln!("{} MB of memory at most", peak >> 20);
        assert!(peak < MEMORY);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is noted of files that are encrypted, of those that only a password
/// opens, and of those that need none.
const ENCRYPTED: &[&str] = &["encrypted", "/Encrypt"];
const LOCKED: &[&str] = &["encrypted", "poppler-fails-password"];
const OPENS: &[&str] = &["encrypted(opens)"];

/// What comes of a file: `read`, or the kind of the first error.
fn outcome(bytes: &[u8]) -> &'static str {
    let parsed: Vec<_> = referat::parse_all(bytes, &Options::default()).map(|it| it.parsed).collect();
    assert!(!parsed.is_empty(), "what is in a file is read or refused");
    parsed.iter().find_map(|it| it.as_ref().err()).map_or("read", referat::Error::kind)
}

/// What the list notes of each file's content, by its path.
fn notes() -> Vec<(PathBuf, String)> {
    let list = corpus("stress").into_iter().find(|file| file.ends_with(LIST));
    let text = list.map(|list| fs::read_to_string(list).unwrap()).unwrap_or_default();
    let row = |row: &str| {
        let columns: Vec<&str> = row.split('\t').collect();
        Some((PathBuf::from(columns.first()?), (*columns.get(7)?).to_owned()))
    };
    text.lines().filter_map(row).collect()
}
