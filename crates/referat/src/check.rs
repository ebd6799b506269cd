//! What can be verified about a document from its own words. Contradictions
//! are told, never repaired.

use crate::fields::date;
use crate::lexicon::{Lexicon, fold, letters};
use crate::minutes::{
    Attendance, Capacity, Check, CheckStatus, Item, ItemType, Kind, Language, Minutes, Outcome, Presence,
    Rule, Source,
};

/// Tells everything that speaks against a rule, or none when the rule does
/// not apply.
type Verify = fn(&Minutes, &Lexicon) -> Option<Vec<Finding>>;

/// Each rule and what verifies it.
const RULES: &[(Rule, Verify)] = &[
    (Rule::AgendaMatchesItems, |it, _| agenda_matches_items(it)),
    (Rule::ItemsNumberedInOrder, |it, _| items_numbered_in_order(it)),
    (Rule::EveryItemHasOutcome, |it, _| every_item_has_outcome(it)),
    (Rule::VotesMatchNames, |it, _| votes_match_names(it)),
    (Rule::VotersAttended, |it, _| voters_attended(it)),
    (Rule::SubstituteCoversAbsence, |it, _| substitute_covers_absence(it)),
    (Rule::DateInTitleAgrees, date_in_title_agrees),
    (Rule::MandatoryContent, |it, _| mandatory_content(it)),
];

/// Something that speaks against a rule.
struct Finding {
    status: CheckStatus,
    message: String,
    source: Option<Source>,
}

/// Every rule that applies to the minutes, with what was found.
pub(crate) fn checks(minutes: &Minutes, lexicon: &Lexicon) -> Vec<Check> {
    let verified = RULES.iter().filter_map(|(rule, verify)| Some((*rule, verify(minutes, lexicon)?)));
    verified
        .flat_map(|(rule, findings)| {
            let ok = Check { rule, status: CheckStatus::Ok, message: holds(rule).to_owned(), source: None };
            let ok = findings.is_empty().then_some(ok);
            let told = findings.into_iter();
            let told =
                told.map(move |it| Check { rule, status: it.status, message: it.message, source: it.source });
            ok.into_iter().chain(told)
        })
        .collect()
}

/// What is said when nothing speaks against a rule.
fn holds(rule: Rule) -> &'static str {
    match rule {
        Rule::AgendaMatchesItems => "The items are those of the printed agenda.",
        Rule::ItemsNumberedInOrder => "The items are numbered in order.",
        Rule::EveryItemHasOutcome => "Every item says what came of it.",
        Rule::VotesMatchNames => "The counts agree with the names listed.",
        Rule::VotersAttended => "Everyone who voted is listed as present.",
        Rule::SubstituteCoversAbsence => "Every substitute met for someone who was away.",
        Rule::DateInTitleAgrees => "The date in the title is the meeting's.",
        Rule::MandatoryContent => "The record has what the law asks for (kommuneloven § 11-4).",
    }
}

/// A number's parts and a title's letters, for comparison.
type Key = (Option<Vec<u32>>, Option<String>);

fn agenda_matches_items(minutes: &Minutes) -> Option<Vec<Finding>> {
    let items: Vec<&Item> = all_items(&minutes.items);
    if minutes.agenda.is_empty() || items.is_empty() {
        return None;
    }
    let key = |number: Option<&String>, title: Option<&String>| {
        (number.map(|it| parts(it)), title.map(|it| letters(it)))
    };
    let is_same =
        |one: &Key, other: &Key| one.0.is_some() && one.0 == other.0 || one.1.is_some() && one.1 == other.1;
    let rows: Vec<Key> = minutes.agenda.iter().map(|it| key(it.number.as_ref(), Some(&it.title))).collect();
    let treated: Vec<Key> = items.iter().map(|it| key(it.number.as_ref(), it.title.as_ref())).collect();
    let untreated = minutes.agenda.iter().zip(&rows);
    let untreated = untreated.filter(|(_, row)| !treated.iter().any(|item| is_same(row, item)));
    let untreated = untreated.map(|(row, _)| {
        let name = named(row.label.as_ref().or(row.number.as_ref()), Some(&row.title));
        fail(format!("The agenda lists {name}, which is not treated."), &row.source)
    });
    let unlisted = minutes.items.iter().filter(|item| {
        let item = key(item.number.as_ref(), item.title.as_ref());
        !rows.iter().any(|row| is_same(row, &item))
    });
    let unlisted = unlisted.map(|item| warn(format!("{} is not on the agenda.", name(item)), &item.source));
    Some(untreated.chain(unlisted).collect())
}

