//! A meeting in a layout: the script of the document, and what it states.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::chance::Chance;
use super::form::{is_written, print};
use super::template::Node;

/// What a document states of the meeting as a whole.
const HEADER: &[&str] = &["title", "body", "organization", "date", "start", "end", "place", "next_meeting"];
/// What it states of a person.
const PERSON: &[&str] = &["name", "party", "organization", "role", "substitutes_for"];

/// A rendered document.
pub(super) struct Rendered {
    /// Its text, in the notation of scripts.
    pub(super) text: String,
    /// What it states.
    pub(super) gold: Value,
}

/// Sets a meeting in a layout.
#[must_use]
pub(super) fn render(layout: &[Node], meeting: &Value, kind: &str, chance: &mut Chance) -> Rendered {
    let language = meeting["language"].as_str().unwrap_or("nb").to_owned();
    let mut setter = Setter { meeting, language, chance, stated: BTreeMap::new() };
    let text = setter.nodes(layout, &mut vec![(String::new(), meeting)]);
    let gold = gold(meeting, kind, &setter.stated);
    Rendered { text, gold }
}

/// The records around the place at hand, the nearest last, with their paths.
type Around<'a> = Vec<(String, &'a Value)>;
/// Facts by the path of their record.
type Stated = BTreeMap<String, BTreeMap<String, Value>>;

struct Setter<'a> {
    meeting: &'a Value,
    language: String,
    chance: &'a mut Chance,
    stated: Stated,
}

impl<'a> Setter<'a> {
    fn nodes(&mut self, nodes: &[Node], around: &mut Around<'a>) -> String {
        nodes.iter().map(|node| self.node(node, around)).collect()
    }

    fn node(&mut self, node: &Node, around: &mut Around<'a>) -> String {
        match node {
            Node::Text(text) => text.clone(),
            Node::Fact { name, form } => {
                let (at, fact, value) = self.find(name, around).unwrap_or_else(|| panic!("no fact `{name}`"));
                let text = print(value, form.as_deref(), &self.language);
                let is_same = value.as_str().is_some_and(is_written) || !value.is_string();
                self.state(&at, &fact, if is_same { value.clone() } else { Value::from(text.clone()) });
                text
            }
            Node::State { name, text, is_printed } => {
                let Some(text) = text else {
                    if let Some((at, fact, value)) = self.find(name, around) {
                        self.state(&at, &fact, value.clone());
                    }
                    return String::new();
                };
                let text = self.nodes(text, around);
                let at = around.last().map(|(at, _)| at.clone()).unwrap_or_default();
                self.state(&at, name, Value::from(text.replace("**", "").trim()));
                if *is_printed { text } else { String::new() }
            }
            Node::Choice(choices) => {
                let choice = self.chance.below(choices.len());
                self.nodes(&choices[choice], around)
            }
            Node::Each { name, between, body } => self.each(name, between, body, around),
            Node::If { name, then, otherwise } => {
                let found = self.find(name, around).is_some_and(|(.., value)| is_there(value));
                self.nodes(if found { then } else { otherwise }, around)
            }
        }
    }

    fn each(&mut self, name: &str, between: &[String; 2], body: &[Node], around: &mut Around<'a>) -> String {
        let Some((at, fact, value)) = self.find(name, around) else { return String::new() };
        let alone = std::slice::from_ref(value);
        let list = value.as_array().map_or(alone, Vec::as_slice);
        if list.first().is_some_and(Value::is_string) {
            self.state(&at, &fact, value.clone());
        }
        let mut text = String::new();
        for (number, record) in list.iter().enumerate() {
            let path =
                if value.is_array() { format!("{at}/{fact}/{number}") } else { format!("{at}/{fact}") };
            let (path, record) = self.follow(path, record);
            around.push((path.clone(), record));
            let printed = self.nodes(body, around);
            around.pop();
            if !printed.trim().is_empty() {
                self.stated.entry(path).or_default();
            }
            text += &printed;
            if number + 2 == list.len() {
                text += &between[1];
            } else if number + 2 < list.len() {
                text += &between[0];
            }
        }
        text
    }

    /// A fact of the nearest record that has it, with where it is; `.` is the
    /// record itself.
    fn find(&self, name: &str, around: &Around<'a>) -> Option<(String, String, &'a Value)> {
        if name == "." {
            let (_, value) = around.last()?;
            return Some((String::from("."), String::new(), value));
        }
        let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
        let (at, value) =
            around.iter().rev().find_map(|(at, record)| Some((at.clone(), record.get(first)?)))?;
        let Some(rest) = rest else { return Some((at, first.to_owned(), value)) };
        // Of a list, the first.
        let (path, value) = match value.get(0) {
            Some(first_of) => (format!("{at}/{first}/0"), first_of),
            None => (format!("{at}/{first}"), value),
        };
        let (path, record) = self.follow(path, value);
        Some((path, rest.to_owned(), record.get(rest)?))
    }

