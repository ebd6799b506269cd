//! The tables are the model's: its fields are their columns, its records
//! their rows.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use referat::minutes::{Item, Parsed};
use referat_corpus::Place;
use referat_corpus::table::{Batch, Batches, TABLES};
use referat_tests::fixtures::fixtures;
use referat_tests::generate::{fields, records};
use serde_json::Value;

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
        assert!(names.starts_with(&keys[..has]), "{}: {names:?}", table.name);
        let is_file = table.name == "documents";
        assert!(
            is_file || names.ends_with(&["page", "first_line", "last_line"]),
            "{}: {names:?}",
            table.name
        );
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{}: {names:?}", table.name);
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

/// How many records of each kind a document has, by the names of the fields
/// that hold them.
fn records_of(parsed: &Parsed) -> BTreeMap<&'static str, usize> {
    let json = serde_json::to_value(parsed).unwrap();
    let held: &[(&str, &[&str])] = &[
        ("documents", &["document"]),
        ("meetings", &["minutes"]),
        ("sources", &["sources"]),
        ("attendance", &["attendance"]),
        ("intervals", &["intervals"]),
        ("agenda", &["agenda"]),
        ("blocks", &["blocks", "preamble", "closing", "notes"]),
        ("recommendations", &["recommendation"]),
        ("proposals", &["proposals"]),
        ("proposers", &["by"]),
        ("points", &["points"]),
        ("votes", &["votes"]),
        ("ballots", &["ballots"]),
        ("alternatives", &["alternatives"]),
        ("party_votes", &["by_party"]),
        ("decisions", &["decisions"]),
        ("actions", &["actions"]),
        ("recusals", &["recusals"]),
        ("groups", &["groups"]),
        ("signatures", &["signatures"]),
        ("links", &["links", "documents"]),
        ("mentions", &["mentions"]),
        ("checks", &["checks"]),
        ("furniture", &["furniture"]),
        ("warnings", &["warnings"]),
    ];
    let mut counts: BTreeMap<_, _> =
        held.iter().map(|(table, names)| (*table, count(&json, names))).collect();
    // The items that an interval covers have the name of items.
    counts.insert("items", parsed.minutes.iter().map(|it| with_parts(&it.items)).sum());
    counts
}

/// How many records the fields of these names hold, anywhere in a value.
fn count(value: &Value, names: &[&str]) -> usize {
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| {
                let here = match value {
                    Value::Array(records) if names.contains(&name.as_str()) => records.len(),
                    Value::Object(sources) if name == "sources" && names == ["sources"] => sources.len(),
                    Value::Object(_) if names.contains(&name.as_str()) => 1,
                    _ => 0,
                };
                here + count(value, names)
            })
            .sum(),
        Value::Array(values) => values.iter().map(|it| count(it, names)).sum(),
        _ => 0,
    }
}

fn with_parts(items: &[Item]) -> usize {
    items.iter().map(|it| 1 + with_parts(&it.items)).sum()
}

#[test]
fn every_record_of_every_fixture_is_a_row() {
    let mut total: BTreeMap<&str, usize> = BTreeMap::new();
    for fixture in fixtures() {
        for source in &fixture.sources {
            let golden = fs::read_to_string(fixture.golden(source, "minutes", "json")).unwrap();
            let parsed: Parsed = serde_json::from_str(&golden).unwrap();
            let mut batches = Batches::new();
            batches.add(&parsed, &[Place { path: source.display().to_string(), inside: None }]);
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
    // Nothing about the fixtures is odd enough to be warned of.
    for table in TABLES.iter().filter(|it| !["presence", "warnings"].contains(&it.name)) {
        assert!(total.contains_key(table.name), "no fixture has a row of {}", table.name);
    }
}
