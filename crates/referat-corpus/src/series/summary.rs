//! What the series need to know of one document, as plain values.

use referat::minutes::{Item, ItemType, Kind, Language, Minutes, Outcome, Parsed, Presence, Status};

/// Digits of a document's identity, of those of its SHA-256.
const ID_DIGITS: usize = 16;

/// A document among many: what it says of its meetings, without the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The first 16 hexadecimal digits of the file's SHA-256.
    pub document_id: String,
    /// The path that it was found at, the first of several, its folders
    /// separated by `/`.
    pub path: String,
    /// Format by content: `docx`, `pdf` ...
    pub format: String,
    /// Its meetings, in document order.
    pub meetings: Vec<MeetingSummary>,
}

/// What a document says of a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeetingSummary {
    /// What kind of record it is.
    pub kind: Kind,
    /// Language of the text.
    pub language: Language,
    /// How far the record had come.
    pub status: Option<Status>,
    /// The organ that met, as printed.
    pub body: Option<String>,
    /// The organisation that the organ belongs to, as printed.
    pub organization: Option<String>,
    /// Number of the meeting, as printed: `6/2014`.
    pub number: Option<String>,
    /// Day, ISO 8601.
    pub date: Option<String>,
    /// Last day of a meeting over several, ISO 8601.
    pub end_date: Option<String>,
    /// When it began, `HH:MM`.
    pub start: Option<String>,
    /// Day of the meeting before, ISO 8601.
    pub previous: Option<String>,
    /// Everyone named in an attendance block, in printed order.
    pub attendance: Vec<AttendanceSummary>,
    /// Its items and the items within them, in order.
    pub items: Vec<ItemSummary>,
}

/// What a document says of one person's attendance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttendanceSummary {
    /// Name, as printed.
    pub name: String,
    /// Title, as printed.
    pub title: Option<String>,
    /// Role, as printed.
    pub role: Option<String>,
    /// Party, as printed.
    pub party: Option<String>,
    /// Whom they represent, as printed.
    pub organization: Option<String>,
    /// Whether they were there.
    pub status: Presence,
}

/// What a document says of one item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemSummary {
    /// Its position, with those of the items around it: `3.2`.
    pub path: String,
    /// Number, as printed.
    pub number: Option<String>,
    /// Letters before the number: `PS`.
    pub series: Option<String>,
    /// The number in the year and the year, of a case number.
    pub case: Option<(u32, u16)>,
    /// Archive reference, as printed.
    pub archive_ref: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// What kind of item it is.
    pub r#type: ItemType,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// That it was deferred from an earlier meeting, and from which day,
    /// ISO 8601, when that is told.
    pub deferred_from: Option<Option<String>>,
    /// The days of the meetings whose minutes it approved, ISO 8601.
    pub approves: Vec<String>,
}

impl Summary {
    /// The summary of a document that was found at these paths, folders and
    /// containers separated by `/`.
    #[must_use]
    pub fn of(parsed: &Parsed, paths: &[&str]) -> Self {
        let name = parsed.document.name.as_deref().unwrap_or_default();
        let document_id = parsed.document.sha256.chars().take(ID_DIGITS).collect();
        Self {
            document_id,
            path: paths.iter().min().unwrap_or(&name).replace('\\', "/"),
            format: parsed.document.format.clone(),
            meetings: parsed.minutes.iter().map(meeting).collect(),
        }
    }
}

fn meeting(minutes: &Minutes) -> MeetingSummary {
    let meeting = &minutes.meeting;
    let mut items = Vec::new();
    for (at, item) in minutes.items.iter().enumerate() {
        add_item(item, format!("{}", at + 1), &mut items);
    }
    let attendance = minutes.attendance.iter().map(|it| AttendanceSummary {
        name: it.name.clone(),
        title: it.title.clone(),
        role: it.role.clone(),
        party: it.party.clone(),
        organization: it.organization.clone(),
        status: it.status,
    });
    MeetingSummary {
        kind: minutes.kind,
        language: minutes.language,
        status: minutes.status,
        body: meeting.body.clone(),
        organization: meeting.organization.clone(),
        number: meeting.number.clone(),
        date: meeting.date.clone(),
        end_date: meeting.end_date.clone(),
        start: meeting.start.clone(),
        previous: meeting.previous_meeting.as_ref().and_then(|it| it.date.clone()),
        attendance: attendance.collect(),
        items,
    }
}

fn add_item(item: &Item, path: String, items: &mut Vec<ItemSummary>) {
    let approves = item.decisions.iter().filter_map(|it| it.approves.as_ref());
    let minutes = approves.filter(|it| it.kind == "minutes").filter_map(|it| it.date.clone());
    let case = item.case_number.as_ref();
    items.push(ItemSummary {
        path: path.clone(),
        number: item.number.clone(),
        series: case.and_then(|it| it.series.clone()),
        case: case.map(|it| (it.sequence, it.year)),
        archive_ref: item.archive_ref.clone(),
        title: item.title.clone(),
        r#type: item.r#type,
        outcome: item.outcome,
        deferred_from: item.deferred_from.as_ref().map(|it| it.date.clone()),
        approves: minutes.collect(),
    });
    for (at, part) in item.items.iter().enumerate() {
        add_item(part, format!("{path}.{}", at + 1), items);
    }
}
