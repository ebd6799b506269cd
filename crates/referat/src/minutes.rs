//! The model: what a file of minutes is read into.
//!
//! Text is what the document prints; `None` means that the document does not
//! state it. JSON, the JSON Schema, the Python classes and the tables follow
//! from the declarations here.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a record of the model: public fields, null when not stated.
macro_rules! record {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

/// Declares a closed vocabulary, spelled in `snake_case`; the first word is
/// the default.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $word:ident),* $(,)? }) => {
        vocabulary!($(#[$meta])* "snake_case" $name { $($(#[$word_meta])* $word),* });
    };
    ($(#[$meta:meta])* $case:literal $name:ident { $(#[$first_meta:meta])* $first:ident $(, $(#[$word_meta:meta])* $word:ident)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = $case)]
        #[non_exhaustive]
        pub enum $name { #[default] $(#[$first_meta])* $first $(, $(#[$word_meta])* $word)* }

        impl $name {
            /// Every word, in the order of declaration.
            pub const ALL: &[Self] = &[Self::$first $(, Self::$word)*];
        }

        impl fmt::Display for $name {
            /// The word as JSON has it.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.serialize(f)
            }
        }
    };
}

record! {
    /// Everything that one file gave.
    Parsed {
        /// Version of this model: `referat/1`.
        schema: String,
        /// What the file is.
        document: Document,
        /// The meetings, in document order. A file that is no minutes gives
        /// one of kind `other` with all its lines in `preamble`.
        minutes: Vec<Minutes>,
        /// The printed lines, when they were asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lines: Option<Vec<Line>>,
        /// What was odd but survivable.
        warnings: Vec<Warning>,
    }
}

record! {
    /// A file, from its bytes and its own metadata.
    Document {
        /// File name, without folders; of a document in an archive or a mail
        /// its path there; null when parsed from bytes.
        name: Option<String>,
        /// SHA-256 of the bytes, in hexadecimal.
        sha256: String,
        /// Size in bytes.
        bytes: u64,
        /// Format by content: `docx`, `pdf`, `text` ...
        format: String,
        /// Number of pages; null where the format has none.
        pages: Option<u32>,
        /// Title from the file's metadata.
        title: Option<String>,
        /// Program that wrote the file.
        producer: Option<String>,
        /// When the file was made, ISO 8601, from its metadata.
        created: Option<String>,
        /// When the file was last changed, ISO 8601, from its metadata.
        modified: Option<String>,
    }
}

record! {
    /// Something odd that did not keep the file from being read.
    Warning {
        /// Stable name in kebab-case, such as `no-text-layer`.
        code: String,
        /// What happened.
        message: String,
        /// Where, when it concerns a place.
        source: Option<Source>,
    }
}

record! {
    /// A place in the file, as `referat text` numbers it.
    Source {
        /// Page of the first line, from 1; null where the format has none.
        page: Option<u32>,
        /// First and last line in reading order, from 1. An interval over a
        /// page break may enclose lines of furniture.
        lines: [u32; 2],
    }
}

record! {
    /// A place within one line.
    Span {
        /// Page, from 1; null where the format has none.
        page: Option<u32>,
        /// The line twice, so that every source has the same shape.
        lines: [u32; 2],
        /// First character in the line, from 0, in Unicode code points.
        start: u32,
        /// Character after the last.
        end: u32,
    }
}

record! {
    /// One printed line.
    Line {
        /// Page, from 1; null where the format has none.
        page: Option<u32>,
        /// Line number, from 1.
        number: u32,
        /// What is printed; columns are separated by tabs.
        text: String,
        /// Whether it is part of the text or beside it.
        layer: Layer,
    }
}

vocabulary! {
    /// Where a line belongs.
    Layer {
        /// The text itself.
        Body,
        /// Page headers, footers and page numbers.
        Furniture,
        /// A footnote.
        Footnote,
        /// An endnote.
        Endnote,
        /// A reviewer's comment.
        Comment,
        /// Text that the file hides.
        Hidden,
        /// Text that a tracked change removed.
        Deleted,
    }
}

record! {
    /// The minutes of one meeting.
    Minutes {
        /// What kind of record it is.
        kind: Kind,
        /// Language of the text.
        language: Language,
        /// Whether it says that it is a draft or approved.
        status: Option<Status>,
        /// The printed title, its lines joined.
        title: Option<String>,
        /// The meeting's own facts.
        meeting: Meeting,
        /// Everyone named in an attendance block, and in a header line as
        /// chair or minute taker, in printed order; one record a person.
        attendance: Vec<Attendance>,
        /// The printed list of items, when there is one.
        agenda: Vec<AgendaEntry>,
        /// The items as they were treated.
        items: Vec<Item>,
        /// Working groups that the meeting set up.
        groups: Vec<Group>,
        /// Who signed.
        signatures: Vec<Signature>,
        /// Links, distinct by address.
        links: Vec<Link>,
        /// Dates, times, money, people, laws and cases found in the text.
        mentions: Vec<Mention>,
        /// What was verified about the document itself.
        checks: Vec<Check>,
        /// Text before the first item that is none of the above.
        preamble: Vec<Block>,
        /// Text after the last item.
        closing: Vec<Block>,
        /// Footnotes, endnotes, comments, hidden and deleted text.
        notes: Vec<Block>,
        /// Page headers, footers and page numbers.
        furniture: Vec<Line>,
        /// Share of the lines that were claimed with a clear margin, 0..1.
        confidence: f64,
        /// All of the meeting's lines.
        source: Source,
    }
}

vocabulary! {
    /// What kind of record a document is.
    Kind {
        /// Nothing of a meeting's record.
        Other,
        /// Narrative minutes (referat).
        Minutes,
        /// Formal minutes (protokoll, møtebok).
        Protocol,
        /// A call to a meeting without decisions (innkalling).
        Notice,
        /// The record of one item (saksprotokoll, særutskrift).
        Extract,
    }
}

vocabulary! {
    /// Language of the text.
    Language {
        /// Norwegian bokmål.
        Nb,
        /// Norwegian nynorsk.
        Nn,
        /// Swedish.
        Sv,
        /// Danish.
        Da,
        /// English.
        En,
    }
}

vocabulary! {
    /// How far the record had come.
    Status {
        /// Not yet approved.
        Draft,
        /// Approved.
        Approved,
    }
}

record! {
    /// The facts of a meeting.
    Meeting {
        /// The organ that met, as printed.
        body: Option<String>,
        /// The organisation that the organ belongs to, as printed.
        organization: Option<String>,
        /// Number of the meeting: `6/2014`.
        number: Option<String>,
        /// Day, ISO 8601.
        date: Option<String>,
        /// Last day of a meeting over several, ISO 8601.
        end_date: Option<String>,
        /// When it began, `HH:MM`.
        start: Option<String>,
        /// When it ended, `HH:MM`.
        end: Option<String>,
        /// Where it was held, as printed.
        place: Option<String>,
        /// How people took part.
        mode: Option<Mode>,
        /// Who led it.
        chair: Option<String>,
        /// Who took the minutes.
        secretary: Option<String>,
        /// How many of how many met.
        quorum: Option<Quorum>,
        /// That it was closed to the public.
        closed: Option<Closed>,
        /// The meeting before it.
        previous_meeting: Option<PreviousMeeting>,
        /// The meeting after it.
        next_meeting: Option<NextMeeting>,
        /// Papers linked from the header.
        documents: Vec<Link>,
        /// Where each of these facts stands, by field name.
        sources: std::collections::BTreeMap<String, Source>,
    }
}

vocabulary! {
    /// How people took part in a meeting.
    Mode {
        /// In one room.
        InPerson,
        /// From afar.
        Remote,
        /// Some in the room, some from afar.
        Hybrid,
    }
}

record! {
    /// How many of how many members met.
    Quorum {
        /// Members that met.
        present: Option<u32>,
        /// Members that the organ has.
        of: Option<u32>,
        /// The words that say so.
        text: String,
    }
}

record! {
    /// That a meeting or an item was closed to the public.
    Closed {
        /// The law that it was closed by, as printed.
        legal_basis: Option<String>,
        /// The words that say so.
        text: String,
    }
}

record! {
    /// The meeting before.
    PreviousMeeting {
        /// Its day, ISO 8601.
        date: Option<String>,
        /// The words that name it.
        text: String,
    }
}

record! {
    /// The meeting after.
    NextMeeting {
        /// Its day, ISO 8601.
        date: Option<String>,
        /// When it begins, `HH:MM`.
        time: Option<String>,
        /// The words that name it.
        text: String,
    }
}

record! {
    /// One person's attendance.
    Attendance {
        /// The name, without title, role or parenthesis.
        name: String,
        /// Title before or after the name: `adm.dir.`.
        title: Option<String>,
        /// Role as printed: `Leder`, `ordfører`, `referent`.
        role: Option<String>,
        /// Political party, as printed.
        party: Option<String>,
        /// Whom they represent, as printed.
        organization: Option<String>,
        /// Whether they were there.
        status: Presence,
        /// In what capacity.
        capacity: Capacity,
        /// Whether they took part from afar; null when nothing is said.
        remote: Option<bool>,
        /// For whom they met.
        substitute_for: Option<String>,
        /// Why they were absent.
        reason: Option<String>,
        /// When they came and went, when not there throughout.
        intervals: Vec<Interval>,
        /// What else the row says.
        note: Option<String>,
        /// Certainty, 0..1.
        confidence: f64,
        /// The row; the first, when several speak of the person.
        source: Source,
    }
}

vocabulary! {
    /// Whether someone was there.
    Presence {
        /// The document does not tell.
        Unknown,
        /// There.
        Present,
        /// Not there.
        Absent,
    }
}

vocabulary! {
    /// In what capacity someone was there.
    Capacity {
        /// The document does not tell.
        Unknown,
        /// A member of the organ.
        Member,
        /// In a member's place.
        Substitute,
        /// From the administration or secretariat.
        Staff,
        /// To observe.
        Observer,
        /// Invited.
        Guest,
    }
}

record! {
    /// A part of the meeting that someone was there for, or away.
    Interval {
        /// When they came, `HH:MM`, or the item that they came at.
        from: Option<String>,
        /// When they left, `HH:MM`, or the item that they left at.
        to: Option<String>,
        /// The items that it covers, as printed.
        items: Vec<String>,
        /// The words that say so.
        text: String,
    }
}

record! {
    /// A row of the printed list of items.
    AgendaEntry {
        /// Number as printed, without prefix words or final punctuation.
        number: Option<String>,
        /// The whole printed label: `PS 12/24`.
        label: Option<String>,
        /// Archive reference: `24/1234-5`.
        archive_ref: Option<String>,
        /// Title.
        title: String,
        /// The row.
        source: Source,
    }
}

record! {
    /// An item as it was treated.
    Item {
        /// Number as printed, without prefix words or final punctuation.
        number: Option<String>,
        /// The whole printed label: `PS 12/24`, `Sak 3`, `§ 12`.
        label: Option<String>,
        /// The label's parts, when it is a case number.
        case_number: Option<CaseNumber>,
        /// Archive reference: `24/1234-5`.
        archive_ref: Option<String>,
        /// Title, without number, presenters and duration.
        title: Option<String>,
        /// What kind of item it is.
        r#type: ItemType,
        /// Who presented it: `v/ NAME`.
        presenters: Vec<String>,
        /// Time set aside, as printed: `5 min`.
        duration: Option<String>,
        /// Case officer, as printed.
        case_officer: Option<String>,
        /// The earlier meeting that it was deferred from.
        deferred_from: Option<DatedText>,
        /// Everything under it, in order.
        blocks: Vec<Block>,
        /// What was recommended before the meeting.
        recommendation: Option<Recommendation>,
        /// Proposals made.
        proposals: Vec<Proposal>,
        /// Votes taken.
        votes: Vec<Vote>,
        /// What was decided.
        decisions: Vec<Decision>,
        /// The outcome, from its decisions.
        outcome: Option<Outcome>,
        /// Tasks given.
        actions: Vec<Action>,
        /// Who was disqualified.
        recusals: Vec<Recusal>,
        /// That it was closed to the public.
        closed: Option<Closed>,
        /// Numbered or lettered parts that have a title of their own.
        items: Vec<Item>,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines, parts included.
        source: Source,
    }
}

record! {
    /// A case number's parts: `PS 12/24`.
    CaseNumber {
        /// Letters before the number: `PS`.
        series: Option<String>,
        /// Number in the year.
        sequence: u32,
        /// Year in four digits.
        year: u16,
    }
}

vocabulary! {
    /// What kind of item it is.
    ItemType {
        /// None of the others.
        Unknown,
        /// Approval of the notice or the agenda.
        ApprovalOfNotice,
        /// Approval of earlier minutes.
        ApprovalOfMinutes,
        /// A matter to decide.
        Matter,
        /// Decided under delegated power.
        Delegated,
        /// Letters and papers for reference (referatsak).
        Referral,
        /// Information (orientering).
        Information,
        /// A question or interpellation.
        Question,
        /// An election.
        Election,
        /// A round of contributions.
        RoundTable,
        /// Any other business (eventuelt).
        AnyOtherBusiness,
    }
}

record! {
    /// A date with the words that give it.
    DatedText {
        /// The day, ISO 8601.
        date: Option<String>,
        /// The words.
        text: String,
    }
}

record! {
    /// One paragraph, list item, heading or table.
    Block {
        /// What it is.
        kind: BlockKind,
        /// What it does.
        role: Role,
        /// Depth in a list, from 1.
        level: Option<u32>,
        /// List marker as printed: `•`, `a)`.
        marker: Option<String>,
        /// The heading that it stands under within its item: in a round
        /// table the organisation that speaks.
        section: Option<String>,
        /// The text, without marker; a table's cells in order.
        text: String,
        /// A table's cells by row.
        rows: Vec<Vec<String>>,
        /// Its lines.
        source: Source,
    }
}

vocabulary! {
    /// What a block is.
    BlockKind {
        /// Running text.
        Paragraph,
        /// A heading or a label.
        Heading,
        /// An item of a list.
        ListItem,
        /// A table.
        Table,
        /// Words quoted.
        Quote,
        /// A footnote.
        Footnote,
        /// An endnote.
        Endnote,
        /// A reviewer's comment.
        Comment,
        /// Text that the file hides.
        Hidden,
        /// Text that a tracked change removed.
        Deleted,
    }
}

vocabulary! {
    /// What a block does.
    Role {
        /// None of the others.
        Other,
        /// Facts of the case.
        Background,
        /// The administration's assessment.
        Assessment,
        /// What was recommended before the meeting.
        Recommendation,
        /// How it was treated.
        Treatment,
        /// A proposal.
        Proposal,
        /// A vote.
        Vote,
        /// A decision.
        Decision,
        /// A task.
        Action,
        /// What one participant brought to a round table.
        Contribution,
        /// An attachment.
        Attachment,
        /// Who was there.
        Attendance,
    }
}

record! {
    /// What was recommended before the meeting.
    Recommendation {
        /// Who recommended it, as printed.
        by: Option<String>,
        /// The text, its points a line each.
        text: String,
        /// Its numbered points.
        points: Vec<Point>,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// A numbered point of a decision, proposal or recommendation.
    Point {
        /// The marker, as printed.
        marker: String,
        /// The text.
        text: String,
    }
}

record! {
    /// A proposal made in the meeting.
    Proposal {
        /// Who made it.
        by: Vec<Proposer>,
        /// What kind it is.
        kind: ProposalKind,
        /// The text, its points a line each.
        text: String,
        /// Its numbered points.
        points: Vec<Point>,
        /// What became of it.
        outcome: Option<Outcome>,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// Who made a proposal.
    Proposer {
        /// Name.
        name: Option<String>,
        /// Party, as printed.
        party: Option<String>,
        /// Organisation, as printed.
        organization: Option<String>,
    }
}

vocabulary! {
    /// What kind of proposal it is.
    ProposalKind {
        /// For the matter itself.
        Main,
        /// Instead of another.
        Alternative,
        /// Changes another.
        Amendment,
        /// Adds to another.
        Addition,
        /// To put the matter off.
        Deferral,
        /// To send the matter back.
        Return,
        /// A question.
        Question,
    }
}

record! {
    /// A vote.
    Vote {
        /// What was voted on; between alternatives the winner.
        on: Option<String>,
        /// Votes for it.
        r#for: Option<u32>,
        /// Votes against it.
        against: Option<u32>,
        /// Whether all were for it.
        unanimous: bool,
        /// Votes for neither.
        abstain: Option<u32>,
        /// The alternatives that were set against each other.
        alternatives: Vec<Alternative>,
        /// Who voted what.
        ballots: Vec<Ballot>,
        /// Counts by party.
        by_party: Vec<PartyVote>,
        /// Whether the chair's second vote settled it.
        casting_vote: bool,
        /// What came of it.
        result: Option<VoteResult>,
        /// The words that say so.
        text: String,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// One of several options.
    Alternative {
        /// The option, as printed.
        option: String,
        /// Votes that it got.
        count: Option<u32>,
    }
}

record! {
    /// One person's vote.
    Ballot {
        /// Name, as printed.
        name: String,
        /// Party, as printed.
        party: Option<String>,
        /// What they voted for: `for`, `against`, `abstain` or an option.
        option: String,
    }
}

record! {
    /// One party's votes.
    PartyVote {
        /// Party, as printed.
        party: String,
        /// Votes for.
        r#for: Option<u32>,
        /// Votes against.
        against: Option<u32>,
    }
}

vocabulary! {
    /// What came of a vote.
    VoteResult {
        /// It passed.
        Carried,
        /// It fell.
        Lost,
        /// As many for as against.
        Tied,
    }
}

record! {
    /// What the meeting concluded.
    Decision {
        /// The label over it, as printed: `Vedtak`, `Konklusjon`.
        label: Option<String>,
        /// The text, its points a line each.
        text: String,
        /// Its numbered points.
        points: Vec<Point>,
        /// What it means for the item.
        outcome: Outcome,
        /// How it was reached, when stated.
        method: Option<Method>,
        /// The minutes or notice that it approves.
        approves: Option<Approves>,
        /// When the matter is to come back.
        deferred_to: Option<DatedText>,
        /// To whom the matter goes.
        referred_to: Option<String>,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// What a decision approves.
    Approves {
        /// `minutes` or `notice`.
        kind: String,
        /// Day of the meeting whose minutes are approved, ISO 8601.
        date: Option<String>,
    }
}

vocabulary! {
    /// What came of an item.
    Outcome {
        /// Not to be told.
        Unknown,
        /// Approved as it was.
        Approved,
        /// Approved with changes.
        ApprovedWithChanges,
        /// Adopted as proposed.
        Adopted,
        /// Adopted with amendments.
        AdoptedAmended,
        /// Rejected.
        Rejected,
        /// Someone was elected or appointed.
        Elected,
        /// Put off.
        Deferred,
        /// Sent back.
        Returned,
        /// Passed on to another.
        Referred,
        /// Taken note of.
        Noted,
        /// Withdrawn.
        Withdrawn,
        /// Only tasks were given.
        FollowUp,
        /// The document says that nothing was decided.
        NoDecision,
    }
}

vocabulary! {
    /// How a decision was reached.
    Method {
        /// All were for it.
        Unanimous,
        /// By counting votes.
        Vote,
        /// By acclamation.
        Acclamation,
        /// By agreement.
        Consensus,
    }
}

record! {
    /// A task.
    Action {
        /// What is to be done.
        text: String,
        /// Who is to do it, as printed.
        responsible: Vec<String>,
        /// By when.
        due: Option<DatedText>,
        /// How firmly.
        strength: Strength,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

vocabulary! {
    /// How firmly a task was given.
    Strength {
        /// Decided.
        Decided,
        /// Suggested.
        Suggested,
    }
}

record! {
    /// Someone's disqualification (inhabilitet).
    Recusal {
        /// Name.
        name: String,
        /// Party, as printed.
        party: Option<String>,
        /// Whether they were found disqualified; null when not stated.
        decided: Option<bool>,
        /// The law, as printed.
        legal_basis: Option<String>,
        /// Who took their place.
        substitute: Option<String>,
        /// The words that say so.
        text: String,
        /// Certainty, 0..1.
        confidence: f64,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// A group that the meeting set up.
    Group {
        /// Its name, as printed.
        name: Option<String>,
        /// Its members, as printed.
        members: Vec<String>,
        /// Number of the item that set it up.
        item: Option<String>,
        /// Its lines.
        source: Source,
    }
}

record! {
    /// A signature.
    Signature {
        /// Who signed.
        name: String,
        /// As what.
        role: Option<String>,
        /// When, ISO 8601.
        date: Option<String>,
        /// The line.
        source: Source,
    }
}

record! {
    /// A link.
    Link {
        /// The linked words; null when only the address is printed.
        text: Option<String>,
        /// The address.
        url: String,
        /// The line.
        source: Source,
    }
}

record! {
    /// Something that the text names.
    Mention {
        /// What it is.
        kind: MentionKind,
        /// As printed.
        text: String,
        /// Normal form: ISO date or EDTF interval, `NOK 1750000` ...
        value: Option<String>,
        /// Whether the value needed the meeting's date.
        inferred: bool,
        /// Where exactly.
        source: Span,
    }
}

vocabulary! {
    /// What a mention names.
    MentionKind {
        /// A day or period.
        Date,
        /// A time of day.
        Time,
        /// An amount.
        Money,
        /// A web address.
        Url,
        /// A mail address.
        Email,
        /// A person.
        Person,
        /// An organisation.
        Organization,
        /// A place or road.
        Place,
        /// A law.
        Law,
        /// A case or archive number.
        Case,
        /// An abbreviation; its value is the expansion that the document
        /// gives.
        Abbreviation,
    }
}

record! {
    /// Something verified about the document itself. Contradictions are
    /// reported, never repaired.
    Check {
        /// What was verified.
        rule: Rule,
        /// How it stands.
        status: CheckStatus,
        /// What was found.
        message: String,
        /// Where, when it concerns a place.
        source: Option<Source>,
    }
}

vocabulary! {
    /// What can be verified about a document.
    "kebab-case" Rule {
        /// The printed agenda and the treated items are the same.
        AgendaMatchesItems,
        /// Item numbers rise without gaps.
        ItemsNumberedInOrder,
        /// Every item says what came of it.
        EveryItemHasOutcome,
        /// A stated count agrees with the names listed.
        VotesMatchNames,
        /// Who voted was there.
        VotersAttended,
        /// A substitute met for someone who was absent.
        SubstituteCoversAbsence,
        /// A date in the title is the meeting's.
        DateInTitleAgrees,
        /// What kommuneloven § 11-4 demands is there.
        MandatoryContent
    }
}

vocabulary! {
    /// How a check stands.
    CheckStatus {
        /// It holds.
        Ok,
        /// It may not hold.
        Warn,
        /// It does not hold.
        Fail,
    }
}
