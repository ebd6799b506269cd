# Generated from crates/referat/src/minutes.rs. Do not edit.
"""The model: what a file of minutes is read into.

Text is what the document prints; ``None`` means that the document does not
state it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from referat._methods import MinutesMethods, ParsedMethods
from referat._record import Record

__all__ = [
    "Action",
    "AgendaEntry",
    "Alternative",
    "Approves",
    "Attendance",
    "Ballot",
    "Block",
    "BlockKind",
    "Capacity",
    "CaseNumber",
    "Check",
    "CheckStatus",
    "Closed",
    "DatedText",
    "Decision",
    "Document",
    "Group",
    "Interval",
    "Item",
    "ItemType",
    "Kind",
    "Language",
    "Layer",
    "Line",
    "Link",
    "Meeting",
    "Mention",
    "MentionKind",
    "Method",
    "Minutes",
    "Mode",
    "NextMeeting",
    "Outcome",
    "Parsed",
    "PartyVote",
    "Point",
    "Presence",
    "PreviousMeeting",
    "Proposal",
    "ProposalKind",
    "Proposer",
    "Quorum",
    "Recommendation",
    "Recusal",
    "Role",
    "Rule",
    "Signature",
    "Source",
    "Span",
    "Status",
    "Strength",
    "Vote",
    "VoteResult",
    "Warning",
]

Kind = Literal[
    "other",
    "minutes",
    "protocol",
    "notice",
    "extract",
]
"""What kind of record a document is.

- ``other``: Nothing of a meeting's record.
- ``minutes``: Narrative minutes (referat).
- ``protocol``: Formal minutes (protokoll, møtebok).
- ``notice``: A call to a meeting without decisions (innkalling).
- ``extract``: The record of one item (saksprotokoll, særutskrift).
"""

Language = Literal[
    "nb",
    "nn",
    "sv",
    "da",
    "en",
]
"""Language of the text.

- ``nb``: Norwegian bokmål.
- ``nn``: Norwegian nynorsk.
- ``sv``: Swedish.
- ``da``: Danish.
- ``en``: English.
"""

Status = Literal[
    "draft",
    "approved",
]
"""How far the record had come.

- ``draft``: Not yet approved.
- ``approved``: Approved.
"""

Mode = Literal[
    "in_person",
    "remote",
    "hybrid",
]
"""How people took part in a meeting.

- ``in_person``: In one room.
- ``remote``: From afar.
- ``hybrid``: Some in the room, some from afar.
"""

Presence = Literal[
    "unknown",
    "present",
    "absent",
]
"""Whether someone was there.

- ``unknown``: The document does not tell.
- ``present``: There.
- ``absent``: Not there.
"""

Capacity = Literal[
    "unknown",
    "member",
    "substitute",
    "staff",
    "observer",
    "guest",
]
"""In what capacity someone was there.

- ``unknown``: The document does not tell.
- ``member``: A member of the organ.
- ``substitute``: In a member's place.
- ``staff``: From the administration or secretariat.
- ``observer``: To observe.
- ``guest``: Invited.
"""

ItemType = Literal[
    "unknown",
    "approval_of_notice",
    "approval_of_minutes",
    "matter",
    "delegated",
    "referral",
    "information",
    "question",
    "election",
    "round_table",
    "any_other_business",
]
"""What kind of item it is.

- ``unknown``: None of the others.
- ``approval_of_notice``: Approval of the notice or the agenda.
- ``approval_of_minutes``: Approval of earlier minutes.
- ``matter``: A matter to decide.
- ``delegated``: Decided under delegated power.
- ``referral``: Letters and papers for reference (referatsak).
- ``information``: Information (orientering).
- ``question``: A question or interpellation.
- ``election``: An election.
- ``round_table``: A round of contributions.
- ``any_other_business``: Any other business (eventuelt).
"""

BlockKind = Literal[
    "paragraph",
    "heading",
    "list_item",
    "table",
    "quote",
    "footnote",
    "endnote",
    "comment",
    "hidden",
    "deleted",
]
"""What a block is.

