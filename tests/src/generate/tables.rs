//! The page of the tables, and what the model says of their columns.

use referat_corpus::table::{Column, Key, Kind, TABLES, Table};
use serde_json::{Map, Value};

use super::schema::schema;

const HEAD: &str = "<!-- Generated from crates/referat-corpus/src/table and crates/referat/src/minutes.rs. Do not edit. -->

# Tables

What `referat import` writes: a row a record, joined by keys. Names and meanings are the model's. A field that is a list of
records is a table of its own, one that is a record is its columns, with its name before theirs (`due_date`). Days are
`date32`, null where the text names no whole day; the text beside has the words. In Parquet times of day are in
milliseconds, the least that it counts in; in SQLite and CSV days and times are ISO 8601, lists JSON.
";

/// `tables.md` as it is committed.
pub(super) fn text() -> String {
    let mut text = HEAD.to_owned();
    for table in TABLES {
        text.push_str(&format!("\n## {}\n\n{}\n\n", table.name, table.meaning.trim()));
        text.push_str("| column | type | | meaning |\n|---|---|---|---|\n");
        let fields = table.record.map(fields).unwrap_or_default();
        for column in table.columns {
            let model = fields.iter().find(|it| it.name == column.name).map(|it| it.meaning.as_str());
            let meaning = if column.meaning.is_empty() { model.unwrap_or_default() } else { column.meaning };
            let (name, kind) = (column.name, column.kind.name());
            text.push_str(&format!("| `{name}` | `{kind}` | {} | {meaning} |\n", remark(column)));
        }
    }
    text
}

fn remark(column: &Column) -> String {
    let key = match column.key {
        Some(Key::Own) => "key".to_owned(),
        Some(Key::Of(table)) => format!("of [{table}](#{table})"),
        Some(Key::Sought) | None => String::new(),
    };
    let null = if column.is_nullable { "or null" } else { "" };
    [key.as_str(), null].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A field of a record as a column.
#[derive(Debug)]
pub struct Field {
    /// Its name; of one in a record within, after that one's.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub is_nullable: bool,
    /// What the model says of it.
    pub meaning: String,
}

/// The fields of a record that are columns of its table: not its place, which
/// every table has, nor lists of records, which have tables of their own.
///
/// # Panics
/// When a list of records has none, or a field is like none before it.
#[must_use]
pub fn fields(record: &str) -> Vec<Field> {
    let schema = schema();
    let model = Model { schema: schema.as_object().expect("the schema of a record is an object") };
    let mut fields = Vec::new();
    model.flatten(record, "", false, "", &mut fields);
    fields
}

/// Every record of the model.
#[must_use]
pub fn records() -> Vec<String> {
    let schema = schema();
    let model = Model { schema: schema.as_object().expect("the schema of a record is an object") };
    let definitions = model.schema["$defs"].as_object().expect("definitions are an object");
    definitions.iter().filter(|(_, it)| it["type"] == "object").map(|(name, _)| name.clone()).collect()
}

/// Fields that every table has as `page`, `first_line` and `last_line`.
const PLACES: &[(&str, &str)] = &[("", "source"), ("Line", "page"), ("Line", "number")];

/// Records whose fields are columns under their own names.
const MERGED: &[&str] = &["meeting"];

struct Model<'a> {
    schema: &'a Map<String, Value>,
}

impl Model<'_> {
    fn flatten(&self, record: &str, prefix: &str, is_nullable: bool, meaning: &str, fields: &mut Vec<Field>) {
        let definition = &self.schema["$defs"][record];
        let properties = definition["properties"].as_object().expect("a record has fields");
        for (name, property) in properties {
            if PLACES.iter().any(|(of, place)| place == name && (of.is_empty() || *of == record)) {
                continue;
            }
            let (inner, may_be_null) = without_null(property);
            let is_nullable = is_nullable || may_be_null;
            let told = property["description"].as_str().unwrap_or_default().replace('\n', " ");
            let meaning = format!("{meaning} {told}").trim().to_owned();
            let named = format!("{prefix}{name}");
            let kind = match kind(self.schema, inner, &meaning) {
                Shape::Column(kind) => kind,
                Shape::Record(record) if has_table(record) => continue,
                Shape::Record(record) => {
                    let is_merged = MERGED.contains(&name.as_str());
                    let prefix = if is_merged { String::new() } else { format!("{named}_") };
                    let meaning = if is_merged { "" } else { &meaning };
                    self.flatten(record, &prefix, is_nullable, meaning, fields);
                    continue;
                }
                Shape::Records(record) => {
                    assert!(has_table(record), "{record} of `{name}` has no table");
                    continue;
                }
            };
            fields.push(Field { name: named, kind, is_nullable, meaning });
        }
    }
}

enum Shape<'a> {
    Column(Kind),
    Record(&'a str),
    Records(&'a str),
}

fn kind<'a>(schema: &'a Map<String, Value>, property: &'a Value, meaning: &str) -> Shape<'a> {
    if let Some(name) = reference(property) {
        let is_record = schema["$defs"][name]["type"] == "object";
        return if is_record { Shape::Record(name) } else { Shape::Column(Kind::Word) };
    }
    if let Some(name) = reference(&property["items"]).or_else(|| reference(&property["additionalProperties"]))
    {
        return Shape::Records(name);
    }
    let kind = property["type"].as_str().or_else(|| property["type"][0].as_str());
    Shape::Column(match kind {
        // What a file says of itself may be a day, a moment, or nonsense.
        Some("string") if meaning.contains("metadata") => Kind::Text,
        Some("string") if meaning.ends_with("ISO 8601.") => Kind::Date,
        Some("string") if meaning.ends_with("`HH:MM`.") => Kind::Time,
        Some("string") if meaning.starts_with("Format by content") => Kind::Word,
        Some("string") => Kind::Text,
        Some("integer") if property["format"] == "uint64" => Kind::Size,
        Some("integer") => Kind::Count,
        Some("number") => Kind::Share,
        Some("boolean") => Kind::Flag,
        Some("array") => Kind::Texts,
        _ => panic!("a field like none before it: {property}"),
    })
}

fn reference(property: &Value) -> Option<&str> {
    property["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// A property without the `null` that it may be instead.
fn without_null(property: &Value) -> (&Value, bool) {
    if let Some(either) = property["anyOf"].as_array() {
        return (&either[0], true);
    }
    let is_nullable = property["type"].as_array().is_some_and(|it| it.iter().any(|it| it == "null"));
    (property, is_nullable)
}

fn has_table(record: &str) -> bool {
    TABLES.iter().any(|it: &&Table| it.record == Some(record))
}
