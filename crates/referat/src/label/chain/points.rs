//! Numbered points of a decision or a recommendation, which head no items.

use super::super::features::Features;
use super::ordinal;
use crate::fields::case_number::ItemLabel;
use crate::lexicon::Term;

/// Which paragraphs are points that run on from 1 right under the label of a
/// part, or under the sentence that announces them.
pub(super) fn under_parts(features: &[Features<'_>], labels: &[Option<ItemLabel>]) -> Vec<bool> {
    let mut under = vec![false; features.len()];
    let mut expected = None;
    for (at, it) in features.iter().enumerate().filter(|(_, it)| it.is_body()) {
        let number = labels[at].as_ref().filter(|it| it.prefix.is_empty() && it.case.is_none()).map(ordinal);
        under[at] = expected.is_some_and(|next| number.as_deref() == Some(&[next]));
        expected = match expected {
            Some(next) if under[at] => Some(next + 1),
            _ => opens_points(it).then_some(1),
        };
    }
    under
}

/// Whether points may follow: a bare label of a part, or words for one before
/// a colon or a comma, as in `Borgmesteren indstiller,`.
fn opens_points(it: &Features<'_>) -> bool {
    const WORDS: usize = 16;
    const PARTS: &[Term] = &[Term::Decision, Term::Recommendation, Term::Proposal];
    let names_part = it.hits.has_any(PARTS) || it.hits.has_any(&[Term::Recommends, Term::Adopted]);
    let is_list_of_items = it.hits.has_any(&[Term::ItemGroup, Term::AgendaHeading]);
    let is_label = || it.label_end.is_none() && PARTS.iter().any(|term| it.is_labelled(*term));
    names_part
        && !is_list_of_items
        && it.words <= WORDS
        && (it.content().trim_end().ends_with([':', ',']) || is_label())
}
