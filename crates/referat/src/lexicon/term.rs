//! What the phrases of a lexicon tell.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

/// What a phrase of a lexicon tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Term {
    // What the document is: the start of its title.
    TitleMinutes,
    TitleProtocol,
    TitleExtract,
    TitleNotice,
    /// The record of an election: a protocol without items.
    TitleElection,
    /// Small words between a title's first word and the organ.
    TitleFiller,
    /// Ends of compounds that name a meeting: `styremøte`.
    MeetingSuffix,
    Draft,
    Final,
    // Labels of header lines.
    FactTitle,
    /// Labels of a matter's title, in the record of one: `Sakstittel`.
    FactMatter,
    FactBody,
    FactOrganization,
    FactDate,
    FactTime,
    FactPlace,
    FactNumber,
    FactStart,
    FactEnd,
    FactReference,
    CaseOfficer,
    FactChair,
    FactMinuteTaker,
    /// Offices of those two that someone has for one meeting only: `referent`,
    /// not `leder`.
    MeetingOffice,
    FactDistribution,
    /// Words before a place that has no label.
    PlacePreposition,
    /// Told before the place that a meeting was held at: `avholdt`.
    Held,
    /// Before a place, and never before an organ: `på`.
    HeldAt,
    Papers,
    // Labels of attendance lists, and words in their rows.
    Present,
    Absent,
    /// Before those who did not come, when all others did: `alle unntatt`.
    Except,
    Substitutes,
    SubstituteFor,
    Staff,
    Remote,
    Left,
    Arrived,
    WrittenInput,
    Quorum,
    Column,
    Function,
    JobTitle,
    Party,
    // Attendance in detail.
    Members,
    Observers,
    Guests,
    /// The label over those who were called: who then came is told elsewhere.
    Invited,
    Secretariat,
    /// In a name's place: nobody.
    Nobody,
    InPerson,
    /// A reason that says by itself that someone was absent: `syk`.
    AbsenceReason,
    /// In a column that asks whether someone came.
    No,
    /// Before a substitute's name, after the member's.
    SubstitutedBy,
    /// Points to the absent member named before: `i hans sted`.
    InTheirPlace,
    /// Before a time or an item that someone came, left or was away at.
    StayFrom,
    StayUntil,
    StayBetween,
    StayItem,
    /// Before an item that someone left ahead of, or came behind.
    StayBefore,
    StayAfter,
    /// Before the name of a group: `for Høyre`.
    GroupLead,
    /// A word, or the end of one, that makes a name an organisation's; up to
    /// four letters only as a whole word.
    OrganizationEnding,
    ColumnName,
    ColumnGivenName,
    ColumnFamilyName,
    ColumnRole,
    ColumnParty,
    ColumnOrganization,
    ColumnSubstituteFor,
    ColumnNote,
    // Items.
    AgendaHeading,
    ItemPrefix,
    /// Before the name of who presents an item.
    PresentedBy,
    /// After a figure: how long an item is to take.
    Duration,
    ApprovalOfNotice,
    ApprovalOfMinutes,
    /// What those two approve: `protokollen`, `innkallingen`.
    RecordNoun,
    NoticeNoun,
    OtherBusiness,
    RoundTable,
    Information,
    /// Headings over items of a kind: `Orienteringssaker`.
    ItemGroup,
    Referral,
    Delegated,
    Question,
    Election,
    // Labels of an item's parts.
    Background,
    Assessment,
    Recommendation,
    Treatment,
    /// Words after an organ that tell that it treated the matter: `har behandlet
    /// saken`.
    HasTreated,
    /// The verb for recommending, before what is recommended: `innstiller`.
    Recommends,
    Proposal,
    SetAgainst,
    VoteHeading,
    Decision,
    /// A heading over what was decided that other text may follow too.
    DecisionHeading,
    ActionHeading,
    /// In a title: what stands under it is tasks.
    TaskTitle,
    /// That a working group is set up.
    GroupSetUp,
    // Votes.
    Unanimous,
    Votes,
    Acclamation,
    Consensus,
    CastingVote,
    VoteMethod,
    Dissent,
    /// Beside a count: the side that it is of.
    VoteFor,
    VoteAgainst,
    VoteAbstain,
    /// The decision that was spoken of: `vedtaket`, `beslutningen`.
    DecisionNoun,
    /// Between a count and its side: votes, those who vote, and voting.
    VoteNoun,
    Voter,
    VoteVerb,
    /// Between two counts, when it is no word for a side: `3 votes to 5`.
    VoteVersus,
    /// All who are not counted.
    VoteRest,
    /// Before the votes that a candidate or an alternative got.
    VoteGot,
    TrialVote,
    /// Between two clauses that each tell of a vote: `mens`.
    Whereas,
    /// What is voted on.
    Motion,
    VoteOccasion,
    /// Before two options that are set against each other.
    Between,
    /// Between a subject and what came of it.
    Became,
    // Proposals.
    ProposalVerb,
    /// A verb for making a proposal when a noun for one follows: `la fram`.
    LaysBefore,
    ProposalNoun,
    /// A noun for a proposal that was made before: `forslaget`.
    ProposalTold,
    /// What a proposal without a proposer begins with: `forslag om å`.
    ProposalTo,
    /// Before the name of who made a proposal.
    ProposalBy,
    OnBehalfOf,
    ProposalKind,
    /// How a question of disqualification was answered.
    FoundDisqualified,
    FoundQualified,
    /// Between the substitute and the one disqualified.
    TookSeat,
    // Outcomes.
    Adopted,
    Approved,
    ApprovedWithChanges,
    Rejected,
    Deferred,
    /// That an item comes from an earlier meeting.
    DeferredFrom,
    Returned,
    Referred,
    Noted,
    Withdrawn,
    Elected,
    NoDecision,
    /// The whole of a text that says that there is nothing.
    Nothing,
    // Tasks.
    Responsible,
    Due,
    ActionStatus,
    /// Between two things that are decided: `og at`.
    AndThat,
    /// Ends of words for those who are given tasks: `alle`, `rådmannen`.
    Doer,
    /// Gives a mandate: `gir ... fullmakt`.
    Gives,
    Mandate,
    ActionVerb,
    /// Of those, what may also tell what someone does in the meeting.
    TellingVerb,
    /// What points to the sentence before: `det`.
    Antecedent,
    /// Between who is asked and what is to be so: `om at`.
    RequestThat,
    /// Before the one who is asked to do something: `ber rådmannen om å`.
    Ask,
    Suggestion,
    // Closed doors and disqualification.
    Closed,
    ClosedBasis,
    Recusal,
    // The beginning and the end of the meeting.
    /// Told before a time: `møtet ble satt kl. 18`.
    Opening,
    Adjournment,
    Recess,
    NextMeeting,
    Signature,
    Publication,
    // Nouns.
    Body,
    /// Last words of an organisation's name: `kommune`.
    Organization,
    Month,
    MonthShort,
    Weekday,
    RelativeDate,
    Conjunction,
    NumberWord,
    FunctionWord,
    /// Other words that tell the language of minutes.
    TypicalWord,
    // Parts of dates, times, amounts, laws and case numbers.
    Season,
    Week,
    Quarter,
    HalfYear,
    Ordinal,
    OrdinalSuffix,
    DateArticle,
    DateLead,
    Until,
    Of,
    OutOf,
    Clock,
    TimeLead,
    ClockSuffix,
    Currency,
    Magnitude,
    DecimalMark,
    Law,
    LawEnding,
    /// The noun of acts that are named by their year.
    Act,
    LawPart,
    LawReference,
    ItemNoun,
    CaseLead,
    // Names compared across documents.
    /// Ends of a noun in its definite form, the longest first: `utvalg-et`.
    DefiniteEnding,
    /// Before a name, instead of a given name: `fru`.
    Honorific,
    Road,
}

