//! A meeting that never was, as a plain value: drawn from the tables of
//! `tests/suite/`, the same for the same seed.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

use super::chance::Chance;

/// The tables that meetings are drawn from.
pub(super) struct Tables {
    people: BTreeMap<String, People>,
    settings: BTreeMap<String, Setting>,
    cases: BTreeMap<String, Vec<Case>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct People {
    given: Vec<String>,
    family: Vec<String>,
    parties: Vec<[String; 2]>,
    reasons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Setting {
    language: String,
    bodies: Vec<String>,
    organizations: Vec<String>,
    places: Vec<String>,
    represents: Vec<String>,
    roles: Vec<String>,
    member: String,
    titles: Vec<String>,
    secretary: String,
    approvals: Vec<[String; 2]>,
    information: Vec<[String; 2]>,
    deferred: String,
    cases: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    background: Vec<String>,
    #[serde(default)]
    discussion: Vec<String>,
    recommendation: Vec<String>,
    alternative: Option<String>,
    outcome: Option<String>,
    action: Option<[String; 2]>,
}

/// What a layout asks of a meeting.
pub(super) struct Wishes {
    /// Which of the settings.
    pub(super) setting: String,
    /// The first and the last year.
    pub(super) years: [usize; 2],
    /// How many members and substitutes, absent members, and matters.
    pub(super) members: usize,
    /// Absent members; substitutes come for most of them.
    pub(super) absent: usize,
    /// Matters, formal ones aside.
    pub(super) matters: usize,
}

impl Tables {
    /// Reads the tables.
    ///
    /// # Panics
    /// When one does not hold what it should.
    #[must_use]
    pub(super) fn new() -> Self {
        Self {
            people: toml::from_str(include_str!("../../suite/people.toml")).expect("people.toml"),
            settings: toml::from_str(include_str!("../../suite/settings.toml")).expect("settings.toml"),
            cases: toml::from_str(include_str!("../../suite/cases.toml")).expect("cases.toml"),
        }
    }

    /// Draws a meeting.
    #[must_use]
    pub(super) fn meeting(&self, wishes: &Wishes, chance: &mut Chance) -> Value {
        let setting = &self.settings[&wishes.setting];
        let which = chance.below(setting.organizations.len());
        let year = wishes.years[0] + chance.below(wishes.years[1] + 1 - wishes.years[0]);
        let (month, day) = (1 + chance.below(11), 2 + chance.below(26));
        let hour = 8 + chance.below(11);
        let people = self.participants(setting, wishes, chance);
        let items = self.items(setting, wishes, year, &people, chance);
        // A body that is named after its organisation meets for that one.
        let body = if setting.bodies.len() == setting.organizations.len() {
            &setting.bodies[which]
        } else {
            chance.one(&setting.bodies)
        };
        let first = items.first().map(|it| it["seq"].clone());
        let last = items.last().map(|it| it["seq"].clone());
        let mut meeting = views(&people);
        let facts = json!({
            "language": setting.language,
            "body": body,
            "organization": setting.organizations[which],
            "place": chance.one(&setting.places),
            "date": format!("{year}-{month:02}-{day:02}"),
            "year": year,
            "yy": format!("{:02}", year % 100),
            "number": 1 + chance.below(9),
            "start": format!("{hour:02}:{}", chance.one(&["00", "00", "30", "15"])),
            "end": format!("{:02}:{}", hour + 2, chance.one(&["10", "45", "05", "30"])),
            "leaving": format!("{:02}:{}", hour + 1, chance.one(&["20", "40"])),
            "next_meeting": format!("{year}-{:02}-{:02}", month + 1, day),
            "first": first,
            "last": last,
            "count": people.iter().filter(|it| it["group"] == "members" || it["group"] == "substitutes").count(),
            "seats": wishes.members + wishes.absent,
            "clerk": people.last().map(|it| it["name"].clone()),
            "participants": people,
            "items": items,
        });
        meeting.extend(facts.as_object().cloned().unwrap_or_default());
        Value::Object(meeting)
    }

    fn participants(&self, setting: &Setting, wishes: &Wishes, chance: &mut Chance) -> Vec<Value> {
        let people = &self.people[&setting.language];
        let families = chance.mixed(&people.family);
        let givens = chance.mixed(&people.given);
        let mut names = families.iter().zip(givens).map(|(family, given)| (given.clone(), (*family).clone()));
        let mut all = Vec::new();
        let total = wishes.members + wishes.absent;
        let gone: Vec<usize> = (2..total).collect();
        let gone: Vec<usize> = chance.mixed(&gone).into_iter().take(wishes.absent).copied().collect();
        let mut add = |group: &str,
                       presence: &str,
                       role: &str,
                       party: &[String; 2],
                       unit: Option<String>,
                       more: Value| {
            let Some((given, family)) = names.next() else { return };
            let mut person = json!({
                "name": format!("{given} {family}"), "given": given, "family": family, "group": group,
                "presence": presence, "role": role, "party": party[0], "party_long": party[1],
                "organization": unit,
            });
            person.as_object_mut().expect("a record").extend(more.as_object().cloned().unwrap_or_default());
            all.push(person);
        };
        let none = [String::new(), String::new()];
        let unit = |number: usize| {
            let at = number % setting.represents.len().max(1);
            setting.represents.get(at).cloned()
        };
        for number in 0..total {
            let party = &people.parties[(number * 2 + number / 4) % people.parties.len()];
            let role = setting.roles.get(number).unwrap_or(&setting.member);
            let (group, presence) =
                if gone.contains(&number) { ("absent", "absent") } else { ("members", "present") };
            let reason = chance.one(&people.reasons);
            add(group, presence, role, party, unit(number), json!({"seat": number, "reason": reason}));
        }
        for number in gone.iter().take(wishes.absent - wishes.absent / 3) {
            let party = &people.parties[(number * 2 + number / 4) % people.parties.len()];
            add("substitutes", "substitute", "", party, unit(*number), json!({"for_seat": number}));
        }
        let titles = chance.mixed(&setting.titles);
        for title in titles.iter().take(1 + setting.titles.len() / 2) {
            add("staff", "attending", title, &none, None, json!({}));
        }
        add("secretaries", "attending", &setting.secretary, &none, None, json!({}));
        let seats: BTreeMap<u64, (usize, String)> = all
            .iter()
            .enumerate()
            .filter_map(|(at, it)| Some((it["seat"].as_u64()?, (at, it["name"].as_str()?.to_owned()))))
            .collect();
        for at in 0..all.len() {
            let Some((absent, name)) = all[at]["for_seat"].as_u64().map(|it| seats[&it].clone()) else {
                continue;
            };
            all[at]["substitutes_for"] = json!(name);
            all[absent]["substitute"] = json!({"ref": format!("/participants/{at}")});
        }
        all
    }

    fn items(
        &self,
        setting: &Setting,
        wishes: &Wishes,
        year: usize,
        people: &[Value],
        chance: &mut Chance,
    ) -> Vec<Value> {
        let mut drawn: Vec<Map<String, Value>> = Vec::new();
        let formal = |[title, text]: &[String; 2], outcome: &str, kind: &str| {
            let votes = if kind == "approval" { json!([{"unanimous": true}]) } else { json!([]) };
            let decisions = json!([{"text": [text], "outcome": outcome}]);
            json!({"title": title, "result": text, "decisions": decisions, "votes": votes, kind: true})
        };
        let record = |value: Value| value.as_object().cloned().unwrap_or_default();
        drawn.extend(setting.approvals.iter().map(|it| record(formal(it, "approved", "approval"))));
        let cases = chance.mixed(&self.cases[&setting.cases]);
        let matters = cases.into_iter().take(wishes.matters);
        drawn.extend(matters.map(|case| record(matter(case, setting, people, chance))));
        if let Some(told) = setting.information.first() {
            let at = setting.approvals.len() + chance.below(wishes.matters);
            drawn.insert(at.min(drawn.len()), record(formal(told, "noted", "information")));
        }
        let mut number = 1 + chance.below(60);
        let skips = if chance.one_in(4) { drawn.len() / 2 } else { drawn.len() };
        let case_officers: Vec<&Value> = people.iter().filter(|it| it["group"] == "staff").collect();
        for (at, item) in drawn.iter_mut().enumerate() {
            number += if at == skips { 2 } else { 1 };
            item.insert("seq".to_owned(), json!(number));
            item.insert("yyyy".to_owned(), json!(year));
            item.insert("place_in_list".to_owned(), json!(at + 1));
            item.insert(
                "archive".to_owned(),
                json!(format!("{:02}/{}", year % 100, 100 + chance.below(2800))),
            );
            item.insert("officer".to_owned(), chance.one(&case_officers)["name"].clone());
        }
        drawn.into_iter().map(Value::Object).collect()
    }
}

/// What became of a matter.
fn matter(case: &Case, setting: &Setting, people: &[Value], chance: &mut Chance) -> Value {
    let voters: Vec<&Value> =
        people.iter().filter(|it| it["group"] == "members" || it["group"] == "substitutes").collect();
    let outcome = case.outcome.as_deref().unwrap_or("adopted");
    let mover = chance.one(&voters);
    let is_contested = case.alternative.is_some() && !chance.one_in(3) && voters.len() > 4;
    let is_deferred = !is_contested && outcome == "adopted" && chance.one_in(7);
    let against = 1 + chance.below((voters.len() - 1) / 2);
    let minority: Vec<&&Value> = voters.iter().rev().take(against).collect();
    let vote = if is_contested {
        let names: Vec<&str> = minority.iter().filter_map(|it| it["name"].as_str()).collect();
        let mut parties: BTreeMap<&str, usize> = BTreeMap::new();
        for voter in &minority {
            *parties.entry(voter["party"].as_str().unwrap_or_default()).or_default() += 1;
        }
        let parties: Vec<String> = parties.iter().map(|(party, count)| format!("{count} {party}")).collect();
        json!({"unanimous": false, "for": voters.len() - against, "against": against,
               "majority": voters.len() - against, "minority": against, "by_family": mover["family"],
               "names": names, "parties": parties.join(", ")})
    } else {
        json!({"unanimous": true})
    };
    let is_recused = chance.one_in(6);
    let recused = voters.last();
    let decision = if is_deferred { json!([setting.deferred]) } else { json!(case.recommendation) };
    let proposals = case.alternative.iter().filter(|_| is_contested);
    let proposals: Vec<Value> = proposals
        .map(|text| json!({"by": mover["name"], "by_family": mover["family"], "by_party": mover["party"], "text": text}))
        .collect();
    let actions: Vec<Value> = case
        .action
        .iter()
        .map(|[text, due]| json!({"text": text, "due": due, "responsible": mover["given"], "responsible_name": mover["name"]}))
        .collect();
    json!({
        "matter": true,
        "title": case.title,
        "background": case.background,
        "discussion": case.discussion,
        "recommendation": case.recommendation,
        "proposals": proposals,
        "votes": [vote],
        "result": decision,
        "decisions": [{"text": decision, "outcome": if is_deferred { "deferred" } else { outcome }}],
        "is_deferred": is_deferred,
        "is_contested": is_contested,
        "actions": actions,
        "recusal": if is_recused && !is_contested { json!({"name": recused.map(|it| it["name"].clone())}) } else { Value::Null },
    })
}

/// Lists of those who have something in common.
fn views(people: &[Value]) -> Map<String, Value> {
    let named = |at: usize| json!({"ref": format!("/participants/{at}")});
    let those = |is: &dyn Fn(&Value) -> bool| -> Value {
        people.iter().enumerate().filter(|(_, it)| is(it)).map(|(at, _)| named(at)).collect()
    };
    let groups = ["members", "absent", "substitutes", "staff", "secretaries"];
    let mut views: Map<String, Value> =
        groups.iter().map(|group| ((*group).to_owned(), those(&|it| it["group"] == *group))).collect();
    views.insert("voters".to_owned(), those(&|it| it["group"] == "members" || it["group"] == "substitutes"));
    views.insert("plain_members".to_owned(), those(&|it| it["group"] == "members" && it["seat"] != 0));
    views.insert("chair".to_owned(), named(0));
    let by = |fact: &str, long: &str| -> Value {
        let mut names: Vec<&str> =
            people.iter().filter_map(|it| it[fact].as_str()).filter(|it| !it.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        let unit = |name: &&str| {
            let of = |group: &str| those(&|it| it[fact] == **name && it["group"] == group);
            let long = people.iter().find(|it| it[fact] == **name).map(|it| it[long].clone());
            json!({"unit": name, "unit_long": long, "members": of("members"), "absent": of("absent"), "substitutes": of("substitutes")})
        };
        names.iter().map(unit).collect()
    };
    views.insert("parties".to_owned(), by("party", "party_long"));
    views.insert("units".to_owned(), by("organization", "organization"));
    views.insert(
        "secretary".to_owned(),
        people.iter().position(|it| it["group"] == "secretaries").map_or(Value::Null, named),
    );
    let first = people.first().map(|it| it["name"].clone());
    let second = people.iter().filter(|it| it["group"] == "members").nth(2).map(|it| it["name"].clone());
    views.insert("signers".to_owned(), json!([{"name": first}, {"name": second}]));
    views
}
