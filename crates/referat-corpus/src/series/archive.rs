//! All that is known of many documents, close together: some kilobytes of a
//! document's text become some hundred bytes.

use std::num::NonZeroU32;
use std::ops::Range;

use jiff::civil::Date;
use referat::minutes::{ItemType, Kind, Language, Outcome, Presence, Status};
use rustc_hash::FxHashMap;

use super::grow::push;
use super::strings::{Strings, Text};
use super::summary::{AttendanceSummary, ItemSummary, MeetingSummary, Summary};

/// Everything that the documents say, in the order of their identities.
#[derive(Debug, Default)]
pub(super) struct Archive {
    pub(super) strings: Strings,
    pub(super) documents: Vec<Document>,
    /// By document, and by position there.
    pub(super) meetings: Vec<Meeting>,
    items: Vec<Item>,
    /// Rows of attendance, as places in `people`.
    rows: Vec<u32>,
    /// Every distinct row: people are listed alike in meeting after meeting.
    people: Vec<Row>,
    known: FxHashMap<Row, u32>,
}

/// A file.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) id: Text,
    pub(super) path: Text,
    pub(super) format: Text,
}

/// What a document says of a meeting.
#[derive(Debug)]
pub(super) struct Meeting {
    /// Index of its document.
    pub(super) document: u32,
    /// Position in the document, from 1.
    pub(super) position: u16,
    pub(super) kind: Kind,
    pub(super) language: Language,
    pub(super) status: Option<Status>,
    pub(super) body: Option<Text>,
    pub(super) organization: Option<Text>,
    pub(super) number: Option<Text>,
    pub(super) date: Option<Date>,
    pub(super) end_date: Option<Date>,
    pub(super) start: Option<Text>,
    pub(super) previous: Option<Date>,
    items: Range<u32>,
    rows: Range<u32>,
}

/// What a document says of an item.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) path: Text,
    pub(super) number: Option<Text>,
    pub(super) series: Option<Text>,
    pub(super) archive_ref: Option<Text>,
    pub(super) title: Option<Text>,
    case: Option<NonZeroU32>,
    year: u16,
    pub(super) r#type: ItemType,
    pub(super) outcome: Option<Outcome>,
    pub(super) is_deferred_from: bool,
    deferred_from: Option<Day>,
    approves: Option<Day>,
}

/// A day in four bytes, whether there is one or not: `20140310`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day(NonZeroU32);

/// What a document in a language says of someone's attendance.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    pub(super) language: Language,
    pub(super) name: Text,
    pub(super) title: Option<Text>,
    pub(super) role: Option<Text>,
    pub(super) party: Option<Text>,
    pub(super) organization: Option<Text>,
    pub(super) status: Presence,
}

impl Item {
    /// Number in the year and year, of a case number.
    pub(super) fn case(&self) -> Option<(u32, u16)> {
        self.case.map(|it| (it.get(), self.year))
    }

    /// The day of the meeting that it was deferred from.
    pub(super) fn deferred_from(&self) -> Option<Date> {
        self.deferred_from.and_then(Day::date)
    }

    /// The day of the meeting whose minutes it approved.
    pub(super) fn approves(&self) -> Option<Date> {
        self.approves.and_then(Day::date)
    }
}

impl Day {
    fn of(date: Date) -> Option<Self> {
        let year = u32::try_from(date.year()).ok()?;
        let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
        NonZeroU32::new((year * 100 + month) * 100 + day).map(Self)
    }

    fn date(self) -> Option<Date> {
        let figures = self.0.get();
        let year = i16::try_from(figures / 10_000).ok()?;
        let (month, day) = (i8::try_from(figures / 100 % 100).ok()?, i8::try_from(figures % 100).ok()?);
        Date::new(year, month, day).ok()
    }
}

impl Archive {
    /// Takes what the series need of a document.
    pub(super) fn add(&mut self, summary: &Summary) {
        let strings = &mut self.strings;
        let document = index(self.documents.len());
        self.documents.push(Document {
            id: strings.keep(&summary.document_id),
            path: strings.keep(&summary.path),
            format: strings.keep(&summary.format),
        });
        for (at, meeting) in summary.meetings.iter().enumerate() {
            self.add_meeting(document, at, meeting);
        }
    }

    fn add_meeting(&mut self, document: u32, at: usize, meeting: &MeetingSummary) {
        let strings = &mut self.strings;
        let first_item = index(self.items.len());
        for it in &meeting.items {
            push(&mut self.items, item(it, strings));
        }
        let first_row = index(self.rows.len());
        for it in &meeting.attendance {
            let row = row(it, meeting.language, strings);
            let place = *self.known.entry(row).or_insert_with_key(|row| {
                push(&mut self.people, row.clone());
                index(self.people.len() - 1)
            });
            push(&mut self.rows, place);
        }
        let meeting = Meeting {
            document,
            position: u16::try_from(at + 1).unwrap_or(u16::MAX),
            kind: meeting.kind,
            language: meeting.language,
            status: meeting.status,
            body: strings.keep_some(meeting.body.as_deref()),
            organization: strings.keep_some(meeting.organization.as_deref()),
            number: strings.keep_some(meeting.number.as_deref()),
            date: date(meeting.date.as_deref()),
            end_date: date(meeting.end_date.as_deref()),
            start: strings.keep_some(meeting.start.as_deref()),
            previous: date(meeting.previous.as_deref()),
            items: first_item..index(self.items.len()),
            rows: first_row..index(self.rows.len()),
        };
        push(&mut self.meetings, meeting);
    }

