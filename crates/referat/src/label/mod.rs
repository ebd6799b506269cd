//! What each paragraph is: one label of a small set, found as the best
//! sequence over the whole document.

mod agenda;
mod chain;
mod evidence;
mod features;
mod sequence;
mod sign_off;
mod weights;

use referat_document::Layer;

pub(crate) use self::chain::Head;
use self::chain::Items;
use self::evidence::{ATTENDANCE, OUTCOMES, lists_names};
use self::features::{Chain, Features, Zone};
use self::sequence::{Choice, Scores};
use self::weights::{CUES, FREE, LABELS, NEVER, PRIORS};
use crate::fields::case_number::Shape;
use crate::fields::meeting::is_kind_of_meeting;
use crate::lexicon::{Hits, Lexicon, Term};
use crate::paragraph::Paragraph;

/// Most words of an organ's name on a line of its own.
const ORGAN_WORDS: usize = 4;
/// How many of the first paragraphs may name a meeting in their first word.
const TITLE_LINES: usize = 3;

/// What a paragraph does in the minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(clippy::enum_variant_names, reason = "a part's label and its text are different things")]
pub(crate) enum Label {
    /// Text of no special kind.
    #[default]
    Text,
    /// The document's or a meeting's title.
    Title,
    /// A fact of the meeting: `Tid: ...`.
    Fact,
    /// The label over a part of the attendance list, perhaps with names in it:
    /// `Forfall:`, `Til stede: ...`.
    AttendanceHeading,
    /// A row of the attendance list.
    AttendanceRow,
    /// The label over the printed list of items.
    AgendaHeading,
    /// A row of that list.
    AgendaRow,
    /// An item's number and title.
    ItemHeading,
    /// A heading within an item, such as an organisation in a round table.
    Section,
    /// A label of an item's part, perhaps with text after it.
    BackgroundLabel,
    /// ... of the assessment.
    AssessmentLabel,
    /// ... of the recommendation.
    RecommendationLabel,
    /// ... of the treatment.
    TreatmentLabel,
    /// ... of a proposal.
    ProposalLabel,
    /// ... of the vote.
    VoteLabel,
    /// ... of the decision.
    DecisionLabel,
    /// ... of tasks.
    ActionLabel,
    /// Text of the recommendation.
    Recommendation,
    /// Text of a proposal.
    Proposal,
    /// Text that tells of a vote.
    Vote,
    /// Text of a decision, under its label.
    Decision,
    /// A decision by its own words, without a label.
    Conclusion,
    /// Text of a task.
    Action,
    /// Someone's disqualification.
    Recusal,
    /// The end of the meeting, the next meeting, distribution.
    Closing,
    /// A signature.
    Signature,
    /// Page headers and footers, and addresses that an extractor appended.
    Furniture,
    /// Footnotes, comments, hidden and deleted text.
    Note,
}

/// A paragraph with what was found out about it.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    /// The paragraph.
    pub(crate) paragraph: Paragraph,
    /// The lexicon's phrases in its text (byte offsets of `paragraph.text`).
    pub(crate) hits: Hits,
    /// What it is.
    pub(crate) label: Label,
    /// By how much the label's sequence beat the best one with another label.
    pub(crate) margin: f32,
    /// The label of that other sequence.
    pub(crate) runner_up: Label,
    /// The cues that held.
    pub(crate) cues: CueSet,
}

impl Label {
    /// Every label.
    #[cfg(test)]
    pub(crate) const ALL: &[Self] = &LABELS;

    /// Its name, in kebab-case, as `explain` gives it.
    #[must_use]
    pub(crate) fn name(self) -> String {
        let mut name = String::new();
        for it in format!("{self:?}").chars() {
            if it.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(it.to_lowercase());
        }
        name
    }
}

/// Whether one of the phrases tells what came of a matter.
pub(crate) fn tells_outcome(hits: &Hits) -> bool {
    hits.terms().meets(OUTCOMES)
}

