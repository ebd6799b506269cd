//! Who voted what: lists of names and of parties.

use std::ops::Range;

use super::Context;
use super::count::Side;
use super::points::elements;
use crate::fields::{number, person};
use crate::lexicon::{Hits, Lexicon, Term};
use crate::minutes::{Ballot, PartyVote};

/// How many words may stand between a side and the parties that took it.
const REACH: usize = 5;

/// The names and parties that one list gives.
#[derive(Debug, Default)]
pub(super) struct Voters {
    pub(super) ballots: Vec<Ballot>,
    pub(super) parties: Vec<PartyVote>,
}

impl Voters {
    pub(super) fn is_empty(&self) -> bool {
        self.ballots.is_empty() && self.parties.is_empty()
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.ballots.extend(other.ballots);
        for it in other.parties {
            match self.parties.iter_mut().find(|known| known.party == it.party) {
                Some(known) => {
                    known.r#for = known.r#for.or(it.r#for);
                    known.against = known.against.or(it.against);
                }
                None => self.parties.push(it),
            }
        }
    }
}

/// The parts of a text in parentheses that name people or parties: they tell
/// who voted, not how many.
pub(super) fn details(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut rest = 0;
    while let Some(open) = text[rest..].find('(').map(|at| rest + at) {
        let close = text[open..].find(')').map_or(text.len(), |at| open + at);
        let inside = &text[open + 1..close];
        let parts = elements(inside, lexicon);
        let is_list = parts.iter().any(|it| party(it, lexicon).is_some() || person::is_name(it));
        if is_list {
            out.push(open..(close + 1).min(text.len()));
        }
        rest = close.max(open + 1);
    }
    out
}

/// The voters that a list names, all on one side. `value` is the list's count.
pub(super) fn voters(list: &str, side: Side, value: Option<u32>, lexicon: &Lexicon) -> Voters {
    let list = list.trim().trim_start_matches([':', '-', '–', ' ']).trim_end_matches('.');
    let is_bracketed = list.starts_with('(') && list.find(')') == Some(list.len() - 1);
    let list = if is_bracketed { &list[1..list.len() - 1] } else { list };
    let mut out = Voters::default();
    let mut group: Option<String> = None;
    let all = elements(list, lexicon);
    // The list's count is one party's only when the list has but one.
    let is_one = all.len() == 1;
    for element in all {
        // `AP: Kari Li`: a party before its people.
        let element = match element.split_once(':') {
            Some((head, rest)) => {
                group = known(head, lexicon);
                rest.trim()
            }
            None => element,
        };
        if let Some((name, count)) = party(element, lexicon) {
            let count = if is_one { count.or(value) } else { count.filter(|it| Some(*it) != value) };
            let (r#for, against) = match side {
                Side::For => (count, None),
                Side::Against => (None, count),
                Side::Abstain => (None, None),
            };
            out.parties.push(PartyVote { party: name, r#for, against });
        } else if let Some((name, party)) = person(element) {
            out.ballots.push(Ballot {
                name,
                party: party.or_else(|| group.clone()),
                option: option(side).to_owned(),
            });
        }
    }
    out
}

/// The voters of a text that is a side and its list: `Ayes: Ray, Holt`.
pub(super) fn listed(text: &str, lexicon: &Lexicon) -> Option<Voters> {
    let (head, list) = text.split_once(':')?;
    let side = side_word(head.trim(), lexicon)?;
    let parts = elements(list.trim().trim_end_matches('.'), lexicon);
    let is_list = !parts.is_empty() && parts.iter().all(|it| person(it).is_some());
    is_list.then(|| voters(list, side, None, lexicon))
}

/// Whether all of a text is a list of names.
pub(super) fn is_list(text: &str, lexicon: &Lexicon) -> bool {
    let parts = elements(text.trim().trim_end_matches('.'), lexicon);
    !parts.is_empty() && parts.iter().all(|it| person(it).is_some_and(|(name, _)| person::is_name(&name)))
}

/// Parties that are said to be on a side without a count: `mot stemmene til SV
/// og MDG`, `For stemte A, V og C`, `Et flertal (A, V) stemte for`. `hits` are the
/// lexicon's in the text.
pub(super) fn stances(text: &str, hits: &Hits, context: &Context<'_>) -> Voters {
    let lexicon = context.lexicon;
    let mut out = Voters::default();
    if !hits.has_any(&[Term::VoteVerb, Term::Party]) {
        return out;
    }
    let words: Vec<(usize, &str)> = words(text);
    for (at, (start, word)) in words.iter().enumerate() {
        let Some(side) = side(word, lexicon) else { continue };
        let next = words.iter().enumerate().skip(at + 1).take(REACH);
        let list = next
            .take_while(|(_, (_, it))| side_word(it, lexicon).is_none())
            .find(|(_, (_, it))| is_party(it, lexicon));
        if let Some(named) = names_after(text, &words[at + 1..], side, lexicon) {
            out.extend(named);
            continue;
        }
        let Some((first, (from, _))) = list else {
            out.extend(bracket_before(text, *start, side, lexicon).unwrap_or_default());
            continue;
        };
        let is_said = words[at + 1..first].iter().any(|(_, it)| {
            let word = lexicon.meanings(it);
            word.has_any(&[Term::VoteNoun, Term::VoteVerb]) || word.has(Term::ProposalBy)
        });
        if is_said {
            let run = words[first..].iter().take_while(|(_, it)| {
                is_party(it, lexicon)
                    || lexicon.knows(Term::Conjunction, it)
                    || it.bytes().all(|it| it.is_ascii_digit())
            });
            let last = run.filter(|(_, it)| !lexicon.knows(Term::Conjunction, it)).last();
            let end = last.map_or(*from, |(at, it)| at + it.len());
            out.extend(voters(&text[*from..end], side, None, lexicon));
        }
    }
    out
}

/// The people named after `mot forslaget stemte`, to the end of the text.
fn names_after(text: &str, after: &[(usize, &str)], side: Side, lexicon: &Lexicon) -> Option<Voters> {
    let verb = after.iter().take(REACH).find(|(_, it)| lexicon.knows(Term::VoteVerb, it))?;
    let list = text.get(verb.0 + verb.1.len()..)?.trim().trim_end_matches('.');
    is_list(list, lexicon).then(|| voters(list, side, None, lexicon))
}

/// The bracketed list right before the words `stemte for`.
fn bracket_before(text: &str, at: usize, side: Side, lexicon: &Lexicon) -> Option<Voters> {
    let before = text[..at].trim_end();
    let verb = before.rsplit(' ').next()?;
    let list = before.strip_suffix(verb)?.trim_end().strip_suffix(')')?;
    let list = &list[list.rfind('(')? + 1..];
    lexicon.knows(Term::VoteVerb, verb).then(|| voters(list, side, None, lexicon)).filter(|it| !it.is_empty())
}

pub(super) fn option(side: Side) -> &'static str {
    match side {
        Side::For => "for",
        Side::Against => "against",
        Side::Abstain => "abstain",
    }
}

fn side(word: &str, lexicon: &Lexicon) -> Option<Side> {
    side_word(word, lexicon).filter(|it| *it != Side::Abstain)
}

fn side_word(word: &str, lexicon: &Lexicon) -> Option<Side> {
    let it = lexicon.meanings(word);
    if it.has(Term::VoteAgainst) {
        Some(Side::Against)
    } else if it.has(Term::VoteAbstain) {
        Some(Side::Abstain)
    } else {
        it.has(Term::VoteFor).then_some(Side::For)
    }
}

/// The words of a text with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut rest = 0;
    for word in text.split(|it: char| !it.is_alphanumeric() && it != '-') {
        let at = rest;
        rest += word.len();
        rest += text[rest..].chars().next().map_or(0, char::len_utf8);
        if !word.is_empty() {
            out.push((at, word));
        }
    }
    out
}