- ``paragraph``: Running text.
- ``heading``: A heading or a label.
- ``list_item``: An item of a list.
- ``table``: A table.
- ``quote``: Words quoted.
- ``footnote``: A footnote.
- ``endnote``: An endnote.
- ``comment``: A reviewer's comment.
- ``hidden``: Text that the file hides.
- ``deleted``: Text that a tracked change removed.
"""

Role = Literal[
    "other",
    "background",
    "assessment",
    "recommendation",
    "treatment",
    "proposal",
    "vote",
    "decision",
    "action",
    "contribution",
    "attachment",
    "attendance",
]
"""What a block does.

- ``other``: None of the others.
- ``background``: Facts of the case.
- ``assessment``: The administration's assessment.
- ``recommendation``: What was recommended before the meeting.
- ``treatment``: How it was treated.
- ``proposal``: A proposal.
- ``vote``: A vote.
- ``decision``: A decision.
- ``action``: A task.
- ``contribution``: What one participant brought to a round table.
- ``attachment``: An attachment.
- ``attendance``: Who was there.
"""

ProposalKind = Literal[
    "main",
    "alternative",
    "amendment",
    "addition",
    "deferral",
    "return",
    "question",
]
"""What kind of proposal it is.

- ``main``: For the matter itself.
- ``alternative``: Instead of another.
- ``amendment``: Changes another.
- ``addition``: Adds to another.
- ``deferral``: To put the matter off.
- ``return``: To send the matter back.
- ``question``: A question.
"""

Outcome = Literal[
    "unknown",
    "approved",
    "approved_with_changes",
    "adopted",
    "adopted_amended",
    "rejected",
    "elected",
    "deferred",
    "returned",
    "referred",
    "noted",
    "withdrawn",
    "follow_up",
    "no_decision",
]
"""What came of an item.

- ``unknown``: Not to be told.
- ``approved``: Approved as it was.
- ``approved_with_changes``: Approved with changes.
- ``adopted``: Adopted as proposed.
- ``adopted_amended``: Adopted with amendments.
- ``rejected``: Rejected.
- ``elected``: Someone was elected or appointed.
- ``deferred``: Put off.
- ``returned``: Sent back.
- ``referred``: Passed on to another.
- ``noted``: Taken note of.
- ``withdrawn``: Withdrawn.
- ``follow_up``: Only tasks were given.
- ``no_decision``: The document says that nothing was decided.
"""

VoteResult = Literal[
    "carried",
    "lost",
    "tied",
]
"""What came of a vote.

- ``carried``: It passed.
- ``lost``: It fell.
- ``tied``: As many for as against.
"""

Method = Literal[
    "unanimous",
    "vote",
    "acclamation",
    "consensus",
]
"""How a decision was reached.

- ``unanimous``: All were for it.
- ``vote``: By counting votes.
- ``acclamation``: By acclamation.
- ``consensus``: By agreement.
"""

Strength = Literal[
    "decided",
    "suggested",
]
"""How firmly a task was given.

- ``decided``: Decided.
- ``suggested``: Suggested.
"""

MentionKind = Literal[
    "date",
    "time",
    "money",
    "url",
    "email",
    "person",
    "organization",
    "place",
    "law",
    "case",
    "abbreviation",
]
"""What a mention names.

- ``date``: A day or period.
- ``time``: A time of day.
- ``money``: An amount.
- ``url``: A web address.
- ``email``: A mail address.
- ``person``: A person.
- ``organization``: An organisation.
- ``place``: A place or road.
- ``law``: A law.
- ``case``: A case or archive number.
- ``abbreviation``: An abbreviation; its value is the expansion that the document
  gives.
"""

Rule = Literal[
    "agenda-matches-items",
    "items-numbered-in-order",
    "every-item-has-outcome",
    "votes-match-names",
    "voters-attended",
    "substitute-covers-absence",
    "date-in-title-agrees",
    "mandatory-content",
]
"""What can be verified about a document.

- ``agenda-matches-items``: The printed agenda and the treated items are the same.
- ``items-numbered-in-order``: Item numbers rise without gaps.
- ``every-item-has-outcome``: Every item says what came of it.
- ``votes-match-names``: A stated count agrees with the names listed.
- ``voters-attended``: Who voted was there.
- ``substitute-covers-absence``: A substitute met for someone who was absent.
- ``date-in-title-agrees``: A date in the title is the meeting's.
- ``mandatory-content``: What kommuneloven § 11-4 demands is there.
"""

CheckStatus = Literal[
    "ok",
    "warn",
    "fail",
]
"""How a check stands.

