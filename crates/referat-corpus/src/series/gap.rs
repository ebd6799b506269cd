//! What a series should have and the archive has not: numbers left out, and
//! meetings that others speak of.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use referat::minutes::Kind;

use super::archive::{Archive, Item, Meeting, index};
use super::body::Bodies;
use super::number::meeting_number;
use super::sitting::Sittings;

/// Of the numbers from the first to the last, so many must be there for the
/// series to be the body's own.
const OWN_SERIES: f64 = 0.4;
/// A year's numbers that begin later than this go on from the year before.
const FIRST_NUMBER: u32 = 30;
/// More numbers than this in a row are no gap but another series.
const LONGEST: u32 = 200;

/// Something that is missing.
#[derive(Debug, PartialEq)]
pub(super) struct Gap {
    pub(super) body: u32,
    pub(super) kind: GapKind,
    /// What is missing: `5/2014`, `PS 6/26`, a day.
    pub(super) first: String,
    /// The last of several in a row.
    pub(super) last: String,
    pub(super) count: u32,
    pub(super) date: Option<Date>,
    /// Meetings on both sides, or the one that speaks of it.
    pub(super) after: Option<u32>,
    pub(super) before: Option<u32>,
}

/// How it is known to be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GapKind {
    /// A number in the series of meetings.
    MeetingNumber,
    /// Numbers in a series of cases.
    CaseNumber,
    /// Minutes that a later meeting approved.
    ApprovedMinutes,
    /// A meeting that a later one calls the one before.
    PreviousMeeting,
    /// A meeting that an item was deferred from.
    DeferredFrom,
    /// A meeting of which there is only the notice.
    OnlyNotice,
}

impl GapKind {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::MeetingNumber => "meeting_number",
            Self::CaseNumber => "case_number",
            Self::ApprovedMinutes => "approved_minutes",
            Self::PreviousMeeting => "previous_meeting",
            Self::DeferredFrom => "deferred_from",
            Self::OnlyNotice => "only_notice",
        }
    }
}

/// Everything that is missing, by body and kind, in order.
pub(super) fn gaps(archive: &Archive, bodies: &Bodies, sittings: &Sittings) -> Vec<Gap> {
    let mut gaps = Vec::new();
    meeting_numbers(archive, sittings, &mut gaps);
    case_numbers(archive, sittings, &mut gaps);
    spoken_of(archive, sittings, &mut gaps);
    only_notices(archive, sittings, &mut gaps);
    gaps.sort_by(|a, b| {
        let rank = |it: &Gap| (bodies.all[it.body as usize].id, it.kind, it.date, it.after, it.before);
        rank(a).cmp(&rank(b)).then_with(|| a.first.cmp(&b.first))
    });
    gaps
}

/// Numbers left out between those of a body's meetings in a year, and before
/// the first of them.
fn meeting_numbers(archive: &Archive, sittings: &Sittings, gaps: &mut Vec<Gap>) {
    let mut series: BTreeMap<(u32, u16), BTreeMap<u32, u32>> = BTreeMap::new();
    for (at, sitting) in sittings.all.iter().enumerate() {
        let number = sitting.number.and_then(|it| meeting_number(archive.text(it), sitting.date));
        if let (Some(body), Some((year, number))) = (sitting.body, number) {
            series.entry((body, year)).or_default().entry(number).or_insert_with(|| index(at));
        }
    }
    let label = |number: u32, year: u16| format!("{number}/{year}");
    for ((body, year), numbers) in &series {
        missing(numbers, true, |first, last, after, before| {
            gaps.push(Gap {
                body: *body,
                kind: GapKind::MeetingNumber,
                first: label(first, *year),
                last: label(last, *year),
                count: last - first + 1,
                date: None,
                after,
                before,
            });
        });
    }
}

/// Calls `found` for each run of numbers that is left out, with the meetings
/// that have the numbers around it.
fn missing(
    numbers: &BTreeMap<u32, u32>,
    from_one: bool,
    mut found: impl FnMut(u32, u32, Option<u32>, Option<u32>),
) {
    let begins = numbers.keys().next().is_some_and(|it| from_one && *it <= FIRST_NUMBER);
    let mut last = begins.then_some((0, None));
    for (number, sitting) in numbers {
        if let Some((last, after)) = last
            && number - last > 1
            && number - last <= LONGEST
        {
            found(last + 1, number - 1, after, Some(*sitting));
        }
        last = Some((*number, Some(*sitting)));
    }
}

