//! Numbered paragraphs that are text and not titles: at the ends of a path,
//! and where all of the record is such.

use rustc_hash::FxHashMap;

use super::super::features::Features;
use super::{Candidate, Head, Key, head};
use crate::fields::case_number::Shape;

/// Fewest numbered paragraphs that are a record by themselves.
const FEWEST: usize = 3;

/// The path with the candidates that go on from its first and its last number.
pub(super) fn extended(
    mut path: Vec<usize>,
    candidates: &[Candidate],
    features: &[Features<'_>],
    boundaries: &[usize],
) -> Vec<usize> {
    let goes_on = |a: usize, b: usize| {
        let (a, b) = (&candidates[a], &candidates[b]);
        is_next(a, b) && boundaries[a.at] == boundaries[b.at]
    };
    let may_head = |at: &usize| is_loose(&candidates[*at], features);
    while let Some(before) = path[0].checked_sub(1).filter(may_head).filter(|it| goes_on(*it, path[0])) {
        path.insert(0, before);
    }
    while let Some(last) = path.last().copied()
        && let Some(after) = Some(last + 1).filter(|it| *it < candidates.len()).filter(may_head)
        && goes_on(last, after)
    {
        path.push(after);
    }
    path
}

/// The numbered paragraphs from 1 on that are most of the document's text.
pub(super) fn texts(features: &[Features<'_>], groups: &FxHashMap<Key, Vec<Candidate>>) -> Vec<Head> {
    let body = features.iter().filter(|it| it.is_body()).count();
    let runs = groups.iter().filter_map(|(key, candidates)| {
        let is_plain = matches!(key, Key::Number(Shape::Stop | Shape::Bracket, prefix) if prefix.is_empty());
        let is_run = candidates.first().is_some_and(|it| it.ordinal == [1])
            && candidates.windows(2).all(|pair| is_next(&pair[0], &pair[1]))
            && candidates.iter().all(|it| is_loose(it, features));
        (is_plain && is_run && candidates.len() >= FEWEST && candidates.len() * 2 > body)
            .then_some(candidates)
    });
    let longest = runs.max_by_key(|it| it.len());
    longest.map_or_else(Vec::new, |run| run.iter().map(|it| head(features, it, 0)).collect())
}

/// Whether one number follows another in the same list.
pub(super) fn is_next(a: &Candidate, b: &Candidate) -> bool {
    match (a.ordinal.as_slice(), b.ordinal.as_slice()) {
        ([before @ .., a], [after @ .., b]) => before == after && a + 1 == *b,
        _ => false,
    }
}

/// Whether it is neither a point of a part nor a person.
fn is_loose(candidate: &Candidate, features: &[Features<'_>]) -> bool {
    const PERSON: usize = 8;
    let it = &features[candidate.at];
    let is_person = it.in_attendance || it.names > 0 && it.words <= PERSON;
    !(candidate.is_point || is_person || it.paragraph.depth > 1)
}
