//! Tables of an item: what was proposed, voted, decided and given to do.

use referat::Participation;
use referat::minutes::{
    self, Action, Alternative, Ballot, Decision, PartyVote, Point, Proposal, Proposer, Recommendation,
    Recusal, Source, Vote,
};

use super::keys::{
    ATTENDANCE, DECISION, DOCUMENT_ID, FIRST_LINE, ITEM_ID, Item, LAST_LINE, MATTER_ID, MEETING_ID, PAGE,
    PROPOSAL, VOTE,
};
use super::{Column, spelled, table};

table! {
    /// Items as they were treated, and their parts, in order.
    ITEMS = "items" of "Item";
    item(at: &Item<'_>, it: &minutes::Item)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID.own() => at.id,
    Column::text("parent_id").or_null().of("items").means("The item that it is a part of.") => at.parent,
    MATTER_ID.or_null() => at.meeting.seen.and_then(|it| it.matter_id(at.position - 1)),
    Column::count("position").means("Its place among the meeting's items, parts counted, from 1.") => at.position,
    Column::text("number").or_null() => &it.number,
    Column::text("label").or_null() => &it.label,
    Column::text("case_number_series").or_null() => it.case_number.as_ref().map(|it| &it.series),
    Column::count("case_number_sequence").or_null() => it.case_number.as_ref().map(|it| it.sequence),
    Column::count("case_number_year").or_null() => it.case_number.as_ref().map(|it| it.year),
    Column::text("archive_ref").or_null().sought() => &it.archive_ref,
    Column::text("title").or_null() => &it.title,
    Column::word("type") => spelled(it.r#type),
    Column::texts("presenters") => &it.presenters,
    Column::text("duration").or_null() => &it.duration,
    Column::text("case_officer").or_null() => &it.case_officer,
    Column::date("deferred_from_date").or_null() => it.deferred_from.as_ref().map(|it| &it.date),
    Column::text("deferred_from_text").or_null() => it.deferred_from.as_ref().map(|it| &it.text),
    Column::word("outcome").or_null() => it.outcome.map(spelled),
    Column::text("closed_legal_basis").or_null() => it.closed.as_ref().map(|it| &it.legal_basis),
    Column::text("closed_text").or_null() => it.closed.as_ref().map(|it| &it.text),
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// For each item and person whether they took part in it, worked out from
    /// attendance, comings and goings, recusals and substitutes.
    PRESENCE = "presence";
    presence(at: &Item<'_>, it: &Participation)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    ATTENDANCE.or_null() => it.attendance.map(|it| it + 1),
    Column::text("name").means("The name: the attendance's, or else as the item has it.") => &it.name,
    Column::word("status").means("Whether they took part: `present`, `absent`, or `unknown`.") => spelled(it.status),
    Column::word("basis").means(
        "What tells it: `listed`, their row of the attendance; `interval`, that they came or went; `recused`, that they \
         were disqualified; `substitute`, that they met in another's place."
    ) => spelled(it.basis),
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// What was recommended before the meeting.
    RECOMMENDATIONS = "recommendations" of "Recommendation";
    recommendation(at: &Item<'_>, it: &Recommendation)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    Column::text("by").or_null() => &it.by,
    Column::text("text") => &it.text,
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Proposals made in a meeting.
    PROPOSALS = "proposals" of "Proposal";
    proposal(at: &Item<'_>, position: usize, it: &Proposal)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    PROPOSAL => position,
    Column::word("kind") => spelled(it.kind),
    Column::text("text") => &it.text,
    Column::word("outcome").or_null() => it.outcome.map(spelled),
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Who made a proposal.
    PROPOSERS = "proposers" of "Proposer";
    proposer(at: &Item<'_>, proposal: (usize, &Proposal), it: &Proposer)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    PROPOSAL => proposal.0,
    Column::text("name").or_null().sought() => &it.name,
    Column::text("party").or_null() => &it.party,
    Column::text("organization").or_null() => &it.organization,
    PAGE => proposal.1.source.page,
    FIRST_LINE => proposal.1.source.lines[0],
    LAST_LINE => proposal.1.source.lines[1],
}

table! {
    /// Numbered points of recommendations, proposals and decisions.
    POINTS = "points" of "Point";
    point(at: &Item<'_>, of: (Option<usize>, Option<usize>, &Source), it: &Point)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    PROPOSAL.or_null() => of.0,
    DECISION.or_null().means("The decision, as in `decisions`; a point of neither is the recommendation's.") => of.1,
    Column::text("marker") => &it.marker,
    Column::text("text") => &it.text,
    PAGE => of.2.page,
    FIRST_LINE => of.2.lines[0],
    LAST_LINE => of.2.lines[1],
}

table! {
    /// Votes taken.
    VOTES = "votes" of "Vote";
    vote(at: &Item<'_>, position: usize, it: &Vote)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    VOTE => position,
    Column::text("on").or_null() => &it.on,
    Column::count("for").or_null() => it.r#for,
    Column::count("against").or_null() => it.against,
    Column::flag("unanimous") => it.unanimous,
    Column::count("abstain").or_null() => it.abstain,
    Column::flag("casting_vote") => it.casting_vote,
    Column::word("result").or_null() => it.result.map(spelled),
    Column::text("text") => &it.text,
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Who voted what.
    BALLOTS = "ballots" of "Ballot";
    ballot(at: &Item<'_>, vote: (usize, &Vote), it: &Ballot)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    VOTE => vote.0,
    Column::text("name").sought() => &it.name,
    Column::text("party").or_null() => &it.party,
    Column::text("option") => &it.option,
    PAGE => vote.1.source.page,
    FIRST_LINE => vote.1.source.lines[0],
    LAST_LINE => vote.1.source.lines[1],
}

table! {
    /// Alternatives that were set against each other.
    ALTERNATIVES = "alternatives" of "Alternative";
    alternative(at: &Item<'_>, vote: (usize, &Vote), it: &Alternative)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    VOTE => vote.0,
    Column::text("option") => &it.option,
    Column::count("count").or_null() => it.count,
    PAGE => vote.1.source.page,
    FIRST_LINE => vote.1.source.lines[0],
    LAST_LINE => vote.1.source.lines[1],
}

table! {
    /// Votes counted by party.
    PARTY_VOTES = "party_votes" of "PartyVote";
    party_vote(at: &Item<'_>, vote: (usize, &Vote), it: &PartyVote)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    VOTE => vote.0,
    Column::text("party").sought() => &it.party,
    Column::count("for").or_null() => it.r#for,
    Column::count("against").or_null() => it.against,
    PAGE => vote.1.source.page,
    FIRST_LINE => vote.1.source.lines[0],
    LAST_LINE => vote.1.source.lines[1],
}

table! {
    /// What was decided.
    DECISIONS = "decisions" of "Decision";
    decision(at: &Item<'_>, position: usize, it: &Decision)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    DECISION => position,
    Column::text("label").or_null() => &it.label,
    Column::text("text") => &it.text,
    Column::word("outcome") => spelled(it.outcome),
    Column::word("method").or_null() => it.method.map(spelled),
    Column::text("approves_kind").or_null() => it.approves.as_ref().map(|it| &it.kind),
    Column::date("approves_date").or_null() => it.approves.as_ref().map(|it| &it.date),
    Column::date("deferred_to_date").or_null() => it.deferred_to.as_ref().map(|it| &it.date),
    Column::text("deferred_to_text").or_null() => it.deferred_to.as_ref().map(|it| &it.text),
    Column::text("referred_to").or_null() => &it.referred_to,
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Tasks given.
    ACTIONS = "actions" of "Action";
    action(at: &Item<'_>, it: &Action)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    Column::text("text") => &it.text,
    Column::texts("responsible") => &it.responsible,
    Column::date("due_date").or_null().sought() => it.due.as_ref().map(|it| &it.date),
    Column::text("due_value").or_null().means(
        "By when in ISO 8601 or, where that has none, EDTF, also when it is no whole day: `2024-W09`."
    ) => it.due.as_ref().map(|it| &it.date),
    Column::text("due_text").or_null() => it.due.as_ref().map(|it| &it.text),
    Column::word("strength") => spelled(it.strength),
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}

table! {
    /// Disqualifications (inhabilitet).
    RECUSALS = "recusals" of "Recusal";
    recusal(at: &Item<'_>, it: &Recusal)
    DOCUMENT_ID => at.meeting.document_id,
    MEETING_ID => at.meeting.id,
    ITEM_ID => at.id,
    Column::text("name").sought() => &it.name,
    Column::text("party").or_null() => &it.party,
    Column::flag("decided").or_null() => it.decided,
    Column::text("legal_basis").or_null() => &it.legal_basis,
    Column::text("substitute").or_null() => &it.substitute,
    Column::text("text") => &it.text,
    Column::share("confidence") => it.confidence,
    PAGE => it.source.page,
    FIRST_LINE => it.source.lines[0],
    LAST_LINE => it.source.lines[1],
}