/// Numbers left out in the series of a body's cases in a year.
fn case_numbers(archive: &Archive, sittings: &Sittings, gaps: &mut Vec<Gap>) {
    let mut series: BTreeMap<(u32, String, u16), BTreeMap<u32, u32>> = BTreeMap::new();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        let sitting = sittings.of[at];
        let Some(body) = sittings.all[sitting as usize].body else { continue };
        for item in archive.items(meeting) {
            if let Some((sequence, year)) = item.case() {
                let key = (body, archive.some(item.series).to_uppercase(), year);
                // Of several meetings with the number, the first.
                let known = series.entry(key).or_default().entry(sequence).or_insert(sitting);
                *known = sitting.min(*known);
            }
        }
    }
    for ((body, name, year), numbers) in &series {
        let (Some((first, _)), Some((last, _))) = (numbers.first_key_value(), numbers.last_key_value())
        else {
            continue;
        };
        let all = f64::from(last - first + 1);
        if numbers.len() < 2 || (numbers.len() as f64) < all * OWN_SERIES {
            continue;
        }
        let label = |number: u32| format!("{name} {number}/{:02}", year % 100).trim().to_owned();
        missing(numbers, true, |first, last, after, before| {
            gaps.push(Gap {
                body: *body,
                kind: GapKind::CaseNumber,
                first: label(first),
                last: label(last),
                count: last - first + 1,
                date: None,
                after,
                before,
            });
        });
    }
}

/// Meetings that other meetings of the body speak of by their day.
fn spoken_of(archive: &Archive, sittings: &Sittings, gaps: &mut Vec<Gap>) {
    let mut told: BTreeMap<(u32, Date), (GapKind, BTreeSet<u32>)> = BTreeMap::new();
    for (at, meeting) in archive.meetings.iter().enumerate() {
        let sitting = sittings.of[at];
        let Some(body) = sittings.all[sitting as usize].body else { continue };
        for (kind, day) in days(archive, meeting) {
            let is_held = !sittings.on(body, day).is_empty();
            let is_during = meeting.date.is_some_and(|it| day >= it);
            if is_held || is_during || ends_on(archive, sittings, body, day) {
                continue;
            }
            let known = told.entry((body, day)).or_insert_with(|| (kind, BTreeSet::new()));
            known.0 = known.0.min(kind);
            known.1.insert(sitting);
        }
    }
    for ((body, day), (kind, by)) in told {
        gaps.push(Gap {
            body,
            kind,
            first: day.to_string(),
            last: day.to_string(),
            count: 1,
            date: Some(day),
            after: None,
            before: by.first().copied(),
        });
    }
}

/// The days of other meetings that a meeting speaks of.
fn days(archive: &Archive, meeting: &Meeting) -> Vec<(GapKind, Date)> {
    let items = archive.items(meeting).iter();
    let approved = items.clone().filter_map(Item::approves).map(|it| (GapKind::ApprovedMinutes, it));
    let deferred = items.filter_map(Item::deferred_from).map(|it| (GapKind::DeferredFrom, it));
    let previous = meeting.previous.map(|it| (GapKind::PreviousMeeting, it));
    approved.chain(previous).chain(deferred).collect()
}

/// Whether a meeting over several days was held until or over that day.
fn ends_on(archive: &Archive, sittings: &Sittings, body: u32, day: Date) -> bool {
    const LONGEST_MEETING: i64 = 7;
    let before = (1..=LONGEST_MEETING).filter_map(|it| day.checked_sub(jiff::Span::new().days(it)).ok());
    let held = before.flat_map(|it| sittings.on(body, it));
    let mut meetings = held.flat_map(|it| &sittings.all[it as usize].meetings);
    meetings.any(|it| archive.meetings[*it as usize].end_date.is_some_and(|end| end >= day))
}

/// Meetings of which there is only the notice.
fn only_notices(archive: &Archive, sittings: &Sittings, gaps: &mut Vec<Gap>) {
    for (at, sitting) in sittings.all.iter().enumerate() {
        let mut kinds = sitting.meetings.iter().map(|it| archive.meetings[*it as usize].kind);
        let (Some(body), Some(date)) = (sitting.body, sitting.date) else { continue };
        if kinds.all(|it| it == Kind::Notice) {
            gaps.push(Gap {
                body,
                kind: GapKind::OnlyNotice,
                first: date.to_string(),
                last: date.to_string(),
                count: 1,
                date: Some(date),
                after: None,
                before: Some(index(at)),
            });
        }
    }
}
