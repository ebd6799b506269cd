//! What must hold of the series of any archive: small ones are drawn, with
//! people whose names are forms of each other.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use referat::minutes::{ItemType, Kind, Outcome, Presence, Status};
use referat_corpus::series::{AttendanceSummary, Gathered, ItemSummary, MeetingSummary, Series, Summary};

const BODIES: &[Option<&str>] = &[
    Some("Kommunestyret"),
    Some("KOMMUNESTYRE"),
    Some("KS"),
    Some("Formannskapet"),
    Some("Formanskapet"),
    None,
];
const ORGANIZATIONS: &[Option<&str>] =
    &[Some("Nordvik kommune"), Some("NORDVIK KOMMUNE"), Some("Nordvik"), Some("Sørvik kommune"), None];
const NAMES: &[&str] = &[
    "Kari Nordmann",
    "NORDMANN, Kari",
    "Nordmann Kari",
    "K. Nordmann",
    "Kari Nordman",
    "Kari Anne Nordmann",
    "Kari A. Nordmann",
    "Kari Nordmann Vik",
    "Knut Nordmann",
    "Kari",
    "Ola Vik",
    "Ola Vig",
    "O. Vik",
    "Fru Vik",
    "Ole Vik",
    "Hans Petter",
    "Hans Petter Vik",
    "Ingen",
    "",
    "Å",
    "Kari Nordmann-Vik",
    "-",
];
const PARTIES: &[Option<&str>] = &[None, Some("SP"), Some("sp"), Some("H")];
const TITLES: &[&str] =
    &["Ny skole i sentrum", "Skole i sentrum", "Eventuelt", "Referatsaker", "Gebyr for feiing og tilsyn", ""];
const DAYS: &[Option<&str>] =
    &[None, Some("2014-01-10"), Some("2014-02-10"), Some("2014-02-11"), Some("1994-05-02"), Some("2014")];
const NUMBERS: &[Option<&str>] = &[None, Some("1/2014"), Some("3/14"), Some("7"), Some("99999999999/2014")];
const PATHS: &[&str] = &["a/1.docx", "a/1.pdf", "b/2014-01-10.docx", "b/2014-02-10.docx", "", "/"];

fn attendance() -> impl Strategy<Value = AttendanceSummary> {
    let status = select(vec![Presence::Present, Presence::Absent, Presence::Unknown]);
    (select(NAMES), select(PARTIES), status).prop_map(|(name, party, status)| AttendanceSummary {
        name: name.to_owned(),
        party: party.map(str::to_owned),
        status,
        ..AttendanceSummary::default()
    })
}

fn item() -> impl Strategy<Value = ItemSummary> {
    let case = prop_oneof![Just(None), (0..5_u32).prop_map(|it| Some((it, 2014_u16)))];
    let from = prop_oneof![Just(None), select(DAYS).prop_map(|it| Some(it.map(str::to_owned)))];
    let outcome =
        select(vec![None, Some(Outcome::Adopted), Some(Outcome::Deferred), Some(Outcome::Referred)]);
    let kind = select(vec![ItemType::Matter, ItemType::Referral, ItemType::ApprovalOfMinutes]);
    (select(TITLES), case, from, outcome, kind, select(DAYS), any::<bool>()).prop_map(
        |(title, case, deferred_from, outcome, kind, approves, has_reference)| ItemSummary {
            number: case.map(|it| format!("{}/14", it.0)),
            series: case.map(|_| "PS".to_owned()),
            case,
            archive_ref: has_reference.then(|| "14/123-4".to_owned()),
            title: Some(title.to_owned()),
            r#type: kind,
            outcome,
            deferred_from,
            approves: approves.iter().map(|it| (*it).to_owned()).collect(),
            ..ItemSummary::default()
        },
    )
}

fn meeting() -> impl Strategy<Value = MeetingSummary> {
    let kind = select(vec![Kind::Protocol, Kind::Notice, Kind::Extract, Kind::Other]);
    let status = select(vec![None, Some(Status::Draft), Some(Status::Approved)]);
    let whose = (select(BODIES), select(ORGANIZATIONS), select(DAYS), select(NUMBERS));
    (whose, kind, status, vec(attendance(), 0..6), vec(item(), 0..4)).prop_map(
        |((body, organization, date, number), kind, status, attendance, items)| MeetingSummary {
            kind,
            status,
            body: body.map(str::to_owned),
            organization: organization.map(str::to_owned),
            number: number.map(str::to_owned),
            date: date.map(str::to_owned),
            attendance,
            items: items
                .into_iter()
                .enumerate()
                .map(|(at, item)| ItemSummary { path: (at + 1).to_string(), ..item })
                .collect(),
            ..MeetingSummary::default()
        },
    )
}

fn archive() -> impl Strategy<Value = Vec<Summary>> {
    let document = (select(PATHS), select(vec!["docx", "pdf", "text"]), vec(meeting(), 0..3));
    vec(document, 0..10).prop_map(|documents| {
        let documents = documents.into_iter().enumerate();
        documents
            .map(|(at, (path, format, meetings))| Summary {
                document_id: format!("{at:016x}"),
                path: path.to_owned(),
                format: format.to_owned(),
                meetings,
            })
            .collect()
    })
}

fn resolve(documents: &[Summary]) -> Series {
    let mut gathered = Gathered::default();
    documents.iter().for_each(|it| gathered.add(it));
    gathered.resolve()
}