- ``ok``: It holds.
- ``warn``: It may not hold.
- ``fail``: It does not hold.
"""

Layer = Literal[
    "body",
    "furniture",
    "footnote",
    "endnote",
    "comment",
    "hidden",
    "deleted",
]
"""Where a line belongs.

- ``body``: The text itself.
- ``furniture``: Page headers, footers and page numbers.
- ``footnote``: A footnote.
- ``endnote``: An endnote.
- ``comment``: A reviewer's comment.
- ``hidden``: Text that the file hides.
- ``deleted``: Text that a tracked change removed.
"""


@dataclass(frozen=True, slots=True, repr=False)
class Document(Record):
    """A file, from its bytes and its own metadata."""


    name: str | None
    """File name, without folders; of a document in an archive or a mail
    its path there; null when parsed from bytes."""

    sha256: str
    """SHA-256 of the bytes, in hexadecimal."""

    bytes: int
    """Size in bytes."""

    format: str
    """Format by content: ``docx``, ``pdf``, ``text`` ..."""

    pages: int | None
    """Number of pages; null where the format has none."""

    title: str | None
    """Title from the file's metadata."""

    producer: str | None
    """Program that wrote the file."""

    created: str | None
    """When the file was made, ISO 8601, from its metadata."""

    modified: str | None
    """When the file was last changed, ISO 8601, from its metadata."""


