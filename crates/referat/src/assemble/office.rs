//! Who chaired the meeting, and who took its minutes.

mod told;

use super::facts::Fact;
use crate::label::Labelled;
use crate::lexicon::{Lexicon, Term};
use crate::minutes::{Attendance, Meeting, Presence, Signature, Source};

/// Terms for records: someone listed as `Referat` wrote it.
const RECORDS: &[Term] = &[Term::TitleMinutes, Term::TitleProtocol];

/// Sets both: as the head labels them, as what someone is said to have been at
/// the meeting, as sentences tell, or as they signed.
pub(super) fn offices(
    meeting: &mut Meeting,
    labelled: &[&Labelled],
    attendance: &[Attendance],
    signatures: &[Signature],
    facts: &[Fact],
    lexicon: &Lexicon,
) {
    let told = told::told(labelled, lexicon);
    let told = |office: Term| {
        told.iter().find(|it| it.office == office).map(|it| (it.name.clone(), it.source.clone()))
    };
    let chair = stated(Term::FactChair, facts, attendance)
        .or_else(|| present(Term::FactChair, attendance, lexicon))
        .or_else(|| told(Term::FactChair))
        .or_else(|| signed(signatures, |role| is_of_meeting(role, Term::FactChair, lexicon)));
    let secretary = stated(Term::FactMinuteTaker, facts, attendance)
        .or_else(|| present(Term::FactMinuteTaker, attendance, lexicon))
        .or_else(|| told(Term::FactMinuteTaker))
        .or_else(|| signed(signatures, |role| lexicon.hits(role).has(Term::FactMinuteTaker)));
    if let Some((name, source)) = chair {
        meeting.chair = Some(name);
        meeting.sources.insert("chair".to_owned(), source);
    }
    if let Some((name, source)) = secretary {
        meeting.secretary = Some(name);
        meeting.sources.insert("secretary".to_owned(), source);
    }
}

/// What a fact labelled so says, by the name that the list has.
fn stated(term: Term, facts: &[Fact], attendance: &[Attendance]) -> Option<(String, Source)> {
    // `Ref: 12/345`
    let is_name = |value: &str| value.starts_with(char::is_alphabetic);
    let fact = facts.iter().find(|fact| fact.terms.contains(&term) && is_name(&fact.value))?;
    // The list may have given names alone.
    let is_whole = |it: &&Attendance| it.name.contains(' ') && fact.value.contains(it.name.as_str());
    let listed = attendance.iter().find(is_whole);
    let name = listed.map_or_else(|| super::meeting::trim(&fact.value), |it| it.name.clone());
    Some((name, fact.source.clone()))
}

/// The only one who met in such an office.
fn present(term: Term, attendance: &[Attendance], lexicon: &Lexicon) -> Option<(String, Source)> {
    let wrote = |role: &str| {
        term == Term::FactMinuteTaker && RECORDS.iter().any(|record| lexicon.knows(*record, role))
    };
    let is_one = |it: &&Attendance| {
        let role = it.role.as_deref().unwrap_or("");
        it.status != Presence::Absent && (is_of_meeting(role, term, lexicon) || wrote(role))
    };
    only(attendance.iter().filter(is_one).map(|it| (it.name.clone(), it.source.clone())))
}

/// The only one who signed in such a role.
fn signed(signatures: &[Signature], is_role: impl Fn(&str) -> bool) -> Option<(String, Source)> {
    let signed = signatures.iter().filter(|it| it.role.as_deref().is_some_and(&is_role));
    only(signed.map(|it| (it.name.clone(), it.source.clone())))
}

/// Whether a role is an office of the term that one has for a meeting only: the
/// leader of an organ may have left the chair to another.
fn is_of_meeting(role: &str, term: Term, lexicon: &Lexicon) -> bool {
    let hits = lexicon.hits(role);
    hits.of(term)
        .any(|it| hits.of(Term::MeetingOffice).any(|office| office.start == it.start && office.end == it.end))
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}