    /// Puts everything in the order of what the documents are, whatever order
    /// they came in, and leaves out what came twice.
    pub(super) fn sort(&mut self) {
        self.known = FxHashMap::default();
        let (strings, documents) = (&self.strings, &self.documents);
        let mut order: Vec<usize> = (0..documents.len()).collect();
        order.sort_by_key(|at| (strings.text(documents[*at].id), strings.text(documents[*at].path)));
        order.dedup_by_key(|at| documents[*at].id);
        let mut place = vec![None; documents.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = Some(index(new));
        }
        self.meetings.retain_mut(|meeting| {
            let new = place[meeting.document as usize];
            meeting.document = new.unwrap_or_default();
            new.is_some()
        });
        self.meetings.sort_by_key(|it| (it.document, it.position));
        sort_by(&mut self.documents, &order);
        let items = renumber(self.meetings.iter_mut().map(|it| &mut it.items));
        sort_by(&mut self.items, &items);
        let rows = renumber(self.meetings.iter_mut().map(|it| &mut it.rows));
        sort_by(&mut self.rows, &rows);
    }

    /// A text in lower case.
    pub(super) fn keep_lower(&mut self, text: Text) -> Text {
        let lower = self.strings.text(text).to_lowercase();
        self.strings.keep(&lower)
    }

    pub(super) fn text(&self, text: Text) -> &str {
        self.strings.text(text)
    }

    /// A text that may not be stated; empty when it is not.
    pub(super) fn some(&self, text: Option<Text>) -> &str {
        text.map_or("", |it| self.strings.text(it))
    }

    pub(super) fn items(&self, meeting: &Meeting) -> &[Item] {
        &self.items[meeting.items.start as usize..meeting.items.end as usize]
    }

    pub(super) fn rows(&self, meeting: &Meeting) -> impl ExactSizeIterator<Item = &Row> {
        let rows = &self.rows[meeting.rows.start as usize..meeting.rows.end as usize];
        rows.iter().map(|it| &self.people[*it as usize])
    }

    /// The items that some meeting has, for lists beside them.
    pub(super) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The place of a meeting's first item among all items.
    pub(super) fn first_item(meeting: &Meeting) -> usize {
        meeting.items.start as usize
    }

    /// The item at a place among all items.
    pub(super) fn item(&self, at: usize) -> &Item {
        &self.items[at]
    }

    /// The place of a meeting's first row of attendance among all rows.
    pub(super) fn first_row(meeting: &Meeting) -> usize {
        meeting.rows.start as usize
    }

    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, at: usize) -> &Row {
        &self.people[self.rows[at] as usize]
    }

    /// Every distinct row of attendance.
    pub(super) fn people(&self) -> &[Row] {
        &self.people
    }

    /// Which of the distinct rows the row at a place among all rows is.
    pub(super) fn person(&self, at: usize) -> usize {
        self.rows[at] as usize
    }

    /// The index of the meeting that a row of attendance is of.
    pub(super) fn meeting_of_row(&self, row: u32) -> u32 {
        index(self.meetings.partition_point(|it| it.rows.end <= row))
    }

    /// `<document_id>-<n>`.
    pub(super) fn meeting_id(&self, meeting: &Meeting) -> String {
        format!("{}-{}", self.text(self.documents[meeting.document as usize].id), meeting.position)
    }

    pub(super) fn path(&self, meeting: &Meeting) -> &str {
        self.text(self.documents[meeting.document as usize].path)
    }
}

fn item(item: &ItemSummary, strings: &mut Strings) -> Item {
    Item {
        path: strings.keep(&item.path),
        number: strings.keep_some(item.number.as_deref()),
        series: strings.keep_some(item.series.as_deref()),
        // A case 0 is none: it would have no place in a series.
        case: item.case.and_then(|it| NonZeroU32::new(it.0)),
        year: item.case.map_or(0, |it| it.1),
        archive_ref: strings.keep_some(item.archive_ref.as_deref()),
        title: strings.keep_some(item.title.as_deref()),
        r#type: item.r#type,
        outcome: item.outcome,
        is_deferred_from: item.deferred_from.is_some(),
        deferred_from: date(item.deferred_from.as_ref().and_then(Option::as_deref)).and_then(Day::of),
        approves: item.approves.iter().find_map(|it| date(Some(it))).and_then(Day::of),
    }
}

fn row(row: &AttendanceSummary, language: Language, strings: &mut Strings) -> Row {
    Row {
        language,
        name: strings.keep(row.name.trim()),
        title: strings.keep_some(row.title.as_deref()),
        role: strings.keep_some(row.role.as_deref()),
        party: strings.keep_some(row.party.as_deref()),
        organization: strings.keep_some(row.organization.as_deref()),
        status: row.status,
    }
}

/// Lets ranges follow each other in the order given; the old places in it.
fn renumber<'a>(ranges: impl Iterator<Item = &'a mut Range<u32>>) -> Vec<usize> {
    let mut old = Vec::new();
    for range in ranges {
        let start = index(old.len());
        old.extend(range.start as usize..range.end as usize);
        *range = start..index(old.len());
    }
    old
}

/// Puts values in an order of their places and drops those that it leaves
/// out, without a second list of them.
fn sort_by<T>(values: &mut Vec<T>, order: &[usize]) {
    const DONE: usize = usize::MAX;
    let mut from = order.to_vec();
    let mut left_out = vec![true; values.len()];
    order.iter().for_each(|it| left_out[*it] = false);
    from.extend(left_out.iter().enumerate().filter(|(_, is)| **is).map(|(at, _)| at));
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != DONE && from[at] != start {
            let next = from[at];
            values.swap(at, next);
            from[at] = DONE;
            at = next;
        }
        from[at] = DONE;
    }
    values.truncate(order.len());
}

/// A whole day; a month or a year is none.
fn date(text: Option<&str>) -> Option<Date> {
    text?.parse().ok()
}

/// An index as 32 bits: four billion rows do not fit into memory anyway.
pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