@dataclass(frozen=True, slots=True, repr=False)
class Minutes(MinutesMethods):
    """The minutes of one meeting."""


    kind: Kind
    """What kind of record it is."""

    language: Language
    """Language of the text."""

    status: Status | None
    """Whether it says that it is a draft or approved."""

    title: str | None
    """The printed title, its lines joined."""

    meeting: Meeting
    """The meeting's own facts."""

    attendance: tuple[Attendance, ...]
    """Everyone named in an attendance block, and in a header line as
    chair or minute taker, in printed order; one record a person."""

    agenda: tuple[AgendaEntry, ...]
    """The printed list of items, when there is one."""

    items: tuple[Item, ...]
    """The items as they were treated."""

    groups: tuple[Group, ...]
    """Working groups that the meeting set up."""

    signatures: tuple[Signature, ...]
    """Who signed."""

    links: tuple[Link, ...]
    """Links, distinct by address."""

    mentions: tuple[Mention, ...]
    """Dates, times, money, people, laws and cases found in the text."""

    checks: tuple[Check, ...]
    """What was verified about the document itself."""

    preamble: tuple[Block, ...]
    """Text before the first item that is none of the above."""

    closing: tuple[Block, ...]
    """Text after the last item."""

    notes: tuple[Block, ...]
    """Footnotes, endnotes, comments, hidden and deleted text."""

    furniture: tuple[Line, ...]
    """Page headers, footers and page numbers."""

    confidence: float
    """Share of the lines that were claimed with a clear margin, 0..1."""

    source: Source
    """All of the meeting's lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Meeting(Record):
    """The facts of a meeting."""


    body: str | None
    """The organ that met, as printed."""

    organization: str | None
    """The organisation that the organ belongs to, as printed."""

    number: str | None
    """Number of the meeting: ``6/2014``."""

    date: str | None
    """Day, ISO 8601."""

    end_date: str | None
    """Last day of a meeting over several, ISO 8601."""

    start: str | None
    """When it began, ``HH:MM``."""

    end: str | None
    """When it ended, ``HH:MM``."""

    place: str | None
    """Where it was held, as printed."""

    mode: Mode | None
    """How people took part."""

    chair: str | None
    """Who led it."""

    secretary: str | None
    """Who took the minutes."""

    quorum: Quorum | None
    """How many of how many met."""

    closed: Closed | None
    """That it was closed to the public."""

    previous_meeting: PreviousMeeting | None
    """The meeting before it."""

    next_meeting: NextMeeting | None
    """The meeting after it."""

    documents: tuple[Link, ...]
    """Papers linked from the header."""

    sources: Mapping[str, Source] = field(hash=False)
    """Where each of these facts stands, by field name."""


@dataclass(frozen=True, slots=True, repr=False)
class Quorum(Record):
    """How many of how many members met."""


    present: int | None
    """Members that met."""

    of: int | None
    """Members that the organ has."""

    text: str
    """The words that say so."""


@dataclass(frozen=True, slots=True, repr=False)
class Closed(Record):
    """That a meeting or an item was closed to the public."""


    legal_basis: str | None
    """The law that it was closed by, as printed."""

    text: str
    """The words that say so."""


@dataclass(frozen=True, slots=True, repr=False)
class PreviousMeeting(Record):
    """The meeting before."""


    date: str | None
    """Its day, ISO 8601."""

    text: str
    """The words that name it."""


@dataclass(frozen=True, slots=True, repr=False)
class NextMeeting(Record):
    """The meeting after."""


    date: str | None
    """Its day, ISO 8601."""

    time: str | None
    """When it begins, ``HH:MM``."""

    text: str
    """The words that name it."""


@dataclass(frozen=True, slots=True, repr=False)
class Link(Record):
    """A link."""


    text: str | None
    """The linked words; null when only the address is printed."""

    url: str
    """The address."""

    source: Source
    """The line."""


@dataclass(frozen=True, slots=True, repr=False)
class Source(Record):
    """A place in the file, as ``referat text`` numbers it."""


    page: int | None
    """Page of the first line, from 1; null where the format has none."""

    lines: tuple[int, int]
    """First and last line in reading order, from 1. An interval over a
    page break may enclose lines of furniture."""


@dataclass(frozen=True, slots=True, repr=False)
class Attendance(Record):
    """One person's attendance."""


    name: str
    """The name, without title, role or parenthesis."""

    title: str | None
    """Title before or after the name: ``adm.dir.``."""

    role: str | None
    """Role as printed: ``Leder``, ``ordfører``, ``referent``."""

    party: str | None
    """Political party, as printed."""

    organization: str | None
    """Whom they represent, as printed."""

    status: Presence
    """Whether they were there."""

    capacity: Capacity
    """In what capacity."""

    remote: bool | None
    """Whether they took part from afar; null when nothing is said."""

    substitute_for: str | None
    """For whom they met."""

    reason: str | None
    """Why they were absent."""

    intervals: tuple[Interval, ...]
    """When they came and went, when not there throughout."""

    note: str | None
    """What else the row says."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """The row; the first, when several speak of the person."""


@dataclass(frozen=True, slots=True, repr=False)
class Interval(Record):
    """A part of the meeting that someone was there for, or away."""


    from_: str | None
    """When they came, ``HH:MM``, or the item that they came at."""

    to: str | None
    """When they left, ``HH:MM``, or the item that they left at."""

    items: tuple[str, ...]
    """The items that it covers, as printed."""

    text: str
    """The words that say so."""


@dataclass(frozen=True, slots=True, repr=False)
class AgendaEntry(Record):
    """A row of the printed list of items."""


    number: str | None
    """Number as printed, without prefix words or final punctuation."""

    label: str | None
    """The whole printed label: ``PS 12/24``."""

    archive_ref: str | None
    """Archive reference: ``24/1234-5``."""

    title: str
    """Title."""

    source: Source
    """The row."""


@dataclass(frozen=True, slots=True, repr=False)
class Item(Record):
    """An item as it was treated."""


    number: str | None
    """Number as printed, without prefix words or final punctuation."""

    label: str | None
    """The whole printed label: ``PS 12/24``, ``Sak 3``, ``§ 12``."""

    case_number: CaseNumber | None
    """The label's parts, when it is a case number."""

    archive_ref: str | None
    """Archive reference: ``24/1234-5``."""

    title: str | None
    """Title, without number, presenters and duration."""

    type: ItemType
    """What kind of item it is."""

    presenters: tuple[str, ...]
    """Who presented it: ``v/ NAME``."""

    duration: str | None
    """Time set aside, as printed: ``5 min``."""

    case_officer: str | None
    """Case officer, as printed."""

    deferred_from: DatedText | None
    """The earlier meeting that it was deferred from."""

    blocks: tuple[Block, ...]
    """Everything under it, in order."""

    recommendation: Recommendation | None
    """What was recommended before the meeting."""

    proposals: tuple[Proposal, ...]
    """Proposals made."""

    votes: tuple[Vote, ...]
    """Votes taken."""

    decisions: tuple[Decision, ...]
    """What was decided."""

    outcome: Outcome | None
    """The outcome, from its decisions."""

    actions: tuple[Action, ...]
    """Tasks given."""

    recusals: tuple[Recusal, ...]
    """Who was disqualified."""

    closed: Closed | None
    """That it was closed to the public."""

    items: tuple[Item, ...]
    """Numbered or lettered parts that have a title of their own."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines, parts included."""


