//! How much of what documents state is read: hits, misses and inventions, by
//! group of facts.

use std::collections::BTreeMap;

use serde_json::Value;

/// The groups of facts, in the order of the tables.
pub const GROUPS: &[&str] = &[
    "meetings",
    "header",
    "participants",
    "absences",
    "substitutes",
    "details",
    "items",
    "recommendations",
    "proposals",
    "decisions",
    "outcomes",
    "votes",
    "actions",
    "recusals",
];

const HEADER: &[&str] =
    &["kind", "title", "body", "organization", "date", "start", "end", "place", "next_meeting"];
const DETAILS: &[&str] = &["organization", "party", "role", "presence", "remote", "substitutes_for"];

/// Texts are the same, or share this much of their words.
const TITLE: f64 = 0.9;
const TEXT: f64 = 0.85;
const ACTION: f64 = 0.7;
const WHO: f64 = 0.4;

/// What was counted, and what was missed or invented, in words.
#[derive(Clone, Default)]
pub struct Score {
    counts: BTreeMap<&'static str, Count>,
    /// A line for each miss or invention: group, what the document states, what was read.
    pub misses: Vec<(&'static str, String)>,
}

/// Facts of a group.
#[derive(Clone, Copy, Default)]
pub struct Count {
    /// Stated and read.
    pub hits: usize,
    /// Stated and not read.
    pub misses: usize,
    /// Read and not stated.
    pub extras: usize,
}

impl Count {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(self) -> f64 {
        2.0 * self.hits as f64 / (2 * self.hits + self.misses + self.extras).max(1) as f64
    }
}

impl Score {
    /// The count of a group; `None` when it has no facts.
    #[must_use]
    pub fn count(&self, group: &str) -> Option<Count> {
        self.counts.get(group).copied()
    }

    /// The mean over the groups that have facts.
    #[must_use]
    pub fn macro_f1(&self) -> f64 {
        self.counts.values().map(|it| it.f1()).sum::<f64>() / self.counts.len().max(1) as f64
    }

    /// Takes in another.
    pub fn add(&mut self, other: &Self) {
        for (group, count) in &other.counts {
            let sum = self.counts.entry(group).or_default();
            sum.hits += count.hits;
            sum.misses += count.misses;
            sum.extras += count.extras;
        }
        self.misses.extend(other.misses.iter().cloned());
    }

    /// Compares the meetings of a document: what it states, what was read.
    pub fn document(&mut self, gold: &Value, read: &Value) {
        let meetings: &[Value] = read["meetings"].as_array().map_or(&[], Vec::as_slice);
        let count = self.counts.entry("meetings").or_default();
        count.hits += meetings.len().min(1);
        count.misses += usize::from(meetings.is_empty());
        count.extras += meetings.len().saturating_sub(1);
        let nothing = Value::Null;
        self.fact("header", "language", &gold["language"], &read["language"]);
        self.meeting(gold, meetings.first().unwrap_or(&nothing));
    }

    fn meeting(&mut self, gold: &Value, read: &Value) {
        for fact in HEADER {
            let Some(stated) = gold.get(fact) else { continue };
            // `Styret i Lidregionen` is an organ, or one and its organisation.
            let (whole, part) = (text(stated), text(&read[*fact]));
            let is_organ = *fact == "body" && !part.is_empty() && whole.starts_with(&format!("{part} "));
            self.fact("header", fact, stated, if is_organ { stated } else { &read[*fact] });
        }
        let stated = list(&gold["participants"]);
        // Who signs as the minute taker may count as one who came, or not.
        let is_named = |name: &Value| stated.iter().any(|it| same(&it["name"], name));
        let found = list(&read["participants"]).iter();
        let found = found.filter(|it| is_named(&it["name"]) || !same(&gold["clerk"], &it["name"]));
        let found: Vec<Value> = found.cloned().collect();
        let found = &found[..];
        for (one, other) in
            self.pairs("participants", stated, found, |one, other| same(&one["name"], &other["name"]))
        {
            let name = text(&one["name"]);
            for fact in DETAILS {
                if let Some(of) = one.get(fact) {
                    // An office before a name is a title, elsewhere a role.
                    let is_title = *fact == "role" && !is_nothing(of) && same(of, &other["title"]);
                    self.fact(
                        "details",
                        &format!("{name}: {fact}"),
                        of,
                        &other[if is_title { "title" } else { fact }],
                    );
                }
            }
        }
        let those = |people: &'_ [Value], presence: &str| -> Vec<Value> {
            people.iter().filter(|it| it["presence"] == presence).cloned().collect()
        };
        let (one, other) = (those(stated, "absent"), those(found, "absent"));
        self.pairs("absences", &one, &other, |one, other| same(&one["name"], &other["name"]));
        let (one, other) = (those(stated, "substitute"), those(found, "substitute"));
        self.pairs("substitutes", &one, &other, |one, other| {
            same(&one["name"], &other["name"]) && same(&one["substitutes_for"], &other["substitutes_for"])
        });
        for (one, other) in self.pairs("items", list(&gold["items"]), list(&read["items"]), is_item) {
            self.item(one, other);
        }
    }

