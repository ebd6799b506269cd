//! Sentences that name the absent before those who met for them:
//! `I stedet for Kari Li møtte Ola Vik fra sak 3.`

use super::list;
use crate::fields::person;
use crate::lexicon::{Hit, Lexicon, Term};

/// Bytes of a phrase that also stands before groups: `for Høyre møtte`.
const SHORT: usize = 4;

/// The sentence as a list has it, those who met first:
/// `Ola Vik fra sak 3, møtte i stedet for Kari Li`.
///
/// `is_named` says whether a name stands elsewhere in the list: after a bare
/// `for` it tells a member from a group.
pub(super) fn as_list(text: &str, lexicon: &Lexicon, is_named: impl Fn(&str) -> bool) -> Option<String> {
    let leads = lexicon.leads(text);
    let at_start = |term: Term| leads.lead(term);
    let lead = [Term::SubstituteFor, Term::InTheirPlace].into_iter().filter_map(at_start).max_by_key(end)?;
    let hits = lexicon.hits(text);
    let verbs = [Term::Present, Term::Arrived].into_iter().flat_map(|term| hits.of(term));
    let verb = verbs
        .filter(|it| it.start >= lead.end)
        .max_by_key(|it| (std::cmp::Reverse(it.start), it.end - it.start))?;
    let phrase = format!("{} {}", &text[verb.start..verb.end], &text[lead.start..lead.end]);
    let away = text[lead.end..verb.start].trim();
    let came = text[verb.end..].trim().trim_end_matches('.');
    let came = members(came, lexicon).filter(|it| !it.is_empty())?;
    if lead.term == Term::InTheirPlace {
        return away.is_empty().then(|| with(&came, |_| phrase.clone()));
    }
    let away = members(away, lexicon).filter(|it| it.len() == came.len())?;
    let is_member = |it: &String| end(&lead) - lead.start > SHORT || is_named(it);
    away.iter().all(is_member).then(|| with(&came, |at| format!("{phrase} {}", away[at])))
}

/// Whether a sentence names the absent and then those who met.
pub(super) fn tells(text: &str, lexicon: &Lexicon) -> bool {
    as_list(text, lexicon, |_| true).is_some()
}

fn end(hit: &Hit) -> usize {
    hit.end
}

/// The people of a list, when it names people and nothing else.
fn members(text: &str, lexicon: &Lexicon) -> Option<Vec<String>> {
    let members = list::members(text, true, lexicon);
    let is_person =
        |it: &String| person::person(it, lexicon).is_some_and(|it| person::names_person(&it.name, lexicon));
    members.iter().all(is_person).then_some(members)
}

/// Each member with what is said of it.
fn with(members: &[String], told: impl Fn(usize) -> String) -> String {
    let members = members.iter().enumerate().map(|(at, it)| format!("{it}, {}", told(at)));
    members.collect::<Vec<_>>().join("; ")
}