/// Every paragraph with its label, and the items' headings.
pub(crate) fn label(paragraphs: Vec<Paragraph>, lexicon: &Lexicon) -> (Vec<Labelled>, Vec<Head>) {
    let hits: Vec<Hits> = paragraphs.iter().map(|it| features::hits(it, lexicon)).collect();
    let mut features: Vec<Features<'_>> = paragraphs
        .iter()
        .zip(&hits)
        .map(|(paragraph, hits)| Features::of(paragraph, hits, lexicon))
        .collect();
    number(&mut features);
    mark_action_tables(&mut features);
    mark_people(&mut features, lexicon);
    mark_groups(&mut features);
    mark_records(&mut features);
    // The record of an election has headings, but no items.
    let is_election = features.iter().take(8).any(|it| it.leads.contains(Term::TitleElection));
    for it in features.iter_mut().filter(|it| it.is_short()) {
        it.structural = chain::is_structural(it);
        it.opens_with_meeting = it.before < TITLE_LINES && opens_with_meeting(it.content(), lexicon);
    }
    let items = if is_election { Items::default() } else { chain::items(&features, lexicon) };
    mark(&mut features, &items);
    mark_words_below_names(&mut features);
    sign_off::mark(&mut features, lexicon);
    let (choices, held): (Vec<Choice>, Vec<CueSet>) = choose(&features).into_iter().unzip();
    drop(features);
    let labelled = paragraphs.into_iter().zip(hits).zip(choices.into_iter().zip(held));
    let labelled = labelled.map(|((paragraph, hits), (choice, cues))| Labelled {
        paragraph,
        hits,
        label: choice.label,
        margin: choice.margin,
        runner_up: choice.runner_up,
        cues,
    });
    (labelled.collect(), items.heads)
}

/// Whether the first word of a short text is a compound for a meeting.
fn opens_with_meeting(content: &str, lexicon: &Lexicon) -> bool {
    const WORDS: usize = 12;
    let mut words = content.split(' ');
    let first = words.next().filter(|it| it.starts_with(char::is_uppercase));
    first.is_some_and(|it| is_kind_of_meeting(it.trim_end_matches(':'), lexicon)) && words.count() < WORDS
}

