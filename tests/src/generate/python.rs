//! The Python classes of the model: a frozen dataclass for each record, a
//! `Literal` for each vocabulary.

use std::fmt::Write;

use referat_corpus::table::TABLES;
use serde_json::{Map, Value};

use super::schema::schema;

const HEAD: &str = r#"# Generated from crates/referat/src/minutes.rs. Do not edit.
"""The model: what a file of minutes is read into.

Text is what the document prints; ``None`` means that the document does not
state it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from referat._methods import MinutesMethods, ParsedMethods
from referat._record import Record

"#;

/// Words that Python keeps for itself. A field of such a name gets an
/// underscore, as PEP 8 has it.
const KEYWORDS: &[&str] = &["for", "from"];

/// Records with methods of their own, and the class that has them.
const METHODS: &[(&str, &str)] = &[("Minutes", "MinutesMethods"), ("Parsed", "ParsedMethods")];

/// `_model.py` as it is committed.
pub(super) fn text() -> String {
    let schema = schema();
    let root = schema.as_object().expect("the schema of a record is an object");
    let definitions = root["$defs"].as_object().expect("definitions are an object");
    let (vocabularies, records): (Vec<_>, Vec<_>) =
        definitions.iter().partition(|(_, definition)| !definition["type"].eq("object"));

    let mut text = HEAD.to_owned();
    text.push_str("__all__ = [\n");
    let mut names: Vec<&str> = definitions.keys().map(String::as_str).chain(["Parsed"]).collect();
    names.sort_unstable();
    for name in names {
        text.push_str(&format!("    \"{name}\",\n"));
    }
    text.push_str("]\n");
    for (name, definition) in vocabularies {
        text.push_str(&vocabulary(name, definition));
    }
    for (name, definition) in records {
        text.push_str(&record(name, definition.as_object().expect("a definition is an object")));
    }
    // After `Warning`, which Python has a class of its own for.
    text.push_str(&record("Parsed", root));
    text
}

/// A vocabulary as a type of its words, with the meaning of each.
fn vocabulary(name: &str, definition: &Value) -> String {
    let words = definition["oneOf"].as_array().expect("each word of a vocabulary has its meaning");
    let mut text = format!("\n{name} = Literal[\n");
    for word in words {
        text.push_str(&format!("    {},\n", word["const"]));
    }
    text.push_str(&format!("]\n\"\"\"{}\n\n", description(definition)));
    for word in words {
        let word = (word["const"].as_str().unwrap_or_default(), description(word).replace('\n', "\n  "));
        text.push_str(&format!("- ``{}``: {}\n", word.0, word.1));
    }
    text.push_str("\"\"\"\n");
    text
}

/// A record as a class.
fn record(name: &str, definition: &Map<String, Value>) -> String {
    let docstring = docstring(&description(&Value::Object(definition.clone())), 4);
    let base = METHODS.iter().find(|(it, _)| *it == name).map_or("Record", |(_, methods)| methods);
    let head = format!("@dataclass(frozen=True, slots=True, repr=False)\nclass {name}({base}):");
    let mut text = format!("\n\n{head}\n{docstring}\n");
    let properties = definition["properties"].as_object().expect("a record has fields");
    for (field, schema) in properties {
        let keyword = if KEYWORDS.contains(&field.as_str()) { "_" } else { "" };
        // A mapping cannot be hashed; the record can.
        let unhashed = if schema.get("additionalProperties").is_some() { " = field(hash=False)" } else { "" };
        writeln!(text, "\n    {field}{keyword}: {}{unhashed}", annotation(schema))
            .expect("a string takes all that is written");
        text.push_str(&self::docstring(&description(schema), 4));
    }
    text
}

/// The type of a field's values. Lists are tuples: a record does not change.
fn annotation(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.trim_start_matches("#/$defs/").to_owned();
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let choices: Vec<String> = choices.iter().map(annotation).collect();
        return optional(&choices);
    }
    if let Some(types) = schema["type"].as_array() {
        let types: Vec<String> = types.iter().map(|it| typed(it, schema)).collect();
        return optional(&types);
    }
    typed(&schema["type"], schema)
}

/// One type, or `None` beside it.
fn optional(types: &[String]) -> String {
    match types {
        [only, none] if none == "None" => format!("{only} | None"),
        _ => panic!("no Python type for a choice of {types:?}"),
    }
}

fn typed(name: &Value, schema: &Value) -> String {
    match name.as_str() {
        Some("string") => "str".to_owned(),
        Some("integer") => "int".to_owned(),
        Some("number") => "float".to_owned(),
        Some("boolean") => "bool".to_owned(),
        Some("null") => "None".to_owned(),
        Some("object") => format!("Mapping[str, {}]", annotation(&schema["additionalProperties"])),
        Some("array") => match schema["maxItems"].as_u64() {
            Some(2) => format!("tuple[{0}, {0}]", annotation(&schema["items"])),
            _ => format!("tuple[{}, ...]", annotation(&schema["items"])),
        },
        _ => panic!("no Python type for {schema}"),
    }
}

/// The doc comment, with Python's quotes round code.
fn description(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_else(|| panic!("no doc comment on {schema}"));
    text.replace('`', "``")
}

fn docstring(text: &str, indent: usize) -> String {
    let indent = " ".repeat(indent);
    let text = text.replace('\n', &format!("\n{indent}")).replace(&format!("\n{indent}\n"), "\n\n");
    format!("{indent}\"\"\"{text}\"\"\"\n")
}

const TABLES_HEAD: &str = r#"# Generated from crates/referat-corpus/src/table. Do not edit.
"""The tables of a corpus, by name."""

from __future__ import annotations

from referat._table import Table

__all__ = ["TABLES", "Tables"]

"#;

/// `_tables.py` as it is committed: a property for each table.
pub(super) fn tables() -> String {
    let mut text = TABLES_HEAD.to_owned();
    text.push_str("TABLES = (\n");
    for table in TABLES {
        text.push_str(&format!("    \"{}\",\n", table.name));
    }
    text.push_str(")\n\n\nclass Tables:\n    \"\"\"A table for each name.\"\"\"\n\n");
    text.push_str("    def table(self, name: str) -> Table:\n        raise NotImplementedError\n");
    for table in TABLES {
        let columns: Vec<String> = table.columns.iter().map(|it| format!("``{}``", it.name)).collect();
        let meaning = table.meaning.trim().replace('`', "``");
        let told = docstring(&format!("{meaning}\n\nColumns: {}.\n", columns.join(", ")), 8);
        let name = table.name;
        text.push_str(&format!("\n    @property\n    def {name}(self) -> Table:\n{told}"));
        text.push_str(&format!("        return self.table(\"{name}\")\n"));
    }
    text
}
