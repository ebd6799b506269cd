//! The front matter of a Markdown file: what YAML says before the text.

use std::ops::Range;

/// A row of front matter, as a person reads it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fact {
    /// The file's line number.
    pub number: u32,
    /// The key; empty for an entry of a list and for more of a value.
    pub key: String,
    /// The value, without quotes; empty when a list follows.
    pub value: String,
    /// Whether it is an entry of a list.
    pub entry: bool,
}

/// Where the YAML stands in the file, and where the text begins. None without
/// front matter.
pub(super) fn split(text: &str) -> Option<(Range<usize>, usize)> {
    const LINES: usize = 1000;
    let mut lines = text.split_inclusive('\n').take(LINES);
    let start = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut end = start;
    let mut keys = false;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return keys.then_some((start..end, end + line.len()));
        }
        keys |= pair(line).is_some();
        end += line.len();
    }
    None
}

/// The rows of front matter that begins on the file's second line, without
/// comments and without keys and entries that have no value.
pub(super) fn facts(yaml: &str) -> Vec<Fact> {
    let fact = |(number, line): (u32, &str)| {
        let line = line.trim_end();
        let bare = line.trim_start();
        if bare.is_empty() || bare.starts_with('#') {
            return None;
        }
        if let Some(entry) = bare.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            let value = scalar(entry);
            return (!value.is_empty()).then_some(Fact { number, key: String::new(), value, entry: true });
        }
        let (key, value) = pair(line).unwrap_or(("", bare));
        Some(Fact { number, key: key.to_owned(), value: scalar(value), entry: false })
    };
    let mut facts: Vec<Fact> = Vec::new();
    for fact in (2..).zip(yaml.lines()).filter_map(fact) {
        if !fact.key.is_empty() {
            facts.pop_if(|above| is_empty(above));
        }
        facts.push(fact);
    }
    facts.pop_if(|last| is_empty(last));
    facts
}

/// Whether a key has no value, unless more rows follow.
fn is_empty(fact: &Fact) -> bool {
    !fact.key.is_empty() && fact.value.is_empty()
}

/// A line's key and value.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-' | ' ' | '.');
    let is_key = !key.trim().is_empty() && !key.trim_start().starts_with('-') && key.chars().all(named);
    (is_key && (value.is_empty() || value.starts_with(char::is_whitespace))).then_some((key.trim(), value))
}

/// A value without its quotes and without the sign of a block of lines.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let quoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    match quoted {
        Some(quoted) => quoted.replace("\\\"", "\"").replace("''", "'"),
        None if matches!(value, "|" | ">" | "|-" | ">-") => String::new(),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_closed_and_has_keys() {
        let rows = [
            ("---\ntitle: Årsmøte\n---\n# Sak 1\n", Some("# Sak 1\n")),
            ("--- \r\ntitle: Årsmøte\r\n...\r\nSak 1", Some("Sak 1")),
            ("---\nEn strek over teksten\n---\n", None),
            ("---\ntitle: Årsmøte\n", None),
            ("# Sak 1\n---\ntitle: x\n---\n", None),
        ];
        for (text, body) in rows {
            assert_eq!(split(text).and_then(|(_, start)| text.get(start..)), body, "{text:?}");
        }
    }

    #[test]
    fn facts_are_read_without_marks() {
        let yaml = "title: \"Årsmøte: 2024\"\n# mal\nreferent:\nto_stede:\n    - Kari Berg, leder\n    -\nurl: https://lag.example\nmerknad: >\n  To linjer\nbilag:";
        let facts: Vec<_> =
            facts(yaml).into_iter().map(|fact| (fact.number, fact.key, fact.value, fact.entry)).collect();
        let row = |number, key: &str, value: &str, entry| (number, key.to_owned(), value.to_owned(), entry);
        let expected = [
            row(2, "title", "Årsmøte: 2024", false),
            row(5, "to_stede", "", false),
            row(6, "", "Kari Berg, leder", true),
            row(8, "url", "https://lag.example", false),
            row(9, "merknad", "", false),
            row(10, "", "To linjer", false),
        ];
        assert_eq!(facts, expected);
    }
}
