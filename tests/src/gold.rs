//! What a fixture's `gold.json` states, beside what is read of it. A gold is
//! written by hand; whatever it states has to be compared, or named as left
//! out.

use referat::Parsed;
use referat::minutes::{Attendance, Capacity, Item, Minutes, Outcome, Presence, Vote};
use serde_json::{Value, json};

/// What a gold also states and no difference is looked for in: what it is
/// about, and words that the goldens of the other stages hold.
const LEFT_OUT: &[&str] =
    &["id", "file", "format", "notes", "subject", "blocks", "first_words", "last_words"];

/// Lists of records: what one of them is called, and the facts that tell
/// which of those read it is. Without such facts the order tells.
const LISTS: &[(&str, &str, &[&str])] = &[
    ("meetings", "meeting", &[]),
    ("participants", "participant", &["name"]),
    ("items", "item", &["number", "title"]),
    ("decisions", "decision", &["text", "outcome"]),
    ("votes", "vote", &["for", "against", "unanimous"]),
    ("proposals", "proposal", &["text", "by"]),
    ("actions", "action", &["text", "responsible"]),
];

/// Facts that name their record in a table; others are counted.
const NAMES: &[&str] = &["name", "number", "title"];

/// A table of what differs: where, what the gold states, what was read; `–`
/// where there is nothing. `name_accept` in a gold is what `name` may be too.
///
/// # Panics
/// When the gold states what is neither compared nor left out.
#[must_use]
pub fn differences(gold: &Value, parsed: &Parsed) -> String {
    let mut rows = vec!["where | gold | read".to_owned()];
    compare("", gold, &read(parsed), &mut rows);
    rows.join("\n") + "\n"
}

fn compare(at: &str, gold: &Value, read: &Value, rows: &mut Vec<String>) {
    for (key, stated) in gold.as_object().into_iter().flatten() {
        if LEFT_OUT.contains(&key.as_str()) || key.ends_with("_accept") {
            continue;
        }
        let found = read.get(key).unwrap_or_else(|| panic!("gold states `{key}`, which is not compared"));
        if let Some((_, name, by)) = LISTS.iter().find(|(list, ..)| list == key) {
            pair(at, name, by, stated, found, rows);
            continue;
        }
        if !agree(gold, key, found) {
            rows.push(format!("{at}{key} | {} | {}", show(stated), show(found)));
        }
    }
}

/// Compares the records of two lists: first those that are the same in all the
/// facts that tell them apart, then those that are in one of them.
fn pair(at: &str, name: &str, by: &[&str], gold: &Value, read: &Value, rows: &mut Vec<String>) {
    let gold = gold.as_array().map_or(&[][..], Vec::as_slice);
    let mut left: Vec<&Value> = read.as_array().into_iter().flatten().collect();
    let mut found: Vec<Option<&Value>> = vec![None; gold.len()];
    for facts in std::iter::once(by).chain(by.chunks(1)) {
        for (stated, found) in gold.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let is_told = by.is_empty() || facts.iter().any(|fact| !stated[*fact].is_null());
            let is_same = |record: &&Value| facts.iter().all(|fact| agree(stated, fact, &record[*fact]));
            *found = left.iter().position(|it| is_told && is_same(it)).map(|place| left.remove(place));
        }
    }
    for (number, (stated, found)) in (1..).zip(gold.iter().zip(found)) {
        let Some(found) = found else {
            rows.push(format!("{at}{name} | {} | –", summary(stated, by)));
            continue;
        };
        let named = by.iter().filter(|fact| NAMES.contains(fact)).map(|fact| &stated[*fact]);
        let which = named.filter(|it| !it.is_null()).map(show).next().unwrap_or(number.to_string());
        compare(&format!("{at}{name} {which}: "), stated, found, rows);
    }
    rows.extend(left.into_iter().map(|extra| format!("{at}{name} | – | {}", summary(extra, by))));
}

/// The facts of a record that tell it from others.
fn summary(record: &Value, by: &[&str]) -> String {
    let fact = |name: &&str| match &record[*name] {
        Value::Null | Value::Bool(false) => None,
        Value::Bool(true) => Some((*name).to_owned()),
        Value::Number(number) => Some(format!("{name} {number}")),
        other => Some(show(other)),
    };
    let facts: Vec<String> = by.iter().filter_map(fact).collect();
    if facts.is_empty() { "one more".to_owned() } else { facts.join(", ") }
}

/// Whether a fact is what the gold states or accepts. Breaks of lines and
/// spaces do not matter.
fn agree(gold: &Value, key: &str, read: &Value) -> bool {
    let accepted = gold.get(format!("{key}_accept")).and_then(Value::as_array).into_iter().flatten();
    gold.get(key).into_iter().chain(accepted).any(|stated| show(stated) == show(read))
}

