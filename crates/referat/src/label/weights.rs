//! The table that decides labels: what each cue is worth for which label, and
//! which label may follow which.

use super::Label::{self, *};
use super::evidence::*;
use super::features::{Chain, Features};
use crate::lexicon::{Hit, Term, TermSet};
use crate::paragraph::Bold;

/// Every label, in the order of the score tables.
pub(super) const LABELS: [Label; 28] = [
    Text,
    Title,
    Fact,
    AttendanceHeading,
    AttendanceRow,
    AgendaHeading,
    AgendaRow,
    ItemHeading,
    Section,
    BackgroundLabel,
    AssessmentLabel,
    RecommendationLabel,
    TreatmentLabel,
    ProposalLabel,
    VoteLabel,
    DecisionLabel,
    ActionLabel,
    Recommendation,
    Proposal,
    Vote,
    Decision,
    Conclusion,
    Action,
    Recusal,
    Closing,
    Signature,
    Furniture,
    Note,
];

/// A cue: something to see, and how much it speaks for labels.
pub(super) struct Cue {
    /// Its name, as `explain` gives it.
    pub(super) name: &'static str,
    pub(super) holds: fn(&Features<'_>) -> bool,
    pub(super) votes: &'static [(Label, f32)],
}

const fn cue(name: &'static str, holds: fn(&Features<'_>) -> bool, votes: &'static [(Label, f32)]) -> Cue {
    Cue { name, holds, votes }
}