/// A party and its count: `AP 2`, `2 SV`, `SV (2)`, `MDG`.
fn party(text: &str, lexicon: &Lexicon) -> Option<(String, Option<u32>)> {
    let text = text.trim().trim_end_matches('.');
    if let Some(name) = known(text, lexicon) {
        return Some((name, None));
    }
    let (first, last) = (text.split_once(' ')?, text.rsplit_once(' ')?);
    let count = |it: &str| number::number(it.trim_matches(['(', ')', ':']), lexicon);
    let before = known(last.0.trim_end_matches(':'), lexicon).zip(count(last.1));
    let after = || known(last.1, lexicon).zip(count(first.0));
    before.or_else(after).map(|(name, count)| (name, Some(count)))
}

/// The party that a text is, as printed. Short names are printed with a
/// capital.
pub(super) fn known(text: &str, lexicon: &Lexicon) -> Option<String> {
    let name = text.trim().trim_matches(['(', ')']);
    let printed = name.chars().next().is_some_and(char::is_uppercase);
    (printed && lexicon.knows(Term::Party, name)).then(|| name.to_owned())
}

fn is_party(word: &str, lexicon: &Lexicon) -> bool {
    known(word, lexicon).is_some()
}

/// A name and its party: `Kari Li (Ap)`, `Li`.
fn person(text: &str) -> Option<(String, Option<String>)> {
    let (name, party) = match text.split_once('(') {
        Some((name, party)) => (name.trim(), Some(party.trim_end_matches(')').trim())),
        None => (text.trim(), None),
    };
    let is_one = person::is_name(name) || person::is_first_name(name);
    is_one.then(|| (name.to_owned(), party.filter(|it| !it.is_empty()).map(str::to_owned)))
}