@dataclass(frozen=True, slots=True, repr=False)
class CaseNumber(Record):
    """A case number's parts: ``PS 12/24``."""


    series: str | None
    """Letters before the number: ``PS``."""

    sequence: int
    """Number in the year."""

    year: int
    """Year in four digits."""


@dataclass(frozen=True, slots=True, repr=False)
class DatedText(Record):
    """A date with the words that give it."""


    date: str | None
    """The day, ISO 8601."""

    text: str
    """The words."""


@dataclass(frozen=True, slots=True, repr=False)
class Block(Record):
    """One paragraph, list item, heading or table."""


    kind: BlockKind
    """What it is."""

    role: Role
    """What it does."""

    level: int | None
    """Depth in a list, from 1."""

    marker: str | None
    """List marker as printed: ``•``, ``a)``."""

    section: str | None
    """The heading that it stands under within its item: in a round
    table the organisation that speaks."""

    text: str
    """The text, without marker; a table's cells in order."""

    rows: tuple[tuple[str, ...], ...]
    """A table's cells by row."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Recommendation(Record):
    """What was recommended before the meeting."""


    by: str | None
    """Who recommended it, as printed."""

    text: str
    """The text, its points a line each."""

    points: tuple[Point, ...]
    """Its numbered points."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Point(Record):
    """A numbered point of a decision, proposal or recommendation."""


    marker: str
    """The marker, as printed."""

    text: str
    """The text."""


@dataclass(frozen=True, slots=True, repr=False)
class Proposal(Record):
    """A proposal made in the meeting."""


    by: tuple[Proposer, ...]
    """Who made it."""

    kind: ProposalKind
    """What kind it is."""

    text: str
    """The text, its points a line each."""

    points: tuple[Point, ...]
    """Its numbered points."""

    outcome: Outcome | None
    """What became of it."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Proposer(Record):
    """Who made a proposal."""


    name: str | None
    """Name."""

    party: str | None
    """Party, as printed."""

    organization: str | None
    """Organisation, as printed."""


@dataclass(frozen=True, slots=True, repr=False)
class Vote(Record):
    """A vote."""


    on: str | None
    """What was voted on; between alternatives the winner."""

    for_: int | None
    """Votes for it."""

    against: int | None
    """Votes against it."""

    unanimous: bool
    """Whether all were for it."""

    abstain: int | None
    """Votes for neither."""

    alternatives: tuple[Alternative, ...]
    """The alternatives that were set against each other."""

    ballots: tuple[Ballot, ...]
    """Who voted what."""

    by_party: tuple[PartyVote, ...]
    """Counts by party."""

    casting_vote: bool
    """Whether the chair's second vote settled it."""

    result: VoteResult | None
    """What came of it."""

    text: str
    """The words that say so."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Alternative(Record):
    """One of several options."""


    option: str
    """The option, as printed."""

    count: int | None
    """Votes that it got."""


@dataclass(frozen=True, slots=True, repr=False)
class Ballot(Record):
    """One person's vote."""


    name: str
    """Name, as printed."""

    party: str | None
    """Party, as printed."""

    option: str
    """What they voted for: ``for``, ``against``, ``abstain`` or an option."""


@dataclass(frozen=True, slots=True, repr=False)
class PartyVote(Record):
    """One party's votes."""


    party: str
    """Party, as printed."""

    for_: int | None
    """Votes for."""

    against: int | None
    """Votes against."""


