//! What stands under an item: its labelled paragraphs as blocks, proposals,
//! votes, decisions and tasks.

mod action;
mod alternatives;
mod ballot;
mod blocks;
mod clause;
mod count;
mod decision;
mod doer;
mod due;
mod group;
mod kind;
mod named;
mod outcome;
mod points;
mod proposal;
mod recommendation;
mod recusal;
mod relabel;
#[cfg(test)]
mod suite;
mod vote;

use std::borrow::Cow;

use jiff::civil::Date;

pub(crate) use self::blocks::blocks;
pub(crate) use self::group::groups;
pub(crate) use self::recusal::closed_group;
use crate::label::{Label, Labelled};
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{DatedText, Item, ItemType};

/// What the paragraphs of an item are read against.
pub(crate) struct Context<'a> {
    pub(crate) lexicon: &'a Lexicon,
    /// Names of those who attended.
    pub(crate) people: &'a [String],
    /// What they represent.
    pub(crate) organizations: &'a [String],
    /// The day of the meeting.
    pub(crate) anchor: Option<Date>,
}

/// Fills an item that has its number and title with what stands under it.
pub(crate) fn fill(item: &mut Item, heading: Option<&Labelled>, parts: Vec<Labelled>, context: &Context<'_>) {
    let lexicon = context.lexicon;
    let parts = &*relabel::relabelled(parts, context);
    let treated = &*treated(parts);
    kind::title(item, context);
    item.blocks = blocks(parts, lexicon);
    item.recommendation = recommendation::recommendation(parts, context);
    item.proposals = proposal::proposals(treated, context);
    item.votes = vote::votes(treated, context);
    proposal::settle(&mut item.proposals, &item.votes, lexicon);
    item.decisions = decision::decisions(parts, context);
    if item.decisions.is_empty() {
        let headed = heading.and_then(|it| decision::headed(it, item, context));
        item.decisions.extend(headed);
    }
    let title = item.title.as_deref().map_or_else(Hits::default, |it| lexicon.hits(it));
    if title.lead(Term::Election).is_some()
        && let Some(elected) = decision::elected(&item.decisions, parts, context)
    {
        item.decisions = vec![elected];
    }
    item.actions = action::actions(&title, treated, context);
    item.recusals = recusal::recusals(treated, context);
    item.closed = recusal::closed(heading, parts, context);
    item.deferred_from = deferred_from(parts, context);
    kind::references(item, parts, context);
    kind::kind(item, &title, context);
    if item.r#type == ItemType::RoundTable {
        // What each tells of their own decides nothing.
        item.decisions.retain(|it| it.label.is_some());
    }
    decision::settle(item, context);
    kind::settle(item);
    let is_round = item.r#type == ItemType::RoundTable;
    blocks::settle(&mut item.blocks, is_round);
}

/// The paragraphs that tell of the meeting itself, without the facts and the
/// assessment of the case, which tell of earlier ones.
fn treated(parts: &[Labelled]) -> Cow<'_, [Labelled]> {
    let opens_case = |it: &Labelled| {
        matches!(
            it.label,
            Label::BackgroundLabel
                | Label::AssessmentLabel
                | Label::RecommendationLabel
                | Label::Recommendation
        )
    };
    if !parts.iter().any(opens_case) {
        return Cow::Borrowed(parts);
    }
    let mut is_case = false;
    let treated = parts.iter().filter(|it| {
        is_case = opens_case(it) || is_case && matches!(it.label, Label::Text | Label::Section);
        !is_case
    });
    Cow::Owned(treated.cloned().collect())
}

/// The earlier meeting that the item says it was deferred from.
fn deferred_from(parts: &[Labelled], context: &Context<'_>) -> Option<DatedText> {
    use crate::fields::{date, resolve};
    let first = parts.iter().take(3).find(|it| {
        matches!(it.label, Label::Text | Label::Conclusion | Label::Section)
            && it.hits.lead(Term::Deferred).is_some()
    })?;
    let text = crate::fields::sentence::sentence(first.paragraph.content());
    let found = date::dates(text, context.lexicon).into_iter().find(|it| it.date.day.is_some())?;
    let value = resolve::resolve(&found, context.anchor, resolve::Toward::Past).map(|(value, _)| value);
    let is_earlier = value
        .as_deref()
        .zip(context.anchor)
        .is_some_and(|(value, anchor)| value < anchor.to_string().as_str());
    is_earlier.then(|| DatedText { date: value, text: text.to_owned() })
}
