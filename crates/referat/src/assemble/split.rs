//! Several meetings in one document.

use std::ops::Range;

use crate::label::{Label, Labelled};
use crate::lexicon::Term;

/// The least number of paragraphs that make a meeting's record.
const LEAST: usize = 3;

/// Bytes of a paragraph that tells of something.
const SENTENCE: usize = 40;

/// How far from its title a record states its facts.
const HEAD: usize = 12;

/// The parts of the document that are one meeting's record each.
///
/// A title begins a new one when the record before it has come as far as its
/// items or people, and the new one states facts of its own.
pub(super) fn meetings(labelled: &[Labelled]) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    let mut last_title: Option<usize> = None;
    for (at, it) in labelled.iter().enumerate() {
        if it.label != Label::Title {
            continue;
        }
        let start = starts.last().copied().unwrap_or(0);
        let follows_title = last_title.is_some_and(|title| {
            labelled[title..at]
                .iter()
                .all(|it| matches!(it.label, Label::Title | Label::Fact | Label::Furniture))
        });
        last_title = Some(at);
        if at > start + LEAST
            && !follows_title
            && has_record(&labelled[start..at])
            && begins_record(&labelled[at..])
        {
            starts.push(letterhead(labelled, start, at));
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([labelled.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).collect()
}

/// Where the record whose title stands at `at` begins: with the lines before
/// its title that also stand first in the record at `start`.
fn letterhead(labelled: &[Labelled], start: usize, at: usize) -> usize {
    let text = |it: &Labelled| it.paragraph.text.trim().to_owned();
    let first: Vec<String> =
        labelled[start..at].iter().take_while(|it| it.label != Label::Title).map(text).collect();
    let repeated = labelled[start..at].iter().rev().take_while(|it| first.contains(&text(it))).count();
    at - repeated.min(first.len())
}

fn has_record(labelled: &[Labelled]) -> bool {
    let telling = |it: &&Labelled| {
        matches!(
            it.label,
            Label::ItemHeading | Label::AttendanceRow | Label::AttendanceHeading | Label::Decision
        )
    };
    // A sentence has room for something; front matter has not.
    let is_told = |it: &&Labelled| it.label == Label::Text && it.paragraph.text.len() > SENTENCE;
    labelled.iter().filter(telling).count() > 0 || labelled.iter().filter(is_told).count() > LEAST
}

/// Whether the next paragraphs state a meeting's facts before another title
/// comes.
fn begins_record(labelled: &[Labelled]) -> bool {
    let title = labelled.first().is_some_and(|it| {
        [Term::TitleMinutes, Term::TitleProtocol].iter().any(|term| it.hits.lead(*term).is_some())
    });
    let own = labelled.iter().skip(1).take(HEAD).take_while(|it| it.label != Label::Title);
    let stated =
        labelled.first().is_some_and(|it| it.paragraph.text.bytes().filter(u8::is_ascii_digit).count() >= 4);
    title && labelled.len() > LEAST && (stated || own.into_iter().any(is_own_fact))
}

/// Whether the paragraph is what every record states anew: when, and who.
fn is_own_fact(it: &Labelled) -> bool {
    let dated = it.label == Label::Fact && it.hits.has_any(&[Term::FactDate, Term::FactTime]);
    dated && it.paragraph.text.bytes().filter(u8::is_ascii_digit).count() >= 4
        || it.label == Label::AttendanceHeading
}
