//! Minutes as an outline that a clerk could read: one fact a line.

use std::fmt::Write as _;

use referat::Parsed;
use referat::minutes::{Action, Attendance, Decision, Item, Meeting, Minutes, Proposal, Vote};

/// What the minutes of a document state, a line each; what is null is left
/// out.
#[must_use]
pub fn outline(parsed: &Parsed) -> String {
    parsed.minutes.iter().map(minutes).collect()
}

fn minutes(minutes: &Minutes) -> String {
    let mut out = format!("{}  {}\n", minutes.kind, minutes.title.as_deref().unwrap_or("-"));
    out += &meeting(&minutes.meeting);
    minutes.attendance.iter().for_each(|it| out += &attendance(it));
    minutes.items.iter().for_each(|it| out += &item(it, ""));
    for it in &minutes.signatures {
        let _ = writeln!(out, "signed  {}{}", it.name, facts(&[("as", it.role.as_deref())]));
    }
    out
}

fn meeting(it: &Meeting) -> String {
    let next = it.next_meeting.as_ref();
    let when =
        next.map(|it| [it.date.as_deref(), it.time.as_deref()].into_iter().flatten().collect::<Vec<_>>());
    let when = when.map(|it| if it.is_empty() { "?".to_owned() } else { it.join(" ") });
    let met = it.quorum.as_ref().and_then(|it| it.present).map(|it| it.to_string());
    let stated = facts(&[
        ("body", it.body.as_deref()),
        ("organization", it.organization.as_deref()),
        ("number", it.number.as_deref()),
        ("date", it.date.as_deref()),
        ("end_date", it.end_date.as_deref()),
        ("start", it.start.as_deref()),
        ("end", it.end.as_deref()),
        ("place", it.place.as_deref()),
        ("chair", it.chair.as_deref()),
        ("secretary", it.secretary.as_deref()),
        ("met", met.as_deref()),
        ("next", when.as_deref()),
    ]);
    stated
        .trim_start_matches(" | ")
        .split(" | ")
        .filter(|it| !it.is_empty())
        .fold(String::new(), |out, it| out + "  " + it + "\n")
}

fn attendance(it: &Attendance) -> String {
    let stays: Vec<String> = it
        .intervals
        .iter()
        .map(|it| {
            let (from, to) = (it.from.as_deref().unwrap_or(""), it.to.as_deref().unwrap_or(""));
            if it.items.is_empty() { format!("{from}-{to}") } else { it.items.join(" ") }
        })
        .collect();
    let stays = Some(stays.join(", ")).filter(|it| !it.is_empty());
    let stated = facts(&[
        ("role", it.role.as_deref()),
        ("title", it.title.as_deref()),
        ("party", it.party.as_deref()),
        ("organization", it.organization.as_deref()),
        ("for", it.substitute_for.as_deref()),
        ("reason", it.reason.as_deref()),
        ("stay", stays.as_deref()),
        ("note", it.note.as_deref()),
    ]);
    format!("{} {}  {}{stated}\n", it.status, it.capacity, it.name)
}

fn item(it: &Item, indent: &str) -> String {
    let label = it.label.as_deref().unwrap_or("-");
    let stated = facts(&[
        ("ref", it.archive_ref.as_deref()),
        ("closed", it.closed.as_ref().map(|it| it.legal_basis.as_deref().unwrap_or("yes"))),
    ]);
    let mut out = format!("{indent}item  {label}  {}{stated}\n", it.title.as_deref().unwrap_or("-"));
    let inner = format!("{indent}  ");
    if let Some(it) = &it.recommendation {
        let _ =
            writeln!(out, "{inner}recommendation  {}{}", line(&it.text), facts(&[("by", it.by.as_deref())]));
    }
    it.proposals.iter().for_each(|it| out += &format!("{inner}{}", proposal(it)));
    it.votes.iter().for_each(|it| out += &format!("{inner}{}", vote(it)));
    it.decisions.iter().for_each(|it| out += &format!("{inner}{}", decision(it)));
    it.actions.iter().for_each(|it| out += &format!("{inner}{}", action(it)));
    it.items.iter().for_each(|it| out += &item(it, &inner));
    out
}

fn proposal(it: &Proposal) -> String {
    let by: Vec<&str> = it
        .by
        .iter()
        .filter_map(|it| it.name.as_deref().or(it.party.as_deref()).or(it.organization.as_deref()))
        .collect();
    let outcome = it.outcome.map(|it| it.to_string());
    let by = Some(by.join(", ")).filter(|it| !it.is_empty());
    format!(
        "proposal  {}{}\n",
        line(&it.text),
        facts(&[("by", by.as_deref()), ("outcome", outcome.as_deref())])
    )
}

fn vote(it: &Vote) -> String {
    let count = |it: Option<u32>| it.map(|it| it.to_string());
    let (favour, against) = (count(it.r#for), count(it.against));
    let result = it.result.map(|it| it.to_string());
    let unanimous = it.unanimous.then_some("yes");
    let stated = [
        ("unanimous", unanimous),
        ("for", favour.as_deref()),
        ("against", against.as_deref()),
        ("result", result.as_deref()),
    ];
    format!("vote  {}{}\n", line(&it.text), facts(&stated))
}

fn decision(it: &Decision) -> String {
    let to = it.deferred_to.as_ref().map(|it| it.text.as_str()).or(it.referred_to.as_deref());
    format!("decision  {} | {}{}\n", it.outcome, line(&it.text), facts(&[("to", to)]))
}

fn action(it: &Action) -> String {
    let who = Some(it.responsible.join(", ")).filter(|it| !it.is_empty());
    let due = it.due.as_ref().map(|it| it.text.as_str());
    format!("action  {}{}\n", line(&it.text), facts(&[("who", who.as_deref()), ("due", due)]))
}

/// The facts that are stated, each after a bar.
fn facts(facts: &[(&str, Option<&str>)]) -> String {
    let stated = facts.iter().filter_map(|(name, value)| value.map(|it| format!(" | {name}={}", line(it))));
    stated.collect()
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
