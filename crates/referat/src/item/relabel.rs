//! What the parts of an item are when they are seen together: a list belongs
//! to the line that announces it, and who proposes or dissents decides nothing.

use super::Context;
use super::{action, proposal, vote};
use crate::label::{Label, Labelled};
use crate::lexicon::Term;

/// Longest statement of a vote and nothing else, in words.
const VOTE_WORDS: usize = 8;
/// Most paragraphs of a decision between its first and the vote on it.
const BETWEEN: usize = 4;

/// The paragraphs, some with another label.
pub(super) fn relabelled(mut parts: Vec<Labelled>, context: &Context<'_>) -> Vec<Labelled> {
    settle_summaries(&mut parts);
    // The part whose list goes on.
    let mut open: Option<Label> = None;
    let mut is_dissent = false;
    // Whether the words before announce what was decided: `Utvalget vedtok:`.
    let mut is_announced = false;
    for part in &mut parts {
        if is_announced && part.label == Label::Conclusion {
            part.label = Label::Decision;
        }
        is_announced = part.label == Label::Decision
            && part.paragraph.content().trim_end().ends_with(':')
            && part.hits.has_any(&[Term::Unanimous, Term::Adopted]);
        is_dissent = part.label == Label::Decision && (is_dissent || part.hits.lead(Term::Dissent).is_some());
        let is_item = part.paragraph.depth > 0 && matches!(part.label, Label::Text | Label::Conclusion);
        match open.filter(|_| is_item) {
            Some(label) => part.label = label,
            None if is_dissent => part.label = Label::Text,
            None => {
                open = opened(part);
                let is_body = matches!(part.label, Label::Recommendation | Label::Decision);
                if is_body && proposal::is_by_someone(part, context) {
                    part.label = Label::Proposal;
                } else if part.label == Label::Decision && action::is_labelled(part) {
                    part.label = Label::Action;
                }
            }
        }
    }
    for at in 0..parts.len() {
        settle_vote(&mut parts, at, context);
    }
    parts
}

/// A summary over what was decided tells what was said: `Oppsummering` before
/// `Konklusjon`.
fn settle_summaries(parts: &mut [Labelled]) {
    let is_decision = |it: &Labelled| it.label == Label::DecisionLabel;
    let is_summary = |it: &Labelled| is_decision(it) && it.hits.lead(Term::Treatment).is_some();
    let Some(last) = parts.iter().rposition(|it| is_decision(it) && !is_summary(it)) else { return };
    let mut in_summary = false;
    for part in &mut parts[..last] {
        in_summary = is_summary(part) || in_summary && part.label == Label::Decision;
        if in_summary {
            part.label = if is_summary(part) { Label::TreatmentLabel } else { Label::Text };
        }
    }
}

/// How the vote went, under what was decided, decides nothing more; what
/// stands between belongs to the decision: `Vedtak: ... Enstemmig vedtatt.`
fn settle_vote(parts: &mut [Labelled], at: usize, context: &Context<'_>) {
    let part = &parts[at];
    let is_counted = || vote::is_counted(part.paragraph.content(), context);
    if part.paragraph.content().split_whitespace().count() > VOTE_WORDS {
        return;
    }
    if part.label == Label::Decision {
        // `Vedtatt mot én stemme (Dal).` closes what was decided.
        let is_told = at
            .checked_sub(1)
            .is_some_and(|above| matches!(parts[above].label, Label::Decision | Label::DecisionLabel));
        let opens = || [Term::Adopted, Term::Approved].iter().any(|term| part.hits.lead(*term).is_some());
        if is_told && part.paragraph.marker().is_none() && opens() && is_counted() {
            parts[at].label = Label::Vote;
        }
        return;
    }
    let is_vote = || part.hits.has(Term::Unanimous) || is_counted();
    if part.label != Label::Conclusion || part.hits.has(Term::Motion) || !is_vote() {
        return;
    }
    let first = at.saturating_sub(BETWEEN);
    let between = parts[first..at].iter().rev().take_while(|it| it.label == Label::Text).count();
    let Some(above) = at.checked_sub(between + 1).map(|it| &parts[it]) else { return };
    if above.label == Label::Decision {
        parts[at - between..at].iter_mut().for_each(|it| it.label = Label::Decision);
        parts[at].label = Label::Vote;
    }
}

/// The label of the list that a paragraph announces.
fn opened(part: &Labelled) -> Option<Label> {
    let label = match part.label {
        Label::Recommendation | Label::RecommendationLabel => Label::Recommendation,
        Label::Decision | Label::DecisionLabel => Label::Decision,
        _ => return None,
    };
    let content = part.paragraph.content().trim_end();
    let is_open = !content.ends_with(['.', '!', '?', ';']) && content.contains(' ');
    is_open.then_some(label)
}
