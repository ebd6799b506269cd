//! How many records documents have, counted in their JSON.

use std::collections::BTreeMap;

use referat::minutes::{Item, Parsed};
use serde_json::Value;

/// How many records of each kind a document has, by the names of the fields
/// that hold them, which are those of tables.
///
/// # Panics
/// Never: the model is always JSON.
#[must_use]
pub fn records_of(parsed: &Parsed) -> BTreeMap<&'static str, usize> {
    let json = serde_json::to_value(parsed).expect("the model is JSON");
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

/// Items and the parts of them.
#[must_use]
pub fn with_parts(items: &[Item]) -> usize {
    items.iter().map(|it| 1 + with_parts(&it.items)).sum()
}