/// Every cue with its votes.
pub(super) static CUES: &[Cue] = &[
    // Title.
    cue("title-word", |it| it.leads.meets(TITLES) && it.is_short(), &[(Title, 3.0)]),
    cue(
        "title-word-in-column",
        |it| it.before < 4 && it.paragraph.is_row() && leads_column(it, TITLES),
        &[(Title, 3.0)],
    ),
    cue(
        "title-word-inside",
        |it| it.hits.terms().meets(TITLES) && it.is_short() && it.prominence > 0.5,
        &[(Title, 1.2)],
    ),
    cue(
        "meeting-word",
        |it| it.opens_with_meeting && (it.label_end.is_none() || labels_number(it)) && !it.is_sentence(),
        &[(Title, 2.5)],
    ),
    cue(
        "title-word-last",
        |it| {
            let ends = || it.tails.meets(TITLES);
            it.before < 4 && it.names_organ && it.is_short() && !it.is_sentence() && ends()
        },
        &[(Title, 3.0)],
    ),
    cue(
        "organ-and-day-first",
        |it| it.before < 2 && in_head(it) && is_organ_and_day(it),
        &[(Title, 3.0), (Fact, -1.0)],
    ),
    cue("begins-record", |it| it.begins_record, &[(Title, 3.0)]),
    cue("first-paragraphs", |it| it.before < 4, &[(Title, 0.8), (Fact, 0.3)]),
    cue("later-paragraphs", |it| it.before > 12, &[(Title, -1.5)]),
    cue(
        "title-with-date",
        |it| it.has_date && it.is_short() && !it.is_sentence() && it.leads.meets(TITLES),
        &[(Title, 2.0), (TreatmentLabel, -4.0)],
    ),
    cue(
        "in-items",
        in_items,
        &[
            (Title, -3.5),
            (Fact, -2.5),
            (AttendanceHeading, -3.5),
            (AttendanceRow, -3.0),
            (AgendaHeading, -4.0),
            (AgendaRow, -3.0),
        ],
    ),
    cue(
        "in-head",
        in_head,
        &[
            (Section, -1.0),
            (Conclusion, -2.5),
            (Vote, -2.5),
            (Proposal, -2.0),
            (Action, -2.5),
            (Recommendation, -2.0),
            (DecisionLabel, -2.0),
            (VoteLabel, -2.0),
            (ProposalLabel, -2.0),
            (ActionLabel, -2.0),
            (TreatmentLabel, -2.0),
            (BackgroundLabel, -1.5),
            (AssessmentLabel, -1.5),
            (RecommendationLabel, -1.5),
            (Recusal, -1.5),
        ],
    ),
    cue("large", |it| it.paragraph.size > 1.15, &[(Title, 1.5), (Section, 0.5), (Fact, -0.5)]),
    cue("first-heading", |it| it.paragraph.heading == Some(1), &[(Title, 1.0), (Section, 0.5)]),
    cue(
        "heading-style",
        |it| it.paragraph.heading.is_some(),
        &[(Section, 1.5), (Title, 0.5), (Conclusion, -1.0), (AttendanceRow, -1.5)],
    ),
    cue(
        "stands-out",
        |it| it.prominence >= 1.0 && it.is_short(),
        &[(Title, 0.8), (Section, 1.2), (AttendanceHeading, 0.5), (AgendaHeading, 0.5)],
    ),
    cue(
        "heading-in-part",
        |it| it.prominence >= 1.0 && it.words <= 10 && !it.is_sentence(),
        &[(Decision, -1.5), (Recommendation, -1.5), (Proposal, -1.0)],
    ),
    cue(
        "heading-style-in-part",
        |it| it.paragraph.heading.is_some(),
        &[(Decision, -6.0), (Recommendation, -6.0), (Proposal, -6.0)],
    ),
    cue(
        "heading-without-people",
        |it| it.place > 0.3 && !it.hits.terms().meets(ATTENDANCE),
        &[(AttendanceHeading, -2.5)],
    ),
    cue("long", |it| it.length > 200, &[(Title, -3.0), (Section, -3.0), (Fact, -1.0), (AgendaRow, -1.0)]),
    cue(
        "sentence",
        |it| it.is_sentence() && it.words > 5,
        &[(Title, -1.0), (Section, -1.5), (AttendanceRow, -1.0)],
    ),
    cue("after-attendance", |it| it.after_attendance, &[(Title, -2.5)]),
    cue("papers", |it| it.hits.has(Term::Papers) && it.is_short(), &[(Fact, 2.5), (Title, -2.0)]),
    // Facts.
    cue("fact-label", |it| it.labels.meets(FACTS), &[(Fact, 4.0)]),
    cue("fact-label-bare", |it| it.labels.meets(FACTS) && it.label_end.is_none(), &[(Fact, -2.0)]),
    cue(
        "date-and-time",
        |it| {
            it.hits.has_any(&[Term::Month, Term::Weekday])
                && it.is_short()
                && it.content().bytes().any(|b| b.is_ascii_digit())
        },
        &[(Fact, 1.2)],
    ),
    cue("day-and-hour", |it| in_head(it) && it.is_short() && it.words <= 16 && it.tells_hour, &[(Fact, 2.0)]),
    cue(
        "address-and-hour",
        |it| in_head(it) && it.before < 8 && it.ends_with_address_time,
        &[(Fact, 2.5), (Title, -1.0)],
    ),
    cue("date-alone", |it| it.is_date, &[(Fact, 2.0), (Section, -1.0)]),
    cue("deferred-from", |it| it.leads.contains(Term::DeferredFrom), &[(Conclusion, -4.0), (Text, 0.5)]),
    cue("time-first", |it| it.begins_with_time, &[(Fact, 3.0), (Conclusion, -1.0)]),
    cue(
        "start-or-end",
        |it| {
            it.is_short()
                && it.content().bytes().any(|b| b.is_ascii_digit())
                && (it.leads.contains(Term::FactStart) || it.leads.contains(Term::FactEnd))
        },
        &[(Fact, 4.5)],
    ),
    cue(
        "address-alone",
        |it| it.words == 1 && it.content().contains("://"),
        &[(Conclusion, -4.0), (Title, -3.0)],
    ),
    // Attendance.
    cue("attendance-label", |it| it.labels.meets(ATTENDANCE), &[(AttendanceHeading, 4.5)]),
    cue(
        "attendance-label-start",
        |it| it.leads.meets(ATTENDANCE) && it.label_end.is_some(),
        &[(AttendanceHeading, 1.5)],
    ),
    cue(
        "attendance-label-around",
        |it| {
            let begins = it.leads.meets(ATTENDANCE);
            let ends = it.tails.meets(ATTENDANCE);
            in_head(it) && begins && ends && it.words <= 8 && it.names == 0 && !it.is_sentence()
        },
        &[(AttendanceHeading, 2.5)],
    ),
    cue(
        "attendance-sentence",
        |it| {
            let opens = |terms: TermSet| it.leads.meets(terms);
            let tells = || {
                opens(WHO) && (it.names > 0 || ends_with_whole_name(it) || names_someone(it))
                    || opens(OTHERS) && (names_someone(it) || tells_who_else_came(it))
            };
            in_head(it)
                && it.paragraph.depth == 0
                && (tells()
                    || tells_who_was_away(it)
                    || tells_of_absence(it)
                    || names_members(it)
                    || tells_all_but(it)
                    || lists_people_inside(it)
                    || counts_members(it)
                    || it.label_end.is_none() && tells_from_where(it))
        },
        &[(AttendanceHeading, 4.5), (AttendanceRow, -1.0)],
    ),
    cue(
        "met-for-whom",
        |it| in_head(it) && it.paragraph.depth == 0 && it.label_end.is_none() && tells_for_whom(it),
        &[(AttendanceRow, 5.5)],
    ),
    cue(
        "group-label",
        |it| it.label_end.is_some() && !it.paragraph.is_row() && it.names > 0,
        &[(AttendanceHeading, 0.8), (AttendanceRow, 1.0)],
    ),
    cue("bare-label", |it| it.is_bare() && it.words <= 5, &[(AttendanceHeading, 0.4), (AgendaHeading, 0.3)]),
    // `Varamedlem: Siw Aune` under an election tells who was elected.
    cue("elected-there", |it| it.elects, &[(AttendanceHeading, -4.0), (AttendanceRow, -3.0)]),
    cue(
        "elected-label",
        |it| {
            let in_label = |hit: Hit| it.label_end.is_some_and(|end| hit.end <= end);
            !it.paragraph.is_row()
                && [Term::Elected, Term::Election].iter().any(|term| it.hits.of(*term).any(in_label))
        },
        &[(AttendanceHeading, -6.0), (AttendanceRow, -6.0)],
    ),
    cue("below-names", |it| it.below_names, &[(AttendanceRow, -3.0)]),
    cue("name", |it| it.names == 1, &[(AttendanceRow, 1.5)]),
    cue(
        "party-over-names",
        |it| in_head(it) && it.after_attendance && it.length > 3 && it.words <= 4 && it.hits.is(Term::Party),
        &[(AttendanceRow, 3.0)],
    ),
    cue("names", |it| it.names > 1, &[(AttendanceRow, 2.0), (AttendanceHeading, 0.3)]),
    cue(
        "maybe-name",
        |it| it.names == 0 && it.maybe_name && it.paragraph.depth == 0 && it.prominence < 1.0,
        &[(AttendanceRow, 0.5)],
    ),
    cue("no-name", |it| it.names == 0 && !it.maybe_name, &[(AttendanceRow, -1.0)]),
    cue("row-with-name", |it| it.paragraph.is_row() && it.names > 0, &[(AttendanceRow, 1.0)]),
    cue(
        "heads-names",
        |it| {
            let is_group = it.heads_list || !it.labels.meets(FACTS);
            it.heads_names && it.after_attendance && in_head(it) && it.words <= 5 && is_group
        },
        &[(AttendanceHeading, 4.0), (AttendanceRow, -1.0)],
    ),
    cue(
        "figures",
        |it| it.paragraph.is_row() && it.paragraph.cells().any(is_figure),
        &[(AttendanceRow, -3.0)],
    ),
    cue(
        "other-table",
        |it| it.paragraph.table.is_some() && it.paragraph.is_row() && !it.in_attendance && it.names == 0,
        &[(AttendanceRow, -1.0)],
    ),
    cue("among-people", |it| it.in_attendance, &[(AttendanceRow, 4.0)]),
    cue("quorum", |it| it.hits.has(Term::Quorum) && it.is_short(), &[(AttendanceRow, 0.8)]),
    cue(
        "column-heads",
        |it| {
            it.paragraph.is_row()
                && it.paragraph.cells().filter(|c| !c.is_empty()).all(|c| c.split_whitespace().count() <= 3)
                && it.hits.of(Term::Column).count() > 1
        },
        &[(AttendanceRow, 2.0)],
    ),
    // Agenda and items.
    cue("agenda-label", |it| it.is_labelled(Term::AgendaHeading), &[(AgendaHeading, 4.0)]),
    cue(
        "agenda-label-start",
        |it| it.leads.contains(Term::AgendaHeading) && it.is_short() && !it.is_sentence(),
        &[(AgendaHeading, 3.2)],
    ),
    cue("agenda-chain", |it| it.chain == Chain::Agenda, &[(AgendaRow, 9.0)]),
    cue("item-chain", |it| matches!(it.chain, Chain::Item | Chain::SubItem), &[(ItemHeading, 12.0)]),
    cue("title-of-chain", |it| it.chain == Chain::Title, &[(ItemHeading, 11.0)]),
    cue("no-chain", |it| it.chain == Chain::None, &[(ItemHeading, -9.0)]),
    // Labels of an item's parts.
    cue(
        "recommendation-label",
        |it| it.is_part_label(Term::Recommendation) || is_recommended_by(it),
        &[(RecommendationLabel, 4.5)],
    ),
    cue("announces-recommendation", announces_recommendation, &[(RecommendationLabel, 9.0)]),
    cue("record-label", is_record_label, &[(TreatmentLabel, 9.0)]),
    cue("treatment-label", |it| it.is_part_label(Term::Treatment), &[(TreatmentLabel, 3.5)]),
    cue(
        "organ-in-capitals",
        |it| it.before < 6 && it.capitals > 0.9 && it.leads.contains(Term::Body),
        &[(AttendanceRow, -3.0)],
    ),
    cue("recommendation-of-organ", is_recommendation_of, &[(RecommendationLabel, 5.0)]),
    cue("treatment-of-organ", is_treatment_of, &[(TreatmentLabel, 5.0)]),
    cue("treated-by", |it| in_items(it) && is_treated_by(it), &[(TreatmentLabel, 8.0)]),
    cue("organ-and-day", |it| in_items(it) && is_organ_and_day(it), &[(TreatmentLabel, 8.0)]),
    cue(
        "treatment-announced",
        |it| it.leads.contains(Term::Treatment) && it.announces && it.is_short(),
        &[(TreatmentLabel, 2.6)],
    ),
    cue("proposal-label", |it| it.is_labelled(Term::Proposal), &[(ProposalLabel, 3.0)]),
    cue(
        "announces-proposal",
        announces_proposal,
        &[(ProposalLabel, 3.6), (Section, -1.0), (DecisionLabel, -1.0), (TreatmentLabel, -1.0)],
    ),
    cue("vote-label", |it| it.is_part_label(Term::VoteHeading), &[(VoteLabel, 4.2)]),
    cue("decision-label", |it| it.is_part_label(Term::Decision), &[(DecisionLabel, 4.2)]),
    cue(
        "decision-in-line",
        |it| {
            // `Vedtak A: ...`
            let is_label = it.is_labelled(Term::Decision)
                || it.leads.contains(Term::Decision) && it.is_part_label(Term::Decision);
            is_label && it.label_end.is_some() && !it.is_bare()
        },
        &[(DecisionLabel, 1.5)],
    ),
    cue(
        "decision-label-alone",
        |it| in_items(it) && it.is_labelled(Term::Decision) && it.is_bare() && it.words <= 2,
        &[(DecisionLabel, 2.0)],
    ),
    cue(
        "decides-below",
        |it| in_items(it) && decides_below(it),
        &[(DecisionLabel, 8.0), (ProposalLabel, -6.0)],
    ),
    cue("decided-by", |it| is_decided_by(it) || is_decision_of(it), &[(DecisionLabel, 4.2)]),
    cue(
        "action-label",
        |it| {
            it.is_labelled(Term::ActionHeading)
                || it.is_labelled(Term::Responsible)
                || it.is_labelled(Term::Due)
        },
        &[(ActionLabel, 4.8)],
    ),
    cue("background-label", |it| it.is_part_label(Term::Background), &[(BackgroundLabel, 3.8)]),
    cue("assessment-label", |it| it.is_part_label(Term::Assessment), &[(AssessmentLabel, 3.6)]),
    cue(
        "label-in-list",
        |it| it.paragraph.depth > 1,
        &[
            (DecisionLabel, -2.0),
            (TreatmentLabel, -2.0),
            (RecommendationLabel, -2.0),
            (Section, -2.0),
            (Conclusion, -1.5),
        ],
    ),
    // What the parts say.
    cue("outcome", has_outcome, &[(Conclusion, 1.6)]),
    cue("outcome-first", opens_with_outcome, &[(Conclusion, 1.4), (Section, -1.0)]),
    cue("outcome-last", |it| it.tails.meets(OUTCOMES), &[(Conclusion, 0.8)]),
    cue("short-outcome-sentence", has_short_outcome_sentence, &[(Conclusion, 0.8)]),
    // Under a label it is what the label says.
    cue(
        "decides-in-sentence",
        decides_in_sentence,
        &[(Conclusion, 2.6), (Decision, 2.6), (Recommendation, 2.6), (Proposal, 2.6)],
    ),
    cue("short-outcome", |it| has_outcome(it) && it.length < 120, &[(Conclusion, 0.8)]),
    cue("bold-outcome", |it| has_outcome(it) && it.paragraph.bold == Bold::All, &[(Conclusion, 1.0)]),
    cue("announces-decision", announces_decision, &[(Conclusion, 4.0)]),
    cue("nothing", |it| it.hits.is(Term::Nothing) && it.words > 1, &[(Conclusion, 4.5)]),
    cue("last-of-item", |it| it.last_of_item, &[(Conclusion, 0.6)]),
    // How a vote went, where what was decided stands above.
    cue("only-unanimous", |it| it.words == 1 && it.hits.is(Term::Unanimous), &[(Vote, 6.0)]),
    cue("vote-on-decision", tells_vote_on_decision, &[(Vote, 4.0), (Conclusion, -4.0)]),
    cue("heads-item-row", |it| it.heads_item_row, &[(Text, 8.0)]),
    cue("unanimous", |it| it.hits.has(Term::Unanimous), &[(Conclusion, 0.6), (Vote, 1.0)]),
    cue("votes", |it| it.hits.has(Term::Votes), &[(Vote, 2.2)]),
    cue("counted-votes", counts_votes, &[(Vote, 2.0), (Action, -2.0), (Proposal, -1.5)]),
    cue(
        "recusal-verdict",
        |it| it.hits.has_any(&[Term::FoundDisqualified, Term::FoundQualified]),
        &[(Recusal, 2.6), (Conclusion, -1.0)],
    ),
    cue("proposal-words", |it| it.hits.has(Term::Proposal), &[(Proposal, 0.8), (Conclusion, -0.3)]),
    cue("recusal-words", |it| it.hits.has(Term::Recusal), &[(Recusal, 2.5)]),
    cue("question", |it| it.question, &[(Conclusion, -2.5), (Section, 0.3), (Vote, -1.5)]),
    cue("long-text", |it| it.length > 350, &[(Conclusion, -1.5), (Vote, -0.5), (Action, -1.0)]),
    cue("announces", |it| it.announces, &[(Conclusion, -2.5), (Section, 0.6), (Text, 0.3)]),
    cue("page-foot", is_page_foot, &[(Closing, 6.0), (Decision, -4.0), (Fact, -4.0)]),
    cue("item-group", heads_items_of_a_kind, &[(Section, 5.0), (Decision, -4.0), (Conclusion, -4.0)]),
    cue("ends-part", ends_part, &[(Section, 8.0), (Decision, -3.0), (Recommendation, -3.0)]),
    cue("heads-list", |it| it.heads_list && it.words <= 12 && !it.is_sentence(), &[(Section, 1.6)]),
    cue("outer-point", |it| it.outer_point, &[(Decision, -3.0), (Recommendation, -3.0), (Proposal, -3.0)]),
    // A word alone stands over points as a label, not among them.
    cue(
        "among-points",
        |it| it.among_points && it.label_end.is_none(),
        &[(RecommendationLabel, -60.0), (DecisionLabel, -60.0), (ProposalLabel, -60.0)],
    ),
    cue(
        "point-of-part",
        |it| it.is_point && it.chain == Chain::None,
        &[(Decision, 4.0), (Recommendation, 4.0), (Proposal, 4.0)],
    ),
    cue("next-number", |it| it.next_number, &[(Decision, 1.5), (Recommendation, 1.5), (Proposal, 1.0)]),
    cue("next-point", |it| it.next_point, &[(Decision, 0.5), (Recommendation, 0.5)]),
    cue(
        "far-below",
        |it| it.paragraph.gap >= 2.0 || it.is_last && it.far_below,
        &[(Decision, -1.5), (Recommendation, -0.5)],
    ),
    cue(
        "address",
        |it| {
            it.content().starts_with("http")
                || it.content().rsplit(' ').next().is_some_and(|it| it.starts_with("http"))
        },
        &[(Conclusion, -4.0), (Vote, -2.0)],
    ),
    cue("ends-with-name", ends_with_name, &[(Action, 3.0)]),
    cue("action-table", |it| it.in_action_table, &[(Action, 6.0)]),
    // The end.
    cue("next-meeting", announces_next_meeting, &[(Closing, 4.5)]),
    cue("adjournment", |it| it.hits.has(Term::Adjournment) && it.is_short(), &[(Closing, 2.6)]),
    cue("recess", |it| it.is_recess, &[(Closing, -6.0)]),
    cue(
        "adjourns",
        |it| it.place > 0.7 && it.is_short() && it.leads.contains(Term::Adjournment),
        &[(Closing, 2.0), (Decision, -4.0)],
    ),
    cue(
        "adjourns-last",
        |it| it.is_last && it.is_short() && it.leads.contains(Term::Adjournment),
        &[(Closing, 3.0)],
    ),
    cue(
        "minute-taker-last",
        |it| it.is_last && it.is_labelled(Term::FactMinuteTaker) && it.is_short(),
        &[(Fact, 4.0)],
    ),
    cue("sign-off", |it| it.in_sign_off, &[(Signature, 12.0)]),
    cue("near-the-end", |it| it.place > 0.9, &[(Closing, 0.4), (Fact, 0.8), (AttendanceRow, -1.0)]),
    cue("not-near-the-end", |it| it.place < 0.6, &[(Closing, -1.0)]),
    // Running text.
    cue(
        "running-text",
        |it| it.words > 12,
        &[
            (Text, 0.8),
            (Recommendation, 0.8),
            (Decision, 0.8),
            (Proposal, 0.8),
            (Section, -1.0),
            (AttendanceRow, -0.5),
        ],
    ),
    cue(
        "list-item",
        |it| it.paragraph.depth > 0,
        &[
            (Text, 0.5),
            (Recommendation, 0.5),
            (Decision, 0.5),
            (Proposal, 0.5),
            (Section, -1.5),
            (Title, -2.0),
        ],
    ),
];

