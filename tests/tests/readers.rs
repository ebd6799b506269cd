//! Other people's libraries open the tables unchanged.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use referat::Parsed;
use referat_corpus::Place;
use referat_corpus::sink::Kind;
use referat_corpus::table::{Batches, TABLES};
use referat_tests::fixtures::fixtures;
use referat_tests::root;
use serde_json::Value;

/// Python with the libraries in it, where `scripts/test --full` put them, or
/// the system's.
fn python() -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let own = target.join("venv/bin/python");
    if own.exists() { own } else { PathBuf::from("python3") }
}

#[test]
fn python_libraries_read_every_row() {
    let folder = env::temp_dir().join(format!("referat-readers-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (rows, first) = write(&folder);
    let output = Command::new(python()).arg(root().join("python/tests/read_tables.py")).arg(&folder).output();
    fs::remove_dir_all(&folder).unwrap();
    let Ok(output) = output else {
        return eprintln!("skipped: there is no Python");
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: BTreeMap<String, Value> = serde_json::from_slice(&output.stdout).unwrap();
    for library in ["pyarrow", "polars", "duckdb"] {
        let Some(told) = told.get(library) else {
            eprintln!("skipped: {library} is not installed");
            continue;
        };
        let read: BTreeMap<&str, u64> = told["rows"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, rows)| (name.as_str(), rows.as_u64().unwrap()))
            .collect();
        assert_eq!(read, rows, "{library}");
        assert_eq!(
            (told["date"].as_str().unwrap(), told["start"].as_str().unwrap()),
            (&*first.0, &*first.1),
            "{library}"
        );
    }
}

/// Writes what the fixtures say; gives the rows of each table, and of the
/// meetings that tell both the first day with its time.
fn write(folder: &Path) -> (BTreeMap<&'static str, u64>, (String, String)) {
    let mut batches = Batches::new();
    let mut first = Vec::new();
    for fixture in fixtures() {
        for source in &fixture.sources {
            let golden = fs::read_to_string(fixture.golden(source, "minutes", "json")).unwrap();
            let parsed: Parsed = serde_json::from_str(&golden).unwrap();
            batches.add(&parsed, &[Place { path: source.display().to_string(), inside: None }]);
            let meetings = parsed.minutes.into_iter().map(|it| it.meeting);
            first.extend(meetings.filter_map(|it| it.date.zip(it.start)));
        }
    }
    let mut sink = Kind::named("parquet").unwrap().create(folder, TABLES).unwrap();
    let mut rows: BTreeMap<&str, u64> = TABLES.iter().map(|it| (it.name, 0)).collect();
    for batch in batches.take() {
        *rows.entry(batch.table.name).or_default() += batch.rows.num_rows() as u64;
        sink.write(&batch).unwrap();
    }
    sink.finish().unwrap();
    (rows, first.into_iter().min().unwrap())
}
