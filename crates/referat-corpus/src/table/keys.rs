//! The columns that join tables and tell where a record stands.

use referat::minutes::Source;

use super::{Cell, Column};
use crate::series::Seen;

/// The file.
pub(super) const DOCUMENT_ID: Column = Column::text("document_id")
    .of("documents")
    .means("The file: the first 16 hexadecimal digits of its SHA-256.");

/// The meeting.
pub(super) const MEETING_ID: Column = Column::text("meeting_id")
    .of("meetings")
    .means("The meeting: the file's id, a hyphen and its number in the file, from 1.");

/// The item.
pub(super) const ITEM_ID: Column = Column::text("item_id")
    .of("items")
    .means("The item: the meeting's id, a hyphen and its position, such as `3`; of a part of item 3 `3.2`.");

/// The body.
pub(super) const BODY_ID: Column = Column::text("body_id").of("bodies").means("The body that met.");

/// The meeting as it was held.
pub(super) const SITTING_ID: Column = Column::text("sitting_id")
    .of("sittings")
    .means("The meeting as it was held, whatever documents tell of it.");

/// The matter.
pub(super) const MATTER_ID: Column = Column::text("matter_id")
    .of("matters")
    .means("The matter: one case through items of meetings and bodies.");

/// The person over meetings.
pub(super) const PERSON_ID: Column =
    Column::text("person_id").of("persons").means("The person, over all meetings.");

/// The person, in the meeting.
pub(super) const ATTENDANCE: Column =
    Column::count("attendance").means("The person: the position among the meeting's attendance, from 1.");

/// The proposal, in the item.
pub(super) const PROPOSAL: Column =
    Column::count("proposal").means("The proposal: its position among the item's, from 1.");

/// The vote, in the item.
pub(super) const VOTE: Column =
    Column::count("vote").means("The vote: its position among the item's, from 1.");

/// The decision, in the item.
pub(super) const DECISION: Column =
    Column::count("decision").means("The decision: its position among the item's, from 1.");

/// The page.
pub(super) const PAGE: Column =
    Column::count("page").or_null().means("Page of the first line, from 1; null where the format has none.");

/// The first line.
pub(super) const FIRST_LINE: Column =
    Column::count("first_line").means("First line in reading order, from 1, as `referat text` numbers it.");

/// The last line.
pub(super) const LAST_LINE: Column = Column::count("last_line").means("Last line.");

/// A meeting and the keys that its records share.
#[derive(Clone, Copy)]
pub(super) struct Meeting<'a> {
    pub(super) document_id: &'a str,
    pub(super) id: &'a str,
    pub(super) minutes: &'a referat::Minutes,
    /// What the series say of it, where there are any.
    pub(super) seen: Option<Seen<'a>>,
}

/// An item and the keys that its records share.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) meeting: Meeting<'a>,
    pub(super) id: &'a str,
    /// The item that it is a part of.
    pub(super) parent: Option<&'a str>,
    /// Its place among the meeting's items, parts counted.
    pub(super) position: usize,
}

/// A source's page.
pub(super) fn page(source: Option<&Source>) -> Cell<'static> {
    source.and_then(|it| it.page).into()
}

/// A source's first or last line.
pub(super) fn line(source: Option<&Source>, which: usize) -> Cell<'static> {
    source.map(|it| it.lines[which]).into()
}