/// Labels that need no cue of their own: of text, of what goes on under a
/// label, and of what the reader set apart.
pub(super) const FREE: &[Label] = &[Text, Recommendation, Proposal, Vote, Decision, Furniture, Note];

/// What cannot be, however long the sequence that it would serve.
pub(super) const NEVER: f32 = -10_000.0;

/// What a label is worth without any cue.
pub(super) const PRIORS: &[(Label, f32)] = &[
    (Title, -1.5),
    (Fact, -1.5),
    (AttendanceHeading, -2.0),
    (AttendanceRow, -1.5),
    (AgendaHeading, -2.0),
    (AgendaRow, -2.0),
    (ItemHeading, -2.0),
    (Section, -1.2),
    (BackgroundLabel, -2.0),
    (AssessmentLabel, -2.0),
    (RecommendationLabel, -2.0),
    (TreatmentLabel, -2.0),
    (ProposalLabel, -2.0),
    (VoteLabel, -2.0),
    (DecisionLabel, -2.0),
    (ActionLabel, -2.0),
    (Recommendation, -2.0),
    (Proposal, -2.0),
    (Vote, -2.0),
    (Decision, -2.0),
    (Conclusion, -2.0),
    (Action, -2.0),
    (Recusal, -2.0),
    (Closing, -2.0),
    (Signature, -2.0),
    (Furniture, NEVER),
    (Note, NEVER),
];

