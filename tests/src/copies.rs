//! The Word fixtures as LibreOffice saves them in other formats, in
//! `tests/copies/`, and in what their minutes differ.

use std::collections::VecDeque;
use std::fs;
use std::path::PathBuf;

use referat::Parsed;
use regex::RegexSet;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::root;

/// The formats of the copies.
pub const FORMATS: &[&str] = &["doc", "rtf", "odt", "html", "pdf"];

/// Fields that tell where things are, and how sure labels are: another format
/// sets the same document otherwise.
const ASIDE: &[&str] = &["source", "sources", "confidence"];
/// Fields of such a kind by the way to them.
const ASIDE_IN: &[&str] = &["furniture.page", "furniture.number"];

/// The copy of a fixture in a format.
#[must_use]
pub fn copy(fixture: &str, format: &str) -> PathBuf {
    root().join("tests/copies").join(format).join(fixture).with_extension(format)
}

/// One fact that only one of two files states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether the copy states it, and the Word file does not.
    pub added: bool,
    /// The fields that lead to it, joined by dots: `items.blocks.marker`.
    pub field: String,
    /// Its value.
    pub value: String,
}

/// What one file states and the other does not, in order.
///
/// # Panics
/// When the model cannot be written as JSON.
#[must_use]
pub fn differences(word: &Parsed, copy: &Parsed) -> Vec<Difference> {
    let [word, copy] = [word, copy].map(|parsed| {
        let mut facts = Vec::new();
        let minutes = serde_json::to_value(&parsed.minutes).expect("the model is JSON");
        state("", &minutes, &mut facts);
        facts
    });
    between(&word, &copy)
}

/// A difference that the format forces: what the file of that format does not
/// say, or says otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forced {
    /// Why the format forces it.
    pub reason: String,
    /// The formats that do.
    formats: Vec<String>,
    /// The fixtures in which they do; every one when none is named.
    #[serde(default)]
    fixtures: Vec<String>,
    /// The fields that differ, with all that is in them.
    fields: Vec<String>,
    /// Patterns that the values follow; any when there is none.
    #[serde(default, deserialize_with = "patterns")]
    values: Option<RegexSet>,
}

impl Forced {
    /// Whether it explains a difference.
    #[must_use]
    pub fn explains(&self, fixture: &str, format: &str, difference: &Difference) -> bool {
        let is_in = |field: &String| {
            let rest = difference.field.strip_prefix(field.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.formats.iter().any(|it| it == format)
            && (self.fixtures.is_empty() || self.fixtures.iter().any(|it| it == fixture))
            && self.fields.iter().any(is_in)
            && self.values.as_ref().is_none_or(|it| it.is_match(&difference.value))
    }
}

/// The differences that formats force, as `tests/copies/forced.toml` lists them.
///
/// # Panics
/// When the list cannot be read.
#[must_use]
pub fn forced() -> Vec<Forced> {
    #[derive(Deserialize)]
    struct List {
        forced: Vec<Forced>,
    }
    let text = fs::read_to_string(root().join("tests/copies/forced.toml")).expect("the list is committed");
    toml::from_str::<List>(&text).unwrap_or_else(|error| panic!("forced.toml: {error}")).forced
}

fn patterns<'de, D: Deserializer<'de>>(values: D) -> Result<Option<RegexSet>, D::Error> {
    let patterns = Vec::<String>::deserialize(values)?;
    let whole = patterns.iter().map(|it| format!("^(?:{it})$"));
    RegexSet::new(whole).map(Some).map_err(D::Error::custom)
}

type Fact = (String, String);

/// Lists every value with the fields that lead to it; nothing for nothing.
fn state(field: &str, value: &Value, facts: &mut Vec<Fact>) {
    match value {
        Value::Null => {}
        Value::Array(values) => values.iter().for_each(|it| state(field, it, facts)),
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| !ASIDE.contains(&name.as_str())) {
                let field = if field.is_empty() { name.clone() } else { format!("{field}.{name}") };
                if !ASIDE_IN.contains(&field.as_str()) {
                    state(&field, value, facts);
                }
            }
        }
        Value::String(text) => facts.push((field.to_owned(), text.clone())),
        other => facts.push((field.to_owned(), other.to_string())),
    }
}

/// The shortest way from one list to the other: from the longest list that
/// both hold.
fn between(word: &[Fact], copy: &[Fact]) -> Vec<Difference> {
    let same = word.iter().zip(copy).take_while(|(word, copy)| word == copy).count();
    let (word, copy) = (&word[same..], &copy[same..]);
    let same = word.iter().rev().zip(copy.iter().rev()).take_while(|(word, copy)| word == copy).count();
    let (word, copy) = (&word[..word.len() - same], &copy[..copy.len() - same]);
    // How much both hold from here on.
    let width = copy.len() + 1;
    let mut held = vec![0_u16; (word.len() + 1) * width];
    for (row, fact) in word.iter().enumerate().rev() {
        for (column, other) in copy.iter().enumerate().rev() {
            held[row * width + column] = if fact == other {
                held[(row + 1) * width + column + 1] + 1
            } else {
                held[(row + 1) * width + column].max(held[row * width + column + 1])
            };
        }
    }
    let [mut word, mut copy] = [word, copy].map(|facts| facts.iter().collect::<VecDeque<_>>());
    let (rows, columns) = (word.len(), copy.len());
    let mut differences = Vec::new();
    let mut differs = |added: bool, (field, value): &Fact| {
        differences.push(Difference { added, field: field.clone(), value: value.clone() });
    };
    while let (Some(fact), Some(other)) = (word.front(), copy.front()) {
        let (row, column) = (rows - word.len(), columns - copy.len());
        if fact == other {
            word.pop_front();
            copy.pop_front();
        } else if held[(row + 1) * width + column] >= held[row * width + column + 1] {
            differs(false, fact);
            word.pop_front();
        } else {
            differs(true, other);
            copy.pop_front();
        }
    }
    word.into_iter().for_each(|fact| differs(false, fact));
    copy.into_iter().for_each(|fact| differs(true, fact));
    differences
}