/// Sets each paragraph's place in the body, and what stands around it.
fn number(features: &mut [Features<'_>]) {
    let body = features.iter().filter(|it| it.is_body()).count().max(1);
    let mut before = 0;
    for it in features.iter_mut() {
        it.before = before;
        it.place = before as f32 / body as f32;
        before += usize::from(it.is_body());
    }
    let mut after_attendance = false;
    for at in 0..features.len() {
        let next = features[at + 1..].iter().find(|it| it.is_body());
        let heads_list =
            features[at].paragraph.depth == 0 && next.is_some_and(|next| next.paragraph.depth > 0);
        let is_person = |it: &Features<'_>| it.names == 1 && it.words <= 8 && it.label_end.is_none();
        let heads_names = heads_list && next.is_some_and(is_person);
        let is_last = next.is_none();
        let before = features[..at].iter().rev().find(|it| it.is_body());
        let paragraph = features[at].paragraph;
        let far_below = before.is_some_and(|before| paragraph.gap > before.paragraph.gap + 0.9);
        let is_point = |it: &Features<'_>| it.paragraph.depth == paragraph.depth && paragraph.depth > 0;
        let next_point = before.is_some_and(is_point);
        let markers = before.and_then(|it| it.paragraph.marker()).zip(paragraph.marker());
        let next_number = next_point && markers.is_some_and(|(before, marker)| is_next(before, marker));
        let has_bullet = paragraph.marker().is_some_and(|it| !it.contains(char::is_alphanumeric));
        let among_points = has_bullet && next.is_some_and(is_point);
        features[at].is_last = is_last;
        features[at].far_below = far_below;
        features[at].next_point = next_point;
        features[at].next_number = next_number;
        features[at].outer_point = is_outer_point(&features[..at], paragraph);
        features[at].among_points = among_points;
        features[at].heads_list = heads_list;
        features[at].heads_names = heads_names;
        features[at].after_attendance = after_attendance;
        after_attendance |= [Term::Present, Term::Absent].iter().any(|term| features[at].is_labelled(*term));
    }
}

/// Whether the paragraph's marker goes on the list that was left for a line
/// with a label and its text: `b) Valg av referent`, `Vedtak: Valgt.`, `c) ...`.
fn is_outer_point(above: &[Features<'_>], paragraph: &Paragraph) -> bool {
    /// How far back the list may have been left.
    const NEAR: usize = 12;
    let Some(marker) = paragraph.marker() else { return false };
    let mut body = above.iter().rev().filter(|it| it.is_body());
    let is_labelled = |it: &Features<'_>| {
        let rest = it.label_end.map_or("", |end| it.paragraph.text[end..].trim());
        it.paragraph.depth == 0 && rest.starts_with(char::is_alphabetic)
    };
    body.next().is_some_and(is_labelled)
        && body
            .take(NEAR)
            .find(|it| it.paragraph.depth == paragraph.depth)
            .and_then(|it| it.paragraph.marker())
            .is_some_and(|before| is_next(before, marker))
}

/// Whether a marker is the next of its list: `2.` after `1.`, `c)` after `b)`.
fn is_next(before: &str, marker: &str) -> bool {
    place_of(before) > 0 && place_of(before) + 1 == place_of(marker)
}

/// The place in a list that a marker tells: 3 for `3.` and `c)`, 0 for a sign.
fn place_of(marker: &str) -> u32 {
    let core = marker.trim_matches(|it: char| !it.is_alphanumeric());
    let letter = Some(core).filter(|it| it.len() == 1).and_then(|it| it.chars().next()?.to_digit(36));
    core.parse().ok().or(letter.map(|it| it.saturating_sub(9))).unwrap_or(0)
}

/// Marks the rows under a header row that names who is responsible, or by
/// when, and whether a label for tasks is right above the table.
fn mark_action_tables(features: &mut [Features<'_>]) {
    let mut heads_actions = false;
    let mut table = None;
    let mut under_label = false;
    for it in features.iter_mut() {
        if !it.paragraph.is_row() {
            heads_actions = false;
            under_label = it.is_labelled(Term::ActionHeading);
            continue;
        }
        if !heads_actions || it.paragraph.table != table {
            table = it.paragraph.table;
            heads_actions = is_head_of_actions(it);
            continue;
        }
        it.in_action_table = heads_actions;
        it.in_task_list = heads_actions && under_label;
    }
}

/// Marks the rows under a header row for people, and what stands right under a
/// label of the attendance list: list items, and the names that a line lists;
/// and the line that goes on a list which a comma left open.
fn mark_people(features: &mut [Features<'_>], lexicon: &Lexicon) {
    let mut in_table = None;
    let mut in_list = false;
    let mut under_label = false;
    let mut is_open = false;
    for it in features.iter_mut().filter(|it| it.is_body()) {
        if it.paragraph.is_row() {
            let goes_on = in_table == Some(it.paragraph.table);
            it.in_attendance = goes_on;
            if is_head_of_people(it) {
                in_table = Some(it.paragraph.table);
            } else if !goes_on {
                in_table = None;
            }
        } else {
            in_table = None;
        }
        let is_label = it.labels.meets(ATTENDANCE) && it.paragraph.depth == 0;
        let is_line = it.paragraph.depth == 0 && !it.paragraph.is_row() && !is_label;
        it.in_attendance |= is_line && (is_open || under_label && lists_names(it, lexicon));
        under_label = is_label && (it.is_bare() || it.label_end.is_none());
        is_open = (is_label || it.in_attendance) && it.content().trim_end().ends_with(',');
        if under_label {
            in_list = true;
        } else if it.paragraph.depth == 0 {
            in_list = false;
        } else {
            it.in_attendance |= in_list;
        }
    }
}

/// Marks lines of a few words that no person has for a name, between names and
/// what they head: `Godkjenninger` under a list and over an item.
fn mark_words_below_names(features: &mut [Features<'_>]) {
    const FEW: usize = 4;
    const RUNNING_TEXT: usize = 8;
    let body: Vec<usize> = (0..features.len()).filter(|at| features[*at].is_body()).collect();
    for at in body.windows(3) {
        let [above, it, below] = [&features[at[0]], &features[at[1]], &features[at[2]]];
        let is_word = it.names == 0
            && it.words <= FEW
            && it.label_end.is_none()
            && it.paragraph.depth == 0
            && !it.paragraph.is_row()
            && !it.in_attendance;
        let is_text = below.words > RUNNING_TEXT && below.names == 0 && below.label_end.is_none();
        let is_below_names = above.names > 0 && above.chain == Chain::None;
        features[at[1]].below_names = is_word && is_below_names && (below.chain != Chain::None || is_text);
    }
}

/// Marks short lines between two labels of the attendance list: some bodies
/// name the groups that met, not their people.
fn mark_groups(features: &mut [Features<'_>]) {
    const LONGEST: usize = 3;
    let is_label = |it: &Features<'_>| it.label_end.is_some() && it.leads.meets(ATTENDANCE);
    let is_short = |it: &Features<'_>| {
        it.words <= LONGEST && it.label_end.is_none() && !it.is_sentence() && it.chain == Chain::None
    };
    for at in 0..features.len() {
        if !is_label(&features[at]) || !features[at].is_bare() {
            continue;
        }
        let short = features[at + 1..].iter().take_while(|it| is_short(it) && !is_label(it)).count();
        if features.get(at + 1 + short).is_some_and(is_label) {
            features[at + 1..=at + short].iter_mut().for_each(|it| it.in_attendance = true);
        }
    }
}

/// Marks the titles of records: a title's word on a line that stands out, with
/// the day or the people under it.
fn mark_records(features: &mut [Features<'_>]) {
    /// How far from its title a record states its facts.
    const HEAD: usize = 8;
    let is_title = |it: &Features<'_>| {
        it.is_body()
            && it.is_short()
            && it.prominence >= 0.8
            && [Term::TitleMinutes, Term::TitleProtocol].iter().any(|term| it.lead(*term).is_some())
    };
    let is_fact = |it: &Features<'_>| {
        let has_figure = it.content().bytes().any(|it| it.is_ascii_digit());
        [Term::FactDate, Term::FactTime].iter().any(|term| has_figure && it.is_labelled(*term))
            || [Term::Present, Term::Members].iter().any(|term| it.is_labelled(*term))
    };
    for at in 0..features.len() {
        let head = features[at + 1..].iter().filter(|it| it.is_body()).take(HEAD);
        let begins = is_title(&features[at]) && head.take_while(|it| !is_title(it)).any(is_fact);
        features[at].begins_record = begins;
    }
}

/// Whether the row's cells are short, and two or more are words over columns
/// of people.
fn is_head_of_people(it: &Features<'_>) -> bool {
    const HEADS: &[Term] = &[
        Term::ColumnName,
        Term::ColumnGivenName,
        Term::ColumnFamilyName,
        Term::ColumnRole,
        Term::ColumnParty,
        Term::ColumnOrganization,
        Term::ColumnSubstituteFor,
        Term::SubstitutedBy,
        Term::Present,
        Term::Absent,
    ];
    let cells = &it.paragraph.cells;
    let is_head = |cell: &std::ops::Range<usize>| {
        HEADS.iter().any(|term| it.hits.of(*term).any(|hit| hit.start == cell.start))
    };
    let heads = cells.iter().filter(|cell| is_head(cell)).count();
    it.words <= 16
        && heads > 1
        && heads * 2 >= cells.len()
        && it.hits.has_any(&[Term::ColumnName, Term::ColumnGivenName, Term::Absent, Term::Present])
}

/// Whether the row's cells are short, and one is a word for who or by when.
fn is_head_of_actions(it: &Features<'_>) -> bool {
    let is_cell = |term: Term| {
        let cells = &it.paragraph.cells;
        it.hits
            .of(term)
            .any(|hit| cells.iter().any(|cell| cell.start == hit.start && cell.end <= hit.end + 1))
    };
    let (who, when) = (is_cell(Term::Responsible), is_cell(Term::Due));
    it.words <= 12 && (who && when || it.names == 0 && (who || when))
}

/// Sets what the chain of items says of each paragraph.
fn mark(features: &mut [Features<'_>], items: &Items) {
    for row in &items.agenda {
        features[*row].chain = Chain::Agenda;
    }
    for head in items.heads.iter().filter(|it| !it.implied) {
        features[head.at].chain = if head.depth == 0 { Chain::Item } else { Chain::SubItem };
        if let Some(title) = head.title {
            features[title].chain = Chain::Title;
        }
        if head.label.as_ref().is_some_and(|it| it.shape == Shape::Apart) {
            // The organ's name may stand on a line of its own above.
            let above = features[..head.at].iter_mut().rev().find(|it| it.is_body());
            if let Some(above) = above.filter(|it| it.names_organ && it.words <= ORGAN_WORDS) {
                above.heads_item_row = true;
            }
            let table = features[head.at].paragraph.table;
            let rows = features[..head.at].iter_mut().rev();
            let rows = rows.take_while(|it| it.paragraph.is_row() && it.paragraph.table == table);
            rows.filter(|it| !it.has_date).for_each(|it| it.heads_item_row = true);
        }
    }
    for (it, is_point) in features.iter_mut().zip(&items.points) {
        it.is_point = *is_point;
    }
    let first = items.heads.first().map_or(features.len(), |head| head.at);
    let mut last: Option<usize> = None;
    let is_implied = items.heads.first().is_some_and(|head| head.implied);
    let mut zone = if is_implied { Zone::Items } else { Zone::Head };
    let mut elects = false;
    for at in first..features.len() {
        let is_heading = features[at].chain != Chain::None;
        if is_heading {
            zone = Zone::Items;
            elects = features[at].hits.has(Term::Election);
        } else if features[at].begins_record {
            zone = Zone::Head;
            elects = false;
        }
        features[at].zone = zone;
        features[at].elects = elects && !is_heading;
        if matches!(features[at].chain, Chain::Item | Chain::SubItem)
            && let Some(last) = last.take()
        {
            features[last].last_of_item = true;
        } else if features[at].is_body() {
            last = Some(at);
        }
    }
    if let Some(last) = last {
        features[last].last_of_item = true;
    }
}

/// By how much a label wins that the reader gives.
const CERTAIN: f32 = 100.0;

/// Each paragraph's label and the cues that held. What the reader set apart is
/// no part of the sequence: the text goes on over a page's foot.
fn choose(features: &[Features<'_>]) -> Vec<(Choice, CueSet)> {
    let body = features.iter().filter(|it| it.is_body()).map(scores);
    let (scores, held): (Vec<Scores>, Vec<CueSet>) = body.unzip();
    let mut body = sequence::best(&scores).into_iter().zip(held);
    let given = |label| (Choice { label, margin: CERTAIN, runner_up: Label::Text }, CueSet::default());
    let choice = |it: &Features<'_>| match it.paragraph.layer {
        Layer::Body => body.next().unwrap_or_else(|| given(Label::Text)),
        Layer::Furniture => given(Label::Furniture),
        _ => given(Label::Note),
    };
    features.iter().map(choice).collect()
}

/// What a label without any cue is set back by, where it needs one: more than
/// the longest sequence can gain by it.
const IMPOSSIBLE: f32 = -NEVER;

/// What each label is worth before any cue.
const WITHOUT_CUES: Scores = {
    let mut scores = [0.0; LABELS.len()];
    let mut at = 0;
    while at < PRIORS.len() {
        scores[PRIORS[at].0 as usize] += PRIORS[at].1;
        at += 1;
    }
    scores
};

/// Which labels no cue needs to speak for.
const NEEDS_NO_CUE: [bool; LABELS.len()] = {
    let mut free = [false; LABELS.len()];
    let mut at = 0;
    while at < FREE.len() {
        free[FREE[at] as usize] = true;
        at += 1;
    }
    free
};

/// What each label is worth for one paragraph of the body.
fn scores(features: &Features<'_>) -> (Scores, CueSet) {
    let mut scores = WITHOUT_CUES;
    let mut held = CueSet::default();
    let mut spoken_for = NEEDS_NO_CUE;
    for (at, cue) in CUES.iter().enumerate().filter(|(_, cue)| (cue.holds)(features)) {
        held.insert(at);
        for (label, vote) in cue.votes {
            scores[*label as usize] += vote;
            spoken_for[*label as usize] |= *vote > 0.0;
        }
    }
    for (score, _) in scores.iter_mut().zip(spoken_for).filter(|(_, is_spoken_for)| !is_spoken_for) {
        *score -= IMPOSSIBLE;
    }
    (scores, held)
}

/// The cues that held for a paragraph, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CueSet([u128; 2]);

impl CueSet {
    const WORD: usize = u128::BITS as usize;

    fn has(self, cue: usize) -> bool {
        self.0[cue / Self::WORD] & 1 << (cue % Self::WORD) != 0
    }

    fn insert(&mut self, cue: usize) {
        self.0[cue / Self::WORD] |= 1 << (cue % Self::WORD);
    }

    /// Those that are not among others.
    pub(crate) fn without(self, others: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & !others.0[at]))
    }

    /// Names of those that spoke for the label.
    pub(crate) fn names(self, label: Label) -> impl Iterator<Item = &'static str> {
        let speaks = move |votes: &[(Label, f32)]| votes.iter().any(|(it, vote)| *it == label && *vote > 0.0);
        let held = CUES.iter().enumerate().filter(move |(at, _)| self.has(*at));
        held.filter(move |(_, cue)| speaks(cue.votes)).map(|(_, cue)| cue.name)
    }
}