@dataclass(frozen=True, slots=True, repr=False)
class Decision(Record):
    """What the meeting concluded."""


    label: str | None
    """The label over it, as printed: ``Vedtak``, ``Konklusjon``."""

    text: str
    """The text, its points a line each."""

    points: tuple[Point, ...]
    """Its numbered points."""

    outcome: Outcome
    """What it means for the item."""

    method: Method | None
    """How it was reached, when stated."""

    approves: Approves | None
    """The minutes or notice that it approves."""

    deferred_to: DatedText | None
    """When the matter is to come back."""

    referred_to: str | None
    """To whom the matter goes."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Approves(Record):
    """What a decision approves."""


    kind: str
    """``minutes`` or ``notice``."""

    date: str | None
    """Day of the meeting whose minutes are approved, ISO 8601."""


@dataclass(frozen=True, slots=True, repr=False)
class Action(Record):
    """A task."""


    text: str
    """What is to be done."""

    responsible: tuple[str, ...]
    """Who is to do it, as printed."""

    due: DatedText | None
    """By when."""

    strength: Strength
    """How firmly."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Recusal(Record):
    """Someone's disqualification (inhabilitet)."""


    name: str
    """Name."""

    party: str | None
    """Party, as printed."""

    decided: bool | None
    """Whether they were found disqualified; null when not stated."""

    legal_basis: str | None
    """The law, as printed."""

    substitute: str | None
    """Who took their place."""

    text: str
    """The words that say so."""

    confidence: float
    """Certainty, 0..1."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Group(Record):
    """A group that the meeting set up."""


    name: str | None
    """Its name, as printed."""

    members: tuple[str, ...]
    """Its members, as printed."""

    item: str | None
    """Number of the item that set it up."""

    source: Source
    """Its lines."""


@dataclass(frozen=True, slots=True, repr=False)
class Signature(Record):
    """A signature."""


    name: str
    """Who signed."""

    role: str | None
    """As what."""

    date: str | None
    """When, ISO 8601."""

    source: Source
    """The line."""


@dataclass(frozen=True, slots=True, repr=False)
class Mention(Record):
    """Something that the text names."""


    kind: MentionKind
    """What it is."""

    text: str
    """As printed."""

    value: str | None
    """Normal form: ISO date or EDTF interval, ``NOK 1750000`` ..."""

    inferred: bool
    """Whether the value needed the meeting's date."""

    source: Span
    """Where exactly."""


@dataclass(frozen=True, slots=True, repr=False)
class Span(Record):
    """A place within one line."""


    page: int | None
    """Page, from 1; null where the format has none."""

    lines: tuple[int, int]
    """The line twice, so that every source has the same shape."""

    start: int
    """First character in the line, from 0, in Unicode code points."""

    end: int
    """Character after the last."""


@dataclass(frozen=True, slots=True, repr=False)
class Check(Record):
    """Something verified about the document itself. Contradictions are
    reported, never repaired."""


    rule: Rule
    """What was verified."""

    status: CheckStatus
    """How it stands."""

    message: str
    """What was found."""

    source: Source | None
    """Where, when it concerns a place."""


@dataclass(frozen=True, slots=True, repr=False)
class Line(Record):
    """One printed line."""


    page: int | None
    """Page, from 1; null where the format has none."""

    number: int
    """Line number, from 1."""

    text: str
    """What is printed; columns are separated by tabs."""

    layer: Layer
    """Whether it is part of the text or beside it."""


@dataclass(frozen=True, slots=True, repr=False)
class Warning(Record):
    """Something odd that did not keep the file from being read."""


    code: str
    """Stable name in kebab-case, such as ``no-text-layer``."""

    message: str
    """What happened."""

    source: Source | None
    """Where, when it concerns a place."""


@dataclass(frozen=True, slots=True, repr=False)
class Parsed(ParsedMethods):
    """Everything that one file gave."""


    schema: str
    """Version of this model: ``referat/1``."""

    document: Document
    """What the file is."""

    minutes: tuple[Minutes, ...]
    """The meetings, in document order. A file that is no minutes gives
    one of kind ``other`` with all its lines in ``preamble``."""

    lines: tuple[Line, ...] | None
    """The printed lines, when they were asked for."""

    warnings: tuple[Warning, ...]
    """What was odd but survivable."""
