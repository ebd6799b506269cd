//! The cases under `suite/`: small archives that never were, and what they say
//! together. A case is a sentence after `---`; its rows are documents with
//! their people and items; then what is expected. A kind of row that a case
//! does not name is not compared, and `none` says that there is none.
//!
//! ```text
//! meeting  DAY  BODY, ORGANISATION  WORDS     docx, draft, notice, nn, nr=6/2014, start=18:00, at=FOLDER/FILE
//! + NAME  party=... org=... role=...          present; - is absent
//! * PS 5/14  TITLE  WORDS                     deferred, ref=24/123, from=DAY, approves=DAY, type=referral
//! = KIND  ...                                 what is expected
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use referat::minutes::{ItemType, Kind, Language, Outcome, Presence, Status};

use super::{AttendanceSummary, Gathered, ItemSummary, MeetingSummary, Series, Summary};

const SUITES: &[&str] = &[
    include_str!("suite/bodies.txt"),
    include_str!("suite/sittings.txt"),
    include_str!("suite/gaps.txt"),
    include_str!("suite/matters.txt"),
    include_str!("suite/persons.txt"),
];
const KINDS: [&str; 9] = ["body", "sitting", "order", "gap", "matter", "link", "person", "nobody", "doubt"];

#[test]
fn archives_give_their_series() {
    let mut failures = String::new();
    for case in SUITES.iter().flat_map(|it| it.split("--- ").skip(1)) {
        let (sentence, rows) = case.split_once('\n').expect("a case has rows");
        let documents = documents(rows);
        let got = told(&resolve(documents.iter()), &documents);
        assert_eq!(
            got,
            told(&resolve(documents.iter().rev()), &documents),
            "{sentence} depends on the order"
        );
        let expected: Vec<&str> = rows.lines().filter_map(|it| it.strip_prefix("= ")).collect();
        assert!(!expected.is_empty(), "{sentence} expects nothing");
        let kind_of = |it: &str| it.split_whitespace().next().map(str::to_owned);
        for it in &expected {
            assert!(kind_of(it).is_some_and(|it| KINDS.contains(&it.as_str())), "{sentence}: what is {it}");
        }
        for kind in KINDS.iter().filter(|kind| expected.iter().any(|it| kind_of(it).as_deref() == Some(kind)))
        {
            let is_of = |it: &str| kind_of(it).as_deref() == Some(kind);
            let got: Vec<&str> = got.iter().map(String::as_str).filter(|it| is_of(it)).collect();
            let mut expected: Vec<&str> =
                expected.iter().copied().filter(|it| is_of(it) && !it.ends_with(" none")).collect();
            expected.sort_unstable();
            if got != expected {
                let _ = writeln!(failures, "{sentence}\n  expected {expected:#?}\n  got {got:#?}");
            }
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

fn resolve<'a>(documents: impl Iterator<Item = &'a Summary>) -> Series {
    let mut gathered = Gathered::default();
    documents.for_each(|it| gathered.add(it));
    gathered.resolve()
}

/// The documents that a case's rows tell of.
fn documents(rows: &str) -> Vec<Summary> {
    let mut documents: Vec<Summary> = Vec::new();
    for row in rows.lines() {
        let fields: Vec<&str> = row.split("  ").map(str::trim).filter(|it| !it.is_empty()).collect();
        match fields[..] {
            ["meeting", day, whose, ref words @ ..] => {
                documents.push(document(documents.len() + 1, day, whose, &words.join(" ")));
            }
            [name, ref words @ ..] if name.starts_with("+ ") || name.starts_with("- ") => {
                let meeting = documents.last_mut().expect("a person is at a meeting").meetings.last_mut();
                meeting.expect("a document has a meeting").attendance.push(person(name, words));
            }
            [label, title, ref words @ ..] if label.starts_with("* ") => {
                let meeting = documents.last_mut().expect("an item is of a meeting").meetings.last_mut();
                let items = &mut meeting.expect("a document has a meeting").items;
                let path = (items.len() + 1).to_string();
                items.push(item(path, label[2..].trim(), title, words));
            }
            _ => assert!(row.starts_with("= ") || fields.is_empty(), "what is {row}"),
        }
    }
    documents
}

fn document(count: usize, day: &str, whose: &str, words: &str) -> Summary {
    let (body, organization) = whose.split_once(", ").map_or((whose, None), |(body, it)| (body, Some(it)));
    let some = |it: &str| (it != "-").then(|| it.to_owned());
    let mut document = Summary {
        document_id: format!("{count:016x}"),
        path: format!("{count}.docx"),
        format: "docx".to_owned(),
        ..Summary::default()
    };
    let mut meeting = MeetingSummary {
        kind: Kind::Protocol,
        body: some(body),
        organization: organization.map(str::to_owned),
        date: some(day),
        ..MeetingSummary::default()
    };
    for word in words.split(' ').filter(|it| !it.is_empty()) {
        match word.split_once('=') {
            Some(("nr", it)) => meeting.number = Some(it.to_owned()),
            Some(("start", it)) => meeting.start = Some(it.to_owned()),
            Some(("previous", it)) => meeting.previous = Some(it.to_owned()),
            Some(("until", it)) => meeting.end_date = Some(it.to_owned()),
            Some(("at", it)) => it.clone_into(&mut document.path),
            Some(_) => panic!("what is {word}"),
            None => {
                let status = Status::ALL.iter().find(|it| it.to_string() == word);
                let kind = Kind::ALL.iter().find(|it| it.to_string() == word);
                let language = Language::ALL.iter().find(|it| it.to_string() == word);
                meeting.status = meeting.status.or(status.copied());
                meeting.kind = kind.copied().unwrap_or(meeting.kind);
                meeting.language = language.copied().unwrap_or(meeting.language);
                if status.is_none() && kind.is_none() && language.is_none() {
                    word.clone_into(&mut document.format);
                    document.path = document.path.replace(".docx", &format!(".{word}"));
                }
            }
        }
    }
    document.meetings.push(meeting);
    document
}

fn person(name: &str, words: &[&str]) -> AttendanceSummary {
    let status = if name.starts_with('+') { Presence::Present } else { Presence::Absent };
    let mut person = AttendanceSummary { name: name[2..].trim().to_owned(), status, ..Default::default() };
    for word in words {
        let (key, value) = word.split_once('=').expect("a word about a person is key=value");
        let value = Some(value.to_owned());
        match key {
            "party" => person.party = value,
            "org" => person.organization = value,
            "role" => person.role = value,
            "title" => person.title = value,
            _ => panic!("what is {word}"),
        }
    }
    person
}

fn item(path: String, label: &str, title: &str, words: &[&str]) -> ItemSummary {
    let mut item =
        ItemSummary { path, title: Some(title.to_owned()), r#type: ItemType::Matter, ..Default::default() };
    let (series, number) = label.split_once(' ').map_or((None, label), |(series, it)| (Some(series), it));
    item.number = (number != "-").then(|| number.to_owned());
    item.series = series.map(str::to_owned);
    item.case = number.split_once('/').map(|(sequence, year)| {
        let year: u16 = year.parse().expect("a year");
        (sequence.parse().expect("a number"), if year < 50 { 2000 + year } else { 1900 + year })
    });
    for word in words.iter().flat_map(|it| it.split(' ')) {
        let outcome = Outcome::ALL.iter().find(|it| it.to_string() == word);
        match word.split_once('=') {
            None if outcome.is_some() => item.outcome = outcome.copied(),
            None if word == "from" => item.deferred_from = Some(None),
            Some(("from", day)) => item.deferred_from = Some(Some(day.to_owned())),
            Some(("ref", it)) => item.archive_ref = Some(it.to_owned()),
            Some(("approves", day)) => item.approves.push(day.to_owned()),
            Some(("type", it)) => {
                let kind = ItemType::ALL.iter().find(|kind| kind.to_string() == it);
                item.r#type = *kind.expect("a type of items");
            }
            _ => panic!("what is {word}"),
        }
    }
    item
}

/// What the documents say together, in the words of the cases, in order.
fn told(series: &Series, documents: &[Summary]) -> Vec<String> {
    let names = Names::of(series, documents);
    let mut told: Vec<String> = Vec::new();
    told.extend(series.bodies().map(|it| {
        let organization = it.organization.map(|it| format!(", {it}")).unwrap_or_default();
        let name = it.name.unwrap_or_else(|| "-".to_owned());
        let variants: Vec<String> = it.variants.into_iter().filter(|it| *it != name).collect();
        let also = if variants.is_empty() { String::new() } else { format!(": {}", variants.join(" | ")) };
        format!("body  {name}{organization} ({}){also}", it.meetings)
    }));
    let files = |sitting: &str| {
        let files = series.sitting_documents().filter(|it| it.sitting_id == sitting).map(|it| {
            let reason = it.reason.map(|it| format!(" ({it})")).unwrap_or_default();
            format!("{}{reason}", names.files[&it.document_id])
        });
        files.collect::<Vec<_>>().join(", ")
    };
    told.extend(
        series
            .sittings()
            .map(|it| format!("sitting  {}: {}", names.sittings[&it.sitting_id], files(&it.sitting_id))),
    );
    let orders = series.sittings().filter(|it| it.next.is_some() || it.previous.is_some()).map(|it| {
        let name = |it: &Option<String>| it.as_ref().map_or("-", |it| names.days[it].as_str()).to_owned();
        format!("order  {} < {} < {}", name(&it.previous), names.sittings[&it.sitting_id], name(&it.next))
    });
    told.extend(orders);
    told.extend(series.gaps().map(|it| {
        let what = if it.first == it.last {
            it.first
        } else {
            format!("{} to {} ({})", it.first, it.last, it.count)
        };
        let day = |it: &Option<String>| it.as_ref().map_or("-", |it| names.days[it].as_str()).to_owned();
        format!("gap  {} {what}: {} < {}", it.kind, day(&it.after_sitting_id), day(&it.before_sitting_id))
    }));
    told.extend(matters(series, &names));
    told.extend(series.links().map(|it| {
        let earlier = it
            .to_item_id
            .map_or_else(|| names.sittings[&it.to_sitting_id].clone(), |it| names.items[&it].clone());
        format!("link  {} {} < {earlier} ({})", it.kind, names.items[&it.item_id], it.evidence)
    }));
    told.extend(persons(series, documents));
    told.sort();
    told.dedup();
    told
}

fn matters(series: &Series, names: &Names) -> Vec<String> {
    let matters = series.matters().map(|matter| {
        let items = series.matter_items().filter(|it| it.matter_id == matter.matter_id);
        let items: Vec<&str> = items.map(|it| names.items[&it.item_id].as_str()).collect();
        let deferrals =
            if matter.deferrals > 0 { format!(" ({} deferrals)", matter.deferrals) } else { String::new() };
        format!("matter  {}: {}{deferrals}", matter.title.unwrap_or_default(), items.join(", "))
    });
    matters.collect()
}

fn persons(series: &Series, documents: &[Summary]) -> Vec<String> {
    let mut told = Vec::new();
    let mut of: BTreeMap<String, String> = BTreeMap::new();
    for person in series.persons() {
        let own = series.person_names().filter(|it| it.person_id == person.person_id);
        let forms: Vec<String> = own
            .filter(|it| it.evidence != "name")
            .map(|it| format!("{} ({})", it.name, it.evidence))
            .collect();
        let forms = if forms.is_empty() { String::new() } else { format!(": {}", forms.join("; ")) };
        let parties = if person.parties.is_empty() {
            String::new()
        } else {
            format!(" [{}]", person.parties.join(" "))
        };
        told.push(format!("person  {}{parties} {}+{}{forms}", person.name, person.present, person.absent));
        of.insert(person.person_id, person.name);
    }
    for row in series.person_attendance() {
        let document = documents.iter().find(|it| it.document_id == row.document_id).expect("a document");
        let name = &document.meetings[0].attendance[row.attendance as usize - 1].name;
        assert!(row.person_id.is_some() != row.reason.is_some(), "{name} is one person's or nobody's");
        told.extend(row.reason.map(|it| format!("nobody  {name}: {it}")));
    }
    for row in series.person_doubts() {
        let mut both = [of[&row.person_id].as_str(), of[&row.other_id].as_str()];
        both.sort_unstable();
        told.push(format!("doubt  {} / {}: {} ({})", both[0], both[1], row.reason, row.evidence));
    }
    told
}

/// What identities are called in the cases.
struct Names {
    files: BTreeMap<String, String>,
    sittings: BTreeMap<String, String>,
    days: BTreeMap<String, String>,
    items: BTreeMap<String, String>,
}

impl Names {
    fn of(series: &Series, documents: &[Summary]) -> Self {
        let file = |it: &Summary| it.path.rsplit('/').next().unwrap_or_default().to_owned();
        let files = documents.iter().map(|it| (it.document_id.clone(), file(it))).collect();
        let bodies: BTreeMap<String, String> =
            series.bodies().map(|it| (it.body_id, it.name.or(it.organization).unwrap_or_default())).collect();
        let day = |it: &Option<String>| it.clone().unwrap_or_else(|| "undated".to_owned());
        let sittings = series.sittings().map(|it| {
            let body = it.body_id.map_or_else(|| "-".to_owned(), |it| bodies[&it].clone());
            (it.sitting_id, format!("{} {body}", day(&it.date)))
        });
        let days = series.sittings().map(|it| (it.sitting_id, day(&it.date))).collect();
        let items = documents.iter().flat_map(|document| {
            let meeting = &document.meetings[0];
            meeting.items.iter().map(move |it| {
                let label =
                    [it.series.as_deref(), it.number.as_deref()].into_iter().flatten().collect::<Vec<_>>();
                let name = format!("{} {}", day(&meeting.date), label.join(" "));
                (format!("{}-1-{}", document.document_id, it.path), name.trim().to_owned())
            })
        });
        Self { files, sittings: sittings.collect(), days, items: items.collect() }
    }
}
