//! The rows of the tables of series.

/// A body: an organ, or an organisation that names none.
#[derive(Clone, Debug, PartialEq)]
pub struct BodyRow {
    /// Its identity.
    pub body_id: String,
    /// Its name, as it is mostly printed.
    pub name: Option<String>,
    /// The organisation that it belongs to, as mostly printed.
    pub organization: Option<String>,
    /// Every way its name is printed.
    pub variants: Vec<String>,
    /// Day of its first meeting, ISO 8601.
    pub first_date: Option<String>,
    /// Day of its last meeting, ISO 8601.
    pub last_date: Option<String>,
    /// How many meetings it held that the archive tells of.
    pub meetings: u32,
}

/// A meeting as it was held, whatever documents tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SittingRow {
    /// Its identity.
    pub sitting_id: String,
    /// The body that met.
    pub body_id: Option<String>,
    /// Day, ISO 8601.
    pub date: Option<String>,
    /// Its number, as printed.
    pub number: Option<String>,
    /// Its position among the dated meetings of its body, from 1.
    pub position: Option<u32>,
    /// The body's meeting before it.
    pub previous: Option<String>,
    /// The body's meeting after it.
    pub next: Option<String>,
    /// How many documents tell of it.
    pub documents: u32,
    /// The meeting of the document that is the best source.
    pub preferred: String,
}

/// What a document says of a meeting, and which meeting that is.
#[derive(Clone, Debug, PartialEq)]
pub struct SittingDocumentRow {
    /// The document.
    pub document_id: String,
    /// The meeting in the document.
    pub meeting_id: String,
    /// The meeting as it was held.
    pub sitting_id: String,
    /// Whether it is the best source.
    pub is_preferred: bool,
    /// Why another is preferred: `approved over draft`; null of the
    /// preferred one.
    pub reason: Option<String>,
}

/// A matter: one case through items of meetings and bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterRow {
    /// Its identity.
    pub matter_id: String,
    /// The title of its first item.
    pub title: Option<String>,
    /// The archive's reference, of the first item that has one.
    pub archive_ref: Option<String>,
    /// The bodies that treated it, in order.
    pub bodies: Vec<String>,
    /// Day of its first item, ISO 8601.
    pub first_date: Option<String>,
    /// Day of its last item, ISO 8601.
    pub last_date: Option<String>,
    /// In how many meetings it was treated.
    pub meetings: u32,
    /// In how many meetings it was put off.
    pub deferrals: u32,
}

/// An item of a matter.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterItemRow {
    /// The meeting in the document.
    pub meeting_id: String,
    /// The item.
    pub item_id: String,
    /// Its matter.
    pub matter_id: String,
}

/// That one item follows from another.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkRow {
    /// `deferred`, `returned`, `referred`: what the earlier item says of it;
    /// `same_case`; or `approves`, the minutes of a meeting.
    pub kind: String,
    /// The later item, or the one that approves.
    pub item_id: String,
    /// The earlier item; null of minutes.
    pub to_item_id: Option<String>,
    /// The meeting of the earlier item, or whose minutes are approved.
    pub to_sitting_id: String,
    /// What shows it: `stated`, `archive_ref`, `number`, `title`, `others`
    /// (both are like a third), `date`.
    pub evidence: String,
}

/// A person over meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// Their identity.
    pub person_id: String,
    /// Their name, as it is mostly printed.
    pub name: String,
    /// Their parties, as printed, in the order in which they had them.
    pub parties: Vec<String>,
    /// Whom they represented, as printed, in order.
    pub organizations: Vec<String>,
    /// Day of the first meeting that names them, ISO 8601.
    pub first_date: Option<String>,
    /// Day of the last, ISO 8601.
    pub last_date: Option<String>,
    /// Meetings that they were at.
    pub present: u32,
    /// Meetings that they were absent from.
    pub absent: u32,
}

/// A name of a person, as printed, and why it is theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonNameRow {
    /// The person.
    pub person_id: String,
    /// The name, as printed.
    pub name: String,
    /// How it is a form of the person's name: `name` (as mostly printed),
    /// `case`, `order`, `spelling`, `middle_name`, `family_name`, `initials`,
    /// `organization`, `other_form`.
    pub evidence: String,
    /// Rows of attendance that have it.
    pub count: u32,
    /// Day of the first of them, ISO 8601.
    pub first_date: Option<String>,
    /// Day of the last, ISO 8601.
    pub last_date: Option<String>,
    /// The bodies whose meetings they are of.
    pub bodies: Vec<String>,
}

/// Whose a row of attendance is.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonAttendanceRow {
    /// The document.
    pub document_id: String,
    /// The meeting in the document.
    pub meeting_id: String,
    /// The row's position in the meeting's attendance, from 1.
    pub attendance: u32,
    /// The person; null when it is not known who it is.
    pub person_id: Option<String>,
    /// Why it is not known.
    pub reason: Option<String>,
}

/// Two persons who may be one, and are left apart.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonDoubtRow {
    /// One of them.
    pub person_id: String,
    /// The other.
    pub other_id: String,
    /// How the names are forms of each other.
    pub evidence: String,
    /// Why they are left apart.
    pub reason: String,
}

/// Something that a series should have and the archive has not.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// The body.
    pub body_id: String,
    /// How it is known: `meeting_number`, `case_number`, `approved_minutes`,
    /// `previous_meeting`, `deferred_from`, `only_notice`.
    pub kind: String,
    /// What is missing: `5/2014`, `PS 6/26`, a day; the first of several.
    pub first: String,
    /// The last of several.
    pub last: String,
    /// How many are missing.
    pub count: u32,
    /// The meeting before it in the series.
    pub after_sitting_id: Option<String>,
    /// The meeting after it, or the one that speaks of it.
    pub before_sitting_id: Option<String>,
}
