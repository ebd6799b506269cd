# Generated from crates/referat-corpus/src/table. Do not edit.
"""The tables of a corpus, by name."""

from __future__ import annotations

from referat._table import Table

__all__ = ["TABLES", "Tables"]

TABLES = (
    "documents",
    "meetings",
    "sources",
    "attendance",
    "intervals",
    "agenda",
    "items",
    "presence",
    "blocks",
    "recommendations",
    "proposals",
    "proposers",
    "points",
    "votes",
    "ballots",
    "alternatives",
    "party_votes",
    "decisions",
    "actions",
    "recusals",
    "groups",
    "signatures",
    "links",
    "mentions",
    "checks",
    "furniture",
    "warnings",
    "bodies",
    "sittings",
    "matters",
    "item_links",
    "persons",
    "person_names",
    "person_doubts",
    "gaps",
)


class Tables:
    """A table for each name."""

    def table(self, name: str) -> Table:
        raise NotImplementedError

    @property
    def documents(self) -> Table:
        """Every document: a file, or a member of an archive or a mail. What could not be read is a row too.

        Columns: ``document_id``, ``paths``, ``members``, ``outcome``, ``error``, ``error_message``, ``parser``, ``schema``, ``name``, ``sha256``, ``bytes``, ``format``, ``pages``, ``title``, ``producer``, ``created``, ``modified``.
        """
        return self.table("documents")

    @property
    def meetings(self) -> Table:
        """Every meeting: the facts of its minutes. A file that is no minutes has one of kind ``other``.

        Columns: ``document_id``, ``meeting_id``, ``sitting_id``, ``is_preferred``, ``preferred_reason``, ``body_id``, ``kind``, ``language``, ``status``, ``title``, ``body``, ``organization``, ``number``, ``date``, ``end_date``, ``start``, ``end``, ``place``, ``mode``, ``chair``, ``secretary``, ``quorum_present``, ``quorum_of``, ``quorum_text``, ``closed_legal_basis``, ``closed_text``, ``previous_meeting_date``, ``previous_meeting_text``, ``next_meeting_date``, ``next_meeting_time``, ``next_meeting_text``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("meetings")

    @property
    def sources(self) -> Table:
        """Where each fact of a meeting stands.

        Columns: ``document_id``, ``meeting_id``, ``field``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("sources")

    @property
    def attendance(self) -> Table:
        """Everyone who is said to have met or not, in printed order.

        Columns: ``document_id``, ``meeting_id``, ``attendance``, ``person_id``, ``person_unknown``, ``name``, ``title``, ``role``, ``party``, ``organization``, ``status``, ``capacity``, ``remote``, ``substitute_for``, ``reason``, ``note``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("attendance")

    @property
    def intervals(self) -> Table:
        """Parts of a meeting that someone was there for, or away.

        Columns: ``document_id``, ``meeting_id``, ``attendance``, ``from``, ``to``, ``items``, ``text``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("intervals")

    @property
    def agenda(self) -> Table:
        """The printed list of items.

        Columns: ``document_id``, ``meeting_id``, ``number``, ``label``, ``archive_ref``, ``title``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("agenda")

    @property
    def items(self) -> Table:
        """Items as they were treated, and their parts, in order.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``parent_id``, ``matter_id``, ``position``, ``number``, ``label``, ``case_number_series``, ``case_number_sequence``, ``case_number_year``, ``archive_ref``, ``title``, ``type``, ``presenters``, ``duration``, ``case_officer``, ``deferred_from_date``, ``deferred_from_text``, ``outcome``, ``closed_legal_basis``, ``closed_text``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("items")

    @property
    def presence(self) -> Table:
        """For each item and person whether they took part in it, worked out from attendance, comings and goings, recusals and substitutes.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``attendance``, ``name``, ``status``, ``basis``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("presence")

    @property
    def blocks(self) -> Table:
        """Paragraphs, list items, headings and tables, in order.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``part``, ``kind``, ``role``, ``level``, ``marker``, ``section``, ``text``, ``rows``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("blocks")

    @property
    def recommendations(self) -> Table:
        """What was recommended before the meeting.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``by``, ``text``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("recommendations")

    @property
    def proposals(self) -> Table:
        """Proposals made in a meeting.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``proposal``, ``kind``, ``text``, ``outcome``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("proposals")

    @property
    def proposers(self) -> Table:
        """Who made a proposal.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``proposal``, ``name``, ``party``, ``organization``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("proposers")

    @property
    def points(self) -> Table:
        """Numbered points of recommendations, proposals and decisions.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``proposal``, ``decision``, ``marker``, ``text``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("points")

    @property
    def votes(self) -> Table:
        """Votes taken.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``vote``, ``on``, ``for``, ``against``, ``unanimous``, ``abstain``, ``casting_vote``, ``result``, ``text``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("votes")

    @property
    def ballots(self) -> Table:
        """Who voted what.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``vote``, ``name``, ``party``, ``option``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("ballots")

    @property
    def alternatives(self) -> Table:
        """Alternatives that were set against each other.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``vote``, ``option``, ``count``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("alternatives")

    @property
    def party_votes(self) -> Table:
        """Votes counted by party.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``vote``, ``party``, ``for``, ``against``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("party_votes")

    @property
    def decisions(self) -> Table:
        """What was decided.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``decision``, ``label``, ``text``, ``outcome``, ``method``, ``approves_kind``, ``approves_date``, ``deferred_to_date``, ``deferred_to_text``, ``referred_to``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("decisions")

    @property
    def actions(self) -> Table:
        """Tasks given.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``text``, ``responsible``, ``due_date``, ``due_value``, ``due_text``, ``strength``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("actions")

    @property
    def recusals(self) -> Table:
        """Disqualifications (inhabilitet).

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``name``, ``party``, ``decided``, ``legal_basis``, ``substitute``, ``text``, ``confidence``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("recusals")

    @property
    def groups(self) -> Table:
        """Groups that a meeting set up.

        Columns: ``document_id``, ``meeting_id``, ``name``, ``members``, ``item``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("groups")

    @property
    def signatures(self) -> Table:
        """Who signed the minutes.

        Columns: ``document_id``, ``meeting_id``, ``name``, ``role``, ``date``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("signatures")

    @property
    def links(self) -> Table:
        """Addresses linked or printed.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``part``, ``text``, ``url``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("links")

    @property
    def mentions(self) -> Table:
        """Dates, times, money, people, laws and cases found in the text.

        Columns: ``document_id``, ``meeting_id``, ``item_id``, ``kind``, ``text``, ``value``, ``inferred``, ``start``, ``end``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("mentions")

    @property
    def checks(self) -> Table:
        """What was verified about the minutes themselves.

        Columns: ``document_id``, ``meeting_id``, ``rule``, ``status``, ``message``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("checks")

    @property
    def furniture(self) -> Table:
        """Page headers, footers and page numbers.

        Columns: ``document_id``, ``meeting_id``, ``text``, ``layer``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("furniture")

    @property
    def warnings(self) -> Table:
        """What was odd about a file but did not keep it from being read.

        Columns: ``document_id``, ``code``, ``message``, ``page``, ``first_line``, ``last_line``.
        """
        return self.table("warnings")

    @property
    def bodies(self) -> Table:
        """Bodies: organs by all their variants, and organisations that name none.

        Columns: ``body_id``, ``name``, ``organization``, ``variants``, ``first_date``, ``last_date``, ``meetings``.
        """
        return self.table("bodies")

    @property
    def sittings(self) -> Table:
        """Meetings as they were held, whatever documents tell of them; ``meetings`` has a row for each document.

        Columns: ``sitting_id``, ``body_id``, ``date``, ``number``, ``position``, ``previous_id``, ``next_id``, ``documents``, ``preferred_id``.
        """
        return self.table("sittings")

    @property
    def matters(self) -> Table:
        """Matters: each one case through items of meetings and bodies.

        Columns: ``matter_id``, ``title``, ``archive_ref``, ``bodies``, ``first_date``, ``last_date``, ``meetings``, ``deferrals``.
        """
        return self.table("matters")

    @property
    def item_links(self) -> Table:
        """Which item follows from which, and which item approves the minutes of which meeting.

        Columns: ``kind``, ``item_id``, ``to_item_id``, ``to_sitting_id``, ``evidence``.
        """
        return self.table("item_links")

    @property
    def persons(self) -> Table:
        """Persons over all meetings.

        Columns: ``person_id``, ``name``, ``parties``, ``organizations``, ``first_date``, ``last_date``, ``present``, ``absent``.
        """
        return self.table("persons")

    @property
    def person_names(self) -> Table:
        """Every name of each person, as printed, and why it is theirs.

        Columns: ``person_id``, ``name``, ``evidence``, ``count``, ``first_date``, ``last_date``, ``bodies``.
        """
        return self.table("person_names")

    @property
    def person_doubts(self) -> Table:
        """Two persons who may be one, and are left apart.

        Columns: ``person_id``, ``other_id``, ``evidence``, ``reason``.
        """
        return self.table("person_doubts")

    @property
    def gaps(self) -> Table:
        """What a series should have and the archive has not.

        Columns: ``body_id``, ``kind``, ``first``, ``last``, ``count``, ``after_sitting_id``, ``before_sitting_id``.
        """
        return self.table("gaps")
