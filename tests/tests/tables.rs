//! The tables are the model's: its fields are their columns, its records
//! their rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use referat::minutes::Parsed;
use referat_corpus::Place;
use referat_corpus::series::{Gathered, Summary};
use referat_corpus::table::{Batch, Batches, Key, TABLES, series};
use referat_tests::fixtures::fixtures;
use referat_tests::generate::{fields, records};
use referat_tests::records::{records_of, with_parts};

/// Records whose fields are columns of another's table, and places.
const WITHIN: &[&str] = &[
    "Meeting",
    "Quorum",
    "Closed",
    "PreviousMeeting",
    "NextMeeting",
    "CaseNumber",
    "DatedText",
    "Approves",
    "Span",
];

#[test]
fn every_record_is_a_table_or_within_one() {
    for record in records() {
        let is_table = TABLES.iter().any(|it| it.record == Some(&record));
        assert!(is_table != WITHIN.contains(&record.as_str()), "{record}");
    }
}

#[test]
fn every_field_is_a_column() {
    for table in TABLES {
        let Some(record) = table.record.filter(|it| *it != "Source") else { continue };
        let fields = fields(record);
        for field in &fields {
            let place = format!("{}.{}", table.name, field.name);
            let column = table.columns.iter().find(|it| it.name == field.name);
            let column = column.unwrap_or_else(|| panic!("{place} is no column"));
            assert_eq!(column.kind, field.kind, "{place}");
            // What could not be read says nothing of itself.
            let is_nullable = field.is_nullable || table.name == "documents";
            assert_eq!(column.is_nullable, is_nullable, "{place}");
        }
        for column in table.columns.iter().filter(|it| it.meaning.is_empty()) {
            assert!(
                fields.iter().any(|it| it.name == column.name),
                "{}.{} means nothing",
                table.name,
                column.name
            );
        }
    }
}

#[test]
fn tables_begin_with_keys_and_end_with_places() {
    for table in TABLES {
        let names: Vec<&str> = table.columns.iter().map(|it| it.name).collect();
        let keys = ["document_id", "meeting_id", "item_id"];
        let has = keys.iter().filter(|it| names.contains(it)).count();
        // What many documents say together stands in none of them.
        let is_of_documents = names.contains(&"document_id");
        assert!(!is_of_documents || names.starts_with(&keys[..has]), "{}: {names:?}", table.name);
        let has_place = is_of_documents && table.name != "documents";
        assert!(
            !has_place || names.ends_with(&["page", "first_line", "last_line"]),
            "{}: {names:?}",
            table.name
        );
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{}: {names:?}", table.name);
    }
}

#[test]
fn what_a_column_refers_to_is_a_row_of_its_table() {
    for column in TABLES.iter().flat_map(|it| it.columns) {
        let Some(Key::Of(of)) = column.key else { continue };
        let table = TABLES.iter().find(|it| it.name == of).unwrap_or_else(|| panic!("there is no {of}"));
        assert!(table.columns.iter().any(|it| it.key == Some(Key::Own)), "{of} has no rows to refer to");
    }
}

/// How many rows each table has.
fn rows(batches: &[Batch]) -> BTreeMap<&'static str, usize> {
    let mut rows = BTreeMap::new();
    for batch in batches {
        *rows.entry(batch.table.name).or_default() += batch.rows.num_rows();
    }
    rows
}

#[test]
fn every_record_of_every_fixture_is_a_row() {
    let mut total: BTreeMap<&str, usize> = BTreeMap::new();
    let mut gathered = Gathered::default();
    for fixture in fixtures() {
        for source in &fixture.sources {
            let golden = fs::read_to_string(fixture.golden(source, "minutes", "json")).unwrap();
            let parsed: Parsed = serde_json::from_str(&golden).unwrap();
            let path = source.display().to_string();
            gathered.add(&Summary::of(&parsed, &[&path]));
            let mut batches = Batches::new();
            batches.add(&parsed, &[Place { path, inside: None }]);
            let mut rows = rows(&batches.take());
            let presence = rows.remove("presence").unwrap_or_default();
            let people: usize =
                parsed.minutes.iter().map(|it| it.attendance.len() * with_parts(&it.items)).sum();
            assert!(presence >= people, "{}: {presence} rows of presence", source.display());
            let mut expected = records_of(&parsed);
            expected.retain(|_, count| *count > 0);
            assert_eq!(rows, expected, "{}", source.display());
            for (table, count) in rows {
                *total.entry(table).or_default() += count;
            }
        }
    }
    for batch in series(&gathered.resolve()) {
        *total.entry(batch.table.name).or_default() += batch.rows.num_rows();
    }
    // Nothing about the fixtures is odd enough to be warned of, and no two of them treat one matter.
    let none = ["presence", "warnings", "item_links"];
    for table in TABLES.iter().filter(|it| !none.contains(&it.name)) {
        assert!(total.contains_key(table.name), "no fixture has a row of {}", table.name);
    }
}