    fn item(&mut self, gold: &Value, read: &Value) {
        let at = format!("{} {}", text(&gold["number"]), text(&gold["title"]));
        let (of, got) = (&gold["recommendation"], &read["recommendation"]);
        let is_read = !of.is_null() && shared(of, got) >= TEXT;
        self.fact("recommendations", &at, of, if is_read { of } else { got });
        self.pairs("proposals", list(&gold["proposals"]), list(&read["proposals"]), |one, other| {
            shared(&one["text"], &other["text"]) >= TEXT
                && (one["by"].is_null() || shared(&one["by"], &other["by"]) >= WHO)
        });
        let decisions =
            self.pairs("decisions", list(&gold["decisions"]), list(&read["decisions"]), |one, other| {
                shared(&one["text"], &other["text"]) >= TEXT
            });
        for (one, other) in decisions {
            let outcome = |it: &Value| text(&it["outcome"]).replace("approved", "adopted");
            if one["outcome"] != "unscored" {
                self.fact("outcomes", &at, &Value::from(outcome(one)), &Value::from(outcome(other)));
            }
        }
        self.pairs("votes", list(&gold["votes"]), list(&read["votes"]), |one, other| {
            let is_same = |fact: &&str| one[*fact].is_null() || same(&one[*fact], &other[*fact]);
            if one["unanimous"] == true {
                other["unanimous"] == true
            } else {
                ["for", "against"].iter().all(is_same)
            }
        });
        // Whether what was decided is also a task is not told by its words.
        let decided: String = list(&gold["decisions"]).iter().map(|it| text(&it["text"])).collect();
        let actions = list(&read["actions"]).iter().filter(|it| !decided.contains(&text(&it["text"])));
        let actions: Vec<Value> = actions.cloned().collect();
        self.pairs("actions", list(&gold["actions"]), &actions, |one, other| {
            shared(&one["text"], &other["text"]) >= ACTION
                && (one["responsible"].is_null() || shared(&one["responsible"], &other["responsible"]) >= WHO)
        });
        self.pairs("recusals", list(&gold["recusals"]), list(&read["recusals"]), same);
    }

    fn fact(&mut self, group: &'static str, what: &str, gold: &Value, read: &Value) {
        if is_nothing(gold) && is_nothing(read) {
            return;
        }
        let is_read = !is_nothing(gold) && same(gold, read);
        let count = self.counts.entry(group).or_default();
        if is_read {
            count.hits += 1;
            return;
        }
        count.misses += usize::from(!is_nothing(gold));
        count.extras += usize::from(!is_nothing(read));
        self.misses.push((group, format!("{what}: {} | {}", show(gold), show(read))));
    }

    /// Pairs the records of two lists, in order.
    fn pairs<'a>(
        &mut self,
        group: &'static str,
        gold: &'a [Value],
        read: &'a [Value],
        is_same: impl Fn(&Value, &Value) -> bool,
    ) -> Vec<(&'a Value, &'a Value)> {
        let mut left: Vec<&Value> = read.iter().collect();
        let mut pairs = Vec::new();
        let mut misses = Vec::new();
        for one in gold {
            match left.iter().position(|it| is_same(one, it)) {
                Some(place) => pairs.push((one, left.remove(place))),
                None => misses.push((group, format!("{} | –", show(one)))),
            }
        }
        if !gold.is_empty() || !read.is_empty() {
            let count = self.counts.entry(group).or_default();
            count.hits += pairs.len();
            count.misses += misses.len();
            count.extras += left.len();
        }
        misses.extend(left.iter().map(|it| (group, format!("– | {}", show(it)))));
        self.misses.extend(misses);
        pairs
    }
}

fn is_item(gold: &Value, read: &Value) -> bool {
    let is_title = same(&gold["title"], &read["title"]) || shared(&gold["title"], &read["title"]) >= TITLE;
    let bare = |number: &Value| {
        let number = text(number);
        number.trim_start_matches(|it: char| !it.is_ascii_digit()).to_owned()
    };
    is_title && (gold["number"].is_null() || bare(&gold["number"]) == bare(&read["number"]))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || text(value).is_empty()
}

/// A text with its spaces, dashes, case and closing signs made alike.
fn text(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(texts) => texts.iter().map(text).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['–', '—'], "-").trim_matches(|it| " .:;,".contains(it)).to_lowercase()
}

fn same(gold: &Value, read: &Value) -> bool {
    text(gold) == text(read)
}

/// How much two texts share of their words.
fn shared(one: &Value, other: &Value) -> f64 {
    let words = |value: &Value| -> Vec<String> {
        let text = text(value);
        text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let (one, mut left) = (words(one), words(other));
    let all = one.len() + left.len();
    let both = one
        .iter()
        .filter(|word| left.iter().position(|it| it == *word).map(|at| left.swap_remove(at)).is_some());
    let both = both.count();
    if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 }
}

fn show(value: &Value) -> String {
    let Some(record) = value.as_object() else {
        return if is_nothing(value) { "–".to_owned() } else { value.to_string() };
    };
    let facts = record.iter().filter(|(_, it)| !is_nothing(it) && !it.is_array());
    let facts: Vec<String> = facts.take(5).map(|(name, it)| format!("{name} {it}")).collect();
    facts.join(", ")
}
