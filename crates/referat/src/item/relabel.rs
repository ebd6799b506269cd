//! What the parts of an item are when they are seen together: a list belongs
//! to the line that announces it, and who proposes or dissents decides nothing.

use super::Context;
use super::points::after_label;
use super::{action, proposal, vote};
use crate::fields::meeting::is_organ;
use crate::label::{Label, Labelled};
use crate::lexicon::Term;

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
        is_announced = match part.label {
            Label::DecisionLabel => after_label(part).0.is_empty(),
            Label::Decision => {
                part.paragraph.content().trim_end().ends_with(':')
                    && part.hits.has_any(&[Term::Unanimous, Term::Adopted])
            }
            _ => false,
        };
        is_dissent = part.label == Label::Decision && (is_dissent || opens_dissent(part));
        let is_item = part.paragraph.depth > 0 && matches!(part.label, Label::Text | Label::Conclusion);
        match open.filter(|_| is_item) {
            Some(label) => part.label = label,
            None if is_dissent => part.label = Label::Text,
            None => {
                open = opened(part);
                let is_body = matches!(part.label, Label::Recommendation | Label::Decision);
                if (is_body || part.label == Label::Proposal) && proposal::is_labelled(part, context) {
                    part.label = Label::ProposalLabel;
                } else if is_body && proposal::is_by_someone(part, context) {
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
    settle_own_recommendation(&mut parts, context);
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

/// What an organ recommends to the next, once it has voted, is what it
/// decides: `Formannskapets innstilling:` below the votes on another's.
fn settle_own_recommendation(parts: &mut [Labelled], context: &Context<'_>) {
    let is_vote =
        |it: &Labelled| matches!(it.label, Label::Vote | Label::Conclusion) && it.hits.has(Term::Motion);
    let is_own = |it: &Labelled| {
        let first = it.paragraph.content().split(' ').next().unwrap_or("");
        it.label == Label::RecommendationLabel && is_organ(first, context.lexicon)
    };
    let voted = parts.iter().position(is_vote).unwrap_or(parts.len());
    let is_decided = parts.iter().any(|it| it.label == Label::DecisionLabel);
    let Some(own) = parts[voted..].iter().rposition(is_own).filter(|_| !is_decided) else { return };
    let [label, text @ ..] = &mut parts[voted + own..] else { return };
    label.label = Label::DecisionLabel;
    let text = text.iter_mut().take_while(|it| it.label == Label::Recommendation);
    text.for_each(|it| it.label = Label::Decision);
}

/// Whether a paragraph begins with a statement for the record, or says whose
/// one follows: `Kari Li (H) ba om følgende protokolltilførsel: ...`.
fn opens_dissent(part: &Labelled) -> bool {
    let before = part.paragraph.content().find(':').map(|at| part.paragraph.content + at);
    let announces = |end: usize| part.hits.of(Term::Dissent).any(|it| it.end == end);
    part.hits.lead(Term::Dissent).is_some() || before.is_some_and(announces)
}

/// How the vote went, under what was decided, decides nothing more; what
/// stands between belongs to the decision: `Vedtak: ... Enstemmig vedtatt.`
fn settle_vote(parts: &mut [Labelled], at: usize, context: &Context<'_>) {
    let part = &parts[at];
    let content = part.paragraph.content();
    if part.label == Label::Decision {
        // `Vedtatt mot én stemme (Dal).` closes what was decided.
        let is_told = at.checked_sub(1).map(|above| &parts[above]).is_some_and(|above| match above.label {
            Label::Decision => true,
            Label::DecisionLabel => !after_label(above).0.is_empty(),
            _ => false,
        });
        if is_told && part.paragraph.marker().is_none() && vote::is_all(content, context) {
            parts[at].label = Label::Vote;
        }
        return;
    }
    let is_vote = || vote::is_short(content) && vote::is_told(content, context);
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
