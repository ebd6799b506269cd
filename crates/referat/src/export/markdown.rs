//! Markdown, for reading: a meeting's facts, who was there, and its items
//! with what was proposed, voted, decided and given to do.

use crate::minutes::{Action, Attendance, Item, Minutes, Parsed, Presence, Proposal, Vote};

/// The meetings, one after another.
pub(super) fn markdown(parsed: &Parsed) -> String {
    let meetings: Vec<String> = parsed.minutes.iter().map(meeting).collect();
    meetings.join("\n---\n\n")
}

fn meeting(minutes: &Minutes) -> String {
    let facts = &minutes.meeting;
    let name = facts.body.as_deref().or(minutes.title.as_deref()).unwrap_or("Meeting");
    let mut blocks = vec![format!("# {}", escaped(&joined(" ", [Some(name), facts.date.as_deref()])))];
    let times = joined("–", [facts.start.as_deref(), facts.end.as_deref()]);
    let told = [
        ("Organization", facts.organization.as_deref()),
        ("Number", facts.number.as_deref()),
        ("Time", Some(times.as_str()).filter(|it| !it.is_empty())),
        ("Place", facts.place.as_deref()),
        ("Chair", facts.chair.as_deref()),
        ("Secretary", facts.secretary.as_deref()),
    ];
    blocks.extend(list(told.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)))));
    for (heading, status) in
        [("Present", Presence::Present), ("Absent", Presence::Absent), ("Also named", Presence::Unknown)]
    {
        if let Some(people) = list(minutes.attendance.iter().filter(|it| it.status == status).map(person)) {
            blocks.extend([format!("## {heading}"), people]);
        }
    }
    if !minutes.items.is_empty() {
        blocks.push("## Items".to_owned());
    }
    minutes.items.iter().for_each(|it| item(&mut blocks, it, 3));
    blocks.join("\n\n") + "\n"
}

/// A list of texts, if there are any.
fn list(texts: impl Iterator<Item = String>) -> Option<String> {
    let rows: Vec<String> = texts.map(|it| format!("- {}", escaped(&it).replace('\n', "\n  "))).collect();
    (!rows.is_empty()).then(|| rows.join("\n"))
}

/// A name, and what is said of the person.
fn person(person: &Attendance) -> String {
    let instead = person.substitute_for.as_ref().map(|it| format!("for {it}"));
    let said = [&person.role, &person.party, &person.organization, &instead, &person.reason, &person.note];
    let said = joined(", ", said.map(Option::as_deref));
    if said.is_empty() { person.name.clone() } else { format!("{} ({said})", person.name) }
}

/// An item under a heading of the level, of which there are six.
fn item(blocks: &mut Vec<String>, it: &Item, level: usize) {
    let label = it.label.as_deref().or(it.number.as_deref());
    let heading = escaped(&joined(" ", [label, it.title.as_deref()]));
    blocks.push(format!("{} {heading}", "#".repeat(level.min(6))));
    let mut named = |name: &str, text: &str| {
        let name = escaped(name.trim_end_matches(':'));
        blocks.push(format!("**{name}:** {}", escaped(text).replace('\n', "  \n")));
    };
    it.proposals.iter().for_each(|it| named("Proposal", &proposed(it)));
    it.votes.iter().for_each(|it| named("Vote", &voted(it)));
    for decision in &it.decisions {
        named(decision.label.as_deref().unwrap_or("Decision"), &decision.text);
    }
    it.actions.iter().for_each(|it| named("Task", &task(it)));
    it.recusals.iter().for_each(|it| named("Recused", &it.name));
    it.items.iter().for_each(|it| item(blocks, it, level + 1));
}

fn proposed(proposal: &Proposal) -> String {
    let by: Vec<&str> = proposal
        .by
        .iter()
        .filter_map(|it| it.name.as_deref().or(it.party.as_deref()).or(it.organization.as_deref()))
        .collect();
    if by.is_empty() { proposal.text.clone() } else { format!("({}) {}", by.join(", "), proposal.text) }
}

/// The counts, or the words where there are none.
fn voted(vote: &Vote) -> String {
    let alternatives = vote.alternatives.iter().map(|it| (it.option.as_str(), it.count));
    let counts = [("for", vote.r#for), ("against", vote.against), ("abstained", vote.abstain)];
    let counts: Vec<String> = alternatives
        .chain(counts)
        .filter_map(|(option, count)| Some(format!("{} {option}", count?)))
        .collect();
    let counts = if counts.is_empty() { vote.text.clone() } else { counts.join(", ") };
    joined(": ", [vote.on.as_deref(), Some(&counts)])
}

fn task(action: &Action) -> String {
    let due = action.due.as_ref().map(|it| it.date.as_deref().unwrap_or(&it.text));
    let who = action.responsible.join(", ");
    let told = joined(", ", [Some(who.as_str()), due]);
    if told.is_empty() { action.text.clone() } else { format!("{} ({told})", action.text) }
}

/// Those that there are.
fn joined<'a>(with: &str, parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    parts.join(with)
}

/// The text with nothing in it that Markdown reads as more than text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_start = true;
    for char in text.chars() {
        let is_mark = matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        if is_mark || (is_start && matches!(char, '#' | '-' | '+')) {
            escaped.push('\\');
        }
        escaped.push(char);
        is_start = char == '\n' || (is_start && char == ' ');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use crate::{Options, parse};

    const MINUTES: &str = "Referat fra møte i Elverådet
Dato: 3. mai 2024
Sted: Stranda *gamle* skole

Til stede: Ola Vik (møteleder), Åse Nes
Forfall: Nils Li

Sak 1/24 Brygga
Vedtak:
# Brygga bygges.
Enstemmig vedtatt.
";

    #[test]
    fn a_meeting_is_read_top_to_bottom_and_its_text_is_text() {
        let parsed = parse(MINUTES.as_bytes(), &Options::default()).unwrap();
        let text = super::markdown(&parsed);
        let expected = r"# Elverådet 2024-05-03

- Place: Stranda \*gamle\* skole
- Chair: Ola Vik

## Present

- Ola Vik (møteleder)
- Åse Nes

## Absent

- Nils Li

## Items

### Sak 1/24 Brygga

**Vote:** Enstemmig vedtatt.

**Vedtak:** \# Brygga bygges.
";
        assert_eq!(text, expected);
    }
}
