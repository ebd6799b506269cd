//! What is in archives and mails: each document with its minutes in short, or
//! why it could not be read.

use referat::{Inside, Minutes, Options, parse_all};
use referat_tests::check;
use referat_tests::containers::{GOLDEN, archive, archived, containers};

#[test]
fn every_document_in_a_container_is_parsed() {
    let containers = containers();
    assert!(!containers.is_empty(), "tests/containers/ is part of the repository");
    for (file, bytes) in containers {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let inside = parse_all(&bytes, &Options::default().name(name));
        check(&file.with_extension(GOLDEN), &inside.map(|it| summary(&it)).collect::<String>());
    }
}

#[test]
fn the_archive_is_what_it_is_set_from() {
    let is_fresh = std::fs::read(archive()).is_ok_and(|committed| committed == archived());
    assert!(is_fresh, "{} is not fresh: run the program `fixtures`", archive().display());
}

/// A paragraph a document: its name and format, and of each of its minutes the
/// kind, the date and the titles of the items.
fn summary(inside: &Inside) -> String {
    match &inside.parsed {
        Err(error) => format!("{:?}: {error}\n\n", inside.name),
        Ok(parsed) => {
            let minutes: String = parsed.minutes.iter().map(in_short).collect();
            let name = parsed.document.name.as_deref().unwrap_or_default();
            format!("{:?}: {name}, {}\n{minutes}\n", inside.name, parsed.document.format)
        }
    }
}

fn in_short(minutes: &Minutes) -> String {
    let word = |value: serde_json::Result<serde_json::Value>| value.unwrap_or_default().to_string();
    let date = minutes.meeting.date.as_deref().unwrap_or("no date");
    let items: String =
        minutes.items.iter().map(|it| format!("  {}\n", it.title.as_deref().unwrap_or("-"))).collect();
    format!("{} {date}\n{items}", word(serde_json::to_value(minutes.kind)).trim_matches('"'))
}