/// What it is worth that one label follows another.
pub(super) fn transition(from: Label, to: Label) -> f32 {
    match (from, to) {
        // Names belong under a label.
        (AttendanceHeading | AttendanceRow, AttendanceRow) => 1.6,
        (AttendanceHeading | AttendanceRow, AttendanceHeading) => 1.0,
        (AgendaHeading | AgendaRow, AgendaRow) => 1.0,
        (Text, AttendanceRow) => -2.0,
        (_, AttendanceRow) => -1.0,
        (_, AgendaRow) => -0.5,
        (Title | Fact, Fact) => 0.5,
        (Title, Title) => 0.3,
        // A label opens a part, which goes on until something else begins.
        (RecommendationLabel, Recommendation) | (DecisionLabel, Decision) | (ProposalLabel, Proposal) => 4.5,
        (Recommendation, Recommendation) | (Decision, Decision) => 2.3,
        (VoteLabel, Vote) => 3.5,
        (VoteLabel, Conclusion) => 1.0,
        (DecisionLabel | Decision, Conclusion) => -2.0,
        (ProposalLabel, Conclusion) => -1.5,
        (Proposal, Proposal) => 2.2,
        (ActionLabel, Action) => 3.0,
        (Action, Action) => 0.6,
        // Without its label there is none of these.
        (_, Recommendation | Decision | Proposal) => NEVER,
        (Signature | Closing, ItemHeading) => -1.0,
        _ => 0.0,
    }
}
