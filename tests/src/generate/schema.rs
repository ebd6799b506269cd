//! The JSON Schema of the model.

use referat::minutes::Parsed;
use schemars::Schema;
use schemars::generate::SchemaSettings;

/// The schema as it is committed.
pub(super) fn text() -> String {
    let mut schema = schema();
    schema.insert("$comment".to_owned(), "Generated from crates/referat/src/minutes.rs. Do not edit.".into());
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema has only string keys");
    text.push('\n');
    text
}

/// What `referat parse` writes: a field that is always there is required,
/// null or not.
pub(super) fn schema() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Parsed>()
}