fn items_numbered_in_order(minutes: &Minutes) -> Option<Vec<Finding>> {
    let lists =
        std::iter::once(&minutes.items).chain(all_items(&minutes.items).into_iter().map(|it| &it.items));
    let lists = lists.map(|them| them.iter().filter(|it| it.number.is_some()).collect::<Vec<_>>());
    let pairs: Vec<(&Item, &Item)> =
        lists.flat_map(|them| them.windows(2).map(|it| (it[0], it[1])).collect::<Vec<_>>()).collect();
    (!pairs.is_empty()).then(|| pairs.into_iter().filter_map(|(one, next)| out_of_order(one, next)).collect())
}

/// What is wrong with the number of an item after another; nothing when the
/// two belong to different series.
fn out_of_order(one: &Item, next: &Item) -> Option<Finding> {
    let (former, latter) = (one.number.as_deref()?, next.number.as_deref()?);
    // `S 1/5/22` and `D 1/5/22` are the first matters of one meeting.
    let names_meeting = |it: &Item| it.number.as_ref().is_some_and(|it| it.matches('/').count() > 1);
    let words = |it: &Item| it.label.as_ref().and_then(|it| it.split(' ').next()).map(str::to_owned);
    let series = |it: &Item| {
        let case = it.case_number.as_ref().and_then(|it| it.series.clone());
        case.or_else(|| words(it).filter(|_| names_meeting(it)))
    };
    let (first, second) = (parts(former), parts(latter));
    if series(one) != series(next) || first.len() != second.len() {
        return None;
    }
    let mut changes = first.iter().zip(&second).filter(|(one, other)| one != other);
    let message = match (changes.next(), changes.next()) {
        (None, _) => format!("Two items in a row have the number {latter}."),
        (Some((from, to)), None) if to < from => format!("Number {latter} comes after {former}."),
        (Some((from, to)), None) if *to > from.saturating_add(1) => {
            return Some(warn(format!("Numbers between {former} and {latter} are missing."), &next.source));
        }
        _ => return None,
    };
    Some(fail(message, &next.source))
}

fn every_item_has_outcome(minutes: &Minutes) -> Option<Vec<Finding>> {
    let is_record = matches!(minutes.kind, Kind::Minutes | Kind::Protocol | Kind::Extract);
    let open = minutes.items.iter().filter(|it| !has_outcome(it));
    let open = open.map(|it| warn(format!("{} does not say what came of it.", name(it)), &it.source));
    (is_record && !minutes.items.is_empty()).then(|| open.collect())
}

