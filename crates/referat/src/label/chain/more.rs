//! Headings beside the chain: parts of items, numbers out of order or of other
//! series, and other business without a number.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::agenda::Agenda;
use super::super::evidence::ATTENDANCE;
use super::super::features::Features;
use super::ends::is_next;
use super::{Candidate, Head, Key, head, ordinal};
use crate::fields::case_number::Shape;
use crate::lexicon::Term;

/// The headings with those within items: numbers that go on from the item's
/// (`4.1` under `4`), deeper headings with numbers or letters, and headings of
/// the items' own level without a number.
pub(super) fn with_parts(
    main: Vec<Head>,
    groups: &FxHashMap<Key, Vec<Candidate>>,
    features: &[Features<'_>],
    key: &Key,
) -> Vec<Head> {
    let mut heads = main;
    let taken: FxHashSet<usize> =
        heads.iter().flat_map(|head| std::iter::once(head.at).chain(head.title)).collect();
    let is_free = |at: usize| !taken.contains(&at);
    let enclosing = |at: usize| heads[..heads.partition_point(|head| head.at < at)].last();
    let mut parts: Vec<Head> = Vec::new();
    for (other, candidates) in groups.iter().filter(|(other, _)| *other != key) {
        let Key::Number(shape, _) = other else { continue };
        for (place, candidate) in candidates.iter().enumerate().filter(|(_, it)| is_free(it.at)) {
            let it = &features[candidate.at];
            let Some(parent) = enclosing(candidate.at) else { continue };
            let parent_ordinal = parent.label.as_ref().map_or_else(Vec::new, ordinal);
            let goes_on = candidate.ordinal.len() > 1
                && candidate.ordinal.starts_with(&parent_ordinal)
                && !parent_ordinal.is_empty();
            let title = candidate.label.as_ref().map_or("", |label| it.paragraph.text[label.rest..].trim());
            let is_titled = !title.is_empty() && title.chars().count() <= 160 && !it.paragraph.is_row();
            let depth = u8::try_from(candidate.ordinal.len().saturating_sub(parent_ordinal.len()))
                .unwrap_or(1)
                .max(1);
            // The first of a list may look like one of its points.
            let next = candidates.get(place + 1).filter(|next| is_next(candidate, next));
            let heads_people = candidate
                .label
                .as_ref()
                .is_some_and(|label| it.hits.at(label.rest).any(|hit| ATTENDANCE.contains(hit.term)));
            let stands_out = candidate.own > 0.0 || !heads_people && next.is_some_and(|it| it.own > 0.0);
            if *shape == Shape::Dotted && goes_on && is_titled && stands_out {
                parts.push(head(features, candidate, depth));
            } else if *shape == Shape::Letter && is_titled && it.paragraph.heading.is_some() {
                parts.push(head(features, candidate, 2));
            }
        }
    }
    let level = common_level(&heads, features);
    if let Some(level) = level
        && let Some(candidates) = groups.get(&Key::Heading(level))
    {
        let found: FxHashSet<usize> = parts.iter().map(|it| it.at).collect();
        let more = candidates.iter().filter(|it| it.own > 0.0 && is_free(it.at) && !found.contains(&it.at));
        let more: Vec<Head> = more.map(|it| head(features, it, 0)).collect();
        parts.extend(more);
    }
    heads.extend(parts);
    heads.sort_by_key(|head| head.at);
    heads.dedup_by_key(|head| head.at);
    heads
}

/// The headings with those that numbers of cases make by themselves: out of
/// order in the items' own series, or of another series and on the agenda.
/// Those of another series under an item for such lists are part of it.
pub(super) fn with_strays(
    mut heads: Vec<Head>,
    groups: &FxHashMap<Key, Vec<Candidate>>,
    features: &[Features<'_>],
    main: &Key,
    agenda: &Agenda,
) -> Vec<Head> {
    /// What such a heading is worth by itself at least.
    const LEAST: f32 = 1.5;
    const LISTS: &[Term] = &[Term::Referral, Term::Information, Term::Delegated];
    let number = |head: &Head| head.label.as_ref().map(|label| (label.prefix.clone(), label.number.clone()));
    let taken: FxHashSet<usize> =
        heads.iter().flat_map(|head| std::iter::once(head.at).chain(head.title)).collect();
    let known: FxHashSet<_> = heads.iter().filter_map(number).collect();
    let mut strays: Vec<Head> = Vec::new();
    for (key, candidates) in groups {
        let Key::Number(Shape::Slash | Shape::Word, prefix) = key else { continue };
        for candidate in candidates.iter().filter(|it| !taken.contains(&it.at) && !prefix.is_empty()) {
            let it = &features[candidate.at];
            let title = candidate.label.as_ref().map_or("", |label| &it.paragraph.text[label.rest..]);
            let is_own = key == main;
            let is_heading = candidate.own >= LEAST && it.is_short() && !it.is_sentence();
            let goes_on =
                title.starts_with(char::is_uppercase) && heads.iter().any(|it| goes_on(it, candidate));
            if !is_heading || !is_own && !goes_on && !is_sister(key, main) && !agenda.repeats(title) {
                continue;
            }
            let above = &heads[..heads.partition_point(|head| head.at < candidate.at)];
            let above = above.iter().rev().find(|head| head.depth == 0);
            let is_listed = above.is_some_and(|head| features[head.at].hits.has_any(LISTS));
            strays.push(head(features, candidate, u8::from(!is_own && !goes_on && is_listed)));
        }
    }
    strays.retain(|head| number(head).is_some_and(|it| !known.contains(&it)));
    heads.extend(strays);
    heads.sort_by_key(|head| head.at);
    heads
}

/// Whether a candidate of another series is of the same meeting as a heading:
/// its number is the year's next, or it names the meeting too, as `S 1/5/22`
/// after `O-sak 1/5/22`.
fn goes_on(head: &Head, candidate: &Candidate) -> bool {
    let Some((a, b)) = head.label.as_ref().zip(candidate.label.as_ref()) else { return false };
    let meeting =
        |number: &str| number.split_once('/').map(|it| it.1.to_owned()).filter(|it| it.contains('/'));
    let is_next = a.case.as_ref().zip(b.case.as_ref()).is_some_and(|(a, b)| {
        let (first, second) = if head.at < candidate.at { (a, b) } else { (b, a) };
        first.year == second.year && first.sequence + 1 == second.sequence
    });
    is_next || meeting(&a.number).is_some_and(|it| meeting(&b.number) == Some(it))
}

/// Whether two series number matters of one meeting by their kinds: `V-sak`
/// and `O-sak`, `PS` and `PS TEK`.
fn is_sister(one: &Key, other: &Key) -> bool {
    let (Key::Number(one_shape, one), Key::Number(other_shape, other)) = (one, other) else { return false };
    let noun = |it: &str| {
        it.rsplit(['-', ' ']).next().filter(|noun| noun.len() > 2 && noun.len() < it.len()).map(str::to_owned)
    };
    let is_of_kind = noun(one).is_some() && noun(one) == noun(other);
    let is_within = || one.starts_with(&format!("{other} ")) || other.starts_with(&format!("{one} "));
    one_shape == other_shape && !one.is_empty() && !other.is_empty() && (is_of_kind || is_within())
}

/// The headings with the lettered lines right under an item that each have a
/// decision of their own: `A) Valg av møteleder`.
pub(super) fn with_lettered(
    mut heads: Vec<Head>,
    groups: &FxHashMap<Key, Vec<Candidate>>,
    features: &[Features<'_>],
) -> Vec<Head> {
    let Some(letters) = groups.get(&Key::Number(Shape::Letter, String::new())) else { return heads };
    let mut found = Vec::new();
    for (place, item) in heads.iter().enumerate() {
        let end = heads.get(place + 1).map_or(features.len(), |next| next.at);
        let parts: Vec<&Candidate> = letters.iter().filter(|it| it.at > item.at && it.at < end).collect();
        let ends = parts.iter().skip(1).map(|it| it.at).chain([end]);
        let is_decided = |(part, end): (&&Candidate, usize)| {
            features[part.at + 1..end].iter().any(|it| it.is_part_label(Term::Decision))
        };
        let is_capital =
            |it: &&Candidate| it.label.as_ref().is_some_and(|it| it.number.starts_with(char::is_uppercase));
        let first = features[item.at + 1..end].iter().position(Features::is_body).map(|it| item.at + 1 + it);
        if parts.len() > 1
            && parts.first().map(|it| it.at) == first
            && parts.iter().zip(1..).all(|(it, place)| it.ordinal == [place])
            && parts.iter().all(is_capital)
            && parts.iter().zip(ends).all(is_decided)
        {
            found.extend(parts.into_iter().map(|it| head(features, it, item.depth + 1)));
        }
    }
    heads.extend(found);
    heads.sort_by_key(|head| head.at);
    heads
}

/// The headings with a line that is the word for other business, perhaps with
/// its text behind a colon: it often has no number.
pub(super) fn with_other_business(
    mut heads: Vec<Head>,
    features: &[Features<'_>],
    agenda: &Agenda,
) -> Vec<Head> {
    let Some(first) = heads.first().map(|head| head.at) else { return heads };
    let taken: FxHashSet<usize> =
        heads.iter().flat_map(|head| std::iter::once(head.at).chain(head.title)).collect();
    let is_heading = |at: &usize| {
        let it = &features[*at];
        it.is_body()
            && (it.hits.is(Term::OtherBusiness) || it.is_labelled(Term::OtherBusiness) && !it.is_bare())
            && it.paragraph.depth == 0
            && !it.paragraph.is_row()
            && !taken.contains(at)
            && agenda.rows.binary_search(at).is_err()
    };
    let found = (first..features.len()).filter(is_heading);
    heads.extend(found.map(|at| Head { at, label: None, depth: 0, title: None, implied: false }));
    heads.sort_by_key(|head| head.at);
    heads
}

/// The heading level that most of the items have.
fn common_level(heads: &[Head], features: &[Features<'_>]) -> Option<u8> {
    let level = features[heads.first()?.at].paragraph.heading?;
    let same = heads.iter().filter(|head| features[head.at].paragraph.heading == Some(level)).count();
    (same * 10 >= heads.len() * 7).then_some(level)
}
