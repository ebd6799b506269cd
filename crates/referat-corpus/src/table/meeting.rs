//! Tables of a meeting: who met, when and where.

use referat::minutes::{
    AgendaEntry, Attendance, Block, Check, Group, Interval, Line, Link, Mention, Signature, Source,
};

use super::keys::{
    ATTENDANCE, BODY_ID, DOCUMENT_ID, FIRST_LINE, ITEM_ID, LAST_LINE, MEETING_ID, Meeting, PAGE, PERSON_ID,
    SITTING_ID, line, page,
};
use super::{Cell, Column, spelled, table};

table! {
    /// Every meeting: the facts of its minutes. A file that is no minutes has one of kind `other`.
    MEETINGS = "meetings" of "Minutes";
    meeting(at: &Meeting<'_>)
    DOCUMENT_ID => at.document_id,
    MEETING_ID.own() => at.id,
    SITTING_ID.or_null() => at.seen.map(|it| it.sitting_id()),
    Column::flag("is_preferred").or_null().means("Whether it is the best source of that meeting.")
        => at.seen.map(|it| it.is_preferred()),
    Column::text("preferred_reason").or_null().means(
        "Why another source is preferred: `approved over draft`; null of the best one."
    ) => at.seen.and_then(|it| it.preferred_reason()),
    BODY_ID.or_null() => at.seen.and_then(|it| it.body_id()),
    Column::word("kind") => spelled(at.minutes.kind),
    Column::word("language") => spelled(at.minutes.language),
    Column::word("status").or_null() => at.minutes.status.map(spelled),
    Column::text("title").or_null() => &at.minutes.title,
    Column::text("body").or_null().sought() => &at.minutes.meeting.body,
    Column::text("organization").or_null().sought() => &at.minutes.meeting.organization,
    Column::text("number").or_null() => &at.minutes.meeting.number,
    Column::date("date").or_null().sought() => &at.minutes.meeting.date,
    Column::date("end_date").or_null() => &at.minutes.meeting.end_date,
    Column::time("start").or_null() => &at.minutes.meeting.start,
    Column::time("end").or_null() => &at.minutes.meeting.end,
    Column::text("place").or_null() => &at.minutes.meeting.place,
    Column::word("mode").or_null() => at.minutes.meeting.mode.map(spelled),
    Column::text("chair").or_null() => &at.minutes.meeting.chair,
    Column::text("secretary").or_null() => &at.minutes.meeting.secretary,
    Column::count("quorum_present").or_null() => at.minutes.meeting.quorum.as_ref().map(|it| it.present),
    Column::count("quorum_of").or_null() => at.minutes.meeting.quorum.as_ref().map(|it| it.of),
    Column::text("quorum_text").or_null() => at.minutes.meeting.quorum.as_ref().map(|it| &it.text),
    Column::text("closed_legal_basis").or_null() => at.minutes.meeting.closed.as_ref().map(|it| &it.legal_basis),
    Column::text("closed_text").or_null() => at.minutes.meeting.closed.as_ref().map(|it| &it.text),
    Column::date("previous_meeting_date").or_null() => at.minutes.meeting.previous_meeting.as_ref().map(|it| &it.date),
    Column::text("previous_meeting_text").or_null() => at.minutes.meeting.previous_meeting.as_ref().map(|it| &it.text),
    Column::date("next_meeting_date").or_null() => at.minutes.meeting.next_meeting.as_ref().map(|it| &it.date),
    Column::time("next_meeting_time").or_null() => at.minutes.meeting.next_meeting.as_ref().map(|it| &it.time),
    Column::text("next_meeting_text").or_null() => at.minutes.meeting.next_meeting.as_ref().map(|it| &it.text),
    Column::share("confidence") => at.minutes.confidence,
    PAGE => at.minutes.source.page,
    FIRST_LINE => at.minutes.source.lines[0],
    LAST_LINE => at.minutes.source.lines[1],
}

table! {
    /// Where each fact of a meeting stands.
    SOURCES = "sources" of "Source";
    source(at: &Meeting<'_>, field: &str, it: &Source)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::text("field").means("The column of `meetings` that stands here.") => field,
    PAGE => it.page,
    FIRST_LINE => it.lines[0],
    LAST_LINE => it.lines[1],
}

table! {
    /// Everyone who is said to have met or not, in printed order.
    ATTENDANCES = "attendance" of "Attendance";
    attendance(at: &Meeting<'_>, position: usize, it: &Attendance)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    ATTENDANCE => position,
    PERSON_ID.or_null() => person(at, position).and_then(Result::ok),
    Column::text("person_unknown").or_null().means("Why it is not known who, over all meetings, it is.")
        => person(at, position).and_then(Result::err),
    Column::text("name").sought() => &it.name,
    Column::text("title").or_null() => &it.title,
    Column::text("role").or_null() => &it.role,
    Column::text("party").or_null() => &it.party,
    Column::text("organization").or_null().sought() => &it.organization,
    Column::word("status") => spelled(it.status),
    Column::word("capacity") => spelled(it.capacity),
    Column::flag("remote").or_null() => it.remote,
    Column::text("substitute_for").or_null() => &it.substitute_for,
    Column::text("reason").or_null() => &it.reason,
    Column::text("note").or_null() => &it.note,
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Parts of a meeting that someone was there for, or away.
    INTERVALS = "intervals" of "Interval";
    interval(at: &Meeting<'_>, position: usize, person: &Attendance, it: &Interval)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    ATTENDANCE => position,
    Column::text("from").or_null() => &it.from,
    Column::text("to").or_null() => &it.to,
    Column::texts("items") => &it.items,
    Column::text("text") => &it.text,
    PAGE => person.source.page,
    FIRST_LINE => person.source.lines[0],
    LAST_LINE => person.source.lines[1],
}

table! {
    /// The printed list of items.
    AGENDA = "agenda" of "AgendaEntry";
    agenda(at: &Meeting<'_>, it: &AgendaEntry)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::text("number").or_null() => &it.number,
    Column::text("label").or_null() => &it.label,
    Column::text("archive_ref").or_null() => &it.archive_ref,
    Column::text("title") => &it.title,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Paragraphs, list items, headings and tables, in order.
    BLOCKS = "blocks" of "Block";
    block(at: &Meeting<'_>, item_id: Option<&str>, part: &str, it: &Block)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    ITEM_ID.or_null() => item_id,
    Column::word("part").means("Where it stands: `item`, `preamble`, `closing` or `notes`.") => part,
    Column::word("kind") => spelled(it.kind),
    Column::word("role") => spelled(it.role),
    Column::count("level").or_null() => it.level,
    Column::text("marker").or_null() => &it.marker,
    Column::text("section").or_null() => &it.section,
    Column::text("text") => &it.text,
    Column::texts("rows").means("A table's rows, the cells of each separated by tabs.")
        => it.rows.iter().map(|row| row.join("\t")).collect::<Cell<'_>>(),
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Page headers, footers and page numbers.
    FURNITURE = "furniture" of "Line";
    furniture(at: &Meeting<'_>, it: &Line)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::text("text") => &it.text,
    Column::word("layer") => spelled(it.layer),
    PAGE => it.page,
    FIRST_LINE => it.number,
    LAST_LINE => it.number,
}

table! {
    /// Groups that a meeting set up.
    GROUPS = "groups" of "Group";
    group(at: &Meeting<'_>, it: &Group)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::text("name").or_null() => &it.name,
    Column::texts("members") => &it.members,
    Column::text("item").or_null() => &it.item,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Who signed the minutes.
    SIGNATURES = "signatures" of "Signature";
    signature(at: &Meeting<'_>, it: &Signature)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::text("name").sought() => &it.name,
    Column::text("role").or_null() => &it.role,
    Column::date("date").or_null() => &it.date,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Addresses linked or printed.
    LINKS = "links" of "Link";
    link(at: &Meeting<'_>, item_id: Option<&str>, part: &str, it: &Link)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    ITEM_ID.or_null() => item_id,
    Column::word("part").means("`documents`: a paper linked from the header, which is among `links` too; `links`: any.") => part,
    Column::text("text").or_null() => &it.text,
    Column::text("url") => &it.url,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Dates, times, money, people, laws and cases found in the text.
    MENTIONS = "mentions" of "Mention";
    mention(at: &Meeting<'_>, item_id: Option<&str>, it: &Mention)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    ITEM_ID.or_null() => item_id,
    Column::word("kind") => spelled(it.kind),
    Column::text("text") => &it.text,
    Column::text("value").or_null() => &it.value,
    Column::flag("inferred") => it.inferred,
    Column::count("start").means("First character in the line, from 0, in Unicode code points.") => it.source.start,
    Column::count("end").means("Character after the last.") => it.source.end,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// What was verified about the minutes themselves.
    CHECKS = "checks" of "Check";
    check(at: &Meeting<'_>, it: &Check)
    DOCUMENT_ID => at.document_id,
    MEETING_ID => at.id,
    Column::word("rule") => spelled(it.rule),
    Column::word("status") => spelled(it.status),
    Column::text("message") => &it.message,
    PAGE => page(it.source.as_ref()),
    FIRST_LINE.or_null() => line(it.source.as_ref(), 0),
    LAST_LINE.or_null() => line(it.source.as_ref(), 1),
}

/// Whose a row of attendance is, or why that is not known.
fn person(at: &Meeting<'_>, position: usize) -> Option<Result<String, &'static str>> {
    at.seen?.person_id(position.checked_sub(1)?)
}
