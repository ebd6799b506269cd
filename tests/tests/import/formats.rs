//! What is written in every format, held against what `parse` gives.

use std::collections::BTreeMap;

use referat_corpus::table::TABLES;
use referat_tests::records::{records_of, with_parts};
use rusqlite::Connection;

use super::*;

#[test]
fn tables_hold_what_parse_gives_file_by_file() {
    let folder = Folder::new("import-parse");
    fill(&folder, 1);
    holds_what_parse_gives(&folder, "archive", 40);
}

#[test]
fn tables_hold_what_parse_gives_of_real_minutes() {
    let real = root().join("../shared/corpus/real");
    let Ok(real) = real.canonicalize() else {
        println!("skipped: there are no real minutes here");
        return;
    };
    let folder = Folder::new("import-real");
    holds_what_parse_gives(&folder, real.to_str().unwrap(), 1);
}

/// Imports an archive, and compares with `parse` every document, and of every
/// table how many rows it has.
fn holds_what_parse_gives(folder: &Folder, archive: &str, least: usize) {
    let mut parse = program();
    parse.args(["parse", archive]).current_dir(folder.path("")).stdin(Stdio::null());
    let parsed = run(parse);
    let mut expected: Vec<Parsed> = String::from_utf8(parsed.stdout)
        .unwrap()
        .lines()
        .map(|it| serde_json::from_str(it).unwrap())
        .collect();
    let mut output = import_all(folder, &[archive]);
    output.args(["--jobs", "3"]);
    let output = run(output);
    assert_eq!(output.status.code(), parsed.status.code());
    let mut found = documents(folder);
    // One document at several places is one, and goes by the name of the first.
    for all in [&mut expected, &mut found] {
        all.sort_by(|a, b| a.document.sha256.cmp(&b.document.sha256));
    }
    expected.dedup_by(|a, b| a.document.sha256 == b.document.sha256);
    assert!(expected.len() >= least, "{} documents", expected.len());
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter_mut().zip(expected) {
        found.document.name.clone_from(&expected.document.name);
        assert!(*found == expected, "{:?}", expected.document);
    }
    let report = report(folder);
    assert_eq!(
        (report.documents, report.by_format.values().sum::<u64>()),
        (found.len() as u64, found.len() as u64)
    );
    let mut records: BTreeMap<&str, usize> = BTreeMap::new();
    for parsed in &found {
        records_of(parsed).into_iter().for_each(|(table, count)| *records.entry(table).or_default() += count);
    }
    *records.entry("documents").or_default() += report.failures.len();
    records.insert("sittings", usize::try_from(report.sittings).unwrap());
    records.insert("persons", usize::try_from(report.persons).unwrap());
    let rows = in_sqlite(folder);
    for (table, count) in &records {
        assert_eq!(rows[*table], *count, "{table}");
    }
    let people = found.iter().flat_map(|it| &it.minutes);
    let people: usize = people.map(|it| it.attendance.len() * with_parts(&it.items)).sum();
    assert!(rows["presence"] >= people, "{} rows of presence", rows["presence"]);
    assert_eq!(in_csv(folder), rows);
    for table in TABLES {
        assert!(is_parquet(&fs::read(folder.path(&format!("tables/{}.parquet", table.name))).unwrap()));
    }
}

/// How many rows each table has in the database, whose rows must refer to
/// rows that there are.
fn in_sqlite(folder: &Folder) -> BTreeMap<&'static str, usize> {
    let database = Connection::open(folder.path("tables/referat.sqlite")).unwrap();
    let mut broken = database.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(broken.query([]).unwrap().next().unwrap().is_none(), "a row refers to none");
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        usize::try_from(database.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap()).unwrap()
    };
    TABLES.iter().map(|it| (it.name, count(it.name))).collect()
}

/// The same in the files with commas.
fn in_csv(folder: &Folder) -> BTreeMap<&'static str, usize> {
    let rows = |table: &str| {
        let text = fs::read_to_string(folder.path(&format!("tables/{table}.csv"))).unwrap();
        // A line within quotes ends no row; what is quoted twice is none.
        let outside: String = text.split('"').step_by(2).collect();
        outside.matches("\r\n").count() - 1
    };
    TABLES.iter().map(|it| (it.name, rows(it.name))).collect()
}

/// Whether a file begins and ends as Parquet does.
pub(crate) fn is_parquet(bytes: &[u8]) -> bool {
    bytes.len() > 12 && bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")
}

#[test]
fn another_format_takes_the_place_of_the_one_before() {
    let folder = Folder::new("import-formats");
    folder.write("in/a.txt", minutes("a"));
    let names = |folder: &Folder| -> Vec<String> {
        let names = files(&folder.path("tables")).into_iter();
        names.map(|it| it.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    run(import_as("sqlite,jsonl,sqlite", &folder, &["in"]));
    assert_eq!(names(&folder), ["documents.jsonl", "referat.sqlite", "report.json", "report.txt"]);
    let again = run(import_as("csv", &folder, &["in"]));
    assert!(String::from_utf8(again.stdout).unwrap().ends_with("1 file, none of them parsed in this run\n"));
    let mut expected: Vec<String> = TABLES.iter().map(|it| format!("{}.csv", it.name)).collect();
    expected.extend(["report.json", "report.txt"].map(str::to_owned));
    expected.sort();
    assert_eq!(names(&folder), expected);
    let mut parquet = program();
    parquet.args(["import", "in", "--to", "tables", "--quiet"]).current_dir(folder.path(""));
    assert_eq!(run(parquet).status.code(), Some(0));
    assert!(names(&folder).contains(&"meetings.parquet".to_owned()), "it is what is written unless told");
    assert_eq!(run(import_as("xlsx", &folder, &["in"])).status.code(), Some(2));
}

#[test]
fn a_limit_is_one_of_every_document() {
    let folder = Folder::new("import-limit");
    folder.write("in/a.txt", minutes("a"));
    folder.write("in/b.txt", minutes(&"b".repeat(500)));
    let mut limited = import(&folder, &["in"]);
    limited.args(["--limit", "text_bytes=400"]);
    assert_eq!(run(limited).status.code(), Some(1));
    assert_eq!(names(&folder), ["a.txt"]);
    assert!(failures(&folder)[0].starts_with("in/b.txt "), "{:?}", failures(&folder));
    imported(&folder, &["in"]);
    assert_eq!(names(&folder), ["a.txt", "b.txt"]);
}

#[test]
fn the_report_says_what_is_missing() {
    let folder = Folder::new("import-missing-minutes");
    let meeting = |number: u32, month: u32| {
        format!(
            "MØTEPROTOKOLL\n\nNordvik kommune\nUtvalg: Formannskapet\nMøtenummer: {number}/2014\n\
             Møtedato: 03.{month:02}.2014\n\nPS {number}/14 Gatelys\nVedtak:\nGatelys settes opp.\n"
        )
    };
    for (number, month) in [(1, 1), (2, 2), (4, 4), (5, 5)] {
        folder.write(&format!("in/{number}.txt"), meeting(number, month));
    }
    let told = imported(&folder, &["in"]);
    assert!(told.contains("meeting 3/2014"), "{told}");
    let report = report(&folder);
    assert_eq!((report.sittings, report.bodies), (4, 1));
    assert!(report.missing.iter().any(|it| it.kind == "meeting_number" && it.first == "3/2014"));
}
