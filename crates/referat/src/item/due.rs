//! By when something is to be done.

use super::Context;
use crate::fields::{date, resolve};
use crate::lexicon::{Hits, Term};
use crate::minutes::DatedText;

/// How far after the word for a time limit its date may begin, in bytes.
const REACH: usize = 9;
/// Most words of a time limit that is no date: `i forbindelse med budsjettet`.
const WORDS: usize = 8;

/// The time limit that a task states, and where its words begin: a date, a
/// meeting, or what follows a word such as `innen`.
pub(super) fn due(text: &str, context: &Context<'_>) -> Option<(DatedText, usize)> {
    due_by(text, &context.lexicon.hits(text), context)
}

/// [`due`], where the lexicon's phrases in the text are known.
pub(super) fn due_by(text: &str, hits: &Hits, context: &Context<'_>) -> Option<(DatedText, usize)> {
    let leads: Vec<_> = hits.of(Term::Due).collect();
    let days = date::dates(text, context.lexicon);
    let dated_lead = leads.iter().find_map(|lead| {
        let day = days.iter().find(|it| it.range.start >= lead.end && it.range.start <= lead.end + REACH)?;
        Some((lead.start, day.range.clone()))
    });
    if let Some((start, day)) = dated_lead {
        return Some((dated(&text[day], context), start));
    }
    let meeting =
        hits.of(Term::NextMeeting).chain(hits.of(Term::RelativeDate)).max_by_key(|it| it.end - it.start);
    if let Some(meeting) = meeting {
        return Some((dated(&text[meeting.start..meeting.end], context), meeting.start));
    }
    let lead = leads.first()?;
    // Words before a date stand alone, `snarest`, or have an object.
    let rest = &text[lead.end..];
    let clause = rest.find([',', ';', '.', '(']).map_or(rest, |end| &rest[..end]);
    let is_within = |it: &&date::DateMatch| (lead.end..lead.end + clause.len()).contains(&it.range.start);
    if let Some(day) = days.iter().find(is_within) {
        return Some((dated(&text[day.range.clone()], context), lead.start));
    }
    let is_short = clause.split_whitespace().count() <= WORDS;
    let end = if is_short { lead.end + clause.trim_end().len() } else { lead.end };
    let is_stated =
        end > lead.end || context.lexicon.hits(&text[lead.start..lead.end]).has(Term::RelativeDate);
    is_stated.then(|| (dated(&text[lead.start..end], context), lead.start))
}

/// The words with the day that they give.
pub(super) fn dated(text: &str, context: &Context<'_>) -> DatedText {
    let found = date::dates(text, context.lexicon).into_iter().next();
    let value = found
        .and_then(|it| resolve::resolve(&it, context.anchor, resolve::Toward::Future))
        .map(|(value, _)| value);
    DatedText { date: value, text: text.trim().to_owned() }
}
