//! The record of one matter: no line heads what is all there is.

use super::super::evidence::{is_recommended_by, is_treated_by};
use super::super::features::Features;
use super::{Head, Key};
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
    let is_headed = first.is_some_and(|(key, first)| first < at || is_of_cases(key));
    (!is_headed).then_some(Head { at, label: None, depth: 0, title: None, implied: true })
}
