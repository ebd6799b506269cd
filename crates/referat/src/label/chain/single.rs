//! The record of one matter: no line heads what is all there is.

use super::super::evidence::{ATTENDANCE, is_recommended_by, is_treated_by};
use super::super::features::Features;
use rustc_hash::FxHashMap;

use super::{Candidate, Head, Key, head};
use crate::fields::case_number::Shape;
use crate::lexicon::Term;

/// How many paragraphs into the document its kind is told.
const HEAD: usize = 8;

/// Terms that label the parts of an item.
const PARTS: &[Term] = &[
    Term::Recommendation,
    Term::Treatment,
    Term::VoteHeading,
    Term::Decision,
    Term::Background,
    Term::Assessment,
];

/// The one item that a number heads, nearest above the first part of an item.
pub(super) fn numbered(features: &[Features<'_>], groups: &FxHashMap<Key, Vec<Candidate>>) -> Option<Head> {
    /// How far above that part it may stand, in paragraphs.
    const NEAR: usize = 8;
    let is_part = |it: &Features<'_>| it.is_body() && PARTS.iter().any(|term| it.is_part_label(*term));
    let part = features.iter().position(is_part)?;
    let candidates = groups.iter().filter(|(key, _)| matches!(key, Key::Number(..))).flat_map(|it| it.1);
    let may_head = |it: &&Candidate| {
        let line = &features[it.at];
        it.at < part
            && !features[it.at..part].iter().any(|it| it.labels.meets(ATTENDANCE))
            && features[it.at..part].iter().filter(|it| it.is_body()).count() <= NEAR
            && it.own > 0.5
            && !line.paragraph.is_row()
            && !line.has_date
            && !line.is_sentence()
    };
    let titled = |it: &Candidate| {
        let title = it.label.as_ref().map_or("", |label| &features[it.at].paragraph.text[label.rest..]);
        let head = head(features, it, 0);
        let is_titled = title.starts_with(char::is_uppercase) && !title.contains(':');
        (is_titled || head.title.is_some()).then_some(head)
    };
    candidates.filter(may_head).filter_map(titled).max_by_key(|it| it.at)
}

/// The one item of an extract (`Saksprotokoll`), which begins at its first
/// part. What looked like the first heading of a chain may be a point of its
/// decision.
pub(super) fn matter(features: &[Features<'_>], first: Option<(&Key, usize)>) -> Option<Head> {
    let mut body = features.iter().enumerate().filter(|(_, it)| it.is_body());
    let tells = |it: &Features<'_>| {
        it.is_short() && (it.leads.contains(Term::TitleExtract) || it.hits.tail(Term::TitleExtract).is_some())
    };
    let (title, _) = body.by_ref().take(HEAD).find(|(_, it)| tells(it))?;
    let opens = |it: &Features<'_>| PARTS.iter().any(|term| it.is_part_label(*term));
    let is_part = |it: &Features<'_>| {
        !it.paragraph.is_row() && (opens(it) || is_recommended_by(it) || is_treated_by(it))
    };
    let (at, _) = body.find(|(at, it)| *at > title && is_part(it))?;
    let is_of_cases =
        |key: &Key| matches!(key, Key::Number(shape, prefix) if *shape == Shape::Slash || !prefix.is_empty());
    // Where and when the matter was treated stands in rows above.
    let is_above = |first: usize| first < at && !features[first].paragraph.is_row();
    let is_headed = first.is_some_and(|(key, first)| is_above(first) || is_of_cases(key));
    (!is_headed).then_some(Head { at, label: None, depth: 0, title: None, implied: true })
}
