//! Tables of what many documents say together.

use super::keys::{BODY_ID, MATTER_ID, PERSON_ID, SITTING_ID};
use super::{Batch, Column, fill, table};
use crate::series::{
    BodyRow, GapRow, LinkRow, MatterRow, PersonDoubtRow, PersonNameRow, PersonRow, Series, SittingRow,
};

/// First and last days, where there are any.
const FIRST_DATE: Column = Column::date("first_date").or_null();
const LAST_DATE: Column = Column::date("last_date").or_null();

/// The rows of all tables of series, table by table.
pub fn series(series: &Series) -> impl Iterator<Item = Batch> {
    fill(&BODIES, series.bodies(), body)
        .chain(fill(&SITTINGS, series.sittings(), sitting))
        .chain(fill(&MATTERS, series.matters(), matter))
        .chain(fill(&ITEM_LINKS, series.links(), item_link))
        .chain(fill(&PERSONS, series.persons(), person))
        .chain(fill(&PERSON_NAMES, series.person_names(), person_name))
        .chain(fill(&PERSON_DOUBTS, series.person_doubts(), person_doubt))
        .chain(fill(&GAPS, series.gaps(), gap))
}

table! {
    /// Bodies: organs by all their variants, and organisations that name none.
    BODIES = "bodies";
    body(it: &BodyRow)
    BODY_ID.own().means("The body.") => &it.body_id,
    Column::text("name").or_null().sought().means("Its name, as it is mostly printed.") => &it.name,
    Column::text("organization").or_null().means("The organisation that it belongs to, as mostly printed.")
        => &it.organization,
    Column::texts("variants").means("Every way its name is printed.") => &it.variants,
    FIRST_DATE.means("Day of its first meeting.") => &it.first_date,
    LAST_DATE.means("Day of its last meeting.") => &it.last_date,
    Column::count("meetings").means("How many meetings it held that the archive tells of.") => it.meetings,
}

table! {
    /// Meetings as they were held, whatever documents tell of them; `meetings` has a row for each document.
    SITTINGS = "sittings";
    sitting(it: &SittingRow)
    SITTING_ID.own() => &it.sitting_id,
    BODY_ID.or_null() => &it.body_id,
    Column::date("date").or_null().sought().means("Day.") => &it.date,
    Column::text("number").or_null().means("Its number, as printed.") => &it.number,
    Column::count("position").or_null().means("Its place among the dated meetings of its body, from 1.") => it.position,
    Column::text("previous_id").or_null().of("sittings").means("The body's meeting before it.") => &it.previous,
    Column::text("next_id").or_null().of("sittings").means("The body's meeting after it.") => &it.next,
    Column::count("documents").means("How many documents tell of it.") => it.documents,
    Column::text("preferred_id").of("meetings").means("The best source, as a row of `meetings`.") => &it.preferred,
}

table! {
    /// Matters: each one case through items of meetings and bodies.
    MATTERS = "matters";
    matter(it: &MatterRow)
    MATTER_ID.own() => &it.matter_id,
    Column::text("title").or_null().means("Title of its first item.") => &it.title,
    Column::text("archive_ref").or_null().sought().means(
        "The archive's reference, of the first item that has one."
    ) => &it.archive_ref,
    Column::texts("bodies").means("The bodies that treated it, in order, by their ids.") => &it.bodies,
    FIRST_DATE.means("Day of its first item.") => &it.first_date,
    LAST_DATE.means("Day of its last item.") => &it.last_date,
    Column::count("meetings").means("In how many meetings it was treated.") => it.meetings,
    Column::count("deferrals").means("In how many meetings it was put off.") => it.deferrals,
}

table! {
    /// Which item follows from which, and which item approves the minutes of which meeting.
    ITEM_LINKS = "item_links";
    item_link(it: &LinkRow)
    Column::word("kind").means(
        "`deferred`, `returned`, `referred`: what the earlier item says of it; `same_case`; or `approves`, the minutes \
         of a meeting."
    ) => &it.kind,
    Column::text("item_id").of("items").means("The later item, or the one that approves.") => &it.item_id,
    Column::text("to_item_id").or_null().of("items").means("The earlier item; null of minutes.") => &it.to_item_id,
    Column::text("to_sitting_id").of("sittings").means("The meeting of the earlier item, or whose minutes are approved.")
        => &it.to_sitting_id,
    Column::word("evidence").means(
        "What shows it: `stated`, `archive_ref`, `number`, `title`, `others` (both are like a third), `date`."
    ) => &it.evidence,
}

table! {
    /// Persons over all meetings.
    PERSONS = "persons";
    person(it: &PersonRow)
    PERSON_ID.own().means("The person.") => &it.person_id,
    Column::text("name").sought().means("Their name, as it is mostly printed.") => &it.name,
    Column::texts("parties").means("Their parties, as printed, in the order in which they had them.") => &it.parties,
    Column::texts("organizations").means("Whom they represented, as printed, in order.") => &it.organizations,
    FIRST_DATE.means("Day of the first meeting that names them.") => &it.first_date,
    LAST_DATE.means("Day of the last.") => &it.last_date,
    Column::count("present").means("Meetings that they were at.") => it.present,
    Column::count("absent").means("Meetings that they were absent from.") => it.absent,
}

table! {
    /// Every name of each person, as printed, and why it is theirs.
    PERSON_NAMES = "person_names";
    person_name(it: &PersonNameRow)
    PERSON_ID => &it.person_id,
    Column::text("name").sought().means("The name, as printed.") => &it.name,
    Column::word("evidence").means(
        "How it is a form of the person's name: `name` (as mostly printed), `case`, `order`, `spelling`, `middle_name`, \
         `family_name`, `initials`, `organization`, `other_form`."
    ) => &it.evidence,
    Column::count("count").means("Rows of `attendance` that have it.") => it.count,
    FIRST_DATE.means("Day of the first of them.") => &it.first_date,
    LAST_DATE.means("Day of the last.") => &it.last_date,
    Column::texts("bodies").means("The bodies whose meetings they are of, by their ids.") => &it.bodies,
}

table! {
    /// Two persons who may be one, and are left apart.
    PERSON_DOUBTS = "person_doubts";
    person_doubt(it: &PersonDoubtRow)
    PERSON_ID.means("One of them.") => &it.person_id,
    Column::text("other_id").of("persons").means("The other.") => &it.other_id,
    Column::word("evidence").means("How the names are forms of each other.") => &it.evidence,
    Column::text("reason").means("Why they are left apart.") => &it.reason,
}

table! {
    /// What a series should have and the archive has not.
    GAPS = "gaps";
    gap(it: &GapRow)
    BODY_ID.means("The body.") => &it.body_id,
    Column::word("kind").means(
        "How it is known: `meeting_number`, `case_number`, `approved_minutes`, `previous_meeting`, `deferred_from`, \
         `only_notice`."
    ) => &it.kind,
    Column::text("first").means("What is missing: `5/2014`, `PS 6/26`, a day; the first of several.") => &it.first,
    Column::text("last").means("The last of several.") => &it.last,
    Column::count("count").means("How many are missing.") => it.count,
    Column::text("after_sitting_id").or_null().of("sittings").means("The meeting before it in the series.")
        => &it.after_sitting_id,
    Column::text("before_sitting_id").or_null().of("sittings").means(
        "The meeting after it, or the one that speaks of it."
    ) => &it.before_sitting_id,
}
