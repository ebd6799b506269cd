//! Items that short lines head and nothing else: no number, no face, no style.

use rustc_hash::FxHashSet;

use super::super::features::Features;
use super::Head;
use crate::fields::run_in;
use crate::lexicon::{Term, letters};

/// Longest such line, in words and characters.
const WORDS: usize = 8;
const LENGTH: usize = 60;
/// Fewest words of text under one.
const TEXT: usize = 5;
/// Most words of the line that tells where and when the record was signed.
const DATED: usize = 5;
/// How far down the facts of a meeting stand, in paragraphs.
const HEAD: usize = 15;

/// The lines after the meeting's facts that text stands under, where most of
/// the short lines are such.
pub(super) fn heads(features: &[Features<'_>]) -> Vec<Head> {
    let body: Vec<&Features<'_>> = features.iter().filter(|it| it.is_body()).collect();
    let Some(start) = head_end(&body) else { return Vec::new() };
    let topics = lines(&body, start);
    let topics = if topics.is_empty() { openings(&body, start) } else { topics };
    let heads = (0..features.len()).filter(|at| features[*at].is_body());
    let heads: Vec<usize> =
        heads.enumerate().filter(|(place, _)| topics.contains(place)).map(|(_, at)| at).collect();
    heads.into_iter().map(|at| Head { at, label: None, depth: 0, title: None, implied: false }).collect()
}

/// The end of the part that tells of the meeting, when one does.
fn head_end(body: &[&Features<'_>]) -> Option<usize> {
    const FACTS: &[Term] =
        &[Term::Present, Term::Absent, Term::Members, Term::FactDate, Term::FactPlace, Term::FactMinuteTaker];
    let tells = |it: &Features<'_>| {
        FACTS.iter().any(|term| it.is_labelled(*term))
            || it.hits.lead(Term::TitleMinutes).is_some() && it.is_short()
    };
    // The last line may name an office too, of who signed.
    body.iter().take(HEAD).rposition(|it| tells(it) && !it.is_last).map(|at| at + 1)
}

/// The lines of their own with text right under them.
fn lines(body: &[&Features<'_>], start: usize) -> Vec<usize> {
    let mut topics: Vec<usize> = (start..body.len()).filter(|at| is_topic(body[*at])).collect();
    // A printed list names them before.
    let mut seen = FxHashSet::default();
    topics = topics.into_iter().rev().filter(|at| seen.insert(letters(body[*at].content()))).collect();
    topics.reverse();
    let is_over_text = |at: &&usize| body.get(**at + 1).is_some_and(|it| is_text(it));
    let gap = |at: usize| body.get(at).map_or(0.0, |it| it.paragraph.gap);
    let has_room = |at: &usize| gap(*at) > gap(*at + 1) || body[*at].capitals > 0.9;
    // Where room is left above them, a short line without is text.
    let set_apart = topics.iter().filter(is_over_text).filter(|at| has_room(at)).count();
    if set_apart > 1 {
        topics.retain(|at| gap(*at) > 0.0 || has_room(at));
    }
    let over_text = topics.iter().filter(is_over_text).count();
    let is_many = over_text > 2 || set_apart > 1;
    if is_many && over_text * 2 >= topics.len() { topics } else { Vec::new() }
}

/// The lines that open with one: `Brygga: Vi har fått tillatelse til ...`.
fn openings(body: &[&Features<'_>], start: usize) -> Vec<usize> {
    let opens = |it: &Features<'_>| {
        !it.structural
            && it.paragraph.depth == 0
            && !it.paragraph.is_row()
            && run_in::text_start_of_topic(it.content()).is_some()
    };
    let topics: Vec<usize> = (start..body.len()).filter(|at| opens(body[*at])).collect();
    let texts = body[start..].iter().filter(|it| it.words > WORDS).count();
    if topics.len() > 2 && topics.len() * 3 >= texts * 2 { topics } else { Vec::new() }
}

fn is_topic(it: &Features<'_>) -> bool {
    let content = it.content().trim();
    let is_open = !content.ends_with(['.', ',', ';', '!', '?', '-', '–']);
    let is_label = it.label_end.is_some_and(|end| end < it.paragraph.text.trim_end().len());
    (!it.structural || it.is_date && !it.has_date)
        && !it.is_last
        && !it.paragraph.is_row()
        && it.paragraph.depth == 0
        && it.words <= WORDS
        && it.length <= LENGTH
        && !is_label
        && it.names == 0
        && !it.hits.is(Term::Nothing)
        && !(it.has_date && it.words <= DATED)
        && content.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit())
        && (is_open || it.hits.is(Term::OtherBusiness))
}

/// Whether it is text that may stand under a topic.
fn is_text(it: &Features<'_>) -> bool {
    let is_told = it.is_sentence() || it.content().contains(". ");
    it.words >= TEXT && (is_told || it.words > WORDS) || it.paragraph.depth > 0
}
