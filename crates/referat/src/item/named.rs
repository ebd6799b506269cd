//! People whom running text names.

use std::ops::Range;

use super::Context;
use super::ballot;
use crate::fields::person::{function_of, is_first_name, is_name_word, is_particle, names_person, words};
use crate::lexicon::Term;

/// The longest short name that brackets after a person are believed to give as
/// a party that the lexicon does not know.
const LONGEST_PARTY: usize = 5;

/// A person in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// As printed, without office.
    pub(super) name: String,
    /// As printed.
    pub(super) party: Option<String>,
    /// The name's bytes, party included.
    pub(super) range: Range<usize>,
}

/// Everyone that the text names, in order: whoever attended, by the whole name
/// or a part of it, and others by the shape of a full name.
pub(super) fn named(text: &str, context: &Context<'_>) -> Vec<Named> {
    let mut out = Vec::new();
    let mut run: Vec<Range<usize>> = Vec::new();
    for (at, word) in words(text) {
        let start = at + (word.len() - word.trim_start_matches(['(', '«', '"']).len());
        let bare =
            text[start..at + word.len()].trim_end_matches([',', ';', ':', ')', '.', '!', '?', '»', '"']);
        let is_initial = bare.chars().count() == 1 && word.ends_with('.');
        let end = start + bare.len() + usize::from(is_initial);
        let is_part = is_name_word(bare) || !run.is_empty() && is_particle(bare);
        // A bracket or a mark parts names.
        if !is_part || start > at {
            out.extend(person(text, &run, context));
            run.clear();
        }
        if is_part {
            run.push(start..end);
            if end < at + word.len() {
                out.extend(person(text, &run, context));
                run.clear();
            }
        }
    }
    out.extend(person(text, &run, context));
    out
}

/// The person whom capitalised words name, the words before the name left out.
fn person(text: &str, run: &[Range<usize>], context: &Context<'_>) -> Option<Named> {
    let end = run.last()?.end;
    let candidates = || run.iter().map(|word| &text[word.start..end]).zip(run.iter().map(|word| word.start));
    let attends = |name: &str| context.people.iter().any(|it| it == name);
    let known = candidates().find_map(|(name, start)| {
        // `Kari Lis habilitet` is Kari Li's.
        let owner = name.strip_suffix('s').filter(|it| attends(it) && !attends(name));
        let name = owner.unwrap_or(name);
        attends(name).then_some((name, start))
    });
    let shaped = || {
        let skipped = run.iter().take_while(|word| is_before_name(&text[(*word).clone()], context)).count();
        candidates().nth(skipped).filter(|(name, _)| names_person(name, context.lexicon))
    };
    let part = || {
        let (name, start) = candidates().next_back()?;
        let is_part = context.people.iter().any(|it| it.split_whitespace().any(|word| word == name));
        (is_part && is_first_name(name)).then_some((name, start))
    };
    let (name, start) = known.or_else(shaped).or_else(part)?;
    let stop = start + name.len();
    let (party, stop) = party(text, stop, context).map_or((None, stop), |(party, stop)| (Some(party), stop));
    Some(Named { name: name.to_owned(), party, range: start..stop })
}

/// Whether a capitalised word is an office or begins the sentence.
fn is_before_name(word: &str, context: &Context<'_>) -> bool {
    let means = context.lexicon.meanings(word);
    means.has_any(&[Term::FunctionWord, Term::Voter, Term::Conjunction, Term::SubstitutedBy])
        || function_of(word, context.lexicon).is_some()
}

/// The party right after a name, and where it ends: `(Ap)`, `, Ap,`, `fra Ap`.
fn party(text: &str, name_end: usize, context: &Context<'_>) -> Option<(String, usize)> {
    let rest = text.get(name_end..)?;
    if let Some(inside) = rest.trim_start().strip_prefix('(') {
        let close = inside.find(')')?;
        let name = inside[..close].trim();
        let is_short = name.chars().count() <= LONGEST_PARTY
            && name.chars().all(char::is_alphabetic)
            && name.starts_with(char::is_uppercase);
        let end = text.len() - inside.len() + close + 1;
        return ballot::known(name, context.lexicon)
            .or_else(|| is_short.then(|| name.to_owned()))
            .map(|it| (it, end));
    }
    let comma = rest.strip_prefix(',');
    let after = comma.unwrap_or(rest);
    let mut next = words(after).into_iter();
    let (mut at, mut word) = next.next()?;
    if comma.is_none() && context.lexicon.knows(Term::ProposalBy, word) {
        (at, word) = next.next()?;
    } else if comma.is_none() {
        return None;
    }
    let bare = word.trim_end_matches([',', '.', ';', ':']);
    let end = text.len() - after.len() + at + bare.len();
    ballot::known(bare, context.lexicon).map(|party| (party, end))
}