/// Whether the item tells its outcome, or is of a kind that needs none.
fn has_outcome(item: &Item) -> bool {
    let needs_none = [
        ItemType::Information,
        ItemType::Referral,
        ItemType::RoundTable,
        ItemType::Question,
        ItemType::AnyOtherBusiness,
    ];
    needs_none.contains(&item.r#type)
        || item.outcome.is_some_and(|it| it != Outcome::Unknown)
        || !item.decisions.is_empty()
        || !item.actions.is_empty()
        || !item.items.is_empty() && item.items.iter().all(has_outcome)
}

fn votes_match_names(minutes: &Minutes) -> Option<Vec<Finding>> {
    let mut compared = 0;
    let mut found = Vec::new();
    for vote in all_items(&minutes.items).into_iter().flat_map(|it| &it.votes) {
        for (option, stated) in [("for", vote.r#for), ("against", vote.against), ("abstain", vote.abstain)] {
            let names = vote.ballots.iter().filter(|it| it.option == option).count();
            let Some(stated) = stated.filter(|_| names > 0) else { continue };
            compared += 1;
            if u32::try_from(names) != Ok(stated) {
                let message = format!("{stated} votes {option} are stated, but {names} names are listed.");
                found.push(fail(message, &vote.source));
            }
        }
    }
    let quorum = minutes.meeting.quorum.as_ref().and_then(|it| it.present);
    let is_voting = |it: &&Attendance| matches!(it.capacity, Capacity::Member | Capacity::Substitute);
    let came = || minutes.attendance.iter().filter(is_voting).filter(|it| it.status == Presence::Present);
    let listed = came().count();
    // Who came late was not yet counted, or was.
    let late = came().filter(|it| it.intervals.iter().any(|it| it.from.is_some())).count();
    if let Some(stated) = quorum.filter(|_| listed > 0) {
        compared += 1;
        let counted = listed - late..=listed;
        if !usize::try_from(stated).is_ok_and(|it| counted.contains(&it)) {
            let message = format!("{stated} members are said to have met, but {listed} are listed.");
            let source = minutes.meeting.sources.get("quorum").cloned();
            found.push(Finding { status: CheckStatus::Warn, message, source });
        }
    }
    (compared > 0).then_some(found)
}

fn voters_attended(minutes: &Minutes) -> Option<Vec<Finding>> {
    let votes = all_items(&minutes.items).into_iter().flat_map(|it| &it.votes);
    let ballots: Vec<_> =
        votes.flat_map(|vote| vote.ballots.iter().map(move |it| (it, &vote.source))).collect();
    let told = ballots.iter().filter_map(|(ballot, source)| match person(minutes, &ballot.name) {
        Some(it) if it.status == Presence::Absent => {
            Some(fail(format!("{} voted, but is listed as absent.", ballot.name), source))
        }
        Some(_) => None,
        None => Some(warn(format!("{} voted, but is not listed among those who met.", ballot.name), source)),
    });
    (!ballots.is_empty() && !minutes.attendance.is_empty()).then(|| told.collect())
}

fn substitute_covers_absence(minutes: &Minutes) -> Option<Vec<Finding>> {
    let pairs: Vec<_> =
        minutes.attendance.iter().filter_map(|it| Some((it, it.substitute_for.as_deref()?))).collect();
    let told = pairs.iter().filter_map(|(substitute, member)| {
        let met = format!("{} met for {member}", substitute.name);
        match person(minutes, member) {
            None => Some(warn(format!("{met}, who is not listed among the absent."), &substitute.source)),
            Some(it)
                if it.status == Presence::Present
                    && it.intervals.is_empty()
                    && substitute.intervals.is_empty()
                    && !is_recused(minutes, member) =>
            {
                Some(fail(format!("{met}, who is listed as present."), &substitute.source))
            }
            Some(_) => None,
        }
    });
    (!pairs.is_empty()).then(|| told.collect())
}

fn is_recused(minutes: &Minutes, name: &str) -> bool {
    all_items(&minutes.items).into_iter().flat_map(|it| &it.recusals).any(|it| is_same_person(&it.name, name))
}

fn date_in_title_agrees(minutes: &Minutes, lexicon: &Lexicon) -> Option<Vec<Finding>> {
    let title = minutes.title.as_deref()?;
    let first: jiff::civil::Date = minutes.meeting.date.as_deref()?.parse().ok()?;
    let last = minutes.meeting.end_date.as_deref().and_then(|it| it.parse().ok()).unwrap_or(first);
    let printed = date::dates(title, lexicon).into_iter().find(|it| it.date.day.is_some())?;
    let day = printed.date;
    let year = day.year.unwrap_or(first.year());
    let titled = jiff::civil::Date::new(year, day.month?, day.day?).ok()?;
    let agrees = (first..=last).contains(&titled);
    let message = format!("The title says {titled}, but the meeting was on {first}.");
    let source = minutes.meeting.sources.get("date").cloned();
    Some(if agrees { Vec::new() } else { vec![Finding { status: CheckStatus::Fail, message, source }] })
}

/// What kommuneloven § 11-4 asks of the record of an elected body.
fn mandatory_content(minutes: &Minutes) -> Option<Vec<Finding>> {
    if minutes.kind != Kind::Protocol || !matches!(minutes.language, Language::Nb | Language::Nn) {
        return None;
    }
    let meeting = &minutes.meeting;
    let is_listed = |status| minutes.attendance.iter().any(|it| it.status == status);
    let items = all_items(&minutes.items);
    let is_decided = items.iter().any(|it| !it.decisions.is_empty());
    let closed = || items.iter().filter_map(|it| it.closed.as_ref()).chain(&meeting.closed);
    let demands = [
        (meeting.date.is_some(), "when the meeting was held"),
        (meeting.place.is_some() || meeting.mode.is_some(), "where the meeting was held"),
        (is_listed(Presence::Present), "who met"),
        (is_listed(Presence::Absent) || is_full(minutes), "who was absent"),
        (!items.is_empty(), "which matters were treated"),
        (is_decided, "what was decided"),
        (closed().all(|it| it.legal_basis.is_some()), "by what law the meeting was closed"),
    ];
    let missing = demands.iter().filter(|(is_met, _)| !is_met);
    let told = missing.map(|(_, what)| Finding {
        status: CheckStatus::Warn,
        message: format!("The record does not say {what} (kommuneloven § 11-4)."),
        source: None,
    });
    Some(told.collect())
}

/// Whether all members are said to have met.
fn is_full(minutes: &Minutes) -> bool {
    let quorum = minutes.meeting.quorum.as_ref();
    quorum.is_some_and(|it| it.present.is_some() && it.present == it.of)
}

/// The person of the attendance list that a name, perhaps only a surname,
/// means.
fn person<'a>(minutes: &'a Minutes, name: &str) -> Option<&'a Attendance> {
    minutes.attendance.iter().find(|it| is_same_person(&it.name, name))
}

