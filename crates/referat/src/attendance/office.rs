//! Chairs and minute takers that a row of their own names.

use super::list;
use crate::fields::person::{self, Person};
use crate::label::Labelled;
use crate::lexicon::{Hit, Lexicon, Term};
use crate::minutes::Source;

/// Terms for offices, and for a record that is named for who wrote it.
const OFFICES: &[Term] = &[Term::FactMinuteTaker, Term::FactChair];
const RECORDS: &[Term] = &[Term::TitleProtocol, Term::TitleMinutes];

/// Someone in an office.
pub(super) struct Office {
    pub(super) role: String,
    pub(super) person: Person,
    pub(super) source: Source,
}

/// Whether a row of the list names a chair or minute taker: `Referent: X`.
pub(super) fn names_office(row: &Labelled, lexicon: &Lexicon) -> bool {
    let text = row.paragraph.content().replace('\t', " ");
    let Some((label, rest)) = text.split_once(':') else { return false };
    let known = lexicon.known(label);
    let is_function = known.has(Term::Function) && known.has(Term::JobTitle);
    known.has_any(OFFICES) && !is_function && !rest.trim().is_empty()
}

/// Whether the phrase is a part of a longer one for a case: `Vår ref.`
fn is_of_reference(hit: &Hit, row: &Labelled) -> bool {
    row.hits.of(Term::FactReference).any(|it| it.start < hit.start && it.end > hit.start)
}

/// The people whom a row names in offices, each with the office as printed.
pub(super) fn offices(row: &Labelled, lexicon: &Lexicon) -> Vec<Office> {
    let content = row.paragraph.content;
    let text = row.paragraph.content();
    let found = |terms: &[Term]| {
        let mut labels: Vec<(usize, usize)> = terms
            .iter()
            .flat_map(|term| row.hits.of(*term))
            .filter(|hit| hit.start >= content && !is_of_reference(hit, row))
            .map(|hit| (hit.start - content, hit.end - content))
            .filter(|(_, end)| {
                text.get(*end..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with([':', '\t']))
            })
            .collect();
        labels.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
        labels.dedup_by(|later, earlier| later.0 < earlier.1);
        labels
    };
    let mut labels = found(OFFICES);
    if labels.is_empty() {
        labels = found(RECORDS);
        labels.retain(|(start, _)| *start == 0);
    }
    let mut offices = Vec::new();
    for (start, end) in labels {
        let (Some(role), Some(rest)) = (text.get(start..end), text.get(end..)) else { continue };
        let names = rest.trim_start_matches([':', '\t', ' ']).split('\t').next().unwrap_or("");
        for member in list::members(names, true, lexicon) {
            let Some(person) = person::person(&member, lexicon) else { continue };
            offices.push(Office { role: role.to_owned(), person, source: row.paragraph.source() });
        }
    }
    offices
}