fn show(value: &Value) -> String {
    match value {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(values) if values.is_empty() => "–".to_owned(),
        Value::Array(values) => values.iter().map(show).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

/// What was read, in the words of golds.
pub(crate) fn read(parsed: &Parsed) -> Value {
    json!({
        "language": parsed.minutes.first().map(|it| it.language),
        "meetings": parsed.minutes.iter().map(meeting).collect::<Vec<_>>(),
    })
}

fn meeting(minutes: &Minutes) -> Value {
    let meeting = &minutes.meeting;
    json!({
        "kind": minutes.kind,
        "title": minutes.title,
        "body": meeting.body,
        "organization": meeting.organization,
        "date": meeting.date,
        "end_date": meeting.end_date,
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
        "participants": minutes.attendance.iter().map(participant).collect::<Vec<_>>(),
        "items": items(&minutes.items, None),
        "next_meeting": meeting.next_meeting.as_ref().and_then(|it| it.date.as_ref()),
        "signatures": minutes.signatures.iter().map(|it| &it.name).collect::<Vec<_>>(),
        "links": minutes.links.iter().map(|it| &it.url).collect::<Vec<_>>(),
    })
}

fn participant(person: &Attendance) -> Value {
    let presence = match (person.status, person.capacity) {
        (Presence::Absent, _) => "absent",
        (Presence::Present, Capacity::Substitute) => "substitute",
        (Presence::Present, Capacity::Staff | Capacity::Observer | Capacity::Guest) => "attending",
        (Presence::Present, _) => "present",
        _ => "unknown",
    };
    json!({
        "name": person.name,
        "title": person.title,
        "role": person.role,
        "party": person.party,
        "organization": person.organization,
        "presence": presence,
        "remote": person.remote.unwrap_or(false),
        "substitutes_for": person.substitute_for,
    })
}

/// Items and their parts, one after the other.
fn items(of: &[Item], parent: Option<&str>) -> Vec<Value> {
    let record = |item: &Item| {
        let decisions =
            item.decisions.iter().map(|it| json!({"text": it.text, "outcome": outcome(it.outcome)}));
        let proposals = item.proposals.iter().map(|it| {
            let by: Vec<_> = it
                .by
                .iter()
                .map(|it| it.name.as_ref().or(it.party.as_ref()).or(it.organization.as_ref()))
                .collect();
            json!({"by": by, "text": it.text})
        });
        let actions = item.actions.iter().map(|it| {
            json!({"responsible": it.responsible, "text": it.text, "due": it.due.as_ref().map(|it| &it.text)})
        });
        json!({
            "number": item.number,
            "parent": parent,
            "title": item.title,
            "closed": item.closed.is_some(),
            "recommendation": item.recommendation.as_ref().map(|it| &it.text),
            "decisions": decisions.collect::<Vec<_>>(),
            "votes": item.votes.iter().map(vote).collect::<Vec<_>>(),
            "recusals": item.recusals.iter().map(|it| &it.name).collect::<Vec<_>>(),
            "proposals": proposals.collect::<Vec<_>>(),
            "actions": actions.collect::<Vec<_>>(),
        })
    };
    let with_parts = |item: &Item| {
        let parts = items(&item.items, item.number.as_deref().or(item.title.as_deref()));
        std::iter::once(record(item)).chain(parts).collect::<Vec<_>>()
    };
    of.iter().flat_map(with_parts).collect()
}

fn vote(vote: &Vote) -> Value {
    json!({
        "for": vote.r#for,
        "against": vote.against,
        "abstain": vote.abstain,
        "unanimous": vote.unanimous,
    })
}

/// The gold's word for an outcome; it has fewer.
fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::ApprovedWithChanges => "approved".to_owned(),
        Outcome::AdoptedAmended => "adopted".to_owned(),
        Outcome::Returned | Outcome::Referred => "deferred".to_owned(),
        Outcome::Unknown | Outcome::FollowUp | Outcome::NoDecision => "none-stated".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_that_differs_is_a_row() {
        let rows = |gold: Value, read: Value| {
            let mut rows = Vec::new();
            compare("", &gold, &read, &mut rows);
            rows
        };
        let cases = [
            (json!({"title": "Møtebok"}), json!({"title": "Møtebok", "date": "2024-05-03"}), vec![]),
            (json!({"title": "Møtebok"}), json!({"title": null}), vec!["title | Møtebok | –"]),
            (json!({"title": null}), json!({"title": "Møtebok"}), vec!["title | – | Møtebok"]),
            (json!({"body": "STYRET", "body_accept": ["Styret"]}), json!({"body": "Styret"}), vec![]),
            (
                json!({"items": [{"number": "2", "title": "Budsjett"}, {"number": "3", "title": "Valg"}]}),
                json!({"items": [{"number": "2", "title": "Budsjettet"}, {"number": "4", "title": "Dugnad"}]}),
                vec!["item 2: title | Budsjett | Budsjettet", "item | 3, Valg | –", "item | – | 4, Dugnad"],
            ),
            (
                json!({"votes": [{"for": 3, "against": 2, "unanimous": false}]}),
                json!({"votes": [{"for": null, "against": null, "unanimous": true}]}),
                vec!["vote | for 3, against 2 | –", "vote | – | unanimous"],
            ),
            (
                json!({"meetings": [{"date": "2024-05-03"}]}),
                json!({"meetings": [{"date": "2024-05-04"}, {"date": "2024-06-04"}]}),
                vec!["meeting 1: date | 2024-05-03 | 2024-05-04", "meeting | – | one more"],
            ),
        ];
        for (gold, read, expected) in cases {
            assert_eq!(rows(gold, read), expected);
        }
    }
}