impl Term {
    /// How many there are; `Road` is the last.
    pub(super) const COUNT: usize = Self::Road as usize + 1;

    /// The term of a name, in kebab-case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
        Self::deserialize(name).ok()
    }
}

/// Terms that are looked up beside a figure and never searched for.
pub(super) const BESIDE_FIGURES: &[Term] = &[
    Term::StayBefore,
    Term::StayAfter,
    Term::CaseOfficer,
    Term::Duration,
    Term::Doer,
    Term::Antecedent,
    Term::RequestThat,
    Term::Whereas,
    Term::TypicalWord,
    Term::Season,
    Term::Week,
    Term::Quarter,
    Term::HalfYear,
    Term::Ordinal,
    Term::OrdinalSuffix,
    Term::DateArticle,
    Term::DateLead,
    Term::Until,
    Term::Of,
    Term::OutOf,
    Term::Clock,
    Term::TimeLead,
    Term::ClockSuffix,
    Term::Currency,
    Term::Magnitude,
    Term::DecimalMark,
    Term::Law,
    Term::LawEnding,
    Term::Act,
    Term::LawPart,
    Term::LawReference,
    Term::ItemNoun,
    Term::CaseLead,
    Term::DefiniteEnding,
    Term::Honorific,
    Term::Road,
    Term::VoteFor,
    Term::VoteAgainst,
    Term::VoteAbstain,
    Term::Voter,
    Term::VoteVersus,
    Term::VoteRest,
    Term::VoteGot,
    Term::ProposalBy,
];
