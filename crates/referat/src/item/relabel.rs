//! What the parts of an item are when they are seen together: a list belongs
//! to the line that announces it, and who proposes or dissents decides nothing.

use super::Context;
use super::proposal;
use crate::label::{Label, Labelled};
use crate::lexicon::Term;

/// The paragraphs, some with another label.
pub(super) fn relabelled(mut parts: Vec<Labelled>, context: &Context<'_>) -> Vec<Labelled> {
    // The part whose list goes on.
    let mut open: Option<Label> = None;
    let mut is_dissent = false;
    for part in &mut parts {
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
                }
            }
        }
    }
    parts
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