/// Every row of every table.
fn rows(series: &Series) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    rows.extend(series.bodies().map(|it| format!("{it:?}")));
    rows.extend(series.sittings().map(|it| format!("{it:?}")));
    rows.extend(series.sitting_documents().map(|it| format!("{it:?}")));
    rows.extend(series.matters().map(|it| format!("{it:?}")));
    rows.extend(series.matter_items().map(|it| format!("{it:?}")));
    rows.extend(series.links().map(|it| format!("{it:?}")));
    rows.extend(series.persons().map(|it| format!("{it:?}")));
    rows.extend(series.person_names().map(|it| format!("{it:?}")));
    rows.extend(series.person_attendance().map(|it| format!("{it:?}")));
    rows.extend(series.person_doubts().map(|it| format!("{it:?}")));
    rows.extend(series.gaps().map(|it| format!("{it:?}")));
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_changes_nothing((documents, other) in archive().prop_flat_map(|it| {
        (Just(it.clone()), Just(it).prop_shuffle())
    })) {
        prop_assert_eq!(rows(&resolve(&documents)), rows(&resolve(&other)));
    }

    #[test]
    fn a_document_that_comes_twice_counts_once(documents in archive()) {
        let twice: Vec<Summary> = documents.iter().chain(&documents).cloned().collect();
        prop_assert_eq!(rows(&resolve(&documents)), rows(&resolve(&twice)));
    }

    #[test]
    fn every_row_of_attendance_is_one_persons_or_nobodys_with_a_reason(documents in archive()) {
        let series = resolve(&documents);
        let mut rows = 0;
        let mut of_persons = 0;
        let mut there: BTreeSet<(String, String)> = BTreeSet::new();
        let persons: BTreeSet<String> = series.persons().map(|it| it.person_id).collect();
        prop_assert_eq!(persons.len(), series.persons().count(), "identities are of one person");
        for row in series.person_attendance() {
            rows += 1;
            prop_assert!(row.person_id.is_some() != row.reason.is_some());
            let name = name(&documents, &row.meeting_id, row.attendance);
            if let Some(person) = row.person_id {
                of_persons += 1;
                prop_assert!(persons.contains(&person));
                prop_assert!(there.insert((row.meeting_id, person)), "two in one meeting are two");
                prop_assert!(name.contains(' '), "{} is one name alone", name);
            }
        }
        let all: usize = documents.iter().flat_map(|it| &it.meetings).map(|it| it.attendance.len()).sum();
        prop_assert_eq!(rows, all);
        prop_assert_eq!(series.person_names().map(|it| it.count).sum::<u32>(), of_persons);
    }

    #[test]
    fn every_meeting_of_a_document_is_of_one_that_was_held(documents in archive()) {
        let series = resolve(&documents);
        let held: BTreeMap<String, _> = series.sittings().map(|it| (it.sitting_id.clone(), it)).collect();
        prop_assert_eq!(held.len(), series.sittings().count(), "identities are of one meeting");
        let meetings: usize = documents.iter().map(|it| it.meetings.len()).sum();
        prop_assert_eq!(series.sitting_documents().count(), meetings);
        for sitting in held.values() {
            let of = series.sitting_documents().filter(|it| it.sitting_id == sitting.sitting_id);
            let preferred: Vec<String> = of.filter(|it| it.is_preferred).map(|it| it.meeting_id).collect();
            prop_assert_eq!(preferred, [sitting.preferred.clone()]);
            if let Some(next) = &sitting.next {
                prop_assert_eq!(held[next].previous.as_ref(), Some(&sitting.sitting_id));
                prop_assert!(sitting.date <= held[next].date);
                prop_assert_eq!(&sitting.body_id, &held[next].body_id);
            }
        }
    }

    #[test]
    fn every_item_is_of_one_matter_at_most_and_links_lead_back(documents in archive()) {
        let series = resolve(&documents);
        let matters: BTreeSet<String> = series.matters().map(|it| it.matter_id).collect();
        prop_assert_eq!(matters.len(), series.matters().count(), "identities are of one matter");
        let mut of = BTreeMap::new();
        for it in series.matter_items() {
            prop_assert!(matters.contains(&it.matter_id));
            prop_assert!(of.insert(it.item_id, it.matter_id).is_none());
        }
        for link in series.links() {
            if let Some(to) = &link.to_item_id {
                prop_assert_eq!(&of[&link.item_id], &of[to]);
            }
        }
    }

    #[test]
    fn identities_stay_when_documents_of_others_are_added(mut documents in archive()) {
        const OWN: Option<&str> = Some("Sørvik kommune");
        // A document that names no organisation is of the one whose folder or people it shares.
        documents.retain(|it| it.meetings.iter().all(|it| it.organization.is_some()));
        let own = |it: &Summary| it.meetings.iter().any(|it| it.organization.as_deref() == OWN);
        let (own, others): (Vec<Summary>, Vec<Summary>) = documents.into_iter().partition(own);
        let all: Vec<Summary> = own.iter().chain(&others).cloned().collect();
        let bodies: BTreeSet<String> = resolve(&all).bodies().map(|it| it.body_id).collect();
        for body in resolve(&own).bodies().filter(|it| it.organization.as_deref() == OWN) {
            prop_assert!(bodies.contains(&body.body_id), "{:?}", body);
        }
    }
}

fn name(documents: &[Summary], meeting: &str, row: u32) -> String {
    let (document, at) = meeting.split_once('-').expect("a meeting is of a document");
    let document = documents.iter().find(|it| it.document_id == document).expect("the document is there");
    let at: usize = at.parse().expect("a meeting has a number");
    document.meetings[at - 1].attendance[row as usize - 1].name.clone()
}