pub(crate) fn is_same_person(full: &str, name: &str) -> bool {
    let (full, name) = (fold(full.trim()), fold(name.trim()));
    let is_part = |whole: &str, part: &str| {
        whole.strip_suffix(part).is_some_and(|it| it.ends_with(' '))
            || whole.strip_prefix(part).is_some_and(|it| it.starts_with(' '))
    };
    !name.is_empty() && (full == name || is_part(&full, &name) || is_part(&name, &full) && full.contains(' '))
}

/// The items with their parts, in order.
fn all_items(items: &[Item]) -> Vec<&Item> {
    items.iter().flat_map(|it| std::iter::once(it).chain(all_items(&it.items))).collect()
}

/// The numbers in a number; letters count from `a`, 1.
pub(crate) fn parts(number: &str) -> Vec<u32> {
    let parts = number.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    parts
        .filter_map(|it| {
            let letter =
                || it.bytes().next().map(|it| u32::from(it.to_ascii_lowercase().saturating_sub(b'a')) + 1);
            it.parse().ok().or_else(|| letter().filter(|_| it.len() == 1))
        })
        .collect()
}

fn name(item: &Item) -> String {
    named(item.label.as_ref().or(item.number.as_ref()), item.title.as_deref())
}

/// An item's number and title as one.
fn named(number: Option<&String>, title: Option<&str>) -> String {
    let parts: Vec<&str> = number.map(String::as_str).into_iter().chain(title).collect();
    if parts.is_empty() { "An item".to_owned() } else { format!("“{}”", parts.join(" ")) }
}

fn warn(message: String, source: &Source) -> Finding {
    Finding { status: CheckStatus::Warn, message, source: Some(source.clone()) }
}