    /// A record that another stands for.
    fn follow(&self, path: String, record: &'a Value) -> (String, &'a Value) {
        let named = record.get("ref").and_then(Value::as_str);
        named.map_or((path, record), |it| (it.to_owned(), self.meeting.pointer(it).expect("records exist")))
    }

    fn state(&mut self, at: &str, fact: &str, value: Value) {
        self.stated.entry(at.to_owned()).or_default().insert(fact.to_owned(), value);
    }
}

fn is_there(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    }
}

/// What was stated, in the words of golds.
fn gold(meeting: &Value, kind: &str, stated: &Stated) -> Value {
    let none = BTreeMap::new();
    let facts = |at: &str| stated.get(at).unwrap_or(&none);
    let text = |at: &str, fact: &str| match facts(at).get(fact) {
        Some(Value::Array(texts)) => {
            json!(texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
        }
        Some(value) => value.clone(),
        None => Value::Null,
    };
    let pick = |at: &str, names: &[&str]| -> Map<String, Value> {
        names.iter().map(|name| ((*name).to_owned(), text(at, name))).collect()
    };
    let count = |list: &Value| list.as_array().map_or(0, Vec::len);
    let mut whole = pick("", HEADER);
    // A title alone may name the organ or the organisation.
    for fact in ["body", "organization"] {
        if whole[fact].is_null() {
            whole.remove(fact);
        }
    }
    whole.insert("kind".to_owned(), json!(kind));
    whole.insert("language".to_owned(), meeting["language"].clone());
    let people = (0..count(&meeting["participants"])).filter_map(|number| {
        let at = format!("/participants/{number}");
        facts(&at).get("name")?;
        let mut person = pick(&at, PERSON);
        let of = &meeting["participants"][number];
        // What a chair or a clerk is called elsewhere, and whether a clerk is a member, is not told.
        let is_clerk = of["group"] == "secretaries";
        if (is_clerk || of["seat"] == 0) && person["role"].is_null() {
            person.remove("role");
        }
        if !is_clerk {
            person.insert("presence".to_owned(), of["presence"].clone());
        }
        person.insert("remote".to_owned(), json!(facts(&at).contains_key("remote")));
        Some(Value::Object(person))
    });
    whole.insert("participants".to_owned(), people.collect());
    whole.insert("clerk".to_owned(), meeting["clerk"].clone());
    let items = (0..count(&meeting["items"])).filter_map(|number| {
        let at = format!("/items/{number}");
        facts(&at).get("title")?;
        let of = &meeting["items"][number];
        let listed = |list: &str, told: &str, names: &[&str]| -> Vec<(usize, Map<String, Value>)> {
            let there =
                (0..count(&of[list])).filter(|it| facts(&format!("{at}/{list}/{it}")).contains_key(told));
            there.map(|it| (it, pick(&format!("{at}/{list}/{it}"), names))).collect()
        };
        let mut item = pick(&at, &["number", "title", "recommendation"]);
        let decisions = listed("decisions", "text", &["text"]).into_iter().map(|(it, mut decision)| {
            decision.insert("outcome".to_owned(), of["decisions"][it]["outcome"].clone());
            decision
        });
        item.insert("decisions".to_owned(), decisions.collect());
        let plain = |list: &str, told: &str, names: &[&str]| -> Value {
            listed(list, told, names).into_iter().map(|(_, record)| record).collect()
        };
        item.insert("proposals".to_owned(), plain("proposals", "text", &["by", "text"]));
        item.insert("actions".to_owned(), plain("actions", "text", &["responsible", "text", "due"]));
        let votes = (0..count(&of["votes"])).filter_map(|it| {
            let at = format!("{at}/votes/{it}");
            stated.get(&at)?;
            let mut vote = pick(&at, &["for", "against"]);
            vote.insert("unanimous".to_owned(), json!(of["votes"][it]["unanimous"] == true));
            Some(vote)
        });
        item.insert("votes".to_owned(), votes.collect());
        let recused = facts(&format!("{at}/recusal")).get("name").cloned();
        item.insert("recusals".to_owned(), recused.into_iter().collect());
        Some(Value::Object(item))
    });
    whole.insert("items".to_owned(), items.collect());
    Value::Object(whole)
}