fn fail(message: String, source: &Source) -> Finding {
    Finding { status: CheckStatus::Fail, message, source: Some(source.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::{AgendaEntry, Ballot, Decision, Meeting, Vote};

    /// What is told of one rule, a line each; nothing when it does not apply.
    fn told(rule: Rule, minutes: &Minutes) -> Vec<String> {
        let checks = checks(minutes, Lexicon::of(minutes.language)).into_iter().filter(|it| it.rule == rule);
        checks.map(|it| format!("{:?}: {}", it.status, it.message)).collect()
    }

    fn item(number: &str, title: &str) -> Item {
        Item { number: Some(number.into()), title: Some(title.into()), ..Item::default() }
    }

    fn attendance(name: &str, status: Presence) -> Attendance {
        Attendance { name: name.into(), status, ..Attendance::default() }
    }

    #[test]
    fn a_rule_that_does_not_apply_is_silent() {
        assert_eq!(checks(&Minutes::default(), Lexicon::of(Language::Nb)), []);
    }

    #[test]
    fn the_agenda_and_the_items_are_compared_by_number_or_title() {
        let row = |number: &str, title: &str| AgendaEntry {
            number: Some(number.into()),
            title: title.into(),
            ..AgendaEntry::default()
        };
        let mut minutes = Minutes {
            agenda: vec![row("01/24", "Innkalling"), row("2/24", "Budsjett")],
            items: vec![item("1/24", "Godkjenning av innkalling"), item("9", "BUDSJETT.")],
            ..Minutes::default()
        };
        let rule = Rule::AgendaMatchesItems;
        assert_eq!(told(rule, &minutes), ["Ok: The items are those of the printed agenda."]);
        minutes.items[1] = item("3/24", "Eventuelt");
        let expected = [
            "Fail: The agenda lists “2/24 Budsjett”, which is not treated.",
            "Warn: “3/24 Eventuelt” is not on the agenda.",
        ];
        assert_eq!(told(rule, &minutes), expected);
    }

    #[test]
    fn numbers_rise_by_one_within_a_series() {
        for (numbers, expected) in [
            (&["1", "2", "3"][..], &["Ok: The items are numbered in order."][..]),
            (&["a", "b"], &["Ok: The items are numbered in order."]),
            (&["14/75", "14/76"], &["Ok: The items are numbered in order."]),
            (&["12/24", "1/25"], &["Ok: The items are numbered in order."]),
            (&["1", "3"], &["Warn: Numbers between 1 and 3 are missing."]),
            (&["2/24", "1/24"], &["Fail: Number 1/24 comes after 2/24."]),
            (&["2", "2"], &["Fail: Two items in a row have the number 2."]),
            (&["1"], &[]),
        ] {
            let items = numbers.iter().map(|it| item(it, "Budsjett")).collect();
            let minutes = Minutes { items, ..Minutes::default() };
            assert_eq!(told(Rule::ItemsNumberedInOrder, &minutes), expected, "{numbers:?}");
        }
    }

    #[test]
    fn items_of_minutes_tell_what_came_of_them() {
        let decided = Item { decisions: vec![Decision::default()], ..item("1", "Budsjett") };
        let information = Item { r#type: ItemType::Information, ..item("2", "Orientering") };
        let items = vec![decided, information, item("3", "Plan")];
        let minutes = Minutes { kind: Kind::Minutes, items, ..Minutes::default() };
        let rule = Rule::EveryItemHasOutcome;
        assert_eq!(told(rule, &minutes), ["Warn: “3 Plan” does not say what came of it."]);
        assert_eq!(told(rule, &Minutes { kind: Kind::Notice, ..minutes }), Vec::<String>::new());
    }

    #[test]
    fn votes_are_held_against_the_names() {
        let ballot = |name: &str| Ballot { name: name.into(), option: "against".into(), ..Ballot::default() };
        let ballots = vec![ballot("Kari Bakken"), ballot("Li"), ballot("Ola Nes")];
        let vote = Vote { r#for: Some(9), against: Some(2), ballots, ..Vote::default() };
        let minutes = Minutes {
            items: vec![Item { votes: vec![vote], ..Item::default() }],
            attendance: vec![
                attendance("Kari Bakken", Presence::Absent),
                attendance("Per Li", Presence::Present),
            ],
            ..Minutes::default()
        };
        let expected = ["Fail: 2 votes against are stated, but 3 names are listed."];
        assert_eq!(told(Rule::VotesMatchNames, &minutes), expected);
        let expected = [
            "Fail: Kari Bakken voted, but is listed as absent.",
            "Warn: Ola Nes voted, but is not listed among those who met.",
        ];
        assert_eq!(told(Rule::VotersAttended, &minutes), expected);
    }

    #[test]
    fn a_substitute_meets_for_someone_who_is_away() {
        let minutes = |status| Minutes {
            attendance: vec![
                attendance("Kari Bakken", status),
                Attendance {
                    substitute_for: Some("Kari Bakken".into()),
                    ..attendance("Per Li", Presence::Present)
                },
            ],
            ..Minutes::default()
        };
        let rule = Rule::SubstituteCoversAbsence;
        assert_eq!(
            told(rule, &minutes(Presence::Absent)),
            ["Ok: Every substitute met for someone who was away."]
        );
        let expected = ["Fail: Per Li met for Kari Bakken, who is listed as present."];
        assert_eq!(told(rule, &minutes(Presence::Present)), expected);
    }

    #[test]
    fn the_date_in_the_title_is_the_meetings() {
        for (title, expected) in [
            ("Referat fra møte 19. november 2024", &["Ok: The date in the title is the meeting's."][..]),
            ("Referat fra den 19.11.", &["Ok: The date in the title is the meeting's."]),
            ("Referat 18.11.24", &["Fail: The title says 2024-11-18, but the meeting was on 2024-11-19."]),
            ("Referat", &[]),
        ] {
            let meeting = Meeting { date: Some("2024-11-19".into()), ..Meeting::default() };
            let minutes = Minutes { title: Some(title.into()), meeting, ..Minutes::default() };
            assert_eq!(told(Rule::DateInTitleAgrees, &minutes), expected, "{title}");
        }
    }

    #[test]
    fn a_norwegian_protocol_has_what_the_law_asks_for() {
        let decided = Item { decisions: vec![Decision::default()], ..item("1", "Budsjett") };
        let minutes = Minutes {
            kind: Kind::Protocol,
            meeting: Meeting { date: Some("2024-11-19".into()), ..Meeting::default() },
            attendance: vec![
                attendance("Kari Bakken", Presence::Present),
                attendance("Per Li", Presence::Absent),
            ],
            items: vec![decided],
            ..Minutes::default()
        };
        let rule = Rule::MandatoryContent;
        let expected = ["Warn: The record does not say where the meeting was held (kommuneloven § 11-4)."];
        assert_eq!(told(rule, &minutes), expected);
        assert_eq!(told(rule, &Minutes { language: Language::Da, ..minutes }), Vec::<String>::new());
    }
}
